"""A pack's profile."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.choices import Document, Expectation, Layout
from civplan.model.profile import KNOWN_PLACEHOLDERS, PROFILE_SHAPE, fill_pattern
from support.plans import finding_lines, nodes_of

PROFILE_TEXT = """\
name: 年度工作
plan:
  title: "{community}{year}年工作计划"
  opening: 为做好{campaign}，制定本计划。
  sections:
    - {section: work, heading: 主要工作, expect: required}
summary:
  title: 总结
  closing: [特此报告。, "{district}{issuer}"]
  sections:
    - {部分: 存在问题, 标题: 不足}
"""


def read(text: str) -> tuple[object, list[str]]:
    """The profile of a text, and what is wrong."""
    found: list[Finding] = []
    return PROFILE_SHAPE.read(nodes_of(text), found), finding_lines(found)


def test_a_profile_places_the_sections_of_both_documents() -> None:
    found: list[Finding] = []
    profile = PROFILE_SHAPE.read(nodes_of(PROFILE_TEXT), found)

    assert found == []
    assert profile is not None
    assert (profile.name, profile.layout) == ("年度工作", Layout.NESTED)
    assert [
        (entry.section, entry.heading, entry.expect)
        for document in Document
        for entry in profile.of(document).sections
    ] == [
        ("work", "主要工作", Expectation.REQUIRED),
        ("problems", "不足", Expectation.OPTIONAL),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("{year}年工作", "{years}年工作", ["3:10 Y049 there is no placeholder “{years}”"]),
        ("{campaign}", "{}", ["4:12 Y049 there is no placeholder “{}”"]),
        (
            "{issuer}",
            "{x}{y}",
            ["9:20 Y049 there is no placeholder “{x}”", "9:20 Y049 there is no placeholder “{y}”"],
        ),
        ("section: work", "section: 工作", ["6:17 Y036 “工作” is not one of the choices"]),
        ("name: 年度工作\n", "", ["1:1 Y032 required key “name” (名称) is missing"]),
    ],
)
def test_what_is_wrong_with_a_profile_is_reported(right: str, wrong: str, found: list[str]) -> None:
    assert right in PROFILE_TEXT
    assert read(PROFILE_TEXT.replace(right, wrong))[1] == found


def test_a_pattern_is_filled_with_values_and_nothing_else() -> None:
    values = dict.fromkeys(KNOWN_PLACEHOLDERS, "甲") | {"year": "{community}"}

    assert (
        fill_pattern("{community}{year}年{x}{{campaign}}{0}%s", values)
        == "甲{community}年{x}{甲}{0}%s"
    )
