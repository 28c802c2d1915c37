"""The promises of a plan on the day when it was issued (下达)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.model.choices import Document
from civplan.model.figures import iso_when, plain_number
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import ExtraSection, Section
from civplan.model.target import STRICT_WORDS, Target

LEVEL_COMPARISON = "level"
"""The comparison of a target that promises a level, not a figure."""
PLAN_SECTIONS = ("principles", "organization", "goals", "work", "safeguards")
"""The sections with items in the plan; those of 其他部分 are known by their headings."""


class PromisedTarget(NamedTuple):
    """A target as promised."""

    measure: str
    comparison: str
    """at_least, at_most, equals or level."""
    figure: str = ""
    """A number without its unit; empty for a level."""
    unit: str = ""
    level: str = ""
    id: str = ""
    ceiling: str = ""
    """The upper end of a range, in the same unit; empty without one."""
    strict: str = ""
    """超过 or 少于, where the figure itself does not meet the promise; empty as a rule."""


class ItemPlace(NamedTuple):
    """The place of an item in a plan."""

    section: str = ""
    """A section's key, or the heading of one of the file's own."""
    area: str = ""
    """The name of an area of the work; empty for an item that stands in none."""


class Promise(NamedTuple):
    """An item as promised."""

    place: ItemPlace = ItemPlace()
    text: str = ""
    """Its text in the plan, paragraphs run together."""
    id: str = ""
    name: str = ""
    """Its run-in heading."""
    due: str = ""
    """As ``parse_when`` reads it."""
    targets: tuple[PromisedTarget, ...] = ()
    items: tuple[Promise, ...] = ()
    """Its sub-items, which have the same place."""


class IssuedPlan(NamedTuple):
    """The promises of a plan on the day when it was issued."""

    community: str
    year: int
    issued: str
    """The day of issue, such as 2007-01-10."""
    date: str = ""
    """The plan's own date (成文日期); empty without one."""
    goals: tuple[PromisedTarget, ...] = ()
    """The targets of the goals."""
    items: tuple[Promise, ...] = ()


def issued_plan(plan: Plan, day: str) -> IssuedPlan:
    """The promises of a plan that is issued on a day such as 2007-01-10."""
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
    """Every item of the plan, but not of the summary, with its place; without sub-items."""
    sections = ((name, getattr(plan, name)) for name in PLAN_SECTIONS)
    for name, section in (*sections, *((one.heading, one) for one in plan.sections)):
        for area, items in _items_by_area(section):
            yield from ((ItemPlace(name, area), item) for item in items)


def _items_by_area(section: Section | None) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Items by the name of their area; a section's own items first, under an empty name."""
    if section is None or (isinstance(section, ExtraSection) and Document.PLAN not in section.in_):
        return
    yield "", section.items
    yield from ((area.name, area.items) for area in section.areas)


def is_promised(item: Item) -> bool:
    """True when the plan has a text, a target or a due date for an item or a sub-item."""
    if not item.belongs_in(Document.PLAN):
        return False
    words = item.text.plan if item.text else item.name
    return bool(words or _promised_targets(item.targets) or item.due) or any(
        map(is_promised, item.items)
    )


def item_promise(item: Item, place: ItemPlace) -> Promise:
    """An item as promised."""
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
    """The text of an item in the plan; may be empty."""
    return "".join(paragraph.text for paragraph in item.text.plan) if item.text else ""


def _promised_targets(targets: Iterable[Target]) -> tuple[PromisedTarget, ...]:
    """The targets that promise something, as promised."""
    return tuple(one for target in targets if (one := promised_target(target)))


def promised_target(target: Target) -> PromisedTarget | None:
    """A target as promised; None for a figure without a promise."""
    name, goal = target.id or "", target.goal
    if target.level:
        return PromisedTarget(target.measure, LEVEL_COMPARISON, level=target.level, id=name)
    if goal is None or target.comparison is None:
        return None
    figure, comparison = plain_number(goal.value), target.comparison.value
    measure = f"{target.measure}{goal.before}" if target.is_change else target.measure
    ceiling = target.ceiling and target.ceiling.in_unit(goal.unit)
    return PromisedTarget(
        measure,
        comparison,
        figure,
        goal.unit,
        id=name,
        ceiling=plain_number(ceiling.value) if ceiling else "",
        strict=goal.before if goal.before in STRICT_WORDS else "",
    )
