"""Text in both languages, and such that a terminal can print it."""

from __future__ import annotations

import pytest

from civplan.findings.words import Language, Words, printable_text

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


@pytest.mark.parametrize(
    ("text", "printable"),
    [
        ("社区：湖内", "社区：湖内"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("a\tb\nc", "a b c"),
        ("a\rb", "aU+000Db"),
        ("\x1b[31m", "U+001B[31m"),
        ("a\u2028b", "aU+2028b"),
        ("a\u200bb", "aU+200Bb"),
        ("a\xa0b", "aU+00A0b"),
        ("\udc80", "U+DC80"),
        ("\udce8\udcae\udca1\udce5\udc88\udc92.yaml: 错", "计划.yaml: 错"),
        ("目录/\udcbc\u01bb\udcae.yaml:1:1: “甲”", "目录/计划.yaml:1:1: “甲”"),
        ("caf\udce9.yaml", "café.yaml"),
        ("\U000e0001", "U+E0001"),
    ],
)
def test_names_are_readable_and_what_would_move_the_cursor_is_a_code(
    text: str, printable: str
) -> None:
    assert printable_text(text) == printable
