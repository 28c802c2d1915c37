"""Next year's file: where it belongs, what it says, and what a person must look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.edit.edit_file import CannotEdit
from civplan.rollover.rollover_file import RolledFile, rollover_file
from civplan.rollover.rollover_folder import rollover_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = sorted(path for path in EXAMPLES.glob("*.yaml"))
PLAN = """\
community: 湖光社区
year: 2024
campaign: 创建文明社区
principles: 在2023年的基础上，二〇二四年再上台阶。
goals: {targets: [{measure: 满意率, at_least: 95%, result: 96%}]}
work:
  text:
    - 2024年办三件事，
      2025年再办两件。
  items:
    - {text: 修路。, status: ongoing, reason: 雨季停工}
plan: {number: 湖社〔2024〕1号, date: 2024-01-10}
"""


def rolled(folder: Path, text: str, name: str = "hu-2024.yaml") -> RolledFile:
    """Next year's file of a plan."""
    (folder / name).write_text(text, encoding="utf-8")
    return rollover_file(folder / name)


def told(file: RolledFile) -> list[str]:
    """The findings as short lines."""
    return [
        f"{one.span.line}:{one.span.column} {one.rule.code} {one.message('en')}"
        for one in file.findings
    ]


def test_what_a_person_must_look_at_is_told_with_its_place(tmp_path: Path) -> None:
    assert told(rolled(tmp_path, PLAN)) == [
        "4:14 I661 “2023年” in a text was not changed",
        "4:24 I661 “二〇二四年” in a text was not changed",
        "5:29 I663 “满意率” has last year's target still; its result was 96%",
        "8:7 I661 “2024年” in a text was not changed",
        "9:7 I661 “2025年” in a text was not changed",
        "13:33 I662 carried over: an item that was ongoing in 2024",
        "14:7 I665 last year's document number “湖社〔2024〕1号” was left out",
    ]


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("hu-2024.yaml", "hu-2025.yaml"),
        ("湖光2024年.yml", "湖光2025年.yml"),
        ("hu.yaml", "hu-2025.yaml"),
        ("hu.2024.yaml", "hu.2025.yaml"),
    ],
)
def test_the_new_file_stands_beside_the_old_one(tmp_path: Path, name: str, new: str) -> None:
    file = rolled(tmp_path, PLAN, name)
    assert file.path == tmp_path / new
    file.write()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, new])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_next_years_file_of_an_example_has_no_errors_and_keeps_every_comment(path: Path) -> None:
    file = rollover_file(path)

    assert not file.opened.has_errors
    assert file.opened.plan is not None
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert [line for line in file.data.decode().splitlines() if line.startswith("#")] == comments


def test_a_title_that_stays_is_told(tmp_path: Path) -> None:
    head = "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"
    moved = rolled(tmp_path, f"{head}plan: {{title: 湖光社区二〇二四年计划}}\n")
    assert (told(moved), "二〇二五年" in moved.data.decode()) == ([], True)
    assert told(rolled(tmp_path, f"{head}plan: {{title: 湖光社区2024—2025年计划}}\n")) == [
        "4:19 I661 “2024” in a text was not changed"
    ]


def test_a_folder_gets_the_file_under_its_new_name(tmp_path: Path) -> None:
    (tmp_path / "hu-2024.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "next").mkdir()
    new = rollover_file(tmp_path / "hu-2024.yaml", tmp_path / "next")
    assert new.path == tmp_path / "next/hu-2025.yaml"


def test_the_plan_promises_what_it_did(tmp_path: Path) -> None:
    new = rolled(tmp_path, PLAN).opened.plan
    assert new is not None
    assert (new.year, new.goals and new.goals.targets[0].at_least) is not None
    assert [str(item.text) for item in new.items] == ["修路。"]
    assert new.summary is None


def test_a_file_without_a_year_cannot_be_rolled_over(tmp_path: Path) -> None:
    with pytest.raises(CannotEdit, match="it names no year"):
        rolled(tmp_path, "community: 湖光社区\ncampaign: 创建文明社区\n")


def test_the_new_file_cannot_be_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "hu-2024.yaml"
    file.write_text(PLAN, encoding="utf-8")
    with pytest.raises(CannotEdit, match="the new file cannot be the old one"):
        rollover_file(file, file)


BASE = "year: 2024\ncampaign: 创建文明社区\nwork: {items: [{id: a, text: 修路。, due: 2024-06}]}\n"
OWN = "extends: base-2024.yaml\ncommunity: 湖光社区\nwork: {items: [{id: a, status: done}]}\n"


def test_a_file_that_extends_another_is_told_where_that_one_is_last_years(tmp_path: Path) -> None:
    (tmp_path / "base-2024.yaml").write_text(BASE, encoding="utf-8")

    file = rolled(tmp_path, OWN)

    assert told(file) == [
        "3:40 I666 “2024-06” is inherited, and last year's still",
        "1:10 I664 it extends last year's “base-2024.yaml” still; places of last year in it: 1",
    ]
    assert file.opened.plan is not None
    assert file.opened.plan.year == 2025


def test_what_is_inherited_from_last_year_is_told_at_its_place(tmp_path: Path) -> None:
    shared = (
        "year: 2024\ncampaign: 创建文明社区\nprinciples: 2024年再上台阶。\n"
        "goals:\n  targets:\n    - {id: a, measure: 满意率, at_least: 95%}\n"
        "    - {id: b, measure: 参与率, at_least: 60%}\nhonours: [区文明社区]\n"
        "plan: {number: 湖街〔2024〕1号, date: 2024-01-10}\n"
    )
    (tmp_path / "shared.yaml").write_text(shared, encoding="utf-8")
    own = (
        "extends: shared.yaml\ncommunity: 湖光社区\n"
        "goals: {targets: [{id: a, result: 96%}]}\nplan: {date: 2024-02-01}\n"
    )

    file = rolled(tmp_path, own)

    assert [
        (Path(one.span.path).name, line)
        for one, line in zip(file.findings, told(file), strict=True)
    ] == [
        (
            "hu-2025.yaml",
            "1:10 I664 it extends last year's “shared.yaml” still; places of last year in it: 3",
        ),
        ("hu-2025.yaml", "4:24 I663 “满意率” has last year's target still; its result was 96%"),
        ("shared.yaml", "3:13 I661 “2024年” in a text was not changed"),
        ("shared.yaml", "7:24 I663 “参与率” has last year's target still"),
        ("shared.yaml", "8:10 I666 “[区文明社区]” is inherited, and last year's still"),
        ("shared.yaml", "9:16 I666 “湖街〔2024〕1号” is inherited, and last year's still"),
    ]


def test_what_is_shared_and_of_no_year_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("district: 湖滨街道\n", encoding="utf-8")
    file = rolled(
        tmp_path, "extends: shared.yaml\ncommunity: 湖光社区\nyear: 2024\ncampaign: 创建\n"
    )
    assert told(file) == []


def test_a_file_in_another_folder_still_finds_what_it_extends(tmp_path: Path) -> None:
    (tmp_path / "civplan.toml").write_text("", encoding="utf-8")
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "hu.yaml").write_text(OWN.replace("base-2024", "base"), encoding="utf-8")

    file = rollover_file(tmp_path / "hu.yaml", tmp_path / "next/hu.yaml")

    assert file.data.decode() == (
        'extends: "../base.yaml"\ncommunity: 湖光社区\nyear: 2025\nwork: {items: [{id: a}]}\n'
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("work: {items: [{text: 修路。, result: {text: 修了。, 数量: 3}}]}", "Y030"),
        ("work: {items: [{text: 修路。, status: 快完成了}]}", "Y036"),
        ("goals: {targets: [{measure: 满意率, at_least: 95%, result: 大家基本都满意}]}", "Y047"),
        ("honours: {区文明社区: 是}", "Y033"),
        ("work: [", "Y001"),
    ],
)
def test_a_file_that_cannot_be_read_whole_is_refused_with_what_would_be_lost(
    tmp_path: Path, line: str, code: str
) -> None:
    with pytest.raises(CannotEdit, match="would be lost in next year's file") as caught:
        rolled(tmp_path, f"community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n{line}\n")
    assert code in [one.rule.code for one in caught.value.findings]


def test_years_in_comments_are_told_but_for_those_just_written(tmp_path: Path) -> None:
    text = (
        "# 2024年的计划，张三填\ncommunity: 湖光社区  # 二〇二四年更名\nyear: 2024\n"
        "campaign: 创建文明社区\nprinciples: |  # 2023年的话\n  办好 # 2024年\n"
        "work: {items: [{text: 修路。, status: ongoing, reason: 2024年雨季停工}]}\n"
    )
    assert told(rolled(tmp_path, text)) == [
        "1:3 I661 “2024年” in a comment was not changed",
        "2:20 I661 “二〇二四年” in a comment was not changed",
        "5:18 I661 “2023年” in a comment was not changed",
        "6:8 I661 “2024年” in a text was not changed",
        "9:42 I662 carried over: an item that was ongoing in 2024",
    ]


def test_a_comment_that_goes_with_its_value_is_told_at_its_old_place(tmp_path: Path) -> None:
    text = (
        "community: 湖光社区  # 全称\nyear: 2024\ncampaign: 创建文明社区\nwork:\n  items:\n"
        "    # 待核\n    - text: 修路。\n      status: done  # 待核\n      # 张三报的\n"
        "      result: 修了3条。\nsummary:\n  # 李四写\n  date: 2024-12-20\n"
    )
    file = rolled(tmp_path, text)

    assert told(file) == [
        "8:21 I667 the comment “待核” went with what it stood beside",
        "9:7 I667 the comment “张三报的” went with what it stood beside",
        "12:3 I667 the comment “李四写” went with what it stood beside",
    ]
    assert {one.span.path for one in file.findings} == {str(file.old)}
    assert "    # 待核\n    - text: 修路。\n" in file.data.decode()


def test_what_was_carried_once_is_carried_again_or_done(tmp_path: Path) -> None:
    items = "work:\n  items:\n    - {id: a, text: 修路。, status: ongoing, reason: 停工}\n"
    head = "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"
    first = rolled(tmp_path, f"{head}{items}")
    second = first.data.decode().replace("}\n", ", status: dropped, reason: 不修了}\n")

    again = rolled(tmp_path, second, "hu-2025.yaml")

    assert again.data.decode() == (
        f"{head.replace('2024', '2026')}work:\n  items:\n    # 2024年进行中\n    # 原因：停工\n"
        "    # 2025年已取消\n    # 原因：不修了\n    - {id: a, text: 修路。, carried_from: 2024}\n"
    )
    assert [line[:60] for line in told(again)] == [
        "6:7 I661 “2024年” in a comment was not changed",
        "10:40 I662 carried over: an item that was dropped in 2025",
    ]


def test_it_extends_next_years_file_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "base-2024.yaml").write_text(BASE, encoding="utf-8")
    rollover_file(tmp_path / "base-2024.yaml").write()

    file = rolled(tmp_path, OWN)

    assert told(file) == []
    assert file.data.decode() == (
        "extends: base-2025.yaml\ncommunity: 湖光社区\nwork: {items: [{id: a}]}\n"
    )
    assert file.opened.plan is not None
    assert [str(item.due) for item in file.opened.plan.items] != []


def test_a_folder_moves_with_its_own_file_and_what_is_extended(tmp_path: Path) -> None:
    folder = tmp_path / "hubin-2024"
    (folder / "shared").mkdir(parents=True)
    (folder / "district.yaml").write_text("district: 湖滨街道\nyear: 2024\n", encoding="utf-8")
    (folder / "shared" / "2024.yaml").write_text(BASE, encoding="utf-8")
    own = OWN.replace("base-2024", "shared/2024")
    (folder / "湖光.yaml").write_text(own, encoding="utf-8")
    (folder / "湖光.issued.json").write_text("{}", encoding="utf-8")

    result = rollover_folder(folder)

    assert result.errors == ()
    assert {str(one.path.relative_to(tmp_path)): one.data.decode() for one in result.files} == {
        "hubin-2025/district.yaml": "district: 湖滨街道\nyear: 2025\n",
        "hubin-2025/shared/2025.yaml": BASE.replace("2024", "2025"),
        "hubin-2025/湖光.yaml": "extends: shared/2025.yaml\ncommunity: 湖光社区\n"
        "work: {items: [{id: a}]}\n",
    }


@pytest.mark.slow
def test_the_district_of_the_examples_moves_whole(tmp_path: Path) -> None:
    result = rollover_folder(EXAMPLES / "tongbei-2007", tmp_path / "tongbei-2008")

    assert result.errors == ()
    assert len(result.files) >= 12
    assert not [
        one.path
        for one in result.files
        if one.path.parent.name != "shared" and one.opened.has_errors
    ]


def test_a_plan_that_next_years_file_has_already_is_told(tmp_path: Path) -> None:
    (tmp_path / "hu-2025.yaml").write_text("work: {items: [修路。]}\n", encoding="utf-8")
    text = "community: 湖光社区\nyear: 2024\ncampaign: 创建\n合并: {下年文件: hu-2025.yaml}\n"

    assert told(rolled(tmp_path, text)) == [
        "1:1 I668 “hu-2025.yaml” has a plan of 2025 already, which was not taken over"
    ]


def test_of_a_folder_such_a_plan_stays_behind(tmp_path: Path) -> None:
    folder = tmp_path / "hubin-2024"
    folder.mkdir()
    (folder / "湖光.yaml").write_text(f"{PLAN}combine: 湖光下年.yaml\n", encoding="utf-8")
    (folder / "湖光下年.yaml").write_text("work: {items: [修路。]}\n", encoding="utf-8")

    result = rollover_folder(folder)

    assert [one.path.name for one in result.files] == ["湖光.yaml"]


TABLE = (
    "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"
    "goals: {text: 见下表。, table: {file: 表/网格.csv}}\n"
    "safeguards: {text: 见下表。, table: {rows: [[项目, 2024年], [经费, 3]]}}\n"
)


def with_table(folder: Path) -> Path:
    """A folder with a plan file whose table has its rows in a file."""
    (folder / "表").mkdir(parents=True)
    (folder / "表/网格.csv").write_text("网格,户数\n一,30\n", encoding="utf-8")
    (folder / "hu.yaml").write_text(TABLE, encoding="utf-8")
    return folder / "hu.yaml"


def test_years_in_tables_and_rows_of_last_year_are_told(tmp_path: Path) -> None:
    assert told(rollover_file(with_table(tmp_path))) == [
        "4:35 I669 the table file “表/网格.csv” has last year's rows still",
        "5:46 I661 “2024年” in a text was not changed",
    ]


def test_a_file_in_another_folder_still_finds_the_rows_of_its_table(tmp_path: Path) -> None:
    (tmp_path / "civplan.toml").write_text("", encoding="utf-8")
    file = rollover_file(with_table(tmp_path / "a"), tmp_path / "b.yaml")
    assert "file: a/表/网格.csv" in file.data.decode()


def test_a_folder_takes_the_rows_of_its_tables_along(tmp_path: Path) -> None:
    with_table(tmp_path / "hu-2024")
    (tmp_path / "hu-2024/district.yaml").write_text("year: 2024\n", encoding="utf-8")

    result = rollover_folder(tmp_path / "hu-2024")

    assert result.errors == ()
    assert result.copies == ((tmp_path / "hu-2024/表/网格.csv", tmp_path / "hu-2025/表/网格.csv"),)
    assert "file: 表/网格.csv" in result.files[-1].data.decode()
    assert result.write() == (tmp_path / "hu-2025/表/网格.csv",)
    opened = open_plan(tmp_path / "hu-2025/hu.yaml")
    assert "Y067" not in {one.rule.code for one in opened.findings}


def test_a_folder_takes_its_own_packs_along(tmp_path: Path) -> None:
    folder = tmp_path / "hu-2024"
    shutil.copytree(EXAMPLES.parent / "templates/annual-work", folder / "packs/own")
    (folder / "district.yaml").write_text("year: 2024\n", encoding="utf-8")
    (folder / "hu.yaml").write_text(f"pack: ./packs/own\n{PLAN}", encoding="utf-8")

    result = rollover_folder(folder)

    assert result.errors == ()
    copies = [new.relative_to(tmp_path).as_posix() for _, new in result.copies]
    assert "hu-2025/packs/own/profile.yaml" in copies
    assert result.files[-1].data.decode().startswith("pack: ./packs/own\n")
