"""A web page taken apart, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

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
        found = [[one] * (one.name in names) + one.all(*names) for one in below]
        return [one for each in found for one in each]

    def by_id(self, wanted: str) -> Element:
        """The only element with an id."""
        (found,) = [one for one in self.every() if one.get("id") == wanted]
        return found

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
