"""What a preview holds after 2,000 saves in a minute, after a save each second, with 20 tabs.

Memory, threads and open files are the server's, the heap is the page's after a collection; each is
measured early and at the end, so that what grows with the saves is seen.

    python -m benchmarks.preview_endurance [seconds of a save each second]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.measure import setting
from benchmarks.preview import USUAL, running_preview

if TYPE_CHECKING:
    import psutil
    from playwright.sync_api import Page

MANY_SAVES, MINUTE = 2000, 60.0
WARM_SAVES = 200
"""After these the first figures are taken: what is made once is then there."""
USUAL_SECONDS = 120
TABS = 20
MOST_GROWTH = 20.0
"""Megabytes that memory and heap may grow by; a page's worth for each save would be hundreds."""
MOST_MORE = 3
"""Threads and files that may be more at the end than at the start: connections that come and go."""
PATIENCE = 30_000


class Held(NamedTuple):
    """What server and page hold."""

    memory: float
    """Megabytes of the server."""
    threads: int
    files: int
    heap: float
    """Megabytes of the page's scripts."""
    elements: int
    """Of the page, those included that are no longer in it but still held."""

    def __str__(self) -> str:
        """A part of a line."""
        return (
            f"{self.memory:.0f} MB, {self.threads} threads, {self.files} files;"
            f" page {self.heap:.1f} MB, {self.elements} nodes"
        )

    def is_bounded_by(self, before: Held) -> bool:
        """True when nothing has grown with the saves."""
        return (
            self.memory - before.memory < MOST_GROWTH
            and self.heap - before.heap < MOST_GROWTH
            and self.threads - before.threads <= MOST_MORE
            and self.files - before.files <= MOST_MORE
        )


def held_by(process: psutil.Process, page: Page) -> Held:
    """What is held now."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    figures = {
        one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]
    }
    session.detach()
    return Held(
        process.memory_info().rss / 1e6,
        process.num_threads(),
        process.num_fds(),
        figures["JSHeapUsedSize"] / 1e6,
        int(figures["Nodes"]),
    )


class Saver:
    """Saves a plan file, each time with a text that it has not had."""

    def __init__(self, path: Path) -> None:
        """Take the file."""
        self.path, self.number = path, 0
        self._text = path.read_text(encoding="utf-8")

    def save(self) -> str:
        """Save, and return what is then on the first page."""
        self.number += 1
        said = f"第{self.number}次坚持以人为本"
        self.path.write_text(self._text.replace("坚持以人为本", said, 1), encoding="utf-8")
        return said

    def save_for(self, seconds: float, saves: int) -> str:
        """Save so many times in so long; what the last one says."""
        start, said = time.monotonic(), ""
        for number in range(1, saves + 1):
            said = self.save()
            time.sleep(max(0.0, start + seconds * number / saves - time.monotonic()))
        return said


def wait_for(page: Page, said: str) -> None:
    """Wait until a page shows a text."""
    page.wait_for_function(
        "(said) => document.querySelector('.pages:not([hidden])')?.textContent.includes(said)",
        arg=said,
        timeout=PATIENCE,
    )


def report(name: str, before: Held, after: Held) -> bool:
    """Print what was held before and after; whether it is bounded."""
    holds = after.is_bounded_by(before)
    print(f"{name}\n  from {before}\n  to   {after}: {'holds' if holds else 'MISSED'}", flush=True)
    return holds


def main() -> int:
    """Print what is held; 1 when something grows, or a page does not come to what is saved."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_SECONDS
    print(setting())
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as driver,
        running_preview(path := Path(shutil.copy(USUAL, folder))) as (process, address),
    ):
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(".sheet")
        saver = Saver(path)
        wait_for(page, saver.save_for(MINUTE * WARM_SAVES / MANY_SAVES, WARM_SAVES))
        first = held_by(process, page)
        wait_for(page, saver.save_for(MINUTE, MANY_SAVES))
        second = held_by(process, page)
        holds = [report(f"{MANY_SAVES} saves in {MINUTE:.0f} s", first, second)]
        wait_for(page, saver.save_for(seconds, seconds))
        holds.append(report(f"a save each second for {seconds} s", first, held_by(process, page)))
        tabs = [context.new_page() for _ in range(TABS - 1)]
        for tab in tabs:
            tab.goto(address)
        said = saver.save()
        for tab in (page, *tabs):
            wait_for(tab, said)
        print(f"{TABS} tabs: each shows what was saved; {held_by(process, page)}", flush=True)
        for tab in tabs:
            tab.close()
        time.sleep(15)  # until the server has noticed that the tabs are gone
        holds.append(report("at the end", first, held_by(process, page)))
        browser.close()
    return int(not all(holds))


if __name__ == "__main__":
    sys.exit(main())
