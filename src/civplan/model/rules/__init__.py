"""The faults of a plan file against its schema: codes Y030 to Y059."""

from __future__ import annotations

from civplan.model.rules.keys import (
    DUPLICATE_KEY,
    EMPTY_ITEM,
    EMPTY_VALUE,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_KIND,
)
from civplan.model.rules.references import (
    DUPLICATE_ID,
    EXTENDS_UNREADABLE,
    NEEDS_EXTENDS,
    OUTSIDE_PROJECT,
    PACK_UNUSABLE,
    UNKNOWN_ID,
    UNKNOWN_PLACE,
)
from civplan.model.rules.values import (
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_A_YEAR,
    NOT_YES_OR_NO,
    RESULT_NOT_A_FIGURE,
    TWO_COMPARISONS,
    UNEVEN_PERIOD,
    UNREADABLE_TARGET,
)

__all__ = [
    "DUPLICATE_ID",
    "DUPLICATE_KEY",
    "EMPTY_ITEM",
    "EMPTY_VALUE",
    "EXTENDS_UNREADABLE",
    "MISSING_KEY",
    "NEEDS_EXTENDS",
    "NOT_A_CHOICE",
    "NOT_A_DATE",
    "NOT_A_NUMBER",
    "NOT_A_YEAR",
    "NOT_YES_OR_NO",
    "OUTSIDE_PROJECT",
    "PACK_UNUSABLE",
    "RESULT_NOT_A_FIGURE",
    "TWO_COMPARISONS",
    "UNEVEN_PERIOD",
    "UNKNOWN_ID",
    "UNKNOWN_KEY",
    "UNKNOWN_PLACE",
    "UNREADABLE_TARGET",
    "WRONG_KIND",
]
