"""The register's tables for other systems: CSV that Excel reads, and JSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from civplan.district.register.cells import CellValue
from civplan.district.register.tables import RegisterTable, data_tables
from civplan.district.review.review import Review

CSV_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet works out when it opens a CSV file."""
TABLES_FOLDER = "台账"


def csv_files(review: Review) -> Iterator[tuple[str, bytes]]:
    """Each table as CSV with its name in the output folder."""
    for table in data_tables(review):
        yield f"{TABLES_FOLDER}/{table.head.title}.csv", table_csv(table)


def table_csv(table: RegisterTable) -> bytes:
    """A table as CSV in UTF-8; the mark at its beginning tells Excel so."""
    said = StringIO()
    writer = csv.writer(said)
    writer.writerow([column.heading for column in table.head.columns])
    writer.writerows([_csv_text(cell) for cell in row] for row in table.rows)
    return said.getvalue().encode("utf-8-sig", errors="replace")


def _csv_text(cell: CellValue) -> str:
    """A cell as text; an apostrophe stands before what would be worked out as a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(CSV_FORMULA_SIGNS) else cell
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def json_file(review: Review) -> Iterator[tuple[str, bytes]]:
    """All tables as one JSON file with its name in the output folder."""
    yield f"{TABLES_FOLDER}.json", _tables_json(review)


def _tables_json(review: Review) -> bytes:
    """All tables as JSON, a row a line; days are texts, and what is not given is null."""
    head = {"district": review.name, "year": review.year, "as_of": review.as_of.isoformat()}
    tables = ",\n".join(_table_member(table) for table in data_tables(review))
    return f"{_json_line(head)[:-1]},\n{tables}}}\n".encode(errors="replace")


def _table_member(table: RegisterTable) -> str:
    """A table as a member of a JSON object."""
    names = [column.name for column in table.head.columns]
    rows = (_json_line(dict(zip(names, map(_json_cell, row), strict=True))) for row in table.rows)
    inside = ",\n".join(rows)
    return f'"{table.head.name}":[\n{inside}\n]' if inside else f'"{table.head.name}":[]'


def _json_cell(cell: CellValue) -> str | float | None:
    """A cell as JSON has it: an empty text is nothing."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return None if cell == "" else cell


def _json_line(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
