"""The sub-district's figure of an indicator against plain arithmetic with fractions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.memory.file_result import CommunityFile, Location, TargetResult
from civplan.district.review.indicators import (
    CommunityResult,
    IndicatorResult,
    aggregate_of,
    community_results,
    community_target,
    indicator_results,
    is_indicator_met,
    rank_of,
    round_mean,
)
from civplan.district.review.submissions import submissions_of
from civplan.model.district import DISTRICT_SHAPE, Aggregate, District, Indicator
from civplan.model.figures import plain_number
from support.districts import file_of
from support.plans import plan_of, read_value

VALUES = st.decimals(-1000, 10000, places=2, allow_nan=False)
WEIGHTS = st.none() | st.integers(0, 9000).map(Decimal)
METS = st.none() | st.booleans()


def district(indicator: str, communities: Sequence[str] = ()) -> District:
    """A sub-district with one indicator, its keys as in YAML, and a roster."""
    roster = ", ".join(f"{{name: {name}}}" for name in communities)
    value, findings = read_value(
        DISTRICT_SHAPE, f"{{indicators: [{{{indicator}}}], communities: [{roster}]}}"
    )
    assert findings == []
    assert isinstance(value, District)
    return value


def indicator_of(text: str) -> Indicator:
    (one,) = district(f"id: a, name: 甲, {text}").indicators
    return one


def target_result(value: object = "", **changes: Any) -> TargetResult:
    """A target with this result."""
    empty: dict[str, Any] = dict.fromkeys(TargetResult._fields, "")
    rest = {"value": str(value), "met": None, "is_promise": True, "location": Location("a", 1, 1)}
    return TargetResult(**{**empty, **rest, **changes})


def share(value: Decimal | None, weight: Decimal | None = None, **changes: Any) -> CommunityResult:
    """A community's result."""
    return CommunityResult("湖内社区", target_result(**changes), value, weight)


def to_cents(value: Fraction) -> Fraction:
    """A fraction with two decimals; a half goes away from zero."""
    cents = floor(abs(value) * 100 + Fraction(1, 2))
    return Fraction(cents if value >= 0 else -cents, 100)


def aggregated(aggregate: Aggregate, shares: Sequence[CommunityResult]) -> Decimal | None:
    """The sub-district's figure of results without units."""
    weight = ", weight: households" if aggregate is Aggregate.WEIGHTED else ""
    return aggregate_of(indicator_of(f"aggregate: {aggregate.value}{weight}"), shares, "")


SHARES = st.lists(st.builds(share, st.none() | VALUES, WEIGHTS, met=METS), max_size=12)
REPORTED = st.lists(VALUES, min_size=1, max_size=12)


@given(values=REPORTED)
def test_a_sum_is_exact(values: list[Decimal]) -> None:
    figure = aggregated(Aggregate.SUM, [share(value) for value in values])

    assert figure is not None
    assert Fraction(figure) == sum(map(Fraction, values))


@given(values=REPORTED)
def test_a_mean_has_two_decimals(values: list[Decimal]) -> None:
    figure = aggregated(Aggregate.MEAN, [share(value) for value in values])

    assert figure is not None
    assert Fraction(figure) == to_cents(sum(map(Fraction, values), Fraction()) / len(values))


@given(values=REPORTED)
def test_the_least_and_the_greatest_are_results_themselves(values: list[Decimal]) -> None:
    shares = [share(value) for value in values]
    ordered = sorted(values)

    assert aggregated(Aggregate.MIN, shares) == ordered[0]
    assert aggregated(Aggregate.MAX, shares) == ordered[-1]


@given(shares=SHARES)
def test_a_weighted_mean_leaves_out_who_has_no_weight(shares: list[CommunityResult]) -> None:
    pairs = [
        (Fraction(one.value), Fraction(one.weight))
        for one in shares
        if one.value is not None and one.weight is not None
    ]
    weights = sum((weight for _, weight in pairs), Fraction())
    figure = aggregated(Aggregate.WEIGHTED, shares)

    if not weights:
        assert figure is None
    else:
        assert figure is not None
        assert Fraction(figure) == to_cents(sum(v * w for v, w in pairs) / weights)


@given(mets=st.lists(st.tuples(METS, st.booleans()), max_size=12))
def test_met_targets_are_counted_where_something_was_promised(
    mets: list[tuple[bool | None, bool]],
) -> None:
    shares = [share(None, met=met, is_promise=promised) for met, promised in mets]
    promised = [met for met, is_promise in mets if is_promise]
    expected = len([met for met in promised if met]) if promised else None

    assert aggregated(Aggregate.COUNT_MET, shares) == expected


@pytest.mark.parametrize("aggregate", list(Aggregate))
def test_without_results_there_is_no_figure(aggregate: Aggregate) -> None:
    assert aggregated(aggregate, []) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2.005", "2.01"),
        ("2.004", "2"),
        ("-2.005", "-2.01"),
        ("95.50", "95.5"),
        ("100", "100"),
        ("1200.00", "1200"),
        ("0.001", "0"),
    ],
)
def test_a_mean_ends_without_zeros(value: str, text: str) -> None:
    assert plain_number(round_mean(Decimal(value))) == text


@pytest.mark.parametrize(
    ("target", "value", "reached"),
    [
        ("at_least: 95", "95", True),
        ("at_least: 95", "94.99", False),
        ("at_most: 5", "5", True),
        ("at_most: 5", "6", False),
        ("equals: 0", "0", True),
        ("equals: 0", "1", False),
        ("at_least: 95", None, None),
        ("unit: 次", "3", None),
    ],
)
def test_the_districts_own_target_is_met_or_not(
    target: str,
    value: str | None,
    reached: bool | None,  # noqa: FBT001
) -> None:
    figure = Decimal(value) if value else None
    assert is_indicator_met(indicator_of(target), figure, "") is reached


def community_file(
    community: str, targets: str, households: int | None = None, facts: str = ""
) -> CommunityFile:
    """What a community with these targets hands in."""
    own = f"households: {households}, " if households else ""
    profile = f"profile: {{{own}facts: [{facts}]}}\n"
    plan = plan_of(f"{profile}goals: {{targets: [{targets}]}}\n")
    return file_of(plan, f"{community}.yaml")._replace(community=community)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("{id: a, measure: 乙, result: 1}, {measure: 甲, result: 2}", "1"),
        ("{measure: 甲, result: 2}, {id: a, measure: 乙, result: 1}", "1"),
        ("{id: b, measure: 甲, result: 2}", "2"),
        ("{id: b, measure: 乙, result: 3}", None),
    ],
)
def test_a_target_is_an_indicator_by_its_id_else_by_its_name(
    targets: str, expected: str | None
) -> None:
    one, _ = community_target(indicator_of("unit: 次"), [community_file("湖内社区", targets)])
    assert (one.value if one else None) == expected


def test_a_mean_may_be_weighted_by_a_further_figure_of_the_communities() -> None:
    own = district('id: a, name: 甲, unit: "%", aggregate: weighted, weight: 志愿者', "丙乙丁")
    facts = {"丙": "志愿者 300名", "乙": "{name: 志愿者, value: 0.01万}", "丁": "网格 9个"}
    rates = (90, 70, 10)
    files = [
        community_file(name, f"{{id: a, measure: 甲, result: {rate}%}}", facts=fact)
        for (name, fact), rate in zip(facts.items(), rates, strict=True)
    ]
    (figure,) = indicator_results(own, submissions_of(own, files, [], []))

    assert figure.value == Decimal(85)


def test_shares_have_the_order_of_the_roster_and_their_weights() -> None:
    own = district("id: a, name: 甲, aggregate: weighted, weight: households", "丁丙乙")
    files = [
        community_file("丙", "{id: a, measure: 甲, result: 10}", 300),
        community_file("乙", "{id: a, measure: 甲, at_least: 9}", 200),
        community_file("丁", "{id: b, measure: 乙, result: 1}", 100),
    ]
    submissions = submissions_of(own, files, [], [])
    (indicator,) = own.indicators

    assert [
        (one.community, one.value, one.weight) for one in community_results(indicator, submissions)
    ] == [
        ("丙", Decimal(10), Decimal(300)),
        ("乙", None, Decimal(200)),
    ]
    (figure,) = indicator_results(own, submissions)
    assert (figure.indicator, figure.value, figure.met) == (indicator, Decimal(10), None)


@pytest.mark.parametrize(
    ("target", "best", "lowest"),
    [
        ("at_least: 4", "9", "1"),
        ("unit: 次", "9", "1"),
        ("at_most: 4", "1", "9"),
        ("equals: 5", "4", "9"),
    ],
)
def test_what_is_best_follows_from_the_target(target: str, best: str, lowest: str) -> None:
    indicator = indicator_of(target)
    by_rank = sorted(
        (share(Decimal(value)) for value in (9, 4, 1)), key=lambda one: rank_of(one, indicator, "")
    )

    assert (str(by_rank[-1].value), str(by_rank[0].value)) == (best, lowest)


def figure(indicator: str, *targets: str, households: int | None = None) -> IndicatorResult:
    """What came out of an indicator of communities 甲, 乙, 丙, … with these targets."""
    own = district(f"id: a, name: 甲, {indicator}", "甲乙丙丁"[: len(targets)])
    files = [
        community_file(name, f"{{id: a, measure: 甲, {target}}}", households)
        for name, target in zip("甲乙丙丁", targets, strict=False)
    ]
    (one,) = indicator_results(own, submissions_of(own, files, [], []))
    return one


@pytest.mark.parametrize(
    ("indicator", "targets", "value", "left_out"),
    [
        ("unit: 次", ["result: 3次", "result: 4天", "result: 5"], "8", ("乙",)),
        ("at_least: 2次", ["result: 3次", "result: 4天"], "3", ("乙",)),
        ("aggregate: sum", ["result: 4天", "result: 3次", "result: 5次"], "8", ("甲",)),
        ("aggregate: max", ["result: 3次", "result: 4次", "result: 90分"], "4", ("丙",)),
        ("unit: 户", ["result: 3户", "result: 4家", "result: 5余户"], "12", ()),
        ('unit: "％"', ["result: 90%", "result: 80%"], "85", ()),
        ('unit: "%"', ["result: 90%", "result: 80分", "at_least: 70分"], "90", ("乙",)),
        ("unit: 次", ["result: 4天"], None, ("甲",)),
        ("aggregate: count-met, unit: 次", ["at_least: 1天, result: 4天"], "1", ()),
    ],
)
def test_results_in_another_unit_are_not_in_the_figure(
    indicator: str, targets: list[str], value: str | None, left_out: tuple[str, ...]
) -> None:
    one = figure(indicator, *targets)

    assert one.value == (None if value is None else Decimal(value))
    assert (one.in_other_units, one.without_weight) == (left_out, ())


def test_results_without_a_weight_are_named_apart_from_those_in_another_unit() -> None:
    own = district(
        'id: a, name: 甲, unit: "%", aggregate: weighted, weight: households', "甲乙丙丁"
    )
    results = {"丁": ("96%", 100), "丙": ("90%", None), "乙": ("80分", None), "甲": ("92%", 300)}
    files = [
        community_file(name, f"{{id: a, measure: 甲, result: {result}}}", households)
        for name, (result, households) in results.items()
    ]
    (one,) = indicator_results(own, submissions_of(own, files, [], []))

    assert one.value == Decimal(93)
    assert (one.in_other_units, one.without_weight) == (("乙",), ("丙",))


def test_only_results_in_one_unit_are_compared() -> None:
    one = figure("unit: 小时", "result: 8小时", "result: 90分", "result: 7小时")

    assert [share.community for share in one.comparable] == ["甲", "丙"]


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("unit: 分", "分"),
        ("at_least: 9分", "分"),
        ("required: true", "%"),
        ("aggregate: count-met, at_least: 2个社区", "%"),
    ],
)
def test_the_unit_is_the_indicators_own_else_that_of_most_communities(
    indicator: str, unit: str
) -> None:
    assert figure(indicator, "result: 9分", "result: 90%", "result: 8", "result: 80%").unit == unit


@pytest.mark.parametrize(
    ("indicator", "aggregate", "value"),
    [
        ("required: true", Aggregate.MEAN, Decimal(85)),
        ("aggregate: sum", Aggregate.SUM, None),
        ("aggregate: min", Aggregate.MIN, Decimal(80)),
    ],
)
def test_what_communities_report_as_ratios_is_never_summed(
    indicator: str, aggregate: Aggregate, value: Decimal | None
) -> None:
    one = figure(indicator, "result: 90%", "result: 80%")

    assert (one.indicator.aggregate, one.value) == (aggregate, value)


def test_a_weight_of_nothing_is_none() -> None:
    own = district("id: a, name: 甲, aggregate: weighted, weight: households", "甲")
    weightless = community_file("甲", "{id: a, measure: 甲, result: 3}")._replace(
        profile={"households": "0"}
    )
    (one,) = indicator_results(own, submissions_of(own, [weightless], [], []))

    assert (one.value, one.without_weight) == (None, ("甲",))


@pytest.mark.parametrize(
    ("indicator", "targets", "value"),
    [
        ("unit: 万元", ["result: 2万元", "result: 8000元", "result: 3"], "5.8"),
        ("at_least: 3万人次", ["result: 1.2万人次", "result: 20000人次"], "3.2"),
        ("unit: 小时, aggregate: max", ["result: 8小时", "result: 90分钟"], "8"),
        ("unit: 平方米", ["result: 1公顷", "result: 5平方米"], "10005"),
    ],
)
def test_results_in_other_units_of_the_same_kind_are_converted(
    indicator: str, targets: list[str], value: str
) -> None:
    one = figure(indicator, *targets)

    assert plain_number(one.value or Decimal()) == value
    assert one.in_other_units == ()
    assert one.reported == one.due == len(targets)


@pytest.mark.parametrize(
    ("indicator", "targets", "expected"),
    [
        ("unit: 次", "{measure: 甲, result: 60}, {measure: 甲, result: 50}", ("110", 0)),
        ("unit: 万元", "{measure: 甲, result: 2万元}, {measure: 甲, result: 8000元}", ("2.8", 0)),
        ("unit: 次", "{measure: 甲, result: 60}, {measure: 甲, at_least: 1}", ("60", 0)),
        ('unit: "%"', "{measure: 甲, result: 90%}, {measure: 甲, result: 80%}", ("90", 1)),
        ("aggregate: max", "{measure: 甲, result: 5}, {measure: 甲, result: 9}", ("5", 1)),
        ("unit: 次", "{measure: 甲, result: 5次}, {measure: 甲, result: 9户}", ("5", 1)),
        ("unit: 次", "{id: a, measure: 乙, result: 5}, {measure: 甲, result: 9}", ("5", 0)),
    ],
)
def test_one_measure_in_several_places_of_a_file(
    indicator: str, targets: str, expected: tuple[str, int]
) -> None:
    target, left_out = community_target(
        indicator_of(indicator), [community_file("湖内社区", targets)]
    )

    assert target
    assert (target.value, len(left_out)) == expected


def test_added_up_targets_are_met_when_each_is() -> None:
    def met(*results: int) -> bool | None:
        targets = ", ".join(f"{{measure: 甲, at_least: 50, result: {one}}}" for one in results)
        target, _ = community_target(
            indicator_of("unit: 次"), [community_file("湖内社区", targets)]
        )
        return target.met if target else None

    assert (met(60, 50), met(99, 49)) == (True, False)


@pytest.mark.parametrize(
    ("indicator", "targets", "expected"),
    [
        ("at_least: 5", ["result: 6", "at_least: 3"], (1, 2, None)),
        ("at_least: 5", ["result: 6", "result: 0"], (2, 2, True)),
        ("at_least: 7", ["result: 6", "result: 0"], (2, 2, False)),
        (
            "aggregate: count-met, at_least: 1",
            ["at_least: 3, result: 3", "result: 1"],
            (1, 1, True),
        ),
        (
            "aggregate: count-met, at_least: 1",
            ["at_least: 3, result: 3", "at_least: 3"],
            (1, 2, None),
        ),
    ],
)
def test_met_or_missed_is_said_when_all_that_are_due_have_reported(
    indicator: str, targets: list[str], expected: tuple[int, int, bool | None]
) -> None:
    one = figure(indicator, *targets)

    assert (one.reported, one.due, one.met) == expected


@pytest.mark.parametrize(("required", "due"), [("false", 2), ("true", 3)])
def test_who_is_missing_is_due_and_who_lacks_the_indicator_only_if_it_is_required(
    required: str, due: int
) -> None:
    own = district(f"id: a, name: 甲, required: {required}", "甲乙丙丁")
    not_applicable = plan_of(
        "work: {items: [{text: 无。, not_applicable: 无居民, target: {id: a, measure: 甲}}]}\n"
    )
    files = [
        community_file("甲", "{id: a, measure: 甲, result: 1}"),
        community_file("乙", "{measure: 别的, result: 1}"),
        file_of(not_applicable, "丙.yaml")._replace(community="丙"),
    ]
    (one,) = indicator_results(own, submissions_of(own, files, [], []))

    assert (one.reported, one.due) == (1, due)
