"""Periods of a year in all the ways that people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.grammar.period_forms import Period, parse_period, period_until


@pytest.mark.parametrize(
    ("text", "name", "ends"),
    [
        ("上半年", "上半年", "2025-06-30"),
        ("半年", "上半年", "2025-06-30"),
        ("first-half", "上半年", "2025-06-30"),
        ("H1", "上半年", "2025-06-30"),
        ("2025-01..2025-06", "上半年", "2025-06-30"),
        ("2025-01-01..2025-06-30", "上半年", "2025-06-30"),
        ("2025年上半年", "上半年", "2025-06-30"),
        ("1—6月", "1—6月", "2025-06-30"),
        ("1月至6月", "1—6月", "2025-06-30"),
        ("2025年1-6月份", "1—6月", "2025-06-30"),
        ("01..06", "1—6月", "2025-06-30"),
        ("第一季度", "第一季度", "2025-03-31"),
        ("一季度", "第一季度", "2025-03-31"),
        ("2025-Q3", "第三季度", "2025-09-30"),
        ("前三季度", "前三季度", "2025-09-30"),
        ("1—9月", "1—9月", "2025-09-30"),
        ("前9个月", "1—9月", "2025-09-30"),
        ("前三个月", "1—3月", "2025-03-31"),
        ("前六个月", "1—6月", "2025-06-30"),
        ("前十一个月", "1—11月", "2025-11-30"),
        ("2025年前两个月", "1—2月", "2025-02-28"),
        ("一月至十月", "1—10月", "2025-10-31"),
        ("2025.1-2025.6", "上半年", "2025-06-30"),
        ("2025.01.01—2025.08.15", "1月1日至8月15日", "2025-08-15"),
        ("2025/1-2025/9", "前三季度", "2025-09-30"),
        ("前两季度", "上半年", "2025-06-30"),
        ("前三个季度", "前三季度", "2025-09-30"),
        ("前3季度", "前三季度", "2025-09-30"),
        ("1-2季度", "上半年", "2025-06-30"),
        ("1—3季度", "前三季度", "2025-09-30"),
        ("一至三季度", "前三季度", "2025-09-30"),
        ("第一季度至第二季度", "上半年", "2025-06-30"),
        ("2025年一、二季度", "上半年", "2025-06-30"),
        ("1、2、3季度", "前三季度", "2025-09-30"),
        ("三、四季度", "下半年", "2025-12-31"),
        ("2—5月", "2—5月", "2025-05-31"),
        ("2月", "2月", "2025-02-28"),
        ("1月1日至8月15日", "1月1日至8月15日", "2025-08-15"),
        ("2025-01-01..2025-08-15", "1月1日至8月15日", "2025-08-15"),
        ("全年", "全年", "2025-12-31"),
        ("2025年度", "全年", "2025-12-31"),
        ("1—12月", "1—12月", "2025-12-31"),
        ("2024-07..2025-06", "2024年7月至2025年6月", "2025-06-30"),
    ],
)
def test_a_period_has_a_name_and_a_last_day(text: str, name: str, ends: str) -> None:
    period = parse_period(text)

    assert period is not None
    assert (period.name, str(period.ends(2025))) == (name, ends)


@pytest.mark.parametrize(
    "text",
    [
        *("", "年初", "年度目标", "6—1月", "13月", "2025-06..2025-01", "2月30日至3月1日"),
        *("2025-06-30", "上半年工作", "第五季度", "前0个月", "1..13", "x" * 5000),
        *(
            "前十三个月",
            "一、三季度",
            "三至一季度",
            "前五季度",
            "2025.6-2025.1",
            "一、二",
            "12季度",
        ),
    ],
)
def test_other_texts_are_no_period(text: str) -> None:
    assert parse_period(text) is None


DAY_NUMBERS = st.tuples(st.integers(1, 12), st.integers(1, 31))


@given(DAY_NUMBERS, DAY_NUMBERS, st.sampled_from(["", "2024年", "2025年"]))
def test_what_is_written_reads_back_as_the_same_period(
    first: tuple[int, int], last: tuple[int, int], year: str
) -> None:
    days = f"{year}{first[0]}月{first[1]}日至{last[0]}月{last[1]}日"
    for text in (days, f"{year}{first[0]}—{last[0]}月"):
        if period := parse_period(text):
            assert parse_period(period.written("zh")) == period
            assert parse_period(period.written("en")) == period


@given(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)))
def test_a_period_until_a_day_ends_on_it(day: dt.date) -> None:
    period = period_until(day)

    assert (period.begins(day.year), period.ends(day.year)) == (dt.date(day.year, 1, 1), day)
    assert period.is_whole_year is (day.month == 12 and day.day == 31)


def test_the_same_days_are_the_same_period_however_they_are_written() -> None:
    half, months = Period(1, 6), parse_period("2025-01..2025-06")

    assert months is not None
    assert half.is_same(months, 2025)
    assert not half.is_same(months, 2026)
