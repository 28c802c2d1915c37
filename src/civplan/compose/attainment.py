"""How a result stands against its target, in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from civplan.model.attainment import Attainment
from civplan.model.figures import Quantity, plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Comparison, Target

NOT_REPORTED = "未填报"
ONE_DECIMAL = Decimal("0.1")
MOST_UNMET = Decimal("99.9")
"""The rate that is shown, in percent, where a little is missing."""
LIMIT_WORDS = {
    Comparison.AT_LEAST: "不少于{}",
    Comparison.AT_MOST: "不超过{}",
    Comparison.EQUALS: "{}",
}


def attainment_words(reached: Attainment) -> str:
    """110%, 达标, 未达标, 达标，高1.2个百分点, or 未填报."""
    if reached.met is None:
        return NOT_REPORTED
    if reached.rate is not None:
        return f"{rounded(reached.rate if reached.met else min(reached.rate, MOST_UNMET))}%"
    met = "达标" if reached.met else "未达标"
    margin = rounded(abs(reached.margin or Decimal(0)))
    if reached.margin is None or margin == "0":
        return met
    return f"{met}，{'高' if reached.margin > 0 else '低'}{margin}个百分点"


def rounded(value: Decimal) -> str:
    """A number with at most one decimal: 66.7, 100."""
    return plain_number(value.quantize(ONE_DECIMAL, ROUND_HALF_UP)).removesuffix(".0")


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
