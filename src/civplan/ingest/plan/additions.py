"""What a document of an imported plan will say that the original does not say.

The document is composed as it will be printed, and every text of it is looked for in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.compose.outline import DataTable, Entry, Outline, Part
from civplan.compose.sentences import clause
from civplan.findings.words import Words
from civplan.ingest.blocks import Place
from civplan.ingest.outline import OutlinePart
from civplan.ingest.plan.places import SUMMARY_FIELDS
from civplan.ingest.plan.texts import clean_text
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.model.plan_comments import FieldPath
from civplan.rules.stretches import NOT_LETTERS_OR_DIGITS

TITLE_ADDED, SIGNATURE_ADDED = Words("标题", "title"), Words("署名", "signature")
LETTERHEAD_ADDED = Words("这样的版头", "such letterhead")
PRINTER_ADDED = Words("这样的印发机关和日期", "such line of the printing body")
HEADING_ADDED, WORDS_ADDED = Words("这个标题", "such heading"), Words("这样的话", "such words")
STOPS_ADDED = Words("段落末尾的句号（{count}处）", "full stop at the end of paragraphs ({count})")
SUMMARY_KEYS = frozenset(name.value for name in SUMMARY_FIELDS)
FIELDS_OF_PARTS: dict[str, FieldPath] = {"area": ("work",), "extra": ("sections",)}
"""The fields of parts that are called otherwise."""
BETWEEN_SENTENCES = re.compile("(?<=[。；！？])")
SHOWN_END = 16
"""Characters of the end of a paragraph that a finding repeats."""
PRINTED_ON = "印发"
FRAME_LABEL = re.compile(r"^(?:抄送|附件\d{0,2})")
"""What stands before copies and attachments, which the typesetter writes."""


class AddedText(NamedTuple):
    """Something that the original lacks."""

    key: FieldPath
    """The place in the plan that can say it otherwise."""
    what: Words
    text: str


def added_texts(
    plan: Plan, document: Document, outline: Outline, part: OutlinePart
) -> Iterator[AddedText]:
    """Yield what a document of a plan will say that its original does not, each text once.

    Args:
        plan: The plan that was made of the original, alone or with another document.
        document: Which of its documents.
        outline: That document, composed.
        part: The original.
    """
    nodes = [f"{node.label}{node.text}" for node in part.nodes]
    around = (part.title, part.recipient, part.number, *(one.text for one in part.furniture))
    marked = "".join("".join(clean_text(text).split()) for text in (*around, *nodes))
    words = NOT_LETTERS_OR_DIGITS.sub("", marked + part.signature)
    details = plan.details(document)
    if outline.letterhead and not (details and details.letterhead):
        yield AddedText((document.value, "letterhead"), LETTERHEAD_ADDED, outline.letterhead)
    for one in _printed_texts(outline, document):
        for piece in BETWEEN_SENTENCES.split(one.text):
            if NOT_LETTERS_OR_DIGITS.sub("", piece) not in words:
                yield one._replace(text=piece)
                break
    yield from _added_stops(outline, document, marked)


def unprinted_texts(
    document: Document, outline: Outline, part: OutlinePart
) -> Iterator[tuple[str, Place]]:
    """Yield what an original says and its document will not, with its place.

    The heads of tables are left out: they name the fields that the rows have become.

    Args:
        document: Which of a plan's documents.
        outline: That document, composed.
        part: The original.
    """
    attached = (
        text
        for one in outline.attachments
        for text in (one.name, *one.paragraphs, *_texts_of_tables(one.tables))
    )
    around = (outline.recipient, outline.number, outline.signer, outline.copies, outline.note)
    texts = (one.text for one in _printed_texts(outline, document))
    words = NOT_LETTERS_OR_DIGITS.sub("", "".join((*around, *attached, *texts)))
    for node in part.nodes:
        lines = (cell for row in node.rows[1:] for cell in row) if node.rows else (node.text,)
        for piece in (piece for line in lines for piece in BETWEEN_SENTENCES.split(line)):
            if FRAME_LABEL.sub("", NOT_LETTERS_OR_DIGITS.sub("", piece)) not in words:
                yield clean_text(piece), node.place


def _printed_texts(outline: Outline, document: Document) -> Iterator[AddedText]:
    """Every text that a document prints, but for its date and what can only be the original's."""
    place = document.value
    yield AddedText((place, "title"), TITLE_ADDED, "".join(outline.title))
    for issuer in outline.issuers:
        yield AddedText(("issuer",), SIGNATURE_ADDED, issuer)
    if outline.has_colophon:
        date = f"{outline.date}{PRINTED_ON}" if outline.date else ""
        yield AddedText((place,), PRINTER_ADDED, f"{outline.printed_by}{date}")
    for text in (*outline.opening, *outline.closing):
        yield AddedText((place,), WORDS_ADDED, text)
    for part in outline.parts:
        own = (place, part.key) if part.key in SUMMARY_KEYS else None
        yield from _texts_of_part(part, own or FIELDS_OF_PARTS.get(part.key, (part.key,)))


def _texts_of_part(part: Part, key: FieldPath) -> Iterator[AddedText]:
    """The heading and the texts of a part, and of the parts below it."""
    yield AddedText(key, HEADING_ADDED, part.heading)
    for text in _texts_in_part(part):
        yield AddedText(key, WORDS_ADDED, text)
    for inner in part.parts:
        yield from _texts_of_part(inner, key)


def _texts_in_part(part: Part) -> Iterator[str]:
    """The paragraphs, members and entries of a part itself."""
    yield from part.paragraphs
    if part.members:
        yield from (part.members.caption, *map("".join, part.members.rows))
    yield from _texts_of_tables(part.tables)
    yield from _texts_of_entries(part.entries, headed=part.headed)


def _texts_of_tables(tables: Iterable[DataTable]) -> Iterator[str]:
    """The captions of tables, and their rows, the head first."""
    for table in tables:
        yield from filter(None, (table.caption, "".join(table.columns), *map("".join, table.rows)))


def _texts_of_entries(entries: Iterable[Entry], *, headed: bool) -> Iterator[str]:
    """The headings and paragraphs of entries, and of those below them.

    A heading of its own is printed without the full stop that a run-in heading has.
    """
    for entry in entries:
        name = clause(entry.name) if headed else entry.name
        yield from filter(None, (name, *entry.paragraphs))
        yield from _texts_of_tables(entry.tables)
        yield from _texts_of_entries(entry.entries, headed=entry.headed)


def _added_stops(outline: Outline, document: Document, original: str) -> Iterator[AddedText]:
    """The full stops behind paragraphs that have none in the original, as one remark."""
    parts = [*outline.parts, *(inner for part in outline.parts for inner in part.parts)]
    paragraphs = [*outline.opening, *(text for part in parts for text in _texts_in_part(part))]
    lines = ["".join(text.split()) for text in paragraphs]
    without = [line for line in lines if line[-1:] == "。" and line not in original]
    stopless = [line for line in without if line[:-1] in original]
    if stopless:
        count = STOPS_ADDED.filled(count=len(stopless))
        yield AddedText((document.value,), count, f"“……{stopless[0][-SHOWN_END:]}”")
