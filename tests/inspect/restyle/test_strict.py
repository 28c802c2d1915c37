"""A Strict Open XML document is set anew as the ordinary one that says the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from civplan.ingest.word.namespaces import STRICT_MARK, W
from civplan.ingest.word.package import open_package
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.restyle.restyle import restyle, text_of_document
from civplan.inspect.restyle.strict import ordinary_form
from support.programs import OoxmlValidator
from support.word_files import as_strict, word_file
from support.word_traits import NAMESPACES, TRAITS, cell, paragraph, row, table, word_file_with

STRICT_PAGE = (
    '<w:sectPr><w:pgSz w:w="595.30pt" w:h="29.7cm"/><w:pgMar w:top="1in" w:right="25.4mm"'
    ' w:bottom="72pt" w:left="6pc" w:header="35.40pt" w:footer="35.40pt" w:gutter="0pt"/>'
    '<w:cols w:space="35.40pt"/></w:sectPr>'
)
STRICT_BODY = (
    paragraph("甲", properties='<w:ind w:start="21pt" w:endChars="100"/><w:jc w:val="end"/>')
    + table(
        row(
            cell(
                paragraph("乙"),
                properties='<w:tcW w:type="pct" w:w="50%"/><w:textDirection w:val="rl"/>',
            )
        )
    )
    + STRICT_PAGE
)


@pytest.mark.parametrize(
    ("strict", "ordinary"),
    [
        ('<w:pgSz w:w="595.30pt" w:h="29.7cm"/>', '<w:pgSz w:w="11906" w:h="16838"/>'),
        ('<w:ind w:start="21pt" w:endChars="100"/>', '<w:ind w:left="420" w:rightChars="100"/>'),
        ('<w:jc w:val="start"/>', '<w:jc w:val="left"/>'),
        ('<w:jc w:val="both"/>', '<w:jc w:val="both"/>'),
        ('<w:tab w:val="end" w:pos="1in"/>', '<w:tab w:val="right" w:pos="1440"/>'),
        ('<w:sz w:val="16pt"/>', '<w:sz w:val="32"/>'),
        ('<w:sz w:val="32"/>', '<w:sz w:val="32"/>'),
        ('<w:w w:val="80%"/>', '<w:w w:val="80"/>'),
        ('<w:zoom w:percent="100%"/>', '<w:zoom w:percent="100"/>'),
        ('<w:tblW w:type="pct" w:w="50%"/>', '<w:tblW w:type="pct" w:w="2500"/>'),
        ('<w:tblW w:type="dxa" w:w="10cm"/>', '<w:tblW w:type="dxa" w:w="5669"/>'),
        (
            '<w:tblCellMar><w:start w:w="5.40pt" w:type="dxa"/></w:tblCellMar>',
            '<w:tblCellMar><w:left w:w="108" w:type="dxa"/></w:tblCellMar>',
        ),
        ('<w:lvl><w:start w:val="1"/></w:lvl>', '<w:lvl><w:start w:val="1"/></w:lvl>'),
        ('<w:textDirection w:val="rl"/>', '<w:textDirection w:val="tbRl"/>'),
        ('<w:spacing w:line="12.95pt" w:after="8pt"/>', '<w:spacing w:line="259" w:after="160"/>'),
        ('<w:name w:val="12pt"/>', '<w:name w:val="12pt"/>'),
        ('<w:lvlText w:val="50%"/>', '<w:lvlText w:val="50%"/>'),
        ('<a:gs pos="50%"/>', '<a:gs pos="50000"/>'),
        ('<a:off x="1pt" y="0"/>', '<a:off x="12700" y="0"/>'),
        ('<a:latin typeface="50%"/>', '<a:latin typeface="50%"/>'),
    ],
)
def test_a_value_is_written_as_the_ordinary_form_has_it(strict: str, ordinary: str) -> None:
    package = open_package(as_strict(word_file(strict)))
    body = open_package(ordinary_form(package)).document.find(f"{W}body")
    assert body is not None

    wanted = etree.fromstring(f"<w:body {NAMESPACES}>{ordinary}</w:body>")
    assert [(one.tag, dict(one.attrib)) for one in body.iter()] == [
        (one.tag, dict(one.attrib)) for one in wanted.iter()
    ]


def test_a_strict_document_is_set_anew() -> None:
    old = as_strict(word_file(STRICT_BODY))
    new = restyle(old)

    assert text_of_document(new) == text_of_document(old) == "甲乙"
    assert {one.rule.code for one in inspect_word("a.docx", new).findings} <= {"F432"}
    assert docx.Document(BytesIO(new)).paragraphs[0].text == "甲"


def test_nothing_of_the_strict_form_is_left() -> None:
    package = open_package(restyle(as_strict(word_file_with(TRAITS))))

    assert len(package.names) > 10
    assert [name for name in package.names if STRICT_MARK in package.data(name)] == []


def test_word_would_not_repair_it(ooxml_validator: OoxmlValidator, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(restyle(as_strict(word_file(STRICT_BODY))))

    assert ooxml_validator(file) == []
