"""The register's tables for other systems: CSV that Excel reads, and JSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from civplan.district.register.cells import Cell
from civplan.district.register.rows import data_tables_of
from civplan.district.register.tables import Table
from civplan.district.review import Review

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet works out when it opens a CSV file."""
FOLDER = "台账"


def csv_files(review: Review) -> Iterator[tuple[str, bytes]]:
    """Each table as CSV with its name in the output folder."""
    for table in data_tables_of(review):
        yield f"{FOLDER}/{table.title}.csv", as_csv(table)


def as_csv(table: Table) -> bytes:
    """A table as CSV in UTF-8; the mark at its beginning tells Excel so."""
    said = StringIO()
    writer = csv.writer(said)
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return said.getvalue().encode("utf-8-sig", errors="replace")


def harmless(cell: Cell) -> str:
    """A cell as text; an apostrophe stands before what would be worked out as a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def json_file(review: Review) -> Iterator[tuple[str, bytes]]:
    """All tables as one JSON file with its name in the output folder."""
    yield f"{FOLDER}.json", as_json(review)


def as_json(review: Review) -> bytes:
    """All tables as JSON, a row a line; days are texts, and what is not given is null."""
    head = {"district": review.name, "year": review.year, "as_of": review.as_of.isoformat()}
    tables = ",\n".join(table_as_json(table) for table in data_tables_of(review))
    return f"{one_line(head)[:-1]},\n{tables}}}\n".encode(errors="replace")


def table_as_json(table: Table) -> str:
    """A table as a member of a JSON object."""
    names = [column.name for column in table.columns]
    rows = (one_line(dict(zip(names, map(plain, row), strict=True))) for row in table.rows)
    inside = ",\n".join(rows)
    return f'"{table.name}":[\n{inside}\n]' if inside else f'"{table.name}":[]'


def plain(cell: Cell) -> str | float | None:
    """A cell as JSON has it: an empty text is nothing."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return None if cell == "" else cell


def one_line(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
