"""The words that the house style itself adds to a document: labels and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.elements import FIRST_WIDE_CHARACTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from civplan.manuscript.nodes import (
        AttachmentText,
        Colophon,
        Manuscript,
        Masthead,
        Signature,
        Table,
        TextRuns,
    )

SIGNER_LABEL = "签发人："
"""In front of the signer's name (GB/T 9704-2012, 7.2.6)."""
ATTACHMENTS_LABEL = "附件："
"""In front of the names of the attachments (7.3.4)."""
COPIES_LABEL = "抄送："
"""In front of the bodies that get a copy (7.4.2)."""
LABEL_SEPARATOR = "、"
CELL_SEPARATOR = "；"
IDEOGRAPHIC_SPACE = "　"
"""As wide as a character."""


def copies_text(colophon: Colophon) -> str:
    """The line of copies, with its closing stop (7.4.2); empty when nobody gets one."""
    return f"{COPIES_LABEL}{colophon.copies.rstrip('。')}。" if colophon.copies else ""


def printed_on_text(colophon: Colophon) -> str:
    """The day of printing (7.4.3); empty when there is none."""
    return f"{colophon.printed_on}印发" if colophon.printed_on else ""


def labelled_attachments(manuscript: Manuscript) -> Iterator[tuple[str, AttachmentText]]:
    """Each attachment behind what stands over it: 附件, or 附件1 where there are several (7.3.7).

    Its number is its place in 附件说明, which may also name attachments that are not in the file;
    where an attachment is not named there, they are counted as they come.
    """
    attachments = manuscript.attachments
    places, total = _named_places(manuscript), len(manuscript.attachment_names)
    if not places:
        places, total = range(1, len(attachments) + 1), len(attachments)
    for place, attachment in zip(places, attachments, strict=True):
        yield ("附件" if total == 1 else f"附件{place}"), attachment


def _named_places(manuscript: Manuscript) -> Sequence[int]:
    """Where 附件说明 names each attachment, from 1; empty unless it names all of them."""
    names = dict(enumerate(manuscript.attachment_names, 1))
    places = []
    for attachment in manuscript.attachments:
        place = next((place for place in names if names[place] == attachment.title), None)
        if place is None:
            return ()
        places.append(place)
        del names[place]
    return places


def note_text(runs: TextRuns) -> str:
    """A note, in brackets (7.3.6)."""
    text = runs_text(runs)
    return text if text.startswith("（") else f"（{text}）"


def numbered_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names behind 附件：, numbered 1. where there are several (7.3.4)."""
    if len(names) == 1:
        return names
    return tuple(f"{number}.{name}" for number, name in enumerate(names, 1))


def masthead_lines(masthead: Masthead) -> tuple[str, ...]:
    """The lines of a masthead where there is no room to lay them out."""
    signer = f"{SIGNER_LABEL}{masthead.signer}" if masthead.signer else ""
    return tuple(filter(None, (masthead.letterhead, masthead.number, signer)))


def signature_lines(signature: Signature) -> tuple[str, ...]:
    """The issuers, then the date."""
    return tuple(filter(None, (*signature.issuers, signature.date)))


def colophon_lines(colophon: Colophon) -> tuple[str, ...]:
    """Who gets a copy; who printed it and when."""
    printed = IDEOGRAPHIC_SPACE.join(filter(None, (colophon.printed_by, printed_on_text(colophon))))
    return tuple(filter(None, (copies_text(colophon), printed)))


def runs_text(runs: TextRuns) -> str:
    """The text of some runs, forced line breaks kept."""
    if len(runs) == 1:  # as nearly all are
        return runs[0].text
    return "".join([run.text for run in runs])


def single_line(text: str) -> str:
    """The text without forced line breaks: a space for one between Latin words, else nothing."""
    first, *others = text.split("\n")
    for line in others:
        latin = first[-1:] < FIRST_WIDE_CHARACTER and line[:1] < FIRST_WIDE_CHARACTER
        first += f" {line}" if latin else line
    return first


def column_labels(table: Table) -> tuple[str, ...]:
    """What a table's head says over each column, a cell over several columns at each of them."""
    labels: list[list[str]] = [[] for _ in range(table.columns)]
    for row in table.head:
        column = 0
        for cell in row:
            text = single_line(runs_text(cell.runs))
            for covered in labels[column : column + cell.columns]:
                covered.append(text)
            column += cell.columns
    return tuple("".join(texts) for texts in labels)
