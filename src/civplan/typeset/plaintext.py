"""Manuscript to plain text, for WeChat and for forms on the web; numbers are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Block, Manuscript, TableRow
    from civplan.typeset.numbering import NumberForms

TEXT_INDENT = "　　"
"""Two full-width spaces in front of a paragraph's first line (GB/T 9704-2012, 7.3.3)."""


def typeset_plaintext(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as text that needs no layout: one line for a paragraph, one for a row of a table.

    ``numbers`` is how numbers are written, by default as the standard does.
    """
    parts: tuple[Iterable[str], ...] = (
        _plain_masthead(manuscript),
        manuscript.title,
        _plain_blocks(manuscript.blocks, numbers),
        _plain_attachment_names(manuscript),
        _plain_signature(manuscript),
        (f"{TEXT_INDENT}{wording.note_text(note.runs)}" for note in manuscript.notes),
        *_plain_attachments(manuscript, numbers),
        _plain_colophon(manuscript),
    )
    return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"


def _plain_masthead(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.masthead_lines(manuscript.masthead) if manuscript.masthead else ()


def _plain_blocks(blocks: Iterable[Block], numbers: NumberForms | None) -> Iterator[str]:
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
    """The caption, then each row on a line of its own."""
    if table.caption:
        yield table.caption
    labels = wording.column_labels(table)
    for row in table.body:
        yield wording.CELL_SEPARATOR.join(_labelled_cells(row, labels))


def _labelled_cells(row: TableRow, labels: tuple[str, ...]) -> Iterator[str]:
    column = 0
    for cell in row:
        covered = dict.fromkeys(filter(None, labels[column : column + cell.columns]))
        label = wording.LABEL_SEPARATOR.join(covered)
        text = wording.single_line(wording.runs_text(cell.runs))
        if label or text:
            yield f"{label}：{text}" if label else text
        column += cell.columns


def _plain_attachment_names(manuscript: Manuscript) -> Iterator[str]:
    """The names one under the other, behind their label."""
    label = f"{TEXT_INDENT}{wording.ATTACHMENTS_LABEL}"
    for name in wording.numbered_names(manuscript.attachment_names):
        yield f"{label}{name}"
        label = "　" * len(label)


def _plain_signature(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.signature_lines(manuscript.signature) if manuscript.signature else ()


def _plain_attachments(
    manuscript: Manuscript, numbers: NumberForms | None
) -> Iterator[Iterable[str]]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield (label, attachment.title)
        yield _plain_blocks(attachment.blocks, numbers)


def _plain_colophon(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.colophon_lines(manuscript.colophon) if manuscript.colophon else ()
