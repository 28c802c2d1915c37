"""``civplan validate``: findings about plan files."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.choices import one_of
from civplan.cli.console import tell_error, tell_findings
from civplan.cli.errors import OwnError
from civplan.cli.folder import plan_files_in
from civplan.documents.opened import open_plan
from civplan.findings.finding import Finding
from civplan.findings.order import summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.source.errors import CannotRead
from civplan.source.source import Source

ABOUT = Words(
    "校验计划文件，指出问题在哪一行哪一列、怎样改。",
    "Check plan files: what is wrong, at which line and column, how to mend it.",
)
PATHS = Words("计划文件或文件夹", "plan files or folders")
FORMAT = Words("输出格式：text 或 concise", "the form of the output: text or concise")
STRICT = Words("警告也算错误", "warnings count as errors")
QUIET = Words("不输出最后的统计", "do not print the closing count")
FINE, FINDINGS, USAGE = 0, 1, 2


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("validate", help=ABOUT.in_language(language))
    def validate(
        paths: Annotated[
            list[Path], typer.Argument(help=PATHS.in_language(language), show_default=False)
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[str, typer.Option("--format", help=FORMAT.in_language(language))] = "text",
        strict: Annotated[
            bool, typer.Option("--strict", help=STRICT.in_language(language))
        ] = False,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=QUIET.in_language(language))
        ] = False,
    ) -> int:
        one_of(form, REPORTERS, "--format")
        files = files_at(paths)
        found, sources, unread = check(files, language)
        tell_findings(found, sources, language, form)
        if not quiet and unread < len(files):
            sys.stderr.write(f"{summary_line(found, len(files) - unread, language)}\n")
        if unread:
            return USAGE
        grave = any(one.is_error or (strict and one.is_warning) for one in found)
        return FINDINGS if grave else FINE


def files_at(paths: list[Path]) -> list[Path]:
    """The files that are named, and those of the folders that are named, each once."""
    if not paths:
        raise OwnError(
            Words("没有指定文件或文件夹", "no file or folder is named; try: civplan validate .")
        )
    files = [file for path in paths for file in (plan_files_in(path) if path.is_dir() else [path])]
    if not files:
        shown = "、".join(str(path) for path in paths)
        raise OwnError(Words(f"{shown}：没有计划文件", f"{shown}: there is no plan file"))
    return list(dict.fromkeys(files))


def check(files: list[Path], language: Language) -> tuple[list[Finding], dict[str, Source], int]:
    """The findings of all files, the files that were read, and how many could not be."""
    found: list[Finding] = []
    sources: dict[str, Source] = {}
    unread = 0
    for file in files:
        try:
            opened = open_plan(file)
        except CannotRead as error:
            tell_error(error, language)
            unread += 1
        else:
            found += opened.findings
            sources.update(opened.sources)
    return found, sources, unread
