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
from civplan.model.sections import Area, Goals, Organization, Section, section_items

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


class _SectionValue(NamedTuple):
    """The value of a section, and which documents may print it."""

    name: Words
    span: Span
    value: Section | tuple[object, ...]
    """A plain list for the schedule and the honours."""
    possible: Documents
    key: str = ""
    """Its name in a pack; empty for a section of the file's own."""


def _section_values(plan: Plan) -> Iterator[_SectionValue]:
    """The values of the sections that packs know, then of the file's own (其他部分)."""
    holders = (
        (plan, PLAN_SHAPE, BOTH_DOCUMENTS),
        (plan.summary, SUMMARY_DETAILS_SHAPE, (Document.SUMMARY,)),
    )
    for holder, keys, possible in holders:
        for name in PACK_SECTIONS:
            value = getattr(holder, name, None)
            if holder and value:
                key = keys.by_name[name]
                words = Words(key.zh, key.en)
                yield _SectionValue(words, holder.span_of(name), value, possible, name)
    for extra in plan.sections:
        yield _SectionValue(Words(extra.heading, extra.heading), extra.span, extra, extra.in_)


def sections_of(plan: Plan) -> Iterator[Content]:
    """The sections that packs know, then those of the file's own (其他部分)."""
    for name, span, value, possible, key in _section_values(plan):
        if isinstance(value, Section):
            documents = _documents_saying(value, possible)
            yield Content(name, span, documents, not documents and _is_excused(value), key)
        else:
            yield Content(name, span, LIST_SECTIONS[key], key=key)


def areas_of(plan: Plan) -> Iterator[Content]:
    """The areas of all sections."""
    for _, _, value, possible, _ in _section_values(plan):
        for area in value.areas if isinstance(value, Section) else ():
            documents = _documents_saying(area, possible)
            excused = not documents and _is_excused(area)
            yield Content(Words(area.name, area.name), area.span, documents, excused)


def _documents_saying(part: Section | Area, possible: Documents) -> Documents:
    """The documents in which a section or an area has content.

    One that a single document has is printed there as it is written.
    """
    if len(possible) == 1:
        return possible if _says_anything(part) else ()
    return tuple(document for document in possible if _part_says(part, document))


def _says_anything(part: Section | Area) -> bool:
    """True when a section or an area has a text, a table, or an item of the community."""
    if part.text or part.tables or any(item.not_applicable is None for item in part.items):
        return True
    return isinstance(part, Section) and any(map(_says_anything, part.areas))


def _part_says(part: Section | Area, document: Document) -> bool:
    """True when a part has content in a document; the responsible body of an area is none."""
    if part.text and part.text.said_in(document):
        return True
    if any(table.belongs_in(document) for table in part.tables):
        return True
    if any(_item_says(item, document) for item in part.items):
        return True
    return isinstance(part, Section) and _section_says(part, document)


def _section_says(section: Section, document: Document) -> bool:
    """True when the areas of a section, its members or its targets have content in a document."""
    is_plan = document is Document.PLAN
    match section:
        case Organization() if is_plan and section.members:
            return True
        case Goals() if is_plan and any(target.is_promise for target in section.targets):
            return True
    return any(_part_says(area, document) for area in section.areas)


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
    """True when a part may have no content: no item concerns the community, or its areas say so.

    A value that could not be read has its own finding.
    """
    if is_unread(part) or (isinstance(part, Section) and part.areas):
        return True
    return bool(part.items) and all(item.not_applicable for item in part.items)


def is_unread(record: Record) -> bool:
    """True when a key is given and its value could not be read."""
    values = (getattr(record, field) for field in record.spans)
    return any(value is None or value == () for value in values)


def is_read_whole(plan: Plan) -> bool:
    """True when every section and area could be read."""
    records = (plan, plan.summary, *plan.all_sections, *plan.all_areas)
    return not any(record and is_unread(record) for record in records)
