"""From a Word file to the text of its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx

from support.pages import PdfMaker, without_space


def test_a_word_file_becomes_pages_of_text(
    to_pdf: PdfMaker, pdf_text: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("每月召开一次 碰头会。")
    document.add_paragraph("第二页").paragraph_format.page_break_before = True
    document.save(str(tmp_path / "页.docx"))

    pages = pdf_text(to_pdf(tmp_path / "页.docx"))

    assert [without_space(page) for page in pages] == ["每月召开一次碰头会。", "第二页"]
