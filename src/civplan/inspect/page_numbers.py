"""The pages on which paragraphs stand, as LibreOffice lays the document out.

A copy gets a bookmark at the text of each paragraph that is asked for, which takes no room, and
becomes a PDF with these bookmarks as destinations: they name their pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.office import convert
from civplan.ingest.word.alternatives import DELETED
from civplan.ingest.word.namespaces import W, XmlElement
from civplan.inspect.archive import archive_bytes, xml_bytes
from civplan.inspect.pdf_destinations import pages_of_destinations
from civplan.inspect.read_word import ReadWord

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
    except UnreadableDocument:
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
    first = paragraph.find(f"{W}pPr")
    at = 0 if first is None else list(paragraph).index(first) + 1
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
