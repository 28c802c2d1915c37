"""YAML as nodes with places; scalars are text, whatever they look like."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Span

NULL_TEXTS = frozenset({"", "~", "null"})
"""Plain texts that give a key no value."""


class Scalar(NamedTuple):
    """One value as it is written: ``010``, ``no`` and ``12:30`` are these texts."""

    text: str
    span: Span
    plain: bool = True
    """True when it stands without quotes and is no block; only then can it mean “nothing”."""
    literal: bool = False
    """True for a block after ``|``, whose line breaks stand in ``text``; elsewhere YAML has folded
    the lines, and a line break in ``text`` was a blank line or is meant."""

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
