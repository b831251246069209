"""What the core has to say to others is said when it is due, each to its own address and none waiting for another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from fake_ews.http.front import Front, Outward
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Wait

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


async def say(front: Front, waiting: Waiting, outward: Outward, send: Callable[[Any], Awaitable[Any]]) -> None:
    """Send what is due whenever something is, and hand back what came of it; ends by being cancelled."""
    async with asyncio.TaskGroup() as group:
        while await waiting.draw(_moments(front, outward)) is not None:
            for one in outward.take_due(front.clock.now()):
                group.create_task(_say(outward, one, send))


async def _say(outward: Outward, one: Any, send: Callable[[Any], Awaitable[Any]]) -> None:
    outward.answered(one, await send(one))


def _moments(front: Front, outward: Outward) -> Iterator[bytes | Wait]:
    """Wait until something is due, then say so."""
    while True:
        due = outward.next_due()
        if due is not None and due <= front.clock.now():
            yield b"due"
            return
        yield Wait(due or _NEVER)
