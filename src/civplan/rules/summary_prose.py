"""P310, P311: sentences of a summary, and clauses of results, that promise or repeat the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Pattern

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import UNDONE_STATUSES, Document
from civplan.rules.context import CheckContext
from civplan.rules.prose import (
    PRINTED_IN_PLAN,
    PRINTED_IN_SUMMARY,
    Hit,
    Passage,
    clause_rest,
    clause_start,
    positions_of,
    words_in,
)

LONG_SENTENCE = 16
"""Characters, without marks and blanks, of a sentence that cannot be the same by chance."""
FUTURE_IN_SUMMARY = Rule(
    "P310",
    "future-in-summary",
    Severity.WARNING,
    Words("总结里还在说“{text}”", "the summary still promises: “{text}”"),
    Words(
        "改写成已经做到的事和结果；真是以后的打算，移到“下一步打算”",
        "say what was done and what came of it; what is for later belongs under next steps",
    ),
    why=Words(
        "总结是从计划改来的，“今年将继续……”这样的话容易原样留下，读起来像工作还没有做。"
        "完成情况里的“将走访”“拟开展”“年底前完成”也提示；状态是“进行中”“未开展”的不提示。",
        "A summary is often made from the plan, and sentences such as “this year we will continue”"
        " stay in, as if nothing had been done yet. In a result 将走访, 拟开展 and 年底前完成 are"
        " told as well, unless the status says that the item is not done.",
    ),
    fails="""\
goals:
  text:
    plan: 让居民住得舒心。
    summary: 今年我社区将继续改善居住环境。
summary: {date: 2007-12-20}
work: {plan: 清理楼道。, summary: 清理楼道12次。}
""",
    passes="""\
goals:
  text:
    plan: 让居民住得舒心。
    summary: 今年我社区继续改善居住环境，清理楼道12次。
summary: {date: 2007-12-20}
work: {plan: 清理楼道。, summary: 清理楼道12次。}
""",
)

ABOUT_NEXT_YEAR = frozenset({"next_steps", "problems", "closing", "next", "reason", "changed"})
"""Fields in which the future is right."""
WISH_SECTIONS = frozenset({"principles", "goals"})
"""Sections about the year as a whole: a promise in them is wrong even without 今年."""
FUTURE_VERBS = (
    "将(?:继续(?!教育|有效)|进一步(?!.{2,4}的)|大力|努力(?!方向)|始终|着力|全力|尽快|力争|争取)"
    "|力争|争取(?:[在于]|年内|年底)|拟[在于对]"
)
"""Verbs of intent; 将 before other words may be 把, as in 将在职党员编入网格."""
FUTURE_SIGNS = {
    "将": ("继续", "进一步", "大力", "努力", "始终", "着力", "全力", "尽快", "争取"),
    "争": ("取在", "取于", "取年"),
    "力争": ("",),
    "拟": ("在", "于", "对"),
}
"""Beginnings of these verbs and how they go on, for a quick test."""
SPEAKERS = "(?:我们?|本|全)?(?:社区|居委会|党支部|党总支|党委|们)"
LATER_WORDS = "明年|来年|下一?个?[步阶]|下半年|今后|以后|未来|接下来|新的一年|表示|承诺|决心"
"""Words of a sentence about a later time, or that repeats somebody's words."""


def _future_in_summary(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each clause that promises something for this year."""
    if Document.SUMMARY not in context.documents or not _speaks_of_future(context.prose.text):
        return
    for hit in context.find(_future_pattern(context.plan.year, context.plan.community)):
        if _is_out_of_place(hit, context.plan.year):
            yield context.at(FUTURE_IN_SUMMARY, hit, text=hit.text)


def _speaks_of_future(text: str) -> bool:
    """True when a text has words of the pattern, which is slow to compile; most have none."""
    return any(
        piece.startswith(ends)
        for begin, ends in FUTURE_SIGNS.items()
        if begin in text
        for piece in text.split(begin)[1:]
    )


def _future_pattern(year: int, community: str) -> Pattern[str]:
    """A clause that begins with this year, with the community, or with both, and promises."""
    who = f"(?:{SPEAKERS}|{re.escape(community)})(?:居委会)?"
    when = f"(?P<year>今年|本年度?|{year}年度?)"
    return re.compile(rf"(?<![^\n。；，：！？])(?:{when}，?(?:{who})?|{who})(?:{FUTURE_VERBS})")


def _is_out_of_place(hit: Hit, year: int) -> bool:
    """True when the summary prints a promise in the place of a result."""
    passage = hit.passage
    if Document.SUMMARY not in passage.documents or ABOUT_NEXT_YEAR & set(passage.path):
        return False
    if not hit.match["year"] and passage.path[0] not in WISH_SECTIONS:
        return False
    return not _is_about_later(passage.text, hit.count_before("。"), year)


@lru_cache(maxsize=1)
def _is_about_later(text: str, number: int, year: int) -> bool:
    """True when a sentence of a text, counted from 0, speaks of a later time than the year.

    Looked at once for all hits in the sentence.
    """
    stops = positions_of("。", text)
    start = stops[number - 1] if number else 0
    sentence = text[start : stops[number] if number < len(stops) else None]
    return bool(re.search(LATER_WORDS, sentence)) or str(year + 1) in sentence


REPEATS_PLAN = Rule(
    "P311",
    "repeats-plan",
    Severity.WARNING,
    Words("这句话与计划里的一字不差：“{text}”", "the plan says the same, word for word: “{text}”"),
    Words("写已经做到的事和结果", "say what was done and what came of it"),
    why=Words(
        "总结要说明一年做成了什么。把计划的句子原样搬进总结，看不出工作做了没有、做得怎样。"
        "指导思想、组织领导、存在问题和下一步打算里的句子不提示。",
        "A summary tells what came of the year. A sentence taken over from the plan does not show"
        " whether the work was done. Principles, organization, problems and next steps are left"
        " alone.",
    ),
    fails="""\
work:
  items:
    - text: 每月召开一次楼群组长例会，听取居民的意见。
      result: 每月召开一次楼群组长例会，听取居民的意见。
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - text: 每月召开一次楼群组长例会，听取居民的意见。
      result: 召开楼群组长例会12次，听取居民意见86条。
summary: {date: 2007-12-20}
""",
    numbers=(
        Words(
            f"句子不少于 {LONG_SENTENCE} 字，标点不算",
            f"sentences of at least {LONG_SENTENCE} characters, marks not counted",
        ),
    ),
)

SENTENCE_STOPS = "；！？"
"""Marks that end a sentence as 。 does."""
SENTENCE_MARKS = "，、：,:;.“”‘’\"'（）()《》〈〉—－-…·　 \t"
SENTENCE_TABLE = str.maketrans(SENTENCE_STOPS, "。" * len(SENTENCE_STOPS), SENTENCE_MARKS)
"""Removes blanks and marks inside a sentence, and ends every sentence with 。."""
WORK_SECTIONS = frozenset({"goals", "work", "safeguards", "sections", "achievements"})
"""Sections whose sentences are compared with the plan's."""
NOT_OF_THE_YEAR = frozenset({"next", "reason", "changed", "heading", "name", "measure", "members"})
"""Fields of which the sentences may be the same."""


def _repeated_sentences(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence of the work's summary that repeats the plan."""
    if Document.SUMMARY not in context.documents:
        return
    passages = context.prose.passages
    of_summary = [
        one for one in passages if one.documents == PRINTED_IN_SUMMARY and _tells_of_work(one)
    ]
    of_plan = [one for one in passages if one.documents == PRINTED_IN_PLAN]
    if not _may_share_sentence(of_summary, of_plan):
        return
    planned = {sentence for passage in of_plan for sentence in _sentences_of(passage.text)}
    for passage in of_summary:
        if not planned.isdisjoint(_sentences_of(passage.text)):
            yield from _repeats_in(context, passage, planned)


def _repeats_in(context: CheckContext, passage: Passage, planned: set[str]) -> Iterator[Finding]:
    """The findings about the sentences of one text that stand in the plan."""
    for match in re.finditer("[^。；！？]+", passage.text):
        if not planned.isdisjoint(_sentences_of(match[0])):
            hit = Hit(passage, *match.span(), match)
            yield context.at(REPEATS_PLAN, hit, text=match[0])


def _tells_of_work(passage: Passage) -> bool:
    """True for a text of a summary about the work."""
    return not WORK_SECTIONS.isdisjoint(passage.path) and NOT_OF_THE_YEAR.isdisjoint(passage.path)


def _may_share_sentence(some: Iterable[Passage], others: Iterable[Passage]) -> bool:
    """True when some texts have a long sentence of others, marks and blanks aside.

    Only the marks of sentences that begin and end alike are removed: as few are, that takes a
    fifth of the time of removing every mark.
    """
    by_ends, others_by_ends = _sentences_by_ends(some), _sentences_by_ends(others)
    return any(
        not _without_marks(by_ends[ends]).isdisjoint(_without_marks(others_by_ends[ends]))
        for ends in by_ends.keys() & others_by_ends.keys()
    )


def _without_marks(sentences: Iterable[str]) -> set[str]:
    """Sentences without marks and blanks."""
    return {sentence.translate(SENTENCE_TABLE) for sentence in sentences}


def _sentences_by_ends(passages: Iterable[Passage]) -> dict[tuple[str, str], list[str]]:
    """The long sentences by their first and last character."""
    text = "。".join([passage.text for passage in passages])
    for stop in SENTENCE_STOPS:
        text = text.replace(stop, "。")
    sentences: dict[tuple[str, str], list[str]] = {}
    for one in text.split("。"):
        if len(one) >= LONG_SENTENCE:
            sentence = one.strip(SENTENCE_MARKS)
            if sentence:
                sentences.setdefault((sentence[0], sentence[-1]), []).append(sentence)
    return sentences


def _sentences_of(text: str) -> list[str]:
    """The long sentences of a text, without marks and blanks."""
    return [one for one in text.translate(SENTENCE_TABLE).split("。") if len(one) >= LONG_SENTENCE]


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
        known = _future_pattern(context.plan.year, context.plan.community)
        if not known.match(passage.text, hit.start):
            yield context.at(FUTURE_IN_SUMMARY, hit, text=hit.text)


def _is_result(passage: Passage) -> bool:
    """True for a text that says what was done, and stands in the summary alone."""
    if passage.documents != PRINTED_IN_SUMMARY:
        return False
    return "result" in passage.path or passage.path[-2:] == ("items", "text")


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


RULES = (FUTURE_IN_SUMMARY, REPEATS_PLAN)
CHECKS = (_future_in_summary, _repeated_sentences, _future_in_results)
