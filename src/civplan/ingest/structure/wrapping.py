"""Lines that a hard wrap or a lost page break cut, joined again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from civplan.ingest.structure.aside import PAGE_NUMBER, Aside
from civplan.ingest.structure.bodies import has_site_words
from civplan.ingest.structure.labels import Label, LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine, line_width, merged_line
from civplan.ingest.structure.nesting import without_weak
from civplan.ingest.structure.signatures import is_date_line

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
_LINE_ENDS = "。！？；：.!?;:…”’」』）)】》〉~—"
_OPEN_ENDS = "，、,（(“‘《"
_BEFORE_FIGURE = ("达", "达到", "约", "近", "逾", "共", "共计", "为", "至", "至少", "有")
"""What stands before a figure."""
_UNIT = re.compile(
    r"(?:多|余)?(?:[户名个件起场份元条处次支篇项栋株棵盏岁]|人(?![员数均口民们事])|万|千|百|%|％|平方米|公里|年|月|日)"
)
"""What stands behind a figure."""
_INSIDE = re.compile("[，。；,;]")


class Measure(NamedTuple):
    """A way to measure lines, and by how much those that are full differ."""

    of: Callable[[TextLine], float]
    spread: float


class PageWidth(NamedTuple):
    """The width to which the lines of a page are filled."""

    measure: Measure
    width: float

    def is_filled_by(self, line: TextLine) -> bool:
        """True for a line of that width."""
        return abs(self.measure.of(line) - self.width) <= self.measure.spread


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

    A label alone on its line is joined with the text below it.

    Args:
        lines: The lines.
        page_ends: The positions in the file at which the number of a page stood.
    """
    labels = without_weak([label_at_start(line.text) for line in lines])
    pages = [width for measure in MEASURES if (width := _page_width(lines, labels, measure))]
    is_date = [is_date_line(line) for line in lines]
    is_end = [date or below for date, below in zip(is_date, [*is_date[1:], False], strict=False)]
    paragraphs: list[_Paragraph] = []
    for position, (line, label) in enumerate(zip(lines, labels, strict=True)):
        last = lines[position - 1] if position else None
        if (
            last is not None
            and label is None
            and _is_plain(last, line)
            and (
                _is_alone(last, labels[position - 1])
                or _sentence_goes_on(last, line, pages)
                or (_is_torn_by_page(last, line, page_ends) and _is_part_of_sentence(last))
                or (bool(pages) and paragraphs[-1].goes_on_in(line) and not is_end[position])
            )
        ):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(_Paragraph([line], has_label=label is not None))
    return tuple(merged_line(paragraph.lines) for paragraph in paragraphs)


@dataclass(slots=True)
class _Paragraph:
    """The lines of a paragraph so far."""

    lines: list[TextLine]
    has_label: bool

    def goes_on_in(self, line: TextLine) -> bool:
        """True when a line stands right below a text of several lines that ends in a sentence."""
        last = self.lines[-1]
        is_text = len(self.lines) > 1 and not self.has_label and _is_unfinished(last.text)
        is_below = line.place.paragraph == last.joints[-1].place.paragraph + 1
        return is_text and is_below and any(_INSIDE.search(one.text) for one in self.lines[:2])


def _is_plain(line: TextLine, following: TextLine) -> bool:
    """True for two lines of text, neither of which is set as something of its own."""
    is_text = not (line.rows or following.rows or following.number or following.level)
    return is_text and bool(line.text)


def _is_alone(line: TextLine, label: Label | None) -> bool:
    """True for a label without a text: （一）."""
    return label is not None and label.end == len(line.text)


def _sentence_goes_on(line: TextLine, following: TextLine, pages: Sequence[PageWidth]) -> bool:
    """True when a sentence that a line begins goes on in the next one."""
    if not _is_unfinished(line.text) or line.level or following.centred != line.centred:
        return False
    if line.text[-1] in _OPEN_ENDS or any(page.is_filled_by(line) for page in pages):
        return True
    has_signs = bool(_INSIDE.search(line.text))
    is_sentence = has_signs and _filled_width(line) >= SHORTEST_WRAP
    if is_sentence and len(following.text) <= LONGEST_REST and following.text.endswith("。"):
        return True
    if line.text.endswith(_BEFORE_FIGURE) and following.text[:1].isdigit():
        return has_signs
    is_counted = line.text[-1].isdigit() and bool(_UNIT.match(following.text))
    return is_counted and (has_signs or bool(_INSIDE.search(following.text)))


def _is_torn_by_page(line: TextLine, following: TextLine, page_ends: frozenset[int]) -> bool:
    """True when the number of a page stood between two lines."""
    return any(index in page_ends for index in range(line.index + 1, following.index))


def _is_part_of_sentence(line: TextLine) -> bool:
    """True for a line with the signs of a sentence, and without its end."""
    is_sentence = len(line.text) >= SHORTEST_WRAP and bool(_INSIDE.search(line.text))
    return is_sentence and _is_unfinished(line.text)


def _page_width(
    lines: Sequence[TextLine], labels: Sequence[Label | None], measure: Measure
) -> PageWidth | None:
    """The width to which lines are filled, by a measure; None when they are not wrapped.

    Headings of one width are no full lines: the text below them is wider.
    """
    widths = sorted(measure.of(line) for line in lines if not line.rows)
    broken = sorted(
        (measure.of(line), bool(_INSIDE.search(line.text)))
        for (line, following), label in zip(pairwise(lines), labels[1:], strict=True)
        if _is_unfinished(line.text)
        and not (line.level or line.centred or line.rows or following.number or label)
    )
    sentences_before = [0, *accumulate(inside for _, inside in broken)]
    best: tuple[int, float, int] = (0, 0, 0)
    for position, (width, _) in enumerate(broken):
        if width >= SHORTEST_WRAP:
            end = bisect_right(broken, width + measure.spread, key=lambda one: one[0])
            sentences = sentences_before[end] - sentences_before[position]
            best = max(best, (end - position, broken[end - 1][0], sentences))
    count, page_width, sentences = best
    wider = len(widths) - bisect_right(widths, page_width + measure.spread)
    is_wrapped = count >= FEWEST_WRAPS and wider * 2 <= count and sentences * 2 >= count
    return PageWidth(measure, page_width) if is_wrapped else None


def _is_unfinished(text: str) -> bool:
    return text[-1:] not in _LINE_ENDS


def _filled_width(line: TextLine) -> float:
    """The width up to the end of a line, in wide characters."""
    return line.indent + line_width(line.text)


def _filled_characters(line: TextLine) -> float:
    """The characters up to the end of a line."""
    return line.character - 1 + len(line.text)


MEASURES = (Measure(_filled_width, WRAP_SPREAD), Measure(_filled_characters, 1))
"""By what lines are filled: by their width, or by the number of their characters."""


def _is_page_number(label: Label) -> bool:
    return label.kind is LabelKind.DIGIT and label.form == "#、"


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
