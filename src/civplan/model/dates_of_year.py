"""Dates without a year, or in words, in a file that has a year: 6月底前, 三季度, 1月10日."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as ByPlace
from typing import Any, cast

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.figures import When, iso_when, parse_year
from civplan.model.grammar.date_forms import dates_offered, read_date
from civplan.model.inherit import field_value
from civplan.model.records import RecordOf
from civplan.model.rules.values import NOT_A_DATE
from civplan.model.scalars import DAY_FORMS
from civplan.source.nodes import Mapping, Scalar, Sequence

EXAMPLE_YEAR = "2007"
"""The year in the examples of messages."""
MIDDLE_MONTH = 6
"""A plan is dated until the end of this month, a summary after it, or they are of another year."""
EITHER_DATE = Words(" 或 ", " or ")


def root_with_dates(root: Mapping, findings: list[Finding], shape: RecordOf[Any]) -> Mapping:
    """A file's nodes in which each date that is read with the file's year is written in full.

    Args:
        root: The nodes of the file.
        findings: Those of a first reading.
        shape: The record that the file holds.
    """
    year = given_year(root, shape)
    dates = {
        one.span: iso_when(when)
        for one in findings
        if year and is_about_date(one) and (when := _date_of(one, year, root, shape))
    }
    return _with_texts(root, dates) if dates else root


def with_years(findings: list[Finding], root: Mapping, shape: RecordOf[Any]) -> Iterator[Finding]:
    """Findings whose advice about dates has the file's own year, or the date that may be meant."""
    year = given_year(root, shape)
    for one in findings:
        yield _told_for_year(one, year) if year and is_about_date(one) else one


def given_year(root: Mapping, shape: RecordOf[Any]) -> int | None:
    """The year that a file gives; None when it cannot be read."""
    node = field_value(root, shape, "year")
    return parse_year(node.text.strip()) if isinstance(node, Scalar) else None


def is_about_date(finding: Finding) -> bool:
    """True for the finding that a date cannot be read."""
    return finding.rule.code == NOT_A_DATE.code


def _date_of(finding: Finding, year: int, root: Mapping, shape: RecordOf[Any]) -> When | None:
    """The date that is surely meant; None when its year is open, as that of a document may be."""
    text = str(finding.values["text"])
    when = read_date(text, year)
    if when is None or finding.values["forms"] is not DAY_FORMS:
        return when
    if when.is_long_term or not when.month:
        return None
    summary = field_value(root, shape, "summary")
    is_summary = summary is not None and _lies_in(finding.span, summary.span)
    is_sure = str(when.year) in text or (when.month > MIDDLE_MONTH) is is_summary
    return when if is_sure else None


def _lies_in(span: Span, other: Span) -> bool:
    """True when a stretch lies in another one of the same file."""
    return (
        span.path == other.path
        and (other.line, other.column) <= (span.line, span.column)
        and (span.end_line, span.end_column) <= (other.end_line, other.end_column)
    )


def _told_for_year(finding: Finding, year: int) -> Finding:
    """A finding about a date with advice for this year."""
    forms = finding.values["forms"]
    offered = [one for one in dates_offered(str(finding.values["text"]), year) if one[0].isdigit()]
    if offered and forms is DAY_FORMS:
        is_early = offered[0][5:7] <= f"{MIDDLE_MONTH:02}"
        other = offered[0].replace(str(year), str(year + 1 if is_early else year - 1), 1)
        offered = sorted({offered[0], other})
    if offered:
        words = Words(EITHER_DATE.zh.join(offered), EITHER_DATE.en.join(offered))
    else:
        words = Words(*(text.replace(EXAMPLE_YEAR, str(year)) for text in cast("Words", forms)))
    return finding._replace(values={**finding.values, "forms": words})


def _with_texts(node: Any, texts: ByPlace[Span, str]) -> Any:
    """Nodes in which the scalars at these places have other texts."""
    match node:
        case Scalar():
            return node._replace(text=texts[node.span]) if node.span in texts else node
        case Sequence():
            return node._replace(items=tuple(_with_texts(one, texts) for one in node.items))
        case Mapping():
            entries = tuple((name, _with_texts(value, texts)) for name, value in node.entries)
            return node._replace(entries=entries)
    return node
