"""How much of one community's text stands in another's: stretches of eight characters."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from civplan.model.plan import Plan
from civplan.rules.passages import passages_of

LENGTH = 8
"""Characters of a stretch; shorter ones are common to all official texts."""
TOO_ALIKE = 0.2
"""The share of one text in another from which on they are told; unrelated ones stay below 0.08."""
FIELDS = frozenset({"text", "result", "opening", "reason", "next"})
"""Fields whose texts people write themselves."""


def texts_of(plan: Plan) -> Iterator[str]:
    """The texts of a plan that another could have copied, letters and digits only."""
    for passage in passages_of(plan):
        if passage.field in FIELDS:
            yield "".join(filter(str.isalnum, passage.text))


def grams_of(plan: Plan) -> frozenset[int]:
    """The numbers of all stretches of a plan's texts; its own name is left out."""
    own = plan.community
    return frozenset(
        crc32(text[start : start + LENGTH].encode())
        for text in (text.replace(own, "") for text in texts_of(plan))
        for start in range(len(text) - LENGTH + 1)
    )


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller text's stretches that stand in the other; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
