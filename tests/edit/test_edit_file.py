"""Edits of plan files by key path: what changes in the text, and that nothing else does."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from civplan.edit.edit_file import edit_plan_file
from civplan.edit.edits import SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.edit.values import Value

HEAD = "社区: 湖光社区\n年度: 2024\n主题: 创建文明社区\n"
ENGLISH = "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"


def edited(folder: Path, text: str, *edits: ValueEdit) -> str:
    """A plan file's text behind the required keys, after some edits."""
    head = HEAD if text[:1] > "z" else ENGLISH
    file = folder / "a.yaml"
    file.write_text(head + dedent(text), encoding="utf-8", newline="")
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
