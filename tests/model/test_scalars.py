"""The marks above a letterhead, as people write them."""

from __future__ import annotations

import pytest

from civplan.model.scalars import parse_copy_number, parse_secrecy, parse_urgency


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("000012", "000012"),
        ("12", "000012"),
        ("０００１２３", "000123"),
        ("1234567", None),
        ("第1份", None),
        ("", None),
    ],
)
def test_a_copy_number_has_six_digits(text: str, mark: str | None) -> None:
    assert parse_copy_number(text) == mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("秘密★1年", "秘密★1年"),
        ("机密", "机密"),
        ("绝密 ★ ３０ 年", "绝密★30年"),
        ("秘密6个月", "秘密★6个月"),
        ("机密☆长期", "机密★长期"),
        ("秘密★", None),
        ("内部", None),
        ("秘密第1年", None),
    ],
)
def test_a_star_stands_between_secrecy_and_its_term(text: str, mark: str | None) -> None:
    assert parse_secrecy(text) == mark


@pytest.mark.parametrize(("text", "mark"), [("特急", "特急"), ("加急", "加急"), ("急", None)])
def test_how_urgent_it_is(text: str, mark: str | None) -> None:
    assert parse_urgency(text) == mark
