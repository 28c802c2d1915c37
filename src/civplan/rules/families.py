"""Every module of rules: each has its ``RULES`` and the ``CHECKS`` that find them broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from civplan.findings.finding import Finding, Rule
from civplan.rules import placeholders, structure
from civplan.rules.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]


class Family(Protocol):
    """A module of rules."""

    @property
    def RULES(self) -> Sequence[Rule]:  # noqa: N802 - a constant of a module
        """The rules that it describes."""

    @property
    def CHECKS(self) -> Sequence[Check]:  # noqa: N802 - a constant of a module
        """What finds them broken."""


FAMILIES: tuple[Family, ...] = (
    structure,
    placeholders,
)
"""A line each, in the order of the codes."""
