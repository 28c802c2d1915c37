"""The typed values of a table, and its columns."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

Cell = str | int | Decimal | dt.date | None
"""A text, a whole number, a figure, a day, or nothing."""
Row = tuple[Cell, ...]
MOST_DIGITS = 15
"""Digits of a figure that spreadsheets and JSON readers keep."""


class Column(NamedTuple):
    """A column by its heading and, for programs, its English name."""

    heading: str
    name: str
    width: int
    """In digits of a sheet; a Chinese character takes two. What is wider breaks into lines."""
    is_rate: bool = False
    """True for a share of a whole: 0.667 is shown as 66.7%."""


def figure_of(text: str) -> Decimal | str | None:
    """A figure from its decimal text; a text when it has too many digits; None for an empty one."""
    if not text:
        return None
    value = Decimal(text)
    return value if len(value.as_tuple().digits) <= MOST_DIGITS else text


def rate_of(text: str) -> Decimal | None:
    """A percentage from its text, as a share: 66.7 is 0.667; None for an empty one."""
    return Decimal(text) / 100 if text else None


def day_of(text: str) -> dt.date | None:
    """A day from its text 2007-01-10; None for an empty one."""
    return dt.date.fromisoformat(text) if text else None
