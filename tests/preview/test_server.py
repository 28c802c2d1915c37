"""Who may read and write: the page of this preview, and nobody else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from civplan.preview.assets import page_assets
from civplan.preview.server import HEADERS, LARGEST_BODY, MOST_CONNECTIONS
from support.previews import RunningPreview, running_preview

OK, NO_CONTENT, BAD_REQUEST, FORBIDDEN, NOT_FOUND, TOO_LARGE = 200, 204, 400, 403, 404, 413


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("file/1", "text/html; charset=utf-8"),
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("changes?file=1", "application/json"),
    ],
)
def test_the_page_and_its_parts_are_served(
    running: RunningPreview, name: str, content_type: str
) -> None:
    answer = running.get(name)

    assert (answer.status, answer.headers["Content-Type"]) == (OK, content_type)
    assert answer.headers.items() >= HEADERS.items()
    assert answer.body


def test_the_name_of_a_folder_is_text_on_the_page() -> None:
    folder = '{words}{token}<b>"'
    page = page_assets("TOKEN", "zh", read_only=False, folder=folder)[""].data.decode()

    assert ' data-folder="{words}{token}&lt;b&gt;&quot;" ' in page


@pytest.mark.parametrize(
    "name",
    [
        *("file/2", "file/", "file/1/", "nothing", "page.html", "server.py", "pictures/"),
        *("../page.css", "%2e%2e/page.css", "../../etc/passwd", "..%2f..%2fetc%2fpasswd"),
        *("/etc/passwd", "pictures/../../etc/passwd", "pictures/%00", "events?file=2"),
    ],
)
def test_no_address_names_a_file(running: RunningPreview, name: str) -> None:
    answer = running.get(name)

    assert (answer.status, answer.body) == (NOT_FOUND, b"not found\n")


@pytest.mark.parametrize("path", ["/", "/page.js", "/events?file=1", "/favicon.ico", "//", "/x/"])
def test_who_does_not_know_the_token_learns_nothing(running: RunningPreview, path: str) -> None:
    answer = running.get(path)

    assert (answer.status, answer.body) == (NOT_FOUND, b"not found\n")


def test_each_preview_has_a_token_of_its_own(plan_path: Path, running: RunningPreview) -> None:
    with running_preview(plan_path) as other:
        assert other.server.token != running.server.token
        assert len(other.server.token) >= 32


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.org"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1.example.org:{port}"},
        {"Host": ""},
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("name", ["file/1", "events?file=1", "changes?file=1", "page.js"])
def test_a_page_of_another_site_reads_nothing(
    running: RunningPreview, headers: dict[str, str], name: str
) -> None:
    given = {key: value.format(port=running.server.port) for key, value in headers.items()}

    answer = running.get(name, given)

    assert (answer.status, answer.body) == (FORBIDDEN, b"forbidden\n")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_this_machine_has_three_names(running: RunningPreview, name: str) -> None:
    host = f"{name}:{running.server.port}"

    answer = running.get("file/1", {"Host": host, "Origin": f"http://{host}"})

    assert answer.status == OK


def test_no_answer_lets_another_site_in(running: RunningPreview) -> None:
    answers = [running.get(name) for name in ("", "file/1", "changes?file=1", "nothing")]

    names = [header.lower() for answer in answers for header in answer.headers]
    assert [name for name in names if name.startswith("access-control")] == []
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_a_write_is_answered(running: RunningPreview) -> None:
    answer = running.post("echo", b'{"value": "\xe7\xa4\xbe"}')

    assert (answer.status, answer.json) == (OK, {"value": "社"})


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://example.org"}, FORBIDDEN),
        ({"Origin": ""}, FORBIDDEN),
        ({"X-Civplan-Token": "guess"}, FORBIDDEN),
        ({"X-Civplan-Token": ""}, FORBIDDEN),
        ({"Host": "example.org"}, FORBIDDEN),
        ({"Sec-Fetch-Site": "cross-site"}, FORBIDDEN),
        ({"Content-Type": "text/plain"}, NOT_FOUND),
        ({"Content-Type": "application/x-www-form-urlencoded"}, NOT_FOUND),
        ({"Content-Length": "-1"}, BAD_REQUEST),
        ({"Content-Length": "x"}, BAD_REQUEST),
        ({"Content-Length": str(LARGEST_BODY + 1)}, TOO_LARGE),
        ({"Content-Length": "9" * 5000}, TOO_LARGE),
        ({"Transfer-Encoding": "chunked"}, BAD_REQUEST),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_write_that_is_not_the_pages_own_is_refused(
    running: RunningPreview, headers: dict[str, str], status: int
) -> None:
    assert running.post("echo", b"{}", headers).status == status


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("nothing", b"{}", NOT_FOUND),
        ("echo", b"", BAD_REQUEST),
        ("echo", b"{", BAD_REQUEST),
        ("echo", b"[]", BAD_REQUEST),
        ("echo", b"\xff", BAD_REQUEST),
        ("echo", b"[" * 100_000, BAD_REQUEST),
    ],
)
def test_a_write_that_says_nothing_is_refused(
    running: RunningPreview, name: str, body: bytes, status: int
) -> None:
    assert running.post(name, body).status == status


def test_it_listens_on_this_machine_alone(running: RunningPreview) -> None:
    assert running.server.server_address[0] == "127.0.0.1"
    assert running.server.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    "request_text",
    [b"GET\r\n\r\n", b"\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"X" * 70_000 + b"\r\n\r\n"],
    ids=["short", "empty", "version", "long"],
)
def test_what_is_no_request_ends_the_connection(
    running: RunningPreview, request_text: bytes
) -> None:
    assert b"Traceback" not in sent(running, request_text)
    assert running.get("file/1").status == OK


def test_too_many_headers_are_refused(running: RunningPreview) -> None:
    headers = b"".join(b"X-%d: 1\r\n" % number for number in range(200))

    assert b" 431 " in sent(running, b"GET / HTTP/1.1\r\n" + headers + b"\r\n")


def test_connections_beyond_the_most_are_closed(running: RunningPreview) -> None:
    address = ("127.0.0.1", running.server.port)
    waiting = [socket.create_connection(address) for _ in range(MOST_CONNECTIONS)]
    try:
        assert sent(running, b"") == b""
    finally:
        for one in waiting:
            one.close()
    assert running.get("file/1").status == OK


def sent(running: RunningPreview, data: bytes) -> bytes:
    """What the server answers to bytes until it closes the connection; empty when it is cut."""
    with socket.create_connection(("127.0.0.1", running.server.port), timeout=20) as connection:
        answer = b""
        try:
            connection.sendall(data)
            if data:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                answer += part
        except ConnectionError:
            pass
        return answer
