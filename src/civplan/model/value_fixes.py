"""What was surely meant by a key or a value that cannot be read as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from civplan.findings.finding import Edit, Finding, Span
from civplan.model.figures import iso_when, parse_when
from civplan.model.rules.values import NOT_A_DATE, NOT_A_NUMBER, NOT_A_YEAR
from civplan.model.spelling import edit_distance
from civplan.source.nodes import Scalar

C = TypeVar("C")
NARROW_SIGNS = str.maketrans("０１２３４５６７８９．，／＋－％　", "0123456789.,/+-% ")
"""Full-width digits and what stands between them; other signs, such as ㎡, stay."""
ANY_DASH = re.compile(r"(?<=\d)[-—–‐‑−](?=\d)")
AROUND_SIGNS = re.compile(r"\s*([年月日号./-])\s*")
DATE_FORMS = (
    re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})([.])(\d{1,2})\2?"),
    re.compile(r"(\d{4})(年)(\d{1,2})月份?(?:(\d{1,2})[日号]?)?"),
    re.compile(r"(\d{4})()(\d\d)(\d\d)"),
)
"""Year, what follows it, month and day, in ways that can mean nothing else."""
SHORTEST_CHINESE, SHORTEST_LATIN = 4, 5
"""Characters of a name from which on one that is wrong leaves no doubt about it."""


def with_value_fix(finding: Finding, node: Scalar, is_readable: Callable[[str], object]) -> Finding:
    """A finding about a value with the edit that writes what was surely meant, if anything was.

    Args:
        finding: That the value cannot be read.
        node: The value.
        is_readable: Not None for a text that can be read there.
    """
    meant = (
        READERS_BY_RULE[finding.rule.code](node.text.strip())
        if finding.rule.code in READERS_BY_RULE
        else None
    )
    if meant is None or is_readable(meant) is None:
        return finding
    return with_replacement(finding, node, meant)


def with_replacement(finding: Finding, node: Scalar, text: str) -> Finding:
    """A finding with the edit that writes a text for a value, within its quotation marks."""
    place = _inner_place(node)
    return finding.mended_by(Edit(place, text)) if place else finding


def _inner_place(node: Scalar) -> Span | None:
    """The place of a value's text without its quotes; None when it stands there in another way."""
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
"""How values that break a rule are read all the same."""


def _comparable_name(name: str) -> str:
    """A name without what people see no difference in: width, blanks, capitals."""
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


def name_in_other_form(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs in width, blanks or capitals only; None when there is none."""
    return next((one for one in known if _comparable_name(one) == _comparable_name(name)), None)


def certain_name(name: str, fields: Mapping[str, str]) -> str | None:
    """The known name that a mistyped one stands for beyond doubt.

    One character of a long name may be wrong, missing or too many, or two be swapped, and no name
    of another field is as near.

    Args:
        name: What stands in the file.
        fields: The field that each known name means.
    """
    same = name_in_other_form(name.replace("-", "_"), fields)
    if same:
        return same
    typed = _comparable_name(name)
    near = [known for known in fields if edit_distance(typed, known) == 1]
    if len({fields[known] for known in near}) != 1 or not _is_long(typed, near[0]):
        return None
    return near[0]


def _is_long(typed: str, known: str) -> bool:
    """True when one wrong character leaves no doubt: the rest is most of the name."""
    least = SHORTEST_LATIN if known.isascii() else SHORTEST_CHINESE
    is_swap = sorted(typed) == sorted(known)
    return max(len(typed), len(known)) >= (least - 1 if is_swap else least)
