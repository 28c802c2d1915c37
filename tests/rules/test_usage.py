"""P326, P327: 的 where 地 or 得 is meant, and units that are not legal ones."""

from __future__ import annotations

import pytest

from civplan.rules.wrong_words import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose

PARTICLES, UNITS = CHECKS[-2:-1], CHECKS[-1:]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("较好的完成了各项工作", "较好地完成了各项工作"),
        ("圆满的完成全年任务", "圆满地完成全年任务"),
        ("有效的解决了停车难", "有效地解决了停车难"),
        ("扎实的开展走访慰问。", "扎实地开展走访慰问。"),
        ("发动居民，积极的配合街道整治。", "发动居民，积极地配合街道整治。"),
        ("居民踊跃，积极的参加各项活动。", "居民踊跃，积极地参加各项活动。"),
        ("活动开展的有声有色。", "活动开展得有声有色。"),
        ("晚会办的红红火火", "晚会办得红红火火"),
    ],
)
def test_the_particle_that_is_meant_is_written(text: str, right: str) -> None:
    findings = findings_in_prose(PARTICLES, text)

    assert len(findings) == 1
    assert apply_edits(findings, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "较好的完成情况",
        "有效的解决办法",
        "积极的参与者",
        "形成积极的氛围，积极的参与意识不断增强",
        "开展的有声有色的活动",
        "深入的宣传",
        "积极的推进机制是关键",
        "有效的组织形式要巩固",
        "得到积极的配合落实",
        "目标的完成了结了此事",
        "较好地完成了工作",
    ],
)
def test_particles_before_nouns_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(PARTICLES, text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("拆除3万平米。", "拆除3万平方米。"),
        ("每平米", "每平方米"),
        ("回填200立米", "回填200立方米"),
        ("粉刷120平方，惠及居民", "粉刷120平方米，惠及居民"),
        ("新增5平方的绿地", "新增5平方米的绿地"),
        ("约3万余平方", "约3万余平方米"),
    ],
)
def test_a_unit_behind_a_figure_becomes_the_legal_one(text: str, right: str) -> None:
    assert apply_edits(findings_in_prose(UNITS, text), text) == right


@pytest.mark.parametrize(
    "text",
    [
        *("太平米业公司", "水平米尺", "3平方米", "1.2平方公里", "5平方厘米", "3平方千米"),
        *("2.5平方电线", "更换4平方的铜线", "平方差", "一百平方英尺"),
    ],
)
def test_other_words_with_the_same_characters_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(UNITS, text)) == []
