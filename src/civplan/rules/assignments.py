"""The items that a plan sets itself, each with what it takes from what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import Section
from civplan.model.target import Target

PLAN, SUMMARY = Document.PLAN, Document.SUMMARY


class Assignment(NamedTuple):
    """An item that concerns the community."""

    item: Item
    lead: str | None
    """The body that is responsible: its own, or that of an item or area above it."""
    above: tuple[Item, ...]
    """The items whose sub-item it is, the outermost first."""
    is_promised: bool
    """True when the plan prints it, and the items above it."""
    is_reported: bool
    """True when the summary prints them, once there is something to tell."""

    @property
    def line(self) -> tuple[Item, ...]:
        """The items above it, and itself."""
        return (*self.above, self.item)


Assignments = tuple[Assignment, ...]


def assignments_of(plan: Plan) -> Assignments:
    """Every item of the plan and of its work; the summary's own sections hold none.

    What stands under 下一步打算 is for another year.
    """
    before = (plan.principles, plan.organization, plan.goals)
    behind = (plan.safeguards, *plan.sections)
    return (*assignments_in(before), *work_assignments(plan), *assignments_in(behind))


def targets_of(plan: Plan, assignments: Assignments) -> Iterator[Target]:
    """The targets of the goals, then those of every item."""
    yield from plan.goals.targets if plan.goals else ()
    for assignment in assignments:
        yield from assignment.item.targets


def work_assignments(plan: Plan) -> Assignments:
    """Every item of the year's work (主要工作)."""
    work = plan.work
    if work is None:
        return ()
    in_areas = (one for area in work.areas for one in assigned(area.items, area.lead))
    return (*assigned(work.items, None), *in_areas)


def assignments_in(sections: Iterable[Section | None]) -> Iterator[Assignment]:
    """The items of sections themselves, sub-items after their item."""
    for section in sections:
        if section:
            yield from assigned(section.items, None)


def assigned(
    items: Iterable[Item], lead: str | None, above: Assignment | None = None
) -> list[Assignment]:
    """Items and their sub-items; one that does not concern the community counts with none."""
    found: list[Assignment] = []
    for item in items:
        if item.not_applicable is None and "not_applicable" not in item.spans:
            own = Assignment(
                item,
                item.lead or lead,
                above.line if above else (),
                PLAN in item.in_ and (above is None or above.is_promised),
                SUMMARY in item.in_ and (above is None or above.is_reported),
            )
            found.append(own)
            found += assigned(item.items, own.lead, own)
    return found
