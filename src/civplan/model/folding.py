"""Closes up the line breaks of a text that stands on several lines of the file."""

from __future__ import annotations

from civplan.source.nodes import Scalar

MARKS = "—‘’“”…"
"""Marks of Chinese texts that stand before the Chinese characters in Unicode."""
FIRST_WIDE = "\u2e80"
"""From here on, Unicode has Chinese characters and their marks."""


def paragraphs_of(node: Scalar) -> list[str]:
    """A scalar's paragraphs, each on one line, none empty; a blank line starts a new one.

    YAML has already folded the lines, and has left one line break for a blank line, unless the
    scalar is a literal block.
    """
    if "\n" not in node.text:
        line = unbroken(node)
        return [line] if line else []
    lines = [line.strip() for line in node.text.split("\n")]
    if node.literal:
        paragraphs = [closed_up(piece) for piece in "\n".join(lines).split("\n\n")]
    elif node.span.line == node.span.end_line:
        paragraphs = lines
    else:
        paragraphs = [closed_up(line, " ") for line in lines]
    return [paragraph for paragraph in paragraphs if paragraph]


def unbroken(node: Scalar) -> str:
    """The text of a scalar without line breaks, whose lines in the file YAML has folded."""
    is_folded = node.span.line != node.span.end_line and not node.literal
    return closed_up(node.text, " ") if is_folded else node.text.strip()


def on_one_line(node: Scalar) -> str:
    """A scalar's text on one line; empty when it says nothing."""
    if "\n" not in node.text:
        return unbroken(node)
    paragraphs = paragraphs_of(node)
    return closed_up("\n".join(paragraphs)) if len(paragraphs) != 1 else paragraphs[0]


def closed_up(text: str, broken_at: str = "\n") -> str:
    """A text with its line breaks as spaces; beside Chinese characters they become nothing."""
    line, *others = text.strip().split(broken_at)
    for other in others:
        before, after = line[-1:], other[:1]
        is_usual = before >= FIRST_WIDE <= after  # both Chinese; saves the calls
        line += other if is_usual or is_no_space(before, after) else f" {other}"
    return line


def is_no_space(before: str, after: str) -> bool:
    """True when no space belongs between two characters: one is Chinese, the other no Latin."""
    if is_chinese(before):
        return is_chinese(after) or after.isdecimal()
    return before.isdecimal() and is_chinese(after)


def is_chinese(character: str) -> bool:
    """True for a Chinese character or mark; False for an empty text."""
    return character >= FIRST_WIDE or (character != "" and character in MARKS)
