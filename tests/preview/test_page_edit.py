"""Changing the plan file on its pages, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civplan.cli.errors import error_words
from civplan.preview.page_edits import PageEdits
from support.previews import PLAN, RunningPreview, running_preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ITEM = "work.areas[1].items[meetings]"
TEXT = "每月召开一次楼群组长碰头会。"
MILLISECONDS = 10_000
"""How long a test waits for what must come."""
MOST_TABS = 30


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which a fault of a script fails the test."""
    page = browser.new_page(viewport={"width": 1200, "height": 900}, locale="zh-CN")
    page.set_default_timeout(MILLISECONDS)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def edited(plan_path: Path) -> Iterator[RunningPreview]:
    """The preview of a plan file that can be changed."""
    with running_preview(plan_path, writes={"edit": PageEdits(error_words).answer}) as preview:
        yield preview


def open_file(page: Page, preview: RunningPreview) -> None:
    """Open the first file, and wait for its pages."""
    page.goto(f"{preview.server.address}file/1")
    page.wait_for_selector("[data-path]")


def text_at(path: str) -> str:
    """The selector of a text."""
    return f'.pages:not([hidden]) [data-path="{path}"]'


def click(page: Page, path: str) -> None:
    """Click in the middle of a text; its characters overflow their boxes, so go by its own."""
    text = page.locator(text_at(path)).first
    text.evaluate("element => element.scrollIntoView({block: 'center'})")
    box = text.evaluate("element => element.getClientRects()[0].toJSON()")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#editor")


def field(path: str) -> str:
    """The selector of the field of a value."""
    return f'[id="edit-{path}"]'


def wait_for_text(page: Page, path: str, text: str) -> None:
    """Wait until a text is on the page."""
    page.wait_for_function(
        "([selector, text]) => [...document.querySelectorAll(selector)]"
        ".map(one => one.textContent).join('') === text",
        arg=[text_at(path), text],
    )


def focused_path(page: Page) -> str:
    """The key path of the text that has the focus; empty for something else."""
    return str(page.evaluate("document.activeElement.dataset.path ?? ''"))


def test_a_click_opens_the_value_and_saving_writes_it(
    page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    assert page.input_value(field(f"{ITEM}.text")) == TEXT

    page.fill(field(f"{ITEM}.text"), "每周开会。")
    page.click("#editor .save")

    wait_for_text(page, f"{ITEM}.text", "每周开会。")
    assert plan_path.read_text(encoding="utf-8") == PLAN.replace(TEXT, "每周开会。")
    assert page.is_hidden("#editor")
    assert page.inner_text("#edit-status") == "已写入文件"


def test_the_keyboard_alone_is_enough(page: Page, edited: RunningPreview, plan_path: Path) -> None:
    open_file(page, edited)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused_path(page):
            break
    while focused_path(page) != f"{ITEM}.text":
        page.keyboard.press("ArrowDown")

    page.keyboard.press("Enter")
    page.wait_for_selector("#editor textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type("每周开会。")
    page.keyboard.press("Control+Enter")
    wait_for_text(page, f"{ITEM}.text", "每周开会。")
    page.wait_for_function(
        "path => document.activeElement.dataset.path === path", arg=f"{ITEM}.text"
    )

    page.keyboard.press("Control+z")
    wait_for_text(page, f"{ITEM}.text", TEXT.removesuffix("。"))
    assert plan_path.read_text(encoding="utf-8") == PLAN


def test_escape_leaves_everything_as_it_is(
    page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    page.fill(field(f"{ITEM}.text"), "每周开会。")

    page.keyboard.press("Escape")

    assert page.is_hidden("#editor")
    assert focused_path(page) == f"{ITEM}.text"
    assert plan_path.read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize(
    ("choice", "said"), [("用我的", "每周开会。"), ("用文件里的", "每季开会。")]
)
def test_a_conflict_shows_both_versions(
    choice: str, said: str, page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    page.fill(field(f"{ITEM}.text"), "每周开会。")
    plan_path.write_text(PLAN.replace(TEXT, "每季开会。"), encoding="utf-8")

    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#editor .versions")
    assert page.locator("#editor dd").all_inner_texts() == ["每季开会。", "每周开会。"]
    page.get_by_role("button", name=choice).click()
    if choice == "用文件里的":
        assert page.input_value(field(f"{ITEM}.text")) == said
        page.keyboard.press("Control+Enter")

    page.wait_for_selector("#editor", state="hidden")
    assert plan_path.read_text(encoding="utf-8") == PLAN.replace(TEXT, said)


def test_an_error_is_one_line_in_the_editor(
    page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, "plan.date")
    page.fill(field("plan.date"), "明天")

    page.keyboard.press("Control+Enter")

    page.wait_for_selector("#editor [role=alert]")
    assert page.inner_text("#editor [role=alert]").startswith("改了会多出错误（1个），没有写入：")
    assert plan_path.read_text(encoding="utf-8") == PLAN


def test_the_status_is_chosen_from_a_menu(
    page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    options = page.locator("#editor select option").all_inner_texts()
    assert options == ["—", "未开展", "进行中", "已完成", "已取消"]

    page.select_option("#editor select", label="进行中")
    page.click("#editor .save")

    page.wait_for_selector("#editor", state="hidden")
    assert "status: ongoing" in plan_path.read_text(encoding="utf-8")


def test_an_item_is_added_and_deleted(page: Page, edited: RunningPreview, plan_path: Path) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    page.get_by_role("button", name="在后面加一条措施").click()
    page.fill("#edit-new", "种树。")
    page.click("#editor .save")
    wait_for_text(page, "work.areas[1].items[2]", "2.种树。")
    added = plan_path.read_text(encoding="utf-8")
    assert added == PLAN.replace("plan: {", "        - 种树。\nplan: {")

    click(page, f"{ITEM}.text")
    page.get_by_role("button", name="删除这条措施").click()
    assert page.inner_text("#edit-question") == "从文件里删除这条措施？可以撤销。"
    page.get_by_role("button", name="删除这条措施").click()
    page.wait_for_selector("#editor", state="hidden")
    assert TEXT not in plan_path.read_text(encoding="utf-8")

    page.click("#undo")
    page.wait_for_selector("#edit-status:has-text('已撤销')")
    assert plan_path.read_text(encoding="utf-8") == added


def test_an_item_that_is_saved_twice_at_once_is_added_once(
    page: Page, edited: RunningPreview, plan_path: Path
) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")
    page.get_by_role("button", name="在后面加一条措施").click()
    page.fill("#edit-new", "种树。")
    page.evaluate(
        "() => { const { form } = document.getElementById('edit-new');"
        " form.requestSubmit(); form.requestSubmit(); }"
    )
    page.wait_for_selector("#editor", state="hidden")

    page.get_by_text("种树").first.wait_for()
    assert plan_path.read_text(encoding="utf-8").count("种树。") == 1


def test_what_is_computed_offers_what_it_is_made_of(page: Page, edited: RunningPreview) -> None:
    open_file(page, edited)
    click(page, ITEM)

    assert page.inner_text("#editor .about >> nth=0") == "这里的文字是由下面的内容写成的"
    labels = page.locator("#editor label").all_inner_texts()
    assert labels[:2] == ["内容", "指标"]


def test_fields_and_the_editor_have_names(page: Page, edited: RunningPreview) -> None:
    open_file(page, edited)
    click(page, f"{ITEM}.text")

    assert page.get_by_role("dialog", name="修改").is_visible()
    assert page.get_by_role("textbox", name="内容").is_visible()
    assert page.get_by_role("combobox", name="状态").is_visible()


def test_a_preview_to_read_has_no_editor(page: Page, plan_path: Path) -> None:
    with running_preview(plan_path, read_only=True) as preview:
        open_file(page, preview)
        page.locator(text_at(f"{ITEM}.text")).first.evaluate("element => element.click()")
        page.wait_for_timeout(100)

        assert page.is_hidden("#editor")
        assert page.is_hidden("#undo")
