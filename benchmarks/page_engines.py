"""Makes PDF files of .docx files with two layout engines, LibreOffice and OnlyOffice.

OnlyOffice's engine comes as a wheel, document-builder. It prints a watermark without text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

FONT_CACHES = ("AllFonts.js", "font_selection.bin", "fonts.log")
"""What OnlyOffice remembers of the fonts of an earlier run."""
SECONDS = 600
DOCUMENTS_IN_RUN = 100
"""LibreOffice leaves out, without a word, what exceeds about 250."""
FONT_SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<cachedir>{cache}</cachedir></fontconfig>"""

ToPdf = Callable[[Sequence[Path], Path, Path | None], list[Path]]
"""Makes a PDF file of each document in a folder, with the fonts of another folder if given."""


def font_settings(fonts: Path, folder: Path) -> Path:
    """A file in a folder that has LibreOffice take the fonts of another one (FONTCONFIG_FILE)."""
    settings = folder / "fonts.conf"
    settings.write_text(FONT_SETTINGS.format(fonts=fonts, cache=folder / "cache"))
    return settings


def libreoffice(documents: Sequence[Path], folder: Path, fonts: Path | None) -> list[Path]:
    """The PDF files that LibreOffice makes, of many documents in each of its runs."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ)
    if fonts:
        environment["FONTCONFIG_FILE"] = str(font_settings(fonts, folder))
    numbered = [folder / f"{number}.docx" for number, _ in enumerate(documents)]
    for document, copy in zip(documents, numbered, strict=True):
        shutil.copy(document, copy)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder)
    for start in range(0, len(numbered), DOCUMENTS_IN_RUN):
        some = numbered[start : start + DOCUMENTS_IN_RUN]
        subprocess.run(
            (*command, *some), env=environment, check=True, capture_output=True, timeout=SECONDS
        )
    return [copy.with_suffix(".pdf") for copy in numbered]


def onlyoffice(documents: Sequence[Path], folder: Path, fonts: Path | None) -> list[Path]:
    """The PDF files that OnlyOffice makes."""
    import docbuilder  # noqa: PLC0415 - only `make pages` has it

    folder.mkdir(parents=True, exist_ok=True)
    common = Path(docbuilder.__file__).parent / "lib" / "sdkjs" / "common"
    for name in FONT_CACHES:
        (common / name).unlink(missing_ok=True)
    builder = docbuilder.CDocBuilder()
    if fonts:
        builder.SetProperty("--fonts-dir", str(fonts))
        builder.SetProperty("--fonts-system", "true")
    made = []
    for number, document in enumerate(documents):
        made.append(folder / f"{number}.pdf")
        builder.OpenFile(str(document.resolve()))
        builder.SaveFile("pdf", str(made[-1]))
        builder.CloseFile()
    return made


ENGINES: dict[str, ToPdf] = {"LibreOffice": libreoffice, "OnlyOffice": onlyoffice}
