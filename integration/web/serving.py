"""Serving the pages until somebody ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from aiohttp import web

from integration.app import Integration
from integration.web.application import application
from integration.web.pages import ROUTES
from integration.work.runner import Running


def serve(integration: Integration, runner: Running, ready: Callable[[int], None]) -> None:
    """Serve on host and port of the settings (port 0 is a free one) until SIGTERM or SIGINT; tells the port when ready.

    Raises OSError when the address cannot be had.
    """
    asyncio.run(_serve(integration, runner, ready))


async def _serve(integration: Integration, runner: Running, ready: Callable[[int], None]) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for ending in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(ending, ended.set)
    server = web.AppRunner(application(integration, runner, ROUTES), access_log=None)
    await server.setup()
    try:
        site = web.TCPSite(server, integration.settings.host, integration.settings.port)
        await site.start()
        for host, port, *_ in server.addresses:
            integration.is_served_at(str(host), int(port))
        ready(int(server.addresses[0][1]))
        await ended.wait()
    finally:
        await server.cleanup()
