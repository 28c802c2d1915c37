"""From a plan to what the sub-district needs of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from civplan.compose.items import own_figure_sentence, result_words
from civplan.compose.sentences import outcome_sentence
from civplan.compose.words import outcome_words
from civplan.district.memory.file_result import CommunityFile, ItemResult, Location, TargetResult
from civplan.district.register.file_rows import ItemWithResult, TargetWithResult
from civplan.district.register.item_texts import item_title, one_line_text
from civplan.findings.finding import Span
from civplan.model.attainment import attainment
from civplan.model.choices import Document
from civplan.model.figures import When, plain_number
from civplan.model.item import Item
from civplan.model.plan import Plan, item_with_sub_items
from civplan.model.sections import Area, Section, Work
from civplan.model.target import Target

PathOf = Callable[[str], str]
"""From the path of a place, as it was read, to the one by which the sub-district knows it."""


class PlanData(NamedTuple):
    """What a file gives: to hold, and to lay out for the register while the plan is there."""

    handed: CommunityFile
    done: tuple[ItemWithResult, ...]
    targets: tuple[TargetWithResult, ...]


def plan_data_of(plan: Plan, path: str, path_of: PathOf) -> PlanData:
    """What a plan gives to the sub-district's documents.

    Args:
        plan: The plan.
        path: Its file, relative to the sub-district's folder.
        path_of: Names the files in places.
    """
    done, targets = tuple(_items_in_plan(plan, path_of)), tuple(_targets_in_plan(plan, path_of))
    summary = plan.summary
    handed = CommunityFile(
        path=path,
        community=plan.community,
        district=plan.district or "",
        year=plan.year,
        campaign=plan.campaign,
        has_summary=summary is not None,
        plan_date=_document_day(plan, Document.PLAN),
        summary_date=_document_day(plan, Document.SUMMARY),
        profile=_profile_figures(plan),
        measured=tuple(one.measured for one in targets),
        tasks=tuple(one.task for one in done),
        problems=_section_points(summary.problems if summary else None),
        next_steps=_section_points(summary.next_steps if summary else None),
        places=_field_locations(plan, path_of),
    )
    return PlanData(handed, done, targets)


def _field_locations(plan: Plan, path_of: PathOf) -> dict[str, Location]:
    """Where the values stand that the sub-district compares."""
    own = {field: plan.span_of(field) for field in ("community", "district", "year")}
    dates = {
        f"{document.value}_date": details.span_of("date")
        for document in Document
        if (details := plan.details(document))
    }
    return {field: location_of(span, path_of) for field, span in (own | dates).items()}


def _document_day(plan: Plan, document: Document) -> str:
    """A document's date as 2007-01-10; empty when it has no day."""
    details = plan.details(document)
    when = details.date if details else None
    return when.first_day.isoformat() if when and when.is_day else ""


def _profile_figures(plan: Plan) -> dict[str, str]:
    """The community in figures, without their units."""
    if plan.profile is None:
        return {}
    given = {name: getattr(plan.profile, name) for name in plan.profile.keys}
    return {name: plain_number(figure.value) for name, figure in given.items() if figure}


def _targets_in_plan(plan: Plan, path_of: PathOf) -> Iterator[TargetWithResult]:
    """Every target of the goals, then of the items that concern the community."""
    for target in plan.goals.targets if plan.goals else ():
        yield TargetWithResult(_target_result_of(target, path_of), target)
    for item in plan.items:
        if item.not_applicable is None:
            for target in item.targets:
                yield TargetWithResult(_target_result_of(target, path_of), target)


def _target_result_of(target: Target, path_of: PathOf) -> TargetResult:
    """A target with its result."""
    outcome = target.outcome
    unit = target.goal.unit if target.goal else outcome.unit if outcome else target.unit
    return TargetResult(
        id=target.id or "",
        measure=target.measure,
        value=plain_number(outcome.value) if outcome else "",
        unit=unit or "",
        said=outcome_words(target),
        met=attainment(target).met,
        is_promise=target.is_promise,
        place=location_of(target.span, path_of),
    )


def _items_in_plan(plan: Plan, path_of: PathOf) -> Iterator[ItemWithResult]:
    """Every item of the work, those of its areas behind its own; sub-items after their item."""
    if plan.work is None:
        return
    for item, area in _items_with_areas(plan.work):
        place = f"{path_of(item.span.path)}:{item.span.line}"
        yield ItemWithResult(_item_result_of(item, area, plan.year), item, area, place)


def _items_with_areas(work: Work) -> Iterator[tuple[Item, Area | None]]:
    """The items with their areas; one that only holds sub-items is none."""
    alone: list[tuple[Item, Area | None]] = [(item, None) for item in work.items]
    in_areas = [(item, area) for area in work.areas for item in area.items]
    for item, its_area in (*alone, *in_areas):
        for one in item_with_sub_items(item):
            if not one.items or one.status or one.result:
                yield one, its_area


def _item_result_of(item: Item, area: Area | None, year: int) -> ItemResult:
    """An item; the line is inherited from its area."""
    return ItemResult(
        area=(area.id or area.name) if area else "",
        area_name=area.name if area else "",
        line=item.line or (area.line if area else None) or "",
        title=item_title(item),
        status=item.status.value if item.status else "",
        due=_due_in_file_form(item.due) if item.due else "",
        outcome=_outcome_sentences(item, year),
        reason=one_line_text(item.reason),
        next=one_line_text(item.next),
        highlight=bool(item.highlight),
        not_applicable=item.not_applicable is not None,
    )


def _outcome_sentences(item: Item, year: int) -> str:
    """What came of an item, in sentences: its result, then the figures that this does not give."""
    told = "".join(result_words(item, year))
    told += outcome_sentence(item.targets, told)
    return told + own_figure_sentence(item, told)


def _due_in_file_form(when: When) -> str:
    """A date as a plan file writes it: 2007-12-20, 2007-12, 2007-Q4, 2007, 长期."""
    if when.is_long_term:
        return "长期"
    if when.quarter:
        return f"{when.year}-Q{when.quarter}"
    parts = [f"{when.year}", *(f"{part:02}" for part in (when.month, when.day) if part)]
    return "-".join(parts)


def _section_points(section: Section | None) -> tuple[str, ...]:
    """The items of a section, or its paragraphs when it has no items."""
    if section is None:
        return ()
    items = tuple(
        said for item in section.items if (said := one_line_text(item.text) or item.name or "")
    )
    if items:
        return items
    return tuple(one.text for one in section.text.as_written) if section.text else ()


def location_of(span: Span, path_of: PathOf) -> Location:
    """Where something stands."""
    return Location(path_of(span.path), span.line, span.column)
