"""P301: half-width commas, stops and similar marks in Chinese text.

Addresses, file names and codes of web pages are no Chinese text: there they are right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import (
    CLOSING_SIGNS,
    HAN,
    NUMERALS,
    OPENING_SIGNS,
    Hit,
    stands_for_figure,
)
from civplan.rules.surplus_signs import remaining_mark

HALF_WIDTH_PUNCTUATION = Rule(
    "P301",
    "half-width-punctuation",
    Severity.WARNING,
    Words("中文里用了半角标点“{text}”", "a half-width “{text}” in Chinese text"),
    Words("改为“{wanted}”", "write “{wanted}”"),
    why=Words(
        "中文用全角标点，一个标点占一个字的位置；半角标点挤在字间，印出来疏密不一。"
        "数字中间的点和逗号、时间、网址、算式、英文里的标点不在此列。",
        "Chinese takes full-width marks, each as wide as a character; half-width ones make the"
        " line uneven. Marks inside figures, times, addresses,"
        " formulas and English are left alone.",
    ),
    fails="""\
principles: 坚持以居民需要为先,把实事办好.
""",
    passes="""\
principles: 坚持以居民需要为先，把实事办好。
""",
    fix=Safety.SAFE,
)

ADDRESS = rf"(?::/{{2,3}}|www\.)(?:[!-~]+|(?<=[/=_?#&(+-]){HAN}+)*"
"""An internet address behind its scheme; behind a sign that parts it, Chinese belongs to it."""
ENTITY = "&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
"""A character as a web page writes it: ``&nbsp;``."""
TAG = (
    r"</?(?:p|br|hr|div|span|b|i|u|em|strong|font|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|sup"
    r"|sub|o:p)(?:[ \t][^<>\n]{0,300})?[ \t]*/?>|<!--[^<>\n]{0,300}-->"
)
"""A tag of a web page, or a comment."""
FOREIGN_HINTS = ("://", "www.", "&", "<")
"""Each stretch has one of these."""
FOREIGN = f"{ADDRESS}|{ENTITY}|{TAG}"
FILE_ENDING = r"[^\s，。；、]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|wps|et|txt|zip|rar|mp4)\b"
"""The rest of a file's name, from a mark in it on."""
HALF_WIDTH_MARKS = ",;:!?()"
FULL_WIDTH_MARKS = str.maketrans(HALF_WIDTH_MARKS, "，；：！？（）")
CHINESE_NEIGHBOUR = f"(?:{HAN}|[{CLOSING_SIGNS}{OPENING_SIGNS}])"
BEHIND_FIGURES = "(?<=[A-Za-z0-9%％‰℃㎡])"
SEPARATORS = (
    rf"(?:(?<={CHINESE_NEIGHBOUR})|(?<={HAN}\)))[,;:!?]+|(?<![,;:!?])[,;:!?]++(?={CHINESE_NEIGHBOUR})"
    rf"|(?:(?<=[0-9%％‰℃㎡])[,;:!?]+|(?<=[A-Za-z])[,;]+)(?= {{1,2}}{HAN})"
)
"""Marks beside Chinese; those between digits or Latin letters are right."""
LAST_SEPARATORS = rf"{BEHIND_FIGURES}[,;:!?]+(?= *$)"
LAST_DOT = r"\.(?= *$)(?<=[A-Za-z0-9‰℃㎡]\.)"
"""Marks at the end of a paragraph, behind a figure or a Latin letter."""
CHINESE_BEFORE = f"{HAN}[^\n]*$"
LONGEST_TAIL = 40
"""Characters between the last Chinese one and the end of a paragraph that is in Chinese."""
ABBREVIATION = r"\b(?:etc|Ltd|Inc|Co|Corp|No|vs|al|e\.g|i\.e|[A-Z])$"
LONGEST_ABBREVIATION = 5
"""Characters of an abbreviation that ends with a dot, and the one before it."""
DOTS = (
    rf"(?:(?<={HAN})|(?<=[”’）)》％%\"]))(?:\.{{2,}}(?![A-Za-z0-9.])|\.(?![\w.]))(?![/\\])"
    rf"|(?<={HAN})\.(?={HAN})|(?<=[A-Za-z0-9])\.{{3,}}(?={HAN}|[{CLOSING_SIGNS}]|[ \t]*$)"
)
DOT_OUTSIDE_FIGURES = r"\.(?:(?<![0-9]\.)|(?![0-9]))"
"""Begins with the dot itself, which is searched fastest."""
NUMBER_BEFORE_DOT = rf"(?:^|[{CLOSING_SIGNS}\s])[第（]?[{NUMERALS}]{{1,3}}）?$"
LONGEST_LIST_NUMBER = 6
"""Characters of a number of a list, with its bracket and the mark before it."""
MARKS_THAT_MEET = "，。、；：！？"
ELLIPSIS = "……"
STOP_OR_POINT = Words("。”或“·", "。” or “·")
"""The replacements of a dot between two Chinese characters."""
STOP_OR_ELLIPSIS = Words("。”或“……", "。” or “……")
"""The replacements of two dots."""
SHORTEST_ELLIPSIS = 3


def _half_width_separators(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each half-width comma, semicolon, colon, ! and ? beside Chinese."""
    if not any(mark in context.prose.text for mark in ",;:!?"):
        return
    for hit in context.find(re.compile(SEPARATORS)):
        is_masked_figure = hit.text.startswith("??") and stands_for_figure(hit)
        if not is_masked_figure and not is_foreign(hit):
            yield _half_width_finding(context, hit)
    for hit in context.find(re.compile(LAST_SEPARATORS, re.MULTILINE)):
        if hit.follows(CHINESE_BEFORE, LONGEST_TAIL) and not is_foreign(hit):
            yield _half_width_finding(context, hit)


def _half_width_dots(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dot for a stop or an ellipsis; one between Chinese has no edit."""
    if not re.search(DOT_OUTSIDE_FIGURES, context.prose.text):
        return
    for hit in context.find(re.compile(DOTS, re.MULTILINE)):
        if hit.follows(NUMBER_BEFORE_DOT, LONGEST_LIST_NUMBER) or is_foreign(hit):
            continue
        wanted = _dot_replacement(hit)
        if wanted:
            yield context.replacement(
                HALF_WIDTH_PUNCTUATION, hit, wanted, text=hit.text, wanted=wanted
            )
        else:
            choice = STOP_OR_POINT if hit.text == "." else STOP_OR_ELLIPSIS
            yield context.at(HALF_WIDTH_PUNCTUATION, hit, text=hit.text, wanted=choice)


def _last_dots(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dot that ends a Chinese paragraph, behind a figure."""
    text = context.prose.text
    if not text.endswith(".") and ".\n" not in text and ". " not in text:
        return
    for hit in context.find(re.compile(LAST_DOT, re.MULTILINE)):
        is_short = hit.follows(ABBREVIATION, LONGEST_ABBREVIATION)
        if hit.follows(CHINESE_BEFORE, LONGEST_TAIL) and not is_short and not is_foreign(hit):
            yield context.replacement(HALF_WIDTH_PUNCTUATION, hit, "。", text=hit.text, wanted="。")


def _dot_replacement(dots: Hit) -> str:
    """The mark for dots; empty when they could also be another one."""
    if len(dots.text) >= SHORTEST_ELLIPSIS:
        return ELLIPSIS
    meets = dots.precedes(f"[{MARKS_THAT_MEET}]")
    ends = dots.text == "." and dots.precedes(rf" *$|[{CLOSING_SIGNS}]| +{HAN}")
    return "。" if ends and not meets else ""


def _half_width_finding(context: CheckContext, hit: Hit) -> Finding:
    """The finding about half-width marks, with the edit to full-width ones.

    There is no edit where several marks meet of which only a person knows the one that stays.
    """
    wanted = hit.text.translate(FULL_WIDTH_MARKS)
    if len(set(wanted)) == 1:
        wanted = remaining_mark(wanted) or wanted
    finding = context.at(HALF_WIDTH_PUNCTUATION, hit, text=hit.text, wanted=wanted)
    around = hit.passage.text[max(0, hit.start - 1) : hit.end + 1]
    marks = "".join(mark for mark in around.translate(FULL_WIDTH_MARKS) if mark in MARKS_THAT_MEET)
    is_sure = len(marks) == 1 or not set(marks) - {"！", "？"} or remaining_mark(marks)
    return context.with_edit(finding, hit, wanted) if is_sure else finding


RULES = (HALF_WIDTH_PUNCTUATION,)


def is_foreign(hit: Hit) -> bool:
    """True for a mark in an internet address, the name of a file or a code of a web page."""
    stretches = _foreign_stretches(hit.passage.text)
    number = bisect_right(stretches, (hit.start, len(hit.passage.text))) - 1
    return (number >= 0 and hit.start < stretches[number][1]) or hit.precedes(FILE_ENDING)


@lru_cache(maxsize=32)
def _foreign_stretches(text: str) -> Sequence[tuple[int, int]]:
    """Where such stretches begin and end in a text, in order."""
    if not any(hint in text for hint in FOREIGN_HINTS):
        return ()
    return tuple(_stretches(text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The same, from a text that may have some."""
    for match in re.finditer(FOREIGN, text, re.IGNORECASE):
        yield match.start(), match.start() + _length_in_brackets(match[0])


def _length_in_brackets(address: str) -> int:
    """How much of an address belongs to it: a bracket that it does not open closes the text's."""
    depth = 0
    for number, character in enumerate(address):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return number
    return len(address)


CHECKS = (_half_width_separators, _half_width_dots, _last_dots)
