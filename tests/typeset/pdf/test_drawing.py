"""Pages as a reader of the PDF finds them: characters in their places, rules and pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from fpdf import FPDF

from civplan.typeset.formats import CannotTypeset
from civplan.typeset.gbt9704 import HEITI
from civplan.typeset.layout.pages import Page, PagePicture, PageRule
from civplan.typeset.pdf.drawing import Bookmark, PdfDrawing
from civplan.typeset.pdf.font_book import FontBook
from civplan.typeset.pdf.installed_fonts import fonts_of_files
from civplan.typeset.pdf.stretches import FontCabinet
from civplan.typeset.pictures import DamagedPicture
from support.docx_files import MEETING, PICTURES
from support.fonts import COMMON, font, font_file
from support.pages_by_hand import LEFT, TOP, page, page_line, page_run

RED = "FF0000"


@pytest.fixture
def cabinet(tmp_path: Path) -> FontCabinet:
    """A 仿宋 that shares glyphs with radicals, a 黑体, and a font that has more characters."""
    radicals = {"⽅": "方", "⼀": "一", "⽇": "日"}
    files = [
        font_file(tmp_path / "a.ttf", "FangSong_GB2312", shared=radicals),
        font_file(tmp_path / "b.otf", "SimHei", cubic=True, serif=False),
        font_file(tmp_path / "c.ttf", "More", characters="龘\U00020bb7", chinese=False),
    ]
    return FontCabinet(FontBook(fonts_of_files(files)))


def drawn(cabinet: FontCabinet, *pages: Page, **details: Any) -> pdfplumber.pdf.PDF:
    """The pages, drawn and read back."""
    data = PdfDrawing(FPDF(unit="pt"), cabinet).draw(pages, PICTURES, **details)
    return pdfplumber.open(BytesIO(data))


def places(pdf: pdfplumber.pdf.PDF) -> list[tuple[str, float, float]]:
    """Each character with its left edge and baseline, in points from the top left."""
    sheet = pdf.pages[0]
    return [
        (one["text"], round(one["matrix"][4], 1), round(float(sheet.height) - one["matrix"][5], 1))
        for one in sheet.chars
    ]


def test_each_character_stands_at_its_advance(cabinet: FontCabinet) -> None:
    run = page_run("一二3年", advances=(315.0, 330.0, 155.0, 315.0))

    assert places(drawn(cabinet, page(page_line(run)))) == [
        ("一", 79.4, 128.0),
        ("二", 95.2, 128.0),
        ("3", 111.7, 128.0),
        ("年", 119.4, 128.0),
    ]


def test_a_compressed_opening_mark_loses_the_space_on_its_left(cabinet: FontCabinet) -> None:
    run = page_run("一（二）年", advances=(320.0, 160.0, 320.0, 160.0, 320.0))

    assert [left for _, left, _ in places(drawn(cabinet, page(page_line(run))))] == [
        79.4,
        87.4,  # eight points further left: its ink ends where it would
        103.4,
        119.4,
        127.4,
    ]


def test_the_text_is_what_was_written(cabinet: FontCabinet) -> None:
    text = "一二方日月水火爱“年”⽅⼀⽇ 2007.5%"

    assert drawn(cabinet, page(page_line(page_run(text)))).pages[0].extract_text() == text


def test_a_character_comes_from_a_font_that_has_it(cabinet: FontCabinet) -> None:
    pdf = drawn(cabinet, page(page_line(page_run("年龘\U00020bb7"))))

    fonts = [(one["text"], one["fontname"].partition("+")[2]) for one in pdf.pages[0].chars]
    assert fonts == [("年", "FangSong_GB2312"), ("龘", "More"), ("\U00020bb7", "More")]


def test_a_damaged_font_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    damaged = font("FangSong_GB2312")
    del damaged["hmtx"]
    damaged.save(tmp_path / "a.ttf")
    sound = font_file(tmp_path / "b.ttf", "Noto Serif CJK SC")
    book = FontBook(fonts_of_files([tmp_path / "a.ttf", sound]))

    pdf = drawn(FontCabinet(book), page(page_line(page_run("年月"))))

    names = [one["fontname"].partition("+")[2] for one in pdf.pages[0].chars]
    assert names == ["NotoSerifCJKSC", "NotoSerifCJKSC"]


def test_a_character_that_no_font_has_is_text_all_the_same(cabinet: FontCabinet) -> None:
    drawing = PdfDrawing(FPDF(unit="pt"), cabinet)
    data = drawing.draw([page(page_line(page_run("年\u9f96月")))], {})

    assert drawing.without_font == {"\u9f96"}
    assert pdfplumber.open(BytesIO(data)).pages[0].extract_text() == "年\u9f96月"


def test_size_font_and_colour_are_those_of_the_run(cabinet: FontCabinet) -> None:
    runs = page_run("一", font=HEITI, size=104, colour=RED), page_run("年", LEFT + 1040)
    chars = drawn(cabinet, page(page_line(*runs))).pages[0].chars

    assert [
        (one["text"], one["fontname"].partition("+")[2], one["size"], one["non_stroking_color"])
        for one in chars
    ] == [("一", "SimHei", 52, (1, 0, 0)), ("年", "FangSong_GB2312", 16, (0,))]


def test_without_a_bold_face_letters_are_drawn_bolder(cabinet: FontCabinet) -> None:
    lines = page_line(page_run("一", bold=True)), page_line(page_run("年"), top=TOP + 579)
    data = PdfDrawing(_plain_pdf(), cabinet).draw([page(*lines)], {})

    assert data.count(b" Tr ") == 1
    assert data.index(b"q") < data.index(b" Tr ") < data.index(b"Q")


def _plain_pdf() -> FPDF:
    pdf = FPDF(unit="pt")
    pdf.set_compression(compress=False)
    return pdf


def test_rules_are_where_they_are_as_thick_as_they_are(cabinet: FontCabinet) -> None:
    rules = PageRule(1588, 4000, 10432, 4000, 30, RED), PageRule(1588, 4000, 1588, 6000, 10)
    pdf = drawn(cabinet, page(page_line(page_run("年")), rules=rules))

    assert [
        (one["x0"], one["top"], one["x1"], one["bottom"], one["linewidth"], one["stroking_color"])
        for one in pdf.pages[0].lines
    ] == [
        (pytest.approx(79.4), 200, pytest.approx(521.6), 200, 1.5, (1, 0, 0)),
        (pytest.approx(79.4), 200, pytest.approx(79.4), 300, 0.5, 0),
    ]


@pytest.mark.parametrize("source", PICTURES)
def test_pictures_are_where_they_are(cabinet: FontCabinet, source: str) -> None:
    picture = PagePicture(source, "说明", 2000, 3000, 4000, 2000, ("text", 1))
    pdf = drawn(cabinet, page(page_line(page_run("年")), pictures=(picture,)))

    (image,) = pdf.pages[0].images
    assert (image["x0"], image["top"], image["width"], image["height"]) == (100, 150, 200, 100)


@pytest.mark.parametrize(
    ("images", "error"),
    [
        ({}, ValueError),
        ({"a.png": b"\x89PNG\r\n\x1a\n" + bytes(30)}, DamagedPicture),
        ({"a.png": next(iter(PICTURES.values()))[:60]}, DamagedPicture),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_named(
    cabinet: FontCabinet, images: dict[str, bytes], error: type[Exception]
) -> None:
    picture = PagePicture("a.png", "", 2000, 3000, 4000, 2000, ("text", 1))

    with pytest.raises(error, match=r"a\.png"):
        PdfDrawing(FPDF(unit="pt"), cabinet).draw([page(pictures=(picture,))], images)


def test_a_large_picture_is_drawn_without_a_warning(
    cabinet: FontCabinet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.Image.MAX_IMAGE_PIXELS", 250_000)  # Pillow warns of more
    picture = PagePicture(MEETING, "", 2000, 3000, 4000, 2000, ("text", 1))

    pdf = drawn(cabinet, page(page_line(page_run("年")), pictures=(picture,)))

    assert len(pdf.pages[0].images) == 1


def test_a_picture_that_would_fill_the_memory_is_named(
    cabinet: FontCabinet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.Image.MAX_IMAGE_PIXELS", 100_000)  # Pillow refuses twice as many
    picture = PagePicture(MEETING, "", 2000, 3000, 4000, 2000, ("text", 1))

    with pytest.raises(CannotTypeset, match=f"^{MEETING}: the picture has too many pixels"):
        PdfDrawing(FPDF(unit="pt"), cabinet).draw([page(pictures=(picture,))], PICTURES)


def test_the_number_of_a_landscape_page_stands_as_on_the_sheet(cabinet: FontCabinet) -> None:
    number = page_line(page_run("3", left=8000, size=28), top=14900)
    pdf = drawn(cabinet, Page(16838, 11906, (page_line(page_run("年")),), number=number))

    (*_, digit) = pdf.pages[0].chars
    assert [round(side, 1) for side in (pdf.pages[0].width, pdf.pages[0].height)] == [841.9, 595.3]
    assert [round(value, 1) for value in digit["matrix"]] == [
        *(0, -1, 1, 0),  # from top to bottom
        round((16838 - 14900 - 463) / 20, 1),
        round((11906 - 8000) / 20, 1),
    ]


def test_bookmarks_lead_to_their_places(cabinet: FontCabinet) -> None:
    marks = [Bookmark("计划", 0, 0, 2098), Bookmark("一、工作", 1, 1, 5000)]
    pages = [page(page_line(page_run("一"))), page(page_line(page_run("二")))]
    pdf = drawn(cabinet, *pages, bookmarks=marks)

    outlines = list(pdf.doc.get_outlines())
    assert [(level, title) for level, title, *_ in outlines] == [(1, "计划"), (2, "一、工作")]
    assert [float(dest[3]) for _, _, dest, *_ in outlines] == [
        pytest.approx(841.9 - 104.9, abs=0.1),
        pytest.approx(841.9 - 250, abs=0.1),
    ]


def test_only_what_is_used_is_embedded(cabinet: FontCabinet) -> None:
    pdf = drawn(cabinet, page(page_line(page_run("一"))), page(page_line(page_run(COMMON[:9]))))

    fonts = {one["fontname"] for sheet in pdf.pages for one in sheet.chars}
    assert fonts == {"MPDFAA+FangSong_GB2312"}


def test_a_line_of_one_spacing_is_drawn_at_once(cabinet: FontCabinet) -> None:
    text = "全面工作计划一二年" * 2
    run = page_run(text, advances=(315.0,) * len(text))
    data = PdfDrawing(_plain_pdf(), cabinet).draw([page(page_line(run))], {})

    assert data.count(b" Tj") == 1
