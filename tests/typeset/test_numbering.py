"""Chinese and circled numerals, and letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.manuscript.nodes import (
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    ManuscriptBlock,
    Paragraph,
    ParagraphKind,
    Table,
    TableCell,
    TextRun,
)
from civplan.typeset.numbering import (
    NumberedParagraph,
    NumberForms,
    chinese_numeral,
    circled_numeral,
    letter_numeral,
    number_blocks,
)
from support.manuscripts import text_run


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_is_written_as_headings_write_it(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_number_without_a_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"no numeral for {number}: from 1 to 9999"):
        chinese_numeral(number)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "51)")],
)
def test_a_number_is_circled_while_unicode_has_circles(number: int, numeral: str) -> None:
    assert circled_numeral(number) == numeral


def value_of(numeral: str) -> int:
    """The number that a Chinese numeral says, read digit by digit."""
    value, digit = 0, 0
    for character in numeral:
        if character in "十百千":
            value += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return value + digit


def test_every_numeral_reads_back_as_its_number() -> None:
    numbers = range(1, 10_000)

    assert [value_of(chinese_numeral(number)) for number in numbers] == list(numbers)


def test_no_numeral_has_two_zeros_side_by_side_or_one_at_its_end() -> None:
    numerals = [chinese_numeral(number) for number in range(1, 10_000)]

    assert [one for one in numerals if "零零" in one or one.endswith("零")] == []


def test_only_ten_to_nineteen_leave_the_leading_one_out() -> None:
    short = [number for number in range(1, 10_000) if chinese_numeral(number)[0] in "十百千"]

    assert short == list(range(10, 20))


def test_every_circled_numeral_means_its_number() -> None:
    numbers = range(1, 51)

    assert [unicodedata.numeric(circled_numeral(number)) for number in numbers] == list(numbers)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_letters_go_on_behind_z(number: int, letters: str) -> None:
    assert letter_numeral(number) == letters


def heading(level: int, *, numbered: bool = True) -> Heading:
    return Heading(level, text_run("题"), numbered)


def entries(*texts: str, below: tuple[ManuscriptBlock, ...] = ()) -> List:
    return List(tuple(ListItem(text_run(text), below) for text in texts))


def nested(depth: int) -> List:
    """So many lists in one another, of one entry each."""
    below = entries("项")
    for _ in range(depth - 1):
        below = entries("项", below=(below,))
    return below


def numbers_of(
    *blocks: ManuscriptBlock, forms: NumberForms | None = None
) -> list[tuple[int, str, str]]:
    """Level, number and text of each paragraph."""
    return [
        (block.level, block.number, "".join(run.text for run in block.runs))
        for block in number_blocks(blocks, forms)
        if isinstance(block, NumberedParagraph)
    ]


def numbers(*blocks: ManuscriptBlock, forms: NumberForms | None = None) -> list[str]:
    return [number for _, number, _ in numbers_of(*blocks, forms=forms)]


def test_the_four_levels_have_the_standards_forms() -> None:
    assert numbers(*map(heading, (1, 2, 3, 4))) == ["一、", "（一）", "1.", "（1）"]


def test_headings_count_within_the_heading_above_them() -> None:
    levels = (1, 2, 2, 1, 2)
    assert numbers(*map(heading, levels)) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_may_be_left_out() -> None:
    assert numbers(heading(1), heading(3), heading(3)) == ["一、", "1.", "2."]


def test_an_unnumbered_heading_takes_no_number_and_counts_for_nothing() -> None:
    blocks = (heading(1), heading(1, numbered=False), heading(1))
    assert numbers(*blocks) == ["一、", "", "二、"]


def test_what_stands_under_an_unnumbered_heading_counts_anew() -> None:
    blocks = (heading(1), heading(2), heading(1, numbered=False), heading(2))
    assert numbers(*blocks) == ["一、", "（一）", "", "（一）"]


def test_every_number_begins_again_below_a_division() -> None:
    blocks = (heading(0), heading(1), heading(2), entries("甲"), heading(1), heading(0), heading(1))
    assert numbers(*blocks) == [
        *("第一部分　", "一、", "（一）", "1.", "二、"),
        *("第二部分　", "一、"),
    ]


def test_a_list_is_of_level_3_under_levels_1_and_2() -> None:
    assert numbers(heading(1), entries("甲", "乙")) == ["一、", "1.", "2."]
    assert numbers(heading(2), entries("甲")) == ["（一）", "1."]


def test_a_list_is_one_level_below_a_heading_of_level_3_or_4() -> None:
    assert numbers(heading(3), entries("甲")) == ["1.", "（1）"]
    assert numbers(heading(4), entries("甲")) == ["（1）", "①"]


def test_each_list_counts_from_one() -> None:
    blocks = (entries("甲", "乙"), Paragraph(text_run("文")), entries("丙"))
    assert numbers(*blocks) == ["1.", "2.", "", "1."]


def test_nested_lists_go_deeper_than_the_standards_levels() -> None:
    forms = ["1.", "（1）", "①", "a.", "（a）", "A.", "（A）", "①", "a.", "（a）"]

    assert numbers_of(nested(10)) == [
        (level, number, "项") for level, number in enumerate(forms, start=3)
    ]


def test_each_level_of_nested_lists_counts_on_in_its_own_form() -> None:
    below = nested(1)
    for _ in range(6):
        below = entries("甲", "乙", below=(below,))

    last = [
        [number for at, number, _ in numbers_of(below) if at == level][-1] for level in range(3, 9)
    ]
    assert last == ["2.", "（2）", "②", "b.", "（b）", "B."]


def test_paragraphs_under_an_entry_follow_it_without_a_number() -> None:
    assert numbers_of(entries("甲", below=(Paragraph(text_run("文")),))) == [
        (3, "1.", "甲"),
        (0, "", "文"),
    ]


def test_an_ordinal_list_is_one_paragraph() -> None:
    items = (
        ListItem(text_run("抓组织；")),
        ListItem((TextRun("抓宣传", run_in=True), TextRun("。"))),
    )
    assert list(number_blocks([List(items, ListStyle.ORDINAL)])) == [
        NumberedParagraph(
            (
                TextRun("一是"),
                TextRun("抓组织；"),
                TextRun("二是"),
                TextRun("抓宣传", run_in=True),
                TextRun("。"),
            )
        )
    ]


def test_a_hundred_headings_are_no_fault() -> None:
    assert numbers(*[heading(1)] * 101)[-1] == "一百零一、"


def test_the_forms_can_be_changed() -> None:
    assert numbers(heading(3), forms=NumberForms(level_3="{}、")) == ["1、"]


def test_tables_figures_and_kinds_of_paragraphs_pass_through() -> None:
    table = Table((), ((TableCell(text_run("格")),),))
    figure = Figure("a.png")
    recipient = Paragraph(text_run("街道："), ParagraphKind.RECIPIENT)
    assert list(number_blocks([recipient, table, figure])) == [
        NumberedParagraph(recipient.runs, kind=ParagraphKind.RECIPIENT),
        table,
        figure,
    ]


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans())))
def test_a_heading_counts_the_numbered_ones_since_the_last_heading_above_it(
    headings: list[tuple[int, bool]],
) -> None:
    expected = []
    for position, (level, numbered) in enumerate(headings):
        before = headings[:position]
        above = [i for i, (other, _) in enumerate(before) if other < level]
        since = before[above[-1] + 1 if above else 0 :]
        count = 1 + sum(one == (level, True) for one in since)
        numeral = chinese_numeral(count) if level <= 2 else str(count)
        form = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}[level]
        expected.append(form.format(numeral) if numbered else "")

    assert numbers(*(heading(level, numbered=numbered) for level, numbered in headings)) == expected


TEXTS = st.text("甲乙丙", min_size=1, max_size=3)
LISTS = st.recursive(
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda texts: entries(*texts)),
    lambda inner: st.builds(
        lambda text, list_: entries(text, below=(Paragraph(text_run(text)), list_)), TEXTS, inner
    ),
    max_leaves=6,
)


def texts_of(block: List) -> list[str]:
    """The texts of a list in reading order."""
    texts: list[str] = []
    for item in block.items:
        texts += ["".join(run.text for run in item.runs)]
        for child in item.blocks:
            if isinstance(child, List):
                texts += texts_of(child)
            elif isinstance(child, Paragraph):
                texts += ["".join(run.text for run in child.runs)]
    return texts


@given(st.lists(LISTS, max_size=3))
def test_no_text_is_lost_and_none_changes_its_place(lists: list[List]) -> None:
    blocks: list[ManuscriptBlock] = [*lists, heading(1), *lists]

    assert [text for _, _, text in numbers_of(*blocks)] == [
        *(text for one in lists for text in texts_of(one)),
        "题",
        *(text for one in lists for text in texts_of(one)),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [("12345热线", "1. "), ("热线12345", "1."), ("“12345”热线", "1."), ("一老一小", "1.")],
)
def test_a_number_does_not_run_into_a_text_that_begins_with_digits(text: str, number: str) -> None:
    entry = ListItem(text_run(text))
    first, _ = number_blocks([List((entry, entry))])

    assert isinstance(first, NumberedParagraph)
    assert first.number == number
