"""P323, P324: small forms of marks, and dashes and ellipses of half their length."""

from __future__ import annotations

import pytest

from civplan.rules.mark_forms import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose


@pytest.mark.parametrize(
    ("text", "right", "code"),
    [
        ("达标率90﹪以上﹐居民满意｡", "达标率90%以上，居民满意。", "P323"),
        ("走访﹔慰问､演出﹙含彩排﹚", "走访；慰问、演出（含彩排）", "P323"),
        ("满意率为98．5%，走访慰问．", "满意率为98.5%，走访慰问。", "P323"),
        ("完成率达98%．", "完成率达98%。", "P323"),
        ("湖内社区--幸福家园", "湖内社区——幸福家园", "P324"),
        ("通北街道－－平安街道", "通北街道——平安街道", "P324"),
        ("《办法》---“试行”", "《办法》——“试行”", "P324"),
        ("湖内社区—-幸福家园", "湖内社区——幸福家园", "P324"),
        ("居民点赞…下一步继续", "居民点赞……下一步继续", "P324"),
        ("走访、慰问等…", "走访、慰问等……", "P324"),
    ],
)
def test_marks_get_their_usual_form(text: str, right: str, code: str) -> None:
    findings = findings_in_prose(CHECKS, text)

    assert {finding.rule.code for finding in findings} == {code}
    assert apply_edits(findings, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "幸福家园——湖内社区，等等……再说",
        "北京—上海，5—8月，编号A--1，2007--2008年，0592-7012345",
        "--",
        "…",
        "12…15",
        "git commit --fix社区",
        "1．加强领导",
        "一．加强领导",
        "第一．加强领导",
        "３．５万元",
        "１2．5万元",
    ],
)
def test_ranges_codes_and_whole_marks_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []


def test_a_wide_dot_between_chinese_may_be_a_stop_or_the_point_in_a_name() -> None:
    (finding,) = findings_in_prose(CHECKS, "走访．慰问")

    assert finding_lines([finding]) == [
        "1:3 P323 “．” is a small, narrow or Western form of a mark"
    ]
    assert finding.edits == ()
