"""YAML as nodes with positions; every scalar is a text, whatever it looks like.

A text that takes several lines of the file is joined here, to one line or to paragraphs.
"""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.source.controls import is_blank

NULL_TEXTS = frozenset({"", "~", "null"})
"""Plain scalars that mean no value."""


class Scalar(NamedTuple):
    """A single value as written: ``010``, ``no`` and ``12:30`` are texts."""

    text: str
    span: Span
    plain: bool = True
    """True without quotes and block sign; only then can it mean “no value”."""
    literal: bool = False
    """True for a ``|`` block, whose line breaks are in ``text``; elsewhere YAML has folded the
    lines, and a line break in ``text`` was a blank line or an escape."""

    @property
    def is_nothing(self) -> bool:
        """True for an empty value, ``~`` and ``null``: the key counts as not given."""
        return self.plain and self.text in NULL_TEXTS


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; a key may stand twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence


LOW_CHINESE_MARKS = "—‘’“”…"
"""Marks of Chinese texts with code points below those of Chinese characters."""
FIRST_CHINESE = "\u2e80"
"""From this code point on, Unicode has Chinese characters and their marks."""


def paragraphs_of(node: Scalar) -> list[str]:
    """A scalar's paragraphs, each on one line, none empty; a blank line separates them.

    Unless the scalar is a literal block, YAML has folded the lines and left one line break for a
    blank line.
    """
    if is_blank(node.text):
        return []
    if "\n" not in node.text:
        return [_joined_scalar(node)]
    lines = [line.strip() for line in node.text.split("\n")]
    if node.literal:
        paragraphs = [joined_lines(piece) for piece in "\n".join(lines).split("\n\n")]
    elif node.span.line == node.span.end_line:
        paragraphs = lines
    else:
        paragraphs = [joined_lines(line, " ") for line in lines]
    return [paragraph for paragraph in paragraphs if paragraph]


def _joined_scalar(node: Scalar) -> str:
    """The text of a scalar without line breaks, whose lines YAML has folded."""
    is_folded = node.span.line != node.span.end_line and not node.literal
    return joined_lines(node.text, " ") if is_folded else node.text.strip()


def line_of_scalar(node: Scalar) -> str:
    """A scalar's text on one line; empty when nobody would see it."""
    if is_blank(node.text):
        return ""
    if "\n" not in node.text:
        return _joined_scalar(node)
    paragraphs = paragraphs_of(node)
    return joined_lines("\n".join(paragraphs)) if len(paragraphs) != 1 else paragraphs[0]


def joined_lines(text: str, broken_at: str = "\n") -> str:
    """A text with spaces for line breaks, or nothing between Chinese characters."""
    line, *others = text.strip().split(broken_at)
    for other in others:
        before, after = line[-1:], other[:1]
        is_usual = before >= FIRST_CHINESE <= after  # both Chinese; saves the calls
        line += other if is_usual or _is_no_space(before, after) else f" {other}"
    return line


def _is_no_space(before: str, after: str) -> bool:
    """True when no space belongs between two characters: Chinese ones, or Chinese and a digit."""
    if _is_chinese_sign(before):
        return _is_chinese_sign(after) or after.isdecimal()
    return before.isdecimal() and _is_chinese_sign(after)


def _is_chinese_sign(character: str) -> bool:
    """True for a Chinese character or mark; False for an empty text."""
    return character >= FIRST_CHINESE or (character != "" and character in LOW_CHINESE_MARKS)
