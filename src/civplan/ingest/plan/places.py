"""Which units of a document become which fields of a plan.

A unit becomes a field only where its words name the field and its place is that of the field in
the pack; all others are areas of the work, or sections of their own in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from civplan.findings.words import Words
from civplan.ingest.outline import OutlinePart
from civplan.ingest.plan.draft import (
    NO_SCHEDULE,
    DraftArea,
    DraftDetails,
    DraftParagraphs,
    DraftSchedule,
    DraftSection,
    DraftText,
    DraftWork,
    ExtraDraft,
)
from civplan.ingest.plan.frame import Frame
from civplan.ingest.plan.items import draft_content, draft_item, stands_above
from civplan.ingest.plan.listed_records import listed_members, listed_phases
from civplan.ingest.plan.tables import TABLE_REMARK
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node
from civplan.ingest.plan.units import Unit, headings_like_others, unit_as_heading
from civplan.ingest.structure.labels import LabelKind, number_label
from civplan.model.choices import Document, Layout, SectionName
from civplan.model.packs import DocumentProfile

SHARED_FIELDS = frozenset(
    {
        SectionName.PRINCIPLES,
        SectionName.ORGANIZATION,
        SectionName.GOALS,
        SectionName.SAFEGUARDS,
    }
)
"""Fields that both documents have."""
PLAN_FIELDS = frozenset({SectionName.SCHEDULE})
"""Fields that only the plan has."""
SUMMARY_FIELDS = frozenset({SectionName.ACHIEVEMENTS, SectionName.PROBLEMS, SectionName.NEXT_STEPS})
"""Fields that only the summary has."""
SECTION_BY_KEY = {name.value: name for name in SectionName}
SECTION_WORDS = frozenset(word for name in SectionName for word in (name.value, name.zh))
"""What an order reads as a section, not as a heading."""
CUT_AT_BLANK = Words(
    "请核对：标题和正文原来在同一行，从空格处分开：{line}",
    "请核对 / check: heading and text shared a line and were parted at the blank: {line}",
)


_Placed = tuple[SectionName | None, Unit]
"""A unit with the field that it becomes; None for a section of its own."""


@dataclass(frozen=True, slots=True)
class PlacedContent:
    """What a document says, each part in its field."""

    opening: DraftParagraphs
    sections: dict[SectionName, DraftSection]
    work: DraftWork
    extras: tuple[ExtraDraft, ...]
    schedule: DraftSchedule = NO_SCHEDULE
    closing: DraftParagraphs = ()
    order: tuple[str, ...] = ()
    """The keys of its sections, and headings of its own, where they stand otherwise than the
    pack's."""

    def own_sections(self) -> dict[SectionName, DraftSection]:
        """Those that only the summary has."""
        return {name: one for name, one in self.sections.items() if name in SUMMARY_FIELDS}

    def shared_sections(self) -> dict[SectionName, DraftSection]:
        """Those that both documents have."""
        return {name: one for name, one in self.sections.items() if name in SHARED_FIELDS}


def place_units(
    units: Sequence[Unit],
    document: Document,
    profile: DocumentProfile,
    year: int,
    *,
    in_any_order: bool = False,
) -> PlacedContent:
    """Every unit at its place.

    Args:
        units: Those at the top of the outline.
        document: Which document they are.
        profile: The sections of the pack, in their order; the work is among them.
        year: The plan's.
        in_any_order: True where the plan file may order its sections as the document does.
    """
    opening, groups, closing = _opening_groups_closing(units)
    heading = profile.heading_of(SectionName.SCHEDULE)
    schedule, groups = _sure_schedule(groups, heading if document is Document.PLAN else "", year)
    fields = SHARED_FIELDS | (SUMMARY_FIELDS if document is Document.SUMMARY else PLAN_FIELDS)
    order = [SECTION_BY_KEY[one.section] for one in profile.sections]
    work_at = order.index(SectionName.WORK)
    before = [name for name in order[:work_at] if name in fields]
    behind = [name for name in order[work_at + 1 :] if name in fields]
    if (at := _named_work(groups)) is not None and (before or not at):
        work = _nested_work(groups[at], document)
        named = [*before, SectionName.WORK, *behind]
        if in_any_order and (placed := _in_own_order(groups, at, named)):
            content = _ordered_content(opening, placed, document, work)
        else:
            front, back = _around_work(groups[:at], before), _around_work(groups[at + 1 :], behind)
            extras = (
                *_extras(front, before[0] if before else None, document),
                *_extras(back, SectionName.WORK, document),
            )
            content = PlacedContent(opening, _placed_sections(front, back, document), work, extras)
    elif units and units[0].node.rows and not groups:
        content = _work_alone(units, document)
    else:
        content = _flat_content(opening, groups, document, (before, behind))
    is_placed = SectionName.SCHEDULE in content.sections
    schedule = schedule if schedule and is_placed else NO_SCHEDULE
    return replace(content, schedule=schedule, closing=closing)


def _sure_schedule(
    groups: Sequence[Unit], heading: str, year: int
) -> tuple[DraftSchedule | None, list[Unit]]:
    """The phases under the pack's own heading, and the units; another schedule is no field.

    A schedule has no heading of its own in a plan file, and a summary prints none.
    """
    first: DraftSchedule | None = None
    others: list[Unit] = []
    for unit in groups:
        if unit.node.section is SectionName.SCHEDULE:
            is_usual = first is None and clean_text(unit.node.text).rstrip("。：:") == heading
            phases = listed_phases(unit, year) if is_usual else None
            first = first or phases
            node = unit.node if phases else replace(unit.node, section=None)
            others.append(replace(unit, node=node))
        else:
            others.append(unit)
    return first, others


def _placed_sections(
    front: Sequence[_Placed], back: Sequence[_Placed], document: Document
) -> dict[SectionName, DraftSection]:
    """The fields among the units before and behind the work."""
    return {name: _section_of_unit(unit, document) for name, unit in (*front, *back) if name}


def _section_of_unit(unit: Unit, document: Document) -> DraftSection:
    """A section; the leading group that 组织领导 of a plan lists becomes its members."""
    if unit.node.section is not SectionName.ORGANIZATION or document is Document.SUMMARY:
        return _section_content(unit, document)
    count = next((n for n, one in enumerate(unit.inner) if not one.is_paragraph), len(unit.inner))
    listed = listed_members(unit.inner[:count])
    rest = (*unit.inner[: count - listed.paragraphs], *unit.inner[count:])
    section = _section_content(replace(unit, inner=rest), document)
    return replace(
        section,
        members=listed.members,
        in_table=listed.in_table,
        remarks=(*section.remarks, *listed.remarks),
    )


def _section_content(unit: Unit, document: Document) -> DraftSection:
    """A section; headings （一） on lines of their own, up to its end, are its areas."""
    section = draft_content(DraftSection, unit, document)
    first = next((n for n, one in enumerate(unit.inner) if _is_area(one)), len(unit.inner))
    areas = unit.inner[first:]
    if not areas or not all(map(_is_area, areas)):
        return section
    before = draft_content(DraftSection, replace(unit, inner=unit.inner[:first]), document)
    return replace(before, areas=tuple(_area(one, document) for one in areas))


def _is_area(unit: Unit) -> bool:
    """True for a heading （一） with something below it that does not stand on its line."""
    label = number_label(unit.node.label)
    is_second = label is not None and label.kind is LabelKind.HAN_IN_BRACKETS
    return is_second and stands_above(unit)


def _named_work(groups: Sequence[Unit]) -> int | None:
    """The number of the unit that is the year's work by its words, among headings; None without.

    Where other headings have entries below them, one that has none is not the work: 指标完成情况.
    """
    if not all(unit.names_what_is_below for unit in groups):
        return None
    named = [n for n, unit in enumerate(groups) if unit.node.section is SectionName.WORK]
    has_areas = any(unit.entries for unit in groups if unit.node.section is None)
    if has_areas:
        named = [n for n in named if groups[n].entries]
    return max(named, key=lambda n: (bool(groups[n].entries), groups[n].size), default=None)


def _in_own_order(groups: Sequence[Unit], at: int, names: Sequence[SectionName]) -> list[_Placed]:
    """The units with their fields, whatever the order; none where it is that of the pack.

    Args:
        groups: The units.
        at: The number of the work's.
        names: The fields in the pack's order, the work among them.
    """
    free = [name for name in names if name is not SectionName.WORK]
    placed: list[_Placed] = []
    for number, unit in enumerate(groups):
        name = unit.node.section
        if number == at:
            name = SectionName.WORK
        elif name in free:
            free.remove(name)
        else:
            name = None
        placed.append((name, unit))
    order = [names.index(name) for name, _ in placed if name]
    headings = [clean_text(unit.node.text) for name, unit in placed if name is None]
    is_clear = len({*headings}) == len(headings) and SECTION_WORDS.isdisjoint(headings)
    return placed if is_clear and order != sorted(order) else []


def _ordered_content(
    opening: DraftParagraphs, placed: Sequence[_Placed], document: Document, work: DraftWork
) -> PlacedContent:
    """Content whose sections stand in an order of their own."""
    others = [one for one in placed if one[0] is not SectionName.WORK]
    order = (name.value if name else clean_text(unit.node.text) for name, unit in placed)
    extras = tuple(
        ExtraDraft(_section_content(unit, document), SectionName.WORK, document)
        for name, unit in others
        if name is None
    )
    sections = _placed_sections(others, (), document)
    return PlacedContent(opening, sections, work, extras, order=tuple(order))


def _around_work(groups: Sequence[Unit], names: Sequence[SectionName]) -> list[_Placed]:
    """Units before or behind the work: fields in the pack's order, and sections of their own.

    A section of its own stands behind the field before it; before the first field there is only
    the place of one that the document lacks.
    """
    placed: list[_Placed] = []
    last = -1
    for unit in groups:
        name = unit.node.section
        index = names.index(name) if name in names else -1
        is_blocked = placed and last < 0 and index == 0
        if index > last and not is_blocked:
            placed.append((name, unit))
            last = index
        else:
            placed.append((None, unit))
    return placed


def _extras(
    placed: Sequence[_Placed], first: SectionName | None, document: Document
) -> Iterator[ExtraDraft]:
    """The sections of their own, each with the field behind which it stands."""
    place = first
    for name, unit in placed:
        if name:
            place = name
        elif place:
            yield ExtraDraft(_section_content(unit, document), place, document)


def _flat_content(
    opening: DraftParagraphs,
    groups: Sequence[Unit],
    document: Document,
    fields: tuple[Sequence[SectionName], Sequence[SectionName]],
) -> PlacedContent:
    """Content without a heading over the work: what is no field at either end is an area.

    Args:
        opening: The paragraphs before the first heading.
        groups: What follows.
        document: Which document it is.
        fields: Those that may stand before the work, and those behind it.
    """
    before, behind = fields
    front = _accepted(groups, before)
    rest = groups[len(front) :]
    back = [*reversed(_accepted(rest[::-1], behind[::-1]))]
    middle = [*rest[: len(rest) - len(back)]]
    if not middle and (front or back):
        is_front = bool(front) and (not back or front[-1][1].size >= back[0][1].size)
        middle = [(front.pop() if is_front else back.pop(0))[1]]
    sections = _placed_sections(front, back, document)
    if middle:
        return PlacedContent(opening, sections, _flat_work(middle, document), ())
    first, text = (opening[:1], opening[1:]) if len(opening) > 1 else ((), opening)
    work = DraftWork(text=DraftText.said_in(document, text))
    return PlacedContent(first, sections, work, ())


def _work_alone(units: Sequence[Unit], document: Document) -> PlacedContent:
    """A document that is a table, with or without lines under it: none of its rows opens it."""
    text = DraftText.said_in(document, _unit_paragraphs(units))
    return PlacedContent((), {}, DraftWork(text=text, remarks=(TABLE_REMARK,)), ())


def _opening_groups_closing(
    units: Sequence[Unit],
) -> tuple[DraftParagraphs, list[Unit], DraftParagraphs]:
    """The paragraphs before the first heading or item, the units, and the paragraphs behind."""
    start = next((n for n, unit in enumerate(units) if not unit.is_paragraph), len(units))
    end = len(units)
    while end > start and units[end - 1].is_paragraph:
        end -= 1
    return _unit_paragraphs(units[:start]), [*units[start:end]], _unit_paragraphs(units[end:])


def _unit_paragraphs(units: Sequence[Unit]) -> DraftParagraphs:
    return tuple(text for unit in units for text in paragraphs_of_node(unit.node))


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


def _nested_work(unit: Unit, document: Document) -> DraftWork:
    """The work under its own heading."""
    unit = Unit(unit.node, headings_like_others(unit.inner))
    own = unit.entries
    unit = Unit(unit.node, tuple(map(unit_as_heading, unit.inner)))
    section = draft_content(DraftSection, unit, document)
    entries = unit.entries
    first_area = next(
        (number for number, one in enumerate(entries) if one.names_what_is_below), len(entries)
    )
    areas = entries[first_area:]
    goes_on = 0 < first_area < len(entries) and _counts_on(entries[first_area - 1], areas[0])
    if goes_on or not all(one.names_what_is_below for one in areas):
        first_area, areas = len(entries), ()
    return DraftWork(
        name=section.name,
        text=section.text,
        items=section.items[:first_area],
        areas=tuple(_area(one, document) for one in own[first_area:] if areas),
        remarks=section.remarks,
    )


def _counts_on(unit: Unit, following: Unit) -> bool:
    """True when the number of a unit goes on with the one before it: （一）, then （二）."""
    first, second = (number_label(one.node.label) for one in (unit, following))
    return bool(first and second and first.kind is second.kind and second.value > first.value)


def _area(unit: Unit, document: Document) -> DraftArea:
    """An area, with a remark where a blank had to tell its heading from its text."""
    heading = unit_as_heading(unit)
    area = draft_content(DraftArea, heading, document)
    if heading.node.text == unit.node.text:
        return area
    first, stop, _ = clean_text(unit.node.text).partition("。")
    return replace(area, remarks=(*area.remarks, CUT_AT_BLANK.filled(line=f"{first}{stop}")))


def _flat_work(units: Sequence[Unit], document: Document) -> DraftWork:
    """Each unit is a field of work, with a first-level heading of its own."""
    units = headings_like_others(units)
    cut = [unit_as_heading(unit) for unit in units]
    if all(unit.names_what_is_below for unit in cut):
        areas = tuple(_area(unit, document) for unit in units)
        return DraftWork(areas=areas, layout=Layout.FLAT)
    items = tuple(draft_item(unit, document) for unit in units)
    return DraftWork(items=items, layout=Layout.FLAT)


def details_of(part: OutlinePart, frame: Frame, content: PlacedContent) -> DraftDetails:
    """What only this document has."""
    return DraftDetails(
        title=clean_text(part.title),
        recipient=clean_text(part.recipient).rstrip("：:").strip(),
        date=part.date,
        opening=content.opening,
        closing=content.closing,
        frame=frame,
        sections=content.own_sections(),
    )
