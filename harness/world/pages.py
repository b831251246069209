"""The pages of the integration as its users' browsers get them."""

from __future__ import annotations

import asyncio
from html import unescape

from aiohttp.test_utils import TestClient, TestServer

from harness.world.world import World
from integration.web.application import application
from integration.web.pages import ROUTES


def page(world: World, path: str) -> str:
    """Return the text of a page, in English; it has to be there."""
    return asyncio.run(_page(world, path))


async def _page(world: World, path: str) -> str:
    async with TestClient(TestServer(application(world.integration.app, None, ROUTES))) as client:
        answer = await client.get(path)
        assert answer.status == 200, f"{path} is answered with {answer.status}"
        return unescape(await answer.text())
