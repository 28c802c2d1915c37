"""What a sub-district has asked for: without a roster or a deadline the page expects nothing."""

from __future__ import annotations

import datetime as dt

from civplan.district.review.counts import submission_groups
from civplan.district.review.review import Review


def expected_count(review: Review) -> int | None:
    """How many communities have to hand in; None without a roster."""
    return len(submission_groups(review).expected) if review.district.communities else None


def deadline_of(kind: str, review: Review) -> dt.date | None:
    """The last day for the plans or the summaries; None without a deadline."""
    limit = getattr(review.district.deadlines, kind, None)
    return limit.end if limit else None


def has_deadlines(review: Review) -> bool:
    """True when something can be late."""
    return any(deadline_of(kind, review) for kind in ("plan", "summary"))
