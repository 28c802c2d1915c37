"""What a target promises, without its measure: ≥12次, 95%以上, 每月2次, 3—5场, 前三, 市级."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from civplan.model.choices import Every
from civplan.model.figures import FALL_WORDS, RISE_WORDS, Quantity
from civplan.model.grammar.figure_forms import (
    LONGEST_FORM,
    WRITTEN_NUMBER,
    number_value,
    plain_form,
    read_figure,
)
from civplan.model.units import PERCENT, POINTS_UNITS, RANK_UNIT, unit_parts

AT_LEAST, AT_MOST, EQUALS = "at_least", "at_most", "equals"
"""The fields of a target, as the promise compares."""


class WrittenPromise(NamedTuple):
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


NONE = WrittenPromise(EQUALS, Quantity(Decimal(0)))
"""零发生, 不发生."""


COMPARATORS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("≥", ">=", "⩾", "≧", "=>"), (AT_LEAST, "")),
    **dict.fromkeys(
        ("不少于", "不低于", "不小于", "不得少于", "不得低于", "至少", "最少"), (AT_LEAST, "")
    ),
    **dict.fromkeys(("最低", "不下于", "不下", "起码", "少则"), (AT_LEAST, "")),
    **dict.fromkeys((">", "超过", "大于", "高于", "多于", "突破", "超", "逾"), (AT_LEAST, "超过")),
    **dict.fromkeys(("≤", "<=", "⩽", "≦", "=<"), (AT_MOST, "")),
    **dict.fromkeys(
        ("不超过", "不超", "不高于", "不多于", "不大于", "不得超过", "不得高于", "不得多于"),
        (AT_MOST, ""),
    ),
    **dict.fromkeys(
        ("至多", "最多", "最高", "控制在", "压降到", "压降至", "控制到"), (AT_MOST, "")
    ),
    **dict.fromkeys(
        (
            "下降到",
            "下降至",
            "降到",
            "降至",
            "降为",
            "降低到",
            "降低至",
            "减少到",
            "减少至",
            "减至",
        ),
        (AT_MOST, ""),
    ),
    **dict.fromkeys(("<", "少于", "小于"), (AT_MOST, "少于")),
    **dict.fromkeys(("低于",), (AT_MOST, "低于")),
    **dict.fromkeys(("=", "==", "等于"), (EQUALS, "")),
    **dict.fromkeys(("为", "是", ":", "在"), ("", "")),
    **dict.fromkeys(("达到", "达", "保持在", "稳定在", "维持在", "保持", "不变为"), (AT_LEAST, "")),
    **dict.fromkeys(
        ("提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "增加到", "增加至"),
        (AT_LEAST, ""),
    ),
    **dict.fromkeys(("增长到", "增长至", "增至", "增到", "升至", "升到"), (AT_LEAST, "")),
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
        "在",
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
    "隔月": 6,
    "两周": 26,
    "2周": 26,
    "双周": 26,
    "隔周": 26,
    "半月": 24,
    "半个月": 24,
    "旬": 36,
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
    rf"(?:至少|不少于|最少|≥)?(?:(?:每(?:1|一)?|一(?=[周星年])|(?=半年))(?P<period>{PERIOD})|(?P<mean>[日周月季年])均){DOING}(?P<comparator>{COMPARATOR})?{DOING}"
    r"(?P<figure>[^/每]+?)(?P<after>以上)?"
)
PER_PERIOD = re.compile(
    rf"(?P<comparator>{COMPARATOR})?(?P<figure>[^/每]+)(?:/|每)(?:1|一)?(?P<period>{PERIOD})(?P<after>以上)?"
)
EVERY_SEVERAL = re.compile(
    rf"(?:每|每隔|(?=[双隔]))(?P<period>{'|'.join(SEVERAL_PERIODS)}){DOING}(?P<comparator>{COMPARATOR})?{DOING}(?P<figure>.+)"
)
COMPARED = re.compile(rf"(?P<comparator>{COMPARATOR})?{DOING}(?P<figure>.+)")
RANGE = re.compile(
    rf"(?P<low>(?:{WRITTEN_NUMBER})[^\d\-—–~至到]{{0,6}})(?:——?|[-–~至到])(?P<high>{WRITTEN_NUMBER}.*)"
)
NOTHING = re.compile(
    "(?:为|=|达到|实现|保持)?(?:零|0)(?:发生|起|件|)|不发生|未发生|无|没有|不出现|(?:为|=)无"
)
NOTHING_OF = re.compile(
    "(?:实现|保持|确保)?零(?P<noun>事故|投诉|案件|上访|火灾|发案|伤亡|违规|违建|新增|死亡|差错|遗漏|逾期|溺亡)"
)
"""零事故 behind a measure: of 安全零事故 it is 安全事故."""
ALL = re.compile("(?:实现|达到|做到|=)?(?:全覆盖|百分之百|百分百|全部覆盖|应有尽有)")
RANK_GOAL = re.compile(
    rf"(?:排名|排在|位列|位居|列|进入|保持在?|达到|=|为|≤)?(?:全街道|街道|全区|全市|全县)?"
    rf"(?:前(?P<first>{WRITTEN_NUMBER})(?:名|位)?|第(?P<place>{WRITTEN_NUMBER})(?:名|位)?)(?:以内|之内)?"
)
BASE = (
    r"同比|环比|[较比]\d{4}年(?:同期)?|比上年|较上年|比去年|较去年|比上年同期|较上年同期"
    "|与上年相比|比前一年"
)
RISE, FALL = "|".join(RISE_WORDS), "|".join(FALL_WORDS)
GROWTH = re.compile(
    rf"(?P<base>{BASE})?(?:实现)?(?P<way>{RISE}|{FALL})(?:了)?(?P<comparator>{COMPARATOR})?(?P<figure>.+?)"
    r"(?P<after>以上)?"
)
LEVEL = re.compile(
    r"(?:国家|全国|省|市|区|县|街道|乡镇|乡|镇)级?(?:[^\d,，、;。]{0,20})|[一二三四五1-5]星级?[^\d,，、;。]{0,12}"
    r"|[1-5]?A{1,5}级?[^\d,，、;。]{0,12}|[ABCD甲乙丙一二三][级等类](?:以上)?|第[一二三](?:方阵|梯队)|优秀(?:等次|等级|以上)?|良好(?:以上)?|合格(?:以上)?"
)
LEVEL_VERB = re.compile("(?:进入|达到|=|:|为|创成|创建为|创建成|获评|评为|被评为|争创|建成|获得)")
EVENT_MARKS = frozenset("次期场回轮遍讲课") | {"场次"}
UNITS_OF_EVENTS = EVENT_MARKS | {"人次", "户次"}
YEARLY_UNITS = UNITS_OF_EVENTS | frozenset("人名位户家篇条份件处盏张本幅批项支")
"""Units whose figures of a period add up to one of the year, unlike hours a day."""


def read_promise(text: str) -> WrittenPromise | None:
    """What a target promises, without its measure: ≥12次, 95%以上, 每月2次, 3—5场, 市级."""
    plain = plain_form(text)
    if not plain or len(plain) > LONGEST_FORM:
        return None
    if ALL.fullmatch(plain):
        return WrittenPromise(AT_LEAST, Quantity(Decimal(100), PERCENT))
    if NOTHING.fullmatch(plain):
        return WrittenPromise(EQUALS, Quantity(Decimal(0), "起" if plain.endswith("起") else ""))
    for reader in (_read_rank, _read_frequency, _read_growth, _read_range, _read_compared):
        if promise := reader(plain):
            return promise
    return _read_level(plain)


def _read_rank(plain: str) -> WrittenPromise | None:
    """排名前三, 第一名."""
    match = RANK_GOAL.fullmatch(plain)
    value = number_value(match["first"] or match["place"]) if match else None
    return WrittenPromise(AT_MOST, Quantity(value, RANK_UNIT)) if value else None


def _read_frequency(plain: str) -> WrittenPromise | None:
    """每季度不少于1次, 1次/季度, 每两个月一次: the count of the whole year."""
    several = EVERY_SEVERAL.fullmatch(plain)
    if several:
        return _count_of_year(several, SEVERAL_PERIODS[several["period"]], None)
    for form in (FREQUENCY, PER_PERIOD):
        match = form.fullmatch(plain)
        if match:
            groups = match.groupdict()
            mean = groups.get("mean")
            every = PERIODS[mean or groups["period"]]
            promise = _count_of_year(match, every.per_year, None if every is Every.YEAR else every)
            is_mean = mean and promise and _promised_unit(promise) not in EVENT_MARKS
            return None if is_mean else promise
    return None


def _count_of_year(match: re.Match[str], times: int, every: Every | None) -> WrittenPromise | None:
    """The count of a year from that of a period; a limit of each period has none."""
    field, strict = COMPARATORS[match["comparator"]] if match["comparator"] else (AT_LEAST, "")
    within = None if match["comparator"] else _read_range(match["figure"])
    low, high = within[1:3] if within else (read_figure(match["figure"]), None)
    is_open = match["comparator"] in OPEN_COMPARATORS
    if (field != AT_LEAST and not is_open) or strict or low is None or not low.is_exact:
        return None
    if unit_parts(low.unit).bare not in YEARLY_UNITS or low.value <= 0:
        return None
    floor = low._replace(value=low.value * times)
    if high is None:
        return WrittenPromise(AT_LEAST, floor, every=every)
    return WrittenPromise(AT_LEAST, floor, high._replace(value=high.value * times))


def _read_growth(plain: str) -> WrittenPromise | None:
    """同比增长10%, 下降5个百分点以上, 同比增长不超过5%."""
    match = GROWTH.fullmatch(plain)
    figure = read_figure(match["figure"]) if match else None
    if match is None or figure is None or not figure.is_exact or figure.value < 0:
        return None  # 增长-10% may be a fall, or a limit of one
    comparator = match["comparator"] or ""
    field, strict = COMPARATORS.get(comparator, (AT_LEAST, ""))
    is_open = comparator in OPEN_COMPARATORS
    is_ceiling = field == AT_MOST and not is_open
    if strict or (is_ceiling and (match["way"] in FALL_WORDS or match["after"])):
        return None
    if not match["base"] and figure.unit not in (PERCENT, *POINTS_UNITS):
        return None
    change = figure._replace(before=f"{match['base'] or ''}{match['way']}")
    if is_ceiling:
        return WrittenPromise(AT_MOST, change)
    is_least = match["after"] or (comparator and not is_open)
    return WrittenPromise(AT_LEAST, change._replace(after="以上" if is_least else ""))


def _read_range(plain: str) -> WrittenPromise | None:
    """3—5场, 95%至98%."""
    compared = COMPARED.fullmatch(plain)
    comparator = (compared["comparator"] if compared else "") or ""
    match = RANGE.fullmatch(plain.removeprefix(comparator).removesuffix("之间"))
    if match is None or (comparator and comparator not in OPEN_COMPARATORS):
        return None
    low, high = read_figure(match["low"]), read_figure(match["high"])
    if low is None or high is None or not (low.is_exact and high.is_exact):
        return None
    low = low if low.unit else low._replace(unit=high.unit)
    if low.unit != high.unit or low.value >= high.value:
        return None
    return WrittenPromise("" if comparator in ("", "控制在") else AT_LEAST, low, high)


def _read_compared(plain: str) -> WrittenPromise | None:
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
    if not figure.is_exact:
        return None
    return WrittenPromise(field, figure._replace(before=strict))


def _read_level(plain: str) -> WrittenPromise | None:
    """市级, 达到区级文明社区标准, 优秀."""
    verb = LEVEL_VERB.match(plain)
    level = plain[verb.end() :] if verb else plain
    return WrittenPromise(level=level.removesuffix("标准")) if LEVEL.fullmatch(level) else None


def _promised_unit(promise: WrittenPromise) -> str:
    """The unit of a promised figure, without 万 and the like."""
    return unit_parts(promise.figure.unit).bare if promise.figure else ""
