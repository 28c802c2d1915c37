"""A civplan.toml as a table, and where in it something stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from civplan.findings.words import Words
from civplan.settings.errors import BadSettings, Fault
from civplan.source.errors import CannotRead, reason_of
from civplan.source.lines import place_in
from civplan.source.source import read_bytes

BYTE_ORDER_MARK = "\ufeff"
PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
NOT_UTF_8 = Words("文件不是 UTF-8 编码，另存为 UTF-8", "the file is not UTF-8; save it as UTF-8")
TOO_DEEP = Words("列表或表格套得太深", "lists or tables are nested too deep")
IN_CHINESE = (
    (r"Invalid value", "这里的内容读不懂；文字要用半角引号"),
    (r"Invalid statement", "这一行读不懂，应当是“名称 = 内容”"),
    (r"Invalid initial character for a key part", "名称只能用英文字母、数字、- 和 _，否则加引号"),
    (r"Expected '=' after a key.*", "名称后面缺少“=”"),
    (r"Expected newline or end of document.*", "一行只能写一项，内容后面多了东西"),
    (r"Expected '\]' at the end of a table.*", "表名后面缺少“]”"),
    (r"Unclosed array", "列表没有写完，缺少逗号或“]”"),
    (r"Unclosed inline table|Expected '}'.*", "表格没有写完，缺少“}”"),
    (r"Unterminated string|Expected .*\"\"\".*|Illegal character '\\n'", "文字缺少后引号"),
    (r"Illegal character (?P<x>.*)", "这里不能有字符 {x}"),
    (r"Unescaped '\\\\' in a string", "文字里的“\\”要写成两个"),
    (r"Cannot overwrite a value|Duplicate .*", "同一项写了两次"),
    (r"Cannot declare .* twice", "同一个表写了两次"),
)
"""What Python's reader of TOML says, in Chinese."""


def read_table(file: Path, shown: str) -> tuple[dict[str, Any], str]:
    """The table of a civplan.toml, and its text.

    Args:
        file: The file.
        shown: Its path as messages name it.

    Raises:
        CannotRead: It may not be read, or is no TOML.
    """
    try:
        text = read_bytes(file, shown).decode().removeprefix(BYTE_ORDER_MARK)
        return tomllib.loads(text), text
    except OSError as error:
        raise CannotRead(shown, reason_of(error)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadSettings(shown, [Fault(line, NOT_UTF_8)]) from error
    except RecursionError as error:
        raise BadSettings(shown, [Fault(1, TOO_DEEP)]) from error
    except ValueError as error:
        raise BadSettings(shown, [syntax_fault(str(error), text)]) from error


def syntax_fault(said: str, text: str) -> Fault:
    """What Python's reader says of a text that is no TOML, with its place."""
    place = PLACE.search(said)
    if place and place["line"]:
        line, column = int(place["line"]), int(place["column"])
    else:
        line, column = place_in(text.rstrip(), len(text.rstrip()))
    problem = PLACE.sub("", said)
    return Fault(
        line,
        Words(
            f"TOML 语法错误（第{column}列）：{in_chinese(problem)}",
            f"TOML syntax (column {column}): {problem}",
        ),
    )


def in_chinese(problem: str) -> str:
    """A message of the reader in Chinese; as it is when it is none of the common ones."""
    for pattern, zh in IN_CHINESE:
        match = re.fullmatch(pattern, problem)
        if match:
            return zh.format(**match.groupdict())
    return problem


def line_of(text: str, *words: str) -> int:
    """The line on which a chain of keys and, at its end, a value stands.

    A word that the file writes in some other way, with escapes, leaves the line of the one before.
    """
    position = line = 0
    for word in words:
        places = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").finditer(text, position)
        match = next((one for one in places if not is_in_comment(text, one.start())), None)
        if match is None:
            break
        position, line = match.end(), text.count("\n", 0, match.start())
    return line + 1


def is_in_comment(text: str, position: int) -> bool:
    """True when a # stands before a place on its line."""
    return "#" in text[text.rfind("\n", 0, position) + 1 : position]
