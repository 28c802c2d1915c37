"""P302, P320: marks without a partner, and marks that face the wrong way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.unbalanced_marks import CHECKS, PAIR_CLOSERS, PAIR_OPENERS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose, marked_text


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("坚持“以居民为先，办好实事。", ["“"]),
        ("坚持以居民为先”，办好实事。", ["”"]),
        ("召开会议（碰头会6次。", ["（"]),
        ("召开会议(碰头会6次。", ["("]),
        ("召开会议碰头会）6次。", ["）"]),
        ("落实《工作条例和《办法》。", ["《"]),
        ("按通政〔2007号文件", ["〔"]),
        ("【重点工作", ["【"]),
        ("“三会一课。“制度", ["“", "“"]),
        ("整治楼道(甲;乙(", ["(", "("]),
        ("“三会一课“制度“", ["“", "“", "“"]),
    ],
)
def test_a_mark_without_a_partner_is_reported(text: str, lone: list[str]) -> None:
    assert sorted(marked_text(findings_in_prose(CHECKS, text), text)) == sorted(lone)


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
    assert finding_lines(findings_in_prose(CHECKS, text)) == []


def test_a_quotation_opens_each_of_its_paragraphs_and_closes_once() -> None:
    assert (
        finding_lines(findings_in_prose(CHECKS, "他说：“第一段。", "“第二段。", "“第三段。”")) == []
    )


def test_a_bracket_may_close_in_the_next_paragraph() -> None:
    assert finding_lines(findings_in_prose(CHECKS, "（第一段。", "第二段。）")) == []


def test_lines_of_a_pasted_page_may_stand_inside_a_pair() -> None:
    lines = ["上级文件（包括本级", "[", "注2", "]", "）规定的", "，视为《", "工作条例", "》所说。"]
    assert finding_lines(findings_in_prose(CHECKS, *lines)) == []


def test_a_quoted_list_may_have_many_paragraphs() -> None:
    between = ["（一）走访。"] * 60
    assert finding_lines(findings_in_prose(CHECKS, "“如下：", *between, "（二）慰问。”")) == []


def test_paragraphs_far_apart_are_no_pair() -> None:
    between = ["另一段。"] * 6
    assert finding_lines(findings_in_prose(CHECKS, "他说“第一段。", *between, "第二段。”")) == [
        "1:3 P302 “ has no ” to go with it",
        "8:5 P302 ” has no “ to go with it",
    ]


@given(st.lists(st.sampled_from(list(zip(PAIR_OPENERS, PAIR_CLOSERS, strict=True))), max_size=5))
def test_marks_in_pairs_are_never_reported_and_one_left_out_always_is(
    pairs: list[tuple[str, str]],
) -> None:
    text = "，".join(f"甲{opener}乙{closer}丙" for opener, closer in pairs)

    assert finding_lines(findings_in_prose(CHECKS, text or "甲")) == []
    if pairs:
        assert marked_text(findings_in_prose(CHECKS, text[:-2]), text) == [pairs[-1][0]]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("落实“三会一课“制度", ["“"], "落实“三会一课”制度"),
        ("落实”三会一课”制度", ["”"], "落实“三会一课”制度"),
        ("落实”三会一课“制度", ["”"], "落实“三会一课”制度"),
        ("“一户“、“一策“", ["“", "“"], "“一户”、“一策”"),
        ("落实《条例《和《办法》", ["《"], "落实《条例》和《办法》"),
    ],
)
def test_a_mark_that_faces_the_wrong_way_is_reported_once(
    text: str, wrong: list[str], right: str
) -> None:
    findings = findings_in_prose(CHECKS, text)

    assert {finding.rule.code for finding in findings} == {"P320"}
    assert marked_text(findings, text) == wrong
    assert apply_edits(findings, text) == right


def test_the_message_names_the_mark_that_is_meant() -> None:
    assert [one.message("zh") for one in findings_in_prose(CHECKS, "“三会一课“制度")] == [
        "“ 方向反了，应为 ”"
    ]
