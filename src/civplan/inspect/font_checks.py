"""Checks of fonts, sizes and colours, by what each paragraph is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.ingest.word.properties import RunProperties
from civplan.inspect.document import Stretch
from civplan.inspect.inspection import (
    TEXT_ROLES,
    Inspection,
    first_words,
    font_words,
    groups_of,
    has_han,
    heading_stretches,
    is_of_family,
    size_words,
    text_stretches,
)
from civplan.inspect.labels import LEVELS_WITH_HEADINGS
from civplan.inspect.roles import PageElement, Role
from civplan.rules import word_font_rules as rules

LIKE_TEXT = (
    *TEXT_ROLES,
    Role.RECIPIENT,
    Role.ATTACHMENT_NAMES,
    Role.SIGNATURE,
    Role.DATE,
    Role.NOTE,
)
"""What is set like the text."""
OF_OTHER_SIZE = frozenset({Role.TITLE, Role.LETTERHEAD, Role.COLOPHON})
"""What is not set in the size of the text."""
LEVEL_NAMES = tuple(
    Words(f"“{label}”一级", f"level {number}")
    for number, label in enumerate(("一、", "（一）", "1.", "（1）"), 1)
)
LOOKS = {
    "italic": Words("斜体", "italic"),
    "underlined": Words("下划线", "underlined"),
    "struck": Words("删除线", "struck out"),
}
DARKEST = 0x20
"""The greatest value of red, green and blue that passes for black."""


def check_title(inspection: Inspection) -> Iterator[Finding]:
    """F411 and F412: 小标宋, 二号."""
    style = inspection.style
    titles = list(inspection.of_roles(Role.TITLE))
    fonts = groups_of((_main_look(part).fonts.east_asia, part) for part in titles)
    sizes = groups_of((_main_look(part).size, part) for part in titles)
    for font, parts in fonts.items():
        if not is_of_family(font, style.title_font):
            yield inspection.at(rules.TITLE_FONT, parts, font=font_words(font))
    for size, parts in sizes.items():
        if size != style.title_size:
            yield inspection.at(rules.TITLE_SIZE, parts, size=size_words(size))


def _main_look(part: PageElement) -> RunProperties:
    """The look of most characters of a paragraph with text."""
    counts: Counter[RunProperties] = Counter()
    for stretch in part.paragraph.stretches:
        counts[stretch.look] += len(stretch.text.strip())
    return counts.most_common(1)[0][0]


def main_font(inspection: Inspection) -> str:
    """The East Asian font of most of the text; empty when none is named."""
    counts: Counter[str] = Counter()
    for part in inspection.of_roles(*TEXT_ROLES):
        for stretch in text_stretches(part):
            counts[stretch.look.fonts.east_asia] += len(stretch.text)
    return counts.most_common(1)[0][0] if counts else ""


def main_size(inspection: Inspection) -> int:
    """The size of most characters outside tables, in half-points; 0 without any.

    What has a size of its own in the standard does not count: a short text may have a long title.
    """
    counts: Counter[int] = Counter()
    for part in inspection.outside_tables:
        if part.role in OF_OTHER_SIZE:
            continue
        for stretch in part.paragraph.stretches:
            if stretch.text.strip():
                counts[stretch.look.size] += len(stretch.text)
    return counts.most_common(1)[0][0] if counts else 0


def check_body(inspection: Inspection) -> Iterator[Finding]:
    """F413 and F414: 仿宋, 三号, as most of the text is."""
    style = inspection.style
    text = [part for part in inspection.of_roles(*TEXT_ROLES) if any(text_stretches(part))]
    font, size = main_font(inspection), main_size(inspection)
    if text and not is_of_family(font, style.body_font):
        like = [part for part in text if _has_font(part, font)]
        yield inspection.at(rules.BODY_FONT, like, font=font_words(font))
    if size and size != style.body_size:
        parts = [
            part
            for part in inspection.outside_tables
            if part.role not in OF_OTHER_SIZE and _has_size(part, size)
        ]
        yield inspection.at(rules.BODY_SIZE, parts, size=size_words(size))


def _has_font(part: PageElement, font: str) -> bool:
    return any(stretch.look.fonts.east_asia == font for stretch in text_stretches(part))


def _has_size(part: PageElement, size: int) -> bool:
    return any(stretch.look.size == size for stretch in part.paragraph.stretches)


def check_headings(inspection: Inspection) -> Iterator[Finding]:
    """F415: the font of each level, by what most of the heading has."""
    pairs = []
    for part in inspection.of_roles(Role.HEADING):
        stretches = [one for one in heading_stretches(part) if one.text.strip()]
        stretches = stretches or list(part.paragraph.stretches[:1])
        if part.label and stretches:
            counts: Counter[str] = Counter()
            for one in stretches:
                counts[one.look.fonts.east_asia] += len(one.text)
            pairs.append(((part.label.level, counts.most_common(1)[0][0]), part))
    for (level, font), parts in groups_of(pairs).items():
        wanted = inspection.style.levels[level - 1].font
        if is_of_family(font, wanted):
            continue
        is_item = level > LEVELS_WITH_HEADINGS  # where it is one sentence, set as the text
        is_like_text = is_item and is_of_family(font, inspection.style.body_font)
        wrong = [
            part
            for part in parts
            if not is_like_text or part.heading_end < len(part.paragraph.words)
        ]
        if wrong:
            yield inspection.at(
                rules.HEADING_FONT,
                wrong,
                level=LEVEL_NAMES[level - 1],
                font=font_words(font),
                expected=wanted.name,
            )


def check_same_look(inspection: Inspection) -> Iterator[Finding]:
    """F416: what differs from the standard and from most of the text."""
    font, size = main_font(inspection), main_size(inspection)
    body, wanted_size = inspection.style.body_font, inspection.style.body_size
    pairs: list[tuple[tuple[str, int, str], PageElement]] = []
    for part in inspection.of_roles(*LIKE_TEXT):
        for stretch in text_stretches(part):
            look = stretch.look
            if not stretch.text.strip() or look.raised:
                continue
            is_font = is_of_family(look.fonts.east_asia, body) or look.fonts.east_asia == font
            is_font = is_font or not look.fonts.east_asia or not has_han(stretch.text)
            if not is_font or look.size not in {size, wanted_size}:
                pairs.append(((look.fonts.east_asia, look.size, body.name), part))
        for stretch in heading_stretches(part):
            if stretch.text.strip() and stretch.look.size not in {size, wanted_size}:
                level = inspection.style.levels[part.label.level - 1] if part.label else None
                name = level.font.name if level else body.name
                pairs.append(((stretch.look.fonts.east_asia, stretch.look.size, name), part))
    for (found, found_size, expected), parts in groups_of(pairs).items():
        yield inspection.at(
            rules.TEXT_DIFFERS,
            parts,
            font=font_words(found),
            size=size_words(found_size),
            expected=expected,
        )


def check_bold(inspection: Inspection) -> Iterator[Finding]:
    """F417: nothing is bold but what the style has so."""
    paragraphs = [
        (part, stretch)
        for part in inspection.outside_tables
        for stretch in _bold_stretches(inspection, part)
    ]
    if paragraphs:
        parts = groups_of((True, part) for part, _ in paragraphs)[True]
        yield inspection.at(rules.BOLD_TEXT, parts, text=first_words(paragraphs[0][1].text))


def _bold_stretches(inspection: Inspection, part: PageElement) -> Iterator[Stretch]:
    levels = inspection.style.levels
    may_be = part.label is not None and levels[part.label.level - 1].bold
    stretches = text_stretches(part) if may_be else part.paragraph.stretches
    return (one for one in stretches if one.look.bold and one.text.strip())


def check_colours(inspection: Inspection) -> Iterator[Finding]:
    """F418: all but the letterhead is black."""
    pairs: list[tuple[str, PageElement]] = []
    texts: dict[str, str] = {}
    for part in inspection.outside_tables:
        if part.role is Role.LETTERHEAD:
            continue
        for stretch in part.paragraph.stretches:
            colour = stretch.look.colour
            if stretch.text.strip() and not _is_black(colour):
                texts.setdefault(colour, stretch.text)
                pairs.append((colour, part))
    for colour, parts in groups_of(pairs).items():
        text = first_words(texts[colour])
        yield inspection.at(rules.TEXT_COLOUR, parts, text=text, colour=colour)


def _is_black(colour: str) -> bool:
    try:
        return not colour or max(bytes.fromhex(colour)) <= DARKEST
    except ValueError:
        return True


def check_named_fonts(inspection: Inspection) -> Iterator[Finding]:
    """F419: an East Asian font is named, not left to the theme's language."""
    parts = [
        part
        for part in inspection.outside_tables
        if any(
            stretch.text.strip()
            and (not stretch.look.fonts.east_asia or stretch.look.fonts.is_by_language)
            for stretch in part.paragraph.stretches
        )
    ]
    if parts:
        yield inspection.at(rules.FONT_NOT_NAMED, parts)


def check_decoration(inspection: Inspection) -> Iterator[Finding]:
    """F420: no italics, underlines or strikes."""
    for name, words in LOOKS.items():
        paragraphs = [
            (part, stretch.text)
            for part in inspection.outside_tables
            for stretch in part.paragraph.stretches
            if getattr(stretch.look, name) and stretch.text.strip()
        ]
        if paragraphs:
            parts = groups_of((True, part) for part, _ in paragraphs)[True]
            text = first_words(paragraphs[0][1])
            yield inspection.at(rules.TEXT_DECORATED, parts, text=text, look=words)


def check_latin(inspection: Inspection) -> Iterator[Finding]:
    """F421: digits and letters in the font of the Chinese characters beside them."""
    pairs = [
        (stretch.look.fonts.ascii, part)
        for part in inspection.of_roles(*LIKE_TEXT)
        for stretch in part.paragraph.stretches
        if any(one.isascii() and one.isalnum() for one in stretch.text)
        and stretch.look.fonts.ascii != stretch.look.fonts.east_asia
    ]
    for font, parts in groups_of(pairs).items():
        yield inspection.at(rules.LATIN_FONT, parts, font=font_words(font))


CHECKS = (
    check_title,
    check_body,
    check_headings,
    check_same_look,
    check_bold,
    check_colours,
    check_named_fonts,
    check_decoration,
    check_latin,
)
