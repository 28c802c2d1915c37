"""How far a long run is: a line that is written over on a terminal, now and then one elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

BAR_BLOCKS = 16
"""Blocks of a full bar."""
FULL_BLOCK, EMPTY_BLOCK = "█", "─"
"""Signs that a GBK console has."""
SECONDS_BETWEEN = 0.1
"""How often the line is written anew; a terminal is slow."""
SECONDS_BETWEEN_LINES = 5.0
"""How often a line is written where there is no terminal; a shorter run writes none."""


class ProgressBar:
    """The line of one run; use it in a ``with`` statement."""

    def __init__(self, total: int, stream: TextIO, *, is_quiet: bool = False) -> None:
        """Take how many there are to do, and the stream, which may be no terminal."""
        self.total = total
        self.done = 0
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.is_quiet = is_quiet
        self.written = 0.0 if self.is_terminal else time.monotonic()

    def expect(self, total: int) -> None:
        """Take how many there are to do, where that is known only after the beginning."""
        self.total = total

    def step(self, text: str) -> None:
        """One more is done; ``text`` stands behind the count."""
        self.done += 1
        now, is_last = time.monotonic(), self.done == self.total
        if self.is_quiet:
            return
        if self.is_terminal and (now - self.written > SECONDS_BETWEEN or is_last):
            self._write(f"\r{bar_text(self.done, self.total)} {text}\x1b[K", now)
        elif not self.is_terminal and now - self.written > SECONDS_BETWEEN_LINES:
            self._write(f"{self.done}/{self.total} {text}\n", now)

    def _write(self, line: str, now: float) -> None:
        """Write at once."""
        self.written = now
        self.stream.write(line)
        self.stream.flush()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the line."""
        del kind, error, trace
        self.clear()

    def clear(self) -> None:
        """Remove the line from the terminal; the next step writes it again."""
        if self.is_terminal and self.written:
            self._write("\r\x1b[K", 0.0)


def bar_text(done: int, total: int) -> str:
    """How far it is as blocks and as a count: ``████──── 6/12``."""
    blocks = BAR_BLOCKS * done // total if total else BAR_BLOCKS
    return f"{FULL_BLOCK * blocks}{EMPTY_BLOCK * (BAR_BLOCKS - blocks)} {done}/{total}"
