"""What a community has handed in: all that the sub-district's documents need of one plan file."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from civplan.findings.words import Words

GRAM = "I"
"""The kind of array that numbers of stretches are kept in: unsigned, four bytes each."""


class Place(NamedTuple):
    """Where something stands; line and column count from 1."""

    path: str
    line: int
    column: int


class Told(NamedTuple):
    """A finding about a community's file, in words."""

    code: str
    severity: str
    """error, warning or info."""
    message: Words
    help: Words
    place: Place


class Measured(NamedTuple):
    """A target with its result; figures are decimal numbers as texts: nothing is rounded."""

    id: str
    """Empty without one; so are the other texts."""
    measure: str
    goal: str
    """What was promised, in words: 不少于12次."""
    value: str
    """The figure that came out, without its unit."""
    unit: str
    said: str
    """What came out, in words: 8次, 达到."""
    met: bool | None
    """None when nothing is reported."""
    rate: str
    """Result ÷ target in percent, as documents show it: 66.7; only where more is better."""
    is_promise: bool
    source: str
    item: str
    """The id of its item; empty for a target of the goals or of an item without one."""
    place: Place


class Task(NamedTuple):
    """An item of the year's work."""

    area: str
    """The id of its area, or its name."""
    area_name: str
    line: str
    """The department that asks for it."""
    id: str
    title: str
    """Its name, or the beginning of its text."""
    status: str
    """planned, ongoing, done, dropped, or empty when the file does not say."""
    due: str
    lead: str
    people: tuple[str, ...]
    result: str
    outcome: str
    """The result and the figures of its targets, in sentences; empty without either."""
    reason: str
    next: str
    highlight: bool
    not_applicable: bool
    carried_from: int | None
    evidence: tuple[tuple[str, str], ...]
    """File and caption of each."""
    place: Place


class OwnTexts(NamedTuple):
    """The texts that a community wrote itself, as numbers that stand for their stretches.

    Those of thousands of communities are held at a time, so they are numbers side by side.
    """

    path: str
    """The file in which they stand."""
    places: array[int]
    """Three numbers a text: its line, its column, and how many of the stretches are its."""
    grams: array[int]
    """The stretches of one text behind those of the other; see ``likeness``."""


class Handed(NamedTuple):
    """One community's file."""

    path: str
    """Relative to the folder of the sub-district, with slashes."""
    community: str
    district: str
    year: int
    campaign: str
    has_summary: bool
    plan_date: str
    """As 2007-01-10; empty without a day. So is the summary's."""
    summary_date: str
    profile: dict[str, str]
    """Figures of the community by their keys: households, residents, members, area."""
    measured: tuple[Measured, ...]
    tasks: tuple[Task, ...]
    honours: tuple[str, ...]
    problems: tuple[str, ...]
    next_steps: tuple[str, ...]
    texts: OwnTexts
    places: dict[str, Place]
    """Where community, district, year, plan_date and summary_date stand, if they are given."""
