"""How a result stands against its target, in figures and in words."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Comparison, Target

PERCENT = "%"
NOT_REPORTED = "未填报"
ONE_DECIMAL = Decimal("0.1")
MOST_UNMET = Decimal("99.9")
"""The rate that is shown, in percent, where a little is missing."""
LIMIT_WORDS = {
    Comparison.AT_LEAST: "不少于{}",
    Comparison.AT_MOST: "不超过{}",
    Comparison.EQUALS: "{}",
}


class Attainment(NamedTuple):
    """A target held against its result."""

    met: bool | None
    """None when no result is given."""
    rate: Decimal | None = None
    """Value ÷ target as a percentage, not capped; only for a count of which more is better."""
    margin: Decimal | None = None
    """Percentage points above (+) or below (-) the target; only for percentages."""

    @property
    def words(self) -> str:
        """110%, 达标, 未达标, 达标，高1.2个百分点, or 未填报."""
        if self.met is None:
            return NOT_REPORTED
        if self.rate is not None:
            return f"{rounded(self.rate if self.met else min(self.rate, MOST_UNMET))}%"
        met = "达标" if self.met else "未达标"
        margin = rounded(abs(self.margin or Decimal(0)))
        if self.margin is None or margin == "0":
            return met
        return f"{met}，{'高' if self.margin > 0 else '低'}{margin}个百分点"


def rounded(value: Decimal) -> str:
    """A number with at most one decimal: 66.7, 100."""
    return plain_number(value.quantize(ONE_DECIMAL, ROUND_HALF_UP)).removesuffix(".0")


def attainment(target: Target) -> Attainment:
    """Hold a target against its result; a figure that was never promised counts as met."""
    goal, outcome = target.goal, target.outcome
    if goal is None or outcome is None:
        return Attainment(met_without_figures(target))
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


def met_without_figures(target: Target) -> bool | None:
    """Whether a level was reached: it is named in the result, or the result says yes."""
    result = target.result
    if result is None:
        return None
    if result.met is not None:
        return result.met
    if target.level is None:
        return True
    return is_reached(target.level, str(result.text or ""))


def is_reached(level: str, said: str) -> bool:
    """Whether a text says that a level was reached: it names it, and no 未 or 没 stands before."""
    if level not in said:
        return False
    return re.search(rf"[未没][^，。；]*{re.escape(level)}", said) is None


def goal_words(target: Target) -> str:
    """What was promised: 不少于12次, 不低于95%, 不超过3起, 0起, 市级文明社区."""
    goal, comparison = target.goal, target.comparison
    if goal is None or comparison is None:
        return target.level or ""
    if goal.unit == PERCENT and comparison is Comparison.AT_LEAST:
        return f"不低于{goal}"
    return LIMIT_WORDS[comparison].format(goal)


def outcome_words(target: Target) -> str:
    """What came out: 12次, 800余人, 96.2%, a text, 达到 or 未达到; empty without a result."""
    if outcome := target.outcome:
        return approximate(outcome, target.approx.zh if target.approx else "")
    result = target.result
    if result is None:
        return ""
    if result.text:
        return str(result.text)
    return "达到" if result.met else "未达到"


def approximate(figure: Quantity, word: str) -> str:
    """A figure with 余 or 多 between number and unit."""
    return f"{plain_number(figure.value)}{word}{figure.unit}"
