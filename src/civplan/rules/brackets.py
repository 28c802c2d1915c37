"""P302: quotation marks and brackets without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.prose import BETWEEN, Hit
from civplan.rules.signs import CLOSING, NUMERALS
from civplan.rules.subject import Subject

UNBALANCED = Rule(
    "P302",
    "unbalanced-marks",
    Severity.WARNING,
    Words("{mark} 缺少配对的 {partner}", "{mark} has no {partner} to go with it"),
    Words(
        "补上 {partner} ，或删去 {mark} ；方向写反的改过来",
        "add {partner}, take {mark} out, or turn a mark that faces the wrong way",
    ),
    why=Words(
        "引号、括号、书名号成对使用，缺了一半，引文到哪里为止就看不出来。"
        "“1）”这样的编号和分段引文每段开头重复的引号不在此列。",
        "These marks go in pairs; without one of them nobody sees where the words end. Numbers such"
        " as “1）” and quotations over several paragraphs are left alone.",
    ),
    fails="""\
principles: 坚持“以居民需要为先，把实事办好。
""",
    passes="""\
principles: 坚持“以居民需要为先”，把实事办好。
""",
)
RULES = (UNBALANCED,)

OPENERS, CLOSERS = "“‘（《〈〔【「『", "”’）》〉〕】」』"
SAME_AS = str.maketrans("()", "（）")
"""A half-width bracket may stand for one of a pair; P301 tells its width."""
LIST_NUMBER = rf"(?:^|[{CLOSING},;:.\s])(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}}|[A-Za-z]|[①-⑳])$"


NEAR = 3
"""Lines of the file between two paragraphs of one text, at most."""


def unbalanced_marks(subject: Subject) -> Iterator[Finding]:
    """Each mark that has no partner in its paragraph, nor in the next ones of the same text."""
    text = subject.prose.text.replace("(", "（").replace(")", "）")
    pairs = zip(OPENERS, CLOSERS, strict=True)
    unsure = [pair for pair in pairs if not are_paired(text, *pair)]
    if not unsure:
        return
    hits = list(subject.find(re.compile(f"[{OPENERS}{CLOSERS}()]")))
    for opener, closer in unsure:
        kind = [hit for hit in hits if hit.text.translate(SAME_AS) in (opener, closer)]
        for hit in unpartnered(kind, opener) if kind else ():
            if not stands_alone(hit):
                partner = closer if hit.text.translate(SAME_AS) == opener else opener
                yield subject.at(UNBALANCED, hit, mark=hit.text, partner=partner)


def are_paired(text: str, opener: str, closer: str) -> bool:
    """True when each mark of one kind is surely followed by its partner in the same paragraph.

    Most texts are so, and to tell it of the whole text is much faster than of each mark.
    """
    if opener not in text:
        return closer not in text
    before, *opened = text.split(opener)
    return closer not in before and all(
        one.count(closer) == 1 and closer in one.partition(BETWEEN)[0] for one in opened
    )


def unpartnered(hits: Iterable[Hit], opener: str) -> list[Hit]:
    """Those of one kind of marks, in the order of the texts, that belong to no pair."""
    opened: list[Hit] = []
    lone: list[Hit] = []
    for hit in hits:
        if hit.text.translate(SAME_AS) == opener:
            opened.append(hit)
        elif opened and belong_together(opened[-1], hit):
            close(opened)
        elif not is_apostrophe(hit):
            lone.append(hit)
    return [*lone, *opened]


def close(opened: list[Hit]) -> None:
    """Take away the last opening mark, and those of the paragraphs before that it repeats."""
    last = opened.pop()
    while opened and last.start == 0 and belong_together(opened[-1], last):
        last = opened.pop()


def belong_together(one: Hit, other: Hit) -> bool:
    """True for marks of one paragraph, or of paragraphs that may be of one text."""
    before, after = one.passage, other.passage
    if before == after or (before.path, before.documents) != (after.path, after.documents):
        return before == after
    return before.span == after.span or 0 <= after.span.line - before.span.end_line <= NEAR


def is_apostrophe(hit: Hit) -> bool:
    """True for the mark in English words, years and measures."""
    before, after = hit.passage.text[: hit.start][-1:], hit.passage.text[hit.end :][:1]
    return hit.text == "’" and any(one.isascii() and one.isalnum() for one in (before, after))


def stands_alone(hit: Hit) -> bool:
    """True for a mark that needs no partner: the bracket of a number, an apostrophe turned."""
    if hit.text == "‘":
        return hit.passage.text[hit.end :][:1].isdigit()
    return hit.text in ")）" and bool(re.search(LIST_NUMBER, hit.passage.text[: hit.start]))


CHECKS = (unbalanced_marks,)
