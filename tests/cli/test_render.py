"""``civplan render``: which documents are written, where, and what is said of it."""

from __future__ import annotations

import pytest

from support.command import Command, failed, fine
from support.docx_files import Package
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
BOTH = f"{FINE}summary: {{date: 2007-12-20, problems: 少}}\nhonours: 先进\n".replace(
    "work: 三", "work: {plan: 三, summary: 四}"
)
PLAN, SUMMARY = "湖内社区2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作总结"


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((), [f"plans/{PLAN}.docx", f"plans/{SUMMARY}.docx"]),
        (("--kind", "plan"), [f"plans/{PLAN}.docx"]),
        (("--kind", "计划"), [f"plans/{PLAN}.docx"]),
        (("--kind", "summary"), [f"plans/{SUMMARY}.docx"]),
        (("--kind", "总结"), [f"plans/{SUMMARY}.docx"]),
        (("--kind", "全部"), [f"plans/{PLAN}.docx", f"plans/{SUMMARY}.docx"]),
        (
            ("--kind=summary", "--to", "md,txt，html"),
            [f"plans/{SUMMARY}.md", f"plans/{SUMMARY}.txt", f"plans/{SUMMARY}.html"],
        ),
        (("-o", "."), [f"{PLAN}.docx", f"{SUMMARY}.docx"]),
        (("--output", "a/b", "--kind", "plan"), [f"a/b/{PLAN}.docx"]),
        (("-o", "out.docx", "--kind", "plan"), ["out.docx"]),
        (("-o", "a/out.md", "--kind", "plan", "--to", "md"), ["a/out.md"]),
        (("-o", "out.d", "--kind", "plan"), [f"out.d/{PLAN}.docx"]),
    ],
)
def test_documents_are_written_where_they_are_asked_for(
    command: Command, arguments: tuple[str, ...], paths: list[str]
) -> None:
    command.write("plans/a.yaml", BOTH)

    assert command("render", "plans/a.yaml", *arguments) == fine(*paths)
    assert command.files() == sorted(["plans/a.yaml", *paths])


def test_a_folder_may_be_named_like_a_file(command: Command) -> None:
    command.write("a.yaml", FINE)
    (command.folder / "out.docx").mkdir()

    assert command("render", "a.yaml", "-o", "out.docx") == fine(f"out.docx/{PLAN}.docx")


LONG = FINE.replace("work: 三", f"work: {'三' * 700}")
"""A plan of two pages."""


@pytest.mark.parametrize(
    ("lang", "line"), [("zh", f"{PLAN}.docx：2 页\n"), ("en", f"{PLAN}.docx: 2 pages\n")]
)
def test_the_pages_of_a_document_are_told(command: Command, lang: str, line: str) -> None:
    command.write("a.yaml", LONG)

    assert command("render", "a.yaml", "--lang", lang) == (0, f"{PLAN}.docx\n", line)


def test_a_document_in_several_formats_is_told_once(command: Command) -> None:
    command.write("a.yaml", FINE)

    ran = command("render", "a.yaml", "--to", "md,docx,html")

    assert ran.err == f"{PLAN}.docx: 1 page\n"


def test_what_has_no_pages_has_none_told(command: Command) -> None:
    command.write("a.yaml", LONG)

    assert command("render", "a.yaml", "--to", "md,html").err == ""


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", f"civplan: {PLAN}.docx 有 2 页，--max-pages 只许 1 页\n"),
        ("en", f"civplan: {PLAN}.docx has 2 pages; --max-pages allows 1\n"),
    ],
)
def test_a_document_of_too_many_pages_is_written_and_told_of(
    command: Command, lang: str, line: str
) -> None:
    command.write("a.yaml", LONG)
    arguments = ("render", "a.yaml", "--lang", lang, "--max-pages", "1")

    assert command(*arguments) == (1, f"{PLAN}.docx\n", line)
    assert command(*arguments, "--quiet") == (1, "", line)
    assert command.files() == ["a.yaml", f"{PLAN}.docx"]


def test_the_number_of_pages_changes_nothing_in_a_document(command: Command) -> None:
    command.write("a.yaml", LONG)

    for name, arguments in (("told", ()), ("limited", ("--max-pages=1",)), ("quiet", ("-q",))):
        command("render", "a.yaml", "-o", f"{name}.docx", *arguments)

    documents = {(command.folder / f"{name}.docx").read_bytes() for name in ("told", "limited")}
    assert documents == {(command.folder / "quiet.docx").read_bytes()}


def test_a_document_of_as_many_pages_as_it_may_have_is_fine(command: Command) -> None:
    command.write("a.yaml", LONG)

    assert command("render", "a.yaml", "--max-pages", "2").code == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--max-pages", "0"), "Invalid value for '--max-pages': 0 is not in the range x>=1."),
        (
            ("--max-pages", "x"),
            "Invalid value for '--max-pages': 'x' is not a valid int range.",
        ),
        (
            ("--max-pages", "2", "--to", "md"),
            "--max-pages is about formats with pages; write --to docx or pdf",
        ),
    ],
)
def test_a_limit_that_is_none_is_wrong_usage(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", *arguments) == failed(line)
    assert command.files() == ["a.yaml"]


def test_quiet_says_nothing(command: Command) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", "-q") == (0, "", "")
    assert command("render", "a.yaml", "--quiet") == (0, "", "")
    assert len(command.files()) == 3


@pytest.mark.parametrize(
    ("files", "en", "zh"),
    [
        (
            [],
            "no file is named and there is none in this folder; make one with civplan new",
            "没有指定文件，这个文件夹里也没有；先用 civplan new 生成一份",
        ),
        (
            ["a.yaml", "district.yaml", "街道.yaml", "b.txt"],
            "no file is named; there is one here: civplan render a.yaml",
            "没有指定文件；这里有一份，可以运行：civplan render a.yaml",
        ),
        (
            ["b.yaml", "a.yml"],
            "no file is named; there are 2 here, name one: a.yml, b.yaml",
            "没有指定文件；这里有2份，请选一份：a.yml、b.yaml",
        ),
        (
            [f"{number}.yaml" for number in range(6)],
            (
                "no file is named; there are 6 here, name one:"
                " 0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml……"
            ),
            "没有指定文件；这里有6份，请选一份：0.yaml、1.yaml、2.yaml、3.yaml、4.yaml……",
        ),
    ],
)
def test_without_a_file_it_says_what_it_would_take(
    command: Command, files: list[str], en: str, zh: str
) -> None:
    for name in files:
        command.write(name, FINE)
    (command.folder / "folder.yaml").mkdir()

    assert command("render") == failed(en)
    assert command("render", "--lang", "zh") == failed(zh)


STAGES = f"""\
{FINE.replace("work: 三", "work: {items: [{text: 访, results: [{on: 2007-03, text: 访}]}]}")}
stages: [{{period: 上半年, date: 2007-07-05, problems: 少}}, {{period: 1—9月, date: 2007-10-08}}]
"""


@pytest.mark.parametrize(
    ("arguments", "period"),
    [
        (("--kind", "上半年"), "上半年"),
        (("--kind", "first-half"), "上半年"),
        (("--kind", "2007-01..2007-06"), "上半年"),
        (("--kind", "前三季度"), "1—9月"),
        (("--as-of", "2007-06-30"), "上半年"),
        (("--as-of", "2007-08-31"), "1—8月"),
        (("--as-of", "2007-08-15"), "1月1日至8月15日"),
    ],
)
def test_a_stage_is_a_summary_of_its_own(
    command: Command, arguments: tuple[str, ...], period: str
) -> None:
    command.write("a.yaml", STAGES)
    name = f"湖内社区2007年{period}创建文明社区工作总结.docx"

    assert command("render", "a.yaml", *arguments) == fine(name)


def test_an_unknown_stage_lists_those_that_there_are(command: Command) -> None:
    command.write("a.yaml", STAGES)

    assert command("render", "a.yaml", "--kind", "Q1") == failed(
        "a.yaml: it has no stage “first-quarter”; there are: first-half, 1—9月"
    )
    assert command("render", "a.yaml", "--kind", "Q1", "--lang", "zh") == failed(
        "a.yaml：没有“第一季度”这个阶段；文件里有：上半年、1—9月"
    )


def test_several_files_are_rendered_in_their_order(command: Command) -> None:
    command.write("b.yaml", FINE.replace("湖内", "湖外"))
    command.write("a/a.yaml", FINE)

    assert command("render", "b.yaml", "a/a.yaml") == fine(
        f"{PLAN.replace('湖内', '湖外')}.docx", f"a/{PLAN}.docx"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--kind", "summary"), "a.yaml: there is no “summary” in it to make one from"),
        (
            ("--kind", "report"),
            (
                "--kind cannot be “report”; choose from plan, summary, both, combined, or name a"
                " stage of the file, such as first-half or 1—9月"
            ),
        ),
        (
            ("--kind", "上半年"),
            (
                "a.yaml: it has no stage “first-half” and no “stages” at all; add one, or name a"
                " day with --as-of"
            ),
        ),
        (("--as-of", "2008-06-30"), "a.yaml: 2008-06-30 is no day of the year 2007 of this file"),
        (
            ("--as-of", "2007-06-30", "--kind", "plan"),
            "--as-of writes the summary up to that day and does not go with --kind plan",
        ),
        (("--to", "odt"), "--to cannot be “odt”; choose from docx, html, md, pdf, txt"),
        (("--to", "docx,"), "--to cannot be “”; choose from docx, html, md, pdf, txt"),
        (
            ("--pack", "none"),
            (
                "there is no pack “none”; there are annual-work, civilized-community, work-report,"
                " work-scheme, or name a folder with a profile.yaml"
            ),
        ),
        (
            ("-o", "a.docx", "--to", "docx,md"),
            (
                "a.docx names one document, but there are 2;"
                " name a folder, or choose with --kind and --to"
            ),
        ),
        (("-o", "a.html"), "a.html does not end as docx does; add --to html"),
        (("-o", "a.yaml/b"), "a.yaml/b: the path above it is not a folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", *arguments) == failed(line)
    assert command.files() == ["a.yaml"]


def test_a_name_for_one_document_is_refused_for_both(command: Command) -> None:
    command.write("a.yaml", BOTH)

    assert command("render", "a.yaml", "-o", "a.docx", "--lang", "zh") == failed(
        "a.docx 只能是一份文档的名字，这里有2份；写成文件夹，或用 --kind、--to 选一份"
    )


def test_two_files_of_one_name_write_nothing(command: Command) -> None:
    command.write("a.yaml", FINE)
    command.write("b.yaml", FINE)

    assert command("render", "a.yaml", "b.yaml") == failed(
        f"a.yaml and b.yaml would both write {PLAN}.docx; nothing was written"
    )
    assert command.files() == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("again", ["a.yaml", "./a.yaml"])
def test_a_file_that_is_named_twice_is_rendered_once(command: Command, again: str) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", again) == fine(f"{PLAN}.docx")


def test_an_output_that_is_another_file_is_refused(command: Command) -> None:
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml", "-o", "a.yaml") == failed(
        "-o a.yaml is a file; name a folder, or a file that ends like a format"
    )


def test_names_that_differ_in_case_alone_are_one_on_some_systems(command: Command) -> None:
    command.write("a.yaml", f"{FINE}".replace("{date", "{title: ABC, date"))
    command.write("b.yaml", f"{FINE}".replace("{date", "{title: abc, date"))

    assert command("render", "a.yaml", "b.yaml") == failed(
        "a.yaml and b.yaml would both write abc.docx; nothing was written"
    )


WARNED = FINE.replace("{date: 2007-01-10}", "{note: 甲}")
WARNING = """\
a.yaml:7:7: warning S102 the plan has no date
    7 | plan: {note: 甲}
      |       ^^^^^^^^^^ help: add “date: 2007-01-10” under “plan”
"""


def test_warnings_are_reported_and_do_not_stop(command: Command) -> None:
    command.write("a.yaml", WARNED)

    assert command("render", "a.yaml") == (0, f"{PLAN}.docx\n", f"{WARNING}{PLAN}.docx: 1 page\n")


def test_strict_makes_warnings_errors(command: Command) -> None:
    command.write("a.yaml", WARNED)

    assert command("render", "a.yaml", "--strict") == (1, "", WARNING)
    assert command.files() == ["a.yaml"]


def test_errors_stop_their_file_alone(command: Command) -> None:
    command.write("a.yaml", f"{FINE}colour: 1\n")
    command.write("b.yaml", FINE)

    ran = command("render", "a.yaml", "none.yaml", "b.yaml")

    assert (ran.code, ran.out) == (2, f"{PLAN}.docx\n")
    assert [line for line in ran.err.splitlines() if line[0] != " "] == [
        "a.yaml:8:1: error Y030 unknown key “colour”",
        "civplan: none.yaml: there is no such file",
        f"{PLAN}.docx: 1 page",
    ]


def test_what_somebody_else_wrote_stays_without_force(command: Command) -> None:
    command.write("a.yaml", BOTH)
    command.write(f"{PLAN}.docx", "mine")

    assert command("render", "a.yaml") == failed(
        f"{PLAN}.docx: civplan did not write the file of that name;"
        " choose another place (-o) or use --force"
    )
    assert command.files() == ["a.yaml", f"{PLAN}.docx"]
    assert command("render", "a.yaml", "--force") == fine(f"{PLAN}.docx", f"{SUMMARY}.docx")


def test_a_folder_that_cannot_be_written_stops_its_file_alone(command: Command) -> None:
    command.write("a/a.yaml", FINE)
    command.write("b/b.yaml", FINE)
    (command.folder / "a" / f"{PLAN}.docx").mkdir()

    assert command("render", "a/a.yaml", "b/b.yaml") == (
        2,
        f"b/{PLAN}.docx\n",
        f"civplan: a/{PLAN}.docx: a folder of that name is in the way\n{PLAN}.docx: 1 page\n",
    )


@pytest.mark.parametrize(
    ("epoch", "created"),
    [
        ("", "2007-01-10T12:00:00Z"),
        ("0", "1970-01-01T00:00:00Z"),
        ("86400", "1970-01-02T00:00:00Z"),
    ],
)
def test_the_time_in_a_document_follows_the_environment(
    command: Command, monkeypatch: pytest.MonkeyPatch, epoch: str, created: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    command.write("a.yaml", FINE)
    command("render", "a.yaml", "-o", "out.docx")

    core = Package((command.folder / "out.docx").read_bytes()).tree("docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/terms/}created") == created


@pytest.mark.parametrize("epoch", ["now", "99999999999999", "9" * 30, "1.5"])
def test_a_time_that_is_none_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    command.write("a.yaml", FINE)

    assert command("render", "a.yaml") == failed(
        f"SOURCE_DATE_EPOCH “{epoch}” is no time; give the seconds since 1970"
    )
