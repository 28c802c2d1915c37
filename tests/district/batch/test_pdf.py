"""A batch with PDF files: only what changed is drawn again, also when the fonts change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from civplan.district.batch.batch import batch
from civplan.findings.words import Words
from support.districts import write_plans
from support.fonts import font_file

Install = Callable[[list[Path]], None]


def files_made(folder: Path, notes: list[Words] | None = None) -> list[str]:
    """The plan files whose documents a batch makes as PDF."""
    files: list[str] = []
    batch(
        folder / "in",
        folder / "out",
        formats=["pdf"],
        on_file=lambda file: files.append(file.path),
        on_note=(notes if notes is not None else []).append,
    )
    return sorted(files)


def test_documents_and_roll_up_are_made_once(tmp_path: Path, standard_fonts: list[Path]) -> None:
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")

    assert standard_fonts
    assert files_made(tmp_path) == ["湖内社区.yaml", "湖滨社区.yaml"]
    assert files_made(tmp_path) == []
    names = sorted(path.name for path in (tmp_path / "out").rglob("*.pdf"))
    assert names == sorted(
        ["汇总.pdf"]
        + [
            f"{community}2007年创建文明社区工作{kind}.pdf"
            for community in ("湖内社区", "湖滨社区")
            for kind in ("计划", "总结")
        ]
    )


def test_other_fonts_make_other_documents_and_are_told_once(
    tmp_path: Path, standard_fonts: list[Path], install_fonts: Install
) -> None:
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    install_fonts(standard_fonts[:1])
    notes: list[Words] = []

    assert files_made(tmp_path, notes) == ["湖内社区.yaml", "湖滨社区.yaml"]
    assert [one.en.partition(":")[0] for one in notes] == [
        "some fonts are not installed, so the PDF has others"
    ]
    install_fonts(standard_fonts)
    assert files_made(tmp_path) == ["湖内社区.yaml", "湖滨社区.yaml"]


def test_a_font_for_characters_that_had_none_makes_other_documents(
    tmp_path: Path, standard_fonts: list[Path], install_fonts: Install
) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    assert files_made(tmp_path) == ["湖内社区.yaml"]

    rare = font_file(tmp_path / "rare.ttf", "More", characters="龘", chinese=False)
    install_fonts([*standard_fonts, rare])

    assert files_made(tmp_path) == ["湖内社区.yaml"]


def test_an_edited_pdf_stays(tmp_path: Path, standard_fonts: list[Path]) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    assert standard_fonts
    files_made(tmp_path)
    (document, *_) = sorted((tmp_path / "out" / "documents").glob("*.pdf"))
    edited = document.read_bytes() + b"\n%signed\n%%EOF\n"
    document.write_bytes(edited)

    files_made(tmp_path)

    assert document.read_bytes() == edited
