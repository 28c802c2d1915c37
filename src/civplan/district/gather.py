"""From a plan to what the sub-district needs of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civplan.compose.attainment import attainment_words, goal_words, outcome_words
from civplan.compose.results import own_figure, result_words
from civplan.compose.sentences import outcomes
from civplan.district.handed import Handed, Measured, Place, Task
from civplan.district.likeness import texts_of
from civplan.findings.finding import Span
from civplan.model.attainment import attainment
from civplan.model.choices import Document
from civplan.model.figures import When, plain_number
from civplan.model.item import Item
from civplan.model.plan import Plan, with_sub_items
from civplan.model.sections import Area, Section
from civplan.model.target import Target
from civplan.model.text import Text
from civplan.rules.passages import passages_of
from civplan.rules.prose import Passage

LONGEST_TITLE = 40
"""Characters of an item's text that stand for its name."""


def handed_in(plan: Plan, path: str, passages: Sequence[Passage] = ()) -> Handed:
    """What a community has handed in.

    Args:
        plan: Its plan.
        path: The file, relative to the sub-district's folder.
        passages: All texts of the plan, where they have been gathered.
    """
    summary = plan.summary
    return Handed(
        path=path,
        community=plan.community,
        district=plan.district or "",
        year=plan.year,
        campaign=plan.campaign,
        has_summary=summary is not None,
        plan_date=day_of(plan, Document.PLAN),
        summary_date=day_of(plan, Document.SUMMARY),
        profile=profile_of(plan),
        measured=tuple(all_measured(plan)),
        tasks=tuple(tasks_of(plan)),
        honours=plan.honours,
        problems=points_of(summary.problems if summary else None),
        next_steps=points_of(summary.next_steps if summary else None),
        texts=texts_of(plan, passages or passages_of(plan)),
        places=places_of(plan),
    )


def places_of(plan: Plan) -> dict[str, Place]:
    """Where the values stand that the sub-district compares."""
    own = {field: plan.span_of(field) for field in ("community", "district", "year")}
    dates = {
        f"{document.value}_date": details.span_of("date")
        for document in Document
        if (details := plan.details(document))
    }
    return {field: place_of(span) for field, span in (own | dates).items()}


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


def all_measured(plan: Plan) -> Iterator[Measured]:
    """Every target of the goals, then of the items that concern the community."""
    for target in plan.goals.targets if plan.goals else ():
        yield measured(target, "")
    for item in plan.items:
        if item.not_applicable is None:
            for target in item.targets:
                yield measured(target, item.id or "")


def measured(target: Target, item: str) -> Measured:
    """A target with its result."""
    outcome = target.outcome
    unit = target.goal.unit if target.goal else outcome.unit if outcome else target.unit
    reached = attainment(target)
    return Measured(
        id=target.id or "",
        measure=target.measure,
        goal=goal_words(target),
        value=plain_number(outcome.value) if outcome else "",
        unit=unit or "",
        said=outcome_words(target),
        met=reached.met,
        rate="" if reached.rate is None else attainment_words(reached).removesuffix("%"),
        is_promise=target.is_promise,
        source=target.source or "",
        item=item,
        place=place_of(target.span),
    )


def tasks_of(plan: Plan) -> Iterator[Task]:
    """Every item of the work, those of its areas behind its own; sub-items after their item."""
    if plan.work is None:
        return
    for item in plan.work.items:
        yield from tasks_in(item, None, plan.year)
    for area in plan.work.areas:
        for item in area.items:
            yield from tasks_in(item, area, plan.year)


def tasks_in(item: Item, area: Area | None, year: int) -> Iterator[Task]:
    """An item and its sub-items as tasks; one that only holds sub-items is none."""
    for one in with_sub_items(item):
        if not one.items or one.status or one.result:
            yield task(one, area, year)


def task(item: Item, area: Area | None, year: int) -> Task:
    """An item; who is responsible and the line are inherited from its area."""
    result = item.result
    return Task(
        area=(area.id or area.name) if area else "",
        area_name=area.name if area else "",
        line=item.line or (area.line if area else None) or "",
        id=item.id or "",
        title=title_of(item),
        status=item.status.value if item.status else "",
        due=written(item.due) if item.due else "",
        lead=item.lead or (area.lead if area else None) or "",
        people=item.people,
        result=text_of(result.text) if result else "",
        outcome=outcome_of(item, year),
        reason=text_of(item.reason),
        next=text_of(item.next),
        highlight=bool(item.highlight),
        not_applicable=item.not_applicable is not None,
        carried_from=item.carried_from,
        evidence=tuple((one.file, one.caption or "") for one in item.evidence),
        place=place_of(item.span),
    )


def outcome_of(item: Item, year: int) -> str:
    """What came of an item, in sentences: its result, then the figures that this does not give."""
    told = "".join(result_words(item, year))
    told += outcomes(item.targets, told)
    return told + own_figure(item, told)


def title_of(item: Item) -> str:
    """An item's name, or the beginning of what it says."""
    said = item.name or text_of(item.text)
    return said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1]}…"


def text_of(text: Text | None) -> str:
    """A text on one line, as the summary has it, or as it is written."""
    if text is None:
        return ""
    return "".join(one.text for one in text.said_in(Document.SUMMARY) or text.as_written)


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


def place_of(span: Span) -> Place:
    """Where something stands."""
    return Place(span.path, span.line, span.column)
