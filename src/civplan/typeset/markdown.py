"""Manuscript to GitHub-flavoured Markdown, for pasting; numbers are text and stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align, Figure, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import (
        Block,
        Colophon,
        Manuscript,
        Row,
    )
    from civplan.typeset.numbering import NumberForms

BREAK = "\\\n"
"""A forced line break."""
RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}

_MARKS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|(?<=\s)#+(?=\s*$)", re.MULTILINE)
"""What Markdown would not print: emphasis, code, links, tags, entities, cells, a heading's end."""
_LINE_START = re.compile(
    r"^(\s*)(?:(#)(?=#*(?:\s|$))|([+-])(?=[\s-]|$)|(=)(?==*\s*$)|(\d+)([.)])(?=\s|$))", re.MULTILINE
)
"""What would make a heading, a rule or a list of a line."""


def typeset_markdown(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as Markdown; every character of the manuscript is shown as it was typed.

    ``numbers`` is how numbers are written, by default as the standard does.
    """
    masthead, signature = manuscript.masthead, manuscript.signature
    parts = [
        *(map(escape, wording.masthead_lines(masthead)) if masthead else ()),
        f"# {escape(manuscript.full_title)}",
        *_blocks(manuscript.blocks, numbers),
        *_attachment_names(manuscript.attachment_names),
        *([_lines(wording.signature_lines(signature))] if signature else ()),
        *(_lines(wording.note(note.runs).split("\n")) for note in manuscript.notes),
        *_attachments(manuscript, numbers),
        *_colophon(manuscript.colophon),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text as Markdown that shows exactly this text, in a paragraph or a heading."""
    return _LINE_START.sub(_escape_start, escape_inside(text))


def escape_inside(text: str) -> str:
    """The same for text that does not begin a line."""
    return _MARKS.sub(r"\\\g<0>", text)


def _escape_start(start: re.Match[str]) -> str:
    blank, heading, bullet, rule, number, stop = (part or "" for part in start.groups())
    return f"{blank}{number}\\{heading}{bullet}{rule}{stop}"


def _lines(lines: Iterable[str]) -> str:
    """A paragraph whose lines are broken where they are here."""
    return BREAK.join(map(escape, lines))


def _blocks(blocks: Iterable[Block], numbers: NumberForms | None) -> Iterator[str]:
    for block in number_blocks(blocks, numbers):
        match block:
            case NumberedParagraph() if block.heading:
                text = wording.on_one_line(wording.plain(block.runs))
                yield f"{'#' * (block.level + 1)} {escape(block.number + text)}"
            case NumberedParagraph():
                yield _lines((block.number + wording.plain(block.runs)).split("\n"))
            case Table():
                yield from _table(block)
            case Figure():
                yield from _figure(block)


def _figure(figure: Figure) -> Iterator[str]:
    address = re.sub(r"[<>\\]", r"\\\g<0>", figure.source)
    yield f"![{escape_inside(figure.alternative)}](<{address}>)"
    if figure.caption:
        yield escape(figure.caption)


def _table(table: Table) -> Iterator[str]:
    """The caption, then a table with one head row; a cell over several columns leaves gaps."""
    if table.caption:
        yield escape(table.caption)
    aligns = [cell.align for cell in table.body[0] for _ in range(cell.columns)]
    lines = [
        _line(map(escape_inside, wording.column_labels(table))),
        _line(RULES[align] for align in aligns),
        *(_line(_cells(row)) for row in table.body),
    ]
    yield "\n".join(lines)


def _cells(row: Row) -> Iterator[str]:
    for cell in row:
        yield escape_inside(wording.plain(cell.runs)).replace("\n", "<br>")
        yield from [""] * (cell.columns - 1)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _attachment_names(names: tuple[str, ...]) -> Iterator[str]:
    if names:
        first, *others = wording.numbered_names(names)
        yield _lines((f"{wording.ATTACHMENTS_LABEL}{first}", *others))


def _attachments(manuscript: Manuscript, numbers: NumberForms | None) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield label
        yield f"# {escape(attachment.title)}"
        yield from _blocks(attachment.blocks, numbers)


def _colophon(colophon: Colophon | None) -> Iterator[str]:
    if colophon and (lines := wording.colophon_lines(colophon)):
        yield "---"
        yield _lines(lines)
