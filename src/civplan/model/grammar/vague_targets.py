"""What a text that is no target has beside its measure: how often, until when, vague words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from civplan.model.figures import Quantity
from civplan.model.grammar.figure_forms import WRITTEN_NUMBER, number_value, read_figure
from civplan.model.grammar.promise_forms import DOING, EMPTY_DOING, PERIOD, PERIODS

EVENT = "[次场期回轮]|场次"
EVERY_FEW = re.compile(
    rf"(?P<measure>[^每\d]+)每隔?(?P<number>{WRITTEN_NUMBER})(?P<period>天|日|周|个月){DOING}(?:不少于|至少)?[一1]次"
)
"""大扫除每10天一次."""
SHORT_PERIODS = {"月月": "月", "周周": "周", "天天": "天", "日日": "日", "季季": "季"}
OFTEN = re.compile(
    rf"(?P<measure>(?:每[个名位栋户支][^每\d]{{1,8}})?[^每]{{0,30}}?)[“(]?(?:每(?:1|一|个)?(?P<period>{PERIOD})|(?P<double>{'|'.join(SHORT_PERIODS)})"
    rf"|[一1](?P<one>月|季度|季|周)(?=[一1])|(?P<bare>月|季)度(?=[\d一二两三四五六七八九十]))(?P<rest>.{{0,40}})"
)
COUNTED_TIMES = re.compile(rf"(?P<figure>{WRITTEN_NUMBER}(?:{EVENT}))(?P<what>.{{0,20}})")
BEFORE_DOING = re.compile(
    r"^(?:(?:第[一二三四]个?)?(?:[0-3]?\d[日号]|[周]?[一二三四五六日末]|最后一[天周]|固定)?(?:都|均|至少|不少于|各|定期|按时|例行|坚持)*)"
)
UNTIL_DATE = re.compile(
    r"(?P<date>(?:\d{4}年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日)?(?:底|末)?"
    r"|第?[一二三四1-4]季度(?:底|末)?|[上下]半年)|(?:\d{4}年|年)[底末内])(?:之前|以前|前|内)?(?:要|力争|全部|基本)?(?:完成|实现|建成|开展|达到)?(?P<rest>.{2,})"
)
VAGUE_TAIL = re.compile(
    "(?:继续|力争|稳步|持续|逐年|逐步|逐月|明显|显著|大幅|进一步|有所|不断)*"
    "(?:达标|零增长|稳中有升|稳中有降|只降不升|只升不降|翻一番|翻番|(?:不高于|不低于|不超过|高于|低于)(?:上年|去年)(?:同期|水平)*"
    "|提高|提升|上升|增长|增加|下降|降低|减少|好转|改善)$"
)
ROUGH_FIGURE = re.compile(
    r"(?P<measure>.{2,}?)(?:[上近数成几好]|超过)?(?P<scale>[百千万])余?(?P<unit>人次|户次|[户人份场次件])(?:以上|左右)?"
)
LIMIT_ALONE = re.compile(
    rf"(?:全年|年内|每年|力争|确保)*(?P<sign>[≥≤]|不少于|不低于|不超过|至少|至多)?(?P<figure>{WRITTEN_NUMBER}[^\d,;。]{{0,4}})"
)
ROUND_NUMBERS = {"百": 100, "千": 1_000, "万": 10_000}


class Often(NamedTuple):
    """A measure and how often it is meant to take place in a year."""

    measure: str
    figure: Quantity


def frequency_meant(plain: str) -> Often | None:
    """The count of a year in words that name no figure for it: 每月开展主题党日, 一月一议."""
    several = EVERY_FEW.fullmatch(plain)
    if several and (number := number_value(several["number"])) and number >= 1:
        count = int(PERIODS[several["period"]].per_year / number)
        return Often(several["measure"], Quantity(Decimal(count), "次")) if count else None
    match = OFTEN.fullmatch(plain)
    if match is None:
        return None
    name = SHORT_PERIODS.get(match["double"] or "", "") or match["period"] or match["one"]
    every = PERIODS[name or match["bare"]]
    rest = BEFORE_DOING.sub("", match["rest"]) if match["period"] else match["rest"]
    times = COUNTED_TIMES.search(rest)
    if times is None and re.search(r"\d", rest):
        return None
    figure = read_figure(times["figure"]) if times else None
    before = rest[: times.start()] if times else rest
    what = times["what"] if times else ""
    measure = _measure(match["measure"], before, what)
    if not measure or (figure is None and re.search(r"\d", measure)):
        return None
    figure = figure or Quantity(Decimal(1), "次")
    return Often(measure, figure._replace(value=figure.value * every.per_year))


def _measure(start: str, before: str, what: str) -> str:
    """The measure of a frequency: what stands before 每月, else what is done."""
    doing = re.sub(rf"^{DOING}", "", before)
    done = f"{'' if before in EMPTY_DOING else doing}{what}"
    done = re.sub("^(?:至少|不少于)", "", done).rstrip("”)")
    is_name = len(done) > 1
    if not start:
        return done if is_name else ""
    return f"{start}{done}" if what and is_name else start


def without_date(plain: str) -> tuple[str, str]:
    """The date until which something is done, empty for none, and the rest: 6月底前完成体检."""
    match = UNTIL_DATE.fullmatch(plain)
    return (match["date"], match["rest"]) if match else ("", plain)


def vague_figure(plain: str) -> tuple[str, Quantity] | None:
    """A measure and the least that a vague figure means: 助餐服务上万人次."""
    match = ROUGH_FIGURE.fullmatch(plain)
    if match is None or re.search(r"\d", match["measure"]):
        return None
    return match["measure"], Quantity(Decimal(ROUND_NUMBERS[match["scale"]]), match["unit"])
