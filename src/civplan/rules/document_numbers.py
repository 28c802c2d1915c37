"""P321: the year of a document's number in other brackets than 〔〕."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import HAN, Hit

DOCUMENT_NUMBER_BRACKETS = Rule(
    "P321",
    "document-number-brackets",
    Severity.WARNING,
    Words("发文字号的年份写成了“{text}”", "the year of a document's number is written “{text}”"),
    Words("改成“{wanted}”", "write “{wanted}”"),
    why=Words(
        "GB/T 9704-2012 第 7.2.5 条规定，发文字号的年份标全称，用六角括号“〔〕”括入；"
        "圆括号、方括号都不对。证件、许可的编号不在此列。",
        "GB/T 9704-2012, 7.2.5, puts the year of a document's number in brackets of the form 〔〕."
        " Numbers of certificates are left alone.",
    ),
    fails="""\
principles: 按照通政发（2007）12号文件的要求，把实事办好。
""",
    passes="""\
principles: 按照通政发〔2007〕12号文件的要求，把实事办好。
""",
    fix=Safety.SAFE,
)
RULES = (DOCUMENT_NUMBER_BRACKETS,)

YEAR_IN_BRACKETS = (
    r"(?P<open>[(（[［【〈{﹝])(?P<year>(?:19|20)[0-9]{2})(?P<close>[)）\]］】〉}﹞])"
)
SERIAL_NUMBER = r" ?[0-9]{1,5} ?号(?![楼院栋线])"
NO_DOCUMENT = "证|许可|审图|准|备|字"
"""Words before the year of other numbers."""
LONGEST_WORD = 2
"""Characters of these words."""


def _document_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each document's number with its year in other brackets."""
    if "号" not in context.prose.text:
        return
    for hit in context.find(re.compile(f"{YEAR_IN_BRACKETS}(?={SERIAL_NUMBER})")):
        if is_document_number(hit):
            wanted = f"〔{hit.match['year']}〕"
            finding = context.at(DOCUMENT_NUMBER_BRACKETS, hit, text=hit.text, wanted=wanted)
            opening = context.with_edit(finding, hit.part("open"), "〔")
            yield context.with_edit(opening, hit.part("close"), "〕")


def is_document_number(bracket: Hit) -> bool:
    """True for a bracket before the year of a document's number, with the body's name before it."""
    start, text = bracket.start, bracket.passage.text
    return bool(
        re.compile(YEAR_IN_BRACKETS + SERIAL_NUMBER).match(text, start)
        and bracket.follows(f"{HAN}$", 1)
        and not bracket.follows(f"(?:{NO_DOCUMENT})$", LONGEST_WORD)
    )


CHECKS = (_document_numbers,)
