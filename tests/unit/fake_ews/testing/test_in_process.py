"""Without sockets a request reaches the front the same, and time passes only in the steps of whoever owns it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from fake_ews.clock import ManualClock
from fake_ews.testing.in_process import InProcess
from fake_ews.traffic import Connection, CutAfter, Delay, Headers, HttpRequest, Reply, Reset, Wait
from tests.unit.fake_ews.http.fronts import Endless, Front, hello

URL = "https://mail.example.test/EWS/Exchange.asmx"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def front(clock: ManualClock) -> Front:
    return Front(clock=clock)


def jump(clock: ManualClock) -> Callable[[Wait], None]:
    return lambda wait: clock.move_to(wait.until)


def test_a_request_reaches_the_front_with_the_lines_that_a_client_adds(front: Front) -> None:
    answer = InProcess(front).send("POST", URL + "?a=1&b", {"X-Odd": "x"}, b"body")
    (asked,) = front.asked
    assert (asked.method, asked.target, asked.body) == ("POST", "/EWS/Exchange.asmx?a=1&b", b"body")
    assert asked.headers.lines == (("Host", "mail.example.test"), ("X-Odd", "x"), ("Content-Length", "4"))
    assert (answer.status, answer.headers.get("content-length"), answer.read()) == (200, "5", b"hello")


def test_a_connection_is_kept_for_its_host_and_scheme(front: Front) -> None:
    client = InProcess(front)
    for url in (URL, URL, "https://autodiscover.example.test/", "http://mail.example.test/", URL):
        client.send("GET", url)
    first, second, other_host, plain, third = front.connections
    assert first is second is third
    assert other_host is not first
    assert [first.secure, plain.secure] == [True, False]


def test_two_clients_share_no_connection(front: Front) -> None:
    for client in (InProcess(front), InProcess(front)):
        client.send("GET", URL)
    assert front.connections[0] is not front.connections[1]


def test_a_connection_is_taken_as_long_as_its_stream_is_open(front: Front) -> None:
    client = InProcess(front)
    front.journal += ["a", "end"]
    front.answer = lambda request, connection: front.follow()
    stream = client.send("GET", URL)
    front.answer = hello
    client.send("GET", URL)
    assert stream.read() == b"a"
    client.send("GET", URL)
    streaming, beside, after = front.connections
    assert beside is not streaming
    assert after is streaming


def test_a_stream_is_drawn_step_by_step(front: Front) -> None:
    front.answer = lambda request, connection: front.follow()
    waits: list[Wait] = []
    entries: Iterator[str] = iter(["one", "two", "end"])

    def step(wait: Wait) -> None:
        waits.append(wait)
        front.write(next(entries))

    assert list(InProcess(front, step=step).send("GET", URL).body) == [b"one", b"two"]
    assert len(waits) == 3


def test_closing_a_stream_closes_it_on_the_server_even_before_it_was_read(front: Front) -> None:
    stream = Endless(b"x")
    front.answer = lambda request, connection: Reply(200, chunks=stream)
    InProcess(front).send("GET", URL).body.close()
    assert stream.closed


def test_a_late_answer_comes_after_as_many_steps_as_it_takes(front: Front, clock: ManualClock) -> None:
    start = clock.now()
    due = start + timedelta(minutes=10)
    front.answer = lambda request, connection: Reply(200, body=b"late", effects=(Delay(due),))

    def half_way(wait: Wait) -> None:
        clock.move_to(min(wait.until, clock.now() + timedelta(minutes=6)))

    assert InProcess(front, step=half_way).send("GET", URL).read() == b"late"
    assert clock.now() == due


def test_without_a_step_nothing_waits_forever(front: Front, clock: ManualClock) -> None:
    due = clock.now() + timedelta(minutes=10)
    front.answer = lambda request, connection: Reply(200, effects=(Delay(due),))
    with pytest.raises(RuntimeError, match="give the transport a step"):
        InProcess(front).send("GET", URL)


def test_an_answer_later_than_the_clients_patience_times_out_by_the_organisations_clock(
    front: Front, clock: ManualClock
) -> None:
    start = clock.now()
    front.answer = lambda request, connection: Reply(200, effects=(Delay(start + timedelta(minutes=10)),))
    client = InProcess(front, step=jump(clock))
    with pytest.raises(TimeoutError, match="said nothing for 120 s"):
        client.send("GET", URL, patience=timedelta(minutes=2))
    assert clock.now() == start + timedelta(minutes=2)
    front.answer = hello
    client.send("GET", URL)
    assert front.connections[0] is not front.connections[1]


def test_patience_begins_anew_with_every_word(front: Front, clock: ManualClock) -> None:
    def heartbeats() -> Iterator[bytes | Wait]:
        for _ in range(5):
            due = clock.now() + timedelta(seconds=45)
            while clock.now() < due:
                yield Wait(due)
            yield b"."

    front.answer = lambda request, connection: Reply(200, chunks=heartbeats())
    answer = InProcess(front, step=jump(clock)).send("GET", URL, patience=timedelta(minutes=1))
    assert answer.read() == b"....."


def test_a_stream_that_falls_silent_times_out_and_is_closed(front: Front, clock: ManualClock) -> None:
    front.journal.append("one")
    front.answer = lambda request, connection: front.follow()
    answer = InProcess(front, step=jump(clock)).send("GET", URL, patience=timedelta(minutes=1))
    assert next(answer.body) == b"one"
    with pytest.raises(TimeoutError):
        next(answer.body)
    assert front.streams == 0


def test_a_cut_answer_gives_its_bytes_and_then_the_end_of_the_connection(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, body=b"0123456789", effects=(CutAfter(4),))
    client = InProcess(front)
    answer = client.send("GET", URL)
    assert next(answer.body) == b"0123"
    with pytest.raises(ConnectionResetError):
        next(answer.body)
    client.send("GET", URL)
    assert front.connections[0] is not front.connections[1]


def test_a_connection_is_gone_after_a_cut_even_where_nothing_was_left_to_cut(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, body=b"0123", effects=(CutAfter(9),))
    client = InProcess(front)
    assert client.send("GET", URL).read() == b"0123"
    client.send("GET", URL)
    assert front.connections[0] is not front.connections[1]


def test_a_reset_is_raised_instead_of_an_answer(front: Front) -> None:
    front.answer = lambda request, connection: Reply(200, effects=(Reset(),))
    with pytest.raises(ConnectionResetError):
        InProcess(front).send("GET", URL)


def test_the_fronts_lock_is_not_held_while_the_world_steps(front: Front) -> None:
    """Whoever steps may run other requests; in another thread they would wait forever."""
    held: list[bool] = []

    class Lock:
        depth = 0

        def __enter__(self) -> None:
            self.depth += 1

        def __exit__(self, *error: object) -> None:
            self.depth -= 1

    lock = Lock()
    front.lock = lock  # type: ignore[assignment]

    def answer(request: HttpRequest, connection: Connection) -> Reply:
        held.append(lock.depth == 1)
        return Reply(200, Headers(), chunks=iter((Wait(front.clock.now()), b"x")))

    def step(wait: Wait) -> None:
        held.append(lock.depth == 0)

    front.answer = answer
    assert InProcess(front, step=step).send("GET", URL).read() == b"x"
    assert held == [True, True]
