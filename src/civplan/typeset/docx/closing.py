"""What follows the text as WordprocessingML: 附件说明, signature, notes and the attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset import wording
from civplan.typeset.docx.paragraphs import Format, Indent, Spacing, format_properties, paragraph
from civplan.typeset.docx.text import run
from civplan.typeset.measure import characters
from civplan.typeset.signature import empty_lines_above, signature_lines
from civplan.typeset.title import balance_title
from civplan.typeset.units import Twips
from civplan.typeset.wording import ATTACHMENTS_LABEL, numbered_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.manuscript.nodes import Paragraph, Signature
    from civplan.typeset.gbt9704 import HouseStyle

NAMES_INDENT = 2
"""Characters in front of 附件： under the text (7.3.4)."""
SPARE = 4
"""Characters that a date may hang out on the right: another font than 仿宋 has wider digits, and 日
would begin a line."""


def title(lines: tuple[str, ...], style: HouseStyle, empty_lines_before: int = 0) -> str:
    """A title in balanced lines; nothing where there is no title."""
    text = "\n".join(balance_title(lines))
    if not text:
        return ""
    before = Twips(empty_lines_before * style.line_pitch)
    above = format_properties(Format(spacing=Spacing(before=before))) if before else ""
    return paragraph("Title", run(text), above)


def attachment_names(names: tuple[str, ...], style: HouseStyle) -> Iterator[str]:
    """附件说明: one name without a number, several numbered and set under each other (7.3.4)."""
    label = characters(ATTACHMENTS_LABEL)
    for position, (name, numbered) in enumerate(zip(names, numbered_names(names), strict=True)):
        first = position == 0
        number = characters(numbered) - characters(name)
        hanging = number + (label if first else 0)
        left = NAMES_INDENT + label + number
        place = Indent(left=style.width_of(left), first=Twips(-style.width_of(hanging)))
        spacing = Spacing(before=style.line_pitch) if first else None
        look = Format(keep_next=True, spacing=spacing, indent=place)
        text = f"{ATTACHMENTS_LABEL}{numbered}" if first else numbered
        yield paragraph("AttachmentNames", run(text), format_properties(look))


def signature(content: Signature, style: HouseStyle, *, noted: bool) -> Iterator[str]:
    """Issuers and date; ``noted`` when a note follows them."""
    lines = signature_lines(content, style)
    above = Spacing(before=Twips(empty_lines_above(content) * style.line_pitch))
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        begins = line.align is Align.LEFT
        look = Format(
            keep_next=noted or not last,
            spacing=None if position else above,
            indent=Indent(line.left, _spare(style) if begins else line.right),
            align=line.align,
        )
        name = "Date" if last and content.date else "Signature"
        yield paragraph(name, run(line.text), format_properties(look))


def note(content: Paragraph) -> str:
    """附注, in brackets (7.3.6)."""
    return paragraph("Note", run(wording.note(content.runs)))


def attachment_head(label: str, heading: str, style: HouseStyle) -> str:
    """The head of an attachment's first page: 附件 and its title (7.3.7)."""
    return paragraph("AttachmentLabel", run(label)) + title((heading,), style)


def _spare(style: HouseStyle) -> Twips:
    """The right indent of a line whose beginning has its place, and whose end has none."""
    return Twips(-style.width_of(SPARE))
