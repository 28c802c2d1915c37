"""Several documents in one .docx: each as it is alone, with its own page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from civplan.manuscript.nodes import (
    Colophon,
    Figure,
    Manuscript,
    ManuscriptBlock,
    Masthead,
    Signature,
)
from civplan.typeset.docx import typesetter
from support.docx_files import (
    MEETING,
    PICTURES,
    PROPERTIES,
    TYPESETTER,
    AnyPicture,
    Package,
    W,
    body,
    png,
    says,
    text_of,
    typeset,
)
from support.manuscripts import RICH
from support.pages import PdfMaker, texts_of_pages, without_space
from support.programs import OoxmlValidator

FIGURE = Figure(MEETING, "例会", "例会现场")


def document(title: str, *blocks: ManuscriptBlock, colophon: Colophon | None = None) -> Manuscript:
    """A document with a masthead and a signature."""
    return Manuscript(
        (title,),
        blocks,
        masthead=Masthead("湖内社区文件", "湖社〔2007〕3号"),
        signature=Signature(("湖内社区居委会",), "2007年12月31日"),
        colophon=colophon,
    )


PRINTED = document("印", body("文"), colophon=Colophon("区民政局", "湖内社区", "2007年12月31日"))


def together(*manuscripts: Manuscript, pictures: Mapping[str, bytes] = PICTURES) -> bytes:
    """The bytes of a .docx file that holds them all."""
    return TYPESETTER.typeset_collection([(one, pictures) for one in manuscripts], PROPERTIES)


def printed(pdf: Path) -> list[str]:
    """The text of each page that bears any: blank ones only let a document begin on the right."""
    return [text for page in texts_of_pages(pdf) if (text := without_space(page))]


def test_each_document_is_a_section_that_begins_on_an_odd_page_with_1() -> None:
    package = Package(together(*(document(title, body("文")) for title in "甲乙丙")))

    sections = list(package.document.iter(f"{W}sectPr"))

    assert package.texts("Title") == ["甲", "乙", "丙"]
    assert [says(one, "type") for one in sections] == [{"val": "oddPage"}] * 3
    assert [says(one, "pgNumType") for one in sections] == [{"start": "1"}] * 3


def test_a_documents_further_sections_go_on_counting() -> None:
    package = Package(together(PRINTED, PRINTED))

    sections = list(package.document.iter(f"{W}sectPr"))

    assert [says(one, "type")["val"] for one in sections] == ["oddPage", "evenPage"] * 2
    assert [says(one, "pgNumType") for one in sections] == [{"start": "1"}, {}] * 2


def test_every_text_is_as_it_is_in_a_document_of_its_own() -> None:
    alone, whole = Package(typeset(RICH)), Package(together(RICH, RICH, pictures=AnyPicture()))

    texts = [text_of(p) for p in alone.paragraphs() if text_of(p)]

    assert [text_of(p) for p in whole.paragraphs() if text_of(p)] == 2 * texts


def test_pictures_of_one_address_are_each_documents_own() -> None:
    first, second = document("甲", FIGURE), document("乙", FIGURE)
    own = [(first, {MEETING: png(2, 1)}), (second, {MEETING: png(3, 1)})]

    package = Package(TYPESETTER.typeset_collection(own, PROPERTIES))

    text = package.parts["word/document.xml"].decode()
    assert [text.count(f'r:embed="picture{number}"') for number in (1, 2, 3)] == [1, 1, 0]
    assert [text.count(f'<wp:docPr id="{number}"') for number in (1, 2, 3)] == [1, 1, 0]
    assert package.parts["word/media/image1.png"] == png(2, 1)
    assert package.parts["word/media/image2.png"] == png(3, 1)


def test_the_same_documents_give_the_same_bytes() -> None:
    assert together(document("甲", FIGURE), PRINTED) == together(document("甲", FIGURE), PRINTED)


def test_its_relationships_stand_before_its_text() -> None:
    names = list(Package(together(PRINTED, document("甲", FIGURE))).parts)

    assert names.index("word/_rels/document.xml.rels") < names.index("word/document.xml")


def test_a_long_collection_is_written_as_a_short_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory = together(document("甲", FIGURE), PRINTED)

    monkeypatch.setattr(typesetter, "COLLECTION_IN_MEMORY", 1)
    monkeypatch.setattr(typesetter, "PIECE_SIZE", 7)

    assert together(document("甲", FIGURE), PRINTED) == in_memory


def test_word_would_not_repair_it(ooxml_validator: OoxmlValidator, tmp_path: Path) -> None:
    file = tmp_path / "汇编.docx"
    all_kinds = (Manuscript((), ()), RICH, PRINTED, document("甲", FIGURE), PRINTED)
    file.write_bytes(together(*all_kinds, pictures=AnyPicture()))

    assert ooxml_validator(file) == []


@pytest.mark.parametrize(("lines", "pages"), [(3, 2), (16, 2), (24, 2), (30, 4)])
def test_each_document_has_the_pages_that_it_has_alone(
    to_pdf: PdfMaker, tmp_path: Path, lines: int, pages: int
) -> None:
    one = PRINTED._replace(blocks=(body("行"),) * lines)
    alone, whole = tmp_path / "alone.docx", tmp_path / "whole.docx"
    alone.write_bytes(typeset(one))
    whole.write_bytes(together(one, document("乙", body("文")), one))

    expected, found = printed(to_pdf(alone)), printed(to_pdf(whole))

    assert len(expected) == pages
    assert found[:pages] == found[pages + 1 :] == expected
