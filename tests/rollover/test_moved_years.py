"""A date or a title a year later, in the form and the digits that it has."""

from __future__ import annotations

import pytest

from civplan.rollover.moved_years import moved_date, moved_title


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2024-03", "2025-03"),
        ("2024-Q2", "2025-Q2"),
        ("2024年12月20日", "2025年12月20日"),
        ("2025-01-10", "2026-01-10"),
        ("2024-02-29", "2025-02-28"),
        ("2024年2月29日", "2025年2月28日"),
        ("长期", "长期"),
        ("3月底前", "3月底前"),
        ("2012-05", "2012-05"),
    ],
)
def test_a_date_moves_by_a_year_in_the_form_it_has(text: str, moved: str) -> None:
    assert moved_date(text, 2024) == moved


def test_a_title_gets_the_next_year() -> None:
    assert moved_title("湖光社区2024年工作计划", 2024) == "湖光社区2025年工作计划"
    assert moved_title("湖光社区120241号", 2024) == "湖光社区120241号"


@pytest.mark.parametrize(
    ("text", "year", "moved"),
    [
        ("二〇二四年工作计划", 2024, "二〇二五年工作计划"),
        ("２０２４年工作计划", 2024, "２０２５年工作计划"),
        ("二○○九年工作计划", 2009, "二○一○年工作计划"),
        ("二零零九年工作计划", 2009, "二零一零年工作计划"),
        ("一九九九年工作计划", 1999, "二〇〇〇年工作计划"),
    ],
)
def test_a_year_keeps_its_kind_of_digits(text: str, year: int, moved: str) -> None:
    assert moved_title(text, year) == moved
