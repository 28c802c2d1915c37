"""Targets as people write them: 居民满意率达到95%以上, 碰头会每季度不少于1次, 讲座3—5场."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from civplan.model.choices import Every
from civplan.model.figures import FALL_WORDS, RISE_WORDS, Quantity
from civplan.model.grammar.figure_forms import (
    LONGEST_FORM,
    NUMBER,
    number_value,
    plain_form,
    read_figure,
)
from civplan.model.units import PERCENT, POINTS_UNITS, RANK_UNIT, unit_parts

AT_LEAST, AT_MOST, EQUALS = "at_least", "at_most", "equals"
"""The fields of a target, as the promise compares."""


class Promise(NamedTuple):
    """What a target promises."""

    field: str = ""
    """``at_least``, ``at_most`` or ``equals``; empty when the text has the figure alone."""
    figure: Quantity | None = None
    """That of the whole year."""
    ceiling: Quantity | None = None
    """The upper end of a range."""
    every: Every | None = None
    level: str = ""
    """In place of a figure: 市级."""
    written: str = ""
    """As it stands in a key; for messages."""


NONE = Promise(EQUALS, Quantity(Decimal(0)))
"""零发生, 不发生."""


class NamedPromise(NamedTuple):
    """A promise with the name of what is measured."""

    measure: str
    promise: Promise


COMPARATORS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("≥", ">=", "⩾", "≧", "=>"), (AT_LEAST, "")),
    **dict.fromkeys(
        ("不少于", "不低于", "不小于", "不得少于", "不得低于", "至少", "最少"), (AT_LEAST, "")
    ),
    **dict.fromkeys(("最低", "不下于", "起码", "少则"), (AT_LEAST, "")),
    **dict.fromkeys((">", "超过", "大于", "高于", "多于", "突破", "超"), (AT_LEAST, "超过")),
    **dict.fromkeys(("≤", "<=", "⩽", "≦", "=<"), (AT_MOST, "")),
    **dict.fromkeys(
        ("不超过", "不高于", "不多于", "不大于", "不得超过", "不得高于", "不得多于"), (AT_MOST, "")
    ),
    **dict.fromkeys(
        ("至多", "最多", "最高", "控制在", "压降到", "压降至", "控制到"), (AT_MOST, "")
    ),
    **dict.fromkeys(
        ("下降到", "下降至", "降到", "降至", "降低到", "降低至", "减少到", "减少至"), (AT_MOST, "")
    ),
    **dict.fromkeys(("<", "少于", "小于"), (AT_MOST, "少于")),
    **dict.fromkeys(("低于",), (AT_MOST, "低于")),
    **dict.fromkeys(("=", "==", "等于"), (EQUALS, "")),
    **dict.fromkeys(("为", "是", ":"), ("", "")),
    **dict.fromkeys(("达到", "达", "保持在", "稳定在", "维持在", "保持", "不变为"), (AT_LEAST, "")),
    **dict.fromkeys(
        ("提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "增加到", "增加至"),
        (AT_LEAST, ""),
    ),
    **dict.fromkeys(("增长到", "增长至"), (AT_LEAST, "")),
}
"""Signs and words between a measure and its figure: the field, and the word of a strict limit."""
OPEN_COMPARATORS = frozenset(
    {
        "=",
        "==",
        "等于",
        "为",
        "是",
        ":",
        "达到",
        "达",
        "保持在",
        "稳定在",
        "维持在",
        "保持",
        "控制在",
    }
)
"""Those that 以上 or 以内 behind the figure makes precise."""
COMPARATOR = "|".join(map(re.escape, sorted(COMPARATORS, key=len, reverse=True)))
PERIODS = {
    **dict.fromkeys(("日", "天"), Every.DAY),
    **dict.fromkeys(("周", "星期", "个星期", "礼拜"), Every.WEEK),
    **dict.fromkeys(("月", "个月"), Every.MONTH),
    **dict.fromkeys(("季度", "季", "个季度"), Every.QUARTER),
    "半年": Every.HALF_YEAR,
    **dict.fromkeys(("年", "年度"), Every.YEAR),
}
PERIOD = "|".join(sorted(PERIODS, key=len, reverse=True))
SEVERAL_PERIODS = {
    "两个月": 6,
    "2个月": 6,
    "双月": 6,
    "两周": 26,
    "2周": 26,
    "四个月": 3,
    "4个月": 3,
}
"""Times a year of what is done once in several periods."""
EMPTY_DOING = ("开展", "召开", "组织", "举办", "进行", "举行", "完成", "安排")
"""Verbs that a measure does without."""
FULL_DOING = (
    *(
        "走访",
        "检查",
        "巡查",
        "巡逻",
        "排查",
        "慰问",
        "清理",
        "清扫",
        "培训",
        "宣传",
        "更新",
        "发布",
    ),
    *("探访", "服务", "回访", "演练", "公开", "公布", "维护", "发放", "慰问"),
)
"""Verbs that belong to the measure: 网格员每日巡查2次 counts 网格员巡查."""
DOING = f"(?:{'|'.join(EMPTY_DOING)})?"
FREQUENCY = re.compile(
    rf"(?:至少|不少于|最少|≥)?(?:每(?:1|一)?(?P<period>{PERIOD})|(?P<mean>[日周月季年])均){DOING}(?P<comparator>{COMPARATOR})?{DOING}"
    r"(?P<figure>[^/每]+?)(?P<after>以上)?"
)
PER_PERIOD = re.compile(
    rf"(?P<comparator>{COMPARATOR})?(?P<figure>[^/每]+)(?:/|每)(?:1|一)?(?P<period>{PERIOD})(?P<after>以上)?"
)
EVERY_SEVERAL = re.compile(
    rf"每(?:隔)?(?P<period>{'|'.join(SEVERAL_PERIODS)}){DOING}(?P<comparator>{COMPARATOR})?{DOING}(?P<figure>.+)"
)
COMPARED = re.compile(rf"(?P<comparator>{COMPARATOR})?{DOING}(?P<figure>.+)")
RANGE = re.compile(
    rf"(?P<low>(?:{NUMBER})[^\d\-—–~至到]{{0,6}})(?:——?|[-–~至到])(?P<high>{NUMBER}.*)"
)
NOTHING = re.compile(
    "(?:为|=|达到|实现|保持)?(?:零|0)(?:发生|起|件|)|不发生|未发生|无|没有|不出现|(?:为|=)无"
)
NOTHING_OF = re.compile(
    "(?:实现|保持|确保)?零(?P<noun>事故|投诉|案件|上访|火灾|发案|伤亡|违规|违建)"
)
"""零事故 behind a measure: of 安全零事故 it is 安全事故."""
ALL = re.compile("(?:实现|达到|做到|=)?(?:全覆盖|百分之百|百分百|全部覆盖|应有尽有)")
RANK_GOAL = re.compile(
    rf"(?:排名|排在|位列|位居|列|进入|保持在?|达到|=|为|≤)?(?:全街道|街道|全区|全市|全县)?"
    rf"(?:前(?P<first>{NUMBER})(?:名|位)?|第(?P<place>{NUMBER})(?:名|位)?)(?:以内|之内)?"
)
BASE = "同比|环比|比上年|较上年|比去年|较去年|比上年同期|较上年同期|与上年相比|比前一年"
RISE, FALL = "|".join(RISE_WORDS), "|".join(FALL_WORDS)
GROWTH = re.compile(
    rf"(?P<base>{BASE})?(?:实现)?(?P<way>{RISE}|{FALL})(?:了)?(?P<comparator>{COMPARATOR})?(?P<figure>.+?)"
    r"(?P<after>以上)?"
)
LEVEL = re.compile(
    r"(?:国家|全国|省|市|区|县|街道|乡镇|乡|镇)级?(?:[^\d,，、;。]{0,20})|[一二三四五1-5]星级?[^\d,，、;。]{0,12}"
    r"|[1-5]?A{1,5}级?[^\d,，、;。]{0,12}|[ABCD甲乙丙一二三][级等类](?:以上)?|优秀(?:等次|等级|以上)?|良好(?:以上)?|合格(?:以上)?"
)
LEVEL_VERB = re.compile("(?:达到|=|:|为|创成|创建为|创建成|获评|评为|被评为|争创|建成|获得)")
NEGATIVE = re.compile(
    "投诉|事故|火灾|发案|案件|上访|信访|违规|违法|违纪|违建|死亡|伤亡|隐患|差评|逾期|超时|空置|流失|失业|复发|差错|举报|纠纷|欠费|问题|矛盾|舆情|警情"
)
"""In a measure of which less is better; 投诉5件 alone does not say which way it is meant."""
PART_OF_WHOLE = re.compile(
    "(?:满意|知晓|知晓|覆盖|参与|参加|参检|参会|到会|出勤|成功|合格|办结|答复|回复|登记|签约|结对|建档|准确|及时|到位|入户|公开|整改"
    "|采纳|接种|处置|化解|回访|达标|巩固|响应|完成|普及|使用|开放|走访|见面|好评|解决|办理|清运|分类|投放|参保|续约)[率度]$"
)
"""Ends of measures of which more is better."""
EVENT_UNITS = frozenset("次期场回轮遍讲课") | {"场次", "人次", "户次"}
YEARLY_UNITS = EVENT_UNITS | frozenset("人名位户家篇条份件处盏张本幅批项支")
"""Units whose figures of a period add up to one of the year, unlike hours a day."""
MEASURE_TAIL = re.compile(
    r"(?:全年|年内|每年|力争|确保|努力|争取|实现|应当|应该|应|须|需|必须|要|数量|全部|目标|均|,|、|:|;)+$"
)
MEASURE_HEAD = re.compile(r"^(?:全年|年内|每年|力争|确保|努力|争取|实现|[0-9]+[.、)]|[•·◆●-])+")
ABOUT_SIGN = "(?<![公签预条合契履违盟续节])约"
"""约 before a figure; in 居民公约 it is part of a name."""
NO_MEASURE = re.compile(
    rf"^[^\w“《]*$|[≥≤><=,;。:]|(?:每|平均|不|至|最|{ABOUT_SIGN}|近|大概|大约|[-—–~到、]|分之)$"
    "|至少|最少|至多|最多|不少于|不低于|不小于|不超过|不高于|不多于|不大于|控制在"
    r"|(?:上年|去年|同期|全街道|全区|全市|全县|原则上)$|^第?[一二三四]季度$|^(?:上|下)半年$|[\d%‰].*[、,;]|零(?:事故|投诉|上访|案件|火灾|发生)"
)
ANY_DOING = f"(?:{'|'.join((*EMPTY_DOING, *FULL_DOING))})?"
DOING_BEFORE_FIGURE = re.compile(
    rf"(?P<lead>(?:每(?:1|一)?(?:{PERIOD}))?(?:{COMPARATOR})?)(?P<doing>{'|'.join(FULL_DOING)})"
    rf"(?P<rest>(?:{COMPARATOR})?{NUMBER}.*)"
)
IN_BRACKETS = re.compile(r"(?P<measure>[^()]+)\((?P<promise>[^()]+)\)")
EVERY = rf"每(?:1|一)?(?:{PERIOD})(?![一二三四五六日末](?!次|场|期|回|轮))"
PROMISE_FIRST = re.compile(
    rf"(?P<every>{EVERY})?(?P<doing>{ANY_DOING})(?P<comparator>{COMPARATOR})?(?P<also_doing>{ANY_DOING})"
    rf"(?P<figure>{NUMBER}(?:人次|户次|场次|[次场期回轮篇份条户件名个]))(?P<measure>[^\d,;。]{{2,20}})"
)
EVERY_FIRST = re.compile(rf"(?P<every>{EVERY})(?P<doing>{DOING})(?P<measure>.{{2,}})")
"""每季度召开碰头会, before its figure."""
TIME_IN_PERIOD = re.compile(r"\d|最后|第|[上中下]旬|底|末|初|[上下]半")
"""每月15日, 每月最后一周: when in the period, no measure."""
VAGUE_BEFORE = re.compile(rf"(?:{ABOUT_SIGN}|近|[-—–~至到]|分之|好几)$")
"""Before a figure they are a part of it."""
SOME_PERIOD = re.compile(rf"每(?:1|一|个)?(?:{PERIOD})|[日周月季]均$")
NOTHING_FIRST = re.compile(
    r"(?:不发生|不出现|杜绝|无|零|实现零|确保零|确保不发生|确保无)(?P<measure>[^\d,;。、零无]{2,20})"
)


def read_target(text: str) -> NamedPromise | None:
    """A target as one text; None when it is none, or has more than one meaning."""
    plain = plain_form(text)
    if len(plain) > 2 * LONGEST_FORM:
        return None
    bracket = IN_BRACKETS.fullmatch(plain)
    if bracket and not re.search(r"\d", bracket["measure"]) and read_promise(bracket["promise"]):
        plain = f"{bracket['measure']}{bracket['promise']}"
    for start in _starts_of_promise(plain):
        measure, rest = _measure_of(plain[:start]), plain[start:]
        if VAGUE_BEFORE.search(plain[:start]) or (
            rest[0] in "十百千" and plain[:start].endswith(("数", "几"))
        ):
            continue
        if measure and (nothing := NOTHING_OF.fullmatch(rest)):
            return NamedPromise(f"{measure}{nothing['noun']}", NONE)
        if doing := DOING_BEFORE_FIGURE.fullmatch(rest):
            measure, rest = f"{measure}{doing['doing']}", f"{doing['lead']}{doing['rest']}"
        every = EVERY_FIRST.fullmatch(measure)
        if every and not TIME_IN_PERIOD.match(every["measure"]):
            measure, rest = (
                _done_measure(every["doing"], every["measure"]),
                f"{every['every']}{rest}",
            )
        promise = read_promise(rest) if measure and not SOME_PERIOD.search(measure) else None
        if promise and (sure := _with_direction(measure, promise)):
            return NamedPromise(_measure_with_way(measure, rest), sure)
    return _read_promise_first(plain)


def _done_measure(doing: str, measure: str) -> str:
    """A measure with its verb, unless that says nothing: 走访困难家庭, but 碰头会."""
    return measure if doing in EMPTY_DOING else f"{doing}{measure}"


START = re.compile(
    rf"{COMPARATOR}|每|月均|季均|周均|日均|年均|{BASE}|{RISE}|{FALL}|(?<![\d.,])\d|(?<![{{0}}])[零一二两三四五六七八九十百]|百分"
    r"|全覆盖|全部覆盖|零|不发生|未发生|无|排名|前|第|位列|位居|列|进入|实现|做到|创|获|评|争|建成|约|近|超|(?<=等级|等次|级别|档次)".replace(
        "{0}", "零一二两三四五六七八九十百千"
    )
)


def _starts_of_promise(plain: str) -> list[int]:
    """The places where the promise of a target may begin, the first first."""
    return [match.start() for match in START.finditer(plain) if match.start() > 0]


def _measure_of(text: str) -> str:
    """The name of what is measured; empty when this is none."""
    measure = MEASURE_TAIL.sub("", MEASURE_HEAD.sub("", text)).strip()
    return "" if not measure or NO_MEASURE.search(measure) else measure


def _measure_with_way(measure: str, rest: str) -> str:
    """A measure of coverage for 全覆盖, as the figure is a rate: 网格覆盖率."""
    if not ALL.fullmatch(rest) or measure.endswith(("率", "度")):
        return measure
    return f"{measure.removesuffix('覆盖')}覆盖率"


def _with_direction(measure: str, promise: Promise) -> Promise | None:
    """The promise with its field; None for a figure alone that may be a limit or a goal."""
    figure = promise.figure
    if promise.field or promise.level or figure is None:
        return promise
    if promise.ceiling:
        return None if NEGATIVE.search(measure) else promise._replace(field=AT_LEAST)
    if figure.value == 0:
        return promise._replace(field=EQUALS)
    if figure.unit == PERCENT:
        is_goal = PART_OF_WHOLE.search(measure) is not None
    else:
        is_goal = unit_parts(figure.unit).bare in EVENT_UNITS and not NEGATIVE.search(measure)
    return promise._replace(field=AT_LEAST) if is_goal else None


def _read_promise_first(plain: str) -> NamedPromise | None:
    """A target whose promise stands before its measure: 每月至少召开1次碰头会, 不发生安全事故."""
    match = PROMISE_FIRST.fullmatch(MEASURE_HEAD.sub("", plain))
    if match and (match["every"] or match["comparator"]):
        promise = read_promise(
            f"{match['every'] or ''}{match['comparator'] or ''}{match['figure']}"
        )
        measure = _done_measure(match["doing"] or match["also_doing"], match["measure"])
        named = _with_direction(measure, promise) if promise else None
        return NamedPromise(measure, named) if named else None
    nothing = NOTHING_FIRST.fullmatch(plain)
    return NamedPromise(nothing["measure"], NONE) if nothing else None


def read_promise(text: str) -> Promise | None:
    """What a target promises, without its measure: ≥12次, 95%以上, 每月2次, 3—5场, 市级."""
    plain = plain_form(text)
    if not plain or len(plain) > LONGEST_FORM:
        return None
    if ALL.fullmatch(plain):
        return Promise(AT_LEAST, Quantity(Decimal(100), PERCENT))
    if NOTHING.fullmatch(plain):
        return Promise(EQUALS, Quantity(Decimal(0), "起" if plain.endswith("起") else ""))
    for reader in (_read_rank, _read_frequency, _read_growth, _read_range, _read_compared):
        if promise := reader(plain):
            return promise
    return _read_level(plain)


def _read_rank(plain: str) -> Promise | None:
    """排名前三, 第一名."""
    match = RANK_GOAL.fullmatch(plain)
    value = number_value(match["first"] or match["place"]) if match else None
    return Promise(AT_MOST, Quantity(value, RANK_UNIT)) if value else None


def _read_frequency(plain: str) -> Promise | None:
    """每季度不少于1次, 1次/季度, 每两个月一次: the count of the whole year."""
    several = EVERY_SEVERAL.fullmatch(plain)
    if several:
        return _count_of_year(several, SEVERAL_PERIODS[several["period"]], None)
    for form in (FREQUENCY, PER_PERIOD):
        match = form.fullmatch(plain)
        if match:
            groups = match.groupdict()
            every = PERIODS[groups["period"] or groups["mean"]]
            return _count_of_year(match, every.per_year, None if every is Every.YEAR else every)
    return None


def _count_of_year(match: re.Match[str], times: int, every: Every | None) -> Promise | None:
    """The count of a year from that of a period; a limit of each period has none."""
    field, strict = COMPARATORS[match["comparator"]] if match["comparator"] else (AT_LEAST, "")
    figure = read_figure(match["figure"])
    is_open = match["comparator"] in OPEN_COMPARATORS
    if (field != AT_LEAST and not is_open) or strict or figure is None or not _is_exact(figure):
        return None
    if unit_parts(figure.unit).bare not in YEARLY_UNITS or figure.value <= 0:
        return None
    return Promise(AT_LEAST, figure._replace(value=figure.value * times), every=every)


def _read_growth(plain: str) -> Promise | None:
    """同比增长10%, 下降5个百分点以上."""
    match = GROWTH.fullmatch(plain)
    figure = read_figure(match["figure"]) if match else None
    if match is None or figure is None or not _is_exact(figure):
        return None
    comparator = match["comparator"] or ""
    field, strict = COMPARATORS.get(comparator, (AT_LEAST, ""))
    if (field != AT_LEAST and comparator not in OPEN_COMPARATORS) or strict:
        return None
    if not match["base"] and figure.unit not in (PERCENT, *POINTS_UNITS):
        return None
    after = "以上" if match["after"] or (comparator and comparator not in OPEN_COMPARATORS) else ""
    way = f"{match['base'] or ''}{match['way']}"
    return Promise(AT_LEAST, figure._replace(before=way, after=after))


def _read_range(plain: str) -> Promise | None:
    """3—5场, 95%至98%."""
    compared = COMPARED.fullmatch(plain)
    comparator = (compared["comparator"] if compared else "") or ""
    match = RANGE.fullmatch(plain.removeprefix(comparator).removesuffix("之间"))
    if match is None or (comparator and comparator not in OPEN_COMPARATORS):
        return None
    low, high = read_figure(match["low"]), read_figure(match["high"])
    if low is None or high is None or not (_is_exact(low) and _is_exact(high)):
        return None
    low = low if low.unit else low._replace(unit=high.unit)
    if low.unit != high.unit or low.value >= high.value:
        return None
    return Promise("" if comparator in ("", "控制在") else AT_LEAST, low, high)


def _read_compared(plain: str) -> Promise | None:
    """≥12次, 超过95%, 控制在5件以内, 100户以上, 95%."""
    match = COMPARED.fullmatch(plain)
    figure = read_figure(match["figure"]) if match else None
    if match is None or figure is None or figure.unit == RANK_UNIT:
        return None
    comparator = match["comparator"] or ""
    field, strict = COMPARATORS.get(comparator, ("", ""))
    if figure.before in ("超过", "少于", "低于", "小于") and not comparator:
        field, strict = (AT_LEAST if figure.before == "超过" else AT_MOST), figure.before
        figure = figure._replace(before="")
    if figure.after in ("以上", "以内", "以下"):
        tail = AT_LEAST if figure.after == "以上" else AT_MOST
        if comparator and comparator not in OPEN_COMPARATORS and field != tail:
            return None
        field, figure = tail, figure._replace(after="")
    if not _is_exact(figure):
        return None
    return Promise(field, figure._replace(before=strict))


def _read_level(plain: str) -> Promise | None:
    """市级, 达到区级文明社区标准, 优秀."""
    verb = LEVEL_VERB.match(plain)
    level = plain[verb.end() :] if verb else plain
    return Promise(level=level.removesuffix("标准")) if LEVEL.fullmatch(level) else None


def _is_exact(figure: Quantity) -> bool:
    """True for a figure without 约, 余 and the like."""
    return not (figure.before or figure.after or figure.is_more)
