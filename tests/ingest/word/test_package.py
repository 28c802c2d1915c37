"""The package of a .docx: parts and relationships; what is not read, in one line."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from civplan.ingest.contents import OLE_SIGNATURE
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word import package as package_module
from civplan.ingest.word.namespaces import W
from civplan.ingest.word.package import (
    DAMAGED,
    ENCRYPTED,
    FORBIDDEN_XML,
    MACROS,
    NO_BYTES,
    NO_WORD_TEXT,
    NOT_A_PACKAGE,
    OLD_FORMAT,
    TOO_DENSE,
    TOO_LARGE,
    WordPackage,
    open_package,
    read_xml,
)

WORD_NAMESPACE = W.strip("{}")
DOCUMENT = f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body><w:p/></w:body></w:document>'


def packed(**parts: str) -> bytes:
    """A package of parts; in their names ``__`` stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


def packed_files(files: dict[str, str]) -> bytes:
    return packed(**{name.replace("/", "__"): text for name, text in files.items()})


def with_document(**more: str) -> bytes:
    return packed_files({"word/document.xml": DOCUMENT, **more})


def reason(data: bytes) -> object:
    with pytest.raises(UnreadableDocument) as error:
        open_package(data)
    return error.value.reason


def word_file() -> bytes:
    """A document as python-docx writes it."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("楼道每周清扫一次。")
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_file_has_a_document_and_related_parts() -> None:
    package = open_package(word_file())
    assert [node.text for node in package.document.iter(f"{W}t")] == ["楼道每周清扫一次。"]
    styles = package.related("styles")
    assert styles is not None
    assert styles.tag == f"{W}styles"
    assert package.related("comments") is None


def test_the_document_is_found_by_its_relationship_not_by_its_name() -> None:
    relationship = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="/text/Main.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    package = open_package(packed_files({"_rels/.rels": relationship, "text/main.XML": DOCUMENT}))
    assert package.main_name == "text/Main.xml"
    assert package.document.tag == f"{W}document"


def test_strict_names_are_read_as_transitional_ones() -> None:
    strict = DOCUMENT.replace(WORD_NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert open_package(packed_files({"word/document.xml": strict})).document.tag == f"{W}document"


def test_xml_in_utf_16_is_read() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{DOCUMENT}'
    assert read_xml(text.encode("utf-16")).tag == f"{W}document"


def test_a_damaged_styles_part_is_taken_for_none() -> None:
    relationship = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="styles.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/styles"/></Relationships>'
    )
    parts = {"word/_rels/document.xml.rels": relationship, "word/styles.xml": "<w:styles"}
    assert open_package(with_document(**parts)).related("styles") is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", NO_BYTES),
        ("一、加强学习".encode(), NOT_A_PACKAGE),
        (OLE_SIGNATURE + b"\0" * 600, OLD_FORMAT),
        (OLE_SIGNATURE + "EncryptedPackage".encode("utf-16-le"), ENCRYPTED),
        (word_file()[:9000], DAMAGED),
        (b"PK\x03\x04", DAMAGED),
        (packed_files({"xl/workbook.xml": "<workbook/>"}), NO_WORD_TEXT),
        (packed_files({"word/document.xml": "<html/>"}), NO_WORD_TEXT),
        (packed_files({"word/document.xml": DOCUMENT[:-5]}), DAMAGED),
        (with_document(**{"word/vbaProject.bin": "Sub"}), MACROS),
        (
            packed_files({"word/document.xml": f'<!DOCTYPE a [<!ENTITY b "c">]>{DOCUMENT}'}),
            FORBIDDEN_XML,
        ),
        (with_document(**{"word/a.xml": " " * (9 * 1024 * 1024)}), TOO_DENSE),
    ],
)
def test_what_is_no_word_document_is_refused_with_its_reason(data: bytes, expected: object) -> None:
    assert reason(data) == expected


def test_a_damaged_byte_in_the_text_is_told() -> None:
    data = bytearray(with_document())
    place = data.index(b"word/document.xml") + len("word/document.xml") + 10
    data[place] ^= 0xFF
    assert reason(bytes(data)) == DAMAGED


def test_entities_are_not_read_from_the_disk() -> None:
    xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    with pytest.raises(UnreadableDocument):
        read_xml(xml.encode())


def test_more_than_the_limit_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "LARGEST_WHOLE", 100)
    assert reason(with_document()) == TOO_LARGE


def test_a_part_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "LARGEST_PART", 100)
    assert reason(with_document()) == TOO_LARGE


def test_a_part_that_is_missing_has_no_bytes() -> None:
    package: WordPackage = open_package(with_document())
    assert package.data("word/media/image1.png") == b""
    assert package.relationships("word/document.xml") == {}
