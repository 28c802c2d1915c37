"""Lines as YAML counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.source.lines import place_in, split_lines

BREAKS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("end", BREAKS, ids=ascii)
def test_each_of_yaml_s_line_breaks_ends_a_line(end: str) -> None:
    assert split_lines(f"甲{end}{end}乙") == ["甲", "", "乙"]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e"], ids=ascii)
def test_other_separators_end_none(character: str) -> None:
    assert split_lines(f"甲{character}乙") == [f"甲{character}乙"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert split_lines("") == [""]


@pytest.mark.parametrize(
    ("text", "position", "place"),
    [
        ("", 0, (1, 1)),
        ("社区", 1, (1, 2)),
        ("社区", 2, (1, 3)),
        ("社\n区", 1, (1, 2)),
        ("社\n区", 2, (2, 1)),
        ("社\r\n区", 1, (1, 2)),
        ("社\r\n区", 3, (2, 1)),
        ("社\n\n区", 3, (3, 1)),
        ("社\u2028区", 3, (2, 2)),
        ("社\n", 2, (2, 1)),
    ],
)
def test_the_place_of_a_position(text: str, position: int, place: tuple[int, int]) -> None:
    assert place_in(text, position) == place


@given(text=st.text("ab\n\x85\u2028", max_size=30), data=st.data())
def test_the_character_at_a_place_is_the_one_at_the_position(
    text: str, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(text)))
    line, column = place_in(text, position)

    rest = [split_lines(text)[line - 1][column - 1 :], *split_lines(text)[line:]]
    assert rest == split_lines(text[position:])
