"""Turns a value that stands alone into keys or a list, so that another can stand beside it."""

from __future__ import annotations

from collections.abc import Mapping as ByShape
from typing import Any

from civplan.documents.edits import Replacement
from civplan.edit.layout import MappingPlace, NodePlace, ScalarPlace, SequencePlace
from civplan.edit.refusals import TARGET_IN_WORDS, TOO_INTRICATE
from civplan.edit.replace import replace_value
from civplan.edit.resolve import PathPlace
from civplan.edit.target import EditTarget, TextChange
from civplan.edit.values import Leaf, PlainValue, form_name, plain_value
from civplan.edit.writing import DASH
from civplan.findings.finding import NOWHERE
from civplan.findings.words import Language
from civplan.model.choices import Choice
from civplan.model.commented_yaml import key_name
from civplan.model.profile import FACT_SHAPE
from civplan.model.records import RecordOf
from civplan.model.result import VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import Shape
from civplan.model.target import GOAL_FIELDS, TARGET_SHAPE
from civplan.model.text import PLAN_FORM, TextShape, form_named
from civplan.model.yaml_texts import yaml_key
from civplan.source.nodes import Mapping, Node, Scalar

FIELDS_IN_WORDS: ByShape[RecordOf[Any], tuple[str, ...]] = {
    TARGET_SHAPE: ("measure", *GOAL_FIELDS, "level", "unit", "every"),
    FACT_SHAPE: ("name", "value"),
}
"""The records that one text can say, with the fields that it gives."""


def made_record(target: EditTarget, number: int, wanted: PathPlace) -> TextChange:
    """Turn a text that stands for a record into its keys; a first step of an edit.

    Args:
        target: The edit's target.
        number: The place of the text.
        wanted: The key that is to stand beside it.
    """
    own, shape = target.places[number].own, target.places[number].shape
    language = target.language(number - 1)
    holder = target.written(number)
    target.refuse_shared(number)
    if isinstance(shape, RecordOf) and shape in FIELDS_IN_WORDS:
        values = values_in_words(own, shape) if isinstance(own, Scalar) else None
        if values is None:
            raise target.refusal(TARGET_IN_WORDS, holder.start)
        keyed = plain_value(values, shape, language)
        return replace_value(target, number, keyed)._replace(is_whole=False)
    name = _name_of_short_form(shape, own, wanted, language)
    if name is None:
        raise target.refusal(TOO_INTRICATE, holder.start)
    return _put_below_key(target, number, holder, yaml_key(name))


def _name_of_short_form(
    shape: Shape[Any], own: Node | None, wanted: PathPlace, language: Language
) -> str | None:
    """The key of a value that stands alone for its record; None without one."""
    is_form = form_named(str(wanted.step)) is not None
    if isinstance(shape, TextShape) or (isinstance(shape, ResultShape) and is_form):
        return form_name(PLAN_FORM, language)
    if isinstance(shape, ResultShape):
        result = shape.read(own, []) if own is not None else None
        is_figure = result is not None and result.value and not result.entries
        return key_name(VALUE_AND_TEXT_SHAPE.by_name["value" if is_figure else "text"], language)
    if isinstance(shape, SectionOf):
        return key_name(shape.by_name["text"], language)
    if isinstance(shape, RecordOf) and isinstance(shape.short, str):
        return key_name(shape.record.keys[shape.short], language)
    return None


def _put_below_key(target: EditTarget, number: int, holder: NodePlace, key: str) -> TextChange:
    """Put a key above what stands at a place."""
    if target.surrounding(number) == "braces":
        begin = Replacement(holder.start, holder.start, f"{{{key}: ")
        return TextChange((begin, Replacement(holder.end, holder.end, "}")), is_whole=False)
    is_entry = target.dash(number) is not None
    step = len(DASH) if is_entry else target.manner.step
    column = target.spot(number).column + step
    newline = target.manner.newline
    is_lines = isinstance(holder, MappingPlace | SequencePlace) and not holder.is_flow
    if not is_lines:
        if is_entry:
            begin = Replacement(holder.start, holder.start, f"{key}: ")
        else:
            text = f"{newline}{' ' * column}{key}: "
            begin = Replacement(target.behind_key(number), holder.start, text)
        return _with_shifts(target, begin, holder, step)
    inner = column + target.manner.step
    shift = inner - target.layout.column(holder.own_start)
    if is_entry:
        text = f"{key}:{newline}{' ' * inner}"
        begin = Replacement(holder.own_start, holder.own_start, text)
        return _with_shifts(target, begin, holder, shift)
    behind = target.behind_key(number)
    begin = Replacement(behind, behind, f"{newline}{' ' * column}{key}:")
    lines = target.shifts(target.layout.line_start(holder.own_start), holder.end, shift)
    return TextChange((begin, *lines), is_whole=False)


def _with_shifts(
    target: EditTarget, begin: Replacement, holder: NodePlace, columns: int
) -> TextChange:
    """A change of a value's beginning, its further lines indented as well."""
    following = target.layout.next_line(holder.own_start)
    shifts = target.shifts(following, holder.end, columns)
    return TextChange((begin, *shifts), is_whole=False)


def made_list(target: EditTarget, number: int, entry: PlainValue) -> TextChange:
    """Make a list of a lone value, so that another entry can follow; a first step of an edit."""
    holder = target.written(number)
    target.refuse_shared(number)
    text = target.layout.text[holder.start : holder.end]
    is_line = isinstance(holder, ScalarPlace) and not holder.is_block and "\n" not in text
    is_short = is_line and isinstance(entry, Leaf)
    is_prose = isinstance(target.places[number].shape, TextShape | ResultShape)
    if target.surrounding(number) == "braces" or (is_short and not is_prose):
        begin = Replacement(holder.start, holder.start, "[")
        return TextChange((begin, Replacement(holder.end, holder.end, "]")), is_whole=False)
    column = target.spot(number).column + target.manner.dash_step
    if isinstance(holder, MappingPlace) and not holder.is_flow:
        shift = column + len(DASH) - target.layout.column(holder.own_start)
        line = target.layout.line_start(holder.own_start)
        dash = Replacement(line, holder.own_start, f"{' ' * column}{DASH}")
        following = target.layout.next_line(holder.own_start)
        return TextChange((dash, *target.shifts(following, holder.end, shift)), is_whole=False)
    newline = target.manner.newline
    text = f"{newline}{' ' * column}{DASH}"
    begin = Replacement(target.behind_key(number), holder.start, text)
    return _with_shifts(target, begin, holder, target.manner.dash_step + len(DASH))


def values_in_words(node: Scalar, shape: RecordOf[Any]) -> dict[str, str] | None:
    """The keys of a target or a figure in words, with what they say; None when keys cannot say it.

    Args:
        node: The text.
        shape: One of those that have such texts.
    """
    record = shape.read(node, [])
    if record is None:
        return None
    given: dict[str, str] = {}
    for field in FIELDS_IN_WORDS[shape]:
        value = getattr(record, field)
        if value is not None:
            given[field] = value.zh if isinstance(value, Choice) else str(value)
    entries = ((Scalar(name, NOWHERE), Scalar(text, NOWHERE)) for name, text in given.items())
    return given if shape.read(Mapping(tuple(entries), NOWHERE), []) == record else None
