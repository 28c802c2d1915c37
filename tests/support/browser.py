"""A web page as Chromium shows and prints it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from unicodedata import normalize

from support.pages import texts_of_pages
from support.web_page import Element, web_page

WAIT = """
const until = (holds) => new Promise((done) => {
  const look = () => holds() ? done() : setTimeout(look, 20);
  look();
});
const click = (selector) => document.querySelector(selector).click();
const all = (selector) => [...document.querySelectorAll(selector)];
const named = (row) => row.cells[0].textContent.trim().split(" ")[0];
const shown = () => all("#table tbody tr").filter((row) => !row.hidden).map(named);
const give = (value) => {
  const box = document.createElement("output");
  box.id = "result";
  box.textContent = JSON.stringify(value);
  document.body.append(box);
};
"""
"""What a test's own script may use; ``give`` leaves its answer in the page."""


def opened(chromium: Path, page: Path, width: int = 1280) -> Element:
    """A page as a browser has it once its scripts have run."""
    return web_page(run(chromium, page, f"--window-size={width},900", "--dump-dom").decode("utf-8"))


def printed(chromium: Path, page: Path, folder: Path, script: str = "") -> list[str]:
    """The text of each page that a browser prints once a script has run in it.

    A PDF may say ⽂, the radical, for 文; both are one then, as are full and half width.
    """
    pdf = folder / "printed.pdf"
    copy = with_script(page, folder, script)
    run(chromium, copy, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    return [normalize("NFKC", text) for text in texts_of_pages(pdf)]


def answer(chromium: Path, page: Path, folder: Path, script: str, width: int = 1280) -> object:
    """What a script gives that runs in a copy of the page."""
    copy = with_script(page, folder, script)
    return json.loads(opened(chromium, copy, width).by_id("result").text)


def answer_on_a_phone(chromium: Path, page: Path, folder: Path, script: str) -> object:
    """What a script gives of ``phone``, the page's document, where it is as narrow as a phone.

    A window has a least width; a frame in it is 390 pixels wide, less a scroll bar.
    """
    inner = json.dumps(page.read_text(encoding="utf-8")).replace("</", "<\\/")
    frame = folder / "frame.html"
    frame.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><body><iframe width='390' height='800'></iframe>"
        f"<script>{WAIT}const frame = document.querySelector('iframe');"
        "frame.addEventListener('load', () => { const phone = frame.contentDocument;"
        f"{script} }});"
        f"frame.srcdoc = {inner};</script></body>",
        encoding="utf-8",
    )
    return json.loads(opened(chromium, frame).by_id("result").text)


def with_script(page: Path, folder: Path, script: str) -> Path:
    """A copy of the page in which another script may run, and does."""
    html = page.read_text(encoding="utf-8")
    unbound = re.sub(r"<meta http-equiv[^>]*>", "", html)
    assert unbound != html
    copy = folder / "copy.html"
    own = f"<script>{{{WAIT}{script}}}</script></body>"
    copy.write_text(unbound.replace("</body>", own), encoding="utf-8")
    return copy


def run(chromium: Path, page: Path, *options: str) -> bytes:
    """What the browser writes when it opens a page."""
    ended = subprocess.run(
        [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu"),
            *("--disable-dev-shm-usage", "--no-first-run", "--virtual-time-budget=2000"),
            f"--user-data-dir={page.parent / 'profile'}",
            *(*options, page.as_uri()),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return ended.stdout
