"""Whatever stands in a file: findings or nodes, places within the text, never an exception."""

from __future__ import annotations

import codecs

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Span
from civplan.findings.reporters import REPORTERS
from civplan.source.source import Source
from support.sources import source_of, spans_of

KEYS = frozenset({"名称", "b"})
SIGNS = st.sampled_from(
    [
        *(
            "a",
            "b: ",
            "c:",
            "- ",
            "\n",
            "\n  ",
            "\n    ",
            "[",
            "]",
            "{",
            "}",
            ",",
            '"',
            "'",
            "|",
            ">",
        ),
        *("&x ", "*x", "!t ", "!", "%", "@", "`", "#", " # c", "?", "? ", ": ", "<<: ", "---\n"),
        *("...\n", "\\", "\t", "社区：", "中 ", "|2", ">-", "!!str ", '"\\q"', "%YAML 1.1\n"),
        *("\n%FOO x\n", "%TAG ! x\n", "12:30", "'x'", '"y"', "!<", "!<a> ", "!e!f ", "&", "*"),
        *('"\\x1"', "-", '"\\U00110000"', '"\\ud800"', '"\\x00"', "\n名称：", "\n社区:x", "名称:x"),
        *(
            "　",
            "\n　　",
            "\xa0",
            "\r",
            "\r\n",
            "\x85",
            "\u2028",
            "\x0b",
            "\x0c",
            "\ufeff",
            "\ufffe",
        ),
        *("𠮷", "~", "null"),
    ]
)
LIKE_YAML = st.lists(SIGNS, max_size=16).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])


def check(source: Source) -> None:
    """Hold what is true of every file."""
    spans = [finding.span for finding in source.findings]
    if source.root is None:
        assert any(finding.is_error for finding in source.findings)
    else:
        spans += spans_of(source.root)
    lines = source.lines
    if source.text:
        assert [span for span in spans if not lies_in(lines, span)] == []
    for form in REPORTERS.values():
        for language in ("zh", "en"):
            report = form(source.findings, lambda _: lines, language)
            assert report.replace("\n", "").isprintable() or "　" in report


def lies_in(lines: list[str], span: Span) -> bool:
    """True when a span begins and ends within the lines, in this order."""
    ends = [(span.line, span.column), (span.end_line, span.end_column)]
    return ends == sorted(ends) and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in ends
    )


@given(LIKE_YAML)
def test_what_looks_like_yaml(text: str) -> None:
    check(source_of(text, KEYS))


@given(LIKE_YAML)
def test_what_looks_like_yaml_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CLoader", raising=False)
        check(source_of(text, KEYS))


@given(st.text(), ENCODINGS)
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    check(
        source_of(text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace"), KEYS)
    )


@given(st.binary())
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "社区".encode()])
def test_any_bytes(mark: bytes, data: bytes) -> None:
    check(source_of(mark + data, KEYS))


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text()), min_size=1))
def test_what_was_written_as_yaml_is_read_again(values: dict[str, list[str]]) -> None:
    """Quoted texts come back as they were; one with a control character is reported instead."""
    source = source_of(yaml.safe_dump(values, default_style='"', allow_unicode=True))

    if source.findings:
        assert {finding.rule.code for finding in source.findings} <= {"Y014", "Y015"}
    else:
        assert source.root is not None
        read = {
            key.text: [getattr(item, "text", None) for item in getattr(value, "items", ())]
            for key, value in source.root.entries
        }
        assert read == values
