"""P330: times that end before they begin."""

from __future__ import annotations

import pytest

from civplan.rules.years import CHECKS
from support.plans import finding_lines
from support.rule_checks import findings_in_prose, marked_text

BACKWARDS_TIMES = CHECKS[2:]


@pytest.mark.parametrize(
    "time",
    [
        *("9月—7月", "9月至7月", "9月份到7月份", "6-3月", "6～3月", "5月上旬—4月"),
        *("6月20日至6月10日", "6月20日—10日", "6月20—10日", "8月15日—7月1日"),
        *("2007年9月—2007年7月", "2007年12月—2007年3月", "2007年9月—7月", "2008年3月至2007年12月"),
        *("2010—2007年", "2010年至2007年"),
    ],
)
def test_a_time_that_ends_before_it_begins_is_reported(time: str) -> None:
    text = f"于{time}开展摸底。"

    assert marked_text(findings_in_prose(BACKWARDS_TIMES, text), text) == [time]


@pytest.mark.parametrize(
    "text",
    [
        "3月—5月，3—5月，6月10日至6月20日，6月10—20日，5月30日—6月2日，9月至9月",
        "11月—3月加强用火检查，12月15日至1月15日走访。",
        "9月—次年7月开展。9月至翌年2月。学年为9月—7月。9月—6月开设四点半课堂。",
        "2007年11月—2008年3月，2007—2010年，2007年11月—3月",
        "9月、7月各一次，9月和7月，从9月起到7月底前不再，3.5—2月",
        "6月20日，10日内办结；5-3月度例会；3月5—3号楼",
    ],
)
def test_times_in_their_order_and_winters_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(BACKWARDS_TIMES, text)) == []
