"""``--help`` in Chinese says nothing in English, and fits a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from civplan.cli.app import COMMAND_NAMES
from civplan.cli.help import TYPER_TEXTS
from civplan.findings.text import terminal_width
from support.command import Command

LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
OPTION_NAME = re.compile(r"--?[a-z][a-z-]*")
NAMES = {
    *COMMAND_NAMES,
    *(
        "civplan",
        "YAML",
        "GB",
        "JSON",
        "Schema",
        "Dask",
        "tcp",
        "Word",
        "LibreOffice",
        "Excel",
        "Ctrl-C",
    ),  # programs and standards
    *(
        "zh",
        "en",
        "plan",
        "summary",
        "both",
        "combined",
        "text",
        "json",
        "district",
        "settings",
        "ALL",
        "out",
    ),  # values
    *("concise", "github", "gitlab", "sarif", "junit"),
    *("docx", "html", "md", "pdf", "txt", "xlsx", "csv"),
    *("yaml", "PDF", "drawn", "libreoffice"),
}
"""What has no Chinese name."""
SOURCES = tuple(Path(typer.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", ["", *COMMAND_NAMES])
def test_the_help_of_each_command_is_chinese(command: Command, name: str) -> None:
    ran = command("--lang", "zh", *name.split(), "--help")
    rest = OPTION_NAME.sub("", ran.out)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：{f'civplan {name}'.rstrip()} [选项]")
    assert "--help" in ran.out
    assert sorted(set(LATIN_WORD.findall(rest)) - NAMES) == []


@pytest.mark.parametrize("name", ["", *COMMAND_NAMES])
def test_no_line_is_wider_than_a_terminal(
    command: Command, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    lines = command("--lang", "zh", *name.split(), "--help").out.splitlines()

    assert [line for line in lines if terminal_width(line) > 80] == []


def test_arguments_and_options_stand_in_two_columns(command: Command) -> None:
    assert command("--lang", "zh", "remind", "--help").out == (
        "用法：civplan remind [选项] 文件夹\n"
        "\n"
        "  给缺报、逾期或文件有错的社区各写一条提醒；只写出来，不发送。\n"
        "\n"
        "参数：\n"
        "  文件夹  放有各社区文件的文件夹  [必填]\n"
        "\n"
        "选项：\n"
        "  -o, --output 路径  每条提醒写成一个文本文件，放在这个文件夹；不写则显示\n"
        "  --as-of 日期       按这一天算逾期，默认今天\n"
        "  -h, --help         显示这份说明\n"
    )


@pytest.mark.parametrize("text", TYPER_TEXTS)
def test_the_texts_of_typer_are_those_of_the_installed_version(text: str) -> None:
    assert typer.__version__.startswith("0.28.")  # the version that they were seen with
    assert any(text in file.read_text(encoding="utf-8") for file in SOURCES)
