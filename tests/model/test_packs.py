"""Packs: the built-in ones, folders of one's own, and their cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.choices import Document, Expectation, Layout, PhaseStyle
from civplan.model.packs import (
    KNOWN_PLACEHOLDERS,
    PROFILE_SHAPE,
    Pack,
    PackCache,
    built_in_names,
    built_in_packs,
    fill_pattern,
    find_pack,
    pack_by_name,
    read_pack,
    templates_folder,
)
from civplan.source.errors import CannotRead
from support.plans import finding_lines, nodes_of

PLACE = Span("plan.yaml", 1, 7, 1, 12)
PACKS = "annual-work, civilized-community, work-report, work-scheme"
WHOLE = """\
name: 自己的
plan: {title: 计划, sections: [{section: work, heading: 工作}]}
summary: {title: 总结, sections: [{section: work, heading: 工作}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a plan file in a project."""
    plans = tmp_path / "plans"
    plans.mkdir()
    return plans


def write_pack(folder: Path, name: str, profile: str) -> Path:
    """A pack's folder with a profile."""
    (folder / name).mkdir()
    (folder / name / "profile.yaml").write_text(profile, encoding="utf-8")
    return folder / name


def find(name: str, folder: Path) -> tuple[Pack | None, list[str]]:
    """What is found under a name, and what is wrong."""
    pack, found = find_pack(name, folder, PLACE)
    return pack, finding_lines(found)


def test_these_packs_come_with_the_program() -> None:
    assert [
        (pack.name, pack.profile.layout, pack.profile.phases, pack.profile.annual)
        for pack in built_in_packs()
    ] == [
        ("annual-work", Layout.FLAT, PhaseStyle.ENTRIES, True),
        ("civilized-community", Layout.NESTED, PhaseStyle.ENTRIES, True),
        ("work-report", Layout.NESTED, PhaseStyle.ENTRIES, False),
        ("work-scheme", Layout.NESTED, PhaseStyle.HEADINGS, False),
    ]
    assert built_in_names() == [pack.name for pack in built_in_packs()]


def test_a_built_in_pack_is_found_by_its_name(folder: Path) -> None:
    pack, found = find("annual-work", folder)

    assert found == []
    assert pack is not None
    assert pack.profile.name == "社区年度工作"
    assert pack.folders == (templates_folder() / "annual-work", templates_folder())


def test_a_pack_of_ones_own_is_found_by_its_folder(folder: Path) -> None:
    own = write_pack(folder, "own", WHOLE)
    pack, found = find("./own", folder)

    assert found == []
    assert pack is not None
    assert (pack.name, pack.profile.name) == ("own", "自己的")
    assert pack.folders == (own, templates_folder())


def test_a_pack_takes_what_it_does_not_say_from_the_one_that_it_extends(folder: Path) -> None:
    own = write_pack(
        folder, "own", "extends: civilized-community\nname: 自己的\nplan: {title: 我们的计划}\n"
    )
    pack, found = find("./own", folder)

    assert found == []
    assert pack is not None
    assert (pack.profile.name, pack.profile.plan.title) == ("自己的", "我们的计划")
    assert [entry.section for entry in pack.profile.plan.sections][:2] == [
        "principles",
        "organization",
    ]
    assert pack.folders == (own, templates_folder() / "civilized-community", templates_folder())


def test_a_pack_may_extend_a_pack_of_ones_own_that_extends_another(folder: Path) -> None:
    own = write_pack(folder, "own", "extends: ../base\n")
    base = write_pack(folder, "base", "extends: annual-work\nname: 共用的\n")
    pack, found = find("./own", folder)

    assert found == []
    assert pack is not None
    assert (pack.name, pack.profile.name, pack.profile.layout) == ("own", "共用的", Layout.FLAT)
    assert pack.folders == (
        own,
        own / "../base",
        templates_folder() / "annual-work",
        templates_folder(),
    )
    assert (own / "../base").resolve() == base


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("试用", Words("试用", "试用")),
        ("{zh: 试用, en: a trial}", Words("试用", "a trial")),
    ],
)
def test_what_a_pack_says_of_itself_replaces_what_the_extended_one_says(
    folder: Path, about: str, words: Words
) -> None:
    write_pack(folder, "own", f"extends: annual-work\nabout: {about}\n")
    pack, found = find("./own", folder)

    assert found == []
    assert pack is not None
    assert pack.profile.about == words


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("annual", "1:7 Y048 cannot use the pack “annual”: there is no such pack"),
        ("./none", "1:7 Y048 cannot use the pack “./none”: there is no such file"),
        ("../../x", "1:7 Y045 “../../x” lies outside the project folder"),
        (".\\none", "1:7 Y048 cannot use the pack “.\\none”: there is no such file"),
    ],
)
def test_a_pack_that_is_not_there_is_reported(folder: Path, name: str, message: str) -> None:
    assert find(name, folder) == (None, [message])


def test_a_wrong_name_comes_with_those_there_are(folder: Path) -> None:
    found = find_pack("annual", folder, PLACE)[1]

    assert [one.help("en") for one in found] == [f"packs: {PACKS}; or a folder ./my-pack"]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (
            "extends: ../own\n",
            "1:10 Y048 cannot use the pack “../own”: the packs extend each other",
        ),
        ("extends: nothing\n", "1:10 Y048 cannot use the pack “nothing”: there is no such pack"),
        ("extends: ../none\n", "1:10 Y048 cannot use the pack “../none”: there is no such file"),
        (f"{WHOLE}extends: [annual-work]\n", "4:10 Y033 expected text here, found a list"),
        (f"{WHOLE}about: {{zh: 试用}}\n", "4:9 Y032 required key “en” (英文) is missing"),
        (f"{WHOLE}layout: 树\n", "4:9 Y036 “树” is not one of the choices"),
        ("extends: ../broken\n", "1:1 Y005 the file is empty"),
        ("- 一\n", "1:1 Y006 not a plan file: its outermost level must be “key: value” lines"),
    ],
)
def test_a_pack_with_a_faulty_profile_cannot_be_used(
    folder: Path, profile: str, message: str
) -> None:
    write_pack(folder, "own", profile)
    write_pack(folder, "broken", "")

    assert find("./own", folder) == (None, [message])


def test_packs_that_extend_each_other_are_reported(folder: Path) -> None:
    write_pack(folder, "one", "extends: ../two\n")
    write_pack(folder, "two", "extends: ../one\n")

    assert find("./one", folder) == (
        None,
        ["1:10 Y048 cannot use the pack “../one”: the packs extend each other"],
    )


def test_a_folder_that_is_no_pack_cannot_be_read(folder: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_pack(folder)

    assert caught.value.path == str(folder / "profile.yaml")


def test_a_folder_that_is_named_by_the_user_may_lie_anywhere(tmp_path: Path) -> None:
    pack, found = read_pack(write_pack(tmp_path, "own", WHOLE))

    assert pack is not None
    assert pack.name == "own"
    assert found == []


def test_a_pack_is_named_by_its_folder_or_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path, "own", WHOLE)
    monkeypatch.chdir(tmp_path)
    packs = [pack_by_name(name)[0] for name in ("own", "annual-work")]

    assert [pack and pack.name for pack in packs] == ["own", "annual-work"]


def test_an_installation_without_templates_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(CannotRead) as caught:
        templates_folder()

    assert caught.value.reason.en == "the installation lacks its templates"


def test_faulty_built_in_packs_are_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(folder, "good", WHOLE)
    write_pack(folder, "bad", "name: 坏的\n")
    monkeypatch.setattr("civplan.model.packs.templates_folder", lambda: folder)

    assert [pack.name for pack in built_in_packs()] == ["good"]


def test_findings_of_a_pack_are_findings(folder: Path) -> None:
    write_pack(folder, "own", "name: 坏的\n")
    found: list[Finding] = find_pack("./own", folder, PLACE)[1]

    assert {one.span.path for one in found} == {str(folder / "./own" / "profile.yaml")}


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


def test_a_pack_is_the_one_that_is_found_without_a_cache(tmp_path: Path) -> None:
    assert PackCache().find("annual-work", tmp_path, PLACE) == find_pack(
        "annual-work", tmp_path, PLACE
    )


def test_a_profile_is_read_once(tmp_path: Path) -> None:
    folder, cache = folder_with_pack(tmp_path / "plans", "自己的"), PackCache()
    first, _ = cache.find("./own", folder, PLACE)
    (folder / "own" / "profile.yaml").unlink()
    again, found = cache.find("./own", folder, PLACE)
    assert again is first is not None
    assert found == []


@pytest.mark.parametrize("name", ["annual-work", "civilized-community"])
def test_a_built_in_pack_is_the_same_for_every_folder(tmp_path: Path, name: str) -> None:
    cache = PackCache()
    one, _ = cache.find(name, tmp_path / "one", PLACE)
    other, _ = cache.find(name, tmp_path / "other", PLACE)
    assert one is other is not None


def test_a_folder_is_another_pack_beside_another_file(tmp_path: Path) -> None:
    cache = PackCache()
    folders = [folder_with_pack(tmp_path / name, name) for name in ("one", "other")]
    packs = [cache.find("./own", folder, PLACE)[0] for folder in folders]
    assert [pack.profile.name for pack in packs if pack] == ["one", "other"]


def test_what_is_wrong_with_a_pack_is_reported_at_each_plan(tmp_path: Path) -> None:
    cache = PackCache()
    places = [PLACE, PLACE._replace(path="other.yaml")]
    expected = [cache.find("annual", tmp_path, place)[1] for place in places]
    assert [[finding.span for finding in found] for found in expected] == [
        [place] for place in places
    ]


PROFILE_TEXT = """\
name: 年度工作
plan:
  title: "{community}{year}年工作计划"
  opening: 为做好{campaign}，制定本计划。
  sections:
    - {section: work, heading: 主要工作, expect: required}
summary:
  title: 总结
  closing: [特此报告。, "{district}{issuer}"]
  sections:
    - {部分: 存在问题, 标题: 不足}
"""


def read(text: str) -> tuple[object, list[str]]:
    """The profile of a text, and what is wrong."""
    found: list[Finding] = []
    return PROFILE_SHAPE.read(nodes_of(text), found), finding_lines(found)


def test_a_profile_places_the_sections_of_both_documents() -> None:
    found: list[Finding] = []
    profile = PROFILE_SHAPE.read(nodes_of(PROFILE_TEXT), found)

    assert found == []
    assert profile is not None
    assert (profile.name, profile.layout) == ("年度工作", Layout.NESTED)
    assert [
        (entry.section, entry.heading, entry.expect)
        for document in Document
        for entry in profile.of(document).sections
    ] == [
        ("work", "主要工作", Expectation.REQUIRED),
        ("problems", "不足", Expectation.OPTIONAL),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("{year}年工作", "{years}年工作", ["3:10 Y049 there is no placeholder “{years}”"]),
        ("{campaign}", "{}", ["4:12 Y049 there is no placeholder “{}”"]),
        (
            "{issuer}",
            "{x}{y}",
            ["9:20 Y049 there is no placeholder “{x}”", "9:20 Y049 there is no placeholder “{y}”"],
        ),
        ("section: work", "section: 工作", ["6:17 Y036 “工作” is not one of the choices"]),
        ("name: 年度工作\n", "", ["1:1 Y032 required key “name” (名称) is missing"]),
    ],
)
def test_what_is_wrong_with_a_profile_is_reported(right: str, wrong: str, found: list[str]) -> None:
    assert right in PROFILE_TEXT
    assert read(PROFILE_TEXT.replace(right, wrong))[1] == found


def test_a_pattern_is_filled_with_values_and_nothing_else() -> None:
    values = dict.fromkeys(KNOWN_PLACEHOLDERS, "甲") | {"year": "{community}"}

    assert (
        fill_pattern("{community}{year}年{x}{{campaign}}{0}%s", values)
        == "甲{community}年{x}{甲}{0}%s"
    )
