"""Tabs and full-width spaces that indent lines, and the spaces that were meant."""

from __future__ import annotations

import pytest

from civplan.documents.edits import compatible_fixes, fixes_of, replace_in, replacements_by_path
from support.sources import source_of

KEYS = frozenset({"名称", "内容", "b", "c"})


def mended(text: str) -> str:
    """A text after the fixes of its source's findings."""
    fit = compatible_fixes(fixes_of(source_of(text, KEYS).findings, {"a.yaml": text}))
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
    assert "Y017" in {finding.rule.code for finding in source_of(text, KEYS).findings}
    assert mended(text) == text


def test_a_long_file_is_not_read_again_and_again() -> None:
    text = "a:\n\tb: 1\n" + "# 说明\n" * 50_000

    assert mended(text) == text
