"""Takes the pictures of docs/images anew: pages in LibreOffice, screens in Chromium."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import sync_playwright

from civplan.findings.text import terminal_width

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parent.parent
IMAGES = REPOSITORY / "docs" / "images"
PLAN, DISTRICT = "examples/hunei-2007.yaml", "examples/tongbei-2007"
REPORT = "examples/云岭社区2024汇报.yaml"
FONTS = os.environ | {"FONTCONFIG_FILE": str(IMAGES / "fonts.conf")}
"""The environment of programs that lay out or draw."""
SLIP = ("每月召开一次，", "每月召开一次,")
"""A text of the plan, and what somebody mistypes it as for the picture of the preview."""
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
NEXT_DISTRICT = "tongbei-2008"
"""Next year's folder: plans without results, as when the forms go out."""
TERMINAL_STYLE = (
    "body{margin:0;padding:14px 18px;background:#1e1e1e;color:#d4d4d4}"
    "pre{margin:0;font:15px/21px 'Noto Sans Mono CJK SC',monospace}"
    "b{color:#fff}.added{color:#7ec699}.gone{color:#e88388}"
)
CELL_WIDTH, LINE_HEIGHT, TERMINAL_MARGIN = 7.5, 21, (36, 28)
"""Of a terminal, in pixels: a character's width, a line's height, and both sides' margins."""
Answers = Mapping[tuple[str, str, str], str]
"""What a community writes into its form, by sheet, number and heading."""
GUIYUAN: Answers = {
    ("措施", "meetings", "状态"): "已完成",
    ("措施", "meetings", "完成情况"): "楼组长例会召开13次，收到意见88条，全部有答复。",
    ("措施", "stairs", "状态"): "已完成",
    ("措施", "stairs", "完成情况"): "评出文明楼组45个，挂牌后由居民互相监督。",
    ("措施", "sheds", "状态"): "进行中",
    ("措施", "sheds", "完成情况"): "又拆除违章棚屋2间，还剩1间。",
    ("措施", "sheds", "原因"): "一户住家没有地方存放工具",
    ("措施", "sheds", "下一步"): "3月底前搬进街道借出的车库",
    ("指标", "satisfaction", "结果"): "97.1%",
    ("指标", "meetings-1", "结果"): "13次",
    ("指标", "corridors", "结果"): "45",
}
SHUYUAN: Answers = {
    ("指标", "satisfaction", "结果"): "96%",
    ("指标", "petitions", "结果"): "基本没有，请街道放心",
}
"""One answer that cannot be taken."""
TO_THE_END_OF_THE_TABLE = ("-H", "300")
TO_THE_END_OF_THE_FORM = ("-H", "530")
"""Of the register's first page, and of a form's second one, what is not white; in pixels."""


def main() -> None:
    """Make every document in a folder that is thrown away, and take its picture."""
    with TemporaryDirectory() as name:
        made = Path(name)
        civplan("render", "--kind", "plan", "-o", f"{made}/plan.docx", PLAN)
        civplan("batch", DISTRICT, "-o", f"{made}/out", "--as-of", AS_OF, "--quiet")
        take_page(made / "plan.docx", "hunei-plan-page1", 60)
        take_page(made / "out" / "汇总.docx", "rollup-page1", 70)
        take_page(made / "out" / "台账.xlsx", "register-page1", 90, TO_THE_END_OF_THE_TABLE)
        take_screen(made / "out" / "index.html", "overview")
        take_preview(made)
        take_forms(made)
        civplan("render", "--to", "pdf", "-o", f"{made}/report.pdf", REPORT)
        take_page(made / "report.pdf", "pdf-report-page1", 60)
        take_page(made / "report.pdf", "pdf-report-page3", 60, page=3)


def take_preview(made: Path) -> None:
    """Take the pictures of a preview: a plan with a warning, a text of it opened, on a phone."""
    text = (REPOSITORY / PLAN).read_text(encoding="utf-8")
    plan = made / Path(PLAN).name
    plan.write_text(text.replace(*SLIP), encoding="utf-8")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"], env=FONTS
        )
        with previewed(plan) as address:
            take_pages(browser, address, made)
        with previewed(REPOSITORY / DISTRICT) as address:
            page = browser.new_page(viewport={"width": 1000, "height": 560})
            page.goto(address)
            page.locator("#files tr td.number").last.get_by_text("…").wait_for(state="hidden")
            page.screenshot(path=made / "preview-list.png")
        browser.close()
    for picture in sorted(made.glob("preview*.png")):
        keep(picture, COLOURS_OF_SCREEN)


@contextmanager
def previewed(path: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = [sys.executable, "-m", "civplan", "--lang", "zh", "preview", path, "--no-browser"]
    with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True) as preview:  # noqa: S603
        assert preview.stdout  # noqa: S101 - for the type checker
        try:
            yield preview.stdout.readline().strip()
        finally:
            preview.kill()


def take_pages(browser: Browser, address: str, made: Path) -> None:
    """Take the pictures of a file's pages."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.locator("#findings button").first.click()
    page.locator(".marked").first.hover()
    page.screenshot(path=made / "preview.png")
    page.locator(".marked").first.click()
    page.locator("#editor textarea").wait_for()
    page.screenshot(path=made / "preview-edit.png")
    phone = browser.new_page(viewport={"width": 360, "height": 640}, color_scheme="dark")
    phone.goto(address)
    phone.locator(".sheet").first.wait_for()
    phone.screenshot(path=made / "preview-phone.png")


def take_forms(made: Path) -> None:
    """Take the pictures of the guide's chapter about forms: made, filled in, and taken back."""
    shutil.copytree(REPOSITORY / DISTRICT, made / Path(DISTRICT).name)
    civplan("rollover", f"{made}/{Path(DISTRICT).name}", "-o", f"{made}/{NEXT_DISTRICT}", "--quiet")
    civplan("form", f"{made}/{NEXT_DISTRICT}", "-o", f"{made}/forms")
    guiyuan = made / "forms" / "桂园社区2008年填报表.xlsx"
    take_page(guiyuan, "form-made", 90, TO_THE_END_OF_THE_FORM, page=2)
    fill_in(guiyuan, GUIYUAN)
    fill_in(guiyuan.with_name("书院社区2008年填报表.xlsx"), SHUYUAN)
    take_page(guiyuan, "form-filled", 90, TO_THE_END_OF_THE_FORM, page=2)
    forms = " ".join(f"forms/{name}社区2008年填报表.xlsx" for name in ("桂园", "书院", "望山"))
    command = f"civplan fill {NEXT_DISTRICT}/桂园.yaml forms/{guiyuan.name} --dry-run"
    take_terminal(made, command, "fill-dry-run")
    take_terminal(made, f"civplan fill {NEXT_DISTRICT} {forms}", "fill-district")


def fill_in(form: Path, answers: Answers) -> None:
    """Write answers into a form, as a community does."""
    workbook = load_workbook(form)
    for (sheet, number, heading), text in answers.items():
        table = workbook[sheet]
        column = next(cell.column for cell in table[1] if cell.value == heading)
        row = next(cell.row for cell in table["A"] if cell.value == number)
        table.cell(row, column).value = text
    workbook.save(form)


def take_terminal(folder: Path, command: str, name: str) -> None:
    """Take a picture of a command and what it prints, as a terminal shows it.

    Args:
        folder: Where the command runs.
        command: The command; only civplan's.
        name: The picture's.
    """
    arguments = [sys.executable, "-m", "civplan", "--lang", "zh", *command.split()[1:]]
    ended = subprocess.run(  # noqa: S603 - our own
        arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    lines = [f"$ {command}", *ended.stdout.decode().splitlines()]
    width = max(map(terminal_width, lines)) * CELL_WIDTH + TERMINAL_MARGIN[0]
    height = len(lines) * LINE_HEIGHT + TERMINAL_MARGIN[1]
    body = "\n".join(map(coloured, lines))
    page = folder / f"{name}.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><style>{TERMINAL_STYLE}</style><pre>{body}</pre>",
        encoding="utf-8",
    )
    take_screen(page, name, (round(width), height), COLOURS)


def coloured(line: str) -> str:
    """A line of a terminal as HTML: a command in bold, the lines of a diff in their colours."""
    text = html.escape(line)
    if line.startswith("$ "):
        return f"<b>{text}</b>"
    kind = {"+": "added", "-": "gone"}.get(line[:1])
    return f'<span class="{kind}">{text}</span>' if kind else text


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
        document: A PDF, or what LibreOffice can open.
        name: The picture's.
        resolution: Dots per inch.
        part: Options of pdftoppm that take a part of the page.
        page: Its number, from 1.
    """
    folder = document.parent
    if document.suffix != ".pdf":
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, document)
    only = ("-f", page, "-l", page, "-singlefile", "-r", resolution)
    run("pdftoppm", "-png", *only, *part, document.with_suffix(".pdf"), folder / name)
    keep(folder / f"{name}.png")


def take_screen(
    page: Path,
    name: str,
    window: tuple[int, int] = WINDOW,
    colours: int = COLOURS_OF_SCREEN,
) -> None:
    """Take a picture of a page in the browser, whose window is so many pixels wide and high."""
    picture = page.parent / f"{name}.png"
    size = ("--hide-scrollbars", f"--window-size={window[0]},{window[1]}")
    run("chromium", "--headless", "--no-sandbox", *size, f"--screenshot={picture}", page.as_uri())
    keep(picture, colours)


def run(*command: object) -> None:
    """Run a program that says nothing while all is well."""
    subprocess.run(list(map(str, command)), env=FONTS, capture_output=True, check=True)  # noqa: S603


def keep(picture: Path, colours: int = COLOURS) -> None:
    """Put a picture into docs/images, not too wide and with few colours."""
    image = Image.open(picture).convert("RGB")
    if image.width > WIDEST:
        image = image.resize((SHOWN, image.height * SHOWN // image.width))
    image.quantize(colours).save(IMAGES / picture.name, optimize=True)


if __name__ == "__main__":
    main()
