"""Files that are broken or odd are inspected or refused in one line; time grows with the text."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest

from civplan.ingest.contents import OLE_SIGNATURE
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.namespaces import W
from civplan.ingest.word.package import DAMAGED, ENCRYPTED, NO_WORD_TEXT
from civplan.inspect.inspect_word import inspect_file, inspect_word
from civplan.inspect.sample import sample_docx

NAMESPACE = f'xmlns:w="{W.strip("{}")}"'
MOST_CPU = 0.3
"""Seconds for one file."""


def package_of(body: str) -> bytes:
    """A package with nothing but a text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        document = f"<w:document {NAMESPACE}>{body}</w:document>"
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    """A package with a part more, or another one in its place."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return buffer.getvalue()


def word_file(paragraphs: int) -> bytes:
    document = docx.Document()
    document.add_heading("湖内社区2007年工作总结", 0)
    for number in range(1, paragraphs):
        run = document.add_paragraph(f"{number % 60}.每月清理一次楼道，").add_run(
            "按季度公布结果。" * 12
        )
        run.bold = number % 7 == 0
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<w:body/>", {"F401", "F402"}),
        ("<w:body><w:p/></w:body>", {"F401", "F402"}),
        ("<w:body><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body>", {"F401", "F402"}),
        (
            "<w:body><w:p><w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr></w:p></w:body>",
            {"F401", "F402"},
        ),
        ("<w:body><w:sectPr><w:pgSz w:w='x'/><w:pgMar/></w:sectPr></w:body>", {"F401", "F402"}),
    ],
    ids=["nothing", "empty", "only a table", "a list that is not there", "sizes that are none"],
)
def test_an_odd_document_has_findings(body: str, codes: set[str]) -> None:
    found = {one.rule.code for one in inspect_word("a.docx", package_of(body)).findings}
    assert found == codes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word_file(3)[:9000], DAMAGED),
        (OLE_SIGNATURE + "EncryptedPackage".encode("utf-16-le"), ENCRYPTED),
        (package_of(""), NO_WORD_TEXT),
    ],
)
def test_what_cannot_be_read_is_one_reason(data: bytes, reason: object) -> None:
    with pytest.raises(UnreadableDocument) as error:
        inspect_word("a.docx", data)
    assert error.value.reason == reason


def test_the_path_is_named_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(package_of(""))
    with pytest.raises(UnreadableDocument) as error:
        inspect_file(file)
    assert error.value.path == str(file)


def test_styles_based_on_each_other_in_a_circle_are_inspected() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    circle = style.format("Normal", "A") + style.format("A", "Normal")
    styles = f"<w:styles {NAMESPACE}>{circle}</w:styles>"
    data = with_part(word_file(3), "word/styles.xml", styles)
    assert "F419" in {one.rule.code for one in inspect_word("a.docx", data).findings}


def test_a_file_takes_little_time() -> None:
    data = word_file(300)
    start = time.process_time()
    assert inspect_word("a.docx", data).findings
    assert time.process_time() - start < MOST_CPU


@pytest.mark.slow
def test_time_grows_with_the_text() -> None:
    """500 pages take ten times as long as 50, not a hundred times; machines may be slow."""
    small, large = (_seconds(word_file(count)) for count in (400, 4000))
    assert large < 20 * max(small, 0.02)


def _seconds(data: bytes) -> float:
    start = time.process_time()
    inspect_word("a.docx", data)
    return time.process_time() - start


def test_a_hundred_files_take_a_hundred_times_one(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(100)]
    data = sample_docx("paper: 210×297\n")
    for file in files:
        file.write_bytes(data)
    start = time.process_time()
    assert all(inspect_file(file).findings == () for file in files)
    assert time.process_time() - start < 100 * MOST_CPU / 10
