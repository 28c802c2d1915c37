"""Other words for the fields of a plan file."""

from __future__ import annotations

import pytest

from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import records_in
from civplan.model.unknown_keys import SYNONYM_GROUPS, likely_name, synonym

RECORDS = records_in(PLAN_SHAPE)
NAMES = frozenset().union(*(record.by_name for record in RECORDS.values()))


@pytest.mark.parametrize(
    ("record", "written", "meant"),
    [
        ("Item", "负责人", "责任人"),
        ("Item", "负责单位", "责任单位"),
        ("Item", "事项", "内容"),
        ("Item", "名称", "小标题"),
        ("Item", "时间", "完成时限"),
        ("Item", "目标", "指标"),
        ("Item", "Deadline", "due"),
        ("Phase", "开始", "起"),
        ("Plan", "目标", "工作目标"),
        ("Plan", "重点工作", "主要工作"),
        ("DocumentDetails", "日期", "成文日期"),
        ("Item", "责认人", "责任人"),
        ("Item", "颜色", None),
    ],
)
def test_the_field_that_another_word_means_depends_on_the_place(
    record: str, written: str, meant: str | None
) -> None:
    assert likely_name(written, RECORDS[record].by_name) == meant


def test_duties_are_no_misspelt_posts() -> None:
    assert synonym("职责", RECORDS["Member"].by_name) == "分工"


@pytest.mark.parametrize("line", SYNONYM_GROUPS.splitlines())
def test_each_group_leads_to_a_field_in_both_languages(line: str) -> None:
    fields = NAMES.intersection(line.split())

    assert {name.isascii() for name in fields} == {True, False}
