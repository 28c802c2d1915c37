"""P316: digits and Latin letters as wide as a Chinese character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.subject import Subject

FULL_WIDTH = Rule(
    "P316",
    "full-width-letters",
    Severity.WARNING,
    Words("“{text}”是全角字符", "“{text}” is written in full-width characters"),
    Words("改为半角“{wanted}”", "write “{wanted}”"),
    why=Words(
        "公文里的阿拉伯数字和拉丁字母用半角。全角数字多是输入法没有切换造成的，查找、统计时也认不出来。",
        "Official documents take half-width digits and Latin letters. Full-width ones come from an"
        " input method left in the wrong mode, and a search does not find them.",
    ),
    fails="""\
principles: 全年召开碰头会１２次。
""",
    passes="""\
principles: 全年召开碰头会12次。
""",
    fix=Safety.SAFE,
)
RULES = (FULL_WIDTH,)

ANY_WIDE = "[０-９Ａ-Ｚａ-ｚ]"
"""What few texts have; a pattern that begins with a set is looked for much faster."""
WIDE = r"(?<!^)[０-９]+．[０-９]{1,2}(?![０-９．])|[０-９Ａ-Ｚａ-ｚ]+"
"""A number with its decimal point, or a run; at the start of a text the dot may follow a number
of a list."""
TO_ASCII = 0xFEE0
"""How far full-width characters stand behind their half-width ones in Unicode."""


def wide_letters(subject: Subject) -> Iterator[Finding]:
    """Full-width digits and Latin letters; the sign ％ may stay."""
    if not re.search(ANY_WIDE, subject.prose.text):
        return
    for hit in subject.find(re.compile(WIDE, re.MULTILINE)):
        wanted = "".join(chr(ord(character) - TO_ASCII) for character in hit.text)
        finding = subject.at(FULL_WIDTH, hit, text=hit.text, wanted=wanted)
        yield subject.replacing(finding, hit, wanted)


CHECKS = (wide_letters,)
