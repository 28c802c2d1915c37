"""What stands behind a text as 附件: names in a list, and the texts of the attachments."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.ingest.blocks import Place
from civplan.ingest.outline import OutlineNode
from civplan.ingest.plan.attachments import DraftAttachment, without_attachments
from civplan.ingest.plan.texts import RowLine
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline

TEXT = "湖内社区2007年工作计划\n一、清扫楼道\n每月清扫。\n二、更新宣传栏\n每季度更新。\n"
SIGNED = "湖内社区居委会\n2007年1月10日\n"


def attachments_of(text: str) -> tuple[DraftAttachment, ...]:
    """The attachments of a text file."""
    (part,) = find_outline(read_blocks(Path("a.txt"), text.encode())).parts
    return without_attachments(part.nodes).attachments


@pytest.mark.parametrize("names", ["附件：1.分解表\n2.名单\n", "附件：\n1、分解表\n2、名单\n"])
@pytest.mark.parametrize("behind", [True, False])
def test_a_list_gives_the_names_before_the_signature_and_behind_it(
    names: str, *, behind: bool
) -> None:
    text = f"{TEXT}{SIGNED}{names}" if behind else f"{TEXT}{names}{SIGNED}"

    assert attachments_of(text) == (DraftAttachment("分解表"), DraftAttachment("名单"))


def test_a_text_behind_the_signature_is_that_of_its_attachment() -> None:
    bodies = "附件1\n分解表\n清扫：江远帆\n附件2\n名单\n组长：江远帆\n"

    assert attachments_of(f"{TEXT}附件：1.分解表\n2.名单\n{SIGNED}{bodies}") == (
        DraftAttachment("分解表", ("清扫：江远帆",)),
        DraftAttachment("名单", ("组长：江远帆",)),
    )


def test_an_only_attachment_needs_no_list() -> None:
    text = f"{TEXT}{SIGNED}附件\n评分表\n序号 项目\n1、庭院\n"

    assert attachments_of(text) == (DraftAttachment("评分表", ("序号 项目", "1、庭院")),)


def test_a_text_under_another_title_keeps_that_title() -> None:
    text = f"{TEXT}附件：1.名单\n{SIGNED}附件1\n领导小组名单\n组长：江远帆\n"

    assert attachments_of(text) == (DraftAttachment("名单", ("领导小组名单", "组长：江远帆")),)


@pytest.mark.parametrize(
    "behind",
    [
        "附件：\n1.分解表\n3.名单\n",
        "附件：\n1.分解表\n三、检查\n每月检查。\n",
        "附件：1.分解表\n（联系人：江远帆）\n",
        "附件2\n名单\n组长：江远帆\n",
        "附件1\n",
    ],
)
def test_what_is_not_sure_stays_in_the_text(behind: str) -> None:
    assert attachments_of(f"{TEXT}{behind}") == ()


def test_a_row_of_a_table_is_a_paragraph() -> None:
    rows = (("职务", "姓名"), ("组长", "江远帆"))
    table = OutlineNode(1, "", "职务 | 姓名\n组长 | 江远帆", Place(4), rows=rows)
    texts = ("每月清扫。", "附件", "名单")
    nodes = [OutlineNode(1, "", text, Place(line)) for line, text in enumerate(texts, 1)]

    (attachment,) = without_attachments([*nodes, table]).attachments

    assert attachment == DraftAttachment("名单", ("| 职务 | 姓名 |", "| 组长 | 江远帆 |"))
    assert tuple(line.cells for line in attachment.text if isinstance(line, RowLine)) == rows
