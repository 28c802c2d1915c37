"""The number of an official document (发文字号), off the line that it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from civplan.ingest.structure.aside import TITLE_SIGN, Aside
from civplan.ingest.structure.lines import TextLine

LONGEST_NUMBER_LINE = 100
"""Characters of the line on which the number stands, with its signer and wide blanks."""
_DOCUMENT_NUMBER = re.compile(
    r"[\u3400-\u9fffxX×]{1,12}\s?[〔\[［(（【﹝]\s?[0-9０-９xX×]{4}\s?[〕\]］)）】﹞]\s*(?:第\s*)?[0-9０-９xX×]{1,4}\s*号"
)
"""翠社发〔2025〕3号; the brackets should be 〔〕 and often are others (GB/T 9704-2012, 7.2.5)."""
_NUMBER_LINE = re.compile(
    rf"[(（【]?\s*(?:发?文件?字?号\s*[:：]\s*)?(?P<number>{_DOCUMENT_NUMBER.pattern})\s*[)）】]?"
    r"(?P<signer>[\s\u3000]*签发人\s*[:：].{2,30})?"
)


class NumberLine(NamedTuple):
    """The number of a document, and what else its line says."""

    number: str
    """As read."""
    signs: tuple[Aside, ...] = ()
    """The brackets and words around it."""
    signer: TextLine | None = None
    """Who signed it, where the line says so."""


def document_number(line: TextLine) -> NumberLine | None:
    """The number that a line consists of, with the signer; None for any other line."""
    is_long = len(line.text) > LONGEST_NUMBER_LINE
    match = None if line.rows or line.number or is_long else _NUMBER_LINE.fullmatch(line.text)
    if match is None:
        return None
    start, end = match.span("number")
    signer = match.start("signer") if match["signer"] else len(line.text)
    around = (line.part(0, start), line.part(end, signer))
    signs = tuple(Aside(one, TITLE_SIGN) for one in around if one.text)
    return NumberLine(match["number"], signs, line.part(signer) if match["signer"] else None)


class NumberAbove(NamedTuple):
    """The number among the lines around a title; empty without one."""

    number: str
    asides: tuple[Aside, ...]
    """All that is not the number of these lines."""


def number_above(asides: Iterable[Aside]) -> NumberAbove:
    """Take the number of a document out of the lines around its title."""
    number, rest = "", list[Aside]()
    for aside in asides:
        below = None if number else document_number(aside.line)
        if below is None:
            rest.append(aside)
            continue
        number = below.number
        rest += below.signs
        rest += [aside._replace(line=below.signer)] if below.signer else []
    return NumberAbove(number, tuple(rest))
