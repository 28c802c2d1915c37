"""From a manuscript to a PDF: what it says about itself, its bookmarks, and the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.words import Words
from civplan.manuscript.nodes import AttachmentText, Heading, Manuscript, Paragraph
from civplan.typeset.formats import CannotTypeset, require_formats
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.origin import (
    document_identity,
    is_civplan_document,
    is_unedited_document,
    names_title,
)
from civplan.typeset.pdf.bookmarks import bookmarks
from civplan.typeset.pdf.installed_fonts import fonts_of_files
from civplan.typeset.pdf.typesetter import PdfTypesetter
from support.docx_files import PICTURES, PROPERTIES
from support.fonts import font_file
from support.manuscripts import RICH, text_run
from support.programs import missing

TEXT = Paragraph(text_run("一二年。" * 300))
DOCUMENT = Manuscript(
    ("湖内社区", "2007年工作计划"),
    (
        Heading(1, text_run("全面工作")),
        TEXT,
        Heading(3, text_run("计划")),
        TEXT,
        Heading(4, text_run("一二")),
        Heading(1, text_run("火")),
    ),
    attachments=(AttachmentText("水", (Heading(1, text_run("日")), TEXT)),),
)


def typesetter(folder: Path, characters: str) -> PdfTypesetter:
    """A typesetter for a system with one font, which has these characters."""
    file = font_file(folder / "a.ttf", "Noto Serif CJK SC", characters=characters)
    return PdfTypesetter(fonts=fonts_of_files([file]))


@pytest.fixture(scope="module")
def own() -> PdfTypesetter:
    """A typesetter with the fonts of this system; without a Chinese one the test is skipped."""
    try:
        require_formats(["pdf"])
    except CannotTypeset as error:
        missing(str(error))
    return PdfTypesetter()


@pytest.fixture(scope="module")
def standard(standard_font_files: list[Path]) -> PdfTypesetter:
    """A typesetter for a system with the fonts of the house style alone."""
    return PdfTypesetter(fonts=fonts_of_files(standard_font_files))


@pytest.fixture(scope="module")
def pdf(own: PdfTypesetter) -> bytes:
    """A document with headings and an attachment."""
    return own.typeset(DOCUMENT, PROPERTIES)


def test_bookmarks_are_the_headings_below_the_title() -> None:
    marks = bookmarks(DOCUMENT, lay_out(DOCUMENT, GBT9704, {}))

    assert [(one.title, one.level, one.page) for one in marks] == [
        ("湖内社区2007年工作计划", 0, 0),
        ("一、全面工作", 1, 0),
        ("1.计划", 2, 2),  # a level that is left out leaves no gap
        ("（1）一二", 3, 4),
        ("二、火", 1, 4),
        ("附件 水", 0, 5),
        ("一、日", 1, 5),
    ]


def test_a_pdf_says_what_it_is(pdf: bytes) -> None:
    with pdfplumber.open(BytesIO(pdf)) as file:
        assert file.metadata == {
            "Title": PROPERTIES.title,
            "Author": PROPERTIES.author,
            "Subject": PROPERTIES.subject,
            "Keywords": "; ".join(PROPERTIES.keywords),
            "Creator": "civplan",
            "Producer": "civplan",
            "CreationDate": f"D:{PROPERTIES.created:%Y%m%d%H%M%S}Z",
        }
        catalogue = file.doc.catalog
        assert catalogue["Lang"] == b"zh-CN"
        assert catalogue["ViewerPreferences"]["DisplayDocTitle"] is True


def test_a_pdf_says_that_it_is_for_archives(pdf: bytes) -> None:
    with pdfplumber.open(BytesIO(pdf)) as file:
        (intent,) = file.doc.catalog["OutputIntents"]
        xmp = file.doc.catalog["Metadata"].resolve().get_data().decode()

    assert intent["S"].name == "GTS_PDFA1"
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert f">{PROPERTIES.title}</rdf:li></rdf:Alt></dc:title>" in xmp


def test_a_pdf_is_known_as_it_was_written(pdf: bytes) -> None:
    assert is_unedited_document(pdf)
    assert is_civplan_document(pdf)
    assert names_title(pdf, PROPERTIES.title)
    assert not names_title(pdf, "另一份")


@pytest.mark.parametrize("place", [10, -10, 5000])
def test_an_edited_pdf_is_known_by_its_imprint(pdf: bytes, place: int) -> None:
    assert not is_unedited_document(pdf[:place] + b"x" + pdf[place:])
    assert not is_unedited_document(pdf[:place])


def test_the_same_document_is_known_by_title_and_keywords(own: PdfTypesetter, pdf: bytes) -> None:
    other = own.typeset(DOCUMENT, PROPERTIES._replace(title="另一份"))

    assert document_identity(pdf) != document_identity(other)
    assert document_identity(pdf) == document_identity(own.typeset(RICH, PROPERTIES, PICTURES))


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert PdfTypesetter().typeset(DOCUMENT, PROPERTIES) == pdf


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_gives_the_same_bytes(pdf: bytes, seed: str) -> None:
    code = (
        "import sys; sys.path.append('tests')\n"
        "from civplan.typeset.pdf.typesetter import PdfTypesetter\n"
        "from support.docx_files import PROPERTIES\n"
        "import importlib.util\n"
        f"spec = importlib.util.spec_from_file_location('own', {__file__!r})\n"
        "own = importlib.util.module_from_spec(spec); spec.loader.exec_module(own)\n"
        "sys.stdout.buffer.write(PdfTypesetter().typeset(own.DOCUMENT, PROPERTIES))\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    ).stdout

    assert made == pdf


RADICALS = (
    "一丨丶丿乙二亠人儿入八冂冖几凵刀力勹匕匚十卜卩厂厶又口土士夂夕大女子宀寸小尢尸山巛工己巾干幺广"
    "廴廾弋弓彐彡彳心戈手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻片牙牛犬玄玉瓜瓦甘生用田"
    "疋白皮皿目矛矢石示禾穴立竹米羊羽老而耳聿肉臣自至臼舌舟艮色虫血行衣见角言谷豆豕贝赤走足身车辛辰"
    "邑酉里金长门阜隹雨青非面革韦音页风飞食首香马骨高鬼鱼鸟鹿麦麻黄黑鼎鼓鼠鼻齐齿龙龟爱户民"
)
"""Characters whose glyphs fonts share with Unicode's radicals: ⼀ ⼆ ⽅ ⽇ ⺠ and others."""


def test_no_character_is_read_as_a_radical(own: PdfTypesetter) -> None:
    pdf = own.typeset(Manuscript(("爱",), (Paragraph(text_run(RADICALS)),)), PROPERTIES)

    assert "".join(texts_of(pdf)) == f"爱{RADICALS}—1—"


def texts_of(pdf: bytes) -> list[str]:
    """The characters of each page in the order in which they are drawn, blanks left out."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        return [
            "".join(one["text"] for one in page.chars if one["text"].strip()) for page in file.pages
        ]


@given(text=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_any_text_is_drawn_as_it_is_written(standard: PdfTypesetter, text: str) -> None:
    pdf = standard.typeset(Manuscript(("爱",), (Paragraph(text_run(text)),)), PROPERTIES)

    drawn = "".join(re.sub("—[0-9]+—$", "", page) for page in texts_of(pdf))
    assert drawn == f"爱{text}"


def test_fonts_that_are_missing_are_told(tmp_path: Path) -> None:
    told: list[Words] = []
    maker = typesetter(tmp_path, "工作计划 —1")
    maker.typeset(Manuscript(("工作计划",), ()), PROPERTIES, tell=told.append)

    (words,) = told
    assert words.en == (
        "some fonts are not installed, so the PDF has others: Noto Serif CJK SC for"
        " 方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312、宋体"
    )


def test_characters_that_no_font_has_are_told(tmp_path: Path) -> None:
    told: list[Words] = []
    maker = typesetter(tmp_path, "工作计划 —1")
    for title in ("工作龘计划\U00020bb7", "工作计划"):
        maker.typeset(Manuscript((title,), ()), PROPERTIES, tell=told.append)

    assert [one for one in told if "代替" not in one.zh] == [
        Words(
            "这些字没有一种字体能显示，PDF 里是方框：龘（U+9F98）、\U00020bb7（U+20BB7）",
            "no installed font has these characters, so the PDF shows boxes: 龘（U+9F98）、"
            "\U00020bb7（U+20BB7）",
        )
    ]
