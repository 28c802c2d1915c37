"""P309: numbers typed by hand where civplan numbers itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.findings.finding import Edit, Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.model.choices import ItemStyle
from civplan.model.item import Item
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.text import Text, TextParagraph
from civplan.rules.locating import exact_place
from civplan.rules.prose import Hit
from civplan.rules.signs import HAN, NUMERALS, OPENING
from civplan.rules.subject import Subject

HAND_TYPED = Rule(
    "P309",
    "hand-typed-number",
    Severity.WARNING,
    Words("编号“{text}”是手工输入的，印出来会重复", "the number “{text}” would be printed twice"),
    Words("删去编号，生成文件时自动编写", "take it out; civplan writes the numbers"),
    why=Words(
        "标题、措施和附件的编号由程序按 GB/T 9704 编写，增删条目时自动顺延。"
        "文字里再写一个，印出来就成了“1.1、……”。",
        "civplan numbers headings, items and attachments as GB/T 9704 asks, and renumbers them when"
        " entries come or go. One typed into the text is printed beside it.",
    ),
    fails="""\
work:
  items:
    - 1、每月召开一次楼群组长例会。
""",
    passes="""\
work:
  items:
    - 每月召开一次楼群组长例会。
""",
    fix=Safety.SAFE,
)
RULES = (HAND_TYPED,)

NUMBER = (
    rf"^(?P<number>[{NUMERALS}]{{1,3}}[、.．](?![{NUMERALS}])"
    rf"|[（(](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[）)]、?"
    rf"|[0-9]{{1,2}}(?:、|[.．]|[）)]、?)|[①-⑳](?![①-⑳、])|第[{NUMERALS}][，、：](?![{NUMERALS}])"
    rf"|(?P<ordinal>[{NUMERALS}]是))[ \t\u3000\u00a0]*"
    rf"(?:(?={HAN})|(?=[{OPENING}]))(?![{NUMERALS}]+[、期楼号月])"
)
"""A number at the start of a text with the blanks behind it; Chinese follows."""
LIKELY = (
    rf"\n(?:[（(]?(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[）)、.．](?![0-9])|[①-⑳]|第.[，、：]|.是)"
)
"""The beginning of a text. A search for the line break before it is much faster than for ``^``."""
NUMBERED = frozenset({("items", "text"), ("items", "result"), ("items", "name"), ("areas", "name")})
"""The last fields of texts that civplan numbers, beside headings and attachments."""


def hand_typed_numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers at the start of headings, names and items."""
    if not has_numbers(subject.prose.text):
        return
    hits = [hit for hit in subject.find(re.compile(NUMBER, re.MULTILINE)) if may_be_numbered(hit)]
    if not hits:
        return
    ordinal = dict(numbered_paragraphs(subject.plan))
    for hit in hits:
        is_first = hit.passage.field not in {"text", "result"} or key_of(hit) in ordinal
        is_number = hit.match["ordinal"] is None or ordinal.get(key_of(hit))
        if is_first and is_number and not counts_on(hit):
            finding = subject.at(HAND_TYPED, hit.part("number"), text=hit.match["number"])
            yield without_number(subject, finding, hit)


def without_number(subject: Subject, finding: Finding, hit: Hit) -> Finding:
    """The finding with the edit that takes a number out, up to where the text goes on.

    The file may have blanks there that a folded text has not; left over, they would indent it.
    """
    number = exact_place(hit.passage, hit.start, hit.start + 1, subject.lines_of)
    text = exact_place(hit.passage, hit.end, hit.end + 1, subject.lines_of)
    if number is None or text is None or number.line != text.line:
        return finding
    return finding.mended_by(Edit(number._replace(end_column=text.column), ""))


def has_numbers(prose: str) -> bool:
    """True when some text may begin with a number; most files have none, and end here."""
    return bool(re.search(LIKELY, f"\n{prose}"))


def may_be_numbered(hit: Hit) -> bool:
    """True at the start of a text that civplan may number."""
    path = hit.passage.path
    return hit.start == 0 and (
        path[-1] == "heading" or path[-2:] in NUMBERED or "attachments" in path[-2:]
    )


def counts_on(hit: Hit) -> bool:
    """True when 第一 is followed by 第二 in the same paragraph: the author counts inside it."""
    return hit.text.startswith("第一") and "第二" in hit.passage.text


def key_of(hit: Hit) -> TextParagraph:
    """The paragraph that a hit stands in."""
    return TextParagraph(hit.passage.text, hit.passage.span)


def numbered_paragraphs(record: Record) -> Iterator[tuple[TextParagraph, bool]]:
    """The first paragraphs of all items below a record; True where 一是…二是… counts them."""
    is_ordinal = getattr(record, "style", None) is ItemStyle.ORDINAL
    for field in record.spans:
        value = getattr(record, field)
        for one in value if isinstance(value, tuple) and field else (value,):
            if isinstance(one, Item):
                yield from ((paragraph, is_ordinal) for paragraph in first_paragraphs(one))
            if isinstance(one, Record):
                yield from numbered_paragraphs(one)


def first_paragraphs(item: Item) -> Iterator[TextParagraph]:
    """With what an item may begin in the plan and in the summary."""
    said = item.result.text if isinstance(item.result, Result) else None
    for text in (item.text, said):
        forms: Iterable[tuple[TextParagraph, ...] | None] = (
            (text.plan, text.summary) if isinstance(text, Text) else ()
        )
        yield from (form[0] for form in forms if form)


CHECKS = (hand_typed_numbers,)
