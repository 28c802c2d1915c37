"""The line to write for a target that cannot be read, made of the words that are there."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.model.figures import Quantity, plain_number
from civplan.model.grammar.date_forms import is_date
from civplan.model.grammar.figure_forms import WRITTEN_NUMBER, plain_form, read_figure
from civplan.model.grammar.promise_forms import (
    AT_LEAST,
    AT_MOST,
    COMPARATOR,
    COMPARATORS,
    EQUALS,
    PERIOD,
    PERIODS,
)
from civplan.model.grammar.target_forms import (
    MEASURE_HEAD,
    MEASURE_TAIL,
    NEGATIVE,
    NamedPromise,
    read_target,
)
from civplan.model.units import PERCENT, RANK_UNIT

SIGNS = {AT_LEAST: "≥", AT_MOST: "≤", EQUALS: "="}
CLAUSES = re.compile("[,;、。]|以及|并且|(?<=.)(?=零(?:事故|投诉|上访))")
BEFORE_FIGURE = re.compile(
    rf"(?:{COMPARATOR}|大约|大概|约为|约|将近|接近|近|每|左右|为|是|[(（—–~-])+$"
)
NUMBER_START = re.compile(
    r"(?<![\d.,])\d|百分之|(?<![零一二两三四五六七八九十百千])[零一二两三四五六七八九十]"
)
WITH_FIGURE = re.compile(rf"(?P<figure>(?:百分之)?{WRITTEN_NUMBER}[^\d,;。、()/每]*)(?P<rest>.*)")
LIMIT_OF_PERIOD = re.compile(
    rf"(?P<measure>.+?)每(?:1|一)?(?P<period>{PERIOD})(?P<comparator>{COMPARATOR})(?P<figure>.+)"
)
DATE_TARGET = re.compile(
    rf"(?P<measure>.*?)(?:{COMPARATOR}|不晚于|不迟于|早于|在)?(?P<date>[^=:≤<]+)"
)
LEVEL_AT_END = re.compile(
    "(?P<measure>.*?)(?P<level>(?:国家级|全国|省级|市级|区级|县级|街道级)[^0-9,、;]{0,20}|优秀|良好|合格)"
)
CREATING = ("", "创建", "争创", "力争创建", "获评", "创成", "评为", "获得")
NO_OFFERED_MEASURE = re.compile(
    rf"[%‰]|(?:不少于|不低于|不超过|至少|至多).*\d|[前第数几]$|^第?[一二三四]季度$|^每(?:{PERIOD})$"
)
LONGEST_UNIT = 4
LONGEST_UNREAD = 160
"""Characters of a text for which a line is offered."""
LONGEST_MEASURE = 12
"""Characters of the words that an offered line without a figure repeats."""


class Offer(NamedTuple):
    """Lines that may be meant."""

    lines: tuple[str, ...] = ()
    """Each may be written instead; several, when the words have several meanings."""
    is_certain: bool = False
    """True when the only line says what the words say, but for 约 and the like."""
    together: bool = False
    """True when the lines stand for several targets, all to be written."""
    due: str = ""
    """A date that belongs to the item: 6月底前."""


def target_line(measure: str, field: str, figure: Quantity) -> str:
    """A target as one line: 碰头会 ≥ 12 次."""
    gap = "" if figure.unit in ("", PERCENT, "‰") else " "
    number = f"{plain_number(figure.value)}{gap}{figure.unit}"
    return f"{measure} {SIGNS[field]} {number if figure.unit != RANK_UNIT else figure}"


def offer_for_target(text: str) -> Offer:
    """The lines to write instead of a text that is no target."""
    plain = plain_form(text)
    if len(plain) > LONGEST_UNREAD:
        return Offer()
    if date := date_in_target(plain):
        return Offer(due=date)
    if several := _several_targets(plain):
        return Offer(several, together=True)
    if limit := LIMIT_OF_PERIOD.fullmatch(plain):
        return _offer_for_limit(limit)
    return _offer_for_figure(plain) or _offer_without_figure(plain)


def date_in_target(plain: str) -> str:
    """The date that stands where a figure should: 6月底前; empty when there is none."""
    for match in re.finditer(
        r"[=:≤<]|为|是|不晚于|不迟于|在|(?=\d{1,4}[年月])|(?=[一二三四五六七八九十]{1,3}月)|(?=年[底内末])",
        plain,
    ):
        rest = plain[match.end() :]
        if match.start() > 0 and is_date(rest):
            return rest
    return ""


def _several_targets(plain: str) -> tuple[str, ...]:
    """The lines of a text that has several targets; empty when it has not."""
    clauses = [one for one in CLAUSES.split(plain) if one]
    named = [read_target(one) for one in clauses]
    if len(clauses) == 1 or not all(named):
        return ()
    lines = [line_of_promise(one) for one in named if one]
    return tuple(lines) if all(lines) else ()


def line_of_promise(named: NamedPromise) -> str:
    """A promise in words as the plainest line; empty where only keys can say it."""
    promise = named.promise
    if promise.level:
        return f"{named.measure} = {promise.level}"
    if promise.figure is None or promise.ceiling or promise.figure.before:
        return ""
    return target_line(named.measure, promise.field or AT_LEAST, promise.figure)


def _offer_for_limit(match: re.Match[str]) -> Offer:
    """The limit of the year for a limit of each period: 碰头会每月不超过2次."""
    figure = read_figure(match["figure"])
    field = COMPARATORS[match["comparator"]][0]
    if figure is None or field == EQUALS:
        return Offer()
    times = PERIODS[match["period"]].per_year
    return Offer(
        (target_line(match["measure"], field, figure._replace(value=figure.value * times)),)
    )


def _offer_for_figure(plain: str) -> Offer | None:
    """The lines for a text with a figure: 投诉5件, 参加约200人次."""
    for start in (match.start() for match in NUMBER_START.finditer(plain)):
        match = WITH_FIGURE.match(plain, start)
        figure = read_figure(match["figure"]) if match else None
        measure = _clean_measure(plain[:start])
        if match is None or figure is None or not measure or match["rest"]:
            continue
        if NO_OFFERED_MEASURE.search(measure) or len(figure.unit) > LONGEST_UNIT:
            continue
        exact = Quantity(figure.value, figure.unit.replace("余", "").replace("多", ""))
        fields = _fields_meant(measure, figure, plain[:start])
        lines = tuple(_readable_line(measure, field, exact) for field in fields)
        return Offer(lines, is_certain=len(lines) == 1 and "{" not in lines[0])
    return None


def _fields_meant(measure: str, figure: Quantity, before: str) -> tuple[str, ...]:
    """The ways in which a figure may be meant, the likelier first."""
    if figure.after in {"以内", "以下"}:
        return (AT_MOST,)
    is_about = bool(figure.after or figure.is_more or before != measure)
    if NEGATIVE.search(measure):
        return (AT_MOST, AT_LEAST)
    return (AT_LEAST,) if is_about else (AT_LEAST, AT_MOST)


def _readable_line(measure: str, field: str, figure: Quantity) -> str:
    """A target as one line, or with keys where its measure is no plain one."""
    line = target_line(measure, field, figure)
    if read_target(line):
        return line
    return f"{{名称: {measure}, {'至少' if field == AT_LEAST else '至多'}: {figure}}}"


def _clean_measure(text: str) -> str:
    """A measure without the words before its figure."""
    return MEASURE_TAIL.sub("", BEFORE_FIGURE.sub("", MEASURE_TAIL.sub("", text)))


def _offer_without_figure(plain: str) -> Offer:
    """The lines for a text without a figure, which is still to be named."""
    if level := LEVEL_AT_END.fullmatch(plain):
        measure = MEASURE_HEAD.sub("", _clean_measure(level["measure"]))
        named = "创建等级" if measure in CREATING else measure
        return Offer((f"{named} = {level['level']}",))
    measure = _clean_measure(re.split(f"每(?:{PERIOD})", CLAUSES.split(plain)[0])[0])
    measure = measure[:LONGEST_MEASURE]
    if not measure or any(sign in measure for sign in "≥≤<>=0123456789"):
        return Offer()
    return Offer((f"{measure} ≥ 12 次", f"{measure} ≥ 95%"))
