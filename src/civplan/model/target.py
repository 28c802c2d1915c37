"""Targets (指标): a measure, its promise, its result and later changes of the promise."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from functools import cached_property
from typing import Any, Self

from civplan.findings.words import Words
from civplan.model.choices import Approximation, Every
from civplan.model.figures import Quantity, When, parse_quantity
from civplan.model.records import Record, RecordOf, directive_key, key, required_key
from civplan.model.result import RESULT_SHAPE, Result, total_of_entries
from civplan.model.rules.values import DATE_AS_FIGURE, NOT_A_NUMBER, TWO_COMPARISONS
from civplan.model.scalars import FIGURE_FORMS, FIGURE_OR_WORDS, LINE, WHEN, YES_OR_NO
from civplan.model.shapes import Findings, ListOf, OneOf, ParsedText
from civplan.model.text import TEXT_SHAPE, Text
from civplan.model.units import PERCENT, unit_parts
from civplan.source.nodes import Node, Scalar


class Change(Record):
    """A change (调整) of a promise after the plan was issued."""

    label = Words("调整", "change")
    from_: str | None = key("原定", LINE, Words("原来的目标或时限", "what was promised before"))
    on: When | None = key("日期", WHEN, Words("何时调整", "when it was changed"))
    why: Text = required_key("原因", TEXT_SHAPE, Words("为什么调整", "why"))


CHANGE_SHAPE = RecordOf(Change)


NAME_AND_GOAL = re.compile(
    r"(?P<measure>[^\d≥≤><=，。；、：,;:每均上下升降增减提达零无前第全年内较比约近加大小于过至到为是（(~～—–-]+)\s*"
    r"(?P<sign>≥|>=|≤|<=|=|＝|不少于|不低于|不超过|不高于|至少|至多|等于)\s*(?P<goal>\d[^/每]*)",
    re.ASCII,
)
"""The plainest targets; all others are read by the grammar."""
PARTIAL = "partial"
"""Where a target keeps that its result is of a part of the year."""
GOAL_FIELDS = ("at_least", "at_most", "equals")
STRICT_WORDS = ("超过", "少于", "低于", "小于")
"""Before a limit that is itself not met by its own figure."""
# Few results are levels, so these patterns are compiled by the first that is.
AIM_WORDS = "申报|申请|争创|争取|力争|拟|筹备|准备|正在|迎接|参评"
REACHED_WORDS = "获|评为|被评|命名|授予|认定|通过|达到|建成|成为|成功"
"""Before the name of a level: what is only aimed at it, and that it was reached all the same."""
LEAST_PERCENT_GOAL = 10
"""Percent: of a goal as large as this a bare 1 or 0.96 is a fraction."""
LARGEST_RATIO = 100
"""A bare result this many times a goal in 万 or 亿 is surely in another unit."""


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


def _parse_goal(text: str) -> Any:
    """A plain figure, or a promise in words: 95%以上, 每月2次, 3—5场; None for neither."""
    figure = parse_quantity(text)
    if figure and figure.is_exact:
        return figure
    from civplan.model.grammar.promise_forms import read_promise  # noqa: PLC0415 - most goals are plain

    promise = read_promise(text)
    return promise and promise._replace(written=text)


class GoalShape(ParsedText[Any]):
    """A promised figure; a date in its place is reported as one."""

    def read(self, node: Node, findings: Findings) -> Any:
        """The figure, or the promise in words."""
        before = len(findings)
        value = super().read(node, findings)
        if value is None and isinstance(node, Scalar):
            from civplan.model.grammar.date_forms import is_date  # noqa: PLC0415 - few goals are no figure

            if is_date(node.text):
                findings[before:] = [DATE_AS_FIGURE.at(node.span, text=node.text.strip())]
        return value


GOAL = GoalShape(
    _parse_goal,
    NOT_A_NUMBER,
    Words(
        "数字，可带单位：12次、95%；也可以是 95%以上、每月2次、3—5场 这样的说法",
        "a figure, perhaps with a unit: 12次, 95%; or in words: 95%以上, 每月2次, 3—5场",
    ),
    {"type": ["string", "number"]},
    Words("12次、95%、每月2次 或 同比增长10%", "12次, 95%, 每月2次 or 同比增长10%"),
)
EVERY_NAMES = {
    **{f"每{one.zh}": one for one in Every},
    "每天": Every.DAY,
    "每季度": Every.QUARTER,
    "季度": Every.QUARTER,
    "每星期": Every.WEEK,
}


class Target(Record):
    """A measure with its promise and its result."""

    label = Words("指标", "target")
    id: str | None = key("编号", LINE, Words("本文件内不重复的编号", "unique in this file"))
    measure: str = required_key("名称", LINE, Words("衡量什么", "what is measured"))
    at_least: Quantity | None = key(
        "至少", GOAL, Words("不少于这个数", "no less than this"), also=("不少于", "不低于")
    )
    at_most: Quantity | None = key(
        "至多", GOAL, Words("不超过这个数", "no more than this"), also=("不超过", "不高于")
    )
    equals: Quantity | None = key("等于", GOAL, Words("正好这个数", "exactly this figure"))
    level: str | None = key("等级", LINE, Words("要达到的等级或称号", "a level or title to reach"))
    unit: str | None = key("单位", LINE, Words("计量单位", "the unit of the figures"))
    every: Every | None = key(
        "频次", OneOf(Every, also=EVERY_NAMES), Words("多久一次", "how often it is promised")
    )
    approx: Approximation | None = key(
        "约数", OneOf(Approximation), Words("结果略多于所写数字", "the result is a little more")
    )
    result: Result | None = key(
        "结果", RESULT_SHAPE, Words("完成的数", "what came out"), also=("results", "完成情况")
    )
    last_year: Quantity | str | None = key(
        "上年",
        FIGURE_OR_WORDS,
        Words("上年的结果，同比时用", "last year's result, for a change against it"),
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
    def is_partial(self) -> bool:
        """True when its result is a sum of a part of the year, which no whole year compares with.

        It is not read from a file: a plan at the end of a stage says so of its targets.
        """
        return bool(vars(self).get(PARTIAL))

    def as_partial(self, *, is_partial: bool) -> Self:
        """The target with that said of its result."""
        return self.with_values(**{PARTIAL: is_partial})

    @property
    def comparison(self) -> Comparison | None:
        """How the result is compared; None for a level or a figure without a promise."""
        if self.at_least or self.promised_count:
            return Comparison.AT_LEAST
        if self.at_most:
            return Comparison.AT_MOST
        return Comparison.EQUALS if self.equals else None

    @cached_property  # asked for many times, as is the outcome
    def goal(self) -> Quantity | None:
        """The promised figure, with its unit; None for a level or no promise."""
        figure = self.at_least or self.at_most or self.equals or self.promised_count
        return figure and self.with_unit_of_goal(figure)

    @property
    def ceiling(self) -> Quantity | None:
        """The upper end of a promised range: 5场 of 3—5场."""
        return self.at_most and self.with_unit_of_goal(self.at_most) if self.at_least else None

    @property
    def is_change(self) -> bool:
        """True when a change against last year is promised: 同比增长10%, 同比增长不超过5%."""
        limit = self.at_least or self.at_most
        return bool(limit and limit.change)

    @property
    def figure_of_last_year(self) -> Quantity | None:
        """Last year's figure, with its unit; that of a promised change never takes the change's.

        None for a level, and without one.
        """
        last = self.last_year
        if isinstance(last, str):
            return None
        if last is None or last.unit or not self.is_change:
            return last and self.with_unit(last)
        own = self.result and self.result.value
        return last._replace(unit=self.unit or (own and own.unit) or "")

    @property
    def said_of_last_year(self) -> str:
        """Last year's figure with its unit, or its level; empty without either."""
        return str(self.figure_of_last_year or self.last_year or "")

    @property
    def promised_count(self) -> Quantity | None:
        """The count for the year from ``every`` when no figure is given: 每月 → 12."""
        promise = self.at_least or self.at_most or self.equals or self.level
        return Quantity(Decimal(self.every.per_year)) if self.every and not promise else None

    @property
    def is_measured(self) -> bool:
        """True for what is measured anew each time, so that its dated figures never add up."""
        from civplan.model.dated_sums import is_measured_anew  # noqa: PLC0415 - few have dated figures

        return is_measured_anew(self)

    @cached_property
    def outcome(self) -> Quantity | None:
        """The figure of the result, with its unit."""
        if self.result is None:
            return None
        if self.result.entries:
            unit = self.with_unit(ZERO).unit
            value = total_of_entries(self.result.entries, unit, is_measured=self.is_measured)
        else:
            value = self.result.value
        return value and self.with_unit(value)

    @property
    def outcome_as_said(self) -> Quantity | None:
        """The figure of the result with 余 or 多 before its unit: 800余人, 1万余人次."""
        outcome = self.outcome
        if outcome is None or self.approx is None or not outcome.is_exact:
            return outcome
        bare = unit_parts(outcome.unit).bare
        scale = outcome.unit.removesuffix(bare) if bare else outcome.unit
        unit = f"{scale}{self.approx.zh}{outcome.unit.removeprefix(scale)}"
        return outcome._replace(unit=unit)

    @property
    def outcome_in_unit_of_goal(self) -> Quantity | None:
        """The figure of the result, converted so that it can be compared; None where it cannot."""
        goal, outcome = self.goal, self.outcome
        return outcome.in_unit(goal.unit) if goal and outcome else None

    @property
    def is_promise(self) -> bool:
        """True when something was promised."""
        figure = self.at_least or self.at_most or self.equals or self.every
        return figure is not None or self.level is not None

    def with_unit(self, figure: Quantity) -> Quantity:
        """A figure of the result with its own unit or the target's; ``every`` counts in 次.

        A bare number that is far too large for a goal in 万 keeps no unit, nor does a fraction for
        a goal in percent: 0.96 may be 96%.
        """
        if figure.unit:
            return figure
        last = self.last_year
        if self.is_change and last and not isinstance(last, str):
            return figure._replace(unit=last.unit or self.unit or "")
        goal = self.at_least or self.at_most or self.equals
        unit = self.unit or self.unit_of_goal or ("次" if self.every else "")
        is_scaled = goal is not None and unit_parts(unit).scale > 1 and not self.unit
        if is_scaled and goal and figure.value > LARGEST_RATIO * goal.value > 0:
            return figure
        if unit == PERCENT and goal and 0 < figure.value <= 1 and goal.value >= LEAST_PERCENT_GOAL:
            return figure
        return figure._replace(unit=unit)

    def with_unit_of_goal(self, figure: Quantity) -> Quantity:
        """A promised figure with its own unit or the target's."""
        unit = figure.unit or self.unit or self.unit_of_goal or ("次" if self.every else "")
        return figure._replace(unit=unit)

    @property
    def unit_of_goal(self) -> str:
        """The unit of the promised figure; may be empty."""
        for limit in (self.at_least, self.at_most, self.equals):
            if limit and limit.unit:
                return limit.unit
        return ""


def is_level_reached(level: str, text: str) -> bool:
    """Whether a text says that a level was reached.

    It names it, without 未 or 没 before it, and not as what is only applied or worked for.
    """
    before = "".join(re.findall(rf"([^，。；]*?){re.escape(level)}", text))
    is_aim = re.search(AIM_WORDS, before) and not re.search(REACHED_WORDS, before)
    return level in text and not (re.search("[未没]", before) or is_aim)


ZERO = Quantity(Decimal(0))


def _read_short_target(node: Scalar, findings: Findings) -> Target | None:
    """A target as one text, such as ``碰头会 ≥ 12 次``."""
    match = NAME_AND_GOAL.fullmatch(node.text.strip())
    goal = _parse_goal(match["goal"].strip()) if match else None
    if match is None or not isinstance(goal, Quantity):
        from civplan.model.target_in_words import read_target_in_words  # noqa: PLC0415 - most are plain

        return read_target_in_words(node, findings)
    comparison = COMPARISON_BY_SIGN[match["sign"]].value
    return target_from_values(node, {"measure": match["measure"].strip(), comparison: goal})


def target_from_values(node: Scalar, values: dict[str, Any]) -> Target:
    """The target that one text gives."""
    return Target(span=node.span, spans=dict.fromkeys(values, node.span), **values)


def _check_target(target: Target, findings: Findings) -> Target | None:
    """The target; None, with a finding, for two comparisons or a result in words for a figure."""
    fields = [name for name in (*GOAL_FIELDS, "level") if getattr(target, name)]
    if any(not isinstance(getattr(target, name), (Quantity, str)) for name in fields):
        from civplan.model.target_in_words import with_promise_in_words  # noqa: PLC0415

        read = with_promise_in_words(target, findings)
        return read and _check_target(read, findings)
    if len(fields) > 1 and not _is_range(target, fields):
        fields.sort(key=target.span_of)
        findings.append(
            TWO_COMPARISONS.at(target.span_of(fields[1]), keys=target_field_words(fields))
        )
        return None
    if isinstance(target.last_year, str) and (target.goal or target.unit):
        span = target.span_of("last_year")
        findings.append(NOT_A_NUMBER.at(span, text=target.last_year, forms=FIGURE_FORMS))
        target = target.with_values(last_year=None)
    is_figure_due = target.goal or target.figure_of_last_year
    if target.result and target.result.value is None and is_figure_due:
        from civplan.model.target_in_words import with_result_in_words  # noqa: PLC0415

        return with_result_in_words(target, findings)
    return target


def _is_range(target: Target, fields: list[str]) -> bool:
    """True for 至少 and 至多 as the two ends of a range."""
    low, high = target.at_least, target.ceiling
    if fields != ["at_least", "at_most"] or low is None or high is None or low.change:
        return False
    in_unit = high.in_unit(target.with_unit_of_goal(low).unit)
    return in_unit is not None and low.value < in_unit.value


def target_field_words(fields: list[str]) -> Words:
    """The names of a target's fields in both languages."""
    keys = [TARGET_SHAPE.by_name[field] for field in fields]
    return Words("、".join(key.zh for key in keys), ", ".join(key.en for key in keys))


TARGET_SHAPE = RecordOf(Target, short=_read_short_target, check=_check_target)
TARGETS_SHAPE = ListOf(TARGET_SHAPE, lone=True)
