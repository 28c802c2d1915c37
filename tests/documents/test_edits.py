"""Edits of a text: what they say is written, everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.documents.edits import (
    ChangedPositions,
    Replacement,
    compatible_fixes,
    fixes_of,
    replace_in,
    replacements_by_path,
)
from civplan.findings.finding import Edit, Finding, Span
from civplan.source.places import line_and_column
from support.findings import made_up_rule

Place = tuple[int, int, int, int, str]


def finding(*places: Place) -> Finding:
    """A finding that edits these places of a.yaml."""
    edits = (Edit(Span("a.yaml", *place[:4]), place[4]) for place in places)
    return made_up_rule().at(Span("a.yaml"), what="它").with_edits(*edits)


def edited(text: str, *findings: Finding) -> str:
    """A text after all edits that can be made together."""
    fit = compatible_fixes(fixes_of(findings, {"a.yaml": text}))
    return replace_in(text, replacements_by_path(fit).get("a.yaml", []))


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ("甲,乙", (1, 2, 1, 3, "，"), "甲，乙"),
        ("甲乙", (1, 2, 1, 2, "，"), "甲，乙"),
        ("甲 乙", (1, 2, 1, 3, ""), "甲乙"),
        ("𠮷a\n", (1, 2, 1, 3, "b"), "𠮷b\n"),
        ("甲\r\n乙,\r\n", (2, 2, 2, 3, "，"), "甲\r\n乙，\r\n"),
        ("甲\r乙,\r", (2, 2, 2, 3, "，"), "甲\r乙，\r"),
        ("甲\x85乙\u2028丙\u2029丁,", (4, 2, 4, 3, "，"), "甲\x85乙\u2028丙\u2029丁，"),
        ("甲\x0b乙,", (1, 4, 1, 5, "，"), "甲\x0b乙，"),
        ("甲\n乙", (1, 2, 2, 1, ""), "甲乙"),
        ("甲\n", (2, 1, 2, 1, "乙\n"), "甲\n乙\n"),
    ],
)
def test_columns_count_characters_and_line_ends_stay(text: str, place: Place, after: str) -> None:
    assert edited(text, finding(place)) == after


@pytest.mark.parametrize(
    "place", [(1, 3, 1, 4, "x"), (3, 1, 3, 1, "x"), (0, 1, 1, 1, "x"), (1, 2, 1, 1, "x")]
)
def test_an_edit_outside_the_text_is_none(place: Place) -> None:
    assert edited("甲\n乙", finding(place)) == "甲\n乙"


@pytest.mark.parametrize(
    ("findings", "after"),
    [
        ([finding((1, 2, 1, 4, "X")), finding((1, 1, 1, 3, "Y"))], "Ycde"),
        ([finding((1, 1, 1, 3, "Y")), finding((1, 3, 1, 4, "X"))], "YXde"),
        ([finding((1, 2, 1, 2, "X")), finding((1, 2, 1, 2, "Y"))], "aXbcde"),
        ([finding((1, 2, 1, 2, "X")), finding((1, 2, 1, 2, "X"))], "aXbcde"),
        ([finding((1, 2, 1, 2, "X")), finding((1, 2, 1, 3, "Y"))], "aXYcde"),
        ([finding((1, 1, 1, 4, "Y")), finding((1, 2, 1, 2, "X"))], "Yde"),
        ([finding((1, 1, 1, 2, "Y")), finding((1, 1, 1, 2, "Y"), (1, 5, 1, 6, "Z"))], "YbcdZ"),
        ([finding((1, 1, 1, 2, "Y"), (1, 5, 1, 6, "Z")), finding((1, 5, 1, 6, "X"))], "YbcdZ"),
    ],
)
def test_where_edits_overlap_the_first_in_file_order_is_made_and_equal_ones_once(
    findings: list[Finding], after: str
) -> None:
    assert edited("abcde", *findings) == after


def test_of_a_finding_all_edits_are_made_or_none() -> None:
    both = finding((1, 3, 1, 4, "X"), (1, 5, 1, 6, "X"))

    assert edited("abcde", finding((1, 1, 1, 4, "Y")), both) == "Yde"
    assert edited("abcd", both) == "abcd"


PIECES = st.lists(
    st.tuples(st.text("ab\n\r\u2028，", max_size=4), st.text("xy", max_size=2)), max_size=6
)


@given(PIECES)
def test_whatever_stands_between_the_edits_stays(pieces: list[tuple[str, str]]) -> None:
    text = "".join(f"{text}Q" for text, _ in pieces)
    ends = [sum(len(text) + 1 for text, _ in pieces[: n + 1]) for n in range(len(pieces))]
    findings = []
    for end, (_, new) in zip(ends, pieces, strict=True):
        line, column = line_and_column(text, end - 1)
        findings.append(finding((line, column, line, column + 1, new)))

    assert edited(text, *findings) == "".join(text + new for text, new in pieces)


def test_positions_move_with_what_is_written_before_them() -> None:
    changes = [Replacement(1, 2, "xyz"), Replacement(4, 4, "u")]

    positions = ChangedPositions(changes)
    assert [positions.after(position) for position in (0, 1, 2, 4, 5)] == [0, 1, 4, 6, 8]
