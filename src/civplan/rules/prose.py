"""The texts of a plan as passages, run together so that a rule searches all of them at once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from re import Match, Pattern
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.findings.finding import Span
from civplan.model.choices import Document
from civplan.model.item import BOTH_DOCUMENTS, Item
from civplan.model.plan import Plan
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.sections import ExtraSection
from civplan.model.table import PlanTable
from civplan.model.text import Paragraphs, Text

if TYPE_CHECKING:  # few plans have a table
    from civplan.model.table_rows import PlanTableRow

HAN = "[^\\W\\x00-\\u04ff\\u2150-\\u24ff\\uff10-\\uff5a]"
"""A Chinese character: a letter that is not Latin, not a number in a circle and not full-width.

Said by what it is not: a range as wide as all Chinese characters takes milliseconds to compile.
"""
CLOSING_SIGNS = "，。；：、！？”’）》〉】〕」』"
"""Chinese marks behind a word."""
OPENING_SIGNS = "“‘（《〈【〔「『"
"""Chinese marks before a word."""
COUNTED = "[个名户次人件场家位处支篇项条元万年月日季期届批]"
"""What a masked number counts."""
BEFORE_UNKNOWN = "[共约达到计有访入问建修成助救改]"
"""Words before a figure, which “??” may stand for; behind others it ends a question."""
NUMERALS = "一二三四五六七八九十"
"""Chinese numerals that count headings and lists."""

PASSAGE_BREAK = "\n"
"""Separates two passages; no passage has one, so that a pattern stops there."""
LONGEST_CLAUSE = 300
"""Characters that are searched for an end: a text of many figures takes a time of its length."""


class Passage(NamedTuple):
    """A paragraph of a plan file, or a value on one line, as the documents print it."""

    text: str
    span: Span
    """The place of its value; ``positions.TextPlaces`` gives that of a part."""
    documents: tuple[Document, ...]
    """The documents that print it."""
    path: tuple[str, ...]
    """The path of its field: ``("work", "areas", "items", "text")``."""
    before: int = 0
    """Number of non-blank characters before it in the same value."""

    @property
    def field(self) -> str:
        """The last field of its path."""
        return self.path[-1]


class Hit(NamedTuple):
    """A match of a pattern in a passage, from ``start`` up to ``end``, counted from 0."""

    passage: Passage
    start: int
    end: int
    match: Match[str]
    """Its positions count from the start of all passages."""

    @property
    def text(self) -> str:
        """The text of the match."""
        return self.passage.text[self.start : self.end]

    def follows(self, pattern: str, reach: int) -> bool:
        """True when the characters before it, ``reach`` of them, end with a pattern.

        The pattern ends with ``$``; to search all that is before each hit would take a time that
        grows with the square of the text.
        """
        start = max(0, self.start - reach)
        return bool(re.compile(pattern).search(self.passage.text, start, self.start))

    def precedes(self, pattern: str) -> bool:
        """True when what is behind it begins with a pattern."""
        return bool(re.compile(pattern).match(self.passage.text, self.end))

    def count_before(self, marks: str) -> int:
        """How many of some marks stand before it in its passage."""
        return bisect_left(positions_of(marks, self.passage.text), self.start)

    def part(self, group: str | int) -> Hit:
        """The hit of one group of the pattern; the group must have matched."""
        shift = self.start - self.match.start()
        start, end = self.match.span(group)
        return self._replace(start=start + shift, end=end + shift)


def stands_for_figure(marks: Hit) -> bool:
    """True for question marks in the place of a figure: 共??人."""
    return marks.precedes(COUNTED) and marks.follows(f"{BEFORE_UNKNOWN}$", 1)


def hits_in(passages: Iterable[Passage], pattern: str) -> Iterator[Hit]:
    """The matches of a pattern in some passages."""
    for passage in passages:
        for match in re.finditer(pattern, passage.text):
            yield Hit(passage, match.start(), match.end(), match)


@lru_cache(maxsize=32)
def positions_of(marks: str, text: str) -> Sequence[int]:
    """Where a text has one of some marks, from 0; searched once for all hits in the text."""
    return tuple([match.start() for match in re.finditer(f"[{marks}]", text)])


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """The words that a text contains.

    A text lacks a character of most words; searching that takes a tenth of the time.
    """
    return [word for word in words if word[0] in text and word[-1] in text and word in text]


class Prose:
    """The passages of a plan."""

    __slots__ = ("_starts", "passages", "text")

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Take the passages, in the order of the file."""
        self.passages = tuple(passages)
        self.text = PASSAGE_BREAK.join([passage.text for passage in self.passages])
        self._starts: list[int] = []

    def find(self, pattern: Pattern[str]) -> Iterator[Hit]:
        """The matches of a pattern; it must not match a line break."""
        for match in pattern.finditer(self.text):
            starts = self.starts()
            number = bisect_right(starts, match.start()) - 1
            start = starts[number]
            yield Hit(self.passages[number], match.start() - start, match.end() - start, match)

    def starts(self) -> list[int]:
        """The start of each passage in the text, and that of one more."""
        if not self._starts:  # counted once, at the first match
            lengths = [len(passage.text) + 1 for passage in self.passages]
            self._starts = list(accumulate(lengths, initial=0))
        return self._starts


PrintedIn = tuple[Document, ...]
PassagePath = tuple[str, ...]

PRINTED_IN_PLAN, PRINTED_IN_SUMMARY = (Document.PLAN,), (Document.SUMMARY,)
FIELDS_WITHOUT_TEXT = frozenset(
    {"pack", "extends", "with_", "id", "file", "sheet", "ref", "after", "order", "stages"}
)
"""Fields that the plan and the summary do not print; a stage is checked by itself."""
FIELDS_OF_ONE_DOCUMENT = {
    "plan": PRINTED_IN_PLAN,
    "schedule": PRINTED_IN_PLAN,
    "members": PRINTED_IN_PLAN,
    "due": PRINTED_IN_PLAN,
    "summary": PRINTED_IN_SUMMARY,
    "combine": PRINTED_IN_SUMMARY,
    "honours": PRINTED_IN_SUMMARY,
    "result": PRINTED_IN_SUMMARY,
    "reason": PRINTED_IN_SUMMARY,
    "next": PRINTED_IN_SUMMARY,
    "changed": PRINTED_IN_SUMMARY,
}
"""Fields that only one document prints."""
new_passage: Callable[[tuple[str, Span, PrintedIn, PassagePath, int]], Passage] = partial(
    tuple.__new__, Passage
)
"""A passage of its five values, in half the time that its class takes."""
TYPES_WITH_TEXT = (str, tuple, Record)
"""Types of values with texts; choices, years, yes and no have none."""


def passages_of(plan: Plan) -> Iterator[Passage]:
    """Every text of a plan that a document prints, in the order of the fields."""
    passages: list[Passage] = []
    _add_record_texts(passages, plan, BOTH_DOCUMENTS, ())
    first: dict[str, Passage] = {}
    seen: set[tuple[str, Span, int]] = set()
    for passage in passages:
        other = first.setdefault(passage.text, passage)
        if other is not passage:  # few texts stand there twice, and a place takes long to look up
            seen.add((other.text, other.span, other.before))
            place = (passage.text, passage.span, passage.before)
            if place in seen:  # the result of an item with one target is the target's too
                continue
            seen.add(place)
        yield passage


def _add_record_texts(
    passages: list[Passage], record: Record, documents: PrintedIn, path: PassagePath
) -> None:
    """Add the texts of a record and of all that it holds."""
    for field, span in record.spans.items():
        value = getattr(record, field)
        if not isinstance(value, TYPES_WITH_TEXT) or field in FIELDS_WITHOUT_TEXT:
            continue
        documents_here = documents
        if field in FIELDS_OF_ONE_DOCUMENT:
            documents_here = (
                FIELDS_OF_ONE_DOCUMENT[field]
                if FIELDS_OF_ONE_DOCUMENT[field][0] in documents
                else ()
            )
        path_here = (*path, field)
        if isinstance(value, str):  # as most values are
            passages.append(new_passage((value, span, documents_here, path_here, 0)))
        elif isinstance(value, Text):
            _add_text(passages, value, documents_here, path_here)
        elif isinstance(value, Result):
            _add_result(passages, value, documents_here, path_here)
        elif isinstance(value, Record):
            _add_record_texts(
                passages, value, _documents_printing(value, documents_here), path_here
            )
        else:
            _add_values(passages, value, span, documents_here, path_here)


def _add_values(
    passages: list[Passage],
    values: tuple[Any, ...],
    span: Span,
    documents: PrintedIn,
    path: PassagePath,
) -> None:
    """Add the texts of a list; figures and dates have none."""
    if values and isinstance(values[0], str):
        _add_lines(passages, values, span, documents, path)
    elif values and isinstance(values[0], Record):
        for value in values:
            _add_record_texts(passages, value, _documents_printing(value, documents), path)
            if isinstance(value, PlanTable) and value.content:
                _add_rows(passages, value.content.rows, _documents_printing(value, documents), path)


def _add_rows(
    passages: list[Passage],
    rows: Iterable[PlanTableRow],
    documents: PrintedIn,
    path: PassagePath,
) -> None:
    """Add the cells of a table, each a passage; those of a file have their places there."""
    from civplan.model.table_sums import NO_FIGURE_SIGNS  # noqa: PLC0415 - few plans have a table

    for row in rows:
        for cell in row.cells:
            if cell.text not in NO_FIGURE_SIGNS:
                passage = Passage(cell.text, cell.span, documents, (*path, "rows"), cell.before)
                passages.append(passage)


def _documents_printing(record: Record, documents: PrintedIn) -> PrintedIn:
    """The documents that print a record."""
    if isinstance(record, Item):
        return tuple([document for document in documents if record.belongs_in(document)])
    if isinstance(record, ExtraSection):
        return tuple(document for document in documents if document in record.in_)
    if isinstance(record, PlanTable):
        is_own = len(documents) == 1
        return tuple(one for one in documents if record.belongs_in(one, own=is_own))
    return documents


def _add_text(passages: list[Passage], text: Text, documents: PrintedIn, path: PassagePath) -> None:
    """Add the paragraphs of a text; without a form for the summary, the plan alone prints it.

    A place of only one document prints what is written.
    """
    if len(documents) == 1:
        _add_paragraphs(passages, text.as_written, documents, path)
        return
    _add_paragraphs(passages, text.plan, PRINTED_IN_PLAN, path)
    if text.summary:
        _add_paragraphs(passages, text.summary, PRINTED_IN_SUMMARY, path)


def _add_paragraphs(
    passages: list[Passage], paragraphs: Paragraphs, documents: PrintedIn, path: PassagePath
) -> None:
    """Add the passages of paragraphs, several of which may be of one value."""
    if len(paragraphs) == 1:  # as in most texts
        text, span = paragraphs[0]
        passages.append(new_passage((text, span, documents, path, 0)))
        return
    before: dict[Span, int] = {}
    for paragraph in paragraphs:
        count = before.get(paragraph.span, 0)
        passages.append(Passage(paragraph.text, paragraph.span, documents, path, count))
        before[paragraph.span] = count + len("".join(paragraph.text.split()))


def _add_lines(
    passages: list[Passage],
    lines: tuple[str, ...],
    span: Span,
    documents: PrintedIn,
    path: PassagePath,
) -> None:
    """Add the passages of a list of lines, with the place of the list."""
    before = 0
    for line in lines:
        passages.append(Passage(line, span, documents, path, before))
        before += len("".join(line.split()))


def _add_result(
    passages: list[Passage], result: Result, documents: PrintedIn, path: PassagePath
) -> None:
    """Add the passages of a result."""
    if result.text:
        _add_text(passages, result.text, documents, path)
    for entry in result.entries:
        _add_record_texts(passages, entry, documents, path)


def clause_start(text: str, end: int, marks: str) -> int:
    """Where the clause before a position begins: behind the last of some marks."""
    first = max(0, end - LONGEST_CLAUSE)
    return next((place for place in range(end, first, -1) if text[place - 1] in marks), first)


def clause_rest(text: str, start: int, marks: str) -> str:
    """The text from a position up to the first of some marks."""
    last = min(len(text), start + LONGEST_CLAUSE)
    end = next((place for place in range(start, last) if text[place] in marks), last)
    return text[start:end]
