"""The texts of a manuscript as they are printed, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Figure, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Colophon, Manuscript, Masthead, Signature
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.numbering import NumberForms, PageBlock

PlacedText = tuple["TextPlace", str]
r"""A text and its place; ``\n`` is a forced line break, a tab parts what stands side by side."""


def text_places(manuscript: Manuscript, numbers: NumberForms | None = None) -> Iterator[PlacedText]:
    """Every text of a manuscript with its place, in reading order; empty ones are left out.

    A text has what the house style adds: the number of a heading or of a list's entry, the label
    附件：, the brackets of a note. ``numbers`` are the forms of numbers, by default those of the
    standard. The places:

    - ``("masthead", "mark", 0)`` and on, ``("masthead", "letterhead")``, ``("masthead", "number")``
      and ``("masthead", "signer")``, several signers in rows with tabs between them;
    - ``("title", 0)`` and on: the lines as their author broke them, mostly a single one;
    - ``("text", 12)``: the thirteenth of the numbered blocks (``number_blocks``), of a table or a
      figure ``("text", 12, "caption")``, and ``("text", 12, 1, 0)`` for the first cell of a table's
      second row, the rows of its head counted;
    - ``("name", 0)`` and on: the names of attachments under the text;
    - ``("signature", "issuer", 0)`` and on, ``("signature", "date")``;
    - ``("note", 0)`` and on;
    - ``("attachment", 0, "label")``, ``("attachment", 0, "title")``, and
      ``("attachment", 0, "text", 12)`` as in the text;
    - ``("colophon", "recipients")``, ``("colophon", "copies")`` and ``("colophon", "printed")``,
      the printing body and the day with a tab between them.
    """
    for place, text in _all_places(manuscript, numbers):
        if text.strip():
            yield place, text


def _all_places(manuscript: Manuscript, numbers: NumberForms | None) -> Iterator[PlacedText]:
    if manuscript.masthead:
        yield from _masthead_places(manuscript.masthead)
    for number, line in enumerate(manuscript.title):
        yield ("title", number), line
    yield from _block_places(("text",), number_blocks(manuscript.blocks, numbers))
    label = wording.ATTACHMENTS_LABEL
    for number, name in enumerate(wording.numbered_names(manuscript.attachment_names)):
        yield ("name", number), name if number else f"{label}{name}"
    if manuscript.signature:
        yield from _places_of_signature(manuscript.signature)
    for number, note in enumerate(manuscript.notes):
        yield ("note", number), wording.note_text(note.runs)
    for number, (label, attachment) in enumerate(wording.labelled_attachments(manuscript)):
        yield ("attachment", number, "label"), label
        yield ("attachment", number, "title"), attachment.title
        blocks = number_blocks(attachment.blocks, numbers)
        yield from _block_places(("attachment", number, "text"), blocks)
    if manuscript.colophon:
        yield from _colophon_places(manuscript.colophon)


def _masthead_places(masthead: Masthead) -> Iterator[PlacedText]:
    for number, mark in enumerate(masthead.marks):
        yield ("masthead", "mark", number), mark
    if masthead.letterhead:  # without one, neither of the others is printed
        yield ("masthead", "letterhead"), masthead.letterhead
        yield ("masthead", "number"), masthead.number
        yield ("masthead", "signer"), _signer_text(masthead.signer)


def _signer_text(signer: str) -> str:
    """签发人： with the names in rows, tabs between those of a row; empty without one."""
    rows = "\n".join(map("\t".join, wording.signer_rows(signer)))
    return f"{wording.SIGNER_LABEL}{rows}" if rows else ""


def _block_places(before: TextPlace, blocks: Iterable[PageBlock]) -> Iterator[PlacedText]:
    """The texts of numbered blocks; their places begin with ``before``."""
    for number, block in enumerate(blocks):
        place = (*before, number)
        match block:
            case NumberedParagraph():
                yield place, block.number + wording.runs_text(block.runs)
            case Table():
                yield (*place, "caption"), block.caption
                for row, cells in enumerate((*block.head, *block.body)):
                    for column, cell in enumerate(cells):
                        yield (*place, row, column), wording.runs_text(cell.runs)
            case Figure():
                yield (*place, "caption"), block.caption


def _places_of_signature(signature: Signature) -> Iterator[PlacedText]:
    for number, issuer in enumerate(signature.issuers):
        yield ("signature", "issuer", number), issuer
    yield ("signature", "date"), signature.date


def _colophon_places(colophon: Colophon) -> Iterator[PlacedText]:
    named = (("recipients", colophon.recipients), ("copies", colophon.copies))
    kinds = [kind for kind, names in named if names]
    for kind, text in zip(kinds, wording.addressee_texts(colophon), strict=True):
        yield ("colophon", kind), text
    yield ("colophon", "printed"), _printed_text(colophon)


def _printed_text(colophon: Colophon) -> str:
    """The printing body and the day, with a tab between them; empty without both."""
    day = wording.printed_on_text(colophon)
    return f"{colophon.printed_by}\t{day}" if day else colophon.printed_by
