"""An issued plan as the data of its record, and back; a record that cannot be used is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NoReturn

from civplan.findings.words import Words
from civplan.model.figures import parse_quantity, parse_when, parse_year
from civplan.model.issued import LEVEL, Issued, Place, Promise, PromisedTarget
from civplan.model.target import Comparison

VERSION = 1
"""Of the record's form; a newer one may say what this program does not know."""
Data = dict[str, Any]

NOT_A_RECORD = Words("内容不是 civplan 的下达记录", "it is no record of an issued plan")
NEWER = Words("它是由更新版本的 civplan 写的", "a newer civplan wrote it")
EDITED = Words("下达以后它被改动过", "it was edited after the plan was issued")


class UnusableRecord(Exception):
    """The data are no record of an issued plan that can be relied on."""

    def __init__(self, reason: Words) -> None:
        """Take why."""
        super().__init__(reason.en)
        self.reason = reason


def text_of_record(issued: Issued) -> str:
    """The record as JSON: a line a value, so that a change shows where it was made."""
    data = data_of(issued)
    data["hash"] = fingerprint(data)
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


def data_of(issued: Issued) -> Data:
    """An issued plan as data."""
    return {
        "version": VERSION,
        "community": issued.community,
        "year": issued.year,
        "date": issued.date,
        "issued": issued.issued,
        "goals": [given(target) for target in issued.goals],
        "items": [data_of_promise(promise, with_place=True) for promise in issued.items],
    }


def data_of_promise(promise: Promise, *, with_place: bool) -> Data:
    """An item as data; a sub-item stands where its item does."""
    place = given(promise.place) if with_place else {}
    words = {"id": promise.id, "name": promise.name, "text": promise.text, "due": promise.due}
    lists = {
        "targets": [given(target) for target in promise.targets],
        "items": [data_of_promise(item, with_place=False) for item in promise.items],
    }
    return place | {name: value for name, value in (words | lists).items() if value}


def given(value: PromisedTarget | Place) -> Data:
    """The fields of a value that say something."""
    return {name: text for name, text in sorted(value._asdict().items()) if text}


def fingerprint(data: Mapping[str, Any]) -> str:
    """The hash of a record's data without the hash that it holds."""
    rest = {name: value for name, value in data.items() if name != "hash"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def issued_from_text(text: str) -> Issued:
    """The issued plan of a record's text.

    Raises:
        UnusableRecord: It is no such record, a newer one, or was edited.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableRecord(not_json(error)) from error
    try:
        return issued_from(data)
    except (ValueError, RecursionError) as error:
        raise UnusableRecord(NOT_A_RECORD) from error


def not_json(error: Exception) -> Words:
    """That a text is no JSON, and from which line on."""
    line = getattr(error, "lineno", 1)
    return Words(f"第{line}行起不是 JSON", f"from line {line} on it is no JSON")


def issued_from(data: object) -> Issued:
    """The issued plan of data that may be anything.

    Raises:
        UnusableRecord: It is of a newer form, or was edited.
        ValueError: It is no record.
    """
    record = mapping(data)
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise ValueError(version)
    if version > VERSION:
        raise UnusableRecord(NEWER)
    year = record.get("year")
    issued = Issued(
        community=string(record, "community", required=True),
        year=year if type(year) is int and parse_year(str(year)) else not_one(year),
        issued=date(record, "issued"),
        date=date(record, "date"),
        goals=tuple(target_from(mapping(one)) for one in entries(record, "goals")),
        items=tuple(promise_from(mapping(one), None) for one in entries(record, "items")),
    )
    if record.get("hash") != fingerprint(record):
        raise UnusableRecord(EDITED)
    return issued


def promise_from(data: Data, place: Place | None) -> Promise:
    """An item of a record; ``place`` is that of the item above it."""
    place = place or Place(string(data, "section", required=True), string(data, "area"))
    return Promise(
        place=place,
        text=string(data, "text"),
        id=string(data, "id"),
        name=string(data, "name"),
        due=date(data, "due"),
        targets=tuple(target_from(mapping(one)) for one in entries(data, "targets")),
        items=tuple(promise_from(mapping(one), place) for one in entries(data, "items")),
    )


def target_from(data: Data) -> PromisedTarget:
    """A target of a record."""
    comparison = string(data, "comparison", required=True)
    if comparison not in {LEVEL, *(one.value for one in Comparison)}:
        raise ValueError(comparison)
    is_level = comparison == LEVEL
    figure = string(data, "figure", required=not is_level)
    quantity = parse_quantity(figure)
    if figure and (quantity is None or quantity.unit):
        raise ValueError(figure)
    return PromisedTarget(
        measure=string(data, "measure", required=True),
        comparison=comparison,
        figure=figure,
        unit=string(data, "unit"),
        level=string(data, "level", required=is_level),
        id=string(data, "id"),
    )


def mapping(value: object) -> Data:
    """A JSON object, and nothing else."""
    return value if isinstance(value, dict) else not_one(value)


def entries(data: Data, name: str) -> list[object]:
    """A list of a record; empty when it is not given."""
    value = data.get(name, [])
    return value if isinstance(value, list) else not_one(value)


def string(data: Data, name: str, *, required: bool = False) -> str:
    """A text of one line; empty when it is not given and need not be."""
    value = data.get(name, "")
    if not isinstance(value, str) or any(sign < " " for sign in value):
        raise ValueError(value)
    return value if value or not required else not_one(value)


def date(data: Data, name: str) -> str:
    """A date of a record; empty when it is not given."""
    text = string(data, name)
    return text if not text or parse_when(text) else not_one(text)


def not_one(value: object) -> NoReturn:
    """Refuse a value."""
    raise ValueError(value)
