"""How late a community is, in days."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from civplan.district.deliveries import Delivery, Standing
from civplan.district.review import Review
from civplan.model.figures import When


class Lateness(NamedTuple):
    """One document of a community held against its deadline."""

    deadline: dt.date | None
    """The last day on which it is in time; None without a deadline."""
    date: dt.date | None
    """When it was made; None when it is missing or bears no day."""
    is_missing: bool
    days: int | None
    """Days behind the deadline, 0 in time or not yet due; None when that cannot be said."""


def plan_lateness(delivery: Delivery, review: Review) -> Lateness:
    """A community's plan against its deadline."""
    deadlines = review.district.deadlines
    handed = delivery.handed
    date = handed.plan_date if handed else ""
    missing = delivery.standing is Standing.MISSING
    return lateness(deadlines.plan if deadlines else None, date, review.as_of, is_missing=missing)


def summary_lateness(delivery: Delivery, review: Review) -> Lateness:
    """A community's summary against its deadline."""
    deadlines = review.district.deadlines
    handed = delivery.handed
    date = handed.summary_date if handed else ""
    missing = delivery.standing is Standing.MISSING or bool(handed and not handed.has_summary)
    return lateness(
        deadlines.summary if deadlines else None, date, review.as_of, is_missing=missing
    )


def lateness(when: When | None, date: str, as_of: dt.date, *, is_missing: bool) -> Lateness:
    """A document against its deadline; one that is missing is late from the day behind it on.

    Args:
        when: The deadline.
        date: The document's date as 2007-01-10; empty without one.
        as_of: The day by which a missing document is judged.
        is_missing: True when it has not been handed in.
    """
    deadline = when.last_day if when and not when.is_long_term else None
    made = None if is_missing or not date else dt.date.fromisoformat(date)
    day = as_of if is_missing else made
    days = max(0, (day - deadline).days) if day and deadline else None
    return Lateness(deadline, made, is_missing, days)
