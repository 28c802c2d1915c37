"""The sub-district's folder: its own file, the plan files, and what else was sent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.district.memory.database import DATABASE_NAME as MEMORY
from civplan.documents.folders import SkippedPath, file_tree, holds_file, is_plan_file
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.district import District
from civplan.model.district_file import load_district
from civplan.settings.apply import SettingsCache
from civplan.source.errors import CannotRead, read_error_reason
from civplan.source.project import DISTRICT_FILES, PROJECT_MARKERS, is_file
from civplan.source.source import Source

if TYPE_CHECKING:
    from civplan.settings.style import StyleVariant

PICTURE_ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".webp"}
)
UNSTRUCTURED_ENDINGS = PICTURE_ENDINGS | {
    *(".docx", ".doc", ".docm", ".wps", ".wpt", ".rtf", ".odt", ".pdf", ".ofd"),
    *(".xlsx", ".xls", ".xlsm", ".et", ".csv", ".ods", ".pptx", ".ppt", ".dps"),
    *(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"),
}
"""Of what a community may send instead of a plan file: texts, tables, pictures, archives."""
LOCK_PREFIX = "~$"
"""Begins the name of an office program's lock file beside an open document."""
NOT_AN_ORDINARY_FILE = Words(
    "这个名字要留给普通文件，而这是文件夹、管道或断开的链接；先把它改名、删去，或者改好链接",
    "this name is for an ordinary file, but this is a folder, a pipe or a broken link;"
    " rename or remove it, or mend the link",
)
SECOND_DISTRICT_FILE = Words(
    "没有用上：旁边有 {first}，以那份为准；把要用的内容并进去，再删去这份",
    "not used, as {first} lies beside it; put into that one what you need, and remove this one",
)
NO_PLAN_FILES = Words("{folder}：没有计划文件", "{folder}: there is no plan file")
NO_DISTRICT_FOLDER = Words("{folder}：没有这个文件夹", "{folder}: there is no such folder")
OUTPUT_MIXES = Words(
    "{output}：输出会和社区报来的文件混在一起；用 -o 另指定一个文件夹",
    "{output}: the output would mix with what the communities sent; name another folder with -o",
)
OUTPUT_IS_A_FILE = Words(
    "{output}：这是文件，不是文件夹；用 -o 另指定一个",
    "{output}: this is a file and no folder; name another one with -o",
)


class UnusableFolder(Exception):
    """A folder that is no sub-district's, or cannot be the output folder."""

    def __init__(self, words: Words) -> None:
        """Take the message."""
        super().__init__(words.en)
        self.words = words


class DistrictFolder(NamedTuple):
    """The contents of a sub-district's folder."""

    folder: Path
    district: District
    """An empty one without a file of its own."""
    has_file: bool
    findings: tuple[Finding, ...]
    """In the sub-district's own file."""
    sources: dict[str, Source]
    plan_files: tuple[Path, ...]
    unstructured_files: tuple[Path, ...]
    """Those that are not empty."""
    empty_files: tuple[Path, ...] = ()
    left_out: tuple[SkippedPath, ...] = ()
    """Paths left out, with the reasons."""
    is_broken: bool = False
    """True when the sub-district's own file is there, but cannot be used."""
    style: StyleVariant | None = None
    """How its documents differ from the house style."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the folder could be read."""
        return not any(one.is_unreadable for one in self.left_out)


def open_submissions(
    folder: Path, output: Path | None, on_note: Callable[[Words], None]
) -> DistrictFolder:
    """Open a folder that must have plan files or a sub-district's own file.

    Args:
        folder: The sub-district's.
        output: The output folder, if there is one: no submissions are in it.
        on_note: Called with each path that is left out.

    Raises:
        UnusableFolder: There is no such folder, or no plan file in it.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    if not folder.is_dir():
        raise UnusableFolder(NO_DISTRICT_FOLDER.filled(folder=folder))
    opened = open_district(folder, leave_out=[output] if output else [])
    for one in opened.left_out:
        on_note(one.words)
    if not opened.plan_files and not opened.has_file:
        raise UnusableFolder(NO_PLAN_FILES.filled(folder=folder))
    return opened


def check_output_folder(folder: Path, output: Path, documents: Path | None = None) -> None:
    """Check that the output does not mix with the communities' files.

    Args:
        folder: The communities'.
        output: The output folder.
        documents: The folder in it that holds the communities' documents; None without one.

    Raises:
        UnusableFolder: The output folder is the communities' or a file, or its documents would lie
            around the communities' files.
    """
    if output.exists() and not output.is_dir():
        raise UnusableFolder(OUTPUT_IS_A_FILE.filled(output=output))
    own, theirs = output.resolve(), folder.resolve()
    if own == theirs or (documents and theirs.is_relative_to(documents.resolve())):
        raise UnusableFolder(OUTPUT_MIXES.filled(output=output))


def open_district(folder: Path, leave_out: Iterable[Path] = ()) -> DistrictFolder:
    """Read a sub-district's own file and list the others.

    Args:
        folder: The folder with the communities' files, at any depth.
        leave_out: Folders below it without submissions, such as the output.

    Raises:
        CannotRead: The folder or the sub-district's own file cannot be read, or a folder or a pipe
            has the name of a settings file.
    """
    _refuse_unreadable_folder(folder)
    outputs = {path.resolve() for path in leave_out}
    tree = file_tree(folder, lambda below: holds_file(below, MEMORY) or below.resolve() in outputs)
    files = [file for file in tree.files if not file.name.startswith(".")]
    own = _district_files_in(folder, files)
    unstructured = [file for file in files if is_unstructured_file(file)]
    empty = {file for file in unstructured if _is_empty_file(file)}
    opened = DistrictFolder(
        folder,
        empty_district(folder),
        has_file=bool(own),
        findings=(),
        sources={},
        plan_files=tuple(file for file in files if is_plan_file(file)),
        unstructured_files=tuple(file for file in unstructured if file not in empty),
        empty_files=tuple(file for file in unstructured if file in empty),
        left_out=(*_unused_district_files(own), *tree.skipped),
        style=_style_of_folder(folder),
    )
    return _with_district_file(opened, own[0]) if own else opened


def _style_of_folder(folder: Path) -> StyleVariant | None:
    """How the documents of a folder look by its civplan.toml, whose faults each file tells."""
    try:
        settings = SettingsCache().settings_for(folder / DISTRICT_FILES[0])
    except CannotRead:
        return None
    return settings.style if settings else None


def _with_district_file(opened: DistrictFolder, own: Path) -> DistrictFolder:
    """A sub-district's folder with the contents of its own file.

    Raises:
        CannotRead: The file cannot be read.
    """
    loaded = load_district(own)
    return opened._replace(
        district=loaded.district or empty_district(own),
        is_broken=loaded.district is None,
        findings=loaded.findings,
        sources={loaded.source.path: loaded.source},
    )


def empty_district(path: Path) -> District:
    """A sub-district without any field."""
    return District(span=Span(str(path)))


def _refuse_unreadable_folder(folder: Path) -> None:
    """Refuse a folder that cannot be listed.

    Raises:
        CannotRead: It may not be read or searched.
    """
    try:
        os.stat(folder / os.curdir)  # noqa: PTH116 - Path would leave the dot out
        os.scandir(folder).close()
    except OSError as error:
        raise CannotRead(folder, read_error_reason(error)) from error


def _district_files_in(folder: Path, files: Iterable[Path]) -> list[Path]:
    """The files with a name of the sub-district's own file, the one that is used first.

    Args:
        folder: The sub-district's.
        files: Those of the folder and of all below it.

    Raises:
        CannotRead: One of them, or a settings file below, is no ordinary file: to read a pipe could
            take for ever.
    """
    own = [file for name in DISTRICT_FILES if os.path.lexists(file := folder / name)]
    for file in (*own, *(file for file in files if file.name in PROJECT_MARKERS)):
        if not is_file(file):
            raise CannotRead(file, NOT_AN_ORDINARY_FILE)
    return own


def _unused_district_files(own: Sequence[Path]) -> list[SkippedPath]:
    """Further files with a name of the sub-district's own file."""
    return [
        SkippedPath(file, SECOND_DISTRICT_FILE.filled(first=own[0].name), is_unreadable=False)
        for file in own[1:]
        if not file.samefile(own[0])
    ]


def is_unstructured_file(file: Path) -> bool:
    """True for the name of a document, a table, a picture or an archive."""
    return file.suffix.lower() in UNSTRUCTURED_ENDINGS and not file.name.startswith(LOCK_PREFIX)


def _is_empty_file(file: Path) -> bool:
    """True for a file without a byte; False for one that cannot be looked at."""
    try:
        return file.stat().st_size == 0
    except OSError:
        return False
