"""A schedule that a plan lists becomes its phases, only where they would be printed the same."""

from __future__ import annotations

import pytest

from civplan.ingest.import_document import import_parts, imported_part
from civplan.model.figures import iso_when
from civplan.model.plan import Plan
from support.imports import OPTIONS, document_of_blocks, imported, table_block, text_blocks_of

HEAD = """\
湖内社区2007年创建文明社区工作计划

一、指导思想
坚持以人为本。
二、工作目标
居民住得舒心。
三、主要工作
1、清理楼道。
2、更换路灯。
"""


def phases_of(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Name, start, end and text of each phase."""
    return [
        (
            one.phase,
            iso_when(one.from_) if one.from_ else "",
            iso_when(one.to) if one.to else "",
            str(one.text),
        )
        for one in plan.schedule
    ]


PHASES = """\
四、实施步骤
（一）动员阶段（2007年1月至3月）。发放宣传单。
（二）实施阶段（2007年4月1日-10月）：清理楼道。
（三）总结阶段。写出总结。
"""


def test_a_schedule_becomes_phases() -> None:
    made = imported(HEAD + PHASES)

    assert phases_of(made.plan) == [
        ("动员阶段", "2007-01", "2007-03", "发放宣传单。"),
        ("实施阶段", "2007-04-01", "2007-10", "清理楼道。"),
        ("总结阶段", "", "", "写出总结。"),
    ]
    assert made.plan.sections == ()
    assert not made.opened.has_errors


@pytest.mark.parametrize(
    "phases",
    [
        PHASES.replace("2007年1月至3月", "1月至3月"),
        PHASES.replace("2007年1月至3月", "2007年1月至2007年3月"),
        PHASES.replace("2007年1月至3月", "年初"),
        PHASES.replace("2007年1月至3月", "2007年5月至3月"),
        PHASES.replace("实施步骤", "实施步骤和要求"),
        PHASES.replace("实施步骤", "实施步骤\n全年分三步走。"),
        PHASES.replace("写出总结。", "写出总结。\n1、自查。\n2、验收。"),
        PHASES.replace("（三）总结阶段。写出总结。", "（三）年底总结。"),
    ],
)
def test_what_would_be_printed_otherwise_stays_a_section(phases: str) -> None:
    made = imported(HEAD + phases)

    assert made.plan.schedule == ()
    assert [one.heading[:4] for one in made.plan.sections if one.heading] == ["实施步骤"]
    assert not made.opened.has_errors


def test_the_summary_prints_no_phases_so_they_stay_a_section() -> None:
    made = imported((HEAD + PHASES).replace("工作计划", "工作总结"))

    assert made.plan.schedule == ()
    assert "动员阶段（2007年1月至3月）" in made.text


def test_a_table_of_phases_becomes_phases() -> None:
    rows = [
        ["阶段", "时间", "工作内容"],
        ["动员", "2007年1月至3月", "发放宣传单"],
        ["总结", "", "写总结"],
    ]
    blocks = [*text_blocks_of(f"{HEAD}四、实施步骤"), table_block(rows)]

    made = import_parts([imported_part(document_of_blocks(blocks))], OPTIONS)

    assert phases_of(made.plan) == [
        ("动员", "2007-01", "2007-03", "发放宣传单"),
        ("总结", "", "", "写总结"),
    ]
    assert "# 请核对：原为表格，表头是 | 阶段 | 时间 | 工作内容 |\n实施步骤:\n" in made.text


def test_the_heading_that_the_key_does_not_say_is_kept_in_a_comment() -> None:
    text = imported(HEAD + PHASES, options=OPTIONS._replace(language="en")).text

    assert "# its heading is “实施步骤”\n" in text
