"""P301, P302: half-width punctuation in Chinese text, and marks without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.numbering import may_be_numbered
from civplan.rules.prose import (
    CLOSING_SIGNS,
    HAN,
    NUMERALS,
    OPENING_SIGNS,
    PASSAGE_BREAK,
    Hit,
    positions_of,
)

MAX_LINES_BETWEEN = 3
"""Most lines of the file between two paragraphs of one text."""
HALF_WIDTH_PUNCTUATION = Rule(
    "P301",
    "half-width-punctuation",
    Severity.WARNING,
    Words("中文里用了半角标点“{text}”", "a half-width “{text}” in Chinese text"),
    Words("改为“{wanted}”", "write “{wanted}”"),
    why=Words(
        "中文用全角标点，一个标点占一个字的位置；半角标点挤在字间，印出来疏密不一。"
        "数字中间的点和逗号、时间、网址、英文里的标点不在此列。",
        "Chinese takes full-width marks, each as wide as a character; half-width ones make the"
        " line uneven. Marks inside figures, times, addresses and English are left alone.",
    ),
    fails="""\
principles: 坚持以居民需要为先,把实事办好.
""",
    passes="""\
principles: 坚持以居民需要为先，把实事办好。
""",
    fix=Safety.SAFE,
)

HALF_WIDTH_MARKS = ",;:!?()"
FULL_WIDTH_MARKS = str.maketrans(HALF_WIDTH_MARKS, "，；：！？（）")
CHINESE_NEIGHBOUR = f"(?:{HAN}|[{CLOSING_SIGNS}{OPENING_SIGNS}])"
SEPARATORS = rf"(?<={CHINESE_NEIGHBOUR})[,;:!?]+|[,;:!?]+(?={CHINESE_NEIGHBOUR})"
"""Marks directly beside Chinese; those between digits or Latin letters are right."""
BRACKET_PAIR = r"(?P<open>[(（])(?P<inside>[^()（）\n]*)(?P<close>[)）])"
DOTS = rf"(?:(?<={HAN})|(?<=[”’）》％%]))\.+(?![\w.])|(?<={HAN})\.(?={HAN})"
DOT_OUTSIDE_FIGURES = r"\.(?:(?<![0-9]\.)|(?![0-9]))"
"""Begins with the dot itself, which is searched fastest."""
STRAIGHT_QUOTES = r'"(?P<inside>[^"\n]+)"'
FILE_NAME = r"[^\s，。；、]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|wps|et|txt|zip|rar|mp4)\b"
ADDRESS_STARTS = ("://", "www.")
ADDRESS_CHARACTERS = "".join(map(chr, range(ord("!"), ord("~") + 1)))
LONGEST_ADDRESS = 2000
"""Characters of an internet address; a mark so far behind its start is no part of it."""
NUMBER_IN_BRACKETS = rf"[(（](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]"
NUMBER_BEFORE_DOT = rf"(?:^|[{CLOSING_SIGNS}\s])[第（]?[{NUMERALS}]{{1,3}}）?$"
LONGEST_NUMBER = 6
"""Characters of a number of a list, with its bracket and the mark before it."""
ELLIPSIS = "……"
STOP_OR_POINT = Words("。”或“·", "。” or “·")
"""The replacements of a dot between two Chinese characters."""
SHORTEST_ELLIPSIS = 3


def _half_width_separators(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each half-width comma, semicolon, colon, ! and ? beside Chinese."""
    if not any(mark in context.prose.text for mark in ",;:!?"):
        return
    for hit in context.find(re.compile(SEPARATORS)):
        if not _stands_in_name(hit):
            yield _half_width_finding(context, hit)


def _half_width_brackets(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each pair with a half-width bracket behind or around Chinese."""
    if "(" not in context.prose.text and ")" not in context.prose.text:
        return
    for hit in context.find(re.compile(BRACKET_PAIR)):
        halves = [
            hit.part(name) for name in ("open", "close") if hit.match[name] in HALF_WIDTH_MARKS
        ]
        if halves and _are_chinese_brackets(hit) and not _stands_in_name(hit):
            finding = context.at(
                HALF_WIDTH_PUNCTUATION,
                halves[0],
                text="".join(half.text for half in halves),
                wanted="".join(half.text for half in halves).translate(FULL_WIDTH_MARKS),
            )
            for half in halves:
                finding = context.with_edit(finding, half, half.text.translate(FULL_WIDTH_MARKS))
            yield finding


def _are_chinese_brackets(brackets: Hit) -> bool:
    """True when Chinese stands inside brackets or before them; false for a number of a list."""
    text = brackets.passage.text
    if brackets.start == 0 and re.match(NUMBER_IN_BRACKETS, text) and may_be_numbered(brackets):
        return False  # P309 takes it out
    return bool(
        re.search(CHINESE_NEIGHBOUR, brackets.match["inside"])
        or brackets.follows(f"{CHINESE_NEIGHBOUR}$", 1)
        or len({brackets.match["open"], brackets.match["close"]} & set(HALF_WIDTH_MARKS)) == 1
    )


def _half_width_dots(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dot for a stop or an ellipsis; one between Chinese has no edit."""
    if not re.search(DOT_OUTSIDE_FIGURES, context.prose.text):
        return
    for hit in context.find(re.compile(DOTS)):
        if hit.follows(NUMBER_BEFORE_DOT, LONGEST_NUMBER) or _stands_in_name(hit):
            continue
        wanted = _dot_replacement(hit)
        if wanted:
            yield context.replacement(
                HALF_WIDTH_PUNCTUATION, hit, wanted, text=hit.text, wanted=wanted
            )
        else:
            yield context.at(HALF_WIDTH_PUNCTUATION, hit, text=hit.text, wanted=STOP_OR_POINT)


def _dot_replacement(dots: Hit) -> str:
    """The mark for dots; empty when they could also separate a foreign name."""
    if len(dots.text) >= SHORTEST_ELLIPSIS:
        return ELLIPSIS
    ends = dots.text == "." and dots.precedes(rf" *$|[{CLOSING_SIGNS}]| +{HAN}")
    return "。" if ends else ""


def _straight_quotation_marks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each pair of straight quotation marks around Chinese."""
    if '"' not in context.prose.text:
        return
    for hit in context.find(re.compile(STRAIGHT_QUOTES)):
        inside = hit.match["inside"]
        is_inch = hit.follows(r"\d$", 1) or inside[-1].isdigit()
        is_even = len(positions_of('"', hit.passage.text)) % 2 == 0
        pairs_up = is_even and re.match(rf"[\w{OPENING_SIGNS}]", inside)
        if not re.search(HAN, inside) or is_inch or not pairs_up:
            continue
        first, last = hit._replace(end=hit.start + 1), hit._replace(start=hit.end - 1)
        finding = context.at(HALF_WIDTH_PUNCTUATION, first, text='""', wanted="“”")
        yield context.with_edit(context.with_edit(finding, first, "“"), last, "”")


def _half_width_finding(context: CheckContext, hit: Hit) -> Finding:
    """The finding about half-width marks, with the edit to full-width ones."""
    wanted = hit.text.translate(FULL_WIDTH_MARKS)
    return context.replacement(HALF_WIDTH_PUNCTUATION, hit, wanted, text=hit.text, wanted=wanted)


def _stands_in_name(hit: Hit) -> bool:
    """True for a mark in the name of a file or in an internet address."""
    before = hit.passage.text[max(0, hit.start - LONGEST_ADDRESS) : hit.start]
    address = before[len(before.rstrip(ADDRESS_CHARACTERS)) :]
    return any(start in address for start in ADDRESS_STARTS) or hit.precedes(FILE_NAME)


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

PAIR_OPENERS, PAIR_CLOSERS = "“‘（《〈〔【「『", "”’）》〉〕】」』"
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
        kind = [hit for hit in hits if hit.text.translate(FULL_WIDTH_BRACKETS) in (opener, closer)]
        for hit in _marks_without_partner(kind, opener) if kind else ():
            if not _stands_alone(hit):
                partner = closer if hit.text.translate(FULL_WIDTH_BRACKETS) == opener else opener
                yield context.at(UNBALANCED_MARK, hit, mark=hit.text, partner=partner)


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


def _marks_without_partner(hits: Iterable[Hit], opener: str) -> list[Hit]:
    """The marks of one kind that belong to no pair, in the order of the texts."""
    opened: list[Hit] = []
    lone: list[Hit] = []
    for hit in hits:
        if hit.text.translate(FULL_WIDTH_BRACKETS) == opener:
            opened.append(hit)
        elif opened and _belong_together(opened[-1], hit):
            _close_last(opened)
        elif not _is_english_apostrophe(hit):
            lone.append(hit)
    return [*lone, *opened]


def _close_last(opened: list[Hit]) -> None:
    """Remove the last opening mark, and those of the paragraphs before that it repeats."""
    last = opened.pop()
    while opened and last.start == 0 and _belong_together(opened[-1], last):
        last = opened.pop()


def _belong_together(one: Hit, other: Hit) -> bool:
    """True for marks of one paragraph, or of paragraphs that may be of one text."""
    before, after = one.passage, other.passage
    if before == after or (before.path, before.documents) != (after.path, after.documents):
        return before == after
    return (
        before.span == after.span
        or 0 <= after.span.line - before.span.end_line <= MAX_LINES_BETWEEN
    )


def _is_english_apostrophe(hit: Hit) -> bool:
    """True for an apostrophe in English words, years and measures."""
    return hit.text == "’" and (hit.follows("[A-Za-z0-9]$", 1) or hit.precedes("[A-Za-z0-9]"))


def _stands_alone(hit: Hit) -> bool:
    """True for a mark that needs no partner: the bracket of a number, a turned apostrophe."""
    if hit.text == "‘":
        return hit.precedes("[0-9]")
    return hit.text in ")）" and hit.follows(LIST_NUMBER_END, LONGEST_NUMBER)


RULES = (HALF_WIDTH_PUNCTUATION, UNBALANCED_MARK)
CHECKS = (
    _half_width_separators,
    _half_width_brackets,
    _half_width_dots,
    _straight_quotation_marks,
    _unbalanced_marks,
)
