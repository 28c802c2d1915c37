"""Text for people: in both languages, and such that a terminal can print it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
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


def joined_words(parts: Sequence[Words], mark: str = "，") -> Words:
    """Texts in a row, with a Chinese mark between them and a comma in English."""
    return Words(mark.join(one.zh for one in parts), ", ".join(one.en for one in parts))


def printable_text(text: str) -> str:
    """A text without characters that would move the cursor or break the line."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u3000" else code_point(character)
        for character in with_decoded_names(text)
    )


NAME_WITH_BYTES = r"[\w.()（）-]*[\udc80-\udcff][\w.()（）\udc80-\udcff-]*"
"""A part of a path with bytes that are no UTF-8, as names from other systems have them."""
NAME_ENCODINGS = ("utf-8", "gb18030", "latin-1")
"""What such names are written in, tried in this order."""


def with_decoded_names(text: str) -> str:
    """A text whose names of files with other bytes than UTF-8 are readable."""
    try:
        text.encode()
    except UnicodeEncodeError:
        import re  # noqa: PLC0415 - hardly any text has such a name

        return re.sub(NAME_WITH_BYTES, lambda match: _decoded_name(match[0]), text)
    return text


def _decoded_name(name: str) -> str:
    """A name in the first encoding that its bytes fit; as it is where none does."""
    with suppress(UnicodeEncodeError):
        data = name.encode(errors="surrogateescape")
        for encoding in NAME_ENCODINGS:
            with suppress(UnicodeDecodeError):
                decoded = data.decode(encoding)
                if decoded.isprintable():
                    return decoded
    return name


def code_point(character: str) -> str:
    """A character that cannot be printed, as its code: U+0007."""
    return " " if character in "\t\n" else f"U+{ord(character):04X}"
