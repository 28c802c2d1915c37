"""Runs ``civplan preview``: prints the address, opens the browser, and serves until Ctrl-C."""

from __future__ import annotations

import gc
import os
import sys
import webbrowser
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from civplan.cli.cache import cache_folder
from civplan.cli.console import print_line, print_note, print_skipped, warn_without_libyaml
from civplan.cli.errors import ExitCode, WrongUsage, error_words
from civplan.cli.options import named_pack, refuse_document
from civplan.documents.folders import file_tree, is_plan_file
from civplan.findings.words import Language, Words
from civplan.preview.assets import page_assets
from civplan.preview.page_edits import PageEdits
from civplan.preview.preview import Preview
from civplan.preview.server import PreviewServer
from civplan.source.errors import NOT_REGULAR_FILE, CannotRead, read_error_reason
from civplan.source.project import DISTRICT_FILES, is_file

USUAL_PORT = 9704
"""GB/T 9704."""
LARGEST_PORT = 65535
OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""About what one look at a file makes; with Python's own 700 collecting takes a tenth of it."""
BROWSER_VARIABLE = "BROWSER"
PORT_TAKEN = Words(
    "--port {port} 用不了：端口被占用，或者没有权限；换一个，或者不写 --port",
    "--port {port} cannot be used: it is taken, or not permitted; name another one, or none",
)
NO_SUCH_PORT = Words(
    "--port 没有“{port}”这个端口，写 0 到 {largest} 之间的整数",
    "--port cannot be {port}; give a whole number from 0 to {largest}",
)
OTHER_PORT = Words(
    "端口 {usual} 被占用，改用 {port}", "port {usual} is taken; {port} is used instead"
)
NO_BROWSER = Words(
    "没有找到浏览器；请自己打开上面的网址", "no browser was found; open the address above yourself"
)
RUNNING = Words("按 Ctrl-C 结束", "Ctrl-C ends it")
NO_FILES = Words("{path}：没有计划文件", "{path}: there is no plan file")


class PreviewRequest(NamedTuple):
    """The options of ``civplan preview``."""

    port: int | None
    """None for the usual one, or any other."""
    opens_browser: bool
    read_only: bool
    pack: str
    """A pack's name or folder; empty for the one that each plan file names."""


def preview_path(path: Path, request: PreviewRequest, language: Language) -> int:
    """Serve the preview of a plan file or a folder until Ctrl-C.

    Raises:
        CannotRead: There is no such file or folder.
        WrongUsage: The path is no plan file, the folder has none, or the port cannot be used.
    """
    list_paths = _paths_to_list(path, language)
    warn_without_libyaml(language)
    named_pack(request.pack, language)
    tell = partial(print_note, language=language)
    preview = Preview(list_paths, error_words, request.pack, cache_folder(), tell)
    folder = _folder_of(path)
    assets = partial(
        page_assets,
        language=language,
        read_only=request.read_only,
        folder=folder.resolve().name if folder else "",
    )
    edits = PageEdits(error_words, request.pack)
    writes = {} if request.read_only else {"edit": edits.answer}
    make_server = partial(PreviewServer, preview, assets=assets, writes=writes)
    server = _server_at(request.port, make_server, language)
    address = server.address if folder else f"{server.address}file/{preview.first_name}"
    gc.freeze()  # what is there now stays; a short run collects nothing at all, this one lasts
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()
    preview.start()
    print_line(address)
    print_note(RUNNING, language)
    sys.stdout.flush()
    if request.opens_browser:
        Thread(target=open_browser, args=(address, language), daemon=True).start()
    try:
        server.serve_forever()
    finally:
        server.server_close()
    return ExitCode.FINE


def _folder_of(path: Path) -> Path | None:
    """The folder that a path names, itself or by the sub-district's own file; None for a file."""
    if path.is_dir():
        return path
    return path.parent if path.name in DISTRICT_FILES else None


def _paths_to_list(path: Path, language: Language) -> Callable[[], Iterable[Path]]:
    """What lists the plan files of a path.

    Raises:
        CannotRead: There is no such file or folder.
        WrongUsage: It is no plan file, or the folder has none.
    """
    refuse_document(path)
    try:
        path.stat()
    except OSError as error:
        raise CannotRead(path, read_error_reason(error)) from error
    folder = _folder_of(path)
    if folder is None:
        if not is_file(path):
            raise CannotRead(path, NOT_REGULAR_FILE)
        return lambda: [path]
    tree = file_tree(folder)
    print_skipped(tree.skipped, language)
    if not any(map(is_plan_file, tree.files)):
        raise WrongUsage(NO_FILES.filled(path=path))
    return lambda: filter(is_plan_file, file_tree(folder).files)


def _server_at(
    port: int | None,
    make_server: Callable[[int], PreviewServer],
    language: Language,
) -> PreviewServer:
    """A server at a port; at any other one where none was asked for and the usual one is taken.

    Raises:
        WrongUsage: The port that was asked for cannot be used.
    """
    if port is not None and not 0 <= port <= LARGEST_PORT:
        raise WrongUsage(NO_SUCH_PORT.filled(port=port, largest=LARGEST_PORT))
    try:
        return make_server(USUAL_PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise WrongUsage(PORT_TAKEN.filled(port=port)) from error
    server = make_server(0)
    print_note(OTHER_PORT.filled(usual=USUAL_PORT, port=server.port), language)
    return server


def open_browser(address: str, language: Language) -> None:
    """Open the address in the user's browser; tell where there is none.

    A browser that runs inside the terminal is none, unless the user's environment names it.
    """
    try:
        browser = webbrowser.get()
        is_in_terminal = type(browser) is webbrowser.GenericBrowser
        if is_in_terminal and not os.environ.get(BROWSER_VARIABLE):
            is_open = False
        else:
            is_open = browser.open(address)
    except (webbrowser.Error, OSError):
        is_open = False
    if not is_open:
        print_note(NO_BROWSER, language)
