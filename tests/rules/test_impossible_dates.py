"""P329: days, months and quarters that no calendar has."""

from __future__ import annotations

import pytest

from civplan.rules.years import CHECKS
from support.plans import finding_lines
from support.rule_checks import findings_in_prose, marked_text


@pytest.mark.parametrize(
    "date",
    [
        *("2月30日", "6月31日", "11月31号", "12月32日", "3月0日", "2007年2月29日", "1900年2月29日"),
        *("13月份", "24月底", "13月5日", "0月3日", "第五季度", "5季度"),
        *("2025年13月", "2025年0月"),
        *("2024.13.5", "2024-2-30", "2025/02/29", "2024.6.31"),
        *("二月三十日", "十一月三十一日", "十三月份"),
    ],
)
def test_a_date_that_does_not_exist_is_reported(date: str) -> None:
    text = f"于{date}前完成摸底。"

    assert marked_text(findings_in_prose(CHECKS, text), text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "2月28日，2月29日，2008年2月29日，12月31日，6月30日",
        "历时13个月，第四季度，1—4季度，24月龄",
        "5月31号楼，十二月份，二十三月份报表，三十一日",
        "2007.13月",
        "2024.2.29，2024-12-31，GB/T 2024-13-5，V2024.13.5，2024.13.5.1，第2024-13-5-2号",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []
