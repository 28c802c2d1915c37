"""What a plan file says in each of its documents, judged on the plan alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.choices import Document, SectionName
from civplan.model.item import BOTH_DOCUMENTS, Item
from civplan.model.plan import PLAN_SHAPE, SUMMARY_DETAILS_SHAPE, Plan
from civplan.model.records import Record
from civplan.model.sections import Area, Goals, Organization, Section, Work, section_items

Documents = tuple[Document, ...]

PACK_SECTIONS = tuple(section.value for section in SectionName)
"""The fields that packs know as sections."""
LIST_SECTIONS = {"schedule": (Document.PLAN,), "honours": (Document.SUMMARY,)}
"""Sections that are plain lists, and the document that prints them."""


class Content(NamedTuple):
    """A section or an area of a plan file."""

    name: Words
    span: Span
    documents: Documents
    """The documents in which it has content."""
    is_excused: bool = False
    """True when there is a reason why it has no content."""
    key: str = ""
    """Its name in a pack; empty for an area and for a section of the file's own."""


def sections_of(plan: Plan) -> Iterator[Content]:
    """The sections that packs know, then those of the file's own (其他部分)."""
    holders = (
        (plan, PLAN_SHAPE, BOTH_DOCUMENTS),
        (plan.summary, SUMMARY_DETAILS_SHAPE, (Document.SUMMARY,)),
    )
    for holder, keys, possible in holders:
        for name in PACK_SECTIONS:
            value = getattr(holder, name, None)
            if holder and value:
                key, span = keys.by_name[name], holder.span_of(name)
                documents = LIST_SECTIONS.get(name) or _documents_saying(value, possible)
                excused = not documents and _is_excused(value)
                yield Content(Words(key.zh, key.en), span, documents, excused, name)
    for extra in plan.sections:
        words, documents = Words(extra.heading, extra.heading), _documents_saying(extra, extra.in_)
        yield Content(words, extra.span, documents, not documents and _is_excused(extra))


def areas_of(plan: Plan) -> Iterator[Content]:
    """The areas of the work."""
    for area in plan.work.areas if plan.work else ():
        documents = tuple(document for document in BOTH_DOCUMENTS if _area_says(area, document))
        excused = not documents and _is_excused(area)
        yield Content(Words(area.name, area.name), area.span, documents, excused)


def _documents_saying(section: Section, possible: Documents) -> Documents:
    """The documents in which a section has content.

    One that a single document has is printed there as it is written.
    """
    if len(possible) == 1:
        has_text = section.text or any(item.not_applicable is None for item in section.items)
        return possible if has_text else ()
    return tuple(document for document in possible if _section_says(section, document))


def _section_says(section: Section, document: Document) -> bool:
    """True when a section of both documents has content in one of them."""
    if section.text and section.text.said_in(document):
        return True
    if any(_item_says(item, document) for item in section.items):
        return True
    match section:
        case Work():
            return any(_area_says(area, document) for area in section.areas)
        case Organization():
            return document is Document.PLAN and bool(section.members)
        case Goals():
            is_plan = document is Document.PLAN
            return is_plan and any(target.is_promise for target in section.targets)
    return False


def _area_says(area: Area, document: Document) -> bool:
    """True when an area has content in a document; the responsible body alone is none."""
    if area.text and area.text.said_in(document):
        return True
    return any(_item_says(item, document) for item in area.items)


def _item_says(item: Item, document: Document) -> bool:
    """True when an item or one of its sub-items has content in a document."""
    if not item.belongs_in(document):
        return False
    says = _has_promise if document is Document.PLAN else has_report
    return says(item) or any(_item_says(sub_item, document) for sub_item in item.items)


def _has_promise(item: Item) -> bool:
    """True when the plan says what is to be done, or by whom and until when."""
    if item.text and (item.text.plan or not item.name):
        return bool(item.text.plan)
    has_target = any(target.is_promise for target in item.targets)
    is_name_alone = item.name and not item.text
    return bool(
        is_name_alone or has_target or item.carried_from or item.lead or item.people or item.due
    )


def has_report(item: Item) -> bool:
    """True when the summary says the result of an item, or how far it is."""
    has_result = any(target.result for target in item.targets)
    is_unplanned = item.in_ == (Document.SUMMARY,)
    has_text = item.text and (item.text.as_written if is_unplanned else item.text.summary)
    why = item.reason or item.next or item.changed
    return bool(has_result or has_text or item.result or item.status or why)


def has_any_report(item: Item) -> bool:
    """True when an item or one of its sub-items has a report."""
    return has_report(item) or any(map(has_any_report, item.items))


def has_indicators(plan: Plan) -> bool:
    """True when the summary has a table of the targets of this year."""
    goals = plan.goals.targets if plan.goals else ()
    next_steps = plan.summary.next_steps if plan.summary else None
    sections = (section for section in plan.all_sections if section is not next_steps)
    items = (item for section in sections for item in section_items(section))
    return any(target.is_promise for target in goals) or any(map(_is_measured, items))


def _is_measured(item: Item) -> bool:
    """True when the summary compares an item, or one of its sub-items, with a target."""
    if not item.belongs_in(Document.SUMMARY):
        return False
    return any(target.is_promise for target in item.targets) or any(map(_is_measured, item.items))


def _is_excused(part: Section | Area) -> bool:
    """True when a part may have no content: no item concerns the community, or the areas have it.

    That is said of the areas of the work, and where a value could not be read.
    """
    if is_unread(part) or (isinstance(part, Work) and part.areas):
        return True
    return bool(part.items) and all(item.not_applicable for item in part.items)


def is_unread(record: Record) -> bool:
    """True when a key is given and its value could not be read."""
    values = (getattr(record, field) for field in record.spans)
    return any(value is None or value == () for value in values)


def is_read_whole(plan: Plan) -> bool:
    """True when every section and area could be read."""
    areas = plan.work.areas if plan.work else ()
    records = (plan, plan.summary, *plan.all_sections, *areas)
    return not any(record and is_unread(record) for record in records)
