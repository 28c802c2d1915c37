"""``civplan render``: which documents are written, where, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.plans import REQUIRED
from support.run import Command, Ran
from support.wordprocessing import Package, png

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
BOTH = f"{FINE}summary: {{date: 2007-12-20, problems: 少}}\nhonours: 先进\n".replace(
    "work: 三", "work: {plan: 三, summary: 四}"
)
PLAN, SUMMARY = "湖内社区2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作总结"


def fine(*paths: str) -> Ran:
    """A run that wrote these files."""
    return Ran(0, "".join(f"{path}\n" for path in paths), "")


def failed(line: str, code: int = 2) -> Ran:
    """A run that wrote nothing and said one line."""
    return Ran(code, "", f"civplan: {line}\n")


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((), [f"plans/{PLAN}.docx", f"plans/{SUMMARY}.docx"]),
        (("--kind", "plan"), [f"plans/{PLAN}.docx"]),
        (("--kind", "summary"), [f"plans/{SUMMARY}.docx"]),
        (
            ("--kind=summary", "--to", "md,txt，html"),
            [f"plans/{SUMMARY}.md", f"plans/{SUMMARY}.txt", f"plans/{SUMMARY}.html"],
        ),
        (("-o", "."), [f"{PLAN}.docx", f"{SUMMARY}.docx"]),
        (("--output", "a/b", "--kind", "plan"), [f"a/b/{PLAN}.docx"]),
        (("-o", "out.docx", "--kind", "plan"), ["out.docx"]),
        (("-o", "a/out.md", "--kind", "plan", "--to", "md"), ["a/out.md"]),
        (("-o", "out.d", "--kind", "plan"), [f"out.d/{PLAN}.docx"]),
    ],
)
def test_documents_are_written_where_they_are_asked_for(
    command: Command, arguments: tuple[str, ...], paths: list[str]
) -> None:
    command.write("plans/a.yaml", BOTH)

    assert command("render", "plans/a.yaml", *arguments) == fine(*paths)
    assert command.files() == sorted(["plans/a.yaml", *paths])


def test_a_folder_may_be_named_like_a_file(command: Command) -> None:
    command.write("a.yaml", FINE)
    (command.folder / "out.docx").mkdir()

    assert command("render", "a.yaml", "-o", "out.docx") == fine(f"out.docx/{PLAN}.docx")


def test_quiet_says_nothing(command: Command) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", "-q") == (0, "", "")
    assert command("render", "a.yaml", "--quiet") == (0, "", "")
    assert len(command.files()) == 3


@pytest.mark.parametrize(
    ("files", "en", "zh"),
    [
        (
            [],
            "no file is named and there is none in this folder; make one with civplan new",
            "没有指定文件，这个文件夹里也没有；先用 civplan new 生成一份",
        ),
        (
            ["a.yaml", "district.yaml", "街道.yaml", "b.txt"],
            "no file is named; there is one here: civplan render a.yaml",
            "没有指定文件；这里有一份，可以运行：civplan render a.yaml",
        ),
        (
            ["b.yaml", "a.yml"],
            "no file is named; there are 2 here, name one: a.yml, b.yaml",
            "没有指定文件；这里有2份，请选一份：a.yml、b.yaml",
        ),
        (
            [f"{number}.yaml" for number in range(6)],
            (
                "no file is named; there are 6 here, name one:"
                " 0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml……"
            ),
            "没有指定文件；这里有6份，请选一份：0.yaml、1.yaml、2.yaml、3.yaml、4.yaml……",
        ),
    ],
)
def test_without_a_file_it_says_what_it_would_take(
    command: Command, files: list[str], en: str, zh: str
) -> None:
    for name in files:
        command.write(name, FINE)
    (command.folder / "folder.yaml").mkdir()

    assert command("render") == failed(en)
    assert command("render", "--lang", "zh") == failed(zh)


def test_several_files_are_rendered_in_their_order(command: Command) -> None:
    command.write("b.yaml", FINE.replace("湖内", "湖外"))
    command.write("a/a.yaml", FINE)

    assert command("render", "b.yaml", "a/a.yaml") == fine(
        f"{PLAN.replace('湖内', '湖外')}.docx", f"a/{PLAN}.docx"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--kind", "summary"), "a.yaml: there is no “summary” in it to make one from"),
        (("--kind", "report"), "--kind cannot be “report”; choose from plan, summary, both"),
        (("--to", "pdf"), "--to cannot be “pdf”; choose from docx, html, md, txt"),
        (("--to", "docx,"), "--to cannot be “”; choose from docx, html, md, txt"),
        (("--pack", "none"), "none/profile.yaml: there is no such file"),
        (
            ("-o", "a.docx", "--to", "docx,md"),
            (
                "a.docx names one document, but there are 2;"
                " name a folder, or choose with --kind and --to"
            ),
        ),
        (("-o", "a.html"), "a.html does not end as docx does; add --to html"),
        (("-o", "a.yaml/b"), "a.yaml/b: the path above it is not a folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", *arguments) == failed(line)
    assert command.files() == ["a.yaml"]


def test_a_name_for_one_document_is_refused_for_both(command: Command) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", "-o", "a.docx", "--lang", "zh") == failed(
        "a.docx 只能是一份文档的名字，这里有2份；写成文件夹，或用 --kind、--to 选一份"
    )


@pytest.mark.parametrize("other", ["b.yaml", "a.yaml"])
def test_two_files_of_one_name_write_nothing(command: Command, other: str) -> None:
    command.write("a.yaml", FINE)
    command.write("b.yaml", FINE)

    assert command("render", "a.yaml", other) == failed(
        f"a.yaml and {other} would both write {PLAN}.docx; nothing was written"
    )
    assert command.files() == ["a.yaml", "b.yaml"]


def test_names_that_differ_in_case_alone_are_one_on_some_systems(command: Command) -> None:
    command.write("a.yaml", f"{FINE}".replace("{date", "{title: ABC, date"))
    command.write("b.yaml", f"{FINE}".replace("{date", "{title: abc, date"))

    assert command("render", "a.yaml", "b.yaml") == failed(
        "a.yaml and b.yaml would both write abc.docx; nothing was written"
    )


WARNED = FINE.replace("{date: 2007-01-10}", "{note: 甲}")
WARNING = """\
a.yaml:7:7: warning S102 the plan has no date
    7 | plan: {note: 甲}
      |       ^^^^^^^^^^ help: add “date: 2007-12-20” under “plan”
"""


def test_warnings_are_told_and_do_not_stop(command: Command) -> None:
    command.write("a.yaml", WARNED)

    assert command("render", "a.yaml") == (0, f"{PLAN}.docx\n", WARNING)


def test_strict_makes_warnings_errors(command: Command) -> None:
    command.write("a.yaml", WARNED)

    assert command("render", "a.yaml", "--strict") == (1, "", WARNING)
    assert command.files() == ["a.yaml"]


def test_errors_stop_their_file_alone(command: Command) -> None:
    command.write("a.yaml", f"{FINE}colour: 1\n")
    command.write("b.yaml", FINE)

    ran = command("render", "a.yaml", "none.yaml", "b.yaml")

    assert (ran.code, ran.out) == (2, f"{PLAN}.docx\n")
    assert [line for line in ran.err.splitlines() if line[0] != " "] == [
        "a.yaml:8:1: error Y030 unknown key “colour”",
        "civplan: none.yaml: there is no such file",
    ]


def test_what_somebody_else_wrote_stays_without_force(command: Command) -> None:
    command.write("a.yaml", BOTH)
    command.write(f"{PLAN}.docx", "mine")

    assert command("render", "a.yaml") == failed(
        f"{PLAN}.docx: civplan did not write the file of that name;"
        " choose another place (-o) or use --force"
    )
    assert command.files() == ["a.yaml", f"{PLAN}.docx"]
    assert command("render", "a.yaml", "--force") == fine(f"{PLAN}.docx", f"{SUMMARY}.docx")


def test_a_folder_that_cannot_be_written_stops_its_file_alone(command: Command) -> None:
    command.write("a/a.yaml", FINE)
    command.write("b/b.yaml", FINE)
    (command.folder / "a" / f"{PLAN}.docx").mkdir()

    assert command("render", "a/a.yaml", "b/b.yaml") == (
        2,
        f"b/{PLAN}.docx\n",
        f"civplan: a/{PLAN}.docx: a folder of that name is in the way\n",
    )


@pytest.mark.parametrize(
    ("epoch", "created"),
    [
        ("", "2007-01-10T12:00:00Z"),
        ("0", "1970-01-01T00:00:00Z"),
        ("86400", "1970-01-02T00:00:00Z"),
    ],
)
def test_the_time_in_a_document_follows_the_environment(
    command: Command, monkeypatch: pytest.MonkeyPatch, epoch: str, created: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    command.write("a.yaml", FINE)
    command("render", "a.yaml", "-o", "out.docx")

    core = Package((command.folder / "out.docx").read_bytes()).tree("docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/terms/}created") == created


@pytest.mark.parametrize("epoch", ["now", "99999999999999", "9" * 30, "1.5"])
def test_a_time_that_is_none_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml") == failed(
        f"SOURCE_DATE_EPOCH “{epoch}” is no time; give the seconds since 1970"
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
    ("profile", "said"),
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
    command: Command, own_pack: Path, profile: str, said: str
) -> None:
    (own_pack / "profile.yaml").write_text(profile, encoding="utf-8")

    named_by_file = command("render", "plans/a.yaml")
    assert (named_by_file.code, named_by_file.out) == (1, "")
    assert named_by_file.err.splitlines()[0] == f"plans/our-pack/{said}"

    named_by_option = command("render", "plans/a.yaml", "--pack", "plans/our-pack")
    assert (named_by_option.code, named_by_option.out) == (2, "")
    assert named_by_option.err.splitlines()[0] == f"plans/our-pack/{said}"
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
                " article br caption figcaption figure h1 h2 h3 h4 h5 img li ol p section strong"
                " table tbody td th thead time tr"
            ),
            (
                "模板 our-pack/plan.html.j2 写出的 <blink> 有误：没有这个元素，可用的有"
                " article br caption figcaption figure h1 h2 h3 h4 h5 img li ol p section strong"
                " table tbody td th thead time tr"
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


def test_a_fault_in_one_document_keeps_the_other_from_being_written(
    command: Command, own_pack: Path
) -> None:
    command.write("plans/a.yaml", f"{BOTH}pack: ./our-pack\n")
    (own_pack / "summary.html.j2").write_text("{{ nothing }}", encoding="utf-8")

    assert command("render", "plans/a.yaml") == failed(
        "template summary.html.j2:1 is faulty: 'nothing' is undefined"
    )
    assert [name for name in command.files() if name.endswith(".docx")] == []
