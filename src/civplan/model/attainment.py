"""Compares a result with its target, in figures."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from civplan.model.figures import Quantity, without_zeros
from civplan.model.target import STRICT_WORDS, Comparison, Target, is_level_reached
from civplan.model.units import PERCENT, POINTS_UNITS, is_ratio

SHARES_OF_LAST_YEAR = {PERCENT: 100, "‰": 1000, "倍": 1}
"""Units of a change that is a share of last year's figure, with how many of them are the whole."""


class Attainment(NamedTuple):
    """A result compared with its target."""

    met: bool | None
    """None when no result is given, or when it cannot be compared."""
    rate: Decimal | None = None
    """Value ÷ target as a percentage, not capped; only for a count of which more is better."""
    margin: Decimal | None = None
    """Percentage points above (+) or below (-) the target; only for percentages."""
    is_comparable: bool = True
    """False when the result is in a unit that cannot be converted into the target's."""
    is_about: bool = False
    """True when the result is only 约 its figure, and so are the rate and the margin."""
    is_above: bool = False
    """True when the result is more than the upper end of a promised range."""


ATTAINMENT_SLOT = "attainment"
"""The attribute of a target that holds its attainment."""


def attainment(target: Target) -> Attainment:
    """Compare a result with its target; a figure that was never promised counts as met.

    It is worked out once for each target: rules, sentences, tables and the register ask for it.
    """
    values = vars(target)  # a target does not change, and a copy with other values leaves this out
    known: Attainment | None = values.get(ATTAINMENT_SLOT)
    if known is None:
        known = values[ATTAINMENT_SLOT] = _attainment_of(target)
    return known


def _attainment_of(target: Target) -> Attainment:
    """The attainment of a target."""
    goal, outcome, comparison = target.goal, target.outcome, target.comparison
    if goal is None or outcome is None or comparison is None:
        return Attainment(_met_without_figures(target))
    value = reached_change(target) if target.is_change else outcome.in_unit(goal.unit)
    if value is None:
        return Attainment(None, is_comparable=False)
    return _compared(target, comparison, goal, value)


def _compared(
    target: Target, comparison: Comparison, goal: Quantity, value: Quantity
) -> Attainment:
    """Compare a value in the goal's unit with the goal."""
    met = _satisfies(comparison, goal, value)
    ceiling = target.ceiling and target.ceiling.in_unit(goal.unit)
    if ceiling and met and not _satisfies(Comparison.AT_MOST, ceiling, value):
        return Attainment(met=False, is_above=True)
    if comparison is not Comparison.AT_LEAST or target.is_change or ceiling:
        return Attainment(met)
    is_about = not value.is_exact
    if goal.unit == PERCENT:
        return Attainment(met, margin=value.value - goal.value, is_about=is_about)
    if goal.before in STRICT_WORDS or not goal.value:
        return Attainment(met)
    return Attainment(met, rate=value.value / goal.value * 100, is_about=is_about)


def _satisfies(comparison: Comparison, goal: Quantity, value: Quantity) -> bool:
    """Whether a value in the goal's unit satisfies a comparison, for 超过 and 近 too."""
    if value.value == goal.value and comparison is not Comparison.EQUALS:
        is_strict = goal.before in STRICT_WORDS
        if comparison is Comparison.AT_LEAST:
            return value.is_more or not (is_strict or value.is_less)
        return value.is_less or not (is_strict or value.is_more)
    if comparison is Comparison.EQUALS and (value.is_more or value.is_less):
        return False
    return is_met(comparison, goal.value, value.value)


def is_met(comparison: Comparison | None, goal: Decimal, value: Decimal) -> bool:
    """Whether a value satisfies a comparison."""
    if comparison is Comparison.AT_LEAST:
        return value >= goal
    return value <= goal if comparison is Comparison.AT_MOST else value == goal


def reached_change(target: Target) -> Quantity | None:
    """The change against last year in the promised direction: 12% of a fall from 50 to 44.

    None when there is neither last year's figure nor a result that is a change itself.
    """
    goal, outcome, last = target.goal, target.outcome, target.figure_of_last_year
    if goal is None or outcome is None or (target.is_partial and not outcome.change):
        return None
    if outcome.change or last is None:
        sign = outcome.change * goal.change if outcome.change else 1
        in_unit = outcome.in_unit(goal.unit)
        return in_unit and in_unit._replace(value=in_unit.value * sign)
    now = outcome.in_unit(last.unit)
    if now is None:
        is_change_itself = outcome.unit == goal.unit
        return outcome if is_change_itself else None
    change = _change_between(last, now, goal.unit)
    return None if change is None else Quantity(without_zeros(change * goal.change), goal.unit)


def _change_between(last: Quantity, now: Quantity, unit: str) -> Decimal | None:
    """The change from one figure to another: as a share, in points of a ratio, or as a count.

    None where there is none: a share of nothing, points of a count, a count in another unit.
    """
    if factor := SHARES_OF_LAST_YEAR.get(unit):
        return (now.value - last.value) / last.value * factor if last.value else None
    if unit in POINTS_UNITS:
        if not is_ratio(last.unit):
            return None
        unit = PERCENT
    before, behind = last.in_unit(unit), now.in_unit(unit)
    return behind.value - before.value if before and behind else None


def _met_without_figures(target: Target) -> bool | None:
    """Whether a level was reached: the result names it or says yes."""
    result = target.result
    if result is None or (result.text and not result.text.as_written):  # of a stage alone
        return None
    if result.met is not None:
        return result.met
    if target.level is None:
        return True
    texts = [str(text) for text in (result.text, *(one.text for one in result.entries)) if text]
    return any(is_level_reached(target.level, text) for text in texts)
