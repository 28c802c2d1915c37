"""Serves a preview to browsers on this machine, and to nobody else.

It listens on the loopback address alone. Every address begins with a random token; the host that
the browser names must be this one, so that no foreign name can be led here; what comes from a page
of another site is refused. No address names a file: the page and its parts are read at the start,
and everything else is looked up by a name that the preview gave.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import compare_digest, token_urlsafe
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from civplan.preview.preview import THE_LIST
from civplan.preview.shown_file import FileList
from civplan.preview.update import SentPages, json_bytes, list_bytes

if TYPE_CHECKING:
    from socket import socket

    from civplan.preview.preview import Preview
    from civplan.preview.shown_file import ShownFile

LOOPBACK = "127.0.0.1"
HOST_NAMES = (LOOPBACK, "localhost", "[::1]")
"""What a browser on this machine may call this server."""
HTTP_PORT = 80
"""The port that browsers do not name."""
TOKEN_BYTES = 24
TOKEN_HEADER = "X-Civplan-Token"  # noqa: S105 - its name
"""Repeats the token in a write: a form of another site cannot send it."""
OWN_SITES = frozenset({"same-origin", "none"})
"""Where a request may come from, as browsers say it in ``Sec-Fetch-Site``."""
LARGEST_BODY = 1024 * 1024
"""Bytes of a write; the longest text of a plan file has far fewer."""
MOST_CONNECTIONS = 64
"""At one time; a browser has at most six."""
HEARTBEAT_SECONDS = 5.0
"""Between two signs of life on a stream, by which a closed page is noticed."""
TIMEOUT_SECONDS = 30
"""How long a connection may say nothing, or take nothing."""
PREVIEW_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": PREVIEW_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Of every answer."""
HTML, JSON, TEXT = "text/html; charset=utf-8", "application/json", "text/plain; charset=utf-8"
EVENT_STREAM = "text/event-stream"
TYPES_OF_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""By the first bytes; no other pictures are on pages."""

WriteAction = Callable[["Preview", Mapping[str, Any]], Mapping[str, Any]]
"""Takes what a page sends and gives the answer, both as JSON."""


class Response(NamedTuple):
    """What a request gets."""

    data: bytes
    content_type: str = TEXT
    status: HTTPStatus = HTTPStatus.OK


NOT_FOUND = Response(b"not found\n", status=HTTPStatus.NOT_FOUND)
FORBIDDEN = Response(b"forbidden\n", status=HTTPStatus.FORBIDDEN)
BODY_TOO_LARGE = Response(b"too large\n", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
BAD_REQUEST = Response(b"bad request\n", status=HTTPStatus.BAD_REQUEST)
UP_TO_DATE = Response(b"", status=HTTPStatus.NO_CONTENT)


class PreviewServer(ThreadingHTTPServer):
    """The server of one preview."""

    daemon_threads = True
    request_queue_size = MOST_CONNECTIONS
    allow_reuse_address = os.name == "posix"  # on Windows two servers would share the port

    def __init__(
        self,
        preview: Preview,
        port: int,
        assets: Callable[[str], Mapping[str, Response]],
        writes: Mapping[str, WriteAction] | None = None,
    ) -> None:
        """Listen.

        Args:
            preview: What is shown.
            port: The port; 0 for any that is free.
            assets: The page and its parts by their names, made with the token.
            writes: What a page may change, by name; None for nothing.

        Raises:
            OSError: The port is taken, or may not be used.
            OverflowError: There is no such port.
        """
        self.preview = preview
        self.token = token_urlsafe(TOKEN_BYTES)
        self.assets = assets(self.token)
        self.writes = writes or {}
        self._free_connections = BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread; what is too much is not answered."""
        if not self._free_connections.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, then let another connection in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free_connections.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Say nothing: a browser that goes away is no error."""


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "civplan", ""
    timeout = TIMEOUT_SECONDS
    disable_nagle_algorithm = True  # else an event waits for the browser's receipt of the last one

    def do_GET(self) -> None:
        """Answer a request for something."""
        address = urlsplit(self.path)
        name = self._name_of(address.path)
        if name is None:
            return
        query = {key: values[-1] for key, values in parse_qs(address.query).items()}
        if name == "events":
            self._stream(query.get("file", THE_LIST))
        else:
            self._send(self._answer(name, query))

    def do_POST(self) -> None:
        """Answer a write."""
        name = self._name_of(urlsplit(self.path).path)
        if name is None:
            return
        is_own = self.headers.get("Origin") in self._own_origins
        token = self.headers.get(TOKEN_HEADER, "")
        if not is_own or not _are_equal(token, self.server.token):
            self._refuse(FORBIDDEN)
            return
        action = self.server.writes.get(name)
        length = self.headers.get("Content-Length", "")
        if action is None or self.headers.get_content_type() != JSON:
            self._refuse(NOT_FOUND)
        elif not (length.isascii() and length.isdecimal()) or self.headers.get("Transfer-Encoding"):
            self._refuse(BAD_REQUEST)
        elif len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY:
            self._refuse(BODY_TOO_LARGE)
        else:
            self._send(self._written(action, self.rfile.read(int(length))))

    def _written(self, action: WriteAction, body: bytes) -> Response:
        """The answer of a write."""
        try:
            values = json.loads(body)
        except (ValueError, RecursionError):
            return BAD_REQUEST
        if not isinstance(values, dict):
            return BAD_REQUEST
        return Response(json_bytes(action(self.server.preview, values)), JSON)

    def _name_of(self, path: str) -> str | None:
        """What a request asks for, behind the token; None when it was refused.

        Whoever does not know the token learns nothing, not even whether a name exists.
        """
        _, token, name = (*path.split("/", 2), "", "")[:3]
        site = self.headers.get("Sec-Fetch-Site", "none")
        origin = self.headers.get("Origin")
        is_own = site in OWN_SITES and (origin is None or origin in self._own_origins)
        if self.headers.get("Host") not in self._own_hosts or not is_own:
            self._refuse(FORBIDDEN)
        elif not _are_equal(token, self.server.token):
            self._refuse(NOT_FOUND)
        else:
            return name
        return None

    @property
    def _own_hosts(self) -> set[str]:
        """What the browser may call this server."""
        port = "" if self.server.port == HTTP_PORT else f":{self.server.port}"
        return {f"{name}{port}" for name in HOST_NAMES}

    @property
    def _own_origins(self) -> set[str]:
        """The sites whose pages are this server's."""
        return {f"http://{host}" for host in self._own_hosts}

    def _answer(self, name: str, query: Mapping[str, str]) -> Response:
        """The answer to a request for something else than a stream."""
        if name in self.server.assets:
            return self.server.assets[name]
        if name == "changes":
            return self._changes(query)
        if name == "seen":
            self.server.preview.note_seen(query.get("file", ""), query.get("document", ""))
            return UP_TO_DATE
        kind, _, inner = name.partition("/")
        if kind == "file" and self.server.preview.file_named(inner):
            return self.server.assets["file"]
        if kind == "pictures":
            return self._picture(inner)
        return NOT_FOUND

    def _changes(self, query: Mapping[str, str]) -> Response:
        """All that is shown, to a page without a stream; nothing when it has that already."""
        wanted, version = query.get("file", THE_LIST), query.get("version", "")
        shown = self.server.preview.ask(wanted, version=0, seconds=TIMEOUT_SECONDS)
        if shown is None:
            return NOT_FOUND
        return UP_TO_DATE if str(shown.version) == version else Response(_whole_update(shown), JSON)

    def _picture(self, name: str) -> Response:
        """A picture that stands on a page."""
        data = self.server.preview.picture_named(name)
        kinds = (kind for start, kind in TYPES_OF_PICTURES.items() if data.startswith(start))
        kind = next(kinds, None)
        return Response(data, kind) if kind else NOT_FOUND

    def _stream(self, wanted: str) -> None:
        """Send what is shown, and whatever is new from then on, until the page is closed."""
        preview = self.server.preview
        if wanted != THE_LIST and preview.file_named(wanted) is None:
            self._refuse(NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self._send_headers(EVENT_STREAM)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        sent, version = SentPages(), 0
        with preview.viewing(wanted) as viewer:
            while not preview.is_stopped:
                shown = preview.wait(viewer, version, HEARTBEAT_SECONDS)
                if viewer.must_rest or shown is None:
                    self._send_event(b"rest" if shown else b"gone", b"{}")
                    return
                if shown.version == version:
                    self.wfile.write(b":\n\n")
                    continue
                version = shown.version
                data = list_bytes(shown) if isinstance(shown, FileList) else sent.update_to(shown)
                self._send_event(b"update", data)

    def _send_event(self, name: bytes, data: bytes) -> None:
        """Send an event; JSON has no line breaks."""
        self.wfile.write(b"event: %b\ndata: %b\n\n" % (name, data))

    def _refuse(self, answer: Response) -> None:
        """Answer, and close: what else was sent is not read."""
        self.close_connection = True
        self._send(answer)

    def _send(self, answer: Response) -> None:
        self.send_response(answer.status)
        self._send_headers(answer.content_type)
        self.send_header("Content-Length", str(len(answer.data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.data)

    def _send_headers(self, content_type: str) -> None:
        self.send_header("Content-Type", content_type)
        for name, value in HEADERS.items():
            self.send_header(name, value)

    def log_message(self, *_: object) -> None:
        """Log nothing: the address holds the token."""


def _whole_update(shown: ShownFile | FileList) -> bytes:
    """All that is shown, as JSON."""
    return list_bytes(shown) if isinstance(shown, FileList) else SentPages().update_to(shown)


def _are_equal(one: str, other: str) -> bool:
    """Whether two tokens are equal, in a time that does not say how far they are."""
    return compare_digest(one.encode(errors="replace"), other.encode())
