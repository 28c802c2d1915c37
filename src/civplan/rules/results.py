"""T201, T202: targets without a result, and promises that the summary leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from civplan.findings.finding import NO_WORDS, Edit, Finding, Rule, Safety, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.figures import Quantity
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import Section, section_items, section_texts
from civplan.model.target import TARGET_SHAPE, Target
from civplan.model.text import Text
from civplan.rules.contents import has_any_report, has_report, is_unread
from civplan.rules.context import Assignment, CheckContext
from civplan.rules.targets import COUNT_UNITS
from civplan.rules.text_figures import frequencies_in_text

RESULT_MISSING = Rule(
    "T201",
    "result-missing",
    Severity.WARNING,
    Words("指标“{measure}”没有结果", "the target “{measure}” has no result"),
    Words("{way}", "{way}"),
    why=Words(
        "总结的指标表按每个指标的“结果”填写。没有结果的，表里印“未填报”，也算不出完成率。",
        "The table of the summary takes its figures from the results of the targets. Without one"
        " it prints 未填报, and nobody can tell whether the target was met. A figure in a sentence"
        " may be a part or last year's; --unsafe-fixes takes the only one that fits.",
    ),
    fails="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%}]
work:
  items:
    - {text: 走访居民。, target: 走访 ≥ 100 户次, result: 走访130户次。}
summary: {date: 2007-12-20}
""",
    passes="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%, result: 96.2%}]
work:
  items:
    - {text: 走访居民。, target: 走访 ≥ 100 户次, result: {value: 130户次, text: 走访130户次。}}
summary: {date: 2007-12-20}
""",
    fix=Safety.UNSAFE,
)

RESULT_IN_TARGET = Words("给这个指标补上“结果: …”", "add “result: …” to this target")
RESULT_IN_ITEM = Words(
    "把完成的数写进这条措施的“完成情况”：“{数值: …, 正文: …}”",
    "give the figure with the item's result: “{value: …, text: …}”",
)
TARGET_AS_MAPPING = Words(
    "写成“{{名称: {measure}, {zh}: {goal}{often}, 结果: …}}”",
    "write it as “{{measure: {measure}, {en}: {goal}{often}, result: …}}”",
)
FIGURE_OF_NONE = Words(
    "完成情况里的数值{figure}不知道是哪个指标的；{way}",
    "the figure {figure} in the result may be of any of the targets; {way}",
)
RESULT_SAID = Words(
    "完成情况里写了{figure}，写成“完成情况: {{数值: {figure}, 正文: …}}”",
    "the result says {figure}; write “result: {{value: {figure}, text: …}}”",
)
FREQUENCY_SAID = Words(
    "完成情况里写的是“{said}”，要写全年的数：“完成情况: {{数值: {figure}, 正文: …}}”",
    "the result says “{said}”; write the count of the year, “result: {{value: {figure}, text: …}}”",
)
OF_SOMETHING_ELSE = "其中|上年|去年|同期|比|较|均|每|计划|目标|不少于|还有|剩"
"""Words before a figure that is not what was done in the year."""
FAR_BEFORE = 8
"""Characters before a figure in which such a word counts."""
NO_PLAIN_TEXT = r"[,\[\]{}\"']|: | #|^[-?:&*!|>%@`]"
"""What a value in braces can only have in quotation marks."""
NOT_DONE_STATUSES = (Status.PLANNED, Status.DROPPED)


def _missing_results(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each target without a result in a part that the summary reports."""
    if Document.SUMMARY not in context.documents:
        return
    goals = context.plan.goals
    for target in goals.targets if goals else ():
        if _lacks_result(target):
            yield _without_result(target, is_only_one=False)
    report = _report_of_whole(context.plan)
    for assignment in context.assignments:
        targets = assignment.item.targets
        lacking = [target for target in targets if _lacks_result(target)]
        if not lacking or not _is_item_reported(assignment, report):
            continue
        for target in lacking:
            finding = _without_result(target, is_only_one=len(targets) == 1)
            if len(targets) == 1:
                yield _with_said_figure(context, finding, assignment.item)
            else:
                yield _with_figure_of_none(finding, assignment.item)


def _lacks_result(target: Target) -> bool:
    """True for a promise without a result, not even an unreadable one."""
    return "result" not in target.spans and target.is_promise


def _without_result(target: Target, *, is_only_one: bool) -> Finding:
    """The finding about a promise without a result."""
    values = {"measure": target.measure, "way": _way_to_result(target, is_only_one=is_only_one)}
    return RESULT_MISSING.at(target.span_of("measure"), **values)


def _way_to_result(target: Target, *, is_only_one: bool) -> Words:
    """Where to write a target's result; a target as a text, 会 ≥ 12 次, has no key for it.

    Args:
        target: The target.
        is_only_one: True for the only target of an item, whose result may stand with the item.
    """
    if target.span_of("measure") != target.span or not target.comparison:
        return RESULT_IN_TARGET
    if is_only_one:
        return RESULT_IN_ITEM
    key = TARGET_SHAPE.by_name[target.comparison.value]
    goal = f"{target.goal}—{target.ceiling}" if target.ceiling else str(target.goal)
    every = target.every
    often = Words(f", 频次: {every.zh}", f", every: {every.value}") if every else NO_WORDS
    return TARGET_AS_MAPPING.filled(
        measure=target.measure, goal=goal, zh=key.zh, en=key.en, often=often
    )


def _is_item_reported(assignment: Assignment, report: str) -> bool:
    """True when the summary reports an item as begun or done, be it in the text of the whole."""
    if not assignment.is_reported:
        return False
    item = assignment.item
    done = not any(one.status in NOT_DONE_STATUSES or one.reason for one in assignment.line)
    return done and (has_any_report(item) or _is_told_in(report, item))


def _with_said_figure(context: CheckContext, finding: Finding, item: Item) -> Finding:
    """The finding with the only figure of the result's text that fits, and the edit to take it."""
    text = item.result.text if item.result else None
    figure = _figure_said(item.targets[0], str(text)) if text and not text.summary else None
    if figure is None:
        often = _frequency_said(item.targets[0], str(text)) if text else None
        return finding._replace(values={**finding.values, "way": often}) if often else finding
    named = finding._replace(values={**finding.values, "way": RESULT_SAID.filled(figure=figure)})
    place = item.span_of("result")
    line = context.places.lines_of(place.path)[place.line - 1 :][:1]
    if not line or place.line != place.end_line:
        return named
    written = line[0][place.column - 1 : place.end_column - 1]
    is_quoted = written[:1] in {'"', "'"} and written[:1] == written[-1:]
    if not is_quoted and (re.search(NO_PLAIN_TEXT, written) or written != str(text)):
        return named
    return named.with_edits(Edit(place, f"{{数值: {figure}, 正文: {written}}}"))


def _figure_said(target: Target, text: str) -> Quantity | None:
    """The only figure of a text that can be compared with a target; None without, or with two."""
    if not re.search(r"\d", text) or target.goal is None:
        return None
    from civplan.model.grammar.figure_forms import figures_in  # noqa: PLC0415 - few results lack a figure

    found = [
        (start, figure)
        for start, _, figure in figures_in(text)
        if figure.is_of_kind(target.goal.unit) and (figure.unit or not target.goal.unit)
    ]
    if len(found) != 1:
        return None
    start, figure = found[0]
    before = text[max(0, start - FAR_BEFORE) : start]
    if "均" in target.measure:
        before = re.sub("平均|人均|户均|[日月周]均|每[天日月周人户]", "", before)
    is_else = re.search(OF_SOMETHING_ELSE, before)
    return None if is_else else figure


def _frequency_said(target: Target, text: str) -> Words | None:
    """What to write for the only frequency of a result: 每月1次 is 12 of the year."""
    goal = target.goal
    if "每" not in text or goal is None or (goal.unit and goal.unit not in COUNT_UNITS):
        return None
    said = list(frequencies_in_text(text))
    if len(said) != 1 or said[0].per_year != int(said[0].per_year):
        return None
    figure = f"{said[0].per_year:f}{goal.unit or '次'}"
    return FREQUENCY_SAID.filled(said=text[said[0].start : said[0].end], figure=figure)


def _with_figure_of_none(finding: Finding, item: Item) -> Finding:
    """The finding about one of several targets, with the figure of the item that may be its own."""
    figure = item.result.value if item.result else None
    if figure is None:
        return finding
    way = FIGURE_OF_NONE.filled(figure=figure, way=finding.values["way"])
    return finding._replace(values={**finding.values, "way": way})


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

LONGEST_SHORT_TOPIC = 20
"""Most characters of an item's text in a message."""


def _dropped_promises(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item of the work that the plan has and the summary leaves out."""
    plan, work = context.plan, context.plan.work
    if work is None or Document.SUMMARY not in context.documents:
        return
    report = _report_of_whole(plan)
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


def _report_of_whole(plan: Plan) -> str:
    """What the summary says of the work as a whole, not of one item; may be empty."""
    work, summary = plan.work, plan.summary
    both = [
        text.summary or ()
        for section in (work, *plan.sections)
        for text in (section_texts(section) if section else ())
        if text
    ]
    achievements = summary and summary.achievements
    alone = [achievements, *(one for one in plan.sections if Document.PLAN not in one.in_)]
    texts = [text for section in alone if section for text in _texts_of(section)]
    said = [*both, *(text.as_written for text in texts)]
    return "\n".join(paragraph.text for paragraphs in said for paragraph in paragraphs)


def _texts_of(section: Section) -> list[Text]:
    """The texts of a section, of its areas and of their items."""
    items = (item.text for item in section_items(section))
    return [text for text in (*section_texts(section), *items) if text]


def _is_told_in(report: str, item: Item) -> bool:
    """True when a text about the whole speaks of an item, or of one of its sub-items."""
    names = (item.name or "", _first_clause(str(item.text or "")))
    is_named = any(name and is_named_in(report, name) for name in names)
    return is_named or any(_is_told_in(report, sub_item) for sub_item in item.items)


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
        elif not _is_told_in(report, item):
            yield PROMISE_DROPPED.at(item_place(item), topic=short_topic(item))


def _is_left_out(item: Item) -> bool:
    """True when an item is not for both documents, or could not be read."""
    is_for_both = Document.PLAN in item.in_ and Document.SUMMARY in item.in_
    return not is_for_both or bool(item.not_applicable) or is_unread(item)


def item_place(item: Item) -> Span:
    """The place of an item's name, or of its text."""
    return item.span_of("name" if item.name else "text")


def short_topic(item: Item) -> str:
    """The topic of an item: its name, or the beginning of its text."""
    return _beginning(item.name or str(item.text or ""))


def _beginning(text: str) -> str:
    """The first clause of a text, cut where it is long."""
    clause = _first_clause(text)
    return clause if len(clause) <= LONGEST_SHORT_TOPIC else f"{clause[: LONGEST_SHORT_TOPIC - 1]}…"


def _first_clause(text: str) -> str:
    """A text up to its first mark."""
    for mark in "，。；：":
        text = text.partition(mark)[0]
    return text


RULES = (RESULT_MISSING, PROMISE_DROPPED)
CHECKS = (_missing_results, _dropped_promises)
