"""The community in figures: further facts with names of the file's own."""

from __future__ import annotations

import pytest

from civplan.model.profile import COMMUNITY_PROFILE_SHAPE, FACT_SHAPE, figures_of_profile
from support.plans import read_value, value_of


@pytest.mark.parametrize(
    ("written", "name", "figure"),
    [
        ("网格 12个", "网格", "12个"),
        ("网格12个", "网格", "12个"),
        ("网格：12个", "网格", "12个"),
        ("志愿者 约310名", "志愿者", "约310名"),
        ("志愿者约310", "志愿者", "约310名"),
        ("常住人口 1.2万人", "常住人口", "1.2万人"),
        ("沿街商铺 96家", "沿街商铺", "96家"),
        ("{name: 5A级楼栋, value: 3栋}", "5A级楼栋", "3栋"),
        ("{name: 网格, value: 12}", "网格", "12个"),
        ("{名称: 商铺, 数值: 12}", "商铺", "12"),
    ],
)
def test_a_fact_is_a_name_and_a_figure(written: str, name: str, figure: str) -> None:
    fact = value_of(FACT_SHAPE, written)

    assert (fact.name, str(fact.figure)) == (name, figure)


@pytest.mark.parametrize(
    ("written", "findings"),
    [
        ("facts: [网格]", ["Y034"]),
        ("facts: [网格 若干]", ["Y034"]),
        ("facts: [网格 12个, 网格 13个]", ["Y031"]),
        ("households: 3180, facts: [户数 3180户]", ["Y031"]),
        ("facts: [网格 12个, 楼栋 86栋]", []),
    ],
)
def test_a_fact_without_a_figure_or_given_twice_is_told(written: str, findings: list[str]) -> None:
    _, lines = read_value(COMMUNITY_PROFILE_SHAPE, f"{{{written}}}")

    assert [line.split()[1] for line in lines] == findings


def test_figures_have_their_units_and_stand_in_order() -> None:
    profile = value_of(COMMUNITY_PROFILE_SHAPE, "{facts: [网格 12], members: 142, area: 1.2}")

    assert [(name, str(figure)) for name, figure in figures_of_profile(profile)] == [
        ("面积", "1.2平方公里"),
        ("党员", "142名"),
        ("网格", "12个"),
    ]
