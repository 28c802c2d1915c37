"""The text of a document as WordprocessingML: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset.docx.images import drawing, picture_size
from civplan.typeset.docx.paragraphs import Format, format_properties, paragraph
from civplan.typeset.docx.tables import table
from civplan.typeset.docx.text import run, run_properties
from civplan.typeset.numbering import LEVELS, NumberedParagraph, number_blocks
from civplan.typeset.pagination import KEPT_LINES
from civplan.typeset.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Block
    from civplan.typeset.docx.album import Placed
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

KEPT = format_properties(Format(keep_next=True))
LAST_LINES = format_properties(Format(keep_next=True, widow_control=True))
"""Of a long paragraph, this keeps two lines with what follows it."""
SEPARATOR = paragraph("BodyText", "")
"""An empty line between two tables, which Word would else take for one."""


class BodyWriter(NamedTuple):
    """Writes the blocks of a text in one house style."""

    style: HouseStyle
    pictures: Mapping[str, Placed]
    run_in: tuple[str, ...]
    """The inside of ``w:rPr`` of a run-in heading, by level from 0; empty where it looks as the
    text does."""

    def blocks(self, blocks: Iterable[Block], *, kept: bool = False) -> Iterator[str]:
        """Write blocks in order; ``kept`` holds the last two lines with what follows them."""
        numbered = tuple(number_blocks(blocks, self.style.numbers))
        first_kept = _first_kept(numbered, self.style.characters) if kept else len(numbered)
        previous: PageBlock | None = None
        for position, block in enumerate(numbered):
            if isinstance(block, NumberedParagraph):
                yield self.paragraph(block, LAST_LINES if position >= first_kept else "")
            elif isinstance(block, Table):
                if isinstance(previous, Table) and not block.caption:
                    yield SEPARATOR
                yield table(block, self.style)
            else:
                yield self.figure(block)
            previous = block

    def paragraph(self, block: NumberedParagraph, properties: str = "") -> str:
        """Write a paragraph with its number; only a run-in heading looks other than its text."""
        runs, number, level, heading, kind = block
        mixed = runs[0].run_in if len(runs) == 1 else True in [part.run_in for part in runs]
        name = f"Heading{level}" if heading and not mixed else _style_of(kind)
        look = self.run_in[level] if mixed and level <= LEVELS else ""
        if not look:
            return paragraph(name, run(number + plain(runs)), properties)
        content = [run(number, look if runs[0].run_in else "")] if number else []
        content += [run(part.text, look if part.run_in else "") for part in runs]
        return paragraph(name, "".join(content), properties)

    def figure(self, figure: Figure) -> str:
        """Write a picture with its caption below."""
        placed = self.pictures[figure.source]
        size = picture_size(placed.picture, self.style)
        words = figure.alternative or figure.caption
        content = drawing(placed.relationship, placed.number, size, words)
        if not figure.caption:
            return paragraph("Figure", content)
        return paragraph("Figure", content, KEPT) + paragraph("Caption", run(figure.caption))


def body_writer(style: HouseStyle, pictures: Mapping[str, Placed]) -> BodyWriter:
    """A writer for one document."""
    looks = (
        run_properties(font=level.font.name, bold=level.bold)
        if level.bold or level.font != style.body_font
        else ""
        for level in style.levels
    )
    return BodyWriter(style, pictures, ("", *looks))


def _style_of(kind: ParagraphKind) -> str:
    # A table would ask for the hash of the kind, which an enumeration computes in Python.
    if kind is ParagraphKind.BODY:
        return "BodyText"
    return "Recipient" if kind is ParagraphKind.RECIPIENT else "Note"


def _first_kept(blocks: tuple[PageBlock, ...], characters: int) -> int:
    """The first of the last paragraphs that together have at least two lines."""
    position = len(blocks)
    while position and isinstance(block := blocks[position - 1], NumberedParagraph):
        position -= 1
        length = 2 + len(block.number) + sum(len(part.text) for part in block.runs)
        if length > characters or len(blocks) - position == KEPT_LINES:
            break
    return position
