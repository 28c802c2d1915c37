"""Figures of a text that look like targets."""

from __future__ import annotations

import pytest

from civplan.ingest.plan.suggestions import suggested_targets, target_comments


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "楼组长碰头会全年不少于12次，居民满意率达到95%以上。",
            ["楼组长碰头会 ≥ 12 次", "居民满意率 ≥ 95%"],
        ),
        ("小区保洁不少于8小时。", ["小区保洁 ≥ 8 小时"]),
        ("落实各项措施，不发生安全事故。", ["安全事故 = 0"]),
        ("2007年3月底前完成。", []),
        ("每年至少有若干户居民家庭上榜。", []),
        ("做到“一帮一”、结对子。", []),
        ("坚持以人为本，服务居民。", []),
    ],
)
def test_a_promise_in_figures_is_suggested_as_a_target(text: str, lines: list[str]) -> None:
    assert suggested_targets([text]) == lines


def test_at_most_three_are_suggested() -> None:
    text = "讲座不少于4期，演出不少于2场，巡逻不少于9次，走访不少于30户。"

    assert len(suggested_targets([text])) == 3


def test_one_suggestion_becomes_a_target_without_its_comment_sign() -> None:
    head, line = target_comments(["碰头会 ≥ 12 次"], "en")

    assert head.startswith("请核对")
    assert line == "target: 碰头会 ≥ 12 次"


def test_several_suggestions_are_a_list() -> None:
    assert target_comments(["讲座 ≥ 4 期", "演出 ≥ 2 场"], "zh")[1:] == [
        "指标:",
        "  - 讲座 ≥ 4 期",
        "  - 演出 ≥ 2 场",
    ]


def test_nothing_is_said_where_nothing_is_suggested() -> None:
    assert target_comments([], "zh") == []
