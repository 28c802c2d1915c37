"""Reads a sub-district's folder, and shows or writes the reminders."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from civplan.cli.batch_places import refuse_mixing
from civplan.cli.choices import day_of
from civplan.cli.console import note, out, tell_findings, warn_without_libyaml
from civplan.cli.district_folder import opened_folder
from civplan.cli.exits import ExitCode
from civplan.cli.workers import processors
from civplan.district.checks import check_district
from civplan.district.engines import Engine, Processes, ThisProcess
from civplan.district.reading import read_all
from civplan.district.reminders import Reminder, reminders_of
from civplan.district.review import Review, review_of
from civplan.district.word_files import evidence_in, told_of
from civplan.documents.files import make_folder, write_whole
from civplan.documents.names import safe_name
from civplan.findings.words import Language, Words

FEW_FILES = 100
"""With fewer files, starting processes takes longer than they save."""
NONE = Words("没有需要提醒的社区", "no community needs a reminder")
EARLIER = Words(
    "{path}：以前写的，这次不用提醒了，请删去",
    "{path}: an earlier reminder, no longer needed; please remove it",
)
HEADING = Words("【{community}】", "[{community}]")


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
    day = day_of(as_of, "--as-of")
    warn_without_libyaml(language)
    review = reviewed(folder, output, day, language)
    own = review.folder
    for said in told_of(review.word_files, review.deliveries, own.folder, review.year):
        note(said, language)
    tell_findings(own.findings, own.sources, language, stream=sys.stderr)
    reminders = list(reminders_of(review, language))
    if not reminders:
        note(NONE, language)
    if output is None:
        show(reminders, language)
    else:
        write(reminders, review, output, language)
    return ExitCode.FINE if own.is_whole else ExitCode.USAGE


def reviewed(folder: Path, output: Path | None, day: dt.date | None, language: Language) -> Review:
    """The sub-district's year as its files say it.

    Raises:
        OwnError: There is no such folder, no plan file in it, or the output would mix with them.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    opened = opened_folder(folder, output, language)
    if output:
        refuse_mixing(folder, output)
    read = read_all(opened, day, engine_for(len(opened.plan_files)))
    as_of = day or dt.datetime.now().astimezone().date()
    evidence = evidence_in(one.inputs for one in read.products.values())
    review = review_of(opened, read.outcomes, read, as_of, evidence)
    return review._replace(found=tuple(check_district(review)))


def engine_for(files: int) -> Engine:
    """What reads: this process, or several where there is much to read."""
    return Processes(processors()) if files >= FEW_FILES else ThisProcess()


def show(reminders: Iterable[Reminder], language: Language) -> None:
    """Print the reminders, each under a heading, an empty line between two."""
    for number, reminder in enumerate(reminders):
        if number:
            out("")
        out(HEADING.fill(language, community=reminder.community))
        out(reminder.text)


def write(reminders: Iterable[Reminder], review: Review, folder: Path, language: Language) -> None:
    """Write a file for each reminder, and tell of those of an earlier day that hold no longer."""
    names = file_names([delivery.name for delivery in review.deliveries])
    texts = {reminder.community: reminder.text for reminder in reminders}
    make_folder(folder)
    for community, name in names.items():
        path = folder / name
        if community in texts:
            write_whole(path, f"{texts[community]}\n".encode())
            out(str(path))
        elif path.is_file():
            note(EARLIER.filled(path=path), language)


def file_names(communities: Iterable[str]) -> dict[str, str]:
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
