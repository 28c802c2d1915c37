"""The place of a part of a text in the file, which folds, indents and quotes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civplan.findings.finding import LinesOf, Span
from civplan.rules.prose import Passage

ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>.))"
)
BLANK_ESCAPES = "nrtveLNP_ \t"
"""Letters whose escapes are blanks."""
PROPERTIES = re.compile(r"\s*(?:[&!]\S*(?:\s+|$))*")
"""The anchor and the tag before a value, if any; it always matches."""
BLOCK_SCALAR_HEAD = re.compile(r"\s*[|>][-+0-9]*\s*(?:#.*)?$")


class CharacterPlace(NamedTuple):
    """A non-blank character of a text and the stretch of the line that it is written with."""

    character: str
    line: int
    column: int
    end_column: int

    @property
    def start(self) -> tuple[int, int]:
        """Its line and column."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """The line and column behind it."""
        return self.line, self.end_column


class TextPlaces:
    """The places of parts of texts in their files.

    Each value is read once, however many parts of it are asked for.
    """

    __slots__ = ("_parts", "_values", "lines_of")

    def __init__(self, lines_of: LinesOf) -> None:
        """Set what gives the lines of a file."""
        self.lines_of = lines_of
        self._values: dict[Span, _ValueCharacters] = {}
        self._parts: dict[tuple[Span, int, str], _PassageCharacters | None] = {}

    def part(self, passage: Passage, start: int, end: int) -> Span:
        """The place of a part of a passage; that of the whole value when there is no exact one.

        Args:
            passage: The text.
            start: The first character, counted from 0.
            end: The character behind the last; the same as ``start`` for a place between two.
        """
        return self.exact(passage, start, end) or passage.span

    def exact(self, passage: Passage, start: int, end: int) -> Span | None:
        """The place of a part of a passage; None when the file writes it in another way."""
        passage_characters = self._characters_of_passage(passage)
        if passage_characters is None:
            return None
        characters = passage_characters.characters
        begins, ends = passage_characters.number(start), passage_characters.number(end)
        is_behind = passage.text[start : start + 1].isspace() or begins == len(characters)
        line, column = characters[begins - 1].end if is_behind else characters[begins].start
        if start == end:
            return Span(passage.span.path, line, column, line, column)
        is_before = passage.text[end - 1].isspace() and ends < len(characters)
        end_line, end_column = characters[ends].start if is_before else characters[ends - 1].end
        return Span(passage.span.path, line, column, end_line, end_column)

    def _characters_of_passage(self, passage: Passage) -> _PassageCharacters | None:
        """The characters of a passage; None when the file writes them in another way."""
        key = (passage.span, passage.before, passage.text)
        if key not in self._parts:
            value = self._characters_of_value(passage.span)
            first = value.text.find("".join(passage.text.split()), passage.before)
            is_known = first >= 0 and value.characters
            self._parts[key] = (
                _PassageCharacters(value.characters, first, _blanks_of(passage.text))
                if is_known
                else None
            )
        return self._parts[key]

    def _characters_of_value(self, span: Span) -> _ValueCharacters:
        """The characters of a value."""
        if span not in self._values:
            characters = list(characters_of(span, self.lines_of(span.path)))
            text = "".join([character.character for character in characters])
            self._values[span] = _ValueCharacters(characters, text)
        return self._values[span]


class _ValueCharacters(NamedTuple):
    """The non-blank characters of a value, with their places and as one text."""

    characters: Sequence[CharacterPlace]
    text: str


class _PassageCharacters(NamedTuple):
    """The non-blank characters of a passage among those of its value."""

    characters: Sequence[CharacterPlace]
    """Those of the value."""
    first: int
    """How many of them stand before the passage."""
    blanks: Sequence[int]
    """Where the passage has blanks, from 0."""

    def number(self, position: int) -> int:
        """How many of the value's characters stand before a position of the passage."""
        return self.first + position - bisect_left(self.blanks, position)


def _blanks_of(text: str) -> list[int]:
    """Where a text has blanks, from 0."""
    return [match.start() for match in re.finditer(r"\s", text)]


def characters_of(span: Span, lines: Sequence[str]) -> Iterator[CharacterPlace]:
    """The non-blank characters of a value as its text has them."""
    pieces = list(_without_properties(_line_pieces(span, lines)))
    if not pieces:
        return
    _, _, opening = pieces[0]
    mark = opening[:1] if opening[:1] in {'"', "'"} else ""
    if BLOCK_SCALAR_HEAD.fullmatch(opening) and len(pieces) > 1:
        pieces = pieces[1:]
    for number, (line, column, text) in enumerate(pieces):
        if mark == '"':
            yield from _double_quoted_characters(line, column, text)
        elif mark:
            first = int(number == 0)
            yield from _single_quoted_characters(line, column + first, text[first:])
        else:
            yield from _plain_characters(line, column, text)


def _without_properties(
    pieces: Iterator[tuple[int, int, str]],
) -> Iterator[tuple[int, int, str]]:
    """The pieces of a value from its first character on, behind its anchor and tag."""
    has_begun = False
    for line, column, text in pieces:
        before = 0 if has_begun else len(text) - len(PROPERTIES.sub("", text, count=1))
        has_begun = has_begun or text[before : before + 1] not in {"", "#"}
        if has_begun:
            yield line, column + before, text[before:]


def _line_pieces(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches of lines that a span covers: line, column and text."""
    for line in range(span.line, min(span.end_line, len(lines)) + 1):
        column = span.column if line == span.line else 1
        end = span.end_column - 1 if line == span.end_line else None
        yield line, column, lines[line - 1][column - 1 : end]


def _plain_characters(line: int, column: int, text: str) -> Iterator[CharacterPlace]:
    """The characters of a text without quotation marks."""
    for place, character in enumerate(text, column):
        if not character.isspace():
            yield CharacterPlace(character, line, place, place + 1)


def _single_quoted_characters(line: int, column: int, text: str) -> Iterator[CharacterPlace]:
    """The characters of a text between single quotation marks, which doubles them."""
    for match in re.finditer(r"''|\S", text):
        yield CharacterPlace(match[0][0], line, column + match.start(), column + match.end())


def _double_quoted_characters(line: int, column: int, text: str) -> Iterator[CharacterPlace]:
    """The characters of a text between double quotation marks, with what its escapes stand for."""
    for match in re.finditer(rf"{ESCAPE.pattern}|(?!\\$)\S", text):
        character = _escape_value(match)
        if character:
            yield CharacterPlace(character, line, column + match.start(), column + match.end())


def _escape_value(match: re.Match[str]) -> str:
    """The character of an escape; empty for a blank and for more than one character."""
    code = match["x"] or match["u"] or match["U"]
    if code:
        character = chr(int(code, 16))
    elif match["sign"]:
        character = "" if match["sign"] in BLANK_ESCAPES else match["sign"]
    else:
        character = match[0]
    return "" if character.isspace() else character
