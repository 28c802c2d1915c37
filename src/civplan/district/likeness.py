"""How much of one community's text stands in another's: stretches of eight characters."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from civplan.district.handed import GRAM, Handed, OwnText, Place
from civplan.model.plan import Plan
from civplan.rules.passages import passages_of
from civplan.rules.prose import Passage

LENGTH = 8
"""Characters of a stretch; shorter ones are common to all official texts."""
WIDTH = 4
"""Bytes of a character in UTF-32."""
BYTES = LENGTH * WIDTH
NO_LETTERS = re.compile(r"[\W_]+")
TOO_ALIKE = 0.2
"""The share of one text in another from which on they are told; unrelated ones stay below 0.08."""
SUSPECT = TOO_ALIKE / 2
"""The share of the stretches looked at first from which on two texts are compared whole."""
FEWEST = 50
"""Stretches below which a text is too short to be judged."""
MOST_KEPT = 1_000_000
"""Stretches of all texts together that are looked at first."""
MOST_OWNERS = 50
"""Communities that may share a stretch; what more of them say is common wording."""
FIELDS = frozenset({"text", "result", "opening", "reason", "next"})
"""Fields whose texts people write themselves."""

Grams = frozenset[int]


class Pair(NamedTuple):
    """Two communities whose texts are too alike; the later one is told."""

    one: Handed
    other: Handed
    share: float
    """Of the shorter text, how much stands in the other."""
    here: Place
    """The text of ``one`` that has most in common with the other."""
    there: Place


def texts_of(plan: Plan) -> list[OwnText]:
    """The texts that a community wrote itself; what it inherits from another file is not its own.

    Only letters and digits count, and its own name does not.
    """
    own = (passage for passage in passages_of(plan) if passage.span.path == plan.span.path)
    return [own_text(one, plan.community) for one in own if one.field in FIELDS]


def own_text(passage: Passage, community: str) -> OwnText:
    """The numbers of the stretches of one text, in their order."""
    text = NO_LETTERS.sub("", passage.text).replace(community, "")
    data = text.encode("utf-32-le", "surrogatepass")
    starts = range(0, len(data) - BYTES + 1, WIDTH)
    grams = array(GRAM, [crc32(data[start : start + BYTES]) for start in starts])
    return OwnText(Place(passage.span.path, passage.span.line, passage.span.column), grams)


def alike_pairs(handed: Sequence[Handed]) -> Iterator[Pair]:
    """Every two communities whose texts are too alike, in the order of the later one."""
    all_grams = [grams_of(one) for one in handed]
    for number, others in enumerate(suspects(all_grams)):
        for other in others:
            share = containment(all_grams[number], all_grams[other])
            if share >= TOO_ALIKE:
                one, two = handed[number], handed[other]
                here = place_of_most(one, all_grams[other])
                there = place_of_most(two, all_grams[number])
                yield Pair(one, two, share, here, there)


def grams_of(handed: Handed) -> Grams:
    """The stretches of all texts of a community; none when they are too short to be judged."""
    grams = frozenset(gram for text in handed.texts for gram in text.grams)
    return grams if len(grams) >= FEWEST else frozenset()


def suspects(all_grams: Sequence[Grams]) -> Iterator[list[int]]:
    """For each text the earlier ones that may be too like it, by a part of the stretches."""
    every = 1
    while sum(map(len, all_grams)) // every > MOST_KEPT:
        every *= 2
    owners: dict[int, list[int]] = defaultdict(list)
    for number, grams in enumerate(all_grams):
        kept = [gram for gram in grams if gram % every == 0]
        shared: Counter[int] = Counter()
        for gram in kept:
            if len(owners[gram]) <= MOST_OWNERS:
                shared.update(owners[gram])
                owners[gram].append(number)
        yield sorted(
            other
            for other, count in shared.items()
            if count * every >= SUSPECT * min(len(grams), len(all_grams[other]))
        )


def containment(one: Grams, other: Grams) -> float:
    """The share of the smaller text's stretches that stand in the other; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def place_of_most(handed: Handed, grams: Grams) -> Place:
    """The text of a community that has most in common with another's stretches."""
    return max(handed.texts, key=lambda text: sum(gram in grams for gram in text.grams)).place
