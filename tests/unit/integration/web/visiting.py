"""Asking for pages as a browser would, without one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from integration.web.application import application
from integration.web.pages import ROUTES
from tests.unit.integration.world import World

Client = TestClient[web.Request, web.Application]


def visit(world: World, story: Callable[[Client], Awaitable[None]]) -> None:
    """Serve the pages of a world on loopback for as long as the story takes."""

    async def run() -> None:
        async with TestClient(TestServer(application(world.integration, None, ROUTES))) as client:
            await story(client)

    asyncio.run(run())
