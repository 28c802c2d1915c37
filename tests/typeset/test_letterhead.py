"""发文机关标志: its size."""

from __future__ import annotations

import pytest

from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.letterhead import letterhead_size


@pytest.mark.parametrize(
    ("letterhead", "points"),
    [
        ("街道文件", 52),
        ("通北街道办事处文件", 45.5),
        ("通北街道湖内社区居民委员会文件", 27),
        ("很长" * 20, 16),
        ("", 52),
    ],
)
def test_a_long_letterhead_is_made_smaller_to_stay_on_one_line(
    letterhead: str, points: float
) -> None:
    assert letterhead_size(letterhead, GBT9704) == points * 2
