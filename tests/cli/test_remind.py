"""``civplan remind``: to standard output, or a file each; nothing is sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civplan.district.batch.remind import reminder_file_names
from support.command import Command, failed
from support.districts import plan_file

DISTRICT = """\
district: 通北街道办事处
year: 2007
deadlines: {plan: 2007-01-20}
communities: [{name: 湖内社区}, {name: 湖外社区}, {name: 湖北社区}]
"""
TEXT = """\
湖外社区,
about the plan and summary of 2007, as of 2007-01-21; to be done (1):
1. Your plan file has not arrived; the plan was due 2007-01-20, 1 day(s) ago.
Please hand in the file again when this is done; ask us if anything is unclear. Thank you!
通北街道办事处
2007-01-21
"""


@pytest.fixture
def district(command: Command) -> Command:
    command.write("in/district.yaml", DISTRICT)
    command.write("in/a.yaml", plan_file("湖内社区"))
    return command


def test_reminders_stand_under_headings_with_an_empty_line_between(district: Command) -> None:
    code, out, err = district("remind", "in", "--as-of", "2007-01-21")
    other = TEXT.replace("湖外社区", "湖北社区")

    assert (code, err) == (0, "")
    assert out == f"[湖外社区]\n{TEXT}\n[湖北社区]\n{other}"


def test_with_a_folder_each_is_a_file(district: Command) -> None:
    code, out, err = district("remind", "in", "-o", "out", "--as-of", "2007-01-21")
    folder = district.folder / "out"

    assert (code, out, err) == (0, "out/湖外社区.txt\nout/湖北社区.txt\n", "")
    assert sorted(file.name for file in folder.glob("[!.]*")) == ["湖北社区.txt", "湖外社区.txt"]
    assert (folder / "湖外社区.txt").read_text("utf-8") == TEXT


def test_an_earlier_reminder_that_no_longer_holds_is_reported(district: Command) -> None:
    district("remind", "in", "-o", "out")
    district.write("in/b.yaml", plan_file("湖外社区"))

    code, out, err = district("remind", "in", "-o", "out")

    assert (code, out) == (0, "out/湖北社区.txt\n")
    assert err == (
        "civplan: out/湖外社区.txt: an earlier reminder, no longer needed; please remove it\n"
    )


@pytest.mark.parametrize("text", ["我自己的记录\n", ""])
def test_a_file_that_a_person_wrote_is_left_alone_while_the_others_are_written(
    district: Command, text: str
) -> None:
    district.write("out/湖外社区.txt", text)

    code, out, err = district("remind", "in", "-o", "out", "--as-of", "2007-01-21")

    assert (code, out) == (2, "out/湖北社区.txt\n")
    assert err == (
        "civplan: out/湖外社区.txt: civplan did not write it, or somebody has edited it, so it was"
        " left as it is; move it away first, or choose another folder with -o\n"
    )
    assert (district.folder / "out" / "湖外社区.txt").read_text("utf-8") == text


def test_a_reminder_that_somebody_has_edited_is_left_alone(district: Command) -> None:
    district("remind", "in", "-o", "out", "--as-of", "2007-01-21")
    district.write("out/湖外社区.txt", f"{TEXT}附：电话 000\n")

    later = district("remind", "in", "-o", "out", "--as-of", "2007-01-22")

    assert (later.code, later.out) == (2, "out/湖北社区.txt\n")
    assert "1 day" in (district.folder / "out" / "湖外社区.txt").read_text("utf-8")


def test_a_file_of_somebody_else_is_no_earlier_reminder(command: Command) -> None:
    command.write("in/a.yaml", plan_file("湖内社区"))
    command.write("out/湖内社区.txt", "mine")

    code, _, err = command("remind", "in", "-o", "out")

    assert (code, err) == (0, "civplan: no community needs a reminder\n")


def test_where_all_is_fine_it_says_so(command: Command) -> None:
    command.write("in/a.yaml", plan_file("湖内社区"))

    assert command("remind", "in") == (0, "", "civplan: no community needs a reminder\n")


def test_what_a_batch_has_written_below_is_no_hand_in(district: Command) -> None:
    district.write("in/out/civplan.sqlite", "")
    district.write("in/out/documents/湖外社区.docx", "Word")

    assert TEXT in district("remind", "in", "--as-of", "2007-01-21").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none",), "none: there is no such folder"),
        (("empty",), "empty: there is no plan file"),
        (("in", "--as-of", "soon"), "--as-of: “soon” is not a day; write 2007-06-30"),
    ],
)
def test_wrong_usage_is_one_line(
    district: Command, arguments: tuple[str, ...], message: str
) -> None:
    (district.folder / "empty").mkdir()

    assert district("remind", *arguments) == (2, "", f"civplan: {message}\n")


def test_an_error_in_the_district_s_own_file_is_reported(district: Command) -> None:
    district.write("in/district.yaml", DISTRICT + "colour: red\n")

    code, _, err = district("remind", "in")

    assert code == 0
    assert err.startswith("in/district.yaml:5:1: error Y030 ")


@pytest.mark.parametrize("output", ["in", "./in/../in"])
def test_reminders_do_not_go_among_the_hand_ins(district: Command, output: str) -> None:
    before = district.files()

    assert district("remind", "in", "-o", output) == failed(
        f"{Path(output)}: the output would mix with what the communities sent;"
        " name another folder with -o"
    )
    assert district.files() == before


def test_reminders_do_not_go_into_a_file(district: Command) -> None:
    district.write("out", "mine")

    assert district("remind", "in", "-o", "out") == failed(
        "out: this is a file and no folder; name another one with -o"
    )


def test_word_files_that_count_for_nobody_are_reported(district: Command) -> None:
    district.write("in/总结.docx", "Word")
    district.write("in/湖外2006年总结.docx", "Word")
    district.write("in/湖北社区.docx", "")

    code, out, err = district("remind", "in", "--as-of", "2007-01-21")

    assert code == 0
    assert out.count("Your plan file has not arrived") == 2
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        *("in/总结.docx", "in/湖外2006年总结.docx", "in/湖北社区.docx"),
    ]


def test_a_word_file_that_a_plan_names_as_evidence_is_no_hand_in(district: Command) -> None:
    evidence = "status: done, evidence: [{file: 佐证/湖外社区.docx}]"
    text = plan_file("湖内社区").replace("status: done", evidence)
    district.write("in/a.yaml", text)
    district.write("in/佐证/湖外社区.docx", "Word")

    code, out, err = district("remind", "in", "--as-of", "2007-01-21")

    assert (code, err) == (0, "")
    assert TEXT in out


def test_a_folder_that_may_not_be_read_is_reported_and_the_rest_is_reminded(
    district: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.write("in/locked/b.yaml", plan_file("湖外社区"))
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "locked")

    code, out, err = district("remind", "in", "--as-of", "2007-01-21")

    assert (code, err) == (
        2,
        (
            "civplan: in/locked: no permission to read it; the files in it were left out;"
            " run again when it can be read\n"
        ),
    )
    assert TEXT in out


def test_names_that_would_be_one_file_are_kept_apart() -> None:
    assert reminder_file_names(["a/b", "A-B", "湖内社区"]) == {
        "a/b": "a-b.txt",
        "A-B": "A-B 2.txt",
        "湖内社区": "湖内社区.txt",
    }
