"""The effective properties of runs and paragraphs, and the fonts of the theme that they name.

What counts, from the nearest: the run's own, its character style, the paragraph style, the styles
on which these are based, the document's defaults. A name that no style has is the default style.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from civplan.ingest.word.namespaces import A, W, XmlElement
from civplan.ingest.word.package import WordPackage
from civplan.ingest.word.properties import (
    BY_LANGUAGE,
    NumberReference,
    ParagraphProperties,
    RunProperties,
    Values,
    effective_paragraph,
    effective_run,
    is_on,
    read_values,
    whole_number,
)

TOGGLES = tuple(
    f"{name}.val" for name in ("b", "i", "caps", "smallCaps", "strike", "vanish", "shadow")
)
"""Switches that a character style turns over when the paragraph style has them on (17.7.3)."""
FONT_SLOTS = (
    ("rFonts.asciiTheme", "rFonts.ascii"),
    ("rFonts.hAnsiTheme", "rFonts.hAnsi"),
    ("rFonts.eastAsiaTheme", "rFonts.eastAsia"),
    ("rFonts.cstheme", "rFonts.cs"),
)
"""The name of a theme's font and of the font itself."""
EAST_ASIAN_SLOT = "rFonts.eastAsia"
LevelIndents = Callable[[NumberReference], XmlElement | None]
"""The ``pPr`` of a level of a list, whose indents count for its paragraphs; None without one."""
THEME_FONTS = {
    "Ascii": "latin",
    "HAnsi": "latin",
    "EastAsia": "ea",
    "Bidi": "cs",
}
"""The end of a theme font's name and the element that holds it."""
THEME_GROUPS = {"major": "majorFont", "minor": "minorFont"}
SCRIPTS = {
    "zh": "Hans",
    "zh-tw": "Hant",
    "zh-hk": "Hant",
    "zh-mo": "Hant",
    "ja": "Jpan",
    "ko": "Hang",
}
"""The script of an East Asian language, by which a theme names the font for it."""
DEFAULT_SCRIPT = "Hans"


class Style(NamedTuple):
    """One style with the values that it sets itself."""

    id: str
    name: str
    kind: str
    """paragraph, character, table or numbering."""
    based_on: str
    letters: Values
    """Of its ``rPr``."""
    place: Values
    """Of its ``pPr``."""


class EffectiveProperties:
    """The effective properties in one document; what is looked up once is remembered."""

    def __init__(self, package: WordPackage, level_indents: LevelIndents | None = None) -> None:
        """Read the styles, defaults and theme of a package.

        Args:
            package: The document.
            level_indents: The indents of a list's level; None when numbering is of no interest.
        """
        self._fonts = _read_theme_fonts(package)
        self._level_indents = level_indents or (lambda _: None)
        root = package.related("styles")
        self.styles: Mapping[str, Style] = (
            {style.id: style for style in self._read_styles(root)} if root is not None else {}
        )
        self._defaults_of_letters = self._defaults(root, "r")
        self._defaults_of_place = self._defaults(root, "p")
        self._default_style = _default_style_id(root)
        self._letters: dict[str, Values] = {}
        self._places: dict[tuple[str, bool], Values] = {}
        self._runs: dict[object, RunProperties] = {}
        self._paragraphs: dict[object, ParagraphProperties] = {}
        self._last_paragraph: XmlElement | None = None
        self._last_style = ""

    def paragraph(self, paragraph: XmlElement) -> ParagraphProperties:
        """The effective properties of a ``w:p``."""
        own = read_values(paragraph.find(f"{W}pPr"))
        key = tuple(own.items())
        if key not in self._paragraphs:
            self._paragraphs[key] = self._merged_place(own)
        return self._paragraphs[key]

    def _merged_place(self, own: Values) -> ParagraphProperties:
        style_id = self._paragraph_style_id(own.get("pStyle.val", ""))
        number = self._number(own, style_id)
        has_own_number = "numPr.numId.val" in own
        values = {
            **self._defaults_of_place,
            **self._place_of_style(style_id, numbered=not has_own_number),
        }
        if has_own_number and number:
            values.update(self._indents_of_level(number))
        values.update(own)
        style = self.styles.get(style_id)
        return effective_paragraph(values, style_id, style.name if style else "", number)

    def run(self, run: XmlElement, paragraph: XmlElement) -> RunProperties:
        """The effective properties of a ``w:r`` in a ``w:p``."""
        return self._letters_in_effect(run.find(f"{W}rPr"), self._style_of(paragraph))

    def mark(self, paragraph: XmlElement) -> RunProperties:
        """The effective properties of a paragraph's mark, which its number takes too."""
        own = paragraph.find(f"{W}pPr/{W}rPr")
        return self._letters_in_effect(own, self._style_of(paragraph))

    def _style_of(self, paragraph: XmlElement) -> str:
        """The id of a paragraph's style, remembered for its next run."""
        if paragraph is not self._last_paragraph:
            place = paragraph.find(f"{W}pPr/{W}pStyle")
            name = place.get(f"{W}val", "") if place is not None else ""
            self._last_paragraph, self._last_style = paragraph, self._paragraph_style_id(name)
        return self._last_style

    def _letters_in_effect(self, own: XmlElement | None, style_id: str) -> RunProperties:
        values = self._with_theme(read_values(own)) if own is not None else {}
        key = (style_id, tuple(values.items()))
        if key not in self._runs:
            self._runs[key] = self._merged_letters(values, style_id)
        return self._runs[key]

    def _merged_letters(self, own: Values, style_id: str) -> RunProperties:
        character_style = own.get("rStyle.val", "")
        of_paragraph = self._letters_of_style(style_id)
        of_character = self._letters_of_style(character_style)
        values = {**self._defaults_of_letters, **of_paragraph, **of_character}
        for toggle in TOGGLES:
            if toggle in of_character and toggle in of_paragraph:
                is_turned = is_on(of_paragraph[toggle]) != is_on(of_character[toggle])
                values[toggle] = "1" if is_turned else "0"
            if is_on(self._defaults_of_letters.get(toggle)):
                values[toggle] = "1"
        values.update(own)
        return effective_run(values, character_style)

    def _letters_of_style(self, style_id: str) -> Values:
        """The run values of a style and those that it is based on."""
        if style_id not in self._letters:
            merged: dict[str, str] = {}
            for style in reversed(list(self._chain(style_id))):
                merged.update(style.letters)
            self._letters[style_id] = merged
        return self._letters[style_id]

    def _place_of_style(self, style_id: str, *, numbered: bool) -> Values:
        """The paragraph values of a style; with the indents of its list, if it is ``numbered``."""
        key = (style_id, numbered)
        if key not in self._places:
            merged: dict[str, str] = {}
            for style in reversed(list(self._chain(style_id))):
                if numbered and (number := _reference(style.place, style.id)):
                    merged.update(self._indents_of_level(number))
                merged.update(style.place)
            self._places[key] = merged
        return self._places[key]

    def _indents_of_level(self, number: NumberReference) -> Values:
        values = read_values(self._level_indents(number))
        return {name: value for name, value in values.items() if name.startswith("ind.")}

    def _number(self, own: Values, style_id: str) -> NumberReference | None:
        """The list of a paragraph, by its own numPr or its style's; the list 0 is none."""
        of_style = self._place_of_style(style_id, numbered=False)
        return _reference({**of_style, **own}, style_id)

    def _chain(self, style_id: str) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first; a circle ends."""
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            yield self.styles[style_id]
            style_id = self.styles[style_id].based_on

    def _paragraph_style_id(self, name: str) -> str:
        style = self.styles.get(name)
        return name if style and style.kind == "paragraph" else self._default_style

    def _defaults(self, root: XmlElement | None, kind: str) -> Values:
        path = f"{W}docDefaults/{W}{kind}PrDefault/{W}{kind}Pr"
        return self._with_theme(read_values(root.find(path) if root is not None else None))

    def _read_styles(self, root: XmlElement) -> Iterator[Style]:
        for node in root.iter(f"{W}style"):
            yield Style(
                node.get(f"{W}styleId", ""),
                _child_value(node, "name"),
                node.get(f"{W}type", "paragraph"),
                _child_value(node, "basedOn"),
                self._with_theme(read_values(node.find(f"{W}rPr"))),
                read_values(node.find(f"{W}pPr")),
            )

    def _with_theme(self, values: dict[str, str]) -> dict[str, str]:
        """Values in which the names of a theme's fonts are the fonts."""
        for theme, slot in FONT_SLOTS:
            font = self._fonts.get(values.pop(theme, ""))
            if font:
                values[slot] = font.name
            if slot == EAST_ASIAN_SLOT and slot in values:
                values[BY_LANGUAGE] = "1" if font and font.is_by_language else "0"
        return values


def _child_value(node: XmlElement, name: str) -> str:
    """The value of a child; empty without it."""
    child = node.find(f"{W}{name}")
    return str(child.get(f"{W}val", "")) if child is not None else ""


def _default_style_id(root: XmlElement | None) -> str:
    """The style of paragraphs that name none; the last that says so, as in Word."""
    styles = root.iter(f"{W}style") if root is not None else ()
    ids = [
        style.get(f"{W}styleId", "")
        for style in styles
        if style.get(f"{W}type", "paragraph") == "paragraph" and is_on(style.get(f"{W}default"))
    ]
    return ids[-1] if ids else ""


def _reference(values: Values, style_id: str) -> NumberReference | None:
    number = values.get("numPr.numId.val", "")
    level = values.get("numPr.ilvl.val", "")
    if not number.strip("0"):
        return None
    return NumberReference(number, whole_number(level, 0) if level else None, style_id)


class ThemeFont(NamedTuple):
    """A font of a theme."""

    name: str
    is_by_language: bool
    """True when the theme has it for a language only."""


def _read_theme_fonts(package: WordPackage) -> Mapping[str, ThemeFont]:
    """The fonts that a document's theme names, by their names in the XML: minorEastAsia."""
    theme = package.related("theme")
    if theme is None:
        return {}
    script = _east_asian_script(package.related("settings"))
    return {
        group + end: font
        for group, element in THEME_GROUPS.items()
        for end, kind in THEME_FONTS.items()
        if (font := _theme_font(theme.find(f".//{A}{element}"), kind, script))
    }


def _east_asian_script(settings: XmlElement | None) -> str:
    """The script of the East Asian language for which the theme is used."""
    language = settings.find(f"{W}themeFontLang") if settings is not None else None
    name = (language.get(f"{W}eastAsia") or "").lower() if language is not None else ""
    return SCRIPTS.get(name) or SCRIPTS.get(name.partition("-")[0]) or DEFAULT_SCRIPT


def _theme_font(group: XmlElement | None, kind: str, script: str) -> ThemeFont | None:
    if group is None:
        return None
    direct = group.find(f"{A}{kind}")
    name = direct.get("typeface", "") if direct is not None else ""
    if name or kind != "ea":
        return ThemeFont(name, is_by_language=False) if name else None
    scripts = (each for each in group.iter(f"{A}font") if each.get("script") == script)
    names = (each.get("typeface", "") for each in scripts)
    return next((ThemeFont(name, is_by_language=True) for name in names if name), None)
