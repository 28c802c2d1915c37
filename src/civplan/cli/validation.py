"""Checks the files that a command names and tells what it found."""

from __future__ import annotations

import sys
from pathlib import Path

from civplan.cli.choices import one_of
from civplan.cli.console import tell_error, tell_findings
from civplan.cli.errors import OwnError
from civplan.cli.exits import ExitCode
from civplan.cli.folder import plan_files_in
from civplan.documents.opened import open_plan
from civplan.findings.finding import Finding
from civplan.findings.order import summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.source.errors import CannotRead
from civplan.source.source import Source


def validate_paths(
    paths: list[Path], language: Language, *, form: str, strict: bool, quiet: bool
) -> int:
    """Check files and folders, print the findings, and give the exit code.

    Raises:
        OwnError: Nothing is named, a folder holds no plan file, or there is no such form.
    """
    one_of(form, REPORTERS, "--format")
    files = files_at(paths)
    found, sources, unread = check(files, language)
    tell_findings(found, sources, language, form)
    if not quiet and unread < len(files):
        sys.stderr.write(f"{summary_line(found, len(files) - unread, language)}\n")
    if unread:
        return ExitCode.USAGE
    grave = any(one.is_error or (strict and one.is_warning) for one in found)
    return ExitCode.FINDINGS if grave else ExitCode.FINE


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
