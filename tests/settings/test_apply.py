"""The settings of folders: the nearest civplan.toml, and the sub-district's communities."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.settings.apply import SettingsCache
from civplan.settings.selectors import BadSelector, selection_of_options
from civplan.settings.settings import RuleSelection, Settings
from civplan.source.errors import CannotRead


def write(folder: Path, name: str, text: str) -> Path:
    """A file in a folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def settings_of(cache: SettingsCache, file: Path) -> Settings:
    """The settings for a file that has some."""
    settings = cache.settings_for(file)
    assert settings is not None
    return settings


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert SettingsCache().settings_for(tmp_path / "a.yaml") is None


def test_the_nearest_one_holds_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path, "civplan.toml", 'ignore = ["P301"]')
    write(tmp_path, "b/civplan.toml", 'ignore = ["P306"]')
    cache = SettingsCache()

    files = ("a.yaml", "b/a.yaml", "b/c/a.yaml", "d/a.yaml")
    assert [set(settings_of(cache, tmp_path / file).ignored) for file in files] == [
        {"P301"},
        {"P306"},
        {"P306"},
        {"P301"},
    ]


def test_a_fault_is_of_the_files_below_alone(tmp_path: Path) -> None:
    write(tmp_path, "b/civplan.toml", "ignore = 3")
    cache = SettingsCache()

    assert cache.settings_for(tmp_path / "a.yaml") is None
    for _ in range(2):
        with pytest.raises(CannotRead) as caught:
            cache.settings_for(tmp_path / "b" / "c" / "a.yaml")
        assert caught.value.path == f"{tmp_path}/b/civplan.toml:1"


def test_from_the_current_folder_the_path_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "b/civplan.toml", "ignore = 3")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CannotRead) as caught:
        SettingsCache().settings_for(Path("b/a.yaml"))
    assert caught.value.path == "b/civplan.toml:1"


def test_the_disk_is_searched_once_for_all_files_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "civplan.toml", 'ignore = ["P301"]')
    write(tmp_path, "街道.yaml", "communities: [{name: 通北社区}]")
    cache = SettingsCache()
    first = settings_of(cache, tmp_path / "0.yaml")
    monkeypatch.setattr(Path, "resolve", None)
    monkeypatch.setattr(Path, "is_file", None)

    assert all(settings_of(cache, tmp_path / f"{number}.yaml") is first for number in range(300))


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        (
            "district.yaml",
            "communities:\n- name: 通北社区\n- {name: 湖外社区}\n",
            "通北社区 湖外社区",
        ),
        ("街道.yaml", "社区: [{名称: 通北社区, 电话: 1}, 湖外社区]", "通北社区 湖外社区"),
        (
            "district.yaml",
            "communities: [{name: 通北社区, aliases: [通北, 通北村]}, {名称: 甲, 别名: 乙}]",
            "通北社区/通北/通北村 甲/乙",
        ),
        ("district.yaml", "communities: [{code: 1}, [], {name: ~}, {name: ' '}]", ""),
        ("district.yaml", "communities: 3", ""),
        ("district.yaml", "communities: [", ""),
        ("district.yaml", "", ""),
    ],
)
def test_a_sub_district_names_its_communities_whatever_else_is_wrong_there(
    tmp_path: Path, name: str, text: str, names: str
) -> None:
    write(tmp_path, "civplan.toml", 'communities = ["甲社区"]')
    write(tmp_path, f"b/{name}", text)
    cache = SettingsCache()

    assert settings_of(cache, tmp_path / "b" / "c" / "a.yaml").communities == (
        ("甲社区",),
        *(tuple(one.split("/")) for one in names.split()),
    )
    assert settings_of(cache, tmp_path / "a.yaml").communities == (("甲社区",),)


def test_another_project_below_does_not_know_them(tmp_path: Path) -> None:
    write(tmp_path, "district.yaml", "communities: [通北社区]")
    write(tmp_path, "b/civplan.toml", "")

    assert settings_of(SettingsCache(), tmp_path / "b" / "a.yaml").communities == ()


@pytest.mark.parametrize(
    ("select", "ignore", "off"),
    [
        ("", "", {"P301"}),
        ("", "p305, placeholder", {"P305", "P306"}),
        ("ALL", "", set()),
        ("ALL", "P306", {"P306"}),
    ],
)
def test_the_command_line_stands_in_for_the_file_s_lists(
    tmp_path: Path, select: str, ignore: str, off: set[str]
) -> None:
    write(tmp_path, "civplan.toml", 'ignore = ["P301"]\n[severity]\nP307 = "off"')
    cache = SettingsCache(selection_of_options(select, ignore))

    assert settings_of(cache, tmp_path / "a.yaml").ignored_codes("a.yaml") == off | {"P307"}


def test_the_command_line_needs_no_file(tmp_path: Path) -> None:
    cache = SettingsCache(RuleSelection(ignored=frozenset({"P306"})))

    assert settings_of(cache, tmp_path / "a.yaml").ignored_codes("a.yaml") == {"P306"}


@pytest.mark.parametrize(
    ("select", "ignore", "said"),
    [
        ("P306,Q1", "", "--select: there is no rule “Q1”; civplan rule lists all"),
        (" ， ", "", "--select: it names no rule; civplan rule lists all"),
        ("", ",", "--ignore: it names no rule; civplan rule lists all"),
        (
            "",
            "Y030",
            (
                "--ignore: Y030 is an error in the file itself:"
                " it can be mended, not ignored or made less grave"
            ),
        ),
    ],
)
def test_a_rule_that_there_is_not_cannot_be_asked_for(select: str, ignore: str, said: str) -> None:
    with pytest.raises(BadSelector) as caught:
        selection_of_options(select, ignore)
    assert caught.value.words.en == said
