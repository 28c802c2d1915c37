"""Figures with their units, years, yes and no, and dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.figures import (
    Quantity,
    When,
    days_of_month,
    parse_quantity,
    parse_when,
    parse_year,
    parse_yes_or_no,
    plain_number,
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", "12", ""),
        ("0", "0", ""),
        ("12次", "12", "次"),
        ("12 次", "12", "次"),
        ("96.2%", "96.2", "%"),
        ("95％", "95", "%"),
        ("95 %", "95", "%"),
        ("3‰", "3", "‰"),
        ("1.2平方公里", "1.2", "平方公里"),
        ("1,234人次", "1234", "人次"),
        ("1,234,567", "1234567", ""),
        ("-3", "-3", ""),
        ("+3", "3", ""),
        ("3.50万元", "3.50", "万元"),
        ("30平方米/人", "30", "平方米/人"),
        ("12 sq km", "12", "sq km"),
        ("25㎡", "25", "㎡"),
        ("800余人", "800", "余人"),
        ("999999999999999.123456", "999999999999999.123456", ""),
    ],
)
def test_a_figure_is_a_number_and_perhaps_a_unit(text: str, value: str, unit: str) -> None:
    assert parse_quantity(text) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "次",
        "约12次",
        "3-5",
        "3-5次",
        "3~5次",
        "1e5",
        "12.",
        ".5",
        "1,23",
        "1234,567",
        "１２次",
        "12次3",
        "12，收集意见86条",
        "12个楼组全部挂牌",
        "12次。",
        "1234567890123456",
        "0.1234567",
        "--3",
        "NaN",
        "Infinity",
        "0x1F",
        "12\n次",
    ],
)
def test_anything_else_is_no_figure(text: str) -> None:
    assert parse_quantity(text) is None


@given(st.decimals("-1e14", "1e14", places=3), st.sampled_from(["", "次", "%", "平方公里"]))
def test_a_figure_reads_back_as_it_is_written(value: Decimal, unit: str) -> None:
    figure = Quantity(value, unit)

    assert parse_quantity(str(figure)) == figure


@pytest.mark.parametrize(
    ("value", "text"), [("1E+3", "1000"), ("96.20", "96.20"), ("0.000001", "0.000001")]
)
def test_a_number_is_written_without_exponent(value: str, text: str) -> None:
    assert plain_number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "year"), [("2007", 2007), ("2007年", 2007), ("1949", 1949), ("2100", 2100)]
)
def test_a_year_has_four_digits(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["07", "07年", "1948", "2101", "20070", "２００７", "今年", ""])
def test_anything_else_is_no_year(text: str) -> None:
    assert parse_year(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("True", True),
        ("yes", True),
        ("是", True),
        ("false", False),
        ("NO", False),
        ("否", False),
        ("1", None),
        ("", None),
        ("不是", None),
    ],
)
def test_yes_and_no_have_a_few_words(text: str, expected: bool | None) -> None:  # noqa: FBT001 - table
    assert parse_yes_or_no(text) is expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2007", When(2007)),
        ("2007年", When(2007)),
        ("2007-12", When(2007, 12)),
        ("2007-2", When(2007, 2)),
        ("2007/12", When(2007, 12)),
        ("2007年12月", When(2007, 12)),
        ("2007-12-20", When(2007, 12, 20)),
        ("2007-5-8", When(2007, 5, 8)),
        ("2007/05/08", When(2007, 5, 8)),
        ("2007年5月8日", When(2007, 5, 8)),
        ("2007年5月8号", When(2007, 5, 8)),
        ("2008-02-29", When(2008, 2, 29)),
        ("2007-Q2", When(2007, quarter=2)),
        ("2007q4", When(2007, quarter=4)),
        ("2007年第二季度", When(2007, quarter=2)),
        ("2007年三季度", When(2007, quarter=3)),
        ("2007年第1季度", When(2007, quarter=1)),
        ("长期", When(0)),
        ("long-term", When(0)),
    ],
)
def test_a_date_is_a_day_a_month_a_quarter_a_year_or_long_term(text: str, when: When) -> None:
    assert parse_when(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20071220",
        "20071301",
        "200712",
        "2007-",
        "2007-12-",
        "2007/",
        "2007-1220",
        "2007-123",
        "2007-12/20",
        "2007-2-30",
        "2007-02-29",
        "2007-13",
        "2007-00",
        "2007-0-5",
        "2007-12-00",
        "2007-12-32",
        "2007-Q5",
        "2007-Q0",
        "2007-Q",
        "2007年第五季度",
        "2007年12",
        "2007年12月20",
        "2007-12月",
        "2007第二季度",
        "1948-01-01",
        "2101",
        "07-12-20",
        "12月",
        "年底",
        "２００７",
        "2007-12-20 10:00",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_when(text) is None


@given(st.dates(dt.date(1949, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_of_our_time_is_read_in_both_ways_of_writing(day: dt.date) -> None:
    when = When(day.year, day.month, day.day)

    assert parse_when(day.isoformat()) == when
    assert parse_when(f"{day.year}年{day.month}月{day.day}日") == when
    assert (when.first_day, when.last_day) == (day, day)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(2007), "2007-01-01", "2007-12-31"),
        (When(2007, 2), "2007-02-01", "2007-02-28"),
        (When(2008, 2), "2008-02-01", "2008-02-29"),
        (When(2007, 12), "2007-12-01", "2007-12-31"),
        (When(2007, 12, 20), "2007-12-20", "2007-12-20"),
        (When(2007, quarter=1), "2007-01-01", "2007-03-31"),
        (When(2007, quarter=2), "2007-04-01", "2007-06-30"),
        (When(2007, quarter=4), "2007-10-01", "2007-12-31"),
        (When(0), "0001-01-01", "9999-12-31"),
    ],
)
def test_a_date_covers_the_days_from_its_first_to_its_last(
    when: When, first: str, last: str
) -> None:
    assert (when.first_day.isoformat(), when.last_day.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("when", "is_day", "is_long_term"),
    [
        (When(2007, 12, 20), True, False),
        (When(2007, 12), False, False),
        (When(2007, quarter=2), False, False),
        (When(0), False, True),
    ],
)
def test_a_date_knows_how_exact_it_is(when: When, *, is_day: bool, is_long_term: bool) -> None:
    assert (when.is_day, when.is_long_term) == (is_day, is_long_term)


def test_each_month_has_its_days() -> None:
    assert [days_of_month(2007, month) for month in range(1, 13)] == [
        31,
        28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]
