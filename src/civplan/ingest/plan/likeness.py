"""How alike a promise and a result are: by words, number and order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from civplan.rules.pairing import character_pairs, pair_likeness
from civplan.rules.stretches import Stretches, containment, stretch_hashes

LEAST_WORDS_NEARBY = 0.08
"""Likeness of words that two entries of one field of work must have; number and order count too."""
LEAST_WORDS_ELSEWHERE = 0.3
"""Likeness of words of entries in different fields of work."""
WORDS_SHARE, NUMBER_SHARE, ORDER_SHARE = 0.8, 0.1, 0.1
"""What words, number and order add to the whole."""
STRETCHED = 2.0
"""A result repeats half of a promise's words at most; so much of them counts as all."""
AROUND_NUMBER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likened:
    """One side of a comparison."""

    words: str
    name: str
    number: str
    """Its label without marks: 1 for 1、 and （1）."""
    order: float
    """Its place among its neighbours, from 0 to 1."""
    pairs: set[tuple[str, str]]
    stretches: Stretches


class Match(NamedTuple):
    """Two entries that belong together, by their numbers in their lists."""

    one: int
    other: int
    likeness: float
    """From 0 to 1: how sure that is."""


def likened_texts(texts: Sequence[tuple[str, str, str]], community: str) -> list[Likened]:
    """The entries of a list, each with its words, name and label.

    Args:
        texts: Words, name and label of each.
        community: The community's name, which does not count.
    """
    last = max(len(texts) - 1, 1)
    return [
        Likened(
            words,
            AROUND_NUMBER.sub("", name),
            AROUND_NUMBER.sub("", label),
            number / last,
            character_pairs(words.replace(community, "") if community else words),
            frozenset(stretch_hashes(words, community)),
        )
        for number, (words, name, label) in enumerate(texts)
    ]


def matches_between(
    ones: Sequence[Likened], others: Sequence[Likened], least_words: float
) -> list[Match]:
    """The pairs of entries that are alike, each entry in one of them, the surest first.

    Args:
        ones: The promises.
        others: The results.
        least_words: The likeness of words that a pair must have.
    """
    candidates = []
    for (number, one), (other_number, other) in product(enumerate(ones), enumerate(others)):
        words = _likeness_of_words(one, other)
        if words >= least_words:
            likeness = _whole_likeness(one, other, words)
            candidates.append(Match(number, other_number, likeness))
    taken: list[Match] = []
    for match in sorted(candidates, key=lambda one: -one.likeness):
        if all(match.one != one.one and match.other != one.other for one in taken):
            taken.append(match)
    return taken


def _likeness_of_words(one: Likened, other: Likened) -> float:
    """From 0 to 1, by shared stretches, shared pairs of characters and equal names."""
    if one.name and one.name == other.name:
        return 1.0
    pairs = min(1.0, STRETCHED * pair_likeness(one.pairs, other.pairs))
    return max(pairs, containment(one.stretches, other.stretches))


def _whole_likeness(one: Likened, other: Likened, words: float) -> float:
    """Words, number and order together, from 0 to 1."""
    number = NUMBER_SHARE if one.number and one.number == other.number else 0.0
    order = ORDER_SHARE * (1 - abs(one.order - other.order))
    return WORDS_SHARE * words + number + order
