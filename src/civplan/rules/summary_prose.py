"""P310, P311: sentences of a summary that promise, or that repeat the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Pattern

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.context import CheckContext
from civplan.rules.prose import PRINTED_IN_PLAN, PRINTED_IN_SUMMARY, Hit, Passage, positions_of

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
    for hit in context.find(future_pattern(context.plan.year, context.plan.community)):
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


def future_pattern(year: int, community: str) -> Pattern[str]:
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
    if context.documents[-1] is not Document.SUMMARY:
        return
    passages = context.prose.passages
    of_summary = [
        one for one in passages if one.documents == PRINTED_IN_SUMMARY and _tells_of_work(one)
    ]
    of_plan = [one for one in passages if one.documents == PRINTED_IN_PLAN]
    if _ends_of(of_summary).isdisjoint(_ends_of(of_plan)):
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


def _ends_of(passages: Iterable[Passage]) -> set[tuple[str, str]]:
    """The first and the last character of each long sentence.

    Equal sentences share them; finding these takes a fifth of the time of removing
    every mark.
    """
    text = "。".join([passage.text for passage in passages])
    for stop in SENTENCE_STOPS:
        text = text.replace(stop, "。")
    long = (one.strip(SENTENCE_MARKS) for one in text.split("。") if len(one) >= LONG_SENTENCE)
    return {(one[0], one[-1]) for one in long if one}


def _sentences_of(text: str) -> list[str]:
    """The long sentences of a text, without marks and blanks."""
    return [one for one in text.translate(SENTENCE_TABLE).split("。") if len(one) >= LONG_SENTENCE]


RULES = (FUTURE_IN_SUMMARY, REPEATS_PLAN)
CHECKS = (_future_in_summary, _repeated_sentences)
