"""P310: a summary that promises what should have been done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.prose import Hit
from civplan.rules.subject import Subject

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
        "总结是从计划改来的，“今年将继续……”这样的话容易原样留下，读起来像工作还没有做。",
        "A summary is often made from the plan, and sentences such as “this year we will continue”"
        " stay in, as if nothing had been done yet.",
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
RULES = (FUTURE_IN_SUMMARY,)

ABOUT_NEXT_YEAR = frozenset({"next_steps", "problems", "closing", "next", "reason", "changed"})
"""Fields in which the future is right."""
WISHES = frozenset({"principles", "goals"})
"""Sections that are wholly about the year: there a promise needs no 今年 to be out of place."""
WILL = (
    "将(?:继续(?!教育|有效)|进一步(?!.{2,4}的)|大力|努力(?!方向)|始终|着力|全力|尽快|力争|争取)"
    "|力争|争取(?:[在于]|年内|年底)|拟[在于对]"
)
"""Verbs of intent; 将 before other words may be 把, as in 将在职党员编入网格."""
SIGNS = {
    "将": ("继续", "进一步", "大力", "努力", "始终", "着力", "全力", "尽快", "争取"),
    "争": ("取在", "取于", "取年"),
    "力争": ("",),
    "拟": ("在", "于", "对"),
}
"""What a text has that has any of them: how they begin, and how they go on."""
WHO = "(?:我们?|本|全)?(?:社区|居委会|党支部|党总支|党委|们)"
LATER = "明年|来年|下一?个?[步阶]|下半年|今后|以后|未来|接下来|新的一年|表示|承诺|决心"
"""Words of a sentence that speaks of later, or repeats what somebody said."""


def future_in_summary(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each clause that says of this year what will be done."""
    if Document.SUMMARY not in subject.documents or not speaks_of_future(subject.prose.text):
        return
    for hit in subject.find(promise_of(subject.plan.year, subject.plan.community)):
        if is_out_of_place(hit, subject.plan.year):
            yield subject.at(FUTURE_IN_SUMMARY, hit, text=hit.text)


def speaks_of_future(text: str) -> bool:
    """True when a text has words that the pattern needs; most have none, and it is slow to make."""
    return any(
        piece.startswith(ends)
        for begin, ends in SIGNS.items()
        if begin in text
        for piece in text.split(begin)[1:]
    )


def promise_of(year: int, community: str) -> Pattern[str]:
    """A clause that begins with this year, with the community, or with both, and promises."""
    who = f"(?:{WHO}|{re.escape(community)})(?:居委会)?"
    when = f"(?P<year>今年|本年度?|{year}年度?)"
    return re.compile(rf"(?<![^\n。；，：！？])(?:{when}，?(?:{who})?|{who})(?:{WILL})")


def is_out_of_place(hit: Hit, year: int) -> bool:
    """True when the summary prints a promise where it should tell what was done."""
    passage = hit.passage
    if Document.SUMMARY not in passage.documents or ABOUT_NEXT_YEAR & set(passage.path):
        return False
    if not hit.match["year"] and passage.path[0] not in WISHES:
        return False
    sentence = sentence_around(hit)
    return not re.search(LATER, sentence) and str(year + 1) not in sentence


def sentence_around(hit: Hit) -> str:
    """The sentence in which a hit stands."""
    text = hit.passage.text
    return text[text.rfind("。", 0, hit.start) + 1 :].partition("。")[0]


CHECKS = (future_in_summary,)
