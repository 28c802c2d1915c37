"""Reminders: a ready message to each community that has something to do; nothing is sent."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.compose.words import day_words
from civplan.district.memory.file_result import FileResult
from civplan.district.review.checks import DOCUMENT_WORDS
from civplan.district.review.review import (
    Lateness,
    Review,
    community_of_finding,
    midyear_lateness,
    owners_of,
    path_in_folder,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.findings.finding import Finding
from civplan.findings.words import Language, Words
from civplan.model.district import DEADLINE_DOCUMENTS
from civplan.rules import district_rules

LATENESS_BY_KIND = {
    "plan": plan_lateness,
    "midyear": midyear_lateness,
    "summary": summary_lateness,
}
"""The lateness of each document, in the order of their deadlines."""
MOST_ERRORS = 10
"""Errors listed one by one: a message is to be read to its end."""
RULES_SAID_IN_OWN_WORDS = frozenset(
    {
        district_rules.COMMUNITY_MISSING,
        district_rules.PLAN_NOT_SENT,
        district_rules.SUMMARY_NOT_SENT,
        district_rules.PROGRESS_NOT_SENT,
        district_rules.DATED_LATE,
        district_rules.UNSTRUCTURED_ONLY,
    }
)
"""Rules whose findings a message words differently."""
GREETING = Words("{community}：", "{community},")
GREETING_BY_NAME = Words("{community}（{contact}）：", "{contact}, {community},")
REMINDER_OPENING = Words(
    "关于你社区{year}年计划和总结的报送，截至{as_of}，以下{count}项请办理：",
    "about the plan and summary of {year}, as of {as_of}; to be done ({count}):",
)
REMINDER_CLOSING = Words(
    "办好后请把文件重新报来；有疑问，请与我们联系。谢谢！",
    "Please hand in the file again when this is done; ask us if anything is unclear. Thank you!",
)
CLOSING_WITHOUT_FILE = Words(
    "有疑问，请与我们联系。谢谢！", "Please ask us if anything is unclear. Thank you!"
)
"""For a message about dates alone: there may be nothing to submit."""
CLOSING_WITH_FORM = Words(
    "请在填报表“{form}”里填写，填好后把整个文件发回；有疑问，请与我们联系。谢谢！",
    "Please fill this in on the form “{form}” and send the whole file back; ask us if anything is"
    " unclear. Thank you!",
)
NOTHING_YET = Words("还没有收到你社区的计划文件", "Your plan file has not arrived")
DEADLINE_PAST = Words(
    "{document}最迟{deadline}报送，已逾期{days}天",
    "the {document} was due {deadline}, {days} day(s) ago",
)
DEADLINE_AHEAD = Words("{document}请在{deadline}前报送", "the {document} is due {deadline}")
PLAN_OVERDUE = Words(
    "只收到总结，计划最迟应在{deadline}报送，已逾期{days}天。请补报计划",
    "Only the summary has arrived. The plan was due {deadline}, {days} day(s) ago; please hand it"
    " in",
)
SUMMARY_OVERDUE = Words(
    "总结还没有报送，最迟应在{deadline}报送，已逾期{days}天。请补上“总结”和各项工作的完成情况",
    "The summary was due {deadline}, {days} day(s) ago. Please add “summary” and what came of"
    " each item",
)
DOCUMENT_LATE = Words(
    "{document}的成文日期是{date}，比报送时限{deadline}晚{days}天。如已同意延期，不必再办",
    "The {document} is dated {date}, {days} day(s) after the deadline {deadline}. If a later day"
    " was agreed, nothing needs to be done",
)
PROGRESS_OVERDUE = Words(
    "半年进展最迟应在{deadline}报送，已逾期{days}天，文件里还没有一项写了进展。请补上各项的状态、"
    "完成情况或指标的结果",
    "The half-year's progress was due {deadline}, {days} day(s) ago, and no item tells of any."
    " Please add the status, the outcome or the results of each item",
)
ONLY_UNSTRUCTURED = Words(
    "只收到“{file}”，没有收到计划文件。请报计划文件，指标和事项才能汇总",
    "Only “{file}” has arrived. Please hand in a plan file too, so that its figures and items"
    " count",
)
FILE_UNUSABLE = Words(
    "文件“{file}”无法使用：{reason}", "The file “{file}” cannot be used: {reason}"
)
AT_LINE = Words("“{file}”第{line}行：{message}", "“{file}”, line {line}: {message}")
FINDING_WITH_HELP = Words("{said}。改法：{help}", "{said}. Way out: {help}")
MORE_ERRORS = Words("还有{count}处错误没有列出", "{count} more error(s) are not listed")
WARNINGS_IN_FILE = Words(
    "“{file}”里有{count}处警告，请向街道索取清单，逐条核对",
    "There are {count} warning(s) in “{file}”; please ask the sub-district for the list, and look"
    " at each",
)
"""No command is named: the readers need not have civplan."""
NO_FORM_YET = Words(
    "还没有收到你社区填好的填报表", "The form that you were to fill in has not arrived"
)
FULL_STOP = Words("。", ".")
SEMICOLON = Words("；", "; ")


class Reminder(NamedTuple):
    """A message to one community."""

    community: str
    text: str
    """Several lines, without a line break at its end."""


def reminders_of(review: Review, language: Language) -> Iterator[Reminder]:
    """A message to every community that has something to do, in the order of the roster."""
    among = _findings_by_community(review)
    for submission in review.submissions:
        late = list(_late_points(submission, review, language))
        findings = among.get(submission.name, ())
        to_fix = list(_points_to_fix(submission, review, findings, language))
        if late or to_fix:
            closing = _closing(submission, review) if to_fix else CLOSING_WITHOUT_FILE
            text = _reminder_text(submission, review, [*late, *to_fix], closing, language)
            yield Reminder(submission.name, text)


def _reports_with_form(submission: Submission, review: Review) -> bool:
    """True when a community hands in a form, by its own entry of the roster or by all."""
    own = submission.community.form if submission.community else None
    return bool(review.folder.district.forms if own is None else own)


def _closing(submission: Submission, review: Review) -> Words:
    """How to hand in what is to be done: the file again, or the form by its name."""
    if not _reports_with_form(submission, review):
        return REMINDER_CLOSING
    from civplan.forms.write_form import form_file_name  # noqa: PLC0415 - few report with forms

    community = submission.file.community if submission.file else submission.name
    return CLOSING_WITH_FORM.filled(form=form_file_name(community, review.year))


def _findings_by_community(review: Review) -> Mapping[str, Sequence[Finding]]:
    """The findings among the files that messages list, by community."""
    owners = owners_of(review)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in review.findings:
        is_serious = finding.is_error or finding.is_warning
        if is_serious and finding.rule not in RULES_SAID_IN_OWN_WORDS:
            findings[community_of_finding(finding, owners, review)].append(finding)
    return findings


def _reminder_text(
    submission: Submission,
    review: Review,
    points: Sequence[str],
    closing: Words,
    language: Language,
) -> str:
    """The whole message with its numbered points."""
    contact = submission.community.contact if submission.community else None
    greeting = GREETING_BY_NAME if contact else GREETING
    values = {
        "year": review.year,
        "count": len(points),
        "as_of": _day_in_language(review.as_of, language),
    }
    stop = FULL_STOP.in_language(language)
    return "\n".join(
        (
            greeting.fill(language, community=submission.name, contact=contact),
            REMINDER_OPENING.fill(language, **values),
            *(
                f"{number}. {point.rstrip('。.')}{stop}"
                for number, point in enumerate(points, start=1)
            ),
            closing.in_language(language),
            review.name,
            _day_in_language(review.as_of, language),
        )
    )


def _points_to_fix(
    submission: Submission, review: Review, among: Sequence[Finding], language: Language
) -> Iterator[str]:
    """What a community has to write or to fix, one thing each."""
    yield from _submission_points(submission, review, language)
    results = [result for path in submission.plan_paths if (result := review.results.get(path))]
    errors = [point for result in results for point in _error_points(result, review, language)]
    errors += [_finding_point(one, review, language) for one in among]
    yield from errors[:MOST_ERRORS]
    if len(errors) > MOST_ERRORS:
        yield MORE_ERRORS.fill(language, count=len(errors) - MOST_ERRORS)
    for result in results:
        if result.warnings:
            yield WARNINGS_IN_FILE.fill(language, file=result.path, count=result.warnings)


def _late_points(submission: Submission, review: Review, language: Language) -> Iterator[str]:
    """The documents that are dated after the deadline."""
    for kind, lateness_of in LATENESS_BY_KIND.items():
        late = lateness_of(submission, review)
        if late.days and not late.is_missing:
            name = DOCUMENT_WORDS[kind]
            yield DOCUMENT_LATE.fill(language, **_deadline_values(late, name, language))


def _submission_points(submission: Submission, review: Review, language: Language) -> Iterator[str]:
    """What is missing."""
    if submission.status is SubmissionStatus.MISSING:
        yield _missing_point(submission, review, language)
        return
    if submission.status is SubmissionStatus.UNSTRUCTURED:
        yield ONLY_UNSTRUCTURED.fill(language, file="、".join(submission.unstructured_files))
    plan = plan_lateness(submission, review)
    if plan.days and submission.lacks_plan:
        yield PLAN_OVERDUE.fill(
            language, **_deadline_values(plan, DOCUMENT_WORDS["plan"], language)
        )
    midyear, summary = midyear_lateness(submission, review), summary_lateness(submission, review)
    is_past = summary.days and summary.is_missing
    if midyear.days and midyear.is_missing and submission.file and not is_past:
        yield PROGRESS_OVERDUE.fill(
            language, **_deadline_values(midyear, DOCUMENT_WORDS["plan"], language)
        )
    if summary.days and summary.is_missing and submission.file:
        yield SUMMARY_OVERDUE.fill(
            language, **_deadline_values(summary, DOCUMENT_WORDS["summary"], language)
        )


def _missing_point(submission: Submission, review: Review, language: Language) -> str:
    """That nothing has been submitted, and when it was or is due."""
    every = {kind: find(submission, review) for kind, find in LATENESS_BY_KIND.items()}
    due = [
        (DEADLINE_PAST if late.days else DEADLINE_AHEAD).fill(
            language, **_deadline_values(late, DEADLINE_DOCUMENTS[kind], language)
        )
        for kind, late in every.items()
        if late.deadline
    ]
    missing = NO_FORM_YET if _reports_with_form(submission, review) else NOTHING_YET
    return SEMICOLON.in_language(language).join([missing.in_language(language), *due])


def _deadline_values(late: Lateness, document: Words, language: Language) -> dict[str, object]:
    """The values of a message about a deadline."""
    return {
        "document": document,
        "days": late.days,
        "deadline": _day_in_language(late.deadline, language),
        "date": _day_in_language(late.date, language),
    }


def _error_points(result: FileResult, review: Review, language: Language) -> Iterator[str]:
    """The errors in a file, each with its location and its help."""
    if result.failure:
        reason = result.failure.in_language(language)
        yield FILE_UNUSABLE.fill(language, file=result.path, reason=reason)
    for finding in result.errors:
        message = AT_LINE.fill(
            language,
            file=path_in_folder(finding.location.path, review),
            line=finding.location.line,
            message=finding.message,
        )
        yield _with_help(message, finding.help.in_language(language), language)


def _finding_point(finding: Finding, review: Review, language: Language) -> str:
    """A finding among the files, with its location and its help."""
    message = AT_LINE.fill(
        language,
        file=path_in_folder(finding.span.path, review),
        line=finding.span.line,
        message=finding.message(language),
    )
    return _with_help(message, finding.help(language), language)


def _with_help(message: str, help_: str, language: Language) -> str:
    """A message, with the help where there is one."""
    return FINDING_WITH_HELP.fill(language, said=message, help=help_) if help_ else message


def _day_in_language(date: dt.date | None, language: Language) -> str:
    """A date in words: 2007年12月28日, 2007-12-28; empty without one."""
    if date is None:
        return ""
    return day_words(date) if language == "zh" else date.isoformat()
