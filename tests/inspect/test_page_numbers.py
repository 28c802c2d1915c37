"""Findings name the page of their paragraph as LibreOffice lays it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Finding
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.sample import sample_docx
from civplan.rules.word_font_rules import BOLD_TEXT
from support.word_files import word_file
from support.word_traits import cell, paragraph, row, table

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>重点</w:t></w:r>"
NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
BREAK_THEN_BOLD = f'<w:p><w:r><w:br w:type="page"/></w:r>{BOLD}</w:p>'


def finding_of(body: str, office: Path | None) -> Finding:
    """The one finding about bold text."""
    findings = inspect_word("a.docx", word_file(body), office=office).findings
    (finding,) = [one for one in findings if one.rule is BOLD_TEXT]
    return finding


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (f"<w:p>{BOLD}</w:p>", 1),
        (paragraph("甲") + NEW_PAGE + NEW_PAGE + f"<w:p>{BOLD}</w:p>", 3),
        (paragraph("甲") + BREAK_THEN_BOLD, 2),
        (paragraph("甲") + NEW_PAGE + f'<w:p><w:ins w:id="1" w:author="a">{BOLD}</w:ins></w:p>', 2),
        (table(row(cell(paragraph("甲")))) + NEW_PAGE + f"<w:p>{BOLD}</w:p>", 2),
    ],
    ids=["first", "third", "behind a break", "inserted", "behind a table"],
)
def test_a_finding_names_its_page(body: str, page: int, soffice: Path) -> None:
    finding = finding_of(body, soffice)

    assert finding.page == page
    assert finding.message("zh").startswith(f"第{page}页第{finding.span.line}段“重点”：")
    assert finding.message("en").startswith(f"page {page}, paragraph {finding.span.line} “重点”: ")


def test_without_libreoffice_no_page_is_named() -> None:
    finding = finding_of(f"<w:p>{BOLD}</w:p>", None)

    assert finding.page is None
    assert finding.message("en").startswith("paragraph 1 “重点”: ")


@pytest.mark.parametrize("script", ["exit 3", "echo nothing"])
def test_where_libreoffice_fails_no_page_is_named(script: str, tmp_path: Path) -> None:
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)

    assert finding_of(f"<w:p>{BOLD}</w:p>", program).page is None


def test_a_file_without_findings_is_not_laid_out(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\ntouch {trace}\n", encoding="utf-8")
    program.chmod(0o755)

    assert inspect_word("a.docx", sample_docx("paper: 210×297\n"), office=program).findings == ()
    assert not trace.exists()
