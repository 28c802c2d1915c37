"""P306: what stands for a text that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.prose import words_in
from civplan.rules.signs import HAN
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

SIGNS = (
    rf"××+(?![0-9])|(?<![A-Za-z0-9.@/_&-])[xX]{{2,}}(?= ?{HAN})"
    rf"|(?:(?<={HAN})|(?<=[“（《，、]))[xX]{{2,}}"
    r"(?![A-Za-z0-9.@/_&-])|(?<![0-9])(?:19|20)(?:[xX×*＊]{2}(?![A-Za-z0-9×*])|_+(?=[年〕])"
    r"|[0-9](?:[xX×*＊]|_+)(?=年))年?|[xX×]年[xX×]{1,2}月(?:[xX×]{1,2}日)?"
    r"|\bTODO\b|\bTBD\b|_{2,}"
    r"|[（(【[](?:此处|请?在此|这里|待补充|待填)[^（(）)【】\]\n]{0,20}[）)】\]]"
    r"|[【[](?:社区|街道|单位)(?:名称?|全称)[】\]]|某某(?=社区|街道|小区)"
)
"""Signs that no finished text has: sizes (3×5, XXL), addresses, … and —— are none."""
HINTS = (
    *("×", "x", "X", "_", "*", "＊", "TODO", "TBD", "此处", "在此", "这里"),
    *("待补", "待填", "称】", "名】", "称]", "名]", "某某"),
)
"""Of these each sign has one; looking for them takes less time than compiling the signs."""
FORM = r"[：:] ?_{2,}|_{2,} ?年 ?_{2,} ?月"
"""A line to be filled in by hand."""


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each sign that nobody filled in."""
    if not words_in(subject.prose.text, HINTS):
        return
    for hit in subject.find(re.compile(SIGNS)):
        if not ("__" in hit.text and re.search(FORM, hit.passage.text)):
            yield subject.at(PLACEHOLDER, hit, text=hit.text)


CHECKS = (placeholders,)
