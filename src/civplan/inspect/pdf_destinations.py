"""Named destinations of a PDF, by their pages: as much of the format as that takes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+)\s+0\s+obj\b(.*?)\bendobj\b", re.DOTALL)
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b.*?\bstream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_FIRST = re.compile(rb"/First\s+(\d+)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+)\s+0\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
MOST_DEPTH = 32
"""Levels of a tree of pages."""


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
        first = _FIRST.search(content)
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
