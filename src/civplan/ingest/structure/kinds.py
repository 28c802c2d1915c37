"""Plan or summary: by the title, the text's own formulas, tense and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from civplan.ingest.outline import PartKind
from civplan.ingest.structure.titles import PLAN_WORDS, SUMMARY_WORDS

CLEAR_LEAD = 2
"""Signs in a text by which one kind must lead the other."""

COUNTS_A_SIGN = 2
"""Figures that count as one sign: plans name last year's, summaries this year's promises."""

_FIGURE_OF_WORK = re.compile(
    r"(?<!于)(?<!至少)(?<!达到)(?<![0-9.])[0-9][0-9.]*余?(?:人次|[次户份场名件处起盏]|万元)(?!以上|左右)"
)
"""A figure that is no promise: 发放宣传单500份."""
_PROMISED = re.compile(
    r"(?:不少于|不低于|至少|达到|控制在)[0-9]|[0-9]%以上|每(?:月|季度?|周|年)[^，。]{0,12}[一二两1-9]次"
)
_SAYS_SUMMARY = re.compile(
    r"(?:总结|汇报|报告|情况|回顾)如下|如下(?:总结|汇报)|情况[^。，]{0,4}以下[^。，]{0,4}[：:]"
)
_PLAN_REPORTED = re.compile(rf"(?<![^。；\n])([^。；\n]{{0,60}}(?:{PLAN_WORDS}))(?:报告|汇报)如下")
"""The sentence in which a plan is reported: 现将工作计划报告如下; with a summary, it says both."""
_SAYS_PLAN = re.compile(
    r"(?:计划|方案|安排|要点|打算|规划)如下|(?:特|现)?制定(?:本|如下|以下|了?[^。，]{0,24}(?:计划|方案))|特制定|如下(?:工作)?(?:计划|方案)"
)
_PAST = re.compile(
    r"已(?:完成|建成|开展|组织|成立)|全年共|共(?:开展|组织|发放|收集|调解|走访)|取得了|一年来|今年以来|年以来|完成了|开展了|组织了|举办了"
    r"|存在(?:的)?(?:问题|不足)"
)
_FUTURE = re.compile(
    r"力争|拟于|将(?:继续|进一步|要|以|组织|开展)|计划(?:于|在|开展)|争取(?:在|达到|实现)|确保|预计|要(?:进一步|继续|加强)"
)


def kind_of_title(title: str) -> PartKind | None:
    """What a title says; None when it says nothing, unclear when it says both."""
    plan = bool(re.search(PLAN_WORDS, title))
    summary = bool(re.search(SUMMARY_WORDS, title))
    if plan and summary:
        return PartKind.UNCLEAR
    if plan or summary:
        return PartKind.PLAN if plan else PartKind.SUMMARY
    return None


def kind_of_text(texts: Iterable[str]) -> PartKind | None:
    """What the text calls itself: 现总结如下, 特制定本计划; None for neither and for both."""
    text = "\n".join(texts)
    reported = [match[1] for match in _PLAN_REPORTED.finditer(text)]
    text = _PLAN_REPORTED.sub("", text)
    plan = bool(reported or _SAYS_PLAN.search(text))
    summary = bool(_SAYS_SUMMARY.search(text)) or any(
        re.search(f"情况|{SUMMARY_WORDS}", clause) for clause in reported
    )
    if plan is summary:
        return None
    return PartKind.PLAN if plan else PartKind.SUMMARY


def kind_of_tense(texts: Iterable[str]) -> PartKind | None:
    """What tense and figures say, when they lean clearly to one side."""
    text = "\n".join(texts)
    past = len(_PAST.findall(text)) + len(_FIGURE_OF_WORK.findall(text)) // COUNTS_A_SIGN
    future = len(_FUTURE.findall(text)) + len(_PROMISED.findall(text)) // COUNTS_A_SIGN
    if past - future >= CLEAR_LEAD:
        return PartKind.SUMMARY
    if future - past >= CLEAR_LEAD:
        return PartKind.PLAN
    return None
