"""The overview page: a whole year of a sub-district in one self-contained HTML file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan import __version__
from civplan.district.overview.charts import bar_chart, step_charts
from civplan.district.overview.communities import (
    ROW_FILTERS,
    name_list,
    overview_cards,
    overview_rows,
)
from civplan.district.overview.matrix import indicator_matrix
from civplan.district.overview.words import SEVERITY_WORDS, page_words
from civplan.district.review.reminders import reminders_of
from civplan.district.review.review import (
    Review,
    community_of_finding,
    finding_counts,
    owners_of,
    path_in_folder,
)
from civplan.findings.finding import NO_WORDS
from civplan.findings.words import Words
from civplan.typeset.origin import page_with_imprint

if TYPE_CHECKING:
    from jinja2 import Template

PAGE_FOLDER = Path(__file__).parent
HTML_LANGUAGES = Words("zh-CN", "en")
"""The two languages as HTML names them."""


def overview_page(review: Review) -> bytes:
    """The page as HTML in UTF-8, in both languages; a button switches between them."""
    counts, words = finding_counts(review), page_words(review)
    style, script = _asset_text("overview.css"), _asset_text("overview.js")
    page = _page_template().render(
        say=words,
        severities=SEVERITY_WORDS,
        first=0 if review.language == "zh" else 1,
        languages=HTML_LANGUAGES,
        title=words.title.filled(year=review.year),
        review=review,
        version=__version__,
        cards=list(overview_cards(review, counts)),
        filters=ROW_FILTERS,
        rows=list(overview_rows(review, counts, _reminder_words(review))),
        matrix=indicator_matrix(review),
        bars=bar_chart(review),
        charts=step_charts(review),
        among=list(_findings_among_files(review)),
        inside=list(_errors_in_files(review)),
        style=style,
        script=script,
        policy=_content_policy(style, script),
        name_list=name_list,
    )
    return page_with_imprint(page.encode(errors="replace"))


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
    """The content security policy: the page loads nothing but its own style sheet and script."""
    return (
        f"default-src 'none'; style-src '{_policy_digest(style)}';"
        f" script-src '{_policy_digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def _policy_digest(text: str) -> str:
    """The hash by which a content security policy allows an inline text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class PageFinding(NamedTuple):
    """A finding as the page lists it."""

    community: str
    """Empty for a finding about no community, as in the sub-district's own file."""
    severity: str
    """error, warning or info."""
    code: str
    """Empty where a file could not be processed."""
    message: Words
    help: Words
    location: str
    """File and line as seen from the sub-district's folder: 桂园.yaml:12."""


def _errors_in_files(review: Review) -> Iterator[PageFinding]:
    """The errors within each file."""
    owners = owners_of(review)
    for result in review.results.values():
        community = owners.get(result.path, "")
        if result.failure:
            yield PageFinding(community, "error", "", result.failure, NO_WORDS, result.path)
        for one in result.errors:
            location = f"{path_in_folder(one.location.path, review)}:{one.location.line}"
            yield PageFinding(community, one.severity, one.code, one.message, one.help, location)


def _findings_among_files(review: Review) -> Iterator[PageFinding]:
    """The findings in the sub-district's own file and those that compare files."""
    owners = owners_of(review)
    for finding in review.findings:
        yield PageFinding(
            community=community_of_finding(finding, owners, review),
            severity=finding.rule.severity.value,
            code=finding.rule.code,
            message=finding.words,
            help=Words(finding.help("zh"), finding.help("en")),
            location=f"{path_in_folder(finding.span.path, review)}:{finding.span.line}",
        )
