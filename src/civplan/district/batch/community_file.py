"""Reads from a plan what the sub-district needs of it: its items, targets, dates and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from civplan.compose.items import own_figure_sentence, result_words
from civplan.compose.sentences import MONEY_UNIT, sentence
from civplan.compose.stage_indicators import progress_words
from civplan.compose.target_sentences import outcome_sentence
from civplan.compose.words import outcome_words, reported_period
from civplan.district.memory.file_result import (
    CommunityFile,
    ItemResult,
    Location,
    PathOf,
    TargetResult,
)
from civplan.district.register.file_rows import ItemWithResult, TargetWithResult
from civplan.district.register.item_texts import item_title, one_line_text
from civplan.findings.finding import Span
from civplan.model.attainment import attainment
from civplan.model.choices import Document
from civplan.model.figures import Quantity, When, iso_when, plain_number, without_zeros
from civplan.model.item import Item
from civplan.model.plan import Plan, item_with_sub_items
from civplan.model.profile import UNITS_OF_FIGURES
from civplan.model.sections import Area, Section, Work, section_items, section_texts
from civplan.model.stage_progress import stage_progress
from civplan.model.target import Target
from civplan.model.units import factor_between, unit_parts


def items_in_plan(plan: Plan, path_of: PathOf) -> list[ItemWithResult]:
    """Every item of the work, those of the areas after its own; sub-items after their item."""
    if plan.work is None:
        return []
    return [
        ItemWithResult(
            _item_result_of(item, area, plan.year, reported_period(plan)),
            item,
            area,
            f"{path_of(item.span.path)}:{item.span.line}",
        )
        for item, area in _items_with_areas(plan.work)
    ]


def targets_in_plan(plan: Plan, path_of: PathOf) -> list[TargetWithResult]:
    """Every target of the goals, then of the items that concern the community."""
    items = (item for item in plan.items if item.not_applicable is None)
    of_goals = plan.goals.targets if plan.goals else ()
    return [
        TargetWithResult(_target_result_of(target, path_of, plan), target)
        for target in (*of_goals, *(target for item in items for target in item.targets))
    ]


def community_file_of(
    plan: Plan,
    path: str,
    path_of: PathOf,
    items: Iterable[ItemWithResult],
    targets: Iterable[TargetWithResult],
) -> CommunityFile:
    """The contents of a plan of the year that the sub-district's documents use.

    Args:
        plan: The plan.
        path: Its file, relative to the sub-district's folder.
        path_of: Converts the paths of locations.
        items: The items in it.
        targets: The targets in it.
    """
    summary = plan.summary
    return CommunityFile(
        path=path,
        community=plan.community,
        district=plan.district or "",
        year=plan.year,
        campaign=plan.campaign,
        pack=plan.pack,
        kind="",
        has_plan=Document.PLAN in plan.documents,
        has_summary=plan.has_own_summary,
        plan_date=_document_iso_date(plan, Document.PLAN),
        summary_date=_document_iso_date(plan, Document.SUMMARY),
        profile=_profile_figures(plan),
        targets=tuple(one.result for one in targets),
        items=tuple(one.result for one in items),
        problems=_section_points(summary.problems if summary else None),
        next_steps=_section_points(summary.next_steps if summary else None),
        honours=tuple(plan.honours),
        not_applicable=tuple(dict.fromkeys(_names_not_applicable(plan))),
        budget=_budget_sums(plan),
        locations=_field_locations(plan, path_of),
        has_midyear=plan.midyear_stage is not None,
        midyear_date=_iso_day(plan.midyear_stage.date if plan.midyear_stage else None),
    )


def _names_not_applicable(plan: Plan) -> Iterator[str]:
    """The ids and measures of the targets of items that do not concern the community."""
    for item in plan.items:
        if item.not_applicable is not None:
            for target in item.targets:
                yield from filter(None, (target.id, target.measure))


def _budget_sums(plan: Plan) -> tuple[str, str]:
    """What the items cost by plan, and what was spent; empty where no item says."""
    budgets = [one.budget for one in plan.items if one.budget and one.not_applicable is None]
    planned = [one.plan for one in budgets if one.plan]
    spent = [one.spent for one in budgets if one.spent]
    return _sum_of_money(planned), _sum_of_money(spent)


def _sum_of_money(amounts: Sequence[Quantity]) -> str:
    """The sum of some amounts in 10,000 yuan; empty without one."""
    factors = [factor_between(one.unit or MONEY_UNIT, MONEY_UNIT) for one in amounts]
    values = [one.value * factor for one, factor in zip(amounts, factors, strict=True) if factor]
    return plain_number(without_zeros(sum(values, Decimal()))) if values else ""


def _field_locations(plan: Plan, path_of: PathOf) -> dict[str, Location]:
    """The locations of the values that the sub-district compares."""
    own = {field: plan.span_of(field) for field in ("community", "district", "year")}
    dates = {
        f"{document.value}_date": details.span_of("date")
        for document in Document
        if (details := plan.details(document))
    }
    if stage := plan.midyear_stage:
        dates["midyear_date"] = stage.span_of("date")
    return {field: location_of(span, path_of) for field, span in (own | dates).items()}


def _document_iso_date(plan: Plan, document: Document) -> str:
    """The date of a document as 2007-01-10; empty when it has no day."""
    details = plan.details(document)
    when = details.date if details else None
    if document is Document.SUMMARY and plan.combine and plan.combine.date and not plan.stage:
        when = plan.combine.date  # it hands the summary in
    return _iso_day(when)


def _iso_day(when: When | None) -> str:
    """A day as 2007-01-10; empty for a longer time, or none."""
    return when.first_day.isoformat() if when and when.is_day else ""


def _profile_figures(plan: Plan) -> dict[str, str]:
    """The community in figures, each in its unit; without those in units of another kind.

    Its own figures stand under their keys, further ones under their names and without 万.
    """
    profile = plan.profile
    if profile is None:
        return {}
    figures = {
        fact.name: _scaled_number(fact.figure, unit_parts(fact.figure.unit).scale)
        for fact in profile.facts
    }
    for name, unit in UNITS_OF_FIGURES.items():
        figure: Quantity | None = getattr(profile, name)
        factor = factor_between(figure.unit or unit, unit) if figure else None
        if figure and factor is not None:
            figures[name] = _scaled_number(figure, factor)
    return figures


def _scaled_number(figure: Quantity, factor: Decimal) -> str:
    """The number of a figure times a factor; the digits stay as typed where it is 1."""
    return plain_number(figure.value if factor == 1 else (figure.value * factor).normalize())


def _target_result_of(target: Target, path_of: PathOf, plan: Plan) -> TargetResult:
    """A target with its result; before the year's end it is met while it keeps up with the time."""
    met, words = attainment(target).met, ""
    if not plan.is_year_over:
        progress = stage_progress(target, plan.last_day)
        met, words = progress.is_in_time, progress_words(target, progress)
    in_unit = target.outcome_in_unit_of_goal
    outcome = in_unit or target.outcome
    unit = outcome.unit if outcome else target.goal.unit if target.goal else target.unit
    last_year = None if target.is_partial else target.figure_of_last_year
    last_year = last_year and last_year.in_unit(unit or "")
    return TargetResult(
        id=target.id or "",
        measure=target.measure,
        value=plain_number(outcome.value) if outcome else "",
        unit=unit or "",
        words=outcome_words(target),
        met=met,
        is_promise=target.is_promise,
        location=location_of(target.span, path_of),
        last_year=plain_number(last_year.value) if last_year else "",
        progress=words,
    )


def _items_with_areas(work: Work) -> Iterator[tuple[Item, Area | None]]:
    """The items with their areas, without those that only group sub-items."""
    alone: list[tuple[Item, Area | None]] = [(item, None) for item in work.items]
    in_areas = [(item, area) for area in work.areas for item in area.items]
    for top_item, its_area in (*alone, *in_areas):
        for item in item_with_sub_items(top_item):
            if not item.items or item.status or item.result:
                yield item, its_area


def _item_result_of(item: Item, area: Area | None, year: int, period: str) -> ItemResult:
    """An item; the line is inherited from its area."""
    return ItemResult(
        area=(area.id or area.name) if area else "",
        area_name=area.name if area else "",
        line=item.line or (area.line if area else None) or "",
        title=item_title(item),
        status=item.status.value if item.status else "",
        due=iso_when(item.due) if item.due else "",
        outcome=_outcome_sentences(item, year, period),
        reason=one_line_text(item.reason),
        next=one_line_text(item.next),
        highlight=bool(item.highlight),
        not_applicable=item.not_applicable is not None,
        is_unplanned=item.in_ == (Document.SUMMARY,),
    )


def _outcome_sentences(item: Item, year: int, period: str) -> str:
    """The outcome of an item: its result, then the figures that the result does not give."""
    text = "".join(map(sentence, result_words(item, year)))
    text += outcome_sentence(item.targets, text, period=period)
    return text + own_figure_sentence(item, text, period)


def _section_points(section: Section | None) -> tuple[str, ...]:
    """The items of a section and of its areas, or its paragraphs when it has no items."""
    if section is None:
        return ()
    items = (one_line_text(item.text) or item.name or "" for item in section_items(section))
    if points := tuple(filter(None, items)):
        return points
    texts = (text.as_written for text in section_texts(section) if text)
    return tuple(one.text for paragraphs in texts for one in paragraphs)


def location_of(span: Span, path_of: PathOf) -> Location:
    """The beginning of a span."""
    return Location(path_of(span.path), span.line, span.column)
