"""The overview: one web page that holds all it needs, for a person who looks at a whole year."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan import __version__
from civplan.district.memory.file_result import FileResult, FindingText
from civplan.district.overview import words
from civplan.district.overview.charts import bar_chart, step_charts
from civplan.district.overview.communities import (
    ROW_FILTERS,
    name_list,
    overview_cards,
    overview_rows,
)
from civplan.district.overview.matrix import indicator_matrix
from civplan.district.review.reminders import reminders_of
from civplan.district.review.review import (
    Review,
    community_of_finding,
    finding_counts,
    owners_of,
    path_in_folder,
)
from civplan.findings.finding import Finding
from civplan.findings.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

PAGE_FOLDER = Path(__file__).parent
HTML_LANGUAGES = Words("zh-CN", "en")
"""How HTML calls the two languages."""


def overview_page(review: Review) -> bytes:
    """The page as HTML in UTF-8; a button on it changes to the other language."""
    counted = finding_counts(review)
    style, script = _asset_text("overview.css"), _asset_text("overview.js")
    page = _page_template().render(
        say=words,
        first=0 if review.language == "zh" else 1,
        languages=HTML_LANGUAGES,
        title=words.TITLE.filled(year=review.year),
        review=review,
        version=__version__,
        cards=list(overview_cards(review, counted)),
        filters=ROW_FILTERS,
        rows=list(overview_rows(review, counted, _reminder_words(review))),
        matrix=indicator_matrix(review),
        bars=bar_chart(review),
        charts=step_charts(review),
        among=list(_problems_among_files(review)),
        inside=list(_problems_inside_files(review)),
        style=style,
        script=script,
        policy=_content_policy(style, script),
        named=name_list,
    )
    return page.encode(errors="replace")


def _reminder_words(review: Review) -> dict[str, Words]:
    """The message to each community that has something to do."""
    both = (reminders_of(review, "zh"), reminders_of(review, "en"))
    return {zh.community: Words(zh.text, en.text) for zh, en in zip(*both, strict=True)}


def _page_template() -> Template:
    """The page's template; whatever comes from data is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow

    environment = Environment(
        loader=FileSystemLoader(PAGE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("overview.html.j2")


def _asset_text(name: str) -> str:
    """The page's style sheet or script."""
    return (PAGE_FOLDER / name).read_text(encoding="utf-8")


def _content_policy(style: str, script: str) -> str:
    """What a browser may load for the page: nothing but its own style sheet and script."""
    return (
        f"default-src 'none'; style-src '{_policy_digest(style)}';"
        f" script-src '{_policy_digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _policy_digest(text: str) -> str:
    """How a content security policy names an inline text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


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


def _problems_inside_files(review: Review) -> Iterator[Problem]:
    """The errors within each file."""
    owners = owners_of(review)
    for outcome in review.outcomes.values():
        yield from _problems_of_file(outcome, owners.get(outcome.path, ""), review)


def _problems_of_file(outcome: FileResult, community: str, review: Review) -> Iterator[Problem]:
    """The errors within a file."""
    if outcome.failure:
        yield Problem(community, "error", "", outcome.failure, NO_HELP, outcome.path)
    for told in outcome.errors:
        yield _problem_of(told, community, review)


def _problem_of(told: FindingText, community: str, review: Review) -> Problem:
    """A finding about a file."""
    place = f"{path_in_folder(told.place.path, review)}:{told.place.line}"
    return Problem(community, told.severity, told.code, told.message, told.help, place)


def _problems_among_files(review: Review) -> Iterator[Problem]:
    """What is wrong with the sub-district's own file and among the files."""
    owners = owners_of(review)
    for finding in review.found:
        community = community_of_finding(finding, owners, review)
        yield Problem(
            community=community,
            severity=finding.rule.severity.value,
            code=finding.rule.code,
            message=_finding_words(finding),
            help=Words(finding.help("zh"), finding.help("en")),
            place=f"{path_in_folder(finding.span.path, review)}:{finding.span.line}",
        )


def _finding_words(finding: Finding) -> Words:
    """What a finding says."""
    return Words(finding.message("zh"), finding.message("en"))
