"""How many lines rows need."""

from __future__ import annotations

import pytest

from civplan.district.register.widths import LONGEST, MOST_LINES, lines_of, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("ab", 2), ("社区a", 5), ("“é\U00020bb7", 5)],
)
def test_a_chinese_character_is_two_digits_wide(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("字" * 9, 1), ("字" * 10, 2), ("字" * 9999, MOST_LINES)]
)
def test_a_text_that_is_wider_than_its_column_needs_more_lines(text: str, lines: int) -> None:
    assert lines_of((text, 1), (20, 6)) == lines


def test_a_long_text_is_measured_by_its_beginning() -> None:
    assert width_of("字" * (LONGEST + 9)) == 2 * LONGEST
