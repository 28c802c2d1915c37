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

from civplan.district.memory.file_result import CommunityFile
from civplan.district.memory.stored_result import ARRAY_TYPE, OwnTexts
from civplan.model.plan import Plan
from civplan.rules.district_rules import FEWEST_STRETCHES, STRETCH_LENGTH, TOO_ALIKE
from civplan.rules.prose import Passage

CHARACTER_BYTES = 2
"""Bytes of a character in UTF-16; a very rare one counts as two characters."""
STRETCH_BYTES = STRETCH_LENGTH * CHARACTER_BYTES
NOT_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")
SUSPECT_SHARE = TOO_ALIKE / 2
"""The share of the stretches looked at first from which on two texts are compared whole."""
STRETCH_NUMBERS = 2**32
"""Stretches are known by numbers below this."""
MOST_SAMPLED = 500_000
"""Stretches of all texts together that are looked at first."""
MOST_OWNERS = 50
"""Communities that may share a stretch; who else says it is held against the first one alone."""
OWN_TEXT_FIELDS = frozenset({"text", "result", "opening", "reason", "next"})
"""Fields whose texts people write themselves."""

Stretches = frozenset[int]


class TextStart(NamedTuple):
    """Where a text begins in its community's file; both count from 1."""

    line: int
    column: int


class CopiedText(NamedTuple):
    """Two communities whose texts are too alike; the later one is told."""

    one: CommunityFile
    other: CommunityFile
    share: float
    """Of the shorter text, how much stands in the other."""
    here: TextStart
    """The text of ``one`` that has most in common with the other."""
    there: TextStart
    more: int = 0
    """How many more earlier communities are too alike."""


class StretchSample(NamedTuple):
    """The part of a community's stretches that is looked at first."""

    stretches: array[int]
    size: int
    """How many stretches the whole has."""


def own_texts_of(plan: Plan, passages: Iterable[Passage]) -> OwnTexts:
    """The texts that a community wrote itself; what it inherits from another file is not its own.

    Only letters and digits count, and its own name does not.

    Args:
        plan: Its plan.
        passages: All texts of the plan.
    """
    path, places, grams = plan.span.path, list[int](), list[int]()
    for passage in passages:
        if passage.field in OWN_TEXT_FIELDS and passage.span.path == path:
            stretches = _stretches_of(passage.text, plan.community)
            places += (passage.span.line, passage.span.column, len(stretches))
            grams += stretches
    return OwnTexts(
        *(array(ARRAY_TYPE, numbers) for numbers in (places, grams, sorted(set(grams))))
    )


def _stretches_of(text: str, community: str) -> list[int]:
    """The numbers of the stretches of one text, in their order."""
    letters = NOT_LETTERS_OR_DIGITS.sub("", text).replace(community, "")
    data = letters.encode("utf-16-le", "surrogatepass")
    starts = range(0, len(data) - STRETCH_BYTES + 1, CHARACTER_BYTES)
    return list(map(crc32, [data[start : start + STRETCH_BYTES] for start in starts]))


def copied_texts(
    handed: Sequence[CommunityFile], texts_of: Callable[[str], OwnTexts]
) -> Iterator[CopiedText]:
    """The communities whose texts are too like an earlier one's, each with the most alike.

    Args:
        handed: What the communities have handed in.
        texts_of: Gives the texts of a file; they are asked for again and again, and not held.
    """

    @lru_cache(maxsize=MOST_OWNERS)
    def grams_at(number: int) -> Stretches:
        return distinct_stretches(texts_of(handed[number].path))

    samples, every = samples_of(texts_of(one.path) for one in handed)
    for number, others in enumerate(suspect_pairs(samples, every)):
        shares = {other: containment(grams_at(number), grams_at(other)) for other in others}
        alike = {other: share for other, share in shares.items() if share >= TOO_ALIKE}
        if alike:
            other = max(alike, key=alike.__getitem__)
            one, two = handed[number], handed[other]
            yield CopiedText(
                *(one, two, alike[other]),
                here=_start_of_most_copied(texts_of(one.path), grams_at(other)),
                there=_start_of_most_copied(texts_of(two.path), grams_at(number)),
                more=len(alike) - 1,
            )


def distinct_stretches(texts: OwnTexts) -> Stretches:
    """The stretches of all texts of a community; none when they are too short to be judged."""
    return frozenset(texts.distinct) if len(texts.distinct) >= FEWEST_STRETCHES else frozenset()


def samples_of(texts: Iterable[OwnTexts]) -> tuple[list[StretchSample], int]:
    """The part of each community's stretches that is looked at first, and every how many-eth it is.

    It is halved as often as all together become too many to be held.
    """
    samples, every, held = list[StretchSample](), 1, 0
    for one in texts:
        samples.append(_sample_of(one.distinct, every))
        held += len(samples[-1].stretches)
        while held > MOST_SAMPLED:
            every *= 2
            samples = [
                sample._replace(stretches=_lowest_stretches(sample.stretches, every))
                for sample in samples
            ]
            held = sum(len(sample.stretches) for sample in samples)
    return samples, every


def _sample_of(distinct: array[int], every: int) -> StretchSample:
    """The part of a community's stretches that is looked at first; none of texts too short."""
    if len(distinct) < FEWEST_STRETCHES:
        return StretchSample(array(ARRAY_TYPE), 0)
    return StretchSample(_lowest_stretches(distinct, every), len(distinct))


def _lowest_stretches(distinct: array[int], every: int) -> array[int]:
    """About every so many-eth of some stretches in ascending order, the same ones in every text.

    Their numbers are spread evenly, so that those below a limit are as good a choice as any.
    """
    return distinct[: bisect_left(distinct, STRETCH_NUMBERS // every)]


def suspect_pairs(samples: Sequence[StretchSample], every: int) -> Iterator[list[int]]:
    """For each text the earlier ones that may be too like it, by a part of the stretches.

    Args:
        samples: That part of each text.
        every: Every how many-eth stretch it has.
    """
    owners = {gram: list[int]() for gram in _repeated_stretches(one.stretches for one in samples)}
    for number, sample in enumerate(samples):
        shared: Counter[int] = Counter()
        for gram in owners.keys() & sample.stretches:
            if len(owners[gram]) <= MOST_OWNERS:
                shared.update(owners[gram])
                owners[gram].append(number)
            else:
                shared[owners[gram][0]] += 1
        yield sorted(
            other
            for other, count in shared.items()
            if count * every >= SUSPECT_SHARE * min(sample.size, samples[other].size)
        )


def _repeated_stretches(samples: Iterable[Iterable[int]]) -> set[int]:
    """The stretches that more than one sample has; most stand in one alone."""
    seen, again = set[int](), set[int]()
    for sample in map(set, samples):
        again |= seen & sample
        seen |= sample
    return again


def containment(one: Stretches, other: Stretches) -> float:
    """The share of the smaller text's stretches that stand in the other; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _start_of_most_copied(texts: OwnTexts, grams: Stretches) -> TextStart:
    """The text of a community that has most in common with another's stretches."""
    places, stretches, _ = texts
    most, spot, start = -1, TextStart(1, 1), 0
    for line, column, count in zip(*[iter(places)] * 3, strict=True):
        shared = sum(map(grams.__contains__, stretches[start : start + count]))
        start += count
        if shared > most:
            most, spot = shared, TextStart(line, column)
    return spot
