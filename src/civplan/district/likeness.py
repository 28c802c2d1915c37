"""How much of one community's text stands in another's: stretches of eight characters."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from civplan.district.handed import Handed
from civplan.district.kept import NUMBER, OwnTexts
from civplan.model.plan import Plan
from civplan.rules.prose import Passage

LENGTH = 8
"""Characters of a stretch; shorter ones are common to all official texts."""
WIDTH = 2
"""Bytes of a character in UTF-16; a very rare one counts as two characters."""
BYTES = LENGTH * WIDTH
NO_LETTERS = re.compile(r"[\W_]+")
TOO_ALIKE = 0.2
"""The share of one text in another from which on they are told; unrelated ones stay below 0.08."""
SUSPECT = TOO_ALIKE / 2
"""The share of the stretches looked at first from which on two texts are compared whole."""
NUMBERS = 2**32
"""Stretches are known by numbers below this."""
FEWEST = 50
"""Stretches below which a text is too short to be judged."""
MOST_KEPT = 500_000
"""Stretches of all texts together that are looked at first."""
MOST_OWNERS = 50
"""Communities that may share a stretch; who else says it is held against the first one alone."""
FIELDS = frozenset({"text", "result", "opening", "reason", "next"})
"""Fields whose texts people write themselves."""

Grams = frozenset[int]


class Spot(NamedTuple):
    """Where a text begins in its community's file; both count from 1."""

    line: int
    column: int


class Pair(NamedTuple):
    """Two communities whose texts are too alike; the later one is told."""

    one: Handed
    other: Handed
    share: float
    """Of the shorter text, how much stands in the other."""
    here: Spot
    """The text of ``one`` that has most in common with the other."""
    there: Spot
    further: int = 0
    """How many more earlier communities are too alike."""


class Sample(NamedTuple):
    """The part of a community's stretches that is looked at first."""

    kept: array[int]
    size: int
    """How many stretches the whole has."""


def texts_of(plan: Plan, passages: Iterable[Passage]) -> OwnTexts:
    """The texts that a community wrote itself; what it inherits from another file is not its own.

    Only letters and digits count, and its own name does not.

    Args:
        plan: Its plan.
        passages: All texts of the plan.
    """
    path, places, grams = plan.span.path, list[int](), list[int]()
    for passage in passages:
        if passage.field in FIELDS and passage.span.path == path:
            stretches = stretches_of(passage.text, plan.community)
            places += (passage.span.line, passage.span.column, len(stretches))
            grams += stretches
    return OwnTexts(*(array(NUMBER, numbers) for numbers in (places, grams, sorted(set(grams)))))


def stretches_of(text: str, community: str) -> list[int]:
    """The numbers of the stretches of one text, in their order."""
    letters = NO_LETTERS.sub("", text).replace(community, "")
    data = letters.encode("utf-16-le", "surrogatepass")
    starts = range(0, len(data) - BYTES + 1, WIDTH)
    return list(map(crc32, [data[start : start + BYTES] for start in starts]))


def alike_pairs(handed: Sequence[Handed], texts_of: Callable[[str], OwnTexts]) -> Iterator[Pair]:
    """The communities whose texts are too like an earlier one's, each with the most alike.

    Args:
        handed: What the communities have handed in.
        texts_of: Gives the texts of a file; they are asked for again and again, and not held.
    """

    @lru_cache(maxsize=MOST_OWNERS)
    def grams_at(number: int) -> Grams:
        return grams_of(texts_of(handed[number].path))

    samples, every = samples_of(texts_of(one.path) for one in handed)
    for number, others in enumerate(suspects(samples, every)):
        shares = {other: containment(grams_at(number), grams_at(other)) for other in others}
        alike = {other: share for other, share in shares.items() if share >= TOO_ALIKE}
        if alike:
            other = max(alike, key=alike.__getitem__)
            one, two = handed[number], handed[other]
            yield Pair(
                *(one, two, alike[other]),
                here=spot_of_most(texts_of(one.path), grams_at(other)),
                there=spot_of_most(texts_of(two.path), grams_at(number)),
                further=len(alike) - 1,
            )


def grams_of(texts: OwnTexts) -> Grams:
    """The stretches of all texts of a community; none when they are too short to be judged."""
    return frozenset(texts.distinct) if len(texts.distinct) >= FEWEST else frozenset()


def samples_of(texts: Iterable[OwnTexts]) -> tuple[list[Sample], int]:
    """The part of each community's stretches that is looked at first, and every how many-eth it is.

    It is halved as often as all together become too many to be held.
    """
    samples, every, held = list[Sample](), 1, 0
    for one in texts:
        samples.append(sample_of(one.distinct, every))
        held += len(samples[-1].kept)
        while held > MOST_KEPT:
            every *= 2
            samples = [sample._replace(kept=lowest(sample.kept, every)) for sample in samples]
            held = sum(len(sample.kept) for sample in samples)
    return samples, every


def sample_of(distinct: array[int], every: int) -> Sample:
    """The part of a community's stretches that is looked at first; none of texts too short."""
    if len(distinct) < FEWEST:
        return Sample(array(NUMBER), 0)
    return Sample(lowest(distinct, every), len(distinct))


def lowest(distinct: array[int], every: int) -> array[int]:
    """About every so many-eth of some stretches in ascending order, the same ones in every text.

    Their numbers are spread evenly, so that those below a limit are as good a choice as any.
    """
    return distinct[: bisect_left(distinct, NUMBERS // every)]


def suspects(samples: Sequence[Sample], every: int) -> Iterator[list[int]]:
    """For each text the earlier ones that may be too like it, by a part of the stretches.

    Args:
        samples: That part of each text.
        every: Every how many-eth stretch it has.
    """
    owners = {gram: list[int]() for gram in repeated(one.kept for one in samples)}
    for number, sample in enumerate(samples):
        shared: Counter[int] = Counter()
        for gram in owners.keys() & sample.kept:
            if len(owners[gram]) <= MOST_OWNERS:
                shared.update(owners[gram])
                owners[gram].append(number)
            else:
                shared[owners[gram][0]] += 1
        yield sorted(
            other
            for other, count in shared.items()
            if count * every >= SUSPECT * min(sample.size, samples[other].size)
        )


def repeated(samples: Iterable[Iterable[int]]) -> set[int]:
    """The stretches that more than one sample has; most stand in one alone."""
    seen, again = set[int](), set[int]()
    for sample in map(set, samples):
        again |= seen & sample
        seen |= sample
    return again


def containment(one: Grams, other: Grams) -> float:
    """The share of the smaller text's stretches that stand in the other; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def spot_of_most(texts: OwnTexts, grams: Grams) -> Spot:
    """The text of a community that has most in common with another's stretches."""
    places, stretches, _ = texts
    most, spot, start = -1, Spot(1, 1), 0
    for line, column, count in zip(*[iter(places)] * 3, strict=True):
        shared = sum(map(grams.__contains__, stretches[start : start + count]))
        start += count
        if shared > most:
            most, spot = shared, Spot(line, column)
    return spot
