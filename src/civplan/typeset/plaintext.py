"""The plain text typesetter, for WeChat and for forms on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Manuscript, ManuscriptBlock, TableRow
    from civplan.typeset.numbering import NumberForms

TEXT_INDENT = "　　"
"""Two full-width spaces before a paragraph's first line (GB/T 9704-2012, 7.3.3)."""


def typeset_plaintext(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as text, with a line for each paragraph and each row of a table.

    ``numbers`` are the forms of numbers, by default those of the standard.
    """
    parts: tuple[Iterable[str], ...] = (
        wording.masthead_lines(manuscript.masthead),
        manuscript.title,
        _plain_blocks(manuscript.blocks, numbers),
        _plain_attachment_names(manuscript.attachment_names),
        wording.signature_lines(manuscript.signature),
        (f"{TEXT_INDENT}{wording.note_text(note.runs)}" for note in manuscript.notes),
        *_plain_attachments(manuscript, numbers),
        wording.colophon_lines(manuscript.colophon),
    )
    return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"


def _plain_blocks(blocks: Iterable[ManuscriptBlock], numbers: NumberForms | None) -> Iterator[str]:
    for block in number_blocks(blocks, numbers):
        match block:
            case NumberedParagraph():
                indent = "" if block.kind is ParagraphKind.RECIPIENT else TEXT_INDENT
                yield f"{indent}{block.number}{wording.runs_text(block.runs)}"
            case Table():
                yield from (f"{TEXT_INDENT}{line}" for line in _plain_table(block))
            case Figure():
                if words := block.caption or block.alternative:
                    yield f"{TEXT_INDENT}（图：{words}）"


def _plain_table(table: Table) -> Iterator[str]:
    """The caption, then a line for each row."""
    if table.caption:
        yield table.caption
    labels = wording.column_labels(table)
    for row in table.body:
        yield "；".join(_labelled_cells(row, labels))


def _labelled_cells(row: TableRow, labels: tuple[str, ...]) -> Iterator[str]:
    column = 0
    for cell in row:
        label = "、".join(dict.fromkeys(filter(None, labels[column : column + cell.columns])))
        text = wording.single_line(wording.runs_text(cell.runs))
        if label or text:
            yield f"{label}：{text}" if label else text
        column += cell.columns


def _plain_attachment_names(names: tuple[str, ...]) -> Iterator[str]:
    """The names below each other, after their label."""
    label = f"{TEXT_INDENT}{wording.ATTACHMENTS_LABEL}"
    for name in wording.numbered_names(names):
        yield f"{label}{name}"
        label = "　" * len(label)


def _plain_attachments(
    manuscript: Manuscript, numbers: NumberForms | None
) -> Iterator[Iterable[str]]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield (label, attachment.title)
        yield _plain_blocks(attachment.blocks, numbers)
