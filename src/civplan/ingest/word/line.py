"""The text of a paragraph while it is gathered, with what its characters look like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from civplan.ingest.word.drawings import DrawnShape
from civplan.ingest.word.namespaces import XmlElement
from civplan.ingest.word.properties import RunProperties


class _Piece(NamedTuple):
    text: str
    bold: bool
    size: int


class LineStretch(NamedTuple):
    """The text of a paragraph, or of its part up to a page break."""

    text: str
    bold: bool
    size: int | None
    """Of most characters, in half-points; None without characters."""


@dataclass(slots=True)
class WordLine:
    """One paragraph as it is gathered."""

    shapes: list[DrawnShape] = field(default_factory=list)
    """What the drawings in it show."""
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    """The readings beside characters (ruby)."""
    unknown_symbols: list[str] = field(default_factory=list)
    comments: list[XmlElement] = field(default_factory=list)
    """The contents of its comments."""
    notes: list[tuple[str, XmlElement]] = field(default_factory=list)
    """The mark and the content of its footnotes and endnotes."""
    in_contents: bool = False
    """True when it belongs to a contents list."""
    _stretches: list[list[_Piece]] = field(default_factory=lambda: [[]])

    def add(self, text: str, look: RunProperties) -> None:
        """Take visible text."""
        self._stretches[-1].append(_Piece(text, look.bold, look.size))

    def break_page(self) -> None:
        """End the page here."""
        self._stretches.append([])

    @property
    def stretches(self) -> list[LineStretch]:
        """The text between the page breaks; at least one, each may be empty."""
        return [_stretch_of(pieces) for pieces in self._stretches]


def _stretch_of(pieces: list[_Piece]) -> LineStretch:
    visible = [piece for piece in pieces if piece.text.strip()]
    sizes: Counter[int] = Counter()
    for piece in visible:
        sizes[piece.size] += len(piece.text)
    return LineStretch(
        "".join(piece.text for piece in pieces),
        bold=bool(visible) and all(piece.bold for piece in visible),
        size=sizes.most_common(1)[0][0] if sizes else None,
    )
