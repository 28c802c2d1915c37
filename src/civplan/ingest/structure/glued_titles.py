"""Titles and marks that stand glued to the text behind them are cut off it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.ingest.structure.aside import (
    HEADLINE,
    INTRODUCTION,
    ORIGIN,
    SITE_NOTE,
    TITLE_SIGN,
    Aside,
)
from civplan.ingest.structure.bodies import has_site_words, is_body
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
    marks_inside,
    may_be_title,
    title_stem,
)

_BRACKETED = re.compile(r"^[【〖]([^【】〖〗]{4,40})[】〗]")
_DOUBLED = re.compile(
    rf"^(?:[^\s:：]{{2,4}}[:：])?(.{{{SHORTEST_GLUED_TITLE},40}}?)\s*\1", re.DOTALL
)
_SITE_BEFORE_TITLE = re.compile(
    r"^(?:[-—–]\s*[^-—–，。]{2,16}[-—–]|第\s*(?:[0-9]+\s*)?页\s*共\s*(?:[0-9]+\s*)?页)\s*"
)
_TITLE_BEFORE_YEAR = re.compile(
    rf"^(?!根据|按照|为|在|结合|依据|落实)[^\s，。：；、,:;“”]{{2,30}}?(?:{PLAN_WORDS}|{SUMMARY_WORDS})"
    r"(?=(?:19|20)[0-9]{2}|20[xX×]{2}|今年|近年来|一年来|[xX×]{2}年|根据|为(?:了|进一步|贯彻|深入|切实))"
)
"""A title that stands glued to a text that begins as the text of a plan or summary does."""
_COLLECTION_BEFORE_TEXT = re.compile(
    rf"^[^，。；！？,;!?]{{4,40}}?[（(]\s*\w{{0,2}}\s*(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*篇[)）]\s*(?=.{{{SHORTEST_GLUED_TEXT}}})"
)
_TITLE_BEFORE_LABEL = re.compile(r"^[^，。；！？、,;!?]{6,45}?(?=(?:一|1)[、.．])")
_DATED_TITLE = re.compile(
    r"^(.{6,45}?)[\s\u3000]+((?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?:\s+[0-9:]{4,8})?)$"
)
Cut = TextLine | Aside


def cut_glued_titles(
    lines: Iterable[TextLine],
) -> tuple[tuple[TextLine, ...], tuple[Aside, ...]]:
    """Cut the titles and marks of documents off the text that stands glued behind them.

    The brackets around such a title are put aside, a title that stands twice is put aside once.
    """
    stems: set[str] = set()
    cut: list[TextLine] = []
    asides: list[Aside] = []
    in_head = True
    for line in lines:
        for part in _cut_line(line, stems, in_head=in_head):
            if isinstance(part, Aside):
                asides.append(part)
                continue
            cut.append(part)
            in_head = bool(document_mark(part)) or (in_head and not is_body(part))
            if may_be_title(part) and in_head:
                stems.add(title_stem(part.text))
    return tuple(cut), tuple(asides)


def _cut_line(line: TextLine, stems: set[str], *, in_head: bool) -> Iterator[Cut]:
    """A line cut at the marks inside it and behind the title that it begins with."""
    for piece in _cut_at_marks(line):
        if isinstance(piece, Aside) or piece.rows:
            yield piece
        elif in_head or re.search("篇|范文", piece.text[: 2 * LONGEST_TITLE_LINE]):
            yield from _cut_title(piece, frozenset(stems))
        else:
            yield piece


def _cut_at_marks(line: TextLine) -> Iterator[Cut]:
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


def _cut_title(line: TextLine, stems: frozenset[str]) -> Iterator[Cut]:
    """A line cut behind the title that it begins with."""
    text = line.text
    dated = _DATED_TITLE.match(text)
    if dated and re.search(TITLE_ENDINGS, dated[1]):
        yield line.part(0, dated.end(1))
        yield Aside(line.part(dated.start(2)), ORIGIN)
        return
    if len(text) < SHORTEST_GLUED_TITLE + SHORTEST_GLUED_TEXT:
        yield line
        return
    collection = _COLLECTION_BEFORE_TEXT.match(text)
    if collection and not has_site_words(text):
        yield line.part(0, collection.end())
        yield from _cut_title(line.part(collection.end()), stems)
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
        yield from _cut_doubled(line, stems, doubled)
    else:
        yield from _cut_plain_title(line, stems)


def _cut_doubled(line: TextLine, stems: frozenset[str], doubled: re.Match[str]) -> Iterator[Cut]:
    """A line that begins with its title twice: the first, or both where the page has it already."""
    stem = title_stem(doubled[1])
    if stem in stems:
        yield Aside(line.part(0, doubled.end()), HEADLINE)
        yield line.part(doubled.end())
        return
    yield Aside(line.part(0, doubled.end(1)), HEADLINE)
    second = line.part(doubled.end(1))
    mark = glued_mark(second.text, frozenset({stem}))
    end = (
        mark[2]
        if mark
        else doubled.end() - doubled.end(1) - (len(line.text) - doubled.end(1) - len(second.text))
    )
    yield second.part(0, end)
    rest = second.part(end)
    if rest.text:
        yield from _cut_plain_title(rest, frozenset({*stems, stem}))


def _glued_title(text: str) -> re.Match[str] | None:
    """The title that a text begins with, by its words and by how the text behind it begins."""
    match = _TITLE_BEFORE_LABEL.match(text)
    if match and has_title_word(match[0]):
        return match
    return _TITLE_BEFORE_YEAR.match(text) if len(text) > LONGEST_TITLE_LINE else None


def _cut_plain_title(line: TextLine, stems: frozenset[str]) -> Iterator[Cut]:
    """A line cut behind a title that the page has already, or that its words alone show."""
    text = line.text
    known = [one for one in stems if len(one) >= SHORTEST_GLUED_TITLE and has_title_word(one)]
    start = max((len(stem) for stem in known if text.startswith(stem)), default=0)
    site = _SITE_BEFORE_TITLE.match(text)
    begin = site.end() if site else 0
    first = _glued_title(text[begin:])
    if may_be_title(line) or len(text) - start < SHORTEST_GLUED_TEXT:
        yield line
    elif start:
        yield Aside(line.part(0, start), HEADLINE)
        yield line.part(start)
    elif first:
        if begin:
            yield Aside(line.part(0, begin), SITE_NOTE)
        yield line.part(begin, begin + first.end())
        yield line.part(begin + first.end())
    else:
        yield line
