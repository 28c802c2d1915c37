"""YAML as nodes with positions; every scalar is a text, whatever it looks like."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import Span

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
