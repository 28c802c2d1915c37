"""Where a part of a text stands in the file."""

from __future__ import annotations

import pytest

from civplan.rules.positions import TextPlaces
from civplan.rules.prose import passages_of
from support.plans import REQUIRED, plan_of


def parts(text: str, sought: str) -> list[str]:
    """The places of a text's part in the passages of a plan, as ``line:column-column``."""
    whole = REQUIRED + text
    lines = whole.split("\n")
    places = TextPlaces(lambda _: lines)
    found = []
    for passage in passages_of(plan_of(text)):
        start = passage.text.find(sought)
        if start >= 0:
            span = places.part(passage, start, start + len(sought))
            assert span.line == span.end_line
            found.append(f"{span.line}:{span.column}-{span.end_column}")
    return found


@pytest.mark.parametrize(
    ("text", "sought", "places"),
    [
        ("work: 甲，乙", "，", ["4:8-9"]),
        ('work: "甲，乙"', "，", ["4:9-10"]),
        ("work: '甲''，乙'", "，", ["4:11-12"]),
        ('work: "甲\\"，乙"', "，", ["4:11-12"]),
        ('work: "\\u7532，乙"', "，", ["4:14-15"]),
        ("work: >-\n  甲\n  乙，丙", "，", ["6:4-5"]),
        ("work: |\n  甲\n\n  乙，丙", "，", ["7:4-5"]),
        ("work:\n  甲\n  乙，丙", "，", ["6:4-5"]),
        ("work: 甲 乙", " ", ["4:8-9"]),
        ("work: 甲 乙 丙", "乙 丙", ["4:9-12"]),
        ("work: [甲，, 乙]", "，", ["4:9-10"]),
        ("work:\n  - 甲\n  - 乙，", "，", ["6:6-7"]),
        ("honours:\n  - 甲\n  - 乙，", "，", ["6:6-7"]),
        ("work: |\n  甲\n\n  甲，乙\n\n  甲，乙", "，", ["7:4-5", "9:4-5"]),
        ("work: &one |-\n  丁甲，乙\n\n  甲，乙", "，", ["5:5-6", "7:4-5"]),
        ('work: !!str "甲\\u4e59，丙"', "，", ["4:21-22"]),
        ("work: &one !!str\n  '甲''，乙'", "，", ["5:7-8"]),
        ("work: &one # 甲，乙\n  甲，乙", "，", ["5:4-5"]),
        ("work: |-  # 甲，乙\n  甲，乙", "，", ["5:4-5"]),
        ('work: "甲\\\n  乙，丙"', "，", ["5:4-5"]),
    ],
)
def test_a_part_of_a_text_has_its_own_place(text: str, sought: str, places: list[str]) -> None:
    assert parts(text, sought) == places


def test_without_its_lines_a_text_stands_where_its_value_does() -> None:
    (passage, *_) = passages_of(plan_of(""))
    assert TextPlaces(lambda _: ()).part(passage, 0, 1) == passage.span


def test_a_value_is_read_once_for_all_its_parts() -> None:
    lines = f"{REQUIRED}work: 甲，乙，丙".split("\n")
    reads = []

    def lines_of(path: str) -> list[str]:
        reads.append(path)
        return lines

    passage = next(one for one in passages_of(plan_of("work: 甲，乙，丙")) if "，" in one.text)
    places = TextPlaces(lines_of)
    assert [places.part(passage, start, start + 1).column for start in (1, 3)] == [8, 10]
    assert len(reads) == 1
