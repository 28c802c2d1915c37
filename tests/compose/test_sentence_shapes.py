"""What holds for every sentence that civplan writes: docs/sentences.md shows them.

The page itself is compared with what civplan says by ``tests/docs/test_generated_files.py``.
"""

from __future__ import annotations

import re
import runpy
from functools import cache
from typing import Any

import pytest

from civplan.model.choices import Document
from support.programs import REPOSITORY

PAGE: dict[str, Any] = runpy.run_path(str(REPOSITORY / "docs/sentences.py"))
ITEMS: list[str] = list(PAGE["all_items"]())
VERBS = (
    "召开|举办|开展|完成|发生|收到|新增|走访|加装|化解|接待|服务|共|为|不少于|不超过|不低于|达到|下降"
    "|保持|列"
)
"""Words of which each clause about the year has one."""


Cells = list[tuple[str, str]]


@pytest.fixture(scope="module")
def cells() -> Cells:
    """Each sentence of the page with its shape."""
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", PAGE["sentences_page"](), re.MULTILINE)
    return [(shape, cell) for shape, row in rows for cell in row.split(" | ") if cell != "—"]


@cache
def said(item: str, document: Document) -> str:
    """What a document prints of an item."""
    sentence: str = PAGE["said"](item, document)
    return sentence


def test_the_page_has_the_shapes_and_every_combination(cells: Cells) -> None:
    assert len({shape for shape, _ in cells}) > 150
    assert len(cells) > 300
    assert len(ITEMS) > 800


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a text without its stop", r"[^。：？！”／]$"),
        ("two stops", r"[。，；：][。，；：]"),
        ("a mark at the beginning", r"^[。，；]"),
        ("a figure without a verb", rf"全年(?!.{{0,14}}(?:{VERBS}))"),
        ("digits that meet", r"\d\.\d+\d{2}[^\d微%万分]|[A-Za-z]\d+[次场户]"),
        ("a word twice", r"全年全年|原因是原因|下一步，下一步|(.{5,})。\1"),
        ("nothing of something", r"新增[一-龥]+0|[召开举办展]{2}[一-龥]+0"),
        ("a figure of nothing", r"不少于0|晚于[一-龥]+0|“”"),
        ("two qualifiers", r"不少于[^，。；]*以上|不超过[^，。；]*以内"),
        ("a claim", r"按计划完成|圆满|较好|顺利完成|取得"),
    ],
)
def test_no_sentence_of_the_page_has_a_fault(cells: Cells, fault: str, pattern: str) -> None:
    assert [(shape, cell) for shape, cell in cells if re.search(pattern, cell)] == [], fault


def test_every_item_with_a_result_a_status_or_a_reason_is_in_the_summary() -> None:
    silent = [
        item
        for item in ITEMS
        if re.search("result|status|reason|next|spent", item)
        if said(item, Document.SUMMARY) == "—"
    ]

    assert silent == []


def test_an_item_that_is_not_done_is_never_called_done() -> None:
    wrong = [
        item
        for item in ITEMS
        if "result: 是" not in item
        if re.search("status: (planned|ongoing|dropped)", item)
        if "已完成" in said(item, Document.SUMMARY)
    ]

    assert wrong == []


def test_the_summary_has_no_due_date_and_the_plan_no_result() -> None:
    for item in ITEMS:
        plan, summary = said(item, Document.PLAN), said(item, Document.SUMMARY)
        assert "底前完成" not in summary, item
        assert not re.search("130户次|25件|93.5%|12件|原因是|实际支出", plan), item
