"""The differences between issued targets and those of a plan."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from civplan.findings.finding import NO_WORDS, Rule, Span
from civplan.findings.words import Words
from civplan.model.figures import Quantity, parse_quantity
from civplan.model.issued import LEVEL_COMPARISON, PromisedTarget
from civplan.model.item import Item
from civplan.model.target import Comparison, Target
from civplan.rules.pairing import (
    MOST_COMPARED,
    character_pairs,
    folded_words,
    pair_likeness,
    pairs_with_same_key,
)
from civplan.rules.promise_rules import RENAMED_LIKENESS, TARGET_LOWERED, TARGET_VANISHED


class Difference(NamedTuple):
    """One difference between a plan and what was issued, for better or worse."""

    place: Span
    """In the plan file."""
    old: str | Words = ""
    """The issued value; empty for something new."""
    new: str | Words = ""
    """The value of the plan now; empty for what is gone."""
    rule: Rule | None = None
    """The rule that it breaks without a reason; None for a free change."""
    how: Words = NO_WORDS
    """The kind of change, for rules whose words leave it open."""
    about: tuple[Item | Target, ...] = ()
    """The target, its item and those above it, whose ``changed`` is the reason."""
    is_allowed: bool = False
    """True when there is another reason."""

    @property
    def is_excused(self) -> bool:
        """True when the plan file has a reason."""
        return self.is_allowed or any(one.changed for one in self.about)


AT_LEAST_KEY, AT_MOST_KEY, EQUALS_KEY = (one.value for one in Comparison)
COMPARISON_SIGNS = {AT_LEAST_KEY: "≥", AT_MOST_KEY: "≤", EQUALS_KEY: "="}
STRICT_SIGNS = {AT_LEAST_KEY: ">", AT_MOST_KEY: "<", EQUALS_KEY: "="}
HOW_LOWERED = {
    AT_LEAST_KEY: Words("指标降低了", "the target was lowered"),
    AT_MOST_KEY: Words("指标放宽了", "the limit was raised"),
}
HOW_CHANGED = Words("指标改了", "the target was changed")
TITLE_RANKS = ("街道级", "县级", "区级", "市级", "省级", "国家级")
"""Words for the rank of a title, the lowest first."""


class TargetHome(NamedTuple):
    """The home of targets: an item, or the goals."""

    place: Span
    """The place of its targets, or its own."""
    items: tuple[Item, ...] = ()
    """The item and those above it; none for the goals."""


class IssuedTarget(NamedTuple):
    """An issued target and the home where it should be."""

    target: PromisedTarget
    home: TargetHome


class CurrentTarget(NamedTuple):
    """A target of the plan as it is now."""

    target: Target
    home: TargetHome
    promise: PromisedTarget | None
    """Its promise; None for a figure alone."""

    @property
    def promise_or_name(self) -> PromisedTarget:
        """Its promise, or a promise of its name alone."""
        return self.promise or PromisedTarget(self.target.measure, "", id=self.target.id or "")


TargetKey = Callable[[TargetHome, PromisedTarget], Hashable]
TargetMatches = dict[int, CurrentTarget]
"""The target that matches an issued one, by the number of that."""


def target_differences(
    issued: list[IssuedTarget], current: list[CurrentTarget]
) -> Iterator[Difference]:
    """The differences between the issued targets and those of the plan."""
    matches = _match_targets(issued, current)
    for number, (old, home) in enumerate(issued):
        if number in matches:
            yield from _target_difference(old, home, matches[number])
        else:
            yield Difference(home.place, _target_text(old), rule=TARGET_VANISHED, about=home.items)
    for target, home, new in _unclaimed_targets(current, matches):
        if new:
            yield Difference(target.span, new=_target_text(new), about=(target, *home.items))


def _match_targets(issued: list[IssuedTarget], current: list[CurrentTarget]) -> TargetMatches:
    """The matches of issued targets and those of the plan, the surest first."""
    matches: TargetMatches = {}
    for key in TARGET_KEYS:
        _match_targets_by(key, issued, current, matches, single=key is TARGET_KEYS[-1])
    waiting, candidates = _unmatched_targets(issued, matches), _unclaimed_targets(current, matches)
    if len(waiting) * len(candidates) > MOST_COMPARED:
        return matches
    for number in waiting:
        here = [one for one in candidates if _is_renamed(issued[number], one)]
        rivals = [one for one in waiting if here and _is_renamed(issued[one], here[0])]
        if len(here) == 1 and rivals == [number]:
            matches[number] = here[0]
    return matches


def _match_targets_by(
    key: TargetKey,
    issued: list[IssuedTarget],
    current: list[CurrentTarget],
    matches: TargetMatches,
    *,
    single: bool,
) -> None:
    """Match the targets with the same key."""
    issued_keys = [
        (key(issued[one].home, issued[one].target), one)
        for one in _unmatched_targets(issued, matches)
    ]
    waiting = [
        (key(one.home, one.promise_or_name), one) for one in _unclaimed_targets(current, matches)
    ]
    matches.update(pairs_with_same_key(issued_keys, waiting, single=single))


def _unmatched_targets(issued: list[IssuedTarget], matches: TargetMatches) -> list[int]:
    """The numbers of the issued targets without a match."""
    return [number for number in range(len(issued)) if number not in matches]


def _unclaimed_targets(current: list[CurrentTarget], matches: TargetMatches) -> list[CurrentTarget]:
    """The targets of the plan without a match."""
    used = {id(one.target) for one in matches.values()}
    return [one for one in current if id(one.target) not in used]


TARGET_KEYS: tuple[TargetKey, ...] = (
    lambda _, target: target.id,
    lambda home, target: (home.place, target._replace(id="")),
    lambda home, target: (home.place, folded_words(target.measure)),
    lambda _, target: folded_words(target.measure),
)
"""The keys of a target, the surest first; the last one counts only where it is unique."""


def _is_renamed(issued: IssuedTarget, current: CurrentTarget) -> bool:
    """True when a target of the same item may be the same by another name."""
    old, new = issued.target, current.promise
    if issued.home.place != current.home.place or new is None or (old.id and new.id):
        return False
    one, other = folded_words(old.measure), folded_words(new.measure)
    is_near = (
        one in other
        or other in one
        or pair_likeness(character_pairs(one), character_pairs(other)) >= RENAMED_LIKENESS
    )
    return is_near or (old.comparison, old.unit) == (new.comparison, new.unit)


def _target_difference(
    old: PromisedTarget, home: TargetHome, current: CurrentTarget
) -> Iterator[Difference]:
    """The difference between an issued target and its match, if there is one."""
    new, target = current.promise, current.target
    about: tuple[Item | Target, ...] = (target, *current.home.items, *home.items)
    if new is None:
        yield Difference(
            target.span_of("measure"), _target_text(old), rule=TARGET_VANISHED, about=about
        )
    elif not _is_promise_kept(old, new):
        place = _place_of_promise(old, new, target)
        yield Difference(
            place,
            _target_text(old),
            _target_text(new),
            TARGET_LOWERED,
            _how_broken(old, new),
            about,
        )
    elif _target_text(old._replace(measure="")) != _target_text(new._replace(measure="")):
        place = _place_of_promise(old, new, target)
        yield Difference(place, _target_text(old), _target_text(new), about=about)


def _is_promise_kept(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when whatever meets the new promise meets the old one too."""
    if LEVEL_COMPARISON in {old.comparison, new.comparison}:
        return old.comparison == new.comparison and _is_level_kept(old.level, new.level)
    return _is_low_end_kept(old, new) and _is_high_end_kept(old, new)


def _is_low_end_kept(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when the new promise asks for no less than the old one."""
    before, now = _low_end(old, old.unit), _low_end(new, old.unit)
    if before is None:
        return True
    return now is not None and _is_no_smaller(now, before, old, new)


def _is_high_end_kept(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when the new promise allows no more than the old one."""
    before, now = _high_end(old, old.unit), _high_end(new, old.unit)
    if before is None:
        return True
    return now is not None and _is_no_smaller(before, now, old, new)


def _is_no_smaller(
    larger: Decimal, smaller: Decimal, old: PromisedTarget, new: PromisedTarget
) -> bool:
    """True when a figure is no smaller than another; an equal one only if it is as strict."""
    return larger > smaller or (larger == smaller and bool(new.strict or not old.strict))


def _low_end(target: PromisedTarget, unit: str) -> Decimal | None:
    """The least that a promise asks for, in a unit; None for an upper limit and for nothing."""
    if target.comparison == AT_MOST_KEY:
        return None
    figure = _figure_in(target.figure, target.unit, unit)
    return None if target.comparison == EQUALS_KEY and not figure else figure


def _high_end(target: PromisedTarget, unit: str) -> Decimal | None:
    """The most that a promise allows, in a unit; None without a limit."""
    is_open = target.comparison == AT_LEAST_KEY
    figure = target.ceiling if is_open else target.figure
    return _figure_in(figure, target.unit, unit) if figure else None


def _figure_in(number: str, unit: str, other: str) -> Decimal | None:
    """A promised number in another unit; None where it cannot be converted."""
    quantity = parse_quantity(number)
    in_unit = Quantity(quantity.value, unit).in_unit(other) if quantity else None
    return in_unit.value if in_unit else None


def _is_level_kept(old: str, new: str) -> bool:
    """True when a level is the same, or the same title of a higher rank."""
    if folded_words(old) == folded_words(new):
        return True
    ranks = [next((rank for rank in TITLE_RANKS if rank in text), "") for text in (old, new)]
    if not all(ranks):
        return False
    same_title = old.replace(ranks[0], "") == new.replace(ranks[1], "")
    return same_title and TITLE_RANKS.index(ranks[1]) > TITLE_RANKS.index(ranks[0])


def _units_differ(old: PromisedTarget, new: PromisedTarget) -> bool:
    """True when figures cannot be compared; one without a unit is in the other's."""
    return bool(old.unit and new.unit) and folded_words(old.unit) != folded_words(new.unit)


def _how_broken(old: PromisedTarget, new: PromisedTarget) -> Words:
    """The way in which a promise is broken."""
    if old.comparison != new.comparison or _units_differ(old, new):
        return HOW_CHANGED
    if old.ceiling and _is_low_end_kept(old, new):
        return HOW_LOWERED[AT_MOST_KEY]
    return HOW_LOWERED.get(old.comparison, HOW_CHANGED)


def _place_of_promise(old: PromisedTarget, new: PromisedTarget, target: Target) -> Span:
    """The value that makes the difference."""
    if LEVEL_COMPARISON not in {old.comparison, new.comparison} and _units_differ(old, new):
        fields: tuple[str, ...] = ("unit", new.comparison, "every")
    else:
        is_wider = old.ceiling and _is_low_end_kept(old, new)
        fields = (AT_MOST_KEY if is_wider else new.comparison, new.comparison, "every")
    spans = [target.spans[field] for field in fields if field in target.spans]
    return spans[0] if spans else target.span


def _target_text(target: PromisedTarget) -> str:
    """A target in short: 碰头会 ≥ 12次, 等级：市级文明社区."""
    if target.comparison == LEVEL_COMPARISON:
        return f"{target.measure}：{target.level}"
    if target.ceiling:
        return f"{target.measure} {target.figure}—{target.ceiling}{target.unit}"
    sign = STRICT_SIGNS[target.comparison] if target.strict else COMPARISON_SIGNS[target.comparison]
    return f"{target.measure} {sign} {target.figure}{target.unit}"
