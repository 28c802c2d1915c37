"""The lines that are offered where a list is missing, and the fix that writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.check import Checker
from civplan.documents.fix import Fixer
from civplan.findings.finding import Finding
from civplan.model.plan import PLAN_SHAPE
from support.plans import HEAD, REQUIRED, nodes_of


def ways(text: str) -> list[str]:
    """What the findings about a plan file's values advise, in Chinese."""
    findings: list[Finding] = []
    PLAN_SHAPE.read(nodes_of(f"{REQUIRED}{text}"), findings)
    return [one.help("zh") for one in findings]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("实施步骤: 分三个阶段\n", "“实施步骤:”、“  - 阶段: 分三个阶段”"),
        ("schedule: 分三个阶段\n", "“schedule:”、“  - phase: 分三个阶段”"),
        ("组织领导:\n  成员: 甲某、乙某\n", "“成员:”、“  - 姓名: 甲某”、“  - 姓名: 乙某”"),
        ("主要工作:\n  措施: 每月开会\n", "“措施:”、“  - 每月开会”"),
        ("主要工作: {措施: 每月开会}\n", "“措施:”、“  - 每月开会”"),
        ("主要工作:\n  方面: 环境整治\n", "“方面:”、“  - 名称: 环境整治”"),
        ("主要工作:\n  方面:\n    名称: 环境整治\n", "“方面:”、“  - 名称: 环境整治”"),
        ("主要工作:\n  措施:\n    内容: 每月开会\n", "“措施:”、“  - 内容: 每月开会”"),
        ("其他部分: {标题: 分工}\n", "“其他部分:”、“  - 标题: 分工”"),
        (f"主要工作:\n  措施: {'会' * 40}\n", f"“措施:”、“  - {'会' * 23}…”"),
    ],
)
def test_a_missing_list_is_shown_in_the_file_s_own_words(text: str, lines: str) -> None:
    assert ways(text) == [f"分成几行写：{lines}"]


@pytest.mark.parametrize(
    "text", ["社区概况: 三千户\n", "街道: [甲]\n", "主要工作:\n  方面: {甲: 乙}\n"]
)
def test_what_stands_for_no_entry_gets_the_usual_advice(text: str) -> None:
    assert any("参照 civplan new" in one for one in ways(text))


def fixed(folder: Path, text: str) -> str:
    """A plan file's text behind its head, after ``--fix``."""
    file = folder / "a.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    after = Fixer(Checker().open, [file]).fix(file)
    return after.sources[str(file)].text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("work:\n  items: 每月开会\n", "work:\n  items:\n    - 每月开会\n"),
        ("work:\n  措施: 每月开会  # 例会\n", "work:\n  措施:\n    - 每月开会  # 例会\n"),
        (
            "organization:\n  members: 甲某、乙某\nwork: 三\n",
            "organization:\n  members:\n    - name: 甲某\n    - name: 乙某\nwork: 三\n",
        ),
        (
            "work:\n  areas:\n    name: 环境\n    items: [每月清理]\n",
            "work:\n  areas:\n  - name: 环境\n    items: [每月清理]\n",
        ),
        (
            "work:\n  areas:\n      name: 环境  # 甲\n\n      text: 保洁\n",
            "work:\n  areas:\n    - name: 环境  # 甲\n\n      text: 保洁\n",
        ),
        ("work: 三\nschedule: 动员部署\n", "work: 三\nschedule:\n  - phase: 动员部署\n"),
    ],
)
def test_a_list_with_one_meaning_is_made(tmp_path: Path, text: str, after: str) -> None:
    assert fixed(tmp_path, text) == after


@pytest.mark.parametrize(
    "text",
    [
        "work: 三\nschedule: 分三个阶段\n",
        "work: {items: 每月开会}\n",
        "work: {areas: {name: 环境}}\n",
        "work: 三\norganization:\n  members: 由社区干部和志愿者组成\n",
        'work:\n  items: "每月开会"\n',
        "work:\n  items: |\n    每月开会\n",
    ],
)
def test_what_a_person_has_to_decide_is_left(tmp_path: Path, text: str) -> None:
    assert fixed(tmp_path, text) == text
