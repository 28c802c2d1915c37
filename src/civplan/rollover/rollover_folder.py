"""Next year's files from this year's: the folder of a sub-district."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents.files import FILE_EXISTS, CannotWrite, make_folder, write_file
from civplan.documents.folders import file_tree, is_checkable_file
from civplan.edit.edit_file import CannotEdit
from civplan.findings.words import Words
from civplan.model.packs import is_folder_name
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import ON_DISK, source_at
from civplan.rollover.links import combined_name, pack_name
from civplan.rollover.moved_years import moved_title
from civplan.rollover.rollover_file import RolledFile, rollover_file, shape_of, source_year
from civplan.rollover.year_edits import year_edits
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES, PROFILE_FILE, SETTINGS_FILE, is_file
from civplan.source.source import Source

NO_PLANS = Words("文件夹里没有计划文件", "there are no plan files in the folder")
INSIDE_ITSELF = Words(
    "新文件夹不能放在原来的文件夹里", "the new folder cannot be inside the old one"
)
FILE_KEY = re.compile("file|文件")
"""What a plan file has that takes the rows of a table from another file."""


class RolledFolder(NamedTuple):
    """Next year's files; nothing is written yet."""

    folder: Path
    """Where they belong."""
    files: tuple[RolledFile, ...]
    errors: tuple[CannotEdit | CannotRead | CannotWrite, ...]
    """Why some files have no new one."""
    settings: bytes | None
    """The folder's civplan.toml, which is taken over as it is; None without one."""
    copies: tuple[tuple[Path, Path], ...]
    """Files that are taken over as they are, the old one and the new: of packs, rows of tables."""

    def write(self, *, is_forced: bool = False) -> tuple[Path, ...]:
        """Write the files, and what comes along with them; the paths of what comes along.

        Args:
            is_forced: True to write over files that are there, but for a civplan.toml.

        Raises:
            CannotWrite: A file is there already, or may not be written.
        """
        for file in self.files:
            make_folder(file.path.parent)
            file.write(is_forced=is_forced)
        for original, copy in self.copies:
            make_folder(copy.parent)
            write_file(copy, original.read_bytes())
        beside = [copy for _, copy in self.copies]
        settings = self.folder / SETTINGS_FILE
        if self.settings is not None and not settings.exists():
            write_file(settings, self.settings)
            beside.append(settings)
        return tuple(beside)


class _OldFile(NamedTuple):
    """A file of this year's folder."""

    path: Path
    source: Source
    year: int | None
    """None where it names none."""


class _Task(NamedTuple):
    """A file to roll over."""

    old: Path
    source: Source
    new: Path
    year: int


def rollover_folder(
    folder: Path | str, new_folder: Path | str | None = None, *, is_forced: bool = False
) -> RolledFolder:
    """Next year's files of a sub-district's folder, in a folder of their own.

    The sub-district's own file, the communities' files and those that they extend move together. A
    file that holds a plan of next year already, for a combined document, stays behind.

    Args:
        folder: This year's.
        new_folder: Where the new files belong; None for beside it, with the year moved in its name.
        is_forced: True where files that are there may be written over.

    Raises:
        CannotRead: The folder holds no plan files.
        CannotWrite: The new folder lies inside the old one.
    """
    folder = Path(folder)
    paths = [file for file in file_tree(folder).files if is_checkable_file(file)]
    errors: list[CannotEdit | CannotRead | CannotWrite] = []
    if not paths:
        raise CannotRead(str(folder), NO_PLANS)
    readable = list(_old_files(paths, errors))
    combined = set(_combined_files(readable))
    old_files = [one for one in readable if one.path not in combined]
    year = _usual_year(old_files)
    new_folder = Path(new_folder or folder.with_name(_next_folder_name(folder, year)))
    if new_folder.resolve().is_relative_to(folder.resolve()):
        raise CannotWrite(new_folder, INSIDE_ITSELF)
    tasks = [
        _Task(
            one.path,
            one.source,
            new_folder / moved_title(str(one.path.relative_to(folder)), own),
            own,
        )
        for one in old_files
        if (own := one.year or year)
    ]
    real_folder = folder.resolve()
    packs = list(_pack_folders(tasks, real_folder))
    files = [file for file in _table_files(tasks) if file.is_relative_to(real_folder)]
    files += [file for pack in packs for file in sorted(pack.rglob("*")) if is_file(file)]
    copies = {file: new_folder / file.relative_to(real_folder) for file in files}
    beside = {**copies, **{pack: new_folder / pack.relative_to(real_folder) for pack in packs}}
    errors += [
        CannotWrite(file, FILE_EXISTS)
        for file in (*(task.new for task in tasks), *copies.values())
        if not is_forced and os.path.lexists(file)
    ]
    rolled = list(_rolled_files(tasks, beside, errors))
    settings = folder / SETTINGS_FILE
    data = settings.read_bytes() if settings.is_file() else None
    return RolledFolder(new_folder, tuple(rolled), tuple(errors), data, tuple(copies.items()))


def _old_files(
    files: list[Path], errors: list[CannotEdit | CannotRead | CannotWrite]
) -> Iterator[_OldFile]:
    """The files that can be read."""
    for file in files:
        try:
            source = source_at(file, ON_DISK)
            yield _OldFile(file, source, source_year(source, shape_of(file)))
        except CannotRead as error:
            errors.append(error)


def _combined_files(files: Sequence[_OldFile]) -> Iterator[Path]:
    """The files among some that hold a plan of next year already, for a combined document."""
    by_real_path = {os.path.realpath(file.path): file.path for file in files}
    for file in files:
        name = combined_name(file.source)
        combined = by_real_path.get(os.path.realpath(file.path.parent / name)) if name else None
        if combined:
            yield combined


def _usual_year(files: Sequence[_OldFile]) -> int | None:
    """The year of the sub-district's own file, or of most files."""
    for file in files:
        if file.path.name in DISTRICT_FILES and file.year:
            return file.year
    counts = Counter(file.year for file in files if file.year)
    return counts.most_common(1)[0][0] if counts else None


def _next_folder_name(folder: Path, year: int | None) -> str:
    """The name of next year's folder: tongbei-2007 becomes tongbei-2008."""
    name = folder.resolve().name
    if year is None:
        return f"{name}-next"
    moved = moved_title(name, year)
    return moved if moved != name else f"{name}-{year + 1}"


def _table_files(tasks: Iterable[_Task]) -> Iterator[Path]:
    """The real paths of the files with rows of tables that plan files name."""
    for task in tasks:
        source = task.source
        if source.root and FILE_KEY.search(source.text) and task.old.name not in DISTRICT_FILES:
            edits = year_edits(source.root, PLAN_SHAPE, task.year)
            files = ((task.old.parent / name).resolve() for _, name in edits.files)
            yield from (file for file in files if is_file(file))


def _pack_folders(tasks: Iterable[_Task], folder: Path) -> Iterator[Path]:
    """The folders of the packs in a folder, where a plan file names one; a pack may extend others.

    Args:
        tasks: The plan files.
        folder: The real path of their folder.
    """
    names = ((task.old.parent, pack_name(task.source)) for task in tasks)
    packs = ((beside / name).resolve() for beside, name in names if is_folder_name(name))
    if any(pack.is_relative_to(folder) for pack in packs):
        yield from sorted(file.parent for file in folder.rglob(PROFILE_FILE))


def _rolled_files(
    tasks: list[_Task],
    beside: Mapping[Path, Path],
    errors: list[CannotEdit | CannotRead | CannotWrite],
) -> Iterator[RolledFile]:
    """The new files, those that others extend before them; ``beside`` is what is copied."""
    moved = {**{task.old: task.new for task in tasks}, **beside}
    new_files = {Path(os.path.realpath(old)): new for old, new in moved.items()}
    contents: dict[str, bytes] = {}
    waiting = list(tasks)
    for is_last_try in (False, True):
        later: list[_Task] = []
        for task in waiting:
            try:
                rolled = rollover_file(
                    task.old,
                    task.new,
                    year=task.year,
                    new_files=new_files,
                    contents=contents,
                )
            except (CannotEdit, CannotRead) as error:
                if is_last_try:
                    errors.append(error)
                later.append(task)  # perhaps a file that it extends comes later
                continue
            contents[os.path.realpath(task.new)] = rolled.data
            yield rolled
        waiting = later
