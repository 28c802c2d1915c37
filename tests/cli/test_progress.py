"""How far a run is: on a terminal a line that is written over, elsewhere a line now and then."""

from __future__ import annotations

import io

import pytest

from civplan.cli.progress import ProgressBar, bar_text


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the clock shows."""
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    return clock


def run(stream: io.StringIO, clock: list[float], seconds: float, *, is_quiet: bool = False) -> str:
    """What is written for four steps of so many seconds each."""
    with ProgressBar(4, stream, is_quiet=is_quiet) as line:
        for number in range(4):
            clock[0] += seconds
            line.step(f"{number} errors")
    return stream.getvalue()


def test_a_terminal_shows_a_bar_that_goes_at_the_end(clock: list[float]) -> None:
    assert run(Terminal(), clock, 1.0) == (
        "\r████──────────── 1/4 0 errors\x1b[K"
        "\r████████──────── 2/4 1 errors\x1b[K"
        "\r████████████──── 3/4 2 errors\x1b[K"
        "\r████████████████ 4/4 3 errors\x1b[K"
        "\r\x1b[K"
    )


def test_a_terminal_is_not_written_to_all_the_time(clock: list[float]) -> None:
    assert run(Terminal(), clock, 0.06).count("\r") == 4


def test_the_bar_is_full_at_the_end_of_what_was_expected(clock: list[float]) -> None:
    stream = Terminal()
    with ProgressBar(0, stream) as line:
        line.expect(2)
        for _ in range(2):
            clock[0] += 1.0
            line.step("0 errors")

    assert "\r████████████████ 2/2 0 errors\x1b[K" in stream.getvalue()


def test_elsewhere_a_long_run_writes_lines(clock: list[float]) -> None:
    assert run(io.StringIO(), clock, 3.0) == "2/4 1 errors\n4/4 3 errors\n"


def test_elsewhere_a_short_run_writes_nothing(clock: list[float]) -> None:
    assert run(io.StringIO(), clock, 1.0) == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_quiet_is_quiet(clock: list[float], stream: io.StringIO) -> None:
    assert run(stream, clock, 10.0, is_quiet=True) == ""


def test_nothing_to_do_is_a_full_bar() -> None:
    assert bar_text(0, 0) == "████████████████ 0/0"
