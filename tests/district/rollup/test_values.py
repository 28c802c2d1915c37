"""Where names are broken in narrow columns."""

from __future__ import annotations

import pytest

from civplan.district.rollup.values import heading_lines, name_lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("新安里社区", ("新安里社区",)),
        ("纺织新村社区", ("纺织新村", "社区")),
        ("湖内村村民委员会", ("湖内村村民委员会",)),
    ],
)
def test_a_long_name_is_broken_before_what_it_is(name: str, lines: tuple[str, ...]) -> None:
    assert name_lines(name) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("居民满意率", ("居民满意率",)),
        ("每日保洁时间", ("每日保洁", "时间")),
        ("纠纷调解成功率", ("纠纷调解", "成功率")),
        ("求助最长办结时间", ("求助最长", "办结时间")),
        ("空巢老人上门探望次数", ("空巢老人", "上门探望", "次数")),
        ("PM2.5达标天数比例", ("PM2.5达标天数比例",)),
    ],
)
def test_a_long_heading_is_broken_by_words_of_two(name: str, lines: tuple[str, ...]) -> None:
    assert heading_lines(name) == lines
