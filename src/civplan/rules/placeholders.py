"""P306: what stands for a text that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.subject import Subject

PLACEHOLDER = Rule(
    "P306",
    "placeholder",
    Severity.WARNING,
    Words("“{text}”还没有换成实际内容", "“{text}” still stands for something"),
    Words("填上实际内容；没有就删去这句话", "write what it stands for, or remove the sentence"),
    why=Words(
        "从范本或上年文件改写时，××、20xx、TODO、____ 这样的占位容易漏填，印出来就成了差错。",
        "When a text is adapted from a model, signs such as ××, 20xx, TODO or ____ are easily"
        " left in and then stand in the printed document.",
    ),
    fails="""\
work:
  items:
    - 全年召开碰头会____次，由××负责。
""",
    passes="""\
work:
  items:
    - 全年召开碰头会12次，由陆佩芳负责。
""",
)
RULES = (PLACEHOLDER,)

SIGNS = re.compile(r"[×xX]{2,}|20[×xX]{2}年?|TODO|_{2,}|…{3,}")


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each sign that nobody filled in."""
    for hit in subject.find(SIGNS):
        yield subject.at(PLACEHOLDER, hit, text=hit.text)


CHECKS = (placeholders,)
