"""The documents of a folder: which are imported, and which belong together."""

from __future__ import annotations

from pathlib import Path

from civplan.ingest.import_document import read_document
from civplan.ingest.import_folder import (
    FoundDocument,
    ImportTask,
    documents_in,
    is_document,
    tasks_of,
    with_pairs,
)

PLAN = "湖内社区2007年工作计划\n\n一、抓好卫生\n1、清理楼道。\n"
SUMMARY = PLAN.replace("计划", "总结")


def tasks(*texts: str, folder: str = "") -> list[ImportTask]:
    """The tasks of texts in one folder, called 1.txt, 2.txt and so on."""
    made = []
    for number, text in enumerate(texts, 1):
        found = FoundDocument(Path(f"{number}.txt"), Path(folder))
        made += tasks_of(found, read_document(found.path, text.encode()), keep_all=False)
    return made


def names(made: list[ImportTask]) -> list[tuple[str, int]]:
    """The plan files with the number of their documents."""
    return [((task.folder / task.stem).as_posix(), len(task.parts)) for task in made]


def test_documents_are_found_in_folders_below(tmp_path: Path) -> None:
    for name in ("a.docx", "b/c.TXT", "b/d.yaml", "b/~$a.docx", "b/.e.txt", "b/f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    found = list(documents_in([tmp_path]))

    assert [(one.path.name, one.folder.as_posix()) for one in found] == [
        ("a.docx", "."),
        ("c.TXT", "b"),
    ]


def test_a_file_that_is_named_counts_as_it_is() -> None:
    assert list(documents_in([Path("a.xyz")])) == [FoundDocument(Path("a.xyz"), Path())]
    assert not is_document(Path("a.xyz"))


def test_each_document_of_a_file_is_a_task() -> None:
    both = f"{PLAN}\n\n{PLAN.replace('湖内', '湖滨')}"

    assert names(tasks(both)) == [("1-1", 1), ("1-2", 1)]


def test_the_only_plan_and_the_only_summary_of_a_community_and_year_are_one() -> None:
    assert names(with_pairs(tasks(SUMMARY, PLAN, folder="湖内"))) == [("湖内/湖内社区2007", 2)]


def test_two_plans_of_one_community_stay_apart() -> None:
    assert names(with_pairs(tasks(PLAN, PLAN, SUMMARY))) == [("1", 1), ("2", 1), ("3", 1)]


def test_other_years_and_unnamed_communities_stay_apart() -> None:
    other = SUMMARY.replace("2007", "2008")
    unnamed = (PLAN.replace("湖内", ""), SUMMARY.replace("湖内", ""))

    assert [count for _, count in names(with_pairs(tasks(PLAN, other)))] == [1, 1]
    assert [count for _, count in names(with_pairs(tasks(*unnamed)))] == [1, 1]
