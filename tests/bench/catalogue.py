"""Every goal there is; to add one, write a function that measures and a line here."""

from __future__ import annotations

from functools import partial
from typing import Final

from tests.bench import asking, growth, jobs, lifecycle, login, memory, month
from tests.bench.goals import Goal

_HANDLER: Final = "a bare aiohttp handler"
_STARTED: Final = "an aiohttp server that starts, answers once and stops"
_SMALL: Final = "the same in a folder of 100"

GOALS: Final = (
    Goal(
        "process to first right answer",
        "CPU ms",
        "a bare aiohttp server",
        lifecycle.process_to_first_answer,
        "1",
        1.5,
        2.5,
    ),
    Goal(
        "process to first right answer, TLS",
        "CPU ms",
        "a bare aiohttp server",
        lifecycle.process_to_first_answer_by_tls,
    ),
    Goal("start and stop in a fixture", "CPU ms", _STARTED, lifecycle.start_and_stop, "2", 2, 5),
    Goal("restore of a snapshot of 1,000 items", "CPU ms", _STARTED, lifecycle.restore, "3", 2, 10),
    Goal("snapshot of 1,000 items", "CPU ms", _STARTED, lifecycle.snapshot),
    Goal("reset of a world with 1,000 items", "CPU ms", _STARTED, lifecycle.reset),
    Goal("GetItem, one item", "CPU µs", _HANDLER, asking.one_item, "4", 3, 5),
    Goal("GetItem, one item, AllProperties", "CPU µs", _HANDLER, asking.one_item_whole),
    Goal("GetItem, 100 items", "CPU µs", _HANDLER, asking.hundred_items, "5", 12, 25),
    Goal("GetItem, one item, 64 at once", "µs by the clock", _HANDLER, asking.one_item_in_a_crowd, "6", 2.7, 4.1),
    Goal("GetItem, one item, 64 at once, p99", "ms", _HANDLER, asking.slowest_in_a_crowd, "6", 5.7, 5.7),
    Goal("FindItem, a page of 100", "CPU µs", _HANDLER, asking.page_of_items),
    Goal("SyncFolderItems, nothing new", "CPU µs", _HANDLER, asking.nothing_new),
    Goal("CreateItem, send and save", "CPU µs", _HANDLER, asking.sending),
    Goal("memory, idle", "MiB", "a bare aiohttp server", memory.idle, "7", 1.5, 2.5),
    Goal("memory, after 20,000 requests", "MiB", "a bare aiohttp server", memory.after_load, "7", 2, 2.5),
    Goal(
        "SyncFolderItems, nothing new, 10,000 items",
        "CPU µs",
        _SMALL,
        partial(growth.nothing_new, size=10_000),
        "8",
        1.2,
        1.5,
    ),
    Goal("SyncFolderItems, nothing new, 100,000 items", "CPU µs", _SMALL, partial(growth.nothing_new, size=100_000)),
    Goal(
        "FindItem, first page of 100, 10,000 items",
        "CPU µs",
        _SMALL,
        partial(growth.first_page, size=10_000),
        "8",
        2,
        4,
    ),
    Goal("FindItem, first page of 100, 100,000 items", "CPU µs", _SMALL, partial(growth.first_page, size=100_000)),
    Goal(
        "memory, each of 1,000 open streams",
        "KiB",
        "a bare aiohttp stream",
        partial(memory.each_stream, count=1000),
        "9",
        1.6,
        2.5,
    ),
    Goal(
        "memory, each of 5,000 open streams",
        "KiB",
        "a bare aiohttp stream",
        partial(memory.each_stream, count=5000),
        "9",
        1.6,
        2.5,
    ),
    Goal(
        "CPU of 1,000 silent streams",
        "% of a core",
        "one percent",
        partial(memory.idle_streams, count=1000),
        "9",
        1,
        2.5,
    ),
    Goal("NTLM handshake", "CPU µs", "NTLMv2 by the book, nothing else", login.handshake, "10", 5, 50),
    Goal(
        "integration: fifty mails due, found and done with",
        "CPU µs",
        "a bare loop of SQLAlchemy",
        jobs.claimed_and_done,
        "15",
        1.43,
        2.5,
    ),
    Goal(
        "integration: thirty days of a sequence",
        "CPU ms",
        "exchangelib in the calls that it makes",
        month.sequence,
        "17",
        1.5,
        3,
    ),
)
