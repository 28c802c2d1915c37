"""Exit codes, and errors as messages for people."""

from __future__ import annotations

import re
from enum import IntEnum

from civplan.findings.words import Words


class ExitCode(IntEnum):
    """What the exit code means."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    """Wrong usage, or a file that cannot be read or written."""
    INTERNAL = 3
    INTERRUPTED = 130


class WrongUsage(Exception):
    """The command line is wrong; printed as one line."""

    def __init__(self, words: Words) -> None:
        """Take the message: what is wrong and what to do."""
        super().__init__(words.en)
        self.words = words


NAME_NOT_ENCODABLE = Words(
    "文件名里的“{characters}”，系统的文字编码 {encoding} 写不出；"
    "改用 UTF-8（如 LC_ALL=C.UTF-8）再运行",
    "“{characters}” in the name of a file cannot be written in the system's encoding {encoding};"
    " run it again with UTF-8, such as LC_ALL=C.UTF-8",
)
INVALID_OPTION = r"Invalid value for '(?P<x>[^']*)'(?: / '-\w')?: "
"""Begins a message about the content of an option that may have a short name as well."""
PARSER_MESSAGES = (
    (r"No such option: (?P<x>\S+).*", "没有选项 {x}；用法见 --help"),
    (r"No such command '(?P<x>[^']*)'.*", "没有命令“{x}”；全部命令见 civplan --help"),
    (r"Option '(?P<x>[^']*)' requires an argument.*", "选项 {x} 后面缺少内容"),
    (r"Option '(?P<x>[^']*)' does not take a value\.", "选项 {x} 后面不能写内容"),
    (r"Missing argument '(?P<x>[^']*)'.*", "缺少参数 {x}"),
    (r"Missing option '(?P<x>[^']*)'.*", "缺少选项 {x}"),
    (r"Missing command.*", "缺少命令；全部命令见 civplan --help"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<x>.*)\)", "多余的参数：{x}"),
    (rf"{INVALID_OPTION}'(?P<value>.*)' is not a valid int.*", "选项 {x} 的“{value}”不是整数"),
    (
        rf"{INVALID_OPTION}(?P<value>\S+) is not in the range x>=(?P<least>\S+?)\.?",
        "选项 {x} 的“{value}”太小，最小是 {least}",
    ),
    (r"Invalid value for '(?P<x>[^']*)'.*", "选项 {x} 的内容无效"),
)
"""Messages of Typer 0.28, as patterns, and the Chinese for them."""


def error_words(error: Exception) -> Words | None:
    """The message of an error that a user can correct; None for an error of the program."""
    words = getattr(error, "words", None)
    if isinstance(words, Words):
        return words
    if isinstance(error, UnicodeEncodeError):
        characters = error.object[error.start : error.end]
        return NAME_NOT_ENCODABLE.filled(characters=characters, encoding=error.encoding)
    reason, path = getattr(error, "reason", None), getattr(error, "path", None)
    if isinstance(reason, Words) and path is not None:
        return Words(f"{path}：{reason.zh}", f"{path}: {reason.en}")
    if hasattr(error, "format_message"):
        return usage_words(str(error.format_message()))
    return None


def usage_words(message: str) -> Words:
    """A message of Typer in both languages."""
    line = " ".join(message.split())
    for pattern, zh in PARSER_MESSAGES:
        match = re.fullmatch(pattern, line)
        if match:
            values = match.groupdict()
            if line.startswith("Missing argument"):
                values["x"] = _chinese_name(values["x"])
            return Words(zh.format(**values), line)
    return Words(line, line)


def _chinese_name(argument: str) -> str:
    """The name of an argument as the Chinese help has it."""
    from civplan.cli.help import PLACEHOLDERS  # noqa: PLC0415 - loads Typer

    return PLACEHOLDERS.get(argument, argument)
