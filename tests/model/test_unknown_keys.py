"""Other words for the fields of a plan file."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import SUGGESTED_BEFORE, records_in
from civplan.model.rules.keys import UNKNOWN_KEY
from civplan.model.unknown_keys import SYNONYM_GROUPS, likely_name, synonym
from civplan.source.source import parse_source
from support.plans import REQUIRED, nodes_of

RECORDS = records_in(PLAN_SHAPE)
NAMES = frozenset().union(*(record.by_name for record in RECORDS.values()))


@pytest.mark.parametrize(
    ("record", "written", "meant"),
    [
        ("Item", "负责人", "责任人"),
        ("Item", "负责单位", "责任单位"),
        ("Item", "事项", "内容"),
        ("Area", "事项", "措施"),
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


def advice(text: str) -> list[str]:
    """What the findings about a plan file's keys advise; its text stands from line 4 on."""
    findings: list[Finding] = []
    PLAN_SHAPE.read(nodes_of(REQUIRED + text), findings)
    return [one.help("zh") for one in findings]


ITEM = "work:\n  items:\n    - text: 清理。\n"
AREA = "work:\n  areas:\n    - name: 环境\n      items: [清理]\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{ITEM}status: done\n", "它是“items”里的字段：与第6行的“text”对齐，前面空6格"),
        (f"{ITEM}  状态: 已完成\n", "它是“items”里的字段：与第6行的“text”对齐，前面空6格"),
        (f"{AREA}  lead: 居委会\n", "它是“areas”里的字段：与第6行的“name”对齐，前面空6格"),
        (
            "goals:\n  targets:\n    - measure: 会\n      at_least: 3\n  unit: 次\n",
            "它是“targets”里的字段：与第6行的“measure”对齐，前面空6格",
        ),
        (
            f"{ITEM}      budget:\n        plan: 3\n      spent: 2\n",
            "它是“budget”里的字段：与第8行的“plan”对齐，前面空8格",
        ),
        (
            "goals: {plan: 做好, summary: 做好了, targets: [会 ≥ 3 次]}\n",
            "两份文档说的不一样，写成“正文: {计划: …, 总结: …}”",
        ),
        (f"{ITEM}      来源: 测评\n", "它是“指标”里的字段：指标: {名称: …, 来源: …}"),
        (f"{ITEM}      last_year: 9件\n", "它是“指标”里的字段：指标: {名称: …, last_year: …}"),
        ("profile: {网格: 12个}\n", "写进“其他数字”：其他数字: [网格 12个]"),
        ("成员: [{name: 甲}]\n", "写在“组织领导”下面，缩进两格"),
        ("成文日期: 2007-01-10\n", "写在“计划”、“总结”、“合并”下面，缩进两格"),
        ("areas: [{name: 甲}]\n", "写在“主要工作”下面，缩进两格"),
    ],
)
def test_a_key_at_the_wrong_level_is_shown_its_place(text: str, words: str) -> None:
    assert set(advice(text)) == {words}


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("保证措施: 落实到人。\n", "是不是“保障措施”"),
        (f"{ITEM}      status: done\nstatus: done\n", "这里可用："),
        (f"{ITEM}colour: red\n", "这里可用："),
    ],
)
def test_another_key_gets_the_usual_advice(text: str, beginning: str) -> None:
    assert [one.startswith(beginning) for one in advice(text)] == [True]


def test_of_many_unknown_keys_the_first_are_looked_for() -> None:
    many = "".join(f"colour{number}: 甲\n" for number in range(25))

    assert "对齐" not in advice(f"{ITEM}{many}status: done\n")[-1]
    assert "对齐" in advice(f"{ITEM}status: done\n{many}")[0]
