"""Every module of rules: each has its ``RULES`` and the ``CHECKS`` that find them broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from civplan.findings.finding import Finding, Rule
from civplan.rules import (
    areas,
    brackets,
    characters,
    dates,
    doubled,
    duties,
    leftovers,
    list_numbers,
    misspelled,
    numbering,
    personal_data,
    placeholders,
    progress,
    promises,
    punctuation,
    reasons,
    repeated_marks,
    repeats,
    results,
    spacing,
    status,
    structure,
    targets,
    tense,
    titles,
    vague,
    wide_letters,
    years,
)
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
    areas,
    titles,
    dates,
    results,
    status,
    duties,
    reasons,
    targets,
    progress,
    promises,
    punctuation,
    brackets,
    spacing,
    placeholders,
    years,
    numbering,
    wide_letters,
    repeated_marks,
    list_numbers,
    characters,
    doubled,
    leftovers,
    misspelled,
    personal_data,
    repeats,
    tense,
    vague,
)
"""A line each, in the order of the codes."""
