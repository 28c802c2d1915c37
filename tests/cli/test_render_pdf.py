"""``civplan render --to pdf --pdf-with libreoffice``: PDF files of the .docx ones, in one start."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command, failed, fine
from support.office import converting_office, fake_office
from support.plans import REQUIRED

PLAN, SUMMARY = "湖内社区2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作总结"
BOTH = (
    f"{REQUIRED}principles: 一\ngoals: 二\nwork: {{plan: 三, summary: 四}}\nhonours: 先进\n"
    "plan: {date: 2007-01-10}\nsummary: {date: 2007-12-20, problems: 少}\n"
)
ONE_PAGE = (
    'cp "$file" "$out/${name%.*}.$form";'
    ' [ "$form" != pdf ] || printf "/Type/Page/Parent" > "$out/${name%.*}.pdf"'
)
THROUGH_OFFICE = ("--pdf-with", "libreoffice")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for LibreOffice, the only one that is found."""
    folder = tmp_path / "office"
    folder.mkdir()
    program = converting_office(folder, ONE_PAGE)
    monkeypatch.setattr("civplan.documents.office_pdf.find_office", lambda: program)
    return program


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (("--to", "pdf"), [f"{PLAN}.pdf", f"{SUMMARY}.pdf"]),
        (("--to", "pdf", "--kind", "plan", "-o", "a.pdf"), ["a.pdf"]),
        (("--to", "docx,pdf", "--kind", "plan"), [f"{PLAN}.docx", f"{PLAN}.pdf"]),
        (("--to", "pdf,txt", "--kind", "plan"), [f"{PLAN}.txt", f"{PLAN}.pdf"]),
    ],
)
def test_documents_are_converted_in_one_start(
    command: Command, office: Path, arguments: tuple[str, ...], paths: list[str]
) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", *THROUGH_OFFICE, *arguments) == fine(*paths)
    assert command.files() == sorted(["a.yaml", *paths])
    assert len((office.parent / "starts").read_text().splitlines()) == 2  # to Flat, to PDF


def test_capital_letters_do_not_matter(command: Command, office: Path) -> None:
    command.write("a.yaml", BOTH)

    arguments = ("--to", "PDF", "--pdf-with", "LibreOffice", "--kind", "plan", "-o", "A.PDF")
    assert command("render", "a.yaml", *arguments, "--quiet") == fine()
    assert command.files() == ["A.PDF", "a.yaml"]
    assert (office.parent / "starts").exists()


def test_a_file_with_errors_starts_no_libreoffice(command: Command, office: Path) -> None:
    command.write("a.yaml", "year: 2007\n")

    assert command("render", "a.yaml", "--to", "pdf", *THROUGH_OFFICE)[0] == 1
    assert not (office.parent / "starts").exists()


NO_PDF = "LibreOffice made no PDF; try again, or leave out --pdf-with libreoffice"


def test_when_libreoffice_dies_the_other_formats_are_written(
    command: Command, office: Path
) -> None:
    command.write("a.yaml", BOTH)
    fake_office(office.parent, "exit 1")

    assert command("render", "a.yaml", "--to", "docx,pdf", "--kind=plan", *THROUGH_OFFICE) == (
        2,
        f"{PLAN}.docx\n",
        f"civplan: {NO_PDF}\n{PLAN}.docx: 1 page\n",
    )
    assert command.files() == ["a.yaml", f"{PLAN}.docx"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (THROUGH_OFFICE, "--pdf-with is about PDF files; write --to pdf as well"),
        (
            ("--pdf-with", "word"),
            "--pdf-with cannot be “word”; choose from drawn, libreoffice",
        ),
    ],
)
def test_what_cannot_make_a_pdf_is_refused(
    command: Command, arguments: tuple[str, ...], message: str
) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", *arguments) == failed(message)
