"""The packs of a batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Span
from civplan.model.packs import PackCache, find_pack

PLACE = Span("plan.yaml", 1, 7, 1, 12)
PROFILE = """\
name: {name}
plan: {{title: 计划, sections: [{{section: work, heading: 工作}}]}}
summary: {{title: 总结, sections: [{{section: work, heading: 工作}}]}}
"""


def folder_with_pack(folder: Path, name: str) -> Path:
    """A plan file's folder with a pack called ``own`` in it."""
    (folder / "own").mkdir(parents=True)
    (folder / "own" / "profile.yaml").write_text(PROFILE.format(name=name), encoding="utf-8")
    return folder


def test_a_pack_is_the_one_that_is_found_without_a_shelf(tmp_path: Path) -> None:
    assert PackCache().find("annual-work", tmp_path, PLACE) == find_pack(
        "annual-work", tmp_path, PLACE
    )


def test_a_profile_is_read_once(tmp_path: Path) -> None:
    folder, shelf = folder_with_pack(tmp_path / "plans", "自己的"), PackCache()
    first, _ = shelf.find("./own", folder, PLACE)
    (folder / "own" / "profile.yaml").unlink()
    again, found = shelf.find("./own", folder, PLACE)
    assert again is first is not None
    assert found == []


@pytest.mark.parametrize("name", ["annual-work", "civilized-community"])
def test_a_built_in_pack_is_the_same_for_every_folder(tmp_path: Path, name: str) -> None:
    shelf = PackCache()
    one, _ = shelf.find(name, tmp_path / "one", PLACE)
    other, _ = shelf.find(name, tmp_path / "other", PLACE)
    assert one is other is not None


def test_a_folder_is_another_pack_beside_another_file(tmp_path: Path) -> None:
    shelf = PackCache()
    folders = [folder_with_pack(tmp_path / name, name) for name in ("one", "other")]
    packs = [shelf.find("./own", folder, PLACE)[0] for folder in folders]
    assert [pack.profile.name for pack in packs if pack] == ["one", "other"]


def test_what_is_wrong_with_a_pack_is_told_at_each_plan(tmp_path: Path) -> None:
    shelf = PackCache()
    places = [PLACE, PLACE._replace(path="other.yaml")]
    told = [shelf.find("annual", tmp_path, place)[1] for place in places]
    assert [[finding.span for finding in found] for found in told] == [[place] for place in places]
