"""Exit codes, and errors as one line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Never

import pytest
import typer

from civplan import __version__
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.main import (
    discard_output,
    language_of_locale,
    main,
    parse_language,
    run_command,
    set_utf_8,
)
from support.command import SCRIPT, Command, InstalledCommand, plain_environment

PACKS = "civplan.model.packs.built_in_packs"


def fails_with(error: BaseException) -> Callable[..., Never]:
    """A function that raises an error."""

    def failing(*_: object, **__: object) -> Never:
        raise error

    return failing


def test_the_version_is_one_line(command: Command) -> None:
    assert command("--version") == (0, f"civplan {__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_stands_on_standard_output(command: Command, arguments: tuple[str, ...]) -> None:
    ran = command(*arguments)

    assert (ran.code, ran.err) == (0, "")
    assert [name for name in NAMES if f"\n  {name} " in ran.out] == NAMES


NAMES = ["new", "render", "validate", "rule", "schema", "packs"]


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help_in_both_languages(command: Command, name: str) -> None:
    chinese, english = command(name, "--help", "--lang", "zh"), command(name, "-h")

    assert (chinese.code, english.code) == (0, 0)
    assert chinese.out.startswith(f"用法：civplan {name} ")
    assert english.out.startswith(f"Usage: civplan {name} ")


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (
            ("paint",),
            "No such command 'paint'.",
            "没有命令“paint”；全部命令见 civplan --help",
        ),
        (("packs", "--colour"), "No such option: --colour", "没有选项 --colour；用法见 --help"),
        (("--colour",), "No such option: --colour", "没有选项 --colour；用法见 --help"),
        (("rule", "a", "b"), "Got unexpected extra argument(s) (b)", "多余的参数：b"),
        (("new",), "Missing argument 'name'.", "缺少参数 文件"),
        (("render", "--to"), "Option '--to' requires an argument.", "选项 --to 后面缺少内容"),
        (
            ("render", "--strict=1"),
            "Option '--strict' does not take a value.",
            "选项 --strict 后面不能写内容",
        ),
    ],
)
def test_wrong_usage_is_one_line(
    command: Command, arguments: tuple[str, ...], en: str, zh: str
) -> None:
    assert command(*arguments) == (2, "", f"civplan: {en}\n")
    assert command("--lang", "zh", *arguments) == (2, "", f"civplan: {zh}\n")
    assert command(*arguments, "--lang=zh") == (2, "", f"civplan: {zh}\n")


def test_a_wrong_language_is_one_line(command: Command) -> None:
    assert command("packs", "--lang", "de") == (
        2,
        "",
        "civplan: no language “de”; choose zh or en\n",
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "internal error: ValueError: 1 2. Run it again with CIVPLAN_DEBUG=1 for the details",
        ),
        (
            "zh",
            "内部错误：ValueError: 1 2。设置环境变量 CIVPLAN_DEBUG=1 再运行一次，可以看到详情",
        ),
    ],
)
def test_an_internal_error_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, language: str, line: str
) -> None:
    monkeypatch.setattr(PACKS, fails_with(ValueError("1\n2")))

    assert command("packs", "--lang", language) == (3, "", f"civplan: {line}\n")


def test_a_traceback_is_shown_to_those_who_ask_for_it(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVPLAN_DEBUG", "1")

    assert command("paint").code == 2
    monkeypatch.setattr(PACKS, fails_with(ValueError("one")))
    with pytest.raises(ValueError, match="one"):
        run_command(["packs"])


@pytest.mark.parametrize("place", [PACKS, "civplan.cli.main._run_typer"])
def test_an_interruption_is_silent(
    command: Command, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(place, fails_with(KeyboardInterrupt()))

    assert command("packs") == (130, "", "")


@pytest.mark.parametrize(("error", "code"), [(typer.Abort(), 130), (typer.Exit(5), 5)])
def test_a_command_may_leave_early(
    command: Command, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    monkeypatch.setattr(PACKS, fails_with(error))

    assert command("packs") == (code, "", "")


def test_an_error_of_the_program_in_one_file_stops_the_run(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.cli.render_run.open_plan", fails_with(ValueError("x")))
    ran = command("render", "a.yaml", "b.yaml")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("civplan: internal error: ValueError: x. ")


def test_an_output_that_cannot_be_written_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(PACKS, fails_with(full))

    assert command("packs") == (
        2,
        "",
        "civplan: cannot write the output: the disk is full\n",
    )
    assert command("packs", "--lang=zh").err == "civplan: 无法输出：磁盘已满\n"
    monkeypatch.setattr(PACKS, fails_with(OSError("just so")))
    assert command("packs").err == "civplan: cannot write the output: just so\n"


def test_a_reader_that_goes_away_is_no_error(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PACKS, fails_with(BrokenPipeError()))
    monkeypatch.setattr("civplan.cli.main.discard_output", lambda: ExitCode.FINE)

    assert command("packs") == (0, "", "")


def test_the_process_ends_with_the_code_and_without_clean_up(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Ended(Exception):
        """The process would end here."""

    def end(code: int) -> Never:
        raise Ended(code)

    monkeypatch.setattr("sys.argv", ["civplan", "paint"])
    monkeypatch.setattr("os._exit", end)
    monkeypatch.setattr("gc.disable", lambda: None)
    with pytest.raises(Ended) as caught:
        main()

    assert caught.value.args == (2,)
    assert capfd.readouterr().out == ""


def test_output_goes_nowhere_once_its_reader_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[int, ...]] = []
    with monkeypatch.context() as patched:
        patched.setattr("os.open", lambda path, _: {os.devnull: 99}[path])
        patched.setattr("os.dup2", lambda *files: moved.append(files))
        patched.setattr("sys.stdout", sys.__stdout__)
        code = discard_output()

    assert (code, moved) == (0, [(99, 1)])


def test_what_a_reader_left_unread_goes_nowhere() -> None:
    program = (
        "import sys; from civplan.cli.main import discard_output;"
        " code = discard_output(); print('unread'); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_streams_are_utf_8_and_escape_what_is_no_character(civplan: InstalledCommand) -> None:
    ran = civplan("validate", "a\udcff.yaml", lang="en", env={"LC_ALL": "C"})

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "civplan: aÿ.yaml: there is no such file\n"


def test_a_stream_that_cannot_be_changed_stays(capsys: pytest.CaptureFixture[str]) -> None:
    class Plain:
        """A stream without encoding."""

    set_utf_8(Plain())  # type: ignore[arg-type]

    assert capsys.readouterr() == ("", "")


def test_lines_that_were_written_before_an_interruption_are_kept() -> None:
    program = (
        "import sys; sys.argv = ['civplan', 'packs']; from civplan.cli import main, console;"
        " import civplan.model.packs as packs\n"
        "def broken():\n  console.print_line('before'); raise KeyboardInterrupt\n"
        "packs.built_in_packs = broken; main.main()"
    )
    buffered = plain_environment() | {"PYTHONUNBUFFERED": ""}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True, env=buffered
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "before\n", "")


def test_the_module_is_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "civplan", "--version"], capture_output=True, check=False, text=True
    )

    assert (ran.returncode, ran.stdout) == (0, f"civplan {__version__}\n")


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_the_names_of_the_commands(shell: str) -> None:
    environment = {
        "_CIVPLAN_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": "civplan ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "civplan ",
        "COMP_CWORD": "1",
    }
    ran = subprocess.run(
        [SCRIPT], env=plain_environment() | environment, capture_output=True, check=False, text=True
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert [name for name in NAMES if re.search(rf"\b{name}\b", ran.stdout)] == NAMES


def test_a_shell_can_complete_the_options_of_a_command() -> None:
    environment = {
        "_CIVPLAN_COMPLETE": "complete_bash",
        "COMP_WORDS": "civplan render --s",
        "COMP_CWORD": "2",
    }
    ran = subprocess.run(
        [SCRIPT], env=plain_environment() | environment, capture_output=True, check=False, text=True
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "--strict\n", "")


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_completion_asks_the_command(civplan: InstalledCommand, shell: str) -> None:
    ran = civplan(env={"_CIVPLAN_COMPLETE": f"source_{shell}"})

    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"_CIVPLAN_COMPLETE=complete_{shell}" in ran.stdout


ZH, EN = "zh_CN.UTF-8", "en_US.UTF-8"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": ZH}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
        ({"LANG": EN}, "en"),
        ({"LANG": EN, "LC_MESSAGES": ZH}, "zh"),
        ({"LANG": ZH, "LC_MESSAGES": EN}, "en"),
        ({"LANG": EN, "LC_MESSAGES": EN, "LC_ALL": ZH}, "zh"),
        ({"LANG": ZH, "LC_MESSAGES": ZH, "LC_ALL": "C"}, "en"),
        ({"LANG": ZH, "LC_MESSAGES": "", "LC_ALL": ""}, "zh"),
        ({"LANG": EN, "LC_CTYPE": ZH}, "en"),
    ],
)
def test_the_locale_is_read_as_posix_does(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        (["packs"], {"LANG": ZH}, "zh", ["packs"]),
        (["packs"], {"LANG": ZH, "CIVPLAN_LANG": "en"}, "en", ["packs"]),
        (["packs"], {"LANG": ZH, "CIVPLAN_LANG": ""}, "zh", ["packs"]),
        (["--lang", "zh", "packs"], {"CIVPLAN_LANG": "en"}, "zh", ["packs"]),
        (["packs", "--lang", "zh"], {}, "zh", ["packs"]),
        (["packs", "--lang=zh", "-q"], {}, "zh", ["packs", "-q"]),
        (["--lang=en", "packs", "--lang=zh"], {}, "zh", ["packs"]),
        (["--lang", "zh", "packs"], {"CIVPLAN_LANG": "wrong"}, "zh", ["packs"]),
        (["render", "--", "--lang", "zh"], {}, "en", ["render", "--", "--lang", "zh"]),
        (["--language", "zh"], {}, "en", ["--language", "zh"]),
    ],
)
def test_an_option_goes_before_the_variable_and_that_before_the_locale(
    arguments: list[str], environment: dict[str, str], language: str, rest: list[str]
) -> None:
    assert parse_language(arguments, environment) == (language, rest)


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        (["--lang", "de"], {}, "de"),
        (["--lang=ZH"], {}, "ZH"),
        (["packs", "--lang"], {}, ""),
        (["--lang="], {}, ""),
        (["packs"], {"CIVPLAN_LANG": "fr"}, "fr"),
    ],
)
def test_another_language_there_is_not(
    arguments: list[str], environment: dict[str, str], code: str
) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse_language(arguments, environment)

    assert caught.value.words == (
        f"没有语言“{code}”，可用：zh、en",
        f"no language “{code}”; choose zh or en",
    )


def test_windows_names_its_locale_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))

    assert language_of_locale({}) == "zh"
    assert language_of_locale({"LANG": EN}) == "en"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language_of_locale({}) == "en"
