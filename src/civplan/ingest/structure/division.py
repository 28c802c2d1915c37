"""A page to its documents: glued titles cut off, and the places where a document begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from civplan.ingest.structure.aside import HEADLINE, INTRODUCTION, TITLE_SIGN, Aside
from civplan.ingest.structure.fields import is_date_line
from civplan.ingest.structure.furniture import has_site_words, is_body
from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.titles import (
    LONGEST_TITLE_LINE,
    PLAN_WORDS,
    SHORTEST_GLUED_TEXT,
    SHORTEST_GLUED_TITLE,
    SUMMARY_WORDS,
    TITLE_ENDINGS,
    document_mark,
    glued_mark,
    has_title_word,
    is_collection,
    marks_inside,
    may_be_title,
    title_stem,
)

MOST_OPENING_LINES = 6
"""Lines before 一、 among which the title of its document is looked for."""
_BRACKETED = re.compile(r"^[【〖]([^【】〖〗]{4,40})[】〗]")
_DOUBLED = re.compile(rf"^(?:[^\s:：]{{2,4}}[:：])?(.{{{SHORTEST_GLUED_TITLE},40}}?)\s*\1")
_TITLE_BEFORE_YEAR = re.compile(
    rf"^[^\s，。：；、,:;“”]{{2,30}}?(?:{PLAN_WORDS}|{SUMMARY_WORDS})"
    r"(?=(?:19|20)[0-9]{2}|20[xX×]{2}|今年|一年来|[xX×]{2}年|根据|为(?:了|进一步|贯彻|深入|切实))"
)
"""A title that stands glued to a text that begins as the text of a plan or summary does."""
_ANNOUNCES_DOCUMENT = re.compile(r"(?:如下|计划|方案|总结)[。：:]?$")


def cut_glued_titles(lines: Iterable[TextLine]) -> tuple[tuple[TextLine, ...], tuple[Aside, ...]]:
    """Cut the titles and marks of documents off the text that stands glued behind them.

    The brackets around such a title are put aside, a title that stands twice is put aside once.
    """
    stems: set[str] = set()
    cut: list[TextLine] = []
    asides: list[Aside] = []
    in_head = True
    for line in lines:
        for piece in _cut_at_marks(line):
            if not isinstance(piece, TextLine):
                asides.append(piece)
                continue
            for part in _cut_title(piece, frozenset(stems), in_head=in_head):
                if not isinstance(part, TextLine):
                    asides.append(part)
                    continue
                cut.append(part)
                in_head = bool(document_mark(part)) or (in_head and not is_body(part))
                if may_be_title(part) and in_head:
                    stems.add(title_stem(part.text))
    return tuple(cut), tuple(asides)


def _cut_at_marks(line: TextLine) -> Iterator[TextLine | Aside]:
    """A line cut before and behind the marks that stand inside it, with their page's headline."""
    spans = [] if line.rows else marks_inside(line.text)
    start = 0
    for begin, end in spans:
        before = line.part(start, begin)
        if before.text:
            is_intro = start == 0 and has_site_words(before.text)
            yield Aside(before, INTRODUCTION) if is_intro else before
        yield line.part(begin, end)
        start = end
    rest = line.part(start)
    if rest.text or rest.number:
        yield rest


def _cut_title(
    line: TextLine, stems: frozenset[str], *, in_head: bool
) -> Iterator[TextLine | Aside]:
    """A line cut behind the title that it begins with."""
    text = line.text
    if not in_head and not re.search("篇|范文", text[: 2 * LONGEST_TITLE_LINE]):
        yield line
        return
    if line.rows or len(text) < SHORTEST_GLUED_TITLE + SHORTEST_GLUED_TEXT:
        yield line
        return
    glued = glued_mark(text, stems)
    bracketed = _BRACKETED.match(text)
    doubled = _DOUBLED.match(text)
    if glued:
        yield line.part(0, glued[2])
        yield line.part(glued[2])
    elif bracketed and not document_mark(line) and re.search(TITLE_ENDINGS, bracketed[1]):
        yield Aside(line.part(0, 1), TITLE_SIGN)
        yield line.part(1, bracketed.end() - 1)
        yield Aside(line.part(bracketed.end() - 1, bracketed.end()), TITLE_SIGN)
        yield line.part(bracketed.end())
    elif doubled and not re.search("[，。,；]", doubled[1]):
        if title_stem(doubled[1]) in stems:
            yield Aside(line.part(0, doubled.end()), HEADLINE)
            yield line.part(doubled.end())
        else:
            yield Aside(line.part(0, doubled.end(1)), HEADLINE)
            yield from _cut_title_behind(line, doubled.end(1), doubled.end())
    else:
        yield from _cut_plain_title(line, stems)


def _cut_plain_title(line: TextLine, stems: frozenset[str]) -> Iterator[TextLine | Aside]:
    """A line cut behind a title that the page has already, or that its words alone show."""
    text = line.text
    known = [one for one in stems if len(one) >= SHORTEST_GLUED_TITLE and has_title_word(one)]
    start = max((len(stem) for stem in known if text.startswith(stem)), default=0)
    first = None if known else _TITLE_BEFORE_YEAR.match(text)
    if may_be_title(line) or len(text) - start < SHORTEST_GLUED_TEXT:
        yield line
    elif start:
        yield Aside(line.part(0, start), HEADLINE)
        yield line.part(start)
    elif first and len(text) > LONGEST_TITLE_LINE:
        yield line.part(0, first.end())
        yield line.part(first.end())
    else:
        yield line


def _cut_title_behind(line: TextLine, start: int, end: int) -> Iterator[TextLine]:
    """The second of two equal titles with its mark, then the text behind it."""
    rest = line.part(start)
    mark = glued_mark(rest.text, frozenset({title_stem(line.text[start:end])}))
    end = start + mark[2] if mark else end
    yield line.part(start, end)
    if line.part(end).text:
        yield line.part(end)


def document_starts(lines: Sequence[TextLine]) -> list[int]:
    """The positions of the lines with which a document of the page begins; the first is 0."""
    marked = [position for position, line in enumerate(lines) if document_mark(line)]
    starts = {0, *(position for position in marked if _has_body(lines[:position]))}
    starts |= set(_titled(lines))
    several = any(is_collection(line.text) for line in lines[:MOST_OPENING_LINES])
    starts |= set(_restarts(lines, sorted(starts), several=several))
    return sorted(starts)


def _titled(lines: Sequence[TextLine]) -> Iterator[int]:
    """Where a title begins a document without a mark.

    It repeats the title of the page behind a text, or stands behind the date of the text before.
    """
    stems = {title_stem(line.text) for line in lines[:MOST_OPENING_LINES] if may_be_title(line)}
    units = 0
    for position, line in enumerate(lines):
        if may_be_title(line) and has_title_word(line.text):
            is_page_title = units > 1 and title_stem(line.text) in stems
            if is_page_title or (position and is_date_line(lines[position - 1])):
                yield position
        units += is_body(line) and not has_site_words(line.text)


def _has_body(lines: Sequence[TextLine]) -> bool:
    """True when some line before a mark is text of a document, and not of the site."""
    return any(
        is_body(line) and (label_at_start(line.text) or not has_site_words(line.text))
        for line in lines
    )


def _restarts(lines: Sequence[TextLine], starts: Sequence[int], *, several: bool) -> Iterator[int]:
    """Where 一、 begins anew behind a title, or behind an opening where a page has several."""
    last = 0
    first: LabelKind | None = None
    for position, line in enumerate(lines):
        if position in starts:
            last, first = 0, None
        label = label_at_start(line.text) if not line.rows else None
        if label is None or label.weak:
            continue
        first = first or label.kind
        if label.kind is not LabelKind.HAN or first is not LabelKind.HAN:
            continue
        if label.value == 1 and last > 1:
            start = _opening(lines, position, several=several)
            if start is not None:
                yield start
        last = label.value


def _opening(lines: Sequence[TextLine], position: int, *, several: bool) -> int | None:
    """Where the document begins whose 一、 is at a position; None when nothing says so."""
    start = None
    for before in range(position - 1, max(-1, position - 1 - MOST_OPENING_LINES), -1):
        line = lines[before]
        if label_at_start(line.text) or line.rows:
            break
        if may_be_title(line) and has_title_word(line.text):
            start = before
    if start is None and position:
        before = position - 1
        is_opening = not label_at_start(lines[before].text) and bool(
            _ANNOUNCES_DOCUMENT.search(lines[before].text)
        )
        if several and is_opening:
            start = before
    return start
