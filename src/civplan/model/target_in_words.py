"""Targets and results in words, read by the grammar; what cannot be read gets the line to write."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.figures import Quantity
from civplan.model.grammar.figure_forms import LONGEST_FORM, figures_in, plain_form, read_figure
from civplan.model.grammar.promise_forms import (
    ALL,
    AT_LEAST,
    AT_MOST,
    EQUALS,
    WrittenPromise,
    read_promise,
)
from civplan.model.grammar.target_forms import read_target
from civplan.model.grammar.target_offers import Offer, offer_for_target
from civplan.model.result import Result, result_text
from civplan.model.rules.values import NOT_A_NUMBER, RESULT_NOT_A_FIGURE, UNREADABLE_TARGET
from civplan.model.shapes import Findings
from civplan.model.target import GOAL_FIELDS, Target, target_from_values
from civplan.model.units import PERCENT, RANK_UNIT, has_sum
from civplan.model.value_fixes import with_replacement
from civplan.source.nodes import Scalar

EITHER_LINE, EACH_LINE = "”或“", "”和“"
EXAMPLE_LINES = ("碰头会 ≥ 12 次", "居民满意率 ≥ 95%", "越级上访 = 0 起")
WRITE_LINE = Words("写成“{lines}”", "write “{lines}”")
WRITE_EACH = Words("写成几个指标：“{lines}”", "write several targets: “{lines}”")
WRITE_DUE = Words(
    "这是日期，不是数：给这一条写“完成时限: {date}”，不写成指标",
    "this is a date, no figure: give the item “due: {date}” instead of a target",
)
WRITE_RESULT = Words("写成“结果: {figure}”", "write “result: {figure}”")
WRITE_BOTH = Words(
    "{way}，日期写成这一条的“完成时限: {date}”", "{way}, and give the item “due: {date}”"
)
WRITE_MEASURE = Words(
    "前面写上衡量什么，如“碰头会{goal}”", "name what is measured before it, as in “碰头会{goal}”"
)
RESULT_BY_WORDS = Words(
    "结果写成数字，文字写进“完成情况”", "give a number; words go into the item's result"
)
BEFORE_RESULT = re.compile(
    "^(?:(?:目前|现在|今年|全年|年内|实际|合计|共计|总计|累计|共|已经|已|完成|达到|达|实现|开展|召开|举办|为|是)+)(?=.)"
)
ZERO_WORDS = re.compile("为?零")
NEVER_WORDS = re.compile("零发生|未发生|没有发生|未出现|没有出现|无发生|零事故|零投诉|零上访")
RATES = ("率", "比例", "占比", "比重", "满意度")
"""At its end, the name of a measure with them is that of a share, also without %."""
NOTHING_WORDS = re.compile("为?无|没有")
QUOTED_IN_FLOW = re.compile(r"[,\[\]{}#&*!|>'\"%@`:]")
"""A text with such a sign may need quotation marks in YAML."""


def read_target_in_words(node: Scalar, findings: Findings) -> Target | None:
    """A target as one text; None, with the line to write, when it has not just one meaning."""
    named = read_target(node.text)
    if named is None:
        findings.append(_unreadable_target(node))
        return None
    return target_from_values(
        node, {"measure": named.measure, **_promise_values(named.promise, named.promise.field)}
    )


def _promise_values(promise: WrittenPromise, field: str) -> dict[str, Any]:
    """The fields of a target that a promise gives."""
    if promise.level:
        return {"level": promise.level}
    values: dict[str, Any] = {field or AT_LEAST: promise.figure}
    values |= {"at_most": promise.ceiling} if promise.ceiling else {}
    return values | ({"every": promise.every} if promise.every else {})


def with_promise_in_words(target: Target, findings: Findings) -> Target | None:
    """The target with the figures of promises in words under its keys; None after a finding."""
    values: dict[str, Any] = {}
    for name in GOAL_FIELDS:
        promise = getattr(target, name)
        if not isinstance(promise, WrittenPromise):
            continue
        field = _field_for(promise, name)
        if field is None:
            forms = Words(f"“{promise.written}”以外的数", "another figure")
            findings.append(
                NOT_A_NUMBER.at(
                    target.span_of(name),
                    text=promise.written,
                    forms=_forms_for(promise) or forms,
                )
            )
            return None
        values |= {name: None, **_promise_values(promise, field)}
    return target.with_values(**values)


def _field_for(promise: WrittenPromise, name: str) -> str | None:
    """The field that a promise in a key fills; None when the two contradict each other."""
    if not promise.field or promise.field == name or promise.level:
        return name
    if name == EQUALS:
        return promise.field
    is_rise = promise.figure is not None and promise.figure.change > 0
    if is_rise and (promise.field, name) == (AT_LEAST, AT_MOST):
        return name  # a rise of no more than this
    return name if (promise.field, name) == (EQUALS, AT_MOST) else None


def _forms_for(promise: WrittenPromise) -> Words | None:
    """How to say what a promise says, under the key that it needs."""
    from civplan.model.target import TARGET_SHAPE  # noqa: PLC0415 - defined after what uses this

    key = TARGET_SHAPE.by_name.get(promise.field)
    if key is None:
        return None
    return Words(f"“{key.zh}: {promise.written}”", f"“{key.en}: {promise.written}”")


def _unreadable_target(node: Scalar) -> Finding:
    """The finding that a text is no target, with the lines to write."""
    offer = offer_for_target(node.text)
    finding = UNREADABLE_TARGET.at(node.span, text=node.text, way=_way_of(offer))
    if offer.is_certain and not QUOTED_IN_FLOW.search(offer.lines[0].replace("%", "")):
        return with_replacement(finding, node, offer.lines[0])
    return finding


def _way_of(offer: Offer) -> Words:
    """An offer in words."""
    if offer.bare_goal:
        return WRITE_MEASURE.filled(goal=offer.bare_goal)
    if offer.due:
        lines = offer.lines
        way = WRITE_DUE.filled(date=offer.due)
        return (
            WRITE_BOTH.filled(way=_way_of(offer._replace(due="")), date=offer.due) if lines else way
        )
    if offer.together:
        return WRITE_EACH.filled(lines=EACH_LINE.join(offer.lines))
    return WRITE_LINE.filled(lines=EITHER_LINE.join(offer.lines or EXAMPLE_LINES))


def with_result_in_words(target: Target, findings: Findings) -> Target | None:
    """The target with the figure of a result in words; None, with a finding, when it has none."""
    result = target.result or Result()
    text = result_text(result)
    figure = figure_of_result(target, text.removeprefix(target.measure)) if result.text else None
    if figure:
        stages = result.text and result.text.stages_alone
        return target.with_values(result=result._replace(value=figure, text=stages))
    if target.goal is None or (result.text and not result.text.as_written):
        return target
    findings.append(
        RESULT_NOT_A_FIGURE.at(
            target.span_of("result"), text=text, way=_way_to_figure(target, text)
        )
    )
    return None


def _way_to_figure(target: Target, text: str) -> Words:
    """How to write a result as a figure: with the only one that its text has, if it has one."""
    figures = [] if "每" in text or "/" in text else figures_for(target, text)
    return WRITE_RESULT.filled(figure=figures[0]) if len(figures) == 1 else RESULT_BY_WORDS


def figures_for(target: Target, text: str) -> list[Quantity]:
    """The figures in a text that can be compared with a target's goal, each once."""
    goal = target.goal
    if goal is None:
        return []
    figures = [figure for _, _, figure in figures_in(text) if figure.is_of_kind(goal.unit)]
    return list(dict.fromkeys(figures))


def _says_zero(plain: str, target: Target, unit: str) -> bool:
    """True for words that mean the figure 0.

    没有 may mean of a rate or a rank that nobody measured it, so that only counts are 0 by it; what
    must not be more than a limit may also not have happened (未发生).
    """
    if ZERO_WORDS.fullmatch(plain):
        return unit != RANK_UNIT
    is_count = has_sum(unit) and not target.measure.endswith(RATES)
    if NEVER_WORDS.fullmatch(plain):
        return is_count or (not target.at_least and unit != RANK_UNIT)
    return is_count and bool(NOTHING_WORDS.fullmatch(plain))


def figure_of_result(target: Target, text: str) -> Quantity | None:
    """The figure of a result that is nothing but one: 约210人次, 未发生, 第2名, 同比下降12%."""
    goal = target.goal
    plain = plain_form(text)
    if goal is None or not plain or len(plain) > LONGEST_FORM:
        return None
    plain = BEFORE_RESULT.sub("", plain)
    if _says_zero(plain, target, goal.unit):
        return Quantity(Decimal(0))
    if goal.unit == PERCENT and ALL.fullmatch(plain):
        return Quantity(Decimal(100), PERCENT)
    if figure := read_figure(plain):
        return figure
    promise = read_promise(plain) if target.is_change else None
    return promise.figure if promise and promise.figure and promise.figure.change else None
