"""The whole .docx file: its parts, its properties, any manuscript."""

from __future__ import annotations

import zipfile
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given

from civplan.manuscript.nodes import Figure, Manuscript
from civplan.typeset.docx.typesetter import DocxTypesetter
from support.docx_files import (
    PICTURES,
    PROPERTIES,
    TYPESETTER,
    Package,
    W,
    body,
    document,
    package,
    pretty,
    text_of,
    typeset,
)
from support.golden import Golden
from support.manuscripts import RICH, manuscripts, texts_of
from support.programs import OoxmlValidator

PARAGRAPH_ORDER = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
PACKAGE_PARTS = [
    *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/styles.xml"),
    *("word/settings.xml", "word/fontTable.xml", "word/oddFooter.xml", "word/evenFooter.xml"),
    *("word/blankFooter.xml", "word/document.xml", "word/_rels/document.xml.rels"),
    *("word/media/image1.png", "docProps/core.xml"),
]


def test_the_properties_say_what_the_file_is() -> None:
    core = package(RICH).tree("docProps/core.xml")
    properties = {node.tag.split("}")[1]: node.text for node in core}
    assert (properties.pop("identifier") or "").startswith("urn:sha256:")
    assert properties == {
        "title": "湖内社区2007年工作总结",
        "subject": "创建文明社区",
        "creator": "湖内社区居民委员会",
        "keywords": "社区; A&B",
        "lastModifiedBy": "湖内社区居民委员会",
        "created": "2007-12-31T09:30:00Z",
        "modified": "2007-12-31T09:30:00Z",
        "language": "zh-CN",
    }


def test_the_time_is_written_in_utc() -> None:
    in_china = datetime(2008, 1, 1, 7, 0, tzinfo=timezone(timedelta(hours=8)))
    data = TYPESETTER.typeset(RICH, PROPERTIES._replace(created=in_china), PICTURES)
    assert b">2007-12-31T23:00:00Z<" in Package(data).parts["docProps/core.xml"]


def test_the_same_manuscript_gives_the_same_bytes() -> None:
    assert typeset(RICH) == typeset(RICH, DocxTypesetter())


def test_the_bytes_depend_neither_on_the_platform_nor_on_the_day() -> None:
    with zipfile.ZipFile(BytesIO(typeset(RICH))) as archive:
        parts = archive.infolist()
    assert len(parts) == len(PACKAGE_PARTS)
    assert {(part.date_time, part.create_system, part.external_attr) for part in parts} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)
    }


def test_texts_are_compressed_and_pictures_are_not() -> None:
    with zipfile.ZipFile(BytesIO(typeset(RICH))) as archive:
        methods = {part.filename: part.compress_type for part in archive.infolist()}
    assert list(methods) == PACKAGE_PARTS
    stored = [name for name in methods if methods[name] == zipfile.ZIP_STORED]
    assert stored == ["word/media/image1.png", "docProps/core.xml"]


def test_one_typesetter_sets_many_documents() -> None:
    first = typeset(RICH)
    assert typeset(document(body("文"))) != first
    assert typeset(RICH) == first


def test_a_missing_picture_is_named() -> None:
    with pytest.raises(ValueError, match=r"^b\.png: the picture is missing$"):
        TYPESETTER.typeset(document(Figure("b.png")), PROPERTIES)


@pytest.mark.parametrize("place", ["title", "text", "author"])
def test_a_control_character_is_refused_wherever_it_stands(place: str) -> None:
    bad = "甲\x0b乙"
    title = (bad if place == "title" else "题",)
    manuscript = Manuscript(title, (body(bad if place == "text" else "文"),))
    properties = PROPERTIES._replace(author=bad if place == "author" else "甲")
    with pytest.raises(ValueError, match=r"^XML cannot hold the character U\+000B in '甲\\x0b乙'$"):
        TYPESETTER.typeset(manuscript, properties)


def test_a_rich_document_is_as_it_was_read(golden: Golden) -> None:
    golden("typeset/docx/document.xml", pretty(package(RICH).parts["word/document.xml"]))


def test_word_would_not_repair_it(ooxml_validator: OoxmlValidator, tmp_path: Path) -> None:
    file = tmp_path / "rich.docx"
    file.write_bytes(typeset(RICH))
    assert not ooxml_validator(file)


@given(manuscripts())
def test_every_text_of_any_manuscript_is_in_its_document(manuscript: Manuscript) -> None:
    found = package(manuscript)
    lines = [line for p in found.document.iter(f"{W}p") for line in text_of(p).split("\n")]
    whole = "\n".join([*lines, *(title.replace("\n", "") for title in found.texts("Title"))])
    assert [text for text in texts_of(manuscript) if text not in whole] == []


@given(manuscripts())
def test_the_properties_of_every_paragraph_stand_in_the_schemas_order(
    manuscript: Manuscript,
) -> None:
    found = package(manuscript)
    order = PARAGRAPH_ORDER.split()
    for properties in (*found.document.iter(f"{W}pPr"), *found.styles.iter(f"{W}pPr")):
        ranks = [order.index(child.tag.removeprefix(W)) for child in properties]
        assert ranks == sorted(ranks)
