"""T206, T210, T211, T219: figures of targets and promises without one; missed targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.attainment import attainment
from civplan.model.choices import Document, Every
from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Comparison, Target
from civplan.model.units import PERCENT, RANK_UNIT, RATIO_UNITS
from civplan.rules.context import CheckContext, all_targets

MISSED_SIGNS = {Comparison.AT_LEAST: "<", Comparison.AT_MOST: ">", Comparison.EQUALS: "≠"}
"""The sign between a result and the figure that it misses."""
COUNT_UNITS = frozenset("次期场回轮遍讲课")
"""Units of events."""


def is_missed(target: Target) -> bool:
    """True when a promise was surely not kept.

    A text may say in other words that a level was reached; only a plain no, and the name of a
    lower level, are sure.
    """
    goal, outcome = target.goal, target.outcome
    if goal is None or outcome is None:
        result = target.result if target.level else None
        if result is None or target.level is None:
            return False
        return result.met is False or is_level_missed(target.level, str(result.text or ""))
    if attainment(target).met is not False:
        return False
    value = target.outcome_in_unit_of_goal
    is_more = target.approx or outcome.is_more
    is_vague = outcome.after == "左右" or "约" in outcome.before
    if is_vague and value and abs(value.value - goal.value) <= VAGUE_SHARE * abs(goal.value):
        return False
    return not (is_more and value and goal.value < upper_bound(value.value))


VAGUE_SHARE = Decimal("0.1")
"""Share of a goal by which a result with 约 or 左右 may miss it and yet have met it."""


NAMED_AFTER = "(?=级|文明|平安|示范|先进|优秀|绿色|和谐|健康|书香|民主|最美|充分|无|五星|星级)"
"""What follows the name of a region that gives a title; elsewhere 区 is a part of 社区."""
LADDERS = (
    (
        f"国家{NAMED_AFTER}|全国",
        f"省{NAMED_AFTER}|全省",
        f"市{NAMED_AFTER}|全市",
        f"(?<!社)[区县]{NAMED_AFTER}|全区|全县",
        f"(?:街道|[镇乡]){NAMED_AFTER}",
        "社区级",
    ),
    ("五星|5星", "四星|4星", "三星|3星", "二星|2星", "一星|1星"),
    ("5A|AAAAA", "4A|(?<!A)AAAA(?!A)", "3A|(?<!A)AAA(?!A)", "2A|(?<!A)AA(?!A)"),
    ("特等", "一等", "二等", "三等"),
    ("甲级", "乙级", "丙级"),
    ("一级", "二级", "三级", "四级"),
    ("优秀(?!社区)", "良好", "(?<!不)合格|达标", "基本合格", "不合格"),
)
"""Levels that belong together, the highest first."""


def is_level_missed(level: str, text: str) -> bool:
    """True when a text surely says that a level was not reached.

    It says so, or it names a lower one of the same kind and neither this one nor a higher.
    """
    if re.search(rf"[未没][^，。；]*{re.escape(level)}", text):
        return True
    if level in text:
        return False
    for ladder in LADDERS:
        rank = next((rank for rank, one in enumerate(ladder) if re.search(one, level)), None)
        if rank is not None:
            reached = [place for place, one in enumerate(ladder) if re.search(one, text)]
            return bool(reached) and min(reached) > rank
    return False


def is_beyond_range(target: Target) -> bool:
    """True when a result is more than the upper end of a promised range: 6场 of 3—5场."""
    goal, value = target.goal, target.outcome_in_unit_of_goal
    return bool(target.ceiling and goal and value and value.value >= goal.value)


def upper_bound(value: Decimal) -> Decimal:
    """The bound of a number with 余 or 多: 1000 for 900余, 20 for 10余."""
    _, digits, exponent = value.normalize().as_tuple()
    return value + Decimal((0, (1,), exponent)) if digits and isinstance(exponent, int) else value


def is_count(figure: Quantity) -> bool:
    """True for a figure that is no ratio, no change and no rank."""
    return figure.unit not in (*RATIO_UNITS, RANK_UNIT) and not figure.change


def shortfall(target: Target) -> Words:
    """A missed target in words: 碰头会 8 次 < 12 次."""
    goal, outcome, comparison = target.goal, target.outcome, target.comparison
    if goal is None or outcome is None or comparison is None:
        return Words(
            f"{target.measure}没有达到{target.level}", f"{target.measure} is not {target.level}"
        )
    sign = MISSED_SIGNS[comparison]
    base = target.figure_of_last_year if target.is_change else None
    if base:
        words = f"{target.measure} {spaced_figure(outcome)}"
        return Words(
            f"{words}（上年 {spaced_figure(base)}），没有达到“{goal}”",
            f"{words} (last year {spaced_figure(base)}) misses “{goal}”",
        )
    if target.ceiling and is_beyond_range(target):
        sign, goal = MISSED_SIGNS[Comparison.AT_MOST], target.ceiling
    words = f"{target.measure} {spaced_figure(outcome)} {sign} {spaced_figure(goal)}"
    return Words(words, words)


def spaced_figure(figure: Quantity) -> str:
    """A figure with its unit: 8 次, 96.2%; as written where words stand around it: 同比增长10%."""
    if figure.before or figure.after or figure.unit == RANK_UNIT:
        return str(figure)
    gap = "" if figure.unit in ("", *RATIO_UNITS) else " "
    return f"{plain_number(figure.value)}{gap}{figure.unit}"


HUNDRED = 100
FEWEST_A_YEAR = {Every.MONTH: 10, Every.QUARTER: 4}
"""Smallest counts of a year that fit a frequency; two months may be holidays."""
UNIT_DIFFERS = Rule(
    "T210",
    "result-in-other-unit",
    Severity.ERROR,
    Words(
        "{measure}：指标是{goal}，结果是{outcome}，单位不一致",
        "{measure}: the target is {goal}, the result {outcome}, in another unit",
    ),
    Words("把两个数写成同一个单位", "give both figures in the same unit"),
    why=Words(
        "单位不同的数不能比较，算不出完成率，也说不了达标没有。能换算的（万元和元、1.2万人次和"
        "12000人次、公顷和平方米）会自动换算；说的是同一件事的量词（次和场、件和起、份和册、部和台）"
        "当作一样，户和户次、人和人次、次和期不一样。没有总结时只是警告。",
        "Figures in different units cannot be compared; there is no rate, and nobody can say if"
        " the target was met. Units that can be converted are (万元 and 元, 公顷 and 平方米), and"
        " measure words of the same thing (次 and 场, 件 and 起, 份 and 册) are alike; 户 and 户次,"
        " 人 and 人次, 次 and 期 are not. Without a summary this is only a warning.",
    ),
    fails="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民学校讲座, at_least: 12次, result: 15期}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20}
""",
    passes="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民学校讲座, at_least: 12期, result: 15期}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20}
""",
)
ADD_LAST_YEAR = Words(
    "写上“上年: …”，才能算出同比；或者结果写成同比的数，如 12%",
    "add “last_year: …”, so that the change is known; or give the change itself, such as 12%",
)
NOTHING_LAST_YEAR = Words(
    "上年是0，算不出百分比：改成承诺具体的数，如“至少”“至多”",
    "there is no percentage of last year's 0: promise a figure, with “at_least” or “at_most”",
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
    numbers=(
        Words(
            f"每月一次的，全年不少于 {FEWEST_A_YEAR[Every.MONTH]} 次",
            f"once a month is at least {FEWEST_A_YEAR[Every.MONTH]} times a year",
        ),
        Words(
            f"每季度一次的，全年不少于 {FEWEST_A_YEAR[Every.QUARTER]} 次",
            f"once a quarter is at least {FEWEST_A_YEAR[Every.QUARTER]} times a year",
        ),
    ),
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
    numbers=(Words(f"不超过 {HUNDRED}%", f"{HUNDRED} % at most"),),
)

PART_OF_A_WHOLE = (
    "(?:满意|知晓|覆盖|参与|参加|参检|参会|到会|出勤|成功|合格|办结|答复|回复|登记|签约|结对|建档|准确|及时"
    "|到位|入户|公开|整改|采纳|接种|处置|化解|回访|达标|绿化|巩固)率"
)
"""Ends of measures that are never over 100%, unlike 增长率, 完成率, 普及率."""


def _target_findings(context: CheckContext) -> Iterator[Finding]:
    """Yield the findings about the figures of each target."""
    for target in all_targets(context.plan, context.assignments):
        yield from _unit_finding(context, target)
        yield from _frequency_finding(target)
        yield from _rate_findings(target)


def _unit_finding(context: CheckContext, target: Target) -> Iterator[Finding]:
    """The finding that a result has another unit than its target."""
    goal, outcome = target.goal, target.outcome
    if not goal or not outcome or (goal.unit == outcome.unit and not target.is_change):
        return
    if not attainment(target).is_comparable:
        has_own = target.result and target.result.value and target.result.value.unit
        place = target.span_of("result" if has_own or "unit" not in target.spans else "unit")
        values = {"goal": str(goal), "outcome": str(outcome)}
        rule = UNIT_DIFFERS._replace(help=_help_with_change(target) or UNIT_DIFFERS.help)
        is_printed = Document.SUMMARY in context.documents
        rule = rule if is_printed else rule._replace(severity=Severity.WARNING)
        yield rule.at(place, measure=target.measure, **values)


def _help_with_change(target: Target) -> Words | None:
    """How a change against last year can be worked out; None for another target."""
    if not target.is_change:
        return None
    last = target.figure_of_last_year
    return NOTHING_LAST_YEAR if last and not last.value else ADD_LAST_YEAR


def _frequency_finding(target: Target) -> Iterator[Finding]:
    """The finding that the year's figure is below the promised frequency."""
    fewest = FEWEST_A_YEAR.get(target.every) if target.every else None
    figure = target.at_least or target.equals
    if figure is None or fewest is None or target.every is None:
        return
    goal = target.goal
    if goal and (not goal.unit or goal.unit in COUNT_UNITS) and goal.value < fewest:
        place = target.span_of("at_least" if target.at_least else "equals")
        values = {"count": target.every.per_year, "figure": str(goal)}
        yield FEWER_THAN_EVERY.at(place, measure=target.measure, **values)


def _rate_findings(target: Target) -> Iterator[Finding]:
    """The findings for parts of a whole over 100 percent."""
    figures_by_field = (
        ("at_least", target.at_least),
        ("at_most", target.at_most),
        ("equals", target.equals),
        ("result", target.result.value if target.result else None),
    )
    for field, figure in figures_by_field:
        is_over = figure and figure.value > HUNDRED and target.with_unit(figure).unit == PERCENT
        if (
            figure
            and is_over
            and not figure.change
            and re.search(f"{PART_OF_A_WHOLE}$", target.measure)
        ):
            figures = {"measure": target.measure, "figure": f"{plain_number(figure.value)}%"}
            yield OVER_HUNDRED.at(target.span_of(field), **figures)


VAGUE_GOAL = Rule(
    "T206",
    "vague-goal",
    Severity.WARNING,
    Words("“{text}”没有说出数目，年底无法对照", "“{text}” gives no figure to be held to"),
    Words(
        "写出数目，如“不少于6次”，或给这一条加上指标",
        "write a figure, such as 不少于6次, or give the item a target",
    ),
    why=Words(
        "计划写“若干户”“一定次数”，到年底说不清完成了没有。写出数目，总结才能对照。",
        "“Some households” or “a certain number of times” cannot be held against a result at the"
        " end of the year. A figure can.",
    ),
    fails="""\
work:
  items: [对文艺骨干进行一定次数的培训。]
""",
    passes="""\
work:
  items: [对文艺骨干进行不少于6次的培训。]
""",
)

VAGUE_FIGURE = (
    "若干(?:人次|[次户名场期支篇份套家对](?![型籍外主称字词所景地合馆间限要序级额庭长属具策象应口照比路餐房部持出援章幅]))"
    "(?![^《\n]*》)"
    "|(?:评选|评出|培育|培养|打造|组建|新建|举办|开展|发展|推出|建成)若干[个项处条批](?![^《\n]*》)"
    "|(?<!达到)(?<!超过)一定次数"
    "|(?:开展|举办|组织|完成|组建|发展|配备|培训|招募)一定数量"
)


def _vague_goals(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each vague figure in the plan's text of an item without a target."""
    text = context.prose.text
    if "若干" not in text and "一定" not in text:
        return
    places_with_target = {
        paragraph.span
        for item in context.plan.items
        if item.targets and item.text
        for paragraph in item.text.plan
    }
    for hit in context.find(re.compile(VAGUE_FIGURE)):
        passage = hit.passage
        is_plan_item = passage.path[-2:] == ("items", "text") and Document.PLAN in passage.documents
        if is_plan_item and passage.span not in places_with_target:
            yield context.at(VAGUE_GOAL, hit, text=hit.text)


RULES = (UNIT_DIFFERS, FEWER_THAN_EVERY, OVER_HUNDRED, VAGUE_GOAL)
CHECKS = (_target_findings, _vague_goals)
