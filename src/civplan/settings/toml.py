"""Reads a civplan.toml as TOML; one that cannot be used is an error, never a guess."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.words import Words
from civplan.source.errors import CannotRead, read_error_reason
from civplan.source.places import line_and_column
from civplan.source.source import read_bytes

BYTE_ORDER_MARK = "\ufeff"
TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
TOML_NOT_UTF_8 = Words(
    "文件不是 UTF-8 编码，另存为 UTF-8", "the file is not UTF-8; save it as UTF-8"
)
TOML_TOO_DEEP = Words("列表或表格套得太深", "lists or tables are nested too deep")
TOML_MESSAGES = (
    (r"Invalid value", "这里的内容读不懂；文字要用半角引号"),
    (r"Invalid statement", "这一行读不懂，应当是“名称 = 内容”"),
    (r"Invalid initial character for a key part", "名称只能用英文字母、数字、- 和 _，否则加引号"),
    (r"Expected '=' after a key.*", "名称后面缺少“=”"),
    (r"Expected newline or end of document.*", "一行只能写一项，内容后面多了东西"),
    (r"Expected '\]' at the end of a table.*", "表名后面缺少“]”"),
    (r"Unclosed array", "列表没有写完，缺少逗号或“]”"),
    (r"Unclosed inline table", "表格没有写完，缺少“}”"),
    (
        r"Unterminated string|Expected \"'+\"|(?:Illegal|Found invalid) character '\\n'",
        "文字缺少后引号",
    ),
    (r"(?:Illegal|Found invalid) character (?P<x>.*)", "这里不能有字符 {x}"),
    (r"Unescaped '\\' in a string", "文字里的“\\”要写成两个"),
    (r"Cannot overwrite a value|Duplicate .*", "同一项写了两次"),
    (r"Cannot declare .* twice", "同一个表写了两次"),
)
"""Messages of tomllib and their Chinese; tests/project/test_library_messages.py provokes each."""


class SettingsProblem(NamedTuple):
    """One thing that is wrong with a civplan.toml."""

    line: int
    words: Words


class BadSettings(CannotRead):
    """A civplan.toml that cannot be used: one error, with a line for each problem."""

    def __init__(self, path: str, problems: Sequence[SettingsProblem]) -> None:
        """Set the path as the user knows it and the problems, at least one."""
        first, *others = problems
        more = [
            Words(f"\n{path}:{one.line}：{one.words.zh}", f"\n{path}:{one.line}: {one.words.en}")
            for one in others
        ]
        zh = "".join([first.words.zh, *(words.zh for words in more)])
        en = "".join([first.words.en, *(words.en for words in more)])
        super().__init__(f"{path}:{first.line}", Words(zh, en))


def read_table(file: Path, display_path: str) -> tuple[dict[str, Any], str]:
    """The table of a civplan.toml, and its text.

    Args:
        file: The file.
        display_path: Its path as messages name it.

    Raises:
        CannotRead: It may not be read, or is no TOML.
    """
    try:
        text = read_bytes(file, display_path).decode().removeprefix(BYTE_ORDER_MARK)
        return tomllib.loads(text), text
    except OSError as error:
        raise CannotRead(display_path, read_error_reason(error)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadSettings(display_path, [SettingsProblem(line, TOML_NOT_UTF_8)]) from error
    except RecursionError as error:
        raise BadSettings(display_path, [SettingsProblem(1, TOML_TOO_DEEP)]) from error
    except ValueError as error:
        raise BadSettings(display_path, [_syntax_error(str(error), text)]) from error


def _syntax_error(message: str, text: str) -> SettingsProblem:
    """A message of tomllib about a text that is no TOML, with its place."""
    place = TOML_PLACE.search(message)
    if place and place["line"]:
        line, column = int(place["line"]), int(place["column"])
    else:
        line, column = line_and_column(text.rstrip(), len(text.rstrip()))
    problem = TOML_PLACE.sub("", message)
    return SettingsProblem(
        line,
        Words(
            f"TOML 语法错误（第{column}列）：{_chinese_message(problem)}",
            f"TOML syntax (column {column}): {problem}",
        ),
    )


def _chinese_message(problem: str) -> str:
    """A message of tomllib in Chinese; as it is when it is none of the common ones."""
    for pattern, zh in TOML_MESSAGES:
        match = re.fullmatch(pattern, problem)
        if match:
            return zh.format(**match.groupdict())
    return problem


def line_of_key(text: str, *words: str) -> int:
    """The line on which a chain of keys and, at its end, a value stands.

    A word that the file writes in some other way, with escapes, leaves the line of the one before.
    """
    position = line = 0
    for word in words:
        places = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").finditer(text, position)
        match = next((one for one in places if not _is_in_toml_comment(text, one.start())), None)
        if match is None:
            break
        position, line = match.end(), text.count("\n", 0, match.start())
    return line + 1


def _is_in_toml_comment(text: str, position: int) -> bool:
    """True when a # stands before a place on its line."""
    return "#" in text[text.rfind("\n", 0, position) + 1 : position]
