"""The summaries of stages of the examples: their pages, and what Word makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import InstalledCommand, said
from support.pages import PdfMaker, rows_of_tables
from support.programs import LayoutCheck, OoxmlValidator

STAGES = [
    ("临江社区2025.yaml", "上半年"),
    ("临江社区2025.yaml", "first-three-quarters"),
    ("tongbei-2007/望山.yaml", "上半年"),
]
each_stage = pytest.mark.parametrize(("name", "stage"), STAGES)


def render_stage(civplan: InstalledCommand, example: Path, stage: str) -> list[Path]:
    """The .docx and .txt of a stage."""
    run = civplan("render", example, "--kind", stage, "--to", "docx,txt", "-o", "out")
    assert (run.returncode, said(run.stderr)) == (0, [])
    return [civplan.folder / line for line in run.stdout.splitlines()]


@each_stage
def test_the_pages_of_a_stage_are_as_the_standard_wants_them(
    civplan: InstalledCommand,
    examples: Path,
    name: str,
    stage: str,
    to_pdf: PdfMaker,
    check_layout: LayoutCheck,
) -> None:
    docx, text = render_stage(civplan, examples / name, stage)
    rows = [
        [cell.partition("：")[2] for cell in line.split("；")]
        for line in text.read_text(encoding="utf-8").splitlines()
        if line.startswith("　　指标：")
    ]

    assert check_layout(docx, to_pdf(docx)) == []
    assert rows
    assert rows_of_tables(to_pdf(docx)) == rows


@pytest.mark.slow
@each_stage
def test_word_opens_a_stage_without_repair(
    civplan: InstalledCommand,
    examples: Path,
    name: str,
    stage: str,
    ooxml_validator: OoxmlValidator,
) -> None:
    assert ooxml_validator(render_stage(civplan, examples / name, stage)[0]) == []
