"""The order that a file gives to its sections."""

from __future__ import annotations

import pytest

from civplan.model.section_order import order_findings, ordered_names
from support.plans import REQUIRED, node_of, plan_of, read_plan

USUAL = ("principles", "organization", "goals", "work", "safeguards", "problems")


@pytest.mark.parametrize(
    ("order", "headings", "names"),
    [
        ("", "", "principles organization goals work safeguards problems"),
        ("goals organization", "", "principles goals organization work safeguards problems"),
        ("safeguards work", "", "principles organization goals safeguards work problems"),
        ("honours work goals", "", "principles organization work goals safeguards problems"),
        ("背景 goals", "背景", "principles organization 背景 goals work safeguards problems"),
        (
            "goals 背景 分析",
            "背景 分析",
            f"{' '.join(USUAL[:3])} 背景 分析 work safeguards problems",
        ),
        ("背景 分析", "背景 分析", f"{' '.join(USUAL)} 背景 分析"),
        ("背景 work", "", "principles organization goals work safeguards problems"),
        (
            "work 背景 principles",
            "背景",
            "work 背景 organization goals principles safeguards problems",
        ),
    ],
)
def test_named_sections_share_their_places(order: str, headings: str, names: str) -> None:
    assert [*ordered_names(USUAL, order.split(), headings.split())] == names.split()


@pytest.mark.parametrize(
    "order", ["[goals, work, 背景]", "[工作目标, work, 背景]", "[工作目标, 主要工作, ' 背景 ']"]
)
def test_a_section_has_either_of_its_names_or_its_own_heading(order: str) -> None:
    plan = plan_of(f"order: {order}\nsections: [{{heading: 背景, text: 一}}]\n")

    assert plan.order == ("goals", "work", "背景")


@pytest.mark.parametrize(
    ("order", "findings"),
    [
        (
            "[work, goals, 主要工作]",
            ["4:22 Y055 the order names “主要工作” twice, first on line 4"],
        ),
        ("[work, aims]", ["4:15 Y057 “aims” is no section"]),
        ("[背景, 背景]", ["4:13 Y055 the order names “背景” twice, first on line 4"]),
        ("[work, ~]", ["4:15 Y050 this must not be empty"]),
        ("work", ["4:8 Y033 expected a list here, found text"]),
        ("[[work]]", ["4:9 Y033 expected text here, found a list"]),
    ],
)
def test_a_name_that_is_none_or_stands_twice_is_told(order: str, findings: list[str]) -> None:
    text = f"{REQUIRED}order: {order}\nsections: [{{heading: 背景, text: 一}}]\n"

    assert read_plan(text)[1] == findings


def test_only_some_of_many_headings_are_named() -> None:
    headings = [f"部分{number}" for number in range(60)]
    (finding,) = order_findings(node_of("[部份]"), headings)

    assert "部分19" in finding.help("zh")
    assert "部分20" not in finding.help("zh")
