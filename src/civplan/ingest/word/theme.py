"""The fonts of a theme: what ``minorEastAsia`` and its like name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from civplan.ingest.word.namespaces import A, W, XmlElement
from civplan.ingest.word.package import WordPackage

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


class ThemeFont(NamedTuple):
    """A font of a theme."""

    name: str
    is_by_language: bool
    """True when the theme has it for a language only."""


def read_theme_fonts(package: WordPackage) -> Mapping[str, ThemeFont]:
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
