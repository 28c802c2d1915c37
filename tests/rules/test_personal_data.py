"""P312 and P313: ID numbers and mobile numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.check import check_plan
from civplan.rules.personal_data import CHECKS, ID_NUMBER_CHECK_DIGITS, ID_NUMBER_WEIGHTS
from support.documents import NESTED, pack_named
from support.plans import finding_lines, plan_of
from support.rule_checks import apply_edits, findings_in_prose


def id_number(area: int, born: dt.date, order: int) -> str:
    """A number whose last character is right."""
    digits = f"{area}{born:%Y%m%d}{order:03}"
    total = sum(
        weight * int(digit) for weight, digit in zip(ID_NUMBER_WEIGHTS, digits, strict=True)
    )
    return digits + ID_NUMBER_CHECK_DIGITS[total % 11]


NUMBERS = st.builds(
    id_number,
    st.integers(110000, 820000),
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.integers(0, 999),
)


@given(NUMBERS)
def test_an_id_number_is_masked_once(number: str) -> None:
    text = f"身份证{number}。"
    findings = findings_in_prose(CHECKS, text)
    masked = f"{number[:6]}********{number[14:]}"

    assert finding_lines(findings) == [
        f"1:4 P312 the resident ID number {masked} stands in the text"
    ]
    assert apply_edits(findings, text) == f"身份证{masked}。"
    assert findings_in_prose(CHECKS, apply_edits(findings, text)) == []


@given(NUMBERS, st.integers(1, 10))
def test_a_number_with_another_last_character_is_none(number: str, step: int) -> None:
    last = ID_NUMBER_CHECK_DIGITS[(ID_NUMBER_CHECK_DIGITS.index(number[-1]) + step) % 11]

    assert findings_in_prose(CHECKS, f"编号{number[:-1]}{last}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "编号11010519490231002X",
        "编号110105********002X",
        "账号1101051949123100211",
        "编号A11010519491231002X",
    ],
)
def test_other_long_numbers_are_left_alone(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def test_a_mobile_number_is_masked() -> None:
    text = "电话：13800000000，24小时有人。"
    findings = findings_in_prose(CHECKS, text)

    assert finding_lines(findings) == ["1:4 P313 the mobile number 138****0000 stands in the text"]
    assert apply_edits(findings, text) == "电话：138****0000，24小时有人。"


@pytest.mark.parametrize(
    "text",
    [
        "热线12345、96110",
        "电话0513-85512345",
        "电话12800000000",
        "单号138000000001",
        "单号813800000000",
        "投入13800000000元",
        "比率0.13800000000",
        "电话138****0000",
    ],
)
def test_other_figures_are_no_mobile_numbers(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def test_the_number_of_the_contact_is_meant_for_the_readers() -> None:
    plan = plan_of("plan: {contact: {name: 张三, phone: 13800000000}, note: 13900000000}\n")
    findings = check_plan(plan, pack_named(NESTED).profile)

    assert [one.span.line for one in findings if one.rule.code == "P313"] == [4]
    assert [one.message("en") for one in findings if one.rule.code == "P313"] == [
        "the mobile number 139****0000 stands in the text"
    ]
