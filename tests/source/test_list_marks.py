"""Marks that begin an entry of a list on paper, and a dash without its blank."""

from __future__ import annotations

import pytest

from civplan.model.plan_file import PLAN_KEY_NAMES
from civplan.source.source import parse_source

HEAD = "主要工作:\n  措施:\n"


def marks(text: str) -> list[tuple[int, str]]:
    """The lines of a text with a wrong list mark, with the mark."""
    findings = parse_source(text.encode(), "plan.yaml", PLAN_KEY_NAMES).findings
    return [(one.span.line, str(one.values["mark"])) for one in findings if one.rule.code == "Y019"]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("• 开会。", "•"),
        ("◆开会。", "◆"),
        ("●\u3000开会。", "●"),
        ("· 开会。", "·"),
        ("1. 开会。", "1."),
        ("1、开会。", "1、"),
        ("（1）开会。", "（1）"),
        ("12) 开会。", "12)"),
        ("-开会。", "-"),
        ("-内容: 开会。", "-"),
    ],
)
def test_each_line_under_a_list_s_key_is_an_entry(line: str, mark: str) -> None:
    assert marks(f"{HEAD}    {line}\n    {line}\n") == [(3, mark), (4, mark)]


def test_the_next_entry_is_known_behind_one_with_lists_of_its_own() -> None:
    text = (
        "主要工作:\n  方面:\n    -名称: 甲\n     措施:\n       -走访。\n       -内容: 夜巡\n"
        "    -名称: 乙\n     措施:\n       - 巡逻\n"
    )

    assert marks(text) == [(3, "-"), (5, "-"), (6, "-"), (7, "-")]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}    - • 开会。\n",
        f"{HEAD}    - 开会，\n      1. 走访。\n",
        f"{HEAD}    # • 开会\n    - 开会\n",
        "主要工作:\n  正文:\n    • 开会。\n",
        "主要工作: |\n  • 开会。\n  1. 走访。\n",
        "指导思想:\n  1. 以人为本。\n",
        f"{HEAD}    - 内容: |\n        • 开会。\n",
        f"{HEAD}    - 内容: 开会\n      完成情况:\n        1.5万人次\n",
        "---\n社区: 甲\n",
    ],
)
def test_a_text_may_have_such_marks(text: str) -> None:
    assert marks(text) == []


def test_the_edit_writes_a_dash_and_a_blank() -> None:
    text = f"{HEAD}    •\u3000开会。\n"
    [finding] = parse_source(text.encode(), "plan.yaml", PLAN_KEY_NAMES).findings
    [edit] = finding.edits

    assert (edit.span.column, edit.span.end_column, edit.text) == (5, 7, "- ")


@pytest.mark.parametrize(
    ("entry", "moved"),
    [
        ("    -内容: 开会\n     指标: 会 ≥ 1 次\n     责任人: 张三\n", [4, 5]),
        (
            "    -内容: 开会\n     分项:\n       - 走访\n\n     责任人: 张三\n    -内容: 走访\n",
            [4, 5, 7],
        ),
        ("    -内容: 开会\n      指标: 会 ≥ 1 次\n", []),
        ("    -内容: 开会\n    -内容: 走访\n", []),
        ("    •内容: 开会\n      指标: 会 ≥ 1 次\n", []),
    ],
)
def test_the_further_keys_of_an_entry_are_moved_with_its_first_one(
    entry: str, moved: list[int]
) -> None:
    findings = parse_source(f"{HEAD}{entry}".encode(), "plan.yaml", PLAN_KEY_NAMES).findings
    first = next(one for one in findings if one.rule.code == "Y019")

    assert [one.span.line for one in first.edits[1:]] == moved
