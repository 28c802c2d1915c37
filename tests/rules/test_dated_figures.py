"""Dated figures under a limit of which nobody can say whether they add up."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Severity
from civplan.rules.dates import SUM_OR_LAST
from support.rule_checks import findings_of, lines_of_rules

RESULTS = "[{on: 2007-06, value: 85户}, {on: 2007-12, value: 71户}]"
SUMMARY = "summary: {date: 2007-12-20}\n"


def goals(target: str, results: str = RESULTS) -> str:
    """A file with a target of the goals."""
    return f"goals: {{text: 帮困。, targets: [{{{target}, result: {results}}}]}}\n{SUMMARY}"


def test_a_sum_that_breaks_a_limit_which_the_last_figure_keeps_is_told() -> None:
    assert [
        line.split(" ", 1)[1]
        for line in lines_of_rules((SUM_OR_LAST,), goals("measure: 困难家庭, at_most: 90户"))
    ] == [
        (
            "T237 the dated figures of “困难家庭” add up to 156户, above 90户; the last one is"
            " 71户, below it; nothing says whether they add up"
        )
    ]


def test_so_it_is_of_an_items_own_results() -> None:
    item = f"{{text: 帮困。, target: {{measure: 困难家庭, at_most: 90户}}, results: {RESULTS}}}"

    assert len(lines_of_rules((SUM_OR_LAST,), f"work: {{items: [{item}]}}\n{SUMMARY}")) == 1


@pytest.mark.parametrize(
    "target",
    [
        "measure: 登记困难家庭, at_most: 90户",
        "measure: 新增困难家庭, at_most: 90户",
        "measure: 违法建设, at_most: 90户",
        "measure: 困难家庭, at_most: 200户",
        "measure: 困难家庭, at_most: 60户",
        "measure: 困难家庭, at_least: 90户",
    ],
)
def test_where_the_name_or_the_figures_say_it_nothing_is_told(target: str) -> None:
    assert lines_of_rules((SUM_OR_LAST,), goals(target)) == []


def test_events_add_up() -> None:
    results = "[{on: 2007-06, value: 2起}, {on: 2007-12, value: 2起}]"

    assert lines_of_rules((SUM_OR_LAST,), goals("measure: 警情, at_most: 3起", results)) == []


def test_it_is_an_error_only_where_the_summary_is_made() -> None:
    text = goals("measure: 困难家庭, at_most: 90户")

    severities = [
        findings_of((SUM_OR_LAST,), one)[0].rule.severity
        for one in (text, text.replace(SUMMARY, ""))
    ]
    assert severities == [Severity.ERROR, Severity.WARNING]
