"""The properties of runs and paragraphs: how the XML gives them, and what they are in effect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from civplan.ingest.word.namespaces import W, XmlElement

Values = Mapping[str, str]
"""Properties as the XML gives them: ``sz.val``, ``rFonts.eastAsia``, ``numPr.numId.val``."""

DEFAULT_SIZE = 20
"""Half-points where no style says a size: 10 pt."""
DEFAULT_LINE = 240
"""Line spacing of a single line, in 240ths, where nothing says another."""
BY_LANGUAGE = "rFonts.byLanguage"
"""A value that the theme adds: its East Asian font is the one for a language."""
SWITCHES = frozenset(
    {
        *("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "webHidden", "specVanish"),
        *("outline", "shadow", "emboss", "imprint", "rtl", "keepNext", "keepLines"),
        *("pageBreakBefore", "widowControl", "snapToGrid", "kinsoku", "wordWrap", "overflowPunct"),
        *("topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "contextualSpacing"),
    }
)
"""Elements that are on when they stand there without a value."""
NOT_OWN = frozenset({"rPr", "sectPr", "pPrChange", "rPrChange", "tabs"})
"""Elements inside properties that are not properties of their own run or paragraph."""
OFF = frozenset({"0", "false", "off", "none"})
LENGTH = re.compile(r"([-+]?\d{1,9}(?:\.\d{1,9})?)\s*(mm|cm|in|pt|pc|pi)?")
WHOLE_NUMBER = re.compile(r"\s*[-+]?\d{1,9}\s*")
TWIPS_OF_UNIT = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


class Fonts(NamedTuple):
    """The fonts of a run by the kind of character, themes resolved; empty when none is named."""

    ascii: str
    high_ansi: str
    east_asia: str
    complex_script: str
    is_by_language: bool
    """True when the East Asian font is only what the theme has for a language: another program
    may take another."""


class RunProperties(NamedTuple):
    """What a run looks like in effect."""

    fonts: Fonts
    size: int
    """In half-points."""
    bold: bool
    italic: bool
    underlined: bool
    struck: bool
    hidden: bool
    colour: str
    """RRGGBB in upper case; empty for automatic."""
    spacing: int
    """Added to each character, in twips."""
    raised: str
    """``superscript``, ``subscript``, or empty."""
    east_asian: bool
    """Whether marks that both scripts have, such as “, take the East Asian font."""
    style: str
    """The id of its character style; empty without one."""


class NumberReference(NamedTuple):
    """The list to which a paragraph belongs, as numPr names it."""

    number: str
    """The id of the list (numId)."""
    level: int | None
    """From 0, as in the XML; None where it is not said: the level linked to the style, else 0."""
    style_id: str
    """The style of the paragraph, to which a level may be linked."""


class Indents(NamedTuple):
    """The indents of a paragraph in twips; a value in characters, where given, counts instead."""

    left: int
    right: int
    first: int
    """Of the first line; negative when it hangs out."""
    left_characters: float
    right_characters: float
    first_characters: float
    """In characters; 0 when it is given in twips only."""


class LineSpacing(NamedTuple):
    """The white between and around the lines of a paragraph."""

    before: int
    """In twips."""
    after: int
    before_lines: float
    """In lines, counts instead of ``before``; 0 without it."""
    after_lines: float
    line: int
    """In twips with the rules ``exact`` and ``atLeast``; in 240ths of a line with ``auto``."""
    rule: str


class ParagraphProperties(NamedTuple):
    """What a paragraph looks like in effect."""

    style_id: str
    style: str
    """The name of its style; empty when the file has none."""
    align: str
    """left, center, right, both or distribute."""
    indents: Indents
    spacing: LineSpacing
    outline: int
    """The outline level 1 to 9 of a heading; 0 for body text."""
    number: NumberReference | None
    on_grid: bool
    page_break_before: bool
    forbids_marks: bool
    """True when closing marks may not begin a line (kinsoku)."""
    keep_next: bool
    borders: frozenset[str]
    """The sides that have a line: top, bottom, left, right."""
    border_colour: str
    """Of the line below, else above; RRGGBB, empty for automatic or without one."""
    frame_align: str
    """Where its frame stands on the page: left, right, outside; empty without a frame."""


def read_values(properties: XmlElement | None) -> dict[str, str]:
    """The values of an ``rPr`` or ``pPr``; each of a pair of names by the one name."""
    values: dict[str, str] = {}
    if properties is not None:
        for node in properties:
            _read_node(node, "", values)
    _join_names(values)
    return values


def _read_node(node: XmlElement, above: str, values: dict[str, str]) -> None:
    if not isinstance(node.tag, str) or not node.tag.startswith(W):
        return
    name = node.tag[len(W) :]
    if name in NOT_OWN:
        return
    path = f"{above}{name}."
    for attribute, value in node.attrib.items():
        if attribute.startswith(W):
            values[path + attribute[len(W) :]] = value
    if name in SWITCHES:
        values.setdefault(f"{path}val", "1")
    for below in node:
        _read_node(below, path, values)


ONE_NAME = (
    ("ind.start", "ind.left"),
    ("ind.end", "ind.right"),
    ("ind.startChars", "ind.leftChars"),
    ("ind.endChars", "ind.rightChars"),
)
"""The strict form's name and the one used here."""
HANGING = (("ind.hanging", "ind.firstLine"), ("ind.hangingChars", "ind.firstLineChars"))
"""What a hanging first line is as an indent of the first line: the negative."""


def _join_names(values: dict[str, str]) -> None:
    for name, other in ONE_NAME:
        if name in values:
            values[other] = values.pop(name)
    for name, other in HANGING:
        if name in values:
            value = values.pop(name)
            if value.strip("0"):
                values[other] = f"-{value}"


def is_on(value: str | None) -> bool:
    """Whether the value of a switch is on; None is off."""
    return value is not None and value not in OFF


def whole_number(text: str | None, otherwise: int) -> int:
    """A whole number of at most nine digits; ``otherwise`` when the text is none."""
    match = WHOLE_NUMBER.fullmatch(text) if text else None
    return int(match[0]) if match else otherwise


def length(value: str | None, otherwise: int = 0) -> int:
    """A length in twips; a number alone is one, the strict form has units too (``1.5cm``)."""
    match = LENGTH.fullmatch(value.strip()) if value else None
    return round(float(match[1]) * TWIPS_OF_UNIT.get(match[2], 1)) if match else otherwise


def half_points(value: str | None) -> int:
    """A size in half-points; a number alone is one."""
    match = LENGTH.fullmatch(value.strip()) if value else None
    if not match:
        return DEFAULT_SIZE
    number = float(match[1])
    return round(number * TWIPS_OF_UNIT[match[2]] / 10) if match[2] else round(number)


def effective_run(values: Values, style: str = "") -> RunProperties:
    """The properties that the values of a run make, all levels merged."""
    colour = values.get("color.val", "auto")
    return RunProperties(
        Fonts(
            values.get("rFonts.ascii", ""),
            values.get("rFonts.hAnsi", ""),
            values.get("rFonts.eastAsia", ""),
            values.get("rFonts.cs", ""),
            is_on(values.get(BY_LANGUAGE)),
        ),
        size=half_points(values.get("sz.val")),
        bold=is_on(values.get("b.val")),
        italic=is_on(values.get("i.val")),
        underlined=values.get("u.val", "none") != "none",
        struck=is_on(values.get("strike.val")) or is_on(values.get("dstrike.val")),
        hidden=is_on(values.get("vanish.val")),
        colour="" if colour == "auto" else colour.upper(),
        spacing=length(values.get("spacing.val")),
        raised=values.get("vertAlign.val", "").replace("baseline", ""),
        east_asian=values.get("rFonts.hint") == "eastAsia",
        style=style,
    )


ALIGNMENTS = {"start": "left", "end": "right", "justify": "both", "thaiDistribute": "distribute"}
"""Names of alignments and the ones used here."""
SIDES = ("top", "bottom", "left", "right")
OUTLINE_LEVELS = 9


def effective_paragraph(
    values: Values, style_id: str, style: str, number: NumberReference | None
) -> ParagraphProperties:
    """The properties that the values of a paragraph make, all levels merged."""
    align = values.get("jc.val", "left")
    outline = whole_number(values.get("outlineLvl.val"), OUTLINE_LEVELS)
    sides = [side for side in SIDES if is_on(values.get(f"pBdr.{side}.val"))]
    colours = [values.get(f"pBdr.{side}.color", "auto") for side in ("bottom", "top")]
    return ParagraphProperties(
        style_id,
        style,
        ALIGNMENTS.get(align, align),
        _indents(values),
        _spacing_in_effect(values),
        outline=outline + 1 if 0 <= outline < OUTLINE_LEVELS else 0,
        number=number,
        on_grid=is_on(values.get("snapToGrid.val", "1")),
        page_break_before=is_on(values.get("pageBreakBefore.val")),
        forbids_marks=is_on(values.get("kinsoku.val", "1")),
        keep_next=is_on(values.get("keepNext.val")),
        borders=frozenset(sides),
        border_colour=next((colour.upper() for colour in colours if colour != "auto"), ""),
        frame_align=values.get("framePr.xAlign", ""),
    )


def _indents(values: Values) -> Indents:
    return Indents(
        length(values.get("ind.left")),
        length(values.get("ind.right")),
        length(values.get("ind.firstLine")),
        _hundredths(values.get("ind.leftChars")),
        _hundredths(values.get("ind.rightChars")),
        _hundredths(values.get("ind.firstLineChars")),
    )


def _spacing_in_effect(values: Values) -> LineSpacing:
    before = is_on(values.get("spacing.beforeAutospacing"))
    after = is_on(values.get("spacing.afterAutospacing"))
    return LineSpacing(
        AUTOMATIC_SPACE if before else length(values.get("spacing.before")),
        AUTOMATIC_SPACE if after else length(values.get("spacing.after")),
        0 if before else _hundredths(values.get("spacing.beforeLines")),
        0 if after else _hundredths(values.get("spacing.afterLines")),
        length(values.get("spacing.line"), DEFAULT_LINE),
        values.get("spacing.lineRule", "auto"),
    )


AUTOMATIC_SPACE = 280
"""Twips of the space that Word sets by itself around paragraphs of web pages: 14 pt."""


def _hundredths(value: str | None) -> float:
    """A count of characters or lines that stands there in hundredths."""
    match = LENGTH.fullmatch(value.strip()) if value else None
    return float(match[1]) / 100 if match else 0
