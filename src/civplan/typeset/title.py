"""Breaks a title into balanced lines, where its words break (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from civplan.typeset.measure import WIDE_LETTER, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TITLE_LINE_WIDTH = 20
"""Characters of 二号 (22 pt) on a line of 156 mm."""
LINE_COST = 12.0
"""The cost of each further line."""
EQUAL_COST = 2.0
"""Two lines of one length are neither a trapezoid nor a lozenge, but acceptable."""
WAIST_COST = 60.0
"""A line that is shorter than the one above it and the one below: an hourglass."""
LONGEST_BALANCED = 100
"""Longer titles, in characters, are not balanced."""
BALANCE_COST = 0.6
"""The cost of a line for the square of its distance, in characters, from the mean width."""
SHORTEST_SHARE = 0.4
"""The shortest line that is in balance, as a part of the mean width."""

TitleCut = tuple[float, tuple[str, ...]]
"""The cost of a way to cut the title, and its lines."""
NO_LINES: TitleCut = (0.0, ())


def balance_title(title: str | Sequence[str], line: int = TITLE_LINE_WIDTH) -> tuple[str, ...]:
    """The lines of a title: as its author broke it, otherwise balanced.

    Args:
        title: The whole title, or its lines as its author broke it.
        line: The width of a line in full-width characters.

    Returns:
        As few lines as possible, about equally long: a trapezoid or a lozenge. Joined, they are the
        title. A title that cannot be cut well is one line, which wraps like text.
    """
    lines = (title,) if isinstance(title, str) else tuple(title)
    lines = tuple(part for text in lines for part in text.split("\n") if part.strip())
    if len(lines) != 1 or not line < text_width(lines[0], WIDE_LETTER) <= LONGEST_BALANCED:
        return lines
    return _best_lines(lines[0], line)


def _best_lines(text: str, line: int) -> tuple[str, ...]:
    """The cheapest way to cut the text, between words if possible."""
    # Most titles fit on one line, and title_breaks takes time to load.
    from civplan.typeset.title_breaks import INSIDE_WORD_COST, break_costs  # noqa: PLC0415

    costs = break_costs(text)
    between_words = {place: cost for place, cost in costs.items() if cost < INSIDE_WORD_COST}
    for allowed in (between_words, costs):
        fewest = -int(-text_width(text, WIDE_LETTER) // line)
        cuts = [
            cut
            for count in (fewest, fewest + 1)
            if (cut := _cheapest_cut(text, allowed, count, line))
        ]
        if cuts:
            return min(cuts)[1]
    return (text,)


def _cheapest_cut(text: str, costs: Mapping[int, float], count: int, line: int) -> TitleCut | None:
    """The cheapest way to cut the text into so many lines, each at most ``line`` wide."""
    cut = _Cutter(text, costs, count, line).rest(0, count, 0.0, falling=False)
    return (cut[0] + LINE_COST * count, cut[1]) if cut else None


class _Cutter:
    """Cuts one text into lines; the best cut of each rest of the text is computed once."""

    def __init__(self, text: str, costs: Mapping[int, float], count: int, line: int) -> None:
        """Take the text, the cost of each place for a cut, the number and width of lines."""
        self.text, self.costs, self.line = text, costs, line
        self.widths = (0.0, *accumulate(map(text_width, text)))
        self.widest = (0.0, *accumulate(text_width(character, WIDE_LETTER) for character in text))
        self.mean = self.widths[-1] / count
        self.places = (*costs, len(text))
        self._cache: dict[tuple[int, int, float, bool], TitleCut | None] = {}

    def rest(self, start: int, lines_left: int, above: float, *, falling: bool) -> TitleCut | None:
        """The best lines from ``start`` on, under a line ``above`` characters wide."""
        key = start, lines_left, above, falling
        if key not in self._cache:
            ways = self.ways(start, lines_left, above, falling=falling)
            self._cache[key] = min(ways, default=None)
        return self._cache[key]

    def ways(
        self, start: int, lines_left: int, above: float, *, falling: bool
    ) -> Iterator[TitleCut]:
        """All ways to cut the text from ``start`` on."""
        for end in self.places if lines_left > 1 else (len(self.text),):
            width = self.widths[end] - self.widths[start]
            if end <= start or not self.fits(start, end, width):
                continue
            cost = (width - self.mean) ** 2 * BALANCE_COST + self.costs.get(end, 0.0)
            cost += _shape_cost(above, width, falling=falling)
            falls = falling or width < above
            below = (
                self.rest(end, lines_left - 1, width, falling=falls) if lines_left > 1 else NO_LINES
            )
            if below:
                yield cost + below[0], (self.text[start:end], *below[1])

    def fits(self, start: int, end: int, width: float) -> bool:
        """True when a line is neither too short to be in balance nor too long."""
        return (
            width >= self.mean * SHORTEST_SHARE
            and self.widest[end] - self.widest[start] <= self.line
        )


def _shape_cost(above: float, width: float, *, falling: bool) -> float:
    """The cost of a line after the one above; ``falling`` when an earlier line is shorter."""
    if width == above:
        return EQUAL_COST
    return WAIST_COST if falling and width > above else 0.0
