"""WordprocessingML that several parts use: namespaces, text, runs, paragraphs, lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.gbt9704 import EighthPoints, HalfPoints, Twips

PART_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006"
DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006"
WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PICTURE_NAMESPACE = f"{DRAWING_NAMESPACE}/picture"
RELATIONSHIP_NAMESPACE = f'xmlns:r="{OFFICE_NAMESPACE}/relationships"'
DOCUMENT_NAMESPACES = (
    f"{WORD_NAMESPACE} {RELATIONSHIP_NAMESPACE}"
    f' xmlns:a="{DRAWING_NAMESPACE}/main" xmlns:pic="{PICTURE_NAMESPACE}"'
    f' xmlns:wp="{DRAWING_NAMESPACE}/wordprocessingDrawing"'
)
"""The namespaces of word/document.xml."""

BREAK_XML = '</w:t><w:br/><w:t xml:space="preserve">'
TAB_XML = '</w:t><w:tab/><w:t xml:space="preserve">'
XML_ILLEGAL = "[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
"""What XML 1.0 cannot hold, and the carriage return, which it would not keep."""


def escape_xml(text: str) -> str:
    """The text escaped for XML, between tags or in an attribute.

    Raises:
        ValueError: The text holds a character that XML cannot hold, such as NUL.
    """
    if not text.isprintable() and (illegal := re.search(XML_ILLEGAL, text)):
        raise ValueError(f"XML cannot hold the character U+{ord(illegal.group()):04X} in {text!r}")
    if "&" in text or "<" in text or ">" in text or '"' in text:  # a look costs half of a change
        text = text.replace("&", "&amp;")  # first, since the others are written with it
        text = text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text


def run_xml(text: str, properties: str = "") -> str:
    """A run of text; a newline in it is a forced line break, a tab a tab.

    ``properties`` is the content of ``w:rPr``; empty where the paragraph's style says it all.
    """
    content = escape_xml(text)
    if not text.isprintable():  # as hardly any text is not
        content = content.replace("\n", BREAK_XML).replace("\t", TAB_XML)
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def _font_xml(name: str) -> str:
    """The font of a run, for Chinese and Latin characters alike."""
    name = escape_xml(name)
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"'
        ' w:hint="eastAsia"/>'
    )


def run_properties(
    *,
    font: str = "",
    bold: bool = False,
    colour: str = "",
    spacing: Twips | None = None,
    size: HalfPoints | None = None,
) -> str:
    """The content of ``w:rPr`` in the order of the schema."""
    return "".join(
        (
            _font_xml(font) if font else "",
            "<w:b/><w:bCs/>" if bold else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:spacing w:val="{spacing}"/>' if spacing is not None else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size is not None else "",
        )
    )


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
    """From one line to the next, exactly; None for the style's own."""
    before: Twips | None = None
    after: Twips | None = None
    as_high_as_content: bool = False
    """True for a line that grows with the picture in it."""


class ParagraphFormat(NamedTuple):
    """The layout of a paragraph or a paragraph style; None and False leave a value to the style."""

    keep_next: bool = False
    """True when it must share a page with the paragraph that follows."""
    keep_lines: bool = False
    page_break: bool = False
    """True when it begins a page."""
    widow_control: bool = False
    """True when it leaves no line alone on a page."""
    tabs: tuple[tuple[str, Twips], ...] = ()
    """Tab stops: ``left``, ``center`` or ``right``, and their places."""
    off_grid: bool = False
    """True when its lines need not fall on the page's 22 lines."""
    spacing: Spacing | None = None
    indent: Indent | None = None
    align: Align | None = None
    justify: bool = False
    outline: int | None = None
    """Its level in the navigation pane, 0 the highest."""


def paragraph_xml(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a named style; ``content`` is its runs.

    ``properties`` is the content of ``w:pPr`` after the style's name.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def format_properties(look: ParagraphFormat) -> str:
    """The content of ``w:pPr`` after the style's name."""
    return "".join(
        (
            "<w:keepNext/>" if look.keep_next else "",
            "<w:keepLines/>" if look.keep_lines else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            "<w:widowControl/>" if look.widow_control else "",
            _tabs(look.tabs),
            '<w:snapToGrid w:val="0"/>' if look.off_grid else "",
            _spacing(look.spacing),
            _indent(look.indent),
            _alignment(look),
            f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
        )
    )


def _tabs(stops: tuple[tuple[str, Twips], ...]) -> str:
    if not stops:
        return ""
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in stops)
    return f"<w:tabs>{tabs}</w:tabs>"


def _spacing(spacing: Spacing | None) -> str:
    if spacing is None:
        return ""
    before = f' w:before="{spacing.before}"' if spacing.before is not None else ""
    after = f' w:after="{spacing.after}"' if spacing.after is not None else ""
    return f"<w:spacing{before}{after}{_line_spacing(spacing)}/>"


def _line_spacing(spacing: Spacing) -> str:
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


def _alignment(look: ParagraphFormat) -> str:
    if look.justify:
        return '<w:jc w:val="both"/>'
    return f'<w:jc w:val="{look.align.value}"/>' if look.align else ""


def border_xml(name: str, thickness: EighthPoints, colour: str = "000000") -> str:
    """One line of a table or cell."""
    return f'<w:{name} w:val="single" w:sz="{thickness}" w:space="0" w:color="{colour}"/>'
