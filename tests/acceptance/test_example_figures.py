"""Every figure in the documents of three examples, worked out anew from the YAML.

Nothing of civplan is used but the command: the file is read by PyYAML, and what a target promises,
what came of it and whether it was met is worked out here in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from support.command import InstalledCommand
from support.plain_reading import one_decimal

NAMES = ["梧桐社区2025.yaml", "榆园社区2024.yaml", "河埠社区2026.yaml"]
KEYS = """
工作目标=goals 主要工作=work 方面=areas 措施=items 指标=targets target=targets 名称=measure
至少=at_least 至多=at_most 等于=equals 等级=level 频次=every 上年=last_year 不适用=not_applicable
结果=result 完成情况=result results=result 数值=value 正文=text 用于=in 状态=status
经费=budget 预算=plan 支出=spent
"""
ENGLISH = dict(pair.split("=") for pair in KEYS.split())
"""The keys that are read here, each as the file may write it and in English."""
TIMES_A_YEAR = {"quarter": 4, "季": 4, "month": 12, "月": 12}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
each_example = pytest.mark.parametrize("name", NAMES)


class Row(NamedTuple):
    """A row of the table as it must be."""

    measure: str
    goal: list[str]
    outcome: list[str]
    attainment: str
    met: bool
    last_year: tuple[str, ...] = ()


class Documents(NamedTuple):
    """A file with English keys, and the texts of its two documents."""

    source: dict[str, Any]
    written: str
    plan: str
    summary: str


@pytest.fixture
def documents(civplan: InstalledCommand, examples: Path, name: str) -> Documents:
    """The documents of an example as text."""
    run = civplan("render", examples / name, "--to", "txt", "-o", "out")
    plan, summary = (civplan.folder / line for line in run.stdout.splitlines())
    written = (examples / name).read_text(encoding="utf-8")
    return Documents(
        in_english(yaml.load(written, Loader=yaml.BaseLoader)),  # noqa: S506 - all is text
        written,
        plan.read_text(encoding="utf-8"),
        summary.read_text(encoding="utf-8"),
    )


def in_english(value: Any) -> Any:
    """A value with the English names of the keys."""
    if isinstance(value, dict):
        return {ENGLISH.get(key, key): in_english(inner) for key, inner in value.items()}
    return [in_english(inner) for inner in value] if isinstance(value, list) else value


def as_list(value: Any) -> list[Any]:
    """A list as it is, one value as a list of one."""
    return value if isinstance(value, list) else [value]


def items_of(source: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The items of the work that concern the community and the summary."""
    for area in source["work"]["areas"]:
        for item in area["items"]:
            if "not_applicable" not in item:
                yield item


def targets_of(source: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every target, with the result of its item where the target has none."""
    for target in source["goals"]["targets"]:
        yield whole(target), None
    for item in items_of(source):
        targets = [whole(target) for target in as_list(item.get("targets", []))]
        for target in targets:
            yield target, item.get("result") if len(targets) == 1 else None


def whole(target: Any) -> dict[str, Any]:
    """A target with keys, also one in short: 修订居民公约 ≥ 8 个."""
    if isinstance(target, dict):
        return target
    measure, _, goal = target.partition("≥")
    return {"measure": measure.strip(), "at_least": goal.strip()}


def amount(text: str) -> Decimal:
    """The number of a figure, with 万 worked out."""
    number = Decimal(NUMBER.findall(text)[0])
    return number * 10000 if "万" in text else number


def outcome_of(target: dict[str, Any], of_item: Any) -> str:
    """The figure that was reached: its own, the item's, or the sum of dated ones."""
    result = target.get("result", of_item)
    if isinstance(result, list):
        return str(sum(Decimal(entry["value"]) for entry in result))
    return str(result["value"] if isinstance(result, dict) else result)


def row_of(target: dict[str, Any], of_item: Any) -> Row:
    """The row of a target in the table."""
    measure, reached = target["measure"], outcome_of(target, of_item)
    if "level" in target:
        met = target["level"] == reached
        return Row(measure, [target["level"]], [reached], "达标" if met else "未达标", met)
    value, numbers = amount(reached), NUMBER.findall(reached)
    low = target.get("at_least") or (
        str(TIMES_A_YEAR[target["every"]]) if "every" in target else None
    )
    high = target.get("at_most")
    if low and "下降" in low:
        last = amount(target["last_year"])
        fall = (last - value) / last * 100
        met = fall >= amount(low)
        base, words = (*NUMBER.findall(target["last_year"]),), "达标" if met else "未达标"
        return Row(measure, NUMBER.findall(low), [*numbers, one_decimal(fall)], words, met, base)
    goals = [one for one in (low, high, target.get("equals")) if one]
    met = all(
        (
            low is None or value >= amount(low),
            high is None or value <= amount(high),
            "equals" not in target or value == amount(target["equals"]),
        )
    )
    words = "达标" if met else "未达标"
    if low and not high and "%" in low:
        gap = value - amount(low)
        words += f"，{'高' if gap > 0 else '低'}{one_decimal(abs(gap))}个百分点" if gap else ""
    elif low and not high:
        words = f"{one_decimal(value / amount(low) * 100)}%"
    return Row(measure, [NUMBER.findall(one)[0] for one in goals], numbers, words, met)


def rows_of(source: dict[str, Any]) -> list[Row]:
    """The whole table."""
    return [row_of(target, of_item) for target, of_item in targets_of(source)]


def printed_rows(text: str) -> list[list[str]]:
    """The cells of the table in a text."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("指标：")]
    return [[cell.partition("：")[2] for cell in line.split("；")] for line in lines]


@each_example
def test_every_row_of_the_table_is_right(documents: Documents) -> None:
    expected = rows_of(documents.source)
    printed = printed_rows(documents.summary)

    assert [row.measure for row in expected] == [cells[0] for cells in printed]
    for row, (_, goal, *last_year, outcome, attainment) in zip(expected, printed, strict=True):
        assert tuple(NUMBER.findall("".join(last_year))) == row.last_year, row
        levels = not NUMBER.search(goal)
        found = (
            [goal] if levels else NUMBER.findall(goal),
            [outcome] if levels else NUMBER.findall(outcome),
        )
        assert found == (row.goal, row.outcome), row
        assert attainment == row.attainment, row


@each_example
def test_the_sentence_above_the_table_counts_rightly(documents: Documents) -> None:
    rows = rows_of(documents.source)
    missed = [row.measure for row in rows if not row.met]

    assert len(missed) >= 2
    assert (
        f"全年共设指标{len(rows)}项，达标{len(rows) - len(missed)}项，"
        f"未达标{len(missed)}项（{'、'.join(missed)}）。"
    ) in documents.summary


@each_example
def test_all_money_is_printed_in_both_documents(documents: Documents) -> None:
    budgets = [item["budget"] for item in items_of(documents.source) if "budget" in item]

    assert budgets
    for budget in budgets:
        assert f"经费预算{budget['plan']}万元" in documents.plan
        assert f"经费预算{budget['plan']}万元" in documents.summary
        if "spent" in budget:
            assert f"，实际支出{budget['spent']}万元" in documents.summary


@each_example
def test_every_result_is_in_the_summary(documents: Documents) -> None:
    for target, of_item in targets_of(documents.source):
        number = outcome_of(target, of_item)
        count = documents.summary.count(NUMBER.findall(number)[0] if amount_in(number) else number)
        assert count >= 1, target
    for item in items_of(documents.source):
        result = item.get("result")
        texts = [entry.get("text", "") for entry in as_list(result) if isinstance(entry, dict)]
        for text in [result] if isinstance(result, str) else texts:
            assert text.rstrip("。") in documents.summary


def amount_in(text: str) -> bool:
    """True when a text has a number."""
    return bool(NUMBER.search(text))


@each_example
def test_no_document_has_a_figure_that_is_not_in_the_file_or_worked_out(
    documents: Documents,
) -> None:
    rows = rows_of(documents.source)
    known = set(NUMBER.findall(documents.written))
    known |= {str(int(number)) for number in known if number.isdigit()}  # 06 of a date is 6
    known |= {number for row in rows for number in (*row.goal, *row.outcome)}
    known |= {number for row in rows for number in NUMBER.findall(row.attainment)}
    met = sum(row.met for row in rows)
    known |= {str(count) for count in (len(rows), met, len(rows) - met)}
    numbered = re.compile(r"^\s*\d+\.(?=\D)", re.MULTILINE)
    for text in (documents.plan, documents.summary):
        assert [one for one in NUMBER.findall(numbered.sub("", text)) if one not in known] == []


@each_example
def test_the_example_shows_what_a_year_really_holds(documents: Documents) -> None:
    items = [item for area in documents.source["work"]["areas"] for item in area["items"]]
    unplanned = [
        item for item in items if "summary" in str(item.get("in")) or "总结" in str(item.get("in"))
    ]
    statuses = {item.get("status") or item.get("状态") for item in items}

    assert any("not_applicable" in item for item in items)
    assert unplanned
    assert statuses & {"进行中", "ongoing"}
    assert statuses & {"已取消", "dropped", "未开展", "planned"}
