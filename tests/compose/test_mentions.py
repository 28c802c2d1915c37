"""Whether a text already gives a figure."""

from __future__ import annotations

import pytest

from civplan.compose.mentions import not_promised_in, not_reported_in, says_figure
from civplan.model.figures import Quantity, parse_quantity
from civplan.model.target import TARGETS, Target
from support.plans import value_of


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("召开碰头会12次。", "12次"),
        ("召开碰头会 12 次。", "12次"),
        ("召开12余次、12多次", "12次"),
        ("满意率96.2％", "96.2%"),
        ("评出30名", "30人"),
        ("评出30位先进", "30名"),
        ("体检2387名老年人", "2387人"),
        ("全年365天不间断", "365次"),
        ("编号12", "12"),
        ("编号12.", "12"),
    ],
)
def test_a_text_says_a_figure_with_its_unit(text: str, figure: str) -> None:
    assert says_figure(text, quantity(figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12个楼组召开碰头会", "12次"),
        ("召开碰头会112次", "12次"),
        ("召开碰头会0.12次", "12次"),
        ("召开碰头会121次", "12次"),
        ("满意率96.25%", "96.2%"),
        ("评出30户", "30人"),
        ("全年3650天", "365次"),
        ("全年365.5天", "365次"),
        ("没有", "0起"),
        ("编号12.5", "12"),
    ],
)
def test_a_text_does_not_say_another_figure(text: str, figure: str) -> None:
    assert not says_figure(text, quantity(figure))


def quantity(text: str) -> Quantity:
    """A figure with its unit."""
    read = parse_quantity(text)
    assert read is not None
    return read


def targets(text: str) -> tuple[Target, ...]:
    """The targets of a YAML list."""
    return value_of(TARGETS, text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["碰头会", "走访", "等级"]),
        ("召开碰头会12次", ["走访", "等级"]),
        ("走访12次", ["碰头会", "等级"]),
        ("碰头会、走访各12次，创市级文明社区", []),
        ("活动12次，创区级文明社区", ["碰头会", "走访", "等级"]),
    ],
)
def test_where_two_promises_share_a_figure_the_text_must_name_the_measure(
    text: str, missing: list[str]
) -> None:
    promised = targets(
        "[碰头会 ≥ 12 次, 走访 ≥ 12 次, {measure: 意见, result: 12次},"
        " {measure: 等级, level: 市级文明社区}]"
    )

    assert [target.measure for target in not_promised_in(text, promised)] == missing


def test_where_two_results_share_a_figure_the_text_must_name_the_measure() -> None:
    reported = targets(
        "[{measure: 碰头会, result: 12次}, {measure: 走访, result: 12次}, 讲座 ≥ 4 期,"
        " {measure: 等级, level: 市级, result: 是}, {measure: 意见, result: 86条}]"
    )

    assert [target.measure for target in not_reported_in("走访12次，意见86条，市级", reported)] == [
        "碰头会",
        "等级",
    ]
