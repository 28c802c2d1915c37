"""Which units of a document become which fields of a plan.

A unit becomes a field only where its words name the field and its place is that of the field in
the pack; all others are areas of the work, or sections of their own in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civplan.findings.words import Words
from civplan.ingest.plan.draft import (
    DraftDetails,
    DraftSection,
    DraftText,
    DraftWork,
    ExtraDraft,
    Paragraphs,
)
from civplan.ingest.plan.items import (
    draft_area,
    draft_item,
    draft_section,
    paragraphs_of_node,
)
from civplan.ingest.plan.units import Unit, unit_as_heading
from civplan.model.choices import Document, Layout, SectionName

SHARED_FIELDS = frozenset(
    {
        SectionName.PRINCIPLES,
        SectionName.ORGANIZATION,
        SectionName.GOALS,
        SectionName.SAFEGUARDS,
    }
)
"""Fields that both documents have."""
SUMMARY_FIELDS = frozenset({SectionName.ACHIEVEMENTS, SectionName.PROBLEMS, SectionName.NEXT_STEPS})
"""Fields that only the summary has."""
HEADING_ADDED = Words(
    "请核对：原文没有这一级标题，成文时会印出文种的标题",
    "请核对 / check: the original has no such heading; the document will print the pack's",
)


@dataclass(frozen=True, slots=True)
class PlacedContent:
    """What a document says, each part in its field."""

    opening: Paragraphs
    sections: dict[SectionName, DraftSection]
    work: DraftWork
    extras: tuple[ExtraDraft, ...]

    def own_sections(self) -> dict[SectionName, DraftSection]:
        """Those that only the summary has."""
        return {name: one for name, one in self.sections.items() if name in SUMMARY_FIELDS}

    def shared_sections(self) -> dict[SectionName, DraftSection]:
        """Those that both documents have."""
        return {name: one for name, one in self.sections.items() if name in SHARED_FIELDS}


def place_units(
    units: Sequence[Unit], document: Document, order: Sequence[SectionName]
) -> PlacedContent:
    """Every unit at its place.

    Args:
        units: Those at the top of the outline.
        document: Which document they are.
        order: The sections of the pack, in their order; the work is among them.
    """
    opening, groups = _opening_and_groups(units)
    fields = SHARED_FIELDS | (SUMMARY_FIELDS if document is Document.SUMMARY else frozenset())
    work_at = order.index(SectionName.WORK)
    before = [name for name in order[:work_at] if name in fields]
    behind = [name for name in order[work_at + 1 :] if name in fields]
    front = _accepted(groups, before)
    rest = groups[len(front) :]
    back = [*reversed(_accepted(rest[::-1], behind[::-1]))]
    middle = rest[: len(rest) - len(back)]
    if not middle and (front or back):
        is_front = bool(front) and (not back or front[-1][1].size >= back[0][1].size)
        middle = [(front.pop() if is_front else back.pop(0))[1]]
    if not middle and len(opening) > 1:
        opening, middle_text = opening[:1], opening[1:]
    else:
        opening, middle_text = (opening, ()) if middle else ((), opening)
    sections = {name: draft_section(unit, document) for name, unit in (*front, *back)}
    last = front[-1][0] if front else None
    work, extras = _work_and_extras(middle, document, _Around(last, tuple(before)))
    if middle_text:
        work = DraftWork(text=DraftText.said_in(document, middle_text), remarks=(HEADING_ADDED,))
    return PlacedContent(opening, sections, work, extras)


def _opening_and_groups(units: Sequence[Unit]) -> tuple[Paragraphs, list[Unit]]:
    """The paragraphs before the first heading or item, and all units from there on."""
    count = next((n for n, unit in enumerate(units) if not unit.is_paragraph), len(units))
    opening = tuple(text for unit in units[:count] for text in paragraphs_of_node(unit.node))
    return opening, [*units[count:]]


def _accepted(
    groups: Sequence[Unit], names: Sequence[SectionName]
) -> list[tuple[SectionName, Unit]]:
    """The first units, as long as each is the next or a later one of the fields."""
    accepted: list[tuple[SectionName, Unit]] = []
    for unit in groups:
        name = unit.node.section
        if name is None or name not in names or not unit.names_what_is_below:
            break
        accepted.append((name, unit))
        names = names[names.index(name) + 1 :]
    return accepted


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before the middle of a document."""

    last: SectionName | None
    """The last field that was accepted; None without one."""
    before: tuple[SectionName, ...]
    """The fields that may stand before the work."""

    @property
    def place(self) -> SectionName | None:
        """After which section a unit before the work stands; None where there is no such place."""
        return self.last or next(iter(self.before), None)


def _work_and_extras(
    middle: Sequence[Unit], document: Document, around: _Around
) -> tuple[DraftWork, tuple[ExtraDraft, ...]]:
    """The work, with its areas inside it or beside it, and what stands around it."""
    named = [
        number
        for number, unit in enumerate(middle)
        if unit.node.section is SectionName.WORK and unit.names_what_is_below
    ]
    if len(named) != 1:
        return _flat_work(middle, document), ()
    (at,) = named
    place = around.place
    if at and place is None:
        return _flat_work(middle, document), ()
    if not all(unit.names_what_is_below for unit in (*middle[:at], *middle[at + 1 :])):
        return _flat_work(middle, document), ()
    extras = [
        *(
            ExtraDraft(draft_section(unit, document), place, document)
            for unit in middle[:at]
            if place
        ),
        *(
            ExtraDraft(draft_section(unit, document), SectionName.WORK, document)
            for unit in middle[at + 1 :]
        ),
    ]
    return _nested_work(middle[at], document), tuple(extras)


def _nested_work(unit: Unit, document: Document) -> DraftWork:
    """The work under its own heading."""
    unit = Unit(unit.node, tuple(map(unit_as_heading, unit.inner)))
    section = draft_section(unit, document)
    entries = unit.entries
    first_area = next(
        (number for number, one in enumerate(entries) if one.names_what_is_below), len(entries)
    )
    areas = entries[first_area:]
    if not all(one.names_what_is_below for one in areas):
        first_area, areas = len(entries), ()
    return DraftWork(
        heading=section.heading,
        text=section.text,
        items=section.items[:first_area],
        areas=tuple(draft_area(one, document) for one in areas),
        remarks=section.remarks,
    )


def _flat_work(units: Sequence[Unit], document: Document) -> DraftWork:
    """Each unit is a field of work, with a first-level heading of its own."""
    units = [unit_as_heading(unit) for unit in units]
    if all(unit.names_what_is_below for unit in units):
        areas = tuple(draft_area(unit, document) for unit in units)
        return DraftWork(areas=areas, layout=Layout.FLAT)
    items = tuple(draft_item(unit, document) for unit in units)
    return DraftWork(items=items, layout=Layout.FLAT, remarks=(HEADING_ADDED,))


def details_of(content: PlacedContent, title: str, recipient: str, date: str) -> DraftDetails:
    """What only this document has."""
    return DraftDetails(
        title=title,
        recipient=recipient.strip().rstrip("：:").strip(),
        date=date,
        opening=content.opening,
        sections=content.own_sections(),
    )
