"""A front is served from start to stop, beside others, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import http.client
import socket
import threading
from concurrent.futures import Future

import pytest
from aiohttp import web

from fake_ews.http.listener import Listener
from fake_ews.http.serving import Serving
from fake_ews.traffic import Connection
from tests.unit.fake_ews.http.conftest import Connect, Get, Serve
from tests.unit.fake_ews.http.fronts import Front, NoControl


def test_it_answers_as_soon_as_start_returns(serve: Serve, get: Get) -> None:
    assert get(serve(Front()).port).read() == b"hello"


def test_several_live_beside_each_other(serve: Serve, get: Get) -> None:
    fronts = [Front(), Front(), Front()]
    ports = [serve(front).port for front in fronts]
    assert len(set(ports)) == 3
    for port in ports:
        assert get(port).read() == b"hello"
    assert [len(front.asked) for front in fronts] == [1, 1, 1]


def test_a_taken_port_is_an_error_of_the_caller_and_leaves_no_thread(serve: Serve) -> None:
    taken = serve(Front()).port
    threads = threading.active_count()
    front = Front()
    with pytest.raises(OSError, match="address already in use"):
        Serving(front, port=taken).start()
    assert threading.active_count() == threads


def test_a_taken_control_port_frees_the_port_that_was_taken_first(serve: Serve) -> None:
    taken = serve(Front()).port
    serving = Serving(Front(), control=NoControl(), control_port=taken)
    with pytest.raises(OSError, match="address already in use"):
        serving.start()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", serving.port))


def test_stop_drops_idle_and_streaming_connections_at_once(connect: Connect) -> None:
    front = Front()
    serving = Serving(front)
    serving.start()
    idle, streaming = connect(serving.port), connect(serving.port)
    idle.request("GET", "/")
    assert idle.getresponse().read() == b"hello"
    front.answer = lambda request, connection: front.follow()
    streaming.request("GET", "/")
    stream = streaming.getresponse()
    front.wait_until(lambda: front.streams == 1)
    serving.stop()
    assert front.streams == 0
    with pytest.raises(http.client.IncompleteRead):
        stream.read()
    assert idle.sock is not None
    assert idle.sock.recv(1) == b""


@pytest.mark.parametrize("rounds", range(5))
def test_whoever_is_being_let_in_while_it_closes_is_dropped_too(rounds: int) -> None:
    async def close_while_somebody_comes() -> list[bool]:
        asked = asyncio.Event()

        async def never_answer(request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
            asked.set()
            await asyncio.get_running_loop().create_future()
            raise NotImplementedError

        listener = Listener(never_answer, largest_request=1)
        await listener.open()
        address = listener.host, listener.port
        with socket.create_connection(address) as there, socket.create_connection(address) as coming:
            there.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await asked.wait()
            with socket.create_connection(address) as late:
                for _ in range(rounds):  # of the loop, which lie between accepting a connection and knowing of it
                    await asyncio.sleep(0)
                async with asyncio.timeout(10):
                    await listener.close()
                return [ended(there), ended(coming), ended(late)]

    assert asyncio.run(close_while_somebody_comes())[:2] == [True, True]


def ended(client: socket.socket) -> bool:
    """Whether nothing comes any more on a connection."""
    client.setblocking(False)
    try:
        return client.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_a_server_that_never_does_what_it_is_asked_to_says_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, serve: Serve
) -> None:
    serving = serve(Front())
    monkeypatch.setattr("fake_ews.http.serving._LONGEST", 0.1)

    with pytest.raises(RuntimeError, match=r"has not done in 0\.1 s.*stands at\n(.|\n)*run_forever"):
        serving.settled(Future())


def test_after_stop_the_front_can_still_change() -> None:
    front = Front()
    serving = Serving(front)
    serving.start()
    serving.stop()
    serving.stop()
    assert front.listeners == []
    front.write("nobody hears")


def test_it_can_be_started_again_on_the_same_port(serve: Serve, get: Get) -> None:
    serving = serve(Front())
    port = serving.port
    serving.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
    serving.start()
    assert serving.port == port
    assert get(port).read() == b"hello"
