"""A streamed reply says each thing when it happens, costs nothing while nothing does, and ends with its client."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from fake_ews.clock import ManualClock, SystemClock
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply, Wait
from tests.unit.fake_ews.http.conftest import Connect, Get, Serve
from tests.unit.fake_ews.http.fronts import Front, hello


def following(clock: ManualClock | None = None) -> Front:
    front = Front(clock=clock)
    front.answer = lambda request, connection: front.follow()
    return front


def test_an_entry_reaches_the_client_when_it_is_written(serve: Serve, get: Get) -> None:
    front = following()
    stream = get(serve(front).port)
    front.write("one")
    assert stream.read1() == b"one"
    front.write("two")
    assert stream.read1() == b"two"
    front.write("end")
    assert stream.read1() == b""


def test_what_stands_in_the_journal_already_comes_at_once_and_in_order(serve: Serve, get: Get) -> None:
    front = following()
    front.journal += ["a", "b", "c", "end"]
    stream = get(serve(front).port)
    assert stream.read() == b"abc"


def test_after_a_stream_the_connection_serves_the_next_request(serve: Serve, connect: Connect) -> None:
    front = following()
    front.journal += ["a", "end"]
    client = connect(serve(front).port)
    client.request("GET", "/")
    assert client.getresponse().read() == b"a"
    client.request("GET", "/")
    assert client.getresponse().read() == b"a"
    assert front.connections[0] is front.connections[1]


def test_a_stream_ends_when_a_manual_clock_is_moved_to_its_moment(serve: Serve, get: Get) -> None:
    clock = ManualClock()
    front = following(clock)
    stream = get(serve(front).port)
    clock.advance(timedelta(days=1))
    assert stream.read() == b""


def test_a_stream_speaks_again_when_the_machines_clock_has_come_to_its_moment(serve: Serve, get: Get) -> None:
    def heartbeats() -> Iterator[bytes | Wait]:
        for beat in (b"1", b"2", b"3"):
            due = datetime.now(UTC) + timedelta(milliseconds=20)
            while datetime.now(UTC) < due:
                yield Wait(due)
            yield beat

    front = Front(lambda request, connection: Reply(200, chunks=heartbeats()), SystemClock())
    start = time.monotonic()
    stream = get(serve(front).port)
    assert stream.read() == b"123"
    assert time.monotonic() - start >= 0.06


def test_a_stream_with_a_length_of_its_own_is_not_chunked(serve: Serve, get: Get) -> None:
    def reply(request: HttpRequest, connection: Connection) -> Reply:
        whole = front.follow()
        return Reply(200, Headers([("Content-Length", "2")]), chunks=whole.chunks)

    front = Front(reply)
    front.journal += ["a", "b", "end"]
    stream = get(serve(front).port)
    assert (stream.headers["Transfer-Encoding"], stream.read()) == (None, b"ab")


def test_the_stream_of_a_client_that_leaves_is_closed(serve: Serve, connect: Connect) -> None:
    front = following()
    client = connect(serve(front).port)
    client.request("GET", "/")
    front.wait_until(lambda: front.streams == 1)
    client.close()
    front.wait_until(lambda: front.streams == 0)


def test_a_stream_that_fails_ends_only_itself(serve: Serve, get: Get, caplog: pytest.LogCaptureFixture) -> None:
    front = following()

    def broken() -> Iterator[bytes | Wait]:
        yield Wait(datetime.max.replace(tzinfo=UTC))
        raise RuntimeError("broken on purpose")

    port = serve(front).port
    good = get(port)
    front.answer = lambda request, connection: Reply(200, chunks=broken())
    bad = get(port)
    front.write("on")
    assert good.read1() == b"on"
    with pytest.raises(http.client.IncompleteRead):
        bad.read()
    assert "broken on purpose" in caplog.text


def test_200_streams_hear_every_entry_and_are_left_alone_in_between(serve: Serve, get: Get) -> None:
    front = following()
    port = serve(front).port
    streams = [get(port) for _ in range(200)]
    front.wait_until(lambda: front.streams == 200)
    front.answer = hello
    assert get(port).read() == b"hello"
    steps = front.steps
    for _ in range(20):
        assert get(port).read() == b"hello"
    assert front.steps == steps
    for entry in ("one", "two"):
        front.write(entry)
        assert {stream.read1() for stream in streams} == {entry.encode()}
    front.write("end")
    front.wait_until(lambda: front.streams == 0)
