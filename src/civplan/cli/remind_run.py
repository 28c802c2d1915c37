"""Runs ``civplan remind``: prints the reminders or the files that hold them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from civplan.cli.console import (
    print_error,
    print_findings,
    print_line,
    print_note,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode
from civplan.cli.options import day_option
from civplan.district.batch.remind import remind, write_reminders
from civplan.district.review.reminders import Reminder
from civplan.district.review.submissions import unstructured_file_messages
from civplan.findings.words import Language, Words

NO_REMINDERS = Words("没有需要提醒的社区", "no community needs a reminder")
OLD_REMINDER = Words(
    "{path}：以前写的，这次不用提醒了，请删去",
    "{path}: an earlier reminder, no longer needed; please remove it",
)
REMINDER_HEADING = Words("【{community}】", "[{community}]")


def remind_district(folder: Path, output: Path | None, as_of: str, language: Language) -> int:
    """Print the reminders, or write a file each, and return the exit code.

    Args:
        folder: The sub-district's.
        output: The folder of the files; None for standard output.
        as_of: The day by which lateness is judged; empty for today.
        language: Of the reminders.

    Raises:
        WrongUsage: ``as_of`` is no day.
        UnusableFolder: There is no such folder, no plan file in it, or the output would mix.
        CannotRead: The sub-district's own file cannot be read.
        CannotWrite: A reminder cannot be written.
    """
    day = day_option(as_of, "--as-of")
    warn_without_libyaml(language)
    result = remind(
        folder,
        output=output,
        as_of=day,
        language=language,
        on_note=lambda words: print_note(words, language),
    )
    review, own = result.review, result.review.folder
    for words in unstructured_file_messages(
        review.unstructured_files, review.submissions, folder, review.year
    ):
        print_note(words, language)
    print_findings(own.findings, own.sources, language, stream=sys.stderr)
    if not result.reminders:
        print_note(NO_REMINDERS, language)
    if output is None:
        _print_reminders(result.reminders, language)
        return ExitCode.FINE if own.is_whole else ExitCode.USAGE
    is_refused = False
    for file in write_reminders(result, output):
        if file.is_written:
            print_line(str(file.path))
        elif file.refused:
            is_refused = True
            print_error(file.refused, language)
        else:
            print_note(OLD_REMINDER.filled(path=file.path), language)
    return ExitCode.FINE if own.is_whole and not is_refused else ExitCode.USAGE


def _print_reminders(reminders: Iterable[Reminder], language: Language) -> None:
    """Print the reminders, each under a heading, an empty line between two."""
    for number, reminder in enumerate(reminders):
        if number:
            print_line("")
        print_line(REMINDER_HEADING.fill(language, community=reminder.community))
        print_line(reminder.text)
