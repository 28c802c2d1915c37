"""A plan in the making: what one document says, or two side by side, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, field

from civplan.findings.words import Words
from civplan.ingest.blocks import Place
from civplan.ingest.plan.frame import Frame
from civplan.model.choices import Document, Layout, SectionName
from civplan.model.plan import Phase
from civplan.model.sections import Member

DraftParagraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftText:
    """The paragraphs of a place in each of the two documents."""

    plan: DraftParagraphs = ()
    summary: DraftParagraphs = ()

    @classmethod
    def said_in(cls, document: Document, paragraphs: DraftParagraphs) -> DraftText:
        """Paragraphs of one of the documents."""
        return cls(plan=paragraphs) if document is Document.PLAN else cls(summary=paragraphs)

    @property
    def is_empty(self) -> bool:
        """True without paragraphs."""
        return not self.plan and not self.summary

    @property
    def words(self) -> str:
        """All of it, run together."""
        return "".join((*self.plan, *self.summary))

    def joined(self, other: DraftText) -> DraftText:
        """The paragraphs of both, in each document."""
        return DraftText((*self.plan, *other.plan), (*self.summary, *other.summary))


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What stands under a name: a text, then items."""

    name: str = ""
    """Of an item or area; the heading of a section."""
    label: str = ""
    """As read."""
    text: DraftText = DraftText()
    items: tuple[DraftItem, ...] = ()
    ordinal: bool = False
    """True when its items count 一是, 二是."""
    headings: bool = False
    """True when its items are headings of the next level, on lines of their own."""
    remarks: tuple[Words, ...] = ()
    """Comments for the person who looks at it."""
    place: Place = Place(1)  # noqa: RUF009 - frozen

    @property
    def words(self) -> str:
        """Its name and texts with those of its items, run together."""
        return self.name + self.text.words + "".join(item.words for item in self.items)


@dataclass(frozen=True, slots=True)
class DraftItem(DraftContent):
    """An item: a promise, a result, or both."""

    documents: tuple[Document, ...] = (Document.PLAN, Document.SUMMARY)


@dataclass(frozen=True, slots=True)
class DraftArea(DraftContent):
    """A field of work."""


@dataclass(frozen=True, slots=True)
class DraftSection(DraftContent):
    """A section with a heading."""

    members: tuple[Member, ...] = ()
    """The leading group of 组织领导."""
    in_table: bool = False
    """True when its members stood in a table."""
    areas: tuple[DraftArea, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftWork(DraftContent):
    """The year's work; its name is empty when the document has no heading over its areas."""

    areas: tuple[DraftArea, ...] = ()
    layout: Layout = Layout.NESTED


@dataclass(frozen=True, slots=True)
class DraftSchedule:
    """The phases of the year."""

    phases: tuple[Phase, ...] = ()
    remarks: tuple[Words, ...] = ()


NO_SCHEDULE = DraftSchedule()


@dataclass(frozen=True, slots=True)
class ExtraDraft:
    """A section that is no field of a plan, with its place."""

    section: DraftSection
    after: SectionName
    document: Document


@dataclass(frozen=True, slots=True)
class DraftDetails:
    """What only one of the documents needs."""

    frame: Frame
    """Masthead, attachment and copies."""
    title: str = ""
    recipient: str = ""
    date: str = ""
    """As read."""
    opening: DraftParagraphs = ()
    closing: DraftParagraphs = ()
    """What stands behind the last unit and belongs to none: 特此报告。"""
    sections: dict[SectionName, DraftSection] = field(default_factory=dict)
    """主要成效, 存在问题 and 下一步打算 of the summary."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says about itself; empty and None where it does not."""

    community: str = ""
    year: int | None = None
    campaign: str = ""
    district: str = ""
    issuers: tuple[str, ...] = ()
    community_from: Words | None = None
    """What the community was guessed from; None where title or signature name it."""
    year_from: Words | None = None
    """What the year was guessed from; None where the title names it."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All that becomes a plan."""

    facts: Facts
    details: dict[Document, DraftDetails]
    """Of each document that was imported."""
    sections: dict[SectionName, DraftSection]
    work: DraftWork
    schedule: DraftSchedule = NO_SCHEDULE
    extras: tuple[ExtraDraft, ...] = ()
    left_over: tuple[str, ...] = ()
    """What has no place in a plan file, for the comments at its end."""
    pack: str = ""
    """The pack's name; empty for the default one."""
    order: tuple[str, ...] = ()
    """Of its sections, where it is not the pack's."""
