"""Figures that a text says: their numbers, their clauses, and how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from civplan.model.figures import NUMERAL_DIGITS, Quantity, plain_number
from civplan.model.units import MORE_MARKS, UNITS_ALIKE, bare_unit
from civplan.rules.prose import clause_rest, clause_start
from civplan.rules.targets import COUNT_UNITS, upper_bound

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NUMBER = (
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?"
    "|(?<![零〇一二两三四五六七八九十百千万亿])[零〇一二两三四五六七八九十百千]{1,9}"
)
FIGURE_BEFORE_UNIT = (
    rf"(?<![0-9.第—～~-])(?P<number>{NUMBER})(?P<scale>[百千]?[万亿]?)(?P<more>[余多])? ?个?\Z"
)
"""A number up to its unit; an ordinal and the end of a range are none.

The unit is looked up, not matched: to compile a pattern for each unit takes longer than to use it.
"""
BEFORE_UNIT = frozenset("0123456789零〇一二两三四五六七八九十百千万亿余多 个")
"""The last characters of such a number."""
LONGEST_NUMBER = 40
BEHIND_OTHER_UNIT = frozenset("次均日月年")
"""Characters that make another unit of the one before them: 人次, 人均."""
LONGER_UNITS = ("工作日", "小时", "季度", "百分点", "星期", "自然日", "学时", "课时")
"""Behind 个 they make another unit."""
NO_NUMBER_BEHIND = frozenset("0123456789.,，")
NO_FIGURE_BEHIND = NO_NUMBER_BEHIND | frozenset("第—～~-")
"""Behind such a character stands the rest of a number, an ordinal or the end of a range."""
CLAUSE_MARKS = "，。；：！？（）()“”\n"
SENTENCE_END_MARKS = "。；！？\n"
VAGUE_SIGNS = ("约", "近", "左右", "上下")
OBJECT_BEFORE = (*"为给对向替从由帮有的", "在")
"""Words directly before a figure of people or things for which something is done."""
BETWEEN_FIGURES = frozenset("、和与及或至到-－—～~") | {"——"}
"""Between two figures they make a list or a range of them: 分别增长10.6%、7.9%."""
CONTROL_BEFORE = ("制在", "持在", "定在")
"""Those of a limit: 控制在, 保持在, 稳定在."""
ABOUT = Decimal("0.1")
"""Share by which a figure with such a sign may differ."""
AT_LEAST_SIGNS = ("不少于", "不低于", "不小于", "至少", "超过", "超", "以上", "突破", "最少")
SOMETHING_ELSE = (
    *(
        "每",
        "平均",
        "人均",
        "户均",
        "其中",
        "上年",
        "去年",
        "往年",
        "同期",
        "同比",
        "比",
        "较",
        "增加",
    ),
    *(
        "增长",
        "减少",
        "下降",
        "提高",
        "上升",
        "提升",
        "新增",
        "剩余",
        "剩下",
        "尚有",
        "还有",
        "另有",
    ),
    *(
        "另外",
        "分别",
        "包括",
        "各",
        "现有",
        "共有",
        "辖区",
        "原有",
        "全区",
        "全市",
        "达标线",
        "超出",
    ),
)
"""Words before a figure that is not the whole of what was done."""
GENERAL_WORDS = (
    "本年度|年度内?|全年|今年|本年|每年|年内|上半年|下半年|累计|共计|总计|合计|总共|共|一共|达到|达|完成|不少于|至少|不低于"
    "|超过|不超过|以上|以内|力争|确保|实现|召开|举办|举行|开展|组织|控制在|已经|已|为|约|近|了|左右|全部|顺利|按期|，|是"
)
"""Words that say nothing of what is counted."""
TAIL_OF_MEASURE = "(?:(?:次|户|人|场|件|期|人次)?数量?|总数|总量|数量|次数)$"


class TextFigure(NamedTuple):
    """A figure in a text."""

    value: Decimal
    start: int
    """Where its number begins in the text."""
    end: int
    """Where its unit ends."""
    words: str
    """The clause around it, up to the figures beside it; with the clause before where it needs one.

    Without the figure itself.
    """
    is_more: bool
    """True with 余 or 多, or where it is a lower bound."""
    is_part: bool
    """True in a list of figures, and behind a word that makes it an object: 为12户居民."""
    tolerance: Decimal
    """How far the value may be off: 1.2万 is rounded, 约 is vague."""

    def fits(self, value: Decimal) -> bool:
        """True when the text can mean this value."""
        if self.value == value:
            return True
        if self.is_more and self.value < value < upper_bound(self.value):
            return True
        return abs(self.value - value) < self.tolerance

    def is_promise_of(self, goal: Decimal) -> bool:
        """True when the text can promise this figure; a lower bound promises its own number."""
        return self.value == goal or abs(self.value - goal) < self.tolerance


def figures_in_text(text: str, unit: str) -> list[TextFigure]:
    """The figures of a text that have a unit, or one that means the same."""
    figures: list[TextFigure] = []
    before = 0
    for start, end in _unit_places(text, unit):
        if start > before:
            first = max(before, start - LONGEST_NUMBER)
            match = re.compile(FIGURE_BEFORE_UNIT).search(text, first, start)
            if match:
                figures.append(_said_figure(match, before, end))
                before = end
    return figures


def _unit_places(text: str, unit: str) -> list[tuple[int, int]]:
    """Where a unit, or one that means the same, stands behind what may be a number."""
    ends: dict[int, int] = {}
    for name in _units_like(unit):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if text[start - 1] in BEFORE_UNIT and not _is_longer_unit(text, name, end):
                ends[start] = max(end, ends.get(start, 0))
            start = text.find(name, start + 1)
    return sorted(ends.items())


def _is_longer_unit(text: str, name: str, end: int) -> bool:
    """True when a unit's name that ends here is only the beginning of another unit."""
    if text[end : end + 1] in BEHIND_OTHER_UNIT:
        return True
    return name == "个" and text.startswith(LONGER_UNITS, end)


def has_figure(text: str, figure: Quantity) -> bool:
    """True when a text has a figure just as it is, or with 余 or 多, which needs no reading."""
    number = plain_number(figure.value)
    if not figure.unit or number not in text:
        return False
    starts = (text.find(f"{number}{more}{figure.unit}") for more in ("", *MORE_MARKS))
    return any(
        start >= 0 and (not start or text[start - 1] not in NO_NUMBER_BEHIND) for start in starts
    )


def promises_figure(text: str, figure: Quantity) -> bool:
    """True when a text promises a figure just as it is, which needs no reading."""
    words = f"{plain_number(figure.value)}{figure.unit}"
    start = text.find(words) if figure.unit else -1
    end = start + len(words)
    if start < 0 or _is_longer_unit(text, figure.unit, end):
        return False
    if start and text[start - 1] in NO_FIGURE_BEHIND:
        return False
    lead = text[clause_start(text, start, "，。；：！？、\n") : start]
    return "每" not in lead or figure.unit[-1] not in COUNT_UNITS


def _said_figure(match: re.Match[str], before: int, end: int) -> TextFigure:
    """The figure of a match.

    Args:
        match: A number up to its unit.
        before: Where the figure before it ends.
        end: Where its unit ends.
    """
    text = match.string
    start = max(before, clause_start(text, match.start(), CLAUSE_MARKS))
    behind = clause_rest(text, end, CLAUSE_MARKS)
    tail = clause_rest(behind, 0, "、0123456789")
    lead = text[start : match.start()]
    sentence = max(before, clause_start(text, match.start(), SENTENCE_END_MARKS))
    while start > sentence and says_nothing(lead + tail):
        start = max(sentence, clause_start(text, start - 1, CLAUSE_MARKS))
        lead = text[start : match.start()]
    number, scale = number_said(match["number"]), _scale_of(match["scale"])
    is_vague = lead.endswith(VAGUE_SIGNS) or tail.startswith(VAGUE_SIGNS)
    is_listed = (behind.startswith("、") and bool(re.search("[0-9]", behind))) or (
        before > 0 and text[before : match.start()] in BETWEEN_FIGURES
    )
    is_object = lead.endswith(OBJECT_BEFORE) and not lead.endswith(CONTROL_BEFORE)
    return TextFigure(
        number * scale,
        match.start(),
        end,
        lead + tail,
        is_more=bool(match["more"]) or _is_bound(lead, tail),
        is_part=is_listed or (is_object and text[end - 1] not in "%％"),
        tolerance=ABOUT * number * scale if is_vague else _last_place(number) * scale,
    )


def _last_place(number: Decimal) -> Decimal:
    """One in the last place of a number with a decimal point; nothing for a whole number."""
    exponent = number.as_tuple().exponent
    return (
        Decimal((0, (1,), exponent)) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    )


def _is_bound(lead: str, tail: str) -> bool:
    """True when the words around a figure make it a lower bound."""
    return any(sign in lead for sign in AT_LEAST_SIGNS) or tail.startswith("以上")


def counts_something_else(figure: TextFigure, measure: str) -> bool:
    """True when the words around a figure say that it is a part, a change or another count."""
    return figure.is_part or any(
        word in figure.words and word not in measure for word in SOMETHING_ELSE
    )


def is_said_of(words: str, measure: str, *, is_only: bool) -> bool:
    """True when the words around a figure name what a target measures.

    Args:
        words: The words.
        measure: The target's measure.
        is_only: True when the text speaks of this target alone, and so need not name it.
    """
    name = re.sub(TAIL_OF_MEASURE, "", measure) or measure
    return set(name) <= set(words) or (is_only and says_nothing(words))


def says_nothing(words: str) -> bool:
    """True when the words around a figure do not say what is counted."""
    return not re.search(r"[^\W\d]", re.sub(GENERAL_WORDS, "", words))


@lru_cache(maxsize=256)
def _units_like(unit: str) -> set[str]:
    """A unit and those that mean the same in a text."""
    bare = bare_unit(unit)
    groups = (*UNITS_ALIKE, (*COUNT_UNITS, "场次"))
    alike = {one for group in groups if bare in group for one in group}
    return {bare, *alike, *({"％"} if bare == "%" else ())}


def number_said(text: str) -> Decimal:
    """The value of a number in digits or in Chinese numerals: 十二 is 12."""
    if text[0].isdigit():
        return Decimal(re.sub("[,，]", "", text))
    total, digit = 0, 0
    for sign in text:
        if sign in SCALES:
            total += (digit or 1) * SCALES[sign]
            digit = 0
        else:
            digit = digit * 10 * (digit > 0) + NUMERAL_DIGITS[sign]
    return Decimal(total + digit)


def _scale_of(signs: str) -> int:
    """The factor of 万, 亿 and the like behind a number."""
    factor = 1
    for sign in signs:
        factor *= SCALES[sign]
    return factor


def scaled(figure: Quantity) -> Quantity:
    """A figure whose unit has no scale: 1.2万人次 is 12000人次."""
    unit = figure.unit
    factor = 1
    while len(unit) > 1 and unit[0] in "千万亿":
        factor *= SCALES[unit[0]]
        unit = unit[1:]
    return Quantity(figure.value * factor, unit)


EVERY_PATTERN = (
    r"(?<!其中)每(?P<count>[两二2])?个?(?P<period>工作日|日|天|周|星期|月|季度?|半年|年)(?!龄|老)"
    r"(?P<between>[^，。；：！？、\n每0-9一二两三四五六七八九十]{0,12}?)"
    rf"(?P<number>{NUMBER})(?:至|到|[-—～~])?(?:{NUMBER})?(?P<unit>次|场|期|回|轮|场次)"
)
PERIODS_A_YEAR = {
    "日": 365,
    "天": 365,
    "工作日": 250,
    "周": 52,
    "星期": 52,
    "月": 12,
    "季": 4,
    "季度": 4,
    "半年": 2,
    "年": 1,
}
"""How many of a period a year has."""
FEWEST_SHARE, MOST_SHARE = Decimal("0.75"), Decimal("1.25")
"""Shares of a frequency's count between which a figure of the year still fits it."""


class TextFrequency(NamedTuple):
    """A frequency in a text, as a count of the year."""

    per_year: Decimal
    start: int
    end: int
    words: str
    """The clause around it."""
    is_least: bool

    def is_promise_of(self, goal: Decimal) -> bool:
        """True when the count of the year can mean this frequency."""
        if goal < FEWEST_SHARE * self.per_year:
            return False
        return self.is_least or goal <= MOST_SHARE * self.per_year


def frequencies_in_text(text: str) -> Iterator[TextFrequency]:
    """The frequencies of a text, such as 每月召开一次."""
    for match in re.finditer(EVERY_PATTERN, text) if "每" in text else ():
        start = clause_start(text, match.start(), CLAUSE_MARKS)
        tail = clause_rest(text, match.end(), CLAUSE_MARKS)
        is_least = any(sign in match["between"] for sign in AT_LEAST_SIGNS)
        count = PERIODS_A_YEAR[match["period"]] * number_said(match["number"])
        yield TextFrequency(
            count / (2 if match["count"] else 1),
            match.start(),
            match.end(),
            f"{text[start : match.start()]}{match['between']}{tail}",
            is_least or tail.startswith("以上"),
        )
