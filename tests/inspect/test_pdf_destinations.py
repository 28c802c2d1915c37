"""Named destinations are found in a PDF, however its objects are written."""

from __future__ import annotations

import zlib

import pytest

from civplan.inspect.pdf_destinations import pages_of_destinations

CATALOG = b"<</Type/Catalog/Pages 5 0 R/Dests 6 0 R>>"
TREE = {
    1: b"<</Type/Page/Parent 4 0 R>>",
    2: b"<</Type/Page/Parent 4 0 R>>",
    3: b"<</Type/Page/Parent 5 0 R>>",
    4: b"<</Type/Pages/Kids[ 2 0 R 1 0 R ]/Count 2>>",
    5: b"<</Type /Pages /Kids [3 0 R\n4 0 R] /Count 3>>",
}
AS_NAMES = b"<</Mark7[1 0 R/XYZ 90 720 0]/Mark12[3 0 R/XYZ 90 1 0]/Other1[2 0 R/Fit]>>"
AS_STRINGS = b"<</Names[(Mark12)[3 0 R/XYZ 90 1 0](Mark7) <</D [1 0 R/Fit]>>]>>"


def pdf_of(objects: dict[int, bytes]) -> bytes:
    parts = [b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in objects.items()]
    return b"%PDF-1.6\n" + b"".join(parts) + b"trailer <</Root 7 0 R>>\n"


def in_object_stream(objects: dict[int, bytes]) -> bytes:
    """The same in one compressed stream, as newer writers have it."""
    head, body = b"", b""
    for number, content in objects.items():
        head += b"%d %d " % (number, len(body))
        body += content + b"\n"
    packed = zlib.compress(head + body)
    entry = b"<</Type/ObjStm/N %d/First %d/Length %d>>" % (len(objects), len(head), len(packed))
    return b"%PDF-1.6\n" + b"9 0 obj\n" + entry + b"stream\n" + packed + b"\nendstream\nendobj\n"


@pytest.mark.parametrize("destinations", [AS_NAMES, AS_STRINGS], ids=["names", "strings"])
@pytest.mark.parametrize("write", [pdf_of, in_object_stream])
def test_destinations_have_the_place_of_their_page(write: object, destinations: bytes) -> None:
    pdf = write({**TREE, 6: destinations, 7: CATALOG})  # type: ignore[operator]

    assert pages_of_destinations(pdf, "Mark") == {7: 3, 12: 1}


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"no PDF",
        pdf_of({6: AS_NAMES, 7: CATALOG}),
        pdf_of({5: b"<</Kids[5 0 R]>>", 6: AS_NAMES, 7: CATALOG}),
        in_object_stream({7: CATALOG}).replace(b"/First ", b"/First 9"),
        b"9 0 obj <</Type/ObjStm/First 4>>stream\nnot packed\nendstream endobj",
    ],
    ids=["empty", "other", "no tree", "tree in a circle", "wrong place", "not packed"],
)
def test_what_is_not_understood_is_left_out(pdf: bytes) -> None:
    assert pages_of_destinations(pdf, "Mark") == {}
