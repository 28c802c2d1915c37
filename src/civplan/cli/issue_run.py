"""Issues the plans that a command names: records what they promise, or says why not."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import (
    print_error,
    print_findings,
    print_line,
    print_note,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import day_option, refuse_district_file
from civplan.documents.folders import record_path
from civplan.documents.issue import read_record, write_record
from civplan.documents.open import open_plan
from civplan.findings.words import Language, Words
from civplan.model.figures import iso_when
from civplan.model.issued import IssuedPlan, Promise, issued_plan
from civplan.model.issued_record import UnusableRecord
from civplan.model.packs import PackCache
from civplan.model.plan import Plan
from civplan.rules.plan_changes import promise_differences, record_mismatch
from civplan.rules.promise_rules import CHANGE_WITHOUT_CHANGE, RULES
from civplan.rules.target_changes import Difference
from civplan.settings.cache import SettingsCache

NO_FILE_TO_ISSUE = Words("没有指定计划文件", "no plan file is named; try: civplan issue FILE")
NO_IDS = Words(
    "{file}：{count}条措施没有编号，以后按文字辨认；写上“编号”最可靠",
    "{file}: {count} items have no id and are known by their texts; an id makes it certain",
)
RECORD_UNCHANGED = Words(
    "{file}：与已下达的一样，没有改动", "{file}: nothing changed since it was issued"
)
ALREADY_ISSUED = Words(
    "{record}：已经下达过；要重新下达，加 --force",
    "{record}: it was issued before; to issue it anew, use --force",
)
RECORD_NEEDS_FORCE = Words(
    "{record}：原来的记录不能用：{reason}；要重新下达，加 --force",
    "{record}: the old record cannot be used: {reason}; to issue the plan anew, use --force",
)
PROMISE_CHANGED = Words("{file}：“{old}”改为“{new}”", "{file}: “{old}” became “{new}”")
PROMISE_GONE = Words("{file}：不再有“{old}”", "{file}: “{old}” is gone")
PROMISE_ADDED = Words("{file}：新增“{new}”", "{file}: “{new}” is new")


class IssueRequest(NamedTuple):
    """What the options of ``civplan issue`` ask for."""

    on: str = ""
    """The day of issue; empty for the plan's date, or today."""
    force: bool = False
    quiet: bool = False


class PlanToIssue(NamedTuple):
    """A plan that is to be issued."""

    file: Path
    plan: Plan
    issued: IssuedPlan
    """What it promises now."""

    def tell(self, words: Words, language: Language, **values: object) -> None:
        """Say something about it."""
        record = record_path(self.file)
        print_note(words.filled(file=self.file, record=record, **values), language)


def issue_files(files: list[Path], request: IssueRequest, language: Language) -> int:
    """Issue plans and give the exit code; a fault in one does not stop the others.

    Raises:
        OwnError: No file is named, or the day is none.
    """
    if not files:
        raise WrongUsage(NO_FILE_TO_ISSUE)
    day = day_option(request.on, "--on")
    warn_without_libyaml(language)
    packs, settings = PackCache(), SettingsCache()
    code = 0
    for file in dict.fromkeys(files):
        try:
            plan = _plan_without_errors(file, packs, settings, language)
            outcome = _issue_plan(file, plan, day, request, language) if plan else ExitCode.FINDINGS
        except Exception as error:  # noqa: BLE001 - tell_error raises what is no user's fault
            print_error(error, language)
            outcome = ExitCode.USAGE
        code = max(code, outcome)
    return code


def _plan_without_errors(
    file: Path, packs: PackCache, settings: SettingsCache, language: Language
) -> Plan | None:
    """A plan without faults; None after they are told. What was issued before does not count.

    Raises:
        OwnError: It is a sub-district's own file.
    """
    refuse_district_file(file)
    opened = open_plan(file, packs=packs, settings=settings)
    faults = [one for one in opened.findings if one.is_error and one.rule not in RULES]
    print_findings(faults, opened.sources, language, stream=sys.stderr)
    return None if faults else opened.plan


def _issue_plan(
    file: Path, plan: Plan, day: dt.date | None, request: IssueRequest, language: Language
) -> int:
    """Issue one plan, unless it was issued before and ``--force`` is missing."""
    issuing = PlanToIssue(
        file, plan, issued_plan(plan, day.isoformat() if day else _default_issue_day(plan))
    )
    if _is_up_to_date(issuing, request, language):
        return ExitCode.FINE
    if os.path.lexists(record_path(file)) and not request.force:
        return ExitCode.USAGE
    path = write_record(file, issuing.issued)
    if not request.quiet:
        print_line(str(path))
    count = sum(not promise.id for promise in _all_promises(issuing.issued.items))
    if count:
        issuing.tell(NO_IDS, language, count=count)
    return ExitCode.FINE


def _is_up_to_date(issuing: PlanToIssue, request: IssueRequest, language: Language) -> bool:
    """True when nothing is to be written; says how the plan differs from its record."""
    record = record_path(issuing.file)
    if not os.path.lexists(record):
        return False
    try:
        old = read_record(record)
    except UnusableRecord as error:
        if not request.force:
            issuing.tell(RECORD_NEEDS_FORCE, language, reason=error.reason)
        return False
    if record_mismatch(issuing.plan, old):
        if not request.force:
            issuing.tell(ALREADY_ISSUED, language)
        return False
    changes = [
        one
        for one in promise_differences(issuing.plan, old)
        if one.rule is not CHANGE_WITHOUT_CHANGE
    ]
    same = old._replace(issued=issuing.issued.issued) == issuing.issued
    if same or not (changes or request.force):
        issuing.tell(RECORD_UNCHANGED, language)
        return True
    for one in changes:
        issuing.tell(_difference_words(one), language, old=one.old, new=one.new)
    if not request.force:
        issuing.tell(ALREADY_ISSUED, language)
    return False


def _difference_words(difference: Difference) -> Words:
    """How a difference is told."""
    if not difference.new:
        return PROMISE_GONE
    return PROMISE_CHANGED if difference.old else PROMISE_ADDED


def _default_issue_day(plan: Plan) -> str:
    """The plan's own day, or today."""
    date = plan.plan.date if plan.plan else None
    return iso_when(date) if date and date.is_day else f"{dt.datetime.now().astimezone():%Y-%m-%d}"


def _all_promises(promises: tuple[Promise, ...]) -> Iterator[Promise]:
    """Promises with their sub-items at every depth."""
    for promise in promises:
        yield promise
        yield from _all_promises(promise.items)
