"""T202: promises of the work that the summary leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import Area, Section
from civplan.model.text import Text
from civplan.rules.contents import has_any_report, has_report, is_unread
from civplan.rules.context import CheckContext

NAMED_SHARE = 0.5
"""Share of an item's pairs of neighbouring characters by which a text speaks of it."""
PROMISE_DROPPED = Rule(
    "T202",
    "promise-dropped",
    Severity.WARNING,
    Words("计划里的“{topic}”，总结没有交代", "the summary says nothing of “{topic}”"),
    Words(
        "写上“完成情况”；没有做的，写上“状态”和“原因”；只在计划里写的，写“用于: 计划”",
        "add a result; if it was not done, a status and a reason; if it belongs in the plan alone,"
        " “in: plan”",
    ),
    why=Words(
        "计划里承诺的事，总结要逐项交代：做成什么，没有做成是什么原因。漏掉的事项不会印进总结。"
        "整段写成的总结（“主要工作”或方面的总结文字、“主要成效”）里提到的事项不提示。",
        "The summary answers for each thing that the plan promised: what came of it, or why"
        " nothing did. An item without either is not printed in the summary. One that is spoken of"
        " in a text about the work as a whole, such as “achievements”, is left alone.",
    ),
    fails="""\
work:
  items:
    - {text: 清理楼道。, result: 清理楼道6次。}
    - {text: 开办居民学校。}
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - {text: 清理楼道。, result: 清理楼道6次。}
    - {text: 开办居民学校。, result: 授课9期。}
summary: {date: 2007-12-20}
""",
    numbers=(
        Words(
            f"事项的字两两相连，有 {NAMED_SHARE:.0%} 出现在整段的总结里就算提到",
            f"an item is spoken of where a text has {100 * NAMED_SHARE:.0f} % of its pairs of"
            " neighbouring characters",
        ),
    ),
)
RULES = (PROMISE_DROPPED,)

LONGEST_TOPIC = 20
"""Most characters of an item's text in a message."""


def _dropped_promises(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item of the work that the plan has and the summary leaves out."""
    plan, work = context.plan, context.plan.work
    if work is None or Document.SUMMARY not in context.documents:
        return
    report = report_of_whole(plan)
    is_text = not (work.items or work.areas or report) and _is_promise_alone(work.text)
    if is_text and any(Document.SUMMARY in part.documents for part in context.sections):
        yield PROMISE_DROPPED.at(work.span_of("text"), topic=_beginning(str(work.text)))
    yield from _silent_items(work.items, report)
    for area in work.areas:
        yield from _silent_items(area.items, report)
        is_silent = not area.items and _is_promise_alone(area.text)
        if is_silent and not is_named_in(report, area.name):
            yield PROMISE_DROPPED.at(area.span_of("name"), topic=area.name)


def _is_promise_alone(text: Text | None) -> bool:
    """True for a text with words for the plan and none for the summary."""
    return bool(text and text.plan and not text.summary)


def report_of_whole(plan: Plan) -> str:
    """What the summary says of the work as a whole, not of one item; may be empty."""
    work, summary = plan.work, plan.summary
    parts: tuple[Section | Area | None, ...] = (work, *(work.areas if work else ()), *plan.sections)
    both = [part.text.summary or () for part in parts if part and part.text]
    achievements = summary and summary.achievements
    alone = [achievements, *(one for one in plan.sections if Document.PLAN not in one.in_)]
    texts = [text for section in alone if section for text in _texts_of(section)]
    said = [*both, *(text.as_written for text in texts)]
    return "\n".join(paragraph.text for paragraphs in said for paragraph in paragraphs)


def _texts_of(section: Section) -> list[Text]:
    """The texts of a section and of its items."""
    return [text for text in (section.text, *(item.text for item in section.items)) if text]


def is_told_in(report: str, item: Item) -> bool:
    """True when a text about the whole speaks of an item, or of one of its sub-items."""
    names = (item.name or "", _first_clause(str(item.text or "")))
    is_named = any(name and is_named_in(report, name) for name in names)
    return is_named or any(is_told_in(report, sub_item) for sub_item in item.items)


def is_named_in(report: str, name: str) -> bool:
    """True when a text has a name, or most of it."""
    if not report or name in report:
        return bool(report)
    pairs = {f"{one}{other}" for one, other in pairwise(name)}
    return bool(pairs) and sum(pair in report for pair in pairs) >= NAMED_SHARE * len(pairs)


def _silent_items(items: Iterable[Item], report: str) -> Iterator[Finding]:
    """The findings for items that the summary leaves out.

    The report of an item counts for its sub-items too.

    Args:
        items: The items.
        report: What the summary says of the work as a whole.
    """
    for item in items:
        if has_report(item) or _is_left_out(item):
            continue
        if any(map(has_any_report, item.items)):
            yield from _silent_items(item.items, report)
        elif not is_told_in(report, item):
            yield PROMISE_DROPPED.at(item_place(item), topic=item_topic(item))


def _is_left_out(item: Item) -> bool:
    """True when an item is not for both documents, or could not be read."""
    is_for_both = Document.PLAN in item.in_ and Document.SUMMARY in item.in_
    return not is_for_both or bool(item.not_applicable) or is_unread(item)


def item_place(item: Item) -> Span:
    """The place of an item's name, or of its text."""
    return item.span_of("name" if item.name else "text")


def item_topic(item: Item) -> str:
    """The topic of an item: its name, or the beginning of its text."""
    return _beginning(item.name or str(item.text or ""))


def _beginning(text: str) -> str:
    """The first clause of a text, cut where it is long."""
    clause = _first_clause(text)
    return clause if len(clause) <= LONGEST_TOPIC else f"{clause[: LONGEST_TOPIC - 1]}…"


def _first_clause(text: str) -> str:
    """A text up to its first mark."""
    for mark in "，。；：":
        text = text.partition(mark)[0]
    return text


CHECKS = (_dropped_promises,)
