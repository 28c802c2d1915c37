"""The zip archive."""

from __future__ import annotations

import zipfile
from io import BytesIO

from civplan.typeset.docx.typesetter import prepare

TEXT = "湖内社区" * 1000


def test_any_program_can_unpack_it() -> None:
    data = prepare({"a.xml": TEXT}).with_parts({"b/c.xml": "文"}, {"media/d.png": b"\x89PNG"})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.xml", "b/c.xml", "media/d.png"]
        assert archive.read("a.xml").decode() == TEXT
        assert archive.read("b/c.xml").decode() == "文"
        assert archive.read("media/d.png") == b"\x89PNG"


def test_texts_are_packed_and_pictures_are_not() -> None:
    data = prepare({"a.xml": TEXT}).with_parts({}, {"media/d.png": b"\0" * 100})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text, picture = archive.infolist()
    assert (text.compress_type, text.compress_size < 100) == (zipfile.ZIP_DEFLATED, True)
    assert (text.file_size, picture.file_size) == (len(TEXT.encode()), 100)
    assert (picture.compress_type, picture.compress_size) == (zipfile.ZIP_STORED, 100)


def test_every_part_is_of_the_first_day_that_a_zip_knows() -> None:
    data = prepare({"a.xml": TEXT}).with_parts({"b.xml": "文"})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        days = [part.date_time for part in archive.infolist()]
    assert days == [(1980, 1, 1, 0, 0, 0)] * 2
