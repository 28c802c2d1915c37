"""Tables of a plan file in its documents."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Align, Table
from support.documents import PLAN, SUMMARY, lines, manuscript

GRID = "{caption: 网格, columns: [网格, {name: 户数, unit: 户}], rows: [[一, 12], [二, 8]]}"


def table_in(text: str) -> Table:
    """The only table of a plan."""
    (table,) = [block for block in manuscript(text).blocks if isinstance(block, Table)]
    return table


def test_a_table_follows_the_text_of_its_section_and_precedes_the_items() -> None:
    text = f"goals: {{text: 见下表。, table: {GRID}, items: [甲, 乙]}}"

    assert lines(text) == [
        *("一、工作目标", "见下表。", "|网格|户数（户）|", "|一|12|", "|二|8|"),
        *("1.甲。", "2.乙。"),
    ]


def test_a_table_of_an_item_stands_between_its_text_and_its_sub_items() -> None:
    item = f"{{text: 每月排查。, table: {GRID}, items: [甲, 乙]}}"

    assert lines(f"work: {{items: [{item}, 丙]}}") == [
        *("一、主要工作", "1.每月排查。", "|网格|户数（户）|", "|一|12|", "|二|8|"),
        *("（1）甲。", "（2）乙。", "2.丙。"),
    ]


def test_a_table_of_an_area_follows_its_text() -> None:
    area = f"{{name: 排查, text: 见下表。, table: {GRID}, items: [甲, 乙]}}"

    assert lines(f"work: {{areas: [{area}]}}")[1:5] == [
        *("排查", "见下表。", "|网格|户数（户）|", "|一|12|"),
    ]


def test_the_summary_has_only_the_tables_that_are_for_it() -> None:
    both = GRID.replace("{caption", "{in: [plan, summary], caption")
    text = f"goals: {{text: {{plan: 甲。, summary: 乙。}}, tables: [{GRID}, {both}]}}"

    assert lines(text, SUMMARY) == [
        "一、目标落实情况",
        "乙。",
        "|网格|户数（户）|",
        "|一|12|",
        "|二|8|",
    ]


def test_a_section_of_one_document_has_its_tables_there() -> None:
    assert lines(f"summary: {{problems: {{text: 见下表。, table: {GRID}}}}}", SUMMARY) == [
        *("一、存在问题", "见下表。", "|网格|户数（户）|", "|一|12|", "|二|8|"),
    ]


def test_an_item_that_the_summary_only_has_a_table_of_is_named_by_its_topic() -> None:
    both = GRID.replace("{caption", "{in: [plan, summary], caption")
    item = f"{{text: 每月排查，登记造册。, table: {both}}}"
    text = f"work: {{items: [{item}, {{text: 甲, result: 乙}}]}}"

    assert lines(text, SUMMARY)[:3] == ["一、主要工作", "1.每月排查。", "|网格|户数（户）|"]


def test_an_attachment_may_be_nothing_but_a_table() -> None:
    written = manuscript(f"plan: {{attachments: [{{name: 网格表, table: {GRID}}}]}}")
    (attachment,) = written.attachments

    assert written.attachment_names == ("网格表",)
    assert [type(block).__name__ for block in attachment.blocks] == ["Table"]


@pytest.mark.parametrize(
    ("column", "texts", "align"),
    [
        ("户数", ("12", "8"), Align.RIGHT),
        ("户数", ("12户", "—"), Align.RIGHT),
        ("比例", ("95%", ""), Align.RIGHT),
        ("户数", ("12", "若干"), Align.LEFT),
        ("户数", ("—", ""), Align.LEFT),
        ("序号", ("1", "2"), Align.CENTER),
        ("{name: 户数, align: center}", ("12", "8"), Align.CENTER),
        ("{name: 户数, align: 左}", ("12", "8"), Align.LEFT),
    ],
)
def test_figures_stand_right_and_texts_left(
    column: str, texts: tuple[str, str], align: Align
) -> None:
    first, second = texts
    table = table_in(
        f"goals: {{table: {{columns: [{column}], rows: [['{first}'], ['{second}']]}}}}"
    )

    assert {row[0].align for row in table.body} == {align}


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ("[[一, 12], [二, 8]]", "|合计|20|"),
        ("[[一, 12], [二, 8], [合计, 20]]", "|合计|20|"),
        ("[[一, 12], [二, 8], [总计, '']]", "|总计|20|"),
    ],
)
def test_a_row_of_totals_is_worked_out_and_stands_once(rows: str, last: str) -> None:
    text = f"goals: {{table: {{columns: [网格, 户数], rows: {rows}, total: true}}}}"

    assert lines(text)[-2:] == ["|二|8|", last]


def test_widths_are_those_of_the_columns() -> None:
    text = "goals: {table: {columns: [{name: 网格, width: 30}, 户数], rows: [[一, 12]]}}"

    assert table_in(text).shares == (30, 0)


WORK = """
work:
  items: [{text: 制定全年方案。, due: 2007-01}]
  areas:
    - name: 排查
      lead: 安全工作站
      items:
        - {text: 每月排查一次。, due: 2007-12, target: 排查 ≥ 12 次, result: 排查13次。}
        - {name: 整改, items: [{text: 限期整改。, lead: 物业公司, people: [张三, 李四]}]}
        - {text: 年底表彰。, in: [summary], result: 表彰10人。}
plan: {attachments: [{name: 任务分解表, table: {from: tasks%s}}]}
"""


def breakdown(more: str = "") -> list[list[str]]:
    """The table that is made of the items, its head first."""
    (attachment,) = manuscript(WORK % more).attachments
    (table,) = attachment.blocks
    assert isinstance(table, Table)
    return [
        ["".join(run.text for run in cell.runs) for cell in row]
        for row in (*table.head, *table.body)
    ]


def test_a_breakdown_of_tasks_has_task_measure_deadline_and_responsible_body() -> None:
    assert breakdown() == [
        ["序号", "任务", "措施", "完成时限", "责任单位"],
        ["1", "制定全年方案", "制定全年方案", "2007年1月", ""],
        ["2", "排查", "每月排查一次", "2007年12月", "安全工作站"],
        ["3", "排查，整改", "限期整改", "", "物业公司"],
    ]


def test_its_columns_may_be_chosen() -> None:
    assert breakdown(", columns: [措施, 指标, 责任人]") == [
        ["措施", "指标", "责任人"],
        ["制定全年方案", "", ""],
        ["每月排查一次", "排查不少于12次", ""],
        ["限期整改", "", "张三、李四"],
    ]


def test_a_list_of_members_is_made_of_the_leading_group() -> None:
    text = (
        "organization:\n"
        "  members: [{name: 张三, post: 书记, group: 组长}, {name: 李四, group: 成员}]\n"
        "plan: {attachments: [{name: 名单, table: {from: members, columns: [序号, 姓名, 组别]}}]}"
    )
    (attachment,) = manuscript(text, PLAN).attachments
    (table,) = attachment.blocks

    assert isinstance(table, Table)
    assert table.caption == ""  # the attachment's title says what it is
    assert [cell.runs[0].text for cell in table.body[1]] == ["2", "李四", "成员"]


def test_a_table_that_is_made_of_nothing_is_left_out() -> None:
    assert (
        manuscript("plan: {attachments: [{name: 名单, table: {from: members}}]}").attachments == ()
    )


def test_members_who_are_listed_in_an_attachment_are_not_in_the_text_as_well() -> None:
    group = (
        "organization: {text: 成立工作小组，名单见附件。, members: [{name: 张三, post: 书记}]}\n"
    )

    assert lines(group) == ["一、组织领导", "成立工作小组，名单见附件。", "成员：张三（书记）。"]
    assert lines(f"{group}plan: {{attachments: [{{name: 名单, table: {{from: members}}}}]}}") == [
        *("一、组织领导", "成立工作小组，名单见附件。"),
    ]


def test_several_tables_of_an_attachment_have_their_captions() -> None:
    text = "plan: {attachments: [{name: 附表, tables: [{rows: [[户数], [12]]}, {from: tasks}]}]}"
    (attachment,) = manuscript(f"work: {{items: [排查。, 整改。]}}\n{text}").attachments

    assert [block.caption for block in attachment.blocks if isinstance(block, Table)] == [
        *("", "任务分解表"),
    ]


def test_a_typed_total_may_have_its_label_in_any_column() -> None:
    rows = "[[序号, 网格, 户数], [1, 一, 12], ['', 合计, '']]"

    assert lines(f"goals: {{table: {{rows: {rows}, total: true}}}}")[-1] == "||合计|12|"
