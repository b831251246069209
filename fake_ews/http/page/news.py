"""Tells browsers that something has changed, as server-sent events (HTML, 9.2); what it was, they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from aiohttp import web

from fake_ews.http.front import Front

#: A thousand changes in a moment are one piece of news.
_BREATH_SECONDS: Final = 0.15
#: A word now and then shows both sides that the other is there.
_SILENCE_SECONDS: Final = 20.0


class News:
    """Streams an event after each change of an organisation or its wire, for as long as a browser listens."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def tell(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer with a stream that ends when the browser goes, which cancels this."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        changed = asyncio.Event()
        with self._noticing(changed), suppress(ConnectionError):
            await response.prepare(request)
            await response.write(b"retry: 500\n\n")
            while True:
                await response.write(b"data: changed\n\n")
                await asyncio.sleep(_BREATH_SECONDS)
                while not await _happens(changed):
                    await response.write(b": still here\n\n")
                changed.clear()
        return response

    @contextmanager
    def _noticing(self, changed: asyncio.Event) -> Iterator[None]:
        loop = asyncio.get_running_loop()

        def note() -> None:
            if not changed.is_set():
                with suppress(RuntimeError):  # the loop has been closed this moment
                    loop.call_soon_threadsafe(changed.set)

        ends = (self._front.on_change(note), self._front.on_exchange(note))
        try:
            yield
        finally:
            for end in ends:
                end()


async def _happens(changed: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(_SILENCE_SECONDS):
            return await changed.wait()
    return False
