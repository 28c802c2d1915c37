"""A preview: the files under it, the pages in browsers that look at them, and the one worker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.preview.previewed_file import ErrorWords, PreviewedFile, words_of_error
from civplan.preview.shown_file import FileList, FileRow, ShownFile, row_of_file

POLL_SECONDS = 0.03
"""Between two looks at the times of the files that somebody has open."""
PAUSE_SHARE = 10
"""How many times as long as such a look the pause is at least: on a share looking takes time."""
FAULT_SECONDS = 0.2
"""A tenth of the pause after a look that failed."""
LIST_SECONDS = 2.0
"""Between two looks at the folder while somebody has the list open."""
SETTLE_SECONDS = 0.2
"""How long errors must stay in a file that had none until they are shown: many editors first empty
a file and then write it."""
ASKED_SECONDS = 5.0
"""How long a page that only asks from time to time counts as open."""
MOST_STREAMS = 4
"""Streams of all pages together: a browser has no more than six connections to a server."""
MOST_READ = 4
"""Files whose pages are kept after nobody looks at them any more."""
THE_LIST = ""
"""What a viewer looks at who has the list of files open."""


class Viewer:
    """A page in a browser that is told of what is new."""

    def __init__(self, wanted: str) -> None:
        """Take the name of the file that it shows, or ``THE_LIST``."""
        self.wanted = wanted
        self.must_rest = False
        """True when others need its connection: it then asks from time to time."""


class ListedFile(NamedTuple):
    """A plan file of the preview."""

    name: str
    """In addresses: a number."""
    file: PreviewedFile


class Preview:
    """Plan files and who looks at them.

    One thread reads the files and lays them out; all others wait for what it shows.
    """

    def __init__(
        self,
        list_paths: Callable[[], Iterable[Path]],
        error_words: ErrorWords,
        pack: str = "",
        cache: Path | None = None,
        tell: Callable[[Words], None] = lambda _: None,
    ) -> None:
        """Take what lists the plan files, and what each of them is opened with.

        Args:
            list_paths: Lists the plan files.
            error_words: The message of an error.
            pack: A pack's name or folder; empty for the one that each file names.
            cache: The folder that keeps compiled templates between runs; None for none.
            tell: Tells what befell the preview itself; the pages tell what befell a file.
        """
        self._list_paths = list_paths
        self._error_words, self._tell = error_words, tell
        self._last_fault: Words | None = None
        """The one that was told last."""
        self._make_file = partial(PreviewedFile, error_words=error_words, pack=pack, cache=cache)
        self._files: dict[Path, ListedFile] = {}
        self._rows: Mapping[str, FileRow] = {}
        """The rows of all files, by their names."""
        self._list = FileList()
        self._listed_at = 0.0
        self._viewers: list[Viewer] = []
        self._asked: dict[str, float] = {}
        self._changed = Condition()
        """Guards the viewers and what is shown, and tells when either changes."""
        self._is_stopped = False
        self._worker = Thread(target=self._work, name="preview", daemon=True)
        self._list_files()

    def start(self) -> None:
        """Begin to work."""
        self._worker.start()

    def stop(self) -> None:
        """End the worker, and let everybody who waits go."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()
        if self._worker.is_alive():
            self._worker.join()

    def file_named(self, name: str) -> PreviewedFile | None:
        """The file of a name in addresses; None where there is none."""
        return next((one.file for one in list(self._files.values()) if one.name == name), None)

    def picture_named(self, name: str) -> bytes:
        """The bytes of a picture on the pages of any file; empty where there is none."""
        files = [one.file for one in list(self._files.values())]
        return next((one.pictures[name] for one in files if name in one.pictures), b"")

    @property
    def first_name(self) -> str:
        """The name of the first file."""
        return next(one.name for one in self._files.values())

    def look_now(self) -> None:
        """Look at the files at once: one was just written."""
        with self._changed:
            self._changed.notify_all()

    @contextmanager
    def viewing(self, wanted: str) -> Iterator[Viewer]:
        """A viewer of a file or of the list while it is there; the oldest may have to rest."""
        viewer = Viewer(wanted)
        with self._changed:
            streaming = [one for one in self._viewers if not one.must_rest]
            for oldest in streaming[: max(0, len(streaming) - MOST_STREAMS + 1)]:
                oldest.must_rest = True
            self._viewers.append(viewer)
            self._changed.notify_all()
        try:
            yield viewer
        finally:
            with self._changed:
                self._viewers.remove(viewer)

    def ask(self, wanted: str, version: int, seconds: float) -> ShownFile | FileList | None:
        """What is shown, once, to a page without a stream.

        Args:
            wanted: The name of the file, or ``THE_LIST``.
            version: What the page has.
            seconds: How long to wait for something newer.
        """
        with self._changed:
            self._asked[wanted] = monotonic()
            self._changed.notify_all()
        return self._wait(wanted, version, seconds, lambda: False)

    def wait(self, viewer: Viewer, version: int, seconds: float) -> ShownFile | FileList | None:
        """What is shown to a viewer, as soon as it is newer than ``version``; None when it is gone.

        Without anything newer after ``seconds``, or where the viewer must rest, it is what it was.
        """
        return self._wait(viewer.wanted, version, seconds, lambda: viewer.must_rest)

    def note_seen(self, name: str, document: str) -> None:
        """Take note of the document of a file at which somebody looks: it is made first."""
        if file := self.file_named(name):
            file.seen = document

    @property
    def is_stopped(self) -> bool:
        """True when it has ended."""
        return self._is_stopped

    def _wait(
        self, wanted: str, version: int, seconds: float, is_over: Callable[[], bool]
    ) -> ShownFile | FileList | None:
        def is_new() -> bool:
            shown = self._shown(wanted)
            return self._is_stopped or is_over() or shown is None or shown.version != version

        with self._changed:
            self._changed.wait_for(is_new, seconds)
            return self._shown(wanted)

    def _shown(self, wanted: str) -> ShownFile | FileList | None:
        """What is shown of a file, or the list."""
        if wanted == THE_LIST:
            return self._list
        file = self.file_named(wanted)
        return file.shown if file else None

    def _wanted(self) -> set[str]:
        """What somebody looks at."""
        with self._changed:
            now = monotonic()
            self._asked = {name: at for name, at in self._asked.items() if now - at < ASKED_SECONDS}
            return {*self._asked, *(viewer.wanted for viewer in self._viewers)}

    def _work(self) -> None:
        """Look at what somebody has open, until the end; without anybody, wait."""
        while not self._is_stopped:
            begun = monotonic()
            try:
                has_more, has_looked = self._look_once()
            except Exception as error:  # noqa: BLE001 - the preview goes on, whatever happens
                self._tell_fault(error)
                has_more, has_looked, begun = False, False, begun - FAULT_SECONDS
            pause = 0 if has_looked else PAUSE_SHARE * (monotonic() - begun)
            with self._changed:
                if not self._is_stopped and not has_more:
                    is_open = self._viewers or self._asked
                    self._changed.wait(max(POLL_SECONDS, pause) if is_open else None)

    def _look_once(self) -> tuple[bool, bool]:
        """Look at what somebody has open; whether the list has more files, and one has changed."""
        wanted = self._wanted()
        open_files = [self.file_named(name) for name in wanted - {THE_LIST}]
        looks = [self._look_at(file, self._show) for file in open_files if file]
        has_more = THE_LIST in wanted and self._look_at_list(wanted)
        self._forget_unseen(wanted)
        return has_more, any(looks)

    def _tell_fault(self, error: Exception) -> None:
        """Tell what a look brought, once as long as it is the same."""
        words = words_of_error(error, self._error_words)
        if words != self._last_fault:
            self._last_fault = words
            self._tell(words)

    def _look_at(
        self,
        file: PreviewedFile,
        show_early: Callable[[PreviewedFile, ShownFile], None] = lambda _, __: None,
    ) -> bool:
        """Show a file anew if it has changed, errors only when they stay; True if it has.

        Args:
            file: The file.
            show_early: Shows what is ready before all of its documents are made.
        """
        now = monotonic()
        if file.shown.version and not file.has_changed():
            if file.pending and now >= file.pending[0]:
                self._show(file, file.pending[1])
            return False
        shown = file.look(partial(show_early, file))
        if shown is file.shown:
            file.pending = None
        elif shown.is_worse_than(file.shown):
            file.pending = (now + SETTLE_SECONDS, shown)
        else:
            self._show(file, shown)
        return True

    def _show(self, file: PreviewedFile, shown: ShownFile) -> None:
        with self._changed:
            file.pending = None
            file.shown = shown
            self._update_row(file)
            self._changed.notify_all()

    def _update_row(self, file: PreviewedFile) -> None:
        """Put what is shown of a file into the list, unless nothing of it is."""
        if len(self._files) > 1 and (listed := self._files.get(file.path)):
            name = self._name_in_list(file.path)
            self._show_rows({**self._rows, listed.name: row_of_file(name, file.shown)})

    def _show_rows(self, rows: Mapping[str, FileRow]) -> None:
        """Make the list of these rows, without the files that others extend: they are parts."""
        self._rows = rows
        extended = {path for one in self._files.values() for path in one.file.extended}
        whole = {
            one.name: rows[one.name]
            for one in self._files.values()
            if one.file.real_path not in extended
        }
        if whole != self._list.rows:
            self._list = FileList(self._list.version + 1, whole)

    def _name_in_list(self, path: Path) -> str:
        """The path of a file from the folder that holds all."""
        folder = os.path.commonpath([one.parent for one in self._files])
        return os.path.relpath(path, folder)

    def _look_at_list(self, wanted: set[str]) -> bool:
        """Look at a file that only the list shows; True if there was one to look at."""
        if monotonic() - self._listed_at > LIST_SECONDS:
            self._list_files()
        unseen = [one for one in self._files.values() if one.name not in wanted]
        waiting = [one for one in unseen if one.file.is_row_old]
        waiting = waiting or [one for one in unseen if one.file.pending]
        for one in waiting[:1]:
            one.file.is_row_old = False
            self._look_at(one.file)
        return bool(waiting)

    def _list_files(self) -> None:
        """List the files anew; new ones get a row without figures, and gone ones lose theirs."""
        paths = list(self._list_paths())
        new = {path: self._make_file(path) for path in paths if path not in self._files}
        changed = [path for path in self._files if self._files[path].file.has_changed()]
        with self._changed:
            for path, file in new.items():
                name = str(max((int(one.name) for one in self._files.values()), default=0) + 1)
                self._files[path] = ListedFile(name, file)
            for gone in self._files.keys() - set(paths):
                del self._files[gone]
            for path in self._files.keys() & set(changed):
                self._files[path].file.is_row_old = True
            rows = {}
            for path in paths:
                listed = self._files[path]
                rows[listed.name] = self._rows.get(listed.name) or row_of_file(
                    self._name_in_list(path), ShownFile()
                )
            self._show_rows(rows)
            self._changed.notify_all()
            self._listed_at = monotonic()

    def _forget_unseen(self, wanted: set[str]) -> None:
        """Keep no pages of many files at which nobody looks."""
        unseen = [
            one.file
            for one in self._files.values()
            if one.name not in wanted and one.file.has_pages
        ]
        for file in unseen[MOST_READ:]:
            file.forget()
