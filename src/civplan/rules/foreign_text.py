"""Stretches of a text that are no Chinese prose: addresses, file names and codes of web pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from civplan.rules.prose import HAN, Hit

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
