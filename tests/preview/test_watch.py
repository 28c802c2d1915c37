"""Whether files have changed, told by their times."""

from __future__ import annotations

import os
from pathlib import Path

from civplan.preview.watch import FileTimes


def test_files_that_stay_have_not_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")

    times = FileTimes([tmp_path / "a", tmp_path / "missing"])

    assert not times.have_changed()
    assert times.changed_paths() == set()


def test_a_saved_file_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    times = FileTimes([tmp_path / "a"])

    (tmp_path / "a").write_text("12")

    assert times.changed_paths() == {str(tmp_path / "a")}


def test_a_file_of_the_same_size_and_time_beside_it_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    times = FileTimes([tmp_path / "a"])
    stamp = (tmp_path / "a").stat()

    (tmp_path / "b").write_text("2")
    os.utime(tmp_path / "b", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    (tmp_path / "b").replace(tmp_path / "a")

    assert times.have_changed()


def test_files_that_come_or_go_have_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    times = FileTimes([tmp_path / "a", tmp_path / "b"])

    (tmp_path / "a").rename(tmp_path / "b")

    assert times.changed_paths() == {str(tmp_path / "a"), str(tmp_path / "b")}
    (tmp_path / "b").rename(tmp_path / "a")
    assert not times.have_changed()


def test_only_some_may_be_looked_at(tmp_path: Path) -> None:
    times = FileTimes([tmp_path / "a", tmp_path / "b"])

    (tmp_path / "b").write_text("1")

    assert not times.have_changed([str(tmp_path / "a")])
    assert times.have_changed([str(tmp_path / "b")])


def test_a_file_that_was_never_looked_at_has_changed(tmp_path: Path) -> None:
    times = FileTimes([tmp_path / "a"]).with_paths([str(tmp_path / "a"), str(tmp_path / "b")])

    assert times.changed_paths() == {str(tmp_path / "b")}


def test_an_impossible_name_is_a_missing_file() -> None:
    assert not FileTimes(["a\0b"]).have_changed()
