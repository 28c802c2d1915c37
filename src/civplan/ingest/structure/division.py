"""A page to its documents: the places where one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civplan.ingest.structure.bodies import has_site_words, is_body, is_sentence
from civplan.ingest.structure.fields import is_attachment_head
from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.signatures import is_date_line
from civplan.ingest.structure.titles import (
    document_mark,
    has_title_word,
    is_collection,
    may_be_title,
    title_stem,
)

MOST_OPENING_LINES = 6
"""Lines before 一、 among which the title of its document is looked for."""
_ANNOUNCES_DOCUMENT = re.compile(r"(?:如下|计划|方案|总结)[。：:]?$")


def document_starts(lines: Sequence[TextLine]) -> list[int]:
    """The positions of the lines with which a document of the page begins; the first is 0."""
    several = any(is_collection(line.text) for line in lines[:MOST_OPENING_LINES])
    starts = {0, *_marked(lines, several=several), *_titled(lines)}
    starts |= set(_restarts(lines, sorted(starts), several=several))
    return list(_with_text(lines, sorted(starts)))


def _with_text(lines: Sequence[TextLine], starts: Sequence[int]) -> Iterator[int]:
    """The beginnings without those between which there are titles and marks alone."""
    last = -1
    for start in starts:
        if last < 0 or any(not may_be_title(line) for line in _unmarked(lines[last:start])):
            yield start
            last = start


def _unmarked(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    return (line for line in lines if not document_mark(line))


def _marked(lines: Sequence[TextLine], *, several: bool) -> Iterator[int]:
    """Where a mark such as 篇2 begins a document.

    Before the first mark there may be the page's headline and introduction, which are no document;
    under the headline of a collection all paragraphs before it are such.
    """
    has_body = is_marked = False
    for position, line in enumerate(lines):
        if document_mark(line):
            if has_body:
                yield position
            several = False
            is_marked = True
        is_text = bool(label_at_start(line.text)) or not (several or has_site_words(line.text))
        is_long = is_body(line) or (is_marked and is_sentence(line))
        has_body = has_body or (is_long and is_text)


def _titled(lines: Sequence[TextLine]) -> Iterator[int]:
    """Where a title begins a document without a mark.

    It repeats the title of the page behind a text, or stands behind the date of the text before;
    or it is that of the attachment that a notice names in its title, 关于印发《…计划》的通知.
    """
    titles = [line.text for line in lines[:MOST_OPENING_LINES] if may_be_title(line)]
    stems = {title_stem(text) for text in titles}
    units = 0
    for position, line in enumerate(lines):
        if may_be_title(line) and has_title_word(line.text):
            is_page_title = units > 1 and title_stem(line.text) in stems
            before = lines[position - 1] if position else None
            if is_page_title or (before and is_date_line(before)):
                yield position
            elif (
                before
                and is_attachment_head(before)
                and any(f"《{line.text}》" in title for title in titles)
            ):
                yield position - 1
        units += is_body(line) and not has_site_words(line.text)


def _restarts(lines: Sequence[TextLine], starts: Sequence[int], *, several: bool) -> Iterator[int]:
    """Where 一、 begins anew behind a title, or behind an opening where a page has several."""
    known = set(starts)
    last = 0
    first: LabelKind | None = None
    for position, line in enumerate(lines):
        if position in known:
            last, first = 0, None
        label = label_at_start(line.text) if not line.rows else None
        if label is None or label.weak:
            continue
        first = first or label.kind
        if label.kind is not LabelKind.HAN or first is not LabelKind.HAN:
            continue
        if label.value == 1 and last > 1:
            start = _opening_position(lines, position, several=several)
            if start is not None:
                yield start
        last = label.value


def _opening_position(lines: Sequence[TextLine], position: int, *, several: bool) -> int | None:
    """Where the document begins whose 一、 is at a position; None when nothing says so."""
    start = None
    for before in range(position - 1, max(-1, position - 1 - MOST_OPENING_LINES), -1):
        line = lines[before]
        if label_at_start(line.text) or line.rows:
            break
        if may_be_title(line) and has_title_word(line.text):
            start = before
    if start is None and several and position:
        before = position - 1
        is_opening = not label_at_start(lines[before].text)
        if is_opening and _ANNOUNCES_DOCUMENT.search(lines[before].text):
            start = before
    return start
