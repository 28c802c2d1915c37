"""The pages of some documents as somebody last read them, page by page and line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.documents.render import ComposerCache, composed_document
from civplan.manuscript.nodes import Manuscript
from civplan.model.choices import Document
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page
from support.docx_files import png
from support.golden import Golden
from support.manuscripts import RICH

SAME_LINE = 30
"""Twips by which the baselines of texts side by side may differ."""


def pages_text(manuscript: Manuscript, images: Mapping[str, bytes]) -> str:
    """The pages of a document: how far down and in each line stands, in lines and characters."""
    return "\n".join(
        line
        for number, page in enumerate(lay_out(manuscript, GBT9704, images), 1)
        for line in page_lines(page, number)
    )


def page_lines(page: Page, number: int) -> Iterator[str]:
    shape = "" if page.width < page.height else ", landscape"
    yield f"page {number}{shape}: {page.number.text if page.number else 'no number'}"
    style = GBT9704 if page.width < page.height else GBT9704.turned
    rows: dict[float, list[tuple[float, str]]] = {}
    for line in page.lines:
        row = next((row for row in rows if abs(row - line.baseline) < SAME_LINE), line.baseline)
        left = (line.runs[0].left - style.left_margin) / style.character_width
        rows.setdefault(row, []).append((left, line.text))
    for row in sorted(rows):
        down = (row - style.top_margin) / style.line_pitch
        texts = " | ".join(f"{left:g}: {text}" for left, text in rounded(rows[row]))
        yield f"  {down:5.2f}  {texts}"
    for rule in page.rules:
        if rule.thickness > style.table_rule * 20 / 8:
            yield f"  rule {rule.thickness:g}, {rule.colour}, {rule.top - style.top_margin:g} down"
    for picture in page.pictures:
        yield f"  {picture.source}: {picture.width:g} × {picture.height:g} twips"


def rounded(texts: list[tuple[float, str]]) -> list[tuple[float, str]]:
    return sorted((round(left, 2), text) for left, text in texts)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("hunei-2007", Document.SUMMARY), ("tongbei-2007/桂园", Document.PLAN)],
    ids=["hunei-2007", "guiyuan"],
)
def test_the_pages_of_an_example(
    golden: Golden, examples: Path, name: str, kind: Document, request: pytest.FixtureRequest
) -> None:
    opened = open_plan(examples / f"{name}.yaml")
    assert opened.plan is not None
    assert opened.pack is not None
    composer = ComposerCache().composer_for(opened.pack)
    manuscript = composed_document(opened.plan, composer, kind)
    title = request.node.callspec.id
    golden(f"typeset/layout/{title}-{kind.value}.txt", f"{pages_text(manuscript, {})}\n")


def test_the_pages_of_a_document_with_everything(golden: Golden) -> None:
    images = {figure.source: png(400, 300) for figure in RICH.figures}
    golden("typeset/layout/rich.txt", f"{pages_text(RICH, images)}\n")
