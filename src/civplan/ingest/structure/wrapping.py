"""Lines that a hard wrap or a lost page break cut, joined again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from civplan.ingest.structure.aside import PAGE_NUMBER, Aside
from civplan.ingest.structure.bodies import has_site_words
from civplan.ingest.structure.labels import Label, LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine

SHORTEST_WRAP = 16
"""Characters of a line, wide ones counted, below which it is not taken to be full."""
WRAP_SPREAD = 3
"""Characters by which full lines of one width differ: no mark begins a line, no word is torn."""
FEWEST_WRAPS = 2
"""Full lines of one width that make it the width of the page."""
SHORTEST_PAGE = 60
"""Characters of a line, so long that a text cut into pages may break off behind it."""
LONGEST_REST = 10
"""Characters of the last words of a sentence whose line broke off."""
_END = re.compile(r"[。！？；：.!?;:…”’」』）)】》〉~—]$")
_OPEN_END = re.compile(r"[，、,（(“‘《]$")
_INSIDE = re.compile("[，。；,;]")
_WIDE_SIGN = re.compile(r"[^\x00-\x7f]")


class Pages(NamedTuple):
    """A text that was cut into pages, in one piece, and the numbers of the pages."""

    lines: tuple[TextLine, ...]
    asides: tuple[Aside, ...]


def join_pages(lines: Sequence[TextLine]) -> Pages:
    """Put the page numbers aside that begin lines, and join the sentences that they cut."""
    if not _is_paged(lines):
        return Pages(tuple(lines), ())
    joined: list[TextLine] = []
    asides: list[Aside] = []
    expected = 1
    for line in lines:
        label = label_at_start(line.text)
        if label and _is_page_number(label) and label.value == expected:
            expected += 1
            asides.append(Aside(line.part(0, label.end), PAGE_NUMBER))
            text = line.part(label.end)
            if joined and label.value > 1:
                joined[-1] = joined[-1].joined(text)
            else:
                joined.append(text)
        else:
            joined.append(line)
    return Pages(tuple(joined), tuple(asides))


def join_wrapped(
    lines: Sequence[TextLine], page_ends: frozenset[int] = frozenset()
) -> tuple[TextLine, ...]:
    """Join the lines that end in the middle of a sentence with those that go on with it.

    Args:
        lines: The lines.
        page_ends: The positions in the file at which the number of a page stood.
    """
    width = _page_width(lines)
    joined: list[TextLine] = []
    last: TextLine | None = None
    for line in lines:
        is_torn = last is not None and any(
            index in page_ends for index in range(last.index + 1, line.index)
        )
        if (
            last
            and not label_at_start(line.text)
            and (_sentence_goes_on(last, line, width) or (is_torn and _is_torn_by_page(last, line)))
        ):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        last = line
    return tuple(joined)


def _sentence_goes_on(line: TextLine, following: TextLine, width: float) -> bool:
    """True when a sentence that a line begins goes on in the next one."""
    if line.rows or following.rows or following.number or following.level or not line.text:
        return False
    if not _is_unfinished(line.text) or line.level or following.centred != line.centred:
        return False
    length = _width_of_text(line.text)
    if _OPEN_END.search(line.text):
        return True
    if width and width - WRAP_SPREAD <= length <= width + WRAP_SPREAD:
        return True
    is_sentence = bool(_INSIDE.search(line.text)) and length >= SHORTEST_WRAP
    return is_sentence and len(following.text) <= LONGEST_REST and following.text.endswith("。")


def _is_torn_by_page(line: TextLine, following: TextLine) -> bool:
    """True when the number of a page stood within a sentence."""
    is_plain = not (line.rows or following.rows or following.number or following.level)
    is_sentence = len(line.text) >= SHORTEST_WRAP and bool(_INSIDE.search(line.text))
    return is_plain and is_sentence and _is_unfinished(line.text)


def _page_width(lines: Sequence[TextLine]) -> float:
    """The width to which lines are filled, in wide characters; 0 when they are not wrapped.

    Headings of one width are no full lines: the text below them is wider.
    """
    widths = sorted(_width_of_text(line.text) for line in lines if not line.rows)
    broken = sorted(
        (_width_of_text(line.text), bool(_INSIDE.search(line.text)))
        for line, following in pairwise(lines)
        if _is_unfinished(line.text)
        and not (line.level or line.centred or line.rows or following.number)
        and not label_at_start(following.text)
    )
    best: tuple[int, float, int] = (0, 0, 0)
    for position, (width, _) in enumerate(broken):
        if width >= SHORTEST_WRAP:
            end = bisect_right(broken, width + WRAP_SPREAD, key=lambda one: one[0])
            sentences = sum(inside for _, inside in broken[position:end])
            best = max(best, (end - position, broken[end - 1][0], sentences))
    count, page_width, sentences = best
    wider = len(widths) - bisect_right(widths, page_width + WRAP_SPREAD)
    is_wrapped = count >= FEWEST_WRAPS and wider * 2 <= count and sentences * 2 >= count
    return page_width if is_wrapped else 0


def _is_unfinished(text: str) -> bool:
    return bool(text) and not _END.search(text)


def _width_of_text(text: str) -> float:
    """The width of a text in wide characters; a Western one is half as wide."""
    wide = len(_WIDE_SIGN.findall(text))
    return wide + (len(text) - wide) / 2


def _is_page_number(label: Label | None) -> bool:
    return label is not None and label.kind is LabelKind.DIGIT and label.form == "#、"


def _is_paged(lines: Sequence[TextLine]) -> bool:
    """True for a text that was cut into pages, each line of which begins with its number.

    Its text begins with 1、, and every 2、, 3、 and so on stands behind a long line that ends
    within a sentence.
    """
    start = next((n for n, line in enumerate(lines) if not has_site_words(line.text)), 0)
    first = label_at_start(lines[start].text) if lines else None
    if first is None or not _is_page_number(first) or first.value != 1:
        return False
    expected = 2
    for line, following in pairwise(lines[start:]):
        label = label_at_start(following.text)
        if label and _is_page_number(label) and label.value == expected:
            is_broken = _is_unfinished(line.text) and len(line.text) >= SHORTEST_PAGE
            if not (is_broken and _INSIDE.search(line.text)):
                return False
            expected += 1
    return expected > 2  # noqa: PLR2004 - a second page
