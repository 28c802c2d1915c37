"""Targets (指标): a measure, its promise, its result and later changes of the promise."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from typing import Any

from civplan.findings.words import Words
from civplan.model.choices import Approximation, Every
from civplan.model.figures import Quantity, When, parse_quantity
from civplan.model.record import Record, directive_key, key, required_key
from civplan.model.records import RecordOf
from civplan.model.result import RESULT_SHAPE, Result, result_text
from civplan.model.rules.values import RESULT_NOT_A_FIGURE, TWO_COMPARISONS, UNREADABLE_TARGET
from civplan.model.scalars import LINE, QUANTITY, WHEN, YES_OR_NO
from civplan.model.shapes import Findings, ListOf, OneOf
from civplan.model.text import TEXT_SHAPE, Text
from civplan.source.nodes import Scalar


class Change(Record):
    """A change (调整) of a promise after the plan was issued."""

    label = Words("调整", "change")
    from_: str | None = key("原定", LINE, Words("原来的目标或时限", "what was promised before"))
    on: When | None = key("日期", WHEN, Words("何时调整", "when it was changed"))
    why: Text = required_key("原因", TEXT_SHAPE, Words("为什么调整", "why"))


CHANGE_SHAPE = RecordOf(Change)


NAME_AND_GOAL = re.compile(
    r"(?P<measure>.+?)\s*"
    r"(?P<sign>≥|>=|≤|<=|=|＝|不少于|不低于|不超过|不高于|至少|至多|等于)\s*(?P<goal>.+)"
)


class Comparison(enum.Enum):
    """How a result compares with its target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUALS = "equals"


COMPARISON_BY_SIGN = {
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


class Target(Record):
    """A measure with its promise and its result."""

    label = Words("指标", "target")
    id: str | None = key("编号", LINE, Words("本文件内不重复的编号", "unique in this file"))
    measure: str = required_key("名称", LINE, Words("衡量什么", "what is measured"))
    at_least: Quantity | None = key("至少", QUANTITY, Words("不少于这个数", "no less than this"))
    at_most: Quantity | None = key("至多", QUANTITY, Words("不超过这个数", "no more than this"))
    equals: Quantity | None = key("等于", QUANTITY, Words("正好这个数", "exactly this figure"))
    level: str | None = key("等级", LINE, Words("要达到的等级或称号", "a level or title to reach"))
    unit: str | None = key("单位", LINE, Words("计量单位", "the unit of the figures"))
    every: Every | None = key("频次", OneOf(Every), Words("多久一次", "how often it is promised"))
    approx: Approximation | None = key(
        "约数", OneOf(Approximation), Words("结果略多于所写数字", "the result is a little more")
    )
    result: Result | None = key(
        "结果", RESULT_SHAPE, Words("完成的数", "what came out"), also=("results", "完成情况")
    )
    source: str | None = key("来源", LINE, Words("数据来源", "where the figure comes from"))
    changed: Change | None = key(
        "调整", CHANGE_SHAPE, Words("计划下达后的调整", "a change after issue")
    )
    drop: bool | None = directive_key(
        "删除", YES_OR_NO, Words("不要继承来的这一条", "leave the inherited entry out")
    )
    after: str | None = directive_key("排在", LINE, Words("排在哪个编号之后", "after which id"))

    @property
    def comparison(self) -> Comparison | None:
        """How the result is compared; None for a level or a figure without a promise."""
        if self.at_least or self.promised_count:
            return Comparison.AT_LEAST
        if self.at_most:
            return Comparison.AT_MOST
        return Comparison.EQUALS if self.equals else None

    @property
    def goal(self) -> Quantity | None:
        """The promised figure, with its unit; None for a level or no promise."""
        figure = self.at_least or self.at_most or self.equals or self.promised_count
        return figure and self.with_unit(figure)

    @property
    def promised_count(self) -> Quantity | None:
        """The count for the year from ``every`` when no figure is given: 每月 → 12."""
        promise = self.at_least or self.at_most or self.equals or self.level
        return Quantity(Decimal(self.every.per_year)) if self.every and not promise else None

    @property
    def outcome(self) -> Quantity | None:
        """The figure of the result, with its unit."""
        value = self.result.value if self.result else None
        return value and self.with_unit(value)

    @property
    def is_promise(self) -> bool:
        """True when something was promised."""
        figure = self.at_least or self.at_most or self.equals or self.every
        return figure is not None or self.level is not None

    def with_unit(self, figure: Quantity) -> Quantity:
        """A figure with its own unit or the target's; ``every`` counts in 次."""
        if figure.unit:
            return figure
        unit = self.unit or self.unit_of_goal or ("次" if self.every else "")
        return Quantity(figure.value, unit)

    @property
    def unit_of_goal(self) -> str:
        """The unit of the promised figure; may be empty."""
        for limit in (self.at_least, self.at_most, self.equals):
            if limit and limit.unit:
                return limit.unit
        return ""


def _read_short_target(node: Scalar, findings: Findings) -> Target | None:
    """A target as one text, such as ``碰头会 ≥ 12 次``."""
    match = NAME_AND_GOAL.fullmatch(node.text.strip())
    goal = match and parse_quantity(match["goal"].strip())
    if not match or not goal:
        findings.append(UNREADABLE_TARGET.at(node.span, text=node.text))
        return None
    comparison = COMPARISON_BY_SIGN[match["sign"]].value
    values: dict[str, Any] = {"measure": match["measure"].rstrip("：: "), comparison: goal}
    return Target(span=node.span, spans=dict.fromkeys(values, node.span), **values)


def _check_target(target: Target, findings: Findings) -> Target | None:
    """The target; None, with a finding, for two comparisons or a result in words for a figure."""
    comparisons = ("at_least", "at_most", "equals", "level")
    fields = [name for name in comparisons if getattr(target, name)]
    if len(fields) > 1:
        fields.sort(key=target.span_of)
        findings.append(
            TWO_COMPARISONS.at(target.span_of(fields[1]), keys=target_field_words(fields))
        )
        return None
    if target.goal and target.result and target.result.value is None:
        findings.append(
            RESULT_NOT_A_FIGURE.at(target.span_of("result"), text=result_text(target.result))
        )
        return None
    return target


def target_field_words(fields: list[str]) -> Words:
    """The names of a target's fields in both languages."""
    keys = [TARGET_SHAPE.by_name[field] for field in fields]
    return Words("、".join(key.zh for key in keys), ", ".join(key.en for key in keys))


TARGET_SHAPE = RecordOf(Target, short=_read_short_target, check=_check_target)
TARGETS_SHAPE = ListOf(TARGET_SHAPE, lone=True)
