"""The attachments of a document: the list of their names under the text, and their own texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from civplan.ingest.outline import OutlineNode
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node

ONLY_NAME = re.compile(r"附件\s*[：:]\s*(?P<name>[^\s\d。；][^。；\n]{1,60})?")
"""The line above the list of names, or the one that names the only attachment."""
BODY_HEAD = re.compile(r"附件\s*(?:(?P<number>\d{1,2})\s*[：:]?)?")
"""The line above the text of an attachment: 附件, 附件2."""
TITLE = re.compile(r"[^。；\n]{2,60}")
LIST_LABEL = re.compile(r"(?P<number>\d{1,2})[.．、:：]?")


class DraftAttachment(NamedTuple):
    """An attachment: its name, and its text where the document has it."""

    name: str
    text: tuple[str, ...] = ()


class WithoutAttachments(NamedTuple):
    """A text and what stood behind it as attachments."""

    nodes: tuple[OutlineNode, ...]
    attachments: tuple[DraftAttachment, ...] = ()


def without_attachments(nodes: Sequence[OutlineNode]) -> WithoutAttachments:
    """A text without the attachments at its end; the whole of it where one cannot be sure.

    One is sure where a list counts from 1 without a gap, where every text has its name, and
    where a list and the texts behind it name the same things.
    """
    start = next((n for n, node in enumerate(nodes) if _heads_attachments(node)), 0)
    text, rest = tuple(nodes[:start]), nodes[start:]
    if not any(clean_text(node.text) for node in text):
        return WithoutAttachments(tuple(nodes))
    bodies_at = next((n for n, node in enumerate(rest) if heads_attachment_text(node)), len(rest))
    names = _listed_names(rest[:bodies_at])
    bodies = _bodies(rest[bodies_at:])
    attachments = _attachments_of(names, bodies) if names is not None and bodies is not None else ()
    return WithoutAttachments(text if attachments else tuple(nodes), attachments)


def _heads_attachments(node: OutlineNode) -> bool:
    """True for the line above a list of names, or above the text of an attachment."""
    text = clean_text(node.text)
    return (
        not node.label
        and not node.rows
        and bool(ONLY_NAME.fullmatch(text) or heads_attachment_text(node))
    )


def heads_attachment_text(node: OutlineNode) -> bool:
    """True for 附件 or 附件2 alone on a line: the text of an attachment follows."""
    return not node.label and not node.rows and bool(BODY_HEAD.fullmatch(clean_text(node.text)))


def _listed_names(nodes: Sequence[OutlineNode]) -> list[str] | None:
    """The names that a list gives; None where it is no list of names alone."""
    if not nodes:
        return []
    head = ONLY_NAME.fullmatch(clean_text(nodes[0].text))
    if head is None or (head["name"] and len(nodes) > 1):
        return None
    if head["name"]:
        return [head["name"]]
    names: list[str] = []
    for node in nodes[1:]:
        label, name = LIST_LABEL.fullmatch(node.label.strip()), clean_text(node.text)
        if label is None or int(label["number"]) != len(names) + 1 or not TITLE.fullmatch(name):
            return None
        names.append(name)
    return names or None


def _bodies(nodes: Sequence[OutlineNode]) -> dict[int, DraftAttachment] | None:
    """The texts of attachments by number; None where one has no name or no number of its own."""
    heads = [n for n, node in enumerate(nodes) if heads_attachment_text(node)]
    bodies: dict[int, DraftAttachment] = {}
    for head, end in zip(heads, [*heads, len(nodes)][1:], strict=True):
        match = BODY_HEAD.fullmatch(clean_text(nodes[head].text))
        number = int(match["number"] or 1) if match else 0
        inner = list(nodes[head + 1 : end])
        if not inner or inner[0].rows or inner[0].label or number in bodies:
            return None
        name = clean_text(inner[0].text)
        if not TITLE.fullmatch(name):
            return None
        text = tuple(line for node in inner[1:] for line in _lines(node))
        bodies[number] = DraftAttachment(name, text)
    return bodies


def _lines(node: OutlineNode) -> tuple[str, ...]:
    """The paragraphs of a node, its number before them as it was read."""
    if node.rows:
        return paragraphs_of_node(node)
    label = node.label.strip()
    gap = " " if label[-1:].isdigit() else ""
    first, *others = paragraphs_of_node(node) or ("",)
    return tuple(filter(None, (f"{label}{gap}{first}", *others)))


def _attachments_of(
    names: Sequence[str], bodies: dict[int, DraftAttachment]
) -> tuple[DraftAttachment, ...]:
    """Each name with its text; none where a text has no name in the list."""
    if not names:
        in_order = [*bodies] == [*range(1, len(bodies) + 1)]
        return tuple(bodies.values()) if in_order else ()
    if any(not 1 <= number <= len(names) for number in bodies):
        return ()
    attachments = []
    for number, name in enumerate(names, 1):
        body = bodies.get(number, DraftAttachment(name))
        own_name = () if body.name == name else (body.name,)
        attachments.append(DraftAttachment(name, (*own_name, *body.text)))
    return tuple(attachments)
