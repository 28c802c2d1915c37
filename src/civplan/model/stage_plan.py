"""A plan as it stood at the end of a stage: what is dated later, or not at all, is left out.

A stage that ends with the year has everything that the year's summary has.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from civplan.findings.words import Words, joined_words
from civplan.model.choices import Document, Status
from civplan.model.figures import When
from civplan.model.grammar.date_forms import read_date
from civplan.model.grammar.period_forms import Period, period_until
from civplan.model.item import Item, with_result_at_target
from civplan.model.plan import Plan, Stage
from civplan.model.records import Record
from civplan.model.result import DatedResult, Result, total_of_entries
from civplan.model.sections import ExtraSection
from civplan.model.table import PlanTable
from civplan.model.target import Change, Target
from civplan.model.target_in_words import figure_of_result
from civplan.model.text import Paragraphs, Text
from civplan.model.units import has_sum

IN_SUMMARY_ALONE = (Document.SUMMARY,)
FIELDS_OF_WORK = ("principles", "organization", "goals", "work", "safeguards", "sections")
"""The fields of a plan with texts and results of which a stage prints some."""
DATE_AT_START = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?")
"""When an honour was won: 2025年3月，获评…."""
ANY_DIGIT = re.compile(r"\d")


def plan_at_stage(plan: Plan, stage: Stage) -> Plan:
    """The plan with a stage as its summary, and only with what had come about by its last day.

    A text of both documents is left out unless it has a form for the stage, as is a result without
    a date. Tables of the summary, status and reasons count while the file tells of no later time.
    """
    moment = moment_of(plan, stage)
    spans = {**plan.spans, "summary": stage.span}
    then = plan.with_values(summary=moment.as_written(stage), stages=(), spans=spans)
    if moment.is_year_over:
        return then
    values = {name: moment.value(getattr(plan, name)) for name in FIELDS_OF_WORK}
    honours = tuple(filter(moment.has_honour, plan.honours))
    return then.with_values(**values, honours=honours)


def moment_of(plan: Plan, stage: Stage) -> StageMoment:
    """The last day of a stage of a plan."""
    return StageMoment(stage.period, plan.year, is_latest=_is_latest(plan, stage.period))


def stage_of_period(plan: Plan, period: Period) -> Stage | None:
    """The file's stage of a period; None without one."""
    stages = (one for one in plan.stages if one.period.is_same(period, plan.year))
    return next(stages, None)


def stage_names(plan: Plan) -> Words:
    """The periods of the file's stages, in its order: 第一季度、上半年."""
    return joined_words([stage.period.words for stage in plan.stages], "、")


def stage_until(plan: Plan, day: dt.date) -> Stage:
    """The file's stage that lasts from the beginning of the year to a day, or one without texts."""
    return _stage_at(plan, period_until(day), When(day.year, day.month, day.day))


def plan_at_period(plan: Plan, period: Period) -> Plan:
    """The plan at the end of a period, with its stage if the file has one."""
    return plan_at_stage(plan, _stage_at(plan, period))


def _stage_at(plan: Plan, period: Period, date: When | None = None) -> Stage:
    """The file's stage of a period; without one that of the whole year says what the summary says.

    Args:
        plan: The plan.
        period: The part of the year.
        date: The date of a document whose own the file does not give.
    """
    if own := stage_of_period(plan, period):
        return own
    summary = plan.summary if period.is_whole_year else None
    if summary is None:
        return Stage(period=period, date=date, span=plan.span)
    values = {"date": date, **summary.given_values}
    return Stage(period=period, span=summary.span, spans=summary.spans, **values)


def _is_latest(plan: Plan, period: Period) -> bool:
    """True when a file says nothing of the time after a period."""
    end = period.ends(plan.year)
    later = (stage.period.ends(plan.year) > end for stage in plan.stages)
    dated = (entry.on.last_day > end for entry in dated_results(plan))
    return plan.summary is None and not any(later) and not any(dated)


def dated_results(plan: Plan) -> Iterator[DatedResult]:
    """Every result with a date, of the goals' targets and of all items."""
    items = tuple(plan.items)
    targets = (*(plan.goals.targets if plan.goals else ()), *(t for i in items for t in i.targets))
    results = (*(item.result for item in items), *(target.result for target in targets))
    for result in filter(None, results):
        yield from result.entries


class StageMoment(NamedTuple):
    """The last day of a stage, and what had come about by then."""

    period: Period
    year: int
    """The plan's year."""
    is_latest: bool
    """True when the file says nothing of a later time."""

    @property
    def end(self) -> dt.date:
        """The last day that counts."""
        return self.period.ends(self.year)

    @property
    def is_year_over(self) -> bool:
        """True when the stage ends with the year, so that nothing is left out."""
        return self.period.is_year_over(self.year)

    def as_written(self, value: Any) -> Any:
        """A value of the stage's own keys: only texts with a form for the stage change."""
        match value:
            case Text():
                form = self.form(value)
                return value if form is None else Text((), form)
            case Result():
                return value._replace(text=self.as_written(value.text))
            case PlanTable():
                return value
            case Record():
                return self._with_fields(value, self.as_written)
            case tuple() if value and isinstance(value[0], Record):
                return tuple(map(self.as_written, value))
        return value

    def value(self, value: Any, *, is_own: bool = False) -> Any:  # noqa: PLR0911 - one a kind
        """A value of the year's work; ``is_own`` where only the summary prints it."""
        match value:
            case Text():
                form = self.form(value)
                return Text((), form or ()) if is_own else Text(value.plan, form)
            case Item():
                return self._item(value, is_own=is_own)
            case Target():
                return self._target(value)
            case PlanTable():
                is_later = is_own or value.in_ == IN_SUMMARY_ALONE
                return None if is_later and not self.is_latest else value
            case Record():
                is_own = is_own or (
                    isinstance(value, ExtraSection) and value.in_ == IN_SUMMARY_ALONE
                )
                return self._with_fields(value, lambda one: self.value(one, is_own=is_own))
            case tuple() if value and isinstance(value[0], Record):
                entries = (self.value(one, is_own=is_own) for one in value)
                return tuple(one for one in entries if one is not None)
        return value

    def has_honour(self, honour: str) -> bool:
        """True for an honour won by then: a later one has a date, or the file tells of later."""
        match = DATE_AT_START.match(honour)
        when = read_date(match[0], self.year) if match else None
        return when.last_day <= self.end if when else self.is_latest

    def form(self, text: Text) -> Paragraphs | None:
        """The form of a text for the stage; None without one."""
        forms = (form for one, form in text.stages if one.is_same(self.period, self.year))
        return next(forms, None)

    def _with_fields(self, record: Record, changed: Any) -> Record:
        """A record with each of its values changed."""
        given = record.given_values.items()
        return record.with_values(**{name: changed(value) for name, value in given})

    def _item(self, item: Item, *, is_own: bool) -> Item | None:
        """An item with what had come of it; None for unplanned work of which nothing is dated."""
        is_unplanned = is_own or item.in_ == IN_SUMMARY_ALONE
        result = self._result(item.result)
        text = item.text and self.value(item.text)
        if text and is_unplanned and not text.summary and ANY_DIGIT.search(str(text)):
            text = None  # the figures of a whole year
        then = item.with_values(
            text=text,
            items=self.value(item.items, is_own=is_own),
            tables=self.value(item.tables, is_own=is_own),
            result=result,
            targets=tuple(map(self._target, item.targets)),
            status=self._status(item.status, result),
            reason=self._remark(item.reason),
            next=self._remark(item.next),
            changed=self._change(item.changed),
            evidence=tuple(one for one in item.evidence if self._is_then(one.on)),
            budget=item.budget and item.budget.with_values(spent=None),
        )
        then = with_result_at_target(then)
        is_shown = item.highlight and (self.is_latest or _has_report(then))
        targets = tuple(map(_as_partial, then.targets))
        then = then.with_values(targets=targets, highlight=is_shown or None)
        return None if is_unplanned and not _has_report(then) else then

    def _target(self, target: Target) -> Target:
        """A target with its result by then."""
        result, changed = self._result(target.result), self._change(target.changed)
        if result and result.text and target.goal:
            figure = figure_of_result(target, str(result.text))
            result = Result(figure) if figure else None
        return _as_partial(target.with_values(result=result, changed=changed))

    def _result(self, result: Result | None) -> Result | None:
        """A result by then: its entries with a date, or its text for the stage."""
        if result is None:
            return None
        entries = tuple(one for one in result.entries if self._is_then(one.on))
        if entries:
            return Result(total_of_entries(entries), entries=tuple(map(self.as_written, entries)))
        form = self.form(result.text) if result.text else None
        return Result(text=Text((), form)) if form else None

    def _is_then(self, on: When | None) -> bool:
        """True for a day that had come, and for none."""
        return on is None or on.last_day <= self.end

    def _status(self, status: Status | None, result: Result | None) -> Status | None:
        """The status, if it was that already then: what is not begun today was not begun before."""
        is_not_begun = status is Status.PLANNED and result is None
        return status if self.is_latest or is_not_begun else None

    def _remark(self, text: Text | None) -> Text | None:
        """A reason or a next step: its form for the stage, or what holds today."""
        form = self.form(text) if text else None
        return Text((), form) if form else text if self.is_latest else None

    def _change(self, changed: Change | None) -> Change | None:
        """A change of a promise that was made by then."""
        if changed is None or changed.on is None:
            return changed if self.is_latest else None
        return changed if self._is_then(changed.on) else None


def _as_partial(target: Target) -> Target:
    """A target whose figure is one of a part of the year, where figures of parts add up."""
    outcome = target.outcome
    adds_up = outcome is not None and has_sum(outcome.unit) and not target.is_measured
    return target.as_partial(is_partial=adds_up)


def _has_report(item: Item) -> bool:
    """True when something had come of an item, or of one of its sub-items."""
    has_text = item.text and item.text.summary
    results = (item.result, *(target.result for target in item.targets))
    return bool(has_text or any(results) or any(map(_has_report, item.items)))
