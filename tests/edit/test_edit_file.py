"""Edits of plan files by key path: what changes in the text, and that nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civplan.documents.files import CannotWrite
from civplan.edit.edit_file import CannotEdit, edit_plan_file
from civplan.edit.edits import (
    AddComment,
    AppendEntry,
    DeleteValue,
    InsertEntry,
    SetValue,
    ValueEdit,
)
from civplan.edit.key_path import KeyPath
from civplan.edit.values import Value

HEAD = "社区: 湖光社区\n年度: 2024\n主题: 创建文明社区\n"
ENGLISH = "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"


IN_BRACKETS = """\
honours: [  # 荣誉
  # 关于一
  一,  # 一注
  二,  # 二注
  # 关于三
  三  # 三注
  # 末尾
]
"""
"""A list in brackets, on lines with comments."""


def edited(folder: Path, text: str, *edits: ValueEdit) -> str:
    """A plan file's text behind the required keys, after some edits."""
    head = HEAD if text[:1] > "z" else ENGLISH
    file = folder / "a.yaml"
    file.write_text(head + text, encoding="utf-8", newline="")
    after = edit_plan_file(file, edits).after.decode()
    assert after.startswith(head)
    return after.removeprefix(head)


def set_to(path: str, value: Value) -> SetValue:
    """The edit that sets a value."""
    return SetValue(KeyPath.parse(path), value)


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        pytest.param(
            "district: 湖滨街道  # 上级\n",
            "district",
            "湖东街道",
            "district: 湖东街道  # 上级\n",
            id="a plain text, its comment stays",
        ),
        pytest.param(
            "district: '湖滨街道'\n",
            "district",
            "湖'东",
            "district: '湖''东'\n",
            id="single quotes",
        ),
        pytest.param(
            'district: "湖滨街道"\n', "district", "湖东", 'district: "湖东"\n', id="double quotes"
        ),
        pytest.param(
            "district: 湖滨\n",
            "district",
            "湖: 东 #1",
            'district: "湖: 东 #1"\n',
            id="needs quotes",
        ),
        pytest.param(
            "district:   # 上级\n",
            "district",
            "湖东",
            "district: 湖东   # 上级\n",
            id="no value yet",
        ),
        pytest.param(
            "街道: 湖滨\n总结:\n  主要成效:\n    措施:\n    - 编号: a\n      内容: 完成整治。\n",
            "summary.achievements.items[a].status",
            "done",
            "街道: 湖滨\n总结:\n  主要成效:\n    措施:\n    - 编号: a\n      内容: 完成整治。\n"
            "      状态: 已完成\n",
            id="a choice in the language of the keys",
        ),
        pytest.param(
            "honours: [区文明社区, 市卫生社区]\n",
            "honours[2]",
            "省卫生社区",
            "honours: [区文明社区, 省卫生社区]\n",
            id="an entry in brackets",
        ),
        pytest.param(
            "honours:\n- 区文明社区  # 一\n- 市卫生社区\n",
            "honours[1]",
            "省文明社区",
            "honours:\n- 省文明社区  # 一\n- 市卫生社区\n",
            id="an entry behind a dash",
        ),
        pytest.param(
            "goals:\n  text: |  # 两段\n    第一段，\n    接着写。\n",
            "goals.text",
            "新一段，\n接着写，\n写完。\n\n# 又一段。",
            "goals:\n  text: |  # 两段\n    新一段，\n    接着写，\n    写完。\n\n    # 又一段。\n",
            id="a literal text has the lines that are given",
        ),
        pytest.param(
            "goals:\n  text: |\n    第一段，\n    接着写。\n\n    第二段。\n",
            "goals.text",
            "第一段，\n接着写。\n\n另一段。",
            "goals:\n  text: |\n    第一段，\n    接着写。\n\n    另一段。\n",
            id="a literal text, only the changed paragraph",
        ),
        pytest.param(
            "goals:\n  text: >-  # 目标\n    通过一年的努力，\n    居民满意。\n",
            "goals.text",
            "通过两年的努力，居民满意。",
            "goals:\n  text: >-  # 目标\n    通过两年的努力，居民满意。\n",
            id="a folded text, its sign and comment stay",
        ),
        pytest.param(
            "goals: 通过努力，\n  居民满意。\n",
            "goals",
            "通过努力，居民非常满意。",
            "goals: 通过努力，\n  居民非常满意。\n",
            id="a plain text on two lines",
        ),
        pytest.param(
            "goals: 通过努力。\n",
            "goals.heading",
            "目标",
            "goals:\n  text: 通过努力。\n  heading: 目标\n",
            id="a text becomes keys",
        ),
        pytest.param(
            "goals:\n  text: 通过努力。\n",
            "goals.text.summary",
            "经过努力。",
            "goals:\n  text:\n    plan: 通过努力。\n    summary: 经过努力。\n",
            id="a text gets its other form",
        ),
        pytest.param(
            "work:\n  items:\n    - 走访居民，\n      每月一次。\n    - 整治楼道。\n",
            "work.items[1].status",
            "done",
            "work:\n  items:\n    - text: 走访居民，\n        每月一次。\n      status: done\n"
            "    - 整治楼道。\n",
            id="a string item becomes keys",
        ),
        pytest.param(
            "work: {items: [走访, 整治]}\n",
            "work.items[2].status",
            "ongoing",
            "work: {items: [走访, {text: 整治, status: ongoing}]}\n",
            id="a string item in brackets becomes keys",
        ),
        pytest.param(
            "goals:\n  targets:\n    - {measure: 满意率, at_least: 95%}  # 调查\n",
            "goals.targets[1].result",
            "96.2%",
            "goals:\n  targets:\n    - {measure: 满意率, at_least: 95%, result: 96.2%}  # 调查\n",
            id="a key in braces, in its order",
        ),
        pytest.param(
            "goals:\n  targets:\n    - 碰头会 ≥ 12 次\n",
            "goals.targets[1].result",
            13,
            "goals:\n  targets:\n    - {measure: 碰头会, at_least: 12次, result: 13}\n",
            id="a target in words becomes keys",
        ),
        pytest.param(
            "profile:\n  facts: [网格 12个, 楼栋 86栋]\n",
            "profile.facts[2].value",
            "88栋",
            "profile:\n  facts: [网格 12个, {name: 楼栋, value: 88栋}]\n",
            id="a figure in words becomes keys",
        ),
        pytest.param(
            "work:\n  items:\n    - id: a\n      text: 走访。\n"
            "      # 联系人\n      lead: 居委会\n",
            "work.items[a].due",
            "2024-06",
            "work:\n  items:\n    - id: a\n      text: 走访。\n      due: 2024-06\n"
            "      # 联系人\n      lead: 居委会\n",
            id="a key among others, in their order",
        ),
        pytest.param(
            "district: 湖滨\n",
            "plan.number",
            "湖社〔2024〕3号",
            "district: 湖滨\nplan:\n  number: 湖社〔2024〕3号\n",
            id="a key with the key above it",
        ),
        pytest.param(
            "summary: {date: 2024-12-20}\n",
            "summary.problems.items",
            ["人手不足。", "经费不足。"],
            "summary: {date: 2024-12-20, problems: {items: [人手不足。, 经费不足。]}}\n",
            id="a list in braces",
        ),
    ],
)
def test_setting_a_value_changes_only_that_value(
    tmp_path: Path, before: str, path: str, value: Value, after: str
) -> None:
    assert edited(tmp_path, before, set_to(path, value)) == after


LIST = "honours:\n  # 市级\n  - 市文明社区  # 一\n\n  # 区级\n  - 区文明社区\n"
AREAS = """\
work:
  areas:
    - id: a
      name: 环境
      items: [整治楼道。]

    # 文化
    - id: b
      name: 文化
      items: []
"""


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param(
            LIST,
            AppendEntry(KeyPath.parse("honours"), "省文明社区"),
            f"{LIST}\n  - 省文明社区\n",
            id="append, with the gaps of the list",
        ),
        pytest.param(
            LIST,
            InsertEntry(KeyPath.parse("honours[2]"), "省文明社区"),
            LIST.replace("  # 区级\n", "  - 省文明社区\n\n  # 区级\n"),
            id="insert before an entry and its comment",
        ),
        pytest.param(
            LIST,
            DeleteValue(KeyPath.parse("honours[2]")),
            "honours:\n  # 市级\n  - 市文明社区  # 一\n\n",
            id="delete an entry with its comment",
        ),
        pytest.param(
            "honours: [一, 二, 三]\n",
            DeleteValue(KeyPath.parse("honours[2]")),
            "honours: [一, 三]\n",
            id="delete in brackets",
        ),
        pytest.param(
            "honours: [一, 二,\n  三]\n",
            DeleteValue(KeyPath.parse("honours[2]")),
            "honours: [一,\n  三]\n",
            id="delete the last entry of a line in brackets",
        ),
        pytest.param(
            "honours: [一]\n",
            DeleteValue(KeyPath.parse("honours[1]")),
            "honours: []\n",
            id="delete the last entry",
        ),
        pytest.param(
            "honours: 一\n",
            AppendEntry(KeyPath.parse("honours"), "二"),
            "honours: [一, 二]\n",
            id="append to a lone value",
        ),
        pytest.param(
            "district: 湖滨\n",
            AppendEntry(KeyPath.parse("honours"), "二"),
            "district: 湖滨\nhonours: [二]\n",
            id="append to a list that is not there",
        ),
        pytest.param(
            "safeguards:\n  text:\n    - 一。\n    - 二。  # 经费\n",
            SetValue(KeyPath.parse("safeguards.text[2]"), "三。"),
            "safeguards:\n  text:\n    - 一。\n    - 三。  # 经费\n",
            id="set a paragraph of a text",
        ),
        pytest.param(
            "safeguards:\n  text: [一。, 二。]\n",
            DeleteValue(KeyPath.parse("safeguards.text[1]")),
            "safeguards:\n  text: [二。]\n",
            id="delete a paragraph",
        ),
        pytest.param(
            "safeguards:\n  text: 一。\n",
            AppendEntry(KeyPath.parse("safeguards.text"), "二。"),
            "safeguards:\n  text:\n    - 一。\n    - 二。\n",
            id="append a paragraph",
        ),
        pytest.param(
            AREAS,
            AppendEntry(KeyPath.parse("work.areas[b].items"), {"id": "c", "text": "组织演出。"}),
            AREAS.replace("items: []", "items:\n        - id: c\n          text: 组织演出。"),
            id="append keys to an empty list",
        ),
        pytest.param(
            AREAS,
            DeleteValue(KeyPath.parse("work.areas[b]")),
            AREAS[: AREAS.index("    # 文化")],
            id="delete an area with its comment",
        ),
        pytest.param(
            "district: 湖滨\n# 邮编\nissuer: 居委会  # 署名\nprofile:\n  area: 1\n  # 户\n",
            DeleteValue(KeyPath.parse("issuer")),
            "district: 湖滨\nprofile:\n  area: 1\n  # 户\n",
            id="delete a key with its comments",
        ),
        pytest.param(
            "district: 湖滨\nprofile:\n  area: 1\n  # 户",
            DeleteValue(KeyPath.parse("profile")),
            "district: 湖滨",
            id="delete at the end of a text without line break",
        ),
        pytest.param(
            "profile: {area: 1, households: 2}\n",
            DeleteValue(KeyPath.parse("profile.households")),
            "profile: {area: 1}\n",
            id="delete a key in braces",
        ),
        pytest.param(
            "district: 湖滨\nprofile: {area: 1}  # 概况\n",
            DeleteValue(KeyPath.parse("profile.area")),
            "district: 湖滨\n",
            id="delete the last key of a record",
        ),
        pytest.param(
            "summary: {date: 2024-12-20}\n",
            DeleteValue(KeyPath.parse("summary.date")),
            "summary: {}\n",
            id="delete the last key of the summary, which is still wanted",
        ),
        pytest.param(
            IN_BRACKETS,
            DeleteValue(KeyPath.parse("honours[1]")),
            IN_BRACKETS.replace("  # 关于一\n  一,  # 一注\n", ""),
            id="delete the first entry of brackets on lines, with its comments",
        ),
        pytest.param(
            IN_BRACKETS,
            DeleteValue(KeyPath.parse("honours[2]")),
            IN_BRACKETS.replace("  二,  # 二注\n", ""),
            id="delete an entry of brackets on lines, with its comment",
        ),
        pytest.param(
            IN_BRACKETS,
            DeleteValue(KeyPath.parse("honours[3]")),
            IN_BRACKETS.replace("二,", "二").replace("  # 关于三\n  三  # 三注\n", ""),
            id="delete the last entry of brackets on lines, with the comma before it",
        ),
        pytest.param(
            "honours: [一,  # 一注\n  二, 三]  # 末\n",
            DeleteValue(KeyPath.parse("honours[1]")),
            "honours: [\n  二, 三]  # 末\n",
            id="delete the entry behind the bracket with its comment",
        ),
        pytest.param(
            "honours: [一, 二,  # 一二注\n  三]  # 末\n",
            DeleteValue(KeyPath.parse("honours[2]")),
            "honours: [一,  # 一二注\n  三]  # 末\n",
            id="a comment on what stays on the line stays",
        ),
        pytest.param(
            "honours: [ 一  # 一注\n  , 二  # 二注\n  , 三  # 三注\n  ]\n",
            DeleteValue(KeyPath.parse("honours[2]")),
            "honours: [ 一  # 一注\n  , 三  # 三注\n  ]\n",
            id="delete an entry behind its comma",
        ),
        pytest.param(
            IN_BRACKETS,
            AppendEntry(KeyPath.parse("honours"), "四"),
            IN_BRACKETS.replace("三  # 三注\n", "三,  # 三注\n  四\n"),
            id="append on a line of its own in brackets on lines",
        ),
        pytest.param(
            IN_BRACKETS,
            InsertEntry(KeyPath.parse("honours[3]"), "新"),
            IN_BRACKETS.replace("  # 关于三", "  新,\n  # 关于三"),
            id="insert on a line of its own in brackets on lines",
        ),
        pytest.param(
            "profile: {\n  area: 1,  # 面积\n  households: 2,\n}\n",
            SetValue(KeyPath.parse("profile.residents"), 3),
            "profile: {\n  area: 1,  # 面积\n  households: 2,\n  residents: 3,\n}\n",
            id="add a key in braces on lines",
        ),
        pytest.param(
            IN_BRACKETS,
            AddComment(KeyPath.parse("honours[2]"), ("待核",)),
            IN_BRACKETS.replace("  二,", "  # 待核\n  二,"),
            id="a comment above an entry in brackets on lines",
        ),
        pytest.param(
            "work:\n  items:\n    - id: a\n      text: 走访。\n",
            DeleteValue(KeyPath.parse("work.items[a].id")),
            "work:\n  items:\n    - text: 走访。\n",
            id="delete the key behind a dash",
        ),
        pytest.param(
            "work:\n  items:\n    - id: a\n      text: 走访。\n",
            AddComment(KeyPath.parse("work.items[a].id"), ("上年未完成",)),
            "work:\n  items:\n    # 上年未完成\n    - id: a\n      text: 走访。\n",
            id="a comment above an entry",
        ),
    ],
)
def test_entries_and_keys_come_and_go_with_their_comments(
    tmp_path: Path, before: str, edit: ValueEdit, after: str
) -> None:
    assert edited(tmp_path, before, edit) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("楼道清理 ≥ 4 次", "5", "{名称: 楼道清理, 至少: 5次}"),
        ("{名称: 楼道清理, 至少: 4次}", 5, "{名称: 楼道清理, 至少: 5次}"),
        ("{名称: 楼道清理, 至少: 4, 单位: 次}", "5", "{名称: 楼道清理, 至少: 5, 单位: 次}"),
        ("满意率 ≥ 95%", "96", "{名称: 满意率, 至少: 96%}"),
        ("满意率 ≥ 95%", "0.96", "{名称: 满意率, 至少: 0.96}"),
        ("楼道清理 ≥ 4 次", "5轮", "{名称: 楼道清理, 至少: 5轮}"),
    ],
)
def test_a_bare_number_for_a_goal_keeps_its_unit(
    tmp_path: Path, before: str, value: Value, after: str
) -> None:
    text = "工作目标:\n  指标:\n    - {}\n"
    edit = set_to("goals.targets[1].at_least", value)
    assert edited(tmp_path, text.format(before), edit) == text.format(after)


TABLE = """\
sections:
  - heading: 数据
    text: 见表。
    table:
      columns: [名称, 数量]
      rows:
        - [树, 5]  # 春天
        - - 花
          - ""
        - 草 | 7
"""


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        ("rows[1][2]", "6", "[树, 5]  # 春天", "[树, 6]  # 春天"),
        ("rows[2][1]", "灌木", "- - 花", "- - 灌木"),
        ("rows[3]", "草 | 8", "草 | 7", "草 | 8"),
    ],
)
def test_a_cell_of_a_table_is_set(
    tmp_path: Path, path: str, value: str, before: str, after: str
) -> None:
    edit = set_to(f"sections[1].tables[1].{path}", value)
    assert edited(tmp_path, TABLE, edit) == TABLE.replace(before, after)


def test_a_row_must_keep_the_number_of_its_cells(tmp_path: Path) -> None:
    edit = DeleteValue(KeyPath.parse("sections[1].tables[1].rows[1][2]"))
    with pytest.raises(CannotEdit):
        edited(tmp_path, TABLE, edit)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("goals.summary", "goals.text.summary"),
        ("工作目标.总结", "工作目标.正文.总结"),
        ("work.items[1].plan", "work.items[1].text.plan"),
    ],
)
def test_a_form_of_a_text_is_looked_for_below_the_text(
    tmp_path: Path, path: str, meant: str
) -> None:
    text = "工作目标: 办好。\n主要工作:\n  措施:\n  - 内容: 走访。\n"
    with pytest.raises(CannotEdit, match=re.escape(f"did you mean “{meant}”?")):
        edited(tmp_path, text, set_to(path, "办好了。"))


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("工作", "是不是“主要工作”（work）？"),
        ("进度", "是不是“实施步骤”（schedule）？"),
        ("方面", "是不是“主要工作.方面”？"),
        ("signer", "是不是“plan.signer”或“summary.signer”"),
        ("存在问题", "是不是“总结.存在问题”？"),
        ("思想", "是不是“指导思想”（principles）？"),
        ("落款", "是不是“署名”（issuer）？"),
        ("名称", "这里可用：文种"),
    ],
)
def test_an_unknown_key_is_answered_with_the_one_that_is_meant(
    tmp_path: Path, path: str, meant: str
) -> None:
    with pytest.raises(CannotEdit) as caught:
        edited(tmp_path, "goals: 做好。\n", set_to(path, "新"))

    assert meant in caught.value.reason.zh


def test_records_that_are_emptied_at_once_go(tmp_path: Path) -> None:
    text = "work: {items: [{text: 走访。, budget: {plan: 1}, changed: {why: 雨}}]}\n"
    item = KeyPath.parse("work.items[1]")

    after = edited(
        tmp_path,
        text,
        DeleteValue(item.key("budget").key("plan")),
        DeleteValue(item.key("changed").key("why")),
    )

    assert after == "work: {items: [{text: 走访。}]}\n"


def test_each_edit_sees_what_those_before_it_left(tmp_path: Path) -> None:
    path = KeyPath.parse("honours")
    edits: list[ValueEdit] = [
        AppendEntry(path, "二"),
        InsertEntry(path.entry(1), "零"),
        DeleteValue(path.entry(2)),
    ]
    assert edited(tmp_path, "honours: 一\n", *edits) == "honours: [零, 二]\n"


def test_many_values_of_one_item_are_set_at_once(tmp_path: Path) -> None:
    item = KeyPath.parse("work.items[1]")
    values = {"status": "done", "result": "走访120户。", "lead": "居委会", "due": "2024-06"}
    edits = [SetValue(item.key(name), value) for name, value in values.items()]
    assert edited(tmp_path, "work:\n  items:\n    - 走访居民。\n", *edits) == (
        "work:\n  items:\n    - text: 走访居民。\n      due: 2024-06\n      lead: 居委会\n"
        "      status: done\n      result: 走访120户。\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, newline: str) -> None:
    before = f"{HEAD}街道: 湖滨街道\n荣誉:\n- 区文明社区\n".replace("\n", newline)
    file = tmp_path / "a.yaml"
    file.write_bytes(before.encode(encoding))

    edits: list[ValueEdit] = [
        set_to("街道", "湖东街道"),
        AppendEntry(KeyPath.parse("荣誉"), "市文明社区"),
    ]
    after = edit_plan_file(file, edits).after

    wanted = before.replace("湖滨", "湖东") + f"- 市文明社区{newline}"
    assert after == wanted.encode(encoding)


ALIASES = """\
goals: &text 居民满意。
safeguards: *text
profile: &p {area: 1}
"""


def test_an_alias_that_is_replaced_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(ENGLISH + ALIASES, encoding="utf-8")

    result = edit_plan_file(file, [set_to("safeguards", "人员到位。"), set_to("profile.area", "2")])

    after = ALIASES.replace("*text", "人员到位。").replace("area: 1", "area: 2")
    assert result.after.decode() == ENGLISH + after
    assert [note.en for note in result.notes] == [
        "line 5 stood for *text; it has a value of its own now, and the other is as it was"
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("goals", "the value on line 4 is used elsewhere too (*text)"),
        ("goals.heading", "the value on line 4 is used elsewhere too (*text)"),
        ("safeguards.heading", "*text on line 5 stands for what is written elsewhere"),
    ],
)
def test_what_aliases_share_is_not_changed_in_one_place(
    tmp_path: Path, path: str, reason: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(ENGLISH + ALIASES, encoding="utf-8")

    with pytest.raises(CannotEdit, match=re.escape(reason)):
        edit_plan_file(file, [set_to(path, "新")])


BASE = """\
campaign: 创建文明社区
honours: [街道先进]
goals:
  targets: [满意率 ≥ 95%, 投诉 ≤ 3 起]
work:
  areas:
    - id: a
      name: 环境
      items:
        - {id: b, text: 整治楼道。, lead: 居委会, target: 清理 ≥ 4 次}
        - 走访居民。
"""
OWN = "extends: base.yaml\ncommunity: 湖光社区\nyear: 2024\n"
OF_AREA = "work:\n  areas:\n    - id: a\n      items:\n        - "


@pytest.mark.parametrize(
    ("own", "edit", "after"),
    [
        (
            "",
            set_to("work.areas[a].items[b].status", "done"),
            f"{OF_AREA}id: b\n          status: done\n",
        ),
        ("", set_to("campaign", "创卫"), "campaign: 创卫\n"),
        ("", DeleteValue(KeyPath.parse("honours")), "honours:\n"),
        ("", DeleteValue(KeyPath.parse("honours[1]")), "honours: []\n"),
        ("", InsertEntry(KeyPath.parse("honours[1]"), "区先进"), "honours: [区先进, 街道先进]\n"),
        ("", AppendEntry(KeyPath.parse("honours"), "区先进"), "honours: [街道先进, 区先进]\n"),
        (
            "",
            set_to("goals.targets[2].result", "2"),
            "goals:\n  targets: [满意率 ≥ 95%, {measure: 投诉, at_most: 3起, result: 2}]\n",
        ),
        (
            "",
            set_to("work.areas[a].items[b].targets[1].result", "5"),
            f"{OF_AREA}id: b\n          targets: [{{measure: 清理, at_least: 4次, result: 5}}]\n",
        ),
        (
            "",
            DeleteValue(KeyPath.parse("work.areas[a].items[b]")),
            f"{OF_AREA}{{id: b, drop: true}}\n",
        ),
        (
            "",
            AppendEntry(KeyPath.parse("work.areas[a].items"), {"id": "c", "text": "演出。"}),
            f"{OF_AREA}id: c\n          text: 演出。\n",
        ),
        (
            f"{OF_AREA}id: b\n          status: done\n",
            set_to("work.areas[a].items[b].lead", "网格员"),
            f"{OF_AREA}id: b\n          lead: 网格员\n          status: done\n",
        ),
    ],
)
def test_an_inherited_value_is_changed_in_the_file_itself(
    tmp_path: Path, own: str, edit: ValueEdit, after: str
) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    file = tmp_path / "a.yaml"
    file.write_text(OWN + own, encoding="utf-8")

    result = edit_plan_file(file, [edit])

    assert sorted(result.after.decode().splitlines()) == sorted((OWN + after).splitlines())
    assert "work:\n  areas" in result.after.decode() or "work" not in after
    assert (tmp_path / "base.yaml").read_text(encoding="utf-8") == BASE


def test_an_inherited_list_that_is_written_whole_is_told(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    file = tmp_path / "a.yaml"
    file.write_text(OWN, encoding="utf-8")

    result = edit_plan_file(file, [set_to("goals.targets[1].result", "96%")])

    assert "“goals.targets” was inherited" in result.notes[0].en
    assert len(result.notes) == 1


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (set_to("work.areas[a].items[2].status", "done"), "[2] is inherited and has no id"),
        (DeleteValue(KeyPath.parse("work.areas[a].items[2]")), "[2] is inherited and has no id"),
        (AppendEntry(KeyPath.parse("work.areas[a].items"), "演出。"), "a new entry needs an id"),
        (
            InsertEntry(KeyPath.parse("work.areas[a].items[1]"), "演出。"),
            "nothing can be put before",
        ),
    ],
)
def test_what_only_the_extended_file_can_say_is_refused(
    tmp_path: Path, edit: ValueEdit, reason: str
) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    file = tmp_path / "a.yaml"
    file.write_text(OWN, encoding="utf-8")

    with pytest.raises(CannotEdit, match=re.escape(reason)):
        edit_plan_file(file, [edit])


def test_what_another_program_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(ENGLISH, encoding="utf-8")
    result = edit_plan_file(file, [set_to("district", "湖滨街道")])
    file.write_text(f"{ENGLISH}# 改过\n", encoding="utf-8")

    with pytest.raises(CannotWrite):
        result.write()

    assert file.read_text(encoding="utf-8") == f"{ENGLISH}# 改过\n"
