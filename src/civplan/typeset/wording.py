"""Texts that the house style adds to a document: labels, brackets, numbers of names."""

from __future__ import annotations

import re
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
"""Before the signer's name (GB/T 9704-2012, 7.2.6)."""
LINES_ABOVE_NUMBER = 2
"""Empty lines between letterhead and number (7.2.5)."""
LINES_UNDER_RULE = 2
"""Empty lines between the red line and the title (7.3.1)."""
SIGNERS_IN_ROW = 2
"""Names of signers on a line (7.2.6)."""
INDENT_CHARACTERS = 2
"""Of a paragraph's first line (7.3.3)."""
SEVERAL_SIGNERS = r"[一-鿿·]{2,8}(?:、[一-鿿·]{2,8})+"
"""The names of several signers; other words are printed as they are."""
ATTACHMENTS_LABEL = "附件："
"""Before the names of the attachments (7.3.4)."""
NAMES_INDENT = 2
"""Characters in front of 附件： under the text (7.3.4)."""
COPIES_LABEL = "抄送："
"""Before the bodies that get a copy (7.4.2)."""
RECIPIENTS_LABEL = "主送："
"""Before the bodies to whom it goes, where they stand above those that get a copy (7.4.2)."""
IDEOGRAPHIC_SPACE = "　"
"""As wide as a Chinese character."""


def addressee_texts(colophon: Colophon) -> tuple[str, ...]:
    """The paragraphs 主送 and 抄送 of a colophon, each with its closing stop (7.4.2)."""
    labelled = ((RECIPIENTS_LABEL, colophon.recipients), (COPIES_LABEL, colophon.copies))
    return tuple(f"{label}{names.rstrip('。')}。" for label, names in labelled if names)


def printed_on_text(colophon: Colophon) -> str:
    """The date of printing (7.4.3); empty without one."""
    return f"{colophon.printed_on}印发" if colophon.printed_on else ""


def labelled_attachments(manuscript: Manuscript) -> Iterator[tuple[str, AttachmentText]]:
    """Each attachment with its label: 附件, or 附件1 if there are several (7.3.7).

    The number is its place in 附件说明, which may also name attachments that are not in the file;
    if an attachment is not named there, all are numbered in their order.
    """
    attachments = manuscript.attachments
    places, total = _places_of_attachments(manuscript), len(manuscript.attachment_names)
    if not places:
        places, total = range(1, len(attachments) + 1), len(attachments)
    for place, attachment in zip(places, attachments, strict=True):
        yield ("附件" if total == 1 else f"附件{place}"), attachment


def _places_of_attachments(manuscript: Manuscript) -> Sequence[int]:
    """The place of each attachment in 附件说明, from 1; empty unless it names all of them."""
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
    """The names after 附件：, numbered 1. if there are several (7.3.4)."""
    if len(names) == 1:
        return names
    return tuple(f"{number}.{name}" for number, name in enumerate(names, 1))


def masthead_lines(masthead: Masthead | None) -> tuple[str, ...]:
    """The lines of a masthead in a format without layout."""
    if masthead is None:
        return ()
    signer = f"{SIGNER_LABEL}{masthead.signer}" if masthead.signer else ""
    return tuple(filter(None, (*masthead.marks, masthead.letterhead, masthead.number, signer)))


def signer_rows(signer: str) -> tuple[tuple[str, ...], ...]:
    """The names of the signers, two in a row (7.2.6).

    Among several, a name of two characters is as wide as one of three.
    """
    if not re.fullmatch(SEVERAL_SIGNERS, signer):
        return ((signer,),) if signer else ()
    names = [
        IDEOGRAPHIC_SPACE.join(name) if len(name) == len("张三") else name
        for name in signer.split("、")
    ]
    starts = range(0, len(names), SIGNERS_IN_ROW)
    return tuple(tuple(names[start : start + SIGNERS_IN_ROW]) for start in starts)


def signature_lines(signature: Signature | None) -> tuple[str, ...]:
    """The issuers, then the date."""
    return () if signature is None else tuple(filter(None, (*signature.issuers, signature.date)))


def colophon_lines(colophon: Colophon | None) -> tuple[str, ...]:
    """To whom it goes, the copies; the printing body and the date."""
    if colophon is None:
        return ()
    printed = IDEOGRAPHIC_SPACE.join(filter(None, (colophon.printed_by, printed_on_text(colophon))))
    return tuple(filter(None, (*addressee_texts(colophon), printed)))


def runs_text(runs: TextRuns) -> str:
    """The text of some runs with its forced line breaks."""
    if len(runs) == 1:  # nearly always
        return runs[0].text
    return "".join([run.text for run in runs])


def single_line(text: str) -> str:
    """The text without forced line breaks; one between Latin words becomes a space."""
    first, *others = text.split("\n")
    for line in others:
        latin = first[-1:] < FIRST_WIDE_CHARACTER and line[:1] < FIRST_WIDE_CHARACTER
        first += f" {line}" if latin else line
    return first


def column_labels(table: Table) -> tuple[str, ...]:
    """The label of each column in a table's head; a cell over several columns is in each."""
    labels: list[list[str]] = [[] for _ in range(table.columns)]
    for row in table.head:
        column = 0
        for cell in row:
            text = single_line(runs_text(cell.runs))
            for texts in labels[column : column + cell.columns]:
                texts.append(text)
            column += cell.columns
    return tuple("".join(texts) for texts in labels)
