"""The record of an issued plan: written as JSON, and read back with every value checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NoReturn

from civplan.findings.words import Words
from civplan.model.figures import parse_quantity, parse_when, parse_year
from civplan.model.issued import LEVEL_COMPARISON, IssuedPlan, ItemPlace, Promise, PromisedTarget
from civplan.model.target import Comparison

RECORD_VERSION = 1
"""Version of the format; a newer one may have fields that this program does not know."""
RecordData = dict[str, Any]

NOT_A_RECORD = Words("内容不是 civplan 的下达记录", "it is no record of an issued plan")
NEWER_RECORD = Words("它是由更新版本的 civplan 写的", "a newer civplan wrote it")
EDITED_RECORD = Words("下达以后它被改动过", "it was edited after the plan was issued")


class UnusableRecord(Exception):
    """The data are no valid record of an issued plan."""

    def __init__(self, reason: Words) -> None:
        """Take the reason."""
        super().__init__(reason.en)
        self.reason = reason


def record_text(issued: IssuedPlan) -> str:
    """The record as JSON, one value a line so that differences are readable."""
    data = record_data(issued)
    data["hash"] = record_hash(data)
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


def record_data(issued: IssuedPlan) -> RecordData:
    """An issued plan as data."""
    return {
        "version": RECORD_VERSION,
        "community": issued.community,
        "year": issued.year,
        "date": issued.date,
        "issued": issued.issued,
        "goals": [_non_empty_fields(target) for target in issued.goals],
        "items": [_promise_data(promise, with_place=True) for promise in issued.items],
    }


def _promise_data(promise: Promise, *, with_place: bool) -> RecordData:
    """An item as data; a sub-item has the place of its item."""
    place = _non_empty_fields(promise.place) if with_place else {}
    words = {"id": promise.id, "name": promise.name, "text": promise.text, "due": promise.due}
    lists = {
        "targets": [_non_empty_fields(target) for target in promise.targets],
        "items": [_promise_data(item, with_place=False) for item in promise.items],
    }
    return place | {name: value for name, value in (words | lists).items() if value}


def _non_empty_fields(value: PromisedTarget | ItemPlace) -> RecordData:
    """The fields of a value that are not empty, by name."""
    return {name: text for name, text in sorted(value._asdict().items()) if text}


def record_hash(data: Mapping[str, Any]) -> str:
    """The hash of a record's data, without its ``hash``."""
    rest = {name: value for name, value in data.items() if name != "hash"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def issued_plan_from_text(text: str) -> IssuedPlan:
    """The issued plan of a record's text.

    Raises:
        UnusableRecord: It is no such record, a newer one, or was edited.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = Words(f"第{line}行起不是 JSON", f"from line {line} on it is no JSON")
        raise UnusableRecord(reason) from error
    try:
        return _issued_plan_from_data(data)
    except (ValueError, RecursionError) as error:
        raise UnusableRecord(NOT_A_RECORD) from error


def _issued_plan_from_data(data: object) -> IssuedPlan:
    """The issued plan from any JSON value.

    Raises:
        UnusableRecord: Its format is newer, or it was edited.
        ValueError: It is no record.
    """
    record = _as_object(data)
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise ValueError(version)
    if version > RECORD_VERSION:
        raise UnusableRecord(NEWER_RECORD)
    year = record.get("year")
    issued = IssuedPlan(
        community=_string_field(record, "community", required=True),
        year=year if type(year) is int and parse_year(str(year)) else _refuse_value(year),
        issued=_date_field(record, "issued"),
        date=_date_field(record, "date"),
        goals=tuple(map(_target_from, _list_field(record, "goals"))),
        items=tuple(_promise_from(one, None) for one in _list_field(record, "items")),
    )
    if record.get("hash") != record_hash(record):
        raise UnusableRecord(EDITED_RECORD)
    return issued


def _promise_from(data: RecordData, place: ItemPlace | None) -> Promise:
    """An item of a record; ``place`` is that of its parent item, or None."""
    place = place or ItemPlace(
        _string_field(data, "section", required=True), _string_field(data, "area")
    )
    return Promise(
        place=place,
        text=_string_field(data, "text"),
        id=_string_field(data, "id"),
        name=_string_field(data, "name"),
        due=_date_field(data, "due"),
        targets=tuple(map(_target_from, _list_field(data, "targets"))),
        items=tuple(_promise_from(one, place) for one in _list_field(data, "items")),
    )


def _target_from(data: RecordData) -> PromisedTarget:
    """A target of a record."""
    comparison = _string_field(data, "comparison", required=True)
    if comparison not in {LEVEL_COMPARISON, *(one.value for one in Comparison)}:
        raise ValueError(comparison)
    is_level = comparison == LEVEL_COMPARISON
    figure = _string_field(data, "figure", required=not is_level)
    ceiling = _string_field(data, "ceiling")
    for number in filter(None, (figure, ceiling)):
        quantity = parse_quantity(number)
        if quantity is None or quantity.unit:
            raise ValueError(number)
    return PromisedTarget(
        measure=_string_field(data, "measure", required=True),
        comparison=comparison,
        figure=figure,
        unit=_string_field(data, "unit"),
        level=_string_field(data, "level", required=is_level),
        id=_string_field(data, "id"),
        ceiling=ceiling,
        strict=_string_field(data, "strict"),
    )


def _as_object(value: object) -> RecordData:
    """The value if it is a JSON object."""
    return value if isinstance(value, dict) else _refuse_value(value)


def _list_field(data: RecordData, name: str) -> list[RecordData]:
    """A list of objects; may be missing."""
    value = data.get(name, [])
    return list(map(_as_object, value)) if isinstance(value, list) else _refuse_value(value)


def _string_field(data: RecordData, name: str, *, required: bool = False) -> str:
    """A text of one line; may be empty unless required."""
    value = data.get(name, "")
    if not isinstance(value, str) or any(sign < " " for sign in value):
        raise ValueError(value)
    return value if value or not required else _refuse_value(value)


def _date_field(data: RecordData, name: str) -> str:
    """A date of a record; may be empty."""
    text = _string_field(data, name)
    return text if not text or parse_when(text) else _refuse_value(text)


def _refuse_value(value: object) -> NoReturn:
    """Refuse a value."""
    raise ValueError(value)
