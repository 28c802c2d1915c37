"""A list directly under a section's name."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.records import Record
from civplan.model.sections import Goals, Organization, Section, SectionOf, Work
from support.plans import node_of


def helps(section: type[Record], written: str) -> list[str]:
    """The findings about a section, each with its way out, in English."""
    found: list[Finding] = []
    SectionOf(section).read(node_of(written), found)
    return [f"{one.span.line}:{one.span.column} {one.rule.code} {one.help('en')}" for one in found]


@pytest.mark.parametrize(
    ("section", "written", "key"),
    [
        (Work, "[{name: 卫生, items: [扫雪]}]", "areas"),
        (Work, "[{名称: 卫生, 说明: 整洁。}, 扫雪]", "areas"),
        (Work, "[{text: 扫雪, lead: 楼组长}]", "items"),
        (Work, "[扫雪, {内容: 扫雪, 完成时限: 2007-12}]", "items"),
        (Goals, "[{measure: 满意率, at_least: 95%}]", "targets"),
        (Organization, "[{name: 张三, post: 书记}]", "members"),
        (Section, "[{text: 督查}]", "items"),
    ],
)
def test_a_list_of_records_needs_its_key_above_it(
    section: type[Record], written: str, key: str
) -> None:
    assert helps(section, written) == [
        f"1:4 Y033 put a line “{key}:” above the list, and indent the list below it"
    ]
