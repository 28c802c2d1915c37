"""Manuscript to plain text, for WeChat and for forms on the web; numbers are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Block, Manuscript, Row
    from civplan.typeset.numbering import NumberForms

INDENT = "　　"
"""Two full-width spaces in front of a paragraph's first line (GB/T 9704-2012, 7.3.3)."""


def typeset_plaintext(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as text that needs no layout: one line for a paragraph, one for a row of a table.

    ``numbers`` is how numbers are written, by default as the standard does.
    """
    parts: tuple[Iterable[str], ...] = (
        _masthead(manuscript),
        manuscript.title,
        _blocks(manuscript.blocks, numbers),
        _attachment_names(manuscript),
        _signature(manuscript),
        (f"{INDENT}{wording.note(note.runs)}" for note in manuscript.notes),
        *_attachments(manuscript, numbers),
        _colophon(manuscript),
    )
    return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"


def _masthead(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.masthead_lines(manuscript.masthead) if manuscript.masthead else ()


def _blocks(blocks: Iterable[Block], numbers: NumberForms | None) -> Iterator[str]:
    for block in number_blocks(blocks, numbers):
        match block:
            case NumberedParagraph():
                indent = "" if block.kind is ParagraphKind.RECIPIENT else INDENT
                yield f"{indent}{block.number}{wording.plain(block.runs)}"
            case Table():
                yield from (f"{INDENT}{line}" for line in _table(block))
            case Figure():
                if words := block.caption or block.alternative:
                    yield f"{INDENT}（图：{words}）"


def _table(table: Table) -> Iterator[str]:
    """The caption, then each row on a line of its own."""
    if table.caption:
        yield table.caption
    labels = wording.column_labels(table)
    for row in table.body:
        yield wording.CELL_SEPARATOR.join(_labelled_cells(row, labels))


def _labelled_cells(row: Row, labels: tuple[str, ...]) -> Iterator[str]:
    column = 0
    for cell in row:
        covered = dict.fromkeys(filter(None, labels[column : column + cell.columns]))
        label = wording.LABEL_SEPARATOR.join(covered)
        text = wording.on_one_line(wording.plain(cell.runs))
        if label or text:
            yield f"{label}：{text}" if label else text
        column += cell.columns


def _attachment_names(manuscript: Manuscript) -> Iterator[str]:
    """The names one under the other, behind their label."""
    label = f"{INDENT}{wording.ATTACHMENTS_LABEL}"
    for name in wording.numbered_names(manuscript.attachment_names):
        yield f"{label}{name}"
        label = "　" * len(label)


def _signature(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.signature_lines(manuscript.signature) if manuscript.signature else ()


def _attachments(manuscript: Manuscript, numbers: NumberForms | None) -> Iterator[Iterable[str]]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield (label, attachment.title)
        yield _blocks(attachment.blocks, numbers)


def _colophon(manuscript: Manuscript) -> tuple[str, ...]:
    return wording.colophon_lines(manuscript.colophon) if manuscript.colophon else ()
