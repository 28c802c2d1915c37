"""Which files are civplan's own."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from civplan.typeset.origin import is_civplan_document
from support.docx_files import typeset
from support.manuscripts import RICH

OWN = typeset(RICH)
PART = OWN.index(b"docProps/app.xml") + len(b"docProps/app.xml")
"""Where the part begins that names the program."""
APPLICATION = "<Properties><Application>{}</Application></Properties>"


def docx(**parts: str) -> bytes:
    """A zip file with a part docProps/app.xml or another."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def test_a_docx_of_civplan_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(OWN)
    assert is_civplan_document(tmp_path / "a.docx")
    assert is_civplan_document(OWN)


def test_a_page_of_civplan_is_known() -> None:
    assert is_civplan_document(b'<html><head><meta name="generator" content="civplan">')


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        OWN[:200],
        OWN[:PART] + b"\0" * 40 + OWN[PART + 40 :],
        docx(**{"docProps/app.xml": APPLICATION.format("Microsoft Office Word")}),
        docx(**{"word/document.xml": "<Application>civplan</Application>"}),
        b'<html><head><meta name="generator" content="pandoc">',
        b" " * 5000 + b'<meta name="generator" content="civplan">',
    ],
    ids=["empty", "text", "cut", "damaged", "word", "elsewhere", "other page", "far down"],
)
def test_any_other_file_is_not(data: bytes) -> None:
    assert not is_civplan_document(data)


def test_what_word_has_saved_is_the_clerks_own() -> None:
    assert is_civplan_document(docx(**{"docProps/app.xml": APPLICATION.format("civplan")}))
    assert not is_civplan_document(docx(**{"docProps/app.xml": APPLICATION.format("WPS Office")}))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        is_civplan_document(tmp_path / "none.docx")
