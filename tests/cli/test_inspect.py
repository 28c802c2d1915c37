"""``civplan inspect``: findings about Word files, a verdict, exit codes as of validate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civplan.findings.reporters import REPORTERS
from civplan.inspect.inspect_word import NOT_DOCX
from civplan.inspect.sample import sample_docx
from support.command import Command

FINE = sample_docx("paper: 210×297\n")
WARNED = sample_docx("text:\n- {title: 湖内社区2007年工作计划, font: 宋体}\n")
HINTED = sample_docx("text:\n- {body: 每月清理一次楼道。, italic: yes}\n")
WRONG = sample_docx("margins: [35, 37, 26, 28]\n")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Word files, which is the current one."""
    monkeypatch.chdir(tmp_path)
    for name, data in (("fine", FINE), ("warned", WARNED), ("hinted", HINTED), ("wrong", WRONG)):
        (tmp_path / f"{name}.docx").write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "options", "code", "verdict"),
    [
        ("fine", [], 0, "fine.docx：合乎 GB/T 9704-2012"),
        ("hinted", [], 0, "hinted.docx：合乎 GB/T 9704-2012，有小处可改：1个提示"),
        ("warned", [], 0, "warned.docx：大体合乎 GB/T 9704-2012，有出入：1个警告"),
        ("warned", ["--strict"], 1, "warned.docx：大体合乎 GB/T 9704-2012，有出入：1个警告"),
        ("warned", ["--ignore", "F411"], 0, "warned.docx：合乎 GB/T 9704-2012"),
        ("wrong", [], 1, "wrong.docx：不合 GB/T 9704-2012：1个错误"),
        ("wrong", ["--select", "F41"], 0, "wrong.docx：合乎 GB/T 9704-2012"),
        ("wrong", ["--quiet"], 1, ""),
    ],
)
def test_the_verdict_and_the_exit_code(
    command: Command, here: Path, name: str, options: list[str], code: int, verdict: str
) -> None:
    del here
    ran = command("--lang", "zh", "inspect", f"{name}.docx", *options)
    assert (ran.code, ran.err.strip()) == (code, verdict)


def test_a_finding_is_shown_with_its_paragraph(command: Command, here: Path) -> None:
    del here
    assert command("--lang", "en", "inspect", "warned.docx").out == (
        "warned.docx:1:1: warning F411 paragraph 1 “湖内社区2007年工作计…”: the title is in “宋体”,"
        " not 小标宋\n"
        "    1 | 湖内社区2007年工作计划\n"
        "      | ^^^^^^^^^^^^^^^^^^^^^^ help: set the title in 方正小标宋简体; install the font"
        " if it is missing\n"
    )


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_of_validate_has_the_finding(command: Command, here: Path, form: str) -> None:
    del here
    ran = command("inspect", "warned.docx", "--format", form)
    assert "F411" in ran.out
    assert ran.code == 0


def test_json_has_the_paragraph_as_its_line(command: Command, here: Path) -> None:
    del here
    (finding,) = json.loads(command("inspect", "hinted.docx", "--format", "json").out)
    assert (finding["path"], finding["line"], finding["code"]) == ("hinted.docx", 3, "F420")


def test_a_folder_is_walked(command: Command, here: Path) -> None:
    (here / "~$fine.docx").write_bytes(b"lock")
    ran = command("--lang", "en", "inspect", ".", "--format", "concise")
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [
        "fine.docx",
        "hinted.docx",
        "warned.docx",
        "wrong.docx",
    ]


def test_a_bad_file_does_not_keep_the_others_from_being_read(command: Command, here: Path) -> None:
    (here / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    ran = command("--lang", "en", "inspect", "old.doc", "none.docx", "fine.docx")
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f"civplan: old.doc: {NOT_DOCX.fill('en', suffix='.doc')}",
        "civplan: none.docx: there is no such file",
        "fine.docx: as GB/T 9704-2012 has it",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "civplan: no file is named; try: civplan inspect summary.docx"),
        (["empty"], "civplan: empty: there is no Word file (.docx)"),
    ],
)
def test_nothing_to_inspect_is_wrong_usage(
    command: Command, here: Path, arguments: list[str], message: str
) -> None:
    (here / "empty").mkdir()
    ran = command("--lang", "en", "inspect", *arguments)
    assert (ran.code, ran.out, ran.err.strip()) == (2, "", message)


def test_the_settings_of_the_project_count(command: Command, here: Path) -> None:
    (here / "civplan.toml").write_text('ignore = ["F402"]\n', encoding="utf-8")
    assert command("--lang", "en", "inspect", "wrong.docx").code == 0


def test_the_style_of_the_project_is_what_a_file_is_held_against(
    command: Command, here: Path
) -> None:
    (here / "civplan.toml").write_text('[style]\ntitle-font = "宋体"\n', encoding="utf-8")
    assert command("--lang", "en", "inspect", "warned.docx").err.strip().endswith("has it")
    assert "F411" in command("--lang", "en", "inspect", "fine.docx").out


def test_fix_writes_a_new_file_that_conforms(command: Command, here: Path) -> None:
    old = (here / "wrong.docx").read_bytes()
    ran = command("--lang", "en", "inspect", "wrong.docx", "--fix", "-o", "new.docx")
    assert (ran.code, ran.out) == (0, "new.docx\n")
    assert ran.err == "new.docx: as GB/T 9704-2012 has it\n"
    assert (here / "wrong.docx").read_bytes() == old


def test_fix_replaces_a_file_only_when_told_to(command: Command, here: Path) -> None:
    old = (here / "fine.docx").read_bytes()
    refused = command("--lang", "en", "inspect", "wrong.docx", "--fix", "-o", "fine.docx")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "civplan: fine.docx: it exists; choose another name or use --force\n"
    assert (here / "fine.docx").read_bytes() == old
    assert command("inspect", "wrong.docx", "--fix", "-o", "fine.docx", "--force").code == 0
    assert (here / "fine.docx").read_bytes() != old


@pytest.mark.parametrize(
    "arguments",
    [
        ["wrong.docx", "--fix"],
        ["wrong.docx", "-o", "new.docx"],
        ["wrong.docx", "fine.docx", "--fix", "-o", "new.docx"],
        [".", "--fix", "-o", "new.docx"],
        ["wrong.docx", "--fix", "-o", "new.txt"],
    ],
)
def test_fix_needs_one_file_and_a_new_one(
    command: Command, here: Path, arguments: list[str]
) -> None:
    ran = command("--lang", "en", "inspect", *arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert not (here / "new.docx").exists()


@pytest.fixture
def second_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A LibreOffice that lays every paragraph out on the second page."""

    def find_pages(_: object, numbers: set[int], __: Path) -> dict[int, int]:
        return dict.fromkeys(numbers, 2)

    monkeypatch.setattr("civplan.documents.office.find_office", lambda: Path("office"))
    monkeypatch.setattr("civplan.inspect.page_numbers.find_pages", find_pages)


@pytest.mark.usefixtures("second_page")
@pytest.mark.parametrize(
    ("arguments", "is_terminal", "names_page"),
    [
        (["warned.docx"], False, False),
        (["warned.docx"], True, True),
        (["warned.docx", "--no-pages"], True, False),
        (["warned.docx", "hinted.docx"], True, False),
        (["warned.docx", "--format", "concise"], True, False),
        (["warned.docx", "hinted.docx", "--pages"], False, True),
        (["warned.docx", "--format", "concise", "--pages"], False, True),
    ],
)
def test_pages_are_named_when_asked_for_and_for_one_file_at_a_terminal(
    command: Command,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    *,
    is_terminal: bool,
    names_page: bool,
) -> None:
    del here
    monkeypatch.setattr("civplan.cli.inspect_run.is_at_terminal", lambda: is_terminal)
    ran = command("--lang", "en", "inspect", *arguments)
    assert ("F411 page 2, paragraph 1 “" in ran.out) is names_page
    assert "F411" in ran.out


@pytest.mark.usefixtures("second_page")
def test_json_has_the_page_when_it_is_known(command: Command, here: Path) -> None:
    del here
    pages = [
        [one.get("page") for one in json.loads(command("inspect", *arguments).out)]
        for arguments in (
            ["warned.docx", "--format", "json", "--pages"],
            ["warned.docx", "--format", "json"],
        )
    ]
    assert pages == [[2], [None]]


def test_pages_without_libreoffice_are_a_note_and_no_error(
    command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del here
    monkeypatch.setattr("civplan.documents.office.find_office", lambda: None)
    ran = command("--lang", "en", "inspect", "warned.docx", "--pages")
    assert (ran.code, ran.out.startswith("warned.docx:1:1: warning F411 paragraph 1 “")) == (
        0,
        True,
    )
    assert ran.err.splitlines()[0] == (
        "civplan: LibreOffice was not found: findings name their paragraph, not their page"
    )


def test_findings_of_several_files_are_in_order(command: Command, here: Path) -> None:
    del here
    ran = command("--lang", "en", "inspect", "wrong.docx", "hinted.docx", "--format", "concise")
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["hinted.docx", "wrong.docx"]
