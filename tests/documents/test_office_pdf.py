"""PDF files through LibreOffice: no space is added beside digits, and no time of day gets in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from statistics import median
from zlib import compress

import pdfplumber
import pytest

from civplan.documents import office_pdf
from civplan.documents.office_pdf import fonts_told, office_pdfs, pages_of_pdf
from civplan.documents.render import render
from civplan.typeset.formats import CannotTypeset
from support.office import converting_office, fake_office

PDF = (
    b"%PDF-1.6\n<</CreationDate(D:20261130202506+08'00')>>\ntrailer\n"
    b"/ID [ <BE33B8046DFB52F0B4DB81B7896A756B>\n<BE33B8046DFB52F0B4DB81B7896A756B> ]\n"
)


def message(documents: list[bytes], office: Path | None) -> str:
    with pytest.raises(CannotTypeset) as caught:
        office_pdfs(documents, office)
    assert "\n" not in caught.value.words.zh
    return caught.value.words.en


def test_the_copy_is_told_to_add_no_space(tmp_path: Path) -> None:
    office = converting_office(tmp_path)
    document = b'<style style:text-autospace="ideograph-alpha" style:line-break="strict"/>trailer'

    (pdf,) = office_pdfs([document], office)

    assert pdf == b'<style style:text-autospace="none" style:line-break="strict"/>trailer'


def test_the_copy_is_told_which_marks_may_not_begin_a_line(tmp_path: Path) -> None:
    document = b'<config:config-item-set config:name="ooo:configuration-settings"><a/>'

    (pdf,) = office_pdfs([document], converting_office(tmp_path))

    text = pdf.decode()
    assert text.endswith("</config:config-item-map-indexed><a/>")
    begin = re.search('config:name="BeginLine" config:type="string">([^<]*)<', text)
    assert begin
    assert set("…。”&;") <= set(begin[1])  # > is written as &gt;


def test_the_time_is_that_of_the_document_and_the_id_is_of_what_it_says(tmp_path: Path) -> None:
    office = converting_office(tmp_path)
    time = b"<meta:creation-date>2007-01-10T12:00:00</meta:creation-date>"
    other = PDF.replace(b"2026113020", b"2026113021").replace(b"BE33", b"0000")

    first, second, third = office_pdfs([time + PDF, time + other, time + b" " + PDF], office)

    assert b"/CreationDate(D:20070110120000Z)      >>" in first
    assert first == second
    assert len(first) == len(time + PDF)
    assert first.partition(b"/ID")[2] != third.partition(b"/ID")[2]


def test_a_mark_that_libreoffice_leaves_out_is_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark is there in lines that are not justified, and where the edge is a hair out."""

    def convert_files(files: list[Path], form: str, *_: object) -> list[Path]:
        return [converted(file, form) for file in files]

    def converted(file: Path, form: str) -> Path:
        text = file.read_bytes()
        has_all = b'"start"' in text or b"0.1pt" in text or b"whole" in text
        shown = compress(b"/F1 16 Tf[<0102>5<03>]TJ" if has_all else b"/F1 16 Tf<0102>Tj")
        made = file.with_suffix(f".{form.partition(':')[0]}")
        made.write_bytes(text if form == "fodt" else b"%s stream\n%s\nendstream" % (text, shown))
        return made

    monkeypatch.setattr(office_pdf, "convert_files", convert_files)
    cut = b'<p fo:text-align="justify" fo:margin-right="0cm"/>'
    documents = [cut, b'whole <p fo:text-align="justify" fo:margin-right="0in"/>', cut]

    pdfs = office_pdfs(documents, tmp_path)

    mended = b'<p fo:text-align="justify" fo:margin-right="-0.1pt"/>'
    assert [pdf.partition(b" stream")[0] for pdf in pdfs] == [mended, documents[1], mended]


def test_a_mark_that_stays_out_is_worth_more_than_justified_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_pdf, "_drawn_characters", lambda pdf: b'"start"' in pdf)

    (pdf,) = office_pdfs([b'<p fo:text-align="justify"/>'], converting_office(tmp_path))

    assert pdf == b'<p fo:text-align="start"/>'


def test_the_pages_of_a_pdf_are_counted() -> None:
    pdf = b"<</Type/Pages/Kids[1 0 R]>> <</Type/Page/Parent 3 0 R>> <</Type/Page/Parent 3 0 R>>"

    assert pages_of_pdf(pdf) == 2


@pytest.mark.parametrize(
    ("fonts", "told"),
    [
        (["FangSong-GB2312", "FZXBSJW--GB1-0", "SimHei", "KaiTi_GB2312"], ""),
        (["NotoSerifCJKsc-Regular", "SimHei"], "NotoSerifCJKsc-Regular"),
        (["NotoSansCJKjp-Regular", "DejaVuSans"], "DejaVuSans, NotoSansCJKjp-Regular"),
    ],
)
def test_fonts_that_are_not_the_standards_are_told(fonts: list[str], told: str) -> None:
    pdf = b"".join(b"<</BaseFont/BAAAAA+%s/Subtype/TrueType>>" % one.encode() for one in fonts)

    words = fonts_told(pdf)

    assert (words.en if words else "") == (
        f"the PDF has fonts other than the standard's: {told}; its lines and pages may differ from"
        " Word's"
        if told
        else ""
    )


def test_without_libreoffice_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_pdf, "find_office", lambda: None)

    assert message([b""], None) == (
        "--pdf-with libreoffice needs LibreOffice, which was not found; install it, or leave the"
        " option out"
    )


def test_a_libreoffice_that_dies_is_one_line(tmp_path: Path) -> None:
    assert message([b""], fake_office(tmp_path, "exit 1")) == (
        "LibreOffice made no PDF; try again, or leave out --pdf-with libreoffice"
    )


def test_a_libreoffice_that_hangs_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_pdf, "SECONDS_TO_START", 1)
    monkeypatch.setattr(office_pdf, "SECONDS_PER_DOCUMENT", 0)

    assert message([b""], fake_office(tmp_path, "sleep 60")) == (
        "LibreOffice had not finished after 1 s, so no PDF was made; try again, or leave out"
        " --pdf-with libreoffice"
    )


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))

    assert message([b""], fake_office(tmp_path, "exit 0")) == (
        "temporary files cannot be written, so no PDF was made; see whether the disk is full"
    )


def test_libreoffice_makes_the_same_pdf_twice_with_its_title_and_no_space_beside_digits(
    soffice: Path, examples: Path, tmp_path: Path
) -> None:
    documents = render(examples / "hunei-2007.yaml")
    data = [document.data for document in documents]

    pdfs = office_pdfs(data, soffice)

    assert office_pdfs(data, soffice) == pdfs
    for document, pdf in zip(documents, pdfs, strict=True):
        file = tmp_path / "a.pdf"
        file.write_bytes(pdf)
        with pdfplumber.open(file) as pages:
            assert pages.metadata["Title"] == document.title
            assert pages.metadata["CreationDate"].startswith("D:2007")
            assert pages.doc.catalog["Lang"] == b"zh-CN"
        assert median(gaps_beside_digits(file)) < 1  # justified lines have a little


def gaps_beside_digits(pdf: Path) -> list[float]:
    """The space, in points, between digits and the ideographs beside them on the text's lines."""
    with pdfplumber.open(pdf) as pages:
        rows = [line["chars"] for page in pages.pages for line in page.extract_text_lines()]
    pairs = [pair for row in rows for pair in pairwise(row)]
    return [
        two["x0"] - one["x1"]
        for one, two in pairs
        if one["text"].isdigit() != two["text"].isdigit() and abs(one["size"] - 16) < 1
    ]
