"""Whether a text surely says that a level was not reached."""

from __future__ import annotations

import pytest

from civplan.rules.levels import is_level_missed
from civplan.rules.status import DONE_BELOW_TARGET
from support.rule_checks import lines_of_rules


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("市级", "获评区级文明社区。"),
        ("市级文明社区", "获得区文明社区称号。"),
        ("省级", "被命名为市级示范社区"),
        ("国家级", "通过省级验收"),
        ("区级", "街道级先进社区"),
        ("五星", "被评为四星社区"),
        ("4A", "评为3A级"),
        ("一等奖", "获二等奖"),
        ("优秀", "考核为良好"),
        ("市级文明社区", "未获评市级文明社区"),
        ("市级", "没有评上市级"),
    ],
)
def test_a_lower_level_is_surely_missed(level: str, text: str) -> None:
    assert is_level_missed(level, text)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("市级", "获评市级文明社区。"),
        ("市级", "获评省级文明社区。"),
        ("市级", "在区级文明社区的基础上，获评市级文明社区。"),
        ("市级", "社区已通过验收。"),
        ("市级", ""),
        ("区级", "获评区文明社区。"),
        ("文明社区", "获评区级称号。"),
        ("优秀", "被评为优秀"),
        ("示范社区", "社区通过复评"),
    ],
)
def test_another_text_is_not_sure(level: str, text: str) -> None:
    assert not is_level_missed(level, text)


@pytest.mark.parametrize(
    ("result", "findings"),
    [
        ("区级", ["3:74 T203 marked as done, but 文明社区 is not 市级"]),
        ("市级", []),
        ("已通过复查", []),
    ],
)
def test_done_with_a_lower_level_is_an_error(result: str, findings: list[str]) -> None:
    target = f"{{measure: 文明社区, level: 市级, result: {result}}}"
    item = f"{{text: 创建, target: {target}, status: done}}"

    assert lines_of_rules([DONE_BELOW_TARGET], f"work:\n  items:\n    - {item}\n") == findings
