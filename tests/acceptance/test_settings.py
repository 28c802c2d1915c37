"""Comments, civplan.toml and a baseline, as a user meets them."""

from __future__ import annotations

import pytest

from support.command import InstalledCommand, said

FINE = """\
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以居民需要为先。
goals: 让居民住得舒心。
work: 每月召开一次例会。
plan: {date: 2007-01-10}
"""
GAP = FINE.replace("每月", "每月由××")
TOLD = "7:10: warning P306 “××” still stands for something"


def write(civplan: InstalledCommand, name: str, text: str) -> None:
    """A file in the command's folder."""
    file = civplan.folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def validated(civplan: InstalledCommand, *arguments: str) -> tuple[int, str, str]:
    """What a check of the current folder says."""
    run = civplan("validate", ".", "--format", "concise", *arguments, lang="en")
    return run.returncode, run.stdout, run.stderr


def test_a_comment_with_a_reason_silences_a_finding(civplan: InstalledCommand) -> None:
    write(civplan, "a.yaml", GAP.replace("例会。", "例会。  # civplan: ignore[P306] 人选待定"))

    assert validated(civplan) == (0, "", "1 file: nothing found\n")


def test_a_project_says_which_rules_count(civplan: InstalledCommand) -> None:
    write(civplan, "civplan.toml", '[severity]\nplaceholder = "error"\n')
    write(civplan, "旧/civplan.toml", '[per-file-ignores]\n"b.yaml" = ["P3"]\n')
    for name in ("a.yaml", "旧/b.yaml", "旧/c.yaml"):
        write(civplan, name, GAP)

    assert validated(civplan) == (
        1,
        f"a.yaml:{TOLD}\n旧/c.yaml:{TOLD}\n".replace("a.yaml:7:10: warning", "a.yaml:7:10: error"),
        "3 files: 1 error, 1 warning\n",
    )
    assert validated(civplan, "--ignore", "P306") == (0, "", "3 files: nothing found\n")
    assert validated(civplan, "--select", "S") == (0, "", "3 files: nothing found\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_settings_with_an_error_stop_the_files_below_and_no_others(
    civplan: InstalledCommand, jobs: str
) -> None:
    write(civplan, "b/civplan.toml", 'ignore = [\n"P3O6"]\nselct = []\n')
    for name in ("a.yaml", "b/a.yaml", "b/c.yaml"):
        write(civplan, name, GAP)

    assert validated(civplan, "--jobs", jobs) == (
        2,
        f"a.yaml:{TOLD}\n",
        (
            "civplan: b/civplan.toml:2: there is no rule “P3O6”; did you mean “P306”?\n"
            "b/civplan.toml:3: unknown key “selct”; did you mean “select”?\n"
            "1 file: 1 warning\n"
        ),
    )


def test_render_heeds_them_too(civplan: InstalledCommand) -> None:
    write(civplan, "a.yaml", GAP)
    write(civplan, "civplan.toml", '[severity]\nP306 = "error"\n')
    stopped = civplan("render", "a.yaml", lang="en")
    write(civplan, "civplan.toml", 'ignore = ["P306"]\n')
    rendering = civplan("render", "a.yaml", "--strict", lang="en")

    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert stopped.stderr.startswith("a.yaml:7:10: error P306")
    assert (rendering.returncode, said(rendering.stderr)) == (0, [])
    assert rendering.stdout


def test_the_street_s_other_communities_are_known(civplan: InstalledCommand) -> None:
    write(civplan, "街道.yaml", "社区: [{名称: 湖内社区}, {名称: 桃园社区}]\n")
    write(civplan, "a.yaml", FINE.replace("每月", "桃园社区每月"))

    code, out, _ = validated(civplan)

    assert (code, out.split(" “")[0]) == (0, "a.yaml:7:7: warning P308 this says")


def test_a_baseline_leaves_only_what_is_new(civplan: InstalledCommand) -> None:
    write(civplan, "plans/a.yaml", GAP)
    record = validated(civplan, "--write-baseline", "plans/old.json")
    again = validated(civplan, "--baseline", "plans/old.json", "--strict")
    write(civplan, "plans/a.yaml", f"# 一\n{GAP}safeguards: 由××负责。\n")
    moved = validated(civplan, "--baseline", "plans/old.json")
    write(civplan, "plans/a.yaml", FINE)
    fixed_run = validated(civplan, "--baseline", "plans/old.json")
    partly = validated(civplan, "--baseline", "plans/old.json", "--select", "S")

    assert record == (
        0,
        "",
        (
            "civplan: 1 recorded in plans/old.json;"
            " from now on, --baseline plans/old.json tells only new ones\n"
        ),
    )
    assert again == (0, "", "civplan: 1 left out that the baseline has\n1 file: nothing found\n")
    assert moved == (
        0,
        "plans/a.yaml:10:14: warning P306 “××” still stands for something\n",
        "civplan: 1 left out that the baseline has\n1 file: 1 warning\n",
    )
    assert fixed_run == (
        0,
        "",
        (
            "civplan: 0 left out that the baseline has,"
            " 1 recorded there are gone: write it anew with --write-baseline\n"
            "1 file: nothing found\n"
        ),
    )
    assert partly == (0, "", "1 file: nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--baseline", "none.json"), "none.json: there is no such file"),
        (
            ("--baseline", "a.yaml"),
            "a.yaml:1:1: this is no baseline of civplan; write it anew with --write-baseline",
        ),
        (("--select", "P3O6"), "--select: there is no rule “P3O6”; did you mean “P306”?"),
        (("--write-baseline", "no/b.json"), "no/b.json: there is no such folder"),
    ],
)
def test_what_cannot_be_used_is_one_line(
    civplan: InstalledCommand, arguments: tuple[str, str], line: str
) -> None:
    write(civplan, "a.yaml", GAP)

    assert validated(civplan, *arguments) == (2, "", f"civplan: {line}\n")
