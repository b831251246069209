"""Listens in a process of its own: ``python -m tests.bench.ears FILE ours|bare``, FILE naming where and to whom.

Says in a line of JSON when every stream is open, and what the process held in memory before the first one.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, Final

import aiohttp

from integration.exchange.listener import Listener
from integration.exchange.resolver import StaticResolver
from integration.exchange.sign_in import basic
from integration.exchange.ways import ways_out
from integration.model.account import Endpoint
from integration.ports import Ear
from integration.settings import Settings
from tests.bench.client import allow_many_connections
from tests.bench.processes import memory_of
from tests.bench.soap import stream_events, subscribe, subscription_in

HOST: Final = "mail.firm.test"


def listen(told: dict[str, Any], heard: Callable[[str], None]) -> None:
    """Hold the integration's own listener at every mailbox, signed in by NTLM."""
    where = StaticResolver({HOST: (told["host"], told["port"])})
    listener = Listener(ways_out(Settings(address_policy="any", ca_file=told["ca"]), where), heard)
    endpoint = Endpoint(f"https://{HOST}/EWS/Exchange.asmx", "NTLM", "15.1.1.1", "Exchange2016")
    listener.start()
    listener.hold({address: Ear(address, address, told["password"], endpoint) for address in told["mailboxes"]})


async def listen_barely(told: dict[str, Any], heard: Callable[[str], None]) -> None:
    """Hold as many streams by aiohttp alone, signed in by Basic, and read nothing of what they say."""
    tls = ssl.create_default_context(cafile=told["ca"])
    connector = aiohttp.TCPConnector(limit=0, ssl=tls)
    timeout = aiohttp.ClientTimeout(total=None)
    url = f"https://{told['host']}:{told['port']}/EWS/Exchange.asmx"
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def hold(address: str) -> None:
            login = {
                "Authorization": basic(address, told["password"]),
                "Content-Type": "text/xml; charset=utf-8",
            }
            async with session.post(url, data=subscribe(), headers=login) as answer:
                asked = stream_events(subscription_in(await answer.read()))
            async with session.post(url, data=asked, headers=login) as answer:
                async for _ in answer.content.iter_any():
                    heard(address)

        async with asyncio.TaskGroup() as streams:
            for address in told["mailboxes"]:
                streams.create_task(hold(address))
                await asyncio.sleep(0)


def main() -> None:
    """Listen until the process is ended."""
    told = json.loads(Path(sys.argv[1]).read_text())
    allow_many_connections()
    heard: Queue[str] = Queue()
    before = memory_of("self")
    if sys.argv[2] == "ours":
        listen(told, heard.put)
    else:
        Thread(target=lambda: asyncio.run(listen_barely(told, heard.put)), daemon=True).start()
    waited_for = set(told["mailboxes"])
    while waited_for:
        waited_for.discard(heard.get())
    print(json.dumps({"before": before}), flush=True)
    while True:
        heard.get()


if __name__ == "__main__":
    main()
