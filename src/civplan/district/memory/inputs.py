"""The inputs of a plan file: digests by names that a later run computes again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from civplan.documents.folders import record_path, records_without_plan
from civplan.documents.open import OpenedPlan
from civplan.model.plan import Plan
from civplan.source.project import PROJECT_MARKERS, is_file

ABSENT_DIGEST = ""
"""The digest of a file that is missing or unreadable."""
JOB_INPUT = "order"
"""The name of the input that is the same for all files: the job."""
SETTINGS_PREFIX = "settings:"
"""Prefix for the settings of a folder and the sub-district's file."""
TEMPLATES_PREFIX = "templates:"
"""Prefix for the files of a folder of templates."""
TABLE_KEY_NAMES = ("表格", "table")
"""A plan file with neither of them has no table; few have."""
EXISTENCE_PREFIX = "there:"
"""Prefix for whether a file exists, whatever its contents."""


class InputDigests(dict[str, str]):
    """Digests by the names of inputs; each is computed once, on first use.

    Paths in names are relative to the sub-district's folder, so that it may be named differently.
    """

    def __init__(self, folder: Path) -> None:
        """Take the sub-district's folder."""
        super().__init__()
        self.folder = folder
        self.paths_of_packs = cache(partial(_pack_path, folder))

    def __missing__(self, name: str) -> str:
        """Compute one."""
        self[name] = digest = _input_digest(name, self.folder)
        return digest

    def path_of(self, file: Path | str) -> str:
        """The path of a file in names."""
        return os.path.relpath(file, self.folder).replace(os.sep, "/")


def _input_digest(name: str, folder: Path) -> str:
    """The digest of an input as it is now, by its name and the sub-district's folder."""
    if name.startswith(SETTINGS_PREFIX):
        return _digest_of_files(
            _files_around((folder / name.removeprefix(SETTINGS_PREFIX)).resolve())
        )
    if name.startswith(TEMPLATES_PREFIX):
        files = (folder / name.removeprefix(TEMPLATES_PREFIX)).rglob("*")
        return _digest_of_files(sorted(file for file in files if file.is_file()))
    if name.startswith(EXISTENCE_PREFIX):
        return (
            EXISTENCE_PREFIX
            if is_file(folder / name.removeprefix(EXISTENCE_PREFIX))
            else ABSENT_DIGEST
        )
    return file_digest(folder / name)


def _files_around(folder: Path) -> Iterator[Path]:
    """The files that influence the check of a plan in a folder, besides the plan."""
    for above in (folder, *folder.parents):
        yield from (above / marker for marker in PROJECT_MARKERS)
    yield from records_without_plan(folder)


def _digest_of_files(files: Iterable[Path]) -> str:
    """The digest of files by their names and contents."""
    lines = "\n".join(f"{file.name}\0{file_digest(file)}" for file in files)
    return digest_of_bytes(lines.encode(errors="surrogateescape"))


def file_digest(file: Path) -> str:
    """The digest of a file's content; empty for one that cannot be read, or is no file."""
    try:
        return digest_of_bytes(file.read_bytes()) if file.is_file() else ABSENT_DIGEST
    except OSError:
        return ABSENT_DIGEST


def digest_of_bytes(data: bytes) -> str:
    """The digest of some bytes."""
    return hashlib.sha256(data).hexdigest()


def inputs_of_folder(file: Path, digests: InputDigests) -> dict[str, str]:
    """The inputs of a plan file before it is read: its folder's settings, and its record."""
    here = digests.path_of(file.parent)
    names = (f"{SETTINGS_PREFIX}{here}", digests.path_of(record_path(file)))
    return {name: digests[name] for name in names}


def inputs_of_plan(opened: OpenedPlan, digests: InputDigests) -> dict[str, str]:
    """The inputs of a plan that was read: its files as they were then, its pack, its tables."""
    sources = opened.sources.items()
    read = {digests.path_of(path): digest_of_bytes(source.data) for path, source in sources}
    folders = opened.pack.folders if opened.pack else ()
    names = [f"{TEMPLATES_PREFIX}{digests.paths_of_packs(folder)}" for folder in folders]
    texts = [source.text for source in opened.sources.values()]
    if opened.plan and any(name in text for name in TABLE_KEY_NAMES for text in texts):
        names += [
            digests.path_of(Path(table.span_of("file").path).parent / table.file)
            for table in opened.plan.tables
            if table.file
        ]
    inputs = read | {name: digests[name] for name in names}
    return inputs | _inputs_of_next_year(opened, digests)


def _inputs_of_next_year(opened: OpenedPlan, digests: InputDigests) -> dict[str, str]:
    """Those of the file whose plan stands behind the summary, whether it can be read or not."""
    combine = opened.plan.combine if opened.plan else None
    if combine is None:
        return {}
    file = Path(combine.span_of("with_").path).parent / combine.with_
    inputs = inputs_of_folder(file, digests) | {digests.path_of(file): file_digest(file)}
    return (inputs | inputs_of_plan(opened.next_year, digests)) if opened.next_year else inputs


def _pack_path(own: Path, folder: Path) -> str:
    """The path of a pack in names; absolute for one outside the sub-district's folder.

    Args:
        own: The sub-district's folder.
        folder: That of the pack.
    """
    own, pack = own.resolve(), folder.resolve()
    return os.path.relpath(pack, own) if pack.is_relative_to(own) else str(pack)


def inputs_of_evidence(plan: Plan | None, digests: InputDigests) -> dict[str, str]:
    """The inputs for evidence: whether each file exists, as the register says."""
    names = (
        f"{EXISTENCE_PREFIX}{digests.path_of(Path(item.span.path).parent / one.file)}"
        for item in (plan.items if plan else ())
        for one in item.evidence
    )
    return {name: digests[name] for name in names}
