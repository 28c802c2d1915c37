"""Patterns of paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.settings.settings import matches_pattern, path_below


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.yaml", "a.yaml", True),
        ("*.yaml", "b/c/a.yaml", True),
        ("b/*.yaml", "b/a.yaml", True),
        ("./b/*.yaml", "b/a.yaml", True),
        ("b/*.yaml", "b/c/a.yaml", False),
        ("b/**/*.yaml", "b/a.yaml", True),
        ("b/**/*.yaml", "b/c/d/a.yaml", True),
        ("b/**", "b/c/a.yaml", True),
        ("b", "b/c/a.yaml", True),
        ("b/", "b/a.yaml", True),
        ("b", "bb/a.yaml", False),
        ("c", "b/c/a.yaml", False),
        ("?.yaml", "甲.yaml", True),
        ("?.yaml", "甲乙.yaml", False),
        ("a.yaml", "aXyaml", False),
        ("a[1].yaml", "a[1].yaml", True),
        ("A.yaml", "a.yaml", False),
    ],
)
def test_a_pattern_means_a_path_or_the_folder_above_it(
    pattern: str, path: str, *, expected: bool
) -> None:
    assert matches_pattern(path, pattern) is expected


def test_a_path_is_told_from_the_folder_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "b")
    monkeypatch.chdir(tmp_path / "b")

    assert path_below(tmp_path, "a.yaml") == "b/a.yaml"
    assert path_below(tmp_path, str(tmp_path / "b" / "a.yaml")) == "b/a.yaml"
    assert path_below(tmp_path / "b", str(tmp_path / "link" / "a.yaml")) == "a.yaml"
    assert path_below(tmp_path / "b", str(tmp_path / "a.yaml")) == f"{tmp_path}/a.yaml"
