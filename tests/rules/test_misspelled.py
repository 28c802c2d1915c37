"""P314: spellings that are wrong in any text."""

from __future__ import annotations

import pytest

from civplan.rules.misspelled import CHECKS, ENTRIES
from support.plans import told
from support.prose import found_by, mended

IN_FRONT_OF = {"弘杨": "正气", "综和": "治理", "欢渡": "春节"}
"""What three spellings are told only in front of."""


@pytest.mark.parametrize("wrong", ENTRIES)
def test_each_spelling_is_mended(wrong: str) -> None:
    text = f"使用{wrong}{IN_FRONT_OF.get(wrong, '')}。"
    found = found_by(CHECKS, text)

    assert len(found) == 1
    assert mended(found, text) == text.replace(wrong, ENTRIES[wrong][0])


def test_the_message_names_both_spellings() -> None:
    assert told(found_by(CHECKS, "崇尚科学、屏弃愚昧")) == [
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
    assert found_by(CHECKS, text) == []


def test_each_right_spelling_is_as_long_and_is_not_itself_listed() -> None:
    for wrong, (right, *_) in ENTRIES.items():
        assert len(right) == len(wrong)
        assert right not in ENTRIES
