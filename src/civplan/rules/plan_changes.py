"""The differences between a plan and the plan that was issued, for better or worse."""

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
    """A plan with the promises that it is compared with."""

    plan: Plan
    issued: IssuedPlan
    promises: list[IssuedItem]
    items: list[CurrentItem]
    matches: ItemMatches
    """The item that matches a promise, by the promise's number."""


def record_mismatch(plan: Plan, issued: IssuedPlan) -> Finding | None:
    """The finding that a record is of another community or year; None when it is of this plan."""
    if issued.year != plan.year:
        field, reason = "year", RECORD_OF_OTHER_YEAR.filled(year=issued.year)
    elif folded_words(issued.community) != folded_words(plan.community):
        field, reason = "community", RECORD_OF_OTHER_COMMUNITY.filled(name=issued.community)
    else:
        return None
    file = f"{PurePath(plan.span.path).stem}.issued.json"
    return ISSUED_RECORD_UNUSABLE.at(plan.span_of(field), file=file, reason=reason, way=ISSUE_ANEW)


def promise_differences(plan: Plan, issued: IssuedPlan) -> list[Difference]:
    """The differences between a plan and what was issued."""
    items, promises = current_items(plan), list(issued_items(issued.items))
    comparison = PromiseComparison(plan, issued, promises, items, match_items(promises, items))
    changes = [
        *_issued_item_differences(comparison),
        *target_differences([*_issued_targets(comparison)], [*_current_targets(comparison)]),
    ]
    changes += _new_items(comparison)
    return [*changes, *_needless_changes(comparison, changes)]


def _issued_item_differences(comparison: PromiseComparison) -> Iterator[Difference]:
    """The differences between the issued items and those of the plan."""
    numbers = {id(issued_item): number for number, issued_item in enumerate(comparison.promises)}
    vanished: set[int] = set()
    for number, issued_item in enumerate(comparison.promises):
        current = comparison.matches.get(number)
        above = numbers[id(issued_item.above)] if issued_item.above else None
        if current and _is_still_promised(issued_item.promise, current):
            yield from _item_differences(
                issued_item.promise, current.item, _item_and_above(current)
            )
            continue
        vanished.add(number)
        if above not in vanished:  # what stood under an item goes with it
            current_above = None if above is None else comparison.matches.get(above)
            yield _lost_item(issued_item, current, current_above, comparison.plan)


def _is_still_promised(promise: Promise, current: CurrentItem) -> bool:
    """True when the plan document still has an item."""
    item = current.item
    new_text = plan_text(item) or item.name or not promise.text
    return bool(new_text) and current.in_plan and current.concerns_us


def _lost_item(
    issued_item: IssuedItem, current: CurrentItem | None, above: CurrentItem | None, plan: Plan
) -> Difference:
    """The difference of an issued item that is gone from the plan."""
    label = _promise_label(issued_item.promise)
    if current is None:
        place = above.item.span if above else _missing_item_place(plan, issued_item.promise.place)
        return Difference(place, label, rule=PROMISE_VANISHED, about=_item_and_above(above))
    item = current.item
    field = "text" if current.in_plan else "in_"
    return Difference(
        item.span_of("not_applicable" if item.not_applicable else field),
        label,
        rule=PROMISE_VANISHED,
        about=_item_and_above(current),
        is_allowed=not current.concerns_us,
    )


def _item_differences(
    promise: Promise, item: Item, about: tuple[Item, ...]
) -> Iterator[Difference]:
    """The differences between an item and its promise."""
    old, new = parse_when(promise.due), item.due
    if old and new is None:
        yield Difference(item.span, promise.due, NO_DUE, DUE_DATE_MOVED, about=about)
    elif old and new and old != new:
        rule = DUE_DATE_MOVED if new.last_day > old.last_day else None
        yield Difference(item.span_of("due"), promise.due, iso_when(new), rule, about=about)
    old_text, new_text = folded_words(promise.text), folded_words(plan_text(item))
    if old_text.rstrip(".,;") not in new_text:
        place = item.span_of("text")
        yield Difference(place, promise.text, plan_text(item), PROMISE_REWRITTEN, about=about)


def _new_items(comparison: PromiseComparison) -> Iterator[Difference]:
    """The items of the plan that were not issued."""
    issued_ids = {id(current.item) for current in comparison.matches.values()}
    for current in comparison.items:
        above = current.above
        is_alone = above is None or id(above.item) in issued_ids
        is_new = id(current.item) not in issued_ids and current.in_plan and current.concerns_us
        if is_new and is_alone and is_promised(current.item):
            label = _promise_label(item_promise(current.item, current.place))
            yield Difference(current.item.span, new=label, about=_item_and_above(current))


def _issued_targets(comparison: PromiseComparison) -> Iterator[IssuedTarget]:
    """The issued targets, but not those of an item that is gone."""
    goals = _goals_home(comparison.plan)
    yield from (IssuedTarget(target, goals) for target in comparison.issued.goals)
    for number, issued_item in enumerate(comparison.promises):
        current = comparison.matches.get(number)
        if current and _is_still_promised(issued_item.promise, current):
            home = _item_home(current)
            yield from (IssuedTarget(target, home) for target in issued_item.promise.targets)


def _current_targets(comparison: PromiseComparison) -> Iterator[CurrentTarget]:
    """The targets of the plan."""
    goals = comparison.plan.goals
    home = _goals_home(comparison.plan)
    for target in goals.targets if goals else ():
        yield CurrentTarget(target, home, promised_target(target))
    for current in comparison.items:
        if current.in_plan and current.concerns_us:
            home = _item_home(current)
            yield from (
                CurrentTarget(one, home, promised_target(one)) for one in current.item.targets
            )


def _item_home(current: CurrentItem) -> TargetHome:
    """An item as the home of targets."""
    return TargetHome(current.item.span_of("targets"), _item_and_above(current))


def _goals_home(plan: Plan) -> TargetHome:
    """The goals as the home of targets."""
    if plan.goals:
        return TargetHome(plan.goals.span_of("targets"))
    return TargetHome(Span(plan.span.path))


def _needless_changes(
    comparison: PromiseComparison, changes: list[Difference]
) -> Iterator[Difference]:
    """The ``changed`` keys of items and targets that do not differ from what was issued."""
    explained = {id(one) for difference in changes for one in difference.about}
    goals = comparison.plan.goals
    items = {id(one.item): one.item for one in comparison.matches.values()}.values()
    carried_on = [item for item in items if item.status is not Status.DROPPED]
    targets = [target for item in carried_on for target in item.targets]
    known: list[Item | Target] = [*carried_on, *(goals.targets if goals else ()), *targets]
    for one in known:
        if one.changed and id(one) not in explained:
            yield Difference(one.span_of("changed"), rule=CHANGE_WITHOUT_CHANGE)


def _item_and_above(current: CurrentItem | None) -> tuple[Item, ...]:
    """An item and those above it; their reasons count for it."""
    return (current.item, *_item_and_above(current.above)) if current else ()


def _promise_label(promise: Promise) -> str:
    """A promise in short."""
    measures = "、".join(target.measure for target in promise.targets)
    return promise.name or promise.text or measures or promise.id


def _missing_item_place(plan: Plan, place: ItemPlace) -> Span:
    """The place for a missing item: its area, its section, or line 1 without either."""
    spans = [area.span_of("name") for area in plan.all_areas if area.name == place.area]
    spans += [one.span_of("heading") for one in plan.sections if one.heading == place.section]
    if spans:
        return spans[0]
    return plan.spans.get(place.section, Span(plan.span.path))
