"""What stands around the text as HTML: masthead, titles, attachments, signature, colophon."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset import wording
from civplan.typeset.html.markup import escape, points
from civplan.typeset.letterhead import letterhead_size
from civplan.typeset.measure import characters
from civplan.typeset.signature import empty_lines_above, signature_lines
from civplan.typeset.title import balance_title
from civplan.typeset.title_breaks import ONE_SIDE_COST, break_costs
from civplan.typeset.units import height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.manuscript.nodes import Colophon, Masthead, Signature
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.signature import SignatureLine


def masthead(content: Masthead, style: HouseStyle) -> str:
    """The letterhead, the number and the signer over the red line (GB/T 9704-2012, 7.2)."""
    size = points(height(letterhead_size(content.letterhead, style)))
    look = f"--size:{size};--count:{max(1.0, characters(content.letterhead)):g}"
    name = f'<p class="letterhead" style="{look}">{escape(content.letterhead)}</p>'
    signer, signed = "", ""
    if content.signer:
        signer = (
            f'<p class="signer">{wording.SIGNER_LABEL}<span>{escape(content.signer)}</span></p>'
        )
        signed = " signed"
    number = f"<p>{escape(content.number)}</p>"
    under = f'<div class="numbers{signed}">{number}{signer}</div>'
    return f'<header class="masthead">{name}{under}</header>'


def title(lines: tuple[str, ...]) -> str:
    """A title in balanced lines (7.3.1); a narrow screen breaks them anew, between known words."""
    spans = "".join(f"<span>{_breakable(line)}</span>" for line in balance_title(lines))
    return f"<h1>{spans}</h1>"


def _breakable(line: str) -> str:
    costs = break_costs(line)
    places = sorted(place for place in costs if costs[place] <= ONE_SIDE_COST)
    edges = (0, *places, len(line))
    return "<wbr>".join(escape(line[start:end]) for start, end in pairwise(edges))


def attachment_names(names: tuple[str, ...]) -> str:
    """附件说明: names under each other, and what wraps under its own first character (7.3.4)."""
    written = ""
    for name, numbered in zip(names, wording.numbered_names(names), strict=True):
        label = "" if written else wording.ATTACHMENTS_LABEL
        width = characters(numbered.removesuffix(name))
        written += f'<p style="--number:{width:g}">{label}{escape(numbered)}</p>'
    return f'<div class="attachments">{written}</div>'


def signature(content: Signature, style: HouseStyle) -> str:
    """Issuers and date (7.3.5)."""
    above = empty_lines_above(content)
    lines = "".join(map(_signature_line, signature_lines(content, style)))
    return f'<div class="signature" style="--above:{above}">{lines}</div>'


def _signature_line(line: SignatureLine) -> str:
    align = "" if line.align is Align.LEFT else f' class="{line.align.value}"'
    place = f"--left:{points(line.left)};--right:{points(line.right)}"
    return f'<p{align} style="{place}">{escape(line.text)}</p>'


def attachment_head(label: str, heading: str) -> str:
    """附件 and the attachment's title (7.3.7)."""
    return f'<p class="label">{label}</p>{title((heading,))}'


def colophon(content: Colophon) -> str:
    """Copies and printing between lines (7.4)."""
    return f'<footer><div class="colophon">{"".join(_colophon_lines(content))}</div></footer>'


def _colophon_lines(content: Colophon) -> Iterator[str]:
    if content.copies:
        yield f'<p class="copies">{escape(wording.copies(content))}</p>'
    if content.printed_by or content.printed_on:
        by, day = escape(content.printed_by), escape(wording.printed_on(content))
        yield f'<p class="printed"><span>{by}</span><span>{day}</span></p>'
