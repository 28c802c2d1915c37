"""Compares a result with its target, in figures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from civplan.model.figures import PERCENT
from civplan.model.target import Comparison, Target


class Attainment(NamedTuple):
    """A result compared with its target."""

    met: bool | None
    """None when no result is given."""
    rate: Decimal | None = None
    """Value ÷ target as a percentage, not capped; only for a count of which more is better."""
    margin: Decimal | None = None
    """Percentage points above (+) or below (-) the target; only for percentages."""


def attainment(target: Target) -> Attainment:
    """Compare a result with its target; a figure that was never promised counts as met."""
    goal, outcome = target.goal, target.outcome
    if goal is None or outcome is None:
        return Attainment(_met_without_figures(target))
    comparison = target.comparison
    met = is_met(comparison, goal.value, outcome.value)
    if comparison is not Comparison.AT_LEAST:
        return Attainment(met)
    if PERCENT in (goal.unit, outcome.unit):
        return Attainment(met, margin=outcome.value - goal.value)
    rate = outcome.value / goal.value * 100 if goal.value else None
    return Attainment(met, rate=rate)


def is_met(comparison: Comparison | None, goal: Decimal, value: Decimal) -> bool:
    """Whether a value satisfies a comparison."""
    if comparison is Comparison.AT_LEAST:
        return value >= goal
    return value <= goal if comparison is Comparison.AT_MOST else value == goal


def _met_without_figures(target: Target) -> bool | None:
    """Whether a level was reached: the result names it or says yes."""
    result = target.result
    if result is None:
        return None
    if result.met is not None:
        return result.met
    if target.level is None:
        return True
    return is_level_reached(target.level, str(result.text or ""))


def is_level_reached(level: str, text: str) -> bool:
    """Whether a text says that a level was reached: it names it without 未 or 没 before it."""
    return level in text and not re.search(rf"[未没][^，。；]*{re.escape(level)}", text)
