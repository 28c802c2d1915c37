"""Targets as people write them: 居民满意率达到95%以上, 碰头会每季度不少于1次, 讲座3—5场."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.model.grammar.figure_forms import BLANKS, LONGEST_FORM, WRITTEN_NUMBER, plain_form
from civplan.model.grammar.promise_forms import (
    ALL,
    AT_LEAST,
    BASE,
    COMPARATOR,
    DOING,
    EMPTY_DOING,
    EQUALS,
    FALL,
    FULL_DOING,
    NONE,
    NOTHING_OF,
    PERIOD,
    RISE,
    SEVERAL_PERIODS,
    UNITS_OF_EVENTS,
    WrittenPromise,
    read_promise,
)
from civplan.model.units import PERCENT, unit_parts


class NamedPromise(NamedTuple):
    """A promise with the name of what is measured."""

    measure: str
    promise: WrittenPromise


NEGATIVE = re.compile(
    "投诉|事故|火灾|发案|案件|上访|信访|违规|违法|违纪|违建|死亡|伤亡|隐患|差评|逾期|超时|空置|流失|失业|复发|差错|举报|纠纷|欠费|问题|矛盾|舆情|警情"
)
"""In a measure of which less is better; 投诉5件 alone does not say which way it is meant."""
PART_OF_WHOLE = re.compile(
    "(?:满意|知晓|知晓|覆盖|参与|参加|参检|参会|到会|出勤|成功|合格|办结|答复|回复|登记|签约|结对|建档|准确|及时|到位|入户|公开|整改"
    "|采纳|接种|处置|化解|回访|达标|巩固|响应|完成|普及|使用|开放|走访|见面|好评|解决|办理|清运|分类|投放|参保|续约)[率度]$"
)
"""Ends of measures of which more is better."""
MEASURE_TAIL = re.compile(
    r"(?:全年|年内|每年|力争|确保|努力|争取|实现|应当|应该|应|须|需|必须|要|数量|全部|目标|平均|保底|底线|(?<![人户日周月季年平])均"
    "|累计|合计|总计|共计|(?<!公)共|,|、|:|;)+$"
)
MEASURE_HEAD = re.compile(
    r"^(?:全年|年内|每年|力争|确保|努力|争取|实现|[0-9]+[.、)](?!\d)|[•·◆●-])+"
)
ABOUT_SIGN = "(?<![公签预条合契履违盟续节])约"
"""约 before a figure; in 居民公约 it is part of a name."""
UNIT_BEFORE_FIGURE = (
    r"\d(?:[%‰]|人次|户次|场次|课时|小时|万?元|[次场期回轮篇份件名个户人起条台部处项支])/?$|[各/]$|(?<!季)[月季]度$"
    r"|[一1][月季]度?$|每(?:\d+|[一二两三四五六七八九十]+)(?:天|日|周|个?月)$"
)
"""Before a figure they belong to another one, or say how often."""
NOT_A_MEASURE = re.compile(
    rf"^[^\w“《]*$|{UNIT_BEFORE_FIGURE}|[≥≤><=,;。:]|(?:每|平均|不|至|最|{ABOUT_SIGN}|近|大概|大约|[-—–~到、]|分之)$"
    "|至少|最少|至多|最多|不少于|不低于|不小于|不超过|不高于|不多于|不大于|控制在"
    r"|(?:上年|去年|同期|全街道|全区|全市|全县|原则上)$|^第?[一二三四]季度$|^(?:上|下)半年$|[\d%‰].*[、,;]|零(?:事故|投诉|上访|案件|火灾|发生)"
)
WHOLE_PERCENT = 100
"""Percent, which no share exceeds: a promise of it is one of at least it."""
CREATING = ("", "创建", "争创", "力争创建", "获评", "创成", "评为", "获得")
"""Before a level they name no measure."""
WIDE_SIGNS = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
USUAL_WORDS = (
    (re.compile(r"“(零[^”]{0,4})”"), r"\1"),
    (re.compile(r"\(含(?:本数|\d[^()]{0,4})?\)"), ""),
    (
        re.compile(
            r"(?P<measure>.+)\((?P<unit>人次|户次|场次|[人户次场期件起个名%])\)(?P<sign>:|[≥≤=><]+|\D{2,4})(?P<number>[\d.]+)"
        ),
        r"\g<measure>\g<sign>\g<number>\g<unit>",
    ),
    (re.compile(r"(?<=\d)\((人次|户次|场次|[人户次场期件起个名%])\)$"), r"\1"),
    (re.compile(r"(?<=\d)([^\W\d_]{0,3})\+$"), r"\1以上"),
    (re.compile("(?:上半年、?下半年|上、?下半年)各"), "每半年"),
)
"""Rarer ways to say the same."""
ANY_DOING = f"(?:{'|'.join((*EMPTY_DOING, *FULL_DOING))})?"
DOING_BEFORE_FIGURE = re.compile(
    rf"(?P<lead>(?:每(?:1|一)?(?:{PERIOD}))?(?:{COMPARATOR})?)(?P<doing>{'|'.join(FULL_DOING)})"
    rf"(?P<rest>(?:{COMPARATOR})?{WRITTEN_NUMBER}.*)"
)
IN_BRACKETS = re.compile(r"(?P<measure>[^()]+)\((?P<promise>[^()]+)\)")
EVERY = (
    rf"每(?:1|一|隔)?(?:{'|'.join(SEVERAL_PERIODS)}|{PERIOD})"
    "(?![一二三四五六日末](?!次|场|期|回|轮))"
)
PROMISE_FIRST = re.compile(
    rf"(?P<every>{EVERY})?(?P<doing>{ANY_DOING})(?P<comparator>{COMPARATOR})?(?P<also_doing>{ANY_DOING})"
    rf"(?P<figure>{WRITTEN_NUMBER}(?:人次|户次|场次|[次场期回轮篇份条户件名个]))(?P<measure>[^\d,;。/]{{2,20}})"
)
EVERY_FIRST = re.compile(rf"(?P<every>{EVERY})(?P<doing>{DOING})(?P<measure>.{{2,}})")
"""每季度召开碰头会, before its figure."""
TIME_IN_PERIOD = re.compile(r"\d|最后|第|[上中下]旬|底|末|初|[上下]半")
"""每月15日, 每月最后一周: when in the period, no measure."""
VAGUE_BEFORE = re.compile(rf"(?:{ABOUT_SIGN}|近|[-—–~至到]|分之|好几)$")
"""Before a figure they are a part of it."""
SOME_PERIOD = re.compile(rf"每(?:1|一|个)?(?:{PERIOD})")
NOTHING_FIRST = re.compile(
    r"(?:不发生|不出现|杜绝|无|零|实现零|确保零|确保不发生|确保无)(?P<measure>[^\d,;。、零无]{2,20})"
)


def read_target(text: str) -> NamedPromise | None:
    """A target as one text; None when it is none, or has more than one meaning."""
    plain = plain_form(text)
    if len(plain) > 2 * LONGEST_FORM:
        return None
    plain = _in_usual_words(plain)
    if named := _read_named(plain):
        return named._replace(measure=_measure_as_written(named.measure, text))
    return None


def _in_usual_words(plain: str) -> str:
    """A text in which rarer ways to say the same are the usual ones."""
    for form, words in USUAL_WORDS:
        plain = form.sub(words, plain)
    return plain


def _measure_as_written(measure: str, text: str) -> str:
    """A measure with the brackets and marks that the text has, which may be full-width."""
    if measure.isalnum():
        return measure
    signs = (f"[{re.escape(sign)}{WIDE_SIGNS.get(sign, '')}]" for sign in measure)
    match = re.search(r"\s*".join(signs), text)
    return BLANKS.sub("", match[0]) if match else measure


def _read_named(plain: str) -> NamedPromise | None:
    """A measure and its promise; None when there is not just one meaning."""
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
        if promise and promise.level and measure in CREATING:
            continue
        if promise and (sure := _with_direction(measure, promise)):
            return NamedPromise(_measure_with_way(measure, rest), sure)
    return _read_promise_first(plain)


def _done_measure(doing: str, measure: str) -> str:
    """A measure with its verb, unless that says nothing: 走访困难家庭, but 碰头会."""
    return measure if doing in EMPTY_DOING else f"{doing}{measure}"


START = re.compile(
    rf"{COMPARATOR}|每|月均|季均|周均|日均|年均|{BASE}|{RISE}|{FALL}|(?<![\d.,])\d|(?<![{{0}}])[零一二两三四五六七八九十百]|百分"
    r"|全覆盖|全部覆盖|零|不发生|未发生|无|半年|双|隔|全街道|全区|全市|全县|排名|前|第|位列|位居|列|进入|实现|做到|创|获|评|争|建成|约|近|超|(?<=等级|等次|级别|档次)".replace(
        "{0}", "零一二两三四五六七八九十百千"
    )
)


def _starts_of_promise(plain: str) -> list[int]:
    """The places where the promise of a target may begin, the first first."""
    return [match.start() for match in START.finditer(plain) if match.start() > 0]


def _measure_of(text: str) -> str:
    """The name of what is measured; empty when this is none."""
    measure = MEASURE_TAIL.sub("", MEASURE_HEAD.sub("", text)).strip()
    return "" if not measure or NOT_A_MEASURE.search(measure) else measure


def _measure_with_way(measure: str, rest: str) -> str:
    """A measure of coverage for 全覆盖, as the figure is a rate: 网格覆盖率."""
    if not ALL.fullmatch(rest) or measure.endswith(("率", "度")):
        return measure
    return f"{measure.removesuffix('覆盖')}覆盖率"


def _with_direction(measure: str, promise: WrittenPromise) -> WrittenPromise | None:
    """The promise with its field; None for a figure alone that may be a limit or a goal."""
    figure = promise.figure
    if promise.field or promise.level or figure is None:
        return promise
    if promise.ceiling:
        return None if NEGATIVE.search(measure) else promise._replace(field=AT_LEAST)
    if figure.value == 0:
        return promise._replace(field=EQUALS)
    if figure.unit == PERCENT:
        is_whole = figure.value == WHOLE_PERCENT and not NEGATIVE.search(measure)
        is_goal = is_whole or PART_OF_WHOLE.search(measure) is not None
    else:
        is_goal = unit_parts(figure.unit).bare in UNITS_OF_EVENTS and not NEGATIVE.search(measure)
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
