"""Paragraphs as WordprocessingML: their properties, in the order that the schema wants."""

from __future__ import annotations

from typing import NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.units import Twips


class Indent(NamedTuple):
    """Distances from the edges of the type area."""

    left: Twips = Twips(0)
    right: Twips = Twips(0)
    first: Twips = Twips(0)
    """The first line's own indent; negative when it hangs out to the left."""
    first_characters: int = 0
    """The same in hundredths of a character, which Word prefers; 0 for none."""


class Spacing(NamedTuple):
    """Distances between lines and paragraphs."""

    line: Twips | None = None
    """From one line to the next, exactly; None for what the style says."""
    before: Twips | None = None
    after: Twips | None = None
    as_high_as_content: bool = False
    """True for a line that grows with the picture in it."""


class Format(NamedTuple):
    """What a paragraph or a paragraph style says about its place; None and False say nothing."""

    keep_next: bool = False
    """True when it must share a page with the paragraph that follows."""
    keep_lines: bool = False
    page_break: bool = False
    """True when it begins a page."""
    widow_control: bool = False
    """True when it leaves no line alone on a page."""
    right_tab: Twips | None = None
    """A tab stop for text that ends there."""
    off_grid: bool = False
    """True when its lines need not fall on the page's 22 lines."""
    spacing: Spacing | None = None
    indent: Indent | None = None
    align: Align | None = None
    justify: bool = False
    outline: int | None = None
    """Its level in the navigation pane, 0 the highest."""


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a named style; ``content`` is its runs.

    ``properties`` is the inside of ``w:pPr`` behind the style's name; empty where that says it all.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def format_properties(look: Format) -> str:
    """The inside of ``w:pPr`` after the style's name."""
    return "".join(
        (
            "<w:keepNext/>" if look.keep_next else "",
            "<w:keepLines/>" if look.keep_lines else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            "<w:widowControl/>" if look.widow_control else "",
            _tabs(look.right_tab),
            '<w:snapToGrid w:val="0"/>' if look.off_grid else "",
            _spacing(look.spacing),
            _indent(look.indent),
            _alignment(look),
            f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
        )
    )


def _tabs(position: Twips | None) -> str:
    if position is None:
        return ""
    return f'<w:tabs><w:tab w:val="right" w:pos="{position}"/></w:tabs>'


def _spacing(spacing: Spacing | None) -> str:
    if spacing is None:
        return ""
    before = f' w:before="{spacing.before}"' if spacing.before is not None else ""
    after = f' w:after="{spacing.after}"' if spacing.after is not None else ""
    return f"<w:spacing{before}{after}{_line(spacing)}/>"


def _line(spacing: Spacing) -> str:
    if spacing.as_high_as_content:
        return ' w:line="240" w:lineRule="auto"'
    return f' w:line="{spacing.line}" w:lineRule="exact"' if spacing.line is not None else ""


def _indent(indent: Indent | None) -> str:
    if indent is None:
        return ""
    if indent.first < 0:
        first = f' w:hanging="{-indent.first}"'
    else:
        first = f' w:firstLineChars="{indent.first_characters}" w:firstLine="{indent.first}"'
    return f'<w:ind w:left="{indent.left}" w:right="{indent.right}"{first}/>'


def _alignment(look: Format) -> str:
    if look.justify:
        return '<w:jc w:val="both"/>'
    return f'<w:jc w:val="{look.align.value}"/>' if look.align else ""
