"""What a page in a browser is told: only what it does not have yet, as JSON."""

from __future__ import annotations

import json
from typing import Any

from civplan.preview.shown_file import FileList, ShownDocument, ShownFile


class SentPages:
    """What a page in a browser has already."""

    def __init__(self) -> None:
        """It has nothing."""
        self._last = ShownFile()
        self._keys: frozenset[str] = frozenset()

    def update_to(self, shown: ShownFile) -> bytes:
        """What leads from what the page has to ``shown``; the page then has that."""
        pages = {page.key: page for document in shown.documents for page in document.pages}
        last = self._last
        update: dict[str, Any] = {
            "version": shown.version,
            "title": shown.title,
            "problem": shown.problem,
            "documents": [_document_values(one, last) for one in shown.documents],
            "pages": {
                key: [page.width, page.height, page.html]
                for key, page in pages.items()
                if key not in self._keys
            },
        }
        if shown.looks != last.looks:
            update["looks"] = shown.looks
        if shown.findings != last.findings or not last.version:
            update["findings"] = list(shown.findings)
        self._last, self._keys = shown, frozenset(pages)
        return json_bytes(update)


def _document_values(document: ShownDocument, last: ShownFile) -> dict[str, Any]:
    """A document with the keys of its pages; where its texts stand in the file, if that is new."""
    values: dict[str, Any] = {
        "name": document.name,
        "label": document.label,
        "pages": [page.key for page in document.pages],
    }
    before = next((one for one in last.documents if one.name == document.name), None)
    if before is None or before.keys != document.keys:
        values["keys"] = document.keys
    return values


def list_bytes(files: FileList) -> bytes:
    """The list of files."""
    rows = [{"name": name, **row._asdict()} for name, row in files.rows.items()]
    return json_bytes({"version": files.version, "files": rows})


def json_bytes(values: Any) -> bytes:
    """JSON in UTF-8; a text in both languages is a list of two."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
