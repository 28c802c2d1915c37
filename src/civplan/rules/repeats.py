"""P311: a summary that says again what the plan says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.passages import PLAN, SUMMARY
from civplan.rules.prose import Hit, Passage
from civplan.rules.subject import Subject

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
)
RULES = (REPEATS_PLAN,)

LEAST = 16
"""Characters of a sentence, without marks and blanks, that cannot be the same by chance."""
STOPS = "；！？"
"""End a sentence as 。 does."""
NO_LETTERS = "，、：,:;.“”‘’\"'（）()《》〈〉—－-…·　 \t"
MARKS = str.maketrans(STOPS, "。" * len(STOPS), NO_LETTERS)
"""Takes the marks inside a sentence and the blanks out, and ends each with the same."""
WORK = frozenset({"goals", "work", "safeguards", "sections", "achievements"})
"""Sections whose sentences are held against the plan's."""
NOT_OF_THE_YEAR = frozenset({"next", "reason", "changed", "heading", "name", "measure", "members"})
"""Fields of which the sentences may be the same."""


def repeated_sentences(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each sentence of the work's summary that stands in the plan."""
    if subject.documents[-1] is not Document.SUMMARY:
        return
    passages = subject.prose.passages
    of_summary = [one for one in passages if one.documents == SUMMARY and tells_of_work(one)]
    of_plan = [one for one in passages if one.documents == PLAN]
    if ends_of(of_summary).isdisjoint(ends_of(of_plan)):
        return
    planned = {sentence for passage in of_plan for sentence in sentences_of(passage.text)}
    for passage in of_summary:
        if not planned.isdisjoint(sentences_of(passage.text)):
            yield from repeated_in(subject, passage, planned)


def repeated_in(subject: Subject, passage: Passage, planned: set[str]) -> Iterator[Finding]:
    """The findings about the sentences of one text that stand in the plan."""
    for match in re.finditer("[^。；！？]+", passage.text):
        if not planned.isdisjoint(sentences_of(match[0])):
            hit = Hit(passage, *match.span(), match)
            yield subject.at(REPEATS_PLAN, hit, text=match[0])


def tells_of_work(passage: Passage) -> bool:
    """True for a text in which a summary tells what was done."""
    return not WORK.isdisjoint(passage.path) and NOT_OF_THE_YEAR.isdisjoint(passage.path)


def ends_of(passages: Iterable[Passage]) -> set[tuple[str, str]]:
    """The first and the last character of each long sentence.

    Sentences that are the same have the same; to find these takes a fifth of the time that taking
    every mark out does.
    """
    text = "。".join([passage.text for passage in passages])
    for stop in STOPS:
        text = text.replace(stop, "。")
    long = (one.strip(NO_LETTERS) for one in text.split("。") if len(one) >= LEAST)
    return {(one[0], one[-1]) for one in long if one}


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that are long enough to tell, without marks and blanks."""
    return [one for one in text.translate(MARKS).split("。") if len(one) >= LEAST]


CHECKS = (repeated_sentences,)
