"""T210, T211, T219: targets whose figures cannot be right as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Every
from civplan.model.figures import plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Target
from civplan.model.units import same_unit
from civplan.rules.assignments import targets_of
from civplan.rules.figures import COUNTED
from civplan.rules.subject import Subject

UNIT_DIFFERS = Rule(
    "T210",
    "result-in-other-unit",
    Severity.WARNING,
    Words(
        "{measure}：指标是{goal}，结果是{outcome}，单位不一致",
        "{measure}: the target is {goal}, the result {outcome}, in another unit",
    ),
    Words("把两个数写成同一个单位", "give both figures in the same unit"),
    why=Words(
        "单位不同的数不能比较，指标表里的完成率也就不对。",
        "Figures in different units cannot be compared, so that the table's rate is wrong.",
    ),
    fails="""\
goals:
  targets: [{measure: 居民学校讲座, at_least: 12次, result: 15期}]
""",
    passes="""\
goals:
  targets: [{measure: 居民学校讲座, at_least: 12期, result: 15期}]
""",
)
FEWER_THAN_EVERY = Rule(
    "T211",
    "every-against-count",
    Severity.WARNING,
    Words(
        "{measure}按频次全年应有{count}次，这里写的是{figure}",
        "{measure} would be {count} a year at this frequency, but {figure} is written",
    ),
    Words(
        "写全年的总数，或者不写数字、只写频次；实际达不到的，改“频次”",
        "give the figure of the whole year, or only how often; or change how often",
    ),
    why=Words(
        "“至少”是全年的总数，不是每月、每季度的数。每月一次全年是 12 次，写成 1 次，"
        "做一次就算完成了。",
        "“at_least” is the figure of the whole year, not of each month or quarter. Once a month is"
        " 12 a year; with a 1 there, a single time would meet the target.",
    ),
    fails="""\
goals:
  targets: [{measure: 碰头会, at_least: 1, unit: 次, every: month}]
""",
    passes="""\
goals:
  targets: [{measure: 碰头会, at_least: 12, unit: 次, every: month}]
""",
)
OVER_HUNDRED = Rule(
    "T219",
    "rate-over-hundred",
    Severity.WARNING,
    Words("{measure}不会超过 100%：{figure}", "{measure} cannot exceed 100%: {figure}"),
    Words("核对这个数", "check the figure"),
    why=Words(
        "满意率、覆盖率、调解成功率这样的比率，分子是分母的一部分，最多是 100%。",
        "Of a rate such as 满意率, 覆盖率 or 调解成功率 the one figure is a part of the other, so"
        " that it is 100% at most.",
    ),
    fails="""\
goals:
  targets: [{measure: 居民满意率, at_least: 95%, result: 962%}]
""",
    passes="""\
goals:
  targets: [{measure: 居民满意率, at_least: 95%, result: 96.2%}]
""",
)
RULES = (UNIT_DIFFERS, FEWER_THAN_EVERY, OVER_HUNDRED)

FEWEST = {Every.MONTH: 10, Every.QUARTER: 4}
"""Below it a count contradicts how often; a school's months have two of holidays."""
PARTS_OF_A_WHOLE = (
    "(?:满意|知晓|覆盖|参与|参加|参检|参会|到会|出勤|成功|合格|办结|答复|回复|登记|签约|结对|建档|准确|及时"
    "|到位|入户|公开|整改|采纳|接种|处置|化解|回访|达标|绿化|巩固)率$"
)
"""Ends of measures that are never over 100%; 增长率, 完成率, 普及率 may be."""
HUNDRED = 100


def targets(subject: Subject) -> Iterator[Finding]:
    """Yield the findings about the figures of each target."""
    for target in targets_of(subject.plan, subject.assignments):
        yield from units(target)
        yield from frequency(target)
        yield from rates(target)


def units(target: Target) -> Iterator[Finding]:
    """The finding that a result is given in another unit than its target."""
    goal, outcome = target.goal, target.outcome
    if goal and outcome and not same_unit(goal.unit, outcome.unit):
        has_own = target.result and target.result.value and target.result.value.unit
        place = target.span_of("result" if has_own or "unit" not in target.spans else "unit")
        values = {"goal": str(goal), "outcome": str(outcome)}
        yield UNIT_DIFFERS.at(place, measure=target.measure, **values)


def frequency(target: Target) -> Iterator[Finding]:
    """The finding that the year's figure is less than how often it is promised."""
    fewest = FEWEST.get(target.every) if target.every else None
    figure = target.at_least or target.equals
    if figure is None or fewest is None or target.every is None:
        return
    goal = target.goal
    if goal and bare_count(goal.unit) and goal.value < fewest:
        place = target.span_of("at_least" if target.at_least else "equals")
        values = {"count": target.every.per_year, "figure": str(goal)}
        yield FEWER_THAN_EVERY.at(place, measure=target.measure, **values)


def bare_count(unit: str) -> bool:
    """True for a unit of what is held or done so many times, or none."""
    return not unit or unit in COUNTED


def rates(target: Target) -> Iterator[Finding]:
    """The findings for percentages over 100 of what is a part of a whole."""
    given = (
        ("at_least", target.at_least),
        ("at_most", target.at_most),
        ("equals", target.equals),
        ("result", target.result.value if target.result else None),
    )
    for field, figure in given:
        is_over = figure and figure.value > HUNDRED and target.with_unit(figure).unit == PERCENT
        if figure and is_over and re.search(PARTS_OF_A_WHOLE, target.measure):
            figures = {"measure": target.measure, "figure": f"{plain_number(figure.value)}%"}
            yield OVER_HUNDRED.at(target.span_of(field), **figures)


CHECKS = (targets,)
