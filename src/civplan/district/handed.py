"""What a community has handed in: what the sub-district's documents hold of one plan file.

Of thousands of communities it is held at a time, so it is little: what stands in a document row by
row, or is needed for a moment, is kept elsewhere (``kept``).
"""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.words import Words


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
    value: str
    """The figure that came out, without its unit."""
    unit: str
    said: str
    """What came out, in words: 8次, 达到."""
    met: bool | None
    """None when nothing is reported."""
    is_promise: bool
    place: Place


class Task(NamedTuple):
    """An item of the year's work."""

    area: str
    """The id of its area, or its name."""
    area_name: str
    line: str
    """The department that asks for it."""
    title: str
    """Its name, or the beginning of its text."""
    status: str
    """planned, ongoing, done, dropped, or empty when the file does not say."""
    due: str
    outcome: str
    """The result and the figures of its targets, in sentences; empty without either."""
    reason: str
    next: str
    highlight: bool
    not_applicable: bool


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
    problems: tuple[str, ...]
    next_steps: tuple[str, ...]
    places: dict[str, Place]
    """Where community, district, year, plan_date and summary_date stand, if they are given."""
