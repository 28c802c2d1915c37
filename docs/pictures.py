"""Takes the pictures of docs/images anew: pages in LibreOffice, the overview in Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

REPOSITORY = Path(__file__).resolve().parent.parent
IMAGES = REPOSITORY / "docs" / "images"
PLAN, DISTRICT = "examples/hunei-2007.yaml", "examples/tongbei-2007"
AS_OF = "2008-01-05"
"""The day of the pictures, so that they say the same each time."""
COLOURS = 64
"""Enough for a page with a few colours; a file is a third as large as with all."""
COLOURS_OF_SCREEN = 256
"""The overview has more colours: with 64 its green for what is met turns blue."""
WINDOW = (1280, 1750)
"""Width and height of the browser's window, in pixels."""
WIDEST = 1060
"""A picture that is wider than this, in pixels, is made smaller."""
SHOWN = 900
"""How wide it is then."""
TO_THE_END_OF_THE_TABLE = ("-H", "300")
"""Of the register's first page, what is not white; in pixels."""


def main() -> None:
    """Make every document in a folder that is thrown away, and take its picture."""
    with TemporaryDirectory() as name:
        made = Path(name)
        civplan("render", "--kind", "plan", "-o", f"{made}/plan.docx", PLAN)
        civplan("batch", DISTRICT, "-o", f"{made}/out", "--as-of", AS_OF, "--quiet")
        take_page(made / "plan.docx", "hunei-plan-page1", 60)
        take_page(made / "out" / "汇总.docx", "rollup-page1", 70)
        take_page(made / "out" / "台账.xlsx", "register-page1", 90, TO_THE_END_OF_THE_TABLE)
        civplan("form", PLAN, "-o", f"{made}/form.xlsx")
        take_page(made / "form.xlsx", "form-page2", 90, page=2)
        take_screen(made / "out" / "index.html", "overview")


def civplan(*arguments: str) -> None:
    """Run the command on the examples; that these have faults for it to find is no fault."""
    command = [sys.executable, "-m", "civplan", "--lang", "zh", *arguments]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)  # noqa: S603 - our own
    if ended.returncode not in {0, 1}:
        sys.exit(f"civplan {' '.join(arguments)}: exit code {ended.returncode}")


def take_page(
    document: Path, name: str, resolution: int, part: tuple[str, ...] = (), *, page: int = 1
) -> None:
    """Take a picture of a page of a document.

    Args:
        document: What LibreOffice can open.
        name: The picture's.
        resolution: Dots per inch.
        part: Options of pdftoppm that take a part of the page.
        page: Its number, from 1.
    """
    folder = document.parent
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, document)
    only = ("-f", page, "-l", page, "-singlefile", "-r", resolution)
    run("pdftoppm", "-png", *only, *part, document.with_suffix(".pdf"), folder / name)
    keep(folder / f"{name}.png")


def take_screen(page: Path, name: str) -> None:
    """Take a picture of a page in the browser."""
    picture = page.parent / f"{name}.png"
    size = ("--hide-scrollbars", f"--window-size={WINDOW[0]},{WINDOW[1]}")
    run("chromium", "--headless", "--no-sandbox", *size, f"--screenshot={picture}", page.as_uri())
    keep(picture, COLOURS_OF_SCREEN)


def run(*command: object) -> None:
    """Run a program that says nothing while all is well."""
    fonts = os.environ | {"FONTCONFIG_FILE": str(IMAGES / "fonts.conf")}
    subprocess.run(list(map(str, command)), env=fonts, capture_output=True, check=True)  # noqa: S603


def keep(picture: Path, colours: int = COLOURS) -> None:
    """Put a picture into docs/images, not too wide and with few colours."""
    image = Image.open(picture).convert("RGB")
    if image.width > WIDEST:
        image = image.resize((SHOWN, image.height * SHOWN // image.width))
    image.quantize(colours).save(IMAGES / picture.name, optimize=True)


if __name__ == "__main__":
    main()
