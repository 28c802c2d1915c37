"""Errors as words for people."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from civplan.cli.errors import WrongUsage, error_words, usage_words
from civplan.compose.environment import CannotCompose
from civplan.documents.files import FOLDER_MISSING, CannotWrite
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.source.errors import NO_SUCH_FILE, CannotRead

BOTH = Words("中", "en")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WrongUsage(BOTH), BOTH),
        (
            CannotWrite(Path("a"), FOLDER_MISSING),
            Words("a：文件夹不存在", "a: there is no such folder"),
        ),
        (
            CannotRead(Path("a"), NO_SUCH_FILE),
            Words(f"a：{NO_SUCH_FILE.zh}", "a: there is no such file"),
        ),
        (
            CannotCompose("a.j2", 3, "why"),
            Words("模板 a.j2:3 有错：why", "template a.j2:3 is faulty: why"),
        ),
        (
            CannotCompose("a.j2", None, "why"),
            Words("模板 a.j2 有错：why", "template a.j2 is faulty: why"),
        ),
        (
            ManuscriptError("a.j2", "p", BOTH),
            Words("模板 a.j2 写出的 <p> 有误：中", "template a.j2 wrote a wrong <p>: en"),
        ),
        (ValueError("x"), None),
        (OSError(2, "x"), None),
        (typer.Exit(), None),
    ],
)
def test_what_a_user_can_correct_has_words(error: Exception, words: Words | None) -> None:
    assert error_words(error) == words


def test_a_name_that_the_system_cannot_write_is_named() -> None:
    words = error_words(UnicodeEncodeError("gbk", "计划😀.yaml", 2, 3, "no such character"))

    assert words is not None
    assert "“😀”" in words.zh
    assert "gbk" in words.en


def test_an_error_says_itself_in_english() -> None:
    assert str(WrongUsage(BOTH)) == "en"
    assert str(CannotCompose("a.j2", 3, "why")) == "a.j2:3: why"


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("No such option: --x Did you mean --y?", "没有选项 --x；用法见 --help"),
        (
            "No such command 'x'. Did you mean 'y'?",
            "没有命令“x”；全部命令见 civplan --help",
        ),
        ("Option '--to' requires an argument.", "选项 --to 后面缺少内容"),
        ("Missing argument 'NAME'.", "缺少参数 NAME"),
        ("Missing argument 'folder'.", "缺少参数 文件夹"),  # as --help has it
        ("Missing option '--x'.", "缺少选项 --x"),
        ("Missing command.", "缺少命令；全部命令见 civplan --help"),
        ("Got unexpected extra argument (b)", "多余的参数：b"),
        ("Got unexpected extra argument (folder)", "多余的参数：folder"),
        ("Got unexpected extra arguments (b c)", "多余的参数：b c"),
        ("Invalid value for '--x': 'y' is not a number", "选项 --x 的内容无效"),
        (
            "Invalid value for '--jobs' / '-j': 'two' is not a valid int range.",
            "选项 --jobs 的“two”不是整数",
        ),
        (
            "Invalid value for '--jobs' / '-j': -1 is not in the range x>=0.",
            "选项 --jobs 的“-1”太小，最小是 0",
        ),
        ("Option '--strict' does not take a value.", "选项 --strict 后面不能写内容"),
        ("Something else", "Something else"),
    ],
)
def test_messages_of_typer_0_28_are_chinese(message: str, zh: str) -> None:
    assert typer.__version__.startswith("0.28.")
    assert usage_words(message.replace(" ", "\n ")) == Words(zh, message)
