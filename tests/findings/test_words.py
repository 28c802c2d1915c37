"""Text in both languages."""

from __future__ import annotations

import pytest

from civplan.findings.words import Language, Words

BOTH = Words("第{line}行{what}", "{what} on line {line}")


@pytest.mark.parametrize(("language", "text"), [("zh", "第{line}行{what}"), ("en", BOTH.en)])
def test_the_text_in_one_language_keeps_its_places(language: Language, text: str) -> None:
    assert BOTH.in_language(language) == text


@pytest.mark.parametrize(("language", "text"), [("zh", "第3行错"), ("en", "错 on line 3")])
def test_values_fill_the_places(language: Language, text: str) -> None:
    assert BOTH.fill(language, line=3, what="错") == text


@pytest.mark.parametrize(("language", "text"), [("zh", "第3行冒号"), ("en", "colon on line 3")])
def test_a_value_may_have_words_of_its_own(language: Language, text: str) -> None:
    assert BOTH.fill(language, line=3, what=Words("冒号", "colon")) == text


def test_braces_in_a_value_are_text() -> None:
    assert BOTH.fill("en", line="{what}", what="{line}") == "{line} on line {what}"
