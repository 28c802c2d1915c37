"""Messages of YAML in words for people, at the place where people have to look."""

from __future__ import annotations

import pytest
import yaml

from civplan.source.parse import has_libyaml
from civplan.source.source import Source, parse_source
from civplan.source.syntax import MEANINGS, meaning_of_message
from support.sources import lines_of, source_of


def finding_texts(source: Source) -> list[str]:
    """The findings with their advice."""
    places = lines_of(source.findings)
    return [
        f"{place.replace('YAML syntax: ', '')}; {finding.help('en')}"
        for place, finding in zip(places, source.findings, strict=True)
    ]


CHECK_ABOVE = "check indentation, colons and quotes here and above"
QUOTE_IT = "put the whole text in quotes"
CHECK_COLON = "check the indentation of this line, and the colon of the line above"
DEEPER = "write “key: value”; to go on with the line above, indent it deeper than the key"
CLOSE_IT = "add the closing bracket; if it is text, put it in quotes"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: b: c\n", ("1:5-1:6 Y001 a second colon on this line; put all that follows the first"
         " colon in quotes")),
        ("a: 'b' : c\n", ("1:8-1:9 Y001 a second colon on this line; put all that follows the first"
         " colon in quotes")),
        ("a: b\n c: d\n", ("2:3-2:4 Y001 a key is not expected here; it stands in column 2; to"
         " align it with “a” on line 1, begin in column 1")),
        ("a\nb: c\n", f"2:2-2:3 Y001 a key is not expected here; {CHECK_COLON}"),
        ("a: b\nc\nd: e\n", f"2:1-2:2 Y001 a line without a colon; {DEEPER}"),
        ("a:\n  - b\n  c\n", f"3:3-3:4 Y001 a line without a colon; {DEEPER}"),
        ("%FOO\na: b\n", ("1:1-1:2 Y001 a line that begins with “%” is not understood;"
         " remove this line")),
        ("%YAML 3.0\n---\na: b\n", ("1:1-1:2 Y001 a line that begins with “%” is not understood;"
         " remove this line")),
        ("a: b\n%x\n", ("2:1-2:2 Y001 a line that begins with “%” is not understood;"
         " remove this line")),
        ("a: **b**\n", f"1:4-1:5 Y001 a text cannot begin with “*”; {QUOTE_IT}"),
        ("a: & b\n", f"1:4-1:5 Y001 a text cannot begin with “&”; {QUOTE_IT}"),
        ("a: @b\n", f"1:4-1:5 Y001 a text cannot begin with “@”; {QUOTE_IT}"),
        ("a: `b\n", f"1:4-1:5 Y001 a text cannot begin with “`”; {QUOTE_IT}"),
        ("a: %b\n", f"1:4-1:5 Y001 a text cannot begin with “%”; {QUOTE_IT}"),
        (", a\n", f"1:1-1:2 Y001 a text cannot begin with “,”; {QUOTE_IT}"),
        ("a: ]\n", f"1:4-1:5 Y001 a text cannot begin with “]”; {QUOTE_IT}"),
        ("a: !<\n", f"1:4-1:5 Y001 a text cannot begin with “!”; {QUOTE_IT}"),
        ("a: !x!y z\n", f"1:4-1:5 Y001 a text cannot begin with “!”; {QUOTE_IT}"),
        ("a: | b\n  c\n", ("1:4-1:5 Y001 nothing may stand on the line behind “|” and “>”;"
         " start the text on the next line, indented; if it is text, put it in quotes")),
        ('a: "b\nc: d\n', ("1:4-1:5 Y001 a quotation mark is never closed;"
         " add the closing quotation mark")),
        ("a: b\nc: 'd\n\n", ("2:4-2:5 Y001 a quotation mark is never closed;"
         " add the closing quotation mark")),
        ('a: "\\q"\n', "1:5-1:6 Y001 an unknown escape in double quotes; use single quotes"),
        ('a: "\\u12"\n', ("1:7-1:8 Y001 an escape in double quotes is no character;"
         " type the character itself")),
        ('a: "\\ud800"\n', ("1:7-1:8 Y001 an escape in double quotes is no character;"
         " type the character itself")),
        ('a: "\\U00110000"\n', ("1:7-1:8 Y001 an escape in double quotes is no character;"
         " type the character itself")),
        ("a: [b\nc: d\n", f"1:4-1:5 Y001 a bracket is never closed; {CLOSE_IT}"),
        ("a: {b: c", f"1:4-1:5 Y001 a bracket is never closed; {CLOSE_IT}"),
        ("a: [", f"1:5-1:5 Y001 a bracket is never closed; {CLOSE_IT}"),
        ("a: {b: c d: e}\n", ("1:11-1:12 Y001 a comma is missing in the brackets, or a sign is too"
         " many; put an ASCII comma between the values")),
        ('a: "b" c\n', ("1:8-1:9 Y001 there is text behind the closing quotation mark;"
         " put the whole text in single quotes and use “” inside")),
        ("a: [b] c\n", ("1:8-1:9 Y001 there is text behind the closing bracket;"
         " put the whole text in quotes")),
        ("a: {b: c}d\n", ("1:10-1:11 Y001 there is text behind the closing bracket;"
         " put the whole text in quotes")),
        ("a: b\n- c\n", ("2:1-2:2 Y001 a list entry stands among keys;"
         " put the list under a line “key:”, indented")),
        ("a:\n  b: c\n d: e\n", ("3:2-3:3 Y001 the indentation differs from its neighbours;"
         " it stands in column 2; to align it with “b” on line 2, begin in column 3")),
        ("- a\nb: c\n", ("2:1-2:2 Y001 “- ” is missing in a list, or the indentation differs;"
         f" {CHECK_ABOVE}")),
        ("  a: b\nc: d\n", ("2:1-2:2 Y001 this belongs to no key above; it stands in column 1;"
         " to align it with “a” on line 1, begin in column 3")),
        ("a: - b\n", ("1:4-1:5 Y001 a list cannot start here; start “- ” on a line of its own,"
         " indented")),
        (": a\n", "1:1-1:2 Y001 there is no key in front of the colon; write “key: value”"),
        ("a:\n  -\tb: c\n", ("2:4-2:5 Y017 indented with a tab; YAML counts spaces only;"
         " use ordinary spaces")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported_where_it_is(text: str, finding: str) -> None:
    source = source_of(text)

    assert finding_texts(source) == [finding]
    assert source.root is None


def test_a_message_that_is_not_known_is_reported_as_it_is() -> None:
    meaning = meaning_of_message("while reading: something new")

    assert meaning not in MEANINGS
    assert meaning.words.zh == meaning.words.en == "while reading: something new"
    assert meaning.way_out.en == CHECK_ABOVE


def test_a_message_in_chinese() -> None:
    (finding,) = source_of("a: @b\n").findings

    assert finding.message("zh") == "YAML 语法错误：文字不能以“@”开头"
    assert finding.help("zh") == "给整段文字加上引号"


@pytest.mark.skipif(not has_libyaml(), reason="compares both parsers of PyYAML")
@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a\nb: c\n",
        "a: @b\n",
        'a: "b\n',
        "a: [b\n",
        "a: ]\n",
        "a: {b: c d: e}\n",
        "a: b\n- c\n",
        "a: - b\n",
        "a:\n  b: c\n d: e\n",
        "- a\nb: c\n",
        "a: !x!y z\n",
        'a: "\\q"\n',
        "%YAML 3.0\n---\na: b\n",
    ],
)
def test_without_libyaml_the_same_line_is_reported_in_the_same_words(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = source_of(text).findings
    monkeypatch.delattr(yaml, "CLoader", raising=False)
    slow = source_of(text).findings

    assert [(one.span.line, one.message("en")) for one in slow] == [
        (one.span.line, one.message("en")) for one in fast
    ]


def test_an_escape_that_pyyaml_cannot_place_is_found_in_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(yaml, "CLoader", raising=False)

    assert finding_texts(source_of('a: b\nc: "\\U00110000"\n')) == [
        "2:5-2:5 Y001 an escape in double quotes is no character; type the character itself"
    ]


@pytest.mark.parametrize(
    ("text", "help_zh"),
    [
        ("方面:\n  - 名称: 甲\n   措施: 乙\n", "这一行前面空3格；要和第2行的“名称”对齐，就空4格"),
        (
            "措施:\n    - 内容: 甲\n   - 内容: 乙\n",
            "这一行前面空3格；要和第2行的“-”对齐，就空4格",
        ),
        (
            "措施:\n  - 内容: 甲\n    状态: 已完成\n     原因: 乙\n",
            "这一行前面空5格；要和第3行的“状态”对齐，就空4格",
        ),
        (" 社区: 甲\n年度: 2007\n", "这一行前面空0格；要和第1行的“社区”对齐，就空1格"),
    ],
)
def test_a_line_that_is_a_blank_off_is_told_where_it_belongs(text: str, help_zh: str) -> None:
    [finding] = parse_source(text.encode(), "plan.yaml").findings
    assert finding.help("zh") == help_zh
