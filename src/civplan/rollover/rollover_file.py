"""Next year's file from this year's: one file, with what a person must look at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from civplan.documents.files import write_file, write_new_file
from civplan.documents.open import OpenedPlan, open_district_file, open_plan
from civplan.edit.edit_file import BRINGS_ERRORS, CannotEdit, edited_source, new_findings
from civplan.edit.edits import DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.edit.resolve import entries_of
from civplan.findings.finding import NO_WORDS, NOWHERE, Finding, findings_in_order
from civplan.findings.words import Words
from civplan.model.district import DISTRICT_SHAPE
from civplan.model.figures import parse_year
from civplan.model.inherit import field_value
from civplan.model.item import Item
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import ON_DISK, FileContents, inherited_root, source_at
from civplan.model.records import RecordOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.target import TARGET_SHAPE
from civplan.rollover.year_edits import YearEdits, moved_title, target_of, year_edits
from civplan.rollover.year_texts import years_in_texts
from civplan.rules.rollover_rules import (
    CARRIED_ITEM,
    EXTENDED_OF_LAST_YEAR,
    FIGURE_OF_LAST_YEAR,
    NUMBER_TO_GIVE,
)
from civplan.source.nodes import Mapping as KeyedNode
from civplan.source.nodes import Node, Scalar
from civplan.source.project import DISTRICT_FILES
from civplan.source.source import Source, parse_source

NO_YEAR = Words(
    "没有写年度，不知道转到哪一年", "it names no year, so nobody knows which year comes next"
)
SAME_FILE = Words("新文件不能就是原来的文件", "the new file cannot be the old one")
RESULT_WAS = Words("，上年结果 {text}", "; its result was {text}")
NEW_FILES: Mapping[Path, Path] = {}


class RolledFile(NamedTuple):
    """Next year's file; nothing is written yet."""

    old: Path
    path: Path
    """Where it belongs."""
    data: bytes
    opened: OpenedPlan
    """What it says."""
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
    path: Path,
    new_path: Path | None = None,
    *,
    year: int | None = None,
    new_files: Mapping[Path, Path] = NEW_FILES,
    contents: FileContents = ON_DISK,
) -> RolledFile:
    """Next year's file of a plan file, or of a sub-district's own.

    Args:
        path: This year's file.
        new_path: Where the new one belongs; None for beside it, with the year moved in its name.
        year: The file's year where it names none, such as a file that others extend.
        new_files: Where the files go that are rolled over with it, by their real paths.
        contents: Bytes of new files that are not written yet, by their real paths.

    Raises:
        CannotRead: The file cannot be read.
        CannotEdit: It cannot be read whole, names no year, or the new file would have errors that
            this one has not.
    """
    source = source_at(path, ON_DISK)
    shape: RecordOf[Any] = DISTRICT_SHAPE if path.name in DISTRICT_FILES else PLAN_SHAPE
    old_year = _year_of(source, shape) or year
    if old_year is None:
        raise CannotEdit(path, NO_YEAR)
    new_path = new_path or path.with_name(next_name(path, old_year))
    if os.path.realpath(new_path) == os.path.realpath(path):
        raise CannotEdit(path, SAME_FILE)
    edits = year_edits(source.root or KeyedNode((), NOWHERE), shape, old_year)
    links = _Links(source, path, new_path, old_year, new_files)
    changed = edited_source(source, [*links.edits(), *edits.edits], shape, is_alone=True)
    if not links.is_moved and shape is PLAN_SHAPE:
        changed = edited_source(changed, _edits_of_inherited(changed, old_year))
    data = changed.data
    opened = _checked(path, new_path, data, contents)
    new = parse_source(data, str(new_path))
    findings = [
        *years_in_texts(new, shape, old_year),
        *_findings_at_records(new, shape, edits, old_year),
        *links.findings(new),
    ]
    return RolledFile(path, new_path, data, opened, tuple(findings_in_order(findings)))


def next_name(path: Path, year: int) -> str:
    """The name of next year's file: hunei-2007.yaml becomes hunei-2008.yaml."""
    stem = moved_title(path.stem, year)
    return f"{stem if stem != path.stem else f'{stem}-{year + 1}'}{path.suffix}"


def year_of_file(path: Path) -> int | None:
    """The year that a file names or inherits; None without one, and when it cannot be read.

    Raises:
        CannotRead: There is no such file, or it may not be read.
    """
    shape = DISTRICT_SHAPE if path.name in DISTRICT_FILES else PLAN_SHAPE
    return _year_of(source_at(path, ON_DISK), shape)


def _year_of(source: Source, shape: RecordOf[Any]) -> int | None:
    """The year that a file names or inherits."""
    for root in (source.root, inherited_root(source) if shape is PLAN_SHAPE else None):
        value = field_value(root, shape, "year") if root else None
        if isinstance(value, Scalar):
            return parse_year(value.text.strip())
    return None


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


def _checked(old: Path, new: Path, data: bytes, contents: FileContents) -> OpenedPlan:
    """The new file, opened.

    Raises:
        CannotEdit: It has errors that the old one has not.
    """
    opening = open_district_file if old.name in DISTRICT_FILES else open_plan
    before = opening(old)
    after = opening(new, contents={**contents, os.path.realpath(new): data})
    errors = [one for one in new_findings(before, after) if one.is_error]
    if errors:
        raise CannotEdit(new, BRINGS_ERRORS.filled(count=len(errors)), errors, after.sources)
    return after


def _findings_at_records(
    source: Source, shape: RecordOf[Any], edits: YearEdits, year: int
) -> Iterator[Finding]:
    """The findings at carried items, at targets and where a document number was left out."""
    root = source.root
    if root is None:
        return
    carried, figures = iter(edits.carried), iter(edits.figures.values())
    for node, record in _records_in(root, shape):
        if record is TARGET_SHAPE:
            target = target_of(node)
            if target and target.is_promise and (text := next(figures, None)) is not None:
                result = RESULT_WAS.filled(text=text) if text else NO_WORDS
                yield FIGURE_OF_LAST_YEAR.at(
                    target.span_of("measure"), measure=target.measure, result=result
                )
        elif record.record is Item:
            place = field_value(node, record, "carried_from")
            if place is not None and (item := next(carried, None)):
                yield CARRIED_ITEM.at(place.span, year=year, status=item.status.words)
    for path, number in edits.numbers:
        details = field_value(root, shape, str(path.steps[0]))
        span = details.span if details else root.span
        first = span._replace(end_line=span.line, end_column=span.column)
        yield NUMBER_TO_GIVE.at(first, text=number)


def _records_in(node: Node, shape: Shape[Any]) -> Iterator[tuple[Node, RecordOf[Any]]]:
    """Every record in a value with its shape, in the order of the file."""
    shape = resolved_shape(shape)
    if isinstance(shape, ListOf):
        for entry in entries_of(node, shape):
            yield from _records_in(entry, shape.entry)
    elif isinstance(shape, RecordOf):
        yield node, shape
        for name, value in node.entries if isinstance(node, KeyedNode) else ():
            if key := shape.by_name.get(name.text):
                yield from _records_in(value, key.shape)


class _Links:
    """The other files that a plan file names: what it extends, and a pack of its own."""

    def __init__(
        self,
        source: Source,
        path: Path,
        new_path: Path,
        year: int,
        new_files: Mapping[Path, Path],
    ) -> None:
        """Find the files that it names.

        Args:
            source: This year's file.
            path: Its path.
            new_path: Where the new one belongs.
            year: Its year.
            new_files: Where the files go that are rolled over with it, by their real paths.
        """
        self.path, self.new_path = path, new_path
        self.extends = _text_of(source, "extends")
        self.pack = _text_of(source, "pack")
        self.next_extended = self._next_extended(year, new_files) if self.extends else None

    @property
    def is_moved(self) -> bool:
        """True when the new file extends next year's."""
        return self.next_extended is not None

    def _next_extended(self, year: int, new_files: Mapping[Path, Path]) -> Path | None:
        """Next year's file in the place of the one that is extended; None without one."""
        old = self.path.parent / self.extends
        rolled = new_files.get(Path(os.path.realpath(old)))
        if rolled is not None:
            return rolled
        named = self.path.parent / moved_title(self.extends, year)
        return named if named != old and named.is_file() else None

    def edits(self) -> Iterator[ValueEdit]:
        """The edits of the paths that the new file names."""
        if self.extends:
            file = self.next_extended or self.path.parent / self.extends
            yield from self._edit("extends", self.extends, file)
        if "/" in self.pack:
            yield from self._edit("pack", self.pack, self.path.parent / self.pack)

    def _edit(self, key: str, text: str, file: Path) -> Iterator[ValueEdit]:
        """The edit of a path, unless it stays as it is."""
        new = Path(os.path.relpath(file, self.new_path.parent)).as_posix()
        if new != os.path.normpath(text):
            is_pack = key == "pack" and not new.startswith(".")
            yield SetValue(KeyPath.of(key), f"./{new}" if is_pack else new)

    def findings(self, new: Source) -> Iterator[Finding]:
        """The finding that the new file extends last year's."""
        value = field_value(new.root, PLAN_SHAPE, "extends") if new.root else None
        if self.extends and not self.is_moved and value is not None:
            yield EXTENDED_OF_LAST_YEAR.at(value.span, file=self.extends)


def _text_of(source: Source, field: str) -> str:
    """The text of a field of a plan file; empty without one."""
    value = field_value(source.root, PLAN_SHAPE, field) if source.root else None
    return value.text.strip() if isinstance(value, Scalar) else ""
