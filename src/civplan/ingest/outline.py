"""What an outline is: the documents of a file, with their units by level, as read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from civplan.findings.words import Words
from civplan.ingest.blocks import Place
from civplan.model.choices import SectionName


class PartKind(Enum):
    """Which document a text is."""

    PLAN = "plan"
    SUMMARY = "summary"
    UNCLEAR = "unclear"
    """Neither title nor text says, or they say both."""


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A unit of a document: a heading, an item or a paragraph."""

    level: int
    """From 1, by nesting. A paragraph stands one level below the heading or item above it."""
    label: str
    """The number as read, such as （一） or 1、; empty for text without one."""
    text: str
    """What stands behind the label, in one line; of a table its rows as lines."""
    place: Place
    """The paragraph or line in which it begins."""
    character: int = 1
    """The character of that paragraph or line at which it begins, from 1."""
    heading: bool = False
    """True when it names what stands below it, and is no text of its own."""
    section: SectionName | None = None
    """The section of a plan that its words name; None when they name none."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The texts of a table's cells by row; empty for all that is no table."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something that is no text of the document: what a web page, a site or a printer put there."""

    text: str
    """As read."""
    why: Words
    place: Place


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """One document of a file; most files hold one."""

    title: str
    """Empty when it has none."""
    kind: PartKind
    nodes: tuple[OutlineNode, ...]
    """In reading order; the levels make the tree."""
    furniture: tuple[Furniture, ...] = ()
    """In reading order: what stood before its title, among its nodes and behind them."""
    recipient: str = ""
    """As read, with its colon; empty when it has none. So are the next two."""
    signature: str = ""
    """The issuers; several by lines."""
    date: str = ""
    """The date under the text or in brackets under the title, as read: 2007年12月."""
    number: str = ""
    """The number of an official document (发文字号), as read: 翠社发〔2025〕3号."""
    year: int | None = None
    """The year that the title names, else the date; None when they name none."""
    place: Place = Place(1)  # noqa: RUF009 - frozen
    """Where the title stands; without one, where the document begins."""
    notes: tuple[Place, ...] = ()
    """Of the nodes that stood under the date, as the last ones."""


@dataclass(frozen=True, slots=True)
class FileOutline:
    """The documents that a file holds, in reading order; at least one."""

    parts: tuple[OutlinePart, ...]
