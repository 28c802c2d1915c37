"""How far a target of the year is before the year is over, beside the time that has passed."""

from __future__ import annotations

import datetime as dt
import enum
from decimal import Decimal
from typing import NamedTuple

from civplan.model.attainment import attainment, reached_change
from civplan.model.figures import HUNDRED_PERCENT, MONTHS_A_YEAR, Quantity, days_of_month
from civplan.model.target import STRICT_WORDS, Comparison, Target
from civplan.model.units import PERCENT, has_sum


class Standing(enum.Enum):
    """How a target of the year stands at the end of a stage."""

    IN_TIME = "in-time"
    """At least as much is done as time has passed."""
    BEHIND = "behind"
    """Less is done than time has passed."""
    REACHED = "reached"
    """A figure that does not grow with time is what it should be by the end of the year."""
    SHORT = "short"
    """Such a figure is not yet what it should be."""
    WITHIN = "within"
    """A limit of the whole year is kept so far."""
    FAILED = "failed"
    """It cannot be met any more."""
    OPEN = "open"
    """Only figures of whole years compare."""
    UNREPORTED = "unreported"
    INCOMPARABLE = "incomparable"
    """The result is in a unit that cannot be converted into the target's."""


class StageProgress(NamedTuple):
    """A target of the year at the end of a stage."""

    standing: Standing
    share: Decimal | None = None
    """What is done of the year's figure, in percent, not capped; None where it does not add up."""
    lead: Decimal | None = None
    """Percentage points by which the share is above (+) or below (-) the share of time."""
    margin: Decimal | None = None
    """Percentage points above (+) or below (-) a target in percent."""
    is_about: bool = False
    """True when the result is only 约 its figure."""

    @property
    def is_in_time(self) -> bool | None:
        """Whether it keeps up with the time, or with its limit; None where nobody can tell yet."""
        if self.standing in {Standing.IN_TIME, Standing.REACHED, Standing.WITHIN}:
            return True
        is_behind = self.standing in {Standing.BEHIND, Standing.SHORT, Standing.FAILED}
        return False if is_behind else None


def share_of_time(day: dt.date) -> Decimal:
    """序时进度: the share of the year that is over at the end of a day, in percent.

    Each month is a twelfth, as plans promise by months: 50 at the end of June.
    """
    of_month = Decimal(day.day) / days_of_month(day.year, day.month)
    return (day.month - 1 + of_month) / MONTHS_A_YEAR * HUNDRED_PERCENT


def stage_progress(target: Target, day: dt.date) -> StageProgress:
    """How a target of the year stands at the end of a day.

    Args:
        target: The target, with its result by then.
        day: The last day of the stage, before the end of the year.
    """
    goal, outcome, comparison = target.goal, target.outcome, target.comparison
    if goal is None or outcome is None or comparison is None:
        return StageProgress(_standing_without_figures(target))
    if target.is_change:
        return StageProgress(_standing_of_change(target, goal, outcome))
    value = outcome.in_unit(goal.unit)
    if value is None:
        return StageProgress(Standing.INCOMPARABLE)
    if not has_sum(goal.unit) or target.is_measured:
        return _progress_of_level(target, goal, value)
    return _progress_of_count(target, goal, value, day)


def _standing_without_figures(target: Target) -> Standing:
    """The standing of a level, or of a target without a result."""
    met = attainment(target).met
    if met is None:
        return Standing.UNREPORTED
    return Standing.REACHED if met else Standing.SHORT


def _standing_of_change(target: Target, goal: Quantity, outcome: Quantity) -> Standing:
    """The standing of a change against last year; a part of the year tells only of a passed limit.

    A fall cannot be met any more when the part is more than the whole year may be.
    """
    if reached_change(target) is not None:
        met = attainment(target).met
        return Standing.REACHED if met else Standing.SHORT
    last, is_limit = target.figure_of_last_year, target.comparison is Comparison.AT_LEAST
    now = last and outcome.in_unit(last.unit)
    if last is None or now is None or goal.unit != PERCENT or not (goal.change < 0 and is_limit):
        return Standing.OPEN
    most = last.value * (HUNDRED_PERCENT - goal.value) / HUNDRED_PERCENT
    return Standing.FAILED if now.value > most and not now.is_less else Standing.OPEN


def _is_failed(target: Target, goal: Quantity, value: Quantity) -> bool:
    """True when a count has passed its limit, which it cannot come back under."""
    limit = target.ceiling and target.ceiling.in_unit(goal.unit)
    if limit is None and target.comparison in {Comparison.AT_MOST, Comparison.EQUALS}:
        limit = goal
    if limit is None or value.is_less:
        return False
    is_at_strict_limit = value.value == limit.value and limit.before in STRICT_WORDS
    return value.value > limit.value or is_at_strict_limit


def _progress_of_level(target: Target, goal: Quantity, value: Quantity) -> StageProgress:
    """The progress of a ratio or rank, which may still rise and fall."""
    met = attainment(target).met
    margin = value.value - goal.value if goal.unit == PERCENT else None
    standing = Standing.REACHED if met else Standing.SHORT
    return StageProgress(standing, margin=margin, is_about=not value.is_exact)


def _progress_of_count(
    target: Target, goal: Quantity, value: Quantity, day: dt.date
) -> StageProgress:
    """The progress of a count that grows with time, up to its goal or under its limit."""
    share = value.value / goal.value * HUNDRED_PERCENT if goal.value else None
    is_about = not value.is_exact
    if _is_failed(target, goal, value):
        return StageProgress(Standing.FAILED, share, is_about=is_about)
    if share is None or target.comparison is Comparison.AT_MOST:
        return StageProgress(Standing.WITHIN, share, is_about=is_about)
    lead = share - share_of_time(day)
    standing = Standing.IN_TIME if lead >= 0 else Standing.BEHIND
    return StageProgress(standing, share, lead, is_about=is_about)
