"""How the overview stands on a phone, on paper and under a finger, with many communities."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.browser import answer, answer_on_a_phone, print_page
from support.command import InstalledCommand
from support.districts import plan_file

LONG = "通北街道沿江新城东方花园一期二期联合社区居民委员会筹备组"
COMMUNITIES = [LONG, *(f"第{number}社区" for number in range(10, 69))]
OWN = """\
indicators:
  - {id: satisfaction, name: 居民满意率, unit: "%", at_least: 95%, aggregate: mean}
"""
"""Neither a roster nor deadlines."""
LEAST = 24
"""Pixels that what is pressed has to be high."""


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of as many communities as are drawn, one with a long name, some with an error."""
    folder = tmp_path_factory.mktemp("layout")
    (folder / "in").mkdir()
    (folder / "in" / "district.yaml").write_text(OWN, encoding="utf-8")
    for number, name in enumerate(COMMUNITIES):
        text = plan_file(name, str(90 + number % 10))
        content = text.replace("result: 12}", "result: 3}") if number % 4 == 1 else text
        (folder / "in" / f"{name}.yaml").write_text(content, encoding="utf-8")
    run = InstalledCommand(folder)(
        "batch", "in", "-o", "out", "--as-of", "2008-01-05", "--to", "md", "--quiet"
    )
    assert run.returncode == 1, run.stderr
    return folder / "out" / "index.html"


def test_a_long_name_leaves_a_phone_room_for_the_figures(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    result = answer_on_a_phone(
        chromium,
        page,
        tmp_path,
        """
        const share = (id) => {
          const table = phone.getElementById(id), name = table.querySelector("tr:last-child th");
          return name.offsetWidth / table.parentElement.clientWidth;
        };
        give([share("table"), share("indicators")]);
        """,
    )

    assert isinstance(result, list)
    assert all(0.2 < share < 0.5 for share in result), result


def test_a_short_name_stays_on_one_line_on_a_phone(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    result = answer_on_a_phone(
        chromium,
        page,
        tmp_path,
        """
        const cell = [...phone.querySelectorAll("#table tbody th")][1];
        cell.querySelector(".name").textContent = "纺织新村社区";
        give(cell.querySelector(".name").offsetHeight);
        """,
    )

    assert isinstance(result, int)
    assert 15 < result < 30


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_but_tables_is_wider_than_a_phone(
    width: int, chromium: Path, page: Path, tmp_path: Path
) -> None:
    result = answer_on_a_phone(
        chromium,
        page,
        tmp_path,
        "give([phone.documentElement.scrollWidth, phone.documentElement.clientWidth]);",
        width,
    )

    assert isinstance(result, list)
    assert result[0] <= result[1] <= width


def test_each_cell_has_its_own_line_below_it(chromium: Path, page: Path, tmp_path: Path) -> None:
    """A line that a sticky cell shares with its neighbour scrolls away from under it."""
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        give(all("#table, #indicators").map((table) => [
          getComputedStyle(table).borderCollapse,
          ...new Set([...table.querySelectorAll("tbody th, tbody td")].map(
            (cell) => getComputedStyle(cell).borderBottomWidth)),
        ]));
        """,
    )

    assert result == [["separate", "1px"], ["separate", "1px"]]


def test_what_is_pressed_is_high_enough(chromium: Path, page: Path, tmp_path: Path) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        for (const one of all("details")) one.open = true;
        const pressed = all("a, summary, button, input, select");
        give(pressed.map((one) => [one.localName, one.getBoundingClientRect().height]));
        """,
    )

    assert isinstance(result, list)
    assert {name for name, _ in result} == {"a", "summary", "button", "input", "select"}
    assert [one for one in result if one[1] < LEAST] == []


def test_the_arrow_of_a_heading_is_not_read_out(chromium: Path, page: Path, tmp_path: Path) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        const button = document.querySelector("#table th button");
        const arrow = () => getComputedStyle(button, "::after").content;
        const arrows = [arrow()];
        button.click(); arrows.push(arrow());
        button.click(); arrows.push(arrow());
        give(arrows);
        """,
    )

    assert result == ['"↕" / ""', '"↑" / ""', '"↓" / ""']


def test_a_place_is_not_broken(chromium: Path, page: Path, tmp_path: Path) -> None:
    """The narrower the table, the sooner; in print as in a window."""
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        const line = (one) => parseFloat(getComputedStyle(one).lineHeight);
        const places = all(".findings .place");
        give(places.map((one) => one.querySelector("span") ?? one).map(
          (one) => one.offsetHeight / line(one) < 2));
        """,
        width=500,
    )

    assert result == [True] * 15


def test_bars_are_printed_on_one_page(chromium: Path, page: Path, tmp_path: Path) -> None:
    bars = [len(re.findall(r"\d/\d \d+%", text)) for text in print_page(chromium, page, tmp_path)]

    assert [count for count in bars if count] == [len(COMMUNITIES)]


def test_the_next_page_has_the_headings_again(chromium: Path, page: Path, tmp_path: Path) -> None:
    pages = [text for text in print_page(chromium, page, tmp_path) if "2007-12-20" in text]
    tables = [text for text in pages if "第" in text and "总结报送进度" not in text]

    assert len(tables) > 1
    assert all("总结日期" in text for text in tables)


def test_a_heading_is_printed_with_its_table(chromium: Path, page: Path, tmp_path: Path) -> None:
    """The list of findings again and again, each time a little lower on the page."""
    pages = print_page(
        chromium,
        page,
        tmp_path,
        """
        const list = document.getElementById("problems").parentElement;
        list.querySelectorAll("tbody tr").forEach((row, number) => number < 3 || row.remove());
        for (let number = 0; number < 40; number++) {
          const space = document.createElement("div");
          space.style.height = `${4 * number}px`;
          list.parentElement.append(space, list.cloneNode(true));
        }
        """,
    )
    ends = [text.splitlines()[-1] for text in pages if "各社区文件中的错误" in text]

    assert len(ends) > 10
    assert [line for line in ends if "T203" not in line and "没有发现问题" not in line] == []
