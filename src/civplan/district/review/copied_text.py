"""Finds copied text: stretches of eight characters that two communities' texts share."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from civplan.district.memory.file_result import CommunityFile
from civplan.district.memory.stored_result import ARRAY_TYPE, OwnTexts
from civplan.model.plan import Plan
from civplan.rules.district_rules import FEWEST_STRETCHES, TOO_ALIKE
from civplan.rules.prose import Passage
from civplan.rules.stretches import Stretches, containment, stretch_hashes

SUSPECT_SHARE = TOO_ALIKE / 2
"""The share of the sampled stretches from which on two texts are compared whole."""
STRETCH_NUMBERS = 2**32
"""The number of hashes that a stretch can have."""
MOST_SAMPLED = 500_000
"""The most stretches in the samples of all texts together."""
MOST_OWNERS = 50
"""Communities compared for one stretch; any further one is compared with the first alone."""
MOST_COUNTED = 1000
"""The most earlier communities with the same text that are counted."""
CROWD_SAMPLE = 40
"""Stretches of each text by which those are counted that very many communities have."""
OWN_TEXT_FIELDS = frozenset({"text", "result", "opening", "reason", "next"})
"""Fields whose texts communities write themselves."""


class TextStart(NamedTuple):
    """The beginning of a text in its community's file; both count from 1."""

    line: int
    column: int


class CopiedText(NamedTuple):
    """Two communities whose texts are too alike; the finding is about the first."""

    one: CommunityFile
    other: CommunityFile
    share: float
    """The share of the shorter text that is in the other."""
    here: TextStart
    """The text of ``one`` that has most in common with the other."""
    there: TextStart
    more: int = 0
    """The number of further earlier communities that are too alike; ``MOST_COUNTED`` at most."""


class StretchSample(NamedTuple):
    """A sample of a community's stretches."""

    stretches: array[int]
    size: int
    """The number of all its stretches."""


def own_texts_of(plan: Plan, passages: Iterable[Passage]) -> OwnTexts:
    """The texts that a community wrote itself, not those that it inherits from another file.

    Only letters and digits count; its own name does not.

    Args:
        plan: Its plan.
        passages: All texts of the plan.
    """
    path, places, grams = plan.span.path, list[int](), list[int]()
    for passage in passages:
        if passage.field in OWN_TEXT_FIELDS and passage.span.path == path:
            stretches = stretch_hashes(passage.text, plan.community)
            places += (passage.span.line, passage.span.column, len(stretches))
            grams += stretches
    return OwnTexts(
        places=array(ARRAY_TYPE, places),
        grams=array(ARRAY_TYPE, grams),
        distinct=array(ARRAY_TYPE, sorted(set(grams))),
    )


def copied_texts(
    files: Sequence[CommunityFile], texts_of: Callable[[str], OwnTexts]
) -> Iterator[CopiedText]:
    """The communities whose texts are too like an earlier one's, each with the most alike.

    Args:
        files: The communities' files.
        texts_of: Reads the texts of a file, by its path; called often, as they are not kept.
    """

    @lru_cache(maxsize=MOST_OWNERS)
    def grams_at(number: int) -> Stretches:
        return distinct_stretches(texts_of(files[number].path))

    samples, every = samples_of(texts_of(one.path) for one in files)
    repeated = repeated_stretches(samples)
    crowds = crowd_counts(samples, every, repeated)
    pairs = zip(suspect_pairs(samples, every, repeated), crowds, strict=True)
    for number, (others, crowd) in enumerate(pairs):
        shares = {other: containment(grams_at(number), grams_at(other)) for other in others}
        alike = {other: share for other, share in shares.items() if share >= TOO_ALIKE}
        if alike:
            other = max(alike, key=alike.__getitem__)
            one, two = files[number], files[other]
            yield CopiedText(
                one,
                two,
                alike[other],
                here=_start_of_most_copied(texts_of(one.path), grams_at(other)),
                there=_start_of_most_copied(texts_of(two.path), grams_at(number)),
                more=min(max(len(alike), crowd) - 1, MOST_COUNTED),
            )


def distinct_stretches(texts: OwnTexts) -> Stretches:
    """The stretches of all texts of a community; none when they are too short to judge."""
    return frozenset(texts.distinct) if len(texts.distinct) >= FEWEST_STRETCHES else frozenset()


def samples_of(texts: Iterable[OwnTexts]) -> tuple[list[StretchSample], int]:
    """A sample of each community's stretches, and the sampling rate, one in n.

    The rate is halved as often as all samples together become too large.
    """
    samples, every, size = list[StretchSample](), 1, 0
    for one in texts:
        samples.append(_sample_of(one.distinct, every))
        size += len(samples[-1].stretches)
        while size > MOST_SAMPLED:
            every *= 2
            samples = [
                sample._replace(stretches=_lowest_stretches(sample.stretches, every))
                for sample in samples
            ]
            size = sum(len(sample.stretches) for sample in samples)
    return samples, every


def _sample_of(distinct: array[int], every: int) -> StretchSample:
    """The sample of a community's stretches; empty for texts too short to judge."""
    if len(distinct) < FEWEST_STRETCHES:
        return StretchSample(array(ARRAY_TYPE), 0)
    return StretchSample(_lowest_stretches(distinct, every), len(distinct))


def _lowest_stretches(distinct: array[int], every: int) -> array[int]:
    """A sample of one in n of some stretches in ascending order, the same ones in every text.

    Hashes are spread evenly, so that those below a limit are a fair sample.
    """
    return distinct[: bisect_left(distinct, STRETCH_NUMBERS // every)]


def repeated_stretches(samples: Iterable[StretchSample]) -> set[int]:
    """The stretches in more than one sample; most are in one alone."""
    seen, again = set[int](), set[int]()
    for sample in samples:
        stretches = set(sample.stretches)
        again |= seen & stretches
        seen |= stretches
    return again


def suspect_pairs(
    samples: Sequence[StretchSample], every: int, repeated: set[int]
) -> Iterator[list[int]]:
    """For each text the earlier ones that may be too like it, judged by the samples.

    Args:
        samples: The sample of each text.
        every: The sampling rate, one in n.
        repeated: The stretches in more than one of the samples.
    """
    owners = {gram: list[int]() for gram in repeated}
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


class CrowdSample(NamedTuple):
    """What a text has of the stretches that very many communities have."""

    lowest: frozenset[int]
    crowded: int
    """The number of all of them in its sample."""
    size: int
    """The number of all its stretches."""


def crowd_counts(samples: Sequence[StretchSample], every: int, repeated: set[int]) -> Iterator[int]:
    """For each text the number of earlier ones too like it by stretches that very many have.

    Args:
        samples: The sample of each text.
        every: The sampling rate, one in n.
        repeated: The stretches in more than one of the samples.
    """
    counts = Counter(gram for one in samples for gram in repeated.intersection(one.stretches))
    crowded = {gram for gram, count in counts.items() if count > MOST_OWNERS}
    earlier = Counter[CrowdSample]()  # equal texts are counted at once
    for sample in samples:
        stretches = sorted(crowded.intersection(sample.stretches))
        if not stretches:
            yield 0
            continue
        own = CrowdSample(frozenset(stretches[:CROWD_SAMPLE]), len(stretches), sample.size)
        yield sum(
            count
            for other, count in earlier.items()
            if _share_of_crowd(own, other, every) >= TOO_ALIKE
        )
        if len(earlier) <= MOST_COUNTED:
            earlier[own] += 1


def _share_of_crowd(one: CrowdSample, other: CrowdSample, every: int) -> float:
    """The share of the smaller text that is in the other, estimated by the lowest stretches."""
    shared = len(one.lowest & other.lowest) / min(len(one.lowest), len(other.lowest))
    return shared * min(one.crowded, other.crowded) * every / min(one.size, other.size)


def _start_of_most_copied(texts: OwnTexts, grams: Stretches) -> TextStart:
    """The text of a community that has most in common with another's stretches."""
    most, spot, start = -1, TextStart(1, 1), 0
    for line, column, count in zip(*[iter(texts.places)] * 3, strict=True):
        shared = sum(map(grams.__contains__, texts.grams[start : start + count]))
        start += count
        if shared > most:
            most, spot = shared, TextStart(line, column)
    return spot
