"""``civplan preview`` as a user starts it, and its page in a real browser."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal, NamedTuple

from civplan.documents.open import open_plan
from civplan.documents.render import ComposerCache, pictures_of, style_of_project
from civplan.preview.documents import documents_to_show
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page as LaidOutPage
from support.command import SCRIPT, plain_environment
from support.programs import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

PATIENCE = 15_000
"""Milliseconds that a test waits for what must come; on a busy machine much takes seconds."""
LONGEST_END = 10
"""Seconds that the end of a preview may take."""
TWIPS_A_PIXEL = 15
CHOSEN = ".pages:not([hidden])"
"""The pages of the chosen tab."""


class EndedPreview(NamedTuple):
    """What an ended preview leaves behind."""

    code: int
    err: str


class PreviewProcess:
    """A running ``civplan preview``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Wait until it says its address; it is empty where it has ended instead."""
        assert process.stdout
        self.process = process
        self.address = process.stdout.readline().strip()

    def end(self) -> EndedPreview:
        """End it as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _, err = self.process.communicate(timeout=LONGEST_END)
        return EndedPreview(self.process.returncode, err)


@contextmanager
def preview_process(
    path: Path, *options: str, lang: str = "zh", port: int | None = 0
) -> Iterator[PreviewProcess]:
    """``civplan preview`` of a file or folder, without opening a browser; ended with the test."""
    at_port = [] if port is None else ["--port", str(port)]
    with subprocess.Popen(
        [SCRIPT, "preview", path, "--no-browser", *at_port, *options],
        env=plain_environment() | {"CIVPLAN_LANG": lang},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield PreviewProcess(process)
        finally:
            process.kill()


@dataclass
class PreviewOpener:
    """``open_preview(path, "--read-only", width=360)``: the page of a preview in the browser."""

    browser: Browser
    _stack: ExitStack = field(default_factory=ExitStack)
    faults: list[str] = field(default_factory=list)
    """What the pages' scripts raised, and what the browser wrote into its console as an error."""

    def __call__(
        self,
        path: Path,
        *options: str,
        lang: str = "zh",
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        """Start a preview and open its page; it is there when this returns."""
        process = self.start(path, *options, lang=lang)
        page = self.look_at(process.address, width=width, height=height, scheme=scheme)
        page.wait_for_selector(".sheet, #problem:not([hidden]), #files tr", state="attached")
        return page

    def start(
        self, path: Path, *options: str, lang: str = "zh", port: int | None = 0
    ) -> PreviewProcess:
        """Start a preview."""
        return self._stack.enter_context(preview_process(path, *options, lang=lang, port=port))

    def look_at(
        self,
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        """Open an address in a window of its own, as another user of the browser would."""
        context = self.context(width, height, scheme)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        page.goto(address)
        return page

    def _note(self, message: ConsoleMessage) -> None:
        """Note what the browser has refused or not understood; a lost connection is no fault."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)

    def context(
        self, width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light"
    ) -> BrowserContext:
        """A browser without memory."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        context.set_default_timeout(PATIENCE)
        self._stack.callback(context.close)
        return context

    def close(self) -> None:
        """End every preview and close every page."""
        self._stack.close()


class Relay:
    """A second way to a preview, by ``[::1]`` at its port, that can be cut and joined again."""

    def __init__(self, port: int) -> None:
        """Join it."""
        self._port = port
        self._sockets: list[socket.socket] = []
        self.join()

    def join(self) -> None:
        """Let connections in."""
        listener = socket.create_server(("::1", self._port), family=socket.AF_INET6)
        self._sockets = [listener]
        Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and let none in."""
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                self._sockets += [near, far]
                for ends in ((near, far), (far, near)):
                    Thread(target=self._pass_on, args=ends, daemon=True).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def wait_for_text(page: Page, text: str, selector: str = CHOSEN) -> None:
    """Wait until the pages, or another part of the page, say something."""
    page.wait_for_function(
        "([selector, text]) => document.querySelector(selector)?.textContent.includes(text)",
        arg=[selector, text],
    )


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression of JavaScript is true."""
    page.wait_for_function(f"() => {condition}")


def text_of(page: Page, selector: str = CHOSEN) -> str:
    """What a part of the page says, the pages of the chosen tab if none is named."""
    return str(page.eval_on_selector(selector, "one => one.textContent"))


def width_beyond_window(page: Page) -> int:
    """By how many pixels the frame is wider than the window; more than 0 needs scrolling."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


AXE_CORE = "axe-core@4.14.1"
"""The checker of accessibility, from npm (MPL-2.0); only tests have it."""
GRAVE = frozenset({"serious", "critical"})


def accessibility_checker(npm: Path, folder: Path) -> str:
    """The script of axe-core, installed into a folder of the tests."""
    options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts"]
    run = subprocess.run(
        [npm, "install", *options, AXE_CORE], capture_output=True, text=True, check=False
    )
    if run.returncode:
        missing(f"{AXE_CORE} cannot be had: {run.stderr.strip()}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def accessibility_faults(page: Page, checker: str) -> list[str]:
    """The serious and critical findings of axe-core, each with the first element concerned."""
    page.evaluate(f"{checker}; null")
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
        f" ({len(one['nodes'])}) {one['nodes'][0]['any'][:1]}"
        for one in found
        if one["impact"] in GRAVE
    ]


class ShownRun(NamedTuple):
    """A stretch of a line, in pixels of the paper at 100 %."""

    text: str
    left: float
    right: float
    baseline: float


RUNS = """
(chosen) => [...document.querySelectorAll(`${chosen} .sheet`)].map((sheet) => {
  const paper = sheet.querySelector(".paper");
  sheet.style.contentVisibility = "visible";
  const from = sheet.getBoundingClientRect();
  const zoom = from.width / paper.offsetWidth;
  const runs = [...paper.querySelectorAll("[class^=k]")];
  return runs.filter((run) => !run.closest(".turned")).map((run) => {
    const boxes = [...run.querySelectorAll("i")].map((box) => box.getBoundingClientRect());
    const probe = document.createElement("u");
    probe.style.cssText = "display:inline-block;width:0;height:0";
    run.append(probe);
    const baseline = probe.getBoundingClientRect().bottom;
    probe.remove();
    return [
      run.textContent,
      (boxes[0].left - from.left) / zoom,
      (boxes.at(-1).right - from.left) / zoom,
      (baseline - from.top) / zoom,
    ];
  });
})
"""


def shown_runs(page: Page) -> list[list[ShownRun]]:
    """The stretches of lines on each page of the chosen tab, as the browser has placed them.

    Those of a landscape page's number are left out: they are turned.
    """
    return [[ShownRun(*run) for run in sheet] for sheet in page.evaluate(RUNS, CHOSEN)]


def runs_of_layout(pages: tuple[LaidOutPage, ...]) -> list[list[ShownRun]]:
    """The same, as the layout has them."""
    return [
        [
            ShownRun(
                run.text,
                run.left / TWIPS_A_PIXEL,
                (run.left + run.width) / TWIPS_A_PIXEL,
                line.baseline / TWIPS_A_PIXEL,
            )
            for line in (*page.lines, *([page.number] if page.number and _is_upright(page) else []))
            for run in line.runs
        ]
        for page in pages
    ]


def _is_upright(page: LaidOutPage) -> bool:
    return page.width <= page.height


def layout_of(path: Path, document: str = "plan") -> tuple[LaidOutPage, ...]:
    """The pages of a document of a plan file, laid out without a preview."""
    opened = open_plan(path)
    assert opened.pack
    composer = ComposerCache().composer_for(opened.pack)
    (one,) = (one for one in documents_to_show(opened) if one.name == document)
    manuscript = one.compose(composer)
    style = style_of_project(opened.style) or GBT9704
    return tuple(lay_out(manuscript, style, pictures_of(manuscript, path.parent)))
