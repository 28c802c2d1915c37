"""The project folder and what lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.source.project import leads_out, lies_inside, project_folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder ``city/district/plans``."""
    folder = tmp_path / "city" / "district" / "plans"
    folder.mkdir(parents=True)
    return folder.resolve()


@pytest.mark.parametrize("marker", ["civplan.toml", "district.yaml", "街道.yaml"])
@pytest.mark.parametrize("levels", [0, 1, 2])
def test_the_nearest_folder_with_a_marker_is_the_project(
    plans: Path, marker: str, levels: int
) -> None:
    project = [plans, *plans.parents][levels]
    (project / marker).touch()
    (plans.parents[2] / marker).touch()

    assert project_folder(plans) == project


def test_without_a_marker_it_is_the_folder_above() -> None:
    assert project_folder(Path("/")) == Path("/")


def test_a_folder_of_a_marker_s_name_is_none(plans: Path) -> None:
    (plans / "civplan.toml").mkdir()

    assert project_folder(plans) == plans.parent


def test_the_folder_may_be_named_from_the_working_folder(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plans.parent / "civplan.toml").touch()
    monkeypatch.chdir(plans)

    assert project_folder(Path()) == plans.parent


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("a.yaml", True),
        ("missing/a.yaml", True),
        (".", True),
        ("../plans/a.yaml", True),
        ("../a.yaml", False),
        ("../plans-2/a.yaml", False),
        ("/etc/passwd", False),
        ("a\0b", False),
    ],
)
def test_a_path_lies_inside_when_no_step_leads_out(plans: Path, path: str, *, inside: bool) -> None:
    assert lies_inside(plans, plans / path) is inside


def test_a_link_that_leads_out_lies_outside(plans: Path) -> None:
    (plans / "out").symlink_to(plans.parent)

    assert not lies_inside(plans, plans / "out" / "a.yaml")


def test_a_circle_of_links_lies_outside(plans: Path) -> None:
    (plans / "a").symlink_to(plans / "b")
    (plans / "b").symlink_to(plans / "a")

    assert not lies_inside(plans, plans / "a")


@pytest.mark.parametrize(
    ("link", "target", "is_refused"),
    [
        ("plans/a.yaml", "plans/b.yaml", False),
        ("plans/a.yaml", "plans/missing.yaml", False),
        ("plans/a.yaml", "b.yaml", False),
        ("plans/a.yaml", "../b.yaml", True),
        ("plans/civplan.toml", "b.toml", False),
        ("civplan.toml", "../b.toml", False),
        ("civplan.toml", "../../../b.toml", True),
        ("plans/a.yaml", "plans/a.yaml", True),
    ],
)
def test_a_link_may_not_lead_out_of_the_project(
    tmp_path: Path, link: str, target: str, *, is_refused: bool
) -> None:
    project = tmp_path / "above" / "project"
    (project / "plans").mkdir(parents=True)
    if link != "civplan.toml":
        (project / "civplan.toml").touch()
    (project / link).symlink_to(project / target)

    assert leads_out(project / link) is is_refused


def test_a_file_that_is_no_link_does_not_lead_out(plans: Path) -> None:
    (plans / "a.yaml").touch()

    assert not leads_out(plans / "a.yaml")
    assert not leads_out(plans / "missing.yaml")
