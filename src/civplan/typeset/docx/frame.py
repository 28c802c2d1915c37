"""What stands around the text: masthead, title, 附件说明, signature, notes, colophon.

Masthead and colophon (GB/T 9704-2012, 7.2 and 7.4) are tables of one column with the lines as its
borders. The lower border of the masthead is the red line. The colophon is anchored to the foot of
the type area, wherever on the page its paragraph is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset import wording
from civplan.typeset.colophon import colophon_pitch
from civplan.typeset.docx.markup import (
    Indent,
    ParagraphFormat,
    Spacing,
    border_xml,
    format_properties,
    paragraph_xml,
    run_properties,
    run_xml,
)
from civplan.typeset.gbt9704 import WHITE_UNDER_NUMBER, HalfPoints, Twips, height
from civplan.typeset.measure import letterhead_lines, text_width
from civplan.typeset.signature import (
    LINES_WITH_SIGNATURE,
    SPARE_CHARACTERS,
    empty_lines_above,
    signature_layout,
)
from civplan.typeset.title import balance_title
from civplan.typeset.wording import (
    ATTACHMENTS_LABEL,
    COPIES_LABEL,
    LINES_ABOVE_NUMBER,
    NAMES_INDENT,
    SIGNER_LABEL,
    addressee_texts,
    numbered_names,
    printed_on_text,
    signer_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Colophon, Masthead, Paragraph, Signature
    from civplan.typeset.gbt9704 import HouseStyle

EMPTY_LINE_PITCH = Twips(15)
"""The pitch of a line without text, less than what 22 lines leave of the type area."""


def masthead_xml(content: Masthead, style: HouseStyle) -> str:
    """The header of a document's first page, down to the red line; or only marks.

    The white that the number's line has under its characters counts for the 4 mm.
    """
    marks = "".join(paragraph_xml("Mark", run_xml(mark)) for mark in content.marks)
    if not content.letterhead:
        return marks
    text = marks + _letterhead_xml(content, style) + _number_xml(content, style)
    line = border_xml("bottom", style.masthead_rule, style.red)
    below = max(0, style.masthead_rule_gap - WHITE_UNDER_NUMBER)
    gap = f'<w:tcMar><w:bottom w:w="{below}" w:type="dxa"/></w:tcMar>'
    return _one_column_table([(text, line, gap)], style)


def _letterhead_xml(content: Masthead, style: HouseStyle) -> str:
    lines, size = letterhead_lines(content.letterhead, style)
    look = run_properties(spacing=Twips(0), size=size)
    drop = Twips(max(0, style.masthead_drop - len(content.marks) * style.line_pitch))
    place = ParagraphFormat(spacing=Spacing(line=height(size), before=drop))
    return paragraph_xml("Letterhead", run_xml("\n".join(lines), look), format_properties(place))


def _number_xml(content: Masthead, style: HouseStyle) -> str:
    above = Spacing(before=Twips(LINES_ABOVE_NUMBER * style.line_pitch))
    rows = signer_rows(content.signer)
    if not rows:
        place = ParagraphFormat(spacing=above)
        return paragraph_xml("DocumentNumber", run_xml(content.number), format_properties(place))
    if len(rows) == len(rows[0]) == 1:
        return _one_signer_xml(content, above, style)
    return "".join(_signers_xml(content.number, rows, above, style))


def _one_signer_xml(content: Masthead, above: Spacing, style: HouseStyle) -> str:
    """The number left, the signer right, each one character in (7.2.6)."""
    one = style.character_width
    place = ParagraphFormat(
        tabs=(("right", Twips(style.type_width - one)),),
        spacing=above,
        indent=Indent(left=one, right=one),
        align=Align.LEFT,
    )
    name = run_xml(content.signer, run_properties(font=style.signer_font.name))
    words = run_xml(f"{content.number}\t{SIGNER_LABEL}") + name
    return paragraph_xml("DocumentNumber", words, format_properties(place))


def _signers_xml(
    number: str, rows: tuple[tuple[str, ...], ...], above: Spacing, style: HouseStyle
) -> Iterator[str]:
    """Several signers, two in a row, under each other; the number beside the last (7.2.6)."""
    one = style.character_width
    longest = max(text_width(name) for row in rows for name in row)
    names = Twips(style.type_width - one - style.width_of(2 * longest + 1))
    label = Twips(names - style.width_of(text_width(SIGNER_LABEL)))
    second = Twips(names + style.width_of(longest + 1))
    look = run_properties(font=style.signer_font.name)
    for position, row in enumerate(rows):
        place = ParagraphFormat(
            tabs=tuple(("left", stop) for stop in (label, names, second)),
            spacing=None if position else above,
            indent=Indent(left=one),
            align=Align.LEFT,
        )
        head = number if position == len(rows) - 1 else ""
        label_text = "\t" if position else SIGNER_LABEL  # which reaches to the names
        words = run_xml(f"{head}\t{label_text}") + run_xml("\t".join(row), look)
        yield paragraph_xml("DocumentNumber", words, format_properties(place))


def title_xml(lines: tuple[str, ...], style: HouseStyle, empty_lines_before: int = 0) -> str:
    """A title in balanced lines; empty when there is no title."""
    text = "\n".join(balance_title(lines))
    if not text:
        return ""
    before = Twips(empty_lines_before * style.line_pitch)
    above = format_properties(ParagraphFormat(spacing=Spacing(before=before))) if before else ""
    return paragraph_xml("Title", run_xml(text), above)


def attachment_names_xml(
    names: tuple[str, ...], style: HouseStyle, pitch: Twips = Twips(0)
) -> Iterator[str]:
    """附件说明: one name without a number, several numbered and set under each other (7.3.4).

    ``pitch`` is that of their lines where it is another than usual.
    """
    label = text_width(ATTACHMENTS_LABEL)
    for position, (name, numbered) in enumerate(zip(names, numbered_names(names), strict=True)):
        first = position == 0
        number = text_width(numbered) - text_width(name)
        hanging = number + (label if first else 0)
        left = NAMES_INDENT + label + number
        place = Indent(left=style.width_of(left), first=Twips(-style.width_of(hanging)))
        spacing = _spacing_of_line(pitch, pitch or style.line_pitch if first else None)
        kept = position >= len(names) - LINES_WITH_SIGNATURE
        look = ParagraphFormat(keep_next=kept, off_grid=pitch > 0, spacing=spacing, indent=place)
        text = f"{ATTACHMENTS_LABEL}{numbered}" if first else numbered
        yield paragraph_xml("AttachmentNames", run_xml(text), format_properties(look))


def _spacing_of_line(pitch: Twips, before: Twips | None) -> Spacing | None:
    """The pitch of a line where it is another than usual, and the white above it."""
    return Spacing(pitch or None, before) if pitch or before else None


def signature_xml(
    content: Signature, style: HouseStyle, pitch: Twips = Twips(0), *, before_note: bool
) -> Iterator[str]:
    """Issuers and date.

    Args:
        content: The signature.
        style: The house style.
        pitch: That of its lines where it is another than usual.
        before_note: True when a note follows them.
    """
    lines = signature_layout(content, style)
    spare = Twips(-style.width_of(SPARE_CHARACTERS))
    above = Twips(empty_lines_above(content) * (pitch or style.line_pitch))
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        seals = Twips(line.lines_above * style.line_pitch) or None
        look = ParagraphFormat(
            keep_next=before_note or not last,
            tabs=tuple(("center", centre) for centre in line.centres),
            off_grid=pitch > 0,
            spacing=_spacing_of_line(pitch, seals if position else above),
            indent=Indent(line.left, spare if line.align is Align.LEFT else line.right),
            align=line.align,
        )
        name = "Date" if last and content.date else "Signature"
        text = f"\t{line.text}" if line.centres else line.text
        yield paragraph_xml(name, run_xml(text), format_properties(look))


def note_xml(content: Paragraph) -> str:
    """附注, in brackets (7.3.6)."""
    return paragraph_xml("Note", run_xml(wording.note_text(content.runs)))


def attachment_head_xml(label: str, heading: str, style: HouseStyle) -> str:
    """The head of an attachment's first page: 附件 and its title (7.3.7)."""
    return paragraph_xml("AttachmentLabel", run_xml(label)) + title_xml((heading,), style)


def colophon_xml(content: Colophon, style: HouseStyle) -> str:
    """The colophon and the paragraph that it is anchored to, which takes hardly any room."""
    pitch = colophon_pitch(content, style)
    closer = Spacing(pitch) if pitch < style.line_pitch else None
    names = "".join(_addressees_xml(text, style, closer) for text in addressee_texts(content))
    texts = [names] if names else []
    if content.printed_by or content.printed_on:
        texts.append(_printing_xml(content, style, closer))
    edges = [style.colophon_inner_rule] * (len(texts) + 1)
    edges[0] = edges[-1] = style.colophon_outer_rule
    rows = [
        (text, border_xml("top", top) + border_xml("bottom", bottom), "")
        for text, (top, bottom) in zip(texts, pairwise(edges), strict=True)
    ]
    return _one_column_table(rows, style, _colophon_position(style)) + empty_paragraph_xml()


def empty_paragraph_xml(section: str = "") -> str:
    """A paragraph without text; with the properties of a ``section``, the last of that section."""
    look = ParagraphFormat(off_grid=True, spacing=Spacing(EMPTY_LINE_PITCH))
    mark = f"<w:rPr>{run_properties(size=HalfPoints(2))}</w:rPr>"
    return paragraph_xml("Normal", "", format_properties(look) + mark + section)


def _colophon_position(style: HouseStyle) -> str:
    """At the left edge and the foot of the type area.

    From the left it is measured from the paper's edge: LibreOffice takes a table as wide as the
    type area for one in the text otherwise.
    """
    return (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        f' w:horzAnchor="page" w:tblpX="{style.left_margin}" w:tblpYSpec="bottom"/>'
        '<w:tblOverlap w:val="never"/>'
    )


def _addressees_xml(text: str, style: HouseStyle, closer: Spacing | None) -> str:
    """主送： or 抄送：, one character in on each side, without a line between the two (7.4.2).

    What wraps stands under the first name.
    """
    one = height(style.small_size)
    label = Twips(len(COPIES_LABEL) * one)
    place = Indent(left=Twips(one + label), right=one, first=Twips(-label))
    look = ParagraphFormat(off_grid=closer is not None, spacing=closer, indent=place)
    return paragraph_xml("Colophon", run_xml(text), format_properties(look))


def _printing_xml(content: Colophon, style: HouseStyle, closer: Spacing | None) -> str:
    """Who printed it, left; when, right (7.4.3)."""
    one = height(style.small_size)
    tab = Twips(style.type_width - one)
    day = f"\t{printed_on_text(content)}" if content.printed_on else ""
    look = ParagraphFormat(
        tabs=(("right", tab),),
        off_grid=closer is not None,
        spacing=closer,
        indent=Indent(left=one, right=one),
    )
    return paragraph_xml("Colophon", run_xml(content.printed_by + day), format_properties(look))


def _one_column_table(
    rows: Iterable[tuple[str, str, str]], style: HouseStyle, position: str = ""
) -> str:
    """A table as wide as the type area.

    Args:
        rows: The text of each row, the borders of its cell, and the cell's margins.
        style: The house style.
        position: The properties of a table that stands apart from the text.
    """
    width = f'w:w="{style.type_width}"'
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW {width} w:type="dxa"/>'
        f"<w:tcBorders>{borders}</w:tcBorders>{margins}</w:tcPr>{text}</w:tc></w:tr>"
        for text, borders, margins in rows
    )
    return (
        f'<w:tbl><w:tblPr>{position}<w:tblW {width} w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid><w:gridCol {width}/></w:tblGrid>{cells}</w:tbl>"
    )
