"""Widths in characters."""

from __future__ import annotations

import pytest

from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.measure import letterhead_lines, text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("湖内社区", 4),
        ("2007年", 3),
        ("“引”——…", 6),
        ("𠮷", 1),
        ("ＡＢ", 2),
        ("A&B", 1.5),
        ("e\u0301", 0.5),
        ("\u3042\u3099", 1),
        ("é", 1),
        ("ñ", 0.5),
        ("1\ufe0f\u20e3", 0.5),
        ("社\u200b区", 2),
    ],
)
def test_a_chinese_character_is_one_wide_and_a_letter_half(text: str, width: float) -> None:
    assert text_width(text) == width


def test_a_letter_can_be_measured_wider() -> None:
    assert text_width("12年", half=0.6) == pytest.approx(2.2)


@pytest.mark.parametrize(
    ("letterhead", "points"),
    [
        ("街道文件", 52),
        ("通北街道办事处文件", 45.5),
        ("通北街道湖内社区居民委员会文件", 27),
        ("", 52),
    ],
)
def test_a_long_letterhead_is_made_smaller_to_stay_on_one_line(
    letterhead: str, points: float
) -> None:
    assert letterhead_lines(letterhead, GBT9704) == ((letterhead,), points * 2)


@pytest.mark.parametrize(
    "lines",
    [
        ("江岸市城南区通北街道", "湖内社区居民委员会文件"),
        ("江岸市城南区临湖街道", "青禾社区居民委员会", "社区服务站文件"),
    ],
)
def test_a_letterhead_that_would_be_no_larger_than_the_title_breaks_between_words(
    lines: tuple[str, ...],
) -> None:
    found, size = letterhead_lines("".join(lines), GBT9704)
    assert (found, size > GBT9704.title_size) == (lines, True)


def test_a_letterhead_of_no_known_words_still_fits_the_page() -> None:
    lines, size = letterhead_lines("很长" * 20, GBT9704)
    assert ("".join(lines), size > GBT9704.title_size) == ("很长" * 20, True)
