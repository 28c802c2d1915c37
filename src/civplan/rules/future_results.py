"""P310 in results: words that promise, in the place of what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Span
from civplan.model.choices import UNDONE_STATUSES, Document
from civplan.rules.clauses import clause_rest, clause_start
from civplan.rules.context import CheckContext
from civplan.rules.prose import Hit, Passage, words_in
from civplan.rules.summary_prose import FUTURE_IN_SUMMARY, LATER_WORDS, future_pattern

RULES: tuple[Rule, ...] = ()
"""The rule stands in ``summary_prose``."""

FIRST_MONTH_OF_YEAR_END = 11
"""Month of a summary's date from which on 年底前 is over, or nearly."""
FIELDS_OF_THE_FUTURE = frozenset({"next", "reason", "changed"})
TASK_VERBS = (
    "走访|慰问|探访|开展|组织|召开|举办|举行|开办|建设|建成|建立|新建|新增|增设|增加|设立|成立|组建|完成|实现|达到|做到|启动|实施"
    "|推进|推动|推行|安装|改造|修缮|更新|更换|配备|购置|培训|检查|排查|巡查|清理|整治|清运|粉刷|修复|评选|招募|发放|邀请|联系"
    "|协调|申请|争取|加强|加大|提高|完善|深化|落实|解决|进行|办理|安排|引进|打造|创建|制定|出台|公布|公示|继续|进一步|逐步|全面"
    "|积极|大力|努力|尽快|尽早|持续|力争|着力|重点"
)
"""Verbs of what is still to be done, and the words before them."""
TIMES = (
    "(?:(?:年[底末]|1[12]月(?:底|末|份)?)(?:之前|以前|前)?|年内|下半年|第?四季度|近期|月底|下月)"
)
BEFORE_TASK = (
    rf"将(?:于|在|在?{TIMES})?|拟(?:于|在)?(?:{TIMES})?|即将|(?:争取|力争)(?:于|在)?"
    rf"|(?:计划|准备|打算|预计)(?:于|在)?(?:{TIMES}前?，?)?"
    "|(?P<end>(?:年底|年末|年内|12月底?)(?:之?前|以前)?(?:全面|全部|基本)?)"
)
"""What stands before a verb of a task that is still to be done."""
WITHOUT_TASK = (
    rf"将于{TIMES}|拟[于在对](?![^，。；]*的)|(?:计划|预计)[于在]|(?:计划|预计){TIMES}"
    rf"|(?:争取|力争)(?:于|在)?(?:{TIMES}|早日|早|让|使|把|将)|有望|待[^，。；]{{2,12}}后，?[再将]"
)
"""What promises without such a verb."""
SPEAKER = (
    "(?:我们|我?社区|居委会|党支部|党总支|党委|网格员|志愿者)?(?:今年|本年度?|目前|现|还|尚|正)?"
)
CLAUSE_OF_SPEAKER = rf"(?<![^\n。；，：！？]){SPEAKER}"
FUTURE_CLAUSE = rf"{CLAUSE_OF_SPEAKER}(?:(?:{BEFORE_TASK})(?:{TASK_VERBS})|{WITHOUT_TASK})"
HINTS = "将|拟|计划|准备|打算|预计|争取|力争|有望|年底|年末|年内|12月"
LIKELY_CLAUSE = rf"[\n。；，：！？]{SPEAKER}(?:{HINTS}|即将|待)(?!生育)"
"""A quick test that few results pass: it takes a tenth of the time to compile."""
DONE_SIGNS = "已|了|如期|按期完成|均|全部完成"
"""Words of a clause that tells of what is done."""
OBJECT_SIGNS = (
    "的|情况|结果|中|时|记录|信息|资料|数据|工作|任务|作为|纳入|列入|与|和|同|融入|贯穿|延伸|扩大|至"
    "|转|送|报|挂|入|到|成|为|上墙|汇总|责任"
)
"""Words behind 将 by which it means 把."""
NO_PROMISE = "按计划|原计划|计划生育|争取到|争取资金|争取了|计划完成率|力争上游"


def _future_in_results(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each clause of a result that promises."""
    if Document.SUMMARY not in context.documents:
        return
    results = _result_texts(context)
    if not words_in(results, HINTS.split("|")) or not re.search(LIKELY_CLAUSE, f"\n{results}"):
        return
    left_alone = _spans_of_open_items(context)
    is_december = _is_at_year_end(context)
    for hit in context.find(re.compile(FUTURE_CLAUSE)):
        passage = hit.passage
        if not _is_result(passage):
            continue
        if passage.span in left_alone or FIELDS_OF_THE_FUTURE & set(passage.path):
            continue
        if not _is_clause_of_future(hit, is_december=is_december):
            continue
        # Compiled for each plan, and so only where a clause needs it.
        known = future_pattern(context.plan.year, context.plan.community)
        if not known.match(passage.text, hit.start):
            yield context.at(FUTURE_IN_SUMMARY, hit, text=hit.text)


def _is_result(passage: Passage) -> bool:
    """True for a text that says what was done, and stands in the summary alone."""
    is_result = "result" in passage.path or passage.path[-2:] == ("items", "text")
    return is_result and passage.documents == (Document.SUMMARY,)


def _result_texts(context: CheckContext) -> str:
    """The texts that say what was done."""
    return "\n".join(passage.text for passage in context.prose.passages if _is_result(passage))


def _is_clause_of_future(hit: Hit, *, is_december: bool) -> bool:
    """True when the clause of a hit surely speaks of what is not done yet."""
    text = hit.passage.text
    clause = clause_rest(text, hit.start, "，。；：！？")
    behind = text[hit.end : hit.start + len(clause)]
    sentence = text[clause_start(text, hit.start, "。") : hit.start] + clause_rest(
        text, hit.start, "。"
    )
    if re.search(LATER_WORDS, sentence) or re.search(NO_PROMISE, clause):
        return False
    if (
        clause.endswith("的")
        or re.search(DONE_SIGNS, clause)
        or (hit.match["end"] and not is_december)
    ):
        return False
    is_taking = "将" in hit.text and not re.search("将[于在]", hit.text)
    return not (is_taking and re.search(OBJECT_SIGNS, behind))


def _spans_of_open_items(context: CheckContext) -> set[Span]:
    """The places of the results of items that are not done."""
    spans: set[Span] = set()
    for item in context.plan.items:
        if item.status in UNDONE_STATUSES:
            entries = item.result.entries if item.result else ()
            texts = [item.result and item.result.text, item.text, *(one.text for one in entries)]
            for text in texts:
                for paragraph in (*text.plan, *(text.summary or ())) if text else ():
                    spans.add(paragraph.span)
    return spans


def _is_at_year_end(context: CheckContext) -> bool:
    """True when the summary is dated at the end of the year, or later."""
    summary = context.plan.summary
    date = summary.date if summary else None
    is_later = date is not None and date.year > context.plan.year
    return date is None or is_later or date.last_day.month >= FIRST_MONTH_OF_YEAR_END


CHECKS = (_future_in_results,)
