"""What is still open at the end of a line."""

from __future__ import annotations

import pytest

from civplan.source.quotation import MOST_OPEN, still_open


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
    assert still_open(line, "") == opened


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
    assert still_open(line, before) == after


def test_of_very_many_brackets_a_hundred_are_kept() -> None:
    assert still_open("[" * 4000, "") == "[" * MOST_OPEN
