"""``civplan preview`` in a real browser: what a user sees while a plan file is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest

from support.preview_pages import (
    CHOSEN,
    PreviewOpener,
    Relay,
    accessibility_checker,
    accessibility_faults,
    layout_of,
    runs_of_layout,
    shown_runs,
    text_of,
    wait_for_text,
    width_beyond_window,
)
from support.previews import PLAN
from support.programs import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def open_preview(browser: Browser) -> Iterator[PreviewOpener]:
    """``open_preview(path)``: the page of a preview; no script of it may fail."""
    opener = PreviewOpener(browser)
    yield opener
    opener.close()
    assert opener.faults == []


@pytest.fixture(scope="module")
def axe_core(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script that checks whether everybody can use a page."""
    npm = program("npm", "checking accessibility")
    return accessibility_checker(npm, tmp_path_factory.mktemp("axe"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file without a finding."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def hunei(examples: Path, tmp_path: Path) -> Path:
    """A copy of the largest of the plain examples."""
    path = tmp_path / "hunei.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    return path


COLUMNS = "".join(f"          - 第{number}网格排查整改情况\n" for number in range(1, 12))
ROW = f"          - [{', '.join(['楼道堆物已经清理完毕，充电车棚正在建设'] * 11)}]\n"
WIDE_TABLE = f"""\
  tables:
      - caption: 各网格排查任务
        columns:
{COLUMNS}        rows:
{ROW}{ROW}"""
"""A table that stands on a landscape page."""


def save(path: Path, old: str, new: str) -> None:
    """Save a plan file with some other text."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# The pages


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


# New as soon as it is saved


def test_a_saved_text_appears_without_the_page_being_loaded_anew(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    page.evaluate("window.isSame = true")
    save(plan, "依靠居民建设社区", "依靠全体居民建设社区")
    wait_for_text(page, "依靠全体居民建设社区")
    assert page.evaluate("window.isSame")


def test_the_scroll_position_stays(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    page = open_preview(path)
    page.evaluate(f"document.querySelector('{CHOSEN}').scrollTop = 1500")
    save(path, "坚持以人为本", "坚持把居民放在首位")
    wait_for_text(page, "坚持把居民放在首位")
    assert page.evaluate(f"document.querySelector('{CHOSEN}').scrollTop") == 1500


def test_pages_that_stay_the_same_are_not_drawn_again(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    page = open_preview(path)
    page.evaluate("document.querySelectorAll('.sheet').forEach((one, at) => { one.at = at; })")
    save(path, "坚持以人为本", "坚持以民为本")
    wait_for_text(page, "坚持以民为本")
    kept = page.evaluate("[...document.querySelectorAll('.sheet')].map((one) => one.at ?? null)")
    assert kept[0] is None
    assert kept[1:] == list(range(1, len(kept)))


def test_the_last_good_pages_stay_under_the_errors(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    before = text_of(page)
    save(plan, "year: 2007", "year: 今年")
    page.wait_for_selector("#problem:not([hidden])")
    assert "错误" in text_of(page, "#problem")
    assert text_of(page) == before
    save(plan, "year: 今年", "year: 2007")
    page.wait_for_selector("#problem", state="hidden")


def test_a_file_that_begins_with_errors_says_so(open_preview: PreviewOpener, plan: Path) -> None:
    save(plan, "year: 2007", "year: [")
    page = open_preview(plan)
    assert "改好以后才有版面" in text_of(page, "#problem")
    save(plan, "year: [", "year: 2007")
    page.wait_for_selector(".sheet")


WATCH_FOR_EMPTY_PAGES = """() => {
  window.leastPages = document.querySelectorAll(".sheet").length;
  window.hadProblem = false;
  new MutationObserver(() => {
    window.leastPages = Math.min(window.leastPages, document.querySelectorAll(".sheet").length);
    window.hadProblem ||= !document.querySelector("#problem").hidden;
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""


def test_a_file_that_is_emptied_and_then_written_never_shows_an_empty_page(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    page.evaluate(WATCH_FOR_EMPTY_PAGES)
    text = PLAN
    for number in range(10):
        text = PLAN.replace("依靠居民", f"第{number}次依靠居民")
        with plan.open("w", encoding="utf-8") as file:
            sleep(0.05)
            file.write(text[: len(text) // 2])
            file.flush()
            sleep(0.05)
            file.write(text[len(text) // 2 :])
        wait_for_text(page, f"第{number}次依靠居民")
    assert page.evaluate("[window.leastPages > 0, window.hadProblem]") == [True, False]


def test_a_file_that_is_written_beside_and_renamed_is_shown(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    beside = plan.with_name("plan.yaml.new")
    beside.write_text(PLAN.replace("依靠居民", "依靠群众"), encoding="utf-8")
    beside.replace(plan)
    wait_for_text(page, "依靠群众")


def test_a_deleted_file_leaves_its_pages_and_comes_back(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    before = text_of(page)
    plan.unlink()
    page.wait_for_selector("#problem:not([hidden])")
    assert text_of(page) == before
    plan.write_text(PLAN.replace("依靠居民", "依靠群众"), encoding="utf-8")
    wait_for_text(page, "依靠群众")
    page.wait_for_selector("#problem", state="hidden")


def test_what_the_file_extends_is_watched(open_preview: PreviewOpener, tmp_path: Path) -> None:
    base, path = tmp_path / "base.yaml", tmp_path / "plan.yaml"
    base.write_text(PLAN, encoding="utf-8")
    path.write_text("extends: base.yaml\ncommunity: 桂园社区\n", encoding="utf-8")
    page = open_preview(path)
    wait_for_text(page, "桂园社区")
    save(base, "依靠居民", "依靠群众")
    wait_for_text(page, "依靠群众")


def test_two_previews_of_one_file_show_the_same(open_preview: PreviewOpener, plan: Path) -> None:
    one, other = open_preview(plan), open_preview(plan)
    save(plan, "依靠居民", "依靠群众")
    wait_for_text(one, "依靠群众")
    wait_for_text(other, "依靠群众")


# Findings


def test_a_finding_is_beside_the_pages_with_its_line_of_the_file(
    open_preview: PreviewOpener, plan: Path
) -> None:
    save(plan, "principles: 坚持", "principls: 坚持")
    page = open_preview(plan)
    finding = page.locator("#findings button", has_text="principls")
    assert "plan.yaml 第5行" in (finding.text_content() or "")
    finding.click()
    assert finding.get_attribute("aria-expanded") == "true"
    assert "5 │ principls: 坚持以人为本" in text_of(
        page, "#findings li:not([hidden]) .yaml:not([hidden]) pre"
    )


def test_a_click_on_a_finding_goes_to_its_place(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    text = (examples / "hunei-2007.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("每月召开一次，", "每月召开一次,"), encoding="utf-8")
    page = open_preview(path)
    page.locator("#findings button").first.click()
    page.wait_for_selector(".marked")
    assert page.locator(".marked").first.is_visible()
    assert page.evaluate(f"document.querySelector('{CHOSEN}').scrollTop") > 500


def test_no_finding_says_so(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    assert page.locator("#none").is_visible()


# Tabs, zoom, looks


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


# Changing the file on the page


def click_text(page: Page, text: str) -> None:
    """Click the first text that begins so, in its first line."""
    spot = page.evaluate(
        """([chosen, text]) => {
          const one = [...document.querySelectorAll(`${chosen} [data-path]`)]
            .find((one) => one.textContent.startsWith(text));
          one.scrollIntoView({ block: "center" });
          const box = one.getBoundingClientRect();
          return [box.left + 8, (box.top + box.bottom) / 2];
        }""",
        [CHOSEN, text],
    )
    page.mouse.click(*spot)


def open_editor(page: Page, text: str) -> Locator:
    """Click a text; its value in the editor."""
    click_text(page, text)
    field = page.locator("#editor textarea, #editor input").first
    field.wait_for()
    return field


def test_a_click_opens_the_value_and_saving_writes_it_into_the_file(
    open_preview: PreviewOpener, hunei: Path
) -> None:
    before = hunei.read_text(encoding="utf-8").splitlines()
    page = open_preview(hunei)
    field = open_editor(page, "理顺与社区")
    assert field.input_value().endswith("使各项工作有章可循。")
    field.fill("理顺组织框架，使各项工作有章可循。")
    page.get_by_role("button", name="保存").click()
    wait_for_text(page, "理顺组织框架，使各项工作有章可循。")
    after = hunei.read_text(encoding="utf-8").splitlines()
    changed = [line for line in after if line not in before]
    assert "理顺组织框架" in "".join(changed)
    assert len(changed) <= 2
    assert [line for line in after if "#" in line] == [line for line in before if "#" in line]


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("湖内社区", "湖内里社区", "community: 湖内里社区"),
        ("健全创建组织", "健全组织和制度", "健全组织和制度"),
        ("2007年3月", "2007-04", "due: 2007-04"),
    ],
    ids=["title", "heading", "date"],
)
def test_other_texts_are_changed_in_the_same_way(
    open_preview: PreviewOpener, hunei: Path, text: str, value: str, written: str
) -> None:
    page = open_preview(hunei)
    open_editor(page, text).fill(value)
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector("#editor", state="hidden")
    assert written in hunei.read_text(encoding="utf-8")


def test_a_cell_of_a_table_is_changed(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    for file in examples.glob("桐溪社区2025*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "桐溪社区2025.yaml").rename(path)
    page = open_preview(path)
    open_editor(page, "第二网格").fill("第二网格（东区）")
    page.get_by_role("button", name="保存").click()
    wait_for_text(page, "第二网格（东区）")
    assert "第二网格（东区）" in path.read_text(encoding="utf-8")


def test_escape_leaves_the_file_as_it_is(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    open_editor(page, "坚持以人为本").fill("别的话。")
    page.keyboard.press("Escape")
    page.wait_for_selector("#editor", state="hidden")
    assert plan.read_text(encoding="utf-8") == PLAN


def test_everything_can_be_done_with_the_keyboard(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-path]')"):
            break
    for _ in range(40):
        if page.evaluate("document.activeElement.textContent.startsWith('坚持以人为本')"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor:not([hidden]) textarea")
    page.keyboard.type("全年不变。")
    page.keyboard.press("Control+Enter")
    wait_for_text(page, "依靠居民建设社区。全年不变。")
    page.wait_for_function("() => document.activeElement.textContent.startsWith('坚持以人为本')")
    page.keyboard.press("Control+z")
    page.wait_for_function(
        "() => !document.querySelector('.pages').textContent.includes('全年不变')"
    )
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_file_that_changed_underneath_is_not_overwritten(
    open_preview: PreviewOpener, plan: Path
) -> None:
    page = open_preview(plan)
    field = open_editor(page, "坚持以人为本")
    save(plan, "依靠居民建设社区", "依靠群众建设社区")
    field.fill("坚持以人为本，为了居民。")
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector("#editor .versions")
    box = page.locator("#editor").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 900
    versions = text_of(page, "#editor .versions")
    assert "依靠群众建设社区" in versions
    assert "为了居民" in versions
    assert "依靠群众建设社区" in plan.read_text(encoding="utf-8")
    page.get_by_role("button", name="用我的").click()
    wait_for_text(page, "坚持以人为本，为了居民。")
    assert "为了居民" in plan.read_text(encoding="utf-8")


def test_a_change_is_taken_back_and_made_again(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    open_editor(page, "坚持以人为本").fill("坚持为居民办实事。")
    page.get_by_role("button", name="保存").click()
    wait_for_text(page, "坚持为居民办实事。")
    page.get_by_role("button", name="撤销").click()
    wait_for_text(page, "依靠居民建设社区。")
    assert plan.read_text(encoding="utf-8") == PLAN
    page.get_by_role("button", name="重做").click()
    wait_for_text(page, "坚持为居民办实事。")


def test_the_status_is_chosen_from_a_menu(open_preview: PreviewOpener, hunei: Path) -> None:
    page = open_preview(hunei)
    open_editor(page, "完善居民代表")
    page.get_by_label("状态").select_option(label="进行中")
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector("#editor", state="hidden")
    text = hunei.read_text(encoding="utf-8")
    start = text.index("id: meetings")
    assert "status: ongoing" in text[start : text.index("- id:", start)]


def test_a_value_that_the_file_cannot_take_is_told_and_not_written(
    open_preview: PreviewOpener, hunei: Path
) -> None:
    before = hunei.read_bytes()
    page = open_preview(hunei)
    open_editor(page, "2007年3月").fill("三月里")
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector("#editor .wrong")
    assert hunei.read_bytes() == before


def test_an_item_is_added_and_deleted(open_preview: PreviewOpener, hunei: Path) -> None:
    page = open_preview(hunei)
    open_editor(page, "理顺与社区")
    page.get_by_role("button", name="在后面加一条措施").click()
    page.locator("#edit-new").fill("每半年向居民代表报告一次工作。")
    page.get_by_role("button", name="保存").click()
    wait_for_text(page, "每半年向居民代表报告一次工作。")
    open_editor(page, "每半年向居民代表")
    page.get_by_role("button", name="删除这条措施").click()
    assert "每半年向居民代表报告一次工作" in text_of(page, "#editor .quote")
    page.get_by_role("button", name="删除这条措施").click()
    page.wait_for_function(
        "() => !document.querySelector('.pages').textContent.includes('每半年向')"
    )
    assert "每半年向" not in hunei.read_text(encoding="utf-8")


def test_a_read_only_preview_takes_no_changes(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan, "--read-only")
    status = page.evaluate(
        """() => {
          const { token } = document.body.dataset;
          const headers = { "Content-Type": "application/json", "X-Civplan-Token": token };
          const change = { file: "1", action: "set", path: "year", before: "2007", value: "2008" };
          return fetch(`/${token}/edit`, { method: "POST", headers, body: JSON.stringify(change) })
            .then((answer) => answer.status);
        }"""
    )
    assert status == 404
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_read_only_preview_opens_no_values(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan, "--read-only")
    click_text(page, "坚持以人为本")
    page.wait_for_timeout(300)
    assert page.locator("#editor").is_hidden()
    assert page.get_by_role("button", name="撤销").count() == 0


# Everybody can use it


def open_findings(page: Page) -> None:
    if page.locator("#fold").get_attribute("aria-expanded") == "false":
        page.locator("#fold").click()
    page.locator("#findings button").first.click()
    page.wait_for_selector(".yaml:not([hidden])")


ACTIONS: dict[str, Callable[[Page], None]] = {
    "plan": lambda _: None,
    "summary": lambda page: page.get_by_role("tab").nth(1).click(),
    "findings": open_findings,
    "editor": lambda page: open_editor(page, "完善居民代表").wait_for(),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("what", [*ACTIONS, "folder"])
def test_everybody_can_use_it(
    open_preview: PreviewOpener,
    axe_core: str,
    examples: Path,
    tmp_path: Path,
    what: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    path = tmp_path / "plan.yaml"
    text = (examples / "hunei-2007.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("每月召开一次，", "每月召开一次,"), encoding="utf-8")
    if what == "folder":
        path = examples / "tongbei-2007"
    page = open_preview(path, width=width, scheme=scheme)
    ACTIONS.get(what, ACTIONS["plan"])(page)
    assert accessibility_faults(page, axe_core) == []


# A folder


def test_a_folder_lets_choose_a_community(open_preview: PreviewOpener, examples: Path) -> None:
    page = open_preview(examples / "tongbei-2007")
    page.get_by_role("link", name="书院社区").click()
    page.wait_for_selector(".sheet")
    assert "书院社区" in text_of(page)
    page.get_by_role("link", name="返回列表").click()
    page.wait_for_selector("#files tr")


def test_a_new_file_of_a_folder_is_listed(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan.parent)
    other = plan.with_name("桂园.yaml")
    other.write_text(PLAN.replace("湖内社区", "桂园社区"), encoding="utf-8")
    page.get_by_role("link", name="桂园社区 2007").wait_for()


def test_the_list_counts_errors(open_preview: PreviewOpener, plan: Path) -> None:
    plan.with_name("other.yaml").write_text(PLAN, encoding="utf-8")
    page = open_preview(plan.parent)
    save(plan, "year: 2007", "year: 今年")
    page.wait_for_selector("#files .wrong")


# The command


def test_ctrl_c_ends_it_without_a_word(open_preview: PreviewOpener, plan: Path) -> None:
    process = open_preview.start(plan)
    page = open_preview.look_at(process.address)
    page.wait_for_selector(".sheet")
    end = process.end()
    assert end.code == 130
    assert end.err == "civplan: 按 Ctrl-C 结束\n"
    page.wait_for_selector("#connection:not([hidden])")
    assert "civplan preview" in text_of(page, "#connection")


def test_a_taken_port_is_told(open_preview: PreviewOpener, plan: Path) -> None:
    port = urlsplit(open_preview.start(plan).address).port
    second = open_preview.start(plan, port=port)
    assert second.address == ""
    end = second.end()
    assert end.code == 2
    assert f"--port {port}" in end.err


def test_without_a_port_another_one_is_taken(open_preview: PreviewOpener, plan: Path) -> None:
    addresses = [open_preview.start(plan, port=None).address for _ in range(2)]
    assert len({address.split("/")[2] for address in addresses}) == 2


# Another site


ATTACK = """
async (address) => {
  const result = {};
  const change = JSON.stringify({
    file: "1", action: "set", path: "year", before: "2007", value: "2008",
  });
  const ends = (element, name) => new Promise((done) => {
    element.onload = () => done(`${name}: loaded`);
    element.onerror = () => done("refused");
    setTimeout(() => done("refused"), 3000);
  });
  result.fetch = await fetch(address).then((one) => one.text(), () => "refused");
  result.written = await fetch(`${address.split("/file/")[0]}/edit`, {
    method: "POST", body: change, headers: { "Content-Type": "application/json" },
  }).then((one) => one.text(), () => "refused");
  result.form = await fetch(`${address.split("/file/")[0]}/edit`, {
    method: "POST", body: change, mode: "no-cors", headers: { "Content-Type": "text/plain" },
  }).then((one) => one.type === "opaque" ? "refused" : "read", () => "refused");
  const root = address.split("/file/")[0];
  result.events = await new Promise((done) => {
    const stream = new EventSource(`${root}/events?file=1`);
    stream.addEventListener("update", () => done("read"));
    stream.addEventListener("error", () => done("refused"));
  });
  const script = document.createElement("script");
  script.src = `${root}/changes?file=1`;
  document.head.append(script);
  result.script = await ends(script, "script");
  const image = document.createElement("img");
  image.src = `${root}/icon.svg`;
  document.body.append(image);
  result.img = await ends(image, "img");
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", href: `${root}/page.css` });
  document.head.append(style);
  result.style = await ends(style, "style");
  const frame = document.createElement("iframe");
  frame.src = address;
  document.body.append(frame);
  await ends(frame, "iframe");
  result.iframe = "refused";
  try { if (frame.contentDocument) result.iframe = "read"; } catch { /* what it should be */ }
  return result;
}
"""
"""What a page of another site may try; it even knows the address with its token."""


def test_a_page_of_another_site_can_neither_read_nor_write(
    open_preview: PreviewOpener, plan: Path
) -> None:
    process = open_preview.start(plan)
    context = open_preview.context()
    page = context.new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<h1>x", content_type="text/html")
    )
    page.goto("http://evil.example/")
    result = page.evaluate(ATTACK, process.address)
    assert result == dict.fromkeys(result, "refused")
    assert len(result) == 8
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_window_that_another_site_opens_cannot_be_reached(
    open_preview: PreviewOpener, plan: Path
) -> None:
    process = open_preview.start(plan)
    page = open_preview.context().new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<h1>x", content_type="text/html")
    )
    page.goto("http://evil.example/")
    is_out_of_reach = page.evaluate(
        """async (address) => {
          const other = window.open(address);
          await new Promise((done) => setTimeout(done, 1500));
          try { return other.closed || !other.document; } catch { return true; }
        }""",
        process.address,
    )
    assert is_out_of_reach


# A long time


def test_a_page_comes_back_by_itself_after_the_connection_was_cut(
    open_preview: PreviewOpener, plan: Path
) -> None:
    address = open_preview.start(plan).address
    relay = Relay(urlsplit(address).port or 0)
    page = open_preview.look_at(address.replace("127.0.0.1", "[::1]"))
    page.wait_for_selector(".sheet")
    relay.cut()
    page.wait_for_selector("#connection:not([hidden])")
    save(plan, "依靠居民", "依靠群众")
    relay.join()
    wait_for_text(page, "依靠群众")
    page.wait_for_selector("#connection", state="hidden")
    relay.cut()


def test_more_tabs_than_a_browser_has_connections_all_show_what_is_saved(
    open_preview: PreviewOpener, plan: Path
) -> None:
    first = open_preview(plan)
    tabs = [first, *(first.context.new_page() for _ in range(8))]
    for tab in tabs[1:]:
        tab.goto(first.url)
    save(plan, "依靠居民", "依靠群众")
    for tab in tabs:
        wait_for_text(tab, "依靠群众")


def test_many_saves_leave_nothing_behind(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    count = "document.querySelectorAll('*').length"
    before = page.evaluate(count)
    for number in range(100):
        plan.write_text(PLAN.replace("依靠居民", f"{number:03}依靠居民"), encoding="utf-8")
        page.wait_for_timeout(20)
    wait_for_text(page, "099依靠居民")
    assert page.evaluate(count) <= before + 10
