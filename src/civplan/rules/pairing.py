"""Matches the items of a plan with the promises of the issued one: by id, otherwise by text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeVar

from civplan.model.choices import Document
from civplan.model.issued import ItemPlace, Promise, items_with_places, plan_text
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.rules.promise_rules import LIKENESS_ELSEWHERE, LIKENESS_IN_PLACE

_T = TypeVar("_T")


def pairs_with_same_key(
    asking: Iterable[tuple[Hashable, int]], waiting: Iterable[tuple[Hashable, _T]], *, single: bool
) -> Iterator[tuple[int, _T]]:
    """The pairs of a number and a value with the same key, in their order.

    Args:
        asking: Numbers with their keys; an empty key has no pair.
        waiting: Values with theirs.
        single: Whether to pair only where a key stands once on both sides.
    """
    numbers: dict[Hashable, list[int]] = {}
    values: dict[Hashable, list[_T]] = {}
    for key, number in asking:
        numbers.setdefault(key, []).append(number)
    for key, value in waiting:
        values.setdefault(key, []).append(value)
    for key, those in numbers.items():
        these = values.get(key, []) if key else []
        if not single or len(those) == len(these) == 1:
            yield from zip(those, these, strict=False)


SAME_SIGNS = str.maketrans({"。": ".", "、": ",", **dict.fromkeys("“”‘’「」『』\"'")})
"""Signs that do not change what a text says."""
MOST_COMPARED = 20_000
"""Pairs of a promise and an item that are compared at most; a plan has dozens of each."""
SHORTEST_PART = 6
"""Characters of a text that stands inside another one on purpose."""


class CurrentItem(NamedTuple):
    """An item of the plan as it is now."""

    item: Item
    place: ItemPlace
    above: CurrentItem | None
    """The item that it is a sub-item of."""
    in_plan: bool
    """False when the plan document leaves it out."""

    @property
    def concerns_us(self) -> bool:
        """False when it, or an item above it, does not concern the community."""
        here = self.item.not_applicable is None
        return here and (self.above is None or self.above.concerns_us)


class IssuedItem(NamedTuple):
    """A promise of the issued plan."""

    promise: Promise
    above: IssuedItem | None
    """The promise that it is a sub-item of."""


ItemMatches = dict[int, CurrentItem]
"""The item that matches a promise, by the promise's number."""
ItemKey = Callable[[ItemPlace, str, str, tuple[str, ...]], Hashable]
"""The key of an item by its place, name, text and measures; an empty key has no match."""

EXACT_KEYS: tuple[ItemKey, ...] = (
    lambda place, name, text, _: (place, name, text) if name or text else (),
    lambda place, _, text, __: (place, text) if text else (),
    lambda _, __, text, ___: text,
)
"""Keys of the same words, the nearest place first."""
SINGLE_KEYS: tuple[ItemKey, ...] = (
    lambda place, name, _, __: (place, name) if name else (),
    lambda _, name, __, ___: name,
    lambda place, _, __, measures: (place, measures) if measures else (),
    lambda _, __, ___, measures: measures,
)
"""Keys that count only where no other item has the same."""


def current_items(plan: Plan) -> list[CurrentItem]:
    """Every item of the plan in the order of the file, sub-items after their item."""
    return [
        one for place, item in items_with_places(plan) for one in _current_item_tree(item, place)
    ]


def _current_item_tree(
    item: Item, place: ItemPlace, above: CurrentItem | None = None
) -> Iterator[CurrentItem]:
    """An item and its sub-items at every depth."""
    in_plan = Document.PLAN in item.in_ and (above is None or above.in_plan)
    current = CurrentItem(item, place, above, in_plan)
    yield current
    for sub_item in item.items:
        yield from _current_item_tree(sub_item, place, current)


def issued_items(items: Iterable[Promise], above: IssuedItem | None = None) -> Iterator[IssuedItem]:
    """Every promise, sub-items after their item."""
    for promise in items:
        issued = IssuedItem(promise, above)
        yield issued
        yield from issued_items(promise.items, issued)


def match_items(promises: list[IssuedItem], items: list[CurrentItem]) -> ItemMatches:
    """The items that match the promises; a promise without one is left out."""
    matches: ItemMatches = {}
    by_id = {one.item.id: one for one in items if one.item.id}
    for number, issued in enumerate(promises):
        if issued.promise.id in by_id:
            matches[number] = by_id[issued.promise.id]
    for key in EXACT_KEYS:
        _match_items_by(key, promises, items, matches)
    for key in SINGLE_KEYS:
        _match_items_by(key, promises, items, matches, single=True)
    _match_near_items(promises, items, matches)
    _match_contained_items(promises, items, matches)
    return matches


def _match_items_by(
    key: ItemKey,
    promises: list[IssuedItem],
    items: list[CurrentItem],
    matches: ItemMatches,
    *,
    single: bool = False,
) -> None:
    """Match items with the same key in the order of the file; with ``single`` only unique keys."""
    in_plan_first = sorted(_free_items(items, matches), key=lambda one: not one.in_plan)
    pairs = pairs_with_same_key(
        (
            (_promise_key(key, promises[one].promise), one)
            for one in _unmatched_promises(promises, matches)
        ),
        ((_current_item_key(key, current), current) for current in in_plan_first),
        single=single,
    )
    for number, current in pairs:
        if not single or _may_be(promises[number].promise, current):
            matches[number] = current


def _current_item_key(key: ItemKey, current: CurrentItem) -> Hashable:
    """The key of an item of the plan."""
    item = current.item
    measures = tuple(sorted(target.measure for target in item.targets))
    return key(
        current.place, folded_words(item.name or ""), folded_words(plan_text(item)), measures
    )


def _promise_key(key: ItemKey, promise: Promise) -> Hashable:
    """The key of a promise."""
    measures = tuple(sorted(target.measure for target in promise.targets))
    return key(promise.place, folded_words(promise.name), folded_words(promise.text), measures)


def _may_be(promise: Promise, current: CurrentItem) -> bool:
    """False when both have ids, or the plan leaves the item out."""
    return current.in_plan and not (promise.id and current.item.id)


def _match_near_items(
    promises: list[IssuedItem], items: list[CurrentItem], matches: ItemMatches
) -> None:
    """Match rewritten items, the nearest texts first."""
    numbers, left = _unmatched_promises(promises, matches), _free_items(items, matches)
    if len(numbers) * len(left) > MOST_COMPARED:
        return
    promise_pairs = {
        number: character_pairs(folded_words(promise.name + promise.text))
        for number in numbers
        for promise in (promises[number].promise,)
    }
    item_pairs = [
        character_pairs(folded_words((current.item.name or "") + plan_text(current.item)))
        for current in left
    ]
    rated = [
        (pair_likeness(promise_pairs[number], item_pairs[order]), number, order)
        for number in numbers
        for order, current in enumerate(left)
        if _may_be(promises[number].promise, current)
    ]
    used: set[int] = set()
    for rate, number, order in sorted(rated, key=lambda one: (-one[0], *one[1:])):
        same_place = promises[number].promise.place == left[order].place
        is_near = rate >= (LIKENESS_IN_PLACE if same_place else LIKENESS_ELSEWHERE)
        if is_near and number not in matches and order not in used:
            matches[number] = left[order]
            used.add(order)


def _match_contained_items(
    promises: list[IssuedItem], items: list[CurrentItem], matches: ItemMatches
) -> None:
    """Match promises whose text is now part of another item's."""
    numbers = _unmatched_promises(promises, matches)
    if len(numbers) * len(items) > MOST_COMPARED:
        return
    texts = [(one, folded_words(plan_text(one.item))) for one in items if one.in_plan]
    for number in numbers:
        text = folded_words(promises[number].promise.text).rstrip(".,;")
        inside = (current for current, whole in texts if text in whole)
        current = next(inside, None) if len(text) >= SHORTEST_PART else None
        if current:
            matches[number] = current


def _unmatched_promises(promises: list[IssuedItem], matches: ItemMatches) -> list[int]:
    """The numbers of the promises without an item."""
    return [number for number in range(len(promises)) if number not in matches]


def _free_items(items: list[CurrentItem], matches: ItemMatches) -> list[CurrentItem]:
    """The items without a promise."""
    used = {id(current) for current in matches.values()}
    return [current for current in items if id(current) not in used]


def character_pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring characters of a text."""
    return {*pairwise(text)}


def pair_likeness(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    """The share of pairs that two texts have in common, from 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def folded_words(text: str) -> str:
    """A text without blanks and quotation marks, its signs of one width."""
    plain = unicodedata.normalize("NFKC", text).translate(SAME_SIGNS)
    return "".join(plain.split())
