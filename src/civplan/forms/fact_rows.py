"""The rows of what is known of a community, its figures, and the summary of the year or a stage."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.forms.cell_questions import question_for
from civplan.forms.cell_texts import has_two_forms
from civplan.forms.form import EntryPlace, FormRow, PlaceSteps, Question
from civplan.forms.stages import STAGES, FormStage
from civplan.forms.tables import AnswerKind
from civplan.model.plan import Plan, SummaryDetails
from civplan.model.profile import UNITS_OF_FIGURES, CommunityProfile, Fact
from civplan.model.sections import Section

SUMMARY_FACTS = ("achievements", "problems", "next_steps")


def stage_rows(plan: Plan, stage: FormStage) -> Iterator[FormRow]:
    """What is known, and the day and the texts of the summary of a stage."""
    yield from _known_rows(plan)
    until = f"填到{stage.end.month}月{stage.end.day}日为止，数字从年初算起"
    yield _fact_row("时段", stage.name, until)
    own = [
        (number, one)
        for number, one in enumerate(plan.stages, 1)
        if one.period.is_same(stage.period, stage.year)
    ]
    number, details = own[0] if own else (0, None)
    above: PlaceSteps = (EntryPlace(STAGES, number),) if own else (STAGES,)
    yield from summary_rows(details, above)


def _known_rows(plan: Plan) -> Iterator[FormRow]:
    """The rows of what the plan says."""
    for field in ("community", "year", "district", "campaign"):
        key = Plan.keys[field]
        value = getattr(plan, field)
        if value is not None:
            yield _fact_row(key.zh, str(value), "计划里已经写明")


def fact_rows(plan: Plan) -> Iterator[FormRow]:
    """The facts about the community, and the parts of its summary."""
    yield from _known_rows(plan)
    yield from profile_rows(plan.profile)
    key = Plan.keys["honours"]
    asked = question_for(AnswerKind.LINES, plan.honours, ("honours",))
    yield _fact_row(key.zh, asked, f"{key.about.zh}，一行一项")
    yield from summary_rows(plan.summary)


def profile_rows(profile: CommunityProfile | None) -> Iterator[FormRow]:
    """The figures of the community: its own, then the further ones that its file has."""
    for field in UNITS_OF_FIGURES:
        key = CommunityProfile.keys[field]
        value = getattr(profile, field) if profile else None
        asked = question_for(AnswerKind.FIGURE, value, ("profile", field))
        if isinstance(asked, Question):
            asked = asked._replace(unit=UNITS_OF_FIGURES[field])
        yield _fact_row(key.zh, asked, key.about.zh)
    for number, fact in enumerate(profile.facts if profile else (), 1):
        place = ("profile", EntryPlace("facts", number, ""), "value")
        asked = question_for(AnswerKind.FIGURE, fact.value, place)
        if isinstance(asked, Question):
            asked = asked._replace(unit=fact.figure.unit)
        yield _fact_row(fact.name, asked, Fact.keys["value"].about.zh)


def summary_rows(
    summary: SummaryDetails | None, above: PlaceSteps = ("summary",)
) -> Iterator[FormRow]:
    """The day and the texts of the summary, or of that of a stage.

    Args:
        summary: What the file says of it.
        above: Where that stands.
    """
    date = question_for(AnswerKind.DATE, summary.date if summary else None, (*above, "date"))
    yield _fact_row("总结的成文日期", date, "年月日齐全，如 2007-12-20；填了才生成总结")
    for field in SUMMARY_FACTS:
        key = SummaryDetails.keys[field]
        section = getattr(summary, field) if summary else None
        yield _fact_row(key.zh, _section_question(section, (*above, field)), key.about.zh)


def _section_question(section: Section | None, place: PlaceSteps) -> str | Question:
    """The question for the text of a section of the summary."""
    if section is None:
        return Question(AnswerKind.TEXT, place)
    text = section.text
    has_keys = section.spans.get("text") != section.span
    if has_keys or (text and has_two_forms(text)):
        place = (*place, "text")
    return question_for(AnswerKind.TEXT, text, place)


def _fact_row(fact: str, value: str | Question, about: str) -> FormRow:
    """The row of a fact."""
    return FormRow(fact, {"fact": fact, "value": value, "about": about})
