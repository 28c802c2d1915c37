"""Every example becomes documents that Word opens and that GB/T 9704-2012 would accept."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.model.plan import Plan
from civplan.model.sections import section_items
from support.command import InstalledCommand, said
from support.pages import PdfMaker, rows_of_tables, without_space
from support.programs import REPOSITORY, LayoutCheck, OoxmlValidator

EXAMPLES = sorted(path.name for path in (REPOSITORY / "examples").glob("*.yaml"))
EXAMPLES.append("extends/hubin-2007.yaml")  # the other file there is shared, no plan by itself
EXAMPLES.append("combined/hunei-2024.yaml")  # the other one is the half of a document
TABLE_ROWS = tuple(
    f"　　{label}：" for label in ("指标", "组别", "项目", "网格", "时段", "序号", "用途")
)
"""How the rows of tables begin in the text; on the page their cells stand beside each other."""
each_example = pytest.mark.parametrize("name", EXAMPLES)


def plan_of_example(name: str) -> Plan:
    """The plan of an example, as its pack reads it."""
    plan = open_plan(REPOSITORY / "examples" / name).plan
    assert plan is not None
    return plan


each_with_summary = pytest.mark.parametrize(
    "name", [name for name in EXAMPLES if plan_of_example(name).summary]
)


class Titles(HTMLParser):
    """Collects the text of the first elements title and h1; an attachment has a further h1."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = {"title": "", "h1": ""}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.inside = tag if self.texts.get(tag) == "" else self.inside

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[self.inside] += data


def render(civplan: InstalledCommand, example: Path, formats: str) -> list[Path]:
    """The files that one call writes for an example."""
    run = civplan("render", example, "--to", formats, "-o", "out")
    assert (run.returncode, said(run.stderr)) == (0, [])
    return [civplan.folder / line for line in run.stdout.splitlines()]


def test_there_are_examples() -> None:
    assert {"hunei-2007.yaml", "minimal.yaml"} < set(EXAMPLES)
    assert len(EXAMPLES) >= 4


@each_example
def test_an_example_has_no_findings(civplan: InstalledCommand, examples: Path, name: str) -> None:
    run = civplan("validate", "--strict", examples / name)

    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.slow
@each_example
def test_word_opens_the_documents_without_repair(
    civplan: InstalledCommand, examples: Path, name: str, ooxml_validator: OoxmlValidator
) -> None:
    assert ooxml_validator(*render(civplan, examples / name, "docx")) == []


@each_example
def test_the_pages_are_as_the_standard_wants_them(
    civplan: InstalledCommand,
    examples: Path,
    name: str,
    to_pdf: PdfMaker,
    check_layout: LayoutCheck,
) -> None:
    documents = render(civplan, examples / name, "docx")

    assert len(documents) == len(plan_of_example(name).documents)
    assert [fault for docx in documents for fault in check_layout(docx, to_pdf(docx))] == []


@each_example
def test_every_line_of_the_text_stands_on_the_pages_in_its_order(
    civplan: InstalledCommand,
    examples: Path,
    name: str,
    to_pdf: PdfMaker,
    pdf_text: Callable[[Path], list[str]],
) -> None:
    texts = [path for path in render(civplan, examples / name, "docx,txt") if path.suffix == ".txt"]

    assert texts
    for path in texts:
        pages = "".join(map(without_page_number, pdf_text(to_pdf(path.with_suffix(".docx")))))
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line and not line.startswith(TABLE_ROWS):
                _, line_found, pages = pages.partition(without_space(line))
                assert line_found, f"not behind the lines before it: {line}"


@each_example
def test_every_cell_of_the_table_stands_on_the_pages(
    civplan: InstalledCommand, examples: Path, name: str, to_pdf: PdfMaker
) -> None:
    *_, docx, text = render(civplan, examples / name, "docx,txt")
    rows = [
        [cell.partition("：")[2] for cell in line.split("；")]
        for line in text.read_text(encoding="utf-8").splitlines()
        if line.startswith(TABLE_ROWS)
    ]

    assert rows
    assert rows_of_tables(to_pdf(docx)) == rows


def without_page_number(page: str) -> str:
    """A page's text without white space and without its last line, — 1 —."""
    *lines, number = page.splitlines()
    assert without_space(number).strip("—").isdigit(), page
    return without_space("".join(lines))


@each_with_summary
def test_the_summary_prints_all_of_its_own_sections(
    civplan: InstalledCommand, examples: Path, name: str
) -> None:
    *_, summary = render(civplan, examples / name, "txt")
    own = plan_of_example(name).summary
    assert own is not None
    sections = [part for part in (own.achievements, own.problems, own.next_steps) if part]
    texts = [section.text for section in sections]
    texts += [item.text for section in sections for item in section_items(section)]
    expected = [
        without_space(paragraph.text) for text in texts if text for paragraph in text.as_written
    ]
    page_text = without_space(summary.read_text(encoding="utf-8"))

    assert expected
    assert [text for text in expected if text.rstrip("。；") not in page_text] == []


@each_example
def test_the_web_page_is_one_chinese_document_under_its_title(
    civplan: InstalledCommand, examples: Path, name: str
) -> None:
    pages = render(civplan, examples / name, "html")

    assert pages
    for path in pages:
        page = path.read_text(encoding="utf-8")
        titles = Titles()
        titles.feed(page)
        assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
        assert without_space(titles.texts["h1"]) == titles.texts["title"]
        assert "://" not in page.replace("http://www.w3.org", ""), "the page needs nothing else"


@pytest.mark.slow
@each_example
def test_the_same_file_gives_the_same_bytes(
    civplan: InstalledCommand, examples: Path, name: str
) -> None:
    first = [path.read_bytes() for path in render(civplan, examples / name, "docx,html,md,txt")]
    second = [path.read_bytes() for path in render(civplan, examples / name, "docx,html,md,txt")]

    assert first
    assert first == second
