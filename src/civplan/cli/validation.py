"""Checks the files that a command names and tells what it found."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from civplan.cli.choices import one_of
from civplan.cli.console import tell_error, tell_findings, warn_without_libyaml
from civplan.cli.errors import OwnError
from civplan.cli.exits import ExitCode
from civplan.cli.folder import plan_files_below
from civplan.documents.opened import OpenedPlan, open_plan
from civplan.findings.finding import Finding
from civplan.findings.order import summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.model.shelf import PackShelf
from civplan.source.errors import CannotRead


def validate_paths(
    paths: list[Path], language: Language, *, form: str, strict: bool, quiet: bool
) -> int:
    """Check files and folders, print the findings, and give the exit code.

    Raises:
        OwnError: Nothing is named, a folder holds no plan file, or there is no such form.
    """
    one_of(form, REPORTERS, "--format")
    files = files_at(paths)
    warn_without_libyaml(language)
    opened = opened_plans(files, language)
    shared = shared_files(opened)
    plans = [plan for plan in opened if plan.path in paths or plan.path.resolve() not in shared]
    found = findings_of(plans)
    sources = {path: source for plan in plans for path, source in plan.sources.items()}
    tell_findings(found, sources, language, form)
    if not quiet and opened:
        sys.stderr.write(f"{summary_line(found, len(opened), language)}\n")
    if len(opened) < len(files):
        return ExitCode.USAGE
    grave = any(one.is_error or (strict and one.is_warning) for one in found)
    return ExitCode.FINDINGS if grave else ExitCode.FINE


def files_at(paths: list[Path]) -> list[Path]:
    """The files that are named, and those of the folders that are named, each once."""
    if not paths:
        raise OwnError(
            Words("没有指定文件或文件夹", "no file or folder is named; try: civplan validate .")
        )
    named = (plan_files_below(path) if path.is_dir() else [path] for path in paths)
    files = list(dict.fromkeys(chain.from_iterable(named)))
    if not files:
        shown = "、".join(str(path) for path in paths)
        raise OwnError(Words(f"{shown}：没有计划文件", f"{shown}: there is no plan file"))
    return files


def opened_plans(files: list[Path], language: Language) -> list[OpenedPlan]:
    """The files that can be read, checked; the others are told."""
    opened: list[OpenedPlan] = []
    shelf = PackShelf()
    for file in files:
        try:
            opened.append(open_plan(file, shelf=shelf))
        except CannotRead as error:
            tell_error(error, language)
    return opened


def shared_files(plans: list[OpenedPlan]) -> set[Path]:
    """The files that others extend: they are checked there and need not be whole."""
    return {
        Path(path).resolve() for plan in plans for path in plan.sources if Path(path) != plan.path
    }


def findings_of(plans: list[OpenedPlan]) -> list[Finding]:
    """The findings of all plans; one about a file that several of them extend is told once."""
    found = {
        (finding.span, finding.rule.code, finding.message("en")): finding
        for plan in plans
        for finding in plan.findings
    }
    return list(found.values())
