"""A plan held against what was issued: every difference, for better or worse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.choices import Status
from civplan.model.figures import parse_when
from civplan.model.issued import (
    Issued,
    Place,
    Promise,
    is_promised,
    plan_text,
    promise_of,
    promised_target,
    when_text,
)
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.target import Target
from civplan.rules.comparing_targets import Asked, Held, Home, target_differences
from civplan.rules.difference import Difference
from civplan.rules.pairing import (
    Matches,
    Promised,
    Standing,
    folded,
    pair,
    promises_of,
    standings_of,
)
from civplan.rules.promise_rules import NOTHING_CHANGED, POSTPONED, REWRITTEN, UNUSABLE, VANISHED

NO_DUE = Words("没有时限", "none")
OTHER_COMMUNITY = Words("它是“{name}”的", "it is that of “{name}”")
OTHER_YEAR = Words("它是{year}年的", "it is that of {year}")
ISSUE_ANEW = Words(
    "把记录移回它的计划文件旁边；这份计划要下达，就运行 civplan issue --force",
    "move it back to its own plan file; to issue this plan, run civplan issue --force",
)


class Comparison(NamedTuple):
    """A plan with the promises that it is held against."""

    plan: Plan
    issued: Issued
    promises: list[Promised]
    standings: list[Standing]
    matches: Matches
    """The item that a promise has become, by the promise's number."""


def misplaced(plan: Plan, issued: Issued) -> Finding | None:
    """The finding that a record is another community's or another year's."""
    file = f"{PurePath(plan.span.path).stem}.issued.json"
    if issued.year != plan.year:
        reason = OTHER_YEAR.filled(year=issued.year)
        return UNUSABLE.at(plan.span_of("year"), file=file, reason=reason, way=ISSUE_ANEW)
    if folded(issued.community) != folded(plan.community):
        reason = OTHER_COMMUNITY.filled(name=issued.community)
        return UNUSABLE.at(plan.span_of("community"), file=file, reason=reason, way=ISSUE_ANEW)
    return None


def differences(plan: Plan, issued: Issued) -> list[Difference]:
    """Everything in which a plan differs from what was issued."""
    standings, promises = standings_of(plan), list(promises_of(issued.items))
    held = Comparison(plan, issued, promises, standings, pair(promises, standings))
    found = [*item_differences(held), *target_differences([*asked_in(held)], [*held_in(held)])]
    found += new_items(held)
    return [*found, *needless_changes(held, found)]


def item_differences(held: Comparison) -> Iterator[Difference]:
    """What differs between the items that were issued and those of the plan."""
    numbers = {id(promised): number for number, promised in enumerate(held.promises)}
    lost: set[int] = set()
    for number, promised in enumerate(held.promises):
        standing = held.matches.get(number)
        above = numbers[id(promised.above)] if promised.above else None
        if standing and is_still_promised(promised.promise, standing):
            yield from differences_of(promised.promise, standing.item, chain_of(standing))
            continue
        lost.add(number)
        if above not in lost:  # what stood under an item goes with it
            standing_above = None if above is None else held.matches.get(above)
            yield lost_item(promised, standing, standing_above, held.plan)


def is_still_promised(promise: Promise, standing: Standing) -> bool:
    """True when the plan document still says something of an item."""
    item = standing.item
    says = plan_text(item) or item.name or not promise.text
    return bool(says) and standing.in_plan and standing.concerns_us


def lost_item(
    promised: Promised, standing: Standing | None, above: Standing | None, plan: Plan
) -> Difference:
    """The difference that an item that was issued is gone from the plan."""
    label = label_of(promised.promise)
    if standing is None:
        place = above.item.span if above else place_in(plan, promised.promise.place)
        return Difference(place, label, rule=VANISHED, about=chain_of(above))
    item = standing.item
    field = "text" if standing.in_plan else "in_"
    return Difference(
        item.span_of("not_applicable" if item.not_applicable else field),
        label,
        rule=VANISHED,
        about=chain_of(standing),
        is_allowed=not standing.concerns_us,
    )


def differences_of(promise: Promise, item: Item, about: tuple[Item, ...]) -> Iterator[Difference]:
    """What differs between an item and what was promised of it."""
    old, new = parse_when(promise.due), item.due
    if old and new is None:
        yield Difference(item.span, promise.due, NO_DUE, POSTPONED, about=about)
    elif old and new and old != new:
        rule = POSTPONED if new.last_day > old.last_day else None
        yield Difference(item.span_of("due"), promise.due, when_text(new), rule, about=about)
    said, says = folded(promise.text), folded(plan_text(item))
    if said.rstrip(".,;") not in says:
        place = item.span_of("text")
        yield Difference(place, promise.text, plan_text(item), REWRITTEN, about=about)


def new_items(held: Comparison) -> Iterator[Difference]:
    """The items of the plan that were not issued."""
    known = {id(standing.item) for standing in held.matches.values()}
    for standing in held.standings:
        above = standing.above
        is_alone = above is None or id(above.item) in known
        is_new = id(standing.item) not in known and standing.in_plan and standing.concerns_us
        if is_new and is_alone and is_promised(standing.item):
            label = label_of(promise_of(standing.item, standing.place))
            yield Difference(standing.item.span, new=label, about=chain_of(standing))


def asked_in(held: Comparison) -> Iterator[Asked]:
    """The targets that were issued; of an item that is gone, that is told."""
    goals = home_of_goals(held.plan)
    yield from (Asked(target, goals) for target in held.issued.goals)
    for number, promised in enumerate(held.promises):
        standing = held.matches.get(number)
        if standing and is_still_promised(promised.promise, standing):
            home = home_of(standing)
            yield from (Asked(target, home) for target in promised.promise.targets)


def held_in(held: Comparison) -> Iterator[Held]:
    """The targets of the plan."""
    goals = held.plan.goals
    home = home_of_goals(held.plan)
    for target in goals.targets if goals else ():
        yield Held(target, home, promised_target(target))
    for standing in held.standings:
        if standing.in_plan and standing.concerns_us:
            home = home_of(standing)
            yield from (Held(one, home, promised_target(one)) for one in standing.item.targets)


def home_of(standing: Standing) -> Home:
    """An item as what holds targets."""
    return Home(standing.item.span_of("targets"), chain_of(standing))


def home_of_goals(plan: Plan) -> Home:
    """The goals as what holds targets."""
    if plan.goals:
        return Home(plan.goals.span_of("targets"))
    return Home(Span(plan.span.path))


def needless_changes(held: Comparison, found: list[Difference]) -> Iterator[Difference]:
    """Every ``changed`` of something that was issued and differs in nothing."""
    explained = {id(one) for difference in found for one in difference.about}
    goals = held.plan.goals
    items = {id(one.item): one.item for one in held.matches.values()}.values()
    carried_on = [item for item in items if item.status is not Status.DROPPED]
    targets = [target for item in carried_on for target in item.targets]
    known: list[Item | Target] = [*carried_on, *(goals.targets if goals else ()), *targets]
    for one in known:
        if one.changed and id(one) not in explained:
            yield Difference(one.span_of("changed"), rule=NOTHING_CHANGED)


def chain_of(standing: Standing | None) -> tuple[Item, ...]:
    """An item and those above it, whose reasons count for it."""
    return (standing.item, *chain_of(standing.above)) if standing else ()


def label_of(promise: Promise) -> str:
    """A promise in short."""
    measures = "、".join(target.measure for target in promise.targets)
    return promise.name or promise.text or measures or promise.id


def place_in(plan: Plan, place: Place) -> Span:
    """Where an item would stand: its area, its section, or line 1 when there is none of them."""
    areas = plan.work.areas if plan.work else ()
    named = [area.span_of("name") for area in areas if area.name == place.area]
    named += [one.span_of("heading") for one in plan.sections if one.heading == place.section]
    if named:
        return named[0]
    return plan.spans.get(place.section, Span(plan.span.path))
