"""``civplan preview`` of a folder, at a port, and its end."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support.preview_actions import save
from support.preview_pages import (
    PreviewOpener,
    text_of,
)
from support.previews import PLAN

pytestmark = pytest.mark.slow


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
