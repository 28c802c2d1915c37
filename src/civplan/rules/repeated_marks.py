"""P317: marks that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.subject import Subject

REPEATED = Rule(
    "P317",
    "repeated-mark",
    Severity.WARNING,
    Words("标点“{text}”重复", "the marks “{text}” stand side by side"),
    Words("只留一个", "keep one of them"),
    why=Words(
        "两个点号不能连用，多是删改文字时留下的。省略号“……”、破折号“——”和“？！”不在此列。",
        "Two such marks never stand together; they are left over when words are taken out. The"
        " ellipsis “……”, the dash “——” and “？！” are left alone.",
    ),
    fails="""\
principles: 坚持以居民需要为先，，把实事办好。。
""",
    passes="""\
principles: 坚持以居民需要为先，把实事办好。
""",
    fix=Safety.SAFE,
)
RULES = (REPEATED,)

MARKS = "，。、；："
RUN = rf"[{MARKS}]{{2,}}"
STRONGER = "、，；。"
"""Of two of these the later one stays, when it also stands later in the text."""
PAIR = 2


def repeated_marks(subject: Subject) -> Iterator[Finding]:
    """Commas, stops and the like directly behind one another."""
    if not has_repeated(subject.prose.text):
        return
    for hit in subject.find(re.compile(RUN)):
        finding = subject.at(REPEATED, hit, text=hit.text)
        one = kept(hit.text)
        yield subject.replacing(finding, hit, one) if one else finding


def has_repeated(text: str) -> bool:
    """True when some two marks stand side by side; with all marks alike one search tells."""
    for mark in MARKS:
        text = text.replace(mark, "，")
    return "，，" in text


def kept(marks: str) -> str:
    """The mark that surely stays; empty when only a person can tell."""
    first, last = marks[0], marks[-1]
    if len(set(marks)) == 1:
        # Three stops or 、 may stand for an ellipsis.
        return first if len(marks) == PAIR or first in "，；：" else ""
    is_sure = len(marks) == PAIR and first in STRONGER and last in STRONGER
    return last if is_sure and STRONGER.index(first) < STRONGER.index(last) else ""


CHECKS = (repeated_marks,)
