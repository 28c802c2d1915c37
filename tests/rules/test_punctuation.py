"""P301: half-width commas, stops and similar marks, brackets and quotation marks in Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules import half_width_pairs, punctuation
from support.plans import finding_lines
from support.rule_checks import ITEM, apply_edits, findings_in_prose, marked_text

HALF_WIDTH = (*punctuation.CHECKS, *half_width_pairs.CHECKS)
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
        ("真的吗??", "真的吗？"),
        ("太好了!!!", "太好了！"),
        ("以上合计12项）.", "以上合计12项）。"),
        ("实行“1+3”.", "实行“1+3”。"),
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
        ("同比下降66.67%;", "同比下降66.67%；"),
        ("联系电话：0592-7012345.", "联系电话：0592-7012345。"),
        ("安装社区APP,", "安装社区APP，"),
        ("覆盖Wi-Fi, 共12户", "覆盖Wi-Fi， 共12户"),
        ("巡查发现问题...已整改", "巡查发现问题……已整改"),
        ("共走访12户......", "共走访12户……"),
        ("拨打热线(12345)", "拨打热线（12345）"),
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
        '只有一半的"引号',
        "Hello, world (really)!",
        "等等……再说——",
        "1.2平方公里",
        "3·5学雷锋",
        "1.加强管理",
        "一.加强管理",
        "见./path和../资料/名单",
        "来自Yahoo! 的文档",
        "令a = 'x社区'",
        "Hunei Community Co., Ltd.",
        "社区中心（Community Center etc.",
        "按(3+5)×2=16计算得分",
        "得分=(基础分+附加分)×2",
        "按(3+5)/2评定",
        "网址https://x.gov.cn/搜索?q=社区&p=1，另见https://x.gov.cn/通知_(城市)。",
        "社区&nbsp;居民&amp;物业",
        "由<a href='x'>社区</a>负责",
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


def test_a_dot_before_another_mark_is_reported_without_an_edit() -> None:
    findings = findings_in_prose(HALF_WIDTH, "整治楼道.，再走访")

    assert [(one.rule.code, one.edits) for one in findings] == [("P301", ())]


def test_brackets_are_one_finding_at_the_first_of_them() -> None:
    text = "召开会议(碰头会)6次"
    findings = findings_in_prose(HALF_WIDTH, text)

    assert finding_lines(findings) == ["1:5 P301 a half-width “()” in Chinese text"]
    assert marked_text(findings, text) == ["("]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("社区工作者(含网格员(专职))共12人", "社区工作者（含网格员（专职））共12人"),
        ("(含语音版(方言))", "（含语音版（方言））"),
        ("（含网格员(专职)）", "（含网格员（专职））"),
        ("（(含语音版)）", "（（含语音版））"),
        ("社区(含函数f(x)曲线)", "社区（含函数f(x)曲线）"),
        ("居民(甲)和(乙)", "居民（甲）和（乙）"),
        ("(网址http://x.cn/通知)后", "（网址http://x.cn/通知）后"),
        ("(1)走访；(2)慰问", "（1）走访；（2）慰问"),
        ("(一)走访；（二)慰问", "（一）走访；（二）慰问"),
    ],
)
def test_brackets_in_brackets_are_mended_together(text: str, right: str) -> None:
    assert apply_edits(findings_in_prose(HALF_WIDTH, text), text) == right


@pytest.mark.parametrize("text", ["含网格员(专职(兼职)共12人", "含网格员)专职(兼职)共12人"])
def test_where_a_bracket_is_missing_no_edit_is_offered(text: str) -> None:
    findings = findings_in_prose(HALF_WIDTH, text)

    assert findings
    assert [one for one in findings if one.edits] == []


def test_brackets_nested_without_end_are_no_prose() -> None:
    text = "社区" + "(" * 3000 + "居民" + ")" * 3000

    assert findings_in_prose(HALF_WIDTH, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('实行"1+3+N"模式，开展"119"宣传。', "实行“1+3+N”模式，开展“119”宣传。"),
        ('"119"宣传日活动', "“119”宣传日活动"),
        ('安装"A4"托盘', "安装“A4”托盘"),
        ('"甲""乙"两个小区', "“甲”“乙”两个小区"),
        ('"党建"。居民说"请把门禁修好"。', "“党建”。居民说“请把门禁修好”。"),
        ("开展'敲门行动'。", "开展“敲门行动”。"),
        ("开展“说'好'的人”活动", "开展“说‘好’的人”活动"),
        ('他说：“做好"一户一档"工作”', "他说：“做好‘一户一档’工作”"),
    ],
)
def test_straight_quotation_marks_around_figures_and_letters_are_mended_too(
    text: str, right: str
) -> None:
    assert apply_edits(findings_in_prose(HALF_WIDTH, text), text) == right


@pytest.mark.parametrize(
    "text",
    [
        '居民说"请把"门禁"修好"。',
        '打造"建设"平安"社区"品牌。',
        '标语是"共建"和谐"家园"。',
        '居民说"请把"门禁、道闸"修好"。',
        '居民说"请把"门禁""。',
    ],
)
def test_quotation_marks_that_may_be_nested_are_reported_without_an_edit(text: str) -> None:
    findings = findings_in_prose(HALF_WIDTH, text)

    assert findings
    assert [one for one in findings if one.edits] == []


@pytest.mark.parametrize("text", ["'07年和'08年", "People's Park和居民's", "the 'old' town"])
def test_apostrophes_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(HALF_WIDTH, text)) == []


def test_two_dots_may_be_a_stop_or_an_ellipsis() -> None:
    findings = findings_in_prose(HALF_WIDTH, "巡查发现问题..已整改")

    assert [(one.help("zh"), one.edits) for one in findings] == [("改为“。”或“……”", ())]


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
    signs = str.maketrans("", "", "，。；：！？“”‘’（）…,;:!?().\"'")

    assert apply_edits(findings_in_prose(HALF_WIDTH, text), text).translate(
        signs
    ) == text.translate(signs)
