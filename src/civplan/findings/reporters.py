"""The formats of reports, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from civplan.findings.finding import Finding, LinesOf
from civplan.findings.text import finding_with_excerpt, head_line
from civplan.findings.words import Language, Words, printable_text

Reporter = Callable[[Iterable[Finding], LinesOf, Language], str]
"""Findings as one text, each line ended; of none, a form for people is empty."""
PathAndCode = tuple[str, str]
"""The path of a file as messages name it, and the code of a rule."""
MOST_OF_A_RULE = 100
"""Findings of one rule in one file that a report for people lists; the others are counted."""
OTHERS_OF_A_RULE = Words(
    "{path}: {code} 还有{count}处，没有一一列出", "{path}: {count} more of {code} are not listed"
)


def _report_text(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """For people: with the line of the file."""
    first, others = _first_of_each_rule(findings)
    blocks = (
        finding_with_excerpt(finding, lines_of(finding.span.path), language) for finding in first
    )
    return "".join(f"{block}\n" for block in (*blocks, *_other_lines(others, language)))


def _report_concise(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """For logs and editors: a line each."""
    del lines_of
    first, others = _first_of_each_rule(findings)
    lines = (head_line(finding, language) for finding in first)
    return "".join(f"{line}\n" for line in (*lines, *_other_lines(others, language)))


def _first_of_each_rule(
    findings: Iterable[Finding],
) -> tuple[list[Finding], Counter[PathAndCode]]:
    """The findings that are listed, and how many others each rule has in each file."""
    first: list[Finding] = []
    counts: Counter[PathAndCode] = Counter()
    for finding in findings:
        key = finding.span.path, finding.rule.code
        counts[key] += 1
        if counts[key] <= MOST_OF_A_RULE:
            first.append(finding)
    return first, counts - Counter(dict.fromkeys(counts, MOST_OF_A_RULE))


def _other_lines(others: Counter[PathAndCode], language: Language) -> list[str]:
    """A line for each file and rule with findings that are not listed."""
    return [
        printable_text(OTHERS_OF_A_RULE.fill(language, path=path, code=code, count=count))
        for (path, code), count in others.items()
    ]


def _lazy_reporter(module: str) -> Reporter:
    """The report of a module of this folder, which is loaded when it is first needed.

    People at a terminal do not wait for the libraries of JSON and XML.
    """

    def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
        reporter: Reporter = import_module(f"civplan.findings.{module}").report
        return reporter(findings, lines_of, language)

    return report


REPORTERS: Mapping[str, Reporter] = {
    "text": _report_text,
    "concise": _report_concise,
    "json": _lazy_reporter("json_report"),
    "github": _lazy_reporter("github"),
    "gitlab": _lazy_reporter("gitlab"),
    "sarif": _lazy_reporter("sarif"),
    "junit": _lazy_reporter("junit"),
}
"""What ``--format`` may name."""
