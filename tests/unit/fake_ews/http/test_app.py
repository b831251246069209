"""A request reaches the front as it was sent, and the reply reaches the client as the front gave it."""

from __future__ import annotations

import http.client
import select
import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest

from fake_ews.clock import ManualClock, SystemClock
from fake_ews.traffic import Connection, CutAfter, Delay, Headers, HttpRequest, Reply, Reset
from tests.unit.fake_ews.http.conftest import Connect, Get, Serve
from tests.unit.fake_ews.http.fronts import Endless, Front, hello


def test_a_request_reaches_the_front_as_it_was_sent(serve: Serve) -> None:
    front = Front()
    with socket.create_connection(("127.0.0.1", serve(front).port)) as client:
        client.sendall(
            b"POST /EWS/Exchange.asmx?a=%41&B HTTP/1.1\r\nhOST: x\r\nX-Odd: caf\xe9\r\nX-odd: two\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        )
        assert client.recv(65536).endswith(b"hello")
    (asked,) = front.asked
    assert (asked.method, asked.target, asked.body) == ("POST", "/EWS/Exchange.asmx?a=%41&B", b"abcde")
    assert asked.headers.lines[:3] == (("hOST", "x"), ("X-Odd", "caf\xe9"), ("X-odd", "two"))


def test_a_body_that_says_gzip_is_handed_on_as_it_came(serve: Serve, connect: Connect) -> None:
    front = Front()
    client = connect(serve(front).port)
    client.request("POST", "/", b"not gzip at all", {"Content-Encoding": "gzip"})
    assert client.getresponse().status == 200
    assert front.asked[0].body == b"not gzip at all"


def test_a_body_larger_than_aiohttps_own_limit_arrives(serve: Serve, connect: Connect) -> None:
    front = Front()
    client = connect(serve(front).port)
    client.request("POST", "/", b"x" * 3_000_000)
    assert client.getresponse().read() == b"hello"
    assert len(front.asked[0].body) == 3_000_000


def test_a_body_over_the_limit_is_413_and_never_reaches_the_front(serve: Serve, connect: Connect) -> None:
    front = Front()
    client = connect(serve(front, largest_request=1000).port)
    client.request("POST", "/", b"x" * 1001)
    response = client.getresponse()
    assert response.status == 413
    assert "aiohttp" not in response.headers["Server"]
    assert front.asked == []


def test_expect_100_continue_is_answered_before_the_body_is_sent(serve: Serve) -> None:
    with socket.create_connection(("127.0.0.1", serve(Front()).port), timeout=5) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"abc")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_connection_is_one_object_for_all_its_requests_and_outlives_a_401(serve: Serve, connect: Connect) -> None:
    def refuse_then_know(request: HttpRequest, connection: Connection) -> Reply:
        if connection.login is None:
            connection.login = "halfway"
            challenges = [("WWW-Authenticate", "Negotiate"), ("WWW-Authenticate", "NTLM"), ("Content-Length", "0")]
            return Reply(401, Headers(challenges))
        return hello(request, connection)

    front = Front(refuse_then_know)
    client = connect(serve(front).port)
    client.request("POST", "/", b"1")
    refused = client.getresponse()
    assert (refused.status, refused.reason, refused.read()) == (401, "Unauthorized", b"")
    assert refused.headers.get_all("WWW-Authenticate") == ["Negotiate", "NTLM"]
    client.request("POST", "/", b"2")
    assert client.getresponse().read() == b"hello"
    assert front.connections[0] is front.connections[1]
    assert front.connections[0].peer == "127.0.0.1"
    assert not front.connections[0].secure


def test_another_connection_is_another_object(serve: Serve, connect: Connect) -> None:
    front = Front()
    port = serve(front).port
    for client in (connect(port), connect(port)):
        client.request("GET", "/")
        assert client.getresponse().read() == b"hello"
    assert front.connections[0] is not front.connections[1]


def test_a_reply_that_asks_to_be_chunked_is_chunked_unless_the_client_is_too_old(
    serve: Serve, connect: Connect
) -> None:
    def chunked(request: HttpRequest, connection: Connection) -> Reply:
        return Reply(200, Headers([("Transfer-Encoding", "chunked"), ("Content-Type", "text/xml")]), b"<a/>")

    port = serve(Front(chunked)).port
    client = connect(port)
    client.request("GET", "/")
    response = client.getresponse()
    assert (response.headers.get_all("Transfer-Encoding"), response.read()) == (["chunked"], b"<a/>")
    with socket.create_connection(("127.0.0.1", port), timeout=5) as old:
        old.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = b"".join(iter(lambda: old.recv(65536), b""))
    assert answer.endswith(b"\r\n\r\n<a/>")
    assert b"Transfer-Encoding" not in answer


def test_an_answer_is_held_back_until_a_manual_clock_is_moved_there(serve: Serve, connect: Connect, get: Get) -> None:
    clock = ManualClock()
    late = clock.now() + timedelta(minutes=10)
    front = Front(lambda request, connection: Reply(200, body=b"late", effects=(Delay(late),)), clock)
    port = serve(front).port
    client = connect(port)
    client.request("GET", "/")
    front.wait_until(lambda: len(front.asked) == 1)
    clock.advance(timedelta(minutes=9))
    front.answer = hello
    assert get(port).read() == b"hello"  # asked later, answered first
    assert nothing_has_come(client)
    clock.advance(timedelta(minutes=1))
    assert client.getresponse().read() == b"late"


def test_an_answer_is_held_back_until_the_machines_clock_has_come_there(serve: Serve, connect: Connect) -> None:
    def late(request: HttpRequest, connection: Connection) -> Reply:
        return Reply(200, body=b"late", effects=(Delay(datetime.now(UTC) + timedelta(milliseconds=60)),))

    client = connect(serve(Front(late, SystemClock())).port)
    start = datetime.now(UTC)
    client.request("GET", "/")
    assert client.getresponse().read() == b"late"
    assert datetime.now(UTC) - start >= timedelta(milliseconds=60)


def test_a_cut_answer_promises_the_whole_body_and_ends_early(serve: Serve, connect: Connect) -> None:
    def cut(request: HttpRequest, connection: Connection) -> Reply:
        return Reply(200, body=b"0123456789", effects=(CutAfter(4),))

    client = connect(serve(Front(cut)).port)
    client.request("GET", "/")
    response = client.getresponse()
    assert response.headers["Content-Length"] == "10"
    with pytest.raises(http.client.IncompleteRead) as cut_off:
        response.read()
    assert cut_off.value.partial == b"0123"


def test_a_cut_stream_ends_without_the_last_chunk(serve: Serve, connect: Connect) -> None:
    front = Front()
    front.journal += ["abc", "def", "ghi"]

    def cut(request: HttpRequest, connection: Connection) -> Reply:
        whole = front.follow()
        return Reply(200, whole.headers, chunks=whole.chunks, effects=(CutAfter(5),))

    front.answer = cut
    client = connect(serve(front).port)
    client.request("GET", "/")
    with pytest.raises(http.client.IncompleteRead) as cut_off:
        client.getresponse().read()
    assert cut_off.value.partial == b"abcde"
    front.wait_until(lambda: front.streams == 0)


def test_a_reset_gives_no_answer_at_all(serve: Serve) -> None:
    front = Front(lambda request, connection: Reply(200, body=b"never", effects=(Reset(),)))
    with socket.create_connection(("127.0.0.1", serve(front).port), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            client.recv(1)


def test_the_stream_of_an_answer_that_is_never_sent_is_closed(serve: Serve, connect: Connect) -> None:
    stream = Endless(b"never")
    client = connect(serve(Front(lambda request, connection: Reply(200, chunks=stream, effects=(Reset(),)))).port)
    client.request("GET", "/")
    with pytest.raises(ConnectionResetError):
        client.getresponse()
    assert stream.closed


def test_a_client_that_leaves_during_a_delay_is_not_waited_for(serve: Serve, connect: Connect) -> None:
    clock = ManualClock()
    front = Front(clock=clock)
    front.journal.append("x")

    def late(request: HttpRequest, connection: Connection) -> Reply:
        stream = front.follow().chunks
        assert stream is not None
        next(stream)  # from here on it holds something
        return Reply(200, chunks=stream, effects=(Delay(clock.now() + timedelta(hours=1)),))

    front.answer = late
    client = connect(serve(front).port)
    client.request("GET", "/")
    front.wait_until(lambda: front.streams == 1)
    client.close()
    front.wait_until(lambda: front.streams == 0)


def test_the_fronts_lock_is_held_while_it_handles(serve: Serve, get: Get) -> None:
    front = Front()
    free: list[bool] = []

    def look(request: HttpRequest, connection: Connection) -> Reply:
        other = threading.Thread(target=lambda: free.append(front.lock.acquire(blocking=False)))
        other.start()
        other.join()
        return hello(request, connection)

    front.answer = look
    assert get(serve(front).port).read() == b"hello"
    assert free == [False]


def nothing_has_come(client: http.client.HTTPConnection) -> bool:
    assert client.sock is not None
    return select.select([client.sock], [], [], 0)[0] == []
