"""``civplan preview``: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import urlsplit

import pytest

from civplan.cli.errors import ExitCode
from civplan.cli.preview_run import NO_BROWSER, USUAL_PORT, open_browser
from support.command import SCRIPT, InstalledCommand, plain_environment
from support.previews import PLAN

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/[\w-]{32,}/(file/1)?\n")


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    """A plan file without a finding."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.yaml",), "none.yaml: there is no such file"),
        (("empty",), "empty: there is no plan file"),
        (("plan.yaml", "--port", "-1"), "--port cannot be -1; give a whole number from 0 to 65535"),
        (
            ("plan.yaml", "--port", "65536"),
            "--port cannot be 65536; give a whole number from 0 to 65535",
        ),
        (
            ("old.docx",),
            "old.docx: a document, not a plan file; to make one of it: civplan import old.docx",
        ),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_line(
    civplan: InstalledCommand, plan_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (plan_path.parent / "empty").mkdir()
    (plan_path.parent / "old.docx").write_bytes(b"PK")

    run = civplan("preview", *arguments, lang="en")

    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"civplan: {message}\n")


def test_a_port_that_is_asked_for_and_taken_is_told_in_one_line(
    civplan: InstalledCommand, plan_path: Path, taken_port: int
) -> None:
    run = civplan("preview", plan_path, "--port", str(taken_port))

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"civplan: --port {taken_port} 用不了：端口被占用，或者没有权限；换一个，或者不写 --port\n"
    )


class FakeBrowser(webbrowser.BaseBrowser):
    """A browser that notes what it is asked to open."""

    def __init__(self, *, can_open: bool = True) -> None:
        """Take whether it can."""
        super().__init__()
        self.opened: list[str] = []
        self._can_open = can_open

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: FBT001, FBT002
        """Note an address."""
        del new, autoraise
        self.opened.append(url)
        return self._can_open


def test_the_browser_is_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = FakeBrowser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)

    open_browser("http://127.0.0.1:1/x/", "en")

    assert (browser.opened, capsys.readouterr().err) == (["http://127.0.0.1:1/x/"], "")


def no_browser() -> webbrowser.BaseBrowser:
    """Find none."""
    raise webbrowser.Error("could not locate runnable browser")


@pytest.mark.parametrize(
    "get",
    [no_browser, lambda: FakeBrowser(can_open=False), lambda: webbrowser.GenericBrowser("lynx")],
    ids=["none", "broken", "in the terminal"],
)
def test_without_a_browser_the_address_is_to_be_opened_by_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], get: object
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "get", get)

    open_browser("http://127.0.0.1:1/x/", "en")

    assert capsys.readouterr().err == f"civplan: {NO_BROWSER.en}\n"


@contextmanager
def process(
    *arguments: str | Path, env: dict[str, str] | None = None
) -> Iterator[tuple[Popen[str], str]]:
    """The command as a process of its own, with its first line; it is ended."""
    command = [SCRIPT, "preview", *arguments, "--lang", "en"]
    environment = plain_environment() | (env or {})
    with Popen(command, stdout=PIPE, stderr=PIPE, text=True, env=environment) as running:
        assert running.stdout
        try:
            yield running, running.stdout.readline()
        finally:
            running.kill()


@contextmanager
def answer_of(address: str) -> Iterator[HTTPResponse]:
    """The answer to a request."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=20)
    connection.request("GET", f"{parts.path}?{parts.query}")
    with connection.getresponse() as response:
        yield response
    connection.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plan.yaml", "."], ids=["file", "folder"])
def test_it_prints_the_address_of_the_page(plan_path: Path, name: str) -> None:
    with process(plan_path.parent / name, "--no-browser", "--port", "0") as (_, line):
        match = ADDRESS.fullmatch(line)
        assert match
        assert (match[2] is None) == (name == ".")
        with answer_of(line.strip()) as answer:
            assert b"<title>civplan</title>" in answer.read()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_ctrl_c_ends_it_at_once(plan_path: Path) -> None:
    with (
        process(plan_path, "--no-browser", "--port", "0") as (running, line),
        answer_of(line.strip().replace("file/1", "events?file=1")),
    ):
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=5)

    assert (running.returncode, err) == (ExitCode.INTERRUPTED, "civplan: Ctrl-C ends it\n")


@pytest.mark.slow
def test_a_second_preview_takes_another_port_and_says_so(plan_path: Path) -> None:
    with process(plan_path, "--no-browser"), process(plan_path, "--no-browser") as (other, line):
        match = ADDRESS.fullmatch(line)
        assert match
        assert match[1] != str(USUAL_PORT)
        assert other.stderr
        note = other.stderr.readline()

    assert note == f"civplan: port {USUAL_PORT} is taken; {match[1]} is used instead\n"


@pytest.mark.slow
def test_the_browser_of_the_environment_is_given_the_address(plan_path: Path) -> None:
    script, seen = plan_path.with_name("browser"), plan_path.with_name("seen")
    script.write_text(f'#!/bin/sh\necho "$1" > {seen}.part && mv {seen}.part {seen}\n')
    script.chmod(0o755)

    with process(plan_path, "--port", "0", env={"BROWSER": str(script)}) as (_, line):
        end = time.monotonic() + 20
        while not seen.exists() and time.monotonic() < end:
            time.sleep(0.02)

    assert seen.read_text() == line
