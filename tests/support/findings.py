"""Rules and findings that are made up for tests."""

from __future__ import annotations

import os

from hypothesis import strategies as st

from civplan.findings.finding import Edit, Finding, Rule, Safety, Severity, Span
from civplan.findings.words import Words

SAYS = Words("{what}不对", "{what} is wrong")
HELP = Words("改掉{what}", "change {what}")


def made_up_rule(
    code: str = "X001", severity: Severity = Severity.ERROR, help_: Words = HELP
) -> Rule:
    """A rule that speaks of ``{what}``."""
    return Rule(code, "made-up", severity, SAYS, help_)


def finding_at(
    line: int, column: int, end_column: int, end_line: int | None = None, path: str = "a.yaml"
) -> Finding:
    """A finding about “它” at a place of one line, or from there to another."""
    span = Span(path, line, column, end_line or line, end_column)
    return made_up_rule().at(span, what="它")


ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x00\x1b\t\n\r\x85\u2028\ufffe\udc80<&>\"'%:,𠮷")
)
PATHS = st.binary(max_size=30).map(lambda name: os.fsdecode(name.replace(b"\0", b"")))
"""Names that a file can have, those that are not UTF-8 among them."""
NUMBERS = st.integers(1, 10_000)


@st.composite
def any_finding(draw: st.DrawFn) -> Finding:
    """A finding whose rule speaks of ``{what}``, and what it speaks of is any text."""
    span = draw(any_span())
    rule = made_up_rule(draw(st.sampled_from(["X001", "X002"])), draw(st.sampled_from(Severity)))
    edits = draw(st.lists(st.builds(Edit, any_span(span.path), ANY_TEXT), max_size=2))
    return (
        rule._replace(fix=draw(st.sampled_from(Safety)))
        .at(span, what=draw(ANY_TEXT))
        .with_edits(*edits)
    )


@st.composite
def any_span(draw: st.DrawFn, path: str | None = None) -> Span:
    """Any place, of a file or of any."""
    numbers = (draw(NUMBERS) for _ in range(4))
    return Span(draw(PATHS) if path is None else path, *numbers)


FINDINGS = st.lists(any_finding(), max_size=5)


def without_halves(text: str) -> str:
    """A text whose half characters are shown as their codes, as every report does."""
    return "".join(f"U+{ord(sign):04X}" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
