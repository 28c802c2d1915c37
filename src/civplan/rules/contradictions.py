"""T231, T232: figures that contradict the text beside them; T219: shares in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.figures import Quantity
from civplan.model.item import Item
from civplan.model.result import Result
from civplan.model.target import Comparison, Target
from civplan.model.text import TextParagraph
from civplan.rules.context import CheckContext, TextStretch, line_words
from civplan.rules.targets import (
    COUNT_UNITS,
    HUNDRED,
    OVER_HUNDRED,
    PART_OF_A_WHOLE,
    spaced_figure,
    upper_bound,
)
from civplan.rules.text_figures import (
    FEWEST_SHARE,
    MOST_SHARE,
    TextFigure,
    TextFrequency,
    counts_something_else,
    figures_in_text,
    frequencies_in_text,
    has_figure,
    is_said_of,
    promises_figure,
    scaled,
)

VALUE_AGAINST_TEXT = Rule(
    "T231",
    "value-against-text",
    Severity.WARNING,
    Words(
        "文字里写的是“{said}”，结果的数字却是 {value}（{place}）",
        "the text says “{said}”, but the figure of the result is {value} ({place})",
    ),
    Words("核对是哪一个，把两处写成一样", "see which is right, and write it in both places"),
    why=Words(
        "指标表和完成率用结果的数字，正文印的是文字。两处不一样，同一份总结就有两个数，总有一个是错的。",
        "The table and its rates use the figure, the document prints the text. Where they differ,"
        " one summary gives two figures, of which one is wrong.",
    ),
    fails="""\
work:
  items:
    - text: 走访居民。
      target: 走访 ≥ 100 户
      result: {value: 110, text: 走访居民130户。}
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - text: 走访居民。
      target: 走访 ≥ 100 户
      result: {value: 130, text: 走访居民130户。}
summary: {date: 2007-12-20}
""",
)
TEXT_AGAINST_TARGET = Rule(
    "T232",
    "text-against-target",
    Severity.WARNING,
    Words(
        "文字里承诺的是“{said}”，指标却是{measure} {goal}（{place}）",
        "the text promises “{said}”, but the target is {measure} {goal} ({place})",
    ),
    Words("核对是哪一个，把两处写成一样", "see which is right, and write it in both places"),
    why=Words(
        "计划印出文字里的承诺，年底却按指标的数对照。两处不一样，居民看到的和考核的就不是一回事。",
        "The plan prints the promise of the text, but in December the result is held against the"
        " target. Where they differ, what residents read is not what is checked.",
    ),
    fails="""\
work:
  items:
    - text: 全年召开碰头会不少于12次。
      target: 碰头会 ≥ 10 次
""",
    passes="""\
work:
  items:
    - text: 全年召开碰头会不少于12次。
      target: 碰头会 ≥ 12 次
""",
    numbers=(
        Words(
            f"写了频次的，全年的数在应有次数的 {FEWEST_SHARE:.0%} 到 {MOST_SHARE:.0%} 之间不提示",
            "where the text says how often, a figure of the year from"
            f" {100 * FEWEST_SHARE:.0f} to {100 * MOST_SHARE:.0f} % of that count is left alone",
        ),
    ),
)
RULES = (VALUE_AGAINST_TEXT, TEXT_AGAINST_TARGET)

GOAL_SIGNS = {Comparison.AT_LEAST: "≥", Comparison.AT_MOST: "≤", Comparison.EQUALS: "="}

SAID_SHARE = (
    rf"(?P<measure>{PART_OF_A_WHOLE})(?:[为是达到保持在以上]|超过|不低于|不少于|提高到|上升到){{0,3}}"
    r"(?P<share>(?P<figure>[0-9]{3,9}(?:\.[0-9]{1,6})?) ?[%％])"
)
FIGURE_CHARACTERS = "0123456789."
LONGEST_SHARE = 17
"""Characters that a share and the blank behind it have at most."""


class Outcome(NamedTuple):
    """The figure of a result."""

    figure: Quantity
    place: Span
    measure: str
    """What it counts; empty where no target says so."""
    is_only: bool
    """True when the texts beside it speak of it alone."""
    is_more: bool = False
    """True when it is a little more than its number (约数)."""

    def is_named_in(self, words: str) -> bool:
        """True when the words around a text's figure speak of it."""
        return not self.measure or is_said_of(words, self.measure, is_only=self.is_only)

    def is_said_by(self, said: TextFigure, value: Decimal) -> bool:
        """True when a text's figure can mean this one."""
        return said.fits(value) or (self.is_more and value <= said.value < upper_bound(value))


def _values_against_texts(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each result whose text says another figure."""
    if Document.SUMMARY not in context.documents:
        return
    goals = context.plan.goals
    for target in goals.targets if goals else ():
        texts = goals.text.summary or () if goals and goals.text else ()
        yield from _target_values(context, target, texts, is_only=False)
    for assignment in context.assignments:
        yield from _item_values(context, assignment.item)


def _item_values(context: CheckContext, item: Item) -> Iterator[Finding]:
    """The findings about the results of one item."""
    texts = (*_paragraphs_said(item.result), *((item.text and item.text.summary) or ()))
    is_only = len(item.targets) == 1
    for target in item.targets:
        yield from _target_values(context, target, texts, is_only=is_only)
    if item.result and item.result.value and not item.targets and not item.result.entries:
        outcome = Outcome(item.result.value, item.span_of("result"), "", is_only=True)
        yield from _value_findings(context, outcome, texts)
    for result in (item.result, *(target.result for target in item.targets)):
        for entry in result.entries if result else ():
            if entry.value and entry.text:
                figure = item.targets[0].with_unit(entry.value) if is_only else entry.value
                outcome = Outcome(figure, entry.span_of("value"), "", is_only=True)
                yield from _value_findings(context, outcome, entry.text.as_written)


def _target_values(
    context: CheckContext, target: Target, texts: Sequence[TextParagraph], *, is_only: bool
) -> Iterator[Finding]:
    """The finding about the result of one target; ``texts`` are those beside its own."""
    figure = target.outcome
    if figure is None:
        return
    paragraphs = (*_paragraphs_said(target.result), *texts)
    if any(has_figure(one.text, figure) for one in paragraphs):  # as most
        return
    is_more = target.approx is not None
    outcome = Outcome(figure, target.span_of("result"), target.measure, is_only, is_more)
    yield from _value_findings(context, outcome, dict.fromkeys(paragraphs))


def _paragraphs_said(result: Result | None) -> tuple[TextParagraph, ...]:
    """The paragraphs of a result's own text."""
    return result.text.as_written if result and result.text else ()


def _value_findings(
    context: CheckContext, outcome: Outcome, paragraphs: Iterable[TextParagraph]
) -> Iterator[Finding]:
    """The finding that the paragraphs beside a result say one other figure, and not its own."""
    paragraphs = list(paragraphs)
    if any(has_figure(one.text, outcome.figure) for one in paragraphs):
        return
    value, unit, *_ = scaled(outcome.figure)
    if not unit:
        return
    said = [(one, figure) for one in paragraphs for figure in figures_in_text(one.text, unit)]
    if any(outcome.is_said_by(figure, value) for _, figure in said):
        return
    others = [
        TextStretch(one, figure.start, figure.end)
        for one, figure in said
        if outcome.is_named_in(figure.words) and not counts_something_else(figure, outcome.measure)
    ]
    is_sum = sum(figure.value for _, figure in said) == value
    if len(others) == 1 and not is_sum and (outcome.measure or len(said) == 1):
        values = {"said": others[0].text, "value": spaced_figure(outcome.figure)}
        place = line_words(outcome.place)
        yield VALUE_AGAINST_TEXT.at(others[0].place(context), place=place, **values)


def _texts_against_targets(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each text of the plan that promises another figure than its target."""
    if Document.PLAN not in context.documents:
        return
    goals = context.plan.goals
    for target in goals.targets if goals and goals.text else ():
        texts = goals.text.plan if goals and goals.text else ()
        yield from _promise_findings(context, target, texts, is_only=False)
    for assignment in context.assignments:
        item = assignment.item
        if item.text and assignment.is_promised:
            for target in item.targets:
                is_only = len(item.targets) == 1
                yield from _promise_findings(context, target, item.text.plan, is_only=is_only)


def _promise_findings(
    context: CheckContext, target: Target, paragraphs: Sequence[TextParagraph], *, is_only: bool
) -> Iterator[Finding]:
    """The finding that paragraphs promise one other figure than a target, and not its own."""
    if target.goal is None or target.comparison is None or target.changed:
        return
    if target.ceiling or target.is_change:
        return
    if any(promises_figure(one.text, target.goal) for one in paragraphs):
        return
    goal, unit, *_ = scaled(target.goal)
    stretches: list[TextStretch] = []
    for one in paragraphs:
        counts_events = not unit or unit in COUNT_UNITS
        frequencies = list(frequencies_in_text(one.text)) if counts_events else []
        of_frequencies = {place for often in frequencies for place in range(often.start, often.end)}
        figures = [
            figure
            for figure in (figures_in_text(one.text, unit) if unit else ())
            if figure.start not in of_frequencies
        ]
        if _is_goal_among(goal, figures):
            return
        promises: list[TextFrequency | TextFigure] = [*frequencies, *figures]
        named = [
            promise
            for promise in promises
            if is_said_of(promise.words, target.measure, is_only=is_only)
        ]
        if any(promise.is_promise_of(goal) for promise in named):
            return
        stretches += [
            TextStretch(one, promise.start, promise.end)
            for promise in named
            if isinstance(promise, TextFrequency)
            or not counts_something_else(promise, target.measure)
        ]
    if len(stretches) == 1:
        yield _other_promise(target, stretches[0], stretches[0].place(context))


def _is_goal_among(goal: Decimal, figures: Sequence[TextFigure]) -> bool:
    """True when one of some figures, or their sum, is the goal."""
    is_one = any(figure.is_promise_of(goal) for figure in figures)
    return is_one or sum(figure.value for figure in figures) == goal


def _other_promise(target: Target, said: TextStretch, place: Span) -> Finding:
    """The finding that words of the plan and a target promise different figures."""
    fields = ("at_least", "at_most", "equals", "every")
    field = next((field for field in fields if field in target.spans), "measure")
    sign = GOAL_SIGNS[target.comparison] if target.comparison else ""
    goal = f"{sign} {spaced_figure(target.goal)}" if target.goal else ""
    values = {"said": said.text, "measure": target.measure, "goal": goal}
    return TEXT_AGAINST_TARGET.at(place, place=line_words(target.span_of(field)), **values)


def _shares_over_hundred(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each share over 100 percent that a text says."""
    text = context.prose.text
    if "率" not in text or not _may_have_share_over_hundred(text):
        return
    for hit in context.find(re.compile(SAID_SHARE)):
        if Decimal(hit.match["figure"]) > HUNDRED:
            values = {"measure": hit.match["measure"], "figure": f"{hit.match['figure']}%"}
            yield context.at(OVER_HUNDRED, hit.part("share"), **values)


def _may_have_share_over_hundred(text: str) -> bool:
    """True when such a figure stands before a sign of percent; the signs are found fast."""
    for sign in "%％":
        place = text.find(sign)
        while place >= 0:
            before = text[max(0, place - LONGEST_SHARE) : place].removesuffix(" ")
            figure = before[len(before.rstrip(FIGURE_CHARACTERS)) :]
            whole = figure.partition(".")[0]
            if len(whole) >= len("100") and (figure.count(".") > 1 or float(figure) > HUNDRED):
                return True
            place = text.find(sign, place + 1)
    return False


CHECKS = (_values_against_texts, _texts_against_targets, _shares_over_hundred)
