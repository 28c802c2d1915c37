"""Whatever is in a file, reading it comes to an end soon, with findings."""

from __future__ import annotations

import time

import pytest

from civplan.source.controls import MOST_CONTROLS
from civplan.source.parse import MOST_FINDINGS
from civplan.source.rules.file import DEEPEST, MOST_NODES
from civplan.source.typos import MOST_TYPOS
from support.sources import findings_in, source_of

MEBIBYTE = 1024 * 1024
FULL = 4 * MEBIBYTE
"""As long as a file may be, in bytes."""
LONGEST = 5
"""Seconds of the processor; less than one is meant, the rest is for a slow machine."""
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (name, name, b", ".join([b"*%c" % (name - 1)] * 9))
    for name in range(ord("b"), ord("k"))
)
TOO_DEEP = f"Y010 nested deeper than {DEEPEST} levels"
TOO_MANY = f"Y009 more than {MOST_NODES} values, references counted"

PATTERNS = [
    *("a", " ", "\t", '"', "'", "\\", '"\\', "!", "%", "-", "|", ":", "：", "社", "\0", "\x01"),
    *("\ufeff", "\r", "\u2028", "\u3000\n", "\tx\n", "　x\n", "\x07\n", "'\n", '"\n', "x\n"),
    *("&a ", "*a ", ": ", ", ", "- ", "? ", "a: ", "a:", "a #", "{[", "a: [x, {b: ", "- [" * 30),
    *("a: *a\n", "a: [\n", "a: >\n", "a: |\n", "a: 'x\n", "- - - x\n", "? x\n", "<<: x\n", "#\n"),
    *("社区：湖内\n", "  名称：湖内\n", "- 名称：湖内\n", "名称：[\n", "名称:'\n", "名称："),
    *("a: b\n  c：d\n", "- &a\n", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "x:\n"),
    *(" " * 200 + ":\n", "名" * 999 + "：\n"),
]
"""What a file may consist of from its beginning to its end."""


def repeated(pattern: str, size: int = FULL) -> bytes:
    """As many repetitions as fit into a number of bytes."""
    data = pattern.encode()
    return data * (size // len(data))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "found"),
    [
        (repeated("{a: "), f"1:254 {TOO_DEEP}"),
        (repeated("- "), f"1:129 {TOO_DEEP}"),
        (repeated("? "), f"1:129 {TOO_DEEP}"),
        (BOMB, f"6:8 {TOO_MANY}"),
        (repeated("a: x\n"), f"50000:4 {TOO_MANY}"),
        (b"a:\n" + repeated("- x\n", FULL - 3), f"99999:3 {TOO_MANY}"),
        (repeated("---\n"), "2:1 Y007 one file holds one plan; a second one starts here"),
        (repeated("\n"), "1:1 Y005 the file is empty"),
        (repeated("# 社区\n"), "1:1 Y005 the file is empty"),
        (
            b"a: 1\n...\n" + b"".join(b"%%TAG !%x! b\n" % number for number in range(200_000)),
            "3:1 Y012 the YAML tag “%TAG” is not allowed",
        ),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else "",
)
def test_a_file_beyond_the_limits_is_one_finding(data: bytes, found: str) -> None:
    assert findings_in(data) == [found]
    assert source_of(data).root is None


@pytest.mark.parametrize("data", [repeated("["), b"[" * 3000 + b"]" * 3000], ids=["open", "closed"])
def test_brackets_beyond_the_limits_are_reported_where_libyaml_stops(data: bytes) -> None:
    (found,) = findings_in(data)
    place, expected = found.split(" ", 1)

    assert place in {"1:65", "1:1001"}  # newer versions of libyaml read on before they give events
    assert expected == TOO_DEEP


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_no_pattern_takes_long(pattern: str) -> None:
    assert_soon(repeated(pattern))


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_no_encoding_takes_long(encoding: str) -> None:
    assert_soon(("社区: 湖内\n" * 250_000).encode(encoding))


def assert_soon(data: bytes) -> None:
    """Hold that a file is read within the time, and that findings say why it cannot be used."""
    start = time.process_time()
    source = source_of(data, {"名称"})
    seconds = time.process_time() - start

    assert seconds < LONGEST
    assert source.root is not None or any(finding.is_error for finding in source.findings)
    assert len(source.findings) <= MOST_FINDINGS + 2


def test_levels_are_counted_from_the_outermost() -> None:
    deepest = "a: " + "[" * (DEEPEST - 2) + "x" + "]" * (DEEPEST - 2)

    assert findings_in(deepest) == []
    assert findings_in(deepest.replace("x", "[x]")) == [f"1:67 {TOO_DEEP}"]


def test_levels_behind_an_alias_count_too() -> None:
    """Each line nests the one above once more; the outermost level is the file's own."""
    lines = ["a1: &a1 [x]"]
    lines += [f"a{level}: &a{level} [*a{level - 1}]" for level in range(2, DEEPEST)]

    assert findings_in("\n".join(lines[:-1])) == []
    assert findings_in("\n".join(lines)) == [f"{DEEPEST - 1}:12 {TOO_DEEP}"]


def test_the_levels_behind_an_alias_are_those_of_its_deepest_part() -> None:
    """The list is 52 levels deep; an anchor that follows further out changes nothing."""
    shared = f"a: &a [{'[' * 50}x{']' * 50}, &b y]\n"

    assert findings_in(f"{shared}b: {'[' * 11}*a{']' * 11}") == []
    assert findings_in(f"{shared}b: {'[' * 12}*a{']' * 12}") == [f"2:16 {TOO_DEEP}"]


def test_values_behind_an_alias_count_too() -> None:
    """The list has 1,000 values and counts itself; each use of it counts as many again."""
    shared = f"a: &a [{', '.join('x' * 999)}]\n"

    assert findings_in(shared + f"b: [{', '.join(['*a'] * 98)}]\n") == []
    assert findings_in(shared + f"b: [{', '.join(['*a'] * 99)}]\n") == [f"2:397 {TOO_MANY}"]


@pytest.mark.slow
def test_so_many_values_are_read() -> None:
    """A file of one list: the mapping, its key, the list and the values."""
    values = MOST_NODES - 3

    assert findings_in(f"a: [{'x, ' * values}]") == []
    assert findings_in(f"a: [{'x, ' * (values + 1)}]") == [f"1:{5 + 3 * values} {TOO_MANY}"]


@pytest.mark.parametrize(
    ("pattern", "most"),
    [("\x01", MOST_CONTROLS), ("社区：湖内\n", MOST_TYPOS), ("\tx\n", MOST_TYPOS)],
)
def test_a_finding_that_is_everywhere_is_not_reported_for_ever(pattern: str, most: int) -> None:
    assert len(findings_in(pattern * 10_000)) == most


def test_too_many_findings_end_the_reading() -> None:
    text = "".join(f"a{number}: *x\n" for number in range(1000))

    assert len(findings_in(text)) == MOST_FINDINGS + 1
