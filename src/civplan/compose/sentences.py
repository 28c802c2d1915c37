"""Sentences that come from values: promises, who and until when, outcomes, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from civplan.compose.attainment import goal_words, outcome_words
from civplan.compose.dates import date_words, deadline_words
from civplan.compose.mentions import not_promised_in, not_reported_in
from civplan.model.change import Change
from civplan.model.choices import Document, Every, Status
from civplan.model.figures import Quantity, When
from civplan.model.item import Item
from civplan.model.plan import CommunityProfile, Plan
from civplan.model.sections import Member
from civplan.model.target import Target
from civplan.model.text import Text

STOPS = tuple("。！？…：.!?")
CLOSERS = "”’）》】\"')"
"""What may stand behind the stop of a sentence."""
MARKS = (*STOPS, *"，；、—,;:")
"""What may end a paragraph as its author wrote it."""
CLAUSE_END = re.compile(r"[，。；：！？]")
BECAUSE = re.compile(r"^(?:因为|由于|原因是|原因：)，?")
"""What 原因是 stands for already."""
WON = re.compile(r"^(?:荣获|获得|获评|被评为)了?")
"""What 本年度获得 says already."""
NEXT = "下一步"
STATUS_WORDS = {
    Status.PLANNED: "尚未开展",
    Status.ONGOING: "正在进行",
    Status.DONE: "已按计划完成",
    Status.DROPPED: "已取消",
}
EVERY_WORDS = {
    Every.DAY: "每日",
    Every.WEEK: "每周",
    Every.MONTH: "每月",
    Every.QUARTER: "每季度",
    Every.YEAR: "每年",
}


def sentence(text: str) -> str:
    """A text with a full stop where it has no closing mark; the mark may stand within quotes."""
    closed = not text or text.rstrip(CLOSERS).endswith(STOPS)
    return text if closed else f"{text.rstrip('，；、')}。"


def closed(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs as they are written, with a full stop where one ends without any mark."""
    return [text if text.rstrip(CLOSERS).endswith(MARKS) else sentence(text) for text in paragraphs]


def clause(text: str) -> str:
    """A text without its closing stop, to stand inside another sentence."""
    return text.rstrip("。；，")


def written(text: Text | None, document: Document) -> list[str]:
    """The paragraphs of a text that only this document has, whatever form they are given in."""
    if text is None:
        return []
    return [paragraph.text for paragraph in text.said_in(document) or text.as_written]


def inline(text: Text | None) -> str:
    """A text of the summary as one clause."""
    return clause("".join(written(text, Document.SUMMARY))) if text else ""


def promise_clause(target: Target, already_said: str = "") -> str:
    """What a target promises: 碰头会不少于12次, 居民满意率不低于95%, 越级上访为0起."""
    if target.level:
        return f"{target.measure}达到{target.level}"
    words = goal_words(target)
    verb = "为" if target.equals else ""
    return f"{target.measure}{frequency_words(target, already_said)}{verb}{words}"


def frequency_words(target: Target, already_said: str) -> str:
    """How often, where the year's figure has it: 每月1次，全年; left out where a text says it."""
    if not (target.every and target.goal):
        return ""
    times, rest = divmod(target.goal.value, target.every.per_year)
    if rest or not times:
        return ""
    often = EVERY_WORDS[target.every]
    if often in already_said:
        return "全年"
    return f"{often}{Quantity(times, target.goal.unit)}，全年"


def promises(targets: Sequence[Target], already_said: str) -> str:
    """One sentence of the promises that a text does not make itself; empty when there are none."""
    if not targets:
        return ""
    clauses = [
        promise_clause(target, already_said) for target in not_promised_in(already_said, targets)
    ]
    return f"{'；'.join(clauses)}。" if clauses else ""


def outcome_clause(target: Target) -> str:
    """What came out of a target: 碰头会12次, 居民满意率96.2%, 创建等级达到市级文明社区."""
    words = clause(outcome_words(target))
    if target.outcome or not target.result:
        return f"{target.measure}{words}" if words else ""
    if target.result.met is not None:
        done = words + target.level if target.level else "已完成" if target.result.met else "未完成"
        return f"{target.measure}{done}"
    return f"{target.measure}{'达到' if words == target.level else ''}{words}"


def outcomes(targets: Sequence[Target], already_said: str) -> str:
    """One sentence of the figures that a text does not give itself; empty when there are none."""
    if not targets:
        return ""
    clauses = [outcome_clause(target) for target in not_reported_in(already_said, targets)]
    clauses = [words for words in clauses if words and words not in already_said]
    return f"全年{'，'.join(clauses)}。" if clauses else ""


def responsibility(lead: str | None, people: Iterable[str], due: When | None) -> str:
    """Who sees to it and until when: 由社区居委会负责，责任人张三，2007年12月底前完成."""
    if not (lead or people or due):
        return ""
    names = "、".join(people)
    said = [f"由{lead}负责"] if lead else []
    said += [f"责任人{names}"] if names else []
    said += [deadline_words(due)] if due else []
    return f"{'，'.join(said)}。" if said else ""


def about(item: Item, mark: str) -> str:
    """Which item a sentence is about, and a mark; empty where its run-in heading says it."""
    return f"{topic(item)}{mark}" if item.text and not item.name else ""


def topic(item: Item) -> str:
    """What an item is about that has no name: the first clause of its text."""
    return CLAUSE_END.split(str(item.text or ""), maxsplit=1)[0]


def why_and_next(item: Item) -> str:
    """Why an item is not done, and what comes next."""
    coming = inline(item.next)
    lead_in = "" if coming.startswith(NEXT) else f"{NEXT}，"
    return reason_sentence(item.reason) + (f"{lead_in}{coming}。" if coming else "")


def reason_sentence(reason: Text | None) -> str:
    """Why, behind 原因是, which takes the place of 因为 or 由于; empty without a reason."""
    words = BECAUSE.sub("", inline(reason)) if reason else ""
    return f"原因是{words}。" if words else ""


def change_sentence(change: Change | None) -> str:
    """That a promise was changed after the plan was issued; empty when it was not."""
    if change is None:
        return ""
    before = f"原定{clause(change.from_)}，" if change.from_ else ""
    on = f"于{date_words(change.on)}" if change.on else "年内"
    return f"{before}{on}调整，{reason_sentence(change.why)}"


def profile_sentence(community: str, profile: CommunityProfile | None) -> str:
    """The community in figures, in one sentence; empty without figures."""
    if profile is None:
        return ""
    people = [
        words
        for words in (
            figure(profile.households, "户"),
            figure(profile.residents, "人"),
        )
        if words
    ]
    parts = [
        f"辖区面积{figure(profile.area, '平方公里')}" if profile.area else "",
        f"有居民{'、'.join(people)}" if people else "",
        f"党员{figure(profile.members, '名')}" if profile.members else "",
    ]
    said = [part for part in parts if part]
    return f"{community}{'，'.join(said)}。" if said else ""


def figure(quantity: object, unit: str) -> str:
    """A figure with the unit that it is usually given in, unless it has its own."""
    text = str(quantity) if quantity is not None else ""
    return f"{text}{unit}" if text and text[-1].isdigit() else text


def member_paragraphs(members: Iterable[Member]) -> list[str]:
    """The leading group, a paragraph a group: 组长：张三（社区书记），负责全面工作."""
    groups: dict[str, list[str]] = {}
    for member in members:
        post = f"（{member.post}）" if member.post else ""
        duty = f"，{clause(member.duty)}" if member.duty else ""
        groups.setdefault(member.group or "成员", []).append(f"{member.name}{post}{duty}")
    return [f"{group}：{'；'.join(people)}。" for group, people in groups.items()]


def honours_sentence(plan: Plan) -> str:
    """The honours of the year in one sentence; empty when there are none."""
    honours = [WON.sub("", clause(honour)) for honour in plan.honours]
    if not honours:
        return ""
    if any("“" in honour for honour in honours):
        return f"本年度获得{'、'.join(honours)}。"
    names = "".join(f"“{honour}”" for honour in honours)
    return f"本年度获得{names}等荣誉。" if len(honours) > 1 else f"本年度获得{names}荣誉。"
