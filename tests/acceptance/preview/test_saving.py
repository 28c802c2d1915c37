"""A preview while its file is saved, for a moment and for long."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from civplan.preview.preview import SETTLE_SECONDS
from support.preview_actions import save
from support.preview_pages import (
    CHOSEN,
    PreviewOpener,
    Relay,
    text_of,
    wait_for_text,
)
from support.previews import PLAN

pytestmark = pytest.mark.slow


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
    page.evaluate(
        "document.querySelectorAll('#pages-plan .sheet').forEach((one, at) => { one.at = at; })"
    )
    save(path, "坚持以人为本", "坚持以民为本")
    wait_for_text(page, "坚持以民为本")
    kept = page.evaluate(
        "[...document.querySelectorAll('#pages-plan .sheet')].map((one) => one.at ?? null)"
    )
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
    slowest = 0.0
    for number in range(10):
        text = PLAN.replace("依靠居民", f"第{number}次依靠居民")
        begun = monotonic()
        with plan.open("w", encoding="utf-8") as file:
            sleep(0.05)
            file.write(text[: len(text) // 2])
            file.flush()
            sleep(0.05)
            file.write(text[len(text) // 2 :])
        slowest = max(slowest, monotonic() - begun)
        wait_for_text(page, f"第{number}次依靠居民")
    assert page.evaluate("window.leastPages > 0")
    if slowest < SETTLE_SECONDS:  # else the machine was so busy that errors may be shown
        assert not page.evaluate("window.hadProblem")


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
