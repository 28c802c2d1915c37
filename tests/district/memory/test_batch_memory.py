"""The memory of an output folder: one run at a time, whole after any end, begun anew if damaged."""

from __future__ import annotations

import sqlite3
from array import array
from pathlib import Path

import pytest

from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import DATABASE_NAME
from civplan.district.memory.stored_result import (
    ARRAY_TYPE,
    NO_OWN_TEXTS,
    NO_PACKED_ROWS,
    OwnTexts,
    PackedRows,
    StoredResult,
)
from civplan.documents.files import CannotWrite
from civplan.findings.words import Words

ODD = "湖\n内\udcff社区.yaml"
"""A name with a line break and a byte that is not UTF-8."""


def test_what_is_stored_is_there_at_the_next_run(tmp_path: Path) -> None:
    texts, rows = (
        OwnTexts(*(array(ARRAY_TYPE, numbers) for numbers in ([4, 9, 2], [8, 7], [7, 8]))),
        PackedRows(2, b"[]", b"<"),
    )
    result = StoredResult(
        json='{"path": "湖"}',
        inputs={ODD: "1"},
        documents=("一.docx",),
        failure=Words("坏", "bad"),
        texts=texts,
        rows={"items": rows},
    )
    with BatchMemory(tmp_path) as memory:
        memory.claim_documents({"一.docx": ODD, "二.docx": ODD}, {"documents/一.docx": ("1", "")})
        memory.store({ODD: result, "a.yaml": StoredResult("{}")}, {"documents/一.docx": "1"})

    with BatchMemory(tmp_path) as memory:
        assert memory.inputs() == {ODD: {ODD: "1"}, "a.yaml": {}}
        assert list(memory.results()) == [
            ("a.yaml", StoredResult("{}")),
            (ODD, result._replace(inputs={}, texts=NO_OWN_TEXTS, rows={})),
        ]
        assert memory.known_documents() == {"一.docx": ODD, "二.docx": ODD}
        assert memory.sources_of_documents() == {"一.docx": ODD}
        assert memory.failed_paths() == {ODD}
        assert (memory.texts_of(ODD), memory.texts_of("a.yaml")) == (texts, NO_OWN_TEXTS)
        assert memory.sizes_of("items") == {ODD: 2}
        assert (memory.rows_of(ODD, "items"), memory.rows_of(ODD, "findings")) == (
            rows,
            NO_PACKED_ROWS,
        )


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    with BatchMemory(tmp_path) as memory:
        memory.claim_documents({"一.docx": "a.yaml"}, {"documents/一.docx": ("1", "")})
        texts, rows = (
            NO_OWN_TEXTS._replace(grams=array(ARRAY_TYPE, [7])),
            {"items": PackedRows(1, b"[]", b"<")},
        )
        memory.store(
            {"a.yaml": StoredResult("{}", documents=("一.docx",), texts=texts, rows=rows)}, {}
        )
        memory.forget(["a.yaml"])

        assert (memory.inputs(), memory.known_documents()) == ({}, {"一.docx": "a.yaml"})
        assert (memory.texts_of("a.yaml"), memory.rows_of("a.yaml", "items")) == (
            NO_OWN_TEXTS,
            NO_PACKED_ROWS,
        )
        memory.forget_documents(["一.docx"])
        assert memory.known_documents() == {}


@pytest.mark.parametrize("is_stored", [True, False])
def test_a_note_holds_until_a_file_changes(tmp_path: Path, is_stored: bool) -> None:  # noqa: FBT001
    with BatchMemory(tmp_path) as memory:
        memory.store({"a.yaml": StoredResult("{}")}, {})
        memory.set_note("note", "x")
        memory.forget([])
        before = memory.note("note")
        if is_stored:
            memory.store({"b.yaml": StoredResult("{}")}, {})
        else:
            memory.forget(["a.yaml"])

        assert (before, memory.note("note")) == ("x", "")


def test_a_second_run_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with BatchMemory(tmp_path) as first:
        with pytest.raises(CannotWrite) as refused:
            BatchMemory(tmp_path)
        first.set_note("note", "x")

    assert refused.value.path == tmp_path / DATABASE_NAME
    assert refused.value.reason.en == (
        "another civplan batch is writing to this folder; run again when it has ended"
    )
    with BatchMemory(tmp_path) as memory:
        assert memory.note("note") == "x"


@pytest.mark.parametrize("damage", ["no database", "torn", "empty", "another form"])
def test_a_damaged_memory_begins_anew(tmp_path: Path, damage: str) -> None:
    with BatchMemory(tmp_path) as memory:
        memory.store({f"{number}.yaml": StoredResult("x" * 5000) for number in range(20)}, {})
    file = tmp_path / DATABASE_NAME
    data = file.read_bytes()
    if damage == "no database":
        file.write_bytes(b"no database at all" * 100)
    elif damage == "torn":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "empty":
        file.write_bytes(b"")
    else:
        other = sqlite3.connect(file)
        with other:
            other.execute("UPDATE meta SET value = '0'")
        other.close()

    with BatchMemory(tmp_path) as memory:
        assert memory.inputs() == {}
        memory.store({"a.yaml": StoredResult("{}")}, {})
        assert memory.inputs() == {"a.yaml": {}}


def test_a_folder_in_the_place_of_the_memory_is_reported(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).mkdir()

    with pytest.raises(CannotWrite) as refused:
        BatchMemory(tmp_path)

    assert refused.value.reason.zh == "无法写入（unable to open database file）"


def test_what_was_written_about_the_sub_district_outlives_another_form(tmp_path: Path) -> None:
    with BatchMemory(tmp_path) as memory:
        memory.claim_report({"汇总.md": ("1", "")})
        memory.set_note("note", "x")
    connection = sqlite3.connect(tmp_path / DATABASE_NAME)
    with connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    connection.close()

    with BatchMemory(tmp_path) as memory:
        assert (memory.digests_of("汇总.md"), memory.note("note")) == ({"1"}, "")
