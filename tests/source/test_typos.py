"""Colons and indentation that YAML would read, or blame, wrongly."""

from __future__ import annotations

import pytest

from civplan.documents.edits import compatible_fixes, fixes_of, replace_in, replacements_by_path
from civplan.findings.finding import Finding
from civplan.source.line_scanner import FixedText
from civplan.source.typos import MOST_TYPOS, fix_typos
from support.sources import findings_in, lines_of, places, plain_value, source_of, spans_of

KEYS = frozenset({"名称", "内容", "责任单位", "name", "text"})
FULL_WIDTH = "Y016 the key “{}” is followed by a full-width colon"
NO_SPACE = "Y018 no space behind the colon of the key “{}”"
INDENTED = "Y017 indented with {}; YAML counts spaces only"


def colons_in(text: str) -> list[str]:
    """The places of the colons that are reported, and nothing else."""
    found = source_of(text, KEYS).findings
    return [
        f"{one.span.line}:{one.span.column}" for one in found if one.rule.code in {"Y016", "Y018"}
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("社区：湖内\n", "1:3"),
        ("社区 ：湖内\n", "1:4"),
        ("社区： 湖内\n", "1:3"),
        ("社区：\n  - 湖内\n", "1:3"),
        ("社区：\r\n  - 湖内\r\n", "1:3"),
        ("a: 1\n\n社区：湖内", "3:3"),
        ("a: 1\u2028社区：湖内\u2028", "2:3"),
    ],
)
def test_a_full_width_colon_at_the_outermost_level_is_reported(text: str, place: str) -> None:
    assert findings_in(text) == [f"{place} {FULL_WIDTH.format('社区')}"]


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("社区:湖内\n", "1:3", "社区"),
        ("社区:　湖内\n", "1:3", "社区"),
        ("a: 1\nat_least:95%\n", "2:9", "at_least"),
    ],
)
def test_a_colon_without_a_space_at_the_outermost_level_is_reported(
    text: str, place: str, key: str
) -> None:
    assert findings_in(text) == [f"{place} {NO_SPACE.format(key)}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  名称：甲\n", ["2:5"]),
        ("a:\n  b: 1\n  名称：甲\n", ["3:5"]),
        ("a:\n  - 名称：甲\n    内容：乙\n", ["2:7", "3:7"]),
        ("a:\n- 名称：甲\n", ["2:5"]),
        ("a:\n  - - 名称：甲\n", ["2:9"]),
        ("a:\n  -\n    名称：甲\n", ["3:7"]),
        ("a:\n  - b: 1\n    内容：乙\n", ["3:7"]),
        ("a:\n  - 每月开会。\n    责任单位：居委会\n", ["3:9"]),
        ("a: |\n  内容：甲\nb:\n  内容：乙\n", ["4:5"]),
        ("a: >-  # 说明\n  内容：甲\n\n  内容：乙\nb:\n  内容：丙\n", ["6:5"]),
        ("a: [甲,\n  乙]\nb:\n  内容：丙\n", ["4:5"]),
        ('a: "甲\n  乙"\nb:\n  内容：丙\n', ["4:5"]),
        ("a:\n  text:甲\n  name:乙\n", ["2:7", "3:7"]),
    ],
)
def test_further_in_a_name_of_the_schema_with_a_wrong_colon_is_reported(
    text: str, found: list[str]
) -> None:
    assert colons_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  一是：甲\n",
        "a:\n  - 党建：每月一次\n",
        "a:\n  - 见 https://example.org\n  - https://example.org\n  - 12:30\n",
        "a: 名称：甲\n",
        "a: 坚持\n  名称：甲\n  内容：乙\n",
        "a:\n  坚持\n  名称：甲\n",
        "a: |\n  名称：甲\n\n    内容：乙\n",
        "a:\n  - |\n    名称：甲\n",
        "a:\n  - b: >\n      名称：甲\n      内容：乙\n",
        "a: &x |-\n  名称：甲\n",
        "a:\n  >\n  名称：甲\n",
        'a: "坚持\n  名称：甲"\n',
        "a: '坚持\n名称：甲'\n",
        "a: [坚持,\n  名称：甲]\n",
        "a: {b: c,\n名称：甲}\n",
        "# 名称：甲\na: 1\n  # 名称：甲\n",
        "a: 1 # 名称：甲\n",
        '"名称：甲": 1\n',
        "a: '名称：甲'\n",
        "a:\n  - '名称：甲'\n",
        "a: it's\nb: '名称：\n  名称：甲'\n",
        "a: ['it''s',\n  名称：甲]\n",
    ],
)
def test_a_colon_in_a_text_is_left_alone(text: str) -> None:
    assert findings_in(text, KEYS) == []


def test_without_a_schema_only_the_outermost_level_has_known_keys() -> None:
    assert findings_in("a:\n  名称：甲\n") == []


def test_a_line_with_a_wrong_colon_is_read_as_it_was_meant() -> None:
    source = source_of("社区：湖内社区\nwork:\n  - 名称:组织\n    内容： 开会\nyear: 2007\n", KEYS)

    assert source.root is not None
    assert plain_value(source.root) == {
        "社区": "湖内社区",
        "work": [{"名称": "组织", "内容": "开会"}],
        "year": "2007",
    }


def test_places_on_such_a_line_are_those_of_the_file() -> None:
    source = source_of("社区：湖内\na:\n  - 名称:[甲, 乙]\n", KEYS)

    assert source.root is not None
    assert [places(span) for span in spans_of(source.root)] == [
        *("1:1-3:14", "1:1-1:3", "1:4-1:6", "2:1-2:2"),
        *("3:3-3:14", "3:5-3:14", "3:5-3:7", "3:8-3:14", "3:9-3:10", "3:12-3:13"),
    ]


def test_other_findings_on_such_a_line_are_reported_too() -> None:
    assert findings_in("社区：@湖内\n") == [
        "1:3 " + FULL_WIDTH.format("社区"),
        "1:4 Y001 YAML syntax: a text cannot begin with “@”",
    ]


def test_the_key_of_an_entry_whose_text_has_begun_is_reported_and_not_read_as_a_key() -> None:
    source = source_of("a:\n  - 每月开会。\n    责任单位：居委会\n", KEYS)

    assert source.root is not None
    assert plain_value(source.root) == {"a": ["每月开会。 责任单位：居委会"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\tb: 1\n", ["2:1 " + INDENTED.format("a tab")]),
        ("a:\n  \tb: 1\n", ["2:3 " + INDENTED.format("a tab")]),
        ("a:\n　　b: 1\n", ["2:1 " + INDENTED.format("a full-width space")]),
        ("a:\n\xa0 b: 1\n", ["2:1 " + INDENTED.format("a no-break space")]),
        ("a:\n\u2003b: 1\n", ["2:1 " + INDENTED.format("an unusual space")]),
        ("a:\n\u200bb: 1\n", ["2:1 " + INDENTED.format("an unusual space")]),
        ("a: 甲\n　　乙\n", ["2:1 " + INDENTED.format("a full-width space")]),
        ("a: 甲\n  　　b: 乙\n", ["2:3 " + INDENTED.format("a full-width space")]),
        ("a:\n  　- 乙\n", ["2:3 " + INDENTED.format("a full-width space")]),
        ("a: |\n　　甲\n", ["2:1 " + INDENTED.format("a full-width space")]),
        ("a: 1\n\t\nb: 2\n", ["2:1 " + INDENTED.format("a tab")]),
        ("a: 1\n　\nb: 2\n", ["2:1 " + INDENTED.format("a full-width space")]),
        ("a: |\n  甲\n\t\n  乙\n", ["3:1 " + INDENTED.format("a tab")]),
        ("a:\n  -\tb: 1\n", ["2:4 " + INDENTED.format("a tab")]),
        (
            "a:\n\tb: |\n\t\t名称：甲\n社区：湖内\n",
            [
                "2:1 " + INDENTED.format("a tab"),
                "3:1 " + INDENTED.format("a tab"),
                "4:3 " + FULL_WIDTH.format("社区"),
            ],
        ),
    ],
)
def test_indentation_with_anything_but_spaces_is_reported(text: str, found: list[str]) -> None:
    source = source_of(text, KEYS)

    assert findings_in(text, KEYS) == found
    assert source.root is None


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲\n  　　乙\n  　　丙：丁\n",
        "a:\n  　　甲\n",
        "a: |\n  　　甲\n  \t乙\n",
        'a: "甲\n\t乙"\n',
        "a: [甲,\n\t乙]\n",
        "a:\t甲\t# 说明\n",
        "a: 甲　乙\n",
        "a:\n  - 　　甲\n",
        "a: 甲\n \t乙\n",
    ],
)
def test_white_inside_a_text_is_left_alone(text: str) -> None:
    assert findings_in(text, KEYS) == []


def test_a_file_full_of_typos_is_not_fixed() -> None:
    found: list[Finding] = []

    assert fix_typos("社区：湖内\n" * MOST_TYPOS, "plan.yaml", KEYS, found) is None
    assert len(found) == MOST_TYPOS


def test_a_text_without_typos_is_itself() -> None:
    assert fix_typos("a: 1\n", "plan.yaml", KEYS, []) == ("a: 1\n", {})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("%TAG ! x\n---\na: b\n", "1:1-1:5"),
        ("a: b\n...\n%TAG ! x\n", "3:1-3:5"),
        ("a: b\r%TAG ! x\r", "2:1-2:5"),
        ("%TAG ! x\n%TAG !y! x\n", "1:1-1:5"),
    ],
)
def test_the_first_tag_directive_is_reported(text: str, place: str) -> None:
    found = [f"{place} Y012 the YAML tag “%TAG” is not allowed"]

    assert lines_of(source_of(text).findings) == found


@pytest.mark.parametrize("text", ["", "a: b\n", "a: %TAG x\n", " %TAG x\n"])
def test_a_text_without_a_tag_directive(text: str) -> None:
    assert all("Y012" not in line for line in findings_in(text))


@pytest.mark.parametrize(
    ("text", "meant", "inserted"),
    [
        ("社区：湖内\n", "社区: 湖内\n", {1: 4}),
        ("社区： 湖内\n", "社区: 湖内\n", {}),
        ("社区：\t湖内\n", "社区:\t湖内\n", {}),
        ("社区：\n", "社区:\n", {}),
        ("社区：\r\n", "社区:\r\n", {}),
        ("社区：", "社区:", {}),
        ("社区 ：湖内\n", "社区 : 湖内\n", {1: 5}),
        ("社区:湖内\n", "社区: 湖内\n", {1: 4}),
        ("a: b\n年度：2007\n区:湖\n", "a: b\n年度: 2007\n区: 湖\n", {2: 4, 3: 3}),
        ("a:\n  - 名称：湖\n", "a:\n  - 名称: 湖\n", {2: 8}),
    ],
)
def test_a_colon_gets_a_space_behind_it_where_there_is_none(
    text: str, meant: str, inserted: dict[int, int]
) -> None:
    assert fix_typos(text, "a.yaml", KEYS, []) == FixedText(meant, inserted)


@pytest.mark.parametrize(
    "space", ["\t", "\u3000", "\xa0", "\u2003", "\u200b", "\u202f", "\u205f", "\ufeff"], ids=ascii
)
@pytest.mark.parametrize("before", ["a:", "a: b"])
def test_every_space_that_yaml_does_not_count_is_reported(before: str, space: str) -> None:
    names = {"\t": "a tab", "\u3000": "a full-width space", "\xa0": "a no-break space"}
    name = names.get(space, "an unusual space")

    assert findings_in(f"{before}\n{space}c: d\n") == ["2:1 " + INDENTED.format(name)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_typos_are_found_behind_every_kind_of_line_break(end: str) -> None:
    assert findings_in(f"a: b{end}c：d{end}") == ["2:2 " + FULL_WIDTH.format("c")]
    assert findings_in(f"a:{end}\tb: c{end}") == ["2:1 " + INDENTED.format("a tab")]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("名称：甲\n", ["1:3-1:4 “: ”"]),
        ("名称： 甲\n", ["1:3-1:4 “:”"]),
        ("名称：\n  内容：甲\n", ["1:3-1:4 “:”", "2:5-2:6 “: ”"]),
        ("名称:甲\n", ["1:3-1:4 “: ”"]),
        ("名称:　甲\n", ["1:3-1:4 “: ”"]),
        ("a:\n  - 名称：甲\n    内容：乙\n", ["2:7-2:8 “: ”", "3:7-3:8 “: ”"]),
        ("a:\n  - 每月开会。\n    内容：居委会\n", [""]),
        ("注：甲\n", [""]),
        ("a:\n\tb: [\n名称：甲\n", ["", ""]),
    ],
)
def test_a_wrong_colon_is_fixed_behind_a_name_of_the_schema_that_begins_a_value(
    text: str, edits: list[str]
) -> None:
    found = source_of(text, KEYS).findings

    assert [
        "".join(f"{places(edit.span)} “{edit.text}”" for edit in one.edits) for one in found
    ] == edits


SHORT_KEYS = frozenset({"名称", "内容", "b", "c"})


def mended(text: str) -> str:
    """A text after the fixes of its source's findings."""
    fit = compatible_fixes(fixes_of(source_of(text, SHORT_KEYS).findings, {"a.yaml": text}))
    return replace_in(text, replacements_by_path(fit).get("a.yaml", []))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a:\n\tb: 1\n", "a:\n  b: 1\n"),
        ("a:\r\n\tb: 1\r\n\t# 说明\r\n\tc: 2\r\n", "a:\r\n  b: 1\r\n  # 说明\r\n  c: 2\r\n"),
        (
            "a:\n\tb:\n\t\t- 1\n\t\t- c: 2\n\t\t  b: 3\n",
            "a:\n  b:\n    - 1\n    - c: 2\n      b: 3\n",
        ),
        ("a:\n\t- b: 1\n\t\tc: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n　　b: 1\n", "a:\n    b: 1\n"),
        ("a:\n\xa0\xa0b: 1\n", "a:\n  b: 1\n"),
        ("a:\n\u200b  b: 1\n  c: 2\n", "a:\n  b: 1\n  c: 2\n"),
        ("a:\n\tb: 1\n  c: 2\n", "a:\n  b: 1\n  c: 2\n"),
        ("a:\n    c: 2\n\tb: 1\n", "a:\n    c: 2\n    b: 1\n"),
        ("a:\n  c: 2\n　b: 1\n", "a:\n  c: 2\n  b: 1\n"),
        ("a:\n  c: 2\n　　b: 1\n", "a:\n  c: 2\n  b: 1\n"),
        ("a:\n  - b: 1\n\u3000\u3000c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n\tb：1\n", "a:\n  b：1\n"),
        ("a:\n  b:\n\t- c: 1\n      名称: 2\n", "a:\n  b:\n    - c: 1\n      名称: 2\n"),
        ("a: 1\n\t\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: |\n  甲\n\t\n  乙\n", "a: |\n  甲\n\n  乙\n"),
        ("a:\n  -\tb: 1\n", "a:\n  - b: 1\n"),
        ("a:\n  - \t\tb: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
    ],
)
def test_lines_are_indented_with_spaces_where_one_answer_fits(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b:\n    - c: 1\n\tb: 2\n",
        "a:\n  b: |\n    甲\n  c: |\n\t乙\n      丙\n",
        "a:\n  b: 1\n \t  c: 2\n",
        "a:\n\tb: 1\n\tc: [\n",
        "a:\n\tb: '1\n",
    ],
)
def test_lines_stay_as_they_are_where_it_is_not_sure(text: str) -> None:
    assert "Y017" in {finding.rule.code for finding in source_of(text, SHORT_KEYS).findings}
    assert mended(text) == text


def test_a_long_file_is_not_read_again_and_again() -> None:
    text = "a:\n\tb: 1\n" + "# 说明\n" * 50_000

    assert mended(text) == text
