"""Figures as people write them: １２次, 十二次, 百分之九十五, 约210人次, 1万余人次, 第2名."""

from __future__ import annotations

import re
from decimal import Decimal

from civplan.model.figures import HALF_WIDTH, NUMBER_PATTERN, NUMERAL_DIGITS, ODD_IN_UNIT, Quantity
from civplan.model.units import MORE_MARKS, PERCENT, RANK_UNIT, SCALE_FACTORS

WIDE_TO_NARROW = HALF_WIDTH | {0x3000: " "}
"""Full-width letters, digits and signs; other signs, such as ㎡, stay."""
BLANKS = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
LONGEST_FORM = 40
"""Characters of a text that may be a figure or a promise; anything longer is a sentence."""

DIGIT = "[一二两三四五六七八九]"
NUMERAL = re.compile(
    rf"(?:(?P<thousands>{DIGIT})千)?(?:零?(?P<hundreds>{DIGIT})百)?(?:零?(?P<tens>{DIGIT}?)(?P<ten>十))?"
    rf"(?P<zero>零?)(?P<ones>{DIGIT}?)"
)
"""A Chinese number below ten thousand."""
NUMERAL_SIGNS = "零〇一二两三四五六七八九十百千"
WRITTEN_NUMBER = (
    rf"(?:(?a:{NUMBER_PATTERN})"
    rf"|[{NUMERAL_SIGNS}万亿]*[{NUMERAL_SIGNS}](?:点[零〇一二三四五六七八九]{{1,6}})?)"
)
UNIT = r"[%‰℃㎡]|[A-Za-z][A-Za-z ./²³]{0,19}|[^\W\d_a-zA-Z][^\W\d_]{0,6}?(?:/[^\W\d_]{1,5})?"
LESS = "将近|接近|近"
ABOUT_WORDS = "大约|大概|约为|约"
ABOVE = "超过|突破|大于|高于|多于|超|逾|>"
AFTER = "及?以上|及?以下|以内|之内|左右|上下"
BELOW = "少于|低于|小于|不足|不到|不满|<"
FIGURE_FORM = re.compile(
    rf"(?:(?P<less>{LESS})|(?P<about>{ABOUT_WORDS})|(?P<above>{ABOVE})|(?P<below>{BELOW}))?"
    rf"(?P<share>百分之|千分之)?(?P<number>{WRITTEN_NUMBER})(?P<unit>(?:[{MORE_MARKS}]?)(?:{'|'.join(SCALE_FACTORS)})?"
    rf"[{MORE_MARKS}]?(?:{UNIT})??)(?P<after>{AFTER})?"
)
RANK = re.compile(rf"(?:排名|排|位列|位居|列|居|获得?|名列)?第(?P<number>{WRITTEN_NUMBER})[名位]?")
TENTHS = re.compile(
    rf"(?P<tens>[一二两三四五六七八九1-9])成(?P<ones>[一二三四五六七八九1-9半]?)(?P<after>{AFTER})?"
)
USUAL_IN_UNIT = re.compile(r"次|工作日|个月|个季度|上门|^[天日年周]$|年级|个日|户数|人数")
"""Parts of units with a character that dates and qualifiers have."""
AFTER_WORDS = {"及以上": "以上", "及以下": "以下", "之内": "以内", "上下": "左右"}
COUNTED_THINGS = re.compile(
    "(?:[人户场件条轮期]?次|[场期回轮户名人件起条份篇位处支])(?!次$|数$|天$|份$).+"
)
"""A unit with what is counted behind it, as in 12次碰头会, is no unit."""
PERIOD_UNITS = frozenset({"日", "天", "周", "月", "季", "季度", "半年", "年", "个月"})
"""Behind a stroke they make a figure a frequency: 1次/季度."""
SHARE_UNITS = {"百分之": PERCENT, "千分之": "‰"}
CLOCK_UNITS = frozenset({"时", "点", "点钟", "时许", "存量", "半"})
AFTER_ZERO = re.compile(
    "|人次|户次|场次|名次|分钟|小时|[%‰次场期回轮遍件起例宗户家人名位条处项个份篇元分万]|万元"
)
"""Units behind 零; 零距离 and 零增长 are words, no figures."""
TEN_THOUSANDS_AND_THOUSANDS = re.compile(r"(?<!\d)(\d{1,6})万(\d)千(?!\d)")
FIRST_CALENDAR_YEAR = 1900
"""A number with 年 from here on is a date."""


def plain_form(text: str) -> str:
    """A text with half-width signs, without blanks and without a closing mark."""
    plain = BLANKS.sub("", text.translate(WIDE_TO_NARROW)).strip().rstrip("。;.")
    return TEN_THOUSANDS_AND_THOUSANDS.sub(r"\1.\2万", plain)


def number_value(text: str) -> Decimal | None:
    """A number in digits or in Chinese: 1,200, 十二, 一百零五, 三万五千; None when it is none."""
    if text[:1] in "+-" or text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    text, _, decimals = text.partition("点")
    value = _whole_number(text.replace("〇", "零"))
    if value is None or not decimals:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{''.join(str(NUMERAL_DIGITS[digit]) for digit in decimals)}")


def _whole_number(text: str) -> int | None:
    """A whole Chinese number; None for 三万五, 一百二 and the like, which leave a part unsaid."""
    total = 0
    for scale, factor in (("亿", 10**8), ("万", 10**4)):
        front, mark, rest = text.partition(scale)
        if mark:
            value = _below_ten_thousand(front)
            if value is None or (rest and rest[-1] in NUMERAL_DIGITS and len(rest) == 1):
                return None
            total, text = total + value * factor, rest
    rest_value = _below_ten_thousand(text) if text else 0
    return None if rest_value is None else total + rest_value


def _below_ten_thousand(text: str) -> int | None:
    """A Chinese number below ten thousand."""
    if text == "零":
        return 0
    match = NUMERAL.fullmatch(text)
    if match is None or not text:
        return None
    before_ones = text[-2:-1]
    if match["ones"] and before_ones and before_ones not in "十零":
        return None
    if match["zero"] and not match["ones"]:
        return None
    tens = NUMERAL_DIGITS[match["tens"]] if match["tens"] else 1 if match["ten"] else 0
    thousands, hundreds, ones = (
        NUMERAL_DIGITS[digit] if (digit := match[name]) else 0
        for name in ("thousands", "hundreds", "ones")
    )
    return thousands * 1000 + hundreds * 100 + tens * 10 + ones


def read_figure(text: str) -> Quantity | None:
    """A figure in any form, with the words that make it less exact; None when it is none."""
    plain = plain_form(text)
    if not plain or len(plain) > LONGEST_FORM:
        return None
    if rank := RANK.fullmatch(plain):
        value = number_value(rank["number"])
        return None if value is None else Quantity(value, RANK_UNIT)
    if tenths := TENTHS.fullmatch(plain):
        share = _tenths(tenths["tens"]) * 10 + _tenths(tenths["ones"])
        return Quantity(share, PERCENT, after=_after_word(tenths["after"]))
    match = FIGURE_FORM.fullmatch(plain)
    value = number_value(match["number"]) if match else None
    if match is None or value is None:
        return None
    unit = match["unit"]
    if match["share"]:
        unit = SHARE_UNITS[match["share"]] if not unit else "?"
    is_word = match["number"] == "零" and not AFTER_ZERO.fullmatch(unit)
    if unit == "?" or is_word or not _is_unit(unit, value):
        return None
    before = match["less"] or match["about"] or ("超过" if match["above"] else match["below"]) or ""
    return Quantity(value, unit, before.replace("<", "少于"), _after_word(match["after"]))


def _after_word(word: str | None) -> str:
    """A qualifier behind a figure in its usual form; empty without one."""
    return AFTER_WORDS.get(word, word) if word else ""


def _tenths(digit: str) -> Decimal:
    """The value of a digit of 九成五; 半 is 5."""
    if digit == "半":
        return Decimal(5)
    return Decimal(digit) if digit.isdigit() else Decimal(NUMERAL_DIGITS.get(digit, 0))


def _is_unit(unit: str, value: Decimal) -> bool:
    """True for a unit, or none; False for the rest of a date or of a sentence."""
    if (unit == "年" and value >= FIRST_CALENDAR_YEAR) or unit in CLOCK_UNITS:
        return False
    bare = unit.lstrip(MORE_MARKS)
    for scale in SCALE_FACTORS:
        bare = bare.removeprefix(scale)
    bare, _, per = bare.lstrip(MORE_MARKS).partition("/")
    if COUNTED_THINGS.fullmatch(bare):
        return False
    return per not in PERIOD_UNITS and ODD_IN_UNIT.isdisjoint(USUAL_IN_UNIT.sub("", bare))


def figures_in(text: str) -> list[tuple[int, int, Quantity]]:
    """The figures with a unit in a sentence, each with its place, in order."""
    found = []
    for match in FIGURE_IN_SENTENCE.finditer(text):
        figure = read_figure(match[0])
        if figure:
            found.append((match.start(), match.end(), figure))
    return found


COUNT_UNITS_OF_SENTENCES = (
    "人次|户次|场次|平方米|平方公里|万元|小时|课时|个百分点|公里|"
    "[次场期回轮遍讲课件起户人名位份个条项家处批篇支对套台盏株组元天]|[%％‰]"
)
FIGURE_IN_SENTENCE = re.compile(
    rf"(?:{LESS}|{ABOUT_WORDS}|{ABOVE})?(?:百分之)?(?a:(?<![\d.,第万千百十余每/]){NUMBER_PATTERN})"
    rf" ?[{MORE_MARKS}]?(?:{'|'.join(SCALE_FACTORS)})?[{MORE_MARKS}]?(?:{COUNT_UNITS_OF_SENTENCES})"
)
