"""P305: words typed twice, and those that rightly stand twice."""

from __future__ import annotations

import pytest

from civplan.rules.doubled import CHECKS
from support.plans import told
from support.prose import found_by, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("保持社区保持整洁有序", "保持社区整洁有序"),
        ("清理楼道，维护小区维护稳定", "清理楼道，维护小区稳定"),
        ("在居民的的支持下", "在居民的支持下"),
        ("进一步加强了了党员队伍", "进一步加强了党员队伍"),
        ("对楼道进行进行清理", "对楼道进行清理"),
        ("进一步进一步完善制度", "进一步完善制度"),
        ("今年，社区社区居委会换届", "今年，社区居委会换届"),
        ("𠙶𠙶村2020年进行进行清理", "𠙶𠙶村2020年进行清理"),
    ],
)
def test_a_word_is_said_once(text: str, right: str) -> None:
    found = found_by(CHECKS, text)

    assert len(found) == 1
    assert mended(found, text) == right


def test_the_message_names_the_word() -> None:
    assert told(found_by(CHECKS, "开始。保持社区保持整洁")) == [
        "1:4 P305 “保持社区保持” says “保持” twice"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "天天保洁，家家户户参与，方方面面支持，时时刻刻在岗，认认真真办事，实实在在服务",
        "讨论讨论、研究研究、宣传宣传，一点一点改，步步推进，人人知晓，个个参加",
        "一户一策一户一档，地地道道，和和美美",
        "走访丽丽、莉莉两户",
        "以此为目的的活动，众矢之的的做法，标的的价格，的的确确，热心的的哥，乘坐的的士",
        "为了了解情况，加强了了解，办不了了，除了了解还要帮助，达到了了结的条件",
        "湖内社区社区居委会、湖内社区社区卫生服务站",
        "社区“社区是我家”活动",
        "播放运动员进行进行曲",
        "画卷徐徐展开展开，由浅入深入户走访",
        "服务社区服务居民，丰富居民丰富多彩的生活",
        "党组织组织党员，服务服务对象，工作工作两不误",
    ],
)
def test_words_that_rightly_stand_twice_are_left_alone(text: str) -> None:
    assert found_by(CHECKS, text) == []
