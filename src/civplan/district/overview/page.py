"""The overview: one web page that holds all it needs, for a person who looks at a whole year."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from civplan import __version__
from civplan.district.overview import words
from civplan.district.overview.charts import bar_chart, step_charts
from civplan.district.overview.matrix import matrix_of
from civplan.district.overview.problems import problems_among, problems_inside
from civplan.district.overview.rows import FILTERS, cards_of, named, rows_of
from civplan.district.owners import counted_by_severity
from civplan.district.reminders import reminders_of
from civplan.district.review import Review
from civplan.findings.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent
LANGUAGES = Words("zh-CN", "en")
"""How HTML calls the two languages."""


def overview(review: Review) -> bytes:
    """The page as HTML in UTF-8; a button on it changes to the other language."""
    counted = counted_by_severity(review)
    style, script = asset("overview.css"), asset("overview.js")
    page = template().render(
        say=words,
        first=0 if review.language == "zh" else 1,
        languages=LANGUAGES,
        title=words.TITLE.filled(year=review.year),
        review=review,
        version=__version__,
        cards=list(cards_of(review, counted)),
        filters=FILTERS,
        rows=list(rows_of(review, counted, reminders(review))),
        matrix=matrix_of(review),
        bars=bar_chart(review),
        charts=step_charts(review),
        among=list(problems_among(review)),
        inside=list(problems_inside(review)),
        style=style,
        script=script,
        policy=policy(style, script),
        named=named,
    )
    return page.encode(errors="replace")


def reminders(review: Review) -> dict[str, Words]:
    """The message to each community that has something to do."""
    both = (reminders_of(review, "zh"), reminders_of(review, "en"))
    return {zh.community: Words(zh.text, en.text) for zh, en in zip(*both, strict=True)}


def template() -> Template:
    """The page's template; whatever comes from data is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("overview.html.j2")


def asset(name: str) -> str:
    """The page's style sheet or script."""
    return (HERE / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """What a browser may load for the page: nothing but its own style sheet and script."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """How a content security policy names an inline text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
