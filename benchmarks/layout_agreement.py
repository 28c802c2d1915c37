"""How far two layouts of a document agree, and why they do not where that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from benchmarks.layout_rows import LaidText, Row

HIGHER = 1.5
"""Points by which the baselines of equal rows may differ before they are counted."""

PAGES_THAT_FOLLOW = 3
"""A line more or less may change this page and the next two."""


class Difference(NamedTuple):
    """A stretch of rows that differs."""

    ours: tuple[Row, ...]
    theirs: tuple[Row, ...]

    @property
    def cause(self) -> str:
        """Why it differs, as far as its rows show that; empty if not."""
        rows = [row.text for row in self.theirs]
        for before, after in zip(["", *rows], [*rows, ""], strict=True):
            if before.endswith("—") and after.startswith("—"):
                return "it parts —— (GB/T 15834-2011, 5.1.4)"
            if after.startswith("…"):
                return "it begins a line with …, which Word does not"
        if any("·" in text for text in rows):
            return "· is narrow in the fonts measured with"
        return ""


class Agreement(NamedTuple):
    """How far two layouts of a document agree."""

    name: str
    ours: LaidText
    theirs: LaidText
    equal: tuple[tuple[Row, Row], ...]
    """The rows that both have, in order."""
    differences: tuple[Difference, ...]

    @property
    def total(self) -> int:
        """The rows of the layout that has more."""
        return max(len(self.ours.rows), len(self.theirs.rows))

    @property
    def other_pages(self) -> tuple[int, ...]:
        """The pages that begin with other words, or that only one layout has."""
        most = max(self.ours.pages, self.theirs.pages)
        return tuple(
            page
            for page in range(1, most + 1)
            if self.ours.first_row(page) != self.theirs.first_row(page)
        )

    @property
    def other_count(self) -> bool:
        """True when they have different numbers of pages."""
        return self.ours.pages != self.theirs.pages

    @property
    def is_explained(self) -> bool:
        """True when something differs, and the cause of all of it is known."""
        return bool(self.differences) and not self.unexplained

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences without a known cause, and that do not follow from one that has it."""
        without: list[Difference] = []
        explained = -PAGES_THAT_FOLLOW
        for difference in self.differences:
            page = max(row.page for row in (*difference.ours, *difference.theirs))
            if difference.cause or page - explained < PAGES_THAT_FOLLOW:
                explained = page
            else:
                without.append(difference)
        return tuple(without)

    @property
    def moved(self) -> tuple[tuple[Row, Row], ...]:
        """Equal rows on the same page at different heights."""
        return tuple(
            (ours, theirs)
            for ours, theirs in self.equal
            if ours.page == theirs.page and abs(ours.baseline - theirs.baseline) > HIGHER
        )


def agreement_of(name: str, ours: LaidText, theirs: LaidText) -> Agreement:
    """How far our layout of a document agrees with another one."""
    equal: list[tuple[Row, Row]] = []
    differences: list[Difference] = []
    for kind, start, end, other_start, other_end in _matches(ours.rows, theirs.rows):
        some, others = ours.rows[start:end], theirs.rows[other_start:other_end]
        if kind == "equal":
            equal += zip(some, others, strict=True)
        else:
            differences.append(Difference(some, others))
    return Agreement(name, ours, theirs, tuple(equal), tuple(differences))


def _matches(
    ours: Sequence[Row], theirs: Sequence[Row]
) -> Iterator[tuple[str, int, int, int, int]]:
    texts = [row.text for row in ours], [row.text for row in theirs]
    yield from SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
