"""A batch makes what has changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.batch import run
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import DATABASE_NAME
from civplan.district.memory.file_store import file_results_in
from civplan.documents.processes import Processes
from support.districts import Batch, plan_file, write_plans


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Two communities' files."""
    write_plans(tmp_path / "in", "湖内社区", "湖滨社区")
    return Batch(tmp_path / "in", tmp_path / "out")


TITLES = [
    f"{community}2007年创建文明社区工作{kind}.md"
    for community in ("湖内社区", "湖滨社区")
    for kind in ("总结", "计划")
]


def test_the_first_run_makes_every_document(batch: Batch) -> None:
    done = batch.run()

    assert (done.file_count, done.orphans) == (2, ())
    assert batch.documents == sorted(TITLES)
    assert [result.file and result.file.community for result in batch.results] == [
        "湖内社区",
        "湖滨社区",
    ]


def test_the_second_run_makes_nothing(batch: Batch) -> None:
    batch.run()
    first = batch.results

    assert batch.run().file_count == 0
    assert batch.results == first


def test_a_changed_file_is_done_again_and_the_others_are_not(batch: Batch) -> None:
    batch.run()
    (batch.folder / "湖内社区.yaml").write_text(plan_file("湖内社区", "97"), encoding="utf-8")

    batch.run()

    assert batch.changed_files == ["湖内社区.yaml"]


def test_a_changed_file_that_others_extend_has_them_done_again(batch: Batch) -> None:
    base = batch.folder / "base.yaml"
    base.write_text("district: 甲街道\n", encoding="utf-8")
    file = batch.folder / "湖内社区.yaml"
    file.write_text(f"extends: base.yaml\n{plan_file('湖内社区')}", encoding="utf-8")
    batch.run()
    base.write_text("district: 乙街道\n", encoding="utf-8")

    batch.run()

    assert sorted(batch.changed_files) == ["base.yaml", "湖内社区.yaml"]
    assert [result.path for result in batch.results] == ["湖内社区.yaml", "湖滨社区.yaml"]


AREAS = "work: {areas: [{name: 治安, items: [每晚巡逻。]}]}\n"
COMBINED = "湖内社区2007年工作总结和2008年工作计划.md"


@pytest.fixture
def combined(batch: Batch) -> Batch:
    """One of the two names a small file of the next year, and the batch has run."""
    (batch.folder / "湖内2008.yaml").write_text(AREAS, encoding="utf-8")
    text = f"combine: 湖内2008.yaml\n{plan_file('湖内社区')}"
    (batch.folder / "湖内社区.yaml").write_text(text, encoding="utf-8")
    batch.run()
    return batch


def test_a_summary_stands_in_one_document_with_the_plan_that_its_file_names(
    combined: Batch,
) -> None:
    assert combined.documents == sorted([COMBINED, *TITLES[1:]])
    text = (combined.out / "documents" / COMBINED).read_text(encoding="utf-8")
    assert "第二部分　2008年工作计划" in text


def test_the_file_of_the_next_year_counts_for_nothing_by_itself(combined: Batch) -> None:
    assert [(result.path, result.has_errors) for result in combined.results] == [
        ("湖内社区.yaml", False),
        ("湖滨社区.yaml", False),
    ]
    (file, _) = (result.file for result in combined.results)
    assert file
    assert (file.year, file.has_summary, len(file.items)) == (2007, True, 1)


def test_a_change_of_that_file_has_the_document_made_again(combined: Batch) -> None:
    assert combined.run().file_count == 0
    (combined.folder / "湖内2008.yaml").write_text(AREAS.replace("巡", "值"), encoding="utf-8")

    combined.run()

    assert "湖内社区.yaml" in combined.changed_files
    assert "值逻" in (combined.out / "documents" / COMBINED).read_text(encoding="utf-8")


def test_so_has_its_removal_and_its_return(combined: Batch) -> None:
    (combined.folder / "湖内2008.yaml").rename(combined.out / "away")
    combined.run()
    assert [result.has_errors for result in combined.results] == [True, False]
    (combined.out / "away").rename(combined.folder / "湖内2008.yaml")

    combined.run()

    assert [result.has_errors for result in combined.results] == [False, False]


def test_a_document_that_somebody_removed_is_done_again(batch: Batch) -> None:
    batch.run()
    (batch.out / "documents" / TITLES[0]).unlink()

    batch.run()

    assert batch.changed_files == ["湖内社区.yaml"]
    assert batch.documents == sorted(TITLES)


def test_other_formats_are_another_order(batch: Batch) -> None:
    batch.run()

    assert batch.run(formats=("txt",)).file_count == 2


def test_a_document_without_a_source_is_listed(batch: Batch) -> None:
    batch.run()
    (batch.folder / "湖滨社区.yaml").unlink()

    assert batch.run().orphans == tuple(sorted(TITLES[2:]))


def test_a_broken_file_stops_nothing(batch: Batch) -> None:
    (batch.folder / "坏.yaml").write_text("community: [", encoding="utf-8")
    (batch.folder / "夹.yaml").mkdir()

    batch.run()

    assert [result.path for result in batch.results if result.has_errors] == [
        "坏.yaml",
        "夹.yaml",
    ]
    assert batch.documents == sorted(TITLES)


@pytest.mark.parametrize("files_in_a_piece", [1, 3])
def test_a_name_that_two_files_want_is_given_to_neither(
    batch: Batch, files_in_a_piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MOST_FILES_PER_PIECE", files_in_a_piece)
    (batch.folder / "又一份.yaml").write_text(plan_file("湖内社区", "10"), encoding="utf-8")

    batch.run()
    batch.run()

    failed = {result.path: result.failure.en for result in batch.results if result.failure}
    name = "湖内社区2007年创建文明社区工作总结.md"
    words = "{} wants to write “{}” too, so neither is written: change the title of one"
    assert failed == {
        "又一份.yaml": words.format("湖内社区.yaml", name),
        "湖内社区.yaml": words.format("又一份.yaml", name),
    }
    assert batch.documents == sorted(one for one in TITLES if one.startswith("湖滨"))


def annual_plan(campaign: str, more: str = "") -> str:
    """A plan file of a pack whose titles leave the campaign out."""
    text = plan_file("湖内社区").replace("campaign: 创建文明社区", f"campaign: {campaign}")
    return f"{text}pack: annual-work\nsafeguards: 每项工作落实到人。\n{more}"


def annual_titles(*campaigns: str) -> list[str]:
    """The names of their documents, with what follows the titles."""
    return sorted(
        f"湖内社区2007年度工作{kind}{campaign}.md"
        for campaign in campaigns
        for kind in ("计划", "总结")
    )


@pytest.mark.parametrize("files_in_a_piece", [1, 3])
def test_documents_about_different_work_say_the_campaign_where_their_titles_are_one(
    tmp_path: Path, files_in_a_piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MOST_FILES_PER_PIECE", files_in_a_piece)
    batch = Batch(tmp_path / "in", tmp_path / "out")
    batch.folder.mkdir()
    for number, campaign in enumerate(("创建文明社区", "平安建设", "垃圾分类")):
        (batch.folder / f"{number}.yaml").write_text(annual_plan(campaign), encoding="utf-8")
    batch.run()

    assert [one.failure for one in batch.results] == [None] * 3
    assert batch.documents == annual_titles("（创建文明社区）", "（平安建设）", "（垃圾分类）")
    assert batch.run().file_count == 0

    (batch.folder / "1.yaml").write_text(annual_plan("平安建设", "honours: [区先进]\n"), "utf-8")
    assert batch.run() == run.RunResult(1, ())
    assert batch.documents == annual_titles("（创建文明社区）", "（平安建设）", "（垃圾分类）")


def test_a_title_stays_with_its_file_when_another_comes_about_other_work(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "in", tmp_path / "out")
    batch.folder.mkdir()
    (batch.folder / "a.yaml").write_text(annual_plan("创建文明社区"), encoding="utf-8")
    batch.run()
    assert batch.documents == annual_titles("")
    (batch.folder / "b.yaml").write_text(annual_plan("平安建设"), encoding="utf-8")
    batch.run()

    assert [one.failure for one in batch.results] == [None] * 2
    assert batch.documents == annual_titles("", "（平安建设）")


def test_two_files_about_the_same_work_still_want_one_name(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "in", tmp_path / "out")
    batch.folder.mkdir()
    for name in "ab":
        (batch.folder / f"{name}.yaml").write_text(annual_plan("平安建设"), encoding="utf-8")
    batch.run()

    assert all(one.failure for one in batch.results)
    assert batch.documents == []


def test_a_name_stays_with_the_file_that_had_it_before(batch: Batch) -> None:
    batch.run()
    (batch.folder / "又一份.yaml").write_text(plan_file("湖内社区", "10"), encoding="utf-8")

    batch.run()

    (failed,) = (result for result in batch.results if result.failure)
    assert failed.path == "又一份.yaml"
    assert failed.failure
    assert failed.failure.en.endswith("is the document of 湖内社区.yaml already")
    assert batch.documents == sorted(TITLES)


def test_a_damaged_memory_is_begun_anew(batch: Batch) -> None:
    batch.run()
    (batch.out / DATABASE_NAME).write_bytes(b"no database at all" * 100)
    for beside in batch.out.glob(f"{DATABASE_NAME}-*"):
        beside.unlink()

    assert batch.run().file_count == 2


def test_several_processes_make_the_same(batch: Batch, tmp_path: Path) -> None:
    batch.run()
    other = Batch(batch.folder, tmp_path / "other")
    other.run(Processes(2))

    assert other.results == batch.results
    for name in TITLES:
        one, two = (out / "documents" / name for out in (batch.out, other.out))
        assert one.read_bytes() == two.read_bytes()


def test_a_folder_named_in_another_way_is_the_same(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    (batch.folder / "base.yaml").write_text("district: 甲街道\n", encoding="utf-8")
    file = batch.folder / "湖内社区.yaml"
    file.write_text(f"extends: base.yaml\n{plan_file('湖内社区')}", encoding="utf-8")
    batch.run()
    monkeypatch.chdir(batch.folder.parent)
    (batch.folder.parent / "link").symlink_to("in")

    assert [batch.run(folder=Path(name)).file_count for name in ("in", "./in/../in", "link")] == [
        0,
        0,
        0,
    ]


def test_places_are_named_through_the_folder_as_it_is_named_now(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    (batch.folder.parent / "base.yaml").write_text("honours: [[]]\n", encoding="utf-8")
    (batch.folder.parent / "civplan.toml").write_text("", encoding="utf-8")
    file = batch.folder / "湖内社区.yaml"
    file.write_text(f"extends: ../base.yaml\n{plan_file('湖内社区')}", encoding="utf-8")
    batch.run()
    monkeypatch.chdir(batch.folder.parent)
    with BatchMemory(batch.out) as state:
        first = file_results_in(state, Path("in"))[0]

    assert {one.location.path for one in first.errors} == {"base.yaml"}
    assert first.file
    assert {one.location.path for one in first.file.targets} == {"in/湖内社区.yaml"}


def test_evidence_that_comes_or_goes_has_its_file_done_again(batch: Batch) -> None:
    proved = plan_file("湖内社区").replace("result: 12}", "result: 12, evidence: [1.jpg]}")
    (batch.folder / "湖内社区.yaml").write_text(proved, encoding="utf-8")
    batch.run()
    evidence = batch.folder / "1.jpg"

    evidence.write_bytes(b"")
    batch.run()
    assert batch.changed_files == ["湖内社区.yaml"]
    evidence.write_bytes(b"another picture")
    assert batch.run().file_count == 0
    evidence.unlink()
    assert batch.run().file_count == 1
