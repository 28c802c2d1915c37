"""A plan file with the files that it extends."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.plan_file import LoadedPlan, load_plan, place_words, repeated_ids
from civplan.source.errors import CannotRead
from support.plans import REQUIRED, finding_lines, nodes_of

AREAS = "work: {areas: [{id: a, name: 甲}, {id: b, name: 乙}]}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``city/plans`` in a project ``city``, as working folder."""
    plans = tmp_path / "city" / "plans"
    plans.mkdir(parents=True)
    (plans.parent / "civplan.toml").touch()
    monkeypatch.chdir(plans)
    return plans


def load(text: str, **others: str) -> LoadedPlan:
    """Load ``plan.yaml`` with a text, beside other files ``name.yaml``."""
    for name, content in {"plan": text, **others}.items():
        Path(f"{name}.yaml").write_text(content, encoding="utf-8")
    return load_plan(Path("plan.yaml"))


def finding_texts(loaded: LoadedPlan) -> list[str]:
    """The findings with their paths."""
    return [
        f"{one.span.path}:{one.span.line}:{one.span.column} {one.rule.code} {one.message('en')}"
        for one in loaded.findings
    ]


@pytest.mark.usefixtures("project")
def test_a_file_without_findings_is_a_plan() -> None:
    loaded = load(REQUIRED)

    assert loaded.plan is not None
    assert loaded.plan.community == "湖内社区"
    assert (loaded.findings, loaded.has_errors, list(loaded.sources)) == ((), False, ["plan.yaml"])


@pytest.mark.usefixtures("project")
def test_a_plan_can_be_built_beside_findings() -> None:
    loaded = load(f"{REQUIRED}honour: [一]\n")

    assert loaded.plan is not None
    assert loaded.has_errors
    assert finding_texts(loaded) == ["plan.yaml:4:1 Y030 unknown key “honour”"]


@pytest.mark.usefixtures("project")
def test_a_file_that_is_broken_as_yaml_is_no_plan() -> None:
    loaded = load("community: [湖内\n")

    assert (loaded.plan, loaded.has_errors) == (None, True)
    assert [one.rule.code for one in loaded.findings] == ["Y001"]


@pytest.mark.usefixtures("project")
def test_a_full_width_colon_behind_a_key_of_a_plan_is_seen_at_any_depth_in_each_file() -> None:
    loaded = load(
        f"extends: base.yaml\n{REQUIRED}work:\n  areas:\n    - 名称：甲\n",
        base="goals:\n  正文：目标\n",
    )

    assert finding_texts(loaded) == [
        "plan.yaml:7:9 Y016 the key “名称” is followed by a full-width colon",
        "base.yaml:2:5 Y016 the key “正文” is followed by a full-width colon",
    ]


@pytest.mark.usefixtures("project")
def test_an_entry_may_begin_with_the_name_of_a_key_that_it_cannot_have() -> None:
    loaded = load(
        f"{REQUIRED}work:\n  text:\n    - 地点：社区广场。\n  items:\n    - 内容：每月开会。\n"
        "    - 来源：街道布置。\nsafeguards:\n  - 原因：场地不足。\n"
    )

    assert finding_texts(loaded) == [
        "plan.yaml:8:9 Y016 the key “内容” is followed by a full-width colon"
    ]


@pytest.mark.usefixtures("project")
def test_findings_stand_in_the_order_of_the_file() -> None:
    loaded = load("year: 2007\nwork: {items: [{}]}\n街: 1\ncampaign: [一]\n")

    assert finding_texts(loaded) == [
        "plan.yaml:1:1 Y032 required key “community” (社区) is missing",
        "plan.yaml:2:16 Y046 the item has neither a text nor sub-items",
        "plan.yaml:3:1 Y030 unknown key “街”",
        "plan.yaml:4:11 Y033 expected text here, found a list",
    ]


@pytest.mark.usefixtures("project")
def test_a_missing_file_cannot_be_read() -> None:
    with pytest.raises(CannotRead) as caught:
        load_plan(Path("none.yaml"))

    assert (caught.value.path, caught.value.reason.en) == ("none.yaml", "there is no such file")


@pytest.mark.usefixtures("project")
def test_a_plan_takes_what_it_does_not_say_from_the_extended_file() -> None:
    loaded = load(
        "extends: base.yaml\n社区: 湖内社区\nwork: {areas: [{id: b, drop: true}]}\n",
        base=f"year: 2007\ncampaign: 创建文明社区\n{AREAS}",
    )

    assert finding_texts(loaded) == []
    assert loaded.plan is not None
    assert loaded.plan.work is not None
    assert [area.name for area in loaded.plan.work.areas] == ["甲"]
    assert loaded.plan.span_of("year").path == "base.yaml"
    assert loaded.plan.work.areas[0].span_of("name").path == "base.yaml"
    assert list(loaded.sources) == ["plan.yaml", "base.yaml"]


@pytest.mark.usefixtures("project")
def test_an_extended_file_may_extend_another_relative_to_itself() -> None:
    Path("../shared").mkdir()
    Path("../shared/base.yaml").write_text("extends: root.yaml\nyear: 2007\n", encoding="utf-8")
    Path("../shared/root.yaml").write_text("campaign: 创建\ndistrict: 通北\n", encoding="utf-8")
    loaded = load("extends: ../shared/base.yaml\ncommunity: 湖内社区\ndistrict: 通南\n")

    assert finding_texts(loaded) == []
    assert loaded.plan is not None
    assert (loaded.plan.campaign, loaded.plan.district) == ("创建", "通南")
    assert list(loaded.sources) == ["plan.yaml", "../shared/base.yaml", "../shared/root.yaml"]


@pytest.mark.usefixtures("project")
def test_a_finding_in_an_inherited_value_is_reported_in_its_own_file_after_those_of_the_plan() -> (
    None
):
    loaded = load(
        f"extends: base.yaml\n{REQUIRED}honour: [一]\n",
        base="profile: {area: 很大}\ngoal: 目标\n",
    )

    assert finding_texts(loaded) == [
        "plan.yaml:5:1 Y030 unknown key “honour”",
        "base.yaml:1:17 Y034 “很大” is not a number",
        "base.yaml:2:1 Y030 unknown key “goal”",
    ]


@pytest.mark.usefixtures("project")
def test_an_id_of_both_files_is_reported_with_the_other_files_name() -> None:
    loaded = load(
        f"extends: base.yaml\n{REQUIRED}goals: {{target: {{id: a, measure: 会}}}}\n", base=AREAS
    )

    assert finding_texts(loaded) == [
        "plan.yaml:5:22 Y041 id “a” is used twice, first on line 1 of base.yaml"
    ]


@pytest.mark.usefixtures("project")
def test_directives_have_no_meaning_without_an_extended_file() -> None:
    loaded = load(f"{REQUIRED}work: {{areas: [{{name: 甲, drop: true, after: b}}]}}\n")

    assert finding_texts(loaded) == [
        "plan.yaml:4:26 Y042 “drop” only has a meaning in a file with “extends”",
        "plan.yaml:4:38 Y042 “after” only has a meaning in a file with “extends”",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.yaml", "there is no such file"),
        ("plan.yaml", "the files extend each other"),
        ("../plans/plan.yaml", "the files extend each other"),
        (".", "it is a folder, not a file"),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_extended_file_that_cannot_be_used_is_reported(name: str, reason: str) -> None:
    loaded = load(f"extends: {name}\n{REQUIRED}work: {{areas: [{{id: a, name: 甲, after: b}}]}}\n")

    assert finding_texts(loaded) == [f"plan.yaml:1:10 Y043 cannot extend “{name}”: {reason}"]
    assert loaded.plan is not None


@pytest.mark.usefixtures("project")
def test_files_that_extend_each_other_are_reported_where_the_circle_closes() -> None:
    loaded = load(f"extends: a.yaml\n{REQUIRED}", a="extends: b.yaml\n", b="extends: a.yaml\n")

    assert finding_texts(loaded) == [
        "b.yaml:1:10 Y043 cannot extend “a.yaml”: the files extend each other"
    ]


@pytest.mark.usefixtures("project")
def test_a_chain_of_files_has_an_end() -> None:
    chain = {f"f{number}": f"extends: f{number + 1}.yaml\n" for number in range(1, 9)}
    loaded = load(f"extends: f1.yaml\n{REQUIRED}", **chain, f9="year: 2007\n")

    assert finding_texts(loaded) == [
        "f7.yaml:1:10 Y043 cannot extend “f8.yaml”: at most 8 files in a chain"
    ]


@pytest.mark.usefixtures("project")
def test_the_longest_chain_is_read_whole() -> None:
    chain = {f"f{number}": f"extends: f{number + 1}.yaml\n" for number in range(1, 7)}
    loaded = load(f"extends: f1.yaml\n{REQUIRED}", **chain, f7="district: 通北\n")

    assert finding_texts(loaded) == []
    assert loaded.plan is not None
    assert loaded.plan.district == "通北"


@pytest.mark.usefixtures("project")
def test_a_broken_extended_file_is_reported_and_the_rest_is_checked() -> None:
    loaded = load(f"extends: base.yaml\n{REQUIRED}honour: [一]\n", base="- 一\n")

    assert [(one.span.path, one.rule.code) for one in loaded.findings] == [
        ("plan.yaml", "Y030"),
        ("base.yaml", "Y006"),
    ]


@pytest.mark.parametrize("name", ["../../other.yaml", "/etc/hostname", "link.yaml"])
def test_no_file_outside_the_project_is_extended(project: Path, name: str) -> None:
    outside = project.parent.parent / "other.yaml"
    outside.write_text("year: 2007\n", encoding="utf-8")
    Path("link.yaml").symlink_to(outside)

    loaded = load(f"extends: {name}\n{REQUIRED}")

    assert finding_texts(loaded) == [
        f"plan.yaml:1:10 Y045 “{name}” lies outside the project folder"
    ]


@pytest.mark.usefixtures("project")
def test_a_chain_does_not_leave_the_project_through_a_file_higher_up() -> None:
    Path("../base.yaml").write_text("extends: ../other.yaml\n", encoding="utf-8")

    loaded = load(f"extends: ../base.yaml\n{REQUIRED}")

    assert finding_texts(loaded) == [
        "../base.yaml:1:10 Y045 “../other.yaml” lies outside the project folder"
    ]


@pytest.mark.usefixtures("project")
def test_a_name_that_no_file_can_have_lies_outside_too() -> None:
    loaded = load(f'extends: "a\\0b"\n{REQUIRED}')

    assert [one.rule.code for one in loaded.findings] == ["Y015", "Y045"]


@pytest.mark.parametrize("name", ["[a.yaml]", "{a: b}"])
@pytest.mark.usefixtures("project")
def test_an_extended_file_is_named_by_a_text(name: str) -> None:
    assert [one.rule.code for one in load(f"extends: {name}\n{REQUIRED}").findings] == ["Y033"]


def item_with(evidence: str) -> str:
    """A plan file with one item with evidence."""
    return f"{REQUIRED}work: {{items: [{{text: 一, evidence: {evidence}}}]}}\n"


@pytest.mark.parametrize(
    ("evidence", "missing"),
    [
        ("a.jpg", ["36 Y053 there is no file “a.jpg” to prove it"]),
        ("../a.jpg", ["36 Y053 there is no file “../a.jpg” to prove it"]),
        ("[there.jpg, photos/b.jpg]", ["48 Y053 there is no file “photos/b.jpg” to prove it"]),
        ("{file: ./a.jpg, caption: 照片}", ["43 Y053 there is no file “./a.jpg” to prove it"]),
        ("[there.jpg, photos, ./there.jpg]", []),
        (f"{'长' * 120}.jpg", [f"36 Y053 there is no file “{'长' * 79}…” to prove it"]),
    ],
)
@pytest.mark.usefixtures("project")
def test_evidence_that_is_missing_is_reported(evidence: str, missing: list[str]) -> None:
    Path("there.jpg").touch()
    Path("photos").mkdir()

    assert finding_texts(load(item_with(evidence))) == [f"plan.yaml:4:{one}" for one in missing]


@pytest.mark.parametrize(
    ("evidence", "column", "name"),
    [
        ("../../a.jpg", 36, "../../a.jpg"),
        ("[., /etc/hostname]", 40, "/etc/hostname"),
        ("{file: ../../a.jpg}", 43, "../../a.jpg"),
    ],
)
@pytest.mark.usefixtures("project")
def test_evidence_outside_the_project_is_reported(evidence: str, column: int, name: str) -> None:
    assert finding_texts(load(item_with(evidence))) == [
        f"plan.yaml:4:{column} Y045 “{name}” lies outside the project folder"
    ]


@pytest.mark.usefixtures("project")
def test_evidence_is_relative_to_the_file_that_names_it() -> None:
    Path("deep").mkdir()
    Path("deep/base.yaml").write_text(
        "work: {items: [{text: 一, evidence: [../there.jpg, ../../../a.jpg]}]}\n", encoding="utf-8"
    )
    Path("there.jpg").touch()

    assert finding_texts(load(f"extends: deep/base.yaml\n{REQUIRED}")) == [
        "deep/base.yaml:1:51 Y045 “../../../a.jpg” lies outside the project folder"
    ]


@pytest.mark.usefixtures("project")
def test_a_short_path_is_only_shown_where_it_leads_to_the_same_file() -> None:
    Path("real/inner").mkdir(parents=True)
    Path("real/base.yaml").write_text("district: 通北\n", encoding="utf-8")
    Path("link").symlink_to("real/inner")

    loaded = load(f"extends: link/../base.yaml\n{REQUIRED}")

    assert finding_texts(loaded) == []
    assert list(loaded.sources) == ["plan.yaml", "link/../base.yaml"]


def test_what_is_at_hand_is_not_read_from_disk(project: Path) -> None:
    load(f"extends: base.yaml\n{REQUIRED}", base="honours: [一]\n")
    at_hand = {
        str(project / "plan.yaml"): f"extends: base.yaml\n{REQUIRED}honour: 二\n".encode(),
        str(project / "base.yaml"): "colour: 一\n".encode(),
    }

    assert finding_texts(load_plan(Path("plan.yaml"), at_hand)) == [
        "plan.yaml:5:1 Y030 unknown key “honour”",
        "base.yaml:1:1 Y030 unknown key “colour”",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("work: {areas: [{id: a, name: 甲, items: [{id: b, text: 一}]}]}", []),
        (
            "work: {areas: [{id: a, name: 甲, items: [{id: a, text: 一}]}]}",
            ["1:46 Y041 id “a” is used twice, first on line 1"],
        ),
        (
            "work:\n  items: [{编号: a, text: 一}]\n  areas: [{id: ' a ', name: 甲}]",
            ["3:16 Y041 id “a” is used twice, first on line 2"],
        ),
        (
            "goals: {target: {id: a}}\n主要工作: {items: [{items: [{id: a}, {id: a}]}]}",
            [
                "2:30 Y041 id “a” is used twice, first on line 1",
                "2:39 Y041 id “a” is used twice, first on line 1",
            ],
        ),
        (
            "summary: {problems: {items: [{id: a}]}}\nsections: [{items: [{id: a}]}]",
            ["2:26 Y041 id “a” is used twice, first on line 1"],
        ),
        ("work: {items: [{id: ~}, {id: }, {id: [a]}, {id: [a]}, a, a], unknown: [{id: a}]}", []),
        ("safeguards: {plan: a, summary: a}", []),
    ],
)
def test_an_id_that_is_used_again_is_reported_at_its_second_place(
    text: str, found: list[str]
) -> None:
    assert finding_lines(repeated_ids(nodes_of(text))) == found


def test_a_place_in_another_file_is_named_with_its_file() -> None:
    here = Span("hunei.yaml", 9)

    assert place_words(Span("hunei.yaml", 3), here) == Words("第3行", "on line 3")
    assert place_words(Span("tongbei.yaml", 3), here) == Words(
        "tongbei.yaml第3行", "on line 3 of tongbei.yaml"
    )
