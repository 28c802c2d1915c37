"""A file that conforms through its styles has no finding, whatever way it says a property."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document  # noqa: TC002 - as the others
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from civplan.inspect.inspect_word import inspect_word

FONTS = ("w:ascii", "w:hAnsi", "w:eastAsia")
PAGE_RULES = ("F403", "F405", "F406", "F407", "F408", "F409")
"""Of page numbers and the grid, which these documents do not set."""
TEXT_RULES = ("F421", "F439", "F440")


def fonts_of(style: Any, name: str, size: float) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute in FONTS:
        fonts.set(qn(attribute), name)
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)


def plain_document() -> Document:
    """A4 with the standard's margins; Normal as the standard has the text."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    fonts_of(normal, "仿宋_GB2312", 16)
    normal.paragraph_format.line_spacing = Pt(28.95)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.first_line_indent = Pt(32)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "-5")
    normal.element.get_or_add_rPr().append(spacing)
    return document


def heading_style(document: Document, name: str, font: str, size: float) -> Any:
    style = document.styles[name]
    fonts_of(style, font, size)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(28.95)
    return style


def codes(document: Document) -> list[str]:
    buffer = io.BytesIO()
    document.save(buffer)
    findings = inspect_word("a.docx", buffer.getvalue()).findings
    return [one.rule.code for one in findings if one.rule.code not in PAGE_RULES + TEXT_RULES]


def written(document: Document) -> Document:
    title = heading_style(document, "Title", "方正小标宋简体", 22)
    title.paragraph_format.first_line_indent = Pt(0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading_style(document, "Heading 1", "黑体", 16)
    heading_style(document, "Heading 2", "楷体_GB2312", 16)
    document.add_paragraph("湖内社区2007年工作计划", style="Title")
    document.add_paragraph("一、工作安排", style="Heading 1")
    document.add_paragraph("（一）楼道", style="Heading 2")
    document.add_paragraph("每月清理一次楼道，按季度公布结果。")
    return document


def test_styles_that_conform_are_enough() -> None:
    assert codes(written(plain_document())) == []


def test_what_a_style_two_steps_off_says_counts() -> None:
    document = written(plain_document())
    body = document.styles.add_style("正文文字", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = document.styles["Normal"]
    deep = document.styles.add_style("要点", WD_STYLE_TYPE.PARAGRAPH)
    deep.base_style = body
    document.add_paragraph("由楼组长负责，居民自愿参加。", style="要点")
    assert codes(document) == []


def test_a_character_style_that_differs_is_found() -> None:
    document = written(plain_document())
    style = document.styles.add_style("着重", WD_STYLE_TYPE.CHARACTER)
    style.font.size = Pt(12)
    document.paragraphs[-1].add_run("由楼组长负责。", style="着重")
    assert codes(document) == ["F416"]


def test_the_size_of_complex_scripts_is_none_of_chinese_text() -> None:
    document = written(plain_document())
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "20")
    document.paragraphs[-1].runs[0]._r.get_or_add_rPr().append(size)  # noqa: SLF001
    assert codes(document) == []


def test_a_latin_font_is_none_of_chinese_text() -> None:
    document = written(plain_document())
    document.paragraphs[-1].runs[0].font.name = "Times New Roman"
    assert codes(document) == []


def test_an_unknown_style_is_the_default_one() -> None:
    document = written(plain_document())
    document.paragraphs[-1]._p.get_or_add_pPr().get_or_add_pStyle().set(  # noqa: SLF001
        qn("w:val"), "Nowhere"
    )
    assert codes(document) == []


def test_empty_runs_and_paragraphs_at_the_end_say_nothing() -> None:
    document = written(plain_document())
    run = document.paragraphs[-1].add_run("")
    run.font.size, run.bold = Pt(9), True
    document.add_paragraph("").style = document.styles["Heading 3"]
    assert codes(document) == []


@pytest.mark.parametrize("style", ["List Number", "List Number 2"])
def test_automatic_numbers_are_labels(style: str) -> None:
    """In python-docx's template a number hangs out, and has a mark of its own."""
    document = written(plain_document())
    document.add_paragraph("每季度清扫一次道路。", style=style)
    found = codes(document)
    assert "F435" in found or "F433" in found


def test_a_document_without_styles_and_settings_is_inspected(tmp_path: Path) -> None:
    del tmp_path
    document = plain_document()
    document.add_paragraph("湖内社区2007年工作计划")
    assert codes(document)[0] == "F411"
