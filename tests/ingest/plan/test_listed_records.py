"""The leading group and the phases that a plan lists become records where nothing is lost."""

from __future__ import annotations

import pytest

from civplan.ingest.import_document import ImportedDocument, import_parts, imported_part
from civplan.model.figures import iso_when
from civplan.model.plan import Plan
from support.imports import OPTIONS, document_of_blocks, imported, table_block, text_blocks_of

HEAD = """\
湖内社区2007年创建文明社区工作计划

一、指导思想
坚持以人为本。
二、组织领导
成立领导小组，名单如下。
"""
REST = """\
三、工作目标
居民住得舒心。
四、主要工作
1、清理楼道。
2、更换路灯。
湖内社区居委会
2007年1月10日
"""


def members_of(plan: Plan) -> list[tuple[str | None, ...]]:
    """Group, name, post and duty of each member."""
    members = plan.organization.members if plan.organization else ()
    return [(one.group, one.name, one.post, one.duty) for one in members]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "组长：江远帆\n副组长：何水、柳岸\n成员：石桥",
            [
                ("组长", "江远帆", None, None),
                ("副组长", "何水", None, None),
                ("副组长", "柳岸", None, None),
                ("成员", "石桥", None, None),
            ],
        ),
        ("组 长：江远帆", []),
        ("组长:江远帆(社区书记)", [("组长", "江远帆", "社区书记", None)]),
        (
            "组长：江远帆（社区书记），负责全面工作；何水（主任），分管治安。",
            [
                ("组长", "江远帆", "社区书记", "负责全面工作"),
                ("组长", "何水", "主任", "分管治安"),
            ],
        ),
        (
            "组长：江远帆  副组长：何水  成员：柳岸 石桥",
            [
                ("组长", "江远帆", None, None),
                ("副组长", "何水", None, None),
                ("成员", "柳岸", None, None),
                ("成员", "石桥", None, None),
            ],
        ),
        ("成员：江 远、何水", [("成员", "江 远", None, None), ("成员", "何水", None, None)]),
        ("成员：江远帆；何水", []),
        ("成员：江远帆，何水", []),
        ("组长：社区书记江远帆", []),
        ("成员：各楼组长、物业公司负责人", []),
        ("组长：江远帆\n领导小组下设办公室。", []),
        ("组长：江远帆，电话12345678", []),
        ("组长：江远帆\n成员：何水\n组长：柳岸", []),
        ("成员：" + "、".join(f"江{name}" for name in "一二三四五六七八九十百千万"), []),
    ],
)
def test_a_list_becomes_members_where_every_character_of_it_can_be_said(
    lines: str, expected: list[tuple[str | None, ...]]
) -> None:
    made = imported(f"{HEAD}{lines}\n{REST}")

    assert members_of(made.plan) == expected
    assert made.plan.organization is not None
    text = str(made.plan.organization.text)
    assert text == "成立领导小组，名单如下。" + ("" if expected else "".join(lines.split("\n")))
    assert not made.opened.has_errors


def with_table(*rows: str, title: str = "计划") -> ImportedDocument:
    """The import of a plan with a table under 组织领导; the cells of a row stand between /."""
    blocks = [
        *text_blocks_of(HEAD.replace("工作计划", f"工作{title}")),
        table_block([row.split("/") for row in rows]),
        *text_blocks_of(REST),
    ]
    return import_parts([imported_part(document_of_blocks(blocks))], OPTIONS)


def test_a_table_of_names_becomes_members() -> None:
    made = with_table(
        "序号/姓名/职 务/分工/小组职务", "1/江远帆/社区书记/全面工作/组长", "2/何水///成员"
    )

    assert members_of(made.plan) == [
        ("组长", "江远帆", "社区书记", "全面工作"),
        ("成员", "何水", None, None),
    ]
    assert "# 请核对：原为表格，表头是 | 序号 | 姓名 | 职 务 | 分工 | 小组职务 |\n" in made.text


@pytest.mark.parametrize(
    "rows",
    [
        ("姓名/职务/电话", "江远帆/社区书记/12345678"),
        ("姓名/职务", "江远帆/社区书记\n兼主任"),
        ("序号/姓名", "1/江远帆", "3/何水"),
        ("姓名/职务", "物业公司保安队/巡逻"),
    ],
)
def test_a_table_that_fits_no_field_stays_a_table(rows: tuple[str, ...]) -> None:
    made = with_table(*rows)

    assert members_of(made.plan) == []
    assert made.plan.organization is not None
    (table,) = made.plan.organization.tables
    cells = [tuple(" ".join(row.splitlines()).split("/")) for row in rows]
    assert [row.texts for row in table.rows] == cells
    assert "# 请核对：原为表格；第一行作表头\n" in made.text


@pytest.mark.parametrize(
    "rows",
    [("姓名/职务", "江远帆/社区书记", "何水"), ("姓名/姓名", "江远帆/何水")],
)
def test_a_table_that_no_plan_file_can_say_stays_as_its_rows(rows: tuple[str, ...]) -> None:
    made = with_table(*rows)

    assert members_of(made.plan) == []
    assert made.plan.organization is not None
    assert made.plan.organization.text is not None
    cells = [" ".join(row.splitlines()).split("/") for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    assert [one.text for one in made.plan.organization.text.plan[1:]] == lines
    assert "# 请核对：原为表格，每行成了一段\n" in made.text


def test_the_summary_prints_no_members_so_they_stay_a_table() -> None:
    made = with_table("姓名/职务", "江远帆/社区书记", title="总结")

    assert members_of(made.plan) == []
    assert "- [江远帆, 社区书记]" in made.text


SCHEDULE_HEAD = """\
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
    made = imported(SCHEDULE_HEAD + PHASES)

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
    made = imported(SCHEDULE_HEAD + phases)

    assert made.plan.schedule == ()
    assert [one.heading[:4] for one in made.plan.sections if one.heading] == ["实施步骤"]
    assert not made.opened.has_errors


def test_the_summary_prints_no_phases_so_they_stay_a_section() -> None:
    made = imported((SCHEDULE_HEAD + PHASES).replace("工作计划", "工作总结"))

    assert made.plan.schedule == ()
    assert "动员阶段（2007年1月至3月）" in made.text


def test_a_table_of_phases_becomes_phases() -> None:
    rows = [
        ["阶段", "时间", "工作内容"],
        ["动员", "2007年1月至3月", "发放宣传单"],
        ["总结", "", "写总结"],
    ]
    blocks = [*text_blocks_of(f"{SCHEDULE_HEAD}四、实施步骤"), table_block(rows)]

    made = import_parts([imported_part(document_of_blocks(blocks))], OPTIONS)

    assert phases_of(made.plan) == [
        ("动员", "2007-01", "2007-03", "发放宣传单"),
        ("总结", "", "", "写总结"),
    ]
    assert "# 请核对：原为表格，表头是 | 阶段 | 时间 | 工作内容 |\n实施步骤:\n" in made.text


def test_the_heading_that_the_key_does_not_say_is_kept_in_a_comment() -> None:
    text = imported(SCHEDULE_HEAD + PHASES, options=OPTIONS._replace(language="en")).text

    assert "# its heading is “实施步骤”\n" in text
