"""Whoever waits is asked again after a change, once, and forgotten when it is answered or gone."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Coroutine, Iterator
from datetime import timedelta
from typing import Any

import pytest

from fake_ews.clock import ManualClock
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Wait
from tests.unit.fake_ews.http.fronts import FAR_OFF, Endless, Front


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run in a loop in which whatever goes wrong outside the work itself is an error, too."""
    problems: list[dict[str, Any]] = []

    async def watched() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, problem: problems.append(problem))
        await work

    asyncio.run(watched())
    assert problems == []


def entries(front: Front) -> Iterator[bytes | Wait]:
    stream = front.follow().chunks
    assert stream is not None
    return stream


def test_a_change_made_in_the_loop_itself_is_heard() -> None:
    async def work() -> None:
        front = Front()
        drawing = asyncio.ensure_future(Waiting(front).draw(entries(front)))
        await asyncio.sleep(0)
        front.write("one")
        assert await drawing == b"one"

    run(work())


def test_one_that_leaves_while_a_change_is_on_its_way_is_not_asked_again() -> None:
    async def work() -> None:
        front = Front()
        drawing = asyncio.ensure_future(Waiting(front).draw(entries(front)))
        await asyncio.sleep(0)
        front.write("one")
        drawing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await drawing

    run(work())


def test_one_that_was_answered_is_forgotten() -> None:
    async def work() -> None:
        front = Front()
        waiting = Waiting(front)
        stream = Endless(Wait(FAR_OFF))
        forgotten = weakref.ref(stream)
        drawing = asyncio.ensure_future(waiting.draw(stream))
        await asyncio.sleep(0)
        stream.step = b"said"
        front.write("a change")
        assert await drawing == b"said"
        del stream, drawing
        assert forgotten() is None

    run(work())


def test_many_changes_before_the_loop_runs_are_one_question() -> None:
    async def work() -> None:
        front = Front()
        drawing = asyncio.ensure_future(Waiting(front).draw(entries(front)))
        await asyncio.sleep(0)
        asked = front.steps
        assert isinstance(front.clock, ManualClock)
        for _ in range(10):
            front.clock.advance(timedelta(seconds=1))
        await asyncio.sleep(0)
        assert front.steps == asked + 1
        drawing.cancel()

    run(work())
