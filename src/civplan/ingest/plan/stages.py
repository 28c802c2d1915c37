"""The summary of a half-year or a quarter, as the stage of the year that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from civplan.findings.words import Words
from civplan.ingest.outline import OutlinePart
from civplan.ingest.plan.facts import PART_OF_YEAR, WRITTEN_YEAR
from civplan.ingest.plan.halves import titles_above
from civplan.ingest.plan.new_values import new_record
from civplan.ingest.structure.titles import PLAN_WORDS, SUMMARY_WORDS
from civplan.model.choices import Document
from civplan.model.grammar.period_forms import Period, parse_period
from civplan.model.item import Item
from civplan.model.plan import Plan, Stage
from civplan.model.plan_comments import FieldPath, PlanComments
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.sections import ExtraSection
from civplan.model.stage_plan import FIELDS_OF_WORK, IN_SUMMARY_ALONE
from civplan.model.table import PlanTable
from civplan.model.text import Text

SUMMARY_IN_TITLE = re.compile(f"(?:.*?(?:{PLAN_WORDS}))?(?P<summary>.*?(?:{SUMMARY_WORDS}))")
"""The words of a title that name the summary, not a plan beside it."""
SUMMARY_PATH: FieldPath = (Document.SUMMARY.value,)
STAGE_PATH: FieldPath = ("stages", 0)
PRINTED_BY = Words(
    "阶段总结用 civplan render --kind {period} 成文。",
    "civplan render --kind {period} prints the summary of the stage.",
)


def period_of_title(part: OutlinePart, year: int) -> Period | None:
    """The part of the year that the title of a summary names, if it ends before the year does.

    None where it names none or several, or several years: a summary of 下半年 is that of the year.

    Args:
        part: The document.
        year: The plan's.
    """
    for title in titles_above(part):
        match = SUMMARY_IN_TITLE.match(title)
        words = match["summary"] if match else title
        names = {one[0] for one in PART_OF_YEAR.finditer(words)}
        if names:
            years = {one["year"] for one in WRITTEN_YEAR.finditer(words)}
            is_clear = len(names) == 1 and len(years) <= 1
            period = _period_named(names.pop()) if is_clear else None
            return period if period and not period.is_year_over(year) else None
    return None


def _period_named(name: str) -> Period | None:
    """The period that a part of a title names: 上半年度, 一季度; None for none."""
    return parse_period(name) or parse_period(name.removesuffix("度"))


def plan_with_stage(plan: Plan, period: Period) -> Plan:
    """The plan with its summary as a stage, and every text of the summary in the form for it.

    The inverse of ``plan_at_stage``. Tables have no such forms; they stay as they are.
    """
    values = {name: getattr(plan, name) for name in plan.spans}
    for name in values.keys() & FIELDS_OF_WORK:
        values[name] = _in_stage(values[name], period, is_own=False)
    summary = values.pop(Document.SUMMARY.value)
    own = {name: getattr(summary, name) for name in summary.spans}
    return new_record(Plan, {**values, "stages": (new_record(Stage, {"period": period, **own}),)})


def _in_stage(value: Any, period: Period, *, is_own: bool) -> Any:
    """A value with its texts in the form for a stage.

    Args:
        value: A value of the year's work.
        period: The stage's.
        is_own: True where only the summary has it, so that its texts have no forms.
    """
    match value:
        case Text():
            paragraphs = value.as_written if is_own else value.summary
            plan = () if is_own else value.plan
            return Text(plan, None, ((period, paragraphs),)) if paragraphs else value
        case Result():
            return value._replace(text=_in_stage(value.text, period, is_own=True))
        case PlanTable():
            return value
        case Record():
            is_of_summary = isinstance(value, Item | ExtraSection) and value.in_ == IN_SUMMARY_ALONE
            given = {name: getattr(value, name) for name in value.spans}
            is_own = is_own or is_of_summary
            return value.with_values(
                **{name: _in_stage(one, period, is_own=is_own) for name, one in given.items()}
            )
        case tuple() if value and isinstance(value[0], Record):
            return tuple(_in_stage(one, period, is_own=is_own) for one in value)
    return value


def comments_with_stage(comments: PlanComments) -> PlanComments:
    """Comments whose places in the summary are those of the only stage."""
    above, inside = _at_stage(comments.above), _at_stage(comments.inside)
    return comments._replace(above=above, inside=inside)


def _at_stage(comments: Mapping[FieldPath, Sequence[str]]) -> dict[FieldPath, Sequence[str]]:
    """Comments by their places, with those of the summary at the stage."""
    return {
        (*STAGE_PATH, *path[1:]) if path[:1] == SUMMARY_PATH else path: lines
        for path, lines in comments.items()
    }
