"""Which item of a plan is which promise of an issued one: by id, otherwise by what they say."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from civplan.model.choices import Document
from civplan.model.issued import Place, Promise, plan_text, standing_items
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.rules.joining import joined

SAME_SIGNS = str.maketrans({"。": ".", "、": ",", **dict.fromkeys("“”‘’「」『』\"'")})
"""Signs that do not change what a text says."""
NEAR, NEAR_ELSEWHERE = 0.5, 0.7
"""Share of pairs of characters that two texts have in common when one is the other rewritten; in
another place it takes more."""
MOST_COMPARED = 20_000
"""Pairs of a promise and an item that are held against each other; a plan has dozens of each."""
SHORTEST_PART = 6
"""Characters from which on a text that stands inside another one is there on purpose."""


class Standing(NamedTuple):
    """An item as it stands in a plan now."""

    item: Item
    place: Place
    above: Standing | None
    """The item whose sub-item it is."""
    in_plan: bool
    """False when the plan document leaves it out."""

    @property
    def concerns_us(self) -> bool:
        """False when it, or an item above it, does not concern the community."""
        here = self.item.not_applicable is None
        return here and (self.above is None or self.above.concerns_us)


class Promised(NamedTuple):
    """A promise of an issued plan."""

    promise: Promise
    above: Promised | None
    """The promise whose sub-item it is."""


Matches = dict[int, Standing]
"""The item that a promise has become, by the promise's number."""
Key = Callable[[Place, str, str, tuple[str, ...]], Hashable]
"""What tells an item from others, by its place, name, text and measures; empty when it is not."""

EXACT: tuple[Key, ...] = (
    lambda place, name, text, _: (place, name, text) if name or text else (),
    lambda place, _, text, __: (place, text) if text else (),
    lambda _, __, text, ___: text,
)
"""The same words: the nearer, the better."""
SINGLE: tuple[Key, ...] = (
    lambda place, name, _, __: (place, name) if name else (),
    lambda _, name, __, ___: name,
    lambda place, _, __, measures: (place, measures) if measures else (),
    lambda _, __, ___, measures: measures,
)
"""What tells an item only where no other has the same."""


def standings_of(plan: Plan) -> list[Standing]:
    """Every item of a plan, in the order of the file, sub-items after their item."""
    return [one for place, item in standing_items(plan) for one in with_sub_items(item, place)]


def with_sub_items(item: Item, place: Place, above: Standing | None = None) -> Iterator[Standing]:
    """An item and its sub-items at every depth."""
    in_plan = Document.PLAN in item.in_ and (above is None or above.in_plan)
    standing = Standing(item, place, above, in_plan)
    yield standing
    for sub_item in item.items:
        yield from with_sub_items(sub_item, place, standing)


def promises_of(items: Iterable[Promise], above: Promised | None = None) -> Iterator[Promised]:
    """Every promise, sub-items after their item."""
    for promise in items:
        promised = Promised(promise, above)
        yield promised
        yield from promises_of(promise.items, promised)


def pair(promises: list[Promised], standings: list[Standing]) -> Matches:
    """The items that promises have become; a promise that has none is left out."""
    matches: Matches = {}
    by_id = {one.item.id: one for one in standings if one.item.id}
    for number, promised in enumerate(promises):
        if promised.promise.id in by_id:
            matches[number] = by_id[promised.promise.id]
    for key in EXACT:
        pair_by(key, promises, standings, matches)
    for key in SINGLE:
        pair_by(key, promises, standings, matches, single=True)
    pair_near(promises, standings, matches)
    pair_contained(promises, standings, matches)
    return matches


def pair_by(
    key: Key,
    promises: list[Promised],
    standings: list[Standing],
    matches: Matches,
    *,
    single: bool = False,
) -> None:
    """Pair what has the same key, in the order of the file; with ``single`` only what is alone."""
    in_plan_first = sorted(free(standings, matches), key=lambda one: not one.in_plan)
    pairs = joined(
        ((key_of_promise(key, promises[one].promise), one) for one in unpaired(promises, matches)),
        ((key_of_standing(key, standing), standing) for standing in in_plan_first),
        single=single,
    )
    for number, standing in pairs:
        if not single or may_be(promises[number].promise, standing):
            matches[number] = standing


def key_of_standing(key: Key, standing: Standing) -> Hashable:
    """What tells an item of the plan."""
    item = standing.item
    measures = tuple(sorted(target.measure for target in item.targets))
    return key(standing.place, folded(item.name or ""), folded(plan_text(item)), measures)


def key_of_promise(key: Key, promise: Promise) -> Hashable:
    """What tells a promise."""
    measures = tuple(sorted(target.measure for target in promise.targets))
    return key(promise.place, folded(promise.name), folded(promise.text), measures)


def may_be(promise: Promise, standing: Standing) -> bool:
    """True unless two ids say that they are different, or the plan leaves the item out."""
    return standing.in_plan and not (promise.id and standing.item.id)


def pair_near(promises: list[Promised], standings: list[Standing], matches: Matches) -> None:
    """Pair what was rewritten: the nearest texts first."""
    numbers, left = unpaired(promises, matches), free(standings, matches)
    if len(numbers) * len(left) > MOST_COMPARED:
        return
    said = {number: pairs_of(promised_words(promises[number].promise)) for number in numbers}
    says = [pairs_of(standing_words(standing)) for standing in left]
    rated = [
        (likeness(said[number], says[order]), number, order)
        for number in numbers
        for order, standing in enumerate(left)
        if may_be(promises[number].promise, standing)
    ]
    taken: set[int] = set()
    for rate, number, order in sorted(rated, key=lambda one: (-one[0], *one[1:])):
        same_place = promises[number].promise.place == left[order].place
        is_near = rate >= (NEAR if same_place else NEAR_ELSEWHERE)
        if is_near and number not in matches and order not in taken:
            matches[number] = left[order]
            taken.add(order)


def pair_contained(promises: list[Promised], standings: list[Standing], matches: Matches) -> None:
    """A promise whose text now stands inside another item's is kept there."""
    numbers = unpaired(promises, matches)
    if len(numbers) * len(standings) > MOST_COMPARED:
        return
    texts = [(one, folded(plan_text(one.item))) for one in standings if one.in_plan]
    for number in numbers:
        text = folded(promises[number].promise.text).rstrip(".,;")
        inside = (standing for standing, whole in texts if text in whole)
        standing = next(inside, None) if len(text) >= SHORTEST_PART else None
        if standing:
            matches[number] = standing


def unpaired(promises: list[Promised], matches: Matches) -> list[int]:
    """The numbers of the promises without an item."""
    return [number for number in range(len(promises)) if number not in matches]


def free(standings: list[Standing], matches: Matches) -> list[Standing]:
    """The items that no promise has become."""
    taken = {id(standing) for standing in matches.values()}
    return [standing for standing in standings if id(standing) not in taken]


def promised_words(promise: Promise) -> str:
    """What a promise said."""
    return folded(promise.name + promise.text)


def standing_words(standing: Standing) -> str:
    """What an item says in the plan."""
    return folded((standing.item.name or "") + plan_text(standing.item))


def pairs_of(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring characters of a text."""
    return {*pairwise(text)}


def likeness(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    """The share of the pairs of two texts that both have, from 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def folded(text: str) -> str:
    """A text without blanks and quotation marks, its signs of one width."""
    plain = unicodedata.normalize("NFKC", text).translate(SAME_SIGNS)
    return "".join(plain.split())
