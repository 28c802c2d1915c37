"""``civplan validate --fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civplan.documents.files import DISK_FULL, CannotWrite
from support.command import Command, failed
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
MENDED = FINE.replace("community: 湖内社区", "社区: 湖内社区  # 全称")
ODD = MENDED.replace("社区: ", "社区：").replace("2007-01-10", "2007.1.10")
DIFF = """\
--- a.yaml
+++ a.yaml
@@ -1,7 +1,7 @@
-社区：湖内社区  # 全称
+社区: 湖内社区  # 全称
 year: 2007
 campaign: 创建文明社区
 principles: 一
 goals: 二
 work: 三
-plan: {date: 2007.1.10}
+plan: {date: 2007-01-10}
"""
UNSAFE = FINE.replace("work: 三", "work: 联系人手机13912345678。")


def test_what_is_safe_is_fixed_and_the_rest_reported(command: Command) -> None:
    file = command.write("a.yaml", f"{ODD}colour: 1\n")

    assert command("validate", "a.yaml", "--fix", "--format", "concise") == (
        1,
        "a.yaml:8:1: error Y030 unknown key “colour”\n",
        "fixed 2 problems in 1 file\n1 file: 1 error\n",
    )
    assert file.read_text(encoding="utf-8") == f"{MENDED}colour: 1\n"


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (("--lang", "zh"), "已修正2处（1个文件）\n1个文件：没有发现问题\n"),
        (("--lang", "en"), "fixed 2 problems in 1 file\n1 file: nothing found\n"),
        (("-q",), ""),
    ],
)
def test_the_number_of_fixes_is_printed_unless_quiet(
    command: Command, arguments: tuple[str, ...], err: str
) -> None:
    command.write("a.yaml", ODD)

    assert command("validate", "a.yaml", "--fix", *arguments) == (0, "", err)


def test_a_diff_shows_what_would_change_and_writes_nothing(command: Command) -> None:
    file = command.write("a.yaml", ODD)
    summary = "would fix 2 problems in 1 file; nothing is written\n1 file: nothing found\n"

    assert command("validate", "a.yaml", "--diff") == (1, DIFF, summary)
    assert command("validate", "a.yaml", "--fix", "--diff") == (1, DIFF, summary)
    assert file.read_text(encoding="utf-8") == ODD


def test_a_diff_without_changes_is_exit_1_only_for_errors(command: Command) -> None:
    command.write("a.yaml", FINE)
    command.write("b.yaml", f"{FINE}colour: 1\n")

    assert command("validate", "a.yaml", "--diff") == (0, "", "1 file: nothing found\n")
    assert command("validate", "b.yaml", "--diff") == (1, "", "1 file: 1 error\n")


def test_a_diff_says_where_a_last_line_is_not_ended(command: Command) -> None:
    command.write("a.yaml", ODD.removesuffix("\n"))
    end = "\n\\ No newline at end of file\n"

    assert command("validate", "a.yaml", "--diff").out == DIFF.replace(
        "2007.1.10}\n", f"2007.1.10}}{end}"
    ).replace("2007-01-10}\n", f"2007-01-10}}{end}")


def test_unsafe_fixes_are_made_only_when_they_are_asked_for(command: Command) -> None:
    file = command.write("a.yaml", UNSAFE)
    ran = command("validate", "a.yaml", "--fix")

    assert ran.err == ("--unsafe-fixes can fix 1 more; read what it changes\n1 file: 1 warning\n")
    assert file.read_text(encoding="utf-8") == UNSAFE
    assert command("validate", "a.yaml", "--diff", "--unsafe-fixes").code == 1
    assert command("validate", "a.yaml", "--fix", "--unsafe-fixes") == (
        0,
        "",
        "fixed 1 problem in 1 file\n1 file: nothing found\n",
    )
    assert "139****5678" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("a.yaml", "--unsafe-fixes"), "--unsafe-fixes needs --fix or --diff"),
        (
            ("a.yaml", "--diff", "--write-baseline", "b.json"),
            "--diff writes nothing; it cannot be used with --write-baseline",
        ),
    ],
)
def test_options_that_could_not_do_what_they_say_are_wrong_usage(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    command.write("a.yaml", ODD)

    assert command("validate", *arguments) == failed(line)
    assert command.files() == ["a.yaml"]


def test_what_a_diff_would_fix_is_still_in_the_baseline(command: Command) -> None:
    command.write("a.yaml", FINE.replace("goals: 二", "goals: 整治楼道,清理杂物。"))
    command("validate", "a.yaml", "--write-baseline", "b.json")

    assert command("validate", "a.yaml", "--baseline", "b.json", "--diff").err == (
        "would fix 1 problem in 1 file; nothing is written\n1 file: nothing found\n"
    )


def test_a_file_without_anything_to_fix_is_not_touched(command: Command) -> None:
    file = command.write("a.yaml", f"{FINE}colour: 1\n")
    os.utime(file, ns=(1, 1))
    command("validate", "a.yaml", "--fix")

    assert file.stat().st_mtime_ns == 1


def test_a_file_that_is_extended_is_fixed_only_when_it_is_named(command: Command) -> None:
    command.write("a.yaml", f"extends: shared.yaml\n{FINE}")
    command.write("b.yaml", f"extends: shared.yaml\n{FINE}")
    shared = command.write("shared.yaml", "街道：通北\n")

    assert command("validate", "a.yaml", "--fix").err == "1 file: 1 error\n"
    assert shared.read_text(encoding="utf-8") == "街道：通北\n"
    assert command("validate", ".", "--fix") == (
        0,
        "",
        "fixed 1 problem in 1 file\n3 files: nothing found\n",
    )
    assert shared.read_text(encoding="utf-8") == "街道: 通北\n"


def test_a_link_stays_a_link_to_the_fixed_file(command: Command) -> None:
    file = command.write("there/a.yaml", ODD)
    (command.folder / "b.yaml").symlink_to(file)
    ran = command("validate", "b.yaml", "there/a.yaml", "--fix")

    assert ran == (0, "", "fixed 2 problems in 1 file\n2 files: nothing found\n")
    assert (command.folder / "b.yaml").is_symlink()
    assert file.read_text(encoding="utf-8") == MENDED


def test_a_read_only_file_is_reported_and_the_others_are_fixed(command: Command) -> None:
    locked = command.write("a.yaml", ODD)
    locked.chmod(0o444)
    other = command.write("b.yaml", ODD)
    ran = command("validate", ".", "--fix", "--format", "concise")

    assert ran == (
        2,
        (
            "a.yaml:1:3: error Y016 the key “社区” is followed by a full-width colon\n"
            "a.yaml:7:14: error Y035 “2007.1.10” is not a date\n"
        ),
        "civplan: a.yaml: the file is read-only\nfixed 2 problems in 1 file\n2 files: 2 errors\n",
    )
    assert locked.read_text(encoding="utf-8") == ODD
    assert other.read_text(encoding="utf-8") == MENDED


def test_a_file_that_changed_meanwhile_is_not_written(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = command.write("a.yaml", ODD)

    def verify_and_edit(*_: object) -> bool:
        file.write_text(f"{ODD}# 另存\n", encoding="utf-8")
        return True

    monkeypatch.setattr("civplan.documents.fix.is_faithful", verify_and_edit)
    ran = command("validate", "a.yaml", "--fix", "-q")

    assert ran.code == 2
    assert ran.err == (
        "civplan: a.yaml: another program changed it since it was read,"
        " so it was not written; run again\n"
    )
    assert file.read_text(encoding="utf-8") == f"{ODD}# 另存\n"


def test_a_disk_that_refuses_leaves_the_old_file(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        del data
        raise CannotWrite(path, DISK_FULL)

    monkeypatch.setattr("civplan.documents.fix.write_file", refuse)
    file = command.write("a.yaml", ODD)
    ran = command("validate", "a.yaml", "--fix", "--format", "concise")

    assert (ran.code, ran.err) == (2, "civplan: a.yaml: the disk is full\n1 file: 2 errors\n")
    assert file.read_text(encoding="utf-8") == ODD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_keeps_its_encoding_and_its_line_ends(command: Command, encoding: str) -> None:
    file = command.folder / "a.yaml"
    file.write_bytes(ODD.replace("\n", "\r\n").encode(encoding))
    command("validate", "a.yaml", "--fix")

    assert file.read_bytes() == MENDED.replace("\n", "\r\n").encode(encoding)


def test_formats_for_programs_list_what_is_left(command: Command) -> None:
    command.write("a.yaml", ODD)

    assert command("validate", "a.yaml", "--fix", "--format", "json", "-q") == (0, "[]\n", "")


def test_rules_that_do_not_count_fix_nothing(command: Command) -> None:
    text = ODD.replace("goals: 二", "goals: 整治楼道,清理杂物。")
    file = command.write("a.yaml", text)
    command("validate", "a.yaml", "--fix", "--ignore", "P301")

    assert file.read_text(encoding="utf-8") == MENDED.replace("二", "整治楼道,清理杂物。")


def test_prose_is_fixed_in_its_quotation_marks_too(command: Command) -> None:
    text = FINE.replace("goals: 二", 'goals: "整治楼道,清理杂物。"')
    file = command.write("a.yaml", text)
    command("validate", "a.yaml", "--fix")

    assert file.read_text(encoding="utf-8") == text.replace(",", "，")


@pytest.mark.parametrize("name", ["b.yaml", "b.docx", "b.json", "b.txt"])
@pytest.mark.parametrize("options", [(), ("--fix",)])
def test_a_baseline_is_written_over_no_other_file(
    command: Command, name: str, options: tuple[str, ...]
) -> None:
    command.write("a.yaml", ODD)
    command.write(name, ODD)

    assert command("validate", "a.yaml", *options, "--write-baseline", name) == failed(
        f"{name}: the file there is no baseline of civplan and was left as it is; choose another"
        " name, or move it away first"
    )
    for file in ("a.yaml", name):
        assert (command.folder / file).read_text(encoding="utf-8") == ODD


def test_the_first_of_many_files_is_not_taken_for_the_baseline(command: Command) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        command.write(name, ODD)

    assert command("validate", "--write-baseline", "a.yaml", "b.yaml", "c.yaml").code == 2
    assert (command.folder / "a.yaml").read_text(encoding="utf-8") == ODD


def test_a_baseline_is_written_over_an_older_one(command: Command) -> None:
    command.write("a.yaml", ODD)

    for _ in range(2):
        assert command("validate", "a.yaml", "--write-baseline", "b.json").code == 0
