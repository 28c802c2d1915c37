"""What python-docx writes is read back exactly; so is what civplan typesets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from civplan.ingest.blocks import Block, BlockKind, text_blocks
from civplan.ingest.read import read_blocks
from civplan.manuscript.nodes import Figure, Manuscript
from civplan.typeset.formats import FORMATS
from support.docx_files import PROPERTIES, png
from support.manuscripts import manuscripts, texts, texts_of

Structure = list[str | list[list[str]]]
"""Paragraphs and tables of one paragraph in each cell."""


def lines() -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
    return st.one_of(
        st.text(characters, max_size=12), st.sampled_from(["一\n二", "一\t二", "  ", "　一 "])
    )


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    blocks: Structure = []
    for is_table in draw(st.lists(st.booleans(), max_size=6)):
        if is_table:
            rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            blocks.append([[draw(lines()) for _ in range(columns)] for _ in range(rows)])
        else:
            blocks.append(draw(lines()))
    return blocks


def written(structure: Structure) -> bytes:
    document = Document()
    for block in structure:
        if isinstance(block, str):
            paragraph = document.add_paragraph()
            for index in range(0, len(block), 5):
                paragraph.add_run(block[index : index + 5])
        else:
            table = document.add_table(len(block), len(block[0]))
            for row, texts_ in enumerate(block):
                for column, text in enumerate(texts_):
                    table.cell(row, column).text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def structure_of(blocks: tuple[Block, ...]) -> Structure:
    structure: Structure = []
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            structure.append(
                [["".join(each.text for each in cell) for cell in row] for row in block.rows]
            )
        else:
            structure.append(block.text)
    return structure


def seen(structure: Structure) -> Structure:
    """What is seen of a structure: paragraphs that say something, the texts of cells."""
    return [
        block
        if isinstance(block, str)
        else [["" if text.isspace() else text for text in row] for row in block]
        for block in structure
        if not isinstance(block, str) or block.strip()
    ]


@given(structures())
def test_paragraphs_and_tables_are_read_as_they_were_written(structure: Structure) -> None:
    document = read_blocks(Path("a.docx"), written(structure))

    assert structure_of(document.blocks) == seen(structure)
    assert document.omissions == ()


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "txt"])
@given(manuscript=manuscripts())
def test_what_civplan_typesets_is_read_whole(suffix: str, manuscript: Manuscript) -> None:
    data = FORMATS[suffix](
        manuscript, PROPERTIES, dict.fromkeys(pictures_of(manuscript), png(4, 3))
    )

    document = read_blocks(Path(f"a.{suffix}"), data)

    read = without_white("".join(each.number + each.text for each in text_blocks(document.blocks)))
    assert [text for text in texts_of(manuscript) if without_white(text) not in read] == []


def pictures_of(manuscript: Manuscript) -> list[str]:
    """The addresses of the pictures of a manuscript."""
    parts = [manuscript.blocks, *(attachment.blocks for attachment in manuscript.attachments)]
    return [block.source for part in parts for block in part if isinstance(block, Figure)]


def without_white(text: str) -> str:
    return "".join(text.split())


@given(st.lists(texts(), min_size=1, max_size=8))
def test_a_text_file_is_read_line_by_line(paragraphs: list[str]) -> None:
    data = "\r\n".join(paragraphs).encode("utf-8")

    assert [block.text for block in read_blocks(Path("a.txt"), data).blocks] == [
        text for text in paragraphs if text.strip()
    ]
