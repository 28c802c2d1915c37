"""Closes up the line breaks of a text that stands on several lines of the file."""

from __future__ import annotations

import re

from civplan.source.nodes import Scalar

WIDE = "[\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ufffd\U00010000-\U0010ffff]"
"""Chinese characters and the marks that stand among them."""
BLANK_LINE = re.compile(r"\n(?:[ \t\u3000]*\n)+")


def breaks(mark: str) -> re.Pattern[str]:
    """The line breaks that are no space, those beside Chinese characters; ``mark`` is one."""
    return re.compile(rf"(?<={WIDE}){mark}(?={WIDE}|[0-9])|(?<=[0-9]){mark}(?={WIDE})")


FOLDED, LITERAL = breaks(" "), breaks("\n")


def paragraphs_of(node: Scalar) -> list[str]:
    """A scalar's paragraphs, each on one line, none empty; a blank line starts a new one.

    YAML has already folded the lines, and has left one line break for a blank line, unless the
    scalar is a literal block.
    """
    if node.literal:
        pieces = BLANK_LINE.split(node.text)
        lines = (LITERAL.sub("", without_margins(piece)).replace("\n", " ") for piece in pieces)
    else:
        folded = node.span.line != node.span.end_line
        pieces = node.text.split("\n")
        lines = (FOLDED.sub("", piece.strip()) if folded else piece.strip() for piece in pieces)
    return [line for line in lines if line]


def without_margins(text: str) -> str:
    """A text whose lines neither begin nor end with white space."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def on_one_line(node: Scalar) -> str:
    """A scalar's text on one line; empty when it says nothing."""
    lines = "\n".join(paragraphs_of(node))
    return LITERAL.sub("", lines).replace("\n", " ")
