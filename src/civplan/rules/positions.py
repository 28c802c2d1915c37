"""The place of a part of a text in the file, which folds, indents and quotes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civplan.findings.finding import LinesOf, Span
from civplan.rules.prose import Passage

ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>.))"
)
BLANK_ESCAPES = "nrtveLNP_ \t"
"""Letters whose escapes are blanks."""
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


def place_of_part(passage: Passage, start: int, end: int, lines_of: LinesOf) -> Span:
    """The place of a part of a passage; that of the whole value when there is no exact one.

    Args:
        passage: The text.
        start: The first character, counted from 0.
        end: The character behind the last; the same as ``start`` for a place between two.
        lines_of: The lines of the files.
    """
    return exact_place(passage, start, end, lines_of) or passage.span


def exact_place(passage: Passage, start: int, end: int, lines_of: LinesOf) -> Span | None:
    """The place of a part of a passage; None when the file writes it in another way."""
    characters = list(characters_of(passage.span, lines_of(passage.span.path)))
    text = "".join(character.character for character in characters)
    first = text.find("".join(passage.text.split()), passage.before)
    if first < 0 or not characters:
        return None
    begins = first + _count_without_blanks(passage.text[:start])
    ends = first + _count_without_blanks(passage.text[:end])
    is_behind = passage.text[start : start + 1].isspace() or begins == len(characters)
    line, column = characters[begins - 1].end if is_behind else characters[begins].start
    if start == end:
        return Span(passage.span.path, line, column, line, column)
    is_before = passage.text[end - 1].isspace() and ends < len(characters)
    end_line, end_column = characters[ends].start if is_before else characters[ends - 1].end
    return Span(passage.span.path, line, column, end_line, end_column)


def _count_without_blanks(text: str) -> int:
    """The number of non-blank characters of a text."""
    return len("".join(text.split()))


def characters_of(span: Span, lines: Sequence[str]) -> Iterator[CharacterPlace]:
    """The non-blank characters of a value as its text has them."""
    pieces = list(_line_pieces(span, lines))
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
    for match in re.finditer(rf"{ESCAPE.pattern}|\S", text):
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
