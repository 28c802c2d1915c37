"""What a plan promised when it was issued (下达), as a value that is kept beside its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.model.choices import Document
from civplan.model.figures import iso_when, plain_number
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import ExtraSection, Section, Work
from civplan.model.target import Target

LEVEL_COMPARISON = "level"
"""The comparison of a target whose promise is a level, not a figure."""
PLAN_SECTIONS = ("principles", "organization", "goals", "work", "safeguards")
"""The sections whose items the plan prints; those of 其他部分 go by their headings."""


class PromisedTarget(NamedTuple):
    """A measure and what was promised of it."""

    measure: str
    comparison: str
    """at_least, at_most, equals or level."""
    figure: str = ""
    """A number without its unit; empty for a level."""
    unit: str = ""
    level: str = ""
    id: str = ""


class ItemPlace(NamedTuple):
    """Where an item stands in a plan."""

    section: str = ""
    """A section's key, or the heading of one of the file's own."""
    area: str = ""
    """The name of an area of the work; empty for an item that stands in none."""


class Promise(NamedTuple):
    """An item as it was promised."""

    place: ItemPlace = ItemPlace()
    text: str = ""
    """What the plan says of it, its paragraphs run together."""
    id: str = ""
    name: str = ""
    """Its run-in heading."""
    due: str = ""
    """As ``parse_when`` reads it."""
    targets: tuple[PromisedTarget, ...] = ()
    items: tuple[Promise, ...] = ()
    """Its sub-items, which stand at the same place."""


class IssuedPlan(NamedTuple):
    """All that a plan promised on the day when it was issued."""

    community: str
    year: int
    issued: str
    """The day of issue, such as 2007-01-10."""
    date: str = ""
    """The plan's own date (成文日期); empty when it has none."""
    goals: tuple[PromisedTarget, ...] = ()
    """The targets of the goals."""
    items: tuple[Promise, ...] = ()


def issued_plan(plan: Plan, day: str) -> IssuedPlan:
    """What a plan promises, issued on a day such as 2007-01-10."""
    details = plan.plan
    return IssuedPlan(
        community=plan.community,
        year=plan.year,
        issued=day,
        date=iso_when(details.date) if details and details.date else "",
        goals=_promised_targets(plan.goals.targets if plan.goals else ()),
        items=tuple(
            item_promise(item, place)
            for place, item in items_with_places(plan)
            if is_promised(item)
        ),
    )


def items_with_places(plan: Plan) -> Iterator[tuple[ItemPlace, Item]]:
    """Every item of the plan with its place, without sub-items; those of the summary left out."""
    sections = ((name, getattr(plan, name)) for name in PLAN_SECTIONS)
    for name, section in (*sections, *((one.heading, one) for one in plan.sections)):
        for area, items in _items_by_area(section):
            yield from ((ItemPlace(name, area), item) for item in items)


def _items_by_area(section: Section | None) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """A section's own items, then those of its areas by their names; none of a summary's."""
    if section is None or (isinstance(section, ExtraSection) and Document.PLAN not in section.in_):
        return
    yield "", section.items
    if isinstance(section, Work):
        yield from ((area.name, area.items) for area in section.areas)


def is_promised(item: Item) -> bool:
    """True when the plan document says something of an item or holds it to something."""
    if not item.belongs_in(Document.PLAN):
        return False
    said = item.text.plan if item.text else item.name
    return bool(said or _promised_targets(item.targets) or item.due) or any(
        map(is_promised, item.items)
    )


def item_promise(item: Item, place: ItemPlace) -> Promise:
    """What the plan promises with an item."""
    return Promise(
        place=place,
        text=plan_text(item),
        id=item.id or "",
        name=item.name or "",
        due=iso_when(item.due) if item.due else "",
        targets=_promised_targets(item.targets),
        items=tuple(item_promise(one, place) for one in item.items if is_promised(one)),
    )


def plan_text(item: Item) -> str:
    """What the plan document says of an item; empty when it says nothing."""
    return "".join(paragraph.text for paragraph in item.text.plan) if item.text else ""


def _promised_targets(targets: Iterable[Target]) -> tuple[PromisedTarget, ...]:
    """The targets among these that promise something."""
    found = (promised_target(target) for target in targets)
    return tuple(target for target in found if target)


def promised_target(target: Target) -> PromisedTarget | None:
    """What a target promises; None for a figure that was never promised."""
    name, goal = target.id or "", target.goal
    if target.level:
        return PromisedTarget(target.measure, LEVEL_COMPARISON, level=target.level, id=name)
    if goal is None or target.comparison is None:
        return None
    figure, comparison = plain_number(goal.value), target.comparison.value
    return PromisedTarget(target.measure, comparison, figure, goal.unit, id=name)
