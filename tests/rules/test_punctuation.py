"""P301: half-width punctuation is told beside Chinese, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.punctuation import CHECKS
from support.plans import told
from support.prose import ITEM, found_by, marked, mended

MARKS = st.text('社区活动，。“”（）,;:!?()."5A% ', max_size=20)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("开展活动,做好服务", "开展活动，做好服务"),
        ("共3180户,8600人", "共3180户，8600人"),
        ("满意率达95%,居民满意", "满意率达95%，居民满意"),
        ("“一户一策”,逐户走访", "“一户一策”，逐户走访"),
        ("一是走访;二是慰问", "一是走访；二是慰问"),
        ("时间:12:30", "时间：12:30"),
        ("如下:", "如下："),
        ("好吗?好!", "好吗？好！"),
        ("真的吗??", "真的吗？？"),
        ("召开会议(碰头会)6次", "召开会议（碰头会）6次"),
        ("居(村)委会", "居（村）委会"),
        ("世界卫生组织(WHO)", "世界卫生组织（WHO）"),
        ("（含新建小区)", "（含新建小区）"),
        ("86条(含网上)", "86条（含网上）"),
        ("把实事办好.", "把实事办好。"),
        ("把实事办好. 全年6次", "把实事办好。 全年6次"),
        ("做好服务. 办好实事。", "做好服务。 办好实事。"),
        ("走访、慰问等...", "走访、慰问等……"),
        ('开展"一户一策"活动', "开展“一户一策”活动"),
        ('"甲"和"乙"两个小区', "“甲”和“乙”两个小区"),
        ("(一)健全组织", "（一）健全组织"),
    ],
)
def test_marks_beside_chinese_become_full_width(text: str, right: str) -> None:
    found = found_by(CHECKS, text)

    assert found
    assert mended(found, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "投入3.5万元",
        "每天12:30开门",
        "比分3:2",
        "户均1,000元",
        "绘制比例1:2的地图",
        "防控COVID-19 (Omicron)疫情",
        "覆盖Wi-Fi, 5G",
        "按GB/T 9704-2012编排",
        "版本v1.2.3",
        "自2007.12起",
        "见 https://example.cn/a?x=1,社区",
        "登录www.example.cn:社区主页",
        "邮箱hunei@example.cn",
        "见附件会议记录(终稿).docx",
        "名单,终稿.xlsx",
        "A.B.小区",
        "函数f(x)曲线",
        "5号楼，6号楼。（一）《通知》：“好”；",
        '购置21"显示器',
        '安装"A4"托盘',
        '只有一半的"引号',
        "Hello, world (really)!",
        "等等……再说——",
        "1.2平方公里",
        "3·5学雷锋",
        "1.加强管理",
        "一.加强管理",
        "（一）. 加强管理",
    ],
)
def test_marks_of_figures_names_and_english_are_left_alone(text: str) -> None:
    assert told(found_by(CHECKS, text)) == []


def test_a_dot_that_may_part_a_foreign_name_is_told_without_an_edit() -> None:
    found = found_by(CHECKS, "由艾山.买买提负责")

    assert told(found) == ["1:4 P301 a half-width “.” in Chinese text"]
    assert [one.help("zh") for one in found] == ["改为“。”或“·”"]
    assert mended(found, "由艾山.买买提负责") == "由艾山.买买提负责"


def test_brackets_are_one_finding_at_the_first_of_them() -> None:
    text = "召开会议(碰头会)6次"
    found = found_by(CHECKS, text)

    assert told(found) == ["1:5 P301 a half-width “()” in Chinese text"]
    assert marked(found, text) == ["("]


def test_a_number_that_the_numbering_takes_out_is_not_told_twice() -> None:
    assert told(found_by(CHECKS, "(一)健全组织", path=ITEM)) == []


@given(MARKS)
def test_after_the_edits_only_findings_without_one_are_left(text: str) -> None:
    text = text.strip()
    for _ in range(4):  # a mark beside one that was mended is found next
        text = mended(found_by(CHECKS, text), text) if text else text

    assert [one for one in found_by(CHECKS, text) if one.edits] == []


@given(MARKS)
def test_the_edits_change_marks_alone(text: str) -> None:
    text = text.strip()
    signs = str.maketrans("", "", '，。；：！？“”（）…,;:!?()."')

    assert mended(found_by(CHECKS, text), text).translate(signs) == text.translate(signs)
