"""From the XHTML that a template wrote to a manuscript; strict, so that nothing is lost unseen."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.manuscript import faults
from civplan.manuscript.blocks import read_blocks
from civplan.manuscript.elements import BLANKS, Element, read_elements
from civplan.manuscript.errors import ManuscriptError, MarkupFault
from civplan.manuscript.nodes import (
    Attachment,
    Colophon,
    Manuscript,
    Masthead,
    Paragraph,
    ParagraphKind,
    Signature,
)
from civplan.manuscript.prose import read_line, read_runs

BODY = "body"
ORDER = (
    *("letterhead", "number", "signer", "h1", "recipient", BODY, "attachments"),
    *("signature", "date", "note", "attachment", "copies", "printed"),
)
"""The parts of a document: the class of their elements, or ``h1`` for the title."""
PLACE = {part: place for place, part in enumerate(ORDER)}
REPEATED = frozenset({BODY, "signature", "note", "attachment"})
"""Parts that may consist of several elements."""
SEALED_SIGNATURE = {"signature", "sealed"}

Parts = dict[str, list[Element]]


def parse_manuscript(xhtml: str, template: str) -> Manuscript:
    """Parse the XHTML that a template wrote; ``template`` is its name, for messages.

    Raises:
        ManuscriptError: Anything in it is outside the manuscript vocabulary.
    """
    try:
        return _read_manuscript(_read_parts(read_elements(xhtml)))
    except MarkupFault as fault:
        raise ManuscriptError(template, fault.tag, fault.why) from None


def _read_parts(article: Element) -> Parts:
    parts: Parts = {part: [] for part in ORDER}
    latest = 0
    for element in article.children:
        part = _part_of(element)
        place = PLACE[part]
        if part == "h1" and (parts["h1"] or place < latest):
            raise MarkupFault("h1", faults.TITLE_FIRST)
        if place < latest:
            raise MarkupFault(element.tag, faults.out_of_order(_name(part), _name(ORDER[latest])))
        if parts[part] and part not in REPEATED:
            raise MarkupFault(element.tag, faults.given_twice(_name(part)))
        parts[part].append(element)
        latest = place
    return parts


def _part_of(element: Element) -> str:
    tag, classes = element.tag, element.classes
    if not classes:
        if tag == "section":
            raise MarkupFault("section", faults.NOT_ATTACHMENT)
        return "h1" if tag == "h1" else BODY
    match tag:
        case "section":
            return "attachment"
        case "ol" if "attachments" in classes:
            return "attachments"
        case "p" if classes == SEALED_SIGNATURE:
            return "signature"
        case "p":
            if len(classes) > 1 or "sealed" in classes:
                raise MarkupFault("p", faults.CLASS_CLASH)
            return next(iter(classes))
    return BODY


def _name(part: str) -> Words:
    if part == BODY:
        return Words("正文", "the body")
    tag = {"attachments": "ol", "attachment": "section"}.get(part, "p")
    name = "<h1>" if part == "h1" else f'<{tag} class="{part}">'
    return Words(name, name)


def _read_manuscript(parts: Parts) -> Manuscript:
    if not parts["h1"]:
        raise MarkupFault("article", faults.NO_TITLE)
    recipients = tuple(
        Paragraph(read_runs("p", element.content), ParagraphKind.RECIPIENT)
        for element in parts["recipient"]
    )
    return Manuscript(
        title=_read_title(parts["h1"][0]),
        blocks=recipients + read_blocks(parts[BODY]),
        masthead=_read_masthead(parts),
        attachment_names=_read_attachment_names(parts["attachments"]),
        signature=_read_signature(parts),
        notes=tuple(
            Paragraph(read_runs("p", element.content), ParagraphKind.NOTE)
            for element in parts["note"]
        ),
        attachments=tuple(_read_attachment(element) for element in parts["attachment"]),
        colophon=_read_colophon(parts),
    )


def _read_title(element: Element) -> tuple[str, ...]:
    return tuple(read_runs("h1", element.content)[0].text.split("\n"))


def _read_masthead(parts: Parts) -> Masthead | None:
    if not parts["letterhead"]:
        if parts["number"] or parts["signer"]:
            raise MarkupFault("p", faults.NO_LETTERHEAD)
        return None
    return Masthead(*(_read_optional(parts[name]) for name in ("letterhead", "number", "signer")))


def _read_optional(elements: list[Element]) -> str:
    return read_line(elements[0]) if elements else ""


def _read_attachment_names(elements: list[Element]) -> tuple[str, ...]:
    if not elements:
        return ()
    if not elements[0].children:
        raise MarkupFault("ol", faults.NO_ITEMS)
    return tuple(read_line(item) for item in elements[0].children)


def _read_signature(parts: Parts) -> Signature | None:
    issuers = parts["signature"]
    if not issuers:
        if parts["date"]:
            raise MarkupFault("p", faults.DATE_ALONE)
        return None
    return Signature(
        tuple(read_line(element) for element in issuers),
        _read_optional(parts["date"]),
        sealed=any("sealed" in element.classes for element in issuers),
    )


def _read_attachment(element: Element) -> Attachment:
    children = element.children
    tags = [child.tag for child in children]
    if "h1" not in tags:
        raise MarkupFault("section", faults.NO_TITLE)
    if tags.index("h1") or tags.count("h1") > 1:
        raise MarkupFault("h1", faults.TITLE_FIRST)
    return Attachment(read_line(children[0]), read_blocks(children[1:]))


def _read_colophon(parts: Parts) -> Colophon | None:
    if not (parts["copies"] or parts["printed"]):
        return None
    copies = _read_optional(parts["copies"])
    if not parts["printed"]:
        return Colophon(copies)
    return Colophon(copies, *_read_printed(parts["printed"][0]))


def _read_printed(element: Element) -> tuple[str, str]:
    by = "".join(part for part in element.content if isinstance(part, str)).strip(BLANKS)
    date = element.children
    last = [
        part for part in element.content if not (isinstance(part, str) and not part.strip(BLANKS))
    ]
    if not by or len(date) > 1 or (date and last[-1] is not date[0]):
        raise MarkupFault("p", faults.PRINTED_PARTS)
    return by, read_line(date[0]) if date else ""
