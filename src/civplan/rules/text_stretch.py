"""Words of a text that contradict another value, and the places of both."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.text import TextParagraph
from civplan.rules.context import CheckContext


class TextStretch(NamedTuple):
    """A stretch of a paragraph."""

    paragraph: TextParagraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]

    def place(self, context: CheckContext) -> Span:
        """Their place in the file."""
        text, span = self.paragraph
        for passage in context.prose.passages:
            if passage.span == span and passage.text == text:
                return context.places.part(passage, self.start, self.end)
        return span


def line_words(place: Span) -> Words:
    """The line of the other place."""
    return Words(f"第{place.line}行", f"line {place.line}")
