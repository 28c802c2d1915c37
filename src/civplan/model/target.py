"""Targets (指标) and their results."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.choices import Approximation, Every
from civplan.model.figures import Quantity, When, parse_quantity, parse_when, parse_yes_or_no
from civplan.model.records import Record, RecordOf, key
from civplan.model.shapes import (
    Faults,
    JsonSchema,
    Line,
    ListOf,
    OneOf,
    Parsed,
    Shape,
)
from civplan.model.text import TEXT_SHAPE, Text
from civplan.source.nodes import Mapping, Node, Scalar

LINE = Line()
NAME_AND_GOAL = re.compile(
    r"(?P<measure>.+?)\s*(?P<sign>≥|>=|≤|<=|=|＝|不少于|不低于|不超过|不高于|至少|至多|等于)\s*(?P<goal>.+)"
)
WHEN = Parsed(parse_when, faults.NOT_A_DATE)
QUANTITY = Parsed(parse_quantity, faults.NOT_A_NUMBER)


class Comparison(enum.Enum):
    """How a result is held against its target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUALS = "equals"


SIGNS = {
    "≥": Comparison.AT_LEAST,
    ">=": Comparison.AT_LEAST,
    "不少于": Comparison.AT_LEAST,
    "不低于": Comparison.AT_LEAST,
    "至少": Comparison.AT_LEAST,
    "≤": Comparison.AT_MOST,
    "<=": Comparison.AT_MOST,
    "不超过": Comparison.AT_MOST,
    "不高于": Comparison.AT_MOST,
    "至多": Comparison.AT_MOST,
    "=": Comparison.EQUALS,
    "＝": Comparison.EQUALS,
    "等于": Comparison.EQUALS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedResult(Record):
    """A result of one day or month."""

    on: When = key("日期", WHEN, Words("哪一天或哪个月", "the day or month"), required=True)
    value: Quantity | None = key("数值", QUANTITY, Words("完成的数量", "the figure"))
    text: Text | None = key("正文", TEXT_SHAPE, Words("文字说明", "in words"))


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: a figure, a text, yes or no, or entries by date."""

    value: Quantity | None = None
    text: Text | None = None
    met: bool | None = None
    """Yes or no, for a target without figures."""
    entries: tuple[DatedResult, ...] = ()


DATED_RESULTS = ListOf(RecordOf(DatedResult))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAndText(Record):
    """A result as a figure and a text."""

    value: Quantity | None = key("数值", QUANTITY, Words("完成的数量", "the figure"))
    text: Text | None = key("正文", TEXT_SHAPE, Words("文字说明", "in words"))


VALUE_AND_TEXT = RecordOf(ValueAndText)


class ResultShape(Shape[Result]):
    """A text, a number, ``{value, text}``, or a list of dated entries."""

    def read(self, node: Node, found: Faults) -> Result | None:
        """The result."""
        if isinstance(node, Scalar):
            return read_result_text(node, found)
        if isinstance(node, Mapping):
            both = VALUE_AND_TEXT.read(node, found)
            return Result(both.value, both.text) if both else None
        entries = DATED_RESULTS.read(node, found)
        return settled(Result(entries=entries)) if entries else None

    def schema(self) -> JsonSchema:
        """All forms of a result."""
        text: JsonSchema = {"type": ["string", "number", "boolean"]}
        return {"anyOf": [text, VALUE_AND_TEXT.schema(), DATED_RESULTS.schema()]}

    def parts(self) -> tuple[Shape[Any], ...]:
        """The records among its forms."""
        return (VALUE_AND_TEXT, DATED_RESULTS)


def read_result_text(node: Scalar, found: Faults) -> Result | None:
    """A result that stands as one value: a figure, yes or no, or a text."""
    value = parse_quantity(node.text.strip())
    if value is not None:
        return Result(value)
    met = parse_yes_or_no(node.text.strip())
    if met is not None:
        return Result(met=met)
    text = TEXT_SHAPE.read(node, found)
    return Result(text=text) if text else None


def settled(result: Result) -> Result:
    """A result with the figure that its dated entries add up to.

    Counts are added; a percentage is a state, so its last entry stands.
    """
    figures = [entry.value for entry in sorted(result.entries, key=by_day) if entry.value]
    if not figures:
        return result
    if figures[-1].unit == "%":
        return replace(result, value=figures[-1])
    total = sum((figure.value for figure in figures), Decimal(0))
    return replace(result, value=Quantity(total, figures[-1].unit))


def by_day(entry: DatedResult) -> tuple[int, int, int]:
    """The order of dated entries."""
    return (entry.on.year, entry.on.last_day.month, entry.on.day)


RESULT = ResultShape()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """A measure with what was promised and what came out."""

    id: str | None = key("编号", LINE, Words("本文件内不重复的编号", "unique in this file"))
    measure: str = key("名称", LINE, Words("衡量什么", "what is measured"), required=True)
    at_least: Quantity | None = key(
        "至少", QUANTITY, Words("不少于这个数", "no fewer than this figure")
    )
    at_most: Quantity | None = key("至多", QUANTITY, Words("不超过这个数", "no more than this"))
    equals: Quantity | None = key("等于", QUANTITY, Words("正好这个数", "exactly this figure"))
    level: str | None = key("等级", LINE, Words("要达到的等级或称号", "a level or title to reach"))
    unit: str | None = key("单位", LINE, Words("计量单位", "the unit of the figures"))
    every: Every | None = key("频次", OneOf(Every), Words("多久一次", "how often it is promised"))
    approx: Approximation | None = key(
        "约数", OneOf(Approximation), Words("结果略多于所写数字", "the result is a little more")
    )
    result: Result | None = key("结果", RESULT, Words("完成的数", "what came out"))
    source: str | None = key("来源", LINE, Words("数据来源", "where the figure comes from"))
    drop: bool | None = key(
        "删除",
        Parsed(parse_yes_or_no, faults.NOT_YES_OR_NO),
        Words("不要继承来的这一条", "leave the inherited entry out"),
        directive=True,
    )
    after: str | None = key("排在", LINE, Words("排在哪个编号之后", "after which id"), directive=True)

    @property
    def comparison(self) -> Comparison | None:
        """How the result is compared; None for a level or a figure that was never promised."""
        if self.at_least or self.promised_count:
            return Comparison.AT_LEAST
        if self.at_most:
            return Comparison.AT_MOST
        return Comparison.EQUALS if self.equals else None

    @property
    def goal(self) -> Quantity | None:
        """The figure that was promised, with its unit; None for a level or no promise."""
        figure = self.at_least or self.at_most or self.equals or self.promised_count
        return figure and self.with_unit(figure)

    @property
    def promised_count(self) -> Quantity | None:
        """The year's count that follows from ``every`` when no figure is given: 每月 → 12."""
        given = self.at_least or self.at_most or self.equals or self.level
        return Quantity(Decimal(self.every.per_year)) if self.every and not given else None

    @property
    def outcome(self) -> Quantity | None:
        """The figure that came out, with its unit."""
        value = self.result.value if self.result else None
        return value and self.with_unit(value)

    @property
    def is_promise(self) -> bool:
        """True when something was promised."""
        return self.goal is not None or self.level is not None

    def with_unit(self, figure: Quantity) -> Quantity:
        """A figure with the target's unit where it has none of its own."""
        if figure.unit:
            return figure
        limits = (self.at_least, self.at_most, self.equals)
        unit = self.unit or next((limit.unit for limit in limits if limit and limit.unit), "")
        return Quantity(figure.value, unit)


def read_short_target(node: Scalar, found: Faults) -> Target | None:
    """A target in one text, such as ``碰头会 ≥ 12 次``."""
    match = NAME_AND_GOAL.fullmatch(node.text.strip())
    goal = match and parse_quantity(match["goal"].strip())
    if not match or not goal:
        found.append(faults.UNREADABLE_TARGET.at(node.span, text=node.text))
        return None
    comparison = SIGNS[match["sign"]].value
    values: dict[str, Any] = {"measure": match["measure"].rstrip("：: "), comparison: goal}
    return Target(span=node.span, spans=dict.fromkeys(values, node.span), **values)


def check_target(target: Target, found: Faults) -> Target | None:
    """A target has one comparison, and a figure as result where the promise is a figure."""
    given = [name for name in ("at_least", "at_most", "equals", "level") if getattr(target, name)]
    if len(given) > 1:
        found.append(faults.TWO_COMPARISONS.at(target.span_of(given[1]), keys="、".join(given)))
        return None
    result = target.result
    if target.goal and result and result.value is None:
        shown = "、".join(part.text for part in result.text.as_written) if result.text else "是"
        found.append(faults.RESULT_NOT_A_FIGURE.at(target.span_of("result"), text=shown))
        return None
    return target


TARGET = RecordOf(Target, short=read_short_target, check=check_target)
TARGETS = ListOf(TARGET, lone=True)

