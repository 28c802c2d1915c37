"""``--help`` in Chinese: Typer's own words as well, laid out by the width that a terminal shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from civplan.findings.text import terminal_width

TYPER_TEXTS = {
    "Show this message and exit.": "显示这份说明",
    "Install completion for the current shell.": "安装命令补全，用于现在的命令行",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示命令补全的脚本，可以复制，或改好再安装"
    ),
}
"""Help texts of Typer 0.28; a test compares them with the installed version."""
PLACEHOLDERS = {
    "<str>": "文字",
    "<path>": "路径",
    "<int>": "数字",
    "<int range>": "数字",
    "TEXT": "文字",
    "DATE": "日期",
    "RULES": "规则",
    "FILE": "文件",
    "OPTIONS": "选项",
    "COMMAND": "命令",
    "ARGS": "参数",
    "changes": "改什么",
    "file": "文件",
    "files": "文件",
    "path": "路径",
    "forms": "填报表",
    "paths": "路径",
    "name": "文件",
    "folder": "文件夹",
    "code": "规则",
}
"""What stands for a value in the usage line and behind an option."""
PLACEHOLDER = re.compile(r"<[a-z ]+>|(?<![-\w])[A-Za-z]+(?![-|\w])")
DEFAULT_OF_RANGE = re.compile(r"\[default: (\w+); x>=\d+\]")
CLOSING_MARKS = frozenset("，。、；：）”]")
"""Marks that may not begin a line."""

HelpRow = tuple[str, str]
"""The name of an option, argument or command, and what it is for."""


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_help_page(self, ctx, formatter.width))


class ChineseGroup(TyperGroup):
    """The program, whose help is Chinese and lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        commands = (self.get_command(ctx, name) for name in self.list_commands(ctx))
        rows = [(one.name or "", one.help or "") for one in commands if one]
        formatter.write(_help_page(self, ctx, formatter.width, rows))


def _help_page(
    command: ChineseCommand | ChineseGroup, ctx: Any, width: int, commands: Iterable[HelpRow] = ()
) -> str:
    """The whole help of a command, in lines of at most ``width`` columns."""
    usage = " ".join(command.collect_usage_pieces(ctx))
    rows: dict[str, list[HelpRow]] = {"argument": [], "option": []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record:
            name, text = record
            rows[parameter.param_type_name].append((_in_chinese(name), _chinese_help(text)))
    sections = (("参数", rows["argument"]), ("选项", rows["option"]), ("命令", list(commands)))
    return "\n".join(
        (
            f"用法：{ctx.command_path} {_in_chinese(usage)}",
            "",
            *(f"  {line}" for line in _wrapped_lines(command.help or "", width - 2)),
            *(line for heading, those in sections for line in _help_section(heading, those, width)),
            "",
        )
    )


def _in_chinese(placeholders: str) -> str:
    """A usage line or the name of an option, its placeholders in Chinese."""
    translated = PLACEHOLDER.sub(lambda hit: PLACEHOLDERS.get(hit[0], hit[0]), placeholders)
    return re.sub(r"[{}]", "", translated.replace("...", "…"))


def _chinese_help(text: str) -> str:
    """The help of an option or argument, with Typer's additions in Chinese."""
    text = DEFAULT_OF_RANGE.sub(r"[default: \1]", TYPER_TEXTS.get(text, text))
    return text.replace("[required]", "[必填]").replace("[default: ", "[默认：")


def _help_section(heading: str, rows: list[HelpRow], width: int) -> Iterator[str]:
    """A heading and its rows in two columns; nothing without rows."""
    if not rows:
        return
    yield from ("", f"{heading}：")
    first = max(terminal_width(name) for name, _ in rows)
    indent = " " * (first + 4)
    for name, text in rows:
        head = f"  {name}{' ' * (first - terminal_width(name))}  "
        for line in _wrapped_lines(text, width - len(indent)):
            yield f"{head}{line}".rstrip()
            head = indent


def _wrapped_lines(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` columns; words in Latin letters stay whole."""
    lines = [""]
    for piece in re.findall(r"[!-\\^-~]+ ?|.", text):
        is_full = terminal_width(f"{lines[-1]}{piece}".rstrip()) > width - 2
        if is_full and piece not in CLOSING_MARKS and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
