"""Pictures of ten old documents before and after: as they were saved, and imported and rendered.

``python docs/old_documents.py FOLDER [NAME …]`` writes a picture of the first pages of each, side
by side; for people who change the import to look at. LibreOffice, Chromium and pdftoppm are needed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "docs"), str(REPOSITORY / "tests")]

from pictures import run  # noqa: E402 - it stands beside this file

from support.old_documents import OLD_DOCUMENTS  # noqa: E402 - so do the tests

RESOLUTION = 60
"""Dots per inch."""
MOST_PAGES = 3
WINDOW = "700,1000"
"""Width and height of the browser's window, in pixels."""
GAP = 12
"""Pixels between two pages, and around them."""


def main(folder: Path, *names: str) -> None:
    """Write a picture of every document, and its plan file.

    Args:
        folder: Where they are written.
        names: Parts of the names of documents; none for all of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in OLD_DOCUMENTS:
        if names and not any(name in old.name for name in names):
            continue
        with TemporaryDirectory() as name:
            work = Path(name)
            source = work / old.name
            source.write_bytes(old.data)
            civplan("import", source, "-o", work / "plan.yaml")
            civplan("render", work / "plan.yaml", "-o", work / "after")
            (folder / f"{source.stem}.yaml").write_bytes((work / "plan.yaml").read_bytes())
            before = pictures_of(source, work / "before")
            after = [
                picture
                for document in sorted((work / "after").glob("*.docx"))
                for picture in pictures_of(document, work / document.stem)
            ]
            side_by_side([*before, *after], folder / f"{source.stem}.png")


def civplan(*arguments: object) -> None:
    """Run the command; what it finds in the documents is no fault of ours."""
    command = [sys.executable, "-m", "civplan", "--lang", "zh", *map(str, arguments)]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)  # noqa: S603 - our own
    if ended.returncode not in {0, 1}:
        sys.exit(ended.stderr.decode())


def pictures_of(document: Path, prefix: Path) -> list[Path]:
    """The first pages of a document as pictures; a web page as the browser shows it."""
    if document.suffix == ".html":
        picture = prefix.with_suffix(".png")
        size = ("--hide-scrollbars", f"--window-size={WINDOW}")
        address = document.as_uri()
        run("chromium", "--headless", "--no-sandbox", *size, f"--screenshot={picture}", address)
        return [picture]
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", document.parent, document)
    pages = ("-r", RESOLUTION, "-l", MOST_PAGES)
    run("pdftoppm", "-png", *pages, document.with_suffix(".pdf"), prefix)
    return sorted(prefix.parent.glob(f"{prefix.name}-*.png"))


def side_by_side(pictures: list[Path], target: Path) -> None:
    """One picture of several, from left to right."""
    pages = [Image.open(picture).convert("RGB") for picture in pictures]
    width = sum(page.width + GAP for page in pages) + GAP
    whole = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), "grey")
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    whole.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
