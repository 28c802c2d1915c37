"""Prints: data on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from civplan.cli.errors import ExitCode, error_words
from civplan.findings.words import Language, Words, with_decoded_names

if TYPE_CHECKING:  # every command prints, few read files
    from civplan.documents.folders import SkippedPath
    from civplan.edit.edit_file import CannotEdit
    from civplan.findings.finding import Finding, LinesOf
    from civplan.source.source import Source

SLOW_YAML = Words(
    "PyYAML 没有 libyaml，读文件会慢十倍左右；装上带 libyaml 的 PyYAML 即可",
    "PyYAML lacks libyaml, so files are read some ten times slower; install a build that has it",
)


def print_line(line: str) -> None:
    """Print a line of data."""
    sys.stdout.write(f"{with_decoded_names(line)}\n")


def print_message(words: Words, language: Language) -> None:
    """Print a line about a file, as findings are."""
    sys.stderr.write(f"{with_decoded_names(words.in_language(language))}\n")


def print_note(words: Words, language: Language) -> None:
    """Print a line about the run."""
    sys.stderr.write(f"civplan: {with_decoded_names(words.in_language(language))}\n")


def print_error(error: Exception, language: Language) -> None:
    """Print an error that a user can correct, in one line; raise any other again."""
    words = error_words(error)
    if words is None:
        raise error
    print_note(words, language)


def print_refused_edit(error: CannotEdit, language: Language) -> ExitCode:
    """Print why an edit cannot be made, with the errors that it would bring; the exit code."""
    print_findings(error.findings, error.sources, language, stream=sys.stderr)
    print_error(error, language)
    return ExitCode.FINDINGS if error.findings else ExitCode.USAGE


def print_skipped(skipped: Iterable[SkippedPath], language: Language) -> None:
    """Print what was skipped in a folder, and why."""
    for one in skipped:
        print_note(one.words, language)


def print_findings(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    language: Language,
    form: str = "text",
    stream: TextIO | None = None,
) -> None:
    """Print findings in order; without any, only the formats for programs print something."""
    findings = list(findings)
    if findings or form != "text":
        from civplan.documents.open import lines_of_sources  # noqa: PLC0415 - few have findings

        print_report(findings, lines_of_sources(sources), language, form, stream)


def print_report(
    findings: Iterable[Finding],
    lines_of: LinesOf,
    language: Language,
    form: str = "text",
    stream: TextIO | None = None,
) -> None:
    """The same, about files whose lines are known already."""
    from civplan.findings.finding import findings_in_order  # noqa: PLC0415 - as above
    from civplan.findings.reporters import REPORTERS  # noqa: PLC0415

    report = REPORTERS[form](findings_in_order(findings), lines_of, language)
    (stream or sys.stdout).write(report)


def warn_without_libyaml(language: Language) -> None:
    """Print that reading is slow where PyYAML was built without its C parser."""
    from civplan.source.parse import has_libyaml  # noqa: PLC0415 - most commands read no plan

    if not has_libyaml():
        print_note(SLOW_YAML, language)
