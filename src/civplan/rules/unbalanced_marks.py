"""P302, P320: marks without their partner, and marks that face the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import CLOSING_SIGNS, NUMERALS, PASSAGE_BREAK, Hit

MAX_LINES_BETWEEN = 6
"""Most lines of the file between two paragraphs of one text; a quoted list may have any number."""
LONGEST_MARKED_NUMBER = 6
"""Characters of a number of a list, with its bracket and the mark before it."""
LONGEST_TURNED = 30
"""Characters between two marks of which one faces the wrong way."""
UNBALANCED_MARK = Rule(
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
    numbers=(
        Words(
            f"一对标点可以分在同一段文字里相隔不超过 {MAX_LINES_BETWEEN} 行的两处",
            f"a pair may stand up to {MAX_LINES_BETWEEN} lines apart in one text",
        ),
    ),
)

TURNED_MARK = Rule(
    "P320",
    "turned-mark",
    Severity.WARNING,
    Words("{mark} 方向反了，应为 {wanted}", "{mark} faces the wrong way; {wanted} is meant"),
    Words("改成 {wanted}", "write {wanted}"),
    why=Words(
        "引号、书名号分左右。“三会一课“这样两个都朝左，多是输入法按错了键，读的人看不出引文在哪里结束。",
        "Quotation marks and brackets have a left and a right form; two left ones come from a wrong"
        " key, and nobody sees where the words end.",
    ),
    fails="""\
principles: 落实“三会一课“制度。
""",
    passes="""\
principles: 落实“三会一课”制度。
""",
    fix=Safety.UNSAFE,
    numbers=(
        Words(
            f"两个标点在同一句里相隔不超过 {LONGEST_TURNED} 字",
            f"the two stand in one sentence, at most {LONGEST_TURNED} characters apart",
        ),
    ),
)

PAIR_OPENERS, PAIR_CLOSERS = "“‘（《〈〔【「『", "”’）》〉〕】」』"
SENTENCE_END = "[。！？；!?;]"
"""Of any width: P301 is about that."""
FULL_WIDTH_BRACKETS = str.maketrans("()", "（）")
"""A half-width bracket may be one of a pair; P301 is about its width."""
LIST_NUMBER_END = (
    rf"(?:^|[{CLOSING_SIGNS},;:.\s])(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}}|[A-Za-z]|[①-⑳])$"
)


def _unbalanced_marks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each mark without a partner in its paragraph or the next ones."""
    text = context.prose.text.replace("(", "（").replace(")", "）")
    pairs = zip(PAIR_OPENERS, PAIR_CLOSERS, strict=True)
    unsure = [pair for pair in pairs if not _are_paired(text, *pair)]
    if not unsure:
        return
    hits = list(context.find(re.compile(f"[{PAIR_OPENERS}{PAIR_CLOSERS}()]")))
    for opener, closer in unsure:
        kind = [hit for hit in hits if _full_width(hit) in (opener, closer)]
        lone = [hit for hit in _marks_without_partner(kind, opener) if not _stands_alone(hit)]
        for _, marks in groupby(lone, key=lambda hit: hit.passage):
            yield from _findings_about_lone(context, list(marks), opener, closer)


def _findings_about_lone(
    context: CheckContext, lone: Sequence[Hit], opener: str, closer: str
) -> Iterator[Finding]:
    """Yield the findings about marks of one kind and passage that have no partner."""
    if _are_turned(lone, opener):
        for first, second in zip(lone[::2], lone[1::2], strict=True):
            yield _turned_finding(context, first, second, opener, closer)
        return
    for hit in lone:
        partner = closer if _full_width(hit) == opener else opener
        yield context.at(UNBALANCED_MARK, hit, mark=hit.text, partner=partner)


def _are_turned(lone: Sequence[Hit], opener: str) -> bool:
    """True when lone marks of one passage are pairs of which one, or both, face the wrong way."""
    pairs = list(zip(lone[::2], lone[1::2], strict=False))
    return len(lone) % 2 == 0 and all(
        0 < second.start - first.end <= LONGEST_TURNED
        and not re.search(SENTENCE_END, first.passage.text[first.end : second.start])
        and not (_full_width(first) == opener and _full_width(second) != opener)
        for first, second in pairs
    )


def _turned_finding(
    context: CheckContext, first: Hit, second: Hit, opener: str, closer: str
) -> Finding:
    """The finding about a pair with marks that face the wrong way, and the edits that turn them."""
    wrong = [
        (hit, wanted)
        for hit, wanted in ((first, opener), (second, closer))
        if _full_width(hit) != wanted
    ]
    finding = context.at(
        TURNED_MARK,
        wrong[0][0],
        mark="".join(hit.text for hit, _ in wrong),
        wanted="".join(wanted for _, wanted in wrong),
    )
    for hit, wanted in wrong:
        finding = context.with_edit(finding, hit, wanted)
    return finding


def _full_width(hit: Hit) -> str:
    """A mark, full-width."""
    return hit.text.translate(FULL_WIDTH_BRACKETS)


def _are_paired(text: str, opener: str, closer: str) -> bool:
    """True when each mark of one kind has its partner in the same paragraph.

    True for most texts; searching the whole text is much faster than comparing each mark.
    """
    if opener not in text:
        return closer not in text
    before, *opened = text.split(opener)
    return closer not in before and all(
        one.count(closer) == 1 and closer in one.partition(PASSAGE_BREAK)[0] for one in opened
    )


def _marks_without_partner(hits: Sequence[Hit], opener: str) -> list[Hit]:
    """The marks of one kind that belong to no pair, in the order of the texts."""
    opened: list[Hit] = []
    lone: list[Hit] = []
    for hit in hits:
        if _full_width(hit) == opener:
            opened.append(hit)
        elif opened and _belong_together(opened[-1], hit):
            _close_last(opened)
        elif not _is_english_apostrophe(hit):
            lone.append(hit)
    numbers = {id(hit): number for number, hit in enumerate(hits)}
    return sorted([*lone, *opened], key=lambda hit: numbers[id(hit)])


def _close_last(opened: list[Hit]) -> None:
    """Remove the last opening mark, and those of the paragraphs before that it repeats."""
    last = opened.pop()
    while opened and last.start == 0 and _belong_together(opened[-1], last):
        last = opened.pop()


def _belong_together(one: Hit, other: Hit) -> bool:
    """True for marks of one paragraph, or of paragraphs that may be of one text.

    Where one opens a paragraph and the other closes a later one, any number may stand between.
    """
    before, after = one.passage, other.passage
    if before == after or (before.path, before.documents) != (after.path, after.documents):
        return before == after
    is_whole = one.start == 0 and other.end == len(after.text)
    lines = after.span.line - before.span.end_line
    return is_whole or before.span == after.span or 0 <= lines <= MAX_LINES_BETWEEN


def _is_english_apostrophe(hit: Hit) -> bool:
    """True for an apostrophe in English words, years and measures."""
    return hit.text == "’" and (hit.follows("[A-Za-z0-9]$", 1) or hit.precedes("[A-Za-z0-9]"))


def _stands_alone(hit: Hit) -> bool:
    """True for a mark that needs no partner: the bracket of a number, a turned apostrophe."""
    if hit.text == "‘":
        return hit.precedes("[0-9]")
    return hit.text in ")）" and hit.follows(LIST_NUMBER_END, LONGEST_MARKED_NUMBER)


RULES = (UNBALANCED_MARK, TURNED_MARK)
CHECKS = (_unbalanced_marks,)
