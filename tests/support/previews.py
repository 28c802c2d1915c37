"""A preview in the process of the tests, and requests to it without a browser."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from civplan.cli.errors import error_words
from civplan.findings.words import Words
from civplan.preview.assets import page_assets
from civplan.preview.preview import Preview
from civplan.preview.server import LOOPBACK, PreviewServer, WriteAction
from support.programs import REPOSITORY

SECONDS = 20
"""How long a test waits for what must come."""
MOST_SIGNS_OF_LIFE = 5
"""A stream gives one every five seconds while nothing happens."""
PLAN = """\
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以人为本，依靠居民建设社区。
goals: 年底前达到文明社区标准。
work:
  areas:
    - name: 健全制度
      items:
        - {id: meetings, text: 每月召开一次楼群组长碰头会。, target: 碰头会 ≥ 12 次}
plan: {date: 2007-01-10}
"""
"""A plan file without a finding."""


class HttpAnswer(NamedTuple):
    """What a server answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The values of a body that is JSON."""
        return json.loads(self.body)


class EventReader:
    """Reads a stream of events."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        """Take the answer that brings it."""
        self._response = response

    def next(self) -> tuple[str, Any]:
        """The name of the next event and its values; some signs of life are passed over."""
        for _ in range(MOST_SIGNS_OF_LIFE):
            name = ""
            while line := self._response.readline().decode().rstrip("\n"):
                key, _, value = line.partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    assert self._response.readline() == b"\n"
                    return name, json.loads(value)
        raise AssertionError("nothing happened")

    def update(self) -> Any:
        """The values of the next event, which is an update."""
        name, values = self.next()
        assert name == "update"
        return values


class RunningPreview:
    """A preview with its server."""

    def __init__(self, preview: Preview, server: PreviewServer) -> None:
        """Take both; they are running."""
        self.preview, self.server = preview, server

    @property
    def root(self) -> str:
        """What every address begins with."""
        return f"/{self.server.token}/"

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> HttpAnswer:
        """The answer to a request; ``path`` is behind the token unless it begins with a slash."""
        return self.request("GET", path, headers)

    def post(self, name: str, body: bytes, headers: Mapping[str, str] | None = None) -> HttpAnswer:
        """The answer to a write as the page makes it, with other headers in place of its own."""
        own = {
            "Content-Type": "application/json",
            "Origin": f"http://{LOOPBACK}:{self.server.port}",
            "X-Civplan-Token": self.server.token,
        }
        given = {**own, **(headers or {})}
        return self.request("POST", name, {key: one for key, one in given.items() if one}, body)

    def request(
        self, method: str, path: str, headers: Mapping[str, str] | None, body: bytes | None = None
    ) -> HttpAnswer:
        """The answer to any request."""
        connection = http.client.HTTPConnection(LOOPBACK, self.server.port, timeout=SECONDS)
        address = path if path.startswith("/") else self.root + path
        connection.request(method, address, body, dict(headers or {}))
        response = connection.getresponse()
        answer = HttpAnswer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    @contextmanager
    def events(self, wanted: str = "file=1") -> Iterator[EventReader]:
        """The stream of a file, or of the list with an empty text."""
        connection = http.client.HTTPConnection(LOOPBACK, self.server.port, timeout=SECONDS)
        connection.request("GET", f"{self.root}events?{wanted}")
        response = connection.getresponse()
        assert response.status == http.client.OK
        try:
            yield EventReader(response)
        finally:
            response.close()
            connection.close()


@contextmanager
def running_preview(
    *files: Path,
    writes: Mapping[str, WriteAction] | None = None,
    list_paths: Callable[[], Iterable[Path]] | None = None,
    read_only: bool = False,
    tell: Callable[[Words], None] = lambda _: None,
) -> Iterator[RunningPreview]:
    """A preview of some plan files, or of those that a function lists."""
    preview = Preview(list_paths or (lambda: files), error_words, tell=tell)
    server = PreviewServer(
        preview, 0, lambda token: page_assets(token, "zh", read_only=read_only), writes
    )
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    preview.start()
    thread.start()
    try:
        yield RunningPreview(preview, server)
    finally:
        preview.stop()
        server.shutdown()
        server.server_close()
        thread.join()


def plan_with_picture(folder: Path) -> Path:
    """A plan file whose own pack shows photo.png beside it, a picture of the docs."""
    pack = folder / "own"
    shutil.copytree(REPOSITORY / "templates" / "civilized-community", pack)
    figure = '<figure><img src="photo.png" alt="照片"/><figcaption>会议</figcaption></figure>'
    (pack / "plan.html.j2").write_text(
        f'{{% extends "layout.html.j2" %}}{{% block body %}}{figure}{{% endblock %}}',
        encoding="utf-8",
    )
    shutil.copy(REPOSITORY / "docs" / "images" / "hunei-plan-page1.png", folder / "photo.png")
    plan = folder / "plan.yaml"
    plan.write_text(f"pack: ./own\n{PLAN}", encoding="utf-8")
    return plan
