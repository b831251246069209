"""The page on the control port: its language, what it lets a browser do, and what it keeps from it."""

from __future__ import annotations

import base64
import http.client
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from fake_ews.testing import FakeExchange

ANN = "ann@example.test"
HTML = '<p>Hello</p><script>alert(1)</script><link rel="preconnect" href="http://x.test"><img src="cid:logo">'


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: "secret"}, control_port=0) as running:
        yield running


def get(exchange: FakeExchange, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection(urlsplit(str(exchange.control_url)).netloc, timeout=10)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def seeded(exchange: FakeExchange, **message: Any) -> str:
    """Put a message into the inbox; returns its id."""
    exchange.control.call("seed", {"mailboxes": [{"address": ANN, "messages": [message]}]})
    return exchange.control.list_items(ANN).lines[0].id


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr, en;q=0.5, de;q=0.7", "de"),
        ("de;q=0, en", "en"),
        ("?;q=x", "en"),
    ],
)
def test_the_page_is_in_the_language_that_the_browser_wishes(exchange: FakeExchange, wish: str, language: str) -> None:
    assert f'<html lang="{language}">' in get(exchange, "/", Accept_Language=wish)[1]


def test_a_language_that_was_chosen_stays(exchange: FakeExchange) -> None:
    answer, text = get(exchange, "/?language=de", Accept_Language="en")
    assert '<html lang="de">' in text
    cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
    assert '<html lang="de">' in get(exchange, "/", Accept_Language="en", Cookie=cookie)[1]


def test_everything_that_the_page_loads_is_its_own(exchange: FakeExchange) -> None:
    answer, text = get(exchange, "/")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in text
    for name, kind in (("style.css", "text/css"), ("main.js", "text/javascript"), ("mark.svg", "image/svg+xml")):
        assert f"page/{name}" in text
        loaded, _ = get(exchange, f"/page/{name}")
        assert (loaded.status, loaded.headers.get_content_type()) == (200, kind)


@pytest.mark.parametrize(
    "path", ["/page/", "/page/none.js", "/page/../page.py", "/page/%2e%2e/page.py", "/page/index.html"]
)
def test_nothing_else_is_a_file_of_the_page(exchange: FakeExchange, path: str) -> None:
    assert get(exchange, path)[0].status == 404


def test_the_html_of_a_mail_stands_in_a_cage_with_its_own_pictures(exchange: FakeExchange) -> None:
    mime = (
        b"From: x@y.test\r\nSubject: Hi\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n" + HTML.encode() + b"\r\n--b\r\nContent-Type: image/png\r\n"
        b"Content-ID: <logo>\r\nContent-Disposition: inline; filename=l.png\r\n\r\nPIC\r\n--b--\r\n"
    )
    item = seeded(exchange, mime=base64.b64encode(mime).decode())
    answer, text = get(exchange, f"/page/html?{urlencode({'mailbox': ANN, 'item': item})}")
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups allow-popups-to-escape-sandbox" in policy
    assert not any(one.startswith(("script-src", "connect-src")) for one in policy)
    assert "preconnect" not in text
    assert f"data:image/png;base64,{base64.b64encode(b'PIC').decode()}" in text


def test_a_file_is_for_the_disk_and_never_for_the_window(exchange: FakeExchange) -> None:
    page = base64.b64encode(b"<script>alert(1)</script>").decode()
    item = seeded(exchange, attachments=[{"name": "ä.html", "content": page, "content_type": "text/html"}])
    answer, text = get(exchange, f"/page/file?{urlencode({'mailbox': ANN, 'item': item, 'number': 0})}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%A4.html"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert text == "<script>alert(1)</script>"
    for number in ("1", "-1", "x", ""):
        lost, sentence = get(exchange, f"/page/file?{urlencode({'mailbox': ANN, 'item': item, 'number': number})}")
        assert (lost.status, "has no attachment" in sentence) == (404, True)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://elsewhere.test"}, 403),
    ],
)
def test_no_other_site_does_anything_in_the_name_of_its_reader(
    exchange: FakeExchange, headers: dict[str, str], status: int
) -> None:
    connection = http.client.HTTPConnection(urlsplit(str(exchange.control_url)).netloc, timeout=10)
    connection.request("POST", "/control/reset", headers=headers)
    assert connection.getresponse().status == status
    connection.close()
    assert len(exchange.control.mailboxes()) == (0 if status == 200 else 1)


def test_a_browser_that_listens_is_told_of_a_change_and_of_the_wire(exchange: FakeExchange) -> None:
    connection = http.client.HTTPConnection(urlsplit(str(exchange.control_url)).netloc, timeout=10)
    connection.request("GET", "/page/events")
    events = connection.getresponse()
    assert events.headers.get_content_type() == "text/event-stream"

    def told() -> bool:
        return any(events.readline().startswith(b"data:") for _ in range(6))

    assert told()
    seeded(exchange, subject="Hi")
    assert told()
    exchange.post("<x/>", None)
    assert told()
    exchange.stop()  # whoever still listens keeps nobody from going home
    connection.close()
