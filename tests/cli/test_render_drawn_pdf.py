"""``civplan render --to pdf``: PDF files that civplan draws, in the fonts of the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from support.command import Command, RunResult, failed, fine
from support.plans import REQUIRED

Install = Callable[[list[Path]], None]
FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
OTHER = FINE.replace("湖内", "湖滨")
PLAN = "湖内社区2007年创建文明社区工作计划.pdf"
OTHER_PLAN = "湖滨社区2007年创建文明社区工作计划.pdf"
REPLACED = (
    "civplan: some fonts are not installed, so the PDF has others: 方正小标宋简体 for 仿宋_GB2312、"
    "黑体、楷体_GB2312、宋体\n"
)


def test_a_pdf_has_the_text_of_the_document(command: Command, standard_fonts: list[Path]) -> None:
    command.write("a.yaml", FINE)

    assert standard_fonts
    assert command("render", "a.yaml", "--to", "pdf", "--quiet") == fine()
    with pdfplumber.open(command.folder / PLAN) as pdf:
        assert pdf.pages[0].extract_text().splitlines()[:2] == [
            "湖内社区2007年创建文明社区工作计划",
            "为扎实推进创建文明社区工作，结合本社区实际，制定本",
        ]


def test_fonts_that_are_missing_are_told_once_a_run(
    command: Command, standard_fonts: list[Path], install_fonts: Install
) -> None:
    install_fonts(standard_fonts[:1])
    command.write("a.yaml", FINE)
    command.write("b.yaml", OTHER)

    assert command("render", "a.yaml", "b.yaml", "--to", "pdf", "--quiet") == RunResult(
        0, "", REPLACED
    )
    assert command.files() == sorted(["a.yaml", "b.yaml", PLAN, OTHER_PLAN])


def test_without_a_chinese_font_one_line_says_so(command: Command, install_fonts: Install) -> None:
    install_fonts([])
    command.write("a.yaml", FINE)
    command.write("b.yaml", OTHER)

    assert command("render", "a.yaml", "b.yaml", "--to", "docx,pdf") == failed(
        "no Chinese font is installed, so no PDF can be made; install one, such as Noto Serif CJK"
        " SC"
    )
    assert command.files() == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("arguments", [("render", "a.yaml"), ("batch", ".", "-o", "out")])
def test_without_fpdf2_one_line_says_how_to_get_it(
    command: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "2.7")
    command.write("a.yaml", FINE)

    assert command(*arguments, "--to", "pdf") == failed(
        "to make a PDF, fpdf2 is needed: pip install 'civplan[pdf]'"
    )
    assert command.files() == ["a.yaml"]


def test_without_room_for_temporary_files_one_line_says_so(
    command: Command, standard_fonts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(command.folder / "none"))
    command.write("a.yaml", FINE)

    assert standard_fonts
    assert command("render", "a.yaml", "--to", "pdf") == failed(
        "temporary files cannot be written, so no PDF was made; see whether the disk is full"
    )


def test_the_time_of_a_pdf_is_that_of_the_environment(
    command: Command, standard_fonts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    command.write("a.yaml", FINE)

    assert standard_fonts
    assert command("render", "a.yaml", "--to", "pdf", "--quiet") == fine()
    with pdfplumber.open(command.folder / PLAN) as pdf:
        assert pdf.metadata["CreationDate"] == "D:20231114221320Z"


def test_a_picture_that_breaks_off_is_named(command: Command, standard_fonts: list[Path]) -> None:
    pack = command.write("pack/profile.yaml", "extends: civilized-community\n")
    command.write(
        "pack/plan.html.j2",
        '<article><h1>计划</h1><figure><img src="a.png" alt="图"/></figure></article>',
    )
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\x90\x91h6"
    (command.folder / "a.png").write_bytes(head)
    command.write("a.yaml", FINE)

    assert standard_fonts
    assert pack.is_file()
    run = command("render", "a.yaml", "--to", "pdf", "--pack", "pack")
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith("a.png: it is no whole PNG or JPEG picture\n")
