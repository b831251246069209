"""Sends push notifications to listeners and hands their answers back."""

from __future__ import annotations

from functools import partial
from typing import Final

import aiohttp

from fake_ews.http.due import say
from fake_ews.http.front import Front, Outgoing, Outward
from fake_ews.http.waiting import Waiting

#: How long a listener may take to answer, by the machine's clock.
_PATIENCE: Final = aiohttp.ClientTimeout(total=20)


async def push(front: Front, waiting: Waiting, outward: Outward) -> None:
    """Send what is due whenever something is, each listener on its own; ends by being cancelled."""
    async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
        await say(front, waiting, outward, partial(_answer, session))


async def _answer(session: aiohttp.ClientSession, one: Outgoing) -> bytes | None:
    """Return the body of the listener's answer; None where it cannot be reached, or does not answer with 200."""
    try:
        # Listeners of tests have certificates that nobody signed.
        async with session.post(one.url, data=one.body, headers=dict(one.headers), ssl=False) as response:
            body = await response.read()
            return body if response.status == 200 else None
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return None
