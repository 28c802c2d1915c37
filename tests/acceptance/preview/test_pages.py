"""The pages of a preview as a browser draws them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from support.preview_actions import save
from support.preview_pages import (
    CHOSEN,
    PreviewOpener,
    layout_of,
    runs_of_layout,
    shown_runs,
    text_of,
    wait_for_text,
    width_beyond_window,
)

pytestmark = pytest.mark.slow


COLUMNS = "".join(f"          - 第{number}网格排查整改情况\n" for number in range(1, 12))
ROW = f"          - [{', '.join(['楼道堆物已经清理完毕，充电车棚正在建设'] * 11)}]\n"
WIDE_TABLE = f"""\
  tables:
      - caption: 各网格排查任务
        columns:
{COLUMNS}        rows:
{ROW}{ROW}"""
"""A table that stands on a landscape page."""


@pytest.mark.parametrize("zoom", [0, 0.5, 1, 2])
@pytest.mark.parametrize("name", ["hunei-2007", "桐溪社区2025", "松涛社区2025消防"])
def test_every_line_stands_where_the_layout_has_it(
    open_preview: PreviewOpener, examples: Path, name: str, zoom: float
) -> None:
    path = examples / f"{name}.yaml"
    page = open_preview(path)
    page.evaluate("zoom => localStorage.setItem('civplan.zoom', zoom)", zoom)
    page.reload()
    page.wait_for_selector(".sheet")
    sheets = shown_runs(page)
    expected = runs_of_layout(layout_of(path))
    assert [[run.text for run in sheet] for sheet in sheets] == [
        [run.text for run in sheet] for sheet in expected
    ]
    for shown, meant in zip(chain(*sheets), chain(*expected), strict=True):
        assert shown[1:] == pytest.approx(meant[1:], abs=1), shown.text


@pytest.mark.parametrize("font", ["Noto Sans CJK SC", "Noto Serif CJK SC", "monospace", "fantasy"])
def test_28_characters_fill_the_type_area_whatever_the_font(
    open_preview: PreviewOpener, plan: Path, font: str
) -> None:
    save(plan, "坚持以人为本，依靠居民建设社区。", "社" * 80 + "。")
    page = open_preview(plan)
    page.evaluate(
        "font => { const sheet = new CSSStyleSheet();"
        " sheet.replaceSync(`.paper * { font-family: ${font} !important }`);"
        " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }",
        f"'{font}'" if " " in font else font,
    )
    width = page.evaluate(
        """() => {
          const line = [...document.querySelectorAll(".paper [class^=k]")]
            .find((one) => one.textContent === "社".repeat(28));
          const range = document.createRange();
          range.selectNodeContents(line);
          const zoom = document.querySelector(".sheet").getBoundingClientRect().width / 793.7;
          return range.getBoundingClientRect().width / zoom;
        }"""
    )
    assert width == pytest.approx(156 / 25.4 * 96, abs=1.5)


def test_no_character_is_wider_than_its_place(open_preview: PreviewOpener, examples: Path) -> None:
    page = open_preview(examples / "hunei-2007.yaml")
    too_wide = page.evaluate(
        """() => [...document.querySelectorAll(".sheet i[class]")].filter((box) => {
          const range = document.createRange();
          range.selectNodeContents(box);
          return /[0-9A-Za-z%]/.test(box.textContent)
            && range.getBoundingClientRect().width > box.getBoundingClientRect().width * 1.1;
        }).map((box) => box.textContent)"""
    )
    assert too_wide == []


def test_tables_are_tables_to_a_screen_reader(open_preview: PreviewOpener, examples: Path) -> None:
    page = open_preview(examples / "桐溪社区2025.yaml")
    names = page.get_by_role("columnheader").all_text_contents()
    assert "序号" in names


def test_tabs_are_chosen_with_the_mouse(open_preview: PreviewOpener, examples: Path) -> None:
    page = open_preview(examples / "hunei-2007.yaml")
    page.get_by_role("tab", name="总结").click()
    wait_for_text(page, "工作总结")
    assert page.get_by_role("tab", name="总结").get_attribute("aria-selected") == "true"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [(["ArrowRight"], "总结"), (["ArrowRight", "ArrowRight"], "计划"), (["End"], "总结")],
)
def test_tabs_are_chosen_with_the_keyboard(
    open_preview: PreviewOpener, examples: Path, keys: list[str], chosen: str
) -> None:
    page = open_preview(examples / "hunei-2007.yaml")
    page.get_by_role("tab", name="总结").wait_for()
    page.get_by_role("tab", name="计划").focus()
    for key in keys:
        page.keyboard.press(key)
    assert page.get_by_role("tab", name=chosen).get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.textContent") == chosen


def test_the_chosen_tab_stays_when_the_file_is_saved(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    page = open_preview(path)
    page.get_by_role("tab", name="总结").click()
    save(path, "湖内社区", "湖内里社区")
    wait_for_text(page, "湖内里社区")
    assert page.get_by_role("tab", name="总结").get_attribute("aria-selected") == "true"


def test_a_tab_keeps_the_focus_when_the_file_is_saved(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    page = open_preview(path)
    page.get_by_role("tab", name="计划").focus()
    save(path, "湖内社区", "湖内里社区")
    wait_for_text(page, "湖内里社区")
    assert page.evaluate("document.activeElement.textContent") == "计划"


def test_combined_and_stages_have_tabs(open_preview: PreviewOpener, examples: Path) -> None:
    (combined, *_) = sorted((examples / "combined").glob("*.yaml"))
    page = open_preview(combined)
    page.get_by_role("tab", name="合并").wait_for()


def test_pages_grow_and_shrink(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    sheet = page.locator(".sheet").first

    def width() -> float:
        box = sheet.bounding_box()
        assert box
        return box["width"]

    fitting = width()
    page.get_by_role("button", name="放大").click()
    assert width() > fitting
    page.get_by_role("button", name="缩小").click()
    page.get_by_role("button", name="缩小").click()
    assert width() < fitting
    page.get_by_role("button", name="适合窗口宽度").click()
    assert width() == pytest.approx(fitting)


def test_a_landscape_page_fits_the_window_too(open_preview: PreviewOpener, hunei: Path) -> None:
    save(hunei, "  targets:\n    - {id: satis", f"{WIDE_TABLE}  targets:\n    - {{id: satis")
    page = open_preview(hunei)
    widths = page.evaluate(
        "[...document.querySelectorAll('.sheet')].map((one) => [one.clientWidth, one.clientHeight])"
    )
    assert any(width > height for width, height in widths)
    room = page.evaluate(f"document.querySelector('{CHOSEN}').clientWidth")
    assert max(width for width, _ in widths) <= room
    sheets = shown_runs(page)
    for shown, meant in zip(sheets, runs_of_layout(layout_of(hunei)), strict=True):
        for one, other in zip(shown, meant, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=1), one.text


def test_two_pages_stand_abreast(open_preview: PreviewOpener, examples: Path) -> None:
    page = open_preview(examples / "hunei-2007.yaml")
    page.get_by_role("button", name="双页").click()
    first, second = (page.locator(".sheet").nth(number).bounding_box() for number in (0, 1))
    assert first
    assert second
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


def test_surroundings_turn_dark_and_paper_stays_white(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    page.get_by_role("button", name="深色").click()
    colours = page.evaluate(
        "['body', '.sheet'].map((one) =>"
        " getComputedStyle(document.querySelector(one)).backgroundColor)"
    )
    assert colours == ["rgb(17, 18, 20)", "rgb(255, 255, 255)"]


def test_a_dark_system_has_dark_surroundings(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan, scheme="dark")
    assert page.evaluate("document.documentElement.classList.contains('dark')")


def test_choices_are_remembered(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="双页").click()
    page.reload()
    page.wait_for_selector(".sheet")
    for name in ("深色", "双页"):
        button = page.get_by_role("button", name=name)
        assert button.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("width", [320, 360, 1280, 1440])
@pytest.mark.parametrize("name", ["hunei-2007.yaml", "tongbei-2007"])
def test_the_frame_needs_no_scrolling_sideways(
    open_preview: PreviewOpener, examples: Path, name: str, width: int
) -> None:
    page = open_preview(examples / name, width=width)
    assert width_beyond_window(page) <= 0
    sheets = page.locator(".sheet").all()
    for sheet in sheets[:1]:
        box = sheet.bounding_box()
        assert box
        assert box["width"] <= width


@pytest.mark.parametrize(
    ("lang", "tab", "word"), [("zh", "计划", "问题"), ("en", "Plan", "Findings")]
)
def test_the_page_speaks_the_language_of_the_command(
    open_preview: PreviewOpener, examples: Path, lang: str, tab: str, word: str
) -> None:
    page = open_preview(examples / "hunei-2007.yaml", lang=lang)
    assert page.get_by_role("tab").all_text_contents()[0] == tab
    assert word in text_of(page, "#side")


def test_the_language_can_be_changed_on_the_page(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    page.get_by_role("button", name="English").click()
    assert "Nothing found" in text_of(page, "#side")
    assert page.evaluate("document.documentElement.lang") == "en"
