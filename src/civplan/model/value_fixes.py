"""Fixes for values that cannot be read as they stand but have only one meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from civplan.findings.finding import Edit, Finding, Span
from civplan.model.figures import iso_when, parse_when
from civplan.model.rules.values import NOT_A_DATE, NOT_A_NUMBER, NOT_A_YEAR
from civplan.source.nodes import Scalar

NARROW_SIGNS = str.maketrans("０１２３４５６７８９．，／＋－％　", "0123456789.,/+-% ")
"""Full-width digits and the signs between them; other signs, such as ㎡, stay."""
ANY_DASH = re.compile(r"(?<=\d)[-—–‐‑−](?=\d)")
AROUND_SIGNS = re.compile(r"\s*([年月日号./-])\s*")
DATE_FORMS = (
    re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})([.])(\d{1,2})\2?"),
    re.compile(r"(\d{4})(年)(\d{1,2})月份?(?:(\d{1,2})[日号]?)?"),
    re.compile(r"(\d{4})()(\d\d)(\d\d)"),
)
"""Unambiguous dates: year, separator, month and day."""


def with_value_fix(finding: Finding, node: Scalar, is_readable: Callable[[str], object]) -> Finding:
    """A finding with the edit that makes the value readable, if it has only one meaning.

    Args:
        finding: The finding that the value cannot be read.
        node: The value.
        is_readable: Returns None for a text that cannot be read there.
    """
    reader = READERS_BY_RULE.get(finding.rule.code)
    text = reader(node.text.strip()) if reader else None
    if text is None or is_readable(text) is None:
        return finding
    return with_replacement(finding, node, text)


def with_replacement(finding: Finding, node: Scalar, text: str) -> Finding:
    """A finding with the edit that replaces a value by a text, within its quotation marks."""
    place = _inner_place(node)
    return finding.with_edits(Edit(place, text)) if place else finding


def _inner_place(node: Scalar) -> Span | None:
    """The place of a value within its quotes; None when the file spells it otherwise."""
    span = node.span
    if span.line != span.end_line:
        return None
    quotes = (span.end_column - span.column - len(node.text)) / 2
    if quotes != (0 if node.plain else 1):
        return None
    shift = int(quotes)
    return span._replace(column=span.column + shift, end_column=span.end_column - shift)


def _plain_figure(text: str) -> str:
    """A figure with ASCII digits and without thousands commas: ８，６００人 is 8600人."""
    narrow = text.translate(NARROW_SIGNS)
    figure = re.match(r"[+-]?\d{1,3}(?:,\d{3})+(?!\d|,)", narrow)
    return narrow if figure is None else figure[0].replace(",", "") + narrow[figure.end() :]


def _plain_year(text: str) -> str:
    """A year alone: 2007 for 2007年度."""
    return text.translate(NARROW_SIGNS).strip().removesuffix("年度").removesuffix("年").rstrip()


def _iso_date(text: str) -> str | None:
    """A date in the form of the standard, such as 2007-12-20 for 2007.12.20; None for no date."""
    if len(set(ANY_DASH.findall(text))) > 1:
        return None  # one of them may mean “to”
    narrow = AROUND_SIGNS.sub(r"\1", ANY_DASH.sub("-", text.translate(NARROW_SIGNS)).strip())
    when = parse_when(narrow)
    if when:
        return iso_when(when) if when.year else narrow
    match = next((match for form in DATE_FORMS if (match := form.fullmatch(narrow))), None)
    parts = match.group(1, 3, *range(4, (match.lastindex or 0) + 1)) if match else ()
    when = parse_when("-".join(part for part in parts if part))
    return iso_when(when) if when else None


READERS_BY_RULE: Mapping[str, Callable[[str], str | None]] = {
    NOT_A_NUMBER.code: _plain_figure,
    NOT_A_DATE.code: _iso_date,
    NOT_A_YEAR.code: _plain_year,
}
"""By the code of a rule, how the values that break it are read."""
