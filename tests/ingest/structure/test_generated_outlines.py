"""Documents made from a known tree come back as that tree, however they are labelled and broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from civplan.typeset.numbering import chinese_numeral, circled_numeral
from support.outlines import part_of

TITLE = "湖内社区2007年创建文明社区工作计划"
HEADINGS = ("健全组织", "宣传发动", "环境整治", "治安巡逻", "邻里和睦", "文体活动", "便民服务")
SENTENCES = (
    "每月召开一次楼群组长碰头会，听取居民的意见。",
    "春秋两季清理楼道杂物，做到日产日清，不留死角。",
    "组织退休党员上门走访困难家庭，了解他们的需要；",
    "暑期在活动室开设书画班，邀请老师来讲课！",
)
FORMS = {
    "han": ("{han}、", "{han}．"),
    "han in brackets": ("（{han}）", "({han})", "（{han}）、"),
    "han bracket": ("{han}）", "{han})"),
    "digit": ("{digit}、", "{digit}.", "{digit}．", "{digit}。"),
    "digit in brackets": ("（{digit}）", "({digit})", "({digit})、"),
    "digit bracket": ("{digit})", "{digit}）"),
    "circled": ("{circled}",),
    "division": ("第{han}部分", "第{han}部分："),
    "chapter": ("第{han}章",),
    "letter": ("{letter}.", "{letter})"),
}
"""The forms of each kind of label."""


@dataclass(frozen=True)
class Entry:
    """An item of a generated document with its paragraphs and the items below."""

    text: str
    paragraphs: tuple[str, ...] = ()
    below: tuple[Entry, ...] = ()


def entries(depth: int) -> st.SearchStrategy[tuple[Entry, ...]]:
    """Two to four items; the first has items below it where the document is that deep."""
    paragraphs = st.lists(st.sampled_from(SENTENCES), max_size=2).map(tuple)
    leaf = st.builds(Entry, st.sampled_from(SENTENCES), paragraphs)
    if depth == 1:
        return st.lists(leaf, min_size=2, max_size=4).map(tuple)
    inner = st.builds(Entry, st.sampled_from(HEADINGS), paragraphs, entries(depth - 1))
    rest = st.lists(st.one_of(leaf, inner), min_size=1, max_size=3)
    return st.tuples(inner, rest).map(lambda parts: (parts[0], *parts[1]))


@st.composite
def forms_by_level(draw: st.DrawFn, depth: int) -> list[str]:
    """A form of label for each level, in whatever order of the kinds."""
    kinds = draw(st.permutations(sorted(FORMS)))
    return [draw(st.sampled_from(FORMS[kind])) for kind in kinds[:depth]]


def label(form: str, number: int) -> str:
    return form.format(
        han=chinese_numeral(number),
        digit=number,
        circled=circled_numeral(number),
        letter="abcdefgh"[number - 1],
    )


def lines_of_entries(
    document: tuple[Entry, ...], forms: list[str], level: int = 1
) -> Iterator[tuple[int, str, str]]:
    """Level, label and text of each line of a document."""
    for number, entry in enumerate(document, 1):
        yield level, label(forms[level - 1], number), entry.text
        for paragraph in entry.paragraphs:
            yield level + 1, "", paragraph
        yield from lines_of_entries(entry.below, forms, level + 1)


def read_lines(text: str) -> list[tuple[int, str, str]]:
    """Level, label and text of each node; a heading's body is one text with it."""
    return [(node.level, node.label, node.text) for node in part_of(text).nodes]


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[int, str, str]]:
    depth = draw(st.integers(1, 4))
    document = draw(entries(depth))
    opening = [
        (1, "", sentence) for sentence in draw(st.lists(st.sampled_from(SENTENCES[:2]), max_size=1))
    ]
    return [*opening, *lines_of_entries(document, draw(forms_by_level(depth)))]


@given(documents())
def test_a_document_comes_back_with_its_levels_whatever_the_order_of_its_labels(
    lines: list[tuple[int, str, str]],
) -> None:
    text = "\n".join([TITLE, *(f"{number}{text}" for _, number, text in lines)])

    assert read_lines(text) == lines


@given(
    documents(), st.sampled_from(["\u3000\u3000", "  ", "\t"]), st.sampled_from(["", " ", "\u3000"])
)
def test_blanks_before_and_behind_labels_change_nothing(
    lines: list[tuple[int, str, str]], indent: str, apart: str
) -> None:
    body = (f"{indent}{number}{apart if number else ''}{text}" for _, number, text in lines)

    assert read_lines("\n\n".join([TITLE, *body])) == lines


LONG_SENTENCES = (
    "每月召开一次楼群组长碰头会，听取居民对环境、治安和邻里关系的意见，逐条登记，一周内给出答复。",
    "春秋两季清理楼道杂物，拆除违章搭建，修补破损的路面，让每一栋楼都干净、整齐，老人出门也放心。",
    "组织退休党员和热心居民结成对子，上门走访困难家庭，了解他们的需要，帮助解决看病、上学等难题；",
)


@given(documents(), st.integers(20, 40))
def test_lines_that_a_hard_wrap_cut_are_joined(
    lines: list[tuple[int, str, str]], width: int
) -> None:
    long = {short: LONG_SENTENCES[n % 3] for n, short in enumerate(SENTENCES)}
    whole = [(level, number, long.get(text, text)) for level, number, text in lines]
    wrapped = [
        text[start : start + width]
        for _, number, words in whole
        for text in (f"{number}{words}",)
        for start in range(0, len(text), width)
    ]

    assert read_lines("\n".join([TITLE, *wrapped])) == whole


@given(st.sampled_from(FORMS["digit"][:3] + FORMS["digit in brackets"]), st.integers(2, 6))
def test_a_list_inside_a_paragraph_is_cut_at_its_numbers(form: str, count: int) -> None:
    items = [SENTENCES[number % 2] for number in range(count)]
    line = "".join(f"{label(form, number)}{text}" for number, text in enumerate(items, 1))

    assert read_lines(f"{TITLE}\n一、主要工作：{line}") == [
        (1, "一、", "主要工作："),
        *((2, label(form, number), text) for number, text in enumerate(items, 1)),
    ]


@given(st.lists(st.integers(2, 5), min_size=2, max_size=4))
def test_numbers_that_begin_anew_under_each_heading_stay_on_their_level(counts: list[int]) -> None:
    lines = [
        line
        for number, count in enumerate(counts, 1)
        for line in (
            (1, label("{han}、", number), "环境整治"),
            *((2, f"{item}、", SENTENCES[0]) for item in range(1, count + 1)),
        )
    ]

    assert (
        read_lines("\n".join([TITLE, *(f"{number}{text}" for _, number, text in lines)])) == lines
    )
