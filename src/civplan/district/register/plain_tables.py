"""The register's tables for other systems: CSV that Excel reads, and JSON."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from civplan.district.memory.file_result import compact_json
from civplan.district.register.cells import SHEET_FORMULA_SIGNS, CellValue
from civplan.district.register.tables import RegisterTable, data_tables
from civplan.district.review.review import Review

CSV_FORMULA_SIGNS = (*SHEET_FORMULA_SIGNS, "＝", "＋", "－", "＠")
"""First characters of a text that a spreadsheet evaluates when it opens a CSV file."""
TABLES_FOLDER = "台账"


def csv_files(review: Review) -> Iterator[tuple[str, bytes]]:
    """Each table as CSV, with the file's name in the output folder."""
    for table in data_tables(review):
        yield f"{TABLES_FOLDER}/{table.head.title}.csv", table_csv(table)


def table_csv(table: RegisterTable) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, which Excel needs."""
    output = StringIO()
    writer = csv.writer(output)
    writer.writerow([column.heading for column in table.head.columns])
    writer.writerows([_csv_text(cell) for cell in row] for row in table.rows)
    return output.getvalue().encode("utf-8-sig", errors="replace")


def _csv_text(cell: CellValue) -> str:
    """A cell as text; an apostrophe in front keeps it from being evaluated as a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(CSV_FORMULA_SIGNS) else cell
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def json_file(review: Review) -> Iterator[tuple[str, bytes]]:
    """All tables as one JSON file, one row a line, with its name in the output folder.

    Dates are texts, empty cells are null.
    """
    stage = {"stage": review.stage.name} if review.stage else {}
    head = {"district": review.name, "year": review.year, **stage}
    head |= {"as_of": review.as_of.isoformat()}
    tables = ",\n".join(_table_member(table) for table in data_tables(review))
    text = f"{compact_json(head)[:-1]},\n{tables}}}\n"
    yield f"{TABLES_FOLDER}.json", text.encode(errors="replace")


def _table_member(table: RegisterTable) -> str:
    """A table as a member of a JSON object."""
    names = [column.name for column in table.head.columns]
    rows = (compact_json(dict(zip(names, map(_json_cell, row), strict=True))) for row in table.rows)
    inside = ",\n".join(rows)
    return f'"{table.head.name}":[\n{inside}\n]' if inside else f'"{table.head.name}":[]'


def _json_cell(cell: CellValue) -> str | float | None:
    """The JSON value of a cell; null for an empty text."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return None if cell == "" else cell
