"""What a person must look at in next year's file, and in one of last year that it extends still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from civplan.edit.edits import AddComment
from civplan.edit.resolve import entries_of
from civplan.findings.finding import NO_WORDS, Finding, Span
from civplan.findings.words import Words
from civplan.model.inherit import field_value, merge_records
from civplan.model.item import Item
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import inherited_root
from civplan.model.records import RecordOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.table import PlanTable
from civplan.model.target import TARGET_SHAPE, Target
from civplan.rollover.year_edits import YearEdits, target_of, year_edits
from civplan.rollover.year_texts import (
    comments_left_out,
    comments_of,
    years_in_comments,
    years_in_texts,
)
from civplan.rules.rollover_rules import (
    CARRIED_ITEM,
    EXTENDED_OF_LAST_YEAR,
    FIGURE_OF_LAST_YEAR,
    INHERITED_OF_LAST_YEAR,
    NUMBER_TO_GIVE,
    PLAN_IN_OTHER_FILE,
    TABLE_OF_LAST_YEAR,
)
from civplan.source.nodes import Mapping as KeyedNode
from civplan.source.nodes import Node, Scalar
from civplan.source.source import Source

RESULT_WAS = Words("，上年结果 {text}", "; its result was {text}")


class OldYear(NamedTuple):
    """What is known of last year's file."""

    year: int
    source: Source
    edits: YearEdits
    """What made the new file of it."""
    extended: str
    """The file of last year that the new one extends still; empty without one."""
    combined: str
    """The file that has the new year's plan already, beside last year's summary; may be empty."""


def open_points(
    new: Source, sources: Mapping[str, Source], shape: RecordOf[Any], old: OldYear
) -> Iterator[Finding]:
    """The findings, in no order.

    Args:
        new: Next year's file.
        sources: That file and those that it extends, by their paths.
        shape: What it holds.
        old: Last year's.
    """
    if new.root is None:
        return
    added = {line for one in old.edits.edits if isinstance(one, AddComment) for line in one.lines}
    yield from years_in_texts(new.root, {new.path: new.lines}, shape, old.year)
    comments = tuple(comments_of(new))
    yield from years_in_comments(comments, new.lines, old.year, added)
    yield from comments_left_out(comments_of(old.source), comments)
    base = inherited_root(new) if old.extended else None
    root = merge_records(base, new.root, PLAN_SHAPE, []) if base else new.root
    yield from _carried_items(new, shape, old)
    yield from _targets_of_last_year(root, new.path, shape)
    yield from _left_out_numbers(new.root, shape, old.edits)
    yield from _tables_in_files(new.root, shape)
    if old.combined:
        top = new.root.span
        first = top._replace(end_line=top.line, end_column=top.column)
        yield PLAN_IN_OTHER_FILE.at(first, file=old.combined, year=old.year + 1)
    if base:
        lines = {path: one.lines for path, one in sources.items() if path != new.path}
        yield from _inherited_of_last_year(root, new, lines, old)


def _inherited_of_last_year(
    root: KeyedNode, new: Source, lines: Mapping[str, list[str]], old: OldYear
) -> Iterator[Finding]:
    """The findings about what the new file takes from a file of last year.

    Args:
        root: The whole plan, inherited values included.
        new: The new file.
        lines: The lines of the other files, by path.
        old: Last year's file.
    """
    dates = [node.span for node in year_edits(root, PLAN_SHAPE, old.year).values]
    points = [
        *(
            INHERITED_OF_LAST_YEAR.at(span, text=_first_line(span, lines[span.path]))
            for span in dates
            if span.path in lines
        ),
        *years_in_texts(root, lines, PLAN_SHAPE, old.year),
    ]
    name = field_value(new.root, PLAN_SHAPE, "extends") if new.root else None
    if points and name is not None:
        yield EXTENDED_OF_LAST_YEAR.at(name.span, file=old.extended, count=len(points))
    yield from points


def _first_line(span: Span, lines: list[str]) -> str:
    """The text of a stretch of a file, up to the end of its first line."""
    end = span.end_column - 1 if span.end_line == span.line else None
    return lines[span.line - 1][span.column - 1 : end].strip()


def _carried_items(new: Source, shape: RecordOf[Any], old: OldYear) -> Iterator[Finding]:
    """The findings at the items that were not done."""
    carried = iter(old.edits.carried)
    for node, record in _records_in(new.root, shape) if new.root else ():
        place = field_value(node, record, "carried_from") if record.record is Item else None
        if place is not None and (item := next(carried, None)):
            yield CARRIED_ITEM.at(place.span, year=old.year, status=item.status.words)


def _targets_of_last_year(root: KeyedNode, path: str, shape: RecordOf[Any]) -> Iterator[Finding]:
    """The findings at targets for which a figure of the new year is to be set."""
    for node, record in _records_in(root, shape):
        target = target_of(node) if record is TARGET_SHAPE else None
        if target and target.is_promise:
            place = _place_in(target, path)
            is_own = "last_year" in target.spans and target.span_of("last_year").path == path
            result = RESULT_WAS.filled(text=target.last_year) if is_own else NO_WORDS
            yield FIGURE_OF_LAST_YEAR.at(place, measure=target.measure, result=result)


def _place_in(target: Target, path: str) -> Span:
    """The place of a target's name, or of what else the file itself says of it."""
    name = target.span_of("measure")
    return next((one for one in (name, *target.spans.values()) if one.path == path), name)


def _left_out_numbers(root: KeyedNode, shape: RecordOf[Any], edits: YearEdits) -> Iterator[Finding]:
    """The findings where a document number was left out."""
    for path, number in edits.numbers:
        details = field_value(root, shape, str(path.steps[0]))
        span = details.span if details else root.span
        first = span._replace(end_line=span.line, end_column=span.column)
        yield NUMBER_TO_GIVE.at(first, text=number)


def _tables_in_files(root: KeyedNode, shape: RecordOf[Any]) -> Iterator[Finding]:
    """The findings about tables whose rows are in a file of last year."""
    for node, record in _records_in(root, shape):
        file = field_value(node, record, "file") if record.record is PlanTable else None
        if isinstance(file, Scalar):
            yield TABLE_OF_LAST_YEAR.at(file.span, file=file.text.strip())


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
