"""Next year's file from this year's: one file, with what a person must look at."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from civplan.documents.files import write_file, write_new_file
from civplan.documents.open import OpenedPlan, open_district_file, open_plan
from civplan.edit.edit_file import BRINGS_ERRORS, CannotEdit, edited_source, new_findings
from civplan.edit.edits import DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.findings.finding import NOWHERE, Finding, findings_in_order
from civplan.findings.words import Words
from civplan.model.district import DISTRICT_SHAPE
from civplan.model.figures import parse_year
from civplan.model.inherit import field_value
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import ON_DISK, FileContents, inherited_root, source_at
from civplan.model.records import RecordOf
from civplan.model.rules.keys import MISSING_KEY
from civplan.model.rules.references import PACK_UNUSABLE
from civplan.model.rules.tables import TABLE_FILE_UNUSABLE
from civplan.rollover.links import Links
from civplan.rollover.moved_years import moved_title
from civplan.rollover.open_points import OldYear, open_points
from civplan.rollover.year_edits import YearEdits, year_edits
from civplan.source.nodes import Mapping as KeyedNode
from civplan.source.nodes import Scalar
from civplan.source.project import DISTRICT_FILES
from civplan.source.source import Source, parse_source

NO_YEAR = Words(
    "没有写年度，不知道转到哪一年", "it names no year, so nobody knows which year comes next"
)
SAME_FILE = Words("新文件不能就是原来的文件", "the new file cannot be the old one")
UNREAD = Words(
    "有{count}处读不出来，转到下一年会丢掉；先改好",
    "values cannot be read ({count}) and would be lost in next year's file; mend them first",
)
NEW_FILES: Mapping[Path, Path] = {}


class RolledFile(NamedTuple):
    """Next year's file; nothing is written yet."""

    old: Path
    path: Path
    """Where it belongs."""
    data: bytes
    opened: OpenedPlan
    """What it says."""
    sources: Mapping[str, Source]
    """The files in which the findings have their places."""
    findings: tuple[Finding, ...]
    """What a person must look at, in the order of the file."""

    def write(self, *, is_forced: bool = False) -> None:
        """Write the file.

        Args:
            is_forced: True to write over a file that is there.

        Raises:
            CannotWrite: It is there already, or it may not be written.
        """
        (write_file if is_forced else write_new_file)(self.path, self.data)


def rollover_file(
    path: Path | str,
    new_path: Path | str | None = None,
    *,
    year: int | None = None,
    new_files: Mapping[Path, Path] = NEW_FILES,
    contents: FileContents = ON_DISK,
) -> RolledFile:
    """Next year's file of a plan file, or of a sub-district's own.

    Args:
        path: This year's file.
        new_path: Where the new one belongs; a folder, or None for beside it, with the year moved
            in its name.
        year: The file's year where it names none, such as a file that others extend.
        new_files: Where the files go that are rolled over with it, by their real paths.
        contents: Bytes of new files that are not written yet, by their real paths.

    Raises:
        CannotRead: The file cannot be read.
        CannotEdit: It cannot be read whole, names no year, or the new file would have errors that
            this one has not.
    """
    path = Path(path)
    source = source_at(path, ON_DISK)
    before = _opened_whole(path)
    shape = shape_of(path)
    old_year = source_year(source, shape) or year
    if old_year is None:
        raise CannotEdit(path, NO_YEAR)
    new_path = Path(new_path or path.parent)
    if new_path.is_dir():
        new_path /= next_name(path, old_year)
    if os.path.realpath(new_path) == os.path.realpath(path):
        raise CannotEdit(path, SAME_FILE)
    links = Links(source, path, new_path, old_year, new_files)
    edits = year_edits(source.root or KeyedNode((), NOWHERE), shape, old_year)
    data = _next_data(source, edits, links, shape, old_year)
    opened = _checked(before, new_path, data, contents, new_files)
    old = OldYear(old_year, source, edits, links.last_years_file, links.combined)
    points = open_points(parse_source(data, str(new_path)), opened.sources, shape, old)
    sources = {source.path: source, **opened.sources}
    return RolledFile(path, new_path, data, opened, sources, tuple(findings_in_order(points)))


def next_name(path: Path, year: int) -> str:
    """The name of next year's file: hunei-2007.yaml becomes hunei-2008.yaml."""
    stem = moved_title(path.stem, year)
    return f"{stem if stem != path.stem else f'{stem}-{year + 1}'}{path.suffix}"


def shape_of(path: Path) -> RecordOf[Any]:
    """What a file holds: a plan, or a sub-district."""
    return DISTRICT_SHAPE if path.name in DISTRICT_FILES else PLAN_SHAPE


def source_year(source: Source, shape: RecordOf[Any]) -> int | None:
    """The year that a file names or inherits; None without one, and when it cannot be read."""
    for root in (source.root, inherited_root(source) if shape is PLAN_SHAPE else None):
        value = field_value(root, shape, "year") if root else None
        if isinstance(value, Scalar):
            return parse_year(value.text.strip())
    return None


def _next_data(
    source: Source, edits: YearEdits, links: Links, shape: RecordOf[Any], year: int
) -> bytes:
    """The bytes of next year's file; its paths change last, so that it is read where it lies.

    Raises:
        CannotEdit: An edit cannot be made.
    """
    of_tables = links.edits_of_tables(edits.files)
    changed = edited_source(source, [*of_tables, *edits.edits], shape, is_alone=True)
    if shape is PLAN_SHAPE and not links.is_moved:
        changed = edited_source(changed, _edits_of_inherited(changed, year))
    return edited_source(changed, links.edits(), shape, is_alone=True).data


def _edits_of_inherited(source: Source, year: int) -> Iterator[ValueEdit]:
    """The edits of what a file inherits from one that is not rolled over with it."""
    base = inherited_root(source)
    if base is None or source.root is None:
        return
    if field_value(source.root, PLAN_SHAPE, "year") is None:
        yield SetValue(KeyPath.of("year"), year + 1)
    is_own = field_value(source.root, PLAN_SHAPE, "summary") is not None
    if field_value(base, PLAN_SHAPE, "summary") is not None and not is_own:
        yield DeleteValue(KeyPath.of("summary"))


def _opened(path: Path, contents: FileContents) -> OpenedPlan:
    """A plan file, or a sub-district's own, opened and checked."""
    return (open_district_file if path.name in DISTRICT_FILES else open_plan)(
        path, contents=contents
    )


def _opened_whole(path: Path) -> OpenedPlan:
    """This year's file, opened.

    Raises:
        CannotEdit: Something in it cannot be read, and would be lost on the way.
    """
    opened = _opened(path, ON_DISK)
    unread = [one for one in opened.findings if _is_unread(one)]
    if unread:
        raise CannotEdit(path, UNREAD.filled(count=len(unread)), unread, opened.sources)
    return opened


def _is_unread(finding: Finding) -> bool:
    """True where a value could not be read; a file that others extend may lack what they give."""
    if finding.rule is MISSING_KEY:
        return finding.values["en"] not in {key.en for key in PLAN_SHAPE.required}
    is_of_reading = finding.rule.code.startswith("Y") and finding.rule is not TABLE_FILE_UNUSABLE
    return finding.is_error and is_of_reading


def _checked(
    before: OpenedPlan,
    path: Path,
    data: bytes,
    contents: FileContents,
    new_files: Mapping[Path, Path],
) -> OpenedPlan:
    """The new file, opened; its pack and rows of tables may come with it.

    Raises:
        CannotEdit: It has errors that the old one has not.
    """
    after = _opened(path, {**contents, os.path.realpath(path): data})
    coming = {os.path.realpath(file) for file in new_files.values()}
    errors = [
        one
        for one in new_findings(before, after)
        if one.is_error and not _is_about_files(one, path.parent, coming)
    ]
    if errors:
        raise CannotEdit(path, BRINGS_ERRORS.filled(count=len(errors)), errors, after.sources)
    return after


def _is_about_files(finding: Finding, folder: Path, files: Collection[str]) -> bool:
    """True for the finding that a pack or a table's file is missing which will be there."""
    name = {TABLE_FILE_UNUSABLE.code: "file", PACK_UNUSABLE.code: "pack"}.get(finding.rule.code)
    return name is not None and os.path.realpath(folder / str(finding.values[name])) in files
