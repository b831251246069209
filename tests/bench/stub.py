"""The floor: a bare aiohttp server that reads a request and answers the same bytes each time; a stream stays silent."""

from __future__ import annotations

import asyncio
import json
from typing import Final

from aiohttp import web

#: As long as the answer to a GetItem of one mail of everyday size.
ANSWER: Final = b"<?xml version='1.0'?>" + b"<item>one line of an answer like another</item>" * 76


async def answer(request: web.Request) -> web.Response:
    """Read the body, and answer."""
    await request.read()
    return web.Response(body=ANSWER, content_type="text/xml")


async def stream(request: web.Request) -> web.StreamResponse:
    """Answer one chunk, and say nothing more as long as the client stays."""
    await request.read()
    response = web.StreamResponse(headers={"Content-Type": "text/xml"})
    await response.prepare(request)
    await response.write(b"<envelope/>")
    await asyncio.Event().wait()
    return response


def application() -> web.Application:
    """Return the server's application."""
    made = web.Application()
    made.router.add_post("/answer", answer)
    made.router.add_post("/stream", stream)
    return made


async def serve() -> None:
    """Serve until the process is ended; say the port as ``fake-ews serve`` says its own."""
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=4096)
    await site.start()
    host, port = runner.addresses[0][:2]
    print(json.dumps({"ews": f"http://{host}:{port}/answer"}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
