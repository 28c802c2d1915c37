"""From a saved file to the pages that look at it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urljoin

import psutil
import pytest

from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.words import Words
from civplan.preview.preview import MOST_READ, MOST_STREAMS
from civplan.source.errors import CannotRead
from support.previews import PLAN, SECONDS, RunningPreview, plan_with_picture, running_preview

OTHER = PLAN.replace("楼群", "院落")
BROKEN = PLAN.replace("year: 2007", "year: 二")
SAVES = 2000


def save(path: Path, text: str) -> None:
    """Write a file as most programs do."""
    path.write_text(text, encoding="utf-8")


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_saved_file_is_shown_at_once(running: RunningPreview, plan_path: Path) -> None:
    with running.events() as events:
        first = events.update()
        save(plan_path, OTHER)
        second = events.update()

    assert (first["version"], second["version"]) == (1, 2)
    assert first["title"] == "湖内社区 2007"
    assert [one["name"] for one in first["documents"]] == ["plan"]
    assert "每" in "".join(page[2] for page in first["pages"].values())


def test_only_what_changed_is_sent(tmp_path: Path) -> None:
    area = f"    - {{name: 方面, text: {'依靠居民建设社区。' * 200}}}\n"
    path = tmp_path / "plan.yaml"
    save(path, PLAN.replace("  areas:\n", f"  areas:\n{area}"))
    with running_preview(path) as running, running.events() as events:
        first = events.update()
        save(path, PLAN.replace("  areas:\n", f"  areas:\n{area}").replace("楼群", "院落"))
        second = events.update()

    keys = first["documents"][0]["pages"]
    assert sorted(first["pages"]) == sorted(keys)
    assert len(keys) > 3
    assert [key for key in second["documents"][0]["pages"] if key not in keys] == [*second["pages"]]
    assert len(second["pages"]) == 1
    assert ("findings" in first, "findings" in second) == (True, False)
    assert ("looks" in first, "looks" in second) == (True, False)


def test_a_page_that_comes_later_is_sent_everything(
    running: RunningPreview, plan_path: Path
) -> None:
    with running.events() as events:
        events.update()
        save(plan_path, OTHER)
        last = events.update()
    with running.events() as events:
        again = events.update()

    assert again["version"] == last["version"]
    assert sorted(again["pages"]) == sorted(again["documents"][0]["pages"])


def test_errors_are_told_and_the_pages_stay(running: RunningPreview, plan_path: Path) -> None:
    with running.events() as events:
        first = events.update()
        save(plan_path, BROKEN)
        second = events.update()

    assert second["problem"] == [
        "文件有错误，下面是改错以前的版面",
        "the file has errors; the pages are those from before",
    ]
    assert second["documents"] == [
        {"name": "plan", "label": ["计划", "Plan"], "pages": first["documents"][0]["pages"]}
    ]
    assert second["pages"] == {}
    assert [finding[:2] for finding in second["findings"]] == [["error", "Y037"]]


def test_a_file_that_is_emptied_and_then_written_never_shows_an_error(
    running: RunningPreview, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.preview.preview.SETTLE_SECONDS", SECONDS)
    updates = []
    with running.events() as events:
        events.update()
        for text in [OTHER, PLAN] * 3:
            plan_path.write_bytes(b"")
            time.sleep(0.1)
            save(plan_path, text)
            updates.append(events.update())

    assert [one["problem"] for one in updates] == [None] * 6
    assert all(one["documents"][0]["pages"] for one in updates)


def test_a_file_that_is_deleted_renamed_and_returned_is_followed(
    running: RunningPreview, plan_path: Path
) -> None:
    away = plan_path.with_suffix(".bak")
    with running.events() as events:
        pages = events.update()["documents"][0]["pages"]
        plan_path.rename(away)
        gone = events.update()
        away.rename(plan_path)
        back = events.update()

    assert "plan.yaml" in gone["problem"][0]
    assert gone["documents"][0]["pages"] == pages
    assert (back["problem"], back["documents"][0]["pages"]) == (None, pages)


def test_an_editor_that_writes_beside_and_renames_is_followed(
    running: RunningPreview, plan_path: Path
) -> None:
    with running.events() as events:
        events.update()
        save(plan_path.with_suffix(".tmp"), OTHER)
        plan_path.with_suffix(".tmp").replace(plan_path)

        assert events.update()["problem"] is None


def test_a_file_that_could_not_be_read_is_tried_again(
    running: RunningPreview, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.preview.previewed_file.AGAIN_SECONDS", 0.3)
    opener = "civplan.preview.previewed_file.open_plan"

    def locked(path: Path, *_: object) -> OpenedPlan:
        raise CannotRead(path, Words("被占用", "is locked"))

    with running.events() as events:
        events.update()
        monkeypatch.setattr(opener, locked)
        save(plan_path, OTHER)
        assert "is locked" in events.update()["problem"][1]
        monkeypatch.setattr(opener, open_plan)

        assert events.update()["problem"] is None


def test_all_pages_that_look_are_told(running: RunningPreview, plan_path: Path) -> None:
    with running.events() as one, running.events() as other:
        one.update()
        other.update()
        save(plan_path, OTHER)

        assert one.update() == other.update()


def test_the_oldest_page_rests_and_asks_instead(running: RunningPreview, plan_path: Path) -> None:
    with ExitStack() as stack:
        pages = [stack.enter_context(running.events()) for _ in range(MOST_STREAMS)]
        versions = [page.update()["version"] for page in pages]
        version = versions[0]
        newest = stack.enter_context(running.events())
        newest.update()

        assert pages[0].next() == ("rest", {})
        assert running.get(f"changes?file=1&version={version}").status == 204
        save(plan_path, OTHER)
        assert newest.update()["version"] == version + 1
        answer = running.get(f"changes?file=1&version={version}")
        assert answer.json["version"] == version + 1
        assert answer.json["pages"]


def test_a_picture_is_served_at_the_address_that_the_page_has(tmp_path: Path) -> None:
    with running_preview(plan_with_picture(tmp_path)) as running:
        with running.events() as events:
            (page,) = events.update()["pages"].values()
        (source,) = re.findall(r'<img src="([^"]*)"', page[2])

        answer = running.get(urljoin(f"{running.root}file/1", source))

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.body == (tmp_path / "photo.png").read_bytes()


def test_a_file_that_nobody_looks_at_is_not_read(running: RunningPreview, plan_path: Path) -> None:
    file = running.preview.file_named("1")
    assert file is not None
    save(plan_path, OTHER)
    time.sleep(0.1)

    assert file.shown.version == 0
    with running.events() as events:
        assert events.update()["version"] == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with plan files, the second one with an error."""
    for number in range(6):
        save(tmp_path / f"{number}.yaml", BROKEN if number == 1 else PLAN)
    return tmp_path


def rows_of(running: RunningPreview) -> list[tuple[object, ...]]:
    """The list when every file has been read: path, errors, pages."""
    with running.events("") as events:
        while True:
            files = events.update()["files"]
            if all(one["is_read"] for one in files):
                return [(one["path"], one["errors"], one["pages"]) for one in files]


def test_the_list_says_how_each_community_stands(folder: Path) -> None:
    with running_preview(*sorted(folder.iterdir())) as running:
        rows = rows_of(running)

    assert rows == [
        ("0.yaml", 0, 1),
        ("1.yaml", 1, 0),
        *((f"{number}.yaml", 0, 1) for number in range(2, 6)),
    ]


def test_the_list_leaves_out_what_other_files_extend(tmp_path: Path) -> None:
    shared, plan = tmp_path / "shared" / "2007.yaml", tmp_path / "湖内.yaml"
    shared.parent.mkdir()
    save(shared, PLAN.replace("community: 湖内社区\n", ""))
    save(plan, "extends: shared/2007.yaml\ncommunity: 湖内社区\n")
    with running_preview(plan, shared) as running:
        rows = rows_of(running)

    assert rows == [("湖内.yaml", 0, 1)]


def test_pages_that_only_the_list_counted_are_not_kept(folder: Path) -> None:
    with running_preview(*sorted(folder.iterdir())) as running:
        rows_of(running)
        files = [running.preview.file_named(str(number)) for number in range(1, 7)]

        wait_until(lambda: sum(bool(file and file.has_pages) for file in files) <= MOST_READ)


def test_the_list_follows_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("civplan.preview.preview.LIST_SECONDS", 0.05)
    save(tmp_path / "a.yaml", PLAN)
    save(tmp_path / "b.yaml", PLAN)
    with running_preview(list_paths=lambda: sorted(tmp_path.glob("*.yaml"))) as running:
        with running.events("") as events:
            save(tmp_path / "c.yaml", BROKEN)
            (tmp_path / "a.yaml").unlink()
            save(tmp_path / "b.yaml", BROKEN)
            rows: list[tuple[object, ...]] = []
            while rows != [("b.yaml", 1), ("c.yaml", 1)]:
                rows = [(one["path"], one["errors"]) for one in events.update()["files"]]

        assert running.get("file/1").status == 404


def test_a_folder_that_cannot_be_listed_is_told_once_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.preview.preview.LIST_SECONDS", 0.01)
    monkeypatch.setattr("civplan.preview.preview.FAULT_SECONDS", 0.001)
    save(tmp_path / "a.yaml", PLAN)
    save(tmp_path / "b.yaml", PLAN)
    faults, told, is_running = [OSError("share"), OSError("share")], list[Words](), list[bool]()

    def list_paths() -> list[Path]:
        if is_running and faults:
            raise faults.pop()
        return sorted(tmp_path.glob("*.yaml"))

    with running_preview(list_paths=list_paths, tell=told.append) as running:
        is_running.append(True)
        with running.events(""):
            wait_until(lambda: not faults)
        assert rows_of(running) == [("a.yaml", 0, 1), ("b.yaml", 0, 1)]

    assert [words.en for words in told] == ["internal error: OSError: share"]


def test_the_list_tells_errors_that_come_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.preview.preview.LIST_SECONDS", 0.05)
    save(tmp_path / "a.yaml", PLAN)
    save(tmp_path / "b.yaml", PLAN)
    with (
        running_preview(*sorted(tmp_path.iterdir())) as running,
        running.events("") as events,
    ):
        rows = events.update()["files"]
        while not all(one["is_read"] for one in rows):
            rows = events.update()["files"]
        save(tmp_path / "b.yaml", BROKEN)
        while [one["errors"] for one in rows] != [0, 1]:
            rows = events.update()["files"]


def test_a_page_of_a_file_that_leaves_the_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.preview.preview.LIST_SECONDS", 0.05)
    save(tmp_path / "a.yaml", PLAN)
    save(tmp_path / "b.yaml", PLAN)
    name = "update"
    with (
        running_preview(list_paths=lambda: sorted(tmp_path.glob("*.yaml"))) as running,
        running.events() as events,
        running.events(""),
    ):
        events.update()
        (tmp_path / "a.yaml").unlink()
        while name == "update":
            name, _ = events.next()

    assert name == "gone"


@pytest.mark.slow
def test_two_thousand_saves_leave_nothing_behind(running: RunningPreview, plan_path: Path) -> None:
    process = psutil.Process()
    with running.events() as events:
        events.update()
        measures = []
        for round_ in range(4):
            for number in range(SAVES // 4):
                text = PLAN.replace("每月", f"第{round_}{number}")
                save(plan_path, text if number % 7 else "")
                time.sleep(0.001)
            save(plan_path, PLAN.replace("每月", f"末{round_}"))
            html = ""
            while "末" not in html:
                html = "".join(page[2] for page in events.update()["pages"].values())
            measures.append(
                (process.memory_info().rss, threading.active_count(), process.num_fds())
            )

    memory, threads, files = zip(*measures, strict=True)
    assert memory[-1] - memory[1] < 8 * 1024 * 1024
    assert threads[-1] <= threads[0]
    assert files[-1] <= files[0]


def test_streams_that_are_closed_leave_no_threads(running: RunningPreview) -> None:
    before = threading.active_count()
    for _ in range(30):
        with running.events() as events:
            events.update()

    wait_until(lambda: threading.active_count() <= before + MOST_STREAMS)
