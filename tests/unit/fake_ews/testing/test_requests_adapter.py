"""A requests session cannot tell the in-process transport from sockets."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import requests
from requests_ntlm import HttpNtlmAuth

from fake_ews.access.ntlm import ExtendedProtection
from fake_ews.clock import ManualClock
from fake_ews.http.tls import Authority
from fake_ews.testing.requests_adapter import InProcessAdapter
from fake_ews.traffic import Connection, CutAfter, Delay, Headers, HttpRequest, Reply, Reset, Wait
from tests.unit.fake_ews.http.fronts import Endless, Front, only_anna

URL = "https://mail.example.test/EWS/Exchange.asmx"


@pytest.fixture
def front() -> Front:
    return Front(clock=ManualClock())


def session(front: Front, **settings: object) -> requests.Session:
    made = requests.Session()
    for scheme in ("http://", "https://"):
        made.mount(scheme, InProcessAdapter(front, **settings))  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("url", [URL, "http://mail.example.test/"])
def test_an_answer_is_a_response_like_any_other(front: Front, url: str) -> None:
    def answer(request: HttpRequest, connection: Connection) -> Reply:
        lines = [("WWW-Authenticate", "Negotiate"), ("WWW-Authenticate", "NTLM"), ("Set-Cookie", "a=1; path=/")]
        return Reply(401, Headers([*lines, ("Content-Type", "text/plain; charset=utf-8")]), "später".encode())

    front.answer = answer
    with session(front) as client:
        response = client.post(url, data="größe", headers={"X-A": "b"})
        assert (response.status_code, response.reason, response.text) == (401, "Unauthorized", "später")
        assert response.headers["www-authenticate"] == "Negotiate, NTLM"
        assert client.cookies["a"] == "1"
        client.get(url)
    assert front.asked[0].body == "größe".encode()
    assert front.asked[0].headers.get("x-a") == "b"
    assert front.asked[1].headers.get("Cookie") == "a=1"


def test_a_status_that_has_no_phrase_passes(front: Front) -> None:
    front.answer = lambda request, connection: Reply(456)
    assert session(front).get(URL).status_code == 456


def test_a_body_asked_to_be_chunked_is_read_whole(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, Headers([("Transfer-Encoding", "chunked")]), b"x" * 99_999)
    response = session(front).get(URL)
    assert response.content == b"x" * 99_999
    assert response.headers["Transfer-Encoding"] == "chunked"


def test_a_file_is_sent_as_a_body(front: Front, tmp_path: Path) -> None:
    (tmp_path / "body").write_bytes(b"from a file")
    with (tmp_path / "body").open("rb") as file:
        session(front).post(URL, data=file)
    session(front).post(URL, data=iter([b"in ", b"pieces"]))
    assert [asked.body for asked in front.asked] == [b"from a file", b"in pieces"]


@pytest.mark.parametrize("chunk_size", [None, 1, 4096])
def test_a_stream_gives_what_is_there_before_it_waits_for_more(front: Front, chunk_size: int | None) -> None:
    front.answer = lambda request, connection: front.follow()
    front.journal.append("one")
    entries = iter(["two", "end"])
    heard = b""

    def step(wait: Wait) -> None:
        assert heard in (b"one", b"onetwo")
        front.write(next(entries))

    response = session(front, step=step).get(URL, stream=True)
    for piece in response.iter_content(chunk_size):
        heard += piece
    assert heard == b"onetwo"


def test_closing_a_response_closes_its_stream(front: Front) -> None:
    stream = Endless(b"one")
    front.answer = lambda request, connection: Reply(200, chunks=stream)
    response = session(front).get(URL, stream=True)
    assert next(response.iter_content(3)) == b"one"
    response.close()
    assert stream.closed


def test_a_cut_answer_is_an_incomplete_read(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, body=b"0123456789", effects=(CutAfter(4),))
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="4 bytes read, 6 more expected"):
        session(front).get(URL)


def test_a_cut_stream_is_an_incomplete_read(front: Front) -> None:
    def cut(request: HttpRequest, connection: Connection) -> Reply:
        return Reply(200, chunks=front.follow().chunks, effects=(CutAfter(4),))

    front.answer = cut
    front.journal += ["abc", "def", "end"]
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        session(front).get(URL)


def test_a_reset_is_a_connection_error(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, effects=(Reset(),))
    with pytest.raises(requests.exceptions.ConnectionError):
        session(front).get(URL)


@pytest.mark.parametrize("timeout", [30, (5, 30)])
def test_a_late_answer_is_a_read_timeout_by_the_organisations_clock(front: Front, timeout: object) -> None:
    clock = front.clock
    assert isinstance(clock, ManualClock)
    start = clock.now()
    front.answer = lambda request, connection: Reply(200, effects=(Delay(start + timedelta(minutes=1)),))
    with pytest.raises(requests.exceptions.ReadTimeout):
        session(front, step=lambda wait: clock.move_to(wait.until)).get(URL, timeout=timeout)  # type: ignore[arg-type]
    assert clock.now() == start + timedelta(seconds=30)


def test_a_stream_that_falls_silent_is_a_connection_error_as_in_requests(front: Front) -> None:
    clock = front.clock
    assert isinstance(clock, ManualClock)
    front.answer = lambda request, connection: front.follow()
    response = session(front, step=lambda wait: clock.move_to(wait.until)).get(URL, stream=True, timeout=30)
    with pytest.raises(requests.exceptions.ConnectionError, match="timed out"):
        next(response.iter_content(1))


def test_ntlm_logs_in_on_one_connection(front: Front) -> None:
    front.answer = only_anna(front, ExtendedProtection.NONE)
    with session(front) as client:
        client.auth = HttpNtlmAuth("EXAMPLE\\anna", "secret")
        assert client.get(URL).content == b"hello"
    assert len({id(connection) for connection in front.connections}) == 1


def test_ntlm_binds_the_channel_to_the_certificate_that_it_is_shown(front: Front) -> None:
    front.answer = only_anna(front, ExtendedProtection.REQUIRE)
    certificate = Authority().issue("mail.example.test").der
    for send_cbt, status in ((True, 200), (False, 401)):
        with session(front, certificate=certificate) as client:
            client.auth = HttpNtlmAuth("EXAMPLE\\anna", "secret", send_cbt=send_cbt)
            assert client.get(URL).status_code == status
