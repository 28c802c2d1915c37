"""Files of old formats are read through LibreOffice, or say what is needed."""

from __future__ import annotations

import subprocess
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from civplan.ingest.blocks import text_blocks
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.office import convert_to_docx
from civplan.ingest.read import read_blocks
from support.word_files import word_file
from support.word_traits import cell, paragraph, row, table

RICH_TEXT = rb"{\rtf1\ansi\ansicpg936 \u19968 ?\u12289 ?\u32452 ?\u32455 ?\par second\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def texts_of(name: str, data: bytes) -> list[str]:
    return [block.text for block in text_blocks(read_blocks(Path(name), data).blocks)]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_blocks(Path(name), data)
    assert "\n" not in caught.value.reason.zh
    return caught.value.reason.en


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt"])
def test_an_old_file_is_read_with_its_table(suffix: str, soffice: Path, tmp_path: Path) -> None:
    body = paragraph("一、组织") + table(row(cell(paragraph("指标")), cell(paragraph("12次"))))
    (tmp_path / "a.docx").write_bytes(word_file(body + paragraph("完")))
    form = {".wps": "doc"}.get(suffix, suffix[1:])
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", form, "--outdir", tmp_path, tmp_path / "a.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    old = (tmp_path / f"a.{form}").rename(tmp_path / f"old{suffix}")

    document = read_blocks(old)

    assert document.suffix == suffix
    assert [block.text for block in text_blocks(document.blocks)] == [
        "一、组织",
        "指标",
        "12次",
        "完",
    ]


def test_a_word_file_that_is_rich_text_inside_is_read(soffice: Path) -> None:
    assert soffice
    assert texts_of("a.doc", RICH_TEXT) == ["一、组织", "second"]


def test_what_libreoffice_cannot_open_says_so(soffice: Path) -> None:
    assert soffice
    assert refusal("a.doc", OLE).startswith("LibreOffice cannot open it: ")


def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)

    with pytest.raises(UnreadableDocument) as caught:
        convert_to_docx(OLE, ".doc", program, seconds=1)

    assert caught.value.reason.en.startswith("LibreOffice had not converted it after 1 s")


@pytest.mark.parametrize(
    ("name", "data", "content"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "an old Word or WPS file (.doc)"),
        ("a.wps", OLE, "an old Office file"),
        ("a.rtf", RICH_TEXT, "an RTF file (.rtf)"),
    ],
)
def test_without_libreoffice_the_file_says_what_is_needed(
    name: str, data: bytes, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.ingest.read.find_office", lambda: None)

    assert refusal(name, data) == (
        f"to read {content}, LibreOffice is needed and was not found; install it, or save the file"
        " as .docx in Word or WPS"
    )


def test_a_word_file_that_is_a_web_page_inside_is_read() -> None:
    assert texts_of("a.doc", "<html><body><p>一、组织</p></body></html>".encode()) == ["一、组织"]


def test_a_word_file_that_is_a_newer_one_inside_is_read() -> None:
    assert texts_of("a.doc", word_file(paragraph("一、组织"))) == ["一、组织"]


@pytest.mark.parametrize(("name", "charset"), [("a.mht", "gb2312"), ("a.doc", "utf-8")])
def test_a_web_page_saved_as_one_file_is_read(name: str, charset: str) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message.set_content("<p>一、组织</p>", subtype="html", charset=charset)
    message.add_related(b"GIF89a", "image", "gif")

    assert texts_of(name, message.as_bytes()) == ["一、组织"]


def test_an_encrypted_file_says_so_whatever_its_name() -> None:
    data = OLE + "EncryptedPackage".encode("utf-16-le")

    for name in ("a.docx", "a.doc", "a.docm"):
        assert refusal(name, data).startswith("it is protected by a password")


def zipped(**files: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


WHOLE = word_file("".join(paragraph(f"第{number}段" * 20) for number in range(200)))
BOMB = word_file(paragraph("甲"), others={"word/a.xml": " " * 50_000_000})
MACRO = word_file(paragraph("甲"), others={"word/vbaProject.bin": "x"})
DTD = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", WHOLE[: len(WHOLE) // 2], "it is cut short or damaged"),
        ("a.docx", WHOLE[:20], "it is cut short or damaged"),
        ("a.docx", b"", "the file is empty"),
        ("a.docx", b"plain text", "it is called .docx but is text; "),
        ("a.docx", bytes(1000), "it is called .docx but is something that is not known; "),
        ("a.docx", RICH_TEXT, "it is called .docx but is an RTF file (.rtf); "),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "it is called .docx but is an old "),
        ("a.docx", zipped(xl__workbook="x"), "it is called .docx but is a workbook of Excel; "),
        ("a.docx", zipped(readme="x"), "there is no Word text in it"),
        ("a.docx", BOMB, "it is packed more than 300 times"),
        ("a.docm", MACRO, "it holds macros and was not read; "),
        ("a.docx", MACRO, "it holds macros and was not read; "),
        ("a.docx", zipped(word__document="x"), "there is no Word text in it"),
        ("a.txt", WHOLE, "it is called .txt but is a Word file (.docx); "),
        ("a.odt", WHOLE, "it is called .odt but is a Word file (.docx); "),
        ("a.mht", b"<html></html>", "it is called .mht but is a web page (.html); "),
    ],
    ids=range(16),
)
def test_what_is_not_what_its_name_says_or_is_broken_is_one_line(
    name: str, data: bytes, message: str
) -> None:
    assert refusal(name, data).startswith(message)


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_xml_with_entities_is_refused(part: str) -> None:
    assert refusal("a.docx", word_file(paragraph("甲"), others={part: DTD})).startswith(
        "its XML has a DTD or entities"
    )


@pytest.mark.parametrize(("depth", "seen"), [(60, "甲"), (200, "its tables and text boxes")])
def test_a_file_that_is_nested_too_deeply_is_refused(depth: int, seen: str) -> None:
    inner = paragraph("甲")
    for _ in range(depth):
        inner = table(row(cell(inner, "<w:p/>")))

    assert outcome(word_file(inner)).startswith(seen)


def test_a_damaged_file_is_read_or_refused() -> None:
    whole = word_file(table(row(cell(paragraph("甲" * 50)))) + paragraph("乙"))
    outcomes = set()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0x55
        outcomes.add(outcome(bytes(data)))

    assert len(outcomes) > 1
    assert "" not in outcomes


def outcome(data: bytes) -> str:
    """The text that is read, or why it is not."""
    try:
        return " ".join(texts_of("a.docx", data)) or "no text"
    except UnreadableDocument as error:
        return error.reason.en
