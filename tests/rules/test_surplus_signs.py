"""P303, P317, P328: blanks that do not belong into Chinese, and marks that are too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Severity
from civplan.rules.surplus_signs import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose

BLANKS, REPEATED_MARKS, LISTING_MARKS = CHECKS[:1], CHECKS[1:2], CHECKS[2:]
TEXTS = st.text("社区 \u3000，。“”（）5A", max_size=20)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("做好服务 ，办好实事。", "做好服务，办好实事。"),
        ("做好服务， 办好实事。", "做好服务，办好实事。"),
        ("做好服务，\u3000办好实事。", "做好服务，办好实事。"),
        ("做好服务，\u00a0办好实事。", "做好服务，办好实事。"),
        ("做到 “一户一策”", "做到“一户一策”"),
        ("做到“ 一户一策 ”", "做到“一户一策”"),
        ("印发 《办法》", "印发《办法》"),
        ("走访 （含慰问 ）6次", "走访（含慰问）6次"),
        ("走访12次 。", "走访12次。"),
        ("服务社区居民，为社区 居民办事。", "服务社区居民，为社区居民办事。"),
        ("做好 （含夜间） 巡逻，落实 “两节” 慰问。", "做好（含夜间）巡逻，落实“两节”慰问。"),
        ("评选 “文明家庭” 和 “最美楼道” 两项", "评选“文明家庭”和“最美楼道”两项"),
        ("印发《办法》 两份", "印发《办法》两份"),
        ("时间： 每月一次", "时间：每月一次"),
        ("办得好！ 再接再厉", "办得好！再接再厉"),
        ("走访 、 慰问 、 演出", "走访、慰问、演出"),
        ("办好实事 。 做好服务 。", "办好实事。做好服务。"),
        ("满意率达98 %。", "满意率达98%。"),
        ("做到  “一户一策”", "做到“一户一策”"),
    ],
)
def test_blanks_beside_marks_and_inside_words_go(text: str, right: str) -> None:
    assert apply_edits(findings_in_prose(BLANKS, text), text) == right


@pytest.mark.parametrize(
    "text",
    [
        "一、 健全组织",
        "1、 健全组织",
        "（一） 健全组织",
        "附件 1",
        "张 三",
        "张\u3000三",
        "组长：张 三，组员：李 四、王 五。",
        "组长：张三  副组长：李四",
        "文明社区 平安社区 绿色社区",
        "先进集体；甲社区 乙社区 丙社区",
        "开展“同心战疫 守护家园”活动，效果好。",
        "努力营造整洁空间 营造优美环境，形成氛围。",
        "覆盖 5G 网络",
        "服务社区居民，开展“共建社区 居民携手”活动。",
        "服务社区居民，评选文明社区 居民之家 和睦邻里。",
        "共 12 次，其中 3 次",
        "（    ）",
        "（签字）   年   月   日",
        "湖内社区居委会 2007年12月",
        "Wi-Fi, 5G (LTE) network",
        "甲社区； 乙社区； 丙社区",
        "成员：张三（组长） 李四（副组长） 王五（成员）",
        "成员：张三（组长） 李四 王五",
        "“文明社区” “平安社区” 两项 荣誉",
        "第三条 《办法》自印发之日起施行",
        "2007年3月5日 《通知》印发",
        "增长6 5 %，8 ．8 %",
        "| 网格 （含楼栋） |走访户数 |",
        "｜《清单》 所列｜12项 ，｜",
        "落实“ “制度",
    ],
)
def test_blanks_that_set_something_apart_stay(text: str) -> None:
    assert finding_lines(findings_in_prose(BLANKS, text)) == []


def test_names_are_typeset_with_blanks() -> None:
    assert (
        finding_lines(
            findings_in_prose(BLANKS, "张 ，三", path=("organization", "members", "name"))
        )
        == []
    )


def test_the_finding_shows_the_neighbours() -> None:
    assert finding_lines(findings_in_prose(BLANKS, "做好服务 ，办好实事。")) == [
        "1:5 P303 a blank that does not belong into “服务 ，办”"
    ]


@given(TEXTS)
def test_the_edits_take_blanks_alone_and_leave_nothing_to_report(text: str) -> None:
    text = text.strip() or "社"
    after = apply_edits(findings_in_prose(BLANKS, text), text)

    assert after.replace(" ", "").replace("\u3000", "") == "".join(text.split())
    for _ in range(4):  # of several blanks the last one may be a word's
        after = apply_edits(findings_in_prose(BLANKS, after), after)
    assert finding_lines(findings_in_prose(BLANKS, after)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("办好实事。。", "办好实事。"),
        ("走访，，慰问", "走访，慰问"),
        ("走访、、慰问", "走访、慰问"),
        ("走访；；慰问", "走访；慰问"),
        ("办好实事，。", "办好实事。"),
        ("走访、，慰问", "走访，慰问"),
        ("办好实事；。", "办好实事。"),
        ("办好实事。，再慰问", "办好实事。，再慰问"),
        ("走访等。。。", "走访等。。。"),
        ("如下：，走访", "如下：，走访"),
        ("已全部整改！！", "已全部整改！"),
        ("还有什么问题？？？", "还有什么问题？"),
    ],
)
def test_the_surplus_mark_goes_where_that_is_sure(text: str, right: str) -> None:
    findings = findings_in_prose(REPEATED_MARKS, text)

    assert len(findings) == 1
    assert apply_edits(findings, text) == right


@pytest.mark.parametrize(
    "text", ["等等……", "再说——", "好！", "好吗？！", "好！？", "“好。”，", "（好。）。"]
)
def test_ellipses_dashes_and_exclamations_stay(text: str) -> None:
    assert finding_lines(findings_in_prose(REPEATED_MARKS, text)) == []


@given(st.text("社，。、；：！", min_size=1, max_size=12))
def test_after_the_edits_only_findings_without_one_are_left(text: str) -> None:
    after = apply_edits(findings_in_prose(REPEATED_MARKS, text), text)

    assert [one for one in findings_in_prose(REPEATED_MARKS, after) if one.edits] == []
    assert after.replace("社", "") != "" or "社" in text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("落实“三会”、“一课”", "落实“三会”“一课”"),
        ("学习《条例》、《办法》、《细则》", "学习《条例》《办法》《细则》"),
    ],
)
def test_quotations_side_by_side_need_no_listing_mark(text: str, right: str) -> None:
    findings = findings_in_prose(LISTING_MARKS, text)

    assert {one.rule.severity for one in findings} == {Severity.INFO}
    assert apply_edits(findings, text) == right


@pytest.mark.parametrize("text", ["“三会”（试行）、“一课”", "“三会”、一课", "“三会”“一课”"])
def test_a_listing_mark_beside_other_words_stays(text: str) -> None:
    assert finding_lines(findings_in_prose(LISTING_MARKS, text)) == []


def test_question_marks_for_a_figure_are_no_repeated_marks() -> None:
    """P306 tells them."""
    assert finding_lines(findings_in_prose(CHECKS, "走访？？户居民")) == []
