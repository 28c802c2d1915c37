"""``civplan render`` over files that are there: one rule for all formats."""

from __future__ import annotations

import unicodedata

import pytest
from docx import Document as WordDocument

from civplan.documents.overwrite import (
    EDITED_FILE,
    FOREIGN_FILE,
    OTHER_DOCUMENTS_FILE,
    READ_ONLY_FILE,
)
from civplan.typeset.formats import FORMATS
from support.command import Command, failed, fine
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
CHANGED = FINE.replace("一", "四")
PLAN = "湖内社区2007年创建文明社区工作计划"
ALL = ",".join(FORMATS)

pytestmark = pytest.mark.usefixtures("standard_fonts")


@pytest.fixture
def after_render(command: Command) -> Command:
    """The command in a folder in which a plan was rendered in every format, and then changed."""
    command.write("a.yaml", FINE)
    assert command("render", "a.yaml", "--to", ALL).code == 0
    command.write("a.yaml", CHANGED)
    return command


def test_what_nobody_has_edited_is_replaced(after_render: Command) -> None:
    paths = [f"{PLAN}.{ending}" for ending in FORMATS]

    assert after_render("render", "a.yaml", "--to", ALL) == fine(*paths)
    assert "四" in (after_render.folder / f"{PLAN}.txt").read_text(encoding="utf-8")


def test_a_folder_may_be_moved(after_render: Command) -> None:
    (after_render.folder / "there").mkdir()
    for file in list(after_render.folder.glob("*.*")):
        file.rename(after_render.folder / "there" / file.name)

    assert after_render("render", "there/a.yaml", "--to", ALL).code == 0


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_edited_stays_until_it_is_forced(after_render: Command, ending: str) -> None:
    path, line = after_render.folder / f"{PLAN}.{ending}", f"{PLAN}.{ending}: {EDITED_FILE.en}"
    if ending == "docx":
        document = WordDocument(str(path))
        document.paragraphs[0].add_run("改")
        document.save(str(path))
    else:
        path.write_bytes(path.read_bytes() + "改\n".encode())
    edited = path.read_bytes()

    assert after_render("render", "a.yaml", "--to", ending) == failed(line)
    assert path.read_bytes() == edited
    assert after_render("render", "a.yaml", "--to", ending, "--force") == fine(path.name)
    assert path.read_bytes() != edited


@pytest.mark.parametrize("ending", FORMATS)
def test_what_a_person_wrote_stays(command: Command, ending: str) -> None:
    command.write("a.yaml", FINE)
    path = command.write(f"{PLAN}.{ending}", "我的计划\n")

    assert command("render", "a.yaml", "--to", ending) == failed(f"{path.name}: {FOREIGN_FILE.en}")
    assert path.read_text(encoding="utf-8") == "我的计划\n"


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_read_only_stays_until_it_is_forced(after_render: Command, ending: str) -> None:
    path = after_render.folder / f"{PLAN}.{ending}"
    path.chmod(0o444)

    assert after_render("render", "a.yaml", "--to", ending) == failed(
        f"{path.name}: {READ_ONLY_FILE.en}"
    )
    assert after_render("render", "a.yaml", "--to", ending, "--force") == fine(path.name)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_of_another_plan_file_stays(command: Command, ending: str) -> None:
    command.write("a.yaml", FINE)
    command.write("b.yaml", CHANGED)
    assert command("render", "a.yaml", "--to", ending).code == 0
    before = (command.folder / f"{PLAN}.{ending}").read_bytes()

    assert command("render", "b.yaml", "--to", ending) == failed(
        f"{PLAN}.{ending}: it is the document of another plan file, {command.folder / 'a.yaml'},"
        " and was left as it is; change a title, or choose another place (-o) or use --force"
    )
    assert (command.folder / f"{PLAN}.{ending}").read_bytes() == before
    assert command("render", "a.yaml", "--to", ending).code == 0


def test_a_plan_file_may_be_renamed(after_render: Command) -> None:
    (after_render.folder / "a.yaml").rename(after_render.folder / "b.yaml")

    assert after_render("render", "b.yaml", "--to", ALL).code == 0


def titled(title: str) -> str:
    """A plan whose plan has this title."""
    return FINE.replace("{date", f"{{title: {title}, date")


NAMES = [("ABC", "abc"), ("Café", unicodedata.normalize("NFD", "Café"))]


@pytest.mark.parametrize("titles", NAMES)
def test_names_that_some_system_takes_for_the_same_are_refused_in_one_call(
    command: Command, titles: tuple[str, str]
) -> None:
    command.write("a.yaml", titled(titles[0]))
    command.write("b.yaml", titled(titles[1]))

    assert command("render", "a.yaml", "b.yaml") == failed(
        f"a.yaml and b.yaml would both write {titles[1]}.docx; nothing was written"
    )
    assert command.files() == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("titles", NAMES)
def test_names_that_some_system_takes_for_the_same_are_refused_in_two_calls(
    command: Command, titles: tuple[str, str]
) -> None:
    command.write("a.yaml", titled(titles[0]))
    command.write("b.yaml", titled(titles[1]))
    assert command("render", "a.yaml").code == 0

    assert command("render", "b.yaml").err.startswith(
        f"civplan: {titles[1]}.docx: it is the document of another plan file"
    )


def test_two_names_of_one_folder_are_one_folder(command: Command) -> None:
    command.write("a/a.yaml", FINE)
    command.write("a/b.yaml", CHANGED)
    (command.folder / "c").symlink_to("a", target_is_directory=True)

    assert command("render", "a/a.yaml", "c/b.yaml") == failed(
        f"a/a.yaml and c/b.yaml would both write c/{PLAN}.docx; nothing was written"
    )


def test_a_plan_and_a_summary_of_one_title_are_refused(command: Command) -> None:
    text = FINE.replace("work: 三", "work: {plan: 三, summary: 四}").replace(
        "{date", "{title: 题, date"
    )
    command.write("a.yaml", f"{text}summary: {{title: 题, date: 2007-12-20}}\n")

    ran = command("render", "a.yaml", "--lang", "zh")
    assert ran.err.endswith(
        "civplan: a.yaml 的计划和总结会写成同一个文件：题.docx；给其中一份写另一个标题；"
        "什么都没有写\n"
    )
    assert command.files() == ["a.yaml"]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_plan_and_a_summary_of_one_title_are_refused_in_two_calls(
    command: Command, ending: str
) -> None:
    text = titled("题").replace("work: 三", "work: {plan: 三, summary: 四}")
    command.write("a.yaml", f"{text}summary: {{title: 题, date: 2007-12-20}}\n")
    assert command("render", "a.yaml", "--kind", "plan", "--to", ending).code == 0

    ran = command("render", "a.yaml", "--kind", "summary", "--to", ending)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"civplan: 题.{ending}: {OTHER_DOCUMENTS_FILE.en}\n")
