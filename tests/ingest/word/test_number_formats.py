"""Word's formats of automatic numbers."""

from __future__ import annotations

import pytest

from civplan.ingest.word.number_formats import custom_number, format_number


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 20: "２０"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        ("chineseCountingThousand", {11: "十一", 100: "一百", 101: "一百零一", 1010: "一千零一十"}),
        ("ideographDigital", {1: "一", 10: "一〇", 23: "二三"}),
        ("japaneseCounting", {1: "一", 10: "十", 11: "十一", 100: "百", 123: "百二十三"}),
        ("taiwaneseCountingThousand", {12: "十二"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 11: "壹拾壹", 123: "壹佰贰拾叁"}),
        ("ideographLegalTraditional", {3: "參"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 2: "乙丑", 60: "癸亥"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {3: "c"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st"}),
        ("numberInDash", {3: "- 3 -"}),
        ("koreanDigital", {12: "일이"}),
        ("none", {5: ""}),
        ("nobodyKnowsThis", {5: "5"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, numbers: dict[int, str]) -> None:
    assert {number: format_number(number, form) for number in numbers} == numbers


@pytest.mark.parametrize("form", ["chineseCounting", "upperRoman", "lowerLetter", "decimal"])
def test_zero_and_negative_numbers_have_a_form_too(form: str) -> None:
    assert format_number(-1, form) == "-1"
    assert format_number(0, form)


def test_a_custom_format_shows_how_many_digits_it_has() -> None:
    assert custom_number(7, "001, 002, 003, ...") == "007"
    assert custom_number(7, "一, 二") == "7"
