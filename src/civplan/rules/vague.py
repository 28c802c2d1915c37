"""T206: a promise without the figure that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.prose import Passage
from civplan.rules.subject import Subject

VAGUE_GOAL = Rule(
    "T206",
    "vague-goal",
    Severity.WARNING,
    Words("“{text}”没有说出数目，年底无法对照", "“{text}” gives no figure to be held to"),
    Words(
        "写出数目，如“不少于6次”，或给这一条加上指标",
        "write a figure, such as 不少于6次, or give the item a target",
    ),
    why=Words(
        "计划写“若干户”“一定次数”，到年底说不清完成了没有。写出数目，总结才能对照。",
        "“Some households” or “a certain number of times” cannot be held against a result at the"
        " end of the year. A figure can.",
    ),
    fails="""\
work:
  items: [对文艺骨干进行一定次数的培训。]
""",
    passes="""\
work:
  items: [对文艺骨干进行不少于6次的培训。]
""",
)
RULES = (VAGUE_GOAL,)

VAGUE = (
    "若干(?:人次|[次户名场期支篇份套家对](?![型籍外主称字词所景地合馆间限要序级额庭长属具策象应口照比路餐房部持出援章幅]))"
    "(?![^《\n]*》)"
    "|(?:评选|评出|培育|培养|打造|组建|新建|举办|开展|发展|推出|建成)若干[个项处条批](?![^《\n]*》)"
    "|(?<!达到)(?<!超过)一定次数"
    "|(?:开展|举办|组织|完成|组建|发展|配备|培训|招募)一定数量"
)


def vague_goals(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each vague figure in the plan of an item that has no target."""
    text = subject.prose.text
    if "若干" not in text and "一定" not in text:
        return
    measured = measured_places(subject)
    for hit in subject.find(re.compile(VAGUE)):
        if is_promise(hit.passage) and hit.passage.span not in measured:
            yield subject.at(VAGUE_GOAL, hit, text=hit.text)


def is_promise(passage: Passage) -> bool:
    """True for an item's text that the plan prints."""
    return passage.path[-2:] == ("items", "text") and Document.PLAN in passage.documents


def measured_places(subject: Subject) -> set[Span]:
    """Where the texts of items stand that have a target."""
    return {
        paragraph.span
        for item in subject.plan.items
        if item.targets and item.text
        for paragraph in item.text.plan
    }


CHECKS = (vague_goals,)
