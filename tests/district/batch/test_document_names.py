"""Each document has a name of its own, and no file's document is written over another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.batch import run
from support.districts import Batch, plan_file, write_plans


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Three communities' files, of which every document is made."""
    write_plans(tmp_path / "in", "甲社区", "乙社区", "丙社区")
    return Batch(tmp_path / "in", tmp_path / "out")


def say(batch: Batch, file: str, community: str) -> None:
    """Have a file be another community's."""
    (batch.folder / file).write_text(plan_file(community), encoding="utf-8")


def communities_of_documents(batch: Batch) -> set[str]:
    """The first characters of the documents' names."""
    return {name[:3] for name in batch.documents}


RENAMINGS = {
    "a chain": {"甲社区.yaml": "丁社区", "乙社区.yaml": "甲社区"},
    "the same chain the other way round": {"乙社区.yaml": "丁社区", "甲社区.yaml": "乙社区"},
    "a swap": {"甲社区.yaml": "乙社区", "乙社区.yaml": "甲社区"},
    "a ring": {"甲社区.yaml": "乙社区", "乙社区.yaml": "丙社区", "丙社区.yaml": "甲社区"},
}


@pytest.mark.parametrize("files_in_a_piece", [1, 25])
@pytest.mark.parametrize("renaming", RENAMINGS.values(), ids=RENAMINGS)
def test_renamed_communities_need_one_run(
    batch: Batch,
    renaming: dict[str, str],
    files_in_a_piece: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "MOST_FILES_PER_PIECE", files_in_a_piece)
    batch.run()
    for file, community in renaming.items():
        say(batch, file, community)

    batch.run()
    fresh = Batch(batch.folder, batch.out.with_name("fresh"))
    fresh.run()

    assert [result.failure for result in batch.results] == [None] * 3
    for name in fresh.documents:
        made = (batch.out / "documents" / name).read_bytes()
        assert made == (fresh.out / "documents" / name).read_bytes()
    assert batch.run().file_count == 0


def test_the_last_documents_of_a_broken_file_are_not_written_over(batch: Batch) -> None:
    batch.run()
    document = batch.out / "documents" / "甲社区2007年创建文明社区工作总结.md"
    before = document.read_bytes()
    (batch.folder / "甲社区.yaml").write_text("community: [", encoding="utf-8")
    batch.run()
    (batch.folder / "乙社区.yaml").write_text(plan_file("甲社区", "91"), encoding="utf-8")

    batch.run()

    failures = [result.failure.zh for result in batch.results if result.failure]
    assert f"甲社区.yaml 的文件已经叫“{document.name}”，没有再写" in failures
    assert document.read_bytes() == before


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("ABC社区", id="case"),
        pytest.param("Café社区".replace("é", "e\u0301"), id="letters and accents"),
    ],
)
def test_names_that_some_file_systems_take_for_the_same_are_one_name(
    tmp_path: Path, other: str
) -> None:
    write_plans(tmp_path / "in", "abc社区", "Café社区")
    (tmp_path / "in" / "另.yaml").write_text(plan_file(other), encoding="utf-8")
    batch = Batch(tmp_path / "in", tmp_path / "out")

    batch.run()

    first, second = (result.path for result in batch.results if result.failure)
    assert "另.yaml" in {first, second}
    assert len(batch.documents) == 2


LONG = "甲" * 40
TITLES = {
    "one title": ("甲社区的公文", "甲社区的公文"),
    "equal but for case": ("甲社区A", "甲社区a"),
    "equal after the cut": (f"甲社区{LONG * 2}计划", f"甲社区{LONG * 2}总结"),
}


@pytest.mark.parametrize("titles", TITLES.values(), ids=TITLES)
def test_plan_and_summary_of_one_name_are_an_error_before_anything_is_written(
    tmp_path: Path, titles: tuple[str, str]
) -> None:
    text = plan_file("甲社区")
    for title, head in zip(titles, ("plan: {", "summary: {"), strict=True):
        text = text.replace(head, f"{head}title: {title}, ")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲社区.yaml").write_text(text, encoding="utf-8")
    batch = Batch(tmp_path / "in", tmp_path / "out")

    batch.run()

    (result,) = batch.results
    assert result.failure
    assert result.failure.zh.startswith("计划和总结都会叫“甲社区")
    assert batch.documents == []
