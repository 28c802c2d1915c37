"""Results: a figure, a text, yes or no, or entries by date."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from civplan.findings.words import Words
from civplan.model.figures import Quantity, When, parse_quantity, parse_yes_or_no
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.rules.keys import EMPTY_VALUE
from civplan.model.scalars import ENTRY_DATE, FIGURE
from civplan.model.shapes import Findings, JsonSchema, ListOf, Shape
from civplan.model.text import TEXT_SHAPE, Text, has_forms
from civplan.model.units import MORE_MARKS, has_sum
from civplan.source.nodes import Mapping, Node, Scalar, Sequence


class DatedResult(Record):
    """A result of one day or month."""

    label = Words("按日期的完成情况", "dated result")
    on: When = required_key("日期", ENTRY_DATE, Words("哪一天或哪个月", "the day or month"))
    value: Quantity | None = key("数值", FIGURE, Words("完成的数量", "the figure"))
    text: Text | None = key("正文", TEXT_SHAPE, Words("文字说明", "in words"))


class Result(NamedTuple):
    """A figure, a text, yes or no, or entries by date."""

    value: Quantity | None = None
    text: Text | None = None
    met: bool | None = None
    """Yes or no, for a target without figures."""
    entries: tuple[DatedResult, ...] = ()


DATED_RESULTS_SHAPE = ListOf(RecordOf(DatedResult))


class ValueAndText(Record):
    """A result as a figure and a text."""

    label = Words("数字和文字", "figure and text")
    value: Quantity | None = key("数值", FIGURE, Words("完成的数量", "the figure"))
    text: Text | None = key("正文", TEXT_SHAPE, Words("文字说明", "in words"))


class ResultShape(Shape[Result]):
    """A text, a number, yes or no, ``{value, text}``, or a list of dated entries."""

    def read(self, node: Node, findings: Findings) -> Result | None:
        """The result."""
        if isinstance(node, Scalar):
            return _read_short_result(node, findings)
        if has_forms(node) or _is_text_list(node):
            text = TEXT_SHAPE.read(node, findings)
            return Result(text=text) if text else None
        if isinstance(node, Mapping):
            both = VALUE_AND_TEXT_SHAPE.read(node, findings)
            return Result(both.value, both.text) if both else None
        entries = DATED_RESULTS_SHAPE.read(node, findings)
        return _with_total(Result(entries=entries)) if entries else None

    def schema(self) -> JsonSchema:
        """All forms of a result."""
        return {
            "anyOf": [
                TEXT_SHAPE.schema(),
                VALUE_AND_TEXT_SHAPE.schema(),
                DATED_RESULTS_SHAPE.schema(),
            ]
        }

    @property
    def words(self) -> Words:
        """The forms."""
        return Words(
            "数字、文字、是或否、{数值, 正文}，或按日期的列表：{日期, 数值, 正文}",
            "a figure, a text, yes or no, {value, text}, or by date a list of {on, value, text}",
        )

    def parts(self) -> tuple[Shape[Any], ...]:
        """The records among its forms."""
        return (VALUE_AND_TEXT_SHAPE, DATED_RESULTS_SHAPE)


def _is_text_list(node: Node) -> bool:
    """True for a list of paragraphs, also for an empty one."""
    return isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items)


def _check_value_and_text(both: ValueAndText, findings: Findings) -> ValueAndText | None:
    """The result; None, with a finding, when it has neither."""
    if not both.spans:
        findings.append(EMPTY_VALUE.at(both.span))
        return None
    return both


VALUE_AND_TEXT_SHAPE = RecordOf(ValueAndText, check=_check_value_and_text)


def _read_short_result(node: Scalar, findings: Findings) -> Result | None:
    """A result that is one value: a figure, yes or no, or a text."""
    plain = node.text.strip()
    value = parse_quantity(plain)
    if value is not None:
        return Result(value)
    met = parse_yes_or_no(plain)
    if met is not None:
        return Result(met=met)
    text = TEXT_SHAPE.read(node, findings)
    return Result(text=text) if text else None


def _with_total(result: Result) -> Result:
    """A result with the total of its dated entries as its figure."""
    return result._replace(value=total_of_entries(result.entries))


def total_of_entries(
    entries: Iterable[DatedResult], unit: str = "", *, is_measured: bool = False
) -> Quantity | None:
    """The total of dated figures; of ratios, ranks and what is measured anew the last one stands.

    None without figures, or when two of them measure different things.

    Args:
        entries: The dated results.
        unit: The unit of a figure that has none of its own; may be empty.
        is_measured: True for what is measured anew each time, whatever its unit: an average.
    """
    by_day = sorted(entries, key=lambda entry: entry.on.last_day)
    figures = [entry.value for entry in by_day if entry.value]
    unit = next((figure.unit for figure in figures if figure.unit), unit)
    exact_unit = unit.translate(WITHOUT_MORE_MARKS)
    in_unit = [figure.in_unit(exact_unit) if figure.unit else figure for figure in figures]
    values = [figure.value for figure in in_unit if figure]
    if not figures or len(values) < len(figures):
        return None
    if is_measured or not has_sum(unit):
        return figures[-1]._replace(unit=unit)
    is_exact = all(figure.is_exact for figure in figures)
    return Quantity(sum(values, Decimal(0)), exact_unit, "" if is_exact else "约")


WITHOUT_MORE_MARKS = str.maketrans("", "", MORE_MARKS)
RESULT_SHAPE = ResultShape()


def result_text(result: Result) -> str:
    """A result in short."""
    if result.text:
        return str(result.text)
    if result.entries:
        return "；".join(str(entry.value or entry.text or "") for entry in result.entries)
    return "是" if result.met else "否"
