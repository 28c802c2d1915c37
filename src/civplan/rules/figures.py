"""Whether a target is missed for sure, and how a message says so."""

from __future__ import annotations

from decimal import Decimal

from civplan.findings.words import Words
from civplan.model.attainment import is_met
from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Comparison, Target
from civplan.model.units import RATIOS, same_unit

SIGNS = {Comparison.AT_LEAST: "<", Comparison.AT_MOST: ">", Comparison.EQUALS: "≠"}
"""How a result stands to the figure that it misses."""
COUNTED = frozenset("次期场回轮遍讲课")
"""Units of what is held or done so many times."""


def is_missed(target: Target) -> bool:
    """True when it is sure that a promise was not kept.

    A text may say in other words that a level was reached; only a plain no is sure.
    """
    goal, outcome = target.goal, target.outcome
    if goal is None or outcome is None:
        return bool(target.level and target.result and target.result.met is False)
    if is_met(target.comparison, goal.value, outcome.value):
        return False
    if not same_unit(goal.unit, outcome.unit):
        return False
    return not (target.approx and goal.value < most(outcome.value))


def most(value: Decimal) -> Decimal:
    """What 余 or 多 behind a number stays below: 1000 for 900余, 20 for 10余."""
    _, digits, exponent = value.normalize().as_tuple()
    return value + Decimal((0, (1,), exponent)) if digits and isinstance(exponent, int) else value


def is_count(figure: Quantity) -> bool:
    """True for a figure that is no ratio."""
    return figure.unit not in RATIOS


def shortfall(target: Target) -> Words:
    """A target that is missed, in words: 碰头会 8 次 < 12 次."""
    goal, outcome, comparison = target.goal, target.outcome, target.comparison
    if goal is None or outcome is None or comparison is None:
        return Words(
            f"{target.measure}没有达到{target.level}", f"{target.measure} is not {target.level}"
        )
    words = f"{target.measure} {spaced(outcome)} {SIGNS[comparison]} {spaced(goal)}"
    return Words(words, words)


def spaced(figure: Quantity) -> str:
    """A figure with its unit: 8 次, 96.2%."""
    gap = "" if figure.unit in ("", *RATIOS) else " "
    return f"{plain_number(figure.value)}{gap}{figure.unit}"
