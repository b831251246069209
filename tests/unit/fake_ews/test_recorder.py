"""The record of the wire keeps what fits into its room, the newest of it."""

from __future__ import annotations

from datetime import UTC, datetime

from fake_ews.recorder import Recorder
from fake_ews.traffic import Headers, HttpRequest, Reply


def exchanged(recorder: Recorder, size: int) -> None:
    request = HttpRequest("POST", "/EWS/Exchange.asmx", Headers(), bytes(size))
    recorder.finish(recorder.begin(request, datetime(2026, 3, 2, tzinfo=UTC)), Reply(200, body=bytes(size)))


def test_where_the_room_is_used_up_the_oldest_half_goes_and_numbers_go_on() -> None:
    recorder = Recorder(room=1_000_000)

    for _ in range(100):
        exchanged(recorder, 10_000)

    numbers = [one.number for one in recorder.exchanges]
    assert 20 <= len(numbers) <= 50
    assert numbers == list(range(101 - len(numbers), 101))


def test_what_is_cut_has_never_been_exchanged() -> None:
    recorder = Recorder()
    for _ in range(3):
        exchanged(recorder, 1)

    recorder.cut(1)
    exchanged(recorder, 1)

    assert [one.number for one in recorder.exchanges] == [1, 2]
