"""A plan file of a pack that makes the summary alone: what it says, the summary says as written."""

from __future__ import annotations

from typing import Any

from civplan.findings.finding import Span
from civplan.model.choices import Document
from civplan.model.plan import Plan, SummaryDetails
from civplan.model.records import Record
from civplan.model.table import PlanTable
from civplan.model.text import Text

REPORT_DOCUMENTS = (Document.SUMMARY,)


class ReportPlan(Plan):
    """A file that is about nothing but the summary."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The summary, also without a ``summary`` of its own."""
        return REPORT_DOCUMENTS


def report_of(plan: Plan) -> ReportPlan:
    """The plan with every text in its summary; a form for the summary goes before another."""
    values = _values_in_summary(plan)
    values["summary"] = values.get("summary") or SummaryDetails(span=Span(plan.span.path))
    own = {name: getattr(plan, name) for name in (*plan.keys, "span", "spans")}
    return ReportPlan(**{**own, **values})


def _values_in_summary(record: Record) -> dict[str, Any]:
    """The values of a record that the file gives, as the summary prints them."""
    return {name: _in_summary(value) for name, value in record.given_values.items()}


def _in_summary(value: Any) -> Any:
    """A value as the summary prints it."""
    match value:
        case Text():
            has_own = value.summary is not None
            return value if has_own else value._replace(plan=(), summary=value.plan)
        case PlanTable():
            # a table keeps its content, which was read with it
            return PlanTable.from_values({**vars(value), "in_": value.in_ or REPORT_DOCUMENTS})
        case Record():
            return value.with_values(**_values_in_summary(value))
        case tuple() if value and isinstance(value[0], Record):
            return tuple(map(_in_summary, value))
    return value
