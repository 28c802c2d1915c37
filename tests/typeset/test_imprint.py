"""A document carries a digest by which an edit is known."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from civplan.typeset.formats import FORMATS
from civplan.typeset.origin import is_unedited_document, page_with_imprint
from support.docx_files import PICTURES, PROPERTIES, typeset
from support.manuscripts import RICH

DOCX = typeset(RICH)
PAGE = FORMATS["html"](RICH, PROPERTIES, PICTURES)


def saved_without(data: bytes, name: str) -> bytes:
    """A package that has lost a part."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(output, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(ZipInfo(part.filename), old.read(part), ZIP_STORED)
    return output.getvalue()


@pytest.mark.parametrize("data", [DOCX, PAGE, saved_without(DOCX, "none")])
def test_a_document_as_it_was_written_is_unedited(data: bytes) -> None:
    assert is_unedited_document(data)


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "docProps/app.xml"]
)
def test_a_package_without_one_of_its_parts_is_edited(name: str) -> None:
    assert not is_unedited_document(saved_without(DOCX, name))


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", DOCX[:200], PAGE[:-1], PAGE + b" ", PAGE.replace("一".encode(), b"", 1)],
    ids=["empty", "page", "cut package", "cut page", "more", "less"],
)
def test_whatever_else_there_is_is_edited(data: bytes) -> None:
    assert not is_unedited_document(data)


def test_a_page_without_the_name_of_the_program_gets_no_imprint() -> None:
    assert page_with_imprint(b"<html></html>") == b"<html></html>"
