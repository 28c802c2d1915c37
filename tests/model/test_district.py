"""Deadlines and indicators of a sub-district: defaults, and findings about them."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.district import DISTRICT_SHAPE, INDICATOR_SHAPE, Aggregate
from support.plans import node_of, read_value


def deadline_findings(deadlines: str, year: str = "year: 2007, ") -> list[str]:
    """What is wrong with deadlines of a year, in English."""
    return read_value(DISTRICT_SHAPE, f"{{{year}deadlines: {{{deadlines}}}}}")[1]


@pytest.mark.parametrize(
    "deadlines",
    [
        "plan: 2007-01-31, midyear: 2007-07-10, summary: 2007-12-25",
        "plan: 2006-12-20, summary: 2008-01-10",
        "plan: 2007-12-25, summary: 2007-12-25",
        "plan: 2007-12, summary: 2007",
        "plan: 长期, summary: 2007-12-25",
        "summary: 2007-12-25",
    ],
)
def test_deadlines_in_the_order_of_the_documents_are_fine(deadlines: str) -> None:
    assert deadline_findings(deadlines) == []


@pytest.mark.parametrize(
    ("deadlines", "expected"),
    [
        (
            "plan: 2007-12-25, summary: 2007-01-31",
            "1:56 D520 the summary is due 2007-01-31, before the plan, which is due 2007-12-25",
        ),
        (
            "计划: 2007-08, 半年: 2007-07-10, 总结: 2007-12-25",
            "1:46 D520 the half-year is due 2007-07-10, before the plan, which is due 2007-08-31",
        ),
        (
            "总结: 2007-01-31, 计划: 2007-12-25",
            "1:33 D520 the summary is due 2007-01-31, before the plan, which is due 2007-12-25",
        ),
    ],
)
def test_a_deadline_before_that_of_an_earlier_document_is_an_error(
    deadlines: str, expected: str
) -> None:
    assert deadline_findings(deadlines) == [expected]


@pytest.mark.parametrize(
    ("deadlines", "expected"),
    [
        ("plan: 2005-12-31", "1:35 D521 the plan is due 2005-12-31, but the year is 2007"),
        ("plan: 2008-01-31", "1:35 D521 the plan is due 2008-01-31, but the year is 2007"),
        ("midyear: 2006-07-10", "1:38 D521 the half-year is due 2006-07-10, but the year is 2007"),
        ("summary: 2006-12-25", "1:38 D521 the summary is due 2006-12-25, but the year is 2007"),
        ("summary: 2009-01-10", "1:38 D521 the summary is due 2009-01-10, but the year is 2007"),
    ],
)
def test_a_deadline_of_another_year_is_a_warning(deadlines: str, expected: str) -> None:
    assert deadline_findings(deadlines) == [expected]


def test_without_a_year_deadlines_may_be_in_any() -> None:
    assert deadline_findings("plan: 2005-12-31", year="") == []


def result_of(text: str) -> tuple[Aggregate | None, list[str]]:
    """How an indicator adds up, None when it has no figure; and what is wrong, in English."""
    indicator, findings = read_value(INDICATOR_SHAPE, f"{{id: a, name: 甲, {text}}}")
    return indicator and indicator.aggregate, findings


@pytest.mark.parametrize(
    ("text", "aggregate"),
    [
        ("unit: 次", Aggregate.SUM),
        ("at_least: 95", Aggregate.SUM),
        ('unit: "%"', Aggregate.MEAN),
        ("unit: ％", Aggregate.MEAN),
        ("单位: ‰", Aggregate.MEAN),
        ("at_least: 95%", Aggregate.MEAN),
        ('unit: "%", aggregate: max', Aggregate.MAX),
        ('unit: "%", 汇总: 加权平均, 权重: 户数', Aggregate.WEIGHTED),
        ('unit: "%", aggregate: count-met, at_least: 8个', Aggregate.COUNT_MET),
        ("aggregate: sum, unit: 次", Aggregate.SUM),
    ],
)
def test_ratios_have_a_mean_unless_the_file_says_how_they_add_up(
    text: str, aggregate: Aggregate
) -> None:
    assert result_of(text) == (aggregate, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('unit: "%", aggregate: sum', "1:43 D514 “甲” is a ratio in “%”, which has no sum"),
        ("at_least: 95%, 汇总: 合计", "1:40 D514 “甲” is a ratio in “%”, which has no sum"),
        (
            "unit: 次, aggregate: weighted",
            "1:41 D515 “甲” is a weighted mean, but its “weight” is not given",
        ),
        ("unit: 小时, at_most: 8天", "1:40 D518 the limit of “甲” is 8天, its unit “小时”"),
        ('unit: "%", equals: 8次', "1:40 D518 the limit of “甲” is 8次, its unit “%”"),
        (
            "at_most: 8, unit: 次, at_least: 2, equals: 3",
            "1:52 Y039 a target has one comparison only: at_most, at_least, equals",
        ),
    ],
)
def test_an_indicator_without_a_sound_figure_is_an_error_at_its_value(
    text: str, expected: str
) -> None:
    assert result_of(text) == (None, [expected])


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("0.95", "the unit of “甲” is %, so that a limit of 0.95 is 0.95%"),
        ("0.2", "the unit of “甲” is %, so that a limit of 0.2 is 0.2%"),
    ],
)
def test_a_limit_that_may_be_meant_as_a_fraction_is_a_warning(limit: str, expected: str) -> None:
    assert result_of(f'unit: "%", at_least: {limit}') == (
        Aggregate.MEAN,
        [f"1:42 D519 {expected}"],
    )


@pytest.mark.parametrize("limit", ["95", "0", "1", "0.5%"])
def test_a_bare_limit_has_the_unit_of_the_indicator(limit: str) -> None:
    assert result_of(f'unit: "%", at_most: {limit}') == (Aggregate.MEAN, [])


def test_the_way_out_of_a_fraction_names_both_readings() -> None:
    found: list[Finding] = []
    INDICATOR_SHAPE.read(node_of('{id: a, name: 甲, unit: "%", at_least: 0.2}'), found)
    (finding,) = found
    assert finding.help("zh") == "本意是 20%，就写 20%；确实是 0.2%，就写 0.2%"


def test_of_two_limits_the_one_in_another_unit_is_reported_at_its_place() -> None:
    assert result_of("unit: 小时, at_most: 8天, at_least: 2小时") == (
        None,
        [
            "1:54 Y039 a target has one comparison only: at_most, at_least",
            "1:40 D518 the limit of “甲” is 8天, its unit “小时”",
        ],
    )


def test_a_weight_that_nobody_knows_is_reported_once_and_makes_no_figure() -> None:
    aggregate, expected = result_of('unit: "%", aggregate: weighted, weight: floors')
    assert (aggregate, [line.split()[1] for line in expected]) == (None, ["Y036"])


ROSTER = "communities: [{name: 甲社区}, {name: 乙社区}]"


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("at_least: 24", ["1:67 D522 “甲” asks for 24 communities, but the roster has 2"]),
        ("equals: 3个社区", ["1:65 D522 “甲” asks for 3 communities, but the roster has 2"]),
        ("at_least: 2", []),
        ("at_most: 24", []),
    ],
)
def test_more_communities_than_the_roster_has_cannot_be_asked_for(
    limit: str, expected: list[str]
) -> None:
    indicator = f"{{id: a, name: 甲, aggregate: count-met, {limit}}}"
    assert read_value(DISTRICT_SHAPE, f"{{indicators: [{indicator}], {ROSTER}}}")[1] == expected
