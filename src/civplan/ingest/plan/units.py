"""The tree of an outline: each node with those below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from civplan.ingest.outline import OutlineNode
from civplan.ingest.plan.texts import clean_text
from civplan.ingest.structure.labels import number_label


@dataclass(frozen=True, slots=True)
class Unit:
    """A node with the units below it, in reading order."""

    node: OutlineNode
    inner: tuple[Unit, ...] = ()

    @property
    def is_paragraph(self) -> bool:
        """True for text that neither counts nor names anything."""
        return not self.node.label and not self.node.heading and not self.inner

    @property
    def names_what_is_below(self) -> bool:
        """True for a heading with something below it."""
        return self.node.heading and bool(self.inner) and bool(clean_text(self.node.text))

    @property
    def entries(self) -> tuple[Unit, ...]:
        """The units directly below that are no paragraphs."""
        return tuple(unit for unit in self.inner if not unit.is_paragraph)

    @property
    def size(self) -> int:
        """The number of nodes, its own included."""
        return 1 + sum(unit.size for unit in self.inner)


def units_of(nodes: Sequence[OutlineNode]) -> tuple[Unit, ...]:
    """The units at the top of an outline."""
    return tuple(_units_between(nodes, 0, len(nodes)))


def _units_between(nodes: Sequence[OutlineNode], start: int, end: int) -> Iterator[Unit]:
    """The units that begin between two places, each with the deeper nodes behind it.

    A number without a text is none.
    """
    while start < end:
        node = nodes[start]
        behind = start + 1
        while behind < end and nodes[behind].level > node.level:
            behind += 1
        inner = tuple(_units_between(nodes, start + 1, behind))
        if inner or clean_text(node.text):
            yield Unit(node, inner)
        start = behind


HEADING_BEFORE_BLANK = re.compile(
    r"(?P<heading>[^\s。；;：:！？]{4,28})[ \u3000\xa0]+(?P<body>\S.{11,})", re.DOTALL
)
"""A heading with its text on the same line and nothing but a blank between the two."""
SHORT_LINE = re.compile(r"[^。；;！？]{2,28}[。；;：:]?")
"""A line that names what is below it, though it ends like a sentence."""


def unit_as_heading(unit: Unit) -> Unit:
    """The unit as a heading, where entries follow and its line is short or begins with one.

    In a text without fonts nothing tells a heading from its text on the same line but a blank.
    Where it is no heading, the unit stays as it is.
    """
    if unit.node.heading or not unit.node.label or not unit.entries:
        return unit
    match = HEADING_BEFORE_BLANK.fullmatch(unit.node.text)
    if match is None:
        is_short = SHORT_LINE.fullmatch(unit.node.text)
        return Unit(replace(unit.node, heading=True), unit.inner) if is_short else unit
    heading = replace(unit.node, text=match["heading"], heading=True)
    body = replace(unit.node, label="", text=match["body"], level=unit.node.level + 1)
    return Unit(heading, (Unit(body), *unit.inner))


def headings_like_others(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units; among numbered headings a short line with only text below it is a heading too.

    Its own words leave that open where it ends like a sentence: （一）坚持党建引领，夯实基础。
    """
    headings = {number_label(one.node.label).kind for one in units if one.names_what_is_below}
    return tuple(
        Unit(replace(one.node, heading=True), one.inner)
        if one.node.label
        and one.inner
        and not one.entries
        and number_label(one.node.label).kind in headings
        and SHORT_LINE.fullmatch(one.node.text)
        else one
        for one in units
    )
