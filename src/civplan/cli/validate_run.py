"""What the options of ``civplan validate`` ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.checking import STANDARD_INPUT, CheckedFile, UnreadableFile, check_files
from civplan.cli.console import print_error, print_findings, print_skipped, warn_without_libyaml
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import day_option, one_of
from civplan.documents.folders import SkippedPath, file_tree, is_checkable_file, is_file
from civplan.documents.processes import map_files
from civplan.findings.finding import Finding, summary_line
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.model.choices import Document
from civplan.rules.context import CheckOptions
from civplan.source.errors import CannotRead
from civplan.source.source import Source

if TYPE_CHECKING:  # most runs have none
    from civplan.cli.fixing import FixResult
    from civplan.settings.settings import RuleSelection

UNSAFE_ALONE = Words(
    "--unsafe-fixes 要与 --fix 或 --diff 一起用", "--unsafe-fixes needs --fix or --diff"
)
DIFF_RECORDED = Words(
    "--diff 只显示，不写入，不能与 --write-baseline 一起用",
    "--diff writes nothing; it cannot be used with --write-baseline",
)


class ValidateRequest(NamedTuple):
    """What the options of ``civplan validate`` ask for."""

    form: str = "text"
    strict: bool = False
    quiet: bool = False
    document: str = ""
    """plan or summary; empty for the plan, and the summary when the file has one."""
    as_of: str = ""
    """The day for which progress is judged; empty for the whole year."""
    jobs: int = 0
    """Processes to use; 0 for as many as pay."""
    select: str = ""
    """Rules that count, with commas; empty for what civplan.toml says."""
    ignore: str = ""
    """Rules that do not count."""
    baseline: Path | None = None
    """Recorded findings that do not count."""
    write_baseline: Path | None = None
    """Where to record the findings of this run, which then do not count."""
    fix: bool = False
    """Whether to mend the files."""
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
        OwnError: There are such options.
    """
    if request.unsafe_fixes and not (request.fix or request.diff):
        raise WrongUsage(UNSAFE_ALONE)
    if request.diff and request.write_baseline:
        raise WrongUsage(DIFF_RECORDED)


def _check_options(request: ValidateRequest) -> CheckOptions:
    """What the options say about the check.

    Raises:
        OwnError: There is no such document, or the day is none.
    """
    documents = None
    if request.document:
        names = {document.value: document for document in Document}
        documents = (names[one_of(request.document, names, "--for")],)
    return CheckOptions(documents=documents, as_of=day_option(request.as_of, "--as-of"))


def _selection_options(request: ValidateRequest) -> RuleSelection | None:
    """What the options say in the place of a civplan.toml; None for nothing.

    Raises:
        BadSelector: There is no such rule.
    """
    if not (request.select or request.ignore):
        return None
    from civplan.settings.selectors import selection_of_options  # noqa: PLC0415 - loads the catalogue

    return selection_of_options(request.select, request.ignore)


CheckFunction = Callable[[Sequence[Path]], list[CheckedFile | UnreadableFile]]


def validate_paths(paths: list[Path], request: ValidateRequest, language: Language) -> int:
    """Check files and folders, print the findings, and give the exit code.

    Raises:
        OwnError: Nothing is named, a folder holds no plan file, an option's word is unknown, or
            options contradict each other.
    """
    one_of(request.form, REPORTERS, "--format")
    _refuse_contradictions(request)
    circumstances = _check_options(request)
    files, left_out = _files_to_check(paths)
    print_skipped(left_out, language)
    warn_without_libyaml(language)
    check = partial(check_files, circumstances=circumstances, asked=_selection_options(request))
    opened = _check_in_processes(files, check, request.jobs, language)
    shared = _extended_paths(opened)
    plans = [plan for plan in opened if plan.path in paths or plan.path.resolve() not in shared]
    fixed = _fix_on_request(request, plans, files, circumstances, language)
    plans = fixed.plans if fixed else plans
    sources = {path: source for plan in plans for path, source in plan.sources.items()}
    found = _apply_baseline(_unique_findings(plans), sources, request, language)
    if not request.diff:
        print_findings(found, sources, language, request.form)
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


def _fix_on_request(
    request: ValidateRequest,
    plans: list[CheckedFile],
    files: list[Path],
    circumstances: CheckOptions,
    language: Language,
) -> FixResult | None:
    """What came of mending the files, or of showing how; None where it is not asked for."""
    if not (request.fix or request.diff):
        return None
    from civplan.cli import fixing  # noqa: PLC0415 - few runs mend anything

    asked = fixing.FixRequest(request.diff, request.unsafe_fixes)
    opening = fixing.plan_opener(circumstances, _selection_options(request))
    fixed = fixing.fix_plans(plans, files, opening, asked, language)
    if asked.is_shown_only:
        fixing.print_difference(fixed.files)
    if not request.quiet:
        fixing.print_fix_counts(fixed, asked, language)
    return fixed


class FilesToCheck(NamedTuple):
    """What the paths of a command line lead to."""

    files: list[Path]
    """Those that are named, and those of the folders that are named, each once."""
    left_out: list[SkippedPath]
    """Folders that are named, or lie in one that is, each once."""


def _files_to_check(paths: list[Path]) -> FilesToCheck:
    """The files to check, and what there is to tell of others.

    Raises:
        OwnError: There is none, though all could be looked for.
    """
    if not paths:
        raise WrongUsage(
            Words("没有指定文件或文件夹", "no file or folder is named; try: civplan validate .")
        )
    files, left_out = dict[Path, None](), list[SkippedPath]()
    for path in paths:
        if path.is_dir():
            tree = file_tree(path)
            files |= dict.fromkeys(
                file for file in tree.files if is_checkable_file(file) and is_file(file)
            )
            left_out += tree.left_out
        else:
            files[path] = None
    if not files and not any(one.is_fault for one in left_out):
        shown = "、".join(str(path) for path in paths)
        raise WrongUsage(Words(f"{shown}：没有计划文件", f"{shown}: there is no plan file"))
    return FilesToCheck(list(files), list(dict.fromkeys(left_out)))


def _check_in_processes(
    files: list[Path], check: CheckFunction, jobs: int, language: Language
) -> list[CheckedFile]:
    """The files that can be read, checked in one or several processes.

    The others are told: a fault of the settings once, however many files are under them.
    """
    outcomes = map_files(check, files, 1 if STANDARD_INPUT in files else jobs)
    refused = (outcome for outcome in outcomes if isinstance(outcome, UnreadableFile))
    for one in dict.fromkeys(refused):
        print_error(CannotRead(*one), language)
    return [outcome for outcome in outcomes if isinstance(outcome, CheckedFile)]


def _apply_baseline(
    found: list[Finding],
    sources: Mapping[str, Source],
    request: ValidateRequest,
    language: Language,
) -> list[Finding]:
    """The findings that count beside a baseline: none of those that it has."""
    if not (request.baseline or request.write_baseline):
        return found
    from civplan.cli import baselines  # noqa: PLC0415 - few runs have one

    if request.write_baseline:
        baselines.record_baseline(found, sources, request.write_baseline, language)
        return []
    if request.baseline is None:
        return found
    beside = baselines.new_beside_baseline(found, sources, request.baseline)
    if not request.quiet:
        baselines.print_baseline_counts(beside, language, is_whole=request.is_whole)
    return beside.new


def _extended_paths(plans: list[CheckedFile]) -> set[Path]:
    """The files that others extend: they are checked there and need not be whole."""
    return {
        Path(path).resolve() for plan in plans for path in plan.sources if Path(path) != plan.path
    }


def _unique_findings(plans: list[CheckedFile]) -> list[Finding]:
    """The findings of all plans; one about a file that several of them extend is told once."""
    found = {
        (finding.span, finding.rule.code, finding.message("en")): finding
        for plan in plans
        for finding in plan.findings
    }
    return list(found.values())
