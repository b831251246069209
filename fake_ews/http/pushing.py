"""Sends push notifications to listeners and hands their answers back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import aiohttp

from fake_ews.http.front import Front, Outgoing, Outward
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Wait

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

#: How long a listener may take to answer, by the machine's clock.
_PATIENCE: Final = aiohttp.ClientTimeout(total=20)


async def push(front: Front, waiting: Waiting, outward: Outward) -> None:
    """Send what is due whenever something is, each listener on its own; ends by being cancelled."""
    async with aiohttp.ClientSession(timeout=_PATIENCE) as session, asyncio.TaskGroup() as group:
        while await waiting.draw(_moments(front, outward)) is not None:
            for one in outward.take_due(front.clock.now()):
                group.create_task(_deliver(session, outward, one))


async def _deliver(session: aiohttp.ClientSession, outward: Outward, one: Outgoing) -> None:
    outward.answered(one, await _answer(session, one))


async def _answer(session: aiohttp.ClientSession, one: Outgoing) -> bytes | None:
    """Return the body of the listener's answer; None where it cannot be reached, or does not answer with 200."""
    try:
        # Listeners of tests have certificates that nobody signed.
        async with session.post(one.url, data=one.body, headers=dict(one.headers), ssl=False) as response:
            body = await response.read()
            return body if response.status == 200 else None
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return None


def _moments(front: Front, outward: Outward) -> Iterator[bytes | Wait]:
    """Wait until something is due, then say so."""
    while True:
        due = outward.next_due()
        if due is not None and due <= front.clock.now():
            yield b"due"
            return
        yield Wait(due or _NEVER)
