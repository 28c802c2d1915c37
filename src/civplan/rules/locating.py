"""Where a part of a text stands in the file, which folds, indents and quotes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civplan.findings.finding import Lines, Span
from civplan.rules.prose import Passage

ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>.))"
)
BLANK_ESCAPES = "nrtveLNP_ \t"
"""Letters whose escapes are blanks."""
BLOCK = re.compile(r"\s*[|>][-+0-9]*\s*(?:#.*)?$")


class Character(NamedTuple):
    """A character of a text that is no blank, and the stretch of its line that stands for it."""

    character: str
    line: int
    column: int
    end_column: int


def place_in(passage: Passage, start: int, end: int, lines_of: Lines) -> Span:
    """Where a part of a passage stands; the whole value's place when that cannot be told.

    Args:
        passage: The text.
        start: The first character, counted from 0.
        end: The character behind the last; the same as ``start`` for a place between two.
        lines_of: The lines of the files.
    """
    return exact_place(passage, start, end, lines_of) or passage.span


def exact_place(passage: Passage, start: int, end: int, lines_of: Lines) -> Span | None:
    """Where a part of a passage stands; None when the file writes it in some other way."""
    written = list(characters_of(passage.span, lines_of(passage.span.path)))
    shown = "".join(character.character for character in written)
    first = shown.find("".join(passage.text.split()), passage.before)
    if first < 0 or not written:
        return None
    begins = first + count_without_blanks(passage.text[:start])
    ends = first + count_without_blanks(passage.text[:end])
    is_behind = passage.text[start : start + 1].isspace() or begins == len(written)
    line, column = behind(written[begins - 1]) if is_behind else before(written[begins])
    if start == end:
        return Span(passage.span.path, line, column, line, column)
    is_before = passage.text[end - 1].isspace() and ends < len(written)
    end_line, end_column = before(written[ends]) if is_before else behind(written[ends - 1])
    return Span(passage.span.path, line, column, end_line, end_column)


def count_without_blanks(text: str) -> int:
    """How many characters of a text are no blanks."""
    return len("".join(text.split()))


def before(character: Character) -> tuple[int, int]:
    """The line and column where a character begins."""
    return character.line, character.column


def behind(character: Character) -> tuple[int, int]:
    """The line and column behind a character."""
    return character.line, character.end_column


def characters_of(span: Span, lines: Sequence[str]) -> Iterator[Character]:
    """The characters of a value as its text has them, blanks left out."""
    pieces = list(pieces_of(span, lines))
    if not pieces:
        return
    _, _, opening = pieces[0]
    mark = opening[:1] if opening[:1] in {'"', "'"} else ""
    if BLOCK.fullmatch(opening) and len(pieces) > 1:
        pieces = pieces[1:]
    for number, (line, column, text) in enumerate(pieces):
        if mark == '"':
            yield from unescaped(line, column, text)
        elif mark:
            first = int(number == 0)
            yield from with_quotes(line, column + first, text[first:])
        else:
            yield from as_written(line, column, text)


def pieces_of(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches of lines that a span covers: line, column and text."""
    for line in range(span.line, min(span.end_line, len(lines)) + 1):
        column = span.column if line == span.line else 1
        end = span.end_column - 1 if line == span.end_line else None
        yield line, column, lines[line - 1][column - 1 : end]


def as_written(line: int, column: int, text: str) -> Iterator[Character]:
    """The characters of a text without quotation marks."""
    for place, character in enumerate(text, column):
        if not character.isspace():
            yield Character(character, line, place, place + 1)


def with_quotes(line: int, column: int, text: str) -> Iterator[Character]:
    """The characters of a text between single quotation marks, which doubles them."""
    for match in re.finditer(r"''|\S", text):
        yield Character(match[0][0], line, column + match.start(), column + match.end())


def unescaped(line: int, column: int, text: str) -> Iterator[Character]:
    """The characters of a text between double quotation marks, with what its escapes stand for."""
    for match in re.finditer(rf"{ESCAPE.pattern}|\S", text):
        character = meant_by(match)
        if character:
            yield Character(character, line, column + match.start(), column + match.end())


def meant_by(match: re.Match[str]) -> str:
    """What an escape stands for; empty for a blank or for one that is no single character."""
    code = match["x"] or match["u"] or match["U"]
    if code:
        character = chr(int(code, 16))
    elif match["sign"]:
        character = "" if match["sign"] in BLANK_ESCAPES else match["sign"]
    else:
        character = match[0]
    return "" if character.isspace() else character
