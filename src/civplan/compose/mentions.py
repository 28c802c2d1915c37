"""Whether a text says a figure already, in another spelling or with another measure word too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Target

UNIT_SPELLINGS = {"%": ("%", "％"), **dict.fromkeys("人名位", ("人", "名", "位"))}
"""Units that texts write in several ways."""
APPROXIMATION_MARKS = ("余", "多")
"""May stand between a number and its unit."""
DISTINCT_DIGITS = 3
"""A number with so many digits is hardly in a text by chance."""
TEN, ONE_HUNDRED, THOUSAND, TEN_THOUSAND = 10, 100, 1000, 10_000
TEN_THOUSAND_SIGN = "万"
SPELLED_DIGITS = "零一二三四五六七八九"
PAIR_SPELLINGS = ("二", "两")
NUMBER_PARTS_BEFORE = (*"零一二三四五六七八九十百千万亿第.,",)
NUMBER_PARTS_BEHIND = (*"零一二三四五六七八九十百千万亿",)
GROUP = re.compile(r",\d{3}")
"""More of a number with thousands commas."""
CLAUSE_BREAK = re.compile(r"[，。；：、！？,;:\n]")
CLAUSE_LENGTH, UNIT_LENGTH = 30, 12
"""Characters looked at before a number for its clause, and behind it for its unit."""
OTHER_MEASURE_WORD = r"[余多]?\s*(?:[^\W\d_]{1,2})?(?=[，。；：、！？,;:）)]|$)"
"""From a number to the end of its clause: a measure word or nothing."""
OF_A_PERIOD = re.compile(r"每(?!年)")
"""Before the figure of a month, a week or a place, which is not that of the year."""
WORDS_FOR_NOTHING = ("未", "没", "无", "零")
TAIL = 2
"""Characters of a measure's end by which a text names it: 事会 of 居民议事会."""


def unmentioned_promises(text: str, targets: Sequence[Target]) -> list[Target]:
    """The promises among the targets that a text does not make itself."""
    promises = [target for target in targets if target.is_promise]
    goals = [target.goal for target in promises]
    return [
        target
        for target, goal in zip(promises, goals, strict=True)
        if not _mentions_goal(text, target, goals.count(goal), goal)
    ]


def unmentioned_results(text: str, targets: Sequence[Target]) -> list[Target]:
    """The targets whose result a text does not give itself."""
    with_result = [target for target in targets if target.result]
    outcomes = [target.outcome for target in with_result]
    return [
        target
        for target, outcome in zip(with_result, outcomes, strict=True)
        if not _mentions_outcome(text, target, outcomes.count(outcome), outcome)
    ]


def _mentions_goal(text: str, target: Target, sharing: int, goal: Quantity | None) -> bool:
    """True when a text makes a target's promise: a figure, a range, or a level."""
    if goal is None or target.ceiling is None:
        return _mentions_target(text, target, sharing, goal)
    low, high = (re.escape(plain_number(one.value)) for one in (goal, target.ceiling))
    return bool(re.search(rf"(?<![\d.]){low}\D{{0,3}}[至到~～—–-]+{high}(?![\d.])", text))


def _mentions_outcome(text: str, target: Target, sharing: int, outcome: Quantity | None) -> bool:
    """True when a text gives a target's result: a figure, a level, or words."""
    if outcome is not None:
        return _mentions_target(text, target, sharing, outcome)
    words = target.result.text if target.result else None
    return bool(words and str(words).rstrip("。；，") in text)


def _mentions_target(text: str, target: Target, sharing: int, figure: Quantity | None) -> bool:
    """True when a text gives a target's figure, or names its level.

    Args:
        text: The text of the document.
        target: A target.
        sharing: How many targets have this figure; if several do, the text must name the measure.
        figure: The target's goal or outcome.
    """
    if figure is None:
        return bool(target.level and target.level in text)
    measure = target.measure
    if not mentions_figure(text, figure, measure):
        return False
    return sharing == 1 or measure in text


def mentions_figure(text: str, figure: Quantity, measure: str = "") -> bool:
    """True when a text has a figure, and not as a part of a longer number.

    A small number must have its unit: 12个楼组 is not 12次. A large one needs none. Right beside
    the measure, another measure word says the same: 议事会31场, 31场议事会.
    """
    if not text:
        return False
    plain = plain_number(figure.value)
    units = UNIT_SPELLINGS.get(figure.unit, (figure.unit,)) if figure.unit else ()
    stands_alone = not units or len(plain) >= DISTINCT_DIGITS
    for number in _digit_spellings(figure.value, plain):
        if number in text and _has_number(text, number, units, measure, alone=stands_alone):
            return True
    for numeral in _chinese_spellings(figure.value) if units else ():
        if numeral in text and _has_number(text, numeral, units, measure, alone=False):
            return True
    if figure.unit.startswith(TEN_THOUSAND_SIGN):
        whole = Quantity(figure.value * TEN_THOUSAND, figure.unit[1:])
        return mentions_figure(text, whole, measure)
    return figure.value == 0 and _says_nothing_of(text, measure)


def _digit_spellings(value: Decimal, plain: str) -> Iterator[str]:
    """The ways to write a number in digits: 95.0 and 95; 12000, 12,000 and 1.2万."""
    yield plain
    if "." in plain and (short := plain.rstrip("0").rstrip(".")) != plain:
        yield short
    if value >= THOUSAND:
        yield f"{value:,f}"
    if value >= TEN_THOUSAND:
        yield f"{plain_number((value / TEN_THOUSAND).normalize())}{TEN_THOUSAND_SIGN}"


def _chinese_spellings(value: Decimal) -> tuple[str, ...]:
    """The ways to write a whole number under 100 in Chinese: 十二; 二 and 两; else none."""
    if not 0 < value < ONE_HUNDRED or value != int(value):
        return ()
    if value == len(PAIR_SPELLINGS):
        return PAIR_SPELLINGS
    tens, ones = divmod(int(value), TEN)
    ten = f"{SPELLED_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return (f"{ten}{SPELLED_DIGITS[ones] if ones else ''}",)


def _has_number(
    text: str, number: str, units: tuple[str, ...], measure: str, *, alone: bool
) -> bool:
    """True when a text has a number as a figure of its own.

    Args:
        text: The text.
        number: The number as the text may spell it.
        units: The figure's unit, as the text may spell it.
        measure: What is counted; may be empty.
        alone: True when the number needs neither unit nor measure beside it.
    """
    end = 0
    while (place := text.find(number, end)) >= 0:
        end = place + len(number)
        before, behind = text[max(0, place - CLAUSE_LENGTH) : place], text[end : end + UNIT_LENGTH]
        clause = CLAUSE_BREAK.split(before)[-1]
        if _ends_in_number(before) or OF_A_PERIOD.search(clause):
            continue
        if units and _begins_with_unit(behind, units):
            return True
        if not _continues_number(behind) and (alone or _stands_beside(measure, clause, behind)):
            return True
    return False


def _stands_beside(measure: str, before: str, behind: str) -> bool:
    """True when the measure stands right before or behind a number: 议事会31场, 31场议事会."""
    tail = measure[-TAIL:]
    if not tail:
        return False
    if tail in before and re.match(OTHER_MEASURE_WORD, behind):
        return True
    bare = behind.lstrip("余多 ")
    return any(bare.startswith((measure, tail), length) for length in (0, 1, 2))


def _says_nothing_of(text: str, measure: str) -> bool:
    """True when a clause says that there was none of the measure: 未发生安全事故."""
    tail = measure[-TAIL:]
    return bool(tail) and any(
        tail in clause and any(word in clause for word in WORDS_FOR_NOTHING)
        for clause in CLAUSE_BREAK.split(text)
    )


def says_nothing_at_all(text: str) -> bool:
    """True when a text says that there was none of something: 无人缺勤."""
    return any(word in text for word in WORDS_FOR_NOTHING)


def _ends_in_number(text: str) -> bool:
    """True when a number right after the text would only be a part of one."""
    return text[-1:].isdecimal() or text.endswith(NUMBER_PARTS_BEFORE)


def _continues_number(text: str) -> bool:
    """True when a number right before the text would only be a part of one."""
    if text.removeprefix(".")[:1].isdecimal() or GROUP.match(text):
        return True
    return text.startswith(NUMBER_PARTS_BEHIND)


def _begins_with_unit(text: str, units: tuple[str, ...]) -> bool:
    """True when the text after a number begins with one of the units; 余 or 多 may precede it."""
    text = text.lstrip()
    return text.startswith(units) or (
        text.startswith(APPROXIMATION_MARKS) and text[1:].lstrip().startswith(units)
    )
