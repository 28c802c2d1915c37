"""Runs ``civplan validate``: checks, fixes on request, and prints the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.console import (
    print_error,
    print_findings,
    print_note,
    print_skipped,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import (
    BOTH,
    COMBINED,
    day_option,
    document_named,
    one_of,
    pair_of_files,
    refuse_one_file_twice,
    stage_named,
)
from civplan.documents.check import (
    STANDARD_INPUT,
    Checker,
    CheckResult,
    check_in_processes,
    files_to_check,
    unique_findings,
)
from civplan.findings.finding import Finding, summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.model.plan_file import ON_DISK, FileContents
from civplan.rules.context import CheckOptions
from civplan.source.errors import CannotRead
from civplan.source.rules.file import LARGEST_FILE
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.documents.fix import FixResult
    from civplan.settings.baseline import BaselineComparison
    from civplan.settings.settings import RuleSelection

NO_STANDARD_INPUT = Words("没有标准输入", "there is no standard input")
NONE_COMBINED = Words(
    "{paths}：没有写了“合并”的计划文件", "{paths}: no plan file in it has “combine”"
)
FIX_COUNTS = Words("已修正{fixes}处（{files}个文件）", "fixed {fixes} in {files}")
DIFF_COUNTS = Words(
    "可修正{fixes}处（{files}个文件），没有写入", "would fix {fixes} in {files}; nothing is written"
)
UNSAFE_LEFT = Words(
    "还有{count}处加上 --unsafe-fixes 就能修正，改后请核对",
    "--unsafe-fixes can fix {count} more; read what it changes",
)
UNSAFE_ALONE = Words(
    "--unsafe-fixes 要与 --fix 或 --diff 一起用", "--unsafe-fixes needs --fix or --diff"
)
OTHER_FILE_THERE = Words(
    "已有的文件不是 civplan 的基线，没有覆盖；换个名字，或先把它移到别处",
    "the file there is no baseline of civplan and was left as it is; choose another name, or move"
    " it away first",
)
DIFF_RECORDED = Words(
    "--diff 只显示，不写入，不能与 --write-baseline 一起用",
    "--diff writes nothing; it cannot be used with --write-baseline",
)


class ValidateRequest(NamedTuple):
    """The options of ``civplan validate``."""

    form: str = "text"
    strict: bool = False
    quiet: bool = False
    document: str = ""
    """plan, summary or combined, also in Chinese; empty or both for what the file has."""
    as_of: str = ""
    """The day for which progress is judged; empty for the whole year."""
    jobs: int = 0
    """Processes to use; 0 for as many as save time."""
    select: str = ""
    """Rules that count, with commas; empty for what civplan.toml says."""
    ignore: str = ""
    """Rules that do not count."""
    baseline: Path | None = None
    """Recorded findings that do not count."""
    write_baseline: Path | None = None
    """Where to record the findings of this run, which then do not count."""
    fix: bool = False
    """Whether to fix the files."""
    unsafe_fixes: bool = False
    """Whether also where a person has to look at it."""
    diff: bool = False
    """Whether to show what that would change instead."""

    @property
    def is_whole(self) -> bool:
        """True when every rule of the project looks at every document, as the files are."""
        return not (self.select or self.ignore or self.document or self.as_of or self.diff)


def _refuse_contradictions(request: ValidateRequest) -> None:
    """Refuse options that could not do what they say.

    Raises:
        WrongUsage: There are such options.
    """
    if request.unsafe_fixes and not (request.fix or request.diff):
        raise WrongUsage(UNSAFE_ALONE)
    if request.diff and request.write_baseline:
        raise WrongUsage(DIFF_RECORDED)


def _refuse_foreign_baseline(file: Path) -> None:
    """Refuse to write a baseline over any other file, before a file is checked or fixed.

    Raises:
        CannotWrite: The file is there, and no baseline; a folder has a message of its own.
    """
    from civplan.documents.files import CannotWrite, write_failure_reason  # noqa: PLC0415 - rare
    from civplan.settings.baseline import may_hold_baseline  # noqa: PLC0415

    try:
        if file.is_dir() or may_hold_baseline(file):
            return
    except OSError as error:
        raise CannotWrite(file, write_failure_reason(error, file)) from error
    raise CannotWrite(file, OTHER_FILE_THERE)


def _check_options(request: ValidateRequest) -> CheckOptions:
    """What the options say about the check.

    Raises:
        WrongUsage: There is no such document, or the day is none.
    """
    documents = stage = None
    names = {document.value: document for document in Document} | {COMBINED: Document.SUMMARY}
    asked = document_named(request.document)
    if asked not in ("", BOTH):
        stage = stage_named(asked, (*names, BOTH), "--for")
        documents = None if stage else (names[asked],)
    return CheckOptions(
        documents=documents,
        as_of=day_option(request.as_of, "--as-of"),
        combined=asked == COMBINED,
        stage=stage,
    )


def _selection_options(request: ValidateRequest) -> RuleSelection | None:
    """What the options say in the place of a civplan.toml; None for nothing.

    Raises:
        BadSelector: There is no such rule.
    """
    if not (request.select or request.ignore):
        return None
    from civplan.settings.selectors import selection_of_options  # noqa: PLC0415 - loads the catalogue

    return selection_of_options(request.select, request.ignore)


def validate_paths(paths: list[Path], request: ValidateRequest, language: Language) -> int:
    """Check files and folders, print the findings, and give the exit code.

    Raises:
        WrongUsage: Nothing is named, a folder holds no plan file, an option's word is unknown, or
            options contradict each other.
    """
    one_of(request.form, REPORTERS, "--format")
    _refuse_contradictions(request)
    if request.write_baseline:
        _refuse_foreign_baseline(request.write_baseline)
    options, selection = _check_options(request), _selection_options(request)
    if not paths:
        raise WrongUsage(
            Words("没有指定文件或文件夹", "no file or folder is named; try: civplan validate .")
        )
    if options.combined:
        refuse_one_file_twice(paths)
    to_check = files_to_check(paths)
    if not to_check.files and to_check.is_whole:
        names = "、".join(str(path) for path in paths)
        raise WrongUsage(Words(f"{names}：没有计划文件", f"{names}: there is no plan file"))
    print_skipped(to_check.skipped, language)
    warn_without_libyaml(language)
    files, contents = _with_standard_input(to_check.files, language)
    expected = len(to_check.files)
    are_named = set(files) == set(paths)
    if options.combined and are_named and (pair := pair_of_files(files, language)):
        files, options = [pair[0]], options._replace(next_year=str(pair[1]))
        expected = len(files)
    jobs = 1 if contents else request.jobs
    result = check_in_processes(files, paths, options, selection, contents, jobs=jobs)
    _tell_unread(result, paths, language)
    checked, fixed = result.files, None
    if request.fix or request.diff:
        fixed = _fix(result, files, Checker(options, selection), request, language)
        checked = fixed.checked
    sources = {path: source for one in checked for path, source in one.sources.items()}
    findings = _apply_baseline(unique_findings(checked), sources, request, language)
    if not request.diff:
        print_findings(findings, sources, language, request.form)
    if result.checked and not (request.quiet or request.write_baseline):
        sys.stderr.write(f"{summary_line(findings, result.checked, language)}\n")
    is_whole = result.checked + result.left_out == expected and to_check.is_whole
    if not is_whole or (fixed and fixed.is_refused):
        return ExitCode.USAGE
    has_failed = (request.diff and fixed and fixed.fixed) or any(
        one.is_error or (request.strict and one.is_warning) for one in findings
    )
    return ExitCode.FINDINGS if has_failed else ExitCode.FINE


def _tell_unread(result: CheckResult, paths: Sequence[Path], language: Language) -> None:
    """Print which files cannot be read.

    Raises:
        WrongUsage: No file of the folders is of a combined document, where that is asked for.
    """
    if result.left_out and not (result.files or result.unreadable):
        raise WrongUsage(NONE_COMBINED.filled(paths="、".join(map(str, paths))))
    for unreadable in result.unreadable:
        print_error(CannotRead(*unreadable), language)


def _with_standard_input(
    files: Sequence[Path], language: Language
) -> tuple[list[Path], FileContents]:
    """The files that can be read, and what standard input holds where it is one of them.

    It is read up to one byte more than a plan file may have.
    """
    if STANDARD_INPUT not in files:
        return list(files), ON_DISK
    if sys.stdin is None:  # what Python makes of a closed one
        print_error(CannotRead(STANDARD_INPUT, NO_STANDARD_INPUT), language)
        return [file for file in files if file != STANDARD_INPUT], ON_DISK
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    return list(files), {os.path.realpath(STANDARD_INPUT): data}


def _fix(
    result: CheckResult,
    files: Sequence[Path],
    checker: Checker,
    request: ValidateRequest,
    language: Language,
) -> FixResult:
    """Fix the files, or print what would change; print how much that is."""
    from civplan.documents.fix import file_diff, fix_files  # noqa: PLC0415 - few runs fix anything

    fixed = fix_files(
        result.files,
        files,
        checker.open,
        is_unsafe_too=request.unsafe_fixes,
        is_dry_run=request.diff,
    )
    for error in fixed.errors:
        print_error(error, language)
    if request.diff:
        sys.stdout.writelines(map(file_diff, sorted(fixed.fixed)))
    if not request.quiet:
        _print_fix_counts(fixed, request, language)
    return fixed


def _print_fix_counts(fixed: FixResult, request: ValidateRequest, language: Language) -> None:
    """Print how much was fixed, and what more could be."""
    from civplan.documents.fix import is_fixable  # noqa: PLC0415 - as above

    if fixed.fixed:
        fixes, files = sum(file.fixes for file in fixed.fixed), len(fixed.fixed)
        words = (DIFF_COUNTS if request.diff else FIX_COUNTS).fill(
            language,
            fixes=fixes if language == "zh" else f"{fixes} problem{'s' * (fixes != 1)}",
            files=files if language == "zh" else f"{files} file{'s' * (files != 1)}",
        )
        sys.stderr.write(f"{words}\n")
    left = {
        (finding.span, finding.rule.code)
        for one in fixed.checked
        for finding in one.findings
        if is_fixable(finding, is_unsafe_too=True)
        and not is_fixable(finding, is_unsafe_too=request.unsafe_fixes)
    }
    if left:
        sys.stderr.write(f"{UNSAFE_LEFT.fill(language, count=len(left))}\n")


def _apply_baseline(
    findings: list[Finding],
    sources: Mapping[str, Source],
    request: ValidateRequest,
    language: Language,
) -> list[Finding]:
    """The findings that a baseline does not have; none where they are recorded as one.

    Raises:
        BadBaseline: It cannot be used.
        CannotWrite: It cannot be written.
    """
    if request.write_baseline:
        _write_baseline(findings, sources, request.write_baseline, language)
        return []
    if request.baseline is None:
        return findings
    from civplan.documents.open import lines_of_sources  # noqa: PLC0415 - few runs have one
    from civplan.settings.baseline import compare_with_baseline, read_baseline  # noqa: PLC0415

    comparison = compare_with_baseline(
        findings, lines_of_sources(sources), read_baseline(request.baseline), sources.keys()
    )
    if not request.quiet:
        _print_baseline_counts(comparison, language, is_whole=request.is_whole)
    return comparison.new


def _write_baseline(
    findings: Sequence[Finding], sources: Mapping[str, Source], file: Path, language: Language
) -> None:
    """Record findings as the baseline, and print that."""
    from civplan.documents.files import write_file  # noqa: PLC0415 - few runs write one
    from civplan.documents.open import lines_of_sources  # noqa: PLC0415
    from civplan.settings.baseline import baseline_text  # noqa: PLC0415

    write_file(file, baseline_text(findings, lines_of_sources(sources), file.parent).encode())
    number = len(findings)
    print_note(
        Words(
            f"{number}条已记入 {file}；以后加上 --baseline {file}，只报新的",
            f"{number} recorded in {file}; from now on, --baseline {file} tells only new ones",
        ),
        language,
    )


def _print_baseline_counts(
    comparison: BaselineComparison, language: Language, *, is_whole: bool
) -> None:
    """Print how many findings were left out, and how many recorded ones are gone.

    Args:
        comparison: The findings beside the baseline.
        language: Of the message.
        is_whole: False when options left rules or a document out: what these would find is not
            gone.
    """
    mended = comparison.absent if is_whole else 0
    left_out = comparison.left_out
    if not (left_out or mended):
        return
    more = Words(
        f"，另有{mended}条已经改好，可以用 --write-baseline 重新记一次" if mended else "",
        f", {mended} recorded there are gone: write it anew with --write-baseline"
        if mended
        else "",
    )
    print_note(
        Words(
            f"基线里已有的略过{left_out}条{more.zh}",
            f"{left_out} left out that the baseline has{more.en}",
        ),
        language,
    )
