"""P318, P319: numbers typed by hand inside paragraphs and out of order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.context import check_context
from civplan.rules.numbering import CHECKS, chinese_count, numeral_value
from support.documents import NESTED, pack_named
from support.plans import finding_lines, plan_of
from support.rule_checks import ITEM, findings_in_prose

LIST_NUMBERS, SKIPPING = CHECKS, CHECKS[1:]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("做好订阅，3、通过摸底组队。", "1:6 P318 the number “3、” stands in"),
        ("做好订阅。 3、通过摸底组队。", "1:7 P318 the number “3、” stands in"),
        ("1、做好订阅。2、通过摸底组队。3、演出。", "1:8 P318 the number “2、” stands in"),
        ("做好订阅；2.组建队伍。", "1:6 P318 the number “2.” stands in"),
    ],
)
def test_a_list_number_inside_a_paragraph_is_reported_once(text: str, finding: str) -> None:
    assert finding_lines(findings_in_prose(LIST_NUMBERS, text)) == [
        f"{finding} the middle of a paragraph"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "重点是：1、走访；2、慰问；3、演出。",
        "重点是1、走访；2、慰问。",
        "整修，1、2、3号楼已完工。",
        "整修了1、2、3号楼。",
        "由第1、2组负责。",
        "安排在，5、6月。",
        "安排在，5、六月。",
        "参加者，5、六年级学生。",
        "投入，3.5万元。",
        "每月，12次例会。",
        "（1）走访；（2）慰问。",
        "走访，3、4户。",
    ],
)
def test_figures_and_lists_inside_a_sentence_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(LIST_NUMBERS, text)) == []


def skip(place: str, text: str, before: str, wanted: str) -> str:
    """A finding that a number does not follow."""
    return f"{place} P319 “{text}” follows “{before}”; “{wanted}” is expected"


@pytest.mark.parametrize(
    ("lines", "findings"),
    [
        (["1、甲。", "2、乙。", "4、丙。"], [skip("3:1", "4、", "2、", "3、")]),
        (["（三）甲", "（五）乙"], [skip("2:1", "（五）", "（三）", "（四）")]),
        (["一、甲", "二、乙", "二、丙"], [skip("3:1", "二、", "二、", "三、")]),
        (["九、甲", "十、乙", "十二、丙"], [skip("3:1", "十二、", "十、", "十一、")]),
        (["1.甲", "另一段", "3.乙"], [skip("3:1", "3.", "1.", "2.")]),
        (["一、甲", "1、乙", "2、丙", "二、丁", "2、戊"], []),
        (["1、甲", "2、乙", "1、丙", "2、丁"], []),
        (["3、甲", "4、乙"], []),
        (["1、甲，2、乙。", "3、丙。"], []),
        (["1.2平方公里", "3.5万元"], []),
        (["一、二号楼", "三、四号楼"], []),
        (["1、甲", "3、4号楼"], []),
        (["1.甲", "2. 3月8日乙", "3.丙"], []),
        (["1、甲", "2、3月8日乙", "3、丙"], []),
        (["一、甲", "二、三月八日乙", "三、丙"], []),
        (["（一）甲", "（二）2007年乙", "（三）丙"], []),
        (["（1）甲", "（2）“三八”节乙", "（4）丙"], [skip("3:1", "（4）", "（2）", "（3）")]),
        (["1、甲", "2、3月8日乙", "4、丙"], [skip("3:1", "4、", "2、", "3、")]),
    ],
)
def test_numbers_follow_one_another(lines: list[str], findings: list[str]) -> None:
    assert finding_lines(findings_in_prose(SKIPPING, *lines)) == findings


def test_the_items_of_a_list_are_counted_too() -> None:
    assert finding_lines(findings_in_prose(LIST_NUMBERS, "1、甲", "3、乙", path=ITEM)) == [
        skip("2:1", "3、", "1、", "2、")
    ]


def test_the_lists_of_two_areas_are_counted_each_by_itself() -> None:
    areas = "work:\n  areas:\n    - {name: 甲, items: [1、走访, 2、慰问]}\n"
    areas += "    - {name: 乙, items: [2、演出]}"
    context = check_context(plan_of(areas), pack_named(NESTED).profile)

    assert [finding for check in LIST_NUMBERS for finding in check(context)] == []


@given(st.integers(1, 99))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert numeral_value(chinese_count(number)) == number
    assert numeral_value(str(number)) == number
