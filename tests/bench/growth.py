"""Whether a folder's size is felt: the same question in a folder of a hundred items and in larger ones."""

from __future__ import annotations

import base64
import time
from datetime import timedelta
from functools import partial

from fake_ews.clock import ManualClock
from fake_ews.organisation import Organisation
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.server import Server
from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.bench.bench import Bench
from tests.bench.goals import Figures, interleaved
from tests.bench.soap import PASSWORD, USER, find_items, state_in, sync_items

_SMALL = 100


class Folder:
    """An inbox of so many items, asked without a network."""

    def __init__(self, size: int) -> None:
        clock = ManualClock()
        organisation = Organisation(clock=clock)
        store = organisation.add_mailbox(USER, PASSWORD).store
        for number in range(size):
            received = clock.now() - timedelta(minutes=size - number)
            store.add_item(
                store.distinguished["inbox"],
                MessageType,
                {
                    ItemType.item_class: "IPM.Note",
                    ItemType.subject: f"Offer {number}",
                    ItemType.date_time_received: received,
                    MessageType.is_read: False,
                },
            )
        self._server = Server(organisation, ("basic",))
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        self._headers = Headers([("Authorization", f"Basic {login}"), ("Content-Type", "text/xml")])

    def ask(self, body: bytes) -> bytes:
        """Return the answer to a request."""
        request = HttpRequest("POST", "/EWS/Exchange.asmx", self._headers, body)
        return self._server.handle(request, Connection()).body

    def synchronised(self) -> bytes:
        """Return the request of a client that has everything."""
        state, complete = "", False
        while not complete:
            answer = self.ask(sync_items(state))
            state, complete = state_in(answer), b"<m:IncludesLastItemInRange>true<" in answer
        return sync_items(state)

    def spent(self, body: bytes, times: int) -> float:
        """Return microseconds of CPU time that an answer takes."""
        before = time.process_time()
        for _ in range(times):
            self.ask(body)
        return (time.process_time() - before) / times * 1e6


def nothing_new(bench: Bench, size: int) -> Figures:
    """SyncFolderItems when nothing has changed, in a folder of that size."""
    large, small = bench.once(size, lambda: Folder(size)), bench.once(_SMALL, lambda: Folder(_SMALL))
    asked, asked_small = large.synchronised(), small.synchronised()
    return interleaved(bench.rounds, partial(large.spent, asked, 200), partial(small.spent, asked_small, 200))


def first_page(bench: Bench, size: int) -> Figures:
    """FindItem of the first page of a hundred, in a folder of that size."""
    large, small = bench.once(size, lambda: Folder(size)), bench.once(_SMALL, lambda: Folder(_SMALL))
    asked = find_items(100, "IdOnly")
    return interleaved(bench.rounds, partial(large.spent, asked, 10), partial(small.spent, asked, 10))
