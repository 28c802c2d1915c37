"""The places of issuer and date at the end of a text (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.measure import text_width
from civplan.typeset.title import balance_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from civplan.manuscript.nodes import Signature
    from civplan.typeset.gbt9704 import HouseStyle

SIGNATURE_RIGHT_GAP = 2
"""Characters between a signature without a seal and the right edge (7.3.5.2)."""
DATE_SHIFT = 2
"""Characters from the issuer's first to the date's first (7.3.5.2)."""
LINES_WITH_SIGNATURE = 2
"""Lines of the last paragraph that share a page with the signature (7.3.5.4); the same paragraph
leaves no fewer on the page before."""
SPARE_CHARACTERS = 4
"""Characters that a date may hang out on the right: another font than 仿宋 has wider digits, and 日
would begin a line."""
SEALED_RIGHT_GAP = 4
"""Characters between a sealed date and the right edge (7.3.5.1)."""
SEAL_LINES = 5
"""From one row of seals to the next, in lines: seals of 42 mm that do not touch (7.3.5.1)."""
MOST_SEALS = 3
"""Seals in a row; more would be wider than the type area (7.3.5.1)."""
LINES_IN_COLUMN = 2
"""Lines of a name over its seal."""
NAME_OF_COMMUNITY = re.compile(r"(.+?社区)(.+)")
"""A community and the body in it, which may stand on lines of their own."""
LONGEST_ISSUER = 24
"""Characters of an issuer on one line; a longer one is broken into lines about equally long."""
LINES_ABOVE_SIGNATURE = 1
"""Empty lines between the text and a signature without a seal (7.3.5.2)."""
LINES_ABOVE_SEALED = 2
"""Empty lines above a sealed issuer: a seal of 42 mm, centred between issuer and date, then begins
within one line of the text (7.3.5.1)."""


class SignatureLine(NamedTuple):
    """One line of a signature and its distances from the edges of the type area."""

    text: str
    align: Align
    left: Twips = Twips(0)
    right: Twips = Twips(0)
    centres: tuple[Twips, ...] = ()
    """The middle of each name when seals stand side by side; the text has tabs between them."""
    lines_above: int = 0
    """Empty lines between it and the line above, for a row of seals."""


def signature_layout(signature: Signature, style: HouseStyle) -> tuple[SignatureLine, ...]:
    """The lines of a signature: its issuers one under the other, then the date.

    Sealed ones stand side by side, so that the seals do not touch.
    """
    if signature.sealed and len(signature.issuers) > 1:
        return _seals_in_rows(signature, style)
    signature = signature._replace(issuers=tuple(_balanced_lines(signature.issuers)))
    if signature.sealed:
        return _sealed_layout(signature, style)
    if text_width(signature.date) > _widest(signature):
        return _date_longer(signature, style)
    return _issuer_longer(signature, style)


def empty_lines_above(signature: Signature) -> int:
    """The number of empty lines between the text and the signature."""
    return LINES_ABOVE_SEALED if signature.sealed else LINES_ABOVE_SIGNATURE


def signature_lines_total(signature: Signature, style: HouseStyle) -> int:
    """The lines of a signature with all empty ones."""
    lines = signature_layout(signature, style)
    return empty_lines_above(signature) + sum(1 + line.lines_above for line in lines)


def lines_of_seals(signature: Signature, style: HouseStyle) -> int:
    """The empty lines among them that the seals of one row need above those of the next."""
    return sum(line.lines_above for line in signature_layout(signature, style))


def _balanced_lines(issuers: Iterable[str]) -> Iterator[str]:
    for issuer in issuers:
        yield from balance_title(issuer, LONGEST_ISSUER)


def _seals_in_rows(signature: Signature, style: HouseStyle) -> tuple[SignatureLine, ...]:
    """The issuers in rows of equal columns, each over its seal; the date under the last one."""
    names, columns = _names_in_columns(signature.issuers, style)
    lines = []
    for start in range(0, len(names), columns):
        row = names[start : start + columns]
        centres = tuple(
            Twips(round(style.type_width * (2 * place + 1) / (2 * columns)))
            for place in range(columns - len(row), columns)
        )
        for place, texts in enumerate(zip_longest(*row, fillvalue="")):
            above = SEAL_LINES - 1 if start and not place else 0
            text = "\t".join(texts)
            lines.append(SignatureLine(text, Align.LEFT, centres=centres, lines_above=above))
    if signature.date:
        lines.append(SignatureLine(signature.date, Align.LEFT, centres=lines[-1].centres[-1:]))
    return tuple(lines)


def _names_in_columns(
    issuers: Sequence[str], style: HouseStyle
) -> tuple[list[tuple[str, ...]], int]:
    """The lines of each name, and the most columns in which names have at most two of them."""
    for columns in range(min(MOST_SEALS, len(issuers)), 1, -1):
        longest = style.characters // columns - 1
        names = [_name_in_column(issuer, longest) for issuer in issuers]
        if all(names):
            return names, columns
    return [(issuer,) for issuer in issuers], 1


def _name_in_column(name: str, longest: int) -> tuple[str, ...]:
    """A name in one line or two, of at most so many characters; empty where it does not fit."""
    if text_width(name) <= longest:
        return (name,)
    match = NAME_OF_COMMUNITY.fullmatch(name)
    lines = match.groups() if match else balance_title(name, longest)
    fits = len(lines) <= LINES_IN_COLUMN and max(map(text_width, lines)) <= longest
    return lines if fits else ()


def _widest(signature: Signature) -> float:
    return max(map(text_width, signature.issuers), default=0.0)


def _issuer_longer(signature: Signature, style: HouseStyle) -> tuple[SignatureLine, ...]:
    """The longest issuer ends 2 from the right edge; the date begins 2 after it begins."""
    right = style.width_of(SIGNATURE_RIGHT_GAP)
    widest = _widest(signature)
    lines = _issuer_lines(signature, _from_left(SIGNATURE_RIGHT_GAP + widest, style), right)
    if signature.date:
        free = SIGNATURE_RIGHT_GAP + widest - DATE_SHIFT - text_width(signature.date)
        lines += (_date_line(signature.date, free, style),)
    return lines


def _date_line(date: str, free: float, style: HouseStyle) -> SignatureLine:
    """A date with so many characters free on its right.

    With few, it is set from the right edge: wider digits then do not leave the type area.
    """
    if free < SIGNATURE_RIGHT_GAP:
        return SignatureLine(date, Align.RIGHT, right=style.width_of(free))
    return SignatureLine(date, Align.LEFT, left=_from_left(text_width(date) + free, style))


def _date_longer(signature: Signature, style: HouseStyle) -> tuple[SignatureLine, ...]:
    """The date ends 2 from the right edge; the issuer begins 2 before it begins."""
    date = text_width(signature.date)
    start = _from_left(SIGNATURE_RIGHT_GAP + date + DATE_SHIFT, style)
    right = style.width_of(SIGNATURE_RIGHT_GAP + date + DATE_SHIFT - _widest(signature))
    lines = _issuer_lines(signature, start, right)
    gap = style.width_of(SIGNATURE_RIGHT_GAP)
    return (*lines, SignatureLine(signature.date, Align.RIGHT, right=gap))


def _issuer_lines(signature: Signature, start: Twips, right: Twips) -> tuple[SignatureLine, ...]:
    """One issuer is set from the right edge; several begin below each other."""
    if len(signature.issuers) == 1:
        return (SignatureLine(signature.issuers[0], Align.RIGHT, right=right),)
    return tuple(SignatureLine(issuer, Align.LEFT, left=start) for issuer in signature.issuers)


def _sealed_layout(signature: Signature, style: HouseStyle) -> tuple[SignatureLine, ...]:
    """The date ends 4 from the right edge, or more for a long issuer; issuers are centred above."""
    half_date = text_width(signature.date) / 2
    centre = max(SEALED_RIGHT_GAP + half_date, _widest(signature) / 2)
    left = Twips(max(0, style.type_width - 2 * style.width_of(centre)))
    lines = tuple(SignatureLine(issuer, Align.CENTER, left=left) for issuer in signature.issuers)
    if signature.date:
        gap = style.width_of(centre - half_date)
        lines += (SignatureLine(signature.date, Align.RIGHT, right=gap),)
    return lines


def _from_left(from_right: float, style: HouseStyle) -> Twips:
    """The distance from the left edge to a place ``from_right`` characters from the right one."""
    return Twips(max(0, style.type_width - style.width_of(from_right)))
