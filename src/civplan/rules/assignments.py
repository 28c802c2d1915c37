"""The items that a plan sets itself, each with what it takes from what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import Section
from civplan.model.target import Target


class Assignment(NamedTuple):
    """An item that concerns the community."""

    item: Item
    lead: str | None
    """The body that is responsible: its own, or that of an item or area above it."""
    above: tuple[Item, ...] = ()
    """The items whose sub-item it is, the outermost first."""

    @property
    def is_promised(self) -> bool:
        """True when the plan prints it."""
        return all(Document.PLAN in item.in_ for item in self.line)

    @property
    def is_reported(self) -> bool:
        """True when the summary prints it, once there is something to tell."""
        return all(Document.SUMMARY in item.in_ for item in self.line)

    @property
    def line(self) -> tuple[Item, ...]:
        """The items above it, and itself."""
        return (*self.above, self.item)


def assignments_of(plan: Plan) -> Iterator[Assignment]:
    """Every item of the plan and of its work; the summary's own sections hold none.

    What stands under 下一步打算 is for another year.
    """
    for section in (plan.principles, plan.organization, plan.goals):
        yield from assignments_in(section)
    yield from work_assignments(plan)
    for section in (plan.safeguards, *plan.sections):
        yield from assignments_in(section)


def targets_of(plan: Plan) -> Iterator[Target]:
    """The targets of the goals, then those of every item."""
    yield from plan.goals.targets if plan.goals else ()
    for assignment in assignments_of(plan):
        yield from assignment.item.targets


def work_assignments(plan: Plan) -> Iterator[Assignment]:
    """Every item of the year's work (主要工作)."""
    yield from assignments_in(plan.work)
    for area in plan.work.areas if plan.work else ():
        yield from assigned(area.items, area.lead)


def assignments_in(section: Section | None) -> Iterator[Assignment]:
    """The items of a section itself, sub-items after their item."""
    yield from assigned(section.items if section else (), None)


def assigned(
    items: Iterable[Item], lead: str | None, above: tuple[Item, ...] = ()
) -> Iterator[Assignment]:
    """Items and their sub-items; one that does not concern the community counts with none."""
    for item in items:
        if item.not_applicable is None and "not_applicable" not in item.spans:
            own = Assignment(item, item.lead or lead, above)
            yield own
            yield from assigned(item.items, own.lead, own.line)
