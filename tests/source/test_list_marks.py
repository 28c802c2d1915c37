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
