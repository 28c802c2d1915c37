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
    ABOUT_SIGN,
    CREATING,
    MEASURE_HEAD,
    MEASURE_TAIL,
    NEGATIVE,
    WHOLE_PERCENT,
    NamedPromise,
    read_target,
)
from civplan.model.grammar.vague_targets import (
    LIMIT_ALONE,
    VAGUE_TAIL,
    frequency_meant,
    vague_figure,
    without_date,
)
from civplan.model.units import GROUP_OF_UNIT, PERCENT, RANK_UNIT, TIME_UNITS

SIGNS = {AT_LEAST: "≥", AT_MOST: "≤", EQUALS: "="}
CLAUSES = re.compile("[,;、。]|以及|并且|(?<=.)(?=零(?:事故|投诉|上访))")
BEFORE_FIGURE = re.compile(
    rf"(?:{COMPARATOR}|大约|大概|{ABOUT_SIGN}为|{ABOUT_SIGN}|将近|接近|近|每|左右|为|是|[(（—–~-])+$"
)
FIGURE_THEN_VERB = re.compile(
    r"(?P<figure>\d+(?:\.\d+)?(?:(?:个?小时|分钟|个?工作日|天|日)内?(?=响应|办结|处置|到场|反馈|回复|到达|答复|完成)|[户人名个场次件条处份支家](?!次|工作日|月|小时)))"
    r"(?P<verb>[^\d]{2,8})"
)
IN_TIME = re.compile("响应|办结|处置|答复|回复|反馈|等待|时限|到场|到达")
NUMBER_START = re.compile(
    r"(?<![\d.,])\d|百分之|(?<![第周星期零一二两三四五六七八九十百千])[零一二两三四五六七八九十]"
)
WITH_FIGURE = re.compile(rf"(?P<figure>(?:百分之)?{WRITTEN_NUMBER}[^\d,;。、()/每]*)(?P<rest>.*)")
LIMIT_OF_PERIOD = re.compile(
    rf"(?P<measure>.+?)每(?:1|一)?(?P<period>{PERIOD})(?P<comparator>{COMPARATOR})(?P<figure>.+)"
)
LEVEL_AT_END = re.compile(
    "(?P<measure>.*?)(?P<level>(?:国家级|全国|省级|市级|区级|县级|街道级)[^0-9,、;]{0,20}|优秀|良好|合格)"
)
NO_OFFERED_MEASURE = re.compile(
    rf"[%‰]|(?:不少于|不低于|不超过|至少|至多).*\d|[前第几]$|(?<![次人户总件起处量])数$|^第?[一二三四]季度$|^每(?:{PERIOD})$"
)
TWO_FIGURES = re.compile(r"(?<=\d)(人次|户次|场次|[次场期回轮户人件个份])/?(?=\d)")
MEASURES_ALIKE = re.compile(
    r"(?P<first>[^\d、]{1,12}|\d{5}[^\d、]{1,12})(?P<more>(?:[、和与及][^\d、]{1,12}[率度])+)(?:均|都|分别|全部|各)*(?P<promise>\D{0,4}\d.*)"
)
"""办结率、满意率均达95%以上."""
SHARE_OF = re.compile(
    r"(?P<measure>.+?)(?:达到|达|占)(?P<whole>[^\d,;、]{2,12}?)的(?P<figure>\d+(?:\.\d+)?%)(?:以上)?"
)
"""志愿者达到常住人口的18%."""
FALLING = re.compile("降|减少|不升|不高于|不超过|低于")
IN_BRACKETS_BEHIND = re.compile(r"\([^()]*\)$|(?<=\D)\([^()]*\)(?=以上|以内|以下)")
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
    bare_goal: str = ""
    """A promise that lacks the name of what is measured: ≥ 4 次."""


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
    if goal := LIMIT_ALONE.fullmatch(plain):
        return _offer_without_measure(goal)
    date, rest = without_date(plain)
    offer = _offer_for(rest)
    return offer._replace(due=date, is_certain=False) if date and offer.lines else offer


def _offer_for(plain: str) -> Offer:
    """The lines for a text that has no date and has words before its figure."""
    several = _measures_alike(plain) or _several_targets(plain)
    if several:
        return Offer(several, together=True)
    if limit := LIMIT_OF_PERIOD.fullmatch(plain):
        return _offer_for_limit(limit)
    if often := frequency_meant(plain):
        return Offer((target_line(often.measure, AT_LEAST, often.figure),))
    if share := SHARE_OF.fullmatch(plain):
        of = "" if share["measure"].endswith("率") else f"占{share['whole']}的比例"
        return Offer((f"{share['measure']}{of} ≥ {share['figure']}",))
    without_bracket = IN_BRACKETS_BEHIND.sub("", plain)
    if without_bracket != plain and (named := read_target(without_bracket)):
        return Offer(tuple(filter(None, (line_of_promise(named),))))
    return _offer_for_figure(without_bracket) or _offer_without_figure(plain)


def _offer_without_measure(match: re.Match[str]) -> Offer:
    """The promise of a text that does not say what is measured: 全年不少于4次."""
    figure = read_figure(match["figure"])
    field, _ = COMPARATORS.get(match["sign"] or "", (AT_LEAST, ""))
    return Offer(bare_goal=target_line("", field, figure)) if figure else Offer()


def _measures_alike(plain: str) -> tuple[str, ...]:
    """The lines of several measures with one promise; empty when there is but one."""
    match = MEASURES_ALIKE.fullmatch(plain)
    if match is None:
        return ()
    measures = [match["first"], *filter(None, re.split("[、和与及]", match["more"]))]
    measures = [MEASURE_TAIL.sub("", one) for one in measures]
    named = [read_target(f"{measure}{match['promise']}") for measure in measures]
    lines = tuple(line_of_promise(one) for one in named if one)
    return lines if len(lines) == len(measures) and all(lines) else ()


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
    clauses = [one for one in CLAUSES.split(TWO_FIGURES.sub(r"\1,", plain)) if one]
    if len(clauses) == 1:
        return ()
    lines: list[str] = []
    measure = ""
    for one in clauses:
        named = read_target(one) or (read_target(f"{measure}{one}") if measure else None)
        offer = None if named else _offer_for_figure(one)
        line = line_of_promise(named) if named else offer.lines[0] if offer else ""
        if not line or "{" in line:
            return ()
        measure = named.measure if named else measure
        lines.append(line)
    return tuple(lines)


def line_of_promise(named: NamedPromise) -> str:
    """A promise in words as the plainest line; empty where only keys can say it."""
    promise = named.promise
    if promise.level:
        return f"{named.measure} = {promise.level}"
    if promise.figure is None or promise.ceiling:
        return ""
    if promise.figure.change:
        return f"{named.measure}{promise.figure}"
    if promise.figure.before:
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
        if match is None or not measure or match["rest"]:
            continue
        if figure is None or (figure.unit not in GROUP_OF_UNIT and len(figure.unit) > 1):
            measure, figure = _with_verb_behind(measure, match["figure"]) or (measure, figure)
        if figure is None:
            continue
        if NO_OFFERED_MEASURE.search(measure) or len(figure.unit) > LONGEST_UNIT:
            continue
        exact = Quantity(figure.value, figure.unit.replace("余", "").replace("多", ""))
        fields = _fields_meant(measure, figure, plain[:start])
        lines = tuple(_readable_line(measure, field, exact) for field in fields)
        return Offer(lines, is_certain=len(lines) == 1 and "{" not in lines[0])
    return None


def _with_verb_behind(measure: str, words: str) -> tuple[str, Quantity] | None:
    """A measure with the verb behind its figure, and the figure: 工单15分钟响应."""
    match = FIGURE_THEN_VERB.fullmatch(words)
    figure = read_figure(match["figure"].removesuffix("内")) if match else None
    return (f"{measure}{match['verb']}", figure) if match and figure else None


def _fields_meant(measure: str, figure: Quantity, before: str) -> tuple[str, ...]:
    """The ways in which a figure may be meant, the likelier first."""
    if figure.after in {"以内", "以下"}:
        return (AT_MOST,)
    is_about = bool(figure.after or figure.is_more or before != measure)
    if NEGATIVE.search(measure) or (figure.unit in TIME_UNITS and IN_TIME.search(measure)):
        return (AT_MOST, AT_LEAST)
    if figure.value == WHOLE_PERCENT and figure.unit == PERCENT:
        return (AT_LEAST,)
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
    if vague := vague_figure(plain):
        return Offer((target_line(vague[0], AT_LEAST, vague[1]),))
    measure = _clean_measure(re.split(f"每(?:{PERIOD})", CLAUSES.split(plain)[0])[0])
    if plain.endswith("全覆盖"):
        return Offer((f"{MEASURE_HEAD.sub('', measure).removesuffix('全覆盖')}覆盖率 ≥ 100%",))
    return Offer(_lines_of_vague_words(measure))


def _lines_of_vague_words(words: str) -> tuple[str, ...]:
    """The lines for words without a figure: 满意率稳中有升, 信访总量只降不升, 多开例会."""
    vague_end = VAGUE_TAIL.search(words)
    measure = VAGUE_TAIL.sub("", words)[:LONGEST_MEASURE]
    if not measure or any(sign in measure for sign in "≥≤<>=0123456789"):
        return ()
    share = f"{measure} ≥ 95%"
    if measure.endswith(("率", "度")):
        return (share,)
    if words.endswith("零增长"):
        return (f"{measure}新增 = 0",)
    if vague_end:
        return (f"{measure}{'下降' if FALLING.search(vague_end[0]) else '增长'}10%",)
    return (f"{measure} ≥ 12 次", share)
