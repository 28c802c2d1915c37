"""Errors as words for people."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer import Exit

from civplan.cli.errors import OwnError, usage_words, words_for
from civplan.compose.errors import CannotCompose
from civplan.documents.errors import NO_FOLDER, CannotWrite
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.source.errors import MISSING, CannotRead

BOTH = Words("中", "en")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OwnError(BOTH), BOTH),
        (
            CannotWrite(Path("a"), NO_FOLDER),
            Words("a：文件夹不存在", "a: there is no such folder"),
        ),
        (CannotRead(Path("a"), MISSING), Words(f"a：{MISSING.zh}", "a: there is no such file")),
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
        (Exit(), None),
    ],
)
def test_what_a_user_can_mend_has_words(error: Exception, words: Words | None) -> None:
    assert words_for(error) == words


def test_an_error_says_itself_in_english() -> None:
    assert str(OwnError(BOTH)) == "en"
    assert str(CannotCompose("a.j2", 3, "why")) == "a.j2:3: why"


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        ("No such option: --x Did you mean --y?", "没有选项 --x；用法见 --help"),
        (
            "No such command 'x'. Did you mean 'y'?",
            "没有命令“x”；全部命令见 civplan --help",
        ),
        ("Option '--to' requires an argument.", "选项 --to 后面缺少内容"),
        ("Missing argument 'NAME'.", "缺少参数 NAME"),
        ("Missing option '--x'.", "缺少选项 --x"),
        ("Missing command.", "缺少命令；全部命令见 civplan --help"),
        ("Got unexpected extra argument (b)", "多余的参数：b"),
        ("Got unexpected extra arguments (b c)", "多余的参数：b c"),
        ("Invalid value for '--x': 'y' is not a number", "选项 --x 的内容无效"),
        ("Option '--strict' does not take a value.", "选项 --strict 后面不能写内容"),
        ("Something else", "Something else"),
    ],
)
def test_what_the_parser_says_is_told_in_chinese(said: str, zh: str) -> None:
    assert usage_words(said.replace(" ", "\n ")) == Words(zh, said)
