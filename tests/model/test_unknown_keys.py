"""Other words for the fields of a plan file."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import SUGGESTED_BEFORE, records_in
from civplan.model.rules.keys import UNKNOWN_KEY
from civplan.model.unknown_keys import SYNONYM_GROUPS, likely_name, synonym
from civplan.source.source import parse_source
from support.plans import REQUIRED

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


def test_of_many_unknown_keys_the_first_twenty_have_a_suggestion() -> None:
    text = REQUIRED + "".join(f"工作目标{number}: 甲\n" for number in range(25))
    findings: list[Finding] = []
    root = parse_source(text.encode(), "a.yaml").root
    assert root is not None
    PLAN_SHAPE.read(root, findings)
    unknown = [one for one in findings if one.rule is UNKNOWN_KEY]

    assert len(unknown) == 25
    assert [one.values["suggestion"] for one in unknown[20:]] == [SUGGESTED_BEFORE] * 5
    assert SUGGESTED_BEFORE not in [one.values["suggestion"] for one in unknown[:20]]
