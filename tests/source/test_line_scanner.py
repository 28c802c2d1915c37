"""What is still open at the end of a line."""

from __future__ import annotations

import pytest

from civplan.source.line_scanner import (
    MOST_OPEN,
    MOST_SCANNED_LINES,
    LineScanner,
    lines_with_starts,
    open_marks,
)
from civplan.source.source import KeyNames


@pytest.mark.parametrize(
    ("line", "opened"),
    [
        ("甲", ""),
        ('"甲', '"'),
        ("'甲", "'"),
        ('"甲"', ""),
        ('"甲\\"', '"'),
        ('"甲\\\\"', ""),
        ("'甲\\'", ""),
        ("'it''s", "'"),
        ("'it''s'", ""),
        ("[甲", "["),
        ("[甲, {乙: 丙", "[{"),
        ("[甲, {乙: 丙}", "["),
        ("[甲]", ""),
        ('[甲, "乙]', '["'),
        ('[甲, "乙]"', "["),
        ("[it's", "["),
        ("[甲 # ]", "["),
        ("[甲 # 乙", "["),
        ("[甲 # ]]", "["),
        ("[甲#]", ""),
        ('["a"]', ""),
        ("{'a]':'b", "{'"),
        ("[甲] [", ""),
    ],
)
def test_what_a_value_leaves_open(line: str, opened: str) -> None:
    assert open_marks(line, "") == opened


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("甲", '"', '"'),
        ('甲"', '"', ""),
        ("甲'", '"', '"'),
        ("甲\"'", "'", ""),
        ("甲]", "[", ""),
        ("甲}", "[{", "["),
        ("甲}]", "[{", ""),
        ('甲", "乙', '["', '["'),
        ('甲"]', '["', ""),
        ("# ]", "[", "["),
        ("", "[", "["),
    ],
)
def test_what_a_line_closes(line: str, before: str, after: str) -> None:
    assert open_marks(line, before) == after


def test_of_very_many_brackets_a_hundred_are_kept() -> None:
    assert open_marks("[" * 4000, "") == "[" * MOST_OPEN


KEYS = frozenset({"名称", "内容"})


def typos(text: str) -> list[tuple[int, str, bool]]:
    """Each line with a typo: its number, what was taken for key or white, and if fixable."""
    return [(one.line, one.match[0], one.is_fixable) for one in LineScanner(KEYS).typos(text)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [(1, 0, "")]),
        ("a\n", [(1, 0, "a"), (2, 2, "")]),
        ("a\r\n\r\nb", [(1, 0, "a"), (2, 3, ""), (3, 5, "b")]),
        ("a\u2028b", [(1, 0, "a"), (2, 2, "b")]),
    ],
)
def test_lines_know_their_number_and_where_they_begin(
    text: str, lines: list[tuple[int, int, str]]
) -> None:
    assert list(lines_with_starts(text)) == lines


def test_a_typo_knows_where_its_line_begins() -> None:
    (typo,) = LineScanner(KEYS).typos("a:\n  - 名称：甲\n")

    assert (typo.start, typo.match.start(), typo.match.end()) == (3, 4, 7)
    assert not typo.is_indentation


@pytest.mark.parametrize(
    "key", ["社", "社区", "a", "at_least", "责任-单位", "甲1", "_a", "字" * 16]
)
def test_a_word_at_the_margin_is_a_key(key: str) -> None:
    assert typos(f"{key}：甲\n") == [(1, f"{key}：", True)]
    assert typos(f"{key}:甲\n") == [(1, f"{key}:", True)]


@pytest.mark.parametrize(
    "text",
    [
        "1：甲\n",
        "第 一：甲\n",
        "“甲”：乙\n",
        "（一）：甲\n",
        "甲，乙：丙\n",
        "字" * 17 + "：甲\n",
        "社区   ：甲\n",
        "社区: 甲：乙\n",
        "社区:\n",
        "社区:\t甲\n",
        "http://example.org\n",
        "12:30\n",
    ],
)
def test_what_is_no_word_at_the_margin_is_no_key(text: str) -> None:
    assert typos(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  名称：甲\n", [(2, "名称：", True)]),
        ("a:\n  一是：甲\n", []),
        ("a:\n  - 内容：甲\n", [(2, "内容：", True)]),
        ("a:\n  - 一是：甲\n", []),
        ("a: 甲\n  名称：乙\n", []),
        ("a:\n  甲\n  名称：乙\n", []),
        ("a: 甲\n\n  名称：乙\n", []),
        ("a:\n  　甲\n  名称：乙\n", []),
        ("a: 甲\nb:\n  名称：乙\n", [(3, "名称：", True)]),
        ("a: # 说明\n  名称：乙\n", [(2, "名称：", True)]),
        ("a: 甲\n  # 说明\n  名称：乙\n", []),
        ("a: &x\n  名称：乙\n", [(2, "名称：", True)]),
        ("a: &x !!map\n  名称：乙\n", [(2, "名称：", True)]),
        ("a: &x 甲\n  名称：乙\n", []),
        ("a: R&D\n  名称：乙\n", []),
    ],
)
def test_further_in_only_names_of_the_schema_are_keys_and_only_where_no_text_goes_on(
    text: str, found: list[tuple[int, str, bool]]
) -> None:
    assert typos(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  - 开会。\n    名称：乙\n", [(3, "名称：", False)]),
        ("a:\n  - 开会。\n     名称：乙\n", []),
        ("a:\n  - 开会。\n   名称：乙\n", []),
        ("a:\n  - 开会。\n    一是：乙\n", []),
        ("a:\n  - b: 1\n    名称：乙\n", [(3, "名称：", True)]),
        ("a:\n  - 开会。\n# 说明\n    名称：乙\n", [(4, "名称：", False)]),
        ("a:\n  - b: 开会。\n      名称：乙\n", []),
        ("a:\n  - - 开会。\n      名称：乙\n", [(3, "名称：", False)]),
        ("a:\n  - - 开会。\n    名称：乙\n", [(3, "名称：", True)]),
        ("a:\n  - 开会。\n  - 名称：乙\n", [(3, "名称：", True)]),
    ],
)
def test_behind_the_text_of_a_list_a_key_is_reported_where_the_next_one_would_stand(
    text: str, found: list[tuple[int, str, bool]]
) -> None:
    assert typos(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("内容:\n  - 名称：甲\n", []),
        ("内容:\n- 名称：甲\n", []),
        ('"内容" :\n  - 名称：甲\n', []),
        ("内容:\n  - 甲\n  - 名称:甲\n", []),
        ("内容:\n  - 甲\n    名称：乙\n", []),
        ("b:\n  - 内容:\n      - 名称：甲\n    名称：乙\n", [(4, "名称：", True)]),
        ("b:\n  - 内容:\n      - 甲\n  - 名称：乙\n", [(4, "名称：", True)]),
        ("内容:\n  - 甲\nb:\n  - 名称：乙\n", [(4, "名称：", True)]),
        ("内容:\n  名称：甲\n", [(2, "名称：", True)]),
        ("名称:\n  - 内容：甲\n", [(2, "内容：", True)]),
        ("措施:\n  - 名称：甲\n  - 内容：乙\n", [(2, "名称：", True)]),
    ],
)
def test_in_a_list_whose_entries_have_no_such_key_a_name_with_a_colon_is_text(
    text: str, found: list[tuple[int, str, bool]]
) -> None:
    names = KeyNames(KEYS, lambda: {"内容": frozenset(), "措施": frozenset({"名称"})})

    assert [
        (one.line, one.match[0], one.is_fixable) for one in LineScanner(names).typos(text)
    ] == found


@pytest.mark.parametrize(
    "header", ["|", ">", "|-", ">+", "|2", "| # 说明", "&x |", "!!str >-", "|  "]
)
def test_a_block_text_ends_where_its_indentation_does(header: str) -> None:
    text = f"a: {header}\n  名称：甲\n\n  　内容：乙\n名称：丙\n"

    assert typos(text) == [(5, "名称：", True)]


@pytest.mark.parametrize("white", ["\t", "\u3000", " \t"])
def test_a_line_of_white_does_not_end_a_block_text(white: str) -> None:
    text = f"a:\n  b: |\n    名称：甲\n{white}\n    内容：乙\n  名称：丙\n"

    assert typos(text) == [(4, white, False), (6, "名称：", True)]


@pytest.mark.parametrize("header", ["|甲", "> 甲", "甲 |", "'|'"])
def test_what_is_no_header_begins_no_block_text(header: str) -> None:
    assert typos(f"a: {header}\n名称：丙\n") == [(2, "名称：", True)]


@pytest.mark.parametrize(
    ("begin", "end"), [('"', '"'), ("'", "'"), ("[", "]"), ("{", "}"), ("[{", "}]"), ('["', '"]')]
)
def test_quotations_and_brackets_end_where_they_are_closed(begin: str, end: str) -> None:
    text = f"a: {begin}甲\n名称：乙\n\t丙{end}\n名称：丁\n"

    assert typos(text) == [(4, "名称：", True)]


@pytest.mark.parametrize("properties", ["&x ", "!!str ", "&x !!str\t"])
@pytest.mark.parametrize(("begin", "end"), [('"', '"'), ("[", "]")])
def test_an_anchor_or_tag_may_stand_in_front(properties: str, begin: str, end: str) -> None:
    assert typos(f"a: {properties}{begin}甲\n名称：乙{end}\n名称：丁\n") == [(3, "名称：", True)]
    assert typos(f"- {properties}{begin}甲\n名称：乙{end}\n名称：丁\n") == [(3, "名称：", True)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("\tb: 1", ["\t"]),
        ("  \tb: 1", ["  \t"]),
        ("\t  \tb: 1", ["\t  \t"]),
        ("\t- b", ["\t"]),
        ("\u3000名称：甲", ["\u3000"]),
        ("\u3000甲", ["\u3000"]),
        ("  \u3000甲", []),
        ("  \u3000b: 1", ["  \u3000"]),
        ("  \t甲", ["  \t"]),
    ],
)
def test_odd_white_is_a_typo_where_it_would_be_indentation(line: str, found: list[str]) -> None:
    assert [match for _, match, _ in typos(f"a:\n{line}\n")] == found


@pytest.mark.parametrize("white", ["\t", "\u3000", "\xa0"])
def test_odd_white_within_a_text_that_goes_on_is_none(white: str) -> None:
    assert typos(f"a: 甲\n  {white}乙\n  {white}丙\n") == []


def test_of_a_text_of_very_many_lines_the_first_are_looked_at() -> None:
    text = "\n" * (MOST_SCANNED_LINES - 1) + "名称：甲\n内容：乙\n"

    assert typos(text) == [(MOST_SCANNED_LINES, "名称：", True)]
