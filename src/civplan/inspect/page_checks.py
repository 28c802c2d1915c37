"""Checks of the page: paper, margins, grid, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding
from civplan.findings.words import Words, joined_words
from civplan.inspect.document import PageSection, WordParagraph
from civplan.inspect.inspection import (
    TEXT_ROLES,
    TWIPS_PER_MILLIMETRE,
    Inspection,
    font_words,
    is_of_family,
    millimetres,
    size_words,
)
from civplan.inspect.roles import PageElement, size_of
from civplan.rules import word_page_rules as rules
from civplan.typeset.gbt9704 import HalfPoints, height

NOT_SAID = Words("文件没有写明", "not said in the file")
SIDE_NAMES = {
    "top": Words("上", "top"),
    "bottom": Words("下", "bottom"),
    "left": Words("左", "left"),
    "right": Words("右", "right"),
}
DEFAULT_MARGIN = 1440
"""Twips of a margin of which the file says nothing: one inch."""
NATURAL_LINE_HEIGHT = 1.3
"""Height of a single line in a Chinese font, as a multiple of its size, where no grid counts."""
ROOM_TOLERANCE = 20
"""Twips that may be missing for a last line or character: lengths are rounded."""
PAGE_NUMBER_PATTERN = re.compile(r"[—－–―─-]\s*\d*\s*[—－–―─-]")
NUMBER_FOOT = 187
"""Twips from the dash of a page number to the foot of its line, with the house style's footer."""
DISTANCE_TOLERANCE = 3
"""Millimetres (the rule's numbers say it)."""
ALIGN_NAMES = {
    "left": Words("居左", "left"),
    "center": Words("居中", "centred"),
    "right": Words("居右", "right"),
    "both": Words("居左", "left"),
    "distribute": Words("分散", "distributed"),
}
TAB_SIDES = {1: "center", 2: "right"}
"""Where text stands in a footer by the tabs before it."""
SAME_FOOTERS = Words("没有设奇偶页不同", "odd and even footers do not differ")
ODD_AND_EVEN = Words("单页{odd}，双页{even}", "odd {odd}, even {even}")


def check_paper(inspection: Inspection) -> Iterator[Finding]:
    """F401: A4 upright; a section of a longer document may lie on its side."""
    style = inspection.style
    sections = inspection.file.sections
    upright = (style.paper_width, style.paper_height)
    some_upright = any(_is_near(section, *upright) for section in sections)
    for section in sections:
        on_side = some_upright and _is_near(section, style.paper_height, style.paper_width)
        if not on_side and not _is_near(section, *upright):
            yield inspection.at_section(rules.PAPER_NOT_A4, section, paper=_paper_words(section))


def _is_near(section: PageSection, width: int, height_: int) -> bool:
    return _differs_by(section.width or 0, width) <= rules.SIZE_TOLERANCE and (
        _differs_by(section.height or 0, height_) <= rules.SIZE_TOLERANCE
    )


def _differs_by(found: int, wanted: int) -> float:
    """Millimetres between a length and one of the standard, which has no parts of a twip."""
    return abs(found / TWIPS_PER_MILLIMETRE - millimetres(wanted))


def _paper_words(section: PageSection) -> Words:
    if not (section.width and section.height):
        return NOT_SAID
    size = f"{millimetres(section.width):g}×{millimetres(section.height):g}"
    return Words(f"{size}毫米", f"{size} mm")


def check_margins(inspection: Inspection) -> Iterator[Finding]:
    """F402: each margin within 1 mm; pages on their side are turned and not measured."""
    style = inspection.style
    wanted = {
        "top": style.top_margin,
        "bottom": style.bottom_margin,
        "left": style.left_margin,
        "right": style.right_margin,
    }
    for section in inspection.file.sections:
        margins = section.margins._asdict()
        wrong = [
            side
            for side, twips in wanted.items()
            if margins[side] is None or _differs_by(margins[side], twips) > rules.MARGIN_TOLERANCE
        ]
        if wrong and not section.is_wide:
            words = [_margin_words(side, margins[side], wanted[side]) for side in wrong]
            yield inspection.at_section(
                rules.MARGINS_DIFFER, section, margins=joined_words(words, "、")
            )


def _margin_words(side: str, found: int | None, wanted: int) -> Words:
    name, goal = SIDE_NAMES[side], f"{millimetres(wanted):.0f}"
    if found is None:
        return Words(f"{name.zh}没有写明（应为{goal}）", f"{name.en} not said (should be {goal})")
    size = f"{millimetres(found):g}"
    return Words(f"{name.zh}{size}毫米（应为{goal}）", f"{name.en} {size} mm (should be {goal})")


def check_grid(inspection: Inspection) -> Iterator[Finding]:
    """F403 and F404: 22 lines of 28 characters, by what most of the text has."""
    for position, section in enumerate(inspection.file.sections):
        text = [
            part
            for part in inspection.of_roles(*TEXT_ROLES)
            if part.paragraph.section == position and part.paragraph.stretches
        ]
        if not text or section.is_wide:
            continue
        unfitted = [part for part in text if not inspection.is_fitted(part.paragraph)]
        lines = _most_measured((_lines_on_page(part, section), part) for part in unfitted)
        characters = _most_measured((_characters_on_line(part, section), part) for part in text)
        if unfitted and not (
            inspection.style.lines - rules.FEWER_LINES <= lines <= inspection.style.lines
        ):
            yield inspection.at_section(rules.LINES_PER_PAGE, section, lines=lines)
        if characters != inspection.style.characters:
            yield inspection.at_section(rules.CHARACTERS_PER_LINE, section, characters=characters)


def _most_measured(measured: Iterable[tuple[int, PageElement]]) -> int:
    """What was measured for most of the characters; 0 for none."""
    counts: Counter[int] = Counter({0: 0})
    for number, part in measured:
        counts[number] += len(part.paragraph.own_text)
    return counts.most_common(1)[0][0]


def _lines_on_page(part: PageElement, section: PageSection) -> int:
    """How many lines of a paragraph's pitch a page takes."""
    margins = section.margins
    top = DEFAULT_MARGIN if margins.top is None else margins.top
    bottom = DEFAULT_MARGIN if margins.bottom is None else margins.bottom
    room = (section.height or 0) - top - bottom
    return max(0, int((room + ROOM_TOLERANCE) / line_pitch(part.paragraph, section)))


def line_pitch(paragraph: WordParagraph, section: PageSection) -> float:
    """From one line of a paragraph to the next, in twips, at least 1."""
    spacing = paragraph.place.spacing
    if spacing.rule == "exact":
        return max(1, spacing.line)
    natural = height(HalfPoints(size_of(paragraph))) * NATURAL_LINE_HEIGHT
    grid = section.grid
    if grid.kind and grid.pitch and paragraph.place.on_grid:
        natural = grid.pitch * max(1, -(-natural // grid.pitch))
    if spacing.rule == "atLeast":
        return max(1, natural, spacing.line)
    return max(1, natural * spacing.line / 240)


def _characters_on_line(part: PageElement, section: PageSection) -> int:
    """How many of a paragraph's characters a line takes."""
    margins = section.margins
    left = DEFAULT_MARGIN if margins.left is None else margins.left
    right = DEFAULT_MARGIN if margins.right is None else margins.right
    size = size_of(part.paragraph)
    look = next(one.look for one in part.paragraph.stretches if one.look.size == size)
    width: float = height(HalfPoints(size)) + look.spacing
    if section.grid.kind in {"linesAndChars", "snapToChars"}:
        width += section.grid.character_space / 4096 * 20
    return max(0, int(((section.width or 0) - left - right) / max(1, width)))


def check_page_numbers(inspection: Inspection) -> Iterator[Finding]:
    """F405 to F409: there, — 1 —, outside, 宋体 四号, 7 mm below the text."""
    sections = inspection.file.sections
    section = next((one for one in sections if _numbers(one)), None)
    if section is None:
        if any(part.paragraph.words for part in inspection.parts):
            yield inspection.at_section(rules.PAGE_NUMBER_MISSING, sections[0])
        return
    numbers = _numbers(section)
    first = numbers.get("default") or next(iter(numbers.values()))
    text = " ".join(first.text.split())
    if not PAGE_NUMBER_PATTERN.fullmatch(text):
        yield inspection.at_section(rules.PAGE_NUMBER_FORM, section, text=text)
    if found := _wrong_sides(inspection, section, numbers):
        yield inspection.at_section(rules.PAGE_NUMBER_SIDE, section, found=found)
    yield from _number_font(inspection, section, first)
    yield from _number_height(inspection, section)


def _numbers(section: PageSection) -> dict[str, WordParagraph]:
    """The paragraphs with a page number, by the kind of their footer or header."""
    return {
        kind: paragraph
        for edges in (section.headers, section.footers)
        for kind, paragraphs in edges.items()
        for paragraph in paragraphs
        if "PAGE" in paragraph.fields
    }


def _wrong_sides(
    inspection: Inspection, section: PageSection, numbers: dict[str, WordParagraph]
) -> Words | None:
    """What is wrong with the sides of page numbers; None when they are right."""
    if all(one.place.frame_align == "outside" for one in numbers.values()):
        return None
    if not inspection.file.has_even_pages or not {"default", "even"} <= section.footers.keys():
        return SAME_FOOTERS
    sides = {kind: _side(numbers.get(kind)) for kind in ("default", "even")}
    if sides["default"] == "right" and sides["even"] in {"left", "both"}:
        return None
    odd, even = (ALIGN_NAMES.get(side, NOT_SAID) for side in sides.values())
    return Words(
        ODD_AND_EVEN.zh.format(odd=odd.zh, even=even.zh),
        ODD_AND_EVEN.en.format(odd=odd.en, even=even.en),
    )


def _side(paragraph: WordParagraph | None) -> str:
    """Where a page number stands; tabs lead to the middle and the right, as Word's footers have."""
    if paragraph is None:
        return ""
    text = paragraph.own_text
    tabs = len(text) - len(text.lstrip("\t"))
    return paragraph.place.frame_align or TAB_SIDES.get(tabs, paragraph.place.align)


def _number_font(
    inspection: Inspection, section: PageSection, paragraph: WordParagraph
) -> Iterator[Finding]:
    stretches = [one for one in paragraph.stretches if any(map(str.isdigit, one.text))]
    for stretch in (stretches or list(paragraph.stretches))[:1]:
        look = stretch.look
        is_font = is_of_family(look.fonts.ascii, inspection.style.page_number_font)
        if not is_font or look.size != inspection.style.small_size:
            yield inspection.at_section(
                rules.PAGE_NUMBER_FONT,
                section,
                font=font_words(look.fonts.ascii),
                size=size_words(look.size),
            )


def _number_height(inspection: Inspection, section: PageSection) -> Iterator[Finding]:
    bottom, footer = section.margins.bottom, section.footer_distance
    if bottom is None or footer is None or section.is_wide:
        return
    distance = millimetres(bottom - footer - NUMBER_FOOT)
    wanted = millimetres(
        inspection.style.bottom_margin - inspection.style.footer_distance - NUMBER_FOOT
    )
    if abs(distance - wanted) > DISTANCE_TOLERANCE:
        yield inspection.at_section(rules.PAGE_NUMBER_HEIGHT, section, distance=f"{distance:g}")


CHECKS = (check_paper, check_margins, check_grid, check_page_numbers)
