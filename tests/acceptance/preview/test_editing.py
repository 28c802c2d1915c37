"""Changing the plan file on its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.preview_actions import click_text, open_editor, save
from support.preview_pages import (
    PreviewOpener,
    text_of,
    wait_for_text,
)
from support.previews import PLAN

pytestmark = pytest.mark.slow


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
