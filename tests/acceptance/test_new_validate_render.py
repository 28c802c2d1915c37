"""The way of a clerk: a new file, checked, becomes two documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import InstalledCommand

PLAN = "湖内社区2007年创建文明社区工作计划"
SUMMARY = "湖内社区2007年创建文明社区工作总结"
NEW = (
    "new",
    "湖内.yaml",
    "--community",
    "湖内社区",
    "--year",
    "2007",
    "--campaign",
    "创建文明社区",
)


def test_version_is_one_line(civplan: InstalledCommand) -> None:
    run = civplan("--version")

    assert (run.returncode, run.stdout, run.stderr) == (0, "civplan 0.1.0\n", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_file_validates_as_it_is(civplan: InstalledCommand, lang: str) -> None:
    ran = civplan(*NEW, lang=lang)
    checked = civplan("validate", "湖内.yaml", lang=lang)

    assert (ran.returncode, ran.stdout) == (0, "湖内.yaml\n")
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_file_renders_as_it_is(civplan: InstalledCommand, lang: str) -> None:
    civplan(*NEW, lang=lang)
    run = civplan("render", "湖内.yaml", "--kind", "plan", lang=lang)

    assert (run.returncode, run.stdout) == (0, f"{PLAN}.docx\n")


def test_new_never_writes_over_a_file(civplan: InstalledCommand) -> None:
    file = civplan.folder / "湖内.yaml"
    file.write_text("mine", encoding="utf-8")

    run = civplan(*NEW)

    assert (run.returncode, run.stdout) == (2, "")
    assert "湖内.yaml" in run.stderr
    assert file.read_text(encoding="utf-8") == "mine"


def test_new_writes_over_a_file_with_force(civplan: InstalledCommand) -> None:
    file = civplan.folder / "湖内.yaml"
    file.write_text("mine", encoding="utf-8")

    run = civplan(*NEW, "--force")

    assert run.returncode == 0
    assert "湖内社区" in file.read_text(encoding="utf-8")


def test_both_documents_stand_beside_the_plan_file(
    civplan: InstalledCommand, examples: Path
) -> None:
    (civplan.folder / "plans").mkdir()
    (civplan.folder / "plans/a.yaml").write_bytes((examples / "minimal.yaml").read_bytes())

    run = civplan("render", "plans/a.yaml")

    assert (run.returncode, run.stdout) == (0, f"plans/{PLAN}.docx\nplans/{SUMMARY}.docx\n")
    assert sorted(path.name for path in (civplan.folder / "plans").iterdir()) == [
        "a.yaml",
        f"{SUMMARY}.docx",
        f"{PLAN}.docx",
    ]


def test_kind_and_formats_choose_what_is_written(civplan: InstalledCommand, examples: Path) -> None:
    file = examples / "minimal.yaml"

    run = civplan("render", file, "--kind", "summary", "--to", "docx,html,md,txt", "-o", "out")

    paths = [f"out/{SUMMARY}.{suffix}" for suffix in ("docx", "html", "md", "txt")]
    assert (run.returncode, run.stdout.splitlines()) == (0, paths)
    assert all((civplan.folder / path).stat().st_size > 0 for path in paths)


def test_a_file_without_a_summary_makes_only_the_plan(
    civplan: InstalledCommand, examples: Path
) -> None:
    lines = (examples / "minimal.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (civplan.folder / "a.yaml").write_text("".join(lines[:-1]), encoding="utf-8")

    run = civplan("render", "a.yaml")

    assert (run.returncode, run.stdout) == (0, f"{PLAN}.docx\n")


def test_a_rendered_document_is_written_anew(civplan: InstalledCommand, examples: Path) -> None:
    text = (examples / "minimal.yaml").read_text(encoding="utf-8")
    file = civplan.folder / "a.yaml"
    document = civplan.folder / f"{PLAN}.docx"
    file.write_text(text.replace("不少于4次", "不少于5次"), encoding="utf-8")
    civplan("render", "a.yaml")
    before = document.read_bytes()
    file.write_text(text, encoding="utf-8")

    run = civplan("render", "a.yaml")

    assert run.returncode == 0
    assert document.read_bytes() != before


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "txt"])
def test_a_file_that_civplan_did_not_write_stays(
    civplan: InstalledCommand, examples: Path, suffix: str
) -> None:
    document = civplan.folder / f"{PLAN}.{suffix}"
    document.write_text("mine", encoding="utf-8")
    command = ("render", examples / "minimal.yaml", "--kind", "plan", "--to", suffix, "-o", ".")

    refused = civplan(*command)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert document.name in refused.stderr
    assert document.read_text(encoding="utf-8") == "mine"

    assert civplan(*command, "--force").returncode == 0
    assert document.read_bytes() != b"mine"


def test_without_a_file_render_says_what_it_would_take(
    civplan: InstalledCommand, examples: Path
) -> None:
    (civplan.folder / "only.yaml").write_bytes((examples / "minimal.yaml").read_bytes())

    run = civplan("render")

    assert (run.returncode, run.stdout) == (2, "")
    assert "civplan render only.yaml" in run.stderr
