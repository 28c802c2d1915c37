"""Text for people: in both languages, and such that a terminal can print it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
GAP = "…"
"""Stands for a value that is not known."""


class Words(NamedTuple):
    """The same text in Chinese and in English; ``{name}`` stands for a value."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one language, its ``{name}`` places unfilled."""
        return self.zh if language == "zh" else self.en

    def fill(self, language: Language, **values: object) -> str:
        """The text in one language with its places filled; a value may itself be Words."""
        spoken = {
            name: value.in_language(language) if isinstance(value, Words) else value
            for name, value in values.items()
        }
        return self.in_language(language).format_map(spoken)

    def filled(self, **values: object) -> Words:
        """The text in both languages with its places filled."""
        return Words(self.fill("zh", **values), self.fill("en", **values))

    def without_values(self, language: Language) -> str:
        """The text in one language with … for each value: unknown key “…”."""
        return self.in_language(language).format_map(_GapFiller())


class _GapFiller(dict[str, str]):
    """Gives … for every value."""

    def __missing__(self, name: str) -> str:
        """A gap."""
        return GAP


def printable_text(text: str) -> str:
    """A text without characters that would move the cursor or break the line."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u3000" else code_point(character)
        for character in text
    )


def code_point(character: str) -> str:
    """A character that cannot be printed, as its code: U+0007."""
    return " " if character in "\t\n" else f"U+{ord(character):04X}"
