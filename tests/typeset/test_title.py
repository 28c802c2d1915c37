"""Titles in balanced lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from civplan.typeset.measure import text_width
from civplan.typeset.title import TITLE_LINE_WIDTH, balance_title, break_costs
from support.manuscripts import texts


@pytest.mark.parametrize(
    "lines",
    [
        ("湖内社区2007年创建文明社区工作计划",),
        ("通北街道湖内社区居民委员会", "2007年创建文明社区工作计划"),
        ("湖内社区居民委员会关于2007年度", "创建市级文明社区工作情况的总结"),
        ("湖内社区2007年社会治安综合治理", "及平安建设工作总结"),
        ("𠮷祥社区“五好”A&B共建2007年度", "创建文明社区和社会治安综合治理工作计划"),
        (
            "通北街道湖内社区居民委员会",
            "关于深入学习贯彻“三个代表”",
            "重要思想全面推进精神文明建设",
            "创建市级文明社区的2007年度工作计划",
        ),
    ],
)
def test_a_title_breaks_where_its_words_break(lines: tuple[str, ...]) -> None:
    assert balance_title("".join(lines)) == lines


def test_no_line_is_shorter_than_both_its_neighbours() -> None:
    title = "湖内社区居民委员会关于2007年度深入开展创建文明社区活动、未成年人思想道德建设情况的报告"
    assert balance_title(title) == (
        "湖内社区居民委员会关于",
        "2007年度深入开展创建文明社区活动、",
        "未成年人思想道德建设情况的报告",
    )


def test_the_authors_own_lines_are_kept() -> None:
    lines = ("湖内社区", "二〇〇七年工作计划")
    assert balance_title(lines) == lines


def test_a_line_break_in_the_title_is_the_authors() -> None:
    assert balance_title("湖内社区\n工作计划") == ("湖内社区", "工作计划")


@pytest.mark.parametrize("title", ["", (), ("",), " "])
def test_no_title_is_no_line(title: str | tuple[str, ...]) -> None:
    assert balance_title(title) == ()


def test_a_title_of_twenty_characters_is_one_line() -> None:
    assert len(balance_title("甲" * 20)) == 1
    assert len(balance_title("甲" * 21)) == 2


def test_a_title_that_only_narrow_digits_would_leave_on_one_line_is_two() -> None:
    lines = ("湖光社区党总支/居民委员会", "2024年工作总结")
    assert balance_title("".join(lines)) == lines


@pytest.mark.parametrize(
    "title",
    [
        "湖内社区关于学习《居民自治工作条例（2007年修订）》的情况报告",
        "湖内社区居民委员会关于开展“楼群组长接待日”活动的工作总结",
        "湖内社区居委会2007年与ABCDEFG有限公司共建文明社区工作计划",
    ],
)
def test_marks_and_words_stay_whole(title: str) -> None:
    lines = balance_title(title)
    assert "".join(lines) == title
    for line in lines:
        assert line.count("“") == line.count("”")
        assert line.count("《") == line.count("》")
        assert line.count("（") == line.count("）")
        assert line[0] not in "，。、；：？！）》”"
    assert sum("ABCDEFG" in line for line in lines) == title.count("ABCDEFG")


def test_sixty_characters_make_a_trapezoid_or_a_lozenge() -> None:
    title = (
        "通北街道湖内社区居民委员会关于深入开展创建文明社区活动"
        "进一步提升居民素质和生活质量构建和谐平安家园的2007年度工作计划"
    )
    lines = balance_title(title)
    widths = [text_width(line) for line in lines]
    longest = widths.index(max(widths))
    assert len(title) == 60
    assert 3 <= len(lines) <= 4
    assert max(widths) <= TITLE_LINE_WIDTH
    assert widths[: longest + 1] == sorted(widths[: longest + 1])
    assert widths[longest:] == sorted(widths[longest:], reverse=True)


def test_what_cannot_be_cut_stays_one_line() -> None:
    assert balance_title("a" * 90) == ("a" * 90,)


def test_a_title_longer_than_any_is_left_to_wrap() -> None:
    assert balance_title("社区" * 60) == ("社区" * 60,)


@example("\xa0")
@given(texts(max_size=60))
def test_nothing_of_a_title_is_lost_unless_it_is_only_blanks(title: str) -> None:
    assert "".join(balance_title(title)) == (title if title.strip() else "")


def test_a_break_costs_least_after_a_phrase() -> None:
    costs = break_costs("湖内社区2007年工作计划")
    assert costs == {1: 16.0, 2: 25.0, 3: 80.0, 4: 0.0, 9: 0.0, 10: 80.0, 11: 80.0, 12: 80.0}
