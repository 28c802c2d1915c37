"""Checks the files that a command names and tells what it found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.checking import STANDARD_INPUT, Checked, Refused, check_files
from civplan.cli.choices import one_of
from civplan.cli.console import tell_error, tell_findings, tell_left_out, warn_without_libyaml
from civplan.cli.errors import OwnError
from civplan.cli.exits import ExitCode
from civplan.cli.validate_request import (
    Request,
    asked_by,
    circumstances_of,
    refuse_contradictions,
)
from civplan.cli.workers import spread
from civplan.documents.tree import LeftOut, is_file, is_ours, tree_of
from civplan.findings.finding import Finding
from civplan.findings.order import summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.rules.subject import Circumstances
from civplan.source.errors import CannotRead
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.cli.fixing import Fixed

Check = Callable[[Sequence[Path]], list[Checked | Refused]]


def validate_paths(paths: list[Path], request: Request, language: Language) -> int:
    """Check files and folders, print the findings, and give the exit code.

    Raises:
        OwnError: Nothing is named, a folder holds no plan file, an option's word is unknown, or
            options contradict each other.
    """
    one_of(request.form, REPORTERS, "--format")
    refuse_contradictions(request)
    circumstances = circumstances_of(request)
    files, left_out = named_by(paths)
    tell_left_out(left_out, language)
    warn_without_libyaml(language)
    check = partial(check_files, circumstances=circumstances, asked=asked_by(request))
    opened = checked_plans(files, check, request.jobs, language)
    shared = shared_files(opened)
    plans = [plan for plan in opened if plan.path in paths or plan.path.resolve() not in shared]
    fixed = fixed_by(request, plans, files, circumstances, language)
    plans = fixed.plans if fixed else plans
    sources = {path: source for plan in plans for path, source in plan.sources.items()}
    found = counted(findings_of(plans), sources, request, language)
    if not request.diff:
        tell_findings(found, sources, language, request.form)
    if opened and not (request.quiet or request.write_baseline):
        sys.stderr.write(f"{summary_line(found, len(opened), language)}\n")
    is_whole = len(opened) == len(files) and not any(one.is_fault for one in left_out)
    if not is_whole or (fixed and fixed.is_refused):
        return ExitCode.USAGE
    would_change = request.diff and fixed and fixed.files
    grave = would_change or any(
        one.is_error or (request.strict and one.is_warning) for one in found
    )
    return ExitCode.FINDINGS if grave else ExitCode.FINE


def fixed_by(
    request: Request,
    plans: list[Checked],
    files: list[Path],
    circumstances: Circumstances,
    language: Language,
) -> Fixed | None:
    """What came of mending the files, or of showing how; None where it is not asked for."""
    if not (request.fix or request.diff):
        return None
    from civplan.cli import fixing  # noqa: PLC0415 - few runs mend anything

    asked = fixing.Fixing(request.diff, request.unsafe_fixes)
    opening = fixing.opening_with(circumstances, asked_by(request))
    fixed = fixing.fix_plans(plans, files, opening, asked, language)
    if asked.is_shown_only:
        fixing.show(fixed.files)
    if not request.quiet:
        fixing.tell(fixed, asked, language)
    return fixed


class Named(NamedTuple):
    """What the paths of a command line lead to."""

    files: list[Path]
    """Those that are named, and those of the folders that are named, each once."""
    left_out: list[LeftOut]
    """Folders that are named, or lie in one that is, each once."""


def named_by(paths: list[Path]) -> Named:
    """The files to check, and what there is to tell of others.

    Raises:
        OwnError: There is none, though all could be looked for.
    """
    if not paths:
        raise OwnError(
            Words("没有指定文件或文件夹", "no file or folder is named; try: civplan validate .")
        )
    files, left_out = dict[Path, None](), list[LeftOut]()
    for path in paths:
        if path.is_dir():
            tree = tree_of(path)
            files |= dict.fromkeys(file for file in tree.files if is_ours(file) and is_file(file))
            left_out += tree.left_out
        else:
            files[path] = None
    if not files and not any(one.is_fault for one in left_out):
        shown = "、".join(str(path) for path in paths)
        raise OwnError(Words(f"{shown}：没有计划文件", f"{shown}: there is no plan file"))
    return Named(list(files), list(dict.fromkeys(left_out)))


def checked_plans(files: list[Path], check: Check, jobs: int, language: Language) -> list[Checked]:
    """The files that can be read, checked in one or several processes.

    The others are told: a fault of the settings once, however many files are under them.
    """
    outcomes = spread(check, files, 1 if STANDARD_INPUT in files else jobs)
    refused = (outcome for outcome in outcomes if isinstance(outcome, Refused))
    for one in dict.fromkeys(refused):
        tell_error(CannotRead(*one), language)
    return [outcome for outcome in outcomes if isinstance(outcome, Checked)]


def counted(
    found: list[Finding], sources: Mapping[str, Source], request: Request, language: Language
) -> list[Finding]:
    """The findings that count beside a baseline: none of those that it has."""
    if not (request.baseline or request.write_baseline):
        return found
    from civplan.cli import baselines  # noqa: PLC0415 - few runs have one

    if request.write_baseline:
        baselines.record(found, sources, request.write_baseline, language)
        return []
    if request.baseline is None:
        return found
    beside = baselines.beside(found, sources, request.baseline)
    if not request.quiet:
        baselines.tell_left_out(beside, language, is_whole=request.is_whole)
    return beside.new


def shared_files(plans: list[Checked]) -> set[Path]:
    """The files that others extend: they are checked there and need not be whole."""
    return {
        Path(path).resolve() for plan in plans for path in plan.sources if Path(path) != plan.path
    }


def findings_of(plans: list[Checked]) -> list[Finding]:
    """The findings of all plans; one about a file that several of them extend is told once."""
    found = {
        (finding.span, finding.rule.code, finding.message("en")): finding
        for plan in plans
        for finding in plan.findings
    }
    return list(found.values())
