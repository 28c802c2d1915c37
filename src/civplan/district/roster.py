"""The sub-district's folder: its own file, the plan files, and what was sent as Word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.database import NAME as MEMORY
from civplan.documents.tree import LeftOut, has, is_file, is_plan_file, tree_of
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.district import District
from civplan.model.district_load import load_district
from civplan.source.errors import CannotRead, reason_of
from civplan.source.project import DISTRICT_FILES, MARKERS
from civplan.source.source import Source

WORD_ENDINGS = frozenset({".docx", ".doc", ".wps"})
WORDS_LOCK = "~$"
"""How the name of the file begins that Word leaves beside an open document."""
NO_FILE = Words(
    "这个名字要留给普通文件，而这是文件夹、管道或断开的链接；先把它改名、删去，或者改好链接",
    "this name is for an ordinary file, but this is a folder, a pipe or a broken link;"
    " rename or remove it, or mend the link",
)
SECOND = Words(
    "没有用上：旁边有 {first}，以那份为准；把要用的内容并进去，再删去这份",
    "not used, as {first} lies beside it; put into that one what you need, and remove this one",
)


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
    """Those that hold something."""
    empty_files: tuple[Path, ...] = ()
    """Word files that hold nothing."""
    left_out: tuple[LeftOut, ...] = ()
    """What else there is to tell, before anything is read."""
    is_broken: bool = False
    """True when the sub-district's own file is there, and nothing of it can be used."""

    @property
    def is_whole(self) -> bool:
        """Whether everything in the folder could be looked at."""
        return not any(one.is_fault for one in self.left_out)


def open_district(folder: Path, leave_out: Iterable[Path] = ()) -> DistrictFolder:
    """Read a sub-district's own file and list the others.

    Args:
        folder: Where the communities' files are, at any depth.
        leave_out: Folders below it that hold no hand-ins, such as the output.

    Raises:
        CannotRead: The folder or the sub-district's own file cannot be read, or something that is
            no file has the name of one that is read for each community.
    """
    refuse_unreadable(folder)
    outputs = {path.resolve() for path in leave_out}
    tree = tree_of(folder, lambda below: has(below, MEMORY) or below.resolve() in outputs)
    files = [file for file in tree.files if not file.name.startswith(".")]
    own = own_files(folder, files)
    words = [file for file in files if is_word(file)]
    empty = {file for file in words if is_empty(file)}
    opened = DistrictFolder(
        folder,
        nobody(folder),
        has_file=bool(own),
        findings=(),
        sources={},
        plan_files=tuple(file for file in files if is_plan_file(file)),
        word_files=tuple(file for file in words if file not in empty),
        empty_files=tuple(file for file in words if file in empty),
        left_out=(*second_of(own), *tree.left_out),
    )
    return with_own_file(opened, own[0]) if own else opened


def with_own_file(opened: DistrictFolder, own: Path) -> DistrictFolder:
    """A sub-district's folder with what its own file says.

    Raises:
        CannotRead: The file cannot be read.
    """
    loaded = load_district(own)
    return opened._replace(
        district=loaded.district or nobody(own),
        is_broken=loaded.district is None,
        findings=loaded.findings,
        sources={loaded.source.path: loaded.source},
    )


def nobody(path: Path) -> District:
    """A sub-district that says nothing of itself."""
    return District(span=Span(str(path)))


def refuse_unreadable(folder: Path) -> None:
    """Refuse a folder of which nothing can be listed.

    Raises:
        CannotRead: It may not be read, or not be looked into.
    """
    try:
        os.stat(folder / os.curdir)  # noqa: PTH116 - Path would leave the dot out
        os.scandir(folder).close()
    except OSError as error:
        raise CannotRead(folder, reason_of(error)) from error


def own_files(folder: Path, files: Iterable[Path]) -> list[Path]:
    """The files that a sub-district may have for its own, the one that counts first.

    Args:
        folder: The sub-district's.
        files: Those of the folder and of all below it.

    Raises:
        CannotRead: One of them, or of those that speak for a folder below, is no ordinary file: it
            is surely meant, and to read a pipe could take for ever.
    """
    named = [folder / name for name in DISTRICT_FILES]
    own = [file for file in named if os.path.lexists(file)]
    for file in (*own, *(file for file in files if file.name in MARKERS)):
        if not is_file(file):
            raise CannotRead(file, NO_FILE)
    return own


def second_of(own: Sequence[Path]) -> list[LeftOut]:
    """The files that a sub-district has for its own beside the one that counts."""
    return [
        LeftOut(file, SECOND.filled(first=own[0].name), is_fault=False)
        for file in own[1:]
        if not file.samefile(own[0])
    ]


def is_word(file: Path) -> bool:
    """True when a file's name is that of a Word document."""
    return file.suffix.lower() in WORD_ENDINGS and not file.name.startswith(WORDS_LOCK)


def is_empty(file: Path) -> bool:
    """True for a file without a single byte; one that cannot be looked at may hold something."""
    try:
        return file.stat().st_size == 0
    except OSError:
        return False
