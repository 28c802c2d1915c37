"""``civplan render`` with a pack of one's own: what it overrides, and its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command, failed, fine
from support.docx_files import png
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
BOTH = f"{FINE}summary: {{date: 2007-12-20, problems: 少}}\nhonours: 先进\n".replace(
    "work: 三", "work: {plan: 三, summary: 四}"
)
OVERRIDE = '{% extends "layout.html.j2" %}{% block opening %}<p>我们的开头</p>{% endblock %}\n'


@pytest.fixture
def own_pack(command: Command) -> Path:
    """A folder ``our-pack`` beside ``a.yaml``, which names it; its template is still to write."""
    command.write("plans/our-pack/profile.yaml", "extends: annual-work\nname: 我们的\n")
    command.write("plans/a.yaml", f"{FINE}pack: ./our-pack\n")
    return command.folder / "plans" / "our-pack"


def text_of(path: Path) -> list[str]:
    """The lines of a rendered text that are not empty."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line]


def test_a_pack_of_ones_own_overrides_one_block(command: Command, own_pack: Path) -> None:
    (own_pack / "plan.html.j2").write_text(OVERRIDE, encoding="utf-8")

    assert command("render", "plans/a.yaml", "--to", "txt", "-o", "a.txt") == fine("a.txt")
    assert text_of(command.folder / "a.txt")[:3] == [
        "湖内社区2007年度工作计划",
        "我们的开头",
        "一、指导思想",
    ]


@pytest.mark.parametrize("pack", ["plans/our-pack", "./plans/our-pack/"])
def test_a_pack_may_be_named_on_the_command_line(
    command: Command, own_pack: Path, pack: str
) -> None:
    (own_pack / "plan.html.j2").write_text(OVERRIDE, encoding="utf-8")
    command.write("other/b.yaml", f"{FINE}pack: none\n")

    ran = command("render", "other/b.yaml", "--pack", pack, "--to", "txt", "-o", "b.txt")

    assert ran == fine("b.txt")
    assert "我们的开头" in text_of(command.folder / "b.txt")


def test_a_built_in_pack_may_be_named_on_the_command_line(command: Command) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", "--pack", "annual-work") == fine(
        "湖内社区2007年度工作计划.docx"
    )


def test_a_pack_outside_the_project_is_refused(command: Command) -> None:
    command.write("pack/profile.yaml", "extends: annual-work\n")
    command.write("project/plans/a.yaml", f"{FINE}pack: ../../pack\n")

    assert command("render", "project/plans/a.yaml") == (
        1,
        "",
        (
            "project/plans/a.yaml:8:7: error Y045 “../../pack” lies outside the project folder\n"
            "    8 | pack: ../../pack\n"
            "      |       ^^^^^^^^^^ help: keep the file in the project folder"
            " and give a relative path\n"
        ),
    )


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (
            "extends: annual-work\nplan: {title: '{town}'}\n",
            "profile.yaml:2:15: error Y049 there is no placeholder “{town}”",
        ),
        (
            "extends: annual-work\nplan:\n  sections:\n  - {section: soup, heading: 汤}\n",
            "profile.yaml:4:15: error Y036 “soup” is not one of the choices",
        ),
    ],
)
def test_a_wrong_profile_is_a_finding(
    command: Command, own_pack: Path, profile: str, message: str
) -> None:
    (own_pack / "profile.yaml").write_text(profile, encoding="utf-8")

    named_by_file = command("render", "plans/a.yaml")
    assert (named_by_file.code, named_by_file.out) == (1, "")
    assert named_by_file.err.splitlines()[0] == f"plans/our-pack/{message}"

    named_by_option = command("render", "plans/a.yaml", "--pack", "plans/our-pack")
    assert (named_by_option.code, named_by_option.out) == (2, "")
    assert named_by_option.err.splitlines()[0] == f"plans/our-pack/{message}"
    assert named_by_option.err.splitlines()[-1] == (
        "civplan: the pack plans/our-pack cannot be used"
    )


@pytest.mark.parametrize(
    ("template", "en", "zh"),
    [
        (
            "<article>\n{{ document.__class__ }}</article>",
            (
                "template plan.html.j2:2 is faulty:"
                " access to attribute '__class__' of 'Outline' object is unsafe."
            ),
            (
                "模板 plan.html.j2:2 有错："
                "access to attribute '__class__' of 'Outline' object is unsafe."
            ),
        ),
        (
            "{% if %}",
            (
                "template plan.html.j2:1 is faulty:"
                " Expected an expression, got 'end of statement block'"
            ),
            "模板 plan.html.j2:1 有错：Expected an expression, got 'end of statement block'",
        ),
        (
            '{% extends "gone.html.j2" %}',
            "template gone.html.j2 is faulty: not found",
            "模板 gone.html.j2 有错：not found",
        ),
        (
            "<article><h1>题</h1><blink/></article>",
            (
                "template our-pack/plan.html.j2 wrote a wrong <blink>: no such element, there are"
                " article br caption col colgroup figcaption figure h1 h2 h3 h4 h5 img li ol p"
                " section strong table tbody td th thead time tr"
            ),
            (
                "模板 our-pack/plan.html.j2 写出的 <blink> 有误：没有这个元素，可用的有"
                " article br caption col colgroup figcaption figure h1 h2 h3 h4 h5 img li ol p"
                " section strong table tbody td th thead time tr"
            ),
        ),
        (
            '<article><h1>题</h1><figure><img src="a.yaml"/></figure></article>',
            "plans/a.yaml: it is no whole PNG or JPEG picture",
            "plans/a.yaml：不是完整的 PNG 或 JPEG 图片",
        ),
    ],
)
def test_a_faulty_template_is_one_line(
    command: Command, own_pack: Path, template: str, en: str, zh: str
) -> None:
    (own_pack / "plan.html.j2").write_text(template, encoding="utf-8")

    assert command("render", "plans/a.yaml") == failed(en)
    assert command("render", "plans/a.yaml", "--lang", "zh") == failed(zh)


def test_a_template_may_show_a_picture(command: Command, own_pack: Path) -> None:
    (own_pack / "plan.html.j2").write_text(
        '<article><h1>题</h1><figure><img src="a.png"/></figure></article>', encoding="utf-8"
    )
    (command.folder / "plans" / "a.png").write_bytes(png(2, 2))

    assert command("render", "plans/a.yaml", "--to", "docx,html,md,txt").code == 0


def test_an_error_in_one_document_keeps_the_other_from_being_written(
    command: Command, own_pack: Path
) -> None:
    command.write("plans/a.yaml", f"{BOTH}pack: ./our-pack\n")
    (own_pack / "summary.html.j2").write_text("{{ nothing }}", encoding="utf-8")

    assert command("render", "plans/a.yaml") == failed(
        "template summary.html.j2:1 is faulty: 'nothing' is undefined"
    )
    assert [name for name in command.files() if name.endswith(".docx")] == []
