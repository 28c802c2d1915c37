"""A sub-district's folder read with nothing but yaml and arithmetic, to hold civplan against."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import yaml

SAME = """
继承=extends 社区=community 年度=year 社区概况=profile 户数=households 人口=residents
党员=members 面积=area 工作目标=goals 主要工作=work 方面=areas 措施=items 分项=items
指标=targets target=targets 编号=id 名称=name measure=name 至少=at_least 至多=at_most
等于=equals 等级=level 频次=every 结果=result 完成情况=result 状态=status 条线=line
不适用=not_applicable 亮点=highlight 计划=plan 总结=summary 成文日期=date
存在问题=problems 下一步打算=next_steps
"""
ENGLISH = dict(pair.split("=") for pair in SAME.split())
"""Keys that mean the same."""
STATUSES = {"未开展": "planned", "进行中": "ongoing", "已完成": "done", "已取消": "dropped"}
YES, NO = {"是", "yes", "true", "True"}, {"否", "no", "false", "False"}
GOALS = ("at_least", "at_most", "equals")
Values = dict[str, Any]


def read(file: Path) -> Values:
    """A plan file over the files that it extends; every scalar is text."""
    own: Values = renamed(texts_in(file))
    base = own.pop("extends", None)
    whole: Values = merged(read(file.parent / base), own) if base else own
    return whole


def texts_in(file: Path) -> Any:
    """What a YAML file says."""
    text = file.read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts of all scalars


def renamed(value: Any) -> Any:
    """A value with English keys."""
    if isinstance(value, dict):
        return {ENGLISH.get(key, key): renamed(inner) for key, inner in value.items()}
    return [renamed(inner) for inner in value] if isinstance(value, list) else value


def merged(base: Any, own: Any) -> Any:
    """Mappings merge; so do lists whose entries have ids, by them; anything else is replaced."""
    if isinstance(base, dict) and isinstance(own, dict):
        return {key: merged(base.get(key), own.get(key)) for key in {**base, **own}}
    if have_ids(base) and isinstance(own, list) and any(map(id_of, own)):
        mine = {id_of(one): one for one in own if id_of(one)}
        inherited = [
            merged(one, mine.get(one["id"]))
            for one in base
            if not mine.get(one["id"], {}).get("drop")
        ]
        known = {one["id"] for one in base}
        return inherited + [one for one in own if id_of(one) not in known]
    return base if own is None else own


def have_ids(value: Any) -> bool:
    """True for a list of entries with ids."""
    return isinstance(value, list) and bool(value) and all(map(id_of, value))


def id_of(entry: Any) -> str:
    """An entry's id; empty without one."""
    return entry.get("id", "") if isinstance(entry, dict) else ""


def items_in(plan: Values) -> Iterator[tuple[Values, Values]]:
    """Area and item of every item that concerns the community, sub-items after their item."""
    work = plan.get("work", {})
    areas: list[Values] = [{"items": work.get("items", [])}, *work.get("areas", [])]
    for area in areas:
        for item in flat(area.get("items", [])):
            yield area, item


def flat(items: Sequence[Any]) -> Iterator[Values]:
    """Items and their sub-items; one that only holds sub-items is left out."""
    for one in items:
        item = {"text": one} if isinstance(one, str) else one
        has_own = "status" in item or "result" in item
        if not item.get("items") or has_own:
            yield item
        yield from flat(item.get("items", []))


def applicable(plan: Values) -> list[tuple[Values, Values]]:
    """Area and item of those that concern the community."""
    return [(area, item) for area, item in items_in(plan) if "not_applicable" not in item]


def status_of(item: Values) -> str:
    """An item's status in English; empty without one."""
    status: str = item.get("status", "")
    return STATUSES.get(status, status)


def targets_of(plan: Values) -> list[Values]:
    """Every target of the goals and of the items that concern the community."""
    targets = listed(plan.get("goals", {}).get("targets", []))
    for _, item in applicable(plan):
        targets = [*targets, *listed(item.get("targets", []))]
    return [with_total(target) for target in targets]


def with_total(target: Values) -> Values:
    """A target with the sum of its dated results as its result; of percentages the last counts."""
    if "results" not in target:
        return target
    figures = [entry["value"] for entry in target["results"]]
    total = sum(map(number, figures), Decimal(0))
    return {**target, "result": figures[-1] if figures[-1].endswith("%") else str(total)}


def listed(value: Any) -> list[Values]:
    """One or several as a list."""
    return [value] if isinstance(value, dict) else list(value)


def is_promise(target: Values) -> bool:
    """True when something was promised."""
    return any(key in target for key in (*GOALS, "level", "every"))


def number(text: str) -> Decimal:
    """The number at the beginning of a text."""
    match = re.match(r"-?[\d.]+", text)
    assert match, text
    return Decimal(match[0])


def met(target: Values) -> bool | None:
    """Whether a target is met; None without a result, True when nothing was promised."""
    result = target.get("result")
    if result is None or result in YES | NO:
        return None if result is None else result in YES
    if "level" in target:
        return str(target["level"]) in result
    compare: dict[str, Callable[[Decimal, Decimal], bool]] = {
        "at_least": lambda value, goal: value >= goal,
        "at_most": lambda value, goal: value <= goal,
        "equals": lambda value, goal: value == goal,
    }
    checks = [compare[key](number(result), number(target[key])) for key in GOALS if key in target]
    return all(checks)


def rounded(value: Decimal, places: str) -> str:
    """A figure without zeros at its end."""
    text = f"{value.quantize(Decimal(places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def one_decimal(value: Decimal) -> str:
    """A number with at most one decimal, as people round."""
    return f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP)}".removesuffix(".0")


def day(plan: Values, document: str) -> dt.date | None:
    """The day of a document; None without it."""
    text = plan.get(document, {}).get("date", "") if document in plan else ""
    return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


class PlainDistrict:
    """A folder: its own file, the plans by the names of the roster, and the names without one."""

    def __init__(self, folder: Path) -> None:
        """Read everything that can be read."""
        own = self.own = texts_in(folder / "district.yaml")
        self.roster: list[str] = [one["name"] for one in own["communities"]]
        self.names: dict[str, str] = {
            name: one["name"]
            for one in own["communities"]
            for name in (one["name"], *one.get("aliases", []))
        }
        self.plans: dict[str, Values] = {}
        self.files_of: dict[str, str] = {}
        schemes: list[tuple[str, Values]] = []
        for file in sorted(folder.rglob("*.*")):
            self._take(file, schemes)
        for name, scheme in schemes:  # its work counts, its dates are nobody's deadline
            areas = self.plans[name]["work"]["areas"]
            self.plans[name]["work"]["areas"] = [*areas, *scheme["work"]["areas"]]

    def _take(self, file: Path, schemes: list[tuple[str, Values]]) -> None:
        if file.suffix == ".yaml" and file.name != "district.yaml":
            try:
                plan = read(file)
            except yaml.YAMLError:
                plan = {}
            if "community" in plan:
                community: str = plan["community"]
                name = self.names.get(community, community)
                if plan.get("pack") == "work-scheme":
                    schemes.append((name, plan))
                else:
                    self.plans[name] = plan
                return
        if file.suffix in {".yaml", ".docx"}:
            communities = [self.names[name] for name in self.names if name in file.name]
            if communities:
                self.files_of[communities[0]] = file.suffix

    @property
    def in_order(self) -> list[tuple[str, Values]]:
        """Communities and plans: those of the roster, then the others by name."""
        names = [*self.roster, *sorted(self.plans.keys() - set(self.roster))]
        return [(name, self.plans[name]) for name in names if name in self.plans]

    @property
    def all_names(self) -> list[str]:
        """Every community, with or without a plan."""
        return [*self.roster, *sorted(self.plans.keys() - set(self.roster))]

    def shares(self, indicator: Values) -> list[tuple[str, Values, Values]]:
        """Community, plan and target of an indicator, by its id or else its name."""
        items = []
        for name, plan in self.in_order:
            targets = targets_of(plan)
            one = next((t for t in targets if t.get("id") == indicator["id"]), None)
            one = one or next((t for t in targets if t.get("name") == indicator["name"]), None)
            if one:
                items.append((name, plan, one))
        return items

    def base(self, indicator: Values) -> tuple[int, int]:
        """How many communities an indicator's figure is made of, and how many it should be."""
        shares = {name: (plan, one) for name, plan, one in self.shares(indicator)}
        counts_met = indicator.get("aggregate") == "count-met"
        reported = due = 0
        for name in self.all_names:
            plan = self.plans.get(name)
            if name in shares:
                plan, one = shares[name]
                due += is_promise(one) or not counts_met
                weight = indicator.get("weight")
                has_weight = weight is None or weight in plan.get("profile", {})
                reported += "result" in one and has_weight and (is_promise(one) or not counts_met)
            elif plan is None:
                due += 1
            else:
                excused = [
                    target
                    for _, item in items_in(plan)
                    if "not_applicable" in item
                    for target in listed(item.get("targets", []))
                ]
                names = {text for one in excused for text in (one.get("id"), one.get("name"))}
                is_excused = bool(names & {indicator["id"], indicator["name"]})
                due += indicator.get("required") in YES and not is_excused
        return reported, due

    def figure(self, indicator: Values) -> Decimal:
        """The sub-district's figure of an indicator."""
        shares = self.shares(indicator)
        values = [number(one["result"]) for _, _, one in shares if "result" in one]
        match indicator.get("aggregate", "sum"):
            case "sum":
                return sum(values, Decimal(0))
            case "min":
                return min(values)
            case "max":
                return max(values)
            case "mean":
                return sum(values, Decimal(0)) / len(values)
            case "count-met":
                return Decimal(sum(met(one) is True for _, _, one in shares))
            case "weighted":
                weights = [
                    (number(one["result"]), number(plan["profile"][indicator["weight"]]))
                    for _, plan, one in shares
                    if "result" in one and indicator["weight"] in plan.get("profile", {})
                ]
                total = sum((weight for _, weight in weights), Decimal(0))
                return sum((value * weight for value, weight in weights), Decimal(0)) / total
        raise AssertionError(indicator)
