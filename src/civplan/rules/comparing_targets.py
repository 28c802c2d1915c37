"""The targets of a plan held against those that were issued."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.figures import parse_quantity
from civplan.model.issued import LEVEL, PromisedTarget
from civplan.model.item import Item
from civplan.model.target import Comparison, Target
from civplan.rules.difference import Difference
from civplan.rules.joining import joined
from civplan.rules.pairing import MOST_COMPARED, folded, likeness, pairs_of
from civplan.rules.promise_rules import LOWERED, TARGET_GONE

AT_LEAST, AT_MOST, EQUALS = (one.value for one in Comparison)
SIGNS = {AT_LEAST: "≥", AT_MOST: "≤", EQUALS: "="}
HOW_LOWERED = {
    AT_LEAST: Words("指标降低了", "the target was lowered"),
    AT_MOST: Words("指标放宽了", "the limit was raised"),
}
HOW_CHANGED = Words("指标改了", "the target was changed")
RANKS = ("街道级", "县级", "区级", "市级", "省级", "国家级")
"""Words for the rank of a title, the lowest first."""
NEAR = 0.5
"""The share of pairs of characters that a measure and its new name have in common."""


class Home(NamedTuple):
    """What holds targets: an item, or the goals."""

    place: Span
    """Of its targets, or its own."""
    items: tuple[Item, ...] = ()
    """The item and those above it; none for the goals."""


class Asked(NamedTuple):
    """A target that was issued and where it is looked for."""

    target: PromisedTarget
    home: Home


class Held(NamedTuple):
    """A target as it stands in the plan now."""

    target: Target
    home: Home
    promised: PromisedTarget | None
    """What it promises; None for a figure alone."""

    @property
    def as_promised(self) -> PromisedTarget:
        """What it promises, or only its name."""
        return self.promised or PromisedTarget(self.target.measure, "", id=self.target.id or "")


Key = Callable[[Home, PromisedTarget], Hashable]
Found = dict[int, Held]
"""The target that one asked for has become, by its number."""


def target_differences(asked: list[Asked], held: list[Held]) -> Iterator[Difference]:
    """What differs between the targets that were issued and those of the plan."""
    found = match_targets(asked, held)
    for number, (old, home) in enumerate(asked):
        if number in found:
            yield from difference_of(old, home, found[number])
        else:
            yield Difference(home.place, words_of(old), rule=TARGET_GONE, about=home.items)
    for target, home, new in left(held, found):
        if new:
            yield Difference(target.span, new=words_of(new), about=(target, *home.items))


def match_targets(asked: list[Asked], held: list[Held]) -> Found:
    """Which target of the plan is which that was issued: the surest pairs first."""
    found: Found = {}
    for key in SAME:
        pair_by(key, asked, held, found, single=key is same_measure_elsewhere)
    waiting, candidates = unpaired(asked, found), left(held, found)
    if len(waiting) * len(candidates) > MOST_COMPARED:
        return found
    for number in waiting:
        here = [one for one in candidates if is_renamed(asked[number], one)]
        rivals = [one for one in waiting if here and is_renamed(asked[one], here[0])]
        if len(here) == 1 and rivals == [number]:
            found[number] = here[0]
    return found


def pair_by(key: Key, asked: list[Asked], held: list[Held], found: Found, *, single: bool) -> None:
    """Pair the targets with the same key."""
    asking = [(key(asked[one].home, asked[one].target), one) for one in unpaired(asked, found)]
    waiting = [(key(one.home, one.as_promised), one) for one in left(held, found)]
    found.update(joined(asking, waiting, single=single))


def unpaired(asked: list[Asked], found: Found) -> list[int]:
    """The numbers of the targets that were not found yet."""
    return [number for number in range(len(asked)) if number not in found]


def left(held: list[Held], found: Found) -> list[Held]:
    """The targets of the plan that none of those asked for has become."""
    taken = {id(one.target) for one in found.values()}
    return [one for one in held if id(one.target) not in taken]


def same_id(_: Home, target: PromisedTarget) -> Hashable:
    """Its id, wherever it stands."""
    return target.id


def same_promise(home: Home, target: PromisedTarget) -> Hashable:
    """All that it promises at its place."""
    return (home.place, target._replace(id=""))


def same_measure(home: Home, target: PromisedTarget) -> Hashable:
    """What it measures at its place."""
    return (home.place, folded(target.measure))


def same_measure_elsewhere(_: Home, target: PromisedTarget) -> Hashable:
    """What it measures, wherever it stands."""
    return folded(target.measure)


SAME: tuple[Key, ...] = (same_id, same_promise, same_measure, same_measure_elsewhere)
"""What tells a target, the surest first."""


def is_renamed(asked: Asked, held: Held) -> bool:
    """True when a target of the same item may be the same by another name."""
    old, new = asked.target, held.promised
    if asked.home.place != held.home.place or new is None or (old.id and new.id):
        return False
    one, other = folded(old.measure), folded(new.measure)
    is_near = one in other or other in one or likeness(pairs_of(one), pairs_of(other)) >= NEAR
    return is_near or (old.comparison, old.unit) == (new.comparison, new.unit)


def difference_of(old: PromisedTarget, home: Home, held: Held) -> Iterator[Difference]:
    """The difference between a target as it was issued and as it is now, if there is one."""
    new, target = held.promised, held.target
    about: tuple[Item | Target, ...] = (target, *held.home.items, *home.items)
    if new is None:
        yield Difference(target.span_of("measure"), words_of(old), rule=TARGET_GONE, about=about)
    elif not is_kept(old, new):
        place = place_of_promise(old, new, target)
        yield Difference(place, words_of(old), words_of(new), LOWERED, how_of(old, new), about)
    elif words_of(old._replace(measure="")) != words_of(new._replace(measure="")):
        place = place_of_promise(old, new, target)
        yield Difference(place, words_of(old), words_of(new), about=about)


def is_kept(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when who keeps the new promise keeps the old one too."""
    if LEVEL in {old.comparison, new.comparison}:
        return old.comparison == new.comparison and is_level_kept(old.level, new.level)
    if units_differ(old, new):
        return False
    before, now = figure_of(old), figure_of(new)
    if old.comparison == AT_LEAST:
        return new.comparison in {AT_LEAST, EQUALS} and now >= before
    if old.comparison == AT_MOST or not before:
        return new.comparison in {AT_MOST, EQUALS} and now <= before
    return new.comparison == EQUALS and now == before


def is_level_kept(old: str, new: str) -> bool:
    """True when a level is the same, or the same title of a higher rank."""
    if folded(old) == folded(new):
        return True
    ranks = [next((rank for rank in RANKS if rank in text), "") for text in (old, new)]
    if not all(ranks):
        return False
    same_title = old.replace(ranks[0], "") == new.replace(ranks[1], "")
    return same_title and RANKS.index(ranks[1]) > RANKS.index(ranks[0])


def units_differ(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when figures cannot be compared; one without a unit is in the other's."""
    return bool(old.unit and new.unit) and folded(old.unit) != folded(new.unit)


def figure_of(target: PromisedTarget) -> Decimal:
    """A target's figure, to be compared with another in the same unit."""
    quantity = parse_quantity(target.figure)
    return quantity.value if quantity else Decimal(0)


def how_of(old: PromisedTarget, new: PromisedTarget) -> Words:
    """In which way a promise is not kept."""
    if old.comparison != new.comparison or units_differ(old, new):
        return HOW_CHANGED
    return HOW_LOWERED.get(old.comparison, HOW_CHANGED)


def place_of_promise(old: PromisedTarget, new: PromisedTarget, target: Target) -> Span:
    """The value that makes the difference."""
    if LEVEL not in {old.comparison, new.comparison} and units_differ(old, new):
        fields: tuple[str, ...] = ("unit", new.comparison, "every")
    else:
        fields = (new.comparison, "every")
    given = [target.spans[field] for field in fields if field in target.spans]
    return given[0] if given else target.span


def words_of(target: PromisedTarget) -> str:
    """A target in short: 碰头会 ≥ 12次, 等级：市级文明社区."""
    if target.comparison == LEVEL:
        return f"{target.measure}：{target.level}"
    return f"{target.measure} {SIGNS[target.comparison]} {target.figure}{target.unit}"
