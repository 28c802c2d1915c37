"""Traps that are found in the text before YAML sees it, because YAML would blame another line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Edit, Finding, Span
from civplan.findings.words import Words
from civplan.source import rules
from civplan.source.places import split_lines

if TYPE_CHECKING:
    from civplan.source.line_scanner import Typo

MOST_TYPOS = 200
"""Lines with a trap that are told; a file with more is not read on."""
TAG_DIRECTIVE = "%TAG"
TYPO_PATTERN = re.compile(
    r"\n[ -]*+(?:[^\S\r\n]|\u200b|\ufeff|[\w-]{1,16}+\s{0,2}+(?:：|:[^ \t\r\n/]))"
)
"""Where a trap may be; most files have no such place and need no closer look.

Nothing is tried again with fewer characters (``}+``): a colon never follows half a word.
"""
OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029")
"""What ends a line and is not looked for above; files that have it always get the closer look."""
SPACE_NAMES: Mapping[str, Words] = {
    "\t": Words("制表符", "a tab"),
    "\u3000": Words("全角空格", "a full-width space"),
    "\xa0": Words("不换行空格", "a no-break space"),
}
OTHER_SPACE = Words("特殊空格", "an unusual space")


class FixedText(NamedTuple):
    """A text that YAML reads as its author meant it."""

    text: str
    inserted: Mapping[int, int]
    """By line, the column of a space that was put in; both from 1."""


def tag_directives(text: str, path: str) -> list[Finding]:
    """The first ``%TAG`` line; libyaml's time grows with the square of their number."""
    if TAG_DIRECTIVE not in text:
        return []
    for number, line in enumerate(split_lines(text), 1):
        if line.startswith(TAG_DIRECTIVE):
            span = Span(path, number, 1, number, len(TAG_DIRECTIVE) + 1)
            return [rules.YAML_TAG.at(span, tag=TAG_DIRECTIVE)]
    return []


def fix_typos(
    text: str, path: str, keys: Collection[str], found: list[Finding]
) -> FixedText | None:
    """The text with the colons that were meant, so that its other faults are told in the same run.

    Args:
        text: The file's text.
        path: As messages name it.
        keys: The names that keys have below the outermost level, where texts have colons too.
        found: Gains every wrong colon and indentation.

    Returns:
        None when the text is not to be mended: its indentation cannot be guessed.
    """
    if not _may_have_typos(text):
        return FixedText(text, {})
    from civplan.source.line_scanner import LineScanner  # noqa: PLC0415 - most files need no closer look

    mistakes = list(islice(LineScanner(keys).mistakes(text), MOST_TYPOS))
    odd = [mistake for mistake in mistakes if mistake.is_indentation]
    if not odd and len(mistakes) < MOST_TYPOS:
        found += (_colon_finding(mistake, path, text, keys) for mistake in mistakes)
        return with_fixed_colons(text, [mistake for mistake in mistakes if mistake.is_mendable])
    edits = _edits_by_line(text, path, odd, keys) if len(mistakes) < MOST_TYPOS else {}
    found += (
        _indentation_finding(mistake, path).mended_by(*edits.get(mistake.line, ()))
        if mistake.is_indentation
        else _colon_finding(mistake, path)
        for mistake in mistakes
    )
    return None


def _may_have_typos(text: str) -> bool:
    """True when the text may have a trap."""
    return bool(TYPO_PATTERN.search(f"\n{text}")) or any(sign in text for sign in OTHER_BREAKS)


def _edits_by_line(
    text: str, path: str, odd: list[Typo], keys: Collection[str]
) -> dict[int, list[Edit]]:
    """By line, the edit that indents it with spaces; all lines are mended, or none is."""
    from civplan.source.indentation import edits_with_spaces  # noqa: PLC0415 - few files need it

    return {edit.span.line: [edit] for edit in edits_with_spaces(text, path, odd, keys)}


def _indentation_finding(mistake: Typo, path: str) -> Finding:
    """The finding that a line is not indented with spaces alone."""
    line, indent = mistake.line, mistake.match
    span = Span(path, line, indent.start(1) + 1, line, indent.end() + 1)
    return rules.BAD_INDENTATION.at(span, character=SPACE_NAMES.get(indent[1], OTHER_SPACE))


def _colon_finding(mistake: Typo, path: str, text: str = "", keys: Collection[str] = ()) -> Finding:
    """The finding that a key's colon is full-width or lacks its space.

    It is mended where the key is one of ``keys`` and begins a value; elsewhere it may be a text.
    """
    line, key = mistake.line, mistake.match
    rule = rules.FULL_WIDTH_COLON if key[2] else rules.COLON_WITHOUT_SPACE
    place = Span(path, line, key.end(), line, key.end() + 1)
    finding = rule.at(place, key=key[1])
    if not mistake.is_mendable or key[1] not in keys:
        return finding
    return finding.mended_by(Edit(place, ": " if _lacks_space(text, mistake) else ":"))


def _lacks_space(text: str, mistake: Typo) -> bool:
    """True when something other than white that YAML knows follows a key's colon."""
    behind = mistake.start + mistake.match.end()
    return text[behind : behind + 1] not in {"", " ", "\t", "\n", "\r"}


def with_fixed_colons(text: str, mistakes: list[Typo]) -> FixedText:
    """The text with an ASCII colon and a space behind the keys of some lines."""
    pieces, end = [], 0
    inserted: dict[int, int] = {}
    for mistake in mistakes:
        behind = mistake.start + mistake.match.end()
        pieces += [text[end : behind - 1], ":"]
        if _lacks_space(text, mistake):
            pieces.append(" ")
            inserted[mistake.line] = mistake.match.end() + 1
        end = behind
    return FixedText("".join(pieces) + text[end:], inserted)
