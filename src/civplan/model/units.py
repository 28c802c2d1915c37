"""Which units say the same, and which are those of a ratio."""

from __future__ import annotations

from civplan.model.result import PERCENT

RATIO_UNITS = (PERCENT, "‰")
UNITS_ALIKE = ("人名位", "户家", ("平方米", "㎡", "m²"), ("公里", "千米", "km"), ("场", "场次"))
"""Units that say the same."""


def same_unit(one: str, other: str) -> bool:
    """True when figures with these units can be compared; a bare number goes with any count."""
    if one == other:
        return True
    one, other = bare_unit(one), bare_unit(other)
    if one == other or any(
        one in units and other in units for units in UNITS_ALIKE if one and other
    ):
        return True
    return not (one and other) and not {one, other}.intersection(RATIO_UNITS)


def bare_unit(unit: str) -> str:
    """A unit without a word that may stand before it: 户 for 余户, 工作日 for 个工作日."""
    bare = unit.lstrip("余多").replace("％", PERCENT)
    return bare.removeprefix("个") or bare


def is_ratio(unit: str) -> bool:
    """True for the unit of a ratio: figures in it are never added up."""
    return bare_unit(unit) in RATIO_UNITS
