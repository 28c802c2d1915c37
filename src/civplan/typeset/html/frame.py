"""What stands around the text as HTML: masthead, titles, attachments, signature, colophon."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset import wording
from civplan.typeset.html.body import css_points, escape_html
from civplan.typeset.measure import letterhead_size, text_width
from civplan.typeset.signature import empty_lines_above, signature_layout
from civplan.typeset.title import balance_title
from civplan.typeset.title_breaks import ONE_SIDE_COST, break_costs
from civplan.typeset.units import height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.manuscript.nodes import Colophon, Masthead, Signature
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.signature import SignatureLine


def masthead_html(content: Masthead, style: HouseStyle) -> str:
    """The letterhead, the number and the signer over the red line (GB/T 9704-2012, 7.2)."""
    size = css_points(height(letterhead_size(content.letterhead, style)))
    look = f"--size:{size};--count:{max(1.0, text_width(content.letterhead)):g}"
    name = f'<p class="letterhead" style="{look}">{escape_html(content.letterhead)}</p>'
    signer, signed = "", ""
    if content.signer:
        name_of_signer = f"<span>{escape_html(content.signer)}</span>"
        signer = f'<p class="signer">{wording.SIGNER_LABEL}{name_of_signer}</p>'
        signed = " signed"
    number = f"<p>{escape_html(content.number)}</p>"
    under = f'<div class="numbers{signed}">{number}{signer}</div>'
    return f'<header class="masthead">{name}{under}</header>'


def title_html(lines: tuple[str, ...]) -> str:
    """A title in balanced lines (7.3.1); a narrow screen breaks them anew, between known words."""
    spans = "".join(f"<span>{_breakable_html(line)}</span>" for line in balance_title(lines))
    return f"<h1>{spans}</h1>"


def _breakable_html(line: str) -> str:
    costs = break_costs(line)
    places = sorted(place for place in costs if costs[place] <= ONE_SIDE_COST)
    edges = (0, *places, len(line))
    return "<wbr>".join(escape_html(line[start:end]) for start, end in pairwise(edges))


def attachment_names_html(names: tuple[str, ...]) -> str:
    """附件说明: names under each other, and what wraps under its own first character (7.3.4)."""
    written = ""
    for name, numbered in zip(names, wording.numbered_names(names), strict=True):
        label = "" if written else wording.ATTACHMENTS_LABEL
        width = text_width(numbered.removesuffix(name))
        written += f'<p style="--number:{width:g}">{label}{escape_html(numbered)}</p>'
    return f'<div class="attachments">{written}</div>'


def signature_html(content: Signature, style: HouseStyle) -> str:
    """Issuers and date (7.3.5)."""
    above = empty_lines_above(content)
    lines = "".join(map(_signature_line_html, signature_layout(content, style)))
    return f'<div class="signature" style="--above:{above}">{lines}</div>'


def _signature_line_html(line: SignatureLine) -> str:
    align = "" if line.align is Align.LEFT else f' class="{line.align.value}"'
    place = f"--left:{css_points(line.left)};--right:{css_points(line.right)}"
    return f'<p{align} style="{place}">{escape_html(line.text)}</p>'


def attachment_head_html(label: str, heading: str) -> str:
    """附件 and the attachment's title (7.3.7)."""
    return f'<p class="label">{label}</p>{title_html((heading,))}'


def colophon_html(content: Colophon) -> str:
    """Copies and printing between lines (7.4)."""
    return f'<footer><div class="colophon">{"".join(_colophon_lines_html(content))}</div></footer>'


def _colophon_lines_html(content: Colophon) -> Iterator[str]:
    if content.copies:
        yield f'<p class="copies">{escape_html(wording.copies_text(content))}</p>'
    if content.printed_by or content.printed_on:
        by, day = escape_html(content.printed_by), escape_html(wording.printed_on_text(content))
        yield f'<p class="printed"><span>{by}</span><span>{day}</span></p>'
