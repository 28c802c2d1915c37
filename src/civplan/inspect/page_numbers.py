"""The pages on which paragraphs stand, as LibreOffice lays the document out.

A copy gets a bookmark at the text of each paragraph that is asked for, which takes no room, and
becomes a PDF with these bookmarks as destinations: they name their pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from civplan.documents.office import OfficeFailed, convert
from civplan.ingest.word.alternatives import DELETED
from civplan.ingest.word.namespaces import W, XmlElement
from civplan.inspect.archive import archive_bytes, xml_bytes
from civplan.inspect.read_word import ReadWord
from civplan.inspect.restyle.letters import text_position

LONGEST_LAYOUT = 120
"""Seconds that LibreOffice may take to lay a document out."""
MARK = "civplanParagraph"
"""The name of a bookmark without its number."""
FIRST_ID = 2_000_000_000
"""Ids of the bookmarks, above those that Word gives."""
PDF_WITH_BOOKMARKS = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
"""The filter and its options, which LibreOffice takes from version 7.4 on."""
_SHOWN = frozenset(f"{W}{name}" for name in ("t", "sym", "drawing", "pict", "object", "tab"))
_OBJECT = re.compile(rb"(\d+)\s+0\s+obj\b(.*?)\bendobj\b", re.DOTALL)
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b.*?\bstream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_FIRST_OBJECT = re.compile(rb"/First\s+(\d+)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+)\s+0\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
MOST_DEPTH = 32
"""Levels of a tree of pages."""


def find_pages(
    word: ReadWord, numbers: Iterable[int], office: Path, seconds: int = LONGEST_LAYOUT
) -> dict[int, int]:
    """The page of each paragraph, from 1; of none where LibreOffice cannot lay the file out.

    Args:
        word: The document; bookmarks are put into its XML.
        numbers: The paragraphs. One in a text box stands where the box hangs.
        office: LibreOffice's program.
        seconds: The time that it may take.
    """
    hosts = _hosts(word.nodes, numbers)
    for host in set(hosts.values()):
        _put_mark(word.nodes[host][0], host)
    copy = archive_bytes(word.package, {word.package.main_name: xml_bytes(word.package.document)})
    try:
        pdf = convert(copy, ".docx", PDF_WITH_BOOKMARKS, office, seconds)
    except (OfficeFailed, OSError):
        return {}
    pages = pages_of_destinations(pdf, MARK)
    return {number: pages[host] for number, host in hosts.items() if host in pages}


def _hosts(nodes: Mapping[int, object], numbers: Iterable[int]) -> dict[int, int]:
    """For each paragraph the nearest one, itself or above it, whose element is known."""
    known = sorted(nodes)
    hosts: dict[int, int] = {}
    for number in numbers:
        above = [one for one in known if one <= number]
        if above:
            hosts[number] = above[-1]
    return hosts


def _put_mark(paragraph: XmlElement, number: int) -> None:
    """A bookmark before the first run that shows something, else at the paragraph's beginning."""
    start = etree.Element(f"{W}bookmarkStart")
    start.set(f"{W}id", f"{FIRST_ID + number}")
    start.set(f"{W}name", f"{MARK}{number}")
    end = etree.Element(f"{W}bookmarkEnd")
    end.set(f"{W}id", f"{FIRST_ID + number}")
    run = next((one for one in paragraph.iter(f"{W}r") if _shows(one, paragraph)), None)
    if run is not None:
        run.addprevious(start)
        run.addprevious(end)
        return
    at = text_position(paragraph)
    paragraph.insert(at, end)
    paragraph.insert(at, start)


def _shows(run: XmlElement, paragraph: XmlElement) -> bool:
    """Whether a run of this paragraph, not of a text box in it, shows something."""
    if not any(child.tag in _SHOWN for child in run):
        return False
    for above in run.iterancestors():
        if above is paragraph:
            return True
        if above.tag in DELETED or above.tag == f"{W}p":
            return False
    return False


def pages_of_destinations(pdf: bytes, name: str) -> dict[int, int]:
    """The pages, from 1, of the destinations called ``name`` and a number, by that number.

    What is not understood is left out: the PDF is one that LibreOffice has just written.
    """
    objects = dict(_objects(pdf))
    pages = _pages(objects)
    pattern = re.compile(rb"%s(\d+)\)?\s*(?:<<\s*/D\s*)?\[\s*(\d+)\s+0\s+R" % name.encode())
    return {
        int(match[1]): pages[int(match[2])]
        for content in objects.values()
        for match in pattern.finditer(content)
        if int(match[2]) in pages
    }


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects by their numbers, those in compressed streams too."""
    for match in _OBJECT.finditer(pdf):
        number, content = int(match[1]), match[2]
        yield number, content.partition(b"stream")[0]
        stream = _OBJECT_STREAM.search(content)
        first = _FIRST_OBJECT.search(content)
        if stream and first:
            yield from _objects_of_stream(stream[1], int(first[1]))


def _objects_of_stream(packed: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    """The objects of a stream; before them stand their numbers and places."""
    try:
        data = zlib.decompress(packed)
        head = [int(word) for word in data[:first].split()]
    except (zlib.error, ValueError):
        return
    places = [*head[1::2], len(data) - first]
    for position, number in enumerate(head[::2]):
        yield number, data[first + places[position] : first + places[position + 1]]


def _pages(objects: Mapping[int, bytes]) -> dict[int, int]:
    """The pages' places in the document, from 1, by the numbers of their objects."""
    roots = (_PAGES.search(content) for content in objects.values() if _CATALOG.search(content))
    root = next((int(match[1]) for match in roots if match), None)
    leaves = _leaves(objects, root, MOST_DEPTH) if root is not None else ()
    return {number: place for place, number in enumerate(leaves, 1)}


def _leaves(objects: Mapping[int, bytes], number: int, depth: int) -> Iterator[int]:
    """The pages below a node of their tree, in order."""
    kids = _KIDS.search(objects.get(number, b""))
    if kids is None:
        yield number
    elif depth:
        for kid in _REFERENCE.finditer(kids[1]):
            yield from _leaves(objects, int(kid[1]), depth - 1)
