"""Replaces the value of a place that the file itself has."""

from __future__ import annotations

import re

from civplan.documents.edits import Replacement
from civplan.edit.layout import (
    BLOCK_SIGNS,
    AliasPlace,
    MappingPlace,
    NodePlace,
    ScalarPlace,
    SequencePlace,
)
from civplan.edit.refusals import ALIAS_REPLACED
from civplan.edit.target import EditTarget, TextChange
from civplan.edit.values import Leaf, PlainValue
from civplan.edit.writing import OldText, Spot, Written, written_leaf, written_value
from civplan.source.places import split_lines

COMMENT_OF_HEADER = re.compile(r"[ \t]+#.*")


def replace_value(target: EditTarget, number: int, value: PlainValue) -> TextChange:
    """Replace what the file has at a place on the target's way; its anchor stays.

    Raises:
        BadKeyPath: An alias elsewhere stands for the old value.
    """
    place = target.written(number)
    if isinstance(place, AliasPlace):
        target.refuse_shared(number - 1, with_parts=False)
        line = target.layout.line_number(place.start)
        note = ALIAS_REPLACED.filled(line=line, name=place.name)
        written = written_value(value, target.spot(number), target.manner)
        return _replace_stretch(target, number, place, value, written)._replace(notes=(note,))
    target.refuse_shared(number)
    spot = target.spot(number)
    if isinstance(value, Leaf) and isinstance(place, ScalarPlace):
        written = written_leaf(value, spot, target.manner, _old_text(target, place, spot))
    else:
        written = written_value(value, spot, target.manner)
    if _stands_on_lines(target, number, place):
        return _replace_lines(target, number, place, written)
    if place.own_start == place.end:
        return _fill_empty(target, number, place, written)
    return _replace_stretch(target, number, place, value, written)


def _stands_on_lines(target: EditTarget, number: int, place: NodePlace) -> bool:
    """True for keys or a list that begin on the line below their key."""
    if not isinstance(place, MappingPlace | SequencePlace) or place.is_flow or place.anchor:
        return False
    if target.surrounding(number) == "braces":
        return False
    layout = target.layout
    return layout.line_number(target.behind_key(number)) < layout.line_number(place.own_start)


def _replace_lines(
    target: EditTarget, number: int, place: NodePlace, written: Written
) -> TextChange:
    """Replace lines below a key; a comment behind the key stays."""
    behind, column = target.behind_key(number), target.spot(number).column
    first = Replacement(behind, behind, f" {written.head}" if written.head else "")
    below = target.indented("", written.below, column)
    start, end = target.layout.line_end(behind), target.layout.line_end(place.end)
    return TextChange((first, Replacement(start, end, below)))


def _fill_empty(target: EditTarget, number: int, place: NodePlace, written: Written) -> TextChange:
    """Write a value behind a key or dash that has none; a comment there stays."""
    column = target.spot(number).column
    head = Replacement(place.end, place.end, f" {written.head}" if written.head else "")
    end = target.layout.line_end(place.end)
    return TextChange((head, target.lines_behind(end, written.below, column)))


def _replace_stretch(
    target: EditTarget, number: int, place: NodePlace, value: PlainValue, written: Written
) -> TextChange:
    """Replace a value that begins on the line of its key."""
    column = target.spot(number).column
    start, head = place.own_start, written.head
    is_block = isinstance(place, ScalarPlace) and place.is_block
    if is_block and not head.startswith(BLOCK_SIGNS):  # a comment behind the sign stays
        header = split_lines(target.layout.text[place.own_start : place.end])[0]
        comment = COMMENT_OF_HEADER.search(header)
        head += comment[0] if comment else ""
    is_behind_key = target.surrounding(number) != "braces"
    if not written.head and is_behind_key and start == place.start:
        start = target.behind_key(number)
    has_comment = written.below and _has_comment_behind(target, place)
    if not has_comment or (isinstance(value, Leaf) and not head.startswith(BLOCK_SIGNS)):
        text = target.indented(head, written.below, column)
        return TextChange((Replacement(start, place.end, text),))
    end = target.layout.line_end(place.end)
    lines = target.lines_behind(end, written.below, column)
    return TextChange((Replacement(start, place.end, head), lines))


def _has_comment_behind(target: EditTarget, place: NodePlace) -> bool:
    """True when a comment follows on the line where a value ends."""
    is_block = isinstance(place, ScalarPlace) and place.is_block
    behind = target.layout.text[place.end : target.layout.line_end(place.end)]
    return not is_block and behind.strip().startswith("#")


def _old_text(target: EditTarget, place: ScalarPlace, spot: Spot) -> OldText:
    """How a text is written that is to be replaced."""
    lines = split_lines(target.layout.text[place.own_start : place.end])
    if len(lines) == 1 and not place.is_block:
        return OldText(place.style)
    below = [line for line in lines[1:] if line.strip()]
    indent = min((len(line) - len(line.lstrip(" ")) for line in below), default=spot.column + 1)
    content = [line.strip() for line in (lines[1:] if place.is_block else lines)]
    if place.style and not place.is_block:  # quotes and escapes are not those of the new text
        content = ["" for _ in content]
    return OldText(
        place.style,
        tuple(content),
        lines[0] if place.is_block else "",
        max(indent - spot.column, 1) if below else None,
    )
