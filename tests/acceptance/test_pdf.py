"""The PDF of every example: all its texts in order, and the pages of the standard."""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pytest

from civplan.documents.open import open_plan
from civplan.documents.render import ComposerCache, composed_document, render_documents
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page, PageRun
from civplan.typeset.layout.places import text_places
from civplan.typeset.measure import text_width
from support.pages import without_space
from support.programs import EXAMPLE_PLANS, REPOSITORY, LayoutCheck, program

WITH_FULL_PAGES = sorted((REPOSITORY / "examples").glob("*.yaml"))
BODY_SIZE = 16
"""三号 in points."""
BODY_EDGES = (GBT9704.left_margin / 20, (GBT9704.paper_width - GBT9704.right_margin) / 20)
"""The left and right edge of the type area in points."""
EARLY_END = re.compile(r"22 lines on a full page: \[(22, )+1[6-9]\]$")
"""The last page but one may end early, so that lines of text come to the signature (7.3.5.1)."""
COMPRESSED = set("（《〈“‘【〔")
"""Marks that may stand further left than they would: the space that they lose is on that side."""
PAGE_NUMBER = re.compile(r"— \d+ —\n?$")
pytestmark = pytest.mark.slow


class Made(NamedTuple):
    """A document of an example."""

    pdf: bytes
    docx: bytes
    texts: list[str]
    """All that its manuscript says, in order."""
    pages: tuple[Page, ...]


def documents_of(file: Path) -> Iterator[Made]:
    """The documents of a plan file in both formats."""
    opened = open_plan(file)
    if opened.plan is None or opened.pack is None or opened.has_errors:
        return
    composer = ComposerCache().composer_for(opened.pack)
    for kind in opened.plan.documents:
        manuscript = composed_document(opened.plan, composer, kind)
        pdf, docx = render_documents(opened.plan, composer, [kind], ["pdf", "docx"])
        texts = [text for _, text in text_places(manuscript)]
        yield Made(pdf.data, docx.data, texts, lay_out(manuscript, GBT9704, {}))


def extracted_text(pdf: Path) -> str:
    """The text by pdftotext without white space and page numbers."""
    command = [str(program("pdftotext", "reading PDF")), "-raw", str(pdf), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = [PAGE_NUMBER.sub("", page) for page in printed.split("\f")]
    return without_space("".join(pages))


@pytest.mark.parametrize("file", EXAMPLE_PLANS, ids=lambda file: file.stem)
def test_every_text_of_an_example_is_in_its_pdf_in_order(file: Path, tmp_path: Path) -> None:
    for made in documents_of(file):
        pdf = tmp_path / "a.pdf"
        pdf.write_bytes(made.pdf)
        rest = extracted_text(pdf)
        for text in made.texts:
            _, found, rest = rest.partition(without_space(text))
            assert found, f"not behind the texts before it: {text}"


@pytest.mark.parametrize("file", WITH_FULL_PAGES, ids=lambda file: file.stem)
def test_the_pages_of_a_pdf_are_as_the_standard_wants_them(
    file: Path, tmp_path: Path, check_layout: LayoutCheck
) -> None:
    for made in documents_of(file):
        pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
        pdf.write_bytes(made.pdf)
        docx.write_bytes(made.docx)
        assert [one for one in check_layout(docx, pdf) if not EARLY_END.search(one)] == []


def test_a_full_line_has_28_characters_with_digits_too() -> None:
    with_digits, without = Counter[float](), Counter[float]()
    for file in WITH_FULL_PAGES:
        for made in documents_of(file):
            for text in full_lines(made.pdf):
                has_digit = any(map(str.isdigit, text))
                (with_digits if has_digit else without)[text_width(text)] += 1

    assert without.most_common(1)[0][0] == 28
    for widths in (with_digits, without):  # a number is not broken, a mark is set closer
        usual = sum(count for width, count in widths.items() if 27.5 <= width <= 28.5)
        assert usual > 0.85 * widths.total() > 100, widths


def test_each_character_stands_where_the_layout_has_it(examples: Path) -> None:
    for made in documents_of(examples / "hunei-2007.yaml"):
        with pdfplumber.open(BytesIO(made.pdf)) as drawn:
            for page, sheet in zip(made.pages, drawn.pages, strict=True):
                lines = (*page.lines, page.number) if page.number else page.lines
                runs = [(line, run) for line in lines for run in line.runs]
                wanted = [
                    (character, left / 20, (page.height - line.baseline) / 20)
                    for line, run in runs
                    for character, left in zip(run.text, lefts_of(run), strict=True)
                    if character not in COMPRESSED
                ]
                found = [
                    (char["text"], *char["matrix"][4:])
                    for char in sheet.chars
                    if char["text"] not in COMPRESSED
                ]
                assert [one[0] for one in found] == [one[0] for one in wanted]
                for place, other in zip(found, wanted, strict=True):
                    assert place[1:] == pytest.approx(other[1:], abs=0.15), place


def lefts_of(run: PageRun) -> Iterator[float]:
    """Where each character of a run begins, in twips."""
    return accumulate(run.advances[:-1], initial=run.left)


def full_lines(pdf: bytes) -> Iterator[str]:
    """The lines of 三号 that reach from one edge of the type area to the other."""
    left, right = BODY_EDGES
    with pdfplumber.open(BytesIO(pdf)) as pages:
        for page in pages.pages:
            rows = defaultdict[float, list[Any]](list)
            for char in page.chars:
                rows[round(char["matrix"][5], 1)].append(char)
            for chars in rows.values():
                text = "".join(char["text"] for char in chars)
                end = chars[-1]["matrix"][4] + BODY_SIZE * text_width(text[-1])
                is_body = all(char["size"] == BODY_SIZE for char in chars)
                if is_body and chars[0]["x0"] < left + 1 and end > right - BODY_SIZE / 2:
                    yield text
