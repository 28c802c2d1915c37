"""Turns an edit by key path into replacements in the text of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from civplan.documents.edits import Replacement
from civplan.edit.add import add_value, append_entry, copied_list, copied_whole_list, has_gaps
from civplan.edit.delete import delete_value
from civplan.edit.edits import (
    AddComment,
    AppendEntry,
    DeleteValue,
    InsertEntry,
    SetValue,
    ValueEdit,
)
from civplan.edit.layout import SequencePlace
from civplan.edit.refusals import (
    INHERITED_NEIGHBOUR,
    LIST_WITHOUT_IDS,
    NOT_A_LIST,
    NOT_AN_ENTRY,
    TOO_INTRICATE,
    WHOLE_FILE,
)
from civplan.edit.replace import replace_value
from civplan.edit.resolve import PathPlace, entry_shape
from civplan.edit.target import EditTarget, TextChange
from civplan.edit.values import (
    KeyedValues,
    Leaf,
    PlainValue,
    TypedText,
    Value,
    ValueList,
    plain_value,
)
from civplan.edit.wrap import made_list, made_record
from civplan.edit.writing import in_braces, list_lines
from civplan.model.figures import Quantity, parse_quantity
from civplan.model.plan_comments import comment_lines
from civplan.model.records import RecordOf
from civplan.model.shapes import Shape
from civplan.model.target import GOAL_FIELDS, TARGET_SHAPE
from civplan.model.units import PERCENT, RANK_UNIT


def text_change(edit: ValueEdit, target: EditTarget) -> TextChange:
    """What an edit changes at the place of its path.

    Raises:
        BadKeyPath: The edit cannot be made there.
    """
    match edit:
        case SetValue(value=value):
            return _set_value(target, value)
        case DeleteValue():
            return delete_value(target)
        case AppendEntry(value=value):
            return _append(target, value)
        case InsertEntry(value=value):
            return _insert(target, value)
        case AddComment(lines=lines):
            return _comment(target, lines)


def in_unit_of_goal(edit: ValueEdit, places: Sequence[PathPlace]) -> ValueEdit:
    """The edit, with the unit of the old goal where it gives a bare number: 5次 in place of 4次.

    Not for a share such as 0.96 in place of 95%, nor where the target has its unit in a key.
    """
    place = places[-1]
    holder = places[-2].node if len(places) > 1 and places[-2].shape is TARGET_SHAPE else None
    if not isinstance(edit, SetValue) or place.step not in GOAL_FIELDS or holder is None:
        return edit
    target, figure = (
        TARGET_SHAPE.read(holder, []),
        parse_quantity(str(_untyped(edit.value)).strip()),
    )
    old = getattr(target, str(place.step), None)
    if old is None or figure is None or not old.unit or (target and target.unit):
        return edit
    is_bare = figure == Quantity(figure.value) and old.unit != RANK_UNIT
    is_share = old.unit == PERCENT and 0 < figure.value <= 1
    return edit._replace(value=f"{figure}{old.unit}") if is_bare and not is_share else edit


def _untyped(value: Value) -> Value:
    """A value as a caller gives it: as typed on the command line, its text."""
    return value.text if isinstance(value, TypedText) else value


def _set_value(target: EditTarget, value: Value | None) -> TextChange:
    """Set a value, or add it where the file has none."""
    if not target.last:
        raise target.refusal(WHOLE_FILE)
    language = target.language(target.last - 1)
    written = plain_value(value, target.place.shape, language)
    if target.place.is_alone and not isinstance(written, Leaf):  # only a text stands alone
        return made_record(target, target.last - 1, target.place)
    if target.place.place is not None:
        return replace_value(target, target.last, written)
    return add_value(target, written, language)


def _append(target: EditTarget, value: Value) -> TextChange:
    """Append an entry to the list of the place."""
    shape = entry_shape(target.place.shape)
    if shape is None:
        raise target.refusal(NOT_A_LIST)
    language = target.language(target.last)
    entry = plain_value(value, shape, language)
    if target.place.place is not None:
        return append_entry(target, target.last, entry)
    if not target.place.is_empty and not _has_id(entry, shape):
        if change := copied_whole_list(target):
            return change
        raise target.refusal(LIST_WITHOUT_IDS)
    return add_value(target, ValueList((entry,)), language)


def _has_id(entry: PlainValue, shape: Shape[Any]) -> bool:
    """True when a new entry has an id."""
    names = shape.by_name["id"].names if isinstance(shape, RecordOf) else ()
    return isinstance(entry, KeyedValues) and any(name in names for name, _ in entry.entries)


def _insert(target: EditTarget, value: Value) -> TextChange:
    """Insert an entry before the place."""
    place = target.place
    if place.number is None:
        raise target.refusal(NOT_AN_ENTRY)
    if place.own_number is None:
        if change := copied_list(target):
            return change
        raise target.refusal(INHERITED_NEIGHBOUR)
    target.refuse_shared(target.last - 1, with_parts=False)
    entry = plain_value(value, place.shape, target.language(target.last))
    holder = target.written(target.last - 1)
    if not isinstance(holder, SequencePlace):
        return made_list(target, target.last - 1, entry)
    if holder.is_flow:
        return _insert_in_brackets(target, holder.items[place.own_number].start, entry)
    layout, newline = target.layout, target.manner.newline
    dash = holder.dashes[place.own_number]
    column = layout.column(dash)
    lines = list_lines(ValueList((entry,)), column, target.manner)
    lines += [""] if has_gaps(target, holder) else []
    indent = " " * column
    if not target.begins_line(dash):  # the first one of a list in a list
        text = "".join(f"{line}{newline}{indent}" for line in lines)
        return TextChange((Replacement(dash, dash, text),))
    start = target.start_with_comments(dash)
    text = "".join(f"{indent if line else ''}{line}{newline}" for line in lines)
    return TextChange((Replacement(start, start, text),))


def _insert_in_brackets(target: EditTarget, start: int, entry: PlainValue) -> TextChange:
    """Insert an entry before one in brackets, on a line of its own if that one begins a line."""
    text = in_braces(entry, target.manner)
    if not target.begins_line(start):
        return TextChange((Replacement(start, start, f"{text}, "),))
    line, indent = target.start_with_comments(start), " " * target.layout.column(start)
    return TextChange((Replacement(line, line, f"{indent}{text},{target.manner.newline}"),))


def _comment(target: EditTarget, lines: tuple[str, ...]) -> TextChange:
    """Put lines of comment above the place, or above the line that holds it."""
    start = _start_on_own_line(target)
    line = target.layout.line_start(start)
    indent = " " * target.layout.column(start)
    text = "".join(f"{indent}{one}{target.manner.newline}" for one in comment_lines(lines))
    return TextChange((Replacement(line, line, text),))


def _start_on_own_line(target: EditTarget) -> int:
    """Where the key or entry begins that stands first on its line: the place or one around it."""
    for number in range(target.last, 0, -1):
        start = target.start_of(number)
        if start is not None and target.begins_line(start):
            return start
    raise target.refusal(TOO_INTRICATE)
