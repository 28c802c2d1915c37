"""Whatever happens to a batch: one clear line, the right exit code, and nothing lost.

Most runs are made in the process of the test, which takes a fifth of the time.
"""

from __future__ import annotations

import csv
import os
import pty
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from civplan.district.memory.batch_memory import BatchMemory
from support.clusters import Processes, free_port, time_limit
from support.command import SCRIPT, InProcessCommand, InstalledCommand, plain_environment
from support.districts import plan_file, write_plans
from support.docx_files import Package

AS_OF = ("--as-of", "2007-12-31")
MANY = 400
COMMUNITIES = ("湖内社区", "湖滨社区")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def command(tmp_path: Path) -> InstalledCommand:
    """The command beside a folder with two communities' files."""
    write_plans(tmp_path / "in", *COMMUNITIES)
    return InProcessCommand(tmp_path)


def many(folder: Path) -> None:
    """The plan files of many communities."""
    write_plans(folder / "in", *(f"第{number:03}社区" for number in range(MANY)))


def documents(folder: Path, out: str = "out") -> list[str]:
    """The names in the folder of documents."""
    return sorted(file.name for file in (folder / out / "documents").glob("*"))


def test_the_second_run_makes_nothing_and_tells_the_same(command: InstalledCommand) -> None:
    (command.folder / "in" / "坏.yaml").write_text("community: [", encoding="utf-8")
    first = command("batch", "in", *AS_OF)
    report = command.folder / "out" / "汇总.docx"
    stamp = report.stat().st_mtime_ns

    second = command("batch", "in", *AS_OF)

    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout == second.stdout
    assert first.stderr.splitlines()[:-1] == second.stderr.splitlines()[:-1] != []
    assert report.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("in/district.yaml", "communities: [{name: 湖中社区}]\n"),
        ("in/东桥社区2007.docx", "Word\n"),
        ("in/新社区.yaml", plan_file("新社区")),
    ],
)
def test_what_the_reports_say_is_not_old(command: InstalledCommand, path: str, text: str) -> None:
    (command.folder / "in" / "district.yaml").write_text(
        "communities: [{name: 湖内社区}, {name: 湖滨社区}, {name: 东桥社区}]\n", encoding="utf-8"
    )
    before = command("batch", "in", *AS_OF)
    (command.folder / path).write_text(text, encoding="utf-8")

    after = command("batch", "in", *AS_OF)

    assert before.stderr.splitlines()[:-1] != after.stderr.splitlines()[:-1]


def test_documents_without_a_source_are_told_and_pruned(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF)
    (command.folder / "in" / "湖滨社区.yaml").unlink()

    run = command("batch", "in", *AS_OF, "--quiet")
    pruning = command("batch", "in", *AS_OF, "--prune", "--quiet")
    after = command("batch", "in", *AS_OF, "--quiet")

    assert [line for line in run.stderr.splitlines() if "--prune" in line] == [
        "civplan: 湖滨社区2007年创建文明社区工作总结.docx：不再有来源，用 --prune 删去",
        "civplan: 湖滨社区2007年创建文明社区工作计划.docx：不再有来源，用 --prune 删去",
    ]
    assert (pruning.stderr, after.stderr) == ("", "")
    assert documents(command.folder) == [
        "湖内社区2007年创建文明社区工作总结.docx",
        "湖内社区2007年创建文明社区工作计划.docx",
    ]


def test_a_report_of_an_earlier_run_is_told_and_pruned(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF, "--to", "docx,csv", "--merge")
    run = command("batch", "in", *AS_OF, "--to", "docx", "--quiet")
    again = command("batch", "in", *AS_OF, "--to", "docx", "--quiet")
    there = (command.folder / "out" / "汇编.docx").is_file()
    pruning = command("batch", "in", *AS_OF, "--to", "docx", "--quiet", "--prune")
    after = command("batch", "in", *AS_OF, "--to", "docx", "--quiet")

    lines = [line for line in run.stderr.splitlines() if "--prune" in line]
    assert lines[0] == (
        "civplan: 台账/事项台账.csv：以前生成的，这次没有要求生成，内容可能已经过时；"
        "用 --prune 删去"
    )
    assert [line.split("：")[0].removeprefix("civplan: ") for line in lines[1:]] == [
        *("台账/佐证目录.csv", "台账/报送台账.csv", "台账/指标汇总.csv", "台账/问题清单.csv"),
        "汇编.docx",
    ]
    assert (again.stderr, there) == (run.stderr, True)
    assert (pruning.stderr, after.stderr) == ("", "")
    assert not (command.folder / "out" / "汇编.docx").exists()
    assert (command.folder / "out" / "汇总.docx").is_file()


def test_a_report_of_an_earlier_run_that_somebody_edited_is_kept(
    command: InstalledCommand,
) -> None:
    command("batch", "in", *AS_OF, "--to", "docx,json")
    report = command.folder / "out" / "台账.json"
    report.write_text("{}", encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--to", "docx", "--quiet", "--prune")

    assert (run.stderr, report.read_text(encoding="utf-8")) == ("", "{}")


def test_a_collection_that_somebody_edited_is_kept_after_a_run_without_it(
    command: InstalledCommand,
) -> None:
    command("batch", "in", *AS_OF, "--merge")
    file = command.folder / "out" / "汇编.docx"
    with ZipFile(file, "a") as package:  # as a library would leave it that keeps its maker's name
        package.writestr("edited", "x")
    data = file.read_bytes()
    command("batch", "in", *AS_OF)

    run = command("batch", "in", *AS_OF, "--merge")

    assert (run.returncode, file.read_bytes()) == (2, data)


@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_a_document_that_somebody_edited_is_neither_overwritten_nor_pruned(
    command: InstalledCommand, form: str
) -> None:
    command("batch", "in", *AS_OF, "--to", form)
    name = f"湖滨社区2007年创建文明社区工作计划.{form}"
    document = command.folder / "out" / "documents" / name
    document.write_bytes(document.read_bytes() + b" ")
    data = document.read_bytes()
    plan = command.folder / "in" / "湖滨社区.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--to", form, "--quiet")
    plan.unlink()
    pruning = command("batch", "in", *AS_OF, "--to", form, "--quiet", "--prune")

    assert f"“{name}”不是 civplan 写的，或者有人改过" in run.stderr
    assert (run.returncode, pruning.stderr, document.read_bytes()) == (1, "", data)
    assert documents(command.folder).count(name.replace("计划", "总结")) == 0


def test_the_last_good_documents_of_a_file_that_has_errors_now_are_kept(
    command: InstalledCommand,
) -> None:
    command("batch", "in", *AS_OF)
    before = documents(command.folder)
    plan = command.folder / "in" / "湖滨社区.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("year:", "yaer:"), encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--prune")

    assert (run.returncode, documents(command.folder)) == (1, before)
    assert "--prune" not in run.stderr


def test_evidence_that_no_file_can_be_called_is_missing(command: InstalledCommand) -> None:
    plan = command.folder / "in" / "湖滨社区.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        "result: 12}", f"result: 12, evidence: [{'长' * 120}.pdf]}}"
    )
    plan.write_text(text, encoding="utf-8")

    ran = command("batch", "in", *AS_OF, "--to", "md,csv")
    rows = (command.folder / "out" / "台账" / "佐证目录.csv").read_text(encoding="utf-8-sig")

    assert (ran.returncode, len(documents(command.folder))) == (0, 4)
    assert "缺失" in rows


DAMAGE = {
    "files.inputs": ("UPDATE files SET inputs = x'00ff'", 0),
    "files.documents": ("UPDATE files SET documents = x'00ff'", 0),
    "no list": ("UPDATE files SET inputs = CAST('[]' AS BLOB)", 0),
    "documents.path": ("UPDATE documents SET path = x'00ff'", 0),
    "no table": ("DROP TABLE texts", 0),
    "no column": ("ALTER TABLE rows DROP COLUMN sheet", 0),
    "note": ("UPDATE meta SET value = '{' WHERE key != 'format'", 0),
    "files.result": ("UPDATE files SET result = CAST('{}' AS BLOB)", 2),
    "texts.numbers": ("UPDATE texts SET numbers = x'010203'", 2),
    "rows.cells": ("UPDATE rows SET cells = x'00'", 2),
    "rows.sheet": ("UPDATE rows SET sheet = x'00'", 2),
}


@pytest.mark.parametrize(("statement", "code"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_memory_is_begun_anew_or_told_with_the_way_out(
    command: InstalledCommand, statement: str, code: int
) -> None:
    command("batch", "in", *AS_OF, "--to", "md,xlsx,csv")
    connection = sqlite3.connect(command.folder / "out" / "civplan.sqlite")
    with connection:
        connection.execute(statement)
        connection.execute("DELETE FROM meta WHERE key != 'format' AND value != '{'")
    connection.close()

    ran = command("batch", "in", *AS_OF, "--to", "md,xlsx,csv", "--quiet")

    assert ran.returncode == code
    assert ("记录坏了" in ran.stderr and "删去它再运行，全部重做" in ran.stderr) == bool(code)


def test_a_document_that_nobody_asked_for_is_not_pruned(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF)
    own = command.folder / "out" / "documents" / "我的.docx"
    own.write_text("mine", encoding="utf-8")

    command("batch", "in", *AS_OF, "--prune")

    assert own.read_text(encoding="utf-8") == "mine"


def test_a_document_that_somebody_changed_is_kept(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF)
    document = command.folder / "out" / "documents" / "湖内社区2007年创建文明社区工作总结.docx"
    document.write_bytes(b"saved by hand")
    file = command.folder / "in" / "湖内社区.yaml"
    file.write_text(plan_file("湖内社区", "97"), encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--quiet")
    document.unlink()
    again = command("batch", "in", *AS_OF, "--quiet")

    assert run.returncode == 1
    reason = "不是 civplan 写的，或者有人改过，没有覆盖；先把它移到别处"
    assert run.stderr == f"civplan: in/湖内社区.yaml：“{document.name}”{reason}\n"
    assert (again.returncode, again.stderr) == (0, "")


def test_a_roll_up_that_somebody_edits_is_kept_and_told(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF)
    draft, overview = command.folder / "out" / "汇总.docx", command.folder / "out" / "index.html"
    draft.write_bytes(b"edited by hand")
    before = overview.read_bytes()

    same = command("batch", "in", *AS_OF, "--quiet")
    write_plans(command.folder / "in", "湖中社区")
    run = command("batch", "in", *AS_OF, "--quiet")
    again = command("batch", "in", *AS_OF, "--quiet")
    draft.rename(command.folder / "out" / "我的汇总.docx")
    renamed = command("batch", "in", *AS_OF, "--quiet")

    reason = "不是 civplan 写的，或者有人改过，没有覆盖；换个 -o，或先改名"
    assert (same.returncode, same.stderr) == (0, "")
    assert (run.returncode, run.stderr) == (2, f"civplan: out/汇总.docx：{reason}\n")
    assert (again.returncode, again.stderr) == (run.returncode, run.stderr)
    assert overview.read_bytes() != before
    assert (renamed.returncode, renamed.stderr) == (0, "")
    assert draft.is_file()


def test_a_roll_up_that_was_there_before_the_first_run_is_kept(command: InstalledCommand) -> None:
    draft = command.folder / "out" / "汇总.docx"
    draft.parent.mkdir()
    draft.write_bytes(b"PK mine")

    run = command("batch", "in", *AS_OF, "--quiet")

    assert (run.returncode, draft.read_bytes()) == (2, b"PK mine")
    assert len(documents(command.folder)) == 4


def test_a_folder_in_the_way_of_the_roll_up_is_told_and_the_others_are_made(
    command: InstalledCommand,
) -> None:
    (command.folder / "out" / "汇总.docx").mkdir(parents=True)

    runs = [command("batch", "in", *AS_OF, "--quiet") for _ in range(2)]

    reason = "这个名字被别的东西占着，没有写；先把它改名或移到别处"
    assert [(run.returncode, run.stderr) for run in runs] == [
        (2, f"civplan: out/汇总.docx：{reason}\n")
    ] * 2
    assert runs[0].stdout == "out/台账.xlsx\nout/index.html\n"


def test_word_files_that_count_for_nobody_are_told_by_each_run(command: InstalledCommand) -> None:
    folder = command.folder / "in"
    (folder / "district.yaml").write_text("year: 2007\ncommunities: [{name: 石板街}]\n", "utf-8")
    (folder / "石板街2006年工作总结.docx").write_text("Word", "utf-8")
    (folder / "总结.docx").write_text("Word", "utf-8")
    (folder / "石板街.docx").touch()

    runs = [command("batch", "in", *AS_OF) for _ in range(2)]
    (folder / "石板街.docx").write_text("Word", "utf-8")
    filled = command("batch", "in", *AS_OF)

    messages = [
        (
            "civplan: in/总结.docx：名册上没有对得上的社区，没有算作报送；"
            "把社区的全称或别名写进文件名，或者补进名册"
        ),
        (
            "civplan: in/石板街2006年工作总结.docx：名称里的年份不是2007年，没有算作报送；"
            "确是2007年的，请改文件名"
        ),
        "civplan: in/石板街.docx：空文件，没有算作报送；请社区重发",
    ]
    for run in runs:
        lines = run.stderr.splitlines()
        assert [line for line in lines if ".docx" in line] == messages
        assert " 2/3 社区 " in lines[-1]
    assert "石板街.docx：空文件" not in filled.stderr
    assert " 3/3 社区 " in filled.stderr.splitlines()[-1]


def test_evidence_is_no_hand_in_though_a_community_is_named_in_its_path(
    command: InstalledCommand,
) -> None:
    folder = command.folder / "in"
    (folder / "district.yaml").write_text("communities: [{name: 石板街}]\n", "utf-8")
    evidence = "status: done, evidence: [{file: 佐证/石板街合影.docx}]"
    plan = plan_file("湖内社区").replace("status: done", evidence)
    (folder / "湖内社区.yaml").write_text(plan, encoding="utf-8")
    (folder / "佐证").mkdir()
    (folder / "佐证" / "石板街合影.docx").write_text("Word", "utf-8")

    run = command("batch", "in", *AS_OF)

    assert ".docx" not in run.stderr
    assert " 2/3 社区 " in run.stderr.splitlines()[-1]


@pytest.mark.parametrize("subcommand", ["batch", "remind"])
@pytest.mark.parametrize("name", ["district.yaml", "湖区/civplan.toml"])
def test_a_pipe_with_the_name_of_a_file_that_is_read_is_told(
    command: InstalledCommand, subcommand: str, name: str
) -> None:
    pipe = command.folder / "in" / name
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)

    with time_limit(60):
        run = command(subcommand, "in", *AS_OF)

    reason = "这个名字要留给普通文件，而这是文件夹、管道或断开的链接"
    assert (run.returncode, run.stdout, run.stderr) == (
        2,
        "",
        f"civplan: in/{name}：{reason}；先把它改名、删去，或者改好链接\n",
    )


def test_a_pack_in_the_folder_is_no_hand_in(command: InstalledCommand) -> None:
    pack = command.folder / "in" / "packs" / "our"
    pack.mkdir(parents=True)
    profile = "name: 平安社区\nextends: civilized-community\n"
    (pack / "profile.yaml").write_text(profile, encoding="utf-8")
    file = command.folder / "in" / "湖内社区.yaml"
    file.write_text(f"pack: ./packs/our\n{plan_file('湖内社区')}", encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--quiet")

    assert (run.returncode, run.stderr) == (0, "")
    assert len(documents(command.folder)) == 4


def test_plan_files_may_end_in_capitals(command: InstalledCommand) -> None:
    (command.folder / "in" / "湖中社区.YAML").write_text(plan_file("湖中社区"), encoding="utf-8")

    run = command("batch", "in", *AS_OF)

    assert run.returncode == 0
    assert " 3/3 社区 " in run.stderr.splitlines()[-1]


@pytest.mark.skipif(IS_ROOT, reason="root reads everything")
def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_made(
    command: InstalledCommand,
) -> None:
    locked = command.folder / "in" / "locked"
    locked.mkdir(mode=0)

    run = command("batch", "in", *AS_OF, "--quiet")

    reason = "没有读取的权限，里面的文件没有算进去；能读了再运行一次"
    assert (run.returncode, run.stderr) == (2, f"civplan: in/locked：{reason}\n")
    assert len(documents(command.folder)) == 4


def test_all_documents_go_into_one_when_that_is_asked_for(command: InstalledCommand) -> None:
    without = command("batch", "in", *AS_OF)
    merged = command("batch", "in", *AS_OF, "--merge")
    whole = command.folder / "out" / "汇编.docx"
    first = whole.read_bytes()
    whole.unlink()
    again = command("batch", "in", *AS_OF, "--merge")

    assert (without.returncode, merged.returncode, again.returncode) == (0, 0, 0)
    assert merged.stdout == f"{without.stdout}out/汇编.docx\n" == again.stdout
    assert whole.read_bytes() == first
    assert len(Package(first).texts("Title")) == 1 + 4


def test_a_renamed_plan_file_keeps_its_documents(command: InstalledCommand) -> None:
    command("batch", "in", *AS_OF)
    (command.folder / "in" / "湖内社区.yaml").rename(command.folder / "in" / "湖内-2007.yaml")

    run = command("batch", "in", *AS_OF, "--quiet")

    assert (run.returncode, run.stderr) == (0, "")


def test_of_two_files_with_one_name_both_are_told_until_one_goes(
    command: InstalledCommand,
) -> None:
    (command.folder / "in" / "又.yaml").write_text(plan_file("湖内社区", "97"), encoding="utf-8")
    clash = command("batch", "in", *AS_OF, "--quiet")
    (command.folder / "in" / "又.yaml").unlink()
    alone = command("batch", "in", *AS_OF, "--quiet")

    assert clash.returncode == 1
    assert "in/湖内社区.yaml：又.yaml 也要写" in clash.stderr
    assert "in/又.yaml：湖内社区.yaml 也要写" in clash.stderr
    assert (alone.returncode, alone.stderr) == (0, "")


def test_of_two_files_of_one_community_figures_are_those_of_the_one_with_the_documents(
    command: InstalledCommand,
) -> None:
    folder = command.folder / "in"
    command("batch", "in", *AS_OF, "--to", "txt,csv")
    (folder / "湖.yaml").write_text(plan_file("湖内社区", "99.9"), encoding="utf-8")
    assert min(file.name for file in folder.glob("*.yaml")) == "湖.yaml"

    run = command("batch", "in", *AS_OF, "--to", "txt,csv")
    summary = command.folder / "out" / "documents" / "湖内社区2007年创建文明社区工作总结.txt"
    table = (command.folder / "out" / "台账" / "指标汇总.csv").read_text(encoding="utf-8-sig")

    assert run.returncode == 1
    assert "96%" in summary.read_text(encoding="utf-8")
    assert "99.9" not in table


def test_the_output_may_lie_in_the_folder(command: InstalledCommand) -> None:
    district = "communities: [{name: 湖内社区}, {name: 湖滨社区}]\n"
    (command.folder / "in" / "district.yaml").write_text(district, encoding="utf-8")
    runs = [command("batch", "in", "-o", out, *AS_OF, "--quiet") for out in ("in/a", "in/b")]
    (command.folder / "in" / "湖滨社区.yaml").unlink()

    after = command("batch", "in", "-o", "in/b", *AS_OF)

    assert [(run.returncode, run.stderr) for run in runs] == [(0, "")] * 2
    assert after.stderr.splitlines()[-1].startswith("████████──────── 1/2 社区  2 份文件")


@pytest.mark.parametrize("output", ["in", ".", "./in/../in", "in/documents/.."])
def test_an_output_that_would_mix_with_the_input_is_refused(
    command: InstalledCommand, output: str
) -> None:
    folder = "documents" if output == "." else "in"
    if output == ".":
        (command.folder / "in").rename(command.folder / "documents")
    before = sorted(command.folder.rglob("*"))

    run = command("batch", folder, "-o", output, *AS_OF)

    assert run.returncode == 2
    assert run.stderr.endswith("：输出会和社区报来的文件混在一起；用 -o 另指定一个文件夹\n")
    assert sorted(command.folder.rglob("*")) == before


def test_an_output_that_is_a_file_is_refused(command: InstalledCommand) -> None:
    (command.folder / "out").write_text("mine", encoding="utf-8")

    run = command("batch", "in", *AS_OF)

    assert (run.returncode, run.stderr) == (
        2,
        "civplan: out：这是文件，不是文件夹；用 -o 另指定一个\n",
    )


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_an_output_that_may_not_be_written_is_told(command: InstalledCommand) -> None:
    (command.folder / "out").mkdir(mode=0o500)

    run = command("batch", "in", *AS_OF)

    assert (run.returncode, run.stderr.count("\n")) == (2, 1)


def test_documents_in_the_place_of_a_file_are_told(command: InstalledCommand) -> None:
    (command.folder / "out").mkdir()
    (command.folder / "out" / "documents").write_text("", encoding="utf-8")

    run = command("batch", "in", *AS_OF)

    assert (run.returncode, run.stderr) == (2, "civplan: out/documents：上级路径不是文件夹\n")


def test_a_second_batch_into_one_folder_is_refused(command: InstalledCommand) -> None:
    (command.folder / "out").mkdir()
    with BatchMemory(command.folder / "out"):
        run = command("batch", "in", *AS_OF)

    assert (run.returncode, run.stderr) == (
        2,
        "civplan: out/civplan.sqlite：另一个 civplan batch 正在写这个文件夹，等它结束再运行\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("largest", [100, 3_000, 60_000])
def test_a_full_disk_is_one_line_and_the_next_run_completes(
    command: InstalledCommand, jobs: str, largest: int
) -> None:
    def no_larger_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    write_plans(command.folder / "in", *(f"第{number:03}社区" for number in range(20)))
    arguments = ("batch", "in", *AS_OF, "--jobs", jobs, "--quiet")
    full = subprocess.run(
        [SCRIPT, *arguments],
        cwd=command.folder,
        env=plain_environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=no_larger_files,
        capture_output=True,
        check=False,
        timeout=60,
    )
    after = command(*arguments)

    assert full.returncode == 2
    assert full.stderr.count(b"\n") == 1, full.stderr.decode()
    assert (after.returncode, after.stderr) == (0, "")
    assert len(documents(command.folder)) == 44


def test_a_file_that_vanishes_during_the_run_is_told(command: InstalledCommand) -> None:
    (command.folder / "in" / "断.yaml").symlink_to("nowhere.yaml")
    (command.folder / "in" / "夹.yaml").mkdir()

    run = command("batch", "in", *AS_OF, "--quiet")

    assert run.returncode == 1
    assert run.stderr.splitlines() == ["civplan: in/断.yaml：文件不存在"]
    assert len(documents(command.folder)) == 4


def test_names_may_be_anything(command: InstalledCommand) -> None:
    folder = os.fsencode(command.folder / "in")
    for name in (b"a\nb.yaml", b"\xff\xfe.yaml"):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(plan_file(f"第{len(name)}社区").encode())
    with open(folder + b"/\n\xff.yaml", "wb") as file:  # noqa: PTH123
        file.write(b"community: [")

    options = (*AS_OF, "--quiet", "--to", "docx,csv", "--merge")
    first = command("batch", "in", *options)
    second = command("batch", "in", *options)

    assert first.returncode == second.returncode == 1
    assert first.stderr == second.stderr
    assert [line[:20] for line in first.stderr.splitlines()] == ["in/ ÿ.yaml:1:13: err"]
    assert len(documents(command.folder)) == 8
    assert rows_of(command.folder, "事项台账") == [
        *("湖内社区.yaml:13", "湖滨社区.yaml:13", "ÿþ.yaml:13", "a\nb.yaml:13")
    ]
    assert "\nÿ.yaml" in [row.partition(":")[0] for row in rows_of(command.folder, "问题清单")]


def rows_of(folder: Path, table: str) -> list[str]:
    """The places, or else the files, in the rows of a table of the register."""
    text = (folder / "out" / "台账" / f"{table}.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(StringIO(text, newline=""))
    return [row.get("位置") or row["文件"] for row in rows]


def test_a_broken_district_file_is_told_and_documents_are_made(command: InstalledCommand) -> None:
    text = "communities: [{name: 湖内社区}, {nme: 湖滨社区}]\nyear: 两千\n"
    (command.folder / "in" / "district.yaml").write_text(text, encoding="utf-8")

    run = command("batch", "in", *AS_OF, "--quiet")

    assert run.returncode == 1
    messages = [line.split(" ", 3)[:3] for line in run.stderr.splitlines()]
    assert messages[:3] == [
        ["in/district.yaml:1:30:", "error", "Y030"],
        ["in/district.yaml:1:30:", "error", "Y032"],
        ["in/district.yaml:2:7:", "error", "Y037"],
    ]
    assert len(documents(command.folder)) == 4


def test_while_the_district_file_cannot_be_used_the_reports_stay_as_they_are(
    command: InstalledCommand,
) -> None:
    own = command.folder / "in" / "district.yaml"
    text = "communities: [{name: 湖内社区}, {name: 湖滨社区}, {name: 湖心社区}]\n"
    own.write_text(text, encoding="utf-8")
    command("batch", "in", *AS_OF)
    report = command.folder / "out" / "汇总.docx"
    before = report.read_bytes()
    own.write_text(text.replace("]", ""), encoding="utf-8")

    broken = command("batch", "in", *AS_OF, "--quiet", "--prune")
    data = report.read_bytes()
    own.write_text(text, encoding="utf-8")
    after = command("batch", "in", *AS_OF, "--quiet")

    assert (broken.returncode, broken.stdout, data) == (1, "", before)
    assert broken.stderr.splitlines()[-1].startswith("civplan: 街道文件无法使用")
    assert "out/汇总.docx" in after.stdout.splitlines()


def test_a_district_without_files_is_one_of_missing_communities(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "district.yaml").write_text("communities: [{name: 湖内社区}]\n", "utf-8")

    run = InstalledCommand(tmp_path)("batch", "in", *AS_OF)

    assert run.stderr.splitlines()[-1].startswith("──────────────── 0/1 社区  0 份文件")


def test_settings_that_cannot_be_used_are_told_once(command: InstalledCommand) -> None:
    (command.folder / "in" / "civplan.toml").write_text("[rules\n", encoding="utf-8")

    run = command("batch", "in", *AS_OF)

    assert run.returncode == 2
    assert run.stderr.startswith("civplan: in/civplan.toml:1：TOML 语法错误")
    assert run.stderr.count("\n") == 1


@pytest.mark.slow
def test_an_interrupt_ends_the_run_and_what_is_done_is_remembered(tmp_path: Path) -> None:
    many(tmp_path)
    with subprocess.Popen(
        [SCRIPT, "batch", "in", *AS_OF, "--jobs", "2"],
        cwd=tmp_path,
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as run:
        wait_for_documents(tmp_path)
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does it
        out, err = run.communicate(timeout=60)
    names = documents(tmp_path)
    with BatchMemory(tmp_path / "out") as state:
        remembered = len(state.sources_of_documents())

    assert (run.returncode, out, err) == (130, b"", b"")
    assert 0 < len(names) < 2 * MANY
    assert remembered >= len(names) - 50
    assert ".unfinished" not in names


def wait_for_documents(folder: Path) -> None:
    """Wait until some documents are there."""
    with time_limit(60):
        while len(documents(folder)) < 20:
            time.sleep(0.01)


@pytest.mark.slow
def test_a_terminal_shows_how_far_it_is(command: InstalledCommand) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [SCRIPT, "batch", "in", *AS_OF],
        cwd=command.folder,
        env=plain_environment() | {"CIVPLAN_LANG": "zh"},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as run:
        run.wait(timeout=60)
    os.close(theirs)
    terminal = os.read(ours, 10_000).decode()
    os.close(ours)

    assert "\r████████████████ 2/2 0个错误\x1b[K\r\x1b[K" in terminal
    assert terminal.splitlines()[-1].lstrip("\r\x1b[K").startswith("████████████████ 2/2 社区")


def needs_dask() -> None:
    """Skip a test without Dask, but not where everything has to be there."""
    if "CIVPLAN_CI" not in os.environ:
        pytest.importorskip("distributed")


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_one_line(command: InstalledCommand) -> None:
    needs_dask()
    address = f"tcp://127.0.0.1:{free_port()}"

    run = command("batch", "in", *AS_OF, "--scheduler", address)

    assert (run.returncode, run.stderr) == (2, f"civplan: 连不上调度器 {address}\n")


@pytest.mark.slow
def test_a_scheduler_lost_midway_is_one_line_and_what_is_done_stays(tmp_path: Path) -> None:
    needs_dask()
    many(tmp_path)
    cluster = Processes(workers=2)
    try:
        wait_for_workers(cluster)
        with subprocess.Popen(
            [SCRIPT, "batch", "in", *AS_OF, "--scheduler", cluster.address],
            cwd=tmp_path,
            env=plain_environment() | {"CIVPLAN_LANG": "en"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as run:
            wait_for_documents(tmp_path)
            cluster.scheduler.kill()
            out, err = run.communicate(timeout=60)
    finally:
        cluster.end()
    names = documents(tmp_path)
    after = InstalledCommand(tmp_path)("batch", "in", *AS_OF, "--quiet")

    message = f"the connection to the scheduler {cluster.address} is lost"
    assert (run.returncode, out, err.decode()) == (
        2,
        b"",
        f"civplan: {message}; what is done stays done, run it again\n",
    )
    assert 0 < len(names) < 2 * MANY
    assert (after.returncode, after.stderr) == (0, "")
    assert len(documents(tmp_path)) == 2 * MANY


def wait_for_workers(cluster: Processes) -> None:
    """Wait until the scheduler has all its workers."""
    script = (
        "import sys; from distributed import Client; "
        "Client(sys.argv[1]).wait_for_workers(int(sys.argv[2]), timeout=60)"
    )
    count = str(len(cluster.workers))
    subprocess.run([sys.executable, "-c", script, cluster.address, count], check=True)
