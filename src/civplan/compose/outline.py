"""The outline: the content of a document and its order, before a template writes it.

Templates get these values; every text in them is as it will be printed, except for numbers.
"""

from __future__ import annotations

from typing import NamedTuple


class DataTable(NamedTuple):
    """A table of texts: one of the plan file, or 成员名单 of a large group."""

    caption: str
    """Empty for none."""
    columns: tuple[str, ...]
    """The texts of its head."""
    rows: tuple[tuple[str, ...], ...]
    """A text for each column; a row of totals is the last."""
    aligns: tuple[str, ...] = ()
    """``left``, ``center`` or ``right`` for each column; empty where the typesetter decides."""
    shares: tuple[int, ...] = ()
    """What each column takes of the width, 0 for as much as it needs; empty for all so."""


class Entry(NamedTuple):
    """One entry of a numbered list."""

    name: str = ""
    """Its run-in heading with a full stop; empty for none."""
    paragraphs: tuple[str, ...] = ()
    """The first follows the run-in heading."""
    entries: tuple[Entry, ...] = ()
    """The entries one level below."""
    ordinal: bool = False
    """True when those are one paragraph: 一是…二是…."""
    tables: tuple[DataTable, ...] = ()
    """They follow the paragraphs."""
    headed: bool = False
    """True when the entries one level below have headings of their own, as it has itself."""


class IndicatorRow(NamedTuple):
    """A target in the table 年度指标完成情况."""

    measure: str
    goal: str
    outcome: str
    attainment: str
    met: bool | None
    """None without a result."""
    last_year: str = ""
    """Its figure of last year; empty for none."""
    progress: str = ""
    """In a stage: how its share of the year's figure stands to the time that has passed."""


class IndicatorTable(NamedTuple):
    """年度指标完成情况, a row for each target."""

    caption: str
    columns: tuple[str, ...]
    """Four; one more where a row has a figure of last year, behind the goal, and in a stage."""
    rows: tuple[IndicatorRow, ...]


class Part(NamedTuple):
    """A heading and the content under it."""

    key: str
    """The section's key in the plan file, ``area`` for an area of work, ``extra`` for 其他部分."""
    heading: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    ordinal: bool = False
    """True when the entries are one paragraph: 一是…二是…."""
    parts: tuple[Part, ...] = ()
    """The parts one level below."""
    table: IndicatorTable | None = None
    members: DataTable | None = None
    """The members of a group too large for a paragraph; it follows the paragraphs."""
    tables: tuple[DataTable, ...] = ()
    """They follow the paragraphs and the members."""
    headed: bool = False
    """True when its entries have headings of their own, one level down."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing under the heading."""
        content = (self.paragraphs, self.entries, self.parts, self.table, self.members, self.tables)
        return not any(content)


class Division(NamedTuple):
    """The summary, or the plan of the next year, in the document that holds both."""

    part: Part
    """Its heading, its own opening and its parts."""
    closing: tuple[str, ...]
    """Its own last words."""
    is_heading: bool
    """True when its heading is 一、 or 二、, its parts one level down; False for 第一部分."""


class Counts(NamedTuple):
    """How the year's targets and items stand, for templates that choose their words by it."""

    targets: int = 0
    """The targets that promise something."""
    met: int = 0
    missed: int = 0
    unreported: int = 0
    """The targets without a result."""
    items: int = 0
    """The items that the document reports, sub-items too."""
    open: int = 0
    """The items that are ongoing, not begun or dropped."""

    @property
    def all_met(self) -> bool:
        """True when there are targets, all are met, and no item is open."""
        return 0 < self.targets == self.met and not self.open

    @property
    def most_met(self) -> bool:
        """True when more than half of the targets are met."""
        return self.met * 2 > self.targets


class AttachmentOutline(NamedTuple):
    """An attachment; without paragraphs and tables it is only named."""

    name: str
    paragraphs: tuple[str, ...]
    tables: tuple[DataTable, ...] = ()
    """They follow the paragraphs."""


class Outline(NamedTuple):
    """One document; a part that it does not have is empty."""

    title: tuple[str, ...]
    """In lines if the author broke it, otherwise one."""
    letterhead: str
    number: str
    signer: str
    recipient: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    attachments: tuple[AttachmentOutline, ...]
    issuers: tuple[str, ...]
    date: str
    sealed: bool
    note: str
    copies: str
    printed_by: str
    """The body that prints the document: the one of the letterhead, or the first issuer."""
    has_colophon: bool
    """True when the document ends with 版记: it has copies, recipients or a header."""
    counts: Counts = Counts()
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    colophon_recipient: str = ""
    opening_tables: tuple[DataTable, ...] = ()
    """They follow the opening."""
    divisions: tuple[Division, ...] = ()
    """The summary and the plan of a document that holds both; its ``parts`` are then empty."""

    def part(self, key: str) -> Part | None:
        """The first part with a key, for a template that places it by hand; None without one."""
        return next((part for part in self.parts if part.key == key), None)
