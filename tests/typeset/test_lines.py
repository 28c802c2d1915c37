"""Where the lines of a text break."""

from __future__ import annotations

import pytest

from civplan.typeset.lines import (
    Widths,
    break_lines,
    character_widths,
    count_lines,
    has_lone_end,
)


def broken(text: str, first: float = 6, others: float = 6) -> list[str]:
    """The lines of a text in lines of six characters, or so many."""
    starts = break_lines(text, first, others)
    return [text[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("社区居民文明", ["社区居民文明"]),
        ("社区居民文明创建", ["社区居民文明", "创建"]),
        ("社区\n居民", ["社区\n", "居民"]),
        ("\n", ["\n", ""]),
    ],
    ids=["empty", "full", "too long", "forced", "forced and empty"],
)
def test_a_line_holds_as_many_characters_as_have_room(text: str, lines: list[str]) -> None:
    assert broken(text) == lines


@pytest.mark.parametrize("mark", "，。、；：？！")
def test_a_stop_behind_a_full_line_hangs_out(mark: str) -> None:
    assert broken(f"社区居民文明{mark}创建") == [f"社区居民文明{mark}", "创建"]


@pytest.mark.parametrize("mark", "”’）》〉】〕…％℃")
def test_another_mark_that_may_not_begin_a_line_takes_a_character_with_it(mark: str) -> None:
    assert broken(f"社区居民文明{mark}创建") == ["社区居民文", f"明{mark}创建"]


@pytest.mark.parametrize("marks", ["。”", "）。", "》，", "！”", "……"])
def test_two_marks_that_may_not_begin_a_line_take_a_character_with_them(marks: str) -> None:
    assert broken(f"社区居民文明{marks}创建") == ["社区居民文", f"明{marks}创建"]


@pytest.mark.parametrize("mark", "“‘（《〈【〔")
def test_an_opening_mark_goes_to_the_line_of_what_it_opens(mark: str) -> None:
    assert broken(f"社区居民文{mark}明创建") == ["社区居民文", f"{mark}明创建"]


def test_opening_marks_go_together() -> None:
    assert broken("社区居民（“文明创建”）") == ["社区居民", "（“文明创", "建”）"]


@pytest.mark.parametrize(
    "word", ["2007", "97.3%", "A&B", "12345", "a@b.cn", "1,860", "2007-10-1", "café"]
)
def test_neither_a_figure_nor_a_latin_word_is_broken(word: str) -> None:
    assert broken(f"社区居民文{word}年") == ["社区居民文", f"{word}年"]


def test_a_word_longer_than_a_line_is_broken_where_the_line_ends() -> None:
    assert broken("a" * 30) == ["a" * 12, "a" * 12, "a" * 6]


def test_a_stop_behind_a_word_longer_than_a_line_takes_a_character_with_it() -> None:
    assert broken("95.5%。", 2.5, 2.5) == ["95.5", "%。"]


def test_a_line_has_a_character_however_narrow_it_is() -> None:
    assert broken("社区", 0, -1) == ["社", "区"]


def test_a_stop_behind_a_figure_stays_with_it_and_does_not_hang() -> None:
    assert broken("社区居民有20%，完成") == ["社区居民有", "20%，完成"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("社区居民Wi-Fi信号", ["社区居民Wi-", "Fi信号"]),
        ("社区居2024-2025年", ["社区居2024-", "2025年"]),
        ("社区居民文Ⅱ-3条", ["社区居民文", "Ⅱ-3条"]),
        ("社区居民零下-5度", ["社区居民零下", "-5度"]),
        ("社区居民“5G”8处", ["社区居民", "“5G”8处"]),
        ("社区居民文5“一站", ["社区居民文", "5“一站"]),
        ("社区居民文±0.5", ["社区居民文", "±0.5"]),
        ("社区居民文№5", ["社区居民文", "№5"]),
    ],
)
def test_what_belongs_to_a_word_or_a_figure_stays_with_it(text: str, lines: list[str]) -> None:
    assert broken(text) == lines


@pytest.mark.parametrize("blank", [" ", "  ", "　"])
def test_blanks_behind_a_full_line_do_not_begin_the_next(blank: str) -> None:
    assert broken(f"社区居民文明{blank}创建") == [f"社区居民文明{blank}", "创建"]


def test_a_dash_is_not_broken_in_two() -> None:
    assert broken("社区居民文——明") == ["社区居民文", "——明"]


@pytest.mark.parametrize("marks", ["\u3099", "\ufe0f", "\ufe0f\u20e3"])
def test_a_mark_without_width_stays_on_its_character(marks: str) -> None:
    assert broken(f"社区居民文か{marks}創") == [f"社区居民文か{marks}", "創"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("字" * 26, 1),
        ("字" * 27, 2),
        ("字" * 54, 2),
        ("字" * 55, 3),
        ("字\n字", 2),
        ("字" * 26 + "。", 1),
        ("字" * 26 + "（", 2),
        ("字" * 25 + "2007年", 2),
        ("字" * 25 + "（" + "字" * 28, 3),
    ],
)
def test_lines_are_counted_as_they_will_break(text: str, lines: int) -> None:
    assert count_lines(text, 26, 28) == lines


@pytest.mark.parametrize(
    ("length", "is_lone"), [(27, False), (28, True), (29, False), (55, False), (56, True)]
)
def test_a_last_line_of_one_character_and_its_mark(length: int, *, is_lone: bool) -> None:
    """A mark that has no room on its line does not begin the next one."""
    assert has_lone_end(f"{'划' * (length - 1)}。", 26, 28) is is_lone


@pytest.mark.parametrize(
    ("text", "unspaced"),
    [
        ("社区居民", ""),
        ("社区2007年", "区7"),
        ("2007年社区", "7"),
        ("社区“A”级", "“”"),  # a mark of no script goes with what stands before it
        ("（2007）年", "（7"),
        (" “A”级", "”"),
        ("社区 5 户", "  "),
        ("社区2007", "区"),
    ],
)
def test_between_a_chinese_and_another_character_there_is_no_spacing(
    text: str, unspaced: str
) -> None:
    widths = character_widths(text, Widths(1, 1, 0.25))

    narrow = [one for one, width in zip(text[:-1], widths[:-1], strict=True) if width == 1]
    assert "".join(narrow) == unspaced
