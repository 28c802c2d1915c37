"""Runs ``civplan issue``: records what plans promise, and prints why where it does not."""

from __future__ import annotations

import datetime as dt
import sys
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
from civplan.cli.options import day_option, refuse_district_file, refuse_document
from civplan.documents.issue import IssueDecision, compare_with_record, write_record
from civplan.documents.open import open_plan
from civplan.findings.words import Language, Words
from civplan.model.figures import iso_when
from civplan.model.issued import issued_plan
from civplan.model.packs import PackCache
from civplan.model.plan import Plan
from civplan.rules.pairing import issued_items
from civplan.rules.promise_rules import RULES
from civplan.settings.apply import SettingsCache

NO_FILE_TO_ISSUE = Words("没有指定计划文件", "no plan file is named; try: civplan issue FILE")
NO_IDS = Words(
    "{file}：{count}条措施没有编号，以后按文字辨认；写上“编号”最可靠",
    "{file}: {count} items have no id and are known by their texts; an id makes it certain",
)


class IssueRequest(NamedTuple):
    """The options of ``civplan issue``."""

    on: str = ""
    """The day of issue; empty for the plan's date, or today."""
    force: bool = False
    quiet: bool = False


def issue_files(files: list[Path], request: IssueRequest, language: Language) -> int:
    """Issue plans and give the exit code; an error in one does not stop the others.

    Raises:
        WrongUsage: No file is named, or the day is not one.
    """
    if not files:
        raise WrongUsage(NO_FILE_TO_ISSUE)
    day = day_option(request.on, "--on")
    warn_without_libyaml(language)
    packs, settings = PackCache(), SettingsCache()
    worst = 0
    for file in dict.fromkeys(files):
        try:
            plan = _plan_without_errors(file, packs, settings, language)
            code = _issue_plan(file, plan, day, request, language) if plan else ExitCode.FINDINGS
        except Exception as error:  # noqa: BLE001 - print_error raises what no user can correct
            print_error(error, language)
            code = ExitCode.USAGE
        worst = max(worst, code)
    return worst


def _plan_without_errors(
    file: Path, packs: PackCache, settings: SettingsCache, language: Language
) -> Plan | None:
    """A plan without errors; None after they are printed. What was issued before does not count.

    Raises:
        WrongUsage: It is a sub-district's own file, or a document.
    """
    refuse_district_file(file)
    refuse_document(file)
    opened = open_plan(file, packs=packs, settings=settings)
    errors = [one for one in opened.findings if one.is_error and one.rule not in RULES]
    print_findings(errors, opened.sources, language, stream=sys.stderr)
    return None if errors else opened.plan


def _issue_plan(
    file: Path, plan: Plan, day: dt.date | None, request: IssueRequest, language: Language
) -> ExitCode:
    """Issue one plan, unless it was issued before and ``--force`` is missing."""
    issued = issued_plan(plan, day.isoformat() if day else _default_issue_day(plan))
    comparison = compare_with_record(file, plan, issued, is_forced=request.force)
    for message in comparison.messages:
        print_note(message, language)
    if comparison.decision is not IssueDecision.WRITE:
        is_unchanged = comparison.decision is IssueDecision.UNCHANGED
        return ExitCode.FINE if is_unchanged else ExitCode.USAGE
    path = write_record(file, issued)
    if not request.quiet:
        print_line(str(path))
    count = sum(not one.promise.id for one in issued_items(issued.items))
    if count:
        print_note(NO_IDS.filled(file=file, count=count), language)
    return ExitCode.FINE


def _default_issue_day(plan: Plan) -> str:
    """The plan's own day, or today."""
    date = plan.plan.date if plan.plan else None
    return iso_when(date) if date and date.is_day else f"{dt.datetime.now().astimezone():%Y-%m-%d}"
