"""Writes a plan as the text of a plan file, as a person would write it.

The one writer of plan files: what it writes reads back as the equal plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from civplan.findings.finding import NOWHERE
from civplan.findings.text import terminal_width
from civplan.findings.words import Language
from civplan.model.choices import Choice
from civplan.model.commented_yaml import key_name
from civplan.model.figures import Quantity, When, iso_when, parse_quantity, parse_yes_or_no
from civplan.model.grammar.period_forms import Period
from civplan.model.grammar.target_offers import SIGNS, target_line
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.plan_comments import FieldPath, PlanComments, comment_lines
from civplan.model.profile import FACT_SHAPE, Fact
from civplan.model.records import Key, Record, RecordOf
from civplan.model.result import (
    DATED_RESULTS_SHAPE,
    RESULT_SHAPE,
    VALUE_AND_TEXT_SHAPE,
    Result,
)
from civplan.model.sections import SectionOf
from civplan.model.shapes import ListOf, NameOf, Shape, resolved_shape
from civplan.model.starter import PLAN_SCHEMA_LINE
from civplan.model.table_rows import PlanTableRow
from civplan.model.target import GOAL_FIELDS, TARGET_SHAPE, Target
from civplan.model.text import Paragraphs, Text
from civplan.model.yaml_texts import (
    block_lines,
    indent_lines,
    yaml_entry,
    yaml_figure,
    yaml_text,
    yaml_value,
)
from civplan.source.nodes import Scalar

LINE_COLUMNS = 100
"""The columns that a line of the file takes, where its text can be broken."""
LEAST_TEXT_COLUMNS = 40
"""The columns that a text may take, however deep it stands."""
STEP_IN, DASH_OF_ENTRY = "  ", "- "


def plan_file_text(plan: Plan, language: Language, comments: PlanComments | None = None) -> str:
    """The text of a plan file; what the plan inherits from another file, it says itself.

    Args:
        plan: The plan; its texts hold no control characters, and no white space at their ends.
        language: Of the keys and of the words for choices.
        comments: What stands beside the values.
    """
    comments = comments or PlanComments()
    writer = ValueWriter(language, comments)
    blocks = [[PLAN_SCHEMA_LINE, *comment_lines(comments.head)]]
    previous: list[str] = []
    for key in PLAN_SHAPE.keys:
        lines = writer.field_lines(plan, key, (), 0)
        if not lines:
            continue
        if len(lines) > 1 or len(previous) != 1:
            blocks.append([])
        blocks[-1] += lines
        previous = lines
    ending = [*comments.lines_inside(()), *comment_lines(comments.end)]
    blocks += [ending] if ending else []
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


class _ValueLines(NamedTuple):
    """A value: what stands behind its key or dash, and the lines below, indented from there."""

    head: str
    below: Sequence[str] = ()


class ValueWriter:
    """Writes values by their shapes."""

    def __init__(self, language: Language, comments: PlanComments) -> None:
        """Take the language of the keys and of words for choices, and the comments."""
        self.language = language
        self.comments = comments
        self.places_around = comments.places_around()

    def field_lines(self, record: Record, key: Key, path: FieldPath, indent: int) -> list[str]:
        """The lines of one field, with the comments above it; none when it has no value.

        Args:
            record: The record.
            key: The field.
            path: The place of the record.
            indent: The columns before the key.
        """
        value = getattr(record, key.field)
        above = self.comments.lines_above((*path, key.field))
        if not _is_given(key, value):
            return above
        name = key_name(key, self.language)
        value_lines = self._value(key.shape, value, (*path, key.field), indent, len(name) * 2 + 2)
        if value_lines.head and (lone := name.removesuffix("s")) in key.also:
            name = lone
        head = f"{name}: {value_lines.head}".rstrip()
        return [*above, head, *indent_lines(value_lines.below)]

    def _value(
        self, shape: Shape[Any], value: Any, path: FieldPath, indent: int, taken: int
    ) -> _ValueLines:
        """A value behind its key or dash.

        Args:
            shape: What may stand there.
            value: The value.
            path: Its place.
            indent: The columns before the key or the dash.
            taken: The columns that the key or the dash takes.
        """
        shape = resolved_shape(shape)
        match value:
            case Text():
                return self._text(value, indent, taken)
            case Result():
                return self._result(value, path, indent, taken)
            case PlanTableRow():
                return self._row(value, indent, taken)
            case Record() if isinstance(shape, RecordOf):
                return self._record(shape, value, path, indent, taken)
            case tuple() if isinstance(shape, ListOf):
                return self._list(shape, value, path, indent, taken)
        return _ValueLines(self._plain(shape, value, yaml_value))

    def _plain(self, shape: Shape[Any], value: Any, text_form: Callable[[str], str]) -> str:
        """A single value; ``text_form`` is how a text is written at this place."""
        match value:
            case bool():
                words = ("否", "是") if self.language == "zh" else ("false", "true")
                return words[value]
            case Quantity() | int():
                return yaml_figure(str(value))
            case Period():
                return yaml_value(value.written(self.language))
            case When():
                is_english = value.is_long_term and self.language == "en"
                return "long-term" if is_english else iso_when(value)
        if isinstance(shape, NameOf):
            value = shape.choice.by_name.get(value, value)
        if isinstance(value, Choice):
            return value.words.in_language(self.language)
        return text_form(value)

    def _text(self, text: Text, indent: int, taken: int) -> _ValueLines:
        """A text, or its forms."""
        if text.summary is None and text.plan and not text.stages:
            return self._paragraphs(text.plan, indent, taken)
        names = ("计划", "总结") if self.language == "zh" else ("plan", "summary")
        two = zip(names, (text.plan or None, text.summary), strict=True)
        stages = ((period.written(self.language), form) for period, form in text.stages)
        present = [(name, form) for name, form in (*two, *stages) if form is not None]
        lines: list[str] = []
        for name, paragraphs in present or [(names[0], ())]:
            value_lines = self._paragraphs(paragraphs, indent + len(STEP_IN), len(name) * 2 + 2)
            lines += [f"{name}: {value_lines.head}".rstrip(), *indent_lines(value_lines.below)]
        return _ValueLines("", lines)

    def _paragraphs(self, paragraphs: Paragraphs, indent: int, taken: int) -> _ValueLines:
        """Paragraphs: one on the line where it fits, otherwise a block."""
        texts = [paragraph.text for paragraph in paragraphs]
        if len(texts) <= 1:
            line = yaml_value(texts[0]) if texts else ""
            if indent + taken + terminal_width(line) <= LINE_COLUMNS:
                return _ValueLines(line)
        block = block_lines(texts, max(LINE_COLUMNS - indent - len(STEP_IN), LEAST_TEXT_COLUMNS))
        if block is not None:
            return _ValueLines("|", block)
        if len(texts) == 1:
            return _ValueLines(yaml_value(texts[0]))
        return _ValueLines("", [f"{DASH_OF_ENTRY}{yaml_entry(yaml_value(text))}" for text in texts])

    def _row(self, row: PlanTableRow, indent: int, taken: int) -> _ValueLines:
        """A row of a table: its cells in brackets, or a line for each where they are long."""
        cells = ", ".join(yaml_text(text) for text in row.texts)
        if indent + taken + terminal_width(cells) + 2 <= LINE_COLUMNS:
            return _ValueLines(f"[{cells}]")
        lines = [f"{DASH_OF_ENTRY}{yaml_entry(yaml_value(text))}" for text in row.texts]
        return _ValueLines("", lines)

    def _result(self, result: Result, path: FieldPath, indent: int, taken: int) -> _ValueLines:
        """A result in its shortest form."""
        if result.entries:
            return self._list(DATED_RESULTS_SHAPE, result.entries, path, indent, taken)
        if result.met is not None:
            return _ValueLines(self._plain(RESULT_SHAPE, result.met, yaml_value))
        if result.text and (result.value is not None or _is_read_as_figure(result.text)):
            values = {"value": result.value} if result.value else {}
            both = VALUE_AND_TEXT_SHAPE.record.from_values({**values, "text": result.text})
            return self._record(VALUE_AND_TEXT_SHAPE, both, path, indent, taken)
        if result.text:
            return self._text(result.text, indent, taken)
        return _ValueLines(yaml_figure(str(result.value)))

    def _record(
        self, shape: RecordOf[Any], record: Record, path: FieldPath, indent: int, taken: int
    ) -> _ValueLines:
        """A record: in its short form, on one line in brackets, or a line for each field."""
        inside = self.comments.lines_inside(path)
        keys = [key for key in _keys_in_order(shape) if _is_given(key, getattr(record, key.field))]
        if path not in self.places_around:
            short = self._short(shape, record, keys, indent, taken)
            if short is not None:
                return short
        lines: list[str] = []
        for key in _keys_in_order(shape):
            lines += self.field_lines(record, key, path, indent + len(STEP_IN))
        return _ValueLines("" if lines else "{}", [*lines, *inside])

    def _short(
        self, shape: RecordOf[Any], record: Record, keys: Sequence[Key], indent: int, taken: int
    ) -> _ValueLines | None:
        """A record that one text says, or that fits in brackets on the line; None for another."""
        if isinstance(record, Target | Fact) and (line := _in_words(record)):
            return _ValueLines(yaml_value(line))
        if [key.field for key in keys] == [_short_field(shape)]:
            value = getattr(record, keys[0].field)
            value_lines = self._value(keys[0].shape, value, (), indent, taken)
            if value_lines.head or isinstance(shape, SectionOf):
                return value_lines
        if any(_holds_records(key) for key in shape.keys):
            return None
        values = [(key, self._in_brackets(key.shape, getattr(record, key.field))) for key in keys]
        if any(value is None for _, value in values):
            return None
        pairs = ", ".join(f"{key_name(key, self.language)}: {value}" for key, value in values)
        fits = indent + taken + terminal_width(pairs) + 2 <= LINE_COLUMNS
        return _ValueLines(f"{{{pairs}}}") if fits else None

    def _in_brackets(self, shape: Shape[Any], value: Any) -> str | None:
        """A value inside brackets; None for one that needs lines of its own."""
        if isinstance(value, Result):
            if value.entries or (value.text and value.value is not None):
                return None
            if value.text and _is_read_as_figure(value.text):
                return None
            value = value.text or (value.met if value.value is None else value.value)
        if isinstance(value, Text):
            if value.summary is not None or value.stages or len(value.plan) != 1:
                return None
            value = value.plan[0].text
        if isinstance(value, Record):
            return None
        if isinstance(value, tuple) and isinstance(shape, ListOf):
            return None
        return self._plain(shape, value, yaml_text)

    def _list(
        self, shape: ListOf[Any], entries: Sequence[Any], path: FieldPath, indent: int, taken: int
    ) -> _ValueLines:
        """A list: a lone entry by itself, short texts in brackets, or a dash for each entry."""
        is_alone = shape.lone and len(entries) == 1 and not isinstance(entries[0], Choice)
        if is_alone and path not in self.places_around:
            value_lines = self._value(shape.entry, entries[0], (*path, 0), indent, taken)
            if value_lines.head or not isinstance(entries[0], Record):
                return value_lines
        in_words = [_in_words(one) if isinstance(one, Fact) else one for one in entries]
        if all(isinstance(entry, str | Choice) for entry in in_words) and "" not in in_words:
            texts = ", ".join(self._plain(shape.entry, entry, yaml_text) for entry in in_words)
            if indent + taken + terminal_width(texts) + 2 <= LINE_COLUMNS:
                return _ValueLines(f"[{texts}]")
        lines: list[str] = []
        for number, entry in enumerate(entries):
            place = (*path, number)
            value_lines = self._value(
                shape.entry, entry, place, indent + len(STEP_IN), len(DASH_OF_ENTRY)
            )
            is_apart = number and isinstance(entry, Record) and _holds_long_lists(entry)
            lines += [""] if is_apart else []
            lines += [*self.comments.lines_above(place), *_lines_behind_dash(value_lines)]
        return _ValueLines("", lines)


def _lines_behind_dash(value_lines: _ValueLines) -> list[str]:
    """An entry of a list behind its dash."""
    if value_lines.head or not value_lines.below:
        return [f"{DASH_OF_ENTRY}{yaml_entry(value_lines.head)}", *indent_lines(value_lines.below)]
    first, *others = value_lines.below
    return [f"{DASH_OF_ENTRY}{first}", *indent_lines(others)]


def _is_given(key: Key, value: Any) -> bool:
    """True when a value must be written: it is not what stands for an absent one."""
    return not key.directive and key.field != "extends" and value not in (None, key.default)


def _keys_in_order(shape: RecordOf[Any]) -> list[Key]:
    """The keys of a record: those of long lists last, so that nothing is lost behind them."""
    return sorted(shape.keys, key=_holds_long_records)


def _holds_records(key: Key) -> bool:
    """True for a list of records, but not of those that one text says."""
    entry = resolved_shape(key.shape.entry) if isinstance(key.shape, ListOf) else None
    return isinstance(entry, RecordOf) and entry is not FACT_SHAPE


def _holds_long_records(key: Key) -> bool:
    """True for a list of records that hold lists of records themselves."""
    entry = resolved_shape(key.shape.entry) if isinstance(key.shape, ListOf) else None
    return isinstance(entry, RecordOf) and any(_holds_records(one) for one in entry.keys)


def _holds_long_lists(record: Record) -> bool:
    """True for a record with a list of records that hold others, such as an area with items."""
    return any(
        getattr(record, name) for name, key in record.keys.items() if _holds_long_records(key)
    )


def _short_field(shape: RecordOf[Any]) -> str | None:
    """The field whose value may stand for the record; None without one."""
    if isinstance(shape.short, str):
        return shape.short
    return "text" if isinstance(shape, SectionOf) else None


def _is_read_as_figure(text: Text) -> bool:
    """True for a text that alone would be read as a figure, or as yes or no."""
    if text.summary is not None or text.stages or len(text.plan) != 1:
        return False
    plain = text.plan[0].text
    return parse_quantity(plain) is not None or parse_yes_or_no(plain) is not None


def _in_words(record: Target | Fact) -> str:
    """A target or a figure of the community as one text; empty when only keys can say it."""
    if isinstance(record, Target):
        return _target_in_words(record)
    line = f"{record.name} {record.value}"
    return line if FACT_SHAPE.read(Scalar(line, NOWHERE), []) == record else ""


def _target_in_words(target: Target) -> str:
    """A target as one text, such as ``碰头会 ≥ 12 次``; empty when only keys can say it."""
    fields = {name for name in target.keys if getattr(target, name) is not None}
    goals = [name for name in GOAL_FIELDS if name in fields]
    if not fields <= {"measure", *GOAL_FIELDS, "level"}:
        return ""
    figure = getattr(target, goals[0]) if goals else None
    line = target_line(target.measure, goals[0], figure) if figure else ""
    line = line or f"{target.measure} {SIGNS['equals']} {target.level}"
    return line if TARGET_SHAPE.read(Scalar(line, NOWHERE), []) == target else ""
