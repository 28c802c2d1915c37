"""What every test may ask for: golden files, programs beside civplan, the installed command."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from support.command import InstalledCommand, command_in
from support.golden import Golden
from support.pages import PdfMaker, texts_of_pages
from support.programs import IN_CI, REPOSITORY, LayoutCheck, OoxmlValidator, program, shared_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_FIXTURES = {"soffice", "chromium", "browser", "ooxml_validator", "check_layout"}
"""They start processes: a test that uses one of them counts as slow."""
settings.register_profile(
    "civplan",
    max_examples=100 if IN_CI else 10,
    deadline=None,  # how long an example takes says how busy the machine is
    derandomize=IN_CI,  # the same examples each time: a run fails for what was changed alone
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("civplan")


def pytest_configure() -> None:
    # A shell starts what runs in the background with interrupts ignored, and children inherit it.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Select the tests of this run.

    With ``--update`` only tests with golden files run. Slow tests run in CI, with ``-m slow``, and
    when a run names no others.
    """
    for item in items:
        if SLOW_FIXTURES & fixtures_of(item):
            item.add_marker("slow")
    if config.getoption("--update"):
        selected = [item for item in items if "golden" in fixtures_of(item)]
    elif IN_CI or config.getoption("markexpr"):
        return
    else:
        selected = [item for item in items if not item.get_closest_marker("slow")] or items
    wanted = set(selected)
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = selected


def fixtures_of(item: pytest.Item) -> set[str]:
    """The names of the fixtures that a test uses, directly or through others."""
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """``golden("name.txt", text)``: the text is what tests/golden/name.txt holds."""
    return Golden(update=bool(request.config.getoption("--update")))


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the examples."""
    return REPOSITORY / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of checking tools beside the repository."""
    return shared_folder()


@pytest.fixture
def civplan(request: pytest.FixtureRequest, tmp_path: Path) -> InstalledCommand:
    """``civplan("render", path, lang="en")``: the command, run in an empty folder.

    It is a process of its own in CI and in a test that is marked slow.
    """
    if request.node.get_closest_marker("slow"):
        return InstalledCommand(tmp_path)
    return command_in(tmp_path)


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice."""
    return program("soffice", "laying out pages")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser."""
    return program("chromium", "showing the overview")


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """The browser, driven by a program: a page in it can be read, clicked and typed into.

    Its driver has a loop of events that runs in this thread; other tests may want one of their own.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a second, for few tests

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def to_pdf(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfMaker:
    """``to_pdf(docx)``: the PDF of a .docx file, laid out by LibreOffice."""
    return PdfMaker(soffice, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def standard_font_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Font files of the names that the standard's house style has."""
    from support.fonts import standard_fonts as files  # noqa: PLC0415 - few tests need fontTools

    return files(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def install_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[list[Path]], None]]:
    """``install_fonts(files)``: a system, in the process of the test, with these fonts alone."""
    from civplan.typeset import formats  # noqa: PLC0415 - few tests need fontTools
    from civplan.typeset.pdf import installed_fonts  # noqa: PLC0415

    def forget() -> None:
        installed_fonts.installed_fonts.cache_clear()
        formats._pdf_typesetter.cache_clear()  # noqa: SLF001

    def install(files: list[Path]) -> None:
        monkeypatch.setattr(installed_fonts, "font_files", lambda *_: files)
        forget()

    yield install
    forget()


@pytest.fixture
def standard_fonts(
    standard_font_files: list[Path], install_fonts: Callable[[list[Path]], None]
) -> list[Path]:
    """A system in which the fonts of the house style are installed, and no others."""
    install_fonts(standard_font_files)
    return standard_font_files


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[Path], list[str]]:
    """``pdf_text(pdf)``: the text of each page; see also ``support.pages.without_space``."""
    return texts_of_pages


@pytest.fixture(scope="session")
def ooxml_validator(shared: Path) -> OoxmlValidator:
    """``ooxml_validator(docx, ...)``: what Word would have to repair; empty when nothing."""
    program("node", "the Open XML validator")
    return OoxmlValidator(shared / "tools" / "check_ooxml")


@pytest.fixture(scope="session")
def check_layout(shared: Path) -> LayoutCheck:
    """``check_layout(docx, pdf)``: the checks of GB/T 9704-2012 that do not hold; may be none."""
    return LayoutCheck(shared / "tools" / "check_layout.py")
