"""A large leading group in a document: a table under the section's text."""

from __future__ import annotations

from civplan.manuscript.nodes import Paragraph, Table
from civplan.model.choices import Document
from support.documents import NESTED, composer_for
from support.plans import plan_of


def test_the_table_follows_the_text_of_the_section() -> None:
    members = ", ".join(
        f"{{name: 张{number}, post: 楼组长, duty: 联系{number}号楼}}" for number in range(1, 31)
    )
    plan = plan_of(f"organization: {{text: 成立领导小组。, members: [{members}]}}")
    blocks = composer_for(NESTED).compose(plan, Document.PLAN).blocks
    place = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    text, table = blocks[place - 1], blocks[place]

    assert isinstance(text, Paragraph)
    assert text.runs[0].text == "成立领导小组。"
    assert isinstance(table, Table)
    assert [cell.runs[0].text for cell in table.head[0]] == ["姓名", "职务", "分工"]
    assert len(table.body) == 30
    assert [cell.runs[0].text for cell in table.body[-1]] == ["张30", "楼组长", "联系30号楼"]
