"""The overview that the installed command makes of the example, also as a browser shows it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from support.browser import answer, answer_on_a_phone, page_with_scripts, web_page
from support.command import InstalledCommand
from support.plain_reading import PlainDistrict
from support.programs import REPOSITORY

pytestmark = pytest.mark.slow

EXAMPLE = REPOSITORY / "examples/tongbei-2007"
AS_OF = ("--as-of", "2008-01-05")


def overview_file(civplan: InstalledCommand, *options: str) -> Path:
    """The page that a batch of the example writes."""
    run = civplan("batch", EXAMPLE, "-o", "out", *AS_OF, "--quiet", *options)
    assert run.returncode == 1, run.stderr  # the example has one error on purpose
    return civplan.folder / "out" / "index.html"


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's page with the documents beside it."""
    return overview_file(InstalledCommand(tmp_path_factory.mktemp("overview")))


def test_every_link_leads_to_a_document_that_was_made(page: Path) -> None:
    links = [
        unquote(one["href"])
        for one in web_page(page.read_text(encoding="utf-8")).by_id("table").all("a")
    ]

    assert sorted(links) == sorted(
        f"documents/{file.name}" for file in (page.parent / "documents").iterdir() if file.is_file()
    )
    assert len(links) == 18


def test_errors_and_warnings_are_those_that_validate_and_the_batch_tell(
    civplan: InstalledCommand, page: Path
) -> None:
    plain = PlainDistrict(EXAMPLE)
    counts = {name: [0, 0] for name in plain.roster}
    run = civplan("validate", EXAMPLE, *AS_OF, "--format", "json")
    for one in json.loads(run.stdout):
        name = next(plain.names[name] for name in plain.names if name in one["path"])
        counts[name][0] += one["severity"] == "error"
        counts[name][1] += one["severity"] == "warning"
    for name in ("荷塘社区", "书院社区", "新安里社区", "望山社区", "石板街社区"):  # D5xx
        counts[name][1] += 1
    table = web_page(page.read_text(encoding="utf-8")).by_id("table").table()

    assert {row[0]: [int(row[4]), int(row[5])] for row in table[1:]} == counts


def test_the_example_shows_what_its_readme_says() -> None:
    run = InstalledCommand(EXAMPLE.parent)(
        "validate", "--strict", "--baseline", "baseline.json", "."
    )

    assert (run.returncode, run.stdout) == (0, "")


def test_the_findings_among_the_example_s_files(page: Path) -> None:
    tables = web_page(page.read_text(encoding="utf-8")).all("table")
    among, inside = (one.table()[1:] for one in tables if one.get("class") == "findings")

    assert sorted((row[2], row[0]) for row in among) == [
        ("D501", "石板街社区"),
        ("D504", "荷塘社区"),
        ("D508", "新安里社区"),
        ("D509", "望山社区"),
        ("D510", "书院社区"),
        ("D511", "东桥社区"),
        ("D525", "桂园社区"),
        ("D525", "纺织新村社区"),
    ]
    assert [(row[0], row[2], row[5]) for row in inside] == [
        ("锦绣社区", "T203", "锦绣花园.yaml:39")
    ]


def test_the_page_opens_in_the_language_of_the_command(civplan: InstalledCommand) -> None:
    run = civplan("batch", EXAMPLE, "-o", "out", *AS_OF, "--to", "md", lang="en")
    page = (civplan.folder / "out" / "index.html").read_text(encoding="utf-8")

    assert run.returncode == 1
    assert '<html lang="en"' in page


def test_phone_numbers_are_in_the_page_only_on_request(
    civplan: InstalledCommand, page: Path
) -> None:
    with_contacts = overview_file(civplan, "--with-contacts", "--to", "md")

    assert "000-80001" not in page.read_text(encoding="utf-8")
    assert "000-8000101" in with_contacts.read_text(encoding="utf-8")


def test_the_same_files_make_the_same_bytes(civplan: InstalledCommand, page: Path) -> None:
    assert overview_file(civplan).read_bytes() == page.read_bytes()


def test_the_page_s_own_script_runs_under_its_policy(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "index.html"
    copy.write_bytes(page.read_bytes())
    headings = page_with_scripts(chromium, copy).by_id("table").all("thead")[0].all("th")

    assert [len(one.all("button")) for one in headings] == [1] * 8 + [0]


def test_another_script_does_not_run_under_its_policy(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "index.html"
    html = page.read_text(encoding="utf-8")
    copy.write_text(html.replace('"use strict";', '"use strict" ;'), encoding="utf-8")
    elements = page_with_scripts(chromium, copy)

    assert elements.by_id("table").all("button", "thead")[0].name == "thead"
    assert elements.by_id("filter").attributes.keys() >= {"hidden"}
    assert len(elements.by_id("table").all("tr")) == 13


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        const names = () => shown().slice(0, 3), heading = all("#table th")[3];
        const sorting = () => all("#table th[aria-sort]").map((th) => th.getAttribute("aria-sort"));
        heading.querySelector("button").click();
        const up = [names(), sorting()[3], shown().at(-1)];
        heading.querySelector("button").click();
        const down = [names(), sorting()[3], shown().at(-1)];
        document.querySelectorAll("#table th")[5].querySelector("button").click();
        give([up, down, sorting()]);
        """,
    )

    assert result == [
        [["北码头社区", "钟楼社区", "桂园社区"], "ascending", "石板街社区"],
        [["书院社区", "望山社区", "新安里社区"], "descending", "石板街社区"],
        [*["none"] * 5, "ascending", "none", "none"],
    ]


@pytest.mark.parametrize(
    ("text", "choice", "names", "status"),
    [
        ("", "", 12, "显示12个，共12个"),
        ("书院", "", ["书院社区"], "显示1个，共12个"),
        (" 东桥居委会 ", "", ["东桥社区"], "显示1个，共12个"),
        ("", "missing", ["石板街社区"], "显示1个，共12个"),
        ("", "word", ["东桥社区"], "显示1个，共12个"),
        ("", "errors", ["锦绣社区"], "显示1个，共12个"),
        ("", "late", ["荷塘社区", "书院社区", "石板街社区"], "显示3个，共12个"),
        ("书院", "missing", [], "显示0个，共12个"),
    ],
)
def test_the_table_is_narrowed_down(
    chromium: Path,
    page: Path,
    tmp_path: Path,
    text: str,
    choice: str,
    names: list[str] | int,
    status: str,
) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        f"""
        const find = document.getElementById("find"), show = document.getElementById("show");
        find.value = {json.dumps(text)}; find.dispatchEvent(new Event("input"));
        show.value = {json.dumps(choice)}; show.dispatchEvent(new Event("change"));
        give([shown(), document.getElementById("shown").textContent]);
        """,
    )

    assert isinstance(result, list)
    assert (len(result[0]) if isinstance(names, int) else result[0]) == names or result[0] == names
    assert result[1] == status


def test_the_language_changes_and_changes_back(chromium: Path, page: Path, tmp_path: Path) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        const text = (selector) => document.querySelector(selector).textContent;
        const state = () => [
          document.documentElement.lang, document.title, text("h2"), text("#shown"),
          text("#language"), document.getElementById("language").lang, text("svg title"),
          document.querySelector("nav").getAttribute("aria-label"),
        ];
        const before = state(); click("#language");
        const english = state(); click("#language");
        give([english, JSON.stringify(before) === JSON.stringify(state())]);
        """,
    )

    assert result == [
        [
            "en",
            "通北街道办事处: the communities' work in 2007",
            "Communities",
            "12 of 12 shown",
            "中文",
            "zh-CN",
            "Targets met by community",
            "On this page",
        ],
        True,
    ]


def test_the_message_to_a_community_is_copied(chromium: Path, page: Path, tmp_path: Path) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        """
        let copied = "";
        const clipboard = {writeText: async (text) => { copied = text; }};
        Object.defineProperty(navigator, "clipboard", {value: clipboard});
        const row = all("#table tbody tr").find((one) => one.dataset.names.includes("石板街"));
        row.querySelector(".copy").click();
        const status = row.querySelector("details [role=status]");
        until(() => status.textContent).then(() => give([copied, status.textContent]));
        """,
    )

    assert isinstance(result, list)
    assert "石板街社区" in result[0]
    assert "2007-12-25" in result[0] or "12月25日" in result[0]
    assert result[1] == "已复制"


@pytest.mark.parametrize("width", [1280, 500])
def test_nothing_is_wider_than_the_window(
    chromium: Path, page: Path, tmp_path: Path, width: int
) -> None:
    result = answer(
        chromium,
        page,
        tmp_path,
        "give([document.documentElement.scrollWidth - innerWidth, innerWidth]);",
        width,
    )

    assert isinstance(result, list)
    assert result[0] <= 0
    assert result[1] == width


def test_a_phone_shows_the_whole_width_of_the_page(
    chromium: Path, page: Path, tmp_path: Path
) -> None:
    result = answer_on_a_phone(
        chromium,
        page,
        tmp_path,
        """
        const root = phone.documentElement;
        give([root.scrollWidth, root.querySelectorAll("#table th button").length]);
        """,
    )

    assert result in ([375, 8], [390, 8])
