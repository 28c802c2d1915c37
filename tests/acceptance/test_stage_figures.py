"""Every figure in the summary of a stage, worked out anew from the YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.command import InstalledCommand
from support.plain_reading import one_decimal

FILE = "临江社区2025.yaml"
STAGES = {"上半年": 6, "前三季度": 9}
"""The stages of the example with their last month."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PROGRESS = re.compile("；序时进度（(?P<time>[^）]*)）：")
each_stage = pytest.mark.parametrize(("stage", "month"), STAGES.items())


@pytest.fixture
def source(examples: Path) -> dict[str, Any]:
    """What the file says, every scalar as text."""
    text = (examples / FILE).read_text(encoding="utf-8")
    values: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all is text
    return values


@pytest.fixture
def text(civplan: InstalledCommand, examples: Path, stage: str) -> str:
    """The document of a stage."""
    run = civplan("render", examples / FILE, "--kind", stage, "--to", "txt", "-o", "out")
    return (civplan.folder / run.stdout.strip()).read_text(encoding="utf-8")


def items_of(source: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of the work."""
    return [item for area in source["主要工作"]["方面"] for item in area["措施"]]


def targets_of(source: dict[str, Any]) -> Iterator[tuple[str, str, str, list[dict[str, str]]]]:
    """Of each target its measure, comparison, goal and dated results."""
    for target in source["工作目标"]["指标"]:
        (sign,) = {"至少", "至多", "等于"} & target.keys()
        yield target["名称"], sign, target[sign], target["结果"]
    for item in items_of(source):
        if "指标" in item:
            measure, goal = item["指标"].split(" ≥ ")
            yield measure, "至少", goal.replace(" ", ""), item["完成情况"]


def counting(entries: list[dict[str, str]], month: int) -> list[dict[str, str]]:
    """The entries up to the end of a month of the file's year."""
    return [entry for entry in entries if int(entry["日期"].split("-")[1]) <= month]


def amount(text: str) -> Decimal:
    """The number of a figure."""
    return Decimal(NUMBER.findall(text)[0])


def expected_row(sign: str, goal: str, entries: list[dict[str, str]], month: int) -> list[str]:
    """What is done, its share and how it stands, as the table must say it."""
    values = [amount(entry["数值"]) for entry in counting(entries, month)]
    time = Decimal(month) / 12 * 100
    if "%" in goal and "下降" not in goal:
        over = values[-1] - amount(goal)
        words = f"达到年度目标，高{one_decimal(over)}个百分点"
        if over < 0:
            words = f"低于年度目标{one_decimal(-over)}个百分点"
        return [f"{values[-1]}%", "—", words]
    done = sum(values, Decimal(0))
    unit = re.sub(r"[\d.]+", "", entries[0]["数值"]) or re.sub(r"[\d.]+", "", goal)
    if "下降" in goal:
        return [f"{done}{unit}", "—", "年底比较"]
    if not amount(goal):
        return [f"{done}{unit}", "—", "保持为零"]
    share = done / amount(goal) * 100
    lead = share - time
    words = f"{'超过' if lead > 0 else '低于'}序时进度{one_decimal(abs(lead))}个百分点"
    if not lead:
        words = "达到序时进度"
    if sign == "至多":
        words = "未超过年度上限"
    return [f"{done}{unit}", f"{one_decimal(share)}%", words]


@each_stage
def test_every_cell_is_worked_out_anew(source: dict[str, Any], text: str, month: int) -> None:
    rows = [line.split("；") for line in text.splitlines() if PROGRESS.search(line)]
    cells = [[cell.partition("：")[2] for cell in row] for row in rows]

    expected = [
        [measure, *expected_row(sign, goal, entries, month)]
        for measure, sign, goal, entries in targets_of(source)
    ]
    assert [[row[0], *row[3:]] for row in cells] == expected


@each_stage
def test_every_number_is_of_the_time_of_the_stage(
    source: dict[str, Any], text: str, stage: str, month: int
) -> None:
    (own,) = (one for one in source["阶段总结"] if one["时段"] == stage)
    said = [str(own), str(source["社区概况"]), source["年度"], f"{month}月30日", stage]
    said += [str(one) for one in forms_of(source, stage)]
    totals: list[str] = []
    for _, sign, goal, entries in targets_of(source):
        said += [goal, *expected_row(sign, goal, entries, month)]
    for item in items_of(source):
        dated = counting(item.get("完成情况", []), month)
        said += [str(entry) for entry in dated]
        totals.append(str(sum((amount(one.get("数值", "0")) for one in dated), Decimal(0))))
    lasts = [target["上年"] for target in source["工作目标"]["指标"] if "上年" in target]
    known = {
        *NUMBER.findall(" ".join([*said, *totals, *lasts, one_decimal(Decimal(month) / 12 * 100)]))
    }
    known |= {number.lstrip("0") for number in known}
    small = {str(number) for number in range(1, 10)}  # of items, and how many targets stand how

    assert [number for number in NUMBER.findall(text) if number not in known | small] == []


def forms_of(value: Any, stage: str) -> Iterator[str]:
    """Every text that has a form for a stage."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == stage:
                yield str(inner)
            yield from forms_of(inner, stage)
    elif isinstance(value, list):
        for inner in value:
            yield from forms_of(inner, stage)
