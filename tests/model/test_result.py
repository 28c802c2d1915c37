"""Results: figures, texts, yes or no, and entries by date."""

from __future__ import annotations

import pytest

from civplan.model.result import RESULT_SHAPE, result_text
from support.plans import read_value, value_of


def short(written: str) -> tuple[str, str, bool | None, list[str]]:
    """A result as its figure, its words, yes or no, and the figures of its entries."""
    result = value_of(RESULT_SHAPE, written)
    figure = str(result.value) if result.value else ""
    return figure, str(result.text or ""), result.met, [str(e.value) for e in result.entries]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", ("12", "", None, [])),
        ("96.2%", ("96.2%", "", None, [])),
        ("是", ("", "", True, [])),
        ("no", ("", "", False, [])),
        ("全年召开碰头会12次。", ("", "全年召开碰头会12次。", None, [])),
        ("12个楼组全部挂牌", ("", "12个楼组全部挂牌", None, [])),
        ("[一。, 二。]", ("", "一。二。", None, [])),
        ("{summary: 做了。}", ("", "做了。", None, [])),
        ("{value: 12次, text: 做了。}", ("12次", "做了。", None, [])),
        ("{数值: 12}", ("12", "", None, [])),
        ("{正文: 做了。}", ("", "做了。", None, [])),
        ("[{on: 2007-05, value: 3}, {on: 2007-08, value: 4}]", ("7", "", None, ["3", "4"])),
        ("[{日期: 2007-05, 数值: 3次}, {on: 2007-08, value: 4}]", ("7次", "", None, ["3次", "4"])),
        (
            "[{on: 2007-12, value: 96%}, {on: 2007-06, value: 90%}]",
            ("96%", "", None, ["96%", "90%"]),
        ),
        ("[{on: 2007-06, value: 3次}, {on: 2007-12, value: 4人}]", ("", "", None, ["3次", "4人"])),
        ("[{on: 2007-06, text: 一}]", ("", "", None, ["None"])),
    ],
)
def test_a_result_is_a_figure_a_text_yes_or_no_or_entries(
    written: str, read: tuple[str, str, bool | None, list[str]]
) -> None:
    assert short(written) == read


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("[]", ["1:4 Y050 this must not be empty"]),
        ("''", ["1:4 Y050 this must not be empty"]),
        ("{}", ["1:4 Y050 this must not be empty"]),
        ("{value: ~}", ["1:4 Y050 this must not be empty"]),
        ("{value: 若干}", ["1:12 Y034 “若干” is not a number"]),
        ("{数字: 12}", ["1:5 Y030 unknown key “数字”", "1:4 Y050 this must not be empty"]),
        ("[{value: 3}]", ["1:6 Y032 required key “on” (日期) is missing"]),
        ("[{on: 年底, value: 3}]", ["1:10 Y035 “年底” is not a date"]),
        ("[一, {on: 2007-05}]", ["1:5 Y033 expected keys with values here, found text"]),
    ],
)
def test_what_is_wrong_with_a_result_is_reported(written: str, reported: list[str]) -> None:
    assert read_value(RESULT_SHAPE, written)[1] == reported


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("做了。", "做了。"),
        ("是", "是"),
        ("否", "否"),
        ("[{on: 2007-06, value: 3次}, {on: 2007-12, text: 做了}]", "3次；做了"),
        ("[{on: 2007-06}]", ""),
    ],
)
def test_a_result_can_be_said_in_short(written: str, words: str) -> None:
    assert result_text(value_of(RESULT_SHAPE, written)) == words
