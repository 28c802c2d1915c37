"""A plan held against what was issued: every difference, for better or worse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.choices import Status
from civplan.model.figures import iso_when, parse_when
from civplan.model.issued import (
    IssuedPlan,
    ItemPlace,
    Promise,
    is_promised,
    item_promise,
    plan_text,
    promised_target,
)
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.target import Target
from civplan.rules.pairing import (
    CurrentItem,
    IssuedItem,
    ItemMatches,
    current_items,
    folded_words,
    issued_items,
    match_items,
)
from civplan.rules.promise_rules import (
    CHANGE_WITHOUT_CHANGE,
    DUE_DATE_MOVED,
    ISSUED_RECORD_UNUSABLE,
    PROMISE_REWRITTEN,
    PROMISE_VANISHED,
)
from civplan.rules.target_changes import (
    CurrentTarget,
    Difference,
    IssuedTarget,
    TargetHome,
    target_differences,
)

NO_DUE = Words("没有时限", "none")
RECORD_OF_OTHER_COMMUNITY = Words("它是“{name}”的", "it is that of “{name}”")
RECORD_OF_OTHER_YEAR = Words("它是{year}年的", "it is that of {year}")
ISSUE_ANEW = Words(
    "把记录移回它的计划文件旁边；这份计划要下达，就运行 civplan issue --force",
    "move it back to its own plan file; to issue this plan, run civplan issue --force",
)


class PromiseComparison(NamedTuple):
    """A plan with the promises that it is held against."""

    plan: Plan
    issued: IssuedPlan
    promises: list[IssuedItem]
    standings: list[CurrentItem]
    matches: ItemMatches
    """The item that a promise has become, by the promise's number."""


def record_mismatch(plan: Plan, issued: IssuedPlan) -> Finding | None:
    """The finding that a record is another community's or another year's."""
    file = f"{PurePath(plan.span.path).stem}.issued.json"
    if issued.year != plan.year:
        reason = RECORD_OF_OTHER_YEAR.filled(year=issued.year)
        return ISSUED_RECORD_UNUSABLE.at(
            plan.span_of("year"), file=file, reason=reason, way=ISSUE_ANEW
        )
    if folded_words(issued.community) != folded_words(plan.community):
        reason = RECORD_OF_OTHER_COMMUNITY.filled(name=issued.community)
        return ISSUED_RECORD_UNUSABLE.at(
            plan.span_of("community"), file=file, reason=reason, way=ISSUE_ANEW
        )
    return None


def promise_differences(plan: Plan, issued: IssuedPlan) -> list[Difference]:
    """Everything in which a plan differs from what was issued."""
    standings, promises = current_items(plan), list(issued_items(issued.items))
    held = PromiseComparison(plan, issued, promises, standings, match_items(promises, standings))
    found = [
        *_issued_item_differences(held),
        *target_differences([*_issued_targets(held)], [*_current_targets(held)]),
    ]
    found += _new_items(held)
    return [*found, *_needless_changes(held, found)]


def _issued_item_differences(held: PromiseComparison) -> Iterator[Difference]:
    """What differs between the items that were issued and those of the plan."""
    numbers = {id(promised): number for number, promised in enumerate(held.promises)}
    lost: set[int] = set()
    for number, promised in enumerate(held.promises):
        standing = held.matches.get(number)
        above = numbers[id(promised.above)] if promised.above else None
        if standing and _is_still_promised(promised.promise, standing):
            yield from _item_differences(promised.promise, standing.item, _item_and_above(standing))
            continue
        lost.add(number)
        if above not in lost:  # what stood under an item goes with it
            standing_above = None if above is None else held.matches.get(above)
            yield _lost_item(promised, standing, standing_above, held.plan)


def _is_still_promised(promise: Promise, standing: CurrentItem) -> bool:
    """True when the plan document still says something of an item."""
    item = standing.item
    says = plan_text(item) or item.name or not promise.text
    return bool(says) and standing.in_plan and standing.concerns_us


def _lost_item(
    promised: IssuedItem, standing: CurrentItem | None, above: CurrentItem | None, plan: Plan
) -> Difference:
    """The difference that an item that was issued is gone from the plan."""
    label = _promise_label(promised.promise)
    if standing is None:
        place = above.item.span if above else _missing_item_place(plan, promised.promise.place)
        return Difference(place, label, rule=PROMISE_VANISHED, about=_item_and_above(above))
    item = standing.item
    field = "text" if standing.in_plan else "in_"
    return Difference(
        item.span_of("not_applicable" if item.not_applicable else field),
        label,
        rule=PROMISE_VANISHED,
        about=_item_and_above(standing),
        is_allowed=not standing.concerns_us,
    )


def _item_differences(
    promise: Promise, item: Item, about: tuple[Item, ...]
) -> Iterator[Difference]:
    """What differs between an item and what was promised of it."""
    old, new = parse_when(promise.due), item.due
    if old and new is None:
        yield Difference(item.span, promise.due, NO_DUE, DUE_DATE_MOVED, about=about)
    elif old and new and old != new:
        rule = DUE_DATE_MOVED if new.last_day > old.last_day else None
        yield Difference(item.span_of("due"), promise.due, iso_when(new), rule, about=about)
    said, says = folded_words(promise.text), folded_words(plan_text(item))
    if said.rstrip(".,;") not in says:
        place = item.span_of("text")
        yield Difference(place, promise.text, plan_text(item), PROMISE_REWRITTEN, about=about)


def _new_items(held: PromiseComparison) -> Iterator[Difference]:
    """The items of the plan that were not issued."""
    known = {id(standing.item) for standing in held.matches.values()}
    for standing in held.standings:
        above = standing.above
        is_alone = above is None or id(above.item) in known
        is_new = id(standing.item) not in known and standing.in_plan and standing.concerns_us
        if is_new and is_alone and is_promised(standing.item):
            label = _promise_label(item_promise(standing.item, standing.place))
            yield Difference(standing.item.span, new=label, about=_item_and_above(standing))


def _issued_targets(held: PromiseComparison) -> Iterator[IssuedTarget]:
    """The targets that were issued; of an item that is gone, that is told."""
    goals = _goals_home(held.plan)
    yield from (IssuedTarget(target, goals) for target in held.issued.goals)
    for number, promised in enumerate(held.promises):
        standing = held.matches.get(number)
        if standing and _is_still_promised(promised.promise, standing):
            home = _item_home(standing)
            yield from (IssuedTarget(target, home) for target in promised.promise.targets)


def _current_targets(held: PromiseComparison) -> Iterator[CurrentTarget]:
    """The targets of the plan."""
    goals = held.plan.goals
    home = _goals_home(held.plan)
    for target in goals.targets if goals else ():
        yield CurrentTarget(target, home, promised_target(target))
    for standing in held.standings:
        if standing.in_plan and standing.concerns_us:
            home = _item_home(standing)
            yield from (
                CurrentTarget(one, home, promised_target(one)) for one in standing.item.targets
            )


def _item_home(standing: CurrentItem) -> TargetHome:
    """An item as what holds targets."""
    return TargetHome(standing.item.span_of("targets"), _item_and_above(standing))


def _goals_home(plan: Plan) -> TargetHome:
    """The goals as what holds targets."""
    if plan.goals:
        return TargetHome(plan.goals.span_of("targets"))
    return TargetHome(Span(plan.span.path))


def _needless_changes(held: PromiseComparison, found: list[Difference]) -> Iterator[Difference]:
    """Every ``changed`` of something that was issued and differs in nothing."""
    explained = {id(one) for difference in found for one in difference.about}
    goals = held.plan.goals
    items = {id(one.item): one.item for one in held.matches.values()}.values()
    carried_on = [item for item in items if item.status is not Status.DROPPED]
    targets = [target for item in carried_on for target in item.targets]
    known: list[Item | Target] = [*carried_on, *(goals.targets if goals else ()), *targets]
    for one in known:
        if one.changed and id(one) not in explained:
            yield Difference(one.span_of("changed"), rule=CHANGE_WITHOUT_CHANGE)


def _item_and_above(standing: CurrentItem | None) -> tuple[Item, ...]:
    """An item and those above it, whose reasons count for it."""
    return (standing.item, *_item_and_above(standing.above)) if standing else ()


def _promise_label(promise: Promise) -> str:
    """A promise in short."""
    measures = "、".join(target.measure for target in promise.targets)
    return promise.name or promise.text or measures or promise.id


def _missing_item_place(plan: Plan, place: ItemPlace) -> Span:
    """Where an item would stand: its area, its section, or line 1 when there is none of them."""
    areas = plan.work.areas if plan.work else ()
    named = [area.span_of("name") for area in areas if area.name == place.area]
    named += [one.span_of("heading") for one in plan.sections if one.heading == place.section]
    if named:
        return named[0]
    return plan.spans.get(place.section, Span(plan.span.path))
