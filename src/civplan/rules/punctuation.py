"""P301: half-width punctuation in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.numbering import may_be_numbered
from civplan.rules.prose import Hit
from civplan.rules.signs import CLOSING, HAN, NUMERALS, OPENING
from civplan.rules.subject import Subject

HALF_WIDTH = Rule(
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
RULES = (HALF_WIDTH,)

HALVES = ",;:!?()"
FULL = str.maketrans(HALVES, "，；：！？（）")
BESIDE = f"(?:{HAN}|[{CLOSING}{OPENING}])"
SEPARATORS = rf"(?<={BESIDE})[,;:!?]+|[,;:!?]+(?={BESIDE})"
"""Marks that stand directly beside Chinese; between digits or Latin letters they are no fault."""
BRACKETS = r"(?P<open>[(（])(?P<inside>[^()（）\n]*)(?P<close>[)）])"
DOTS = rf"(?:(?<={HAN})|(?<=[”’）》％%]))\.+(?![\w.])|(?<={HAN})\.(?={HAN})"
DOT_OUTSIDE_FIGURES = r"\.(?:(?<![0-9]\.)|(?![0-9]))"
"""Begins with the dot itself, which is what a search finds fastest."""
PAIR = r'"(?P<inside>[^"\n]+)"'
FILE_NAME = r"[^\s，。；、]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|wps|et|txt|zip|rar|mp4)\b"
ADDRESS = r"(?:\w+://|www\.)[!-~]*$"
NUMBER = rf"[(（](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]"
ELLIPSIS = "……"
STOP_OR_POINT = Words("。”或“·", "。” or “·")
"""What a dot between two Chinese characters may stand for."""
SHORTEST_ELLIPSIS = 3


def separators(subject: Subject) -> Iterator[Finding]:
    """Commas, semicolons, colons, exclamation and question marks beside Chinese."""
    if not any(mark in subject.prose.text for mark in ",;:!?"):
        return
    for hit in subject.find(re.compile(SEPARATORS)):
        if not stands_in_name(hit):
            yield widened(subject, hit)


def brackets(subject: Subject) -> Iterator[Finding]:
    """Pairs of brackets with a half-width one, behind a Chinese character or around one."""
    if "(" not in subject.prose.text and ")" not in subject.prose.text:
        return
    for hit in subject.find(re.compile(BRACKETS)):
        halves = [hit.part(name) for name in ("open", "close") if hit.match[name] in HALVES]
        if halves and is_chinese(hit) and not stands_in_name(hit):
            finding = subject.at(
                HALF_WIDTH,
                halves[0],
                text="".join(half.text for half in halves),
                wanted="".join(half.text for half in halves).translate(FULL),
            )
            for half in halves:
                finding = subject.replacing(finding, half, half.text.translate(FULL))
            yield finding


def is_chinese(brackets: Hit) -> bool:
    """True when Chinese stands inside brackets or before them; a number of a list is no case."""
    text = brackets.passage.text
    if brackets.start == 0 and re.match(NUMBER, text) and may_be_numbered(brackets):
        return False  # P309 takes it out
    return bool(
        re.search(BESIDE, brackets.match["inside"])
        or re.search(rf"{BESIDE}$", text[: brackets.start])
        or len({brackets.match["open"], brackets.match["close"]} & set(HALVES)) == 1
    )


def dots(subject: Subject) -> Iterator[Finding]:
    """Dots for stops and ellipses; between two Chinese characters only a person can tell."""
    if not re.search(DOT_OUTSIDE_FIGURES, subject.prose.text):
        return
    for hit in subject.find(re.compile(DOTS)):
        before, after = hit.passage.text[: hit.start], hit.passage.text[hit.end :]
        is_number = re.search(rf"(?:^|[{CLOSING}\s])[第（]?[{NUMERALS}]{{1,3}}）?$", before)
        if is_number or stands_in_name(hit):
            continue
        wanted = wanted_for(hit.text, after)
        if wanted:
            finding = subject.at(HALF_WIDTH, hit, text=hit.text, wanted=wanted)
            yield subject.replacing(finding, hit, wanted)
        else:
            yield subject.at(HALF_WIDTH, hit, text=hit.text, wanted=STOP_OR_POINT)


def wanted_for(dots: str, after: str) -> str:
    """What dots stand for; empty when they could also part a foreign name."""
    if len(dots) >= SHORTEST_ELLIPSIS:
        return ELLIPSIS
    return "。" if dots == "." and re.match(rf" *$|[{CLOSING}]| +{HAN}", after) else ""


def quotation_marks(subject: Subject) -> Iterator[Finding]:
    """Straight quotation marks around Chinese, where they surely pair up."""
    if '"' not in subject.prose.text:
        return
    for hit in subject.find(re.compile(PAIR)):
        inside = hit.match["inside"]
        whole = hit.passage.text
        is_inch = whole[: hit.start][-1:].isdigit() or inside[-1].isdigit()
        pairs_up = whole.count('"') % 2 == 0 and re.match(rf"[\w{OPENING}]", inside)
        if not re.search(HAN, inside) or is_inch or not pairs_up:
            continue
        first, last = hit._replace(end=hit.start + 1), hit._replace(start=hit.end - 1)
        finding = subject.at(HALF_WIDTH, first, text='""', wanted="“”")
        yield subject.replacing(subject.replacing(finding, first, "“"), last, "”")


def widened(subject: Subject, hit: Hit) -> Finding:
    """The finding about half-width marks, with the full-width ones as its edit."""
    wanted = hit.text.translate(FULL)
    finding = subject.at(HALF_WIDTH, hit, text=hit.text, wanted=wanted)
    return subject.replacing(finding, hit, wanted)


def stands_in_name(hit: Hit) -> bool:
    """True for a mark in the name of a file or in an address of the net."""
    before, after = hit.passage.text[: hit.start], hit.passage.text[hit.end :]
    return bool(re.match(FILE_NAME, after) or re.search(ADDRESS, before))


CHECKS = (separators, brackets, dots, quotation_marks)
