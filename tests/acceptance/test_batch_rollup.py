"""Every number of the roll-up, recomputed from the YAML files with yaml and arithmetic."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from support.command import command_in
from support.plain_reading import (
    PlainDistrict,
    Values,
    applicable,
    day,
    is_promise,
    items_in,
    listed,
    met,
    number,
    rounded,
    status_of,
    targets_of,
)
from support.programs import REPOSITORY

DISTRICTS = [
    REPOSITORY / "tests/data/qiaodong-2024",
    *(folder for folder in [REPOSITORY / "examples/tongbei-2007"] if folder.is_dir()),
]
NAMES = {
    "done": "已完成",
    "ongoing": "进行中",
    "planned": "未开展",
    "dropped": "已取消",
    "": "未注明状态",
}


TABLE = re.compile(r"^\|[ :|-]+\|\n((?:\|.*\|\n)+)", re.MULTILINE)
"""The lines of a table in Markdown, below its head."""


class RolledUp:
    """A sub-district's roll-up as Markdown, beside its folder read plainly."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.plain = PlainDistrict(folder)
        self.text = (out / "汇总.md").read_text(encoding="utf-8")
        self.documents = [file.name for file in (out / "documents").iterdir()]
        self.plans = [plan for _, plan in self.plain.in_order]

    def chapter(self, heading: str) -> str:
        """What stands under a heading of the first level or in an annex."""
        match = re.search(
            rf"^##? [^\n]*{heading}\n(.*?)(?=^##? |\Z)", self.text, re.MULTILINE | re.DOTALL
        )
        return match[1] if match else ""

    def rows(self, heading: str) -> list[list[str]]:
        """The lines of the table of a chapter, without its head."""
        (body,) = TABLE.findall(self.chapter(heading))
        return cells_in(body)


def indicator_rows(rolled_up: RolledUp) -> list[list[str]]:
    """The lines of the table of indicators, their names in one piece."""
    rows = rolled_up.rows("主要指标完成情况")
    return [[row[0].replace("<br>", ""), *row[1:]] for row in rows]


def cells_in(body: str) -> list[list[str]]:
    """The cells of a table's lines."""
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in body.splitlines()]


@pytest.fixture(scope="module", params=DISTRICTS, ids=lambda folder: folder.name)
def rolled_up(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> RolledUp:
    """The roll-up that the installed command makes."""
    folder: Path = request.param
    civplan = command_in(tmp_path_factory.mktemp("batch"))
    arguments = ("batch", folder, "-o", "out", "--to", "md", "--as-of", "2030-01-01")
    run = civplan(*arguments)
    assert run.returncode in {0, 1}, run.stderr
    return RolledUp(folder, civplan.folder / "out")


def words(counts: Counter[str]) -> str:
    """已完成3项，进行中1项."""
    return "，".join(f"{NAMES[one]}{counts[one]}项" for one in NAMES if counts[one])


def test_who_has_handed_in(rolled_up: RolledUp) -> None:
    plain = rolled_up.plain
    there = [name for name in plain.roster if name in plain.plans or name in plain.files_of]
    sentence = f"应报社区{len(plain.roster)}个，已报{len(there)}个"
    assert sentence in rolled_up.text
    assert f"，未报{len(plain.roster) - len(there)}个。" in rolled_up.text


def test_who_is_late(rolled_up: RolledUp) -> None:
    plain = rolled_up.plain
    texts = []
    for document, name_of_document in (("plan", "计划"), ("summary", "总结")):
        by = dt.date.fromisoformat(plain.own["deadlines"][document])
        late = [
            f"{name}，晚{(date - by).days}天"
            for name, plan in plain.in_order
            if (date := day(plan, document)) and date > by
        ]
        nobody = f"没有{name_of_document}的成文日期晚于报送时限"
        some = f"{name_of_document}成文日期晚于报送时限的{len(late)}个（{'；'.join(late)}）"
        texts.append(some if late else nobody)
    assert f"。{'，'.join(texts)}。" in rolled_up.text


def test_who_has_errors(rolled_up: RolledUp) -> None:
    plain = rolled_up.plain
    wrong = [
        name
        for name, plan in plain.in_order
        if not any(file.startswith(plan["community"]) for file in rolled_up.documents)
    ]
    names = "、".join(wrong)
    sentence = (
        f"有{len(wrong)}个社区的文件有错误，未生成公文（{names}），其数字已计入，需更正核对。"
    )
    assert wrong
    assert sentence in rolled_up.text
    assert names_under(f"文件有错误、需更正（{len(wrong)}个）", rolled_up) == wrong


def names_under(heading: str, rolled_up: RolledUp) -> list[str]:
    """The names below a heading of the annex; one alone has no number."""
    match = re.search(rf"、{re.escape(heading)}\n\n((?:.+\n*)+?)(?=##|\Z)", rolled_up.text)
    return re.findall(r"^(?:\d+\.)?(\w+)(?:（.+）)?$", match[1], re.MULTILINE) if match else []


def test_who_has_a_plan_only(rolled_up: RolledUp) -> None:
    without = [name for name, plan in rolled_up.plain.in_order if "summary" not in plan]
    assert f"只报计划、未报总结的{len(without)}个（{'、'.join(without)}）。" in rolled_up.text


def test_items_by_status(rolled_up: RolledUp) -> None:
    every = [item for plan in rolled_up.plans for _, item in applicable(plan)]
    left_out = sum(len(list(items_in(plan))) for plan in rolled_up.plans) - len(every)
    counts = Counter(map(status_of, every))
    sentence = (
        f"{len(rolled_up.plans)}个社区的文件共列工作事项{len(every)}项，其中{words(counts)}；"
        f"另有{left_out}项不适用，未计入。"
    )
    assert left_out
    assert sentence in rolled_up.text


def test_targets_met(rolled_up: RolledUp) -> None:
    promised = [one for plan in rolled_up.plans for one in targets_of(plan) if is_promise(one)]
    reported = [met(one) for one in promised if met(one) is not None]
    share = rounded(Decimal(100 * sum(map(bool, reported))) / len(reported), "0.1")
    every = sum(len(targets_of(plan)) for plan in rolled_up.plans)
    aimed = "指标" if every == len(promised) else "有目标的指标"
    sentence = (
        f"各社区计划共列{aimed}{len(promised)}项，已填报结果{len(reported)}项，"
        f"未填报{len(promised) - len(reported)}项；"
        f"已填报的指标中，达标{sum(map(bool, reported))}项，达标率{share}%。"
    )
    assert sentence in rolled_up.text


def test_the_figure_of_each_indicator(rolled_up: RolledUp) -> None:
    indicators = listed(rolled_up.plain.own["indicators"])
    texts = [(row[0], number(row[1])) for row in indicator_rows(rolled_up)]
    figures = [
        (one["name"], Decimal(rounded(rolled_up.plain.figure(one), "0.01"))) for one in indicators
    ]
    assert texts == figures


def test_whether_each_indicator_is_met(rolled_up: RolledUp) -> None:
    for indicator, row in zip(
        rolled_up.plain.own["indicators"], rolled_up.rows("主要指标完成情况"), strict=True
    ):
        goals = {
            key: indicator[key] for key in ("at_least", "at_most", "equals") if key in indicator
        }
        value = rounded(rolled_up.plain.figure(indicator), "0.01")
        reported, due = rolled_up.plain.base(indicator)
        verdict = "达标" if met({**goals, "result": value}) else "未达标"
        if reported < due:
            verdict = "暂计"
        assert re.findall("达标|未达标|暂计", row[2]) == ([verdict] if goals else [])
        assert row[1].endswith(f"<br>{reported}/{due}个社区")
        assert [number(goal) for goal in goals.values()] == figures_in(row[2])


def figures_in(text: str) -> list[Decimal]:
    """The numbers of a text."""
    return [Decimal(match) for match in re.findall(r"[\d.]+", text)]


def test_communities_that_met_their_own_target(rolled_up: RolledUp) -> None:
    expected = []
    for indicator in rolled_up.plain.own["indicators"]:
        own = [one for _, _, one in rolled_up.plain.shares(indicator) if is_promise(one)]
        known = [met(one) for one in own if met(one) is not None]
        expected.append(f"{sum(map(bool, known))}/{len(known)}" if known else "—")
    assert [row[3] for row in rolled_up.rows("主要指标完成情况")] == expected


def test_first_and_last_of_each_indicator(rolled_up: RolledUp) -> None:
    for indicator, row in zip(
        rolled_up.plain.own["indicators"], rolled_up.rows("主要指标完成情况"), strict=True
    ):
        values = {
            name: number(one["result"])
            for name, _, one in rolled_up.plain.shares(indicator)
            if "result" in one
        }
        if indicator.get("aggregate") == "count-met":
            assert row[4:] == ["—", "—"]
            continue
        goodness = {name: goodness_of(value, indicator) for name, value in values.items()}
        for cell, place in ((row[4], max), (row[5], min)):
            *names, sentence = cell.split("<br>")
            names_in_place = [name for name in values if goodness[name] == place(goodness.values())]
            expected = (
                names_in_place
                if len(names_in_place) < 3
                else [names_in_place[0], f"等{len(names_in_place)}个"]
            )
            assert "".join(names) == "".join(expected)
            assert number(sentence) == values[names_in_place[0]]


def goodness_of(value: Decimal, indicator: Values) -> Decimal:
    """The higher, the better."""
    if "equals" in indicator:
        return -abs(value - number(indicator["equals"]))
    return -value if "at_most" in indicator else value


def test_items_of_each_field(rolled_up: RolledUp) -> None:
    every = [
        (name, area, item)
        for name, plan in rolled_up.plain.in_order
        for area, item in applicable(plan)
    ]
    fields = re.findall(
        r"^### （\w+）(.+)\n\n(.+?)。", rolled_up.chapter("分领域进展"), re.MULTILINE
    )
    rest = list(every)
    assert fields
    for field, sentence in fields:
        own = [
            one
            for one in every
            if field in {one[1].get("name"), one[2].get("line", one[1].get("line"))}
        ]
        ids = {area["id"] for _, area, _ in own if "id" in area and area.get("name") == field}
        own = (
            rest
            if field == "其他工作"
            else [one for one in rest if one in own or one[1].get("id") in ids]
        )
        rest = [one for one in rest if one not in own]
        communities = {name for name, _, _ in own}
        counts = words(Counter(status_of(item) for _, _, item in own))
        who = f"{len(communities)}个社区" if len(communities) > 1 else communities.pop()
        assert sentence == f"{who}共列{len(own)}项，{counts}"
    assert rest == []


def test_what_is_not_done(rolled_up: RolledUp) -> None:
    expected = Counter(
        (name, NAMES[status_of(item)])
        for name, plan in rolled_up.plain.in_order
        for _, item in applicable(plan)
        if status_of(item) not in {"", "done"}
    )
    rows = rolled_up.rows("未完成事项清单")
    assert Counter((row[0], re.findall(r"（(\w+)）$", row[1])[0]) for row in rows) == expected
    silent = [
        name
        for name, plan in rolled_up.plain.in_order
        for _, item in applicable(plan)
        if not status_of(item)
    ]
    names = "、".join(dict.fromkeys(silent))
    assert silent
    assert f"未完成事项共{sum(expected.values())}项" in rolled_up.text
    assert f"另有{len(silent)}项未注明状态（{names}），未列入本清单。" in rolled_up.text


@pytest.mark.parametrize(("heading", "key"), [("存在问题", "problems"), ("下一步", "next_steps")])
def test_every_community_with_something_to_say(rolled_up: RolledUp, heading: str, key: str) -> None:
    texts = re.findall(r"^\d+\.(\w+)。", rolled_up.chapter(f"、{heading}"), re.MULTILINE)
    assert texts == [
        name for name, plan in rolled_up.plain.in_order if plan.get("summary", {}).get(key)
    ]


def test_highlights(rolled_up: RolledUp) -> None:
    expected = [
        name
        for name, plan in rolled_up.plain.in_order
        if any("highlight" in item for _, item in applicable(plan))
    ]
    assert re.findall(r"^\d+\.(\w+)。", rolled_up.chapter("亮点做法"), re.MULTILINE) == expected


def test_the_matrix_of_communities_and_indicators(rolled_up: RolledUp) -> None:
    blocks = re.findall(
        r"^\| 社区 \| (.*) \|\n.*\n((?:\|.*\n)+)",
        rolled_up.chapter("各社区指标完成情况"),
        re.MULTILINE,
    )
    indicators = {one["name"]: one for one in rolled_up.plain.own["indicators"]}
    assert [name for head, _ in blocks for name in head.split(" | ")] == list(indicators)
    for head, body in blocks:
        rows = cells_in(body)
        assert [row[0] for row in rows] == [*rolled_up.plain.all_names, "街道"]
        for at, name in enumerate(head.split(" | "), 1):
            shares = {one[0]: one[2] for one in rolled_up.plain.shares(indicators[name])}
            for row in rows[:-1]:
                if row[0] in rolled_up.plain.plans:
                    assert row[at] == cell_of(shares.get(row[0]), row[at])
            total = rounded(rolled_up.plain.figure(indicators[name]), "0.01")
            assert number(rows[-1][at]) == Decimal(total)
            reported, due = rolled_up.plain.base(indicators[name])
            missed = met({**indicators[name], "result": total}) is False
            assert rows[-1][at].endswith("<br>未达标") == (missed and reported == due)
            assert rows[-1][at].endswith("<br>暂计") == (reported < due)


def cell_of(target: Values | None, sentence: str) -> str:
    """What the matrix has to say of a target, in the unit in which it says it."""
    if target is None:
        return "—"
    if "result" not in target:
        return "未填报"
    value = target["result"]
    figure = (
        value
        if not value[-1].isdigit()
        else f"{value}{re.sub('[0-9.]', '', sentence.split('<br>', maxsplit=1)[0])}"
    )
    return f"{figure}<br>未达标" if met(target) is False else figure


def test_who_is_missing(rolled_up: RolledUp) -> None:
    plain = rolled_up.plain
    kinds = {
        "未报送任何文件": None,
        "仅报未结构化文件、需补报计划文件": ".docx",
        "文件无法读取、需更正后重报": ".yaml",
    }
    for heading, ending in kinds.items():
        names = [
            name
            for name in plain.roster
            if name not in plain.plans and plain.files_of.get(name) == ending
        ]
        assert names_under(f"{heading}（{len(names)}个）", rolled_up) == names
        assert bool(names) == (f"、{heading}（" in rolled_up.text)


def test_no_phone_number_and_no_contact(rolled_up: RolledUp) -> None:
    for one in rolled_up.plain.own["communities"]:
        assert one["phone"] not in rolled_up.text
        assert one["contact"] not in rolled_up.text
