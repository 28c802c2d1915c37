"""Issues the plans that a command names: records what they promise, or says why not."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.cli.choices import day_of
from civplan.cli.console import note, out, tell_error, tell_findings, warn_without_libyaml
from civplan.cli.errors import OwnError
from civplan.cli.exits import ExitCode
from civplan.cli.plan_files import refuse_district_file
from civplan.documents.beside import record_beside
from civplan.documents.issuing import read_record, write_record
from civplan.documents.opened import open_plan
from civplan.findings.words import Language, Words
from civplan.model.issued import Issued, Promise, issued_by, when_text
from civplan.model.issued_data import UnusableRecord
from civplan.model.plan import Plan
from civplan.model.shelf import PackShelf
from civplan.rules.comparing import differences, misplaced
from civplan.rules.difference import Difference
from civplan.rules.promise_rules import NOTHING_CHANGED, RULES
from civplan.settings.shelf import SettingsShelf

NO_FILE = Words("没有指定计划文件", "no plan file is named; try: civplan issue FILE")
NO_IDS = Words(
    "{file}：{count}条措施没有编号，以后按文字辨认；写上“编号”最可靠",
    "{file}: {count} items have no id and are known by their texts; an id makes it certain",
)
SAME = Words("{file}：与已下达的一样，没有改动", "{file}: nothing changed since it was issued")
REFUSED = Words(
    "{record}：已经下达过；要重新下达，加 --force",
    "{record}: it was issued before; to issue it anew, use --force",
)
UNUSABLE = Words(
    "{record}：原来的记录不能用：{reason}；要重新下达，加 --force",
    "{record}: the old record cannot be used: {reason}; to issue the plan anew, use --force",
)
CHANGED = Words("{file}：“{old}”改为“{new}”", "{file}: “{old}” became “{new}”")
GONE = Words("{file}：不再有“{old}”", "{file}: “{old}” is gone")
ADDED = Words("{file}：新增“{new}”", "{file}: “{new}” is new")


class Request(NamedTuple):
    """What the options of ``civplan issue`` ask for."""

    on: str = ""
    """The day of issue; empty for the plan's date, or today."""
    force: bool = False
    quiet: bool = False


class Issuing(NamedTuple):
    """A plan that is to be issued."""

    file: Path
    plan: Plan
    issued: Issued
    """What it promises now."""

    def tell(self, words: Words, language: Language, **values: object) -> None:
        """Say something about it."""
        record = record_beside(self.file)
        note(words.filled(file=self.file, record=record, **values), language)


def issue_files(files: list[Path], request: Request, language: Language) -> int:
    """Issue plans and give the exit code; a fault in one does not stop the others.

    Raises:
        OwnError: No file is named, or the day is none.
    """
    if not files:
        raise OwnError(NO_FILE)
    day = day_of(request.on, "--on")
    warn_without_libyaml(language)
    packs, settings = PackShelf(), SettingsShelf()
    code = 0
    for file in dict.fromkeys(files):
        try:
            plan = plan_to_issue(file, packs, settings, language)
            outcome = issue(file, plan, day, request, language) if plan else ExitCode.FINDINGS
        except Exception as error:  # noqa: BLE001 - tell_error raises what is no user's fault
            tell_error(error, language)
            outcome = ExitCode.USAGE
        code = max(code, outcome)
    return code


def plan_to_issue(
    file: Path, packs: PackShelf, settings: SettingsShelf, language: Language
) -> Plan | None:
    """A plan without faults; None after they are told. What was issued before does not count.

    Raises:
        OwnError: It is a sub-district's own file.
    """
    refuse_district_file(file)
    opened = open_plan(file, shelf=packs, settings=settings.settings_for(file))
    faults = [one for one in opened.findings if one.is_error and one.rule not in RULES]
    tell_findings(faults, opened.sources, language, stream=sys.stderr)
    return None if faults else opened.plan


def issue(file: Path, plan: Plan, day: dt.date | None, request: Request, language: Language) -> int:
    """Issue one plan, unless it was issued before and ``--force`` is missing."""
    issuing = Issuing(file, plan, issued_by(plan, day.isoformat() if day else usual_day(plan)))
    if is_settled(issuing, request, language):
        return ExitCode.FINE
    if os.path.lexists(record_beside(file)) and not request.force:
        return ExitCode.USAGE
    path = write_record(file, issuing.issued)
    if not request.quiet:
        out(str(path))
    count = sum(not promise.id for promise in every(issuing.issued.items))
    if count:
        issuing.tell(NO_IDS, language, count=count)
    return ExitCode.FINE


def is_settled(issuing: Issuing, request: Request, language: Language) -> bool:
    """True when nothing is to be written; says how the plan differs from its record."""
    record = record_beside(issuing.file)
    if not os.path.lexists(record):
        return False
    try:
        old = read_record(record)
    except UnusableRecord as error:
        if not request.force:
            issuing.tell(UNUSABLE, language, reason=error.reason)
        return False
    if misplaced(issuing.plan, old):
        if not request.force:
            issuing.tell(REFUSED, language)
        return False
    changes = [one for one in differences(issuing.plan, old) if one.rule is not NOTHING_CHANGED]
    same = old._replace(issued=issuing.issued.issued) == issuing.issued
    if same or not (changes or request.force):
        issuing.tell(SAME, language)
        return True
    for one in changes:
        issuing.tell(words_of(one), language, old=one.old, new=one.new)
    if not request.force:
        issuing.tell(REFUSED, language)
    return False


def words_of(difference: Difference) -> Words:
    """How a difference is told."""
    if not difference.new:
        return GONE
    return CHANGED if difference.old else ADDED


def usual_day(plan: Plan) -> str:
    """The plan's own day, or today."""
    date = plan.plan.date if plan.plan else None
    return when_text(date) if date and date.is_day else f"{dt.datetime.now().astimezone():%Y-%m-%d}"


def every(promises: tuple[Promise, ...]) -> Iterator[Promise]:
    """Promises with their sub-items at every depth."""
    for promise in promises:
        yield promise
        yield from every(promise.items)
