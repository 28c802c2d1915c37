"""Every community's indicators, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.rollup.indicators import columns_of_block, matrix_annex
from support.districts import review_saying

PLAN = """\
community: {name}
year: 2024
campaign: 创建
goals: {{targets: [{{id: a, measure: 树, at_least: {goal}, result: {result}}}]}}
"""


@pytest.mark.parametrize(
    ("count", "columns"), [(1, 1), (4, 4), (5, 3), (6, 3), (8, 4), (9, 3), (10, 4), (12, 4)]
)
def test_indicators_are_split_into_equally_wide_tables(count: int, columns: int) -> None:
    assert columns_of_block(count) == columns


@pytest.mark.parametrize(("goal", "lines"), [(20, ("20", "未达标")), (9, ("20",))])
def test_the_sub_district_is_judged_by_its_own_goal(
    tmp_path: Path, goal: int, lines: tuple[str, ...]
) -> None:
    own = f"district: 桥东街道\nindicators: [{{id: a, name: 树, at_least: {goal + 1}}}]\n"
    plans = {
        "a": PLAN.format(name="甲社区", goal=10, result=12),
        "b": PLAN.format(name="乙社区", goal=10, result=8),
    }
    chapter = matrix_annex(review_saying(tmp_path, own, **plans))
    rows = [[cell.lines for cell in row] for row in chapter.grids[0].rows]
    assert rows == [
        [("乙社区",), ("8", "未达标")],
        [("甲社区",), ("12",)],
        [("街道",), lines],
    ]
    (note,) = chapter.paragraphs
    assert note == (
        "表中没有达到目标的标“未达标”（社区按本社区计划的目标，街道按街道目标）；"
        "有结果而没有标的，为已达到目标或没有定目标。"
    )


def test_the_note_explains_the_dash_of_an_indicator_that_a_file_lacks(tmp_path: Path) -> None:
    own = "district: 桥东街道\nindicators: [{id: b, name: 花}]\n"
    chapter = matrix_annex(review_saying(tmp_path, own, a=PLAN.format(name="甲", goal=1, result=2)))
    assert chapter.paragraphs[0].endswith("社区的“—”表示其文件没有列出这项指标。")
