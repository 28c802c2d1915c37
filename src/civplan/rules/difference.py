"""One difference between a plan and what was issued."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.finding import NO_WORDS, Rule, Span
from civplan.findings.words import Words
from civplan.model.item import Item
from civplan.model.target import Target


class Difference(NamedTuple):
    """What differs, for better or worse."""

    place: Span
    """In the plan file."""
    old: str | Words = ""
    """What was issued; empty for something new."""
    new: str | Words = ""
    """What the plan says now; empty for what is gone."""
    rule: Rule | None = None
    """The rule that it breaks unless there is a reason; None for what anybody may do."""
    how: Words = NO_WORDS
    """In which way, where the rule's words leave that open."""
    about: tuple[Item | Target, ...] = ()
    """Those whose ``changed`` is the reason: a target, its item, the items above it."""
    is_allowed: bool = False
    """True when something else is the reason."""

    @property
    def is_excused(self) -> bool:
        """True when the plan file says why."""
        return self.is_allowed or any(one.changed for one in self.about)
