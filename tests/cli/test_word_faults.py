"""Word files that are broken or odd: findings or one clear line, whatever is asked of them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from support.command import Command
from support.word_files import word_file
from support.word_traits import cell, in_style, numbered, paragraph, picture, row, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TITLE = paragraph("湖内社区2007年工作总结")
TEXT = paragraph("每月清理一次楼道，按季度公布结果。")
WHOLE = word_file(TITLE + TEXT * 200)


def packed(**files: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", text)
    return buffer.getvalue()


REFUSED = {
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "truncated": WHOLE[: len(WHOLE) // 2],
    "without an end": WHOLE[:-22],
    "zip bomb": word_file(TITLE, others={"word/a.xml": " " * 50_000_000}),
    "text": "湖内社区2007年工作总结".encode(),
    "old format": OLE + "WordDocument".encode("utf-16-le"),
    "workbook": packed(xl__workbook="<workbook/>"),
    "no document.xml": packed(readme="<a/>"),
    "document.xml is no document": packed(word__document="<a/>"),
    "document.xml is no XML": packed(word__document="<w:document"),
    "no bytes": b"",
    "macros": word_file(TITLE, others={"word/vbaProject.bin": "x"}),
    "entities": word_file(
        TITLE, others={"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    ),
}
"""Files that nothing can be done with."""
CIRCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="{other}"/></w:style>'
    for name, other in (("A", "B"), ("B", "A"), ("Normal", "Normal"))
)
NO_LEVEL = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>'
)
ODD = {
    "styles in a circle": word_file(TITLE + in_style("A", "甲"), {"styles": CIRCLE}),
    "a style that is not there": word_file(TITLE + in_style("Nowhere", "甲") + TEXT),
    "numbering that is not there": word_file(TITLE + numbered("甲", 7) + TEXT),
    "a level without ilvl": word_file(TITLE + numbered("甲", 1, None), {"numbering": NO_LEVEL}),
    "a list without a definition": word_file(TITLE + numbered("甲", 2), {"numbering": NO_LEVEL}),
    "styles that are no XML": word_file(TITLE + TEXT, others={"word/styles.xml": "<w:styles"}),
    "only a table": word_file(table(row(cell(paragraph("指标")), cell(paragraph("12次"))))),
    "lengths that are none": word_file(
        TITLE + TEXT + '<w:sectPr><w:pgSz w:w="x" w:h=""/><w:pgMar w:top="1e9"/></w:sectPr>'
    ),
}
"""Files that are read as far as they go."""
LONG = "500 pages"
WITHOUT_TEXT = {
    "empty": word_file(""),
    "one empty paragraph": word_file("<w:p/>"),
    "only pictures": word_file(f"<w:p><w:r>{picture('')}</w:r></w:p>" * 2),
}
"""Files that can be inspected and set anew, though there is nothing to import."""
COMMANDS = {
    "inspect": ("inspect", "a.docx", "--quiet"),
    "fix": ("inspect", "a.docx", "--fix", "-o", "new.docx", "--quiet"),
    "import": ("import", "a.docx", "-o", "new.yaml", "--quiet"),
    "outline": ("import", "a.docx", "--outline"),
}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("what", COMMANDS)
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_line(command: Command, name: str, what: str) -> None:
    (command.folder / "a.docx").write_bytes(REFUSED[name])

    ran = command("--lang", "en", *COMMANDS[what])

    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith("civplan: a.docx: ")
    assert "internal error" not in line
    assert names_in(command.folder) == {"a.docx"}


@pytest.mark.parametrize("what", COMMANDS)
@pytest.mark.parametrize("name", [pytest.param(LONG, marks=pytest.mark.slow), *ODD])
def test_what_is_odd_is_read_as_far_as_it_goes(command: Command, name: str, what: str) -> None:
    data = word_file(TITLE + TEXT * 11_000) if name == LONG else ODD[name]
    (command.folder / "a.docx").write_bytes(data)

    ran = command("--lang", "en", *COMMANDS[what])

    assert ran.code in {0, 1}
    assert ran.out or ran.err
    assert "internal error" not in ran.err
    written = {"fix": {"new.docx"}, "import": {"new.yaml"}}.get(what, set())
    assert names_in(command.folder) == {"a.docx"} | written


@pytest.mark.parametrize("what", ["inspect", "fix"])
@pytest.mark.parametrize("name", WITHOUT_TEXT)
def test_what_has_no_text_has_a_page(command: Command, name: str, what: str) -> None:
    (command.folder / "a.docx").write_bytes(WITHOUT_TEXT[name])

    ran = command("--lang", "en", *COMMANDS[what])

    assert ran.code == {"inspect": 1, "fix": 0}[what]
    assert ("F401" in ran.out) is (what == "inspect")
    assert "internal error" not in ran.err


@pytest.mark.parametrize("name", WITHOUT_TEXT)
def test_what_has_no_text_is_not_imported(command: Command, name: str) -> None:
    (command.folder / "a.docx").write_bytes(WITHOUT_TEXT[name])

    ran = command("--lang", "en", *COMMANDS["import"])

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("civplan: a.docx: the document has no text, so there is nothing to import\n")
    assert names_in(command.folder) == {"a.docx"}
