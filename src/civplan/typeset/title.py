"""Breaks a title into balanced lines, where its words break (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from civplan.typeset.measure import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TITLE_LINE_WIDTH = 20
"""Characters of 二号 (22 pt) on a line of 156 mm."""
TITLE_LETTER = 0.65
"""Width of a letter or digit in characters, in the widest of the fonts that may stand in: a title
that does not fit there would wrap anywhere."""
LINE_COST = 12.0
"""What each further line costs."""
EQUAL_COST = 2.0
"""Two lines of one length make neither a trapezoid nor a lozenge, though they look well enough."""
WAIST_COST = 60.0
"""A line that is shorter than the one above it and the one below: an hourglass."""
LONGEST_BALANCED = 100
"""Characters of a title that is balanced; a longer one is nobody's title, and is filled."""

BALANCE_COST = 0.6
"""What a line costs by the square of its distance, in characters, from the lines' mean width."""
SHORTEST_SHARE = 0.4
"""The shortest line that is still in balance, in parts of the mean."""

TitleCut = tuple[float, tuple[str, ...]]
"""What a way to cut the title costs, and the lines that it gives."""
NO_LINES: TitleCut = (0.0, ())


def balance_title(title: str | Sequence[str], line: int = TITLE_LINE_WIDTH) -> tuple[str, ...]:
    """The lines of a title: as the author broke it, or else in balance.

    Args:
        title: The whole title, or the lines in which its author wants it.
        line: How many full-width characters a line holds.

    Returns:
        As few lines as will do, about equally long: a trapezoid or a lozenge. Joined, they are the
        title again. A title that cannot be cut well is one line, and wraps as text does.
    """
    lines = (title,) if isinstance(title, str) else tuple(title)
    lines = tuple(part for whole in lines for part in whole.split("\n") if part.strip())
    if len(lines) != 1 or not line < text_width(lines[0], TITLE_LETTER) <= LONGEST_BALANCED:
        return lines
    return _best_lines(lines[0], line)


def _best_lines(text: str, line: int) -> tuple[str, ...]:
    """The cheapest way to cut the text; between words if that is possible at all."""
    # Most titles fit on a line, and the words that breaks are judged by take time to compile.
    from civplan.typeset.title_breaks import INSIDE_WORD_COST, break_costs  # noqa: PLC0415

    costs = break_costs(text)
    between_words = {place: cost for place, cost in costs.items() if cost < INSIDE_WORD_COST}
    for allowed in (between_words, costs):
        fewest = -int(-text_width(text, TITLE_LETTER) // line)
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
    found = _Cutter(text, costs, count, line).rest(0, count, 0.0, falling=False)
    return (found[0] + LINE_COST * count, found[1]) if found else None


class _Cutter:
    """Cuts one text into lines; what the end of the text comes to is worked out once."""

    def __init__(self, text: str, costs: Mapping[int, float], count: int, line: int) -> None:
        """Take the text, what a cut costs by its place, how many lines and how wide they may be."""
        self.text, self.costs, self.line = text, costs, line
        self.widths = (0.0, *accumulate(map(text_width, text)))
        self.widest = (0.0, *accumulate(text_width(character, TITLE_LETTER) for character in text))
        self.mean = self.widths[-1] / count
        self.places = (*costs, len(text))
        self.known: dict[tuple[int, int, float, bool], TitleCut | None] = {}

    def rest(self, start: int, lines_left: int, above: float, *, falling: bool) -> TitleCut | None:
        """The best lines from ``start`` on, under a line ``above`` characters wide."""
        asked = start, lines_left, above, falling
        if asked not in self.known:
            ways = self.ways(start, lines_left, above, falling=falling)
            self.known[asked] = min(ways, default=None)
        return self.known[asked]

    def ways(
        self, start: int, lines_left: int, above: float, *, falling: bool
    ) -> Iterator[TitleCut]:
        """Every way to go on from ``start``."""
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
    """What a line costs by the line above it; ``falling`` when lines have begun to shorten."""
    if width == above:
        return EQUAL_COST
    return WAIST_COST if falling and width > above else 0.0
