"""From a draft to the records of a plan, with the comments beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from civplan.findings.words import Language, Words
from civplan.ingest.plan.attachments import DraftAttachment
from civplan.ingest.plan.contacts import contacts_in
from civplan.ingest.plan.draft import (
    DraftArea,
    DraftContent,
    DraftDetails,
    DraftItem,
    DraftParagraphs,
    DraftSchedule,
    DraftSection,
    DraftText,
    DraftWork,
    ExtraDraft,
    PlanDraft,
)
from civplan.ingest.plan.frame import Frame
from civplan.ingest.plan.new_values import new_paragraphs, new_record, new_text
from civplan.ingest.plan.profile_figures import profile_in
from civplan.ingest.plan.suggestions import suggested_targets, target_comments
from civplan.ingest.plan.tables import (
    KEPT_TABLE_REMARK,
    TABLE_REMARK,
    without_tables,
)
from civplan.ingest.plan.texts import date_under_text
from civplan.model.choices import Document, ItemStyle, MemberStyle, SectionName
from civplan.model.figures import When
from civplan.model.item import BOTH_DOCUMENTS, Item
from civplan.model.packs import Profile
from civplan.model.plan import (
    DEFAULT_PACK,
    Attachment,
    DocumentDetails,
    Phase,
    Plan,
    SummaryDetails,
)
from civplan.model.plan_comments import FieldPath, PlanComments
from civplan.model.profile import CommunityProfile
from civplan.model.result import Result
from civplan.model.sections import (
    NO_HEADING,
    Area,
    ExtraSection,
    Goals,
    Organization,
    Section,
    Work,
)
from civplan.model.table import PlanTable
from civplan.model.text import Text

SECTION_RECORDS: dict[SectionName, type[Section]] = {
    SectionName.ORGANIZATION: Organization,
    SectionName.GOALS: Goals,
}
"""The record of a section, where it is not Section itself."""
NO_OPENING = Words(
    "原文没有开头；要用文种的开头，删去下面的“开头”",
    "the original has no opening; for the pack's, remove “opening” below",
)
FROM_OPENING = Words(
    "请核对：这些数取自开头的话", "请核对 / check: these figures are those of the opening"
)
HEADED = Words("标题是“{heading}”", "its heading is “{heading}”")
UNREAD_DATE = Words("请核对：成文日期读作“{date}”", "请核对 / check: the date reads “{date}”")
LEFT_OVER_HEAD = Words(
    "未归类：计划文件里没有地方放的内容，核对以后可以删去",
    "未归类 / left over: what has no place in a plan file; look at it, then it may go",
)


class RecordMaker:
    """Makes records of a draft and gathers the comments on the way."""

    def __init__(self, profile: Profile, documents: Sequence[Document], language: Language) -> None:
        """Take the pack's profile, the documents that were imported, and the comments' language."""
        self.profile = profile
        self.documents = documents
        self.language = language
        self.above: dict[FieldPath, list[str]] = {}
        self.inside: dict[FieldPath, list[str]] = {}

    @property
    def is_summary_alone(self) -> bool:
        """True when only a summary was imported."""
        return list(self.documents) == [Document.SUMMARY]

    def plan(self, draft: PlanDraft) -> Plan:
        """The plan of a whole draft; community, year and campaign are given."""
        facts = draft.facts
        values: dict[str, Any] = {
            "pack": draft.pack or DEFAULT_PACK,
            "community": facts.community,
            "district": facts.district or None,
            "issuer": facts.issuers,
            "year": facts.year,
            "campaign": facts.campaign,
            "order": draft.order,
        }
        for name, section in draft.sections.items():
            record = SECTION_RECORDS.get(name, Section)
            values[name.value] = self._section(record, section, (name.value,), self._heading(name))
        values["work"] = self._work(draft.work)
        values["schedule"] = self._schedule(draft.schedule)
        values["sections"] = tuple(
            self._extra(extra, ("sections", number)) for number, extra in enumerate(draft.extras)
        )
        values["profile"] = self._community_in_figures(draft)
        for document, details in draft.details.items():
            values[document.value] = self._details(document, details, facts.year or 0)
        return new_record(Plan, values)

    def comments(
        self,
        head: Sequence[Words],
        remarks: Mapping[FieldPath, Sequence[Words]],
        left_over: Sequence[str],
    ) -> PlanComments:
        """The comments that were gathered, with others.

        Args:
            head: For the top of the file.
            remarks: Further ones, beside keys.
            left_over: What has no place in a plan file.
        """
        for path, words in remarks.items():
            self._remark(self.above, path, words)
        end = [LEFT_OVER_HEAD.in_language(self.language), *left_over] if left_over else []
        top = [one.in_language(self.language) for one in head]
        return PlanComments(top, self.above, self.inside, end)

    def _community_in_figures(self, draft: PlanDraft) -> CommunityProfile | None:
        """The figures that the words before the first heading give; those words stay as they are.

        None where the summary has no such words: its default ones begin with the figures.
        """
        openings = [one.opening for one in reversed(draft.details.values())]
        summary = draft.details.get(Document.SUMMARY)
        if summary and not summary.opening:
            return None
        profile = profile_in(paragraph for opening in openings for paragraph in opening)
        if profile:
            self._remark(self.above, ("profile",), [FROM_OPENING])
        return profile

    def _schedule(self, draft: DraftSchedule) -> tuple[Phase, ...]:
        """The phases; a heading that the key does not say is kept in a comment."""
        heading = self.profile.plan.heading_of(SectionName.SCHEDULE)
        if draft.phases and heading != self._heading(SectionName.SCHEDULE):
            self._remark(self.above, ("schedule",), [HEADED.filled(heading=heading)])
        self._remark(self.above, ("schedule",), draft.remarks)
        return draft.phases

    def _heading(self, name: SectionName, document: Document | None = None) -> str:
        """The pack's heading of a section, where its key says the same; empty elsewhere.

        So the file holds every word of the document.
        """
        document = document or (Document.SUMMARY if self.is_summary_alone else Document.PLAN)
        heading = self.profile.of(document).heading_of(name)
        return heading if self.language == "zh" and heading == name.zh else ""

    def _remark(
        self, places: dict[FieldPath, list[str]], path: FieldPath, remarks: Sequence[Words]
    ) -> None:
        """Add comments at a place."""
        if remarks:
            lines = [one.in_language(self.language) for one in remarks]
            places.setdefault(path, []).extend(lines)

    def _section(
        self,
        record: type[Section],
        draft: DraftSection,
        path: FieldPath,
        default: str,
        *,
        own: bool = False,
    ) -> Section:
        """A section; ``own`` when only one document has it, so that its texts need no forms."""
        text, tables = self._text_and_tables(draft, path, self.above, own=own)
        heading = None if draft.name == default else draft.name or None
        values = {
            "members": draft.members,
            "member_style": MemberStyle.TABLE if draft.in_table else None,
            "heading": heading,
            "text": self._text(text, own=own),
            "tables": tables,
            "style": ItemStyle.ORDINAL if draft.ordinal else None,
            "items": self._items(draft.items, (*path, "items"), own=own),
            "areas": tuple(
                self._area(area, (*path, "areas", number), own=own)
                for number, area in enumerate(draft.areas)
            ),
        }
        return new_record(record, values)

    def _text(self, draft: DraftText, *, own: bool = False) -> Text | None:
        """A text; without forms where only one document prints it, or there is only one."""
        return _own_text(draft) if own or self.profile.summary_alone else new_text(draft)

    def _text_and_tables(
        self,
        draft: DraftContent,
        path: FieldPath,
        comments: dict[FieldPath, list[str]],
        *,
        own: bool = False,
    ) -> tuple[DraftText, tuple[PlanTable, ...]]:
        """The paragraphs of a place and the tables behind them, with the comments about both.

        Args:
            draft: What stands at the place.
            path: The place.
            comments: Where its comments go.
            own: True where only one document has it.
        """
        needs_text = isinstance(draft, DraftItem) and not draft.name
        plan = without_tables(draft.text.plan, None, needs_text=needs_text)
        document = None if own or self.profile.summary_alone else Document.SUMMARY
        summary = without_tables(draft.text.summary, document, needs_text=needs_text)
        are_lines = plan.has_rows or summary.has_rows
        remarks = [one for one in draft.remarks if one is not TABLE_REMARK or are_lines]
        self._remark(comments, path, remarks)
        tables = (*plan.tables, *summary.tables)
        if tables:
            self._remark(self.above, (*path, "tables"), [KEPT_TABLE_REMARK])
        return DraftText(plan.paragraphs, summary.paragraphs), tables

    def _extra(self, extra: ExtraDraft, path: FieldPath) -> ExtraSection:
        """A section that is no field of a plan."""
        section = self._section(ExtraSection, extra.section, path, "", own=True)
        place = {"after": extra.after.value, "in_": (extra.document,)}
        return ExtraSection.from_values({**vars(section), **place})

    def _work(self, draft: DraftWork) -> Work:
        """The year's work."""
        path: FieldPath = ("work",)
        text, tables = self._text_and_tables(draft, path, self.above)
        default = self._heading(SectionName.WORK)
        areas = tuple(
            self._area(area, ("work", "areas", number), f"area-{number + 1}")
            for number, area in enumerate(draft.areas)
        )
        has_own = bool(not text.is_empty or draft.items or tables)
        unnamed = NO_HEADING.in_language(self.language) if has_own and not draft.name else None
        values = {
            "heading": draft.name if draft.name not in ("", default) else unnamed,
            "text": self._text(text),
            "tables": tables,
            "layout": None if draft.layout is self.profile.layout else draft.layout,
            "items": self._items(draft.items, ("work", "items"), "item"),
            "areas": areas,
        }
        return new_record(Work, values)

    def _area(self, draft: DraftArea, path: FieldPath, id_: str = "", *, own: bool = False) -> Area:
        """A field of work with the id that is proposed for it; without one where that is empty."""
        text, tables = self._text_and_tables(draft, path, self.above, own=own)
        items = (*path, "items")
        values = {
            "id": id_ or None,
            "name": draft.name,
            "text": self._text(text, own=own),
            "tables": tables,
            "style": _style_of_items(draft),
            "items": self._items(draft.items, items, id_.replace("area", "item"), own=own),
        }
        return new_record(Area, values)

    def _items(
        self, drafts: Sequence[DraftItem], path: FieldPath, id_: str = "", *, own: bool = False
    ) -> tuple[Item, ...]:
        """Items; ``id_`` is what their ids begin with, empty for items without ids."""
        return tuple(
            self._item(draft, (*path, number), f"{id_}-{number + 1}" if id_ else "", own=own)
            for number, draft in enumerate(drafts)
        )

    def _item(self, draft: DraftItem, path: FieldPath, id_: str, *, own: bool) -> Item:
        """An item: its promise is its text, what came of it its result."""
        text, tables = self._text_and_tables(draft, path, self.inside, own=own)
        if text.plan and not own:
            lines = target_comments(suggested_targets(text.plan), self.language)
            if lines:
                self.inside.setdefault(path, []).extend(lines)
        in_one = len(self.documents) > 1 and draft.documents != BOTH_DOCUMENTS
        is_unplanned = in_one and not text.plan and not draft.items
        as_text = own or is_unplanned or self.profile.summary_alone
        result = None if as_text else new_text(DraftText(plan=text.summary))
        promise = _own_text(text) if as_text else new_text(DraftText(plan=text.plan))
        values = {
            "id": id_ or None,
            "name": draft.name or None,
            "text": promise,
            "tables": tables,
            "style": ItemStyle.ORDINAL if draft.ordinal else None,
            "items": self._items(draft.items, (*path, "items"), own=own),
            "in_": draft.documents if in_one else BOTH_DOCUMENTS,
            "result": Result(text=result) if result else None,
        }
        return new_record(Item, values)

    def _details(self, document: Document, draft: DraftDetails, year: int) -> DocumentDetails:
        """What only one of the documents needs."""
        path: FieldPath = (document.value,)
        profile = self.profile.of(document)
        date = self._date(draft, (*path, "date"), year)
        if not draft.opening and profile.opening:
            self._remark(self.above, (*path, "opening"), [NO_OPENING])
        values: dict[str, Any] = {
            "title": new_text(DraftText(plan=(draft.title,) if draft.title else ())),
            "recipient": (draft.recipient,) if draft.recipient else (),
            "date": date,
            "opening": _formula_text(draft.opening, profile.opening),
            "closing": _formula_text(draft.closing, profile.closing),
            **_frame_values(draft.frame),
            "attachments": self._attachments(draft.frame.attachments, (*path, "attachments")),
        }
        for name, section in draft.sections.items():
            values[name.value] = self._section(
                Section, section, (*path, name.value), self._heading(name, document), own=True
            )
        record = SummaryDetails if document is Document.SUMMARY else DocumentDetails
        return new_record(record, values)

    def _attachments(
        self, drafts: Sequence[DraftAttachment], path: FieldPath
    ) -> tuple[Attachment, ...]:
        """The attachments with their texts, where the document has them."""
        bodies = [without_tables(one.text, None) for one in drafts]
        if any(one.has_rows for one in bodies):
            self._remark(self.above, path, [TABLE_REMARK])
        elif any(one.tables for one in bodies):
            self._remark(self.above, path, [KEPT_TABLE_REMARK])
        return tuple(
            new_record(
                Attachment,
                {
                    "name": draft.name,
                    "text": Text(new_paragraphs(body.paragraphs)) if body.paragraphs else None,
                    "tables": body.tables,
                },
            )
            for draft, body in zip(drafts, bodies, strict=True)
        )

    def _date(self, draft: DraftDetails, path: FieldPath, year: int) -> When | None:
        """The date of a document; one that cannot be read becomes a comment."""
        date = date_under_text(draft.date, year) if draft.date else None
        if draft.date and date is None:
            self._remark(self.above, path, [UNREAD_DATE.filled(date=draft.date)])
        return date


def _style_of_items(draft: DraftArea) -> ItemStyle | None:
    """How the items of an area count; None for the usual way."""
    if draft.ordinal:
        return ItemStyle.ORDINAL
    has_headings = draft.headings and all(item.name for item in draft.items)
    return ItemStyle.HEADINGS if has_headings else None


def _own_text(draft: DraftText) -> Text | None:
    """A text at a place that only one document has."""
    return new_text(DraftText(plan=(*draft.plan, *draft.summary)))


def _formula_text(paragraphs: DraftParagraphs, default: Text | None) -> Text | None:
    """Opening or closing; where the original has none, one that prints none, not the pack's."""
    if paragraphs:
        return Text(new_paragraphs(paragraphs))
    return Text(()) if default else None


def _frame_values(frame: Frame) -> dict[str, Any]:
    """The fields of masthead, copies and note."""
    masthead, contacts = frame.masthead, contacts_in(frame.note)
    return {
        "copy_number": masthead.copy_number or None,
        "secrecy": masthead.secrecy or None,
        "urgency": masthead.urgency or None,
        "letterhead": masthead.letterhead or None,
        "number": frame.number or None,
        "signer": masthead.signer or None,
        "copies": (frame.copies,) if frame.copies else (),
        "note": None if contacts else frame.note or None,
        "contact": contacts,
    }
