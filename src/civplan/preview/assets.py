"""The page and its parts, read once from the package."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from civplan.findings.words import Language
from civplan.preview.server import HTML, Response
from civplan.preview.words import PREVIEW_WORDS

FOLDER = Path(__file__).parent
ASSET_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
PAGE_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}


def page_assets(
    token: str, language: Language, *, read_only: bool, folder: str = ""
) -> dict[str, Response]:
    """The page with the list, that with a file (``file``), styles and scripts, by their names.

    Args:
        token: That of the addresses.
        language: That in which the page begins.
        read_only: Whether nothing can be changed on the page.
        folder: The name of the folder whose files are listed; empty for a single file.
    """
    assets = {
        file.name: Response(file.read_bytes(), ASSET_TYPES[file.suffix])
        for file in FOLDER.iterdir()
        if file.suffix in ASSET_TYPES
    }
    text = (FOLDER / "page.html").read_text(encoding="utf-8")
    words = json.dumps(PREVIEW_WORDS, ensure_ascii=False)
    for name, show in (("", "list"), ("file", "file")):
        values = {
            "lang": PAGE_LANGUAGES[language],
            "token": token,
            "show": show,
            "folder": folder,
            "read_only": "true" if read_only else "false",
            "words": words,
        }
        assets[name] = Response(_text_with(text, values).encode(errors="replace"), HTML)
    return assets


def _text_with(text: str, values: Mapping[str, str]) -> str:
    """The page with its values, which may have braces themselves."""
    return re.sub(r"\{(\w+)\}", lambda match: escape(values[match[1]]), text)
