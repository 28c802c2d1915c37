"""P305: words typed twice, and those that rightly stand twice."""

from __future__ import annotations

import pytest

from civplan.rules.wrong_words import CHECKS, CONFUSED_WORDS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose


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
    findings = findings_in_prose(CHECKS, text)

    assert len(findings) == 1
    assert apply_edits(findings, text) == right


def test_the_message_names_the_word() -> None:
    assert finding_lines(findings_in_prose(CHECKS, "开始。保持社区保持整洁")) == [
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
    assert findings_in_prose(CHECKS, text) == []


IN_FRONT_OF = {"弘杨": "正气", "综和": "治理", "欢渡": "春节"}
"""What three spellings are told only in front of."""


@pytest.mark.parametrize("wrong", CONFUSED_WORDS)
def test_each_spelling_is_fixed(wrong: str) -> None:
    text = f"使用{wrong}{IN_FRONT_OF.get(wrong, '')}。"
    findings = findings_in_prose(CHECKS, text)

    assert len(findings) == 1
    assert apply_edits(findings, text) == text.replace(wrong, CONFUSED_WORDS[wrong][0])


def test_the_message_names_both_spellings() -> None:
    assert finding_lines(findings_in_prose(CHECKS, "崇尚科学、屏弃愚昧")) == [
        "1:6 P314 “屏弃” is usually written “摒弃”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "按装修要求施工，按装备标准配置，按装订次序编号",
        "总部暑期培训，学生部暑假活动",
        "发布署名文章，公布署名单位",
        "形势严峻工作繁重，周峻工程师，冷峻工业风",
        "预防犯罪，提防犯错",
        "用户藉此机会，凭户藉以登记",
        "沟通迅速，交通迅即恢复",
        "举措失当，不知所措失去机会",
        "毕竟赛前准备充分，究竟聘请谁",
        "安排察看现场",
        "三天燃气用量，蓝天燃气公司，每天燃气检查",
        "依法拦截虚假宣传拦截电话",
        "显示屏弃用，旧屏弃置",
        "可插拔打印机，计划拔除杂草",
        "喜欢渡边的书，清欢渡口",
        "习惯彻底改变，籍贯撤销登记",
        "错综和复杂，拼凑和抄袭",
        "摒弃陋习，安装扶手，部署工作",
    ],
)
def test_two_words_that_happen_to_meet_are_left_alone(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def test_each_right_spelling_is_as_long_and_is_not_itself_listed() -> None:
    for wrong, (right, *_) in CONFUSED_WORDS.items():
        assert len(right) == len(wrong)
        assert right not in CONFUSED_WORDS
