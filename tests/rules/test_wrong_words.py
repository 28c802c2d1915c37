"""P305, P314: words typed twice, and words with a wrong character."""

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


@pytest.mark.parametrize(
    "text",
    [
        "取得了了不起的成绩，做到了了如指掌",
        "支部根据根据地的历史开展教育",
        "根据根据型号编制的目录",
        "培养积极积极分子",
        "这是深入深入人心的活动",
        "事情的端的的确难说",
    ],
)
def test_a_word_may_begin_with_the_one_before_it(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def neighbours_of(wrong: str) -> tuple[str, str]:
    """What a spelling must stand behind and before to be reported; mostly nothing."""
    behind, before = [*CONFUSED_WORDS[wrong][1:], "-", "-"][:2]
    return (
        behind[1] if behind.startswith("=") else "",
        before[1:].split("|")[0] if before.startswith("=") else "",
    )


@pytest.mark.parametrize("wrong", CONFUSED_WORDS)
def test_each_spelling_is_fixed(wrong: str) -> None:
    behind, before = neighbours_of(wrong)
    text = f"前文。{behind}{wrong}{before}。"
    findings = findings_in_prose(CHECKS, text)

    assert len(findings) == 1
    assert apply_edits(findings, text) == text.replace(wrong, CONFUSED_WORDS[wrong][0])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("截止10月底，共走访居民120户。", "截至10月底，共走访居民120户。"),
        (
            "今年以来，截止到2007年6月30日，共走访120户。",
            "今年以来，截至2007年6月30日，共走访120户。",
        ),
        ("截止2006年底共走访120户。", "截至2006年底共走访120户。"),
        ("截止目前已走访120户。", "截至目前已走访120户。"),
        ("做好3各方面的工作", "做好3个方面的工作"),
        ("即将既使没有报酬也参加", "即将即使没有报酬也参加"),
        ("群众反应问题86件", "群众反映问题86件"),
    ],
)
def test_some_words_are_wrong_in_one_place(text: str, right: str) -> None:
    assert apply_edits(findings_in_prose(CHECKS, text), text) == right


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
        "报名于10月底截止，截止日期为10月底，报名截止10月底。",
        "即日起报名，截止10月20日，逾期不再受理。",
        "在2007各方面工作中，第3各方面军",
        "做为、部份、己经、时侯、签定、座落、成份",
        "上午的活动于下午，作家座谈后，大家席地而坐谈心",
        "既使群众满意，又使群众参与；既将成本压低，又将质量提高",
        "公路两旁陶冶理想，调整冶金工业，各自冶炼，非法冶炼",
        "究竟选谁，谁竟选择放弃",
        "批复盖章后，广泛围绕主题开展，注重示范引领",
        "按职责分工做好工作，物资迅速到位，影响往来车辆",
        "防汛物质基础薄弱，由于节假日关灯",
        "不能自己毁掉自己，化学反应问题，平安祥和",
        "依法依规化解矛盾，正规化建设，最低保护价",
        "庄严历史责任，出租凭证，扶优扶强，南极积雪",
        "结合睦邻文化，触摸范围，从严竣工验收，开发韧性社区",
    ],
)
def test_two_words_that_happen_to_meet_are_left_alone(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def test_each_right_spelling_is_as_long_and_is_not_itself_listed() -> None:
    for wrong, (right, *_) in CONFUSED_WORDS.items():
        assert len(right) == len(wrong)
        assert right not in CONFUSED_WORDS
