"""Traps that are found in the text before YAML sees it, because YAML would blame another line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.source import faults
from civplan.source.lines import place_in
from civplan.source.structure import MISTYPED_KEY, ODD_SPACES, Mistake, Walk

CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither YAML nor XML can hold, lone surrogates included."""
MOST_CONTROLS = 20
"""Control characters that are told one by one; a file with more is none that people wrote."""
MOST_TRAPS = 200
"""Lines with a trap that are told; a file with more is not read on."""
TAG_DIRECTIVE = re.compile("(?:\\A|[\n\r\x85\u2028\u2029])(%TAG)[ \t]")
SUSPECT = re.compile(
    f"[\n\r\x85\u2028\u2029][ -]*(?:[{ODD_SPACES}]|{MISTYPED_KEY.pattern})",
)
"""Where a trap may be; most files have no such place and need no closer look."""
SPACE_NAMES: Mapping[str, Words] = {
    "\t": Words("制表符", "a tab"),
    "\u3000": Words("全角空格", "a full-width space"),
    "\xa0": Words("不换行空格", "a no-break space"),
}
OTHER_SPACE = Words("特殊空格", "an unusual space")


class Mended(NamedTuple):
    """A text that YAML reads as its author meant it."""

    text: str
    inserted: Mapping[int, int]
    """By line, the column of a space that was put in; both from 1."""


def control_characters(text: str, path: str) -> list[Finding]:
    """Characters that neither YAML nor a document can hold."""
    found: list[Finding] = []
    for match in CONTROL.finditer(text):
        line, column = place_in(text, match.start())
        span = Span(path, line, column, line, column + 1)
        if match[0] == "\0":
            return [faults.BINARY.at(span)]
        found.append(faults.CONTROL_CHARACTER.at(span, character=shown_control(match[0])))
        if len(found) == MOST_CONTROLS:
            break
    return found


def shown_control(character: str) -> str:
    """A control character as its code: U+0007."""
    return f"U+{ord(character):04X}"


def tag_directives(text: str, path: str) -> list[Finding]:
    """The first ``%TAG`` line; libyaml's time grows with the square of their number."""
    match = TAG_DIRECTIVE.search(text)
    if match is None:
        return []
    line, column = place_in(text, match.start(1))
    return [faults.TAG.at(Span(path, line, column, line, column + len(match[1])), tag=match[1])]


def mended(text: str, path: str, keys: Collection[str], found: list[Finding]) -> Mended | None:
    """The text with the colons that were meant, so that its other faults are told in the same run.

    Args:
        text: The file's text.
        path: As messages name it.
        keys: The names that keys have below the outermost level, where texts have colons too.
        found: Gains every wrong colon and indentation.

    Returns:
        None when the text is not to be mended: its indentation cannot be guessed.
    """
    if not SUSPECT.search(f"\n{text}"):
        return Mended(text, {})
    mistakes = list(islice(Walk(keys).mistakes(text), MOST_TRAPS))
    found += [
        odd_indentation(mistake, path) if mistake.is_indentation else wrong_colon(mistake, path)
        for mistake in mistakes
    ]
    if len(mistakes) == MOST_TRAPS or any(mistake.is_indentation for mistake in mistakes):
        return None
    return with_colons(text, [mistake for mistake in mistakes if mistake.is_mendable])


def odd_indentation(mistake: Mistake, path: str) -> Finding:
    """The finding that a line is not indented with spaces alone."""
    line, indent = mistake.line, mistake.match
    span = Span(path, line, indent.start(1) + 1, line, indent.end() + 1)
    return faults.BAD_INDENTATION.at(span, character=SPACE_NAMES.get(indent[1], OTHER_SPACE))


def wrong_colon(mistake: Mistake, path: str) -> Finding:
    """The finding that a key's colon is full-width or lacks its space."""
    line, key = mistake.line, mistake.match
    rule = faults.FULL_WIDTH_COLON if key[2] else faults.COLON_WITHOUT_SPACE
    return rule.at(Span(path, line, key.end(), line, key.end() + 1), key=key[1])


def with_colons(text: str, mistakes: list[Mistake]) -> Mended:
    """The text with an ASCII colon and a space behind the keys of some lines."""
    pieces, end = [], 0
    inserted: dict[int, int] = {}
    for mistake in mistakes:
        behind = mistake.start + mistake.match.end()
        pieces += [text[end : behind - 1], ":"]
        if text[behind : behind + 1] not in {"", " ", "\t", "\n", "\r"}:
            pieces.append(" ")
            inserted[mistake.line] = mistake.match.end() + 1
        end = behind
    return Mended("".join(pieces) + text[end:], inserted)
