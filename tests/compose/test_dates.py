"""Dates in words."""

from __future__ import annotations

import pytest

from civplan.compose.dates import date_within, date_words, deadline_words, period_words
from civplan.model.figures import When, parse_when


def when(text: str) -> When:
    """A date as a plan file writes it."""
    read = parse_when(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("written", "words", "in_year", "deadline"),
    [
        ("2007-12-20", "2007年12月20日", "12月20日", "2007年12月20日前完成"),
        ("2007-05-08", "2007年5月8日", "5月8日", "2007年5月8日前完成"),
        ("2007-05", "2007年5月", "5月", "2007年5月底前完成"),
        ("2007-Q2", "2007年第二季度", "第二季度", "2007年第二季度底前完成"),
        ("2007-Q4", "2007年第四季度", "第四季度", "2007年第四季度底前完成"),
        ("2007", "2007年", "全年", "2007年底前完成"),
        ("长期", "长期", "长期", "长期坚持"),
    ],
)
def test_a_date_is_said_without_padding(
    written: str, words: str, in_year: str, deadline: str
) -> None:
    date = when(written)

    assert (date_words(date), date_within(date, date.year), deadline_words(date)) == (
        words,
        in_year,
        deadline,
    )


def test_the_year_is_said_where_it_is_another_one() -> None:
    assert date_within(when("2007-01-05"), 2006) == "2007年1月5日"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2007-01", "2007-03", "2007年1月至3月"),
        ("2007-01-05", "2007-03-20", "2007年1月5日至3月20日"),
        ("2007-11", "2008-02", "2007年11月至2008年2月"),
        ("2007-Q1", "2007-Q2", "2007年第一季度至第二季度"),
        ("2007-10", "2007", "2007年10月至2007年"),
        ("2007-03", "2007-03", "2007年3月"),
        ("2007-03", "", "2007年3月起"),
        ("2007-03", "长期", "2007年3月起"),
        ("", "2007-03", "2007年3月前"),
        ("长期", "2007-03", "2007年3月前"),
        ("", "长期", "长期"),
        ("长期", "", "长期"),
        ("长期", "长期", "长期"),
        ("", "", ""),
    ],
)
def test_a_period_does_not_say_the_year_twice(start: str, end: str, words: str) -> None:
    assert period_words(when(start) if start else None, when(end) if end else None) == words
