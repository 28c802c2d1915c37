"""Findings that hypothesis makes up: any path, any place, any text."""

from __future__ import annotations

import os

from hypothesis import strategies as st

from civplan.findings.finding import Edit, Finding, Safety, Severity, Span
from support.findings import rule_of

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
    rule = rule_of(draw(st.sampled_from(["X001", "X002"])), draw(st.sampled_from(Severity)))
    edits = draw(st.lists(st.builds(Edit, any_span(span.path), ANY_TEXT), max_size=2))
    return (
        rule._replace(fix=draw(st.sampled_from(Safety)))
        .at(span, what=draw(ANY_TEXT))
        .mended_by(*edits)
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
