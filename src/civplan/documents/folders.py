"""The files of a folder and of those below it: one walk for all commands."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from civplan.findings.words import Words, printable_text
from civplan.source.errors import read_error_reason
from civplan.source.project import DISTRICT_FILES, PROFILE_FILE, is_file, project_folder

TO_IMPORT = Words(
    "这是文档，不是计划文件；变成计划文件：civplan import {file}",
    "a document, not a plan file; to make one of it: civplan import {file}",
)
TABLE_GIVEN = Words(
    "这是表格，不是计划文件，也不能导入；把内容复制到 Word 文档，再用 civplan import",
    "a spreadsheet, neither a plan file nor one that can be imported; copy its text into a Word"
    " document, then civplan import that",
)
PDF_GIVEN = Words(
    "这是 PDF，不是计划文件，也不能导入；先另存为 Word 文档，再用 civplan import",
    "a PDF, neither a plan file nor one that can be imported; save it as a Word document, then"
    " civplan import that",
)
NOT_IMPORTED = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"), TABLE_GIVEN),
    **dict.fromkeys((".pdf", ".ofd"), PDF_GIVEN),
}
"""What is told of files that people take for documents, by the ends of their names."""
PLAN_ENDINGS = frozenset({".yaml", ".yml"})
"""How the names of plan files end, in capitals too."""
WORD_ENDINGS = frozenset(
    {
        *(
            ".docx",
            ".dotx",
            ".docm",
            ".dotm",
            ".doc",
            ".dot",
            ".wps",
            ".wpt",
            ".rtf",
            ".odt",
            ".ott",
        ),
        *(".html", ".htm", ".mht", ".mhtml"),
    }
)
"""How the names of documents end that ``civplan import`` reads, and that no plan file has."""
TEXT_ENDINGS = frozenset({".txt", ".md", ".markdown"})
"""How the names of texts end; a plan file may be called so by mistake."""
KEY_OF_PLAN = re.compile(r"^(?:community|社区|extends|继承)[ \u3000]*[:：]", re.MULTILINE)
"""A line that a text has which is a plan file."""
LARGEST_LOOKED_AT = 64 * 1024
"""Bytes of a text in which such a line would stand."""
PYTHON_MARKER = "pyvenv.cfg"
"""A file of every virtual environment of Python, and of no other folder."""
FOLDER_UNREADABLE = Words(
    "{reason}，里面的文件没有算进去；能读了再运行一次",
    "{reason}; the files in it were left out; run again when it can be read",
)
PLANS_IN_PACK = Words(
    "有 profile.yaml，算作文种，里面的计划文件没有算进去（{names}）；"
    "是计划文件的，请移到别的文件夹",
    "it has a profile.yaml and so is a pack: the plan files in it were left out ({names});"
    " move those that are plans to another folder",
)
RECORD_ENDING = ".issued.json"
"""How the name of a record ends."""


class SkippedPath(NamedTuple):
    """A file or folder that was left out, though somebody may want it checked."""

    path: Path
    reason: Words
    """Why, and what to do."""
    is_unreadable: bool = True
    """Whether something could not be read, so that the report may be wrong."""

    @property
    def words(self) -> Words:
        """The message about it."""
        path = printable_text(str(self.path))
        return Words(f"{path}：{self.reason.zh}", f"{path}: {self.reason.en}")


class FileTree(NamedTuple):
    """The files of a folder and of all below it."""

    files: tuple[Path, ...]
    """Folder by folder, by name; whatever is no folder: pipes and broken links as well."""
    skipped: tuple[SkippedPath, ...]


def is_checkable_file(file: Path) -> bool:
    """True when a name is that of a plan file or of a sub-district's own."""
    is_yaml = file.suffix.lower() in PLAN_ENDINGS and not file.name.startswith(".")
    return is_yaml and file.name != PROFILE_FILE


def words_for_document(file: Path) -> Words | None:
    """What a document is to be done with where a plan file is expected; None for another file."""
    if is_document_to_import(file):
        return TO_IMPORT.filled(file=file)
    words = NOT_IMPORTED.get(file.suffix.lower())
    return words if words and is_file(file) else None


def is_document_to_import(file: Path) -> bool:
    """True when a name, and of a text the content, is that of a document and not of a plan file."""
    ending = file.suffix.lower()
    if ending in WORD_ENDINGS:
        return is_file(file)
    if ending not in TEXT_ENDINGS:
        return False
    try:
        with file.open("rb") as text:
            head = text.read(LARGEST_LOOKED_AT).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return bool(head.strip()) and not KEY_OF_PLAN.search(head)


def is_plan_file(file: Path) -> bool:
    """True when a name is that of a plan file."""
    return is_checkable_file(file) and file.name not in DISTRICT_FILES


def file_tree(folder: Path, is_passed_over: Callable[[Path], bool] = lambda _: False) -> FileTree:
    """The files of a folder and of all below it.

    Hidden folders, virtual environments, packs and unreadable folders are left out. Links to
    folders are not followed, so that a circle of them has an end.

    Args:
        folder: Where to begin, whatever it is.
        is_passed_over: True for a folder below it that is to be left out.
    """
    files, skipped = list[Path](), list[SkippedPath]()

    def is_looked_into(below: Path) -> bool:
        if below.name.startswith(".") or holds_file(below, PYTHON_MARKER) or is_passed_over(below):
            return False
        if holds_file(below, PROFILE_FILE):
            skipped.extend(_plans_in_pack(below))
            return False
        return True

    def cannot_read(error: OSError) -> None:
        skipped.append(_unreadable_folder(Path(error.filename), error))

    for inside, folders, names in os.walk(folder, onerror=cannot_read):
        here = Path(inside)
        if not os.access(here, os.X_OK):  # its names can be read, and nothing else
            cannot_read(PermissionError(0, "", inside))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if is_looked_into(here / name))
        files += (here / name for name in sorted(names))
    return FileTree(tuple(files), tuple(skipped))


def holds_file(folder: Path, name: str) -> bool:
    """True when a file lies in a folder; false too where nobody may look."""
    return is_file(folder / name)


def _unreadable_folder(folder: Path, error: OSError) -> SkippedPath:
    """A folder that could not be read."""
    return SkippedPath(folder, FOLDER_UNREADABLE.filled(reason=read_error_reason(error)))


def _plans_in_pack(folder: Path) -> list[SkippedPath]:
    """The folder of a pack, when files lie in it that may be plans; else nothing."""
    try:
        names = sorted(printable_text(file.name) for file in folder.iterdir() if is_plan_file(file))
    except OSError as error:
        return [_unreadable_folder(folder, error)]
    named = Words("、".join(names), ", ".join(names))
    return (
        [SkippedPath(folder, PLANS_IN_PACK.filled(names=named), is_unreadable=False)]
        if names
        else []
    )


def record_path(plan_file: Path) -> Path:
    """The path of a plan file's record: hunei-2007.yaml has hunei-2007.issued.json."""
    return plan_file.with_name(f"{plan_file.stem}{RECORD_ENDING}")


def records_without_plan(folder: Path) -> list[Path]:
    """The records in a folder beside which no plan file lies: one may have been renamed."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - paths of every file would take ten times as long
    except OSError:
        return []
    stems = sorted(
        name.removesuffix(RECORD_ENDING) for name in names if name.endswith(RECORD_ENDING)
    )
    if not stems:
        return []
    both = (os.path.splitext(name) for name in names)  # noqa: PTH122 - as above
    with_plan = {stem for stem, ending in both if ending.lower() in PLAN_ENDINGS}
    return [folder / f"{stem}{RECORD_ENDING}" for stem in stems if stem not in with_plan]


class FolderCache:
    """What is known of folders; it lives as long as a run."""

    def __init__(self) -> None:
        """Begin empty."""
        self.records_without_plan = cache(records_without_plan)
        self.project_folder = cache(project_folder)
