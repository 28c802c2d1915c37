"""The progress of a long run: one line rewritten on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

BAR_BLOCKS = 16
"""The length of the bar in blocks."""
FULL_BLOCK, EMPTY_BLOCK = "█", "─"
"""Characters of GBK, which a Chinese console can show."""
SECONDS_BETWEEN = 0.1
"""The shortest time between two updates; a terminal is slow."""
SECONDS_BETWEEN_LINES = 5.0
"""The time between two lines where there is no terminal; a shorter run writes none."""


class ProgressBar:
    """The progress line of one run; use it in a ``with`` statement."""

    def __init__(self, total: int, stream: TextIO, *, is_quiet: bool = False) -> None:
        """Take the number of steps and the stream, a terminal or not."""
        self.total = total
        self.done = 0
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.is_quiet = is_quiet
        self._last_write = 0.0 if self.is_terminal else time.monotonic()

    def expect(self, total: int) -> None:
        """Set the number of steps, where it is known only later."""
        self.total = total

    def step(self, text: str) -> None:
        """Count one step; ``text`` stands behind the count."""
        self.done += 1
        now, is_last = time.monotonic(), self.done == self.total
        if self.is_quiet:
            return
        if self.is_terminal and (now - self._last_write > SECONDS_BETWEEN or is_last):
            self._write(f"\r{bar_text(self.done, self.total)} {text}\x1b[K", now)
        elif not self.is_terminal and now - self._last_write > SECONDS_BETWEEN_LINES:
            self._write(f"{self.done}/{self.total} {text}\n", now)

    def _write(self, line: str, now: float) -> None:
        """Write and flush."""
        self._last_write = now
        self.stream.write(line)
        self.stream.flush()

    def __enter__(self) -> Self:
        """Return itself."""
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
        if self.is_terminal and self._last_write:
            self._write("\r\x1b[K", 0.0)


def bar_text(done: int, total: int) -> str:
    """The progress as blocks and as a count: ``████──── 6/12``."""
    blocks = BAR_BLOCKS * done // total if total else BAR_BLOCKS
    return f"{FULL_BLOCK * blocks}{EMPTY_BLOCK * (BAR_BLOCKS - blocks)} {done}/{total}"
