"""The formats by their names, and that each is loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError

import pytest

from civplan.manuscript.nodes import Manuscript, Paragraph
from civplan.typeset.formats import FORMATS, LEAST_FPDF2, CannotTypeset, require_formats
from civplan.typeset.properties import DocumentProperties
from support.manuscripts import text_run
from support.programs import REPOSITORY

MANUSCRIPT = Manuscript(("工作计划",), (Paragraph(text_run("每月走访。")),))
pytestmark = pytest.mark.usefixtures("standard_fonts")
PROPERTIES = DocumentProperties("工作计划", "湖内社区", datetime(2007, 1, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("docx", b"PK\x03\x04"),
        ("html", b"<!DOCTYPE html>\n"),
        ("pdf", b"%PDF-1."),
        ("md", "# 工作计划\n\n每月走访。\n".encode()),
        ("txt", "工作计划\n\n　　每月走访。\n".encode()),
    ],
)
def test_a_format_is_asked_for_by_its_ending(name: str, start: bytes) -> None:
    written = FORMATS[name](MANUSCRIPT, PROPERTIES, {})

    assert written[: len(start)] == start


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_manuscript_gives_the_same_bytes(name: str) -> None:
    typeset = FORMATS[name]

    assert typeset(MANUSCRIPT, PROPERTIES, {}) == typeset(MANUSCRIPT, PROPERTIES, {})


def no_fpdf2(name: str) -> str:
    raise PackageNotFoundError(name)


@pytest.mark.parametrize("version", [no_fpdf2, lambda _: "2.8.4", lambda _: "2.7"])
def test_a_pdf_without_fpdf2_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, version: Callable[[str], str]
) -> None:
    monkeypatch.setattr("importlib.metadata.version", version)

    message = r"to make a PDF, fpdf2 is needed: pip install 'civplan\[pdf\]'"
    with pytest.raises(CannotTypeset, match=message):
        FORMATS["pdf"](MANUSCRIPT, PROPERTIES, {})
    with pytest.raises(CannotTypeset, match=message):
        require_formats(["docx", "pdf"])
    require_formats(["docx", "html"])


def test_the_least_version_of_fpdf2_is_that_of_the_extra() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))

    least = ".".join(map(str, LEAST_FPDF2))
    assert project["project"]["optional-dependencies"]["pdf"] == [f"fpdf2>={least}"]


def test_the_table_of_formats_loads_no_typesetter() -> None:
    code = (
        "import sys, civplan.typeset.formats;"
        "print(sorted(name for name in sys.modules if name.startswith('civplan.typeset')))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout

    assert printed == "['civplan.typeset', 'civplan.typeset.formats']\n"
