"""A line that shows how far a long run is: written over on a terminal, elsewhere not shown."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 16
"""Blocks of a full bar."""
FULL, EMPTY = "█", "─"
"""Signs that a GBK console has."""
SECONDS_BETWEEN = 0.1
"""How often the line is written anew; a terminal is slow."""


class ProgressBar:
    """The line of one run; use it in a ``with`` statement."""

    def __init__(self, total: int, stream: TextIO, *, is_quiet: bool = False) -> None:
        """Take how many there are to do, and the stream, which may be no terminal."""
        self.total = total
        self.done = 0
        self.stream = stream
        self.is_shown = stream.isatty() and total > 0 and not is_quiet
        self.written = 0.0

    def step(self, text: str) -> None:
        """One more is done; ``text`` stands behind the count."""
        self.done += 1
        now = time.monotonic()
        if self.is_shown and (now - self.written > SECONDS_BETWEEN or self.done == self.total):
            self.written = now
            self.stream.write(f"\r{bar(self.done, self.total)} {text}\x1b[K")
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
        """Remove the line; what stands there at the end is told by the run itself."""
        del kind, error, trace
        if self.is_shown and self.written:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


def bar(done: int, total: int) -> str:
    """How far it is as blocks and as a count: ``████──── 6/12``."""
    blocks = WIDTH * done // total if total else WIDTH
    return f"{FULL * blocks}{EMPTY * (WIDTH - blocks)} {done}/{total}"
