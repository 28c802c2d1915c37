"""A web page taken apart, without a browser."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

from support.pages import texts_of_pages

VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})
"""Elements that have no end."""
UNSAID = frozenset({"details", "style", "script"})
"""Elements whose text does not count as that of what they stand in."""


class Element:
    """An element with its attributes and what stands in it."""

    def __init__(self, name: str, attributes: dict[str, str], above: Element | None) -> None:
        """Stand in another element; None for the page."""
        self.name, self.attributes, self.above = name, attributes, above
        self.parts: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        """An attribute that is there."""
        return self.attributes[attribute]

    def get(self, attribute: str) -> str:
        """An attribute; empty without it."""
        return self.attributes.get(attribute, "")

    @property
    def text(self) -> str:
        """All text in it, white space run together; what is folded away is left out."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """Its pieces of text."""
        for part in self.parts:
            if isinstance(part, str):
                yield part
            elif part.name not in UNSAID:
                yield from part.texts()

    def all(self, *names: str) -> list[Element]:
        """Every element in it with one of these names, however deep."""
        below = [part for part in self.parts if isinstance(part, Element)]
        nested = [[one] * (one.name in names) + one.all(*names) for one in below]
        return [one for each in nested for one in each]

    def by_id(self, id_: str) -> Element:
        """The only element with an id."""
        (element,) = [one for one in self.every() if one.get("id") == id_]
        return element

    def every(self) -> Iterator[Element]:
        """Every element in it."""
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.every()

    def table(self) -> list[list[str]]:
        """The texts of a table's cells, row by row."""
        return [[cell.text for cell in row.all("th", "td")] for row in self.all("tr")]


class PageParser(HTMLParser):
    """Builds the elements; an end that fits nothing is a fault of the page."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__()
        self.page = self.here = Element("page", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute is given twice: {attrs}"
        one = Element(tag, attributes, self.here)
        self.here.parts.append(one)
        self.here = self.here if tag in VOID else one

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert self.here.name == tag, f"</{tag}> ends <{self.here.name}> at {self.getpos()}"
        assert self.here.above
        self.here = self.here.above

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.here.parts.append(data)


def web_page(html: str) -> Element:
    """A page as its elements; each one that begins has to end in its place."""
    parser = PageParser()
    parser.feed(html)
    parser.close()
    assert parser.here is parser.page, f"<{parser.here.name}> has no end"
    return parser.page


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


def page_with_scripts(chromium: Path, page: Path, width: int = 1280) -> Element:
    """A page as a browser has it once its scripts have run."""
    return web_page(run(chromium, page, f"--window-size={width},900", "--dump-dom").decode("utf-8"))


def print_page(chromium: Path, page: Path, folder: Path, script: str = "") -> list[str]:
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
    return json.loads(page_with_scripts(chromium, copy, width).by_id("result").text)


def answer_on_a_phone(
    chromium: Path, page: Path, folder: Path, script: str, width: int = 390
) -> object:
    """What a script gives of ``phone``, the page's document, where it is as narrow as a phone.

    A window has a least width; a frame in it has this one in pixels, less a scroll bar.
    """
    inner = json.dumps(page.read_text(encoding="utf-8")).replace("</", "<\\/")
    frame = folder / "frame.html"
    frame.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><body>"
        f"<iframe width='{width}' height='800'></iframe>"
        f"<script>{WAIT}const frame = document.querySelector('iframe');"
        "frame.addEventListener('load', () => { const phone = frame.contentDocument;"
        f"{script} }});"
        f"frame.srcdoc = {inner};</script></body>",
        encoding="utf-8",
    )
    return json.loads(page_with_scripts(chromium, frame).by_id("result").text)


def with_script(page: Path, folder: Path, script: str) -> Path:
    """A copy of the page in which another script may run, and does."""
    html = page.read_text(encoding="utf-8")
    without_policy = re.sub(r"<meta http-equiv[^>]*>", "", html)
    assert without_policy != html
    copy = folder / "copy.html"
    own = f"<script>{{{WAIT}{script}}}</script></body>"
    copy.write_text(without_policy.replace("</body>", own), encoding="utf-8")
    return copy


def run(chromium: Path, page: Path, *options: str) -> bytes:
    """What the browser writes when it opens a page."""
    process = subprocess.run(
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
    return process.stdout
