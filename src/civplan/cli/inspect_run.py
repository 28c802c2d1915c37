"""Runs ``civplan inspect``: reads, checks and reports, or sets a file anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import (
    print_error,
    print_line,
    print_note,
    print_report,
    print_skipped,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import one_of
from civplan.documents.files import FILE_EXISTS, CannotWrite, write_file
from civplan.documents.folders import file_tree
from civplan.findings.finding import SEVERITY_NAMES, Severity, severity_counts
from civplan.findings.reporters import REPORTERS
from civplan.findings.words import Language, Words
from civplan.inspect.inspect_document import WordInspector
from civplan.inspect.inspect_word import WORD_SUFFIXES, InspectedFile
from civplan.source.errors import CannotRead

NO_FILE_NAMED = Words(
    "没有指定文件，例如：civplan inspect 总结.docx",
    "no file is named; try: civplan inspect summary.docx",
)
FIX_NEEDS_BOTH = Words(
    "--fix 要一个文件和 -o 新文件：civplan inspect 旧总结.docx --fix -o 新总结.docx",
    "--fix needs one file and -o with a new one: civplan inspect old.docx --fix -o new.docx",
)
NOT_A_WORD_NAME = Words(
    "-o 的文件名要以 .docx 结尾：{path}", "-o: the name must end with .docx: {path}"
)
NO_PAGES = Words(
    "没有找到 LibreOffice，问题只写第几段，不写第几页",
    "LibreOffice was not found: findings name their paragraph, not their page",
)
CONFORMS = Words(
    "{path}：合乎 GB/T 9704-2012",
    "{path}: as GB/T 9704-2012 has it",
)
DIFFERS = Words(
    "{path}：{judgement}：{counts}",
    "{path}: {judgement}: {counts}",
)
JUDGEMENTS = {
    Severity.ERROR: Words("不合 GB/T 9704-2012", "not as GB/T 9704-2012 has it"),
    Severity.WARNING: Words("大体合乎 GB/T 9704-2012，有出入", "mostly as GB/T 9704-2012 has it"),
    Severity.INFO: Words("合乎 GB/T 9704-2012，有小处可改", "as GB/T 9704-2012 has it, with hints"),
}
"""The verdict by the gravest finding."""


class InspectRequest(NamedTuple):
    """The options of ``civplan inspect``."""

    form: str = "text"
    strict: bool = False
    quiet: bool = False
    select: str = ""
    ignore: str = ""
    pages: bool | None = None
    """Whether findings name their pages; None for when one file is inspected at a terminal."""
    fix: bool = False
    """Whether to set the document anew instead of telling what it lacks."""
    output: Path | None = None
    """The new file."""
    force: bool = False
    """Whether that may replace a file."""


def inspect_paths(paths: Sequence[Path], request: InspectRequest, language: Language) -> int:
    """Inspect files and folders, print the findings, and give the exit code.

    Raises:
        WrongUsage: Nothing is named, a folder holds no Word file, or an option's word is unknown.
        BadSelector: An option names a rule that does not exist.
    """
    one_of(request.form, REPORTERS, "--format")
    if not paths:
        raise WrongUsage(NO_FILE_NAMED)
    if request.fix or request.output:
        return _set_anew(paths, request, language)
    files, is_whole = _word_files(paths, language)
    office = _office(request, files, language)
    inspector = WordInspector(request.select, request.ignore, office)
    inspected: list[InspectedFile] = []
    for path in files:
        try:
            inspected.append(inspector.inspect(path))
        except CannotRead as error:
            print_error(error, language)
            is_whole = False
    findings = [finding for one in inspected for finding in one.findings]
    if findings or request.form != "text":
        lines = {one.path: one.lines for one in inspected}
        print_report(findings, lambda path: lines.get(path, ()), language, request.form)
    if not request.quiet:
        for one in inspected:
            sys.stderr.write(f"{verdict(one, language)}\n")
    if not is_whole:
        return ExitCode.USAGE
    has_failed = any(one.is_error or (request.strict and one.is_warning) for one in findings)
    return ExitCode.FINDINGS if has_failed else ExitCode.FINE


def _office(request: InspectRequest, files: Sequence[Path], language: Language) -> Path | None:
    """LibreOffice's program when pages are to be named: when asked for, or one person waits."""
    from civplan.documents.office import find_office  # noqa: PLC0415 - few runs name pages

    if request.pages is None:
        is_read_at_once = request.form == "text" and is_at_terminal() and len(files) == 1
        return find_office() if is_read_at_once else None
    if not request.pages:
        return None
    office = find_office()
    if office is None:
        print_note(NO_PAGES, language)
    return office


def is_at_terminal() -> bool:
    """Whether somebody reads what is printed as it is printed."""
    return sys.stdout.isatty()


def _set_anew(paths: Sequence[Path], request: InspectRequest, language: Language) -> int:
    """Set one file anew, print the path of the new one and what is left to a person.

    Raises:
        WrongUsage: Not one file is named, or no new one.
        CannotRead: The file cannot be read, or would lose text.
        CannotWrite: The new one cannot be written.
    """
    output = request.output
    if not request.fix or output is None or len(paths) != 1 or paths[0].is_dir():
        raise WrongUsage(FIX_NEEDS_BOTH)
    if output.suffix.lower() not in WORD_SUFFIXES:
        raise WrongUsage(NOT_A_WORD_NAME.filled(path=output))
    if not request.force and os.path.lexists(output):
        raise CannotWrite(output, FILE_EXISTS)
    inspector = WordInspector(request.select, request.ignore)
    write_file(output, inspector.restyle(paths[0]))
    print_line(str(output))
    if not request.quiet:
        sys.stderr.write(f"{verdict(inspector.inspect(output), language)}\n")
    return ExitCode.FINE


def _word_files(paths: Sequence[Path], language: Language) -> tuple[list[Path], bool]:
    """The files that are named and those in folders, each once; whether all folders were read.

    Raises:
        WrongUsage: A folder holds no Word file.
    """
    files: list[Path] = []
    is_whole = True
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        tree = file_tree(path)
        print_skipped(tree.skipped, language)
        is_whole = is_whole and not any(one.is_unreadable for one in tree.skipped)
        inside = [file for file in tree.files if _is_word_file(file)]
        if not inside and is_whole:
            raise WrongUsage(
                Words(f"{path}：没有 Word 文件（.docx）", f"{path}: there is no Word file (.docx)")
            )
        files += inside
    return list(dict.fromkeys(files)), is_whole


def _is_word_file(file: Path) -> bool:
    """True for a Word file; false for what Word leaves beside an open one (``~$``)."""
    return file.suffix.lower() in WORD_SUFFIXES and not file.name.startswith(("~$", "."))


def verdict(inspected: InspectedFile, language: Language) -> str:
    """How far a file is from the standard, in one line."""
    findings = inspected.findings
    if not findings:
        return CONFORMS.fill(language, path=inspected.path)
    gravest = next(
        severity
        for severity in SEVERITY_NAMES
        if any(one.rule.severity is severity for one in findings)
    )
    return DIFFERS.fill(
        language,
        path=inspected.path,
        judgement=JUDGEMENTS[gravest],
        counts=severity_counts(findings),
    )
