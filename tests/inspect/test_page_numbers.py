"""Findings name the page of their paragraph as LibreOffice lays it out."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from civplan.findings.finding import Finding
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.page_numbers import pages_of_destinations
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


CATALOG = b"<</Type/Catalog/Pages 5 0 R/Dests 6 0 R>>"
TREE = {
    1: b"<</Type/Page/Parent 4 0 R>>",
    2: b"<</Type/Page/Parent 4 0 R>>",
    3: b"<</Type/Page/Parent 5 0 R>>",
    4: b"<</Type/Pages/Kids[ 2 0 R 1 0 R ]/Count 2>>",
    5: b"<</Type /Pages /Kids [3 0 R\n4 0 R] /Count 3>>",
}
AS_NAMES = b"<</Mark7[1 0 R/XYZ 90 720 0]/Mark12[3 0 R/XYZ 90 1 0]/Other1[2 0 R/Fit]>>"
AS_STRINGS = b"<</Names[(Mark12)[3 0 R/XYZ 90 1 0](Mark7) <</D [1 0 R/Fit]>>]>>"


def pdf_of(objects: dict[int, bytes]) -> bytes:
    parts = [b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in objects.items()]
    return b"%PDF-1.6\n" + b"".join(parts) + b"trailer <</Root 7 0 R>>\n"


def in_object_stream(objects: dict[int, bytes]) -> bytes:
    """The same in one compressed stream, as newer writers have it."""
    head, body = b"", b""
    for number, content in objects.items():
        head += b"%d %d " % (number, len(body))
        body += content + b"\n"
    packed = zlib.compress(head + body)
    entry = b"<</Type/ObjStm/N %d/First %d/Length %d>>" % (len(objects), len(head), len(packed))
    return b"%PDF-1.6\n" + b"9 0 obj\n" + entry + b"stream\n" + packed + b"\nendstream\nendobj\n"


@pytest.mark.parametrize("destinations", [AS_NAMES, AS_STRINGS], ids=["names", "strings"])
@pytest.mark.parametrize("write", [pdf_of, in_object_stream])
def test_destinations_have_the_place_of_their_page(write: object, destinations: bytes) -> None:
    pdf = write({**TREE, 6: destinations, 7: CATALOG})  # type: ignore[operator]

    assert pages_of_destinations(pdf, "Mark") == {7: 3, 12: 1}


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"no PDF",
        pdf_of({6: AS_NAMES, 7: CATALOG}),
        pdf_of({5: b"<</Kids[5 0 R]>>", 6: AS_NAMES, 7: CATALOG}),
        in_object_stream({7: CATALOG}).replace(b"/First ", b"/First 9"),
        b"9 0 obj <</Type/ObjStm/First 4>>stream\nnot packed\nendstream endobj",
    ],
    ids=["empty", "other", "no tree", "tree in a circle", "wrong place", "not packed"],
)
def test_what_is_not_understood_is_left_out(pdf: bytes) -> None:
    assert pages_of_destinations(pdf, "Mark") == {}
