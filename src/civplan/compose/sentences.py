"""Sentences that come from values: promises, who and until when, outcomes, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from civplan.compose.attainment import goal_words, outcome_words
from civplan.compose.dates import date_words, deadline_words
from civplan.model.choices import Every, Status
from civplan.model.figures import When, plain_number
from civplan.model.item import Change, Item
from civplan.model.plan import CommunityProfile, Plan
from civplan.model.sections import Member
from civplan.model.target import Target
from civplan.model.text import Text

STOPS = "。！？…”）："
CLAUSE_END = re.compile(r"[，。；：！？]")
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
    """A text with a full stop where it has no closing mark."""
    return text if not text or text[-1] in STOPS else f"{text.rstrip('，；、')}。"


def clause(text: str) -> str:
    """A text without its closing stop, to stand inside another sentence."""
    return text.rstrip("。；，")


def written(text: Text | None) -> list[str]:
    """The paragraphs of a text that only one document has."""
    return [paragraph.text for paragraph in text.as_written] if text else []


def inline(text: Text | None) -> str:
    """A text as one clause."""
    return clause("".join(written(text)))


def mentions(text: str, target: Target) -> bool:
    """True when a text already says a target's figure."""
    figure = target.goal or target.outcome
    if figure is None:
        return bool(target.level and target.level in text)
    return says_number(text, plain_number(figure.value))


def says_number(text: str, number: str) -> bool:
    """True when a text holds a number, not only as a part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", text) is not None


def promise_clause(target: Target, already_said: str = "") -> str:
    """What a target promises: 碰头会不少于12次, 居民满意率不低于95%, 越级上访为0起."""
    if target.level:
        return f"{target.measure}达到{target.level}"
    words = goal_words(target)
    verb = "为" if target.equals else ""
    return f"{target.measure}{frequency_words(target, already_said)}{verb}{words}"


def frequency_words(target: Target, already_said: str) -> str:
    """How often, where that is the promise: 每月1次，全年; left out where a text has said it."""
    if not (target.every and target.goal and target.goal.value == target.every.per_year):
        return ""
    often = EVERY_WORDS[target.every]
    return "全年" if often in already_said else f"{often}1{target.goal.unit or '次'}，全年"


def promises(targets: Iterable[Target], already_said: str) -> str:
    """One sentence of the promises that a text does not make itself; empty when there are none."""
    clauses = [
        promise_clause(target, already_said)
        for target in targets
        if target.is_promise and not mentions(already_said, target)
    ]
    return f"{'；'.join(clauses)}。" if clauses else ""


def outcome_clause(target: Target) -> str:
    """What came out of a target: 碰头会12次, 居民满意率96.2%; empty without a result."""
    words = outcome_words(target)
    verb = "达到" if target.level and target.result and target.result.text else ""
    return f"{target.measure}{verb}{words}" if words else ""


def outcomes(targets: Iterable[Target], already_said: str) -> str:
    """One sentence of the figures that a text does not give itself; empty when there are none."""
    clauses = [
        outcome_clause(target)
        for target in targets
        if not (target.outcome and says_number(already_said, plain_number(target.outcome.value)))
    ]
    clauses = [words for words in clauses if words and words not in already_said]
    return f"全年{'，'.join(clauses)}。" if clauses else ""


def responsibility(lead: str | None, people: Iterable[str], due: When | None) -> str:
    """Who sees to it and until when: 由社区居委会负责，责任人张三，2007年12月底前完成."""
    names = "、".join(people)
    parts = [
        f"由{lead}负责" if lead else "",
        f"责任人{names}" if names else "",
        deadline_words(due) if due else "",
    ]
    said = [part for part in parts if part]
    return f"{'，'.join(said)}。" if said else ""


def status_sentence(item: Item, status: Status) -> str:
    """A sentence for a bare status; without a run-in heading it says which item."""
    words = f"{STATUS_WORDS[status]}。"
    return words if item.name or not item.text else f"{topic(item)}，{words}"


def topic(item: Item) -> str:
    """What an item is about: its name, or the first clause of its text."""
    if item.name:
        return item.name
    text = "".join(written(item.text))
    return CLAUSE_END.split(text, maxsplit=1)[0]


def why_and_next(item: Item) -> str:
    """Why an item is not done, and what comes next."""
    reason, coming = inline(item.reason), inline(item.next)
    said = f"原因是{reason}。" if reason else ""
    return said + (f"下一步，{coming}。" if coming else "")


def change_sentence(change: Change | None) -> str:
    """That a promise was changed after the plan was issued; empty when it was not."""
    if change is None:
        return ""
    before = f"原定{clause(change.from_)}，" if change.from_ else ""
    on = f"于{date_words(change.on)}" if change.on else "年内"
    return f"{before}{on}调整，原因是{inline(change.why)}。"


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
    if not plan.honours:
        return ""
    if any("“" in honour for honour in plan.honours):
        return f"本年度获得{'、'.join(plan.honours)}。"
    names = "".join(f"“{honour}”" for honour in plan.honours)
    return f"本年度获得{names}等荣誉。" if len(plan.honours) > 1 else f"本年度获得{names}荣誉。"
