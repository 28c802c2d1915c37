"""Reads a sub-district's folder, and shows or writes the reminders."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from civplan.cli.console import print_findings, print_line, print_note, warn_without_libyaml
from civplan.cli.district_folder import open_district_folder, refuse_mixing
from civplan.cli.errors import ExitCode
from civplan.cli.options import day_option
from civplan.district.batch.remind import read_files
from civplan.district.review.checks import district_findings
from civplan.district.review.reminders import Reminder, reminders_of
from civplan.district.review.review import Review, review_of
from civplan.district.review.submissions import evidence_paths, word_file_messages
from civplan.documents.files import make_folder, safe_name, write_file
from civplan.documents.processes import FEWEST_FILES_TO_CHECK, engine_for
from civplan.findings.words import Language, Words

NO_REMINDERS = Words("没有需要提醒的社区", "no community needs a reminder")
OLD_REMINDER = Words(
    "{path}：以前写的，这次不用提醒了，请删去",
    "{path}: an earlier reminder, no longer needed; please remove it",
)
REMINDER_HEADING = Words("【{community}】", "[{community}]")


def remind_district(folder: Path, output: Path | None, as_of: str, language: Language) -> int:
    """Show the reminders, or write a file each, and give the exit code.

    Args:
        folder: The sub-district's.
        output: Where the files go; None for standard output.
        as_of: The day by which lateness is judged; empty for today.
        language: Of the reminders.

    Raises:
        OwnError: There is no such folder, no plan file in it, the day is none, or the files
            would lie among the hand-ins.
        CannotRead: The sub-district's own file cannot be read.
        CannotWrite: A reminder cannot be written.
    """
    day = day_option(as_of, "--as-of")
    warn_without_libyaml(language)
    review = _review_folder(folder, output, day, language)
    own = review.folder
    for said in word_file_messages(review.word_files, review.deliveries, own.folder, review.year):
        print_note(said, language)
    print_findings(own.findings, own.sources, language, stream=sys.stderr)
    reminders = list(reminders_of(review, language))
    if not reminders:
        print_note(NO_REMINDERS, language)
    if output is None:
        _print_reminders(reminders, language)
    else:
        _write_reminders(reminders, review, output, language)
    return ExitCode.FINE if own.is_whole else ExitCode.USAGE


def _review_folder(
    folder: Path, output: Path | None, day: dt.date | None, language: Language
) -> Review:
    """The sub-district's year as its files say it.

    Raises:
        OwnError: There is no such folder, no plan file in it, or the output would mix with them.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    opened = open_district_folder(folder, output, language)
    if output:
        refuse_mixing(folder, output)
    engine = engine_for(len(opened.plan_files), FEWEST_FILES_TO_CHECK)
    read = read_files(opened, day, engine)
    as_of = day or dt.datetime.now().astimezone().date()
    evidence = evidence_paths(one.inputs for one in read.products.values())
    review = review_of(opened, read.outcomes, read, as_of, evidence)
    return review._replace(found=tuple(district_findings(review)))


def _print_reminders(reminders: Iterable[Reminder], language: Language) -> None:
    """Print the reminders, each under a heading, an empty line between two."""
    for number, reminder in enumerate(reminders):
        if number:
            print_line("")
        print_line(REMINDER_HEADING.fill(language, community=reminder.community))
        print_line(reminder.text)


def _write_reminders(
    reminders: Iterable[Reminder], review: Review, folder: Path, language: Language
) -> None:
    """Write a file for each reminder, and tell of those of an earlier day that hold no longer."""
    names = reminder_file_names([delivery.name for delivery in review.deliveries])
    texts = {reminder.community: reminder.text for reminder in reminders}
    make_folder(folder)
    for community, name in names.items():
        path = folder / name
        if community in texts:
            write_file(path, f"{texts[community]}\n".encode())
            print_line(str(path))
        elif path.is_file():
            print_note(OLD_REMINDER.filled(path=path), language)


def reminder_file_names(communities: Iterable[str]) -> dict[str, str]:
    """A file's name for each community; a number keeps apart those that would be the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for community in communities:
        wanted = safe_name(community)
        name, number = wanted, 2
        while name.casefold() in taken:
            name, number = f"{wanted} {number}", number + 1
        taken.add(name.casefold())
        names[community] = f"{name}.txt"
    return names
