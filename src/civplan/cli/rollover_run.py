"""Runs ``civplan rollover``: writes next year's files and prints what is to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

from civplan.cli.console import (
    print_error,
    print_findings,
    print_line,
    print_note,
    print_refused_edit,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode
from civplan.cli.options import refuse_document
from civplan.documents.files import CannotWrite
from civplan.edit.edit_file import CannotEdit
from civplan.findings.finding import Span
from civplan.findings.words import Language, Words
from civplan.rollover.rollover_file import RolledFile, rollover_file
from civplan.rollover.rollover_folder import rollover_folder
from civplan.rules.rollover_rules import CARRIED_ITEM, FIGURE_OF_LAST_YEAR, YEAR_IN_TEXT

TO_LOOK_AT = Words(
    "{file}：结转{carried}条，沿用上年目标{figures}个，文字里的年份{years}处",
    "{file}: carried items: {carried}; targets of last year: {figures}; years in texts: {years}",
)


def roll_over(
    path: Path, output: Path | None, language: Language, *, is_forced: bool, is_quiet: bool
) -> int:
    """Make and write next year's file, or those of a folder; the exit code.

    Raises:
        WrongUsage: It is a Word file or another document.
        CannotRead: It cannot be read.
        CannotWrite: The new file cannot be written.
    """
    warn_without_libyaml(language)
    if path.is_dir():
        return _roll_folder(path, output, language, is_forced=is_forced, is_quiet=is_quiet)
    refuse_document(path)
    try:
        rolled = rollover_file(path, output)
    except CannotEdit as error:
        return print_refused_edit(error, language)
    rolled.write(is_forced=is_forced)
    _print_rolled(rolled, language, is_quiet=is_quiet)
    return ExitCode.FINE


def _roll_folder(
    folder: Path, output: Path | None, language: Language, *, is_forced: bool, is_quiet: bool
) -> int:
    """Make and write the files of a sub-district; one that cannot be made does not stop others."""
    rolled = rollover_folder(folder, output, is_forced=is_forced)
    worst: int = ExitCode.FINE
    for error in rolled.errors:
        if isinstance(error, CannotEdit):
            worst = max(worst, print_refused_edit(error, language))
        else:
            print_error(error, language)
            worst = ExitCode.USAGE
    if any(isinstance(error, CannotWrite) for error in rolled.errors):
        return worst  # files are in the way: half a folder would be worse than none
    beside = rolled.write(is_forced=is_forced)
    printed: set[tuple[Span, Words]] = set()
    for file in rolled.files:
        new = [one for one in file.findings if (one.span, one.words) not in printed]
        printed |= {(one.span, one.words) for one in new}  # several may extend one file
        _print_rolled(file._replace(findings=tuple(new)), language, is_quiet=is_quiet)
    for path in beside:
        print_line(str(path))
    return worst


def _print_rolled(rolled: RolledFile, language: Language, *, is_quiet: bool) -> None:
    """Print the path of a new file and what a person must look at."""
    print_line(str(rolled.path))
    if is_quiet:
        return
    print_findings(rolled.findings, rolled.sources, language, stream=sys.stderr)
    carried, figures, years = (
        sum(one.rule is rule for one in rolled.findings)
        for rule in (CARRIED_ITEM, FIGURE_OF_LAST_YEAR, YEAR_IN_TEXT)
    )
    words = TO_LOOK_AT.filled(file=rolled.path, carried=carried, figures=figures, years=years)
    print_note(words, language)
