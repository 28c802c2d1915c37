"""A worker checks as the project wants it, and what a file depends on has it made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.batch.job import BatchJob
from civplan.district.batch.worker import work_on_files
from support.districts import Batch, plan_file, write_plans

TABLE_OF_FILE = "sections: [{heading: 网格, table: {file: 网格.csv}}]\n"
RULES_OFF = 'ignore = ["ALL"]\n'


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Two communities' files."""
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    return Batch(tmp_path / "in", tmp_path / "out")


def warnings(batch: Batch) -> int:
    """How many warnings there are in the files."""
    return sum(result.warnings for result in batch.results)


def test_what_the_project_ignores_is_not_reported(batch: Batch) -> None:
    plan = batch.folder / "湖滨社区.yaml"
    plan.write_text(plan_file("湖滨社区").replace("为先。", "为先,一心为民。"), encoding="utf-8")
    batch.run()
    before = warnings(batch)
    (batch.folder / "civplan.toml").write_text(RULES_OFF, encoding="utf-8")

    batch.run()

    assert before
    assert (len(batch.changed_files), warnings(batch)) == (2, 0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("civplan.toml", RULES_OFF),
        ("../civplan.toml", RULES_OFF),
        ("district.yaml", "communities: [{name: 湖内社区}]\n"),
        ("街道.yaml", "社区: [{名称: 湖内社区}]\n"),
        ("生人.issued.json", "{}"),
    ],
)
def test_a_file_around_the_plans_has_all_of_them_done_again(
    batch: Batch, name: str, text: str
) -> None:
    batch.run()
    (batch.folder / name).write_text(text, encoding="utf-8")
    batch.run()
    appeared = [name for name in batch.changed_files if name.startswith("湖")]
    batch.run()
    stayed = list(batch.changed_files)
    (batch.folder / name).unlink()
    batch.run()

    assert (appeared, stayed) == (["湖内社区.yaml", "湖滨社区.yaml"], [])
    assert [name for name in batch.changed_files if name.startswith("湖")] == appeared


def test_the_record_of_an_issued_plan_has_its_file_done_again(batch: Batch) -> None:
    batch.run()
    (batch.folder / "湖滨社区.issued.json").write_text("{}", encoding="utf-8")

    batch.run()

    assert batch.changed_files == ["湖滨社区.yaml"]


def test_a_template_added_to_a_pack_has_its_files_done_again(batch: Batch) -> None:
    pack = batch.folder / "pack"
    pack.mkdir()
    profile = pack / "profile.yaml"
    profile.write_text("extends: civilized-community\nname: 自制\n", encoding="utf-8")
    text = f"pack: ./pack\n{plan_file('湖内社区')}"
    (batch.folder / "湖内社区.yaml").write_text(text, encoding="utf-8")
    batch.run()
    (pack / "part.html.j2").write_text("", encoding="utf-8")

    batch.run()

    assert batch.changed_files == ["湖内社区.yaml"]


def test_settings_that_cannot_be_used_are_named(batch: Batch) -> None:
    settings = batch.folder / "civplan.toml"
    settings.write_text("[rules\n", encoding="utf-8")

    batch.run()

    failures = {result.failure and result.failure.en for result in batch.results}
    (failure,) = failures
    assert str(failure).startswith(f"{settings}:1: TOML syntax")


def test_where_nothing_can_be_written_the_others_are_left_out(tmp_path: Path) -> None:
    paths = write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    (tmp_path / "documents").write_text("in the way", encoding="utf-8")
    job = BatchJob(str(tmp_path / "in"), str(tmp_path / "documents"), ("md",), "", None, ())

    (only,) = work_on_files(job, paths)

    assert only.unwritable
    assert only.unwritable[1].en == "the path above it is not a folder"


def test_a_fault_elsewhere_is_named_through_the_folder_as_the_user_named_it(
    tmp_path: Path,
) -> None:
    paths = write_plans(tmp_path / "in", "湖内社区")
    (tmp_path / "in" / "civplan.toml").write_text("[", encoding="utf-8")
    job = BatchJob(str(tmp_path / "in"), "", (), "", None, (), display_folder="in")

    (only,) = work_on_files(job, paths)

    assert only.stored.failure
    assert only.stored.failure.en.startswith("in/civplan.toml:1: ")


def test_a_table_file_that_changes_has_its_plan_done_again(batch: Batch) -> None:
    plan = batch.folder / "湖滨社区.yaml"
    plan.write_text(f"{plan_file('湖滨社区')}{TABLE_OF_FILE}", encoding="utf-8")
    batch.run()
    was_broken = [result.failure or result.errors for result in batch.results]
    (batch.folder / "网格.csv").write_text("网格,户数\n一,12\n", encoding="utf-8")
    batch.run()
    appeared = list(batch.changed_files)
    batch.run()
    stayed = list(batch.changed_files)
    (batch.folder / "网格.csv").write_text("网格,户数\n一,13\n", encoding="utf-8")
    batch.run()

    assert sum(map(bool, was_broken)) == 1
    assert (appeared, stayed, batch.changed_files) == (["湖滨社区.yaml"], [], ["湖滨社区.yaml"])
