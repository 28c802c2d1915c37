"""P301, P302: half-width punctuation beside Chinese, and marks without a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.punctuation import CHECKS, PAIR_CLOSERS, PAIR_OPENERS
from support.plans import finding_lines
from support.rule_checks import ITEM, apply_edits, findings_in_prose, marked_text

HALF_WIDTH, UNBALANCED = CHECKS[:-1], CHECKS[-1:]
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
    findings = findings_in_prose(HALF_WIDTH, text)

    assert findings
    assert apply_edits(findings, text) == right


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
    assert finding_lines(findings_in_prose(HALF_WIDTH, text)) == []


def test_a_dot_that_may_part_a_foreign_name_is_reported_without_an_edit() -> None:
    findings = findings_in_prose(HALF_WIDTH, "由艾山.买买提负责")

    assert finding_lines(findings) == ["1:4 P301 a half-width “.” in Chinese text"]
    assert [one.help("zh") for one in findings] == ["改为“。”或“·”"]
    assert apply_edits(findings, "由艾山.买买提负责") == "由艾山.买买提负责"


def test_brackets_are_one_finding_at_the_first_of_them() -> None:
    text = "召开会议(碰头会)6次"
    findings = findings_in_prose(HALF_WIDTH, text)

    assert finding_lines(findings) == ["1:5 P301 a half-width “()” in Chinese text"]
    assert marked_text(findings, text) == ["("]


def test_a_number_that_the_numbering_takes_out_is_not_reported_twice() -> None:
    assert finding_lines(findings_in_prose(HALF_WIDTH, "(一)健全组织", path=ITEM)) == []


@given(MARKS)
def test_after_the_edits_only_findings_without_one_are_left(text: str) -> None:
    text = text.strip()
    for _ in range(4):  # a mark beside one that was mended is found next
        text = apply_edits(findings_in_prose(HALF_WIDTH, text), text) if text else text

    assert [one for one in findings_in_prose(HALF_WIDTH, text) if one.edits] == []


@given(MARKS)
def test_the_edits_change_marks_alone(text: str) -> None:
    text = text.strip()
    signs = str.maketrans("", "", '，。；：！？“”（）…,;:!?()."')

    assert apply_edits(findings_in_prose(HALF_WIDTH, text), text).translate(
        signs
    ) == text.translate(signs)


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("坚持“以居民为先，办好实事。", ["“"]),
        ("坚持以居民为先”，办好实事。", ["”"]),
        ("坚持”以居民为先“，办好实事。", ["”", "“"]),
        ("召开会议（碰头会6次。", ["（"]),
        ("召开会议(碰头会6次。", ["("]),
        ("召开会议碰头会）6次。", ["）"]),
        ("落实《工作条例和《办法》。", ["《"]),
        ("按通政〔2007号文件", ["〔"]),
        ("【重点工作", ["【"]),
        ("“三会一课“制度", ["“", "“"]),
    ],
)
def test_a_mark_without_a_partner_is_reported(text: str, lone: list[str]) -> None:
    assert sorted(marked_text(findings_in_prose(UNBALANCED, text), text)) == sorted(lone)


@pytest.mark.parametrize(
    "text",
    [
        "坚持“以居民为先”（含租户），落实《条例》。",
        "召开会议（碰头会)6次",
        "《关于印发《办法》的通知》",
        "“说‘好’的人”",
        "1）落实责任",
        "一）落实责任",
        "a）落实责任",
        "重点是：1）走访；2）慰问",
        "（一）健全组织",
        "People’s Park，’07年",
        "长6’的横幅",
        "在‘07年基础上",
        "〔2007〕3号",
    ],
)
def test_pairs_numbers_and_apostrophes_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(UNBALANCED, text)) == []


def test_a_quotation_opens_each_of_its_paragraphs_and_closes_once() -> None:
    assert (
        finding_lines(findings_in_prose(UNBALANCED, "他说：“第一段。", "“第二段。", "“第三段。”"))
        == []
    )


def test_a_bracket_may_close_in_the_next_paragraph() -> None:
    assert finding_lines(findings_in_prose(UNBALANCED, "（第一段。", "第二段。）")) == []


def test_paragraphs_far_apart_are_no_pair() -> None:
    between = ["另一段。"] * 4
    assert finding_lines(findings_in_prose(UNBALANCED, "“第一段。", *between, "第二段。”")) == [
        "1:1 P302 “ has no ” to go with it",
        "6:5 P302 ” has no “ to go with it",
    ]


@given(st.lists(st.sampled_from(list(zip(PAIR_OPENERS, PAIR_CLOSERS, strict=True))), max_size=5))
def test_marks_in_pairs_are_never_reported_and_one_left_out_always_is(
    pairs: list[tuple[str, str]],
) -> None:
    text = "，".join(f"甲{opener}乙{closer}丙" for opener, closer in pairs)

    assert finding_lines(findings_in_prose(UNBALANCED, text or "甲")) == []
    if pairs:
        assert marked_text(findings_in_prose(UNBALANCED, text[:-2]), text) == [pairs[-1][0]]
