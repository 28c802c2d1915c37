"""The title of a document, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.ingest.structure.aside import (
    ABOVE_TITLE,
    HEADLINE,
    INTRODUCTION,
    PART_MARK,
    REPEATED_TITLE,
    SITE_NOTE,
    TITLE_SIGN,
    Aside,
)
from civplan.ingest.structure.bodies import has_site_words, is_body, is_sentence
from civplan.ingest.structure.labels import label_at_start
from civplan.ingest.structure.lines import TextLine, merged_line
from civplan.ingest.structure.mastheads import is_masthead_line
from civplan.ingest.structure.titles import (
    TITLE_STYLES,
    document_mark,
    has_title_word,
    is_collection,
    is_set_as_title,
    may_be_title,
    title_stem,
)

MOST_HEAD_LINES = 12
"""Lines of a document among which its title is looked for."""
SHORTEST_TITLE = 4
"""Characters of a line that is a title for its words alone."""
SHORTEST_SAME_TITLE = 6
"""Characters of a headline that is the end of the title below it."""
MOST_LINES_ABOVE_TITLE = 3
"""Lines above a title, those of a masthead apart, where nothing shows a web page: 附件1."""


LONGEST_FIRST_TITLE_LINE = 30
"""Characters of the first line of a title in two lines."""

_NAME_BEFORE_YEAR = re.compile(
    "(?:社区|街道|村|居委会|委员会|村委会|办事处|党委|党总支|党支部|妇联|残联|关工委|团委|服务中心|实践站)$"
)
_UNFINISHED_TITLE = re.compile("(?:年|年度|的|和|与|及|暨|、)$|^.{2,12}关于|^关于")
_SUBTITLE = re.compile(r"(?:[—―─－]{1,2}|--)\s*[^\s—―─－。；-][^。；]{1,40}$")
"""The line under a title that goes on with it: ——以“邻里一家”行动为抓手."""
_SECOND_TITLE = re.compile("(?:暨|和|与|及)")
_NAMES_DOCUMENT = re.compile("社区|村|街道|居委会|[0-9xX]{2,4}年")
"""What a title names, unlike 具体安排： or 工作要点：."""
_YEAR = re.compile(r"(?:19|20)[0-9xX*]{2}|[0-9xX]{2}年|[○〇零一二三四五六七八九]{2,4}年")


class Head(NamedTuple):
    """What a document begins with."""

    title: TextLine | None
    asides: tuple[Aside, ...]
    rest: tuple[TextLine, ...]
    """The lines of its text."""


def read_head(lines: Sequence[TextLine]) -> Head:
    """Find the title of a document among its first lines, and put aside what repeats it."""
    head = _head_lines(lines)
    title = _title_position(lines[:head])
    if title is None and _is_only_heading(lines):
        head, title = 1, 0
    if title is None:
        return _without_title(lines, head)
    title, end = _title_lines(lines, title, head)
    chosen = merged_line(lines[title:end])
    stem = title_stem(chosen.text)
    if end < head and _SUBTITLE.match(lines[end].text):
        end += 1
        chosen = chosen.joined(lines[end - 1])
    begin = _end_of_repeats(lines[:head], end, stem)
    is_repeated = begin > end
    is_page = _is_page_above(lines[:title], chosen, repeated=is_repeated)
    above, text_above = (lines[:title], ()) if is_page else ((), lines[:title])
    between = [line for line in lines[end:begin] if not _is_opening(line, stem)]
    around = [*above, *between]
    around += [line for line in lines[begin:head] if has_site_words(line.text)]
    in_page = is_repeated or any(
        document_mark(line) or has_site_words(line.text) for line in around
    )
    asides = [Aside(line, _aside_reason(line, chosen, in_page=in_page)) for line in around]
    text, signs = _title_text(chosen)
    aside = {line.position for line in around}
    rest = tuple(line for line in (*text_above, *lines[end:]) if line.position not in aside)
    return Head(text, (*asides, *signs), rest)


def _is_only_heading(lines: Sequence[TextLine]) -> bool:
    """True when the first line is the only heading of the first level, as in Markdown.

    On a web page the words of a title show it at a deeper level too: <h2>……工作计划</h2>.
    """
    if not lines or not lines[0].level:
        return False
    level = lines[0].level
    highest = [line for line in lines if 0 < line.level <= level]
    is_title = level == 1 or (may_be_title(lines[0]) and has_title_word(lines[0].text))
    return is_title and highest == [lines[0]]


def _is_opening(line: TextLine, stem: str) -> bool:
    """True for a paragraph between two equal titles that says nothing of the site or the title."""
    return is_body(line) and not has_site_words(line.text) and stem not in line.text


def _is_page_above(lines: Sequence[TextLine], title: TextLine, *, repeated: bool) -> bool:
    """True when the lines above a title are a page's or its masthead, and not text of its own."""
    stem = title_stem(title.text)
    others = [line for line in lines if not is_masthead_line(line)]
    return (
        repeated
        or len(others) <= MOST_LINES_ABOVE_TITLE
        or document_mark(title) is not None
        or any(
            document_mark(line) or has_site_words(line.text) or title_stem(line.text) == stem
            for line in lines
        )
    )


def _end_of_repeats(head: Sequence[TextLine], start: int, stem: str) -> int:
    """The position behind the last line that repeats a title, alone or with the one before it."""
    stems = [title_stem(line.text) for line in head]
    end = start
    for position in range(start, len(head)):
        if stem in (stems[position], "".join(stems[max(start, position - 1) : position + 1])):
            end = position + 1
    return end


def _title_lines(lines: Sequence[TextLine], title: int, head: int) -> tuple[int, int]:
    """Where the lines of a title begin and end: as Word sets them, or as their words go on."""
    begin, end = title, title + 1
    if is_set_as_title(lines[title]):
        while end < head and _is_title_too(lines[title], lines[end]):
            end += 1
        return begin, end
    if begin and _goes_on_as_title(lines[begin - 1].text, lines[begin].text):
        begin -= 1
    if end < head and (
        (_SECOND_TITLE.match(lines[end].text) and has_title_word(lines[end].text))
        or _is_torn_title(lines[end - 1], lines[end])
    ):
        end += 1
    return begin, end


def _is_torn_title(title: TextLine, following: TextLine) -> bool:
    """True for a title that becomes one by the words of the next line: ……党建工 / 作总结."""
    if has_title_word(title.text) or not may_be_title(following) or not may_be_title(title):
        return False
    whole = title.joined(following)
    return len(following.text) < SHORTEST_TITLE and has_title_word(whole.text)


def _goes_on_as_title(above: str, title: str) -> bool:
    """True when the line above a title is its beginning: 湖内社区, 湖内社区关于开展2007年."""
    if len(above) > LONGEST_FIRST_TITLE_LINE or re.search("[，。：；！？,:;!?]", above):
        return False
    is_name = bool(_NAME_BEFORE_YEAR.search(above)) and bool(_YEAR.match(title))
    return is_name or (bool(_UNFINISHED_TITLE.search(above)) and not has_title_word(above))


def _is_title_too(title: TextLine, line: TextLine) -> bool:
    """True for a line that Word sets just as the title before it."""
    same = (line.style, line.size, line.centred) == (title.style, title.size, title.centred)
    return same and title_stem(line.text) != title_stem(title.text)


def _head_lines(lines: Sequence[TextLine]) -> int:
    """The number of lines before the body.

    A site's introduction is none of it, nor what stands between two titles, nor paragraphs
    between the headline of a collection and the mark of its first document.
    """
    first = lines[:MOST_HEAD_LINES]
    titles = [title_stem(line.text) if may_be_title(line) else "" for line in first]
    marks = [n for n, line in enumerate(first) if document_mark(line)]
    several = any(is_collection(line.text) for line in first)
    head = 0
    for position, line in enumerate(first):
        is_between = any(stem in titles[position + 1 :] for stem in titles[:position] if stem)
        is_before_mark = several and bool(marks) and position < marks[0]
        if not label_at_start(line.text) and (is_between or is_before_mark):
            head = position + 1
            continue
        is_text = is_body(line) or (bool(marks) and position > marks[0] and is_sentence(line))
        if is_text and not (has_site_words(line.text) and not label_at_start(line.text)):
            break
        head = position + 1
    return head


def _title_position(head: Sequence[TextLine]) -> int | None:
    """The position of the title among the lines before the body; None when none is one.

    What tells it is, in this order: how Word sets it, the mark of a document, that it stands
    twice, its words, and that it is the first line of all.
    """
    may_be = [
        n
        for n, line in enumerate(head)
        if may_be_title(line) or document_mark(line) or _is_title_with_colon(line)
    ]
    if not may_be:
        return None
    set_as_title = _set_as_title(head)
    if set_as_title is not None:
        return set_as_title
    marked = _marked_title(head, may_be)
    if marked is None:
        marked = _repeated_title(head, may_be)
    if marked is not None:
        return marked
    worded = [
        n for n in may_be if has_title_word(head[n].text) and len(head[n].text) >= SHORTEST_TITLE
    ]
    if worded:
        return _own_title(head, worded)
    is_plain = not has_site_words(head[0].text) and not re.search("[，,|｜>»]", head[0].text)
    return 0 if may_be[0] == 0 and is_plain else None


def _is_title_with_colon(line: TextLine) -> bool:
    """True for a title with a colon behind it, which announces no list: 湖内社区工作计划：."""
    text = line.text.rstrip("：:")
    is_bare = may_be_title(replace(line, text=text)) if text != line.text else False
    return is_bare and has_title_word(text) and bool(_NAMES_DOCUMENT.search(text))


def _own_title(head: Sequence[TextLine], worded: Sequence[int]) -> int:
    """The first of several lines with the words of a title that is no headline of a page.

    The headline of a collection is one; so is one without a year right above one with a year.
    """
    single = [n for n in worded if not is_collection(head[n].text)] or worded
    first = single[0]
    follows = len(single) > 1 and single[1] == first + 1
    if follows and not _YEAR.search(head[first].text) and _YEAR.search(head[first + 1].text):
        return first + 1
    return first


def _set_as_title(head: Sequence[TextLine]) -> int | None:
    """The title that Word sets as one; a letterhead, which is large too, says no title's words."""
    looks = [n for n, line in enumerate(head) if is_set_as_title(line) and not line.rows]
    begins = [n for n in looks if n - 1 not in looks or not _is_title_too(head[n - 1], head[n])]
    for begin, end in zip(begins, [*begins[1:], len(head)], strict=False):
        lines = [head[n] for n in looks if begin <= n < end]
        if any(one.style.casefold() in TITLE_STYLES or has_title_word(one.text) for one in lines):
            return begin
    return begins[-1] if begins else None


def _marked_title(head: Sequence[TextLine], may_be: Sequence[int]) -> int | None:
    """The title that the mark of a document shows: its own line, or the one behind it."""
    marks = [(n, mark) for n in may_be if (mark := document_mark(head[n]))]
    if not marks:
        return None
    last, mark = marks[-1]
    behind = [n for n in may_be if n > last]
    if not behind or not (mark.leading or has_title_word(head[behind[0]].text)):
        return last
    same = [n for n in behind if title_stem(head[n].text) == title_stem(mark.title)]
    return same[0] if same else behind[0]


def _repeated_title(head: Sequence[TextLine], may_be: Sequence[int]) -> int | None:
    """A title that stands twice: the first, or the last where the first is a page's headline."""
    stems = {n: title_stem(head[n].text) for n in may_be}
    for position, stem in stems.items():
        same = [n for n, one in stems.items() if _is_same_title(stem, one)]
        if len(same) > 1 and position == same[0]:
            longest = max(len(stems[n]) for n in same)
            whole = [n for n in same if len(stems[n]) == longest]
            texts = {head[n].text for n in whole}
            return whole[0] if len(texts) == 1 else whole[-1]
    return None


def _is_same_title(stem: str, other: str) -> bool:
    """True for titles that are equal, or of which one has the other as its end."""
    shorter = min(stem, other, key=len)
    is_end = stem.endswith(shorter) and other.endswith(shorter)
    return stem == other or (is_end and len(shorter) >= SHORTEST_SAME_TITLE)


def _without_title(lines: Sequence[TextLine], head: int) -> Head:
    """A document without a title: only what speaks of the site is put aside."""
    asides = [Aside(line, INTRODUCTION) for line in lines[:head] if has_site_words(line.text)]
    positions = {aside.line.position for aside in asides}
    rest = tuple(line for line in lines if line.position not in positions)
    return Head(None, tuple(asides), rest)


def _aside_reason(line: TextLine, title: TextLine, *, in_page: bool) -> Words:
    if document_mark(line):
        return PART_MARK
    stem = title_stem(title.text)
    if title_stem(line.text) in stem and has_title_word(line.text):
        return REPEATED_TITLE if line.text in title.text else HEADLINE
    if title_stem(line.text) == stem:
        return REPEATED_TITLE if line.text == title.text else HEADLINE
    if has_site_words(line.text):
        return INTRODUCTION
    if has_title_word(line.text):
        return HEADLINE
    return SITE_NOTE if in_page else ABOVE_TITLE


def _title_text(line: TextLine) -> tuple[TextLine, list[Aside]]:
    """A title without a leading mark, the brackets around it and the colon behind it."""
    signs: list[Aside] = []
    mark = document_mark(line)
    if mark and mark.leading:
        signs.append(Aside(line.part(0, mark.end), PART_MARK))
        line = line.part(mark.end)
    around = re.fullmatch(r"([【〖《〔])[^【】〖〗《》〔〕]+([】〗》〕])", line.text)
    if around:
        signs.append(Aside(line.part(0, 1), TITLE_SIGN))
        signs.append(Aside(line.part(len(line.text) - 1), TITLE_SIGN))
        line = line.part(1, len(line.text) - 1)
    if line.text.endswith((":", "：")):
        signs.append(Aside(line.part(len(line.text) - 1), TITLE_SIGN))
        line = line.part(0, len(line.text) - 1)
    return line, signs
