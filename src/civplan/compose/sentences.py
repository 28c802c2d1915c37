"""Sentences from values: promises, who and until when, results, figures.

A value that a text has already gets no sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from civplan.compose.words import date_words, deadline_words, goal_words, outcome_words
from civplan.model.choices import Document, Every, Status
from civplan.model.figures import Quantity, When, plain_number
from civplan.model.item import Item
from civplan.model.plan import CommunityProfile, Plan
from civplan.model.sections import Member
from civplan.model.target import Change, Target
from civplan.model.text import Text

UNIT_SPELLINGS = {"%": ("%", "％"), **dict.fromkeys("人名位", ("人", "名", "位"))}
"""Units that texts write in several ways."""
APPROXIMATION_MARKS = ("余", "多")
"""May stand between a number and its unit."""
DISTINCT_DIGITS = 3
"""A number with so many digits is hardly in a text by chance."""


SENTENCE_ENDS = tuple("。！？…：.!?")
SENTENCE_CLOSERS = "”’）》】\"')"
"""May follow the stop of a sentence."""
PARAGRAPH_STOPS = (*SENTENCE_ENDS, *"，；、—,;:")
"""Marks after which a paragraph gets no full stop."""
CLAUSE_END = re.compile(r"[，。；：！？]")
REDUNDANT_BECAUSE = re.compile(r"^(?:因为|由于|原因是|原因：)，?")
"""Left out after 原因是."""
REDUNDANT_AWARD = re.compile(r"^(?:荣获|获得|获评|被评为)了?")
"""Left out after 本年度获得."""
NEXT_STEP_WORD = "下一步"
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
    """A text with a closing stop, which may be inside quotes; 。 is added if there is none."""
    if not text or text.rstrip(SENTENCE_CLOSERS).endswith(SENTENCE_ENDS):
        return text
    return f"{text.rstrip('，；、')}。"


def closed_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs as written; one that ends without any mark gets a full stop."""
    return [
        text if text.rstrip(SENTENCE_CLOSERS).endswith(PARAGRAPH_STOPS) else sentence(text)
        for text in paragraphs
    ]


def clause(text: str) -> str:
    """A text without its closing stop, for use inside another sentence."""
    return text.rstrip("。；，")


def text_paragraphs(text: Text | None, document: Document) -> list[str]:
    """The paragraphs of a text that only this document has, whether it has two forms or one."""
    if text is None:
        return []
    return [paragraph.text for paragraph in text.said_in(document) or text.as_written]


def inline_clause(text: Text | None) -> str:
    """A text of the summary as one clause."""
    return clause("".join(text_paragraphs(text, Document.SUMMARY))) if text else ""


def _promise_clause(target: Target, already_said: str = "") -> str:
    """The promise of a target: 碰头会不少于12次, 居民满意率不低于95%, 越级上访为0起."""
    if target.level:
        return f"{target.measure}达到{target.level}"
    words = goal_words(target)
    verb = "为" if target.equals else ""
    return f"{target.measure}{_frequency_words(target, already_said)}{verb}{words}"


def _frequency_words(target: Target, already_said: str) -> str:
    """How often, if the year's figure is a multiple: 每月1次，全年; 全年 if the text says it."""
    if not (target.every and target.goal):
        return ""
    times, rest = divmod(target.goal.value, target.every.per_year)
    if rest or not times:
        return ""
    often = EVERY_WORDS[target.every]
    if often in already_said:
        return "全年"
    return f"{often}{Quantity(times, target.goal.unit)}，全年"


def promise_sentence(targets: Sequence[Target], already_said: str) -> str:
    """One sentence of the promises that a text does not make itself; empty without any."""
    if not targets:
        return ""
    clauses = [
        _promise_clause(target, already_said)
        for target in unmentioned_promises(already_said, targets)
    ]
    return f"{'；'.join(clauses)}。" if clauses else ""


def _outcome_clause(target: Target) -> str:
    """The result of a target: 碰头会12次, 居民满意率96.2%, 创建等级达到市级文明社区."""
    words = clause(outcome_words(target))
    if target.outcome or not target.result:
        return f"{target.measure}{words}" if words else ""
    if target.result.met is not None:
        done = words + target.level if target.level else "已完成" if target.result.met else "未完成"
        return f"{target.measure}{done}"
    return f"{target.measure}{'达到' if words == target.level else ''}{words}"


def outcome_sentence(targets: Sequence[Target], already_said: str) -> str:
    """One sentence of the results that a text does not give itself; empty without any."""
    if not targets:
        return ""
    clauses = [_outcome_clause(target) for target in unmentioned_results(already_said, targets)]
    clauses = [words for words in clauses if words and words not in already_said]
    return f"全年{'，'.join(clauses)}。" if clauses else ""


def responsibility_sentence(lead: str | None, people: Iterable[str], due: When | None) -> str:
    """Who is responsible, and the deadline: 由社区居委会负责，责任人张三，2007年12月底前完成."""
    names = "、".join(people)
    clauses = [f"由{lead}负责"] if lead else []
    clauses += [f"责任人{names}"] if names else []
    clauses += [deadline_words(due)] if due else []
    return f"{'，'.join(clauses)}。" if clauses else ""


def item_lead_in(item: Item, mark: str) -> str:
    """The topic of an item and a mark; empty when its run-in heading says it."""
    return f"{topic_clause(item)}{mark}" if item.text and not item.name else ""


def topic_clause(item: Item) -> str:
    """The first clause of an item's text: its topic when it has no name."""
    return CLAUSE_END.split(str(item.text or ""), maxsplit=1)[0]


def reason_and_next_step(item: Item) -> str:
    """Why an item is not done, and its next step; empty without them."""
    step = inline_clause(item.next)
    lead_in = "" if step.startswith(NEXT_STEP_WORD) else f"{NEXT_STEP_WORD}，"
    return _reason_sentence(item.reason) + (f"{lead_in}{step}。" if step else "")


def _reason_sentence(reason: Text | None) -> str:
    """A reason after 原因是, which replaces 因为 or 由于; empty without one."""
    words = REDUNDANT_BECAUSE.sub("", inline_clause(reason)) if reason else ""
    return f"原因是{words}。" if words else ""


def change_sentence(change: Change | None) -> str:
    """The change of a promise after the plan was issued; empty without one."""
    if change is None:
        return ""
    before = f"原定{clause(change.from_)}，" if change.from_ else ""
    on = f"于{date_words(change.on)}" if change.on else "年内"
    return f"{before}{on}调整，{_reason_sentence(change.why)}"


def profile_sentence(community: str, profile: CommunityProfile | None) -> str:
    """The community in figures, in one sentence; empty without figures."""
    if profile is None:
        return ""
    residents = (_with_unit(profile.households, "户"), _with_unit(profile.residents, "人"))
    people = "、".join(filter(None, residents))
    clauses = [f"辖区面积{_with_unit(profile.area, '平方公里')}"] if profile.area else []
    clauses += [f"有居民{people}"] if people else []
    clauses += [f"党员{_with_unit(profile.members, '名')}"] if profile.members else []
    return f"{community}{'，'.join(clauses)}。" if clauses else ""


def _with_unit(quantity: object, unit: str) -> str:
    """A figure with this unit, unless it has its own; empty for None."""
    text = str(quantity) if quantity is not None else ""
    return f"{text}{unit}" if text and text[-1].isdigit() else text


def member_paragraphs(members: Iterable[Member]) -> list[str]:
    """A paragraph for each group of members: 组长：张三（社区书记），负责全面工作."""
    groups: dict[str, list[str]] = {}
    for member in members:
        post = f"（{member.post}）" if member.post else ""
        duty = f"，{clause(member.duty)}" if member.duty else ""
        groups.setdefault(member.group or "成员", []).append(f"{member.name}{post}{duty}")
    return [f"{group}：{'；'.join(people)}。" for group, people in groups.items()]


def honours_sentence(plan: Plan) -> str:
    """The honours of the year in one sentence; empty without any."""
    honours = [REDUNDANT_AWARD.sub("", clause(honour)) for honour in plan.honours]
    if not honours:
        return ""
    if any("“" in honour for honour in honours):
        return f"本年度获得{'、'.join(honours)}。"
    names = "".join(f"“{honour}”" for honour in honours)
    return f"本年度获得{names}等荣誉。" if len(honours) > 1 else f"本年度获得{names}荣誉。"


def unmentioned_promises(text: str, targets: Sequence[Target]) -> list[Target]:
    """The promises among the targets that a text does not make itself."""
    promises = [target for target in targets if target.is_promise]
    goals = [target.goal for target in promises]
    return [
        target
        for target, goal in zip(promises, goals, strict=True)
        if not _mentions_target(text, target, goals.count(goal), goal)
    ]


def unmentioned_results(text: str, targets: Sequence[Target]) -> list[Target]:
    """The targets whose result a text does not give itself."""
    with_result = [target for target in targets if target.result]
    outcomes = [target.outcome for target in with_result]
    return [
        target
        for target, outcome in zip(with_result, outcomes, strict=True)
        if not (outcome and _mentions_target(text, target, outcomes.count(outcome), outcome))
    ]


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
    return mentions_figure(text, figure) and (sharing == 1 or target.measure in text)


def mentions_figure(text: str, figure: Quantity) -> bool:
    """True when a text has a figure, and not as a part of a longer number.

    A small number must have its unit: 12个楼组 is not 12次. A large one needs none.
    """
    number = plain_number(figure.value)
    place = text.find(number)
    if place < 0:
        return False
    needs_unit = len(number) < DISTINCT_DIGITS and figure.unit
    units = UNIT_SPELLINGS.get(figure.unit, (figure.unit,)) if needs_unit else ()
    while place >= 0:
        end = place + len(number)
        behind = text[end:]
        if not (place and _ends_in_number(text[place - 1])) and (
            _begins_with_unit(behind, units) if units else not _continues_number(behind)
        ):
            return True
        place = text.find(number, end)
    return False


def _ends_in_number(text: str) -> bool:
    """True when a number right after the text would only be a part of one."""
    return text[-1:].isdecimal() or text.endswith(".")


def _continues_number(text: str) -> bool:
    """True when a number right before the text would only be a part of one."""
    return text.removeprefix(".")[:1].isdecimal()


def _begins_with_unit(text: str, units: tuple[str, ...]) -> bool:
    """True when the text after a number begins with one of the units; 余 or 多 may precede it."""
    text = text.lstrip()
    return text.startswith(units) or (
        text.startswith(APPROXIMATION_MARKS) and text[1:].lstrip().startswith(units)
    )
