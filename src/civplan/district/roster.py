"""The sub-district's folder: its own file, the plan files, and what was sent as Word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.district.database import NAME as MEMORY
from civplan.findings.finding import Finding, Span
from civplan.model.district import District
from civplan.model.district_load import load_district
from civplan.source.project import DISTRICT_FILES
from civplan.source.source import Source

PLAN_ENDINGS = frozenset({".yaml", ".yml"})
WORD_ENDINGS = frozenset({".docx", ".doc", ".wps"})
WORDS_LOCK = "~$"
"""How the name of the file begins that Word leaves beside an open document."""


class DistrictFolder(NamedTuple):
    """What stands in a sub-district's folder."""

    folder: Path
    district: District
    """Without a file of its own, one that names nobody."""
    has_file: bool
    findings: tuple[Finding, ...]
    """About the sub-district's own file."""
    sources: dict[str, Source]
    plan_files: tuple[Path, ...]
    word_files: tuple[Path, ...]


def open_district(folder: Path, leave_out: Iterable[Path] = ()) -> DistrictFolder:
    """Read a sub-district's own file and list the others.

    Args:
        folder: Where the communities' files are, at any depth.
        leave_out: Folders below it that hold no hand-ins, such as the output.

    Raises:
        CannotRead: The sub-district's own file cannot be read.
    """
    files = list(files_below(folder, {path.resolve() for path in leave_out}))
    plans = tuple(file for file in files if is_plan(file))
    words = tuple(file for file in files if is_word(file))
    own = next((folder / name for name in DISTRICT_FILES if (folder / name).is_file()), None)
    if own is None:
        return DistrictFolder(
            folder,
            nobody(folder),
            has_file=False,
            findings=(),
            sources={},
            plan_files=plans,
            word_files=words,
        )
    loaded = load_district(own)
    return DistrictFolder(
        folder=folder,
        district=loaded.district or nobody(own),
        has_file=True,
        findings=loaded.findings,
        sources={loaded.source.path: loaded.source},
        plan_files=plans,
        word_files=words,
    )


def nobody(path: Path) -> District:
    """A sub-district that says nothing of itself."""
    return District(span=Span(str(path)))


def files_below(folder: Path, leave_out: set[Path]) -> Iterator[Path]:
    """The files of a folder and of all folders below it, hidden ones left out, by name.

    Links to folders are not followed, so that a circle of them has an end.
    """
    for inside, folders, names in os.walk(folder):
        here = Path(inside)
        folders[:] = sorted(name for name in folders if is_looked_into(here / name, leave_out))
        yield from (here / name for name in sorted(names) if not name.startswith("."))


def is_looked_into(folder: Path, leave_out: set[Path]) -> bool:
    """True for a folder that may hold hand-ins: not hidden, and no output of a batch."""
    if folder.name.startswith(".") or (folder / MEMORY).is_file():
        return False
    return folder.resolve() not in leave_out


def is_plan(file: Path) -> bool:
    """True when a file's name is that of a plan file."""
    return file.suffix in PLAN_ENDINGS and file.name not in DISTRICT_FILES


def is_word(file: Path) -> bool:
    """True when a file's name is that of a Word document."""
    return file.suffix.lower() in WORD_ENDINGS and not file.name.startswith(WORDS_LOCK)
