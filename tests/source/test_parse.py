"""From YAML to nodes that know their places."""

from __future__ import annotations

import pytest
import yaml

from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.parse import has_libyaml, loader_class
from support.sources import findings_in, places, plain_value, root_of, source_of


def value_of(yaml_text: str) -> Node:
    """The value that a key ``x`` has; it begins on line 1 at column 4."""
    return root_of(f"x: {yaml_text}").entries[0][1]


@pytest.mark.parametrize(
    "text",
    ["010", "no", "12:30", "1e3", "0x1F", "2007-01-10", "~", "null", "true", ".5", "=", "1_0"],
)
def test_a_scalar_is_the_text_as_written(text: str) -> None:
    assert value_of(text) == Scalar(text, value_of(text).span, plain=True)


@pytest.mark.parametrize(
    ("written", "text", "how"),
    [
        ("湖内", "湖内", "plain"),
        ("", "", "plain"),
        ("'湖内'", "湖内", ""),
        ('"湖\\u5185"', "湖内", ""),
        ("|\n  湖\n  内\n", "湖\n内\n", "literal"),
        (">\n  lake\n  side\n", "lake side\n", ""),
        ("!!str null", "null", ""),
        ("! null", "null", ""),
    ],
)
def test_a_scalar_knows_how_it_was_written(written: str, text: str, how: str) -> None:
    scalar = value_of(written)

    assert scalar == Scalar(text, scalar.span, plain=how == "plain", literal=how == "literal")


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_written_without_quotes(written: str) -> None:
    plain, quoted = value_of(written), value_of(f"'{written}'")

    assert isinstance(plain, Scalar)
    assert isinstance(quoted, Scalar)
    assert plain.is_nothing
    assert not quoted.is_nothing


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("湖内社区", "1:4-1:8"),
        ("湖内社区   # 名称", "1:4-1:8"),
        ("𠮷里", "1:4-1:6"),
        ("'湖内'", "1:4-1:8"),
        ("", "1:3-1:3"),
        ("湖内\n  社区\n\n", "1:4-2:5"),
        ("|\n  湖内\n  社区\ny: 1", "1:4-4:1"),
        ("[a, b]", "1:4-1:10"),
        ("{a: b}", "1:4-1:10"),
        ("\n  - a\n  - bc\n\n# end\ny: 1", "2:3-3:7"),
        ("\n  a: 1\n  b: 23\n\n\ny: 1", "2:3-3:8"),
        ("\n  a:\n    - [b,\n       c]\n\ny: 1", "2:3-4:10"),
        ("\n- a\n-\ny: 1", "2:1-3:2"),
        ("[]", "1:4-1:6"),
    ],
)
def test_a_value_knows_its_place(written: str, place: str) -> None:
    assert places(value_of(written).span) == place


def test_a_key_knows_its_place() -> None:
    root = root_of("甲: 1\n'乙 ': 2\n")

    assert [(key.text, places(key.span)) for key, _ in root.entries] == [
        ("甲", "1:1-1:2"),
        ("乙 ", "2:1-2:5"),
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_places_are_right_behind_every_kind_of_line_break(line_break: str) -> None:
    root = root_of(f"甲: 1{line_break}乙: 2{line_break}")

    assert [places(value.span) for _, value in root.entries] == ["1:4-1:5", "2:4-2:5"]


def test_a_key_may_stand_twice() -> None:
    assert [key.text for key, _ in root_of("甲: 1\n甲: 2\n").entries] == ["甲", "甲"]


def test_an_alias_stands_for_the_node_that_it_names() -> None:
    root = root_of("甲: &a {名称: 湖内}\n乙: *a\n丙: [*a, *a]\n")

    assert plain_value(root) == {
        "甲": {"名称": "湖内"},
        "乙": {"名称": "湖内"},
        "丙": [{"名称": "湖内"}, {"名称": "湖内"}],
    }
    assert root.entries[1][1] is root.entries[0][1]
    assert places(root.span) == "1:1-3:12"


def test_the_last_of_two_anchors_with_one_name_counts() -> None:
    assert plain_value(root_of("甲: &a 1\n乙: &a 2\n丙: *a\n")) == {"甲": "1", "乙": "2", "丙": "2"}


def test_an_unknown_alias_is_reported_and_the_rest_is_read() -> None:
    source = source_of("甲: *重点工作\n乙: *nobody\n丙: 1\n".replace("*重点工作", "*one"))

    assert [finding.message("en") for finding in source.findings] == [
        "“*one” refers to nothing above it",
        "“*nobody” refers to nothing above it",
    ]
    assert source.root is not None
    assert plain_value(source.root) == {"甲": "*one", "乙": "*nobody", "丙": "1"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("!!python/object:os.system {}", "!!python/object:os.system"),
        ("!!binary aGk=", "!!binary"),
        ("!!int 3", "!!int"),
        ("!include b.yaml", "!include"),
        ("!!set {a}", "!!set"),
    ],
)
def test_a_tag_is_refused(written: str, shown: str) -> None:
    assert findings_in(f"x: {written}\n") == [f"1:4 Y012 the YAML tag “{shown}” is not allowed"]


@pytest.mark.parametrize("written", ["!!str a", "! a", "!!map {a: b}", "!!seq [a]"])
def test_a_tag_that_says_what_a_node_is_anyway_is_allowed(written: str) -> None:
    assert findings_in(f"x: {written}\n") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("? [a, b]\n: c\n", "1:3"),
        ("? {a: b}\n: c\n", "1:3"),
        ("{[a]: b}\n", "1:2"),
        ("'': a\n", "1:1"),
        ("&a [b]: c\n", "1:1"),
    ],
)
def test_a_key_is_a_name(text: str, place: str) -> None:
    assert findings_in(text) == [f"{place} Y013 a key must be a plain name"]


def test_an_alias_of_a_text_may_be_a_key() -> None:
    assert plain_value(root_of("甲: &a 名称\n*a : 湖内\n")) == {"甲": "名称", "名称": "湖内"}


def test_the_merge_key_is_reported_and_left_out() -> None:
    source = source_of("甲: &a {b: c}\n乙:\n  <<: *a\n  d: e\n")

    assert findings_in("甲: &a {b: c}\n乙:\n  <<: *a\n  d: e\n") == [
        "3:3 Y014 “<<” is not supported"
    ]
    assert source.root is not None
    assert plain_value(source.root) == {"甲": {"b": "c"}, "乙": {"d": "e"}}


def test_two_arrows_in_quotes_are_a_key() -> None:
    assert plain_value(root_of("'<<': a\n")) == {"<<": "a"}


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# 只有说明\n", "---\n", "~\n", "---\n...\n", "\ufeff"]
)
def test_a_file_without_a_value_is_empty(text: str) -> None:
    source = source_of(text)

    assert findings_in(text) == ["1:1 Y005 the file is empty"]
    assert source.root is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("- a\n", "1:1"), ("\n湖内社区\n", "2:1"), ("[a: b]", "1:1"), ("'~'", "1:1")],
)
def test_the_outermost_level_is_keys(text: str, place: str) -> None:
    source = source_of(text)

    expected = "not a plan file: its outermost level must be “key: value” lines"
    assert findings_in(text) == [f"{place} Y006 {expected}"]
    assert source.root is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: 1\n---\nb: 2\n", "2:1"), ("a: 1\n...\n---\n", "3:1"), ("---\n---\n", "2:1")],
)
def test_a_second_document_is_reported(text: str, place: str) -> None:
    expected = "one file holds one plan; a second one starts here"
    assert findings_in(text) == [f"{place} Y007 {expected}"]


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n"])
def test_one_document_may_be_marked(text: str) -> None:
    assert plain_value(root_of(text)) == {"a": "1"}


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        ("\\0", "U+0000"),
        ("\\x07", "U+0007"),
        ("\\u009f", "U+009F"),
        ("\\uFFFE", "U+FFFE"),
        ("\\e", "U+001B"),
    ],
)
def test_an_escape_cannot_smuggle_in_a_control_character(escape: str, code: str) -> None:
    expected = f"the control character {code} cannot stand in a document"
    assert findings_in(f'x: "a{escape}"\n') == [f"1:4 Y015 {expected}"]


@pytest.mark.parametrize("escape", ["\\t", "\\n", "\\N", "\\L", "\\_", "\\u793e", "\\U00020bb7"])
def test_other_escapes_are_characters(escape: str) -> None:
    assert findings_in(f'x: "a{escape}"\n') == []


def test_libyaml_reads_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_libyaml() == yaml.__with_libyaml__
    monkeypatch.delattr(yaml, "CLoader", raising=False)

    assert not has_libyaml()
    assert loader_class() is yaml.SafeLoader


@pytest.mark.parametrize(
    "text",
    [
        "甲: [a, {b: c}]\n乙:\n  - |\n    湖内\n  - &a 'x'\n  - *a\n丙:\n",
        "甲: 湖内\n  社区\n乙: {}\n",
    ],
)
def test_without_libyaml_the_same_is_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = root_of(text)
    monkeypatch.delattr(yaml, "CLoader", raising=False)

    assert root_of(text) == fast


def test_nodes_are_of_three_kinds() -> None:
    root = root_of("甲: 1\n乙: [2]\n丙: {a: 3}\n")

    kinds = [type(value) for _, value in root.entries]
    assert kinds == [Scalar, Sequence, Mapping]


@pytest.mark.parametrize("digits", ["D800", "DFFF", "FFFE", "FFFF", "001B"])
def test_without_libyaml_no_escape_smuggles_in_what_is_no_character(
    digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CLoader", raising=False)

    assert findings_in(f'x: "a\\u{digits}"\n') == [
        f"1:4 Y015 the control character U+{digits} cannot stand in a document"
    ]


@pytest.mark.parametrize(
    ("alias", "place"), [("*one", "2:3-3:9"), ("*nobody", "2:3-3:12")], ids=["known", "unknown"]
)
def test_a_list_ends_with_the_alias_that_is_its_last_entry(alias: str, place: str) -> None:
    root = source_of(f"x:\n  - &one a\n  - {alias}\n\ny: 1\n").root

    assert root is not None
    assert places(root.entries[0][1].span) == place
