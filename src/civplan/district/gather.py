"""From a plan to what the sub-district needs of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from civplan.compose.attainment import outcome_words
from civplan.compose.results import own_figure, result_words
from civplan.compose.sentences import outcomes
from civplan.district.handed import Handed, Measured, Place, Task
from civplan.district.register.rows_of_file import ItemOfWork, TargetOfFile
from civplan.district.texts import text_of, title_of
from civplan.findings.finding import Span
from civplan.model.attainment import attainment
from civplan.model.choices import Document
from civplan.model.figures import When, plain_number
from civplan.model.item import Item
from civplan.model.plan import Plan, with_sub_items
from civplan.model.sections import Area, Section, Work
from civplan.model.target import Target

PathOf = Callable[[str], str]
"""From the path of a place, as it was read, to the one by which the sub-district knows it."""


class Gathered(NamedTuple):
    """What a file gives: to hold, and to lay out for the register while the plan is there."""

    handed: Handed
    done: tuple[ItemOfWork, ...]
    targets: tuple[TargetOfFile, ...]


def gathered(plan: Plan, path: str, path_of: PathOf) -> Gathered:
    """What a plan gives to the sub-district's documents.

    Args:
        plan: The plan.
        path: Its file, relative to the sub-district's folder.
        path_of: Names the files in places.
    """
    done, targets = tuple(work_of(plan, path_of)), tuple(targets_of(plan, path_of))
    summary = plan.summary
    handed = Handed(
        path=path,
        community=plan.community,
        district=plan.district or "",
        year=plan.year,
        campaign=plan.campaign,
        has_summary=summary is not None,
        plan_date=day_of(plan, Document.PLAN),
        summary_date=day_of(plan, Document.SUMMARY),
        profile=profile_of(plan),
        measured=tuple(one.measured for one in targets),
        tasks=tuple(one.task for one in done),
        problems=points_of(summary.problems if summary else None),
        next_steps=points_of(summary.next_steps if summary else None),
        places=places_of(plan, path_of),
    )
    return Gathered(handed, done, targets)


def places_of(plan: Plan, path_of: PathOf) -> dict[str, Place]:
    """Where the values stand that the sub-district compares."""
    own = {field: plan.span_of(field) for field in ("community", "district", "year")}
    dates = {
        f"{document.value}_date": details.span_of("date")
        for document in Document
        if (details := plan.details(document))
    }
    return {field: place_of(span, path_of) for field, span in (own | dates).items()}


def day_of(plan: Plan, document: Document) -> str:
    """A document's date as 2007-01-10; empty when it has no day."""
    details = plan.details(document)
    when = details.date if details else None
    return when.first_day.isoformat() if when and when.is_day else ""


def profile_of(plan: Plan) -> dict[str, str]:
    """The community in figures, without their units."""
    if plan.profile is None:
        return {}
    given = {name: getattr(plan.profile, name) for name in plan.profile.fields}
    return {name: plain_number(figure.value) for name, figure in given.items() if figure}


def targets_of(plan: Plan, path_of: PathOf) -> Iterator[TargetOfFile]:
    """Every target of the goals, then of the items that concern the community."""
    for target in plan.goals.targets if plan.goals else ():
        yield TargetOfFile(measured(target, path_of), target)
    for item in plan.items:
        if item.not_applicable is None:
            for target in item.targets:
                yield TargetOfFile(measured(target, path_of), target)


def measured(target: Target, path_of: PathOf) -> Measured:
    """A target with its result."""
    outcome = target.outcome
    unit = target.goal.unit if target.goal else outcome.unit if outcome else target.unit
    return Measured(
        id=target.id or "",
        measure=target.measure,
        value=plain_number(outcome.value) if outcome else "",
        unit=unit or "",
        said=outcome_words(target),
        met=attainment(target).met,
        is_promise=target.is_promise,
        place=place_of(target.span, path_of),
    )


def work_of(plan: Plan, path_of: PathOf) -> Iterator[ItemOfWork]:
    """Every item of the work, those of its areas behind its own; sub-items after their item."""
    if plan.work is None:
        return
    for item, area in items_of(plan.work):
        place = f"{path_of(item.span.path)}:{item.span.line}"
        yield ItemOfWork(task(item, area, plan.year), item, area, place)


def items_of(work: Work) -> Iterator[tuple[Item, Area | None]]:
    """The items with their areas; one that only holds sub-items is none."""
    alone: list[tuple[Item, Area | None]] = [(item, None) for item in work.items]
    in_areas = [(item, area) for area in work.areas for item in area.items]
    for item, its_area in (*alone, *in_areas):
        for one in with_sub_items(item):
            if not one.items or one.status or one.result:
                yield one, its_area


def task(item: Item, area: Area | None, year: int) -> Task:
    """An item; the line is inherited from its area."""
    return Task(
        area=(area.id or area.name) if area else "",
        area_name=area.name if area else "",
        line=item.line or (area.line if area else None) or "",
        title=title_of(item),
        status=item.status.value if item.status else "",
        due=written(item.due) if item.due else "",
        outcome=outcome_of(item, year),
        reason=text_of(item.reason),
        next=text_of(item.next),
        highlight=bool(item.highlight),
        not_applicable=item.not_applicable is not None,
    )


def outcome_of(item: Item, year: int) -> str:
    """What came of an item, in sentences: its result, then the figures that this does not give."""
    told = "".join(result_words(item, year))
    told += outcomes(item.targets, told)
    return told + own_figure(item, told)


def written(when: When) -> str:
    """A date as a plan file writes it: 2007-12-20, 2007-12, 2007-Q4, 2007, 长期."""
    if when.is_long_term:
        return "长期"
    if when.quarter:
        return f"{when.year}-Q{when.quarter}"
    parts = [f"{when.year}", *(f"{part:02}" for part in (when.month, when.day) if part)]
    return "-".join(parts)


def points_of(section: Section | None) -> tuple[str, ...]:
    """The items of a section, or its paragraphs when it has no items."""
    if section is None:
        return ()
    items = tuple(said for item in section.items if (said := text_of(item.text) or item.name or ""))
    if items:
        return items
    return tuple(one.text for one in section.text.as_written) if section.text else ()


def place_of(span: Span, path_of: PathOf) -> Place:
    """Where something stands."""
    return Place(path_of(span.path), span.line, span.column)
