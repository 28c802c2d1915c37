"""Files and consoles that make trouble: ``civplan validate`` tells it and goes on."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from civplan.documents.processes import FEWEST_FILES_TO_CHECK
from civplan.findings.reporters import REPORTERS
from support.command import InstalledCommand, plain_environment
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
WRONG = f"{FINE}colour: 1\n"
EXPECTED = "error Y030 unknown key “colour”"
FOR_MACHINES = ("json", "gitlab", "sarif", "junit", "github")


def write(civplan: InstalledCommand, name: str | bytes, text: str | bytes) -> None:
    """Write a file into the folder of the command."""
    path = os.path.join(os.fsencode(civplan.folder), os.fsencode(name))  # noqa: PTH118 - bytes
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(text if isinstance(text, bytes) else text.encode())


def concise(civplan: InstalledCommand, *arguments: str | Path, **options: Any) -> tuple[Any, ...]:
    """The exit code, what stands on standard output and what on standard error."""
    run = civplan("validate", "--format", "concise", *arguments, lang="en", **options)
    return run.returncode, run.stdout, run.stderr


def folder(civplan: InstalledCommand) -> str:
    (civplan.folder / "x.yaml").mkdir()
    return "it is a folder, not a file"


def broken_link(civplan: InstalledCommand) -> str:
    (civplan.folder / "x.yaml").symlink_to("nowhere")
    return "there is no such file"


def circle_of_links(civplan: InstalledCommand) -> str:
    (civplan.folder / "x.yaml").symlink_to("y.yaml")
    (civplan.folder / "y.yaml").symlink_to("x.yaml")
    return "Too many levels of symbolic links"


def pipe(civplan: InstalledCommand) -> str:
    os.mkfifo(civplan.folder / "x.yaml")
    return "it is not a regular file"


def closed_file(civplan: InstalledCommand) -> str:
    file = civplan.folder / "x.yaml"
    file.write_text(FINE, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("root reads everything")
    return "no permission to read it"


@pytest.mark.parametrize("make", [broken_link, circle_of_links, pipe, closed_file])
def test_the_others_are_checked_when_a_file_cannot_be_read(
    civplan: InstalledCommand, make: Any
) -> None:
    reason = make(civplan)
    for name in ("a.yaml", "z.yaml"):
        write(civplan, name, WRONG)

    assert concise(civplan, "a.yaml", "x.yaml", "z.yaml") == (
        2,
        f"a.yaml:8:1: {EXPECTED}\nz.yaml:8:1: {EXPECTED}\n",
        f"civplan: x.yaml: {reason}\n2 files: 2 errors\n",
    )


HIDDEN_KEY = "colour"
HIDDEN_LINE = f"{HIDDEN_KEY}: 甲乙丙丁"


@pytest.fixture
def hidden_file(civplan: InstalledCommand) -> Path:
    """A file outside the project, which is the folder of the command."""
    write(civplan, "civplan.toml", "")
    file = civplan.folder.parent / f"{civplan.folder.name}-hidden.yaml"
    file.write_text(f"{HIDDEN_LINE}\n", encoding="utf-8")
    return file


LINKS = ("x.yaml", "district.yaml", "x.issued.json", "our-pack/profile.yaml")


@pytest.mark.parametrize(
    ("command", "link"),
    [
        *(("validate", link) for link in LINKS),
        *(("batch", link) for link in LINKS),
        ("render", "x.yaml"),
    ],
)
def test_a_link_out_of_the_project_is_not_read(
    civplan: InstalledCommand, hidden_file: Path, command: str, link: str
) -> None:
    write(civplan, "in/x.yaml", f"{FINE}pack: ./our-pack\n")
    write(civplan, "in/our-pack/profile.yaml", "extends: annual-work\nname: 甲\n")
    (civplan.folder / "in" / link).unlink(missing_ok=True)
    (civplan.folder / "in" / link).symlink_to(hidden_file)

    run = civplan(command, "in/x.yaml" if command == "render" else "in")

    assert run.returncode in {1, 2}
    assert "指向本项目文件夹之外" in run.stdout + run.stderr
    assert HIDDEN_KEY not in run.stdout + run.stderr
    outputs = [file for file in (civplan.folder / "out").rglob("*.*") if file.is_file()]
    assert not any(HIDDEN_KEY.encode() in file.read_bytes() for file in outputs)


HOSTILE_TEMPLATES = {
    "a loop without end": (
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "循环和调用超过1000000次，已停止",
    ),
    "a link": ("{% include 'link.j2' %}", "link.j2 是链接，指向本项目文件夹之外"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", HOSTILE_TEMPLATES)
def test_a_batch_goes_on_past_a_hand_in_with_a_hostile_pack(
    civplan: InstalledCommand, hidden_file: Path, fault: str
) -> None:
    template, reason = HOSTILE_TEMPLATES[fault]
    write(civplan, "in/a.yaml", FINE)
    write(civplan, "in/b.yaml", FINE.replace("湖内", "湖外") + "pack: ./our-pack\n")
    write(civplan, "in/our-pack/profile.yaml", "extends: annual-work\nname: 甲\n")
    write(civplan, "in/our-pack/plan.html.j2", f"<article>{template}</article>")
    (civplan.folder / "in" / "our-pack" / "link.j2").symlink_to(hidden_file)

    run = civplan("batch", "in", "-o", "out", "--jobs", "1", "--quiet")

    assert run.returncode == 1
    assert run.stderr.splitlines() == [f"civplan: in/b.yaml：模板 plan.html.j2:1 有错：{reason}"]
    assert [file.name for file in (civplan.folder / "out" / "documents").iterdir()] == [
        "湖内社区2007年创建文明社区工作计划.docx"
    ]


WITHOUT_RIGHTS = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
)
"""Runs a command as an administrator who may read no more than others."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "reason"), [("zh", "：没有读取的权限"), ("en", ": no permission to read it")]
)
@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "x.yaml"),
        ("validate", "."),
        ("validate", "a.yaml", "--baseline", "x.yaml"),
        ("render", "x.yaml"),
        ("issue", "x.yaml"),
    ],
)
def test_a_file_that_may_not_be_read_is_named_with_the_reason(
    civplan: InstalledCommand, arguments: tuple[str, ...], language: str, reason: str
) -> None:
    write(civplan, "a.yaml", FINE)
    write(civplan, "x.yaml", FINE)
    (civplan.folder / "x.yaml").chmod(0)
    command = [str(civplan.script), *arguments]
    if os.access(civplan.folder / "x.yaml", os.R_OK):
        if shutil.which(WITHOUT_RIGHTS[0]) is None:
            pytest.skip("an administrator reads everything")
        command = [*WITHOUT_RIGHTS, *command]

    run = subprocess.run(
        command,
        cwd=civplan.folder,
        env=plain_environment() | {"CIVPLAN_LANG": language},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert run.returncode == 2
    assert f"civplan: x.yaml{reason}" in run.stderr.decode().splitlines()


def test_a_folder_may_be_called_like_a_file(civplan: InstalledCommand) -> None:
    write(civplan, "x.yaml/a.yaml", WRONG)

    assert concise(civplan, "x.yaml")[:2] == (1, f"x.yaml/a.yaml:8:1: {EXPECTED}\n")


@pytest.mark.parametrize("make", [broken_link, circle_of_links, pipe])
def test_what_is_no_file_is_passed_over_in_a_folder(civplan: InstalledCommand, make: Any) -> None:
    make(civplan)
    write(civplan, "a.yaml", WRONG)

    assert concise(civplan, ".") == (1, f"a.yaml:8:1: {EXPECTED}\n", "1 file: 1 error\n")


def test_a_circle_of_folders_has_an_end(civplan: InstalledCommand) -> None:
    write(civplan, "plans/a.yaml", WRONG)
    (civplan.folder / "plans" / "again").symlink_to("..", target_is_directory=True)

    assert concise(civplan, ".")[:2] == (1, f"plans/a.yaml:8:1: {EXPECTED}\n")


def test_a_folder_without_plan_files_is_said(civplan: InstalledCommand) -> None:
    write(civplan, "plans/notes.txt", "x")

    assert concise(civplan, "plans") == (2, "", "civplan: plans: there is no plan file\n")


NAMES: list[bytes] = [
    "计划 一.yaml".encode(),
    b"two\nlines.yaml",
    b"tab\there.yaml",
    b"\xc9\xe7\xc7\xf8.yaml",
    b"a:b,c%d#e.yaml",
    b"<a>&\"b'.yaml",
    b"-q.yaml",
    "𠮷\u202egpj.yaml".encode(),
]
LINES_OF_A_FINDING = 3
READERS: dict[str, Callable[[str], int]] = {
    "json": lambda output: len(json.loads(output)),
    "gitlab": lambda output: len({one["fingerprint"] for one in json.loads(output)}),
    "sarif": lambda output: len(json.loads(output)["runs"][0]["results"]),
    "junit": lambda output: len(ET.fromstring(output).findall("testsuite")),
    "github": lambda output: len(output.splitlines()),
    "concise": lambda output: len(output.splitlines()),
    "text": lambda output: len(output.splitlines()) // LINES_OF_A_FINDING,
}
"""How many findings a report tells of."""


@pytest.mark.parametrize("form", REPORTERS)
def test_files_may_have_any_names(civplan: InstalledCommand, form: str) -> None:
    for name in NAMES:
        write(civplan, name, WRONG)

    run = civplan("validate", ".", "--format", form, lang="en")

    assert (run.returncode, run.stderr) == (1, f"{len(NAMES)} files: {len(NAMES)} errors\n")
    assert READERS[form](run.stdout) == len(NAMES)
    assert "\u202e" not in run.stdout


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_file_of_any_name_can_be_named(civplan: InstalledCommand, name: bytes) -> None:
    write(civplan, name, WRONG)

    run = civplan("validate", "-q", "--format", "concise", "--", os.fsdecode(name), lang="en")

    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.endswith(f".yaml:8:1: {EXPECTED}\n")
    assert len(run.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WRONG.replace("\n", "\r\n").encode(), [f"a.yaml:8:1: {EXPECTED}"]),
        (b"\xef\xbb\xbf" + WRONG.encode(), [f"a.yaml:8:1: {EXPECTED}"]),
        (
            WRONG.encode("gb18030"),
            ["a.yaml:1:1: warning Y004", f"a.yaml:8:1: {EXPECTED}"],
        ),
    ],
    ids=["CRLF", "BOM", "GB18030"],
)
def test_places_are_right_however_the_file_was_saved(
    civplan: InstalledCommand, data: bytes, expected: list[str]
) -> None:
    write(civplan, "a.yaml", data)
    code, output, _ = concise(civplan, "a.yaml")

    assert code == 1
    assert [
        line[: len(begin)] for line, begin in zip(output.splitlines(), expected, strict=True)
    ] == (expected)


def test_standard_input_is_a_file_of_the_current_folder(civplan: InstalledCommand) -> None:
    write(civplan, "base.yaml", FINE)

    assert concise(civplan, "-", stdin=b"extends: base.yaml\ncolour: 1\n") == (
        1,
        f"-:2:1: {EXPECTED}\n",
        "1 file: 1 error\n",
    )


def test_standard_input_stands_beside_files(civplan: InstalledCommand) -> None:
    write(civplan, "a.yaml", WRONG)

    assert concise(civplan, "a.yaml", "-", "-j", "2", stdin=FINE.encode())[1:] == (
        f"a.yaml:8:1: {EXPECTED}\n",
        "2 files: 1 error\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize("form", FOR_MACHINES)
@pytest.mark.parametrize(
    "console", [{"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C"}], ids=["GBK", "C"]
)
def test_reports_are_the_same_bytes_on_any_console(
    civplan: InstalledCommand, form: str, console: dict[str, str]
) -> None:
    write(civplan, "湖内.yaml", WRONG.replace("colour", "颜色𠮷"))
    usual = civplan("validate", ".", "--format", form)

    run = civplan("validate", ".", "--format", form, env=console)

    assert not usual.stdout.isascii()
    assert (run.returncode, run.stdout, run.stderr) == (1, usual.stdout, usual.stderr)


STARTS = f"""\
#!{sys.executable}
import multiprocessing
from civplan.cli.main import main

if __name__ == "__main__":
    multiprocessing.set_start_method("{{way}}")
    main()
"""
"""The command as it is on Windows, on macOS, and with newer versions of Python."""


def many(civplan: InstalledCommand, count: int = FEWEST_FILES_TO_CHECK + 5) -> None:
    """So many files, every third with a finding, one that cannot be read."""
    write(civplan, "base.yaml", "district: 通北\n颜色: 红\n")
    for number in range(count):
        text = (FINE, WRONG, f"extends: ../base.yaml\n{FINE}")[number % 3]
        write(civplan, f"plans/{number:04}.yaml", text)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "gitlab", "sarif"])
def test_several_processes_say_what_one_says(civplan: InstalledCommand, form: str) -> None:
    many(civplan)
    command = ("validate", "plans", "base.yaml", "none.yaml", "--format", form)
    alone = civplan(*command, "--jobs", "1")

    assert alone.returncode == 2
    assert len(alone.stdout) > 1000
    for jobs in ("0", "3"):
        run = civplan(*command, "--jobs", jobs)
        assert (run.returncode, run.stdout, run.stderr) == (2, alone.stdout, alone.stderr)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_processes_may_start_in_any_way(civplan: InstalledCommand, way: str) -> None:
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip("this system starts processes otherwise")
    many(civplan, 8)
    script = civplan.folder / "starts.py"
    script.write_text(STARTS.format(way=way), encoding="utf-8")
    script.chmod(0o755)
    command = ("validate", "plans", "--format", "concise")

    usual, run = civplan(*command), replace(civplan, script=script)(*command, "--jobs", "2")

    assert (run.returncode, run.stdout, run.stderr) == (1, usual.stdout, usual.stderr)


def test_a_number_of_processes_can_be_given(civplan: InstalledCommand) -> None:
    write(civplan, "a.yaml", FINE)

    for wrong in ("-1", "two"):
        code, output, message = concise(civplan, "a.yaml", "--jobs", wrong)
        assert (code, output) == (2, "")
        assert len(message.splitlines()) == 1


@pytest.mark.slow
def test_a_reader_that_has_enough_is_no_fault(civplan: InstalledCommand) -> None:
    many(civplan, 300)
    shell = f'"{civplan.script}" validate -q plans | head -n 1; echo ${{PIPESTATUS[0]}}'
    run = subprocess.run(
        ["bash", "-c", shell],
        cwd=civplan.folder,
        env=plain_environment() | {"CIVPLAN_LANG": "en"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stderr == ""
    assert run.stdout.splitlines()[0].endswith("unknown key “颜色”")
    assert run.stdout.splitlines()[1] in {"0", "1"}


def is_at_work(pid: int, jobs: str) -> bool:
    """True when a command has started its processes, or has taken longer than a start takes."""
    if jobs != "1":
        return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii"))
    ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11]
    return int(ticks) / os.sysconf("SC_CLK_TCK") > LONGER_THAN_A_START


LONGER_THAN_A_START = 0.5
"""Seconds of a processor."""


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something, at most half a minute."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_exit_130_and_leaves_no_process(
    civplan: InstalledCommand, jobs: str
) -> None:
    many(civplan, 900)
    process = subprocess.Popen(
        [civplan.script, "validate", "plans", "--jobs", jobs],
        cwd=civplan.folder,
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until(lambda: is_at_work(process.pid, jobs))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to every process
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
def test_the_workers_of_a_killed_run_end_and_close_the_pipe(civplan: InstalledCommand) -> None:
    many(civplan, 900)
    process = subprocess.Popen(
        [civplan.script, "validate", "plans", "--jobs", "2"],
        cwd=civplan.folder,
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until(lambda: is_at_work(process.pid, "2"))
    process.kill()

    assert process.communicate(timeout=5) == (b"", b"")
    assert process.returncode == -signal.SIGKILL


@pytest.mark.slow
def test_files_may_vanish_and_change_while_others_are_read(civplan: InstalledCommand) -> None:
    many(civplan, 300)
    process = subprocess.Popen(
        [civplan.script, "validate", "plans", "--format", "concise"],
        cwd=civplan.folder,
        env=plain_environment() | {"CIVPLAN_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for number in range(299, 0, -1):
        file = civplan.folder / f"plans/{number:04}.yaml"
        if number % 2:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes() * 3)
    out, err = process.communicate(timeout=60)

    assert process.returncode in {1, 2}
    assert b"Traceback" not in err
    assert b"internal error" not in err
    assert all(b": error Y" in line for line in out.splitlines())
