"""P321: the year of a document's number stands in 〔〕."""

from __future__ import annotations

import pytest

from civplan.rules import half_width_pairs
from civplan.rules.titles import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose


@pytest.mark.parametrize(
    "number",
    [
        "通政发(2007)12号",
        "通政发（2007）12号",
        "通政办[2007]3号",
        "通政办［2007］3号",
        "通政办【2007】3号",
        "通政办〈2007〉 3 号",
        "通政办(2007]3号",
        "通政办﹝2007﹞3号",
        "通政办<2007>3号",
        "通政办 （2007） 3号",
    ],
)
def test_other_brackets_become_those_of_the_standard(number: str) -> None:
    text = f"按照{number}文件要求执行。"
    findings = findings_in_prose((*CHECKS, *half_width_pairs.CHECKS), text)

    assert [finding.rule.code for finding in findings] == ["P321"]
    after = apply_edits(findings, text)
    assert "〔2007〕" in after
    assert after.translate(str.maketrans("〔〕", "()")).replace(" ", "") == text.translate(
        str.maketrans("（［[【〈<﹝）］]】〉>﹞", "(((((((" + ")))))))")
    ).replace(" ", "")


def test_no_blank_is_left_behind_the_year_of_a_number() -> None:
    text = "按照通政办[2007] 3号"
    assert apply_edits(findings_in_prose(CHECKS, text), text) == "按照通政办〔2007〕3号"


@pytest.mark.parametrize(
    "text",
    [
        "按照通政发〔2007〕12号文件",
        "审图号GS（2019）1822号",
        "健康证（2007）12号，行政许可（2007）3号",
        "上年（2006）12号楼",
        "社区（2007）年度",
        "（2007）闽02民初12号",
    ],
)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []
