"""From a saved plan file to its painted pages in headless Chromium, and what an idle preview costs.

Each save changes one character in the middle of the pages that are looked at. The time runs from
before the file is written until the second frame after the page has put the change in, which is
painted then.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.measure import setting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).parent.parent / "examples"
USUAL = EXAMPLES / "hunei-2007.yaml"
LARGEST = max(EXAMPLES.rglob("*.yaml"), key=lambda path: path.stat().st_size)
SAVES = 40
PAUSE_SECONDS = 0.3
"""Between two saves; nobody saves faster. Until then the page is not asked: that takes time too."""
PRINTED = 6
"""Characters of a printed text by which its place in the file is found."""
IDLE_SECONDS = 10
GOAL_OF_USUAL, GOAL_OF_LARGEST = 100, 250
"""Milliseconds."""
GOAL_IDLE = 1.0
"""Percent of one processor."""
NOTE_PAINTED = """() => {
  window.painted = [];
  document.addEventListener("civplan:update", (event) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (event.detail.sheets.some((sheet) => sheet.closest(".pages:not([hidden])")))
        window.painted.push(performance.timeOrigin + performance.now());
    }));
  });
}"""


class SaveTimes(NamedTuple):
    """What saving a file took."""

    name: str
    pages: int
    """Of all its documents."""
    milliseconds: list[float]
    processor: float
    """Milliseconds that a save takes of the preview's processor, whatever else runs."""
    idle: float
    """Percent of one processor while nothing is saved and the page is open."""
    unseen: float
    """The same while no page is open."""


@contextmanager
def running_preview(path: Path) -> Iterator[tuple[psutil.Process, str]]:
    """``civplan preview`` of a file, with its address."""
    command = Path(sys.executable).with_name("civplan")
    with subprocess.Popen(
        [command, "preview", path, "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout  # noqa: S101 - for the type checker
        try:
            yield psutil.Process(process.pid), process.stdout.readline().strip()
        finally:
            process.kill()


def texts_with_changes(text: str, page: Page) -> Iterator[str]:
    """The text of a plan file with another character where the middle of its pages is printed."""
    printed = page.eval_on_selector_all(
        ".pages:not([hidden]) [data-path]:not([data-kind])",
        "all => all.map(one => one.textContent)",
    )
    known = [one[:PRINTED] for one in printed if len(one) >= PRINTED and one[:PRINTED] in text]
    place = text.index(known[len(known) // 2]) + PRINTED
    for number in range(SAVES):
        yield f"{text[:place]}{'甲乙丙丁'[number % 4]}{text[place:]}"


def milliseconds_to_paint(page: Page, path: Path, text: str) -> float:
    """How long it takes until a saved text is painted."""
    before = page.evaluate("window.painted.length")
    saved = time.time() * 1000
    path.write_text(text, encoding="utf-8")
    time.sleep(PAUSE_SECONDS)
    while page.evaluate("window.painted.length") == before:
        time.sleep(PAUSE_SECONDS)
    return float(page.evaluate("index => window.painted[index]", before)) - saved


def processor_seconds(process: psutil.Process) -> float:
    """What a process has taken of a processor so far."""
    times = process.cpu_times()
    return float(times.user + times.system)


def idle_share(process: psutil.Process) -> float:
    """What a process takes of a processor while nothing happens, in percent."""
    process.cpu_percent()
    time.sleep(IDLE_SECONDS)
    return float(process.cpu_percent())


def times_of(browser: Browser, example: Path) -> SaveTimes:
    """Save a copy of an example many times with its page open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(example, folder))
        with running_preview(path) as (process, address):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address)
            page.wait_for_selector(".sheet")
            page.evaluate(NOTE_PAINTED)
            before = processor_seconds(process)
            texts = texts_with_changes(example.read_text(encoding="utf-8"), page)
            milliseconds = [milliseconds_to_paint(page, path, text) for text in texts]
            processor = (processor_seconds(process) - before) / SAVES * 1000
            pages = page.locator(".sheet").count()
            idle = idle_share(process)
            page.close()
            time.sleep(IDLE_SECONDS)  # until the server has noticed
            unseen = idle_share(process)
    return SaveTimes(example.name, pages, milliseconds, processor, idle, unseen)


def main() -> int:
    """Print the times; 1 when a goal is missed."""
    print(setting())
    chromium = shutil.which("chromium")
    missed = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"Chromium {browser.version}, {SAVES} saves of one character each\n")
        for example, goal in ((USUAL, GOAL_OF_USUAL), (LARGEST, GOAL_OF_LARGEST)):
            times = times_of(browser, example)
            median = statistics.median(times.milliseconds)
            slow = statistics.quantiles(times.milliseconds, n=10)[-1]
            holds = median <= goal and times.idle < GOAL_IDLE
            missed += not holds
            print(
                f"{times.name} ({times.pages} pages): from saving to painted pages"
                f" {median:.0f} ms (nine in ten within {slow:.0f}), goal {goal};"
                f" {times.processor:.0f} ms of processor time a save;"
                f" idle {times.idle:.1f} % of a processor, {times.unseen:.1f} % with no page open,"
                f" goal {GOAL_IDLE:.0f} %: {'holds' if holds else 'MISSED'}"
            )
        browser.close()
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
