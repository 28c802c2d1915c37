"""What stands around the text of an official document: masthead, attachment, colophon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from civplan.ingest.outline import OutlineNode, OutlinePart
from civplan.ingest.plan.attachments import (
    DraftAttachment,
    heads_attachment_text,
    without_attachments,
)
from civplan.ingest.plan.texts import clean_text
from civplan.ingest.structure.mastheads import MastheadFields, masthead_of

COPIES_LINE = re.compile(r"抄送[：:]\s*(?P<names>.+?)[。.]?")
BRACKETED_NOTE_LINE = re.compile(r"[（(]\s*(?P<note>(?:联系|此件)[^（）()]{2,60})[）)]")
PRINTED_LINE = re.compile(r".{0,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text; empty where there is none."""

    nodes: tuple[OutlineNode, ...]
    """The text itself."""
    masthead: MastheadFields
    number: str
    attachments: tuple[DraftAttachment, ...]
    copies: str
    note: str
    """What stands in brackets under the date: whom to call, who may read it."""
    printing_lines: tuple[OutlineNode, ...]
    """The lines that say who printed it and when, which a plan file does not keep."""


def frame_of(part: OutlinePart) -> Frame:
    """The frame of a document and the text inside it."""
    nodes, copies, note = [*part.nodes[:-1], *_lines_of_colophon(part.nodes[-1])], "", ""
    printing_lines: list[OutlineNode] = []
    while not nodes[-1].label and any(clean_text(node.text) for node in nodes[:-1]):
        text = clean_text(nodes[-1].text)
        if PRINTED_LINE.fullmatch(text):
            printing_lines.append(nodes.pop())
        elif not copies and (match := COPIES_LINE.fullmatch(text)):
            copies = match["names"]
            nodes.pop()
        elif not note and (match := BRACKETED_NOTE_LINE.fullmatch(text)):
            note = match["note"].strip()
            nodes.pop()
        else:
            break
    if not note and (at := _note_before_attachment(nodes)):
        note = clean_text(nodes.pop(at).text)[1:-1].strip()
    text_alone = without_attachments(nodes)
    return Frame(
        text_alone.nodes,
        masthead_of(part),
        part.number,
        text_alone.attachments,
        copies,
        note,
        tuple(reversed(printing_lines)),
    )


def _lines_of_colophon(node: OutlineNode) -> list[OutlineNode]:
    """The rows of a table that is a colophon, each as a line; any other node as it is."""
    lines = [clean_text(" ".join(row)) for row in node.rows]
    forms = (COPIES_LINE, PRINTED_LINE)
    if not lines or not all(any(form.fullmatch(line) for form in forms) for line in lines):
        return [node]
    return [replace(node, text=line, rows=()) for line in lines]


def _note_before_attachment(nodes: Sequence[OutlineNode]) -> int:
    """The number of the note that stands right before the text of an attachment; 0 for none."""
    pairs = enumerate(pairwise(nodes))
    return next(
        (
            number
            for number, (node, following) in pairs
            if not node.label
            and heads_attachment_text(following)
            and BRACKETED_NOTE_LINE.fullmatch(clean_text(node.text))
        ),
        0,
    )
