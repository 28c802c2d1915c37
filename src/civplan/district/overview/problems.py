"""What is wrong, as the overview counts and lists it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civplan.district.handed import Told
from civplan.district.outcome import Outcome
from civplan.district.owners import community_of, in_folder, owners_of
from civplan.district.review import Review
from civplan.findings.finding import Finding
from civplan.findings.words import Words

NO_HELP = Words("", "")


class Problem(NamedTuple):
    """A finding, and whose it is."""

    community: str
    """Empty when it is nobody's, such as a fault of the sub-district's own file."""
    severity: str
    """error, warning or info."""
    code: str
    """Empty for a file with which nothing could be done."""
    message: Words
    help: Words
    place: str
    """File and line as seen from the sub-district's folder: 桂园.yaml:12."""


def problems_inside(review: Review) -> Iterator[Problem]:
    """The errors within each file."""
    owners = owners_of(review)
    for outcome in review.outcomes.values():
        yield from problems_of(outcome, owners.get(outcome.path, ""), review)


def problems_of(outcome: Outcome, community: str, review: Review) -> Iterator[Problem]:
    """The errors within a file."""
    if outcome.failure:
        yield Problem(community, "error", "", outcome.failure, NO_HELP, outcome.path)
    for told in outcome.errors:
        yield problem(told, community, review)


def problem(told: Told, community: str, review: Review) -> Problem:
    """A finding about a file."""
    place = f"{in_folder(told.place.path, review)}:{told.place.line}"
    return Problem(community, told.severity, told.code, told.message, told.help, place)


def problems_among(review: Review) -> Iterator[Problem]:
    """What is wrong with the sub-district's own file and among the files."""
    owners = owners_of(review)
    for finding in review.found:
        community = community_of(finding, owners, review)
        yield Problem(
            community=community,
            severity=finding.rule.severity.value,
            code=finding.rule.code,
            message=words_of(finding),
            help=Words(finding.help("zh"), finding.help("en")),
            place=f"{in_folder(finding.span.path, review)}:{finding.span.line}",
        )


def words_of(finding: Finding) -> Words:
    """What a finding says."""
    return Words(finding.message("zh"), finding.message("en"))
