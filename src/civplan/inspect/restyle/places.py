"""The style and place that the house style has for each paragraph, by what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.inspect.element_checks import NAME_HEAD, NUMBERED_NAME
from civplan.inspect.inspection import TEXT_ROLES
from civplan.inspect.labels import LEVELS_WITH_HEADINGS
from civplan.inspect.restyle.pages import TABLE_TEXT_STYLE
from civplan.inspect.roles import PageElement, Role
from civplan.manuscript.nodes import Align, Signature
from civplan.typeset.docx.markup import Indent, ParagraphFormat, Spacing
from civplan.typeset.docx.styles import DIVISION_STYLE
from civplan.typeset.gbt9704 import GBT9704, HouseStyle, Twips, height
from civplan.typeset.measure import letterhead_lines, text_width
from civplan.typeset.signature import (
    LINES_WITH_SIGNATURE,
    SIGNATURE_RIGHT_GAP,
    SPARE_CHARACTERS,
    signature_layout,
)
from civplan.typeset.signature_page import MOST_LINES_KEPT

STYLES = {
    Role.TITLE: "Title",
    Role.RECIPIENT: "Recipient",
    Role.BODY: "BodyText",
    Role.DIVISION: DIVISION_STYLE,
    Role.CAPTION: "Caption",
    Role.TABLE: TABLE_TEXT_STYLE,
    Role.NOTE: "Note",
    Role.ATTACHMENT_LABEL: "AttachmentLabel",
    Role.ATTACHMENT_NAMES: "AttachmentNames",
    Role.COLOPHON: "Colophon",
    Role.LETTERHEAD: "Letterhead",
    Role.NUMBER: "DocumentNumber",
    Role.SIGNATURE: "Signature",
    Role.DATE: "Date",
}
NAME_INDENT = 2
"""Characters before 附件： (7.3.4)."""
COLOPHON_LABEL = re.compile("(?:主送|抄送|抄报|分送)[：:]")
CENTRED = ParagraphFormat(indent=Indent(), align=Align.CENTER)
AS_STYLED = ParagraphFormat()
"""Nothing besides what the style says."""
MOST_CHARACTERS_KEPT = MOST_LINES_KEPT * GBT9704.characters
"""Characters of a last paragraph that is kept with a signature whole."""


class NewPlace(NamedTuple):
    """How a paragraph is set anew."""

    style: str
    """The id of its style."""
    look: ParagraphFormat | None = None
    """What is not as the style has it."""
    run_in: int = 0
    """Characters at its beginning that get the font of their level; 0 where the style says it."""
    size: int = 0
    """The size of its characters in half-points; 0 for the style's."""
    stays: bool = False
    """True when its indents, tabs and alignment stay: names set beside each other."""


def new_places(parts: Sequence[PageElement], style: HouseStyle) -> dict[int, NewPlace]:
    """How each paragraph is set anew, by its number; those left out stay as they are."""
    places: dict[int, NewPlace] = {}
    level = 0
    for at, part in enumerate(parts):
        level = part.label.level if part.label else level
        below = next((one for one in parts[at + 1 :] if one.role is not Role.EMPTY), None)
        place = _new_place(part, below, level, style)
        if place is not None and at and _is_below_table(part, parts[at - 1]):
            above = Spacing(before=style.half_line)
            place = place._replace(look=(place.look or AS_STYLED)._replace(spacing=above))
        if place is not None:
            places[part.paragraph.number] = place
    signature = _signature_places(parts, style)
    places.update(signature)
    if signature:
        places.update(_places_beside_signature(min(signature), parts, places))
    return places


def _is_below_table(part: PageElement, above: PageElement) -> bool:
    """Whether text or a picture stands directly under a table of data."""
    is_picture = part.paragraph.has_picture
    is_text = part.role in {Role.BODY, Role.HEADING} and not is_picture
    is_figure = part.role is Role.ASIDE and is_picture and not part.paragraph.words
    return (is_text or is_figure) and not part.paragraph.table and above.role is Role.TABLE


def _places_beside_signature(
    signature: int, parts: Sequence[PageElement], places: Mapping[int, NewPlace]
) -> Iterator[tuple[int, NewPlace]]:
    """What shares the page of the signature: a short last paragraph, or the last two names.

    At least two lines of text stand there (7.3.5.4); a longer chain would leave a page half empty.
    """
    above = [part for part in parts[: signature - 1] if part.role is not Role.EMPTY]
    for part in reversed(above[-LINES_WITH_SIGNATURE:]):
        number, text = part.paragraph.number, part.paragraph.words
        is_name = part.role is Role.ATTACHMENT_NAMES
        is_short = part.role in TEXT_ROLES and text_width(text) <= MOST_CHARACTERS_KEPT
        if number not in places or part.paragraph.has_picture or not (is_name or is_short):
            return
        look = places[number].look or AS_STYLED
        yield number, places[number]._replace(look=look._replace(keep_next=True))
        if not is_name:
            return


def _new_place(
    part: PageElement, below: PageElement | None, level: int, style: HouseStyle
) -> NewPlace | None:
    role = part.role
    if role is Role.HEADING and part.label is not None:
        return _heading_place(part, below)
    if role is Role.PLAIN_HEADING:
        known = part.paragraph.place.outline or min(level + 1, LEVELS_WITH_HEADINGS)
        return NewPlace(f"Heading{min(known, len(style.levels))}")
    return _aside_place(part) if role is Role.ASIDE else _element_place(part, style)


def _element_place(part: PageElement, style: HouseStyle) -> NewPlace | None:
    """The place of an element that stands once in a document, or of plain text."""
    role = part.role
    if role is Role.ATTACHMENT_NAMES:
        return NewPlace(STYLES[role], _name_look(part, style))
    if role is Role.LETTERHEAD:
        _, size = letterhead_lines(part.paragraph.words, style)
        return NewPlace(STYLES[role], ParagraphFormat(spacing=Spacing(line=height(size))), 0, size)
    if role is Role.COLOPHON:
        return NewPlace(STYLES[role], _colophon_look(part, style))
    return NewPlace(STYLES[role]) if role in STYLES else None


def _colophon_look(part: PageElement, style: HouseStyle) -> ParagraphFormat:
    """One character in on each side; copies hang under the first name, the date is right (7.4)."""
    one = height(style.small_size)
    label = COLOPHON_LABEL.match(part.paragraph.words)
    if label is not None:
        hanging = Twips(len(label[0]) * one)
        return ParagraphFormat(indent=Indent(Twips(one + hanging), one, Twips(-hanging)))
    tab = ("right", Twips(style.type_width - one))
    return ParagraphFormat(tabs=(tab,), indent=Indent(left=one, right=one))


def _heading_place(part: PageElement, below: PageElement | None) -> NewPlace:
    """A heading on its own line has its style; else the text has it, and the heading its font."""
    label = part.label
    assert label is not None  # noqa: S101 - the caller has looked
    is_whole = part.heading_end >= len(part.paragraph.words)
    has_text = below is not None and (
        below.role is Role.BODY or (below.label is not None and below.label.level > label.level)
    )
    if is_whole and (label.level <= LEVELS_WITH_HEADINGS or has_text):
        return NewPlace(f"Heading{label.level}")
    return NewPlace("BodyText", run_in=part.heading_end)


def _aside_place(part: PageElement) -> NewPlace | None:
    """A picture stands in the middle; what stands under the title too; the rest stays."""
    paragraph = part.paragraph
    if paragraph.is_framed:
        return None
    if paragraph.has_picture and not paragraph.words:
        return NewPlace("Figure")
    return NewPlace("BodyText", CENTRED)


def _name_look(part: PageElement, style: HouseStyle) -> ParagraphFormat:
    """附件：1.… two characters in; what wraps stands under the name (7.3.4)."""
    text = part.paragraph.words
    head = NAME_HEAD.match(text)
    number = NUMBERED_NAME.match(text)
    if head is not None:
        before = text[: len(text) - len(head[3])]
        left = NAME_INDENT + text_width("".join(before.split()))
        return ParagraphFormat(
            spacing=Spacing(before=style.line_pitch),
            indent=Indent(
                left=style.width_of(left), first=Twips(-style.width_of(left - NAME_INDENT))
            ),
        )
    own = text_width(number[0].strip()) if number else 0
    left = NAME_INDENT + text_width("附件：") + own
    return ParagraphFormat(
        indent=Indent(left=style.width_of(left), first=Twips(-style.width_of(own)))
    )


def _signature_places(parts: Sequence[PageElement], style: HouseStyle) -> dict[int, NewPlace]:
    """Issuers and date as the standard places them; where they are unusual, at the right."""
    closing = [part for part in parts if part.role in {Role.SIGNATURE, Role.DATE}]
    if not closing:
        return {}
    texts = [part.paragraph.words for part in closing]
    if any("\t" in text for text in texts):
        above = ParagraphFormat(spacing=Spacing(before=style.line_pitch))
        return {
            part.paragraph.number: NewPlace(
                STYLES[part.role], above if part is closing[0] else None, stays=True
            )
            for part in closing
        }
    has_date = closing[-1].role is Role.DATE
    signature = Signature(
        tuple(texts[:-1] if has_date else texts), texts[-1] if has_date else "", sealed=False
    )
    lines = signature_layout(signature, style)
    gap = Indent(right=style.width_of(SIGNATURE_RIGHT_GAP))
    looks = [ParagraphFormat(indent=gap, align=Align.RIGHT) for _ in closing]
    if [line.text for line in lines] == texts:
        spare = Twips(-style.width_of(SPARE_CHARACTERS))
        looks = [
            ParagraphFormat(
                indent=Indent(line.left, spare if line.align is Align.LEFT else line.right),
                align=line.align,
            )
            for line in lines
        ]
    looks[0] = looks[0]._replace(spacing=Spacing(before=style.line_pitch))
    return {
        part.paragraph.number: NewPlace(
            STYLES[part.role], look._replace(keep_next=part is not closing[-1])
        )
        for part, look in zip(closing, looks, strict=True)
    }
