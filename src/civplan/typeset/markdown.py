"""The Markdown typesetter, GitHub-flavoured, for pasting; numbers are text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align, Figure, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import (
        Colophon,
        Manuscript,
        ManuscriptBlock,
        TableRow,
    )
    from civplan.typeset.numbering import NumberForms

MARKDOWN_BREAK = "\\\n"
"""A forced line break."""
ALIGN_RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}

_MARKDOWN_MARKS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|(?<=\s)#+(?=\s*$)", re.MULTILINE)
"""Marks of emphasis, code, links, tags, entities, cells and the end of a heading."""
_LINE_START = re.compile(
    r"^(\s*)(?:(#)(?=#*(?:\s|$))|([+-])(?=[\s-]|$)|(=)(?==*\s*$)|(\d+)([.)])(?=\s|$))", re.MULTILINE
)
"""Beginnings of a line that would make it a heading, a rule or a list."""


def typeset_markdown(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as Markdown, which displays every character of the manuscript as it was typed.

    ``numbers`` are the forms of numbers, by default those of the standard.
    """
    signature = manuscript.signature
    parts = [
        *map(escape_markdown, wording.masthead_lines(manuscript.masthead)),
        f"# {escape_markdown(manuscript.full_title)}",
        *_markdown_blocks(manuscript.blocks, numbers),
        *_markdown_attachment_names(manuscript.attachment_names),
        *([_markdown_lines(wording.signature_lines(signature))] if signature else ()),
        *(_markdown_lines(wording.note_text(note.runs).split("\n")) for note in manuscript.notes),
        *_markdown_attachments(manuscript, numbers),
        *_markdown_colophon(manuscript.colophon),
    ]
    return "\n\n".join(parts) + "\n"


def escape_markdown(text: str) -> str:
    """Text escaped for a paragraph or a heading."""
    return _LINE_START.sub(_escape_start, _escape_markdown_inside(text))


def _escape_markdown_inside(text: str) -> str:
    """Text escaped for any place but the beginning of a line."""
    return _MARKDOWN_MARKS.sub(r"\\\g<0>", text)


def _escape_start(start: re.Match[str]) -> str:
    blank, heading, bullet, rule, number, stop = (part or "" for part in start.groups())
    return f"{blank}{number}\\{heading}{bullet}{rule}{stop}"


def _markdown_lines(lines: Iterable[str]) -> str:
    """A paragraph of these lines."""
    return MARKDOWN_BREAK.join(map(escape_markdown, lines))


def _markdown_blocks(
    blocks: Iterable[ManuscriptBlock], numbers: NumberForms | None
) -> Iterator[str]:
    for block in number_blocks(blocks, numbers):
        match block:
            case NumberedParagraph() if block.heading:
                text = wording.single_line(wording.runs_text(block.runs))
                marks = "#" * (block.outline + 1)  # the title has the first
                yield f"{marks} {escape_markdown(block.number + text)}"
            case NumberedParagraph():
                yield _markdown_lines((block.number + wording.runs_text(block.runs)).split("\n"))
            case Table():
                yield from _markdown_table(block)
            case Figure():
                yield from _markdown_figure(block)


def _markdown_figure(figure: Figure) -> Iterator[str]:
    address = re.sub(r"[<>\\]", r"\\\g<0>", figure.source)
    yield f"![{_escape_markdown_inside(figure.alternative)}](<{address}>)"
    if figure.caption:
        yield escape_markdown(figure.caption)


def _markdown_table(table: Table) -> Iterator[str]:
    """The caption, then a table with one head row; a cell over several columns adds empty ones."""
    if table.caption:
        yield escape_markdown(table.caption)
    aligns = [cell.align for cell in table.body[0] for _ in range(cell.columns)]
    lines = [
        _markdown_table_line(map(_escape_markdown_inside, wording.column_labels(table))),
        _markdown_table_line(ALIGN_RULES[align] for align in aligns),
        *(_markdown_table_line(_markdown_cells(row)) for row in table.body),
    ]
    yield "\n".join(lines)


def _markdown_cells(row: TableRow) -> Iterator[str]:
    for cell in row:
        yield _escape_markdown_inside(wording.runs_text(cell.runs)).replace("\n", "<br>")
        yield from [""] * (cell.columns - 1)


def _markdown_table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_attachment_names(names: tuple[str, ...]) -> Iterator[str]:
    if names:
        first, *others = wording.numbered_names(names)
        yield _markdown_lines((f"{wording.ATTACHMENTS_LABEL}{first}", *others))


def _markdown_attachments(manuscript: Manuscript, numbers: NumberForms | None) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield label
        yield f"# {escape_markdown(attachment.title)}"
        yield from _markdown_blocks(attachment.blocks, numbers)


def _markdown_colophon(colophon: Colophon | None) -> Iterator[str]:
    if lines := wording.colophon_lines(colophon):
        yield "---"
        yield _markdown_lines(lines)
