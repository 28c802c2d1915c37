"""Which texts a plan has, and which of the documents prints each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from civplan.findings.finding import Span
from civplan.model.choices import Document
from civplan.model.item import BOTH, Item
from civplan.model.plan import Plan
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.sections import ExtraSection
from civplan.model.text import Paragraphs, Text
from civplan.rules.prose import Passage

Documents = tuple[Document, ...]
Path = tuple[str, ...]

PLAN, SUMMARY = (Document.PLAN,), (Document.SUMMARY,)
NO_TEXTS = frozenset({"pack", "extends", "id", "file", "ref", "after"})
"""Fields whose values name something and are not printed."""
PRINTED_IN = {
    "plan": PLAN,
    "schedule": PLAN,
    "members": PLAN,
    "due": PLAN,
    "summary": SUMMARY,
    "honours": SUMMARY,
    "result": SUMMARY,
    "reason": SUMMARY,
    "next": SUMMARY,
    "changed": SUMMARY,
}
"""Fields of which only one document prints anything."""
HAVING_TEXTS = (str, tuple, Record)
"""What may have texts; words to choose from, years, yes and no have none."""


def passages_of(plan: Plan) -> Iterator[Passage]:
    """Every text of a plan that a document prints, in the order of the fields."""
    seen: set[tuple[Span, int, str]] = set()
    for passage in passages_in(plan, BOTH, ()):
        place = (passage.span, passage.before, passage.text)
        if place not in seen:  # the result of an item with one target is the target's too
            seen.add(place)
            yield passage


def passages_in(record: Record, documents: Documents, path: Path) -> list[Passage]:
    """The texts of a record and of all that it holds."""
    found: list[Passage] = []
    for field, span in record.spans.items():
        value = getattr(record, field)
        if not isinstance(value, HAVING_TEXTS) or field in NO_TEXTS:
            continue
        printed = documents
        if field in PRINTED_IN:
            printed = PRINTED_IN[field] if PRINTED_IN[field][0] in documents else ()
        if isinstance(value, str):  # as most values are
            found.append(Passage(value, span, printed, (*path, field)))
        elif isinstance(value, Text):
            found += passages_of_text(value, printed, (*path, field))
        else:
            found += passages_of_value(value, span, printed, (*path, field))
    return found


def passages_of_value(
    value: Record | tuple[Any, ...], span: Span, documents: Documents, path: Path
) -> list[Passage]:
    """The texts of a value that holds others; figures and dates have none."""
    if isinstance(value, Result):
        return passages_of_result(value, documents, path)
    if isinstance(value, Record):
        return passages_in(value, documents_of(value, documents), path)
    if value and isinstance(value[0], str):
        return passages_of_lines(value, span, documents, path)
    if value and isinstance(value[0], Record):
        of_each = [passages_in(one, documents_of(one, documents), path) for one in value]
        return list(chain.from_iterable(of_each))
    return []


def documents_of(record: Record, documents: Documents) -> Documents:
    """The documents that print a record."""
    if isinstance(record, Item):
        return tuple([document for document in documents if record.belongs_in(document)])
    if isinstance(record, ExtraSection):
        return tuple(document for document in documents if document in record.in_)
    return documents


def passages_of_text(text: Text, documents: Documents, path: Path) -> list[Passage]:
    """The paragraphs of a text; without a form for the summary, the plan alone prints it.

    Where only one document has the place, it prints what is written.
    """
    if len(documents) == 1:
        return passages_of_paragraphs(text.as_written, documents, path)
    found = passages_of_paragraphs(text.plan, PLAN, path)
    if text.summary:
        found += passages_of_paragraphs(text.summary, SUMMARY, path)
    return found


def passages_of_paragraphs(
    paragraphs: Paragraphs, documents: Documents, path: Path
) -> list[Passage]:
    """Paragraphs, several of which may stand in one value."""
    if len(paragraphs) == 1:  # as in most texts
        return [Passage(paragraphs[0].text, paragraphs[0].span, documents, path)]
    found: list[Passage] = []
    before: dict[Span, int] = {}
    for paragraph in paragraphs:
        count = before.get(paragraph.span, 0)
        found.append(Passage(paragraph.text, paragraph.span, documents, path, count))
        before[paragraph.span] = count + len("".join(paragraph.text.split()))
    return found


def passages_of_lines(
    lines: tuple[str, ...], span: Span, documents: Documents, path: Path
) -> list[Passage]:
    """The entries of a list of lines, whose place is that of the list."""
    found: list[Passage] = []
    before = 0
    for line in lines:
        found.append(Passage(line, span, documents, path, before))
        before += len("".join(line.split()))
    return found


def passages_of_result(result: Result, documents: Documents, path: Path) -> list[Passage]:
    """The words of a result."""
    found = passages_of_text(result.text, documents, path) if result.text else []
    for entry in result.entries:
        found += passages_in(entry, documents, path)
    return found
