"""``civplan new``: the first file of a new plan."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from civplan.cli.new import community_from_file_name
from civplan.district.review.folder import open_district
from civplan.model.pack_samples import PACK_SAMPLES
from civplan.model.packs import built_in_names
from civplan.model.plan_file import load_plan
from support.command import Command


@pytest.mark.parametrize(
    ("name", "community"),
    [
        ("湖内.yaml", "湖内社区"),
        ("湖内社区.yaml", "湖内社区"),
        ("湖内-2007.yaml", "湖内社区"),
        ("湖内社区2007年.yml", "湖内社区"),
        ("湖内 2007.yaml", "湖内社区"),
        ("2007.yaml", "本社区"),
        ("\u200b2007.yaml", "本社区"),
        ("hunei-2007.yaml", "hunei"),
        ("𠮷祥.yaml", "𠮷祥社区"),
        ("a/b/湖内_2007.yaml", "湖内社区"),
    ],
)
def test_the_community_is_named_after_the_file(name: str, community: str) -> None:
    assert community_from_file_name(Path(name)) == community


@pytest.mark.parametrize(
    ("arguments", "community", "year", "campaign"),
    [
        ((), "湖内社区", None, "创建文明社区"),
        (("--community", "湖外社区", "--year", "2007"), "湖外社区", 2007, "创建文明社区"),
        (("--campaign", "平安社区", "--year", "2007年"), "湖内社区", 2007, "平安社区"),
        (("--community", " ", "--campaign", " "), "湖内社区", None, "创建文明社区"),
        (("--community", "\u00ad", "--campaign", "\u200b"), "湖内社区", None, "创建文明社区"),
        (("--community", "A&B: {{ 7*7 }} #1 社区"), "A&B: {{ 7*7 }} #1 社区", None, "创建文明社区"),
        (("--community", "'一'\"二\" \\n", "--campaign", "- 是"), "'一'\"二\" \\n", None, "- 是"),
        (("--community", "null", "--campaign", "2007"), "null", None, "2007"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_file_holds_the_answers_and_has_no_errors(
    command: Command,
    arguments: tuple[str, ...],
    community: str,
    year: int | None,
    campaign: str,
    language: str,
) -> None:
    ran = command("new", "湖内.yaml", *arguments, "--lang", language)
    loaded = load_plan(command.folder / "湖内.yaml")

    assert ran == (0, "湖内.yaml\n", "")
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert (loaded.plan.community, loaded.plan.campaign) == (community, campaign)
    assert loaded.plan.year == (year or datetime.now().astimezone().year)
    assert command("validate", "湖内.yaml").code == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_file_has_not_even_a_hint_to_give(command: Command, language: str) -> None:
    command("new", "湖内.yaml", "--lang", language)

    assert command("validate", "湖内.yaml", "--strict").out == ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("pack", "title"),
    [
        ("annual-work", "湖内社区2025年度工作计划"),
        ("civilized-community", "湖内社区2025年创建文明社区工作计划"),
        ("work-report", "湖内社区关于2025年消防安全专项整治工作情况的报告"),
        ("work-scheme", "湖内社区2025年消防安全专项整治工作方案"),
    ],
)
def test_a_new_file_of_every_pack_has_its_own_sample(
    command: Command, pack: str, title: str, language: str
) -> None:
    command("new", "湖内.yaml", "--pack", pack, "--year", "2025", "--lang", language)

    assert command("validate", "湖内.yaml", "--strict").out == ""
    assert command("render", "湖内.yaml", "--to", "txt").out == f"{title}.txt\n"


def test_every_pack_that_comes_with_civplan_has_a_sample() -> None:
    assert sorted(PACK_SAMPLES) == built_in_names()


def test_a_new_file_names_a_pack_of_ones_own_as_seen_from_it(command: Command) -> None:
    command.write("our-pack/profile.yaml", "extends: work-scheme\nname: 我们的\n")
    command.write("plans/notes.txt", "")

    command("new", "plans/湖内.yaml", "--pack", "./our-pack", "--campaign", "安全生产月")
    loaded = load_plan(command.folder / "plans/湖内.yaml")

    assert loaded.plan is not None
    assert (loaded.plan.pack, loaded.plan.campaign) == ("../our-pack", "安全生产月")
    assert loaded.plan.schedule


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("湖内",), "湖内: the name of a plan file ends with .yaml"),
        (("湖内.docx",), "湖内.docx: the name of a plan file ends with .yaml"),
        (("a.yaml", "--year", "07"), "--year “07” is not a year of four digits"),
        (("a.yaml", "--year", "next"), "--year “next” is not a year of four digits"),
        (("a.yaml", "--year", "1900"), "--year “1900” is not a year of four digits"),
        (
            ("there.yaml",),
            "there.yaml: it exists; choose another name or use --force",
        ),
        (("none/a.yaml",), "none/a.yaml: there is no such folder"),
        (("there.yaml/a.yaml",), "there.yaml/a.yaml: the path above it is not a folder"),
    ],
)
def test_what_cannot_be_made_is_one_line(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    command.write("there.yaml", "mine")

    assert command("new", *arguments) == (2, "", f"civplan: {line}\n")
    assert command.files() == ["there.yaml"]
    assert (command.folder / "there.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_is_only_written_over_with_force(command: Command) -> None:
    command.write("there.yml", "mine")

    assert command("new", "there.yml", "--force") == (0, "there.yml\n", "")
    assert load_plan(command.folder / "there.yml").findings == ()


def test_an_ending_in_capitals_is_one_too(command: Command) -> None:
    assert command("new", "湖内.YAML") == (0, "湖内.YAML\n", "")


@pytest.mark.parametrize(
    ("file", "arguments", "district", "prefix"),
    [
        ("district.yaml", (), None, ""),
        ("街道.yaml", ("--name", "通北街道办事处"), "通北街道办事处", ""),
        ("通北2007.yaml", (), "通北街道办事处", "通北2007.yaml: "),
        ("tongbei.yaml", (), "tongbei", "tongbei.yaml: "),
    ],
)
def test_a_sub_district_has_a_file_of_its_own(
    command: Command, file: str, arguments: tuple[str, ...], district: str | None, prefix: str
) -> None:
    ran = command("new", "--district", file, *arguments, "--year", "2007", "--lang", "en")
    rest = "civplan batch reads a sub-district's file that is called district.yaml or 街道.yaml"

    assert (ran.code, ran.out) == (0, f"{file}\n")
    assert ran.err == (f"civplan: {prefix}{rest}\n" if prefix else "")
    (command.folder / file).rename(command.folder / "district.yaml")
    opened = open_district(command.folder)
    assert (opened.findings, opened.district.district) == ((), district)


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("湖内.yaml",), "社区: "),
        (("hunei.yaml",), "community: "),
        (("hunei.yaml", "--community", "湖内社区"), "社区: "),
        (("hunei.yaml", "--campaign", "平安社区"), "社区: "),
        (("湖内.yaml", "--lang", "en"), "community: "),
        (("hunei.yaml", "--lang", "zh"), "社区: "),
        (("街道.yaml", "--district"), "街道: "),
        (("district.yaml", "--district"), "district: "),
        (("district.yaml", "--district", "--name", "通北街道办事处"), "街道: "),
    ],
)
def test_the_keys_are_chinese_where_the_text_given_is(
    command: Command, arguments: tuple[str, ...], key: str
) -> None:
    ran = command("new", *arguments)

    text = (command.folder / arguments[0]).read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(rf"^#? ?{key}", text, re.MULTILINE)
