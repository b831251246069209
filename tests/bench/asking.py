"""What requests cost: the CPU time of the server a request, beside a bare aiohttp handler."""

from __future__ import annotations

from typing import Final

from tests.bench.bench import Bench
from tests.bench.client import Times
from tests.bench.goals import Figures
from tests.bench.soap import find_items, get_items, send_message, state_in, sync_items

#: So many clients at once that requests queue.
_CROWD: Final = 64


def one_item(bench: Bench) -> Figures:
    """GetItem of one item, another one each time."""
    return bench.cpu_of([get_items([id]) for id in bench.ids], 1000)


def one_item_in_a_crowd(bench: Bench) -> Figures:
    """GetItem of one item when many ask: microseconds by the clock from one answer to the next."""
    crowd = _crowd(bench)
    return Figures(tuple(_pace(one) for one, _ in crowd), tuple(_pace(other) for _, other in crowd))


def slowest_in_a_crowd(bench: Bench) -> Figures:
    """GetItem of one item when many ask: milliseconds that one in a hundred waits longer for."""
    crowd = _crowd(bench)
    return Figures(tuple(_slow(one) for one, _ in crowd), tuple(_slow(other) for _, other in crowd))


def _crowd(bench: Bench) -> list[tuple[Times, Times]]:
    return bench.once("crowd", lambda: bench.times_of([get_items([id]) for id in bench.ids], _CROWD))


def _pace(times: Times) -> float:
    return times.whole / len(times.each) * 1e6


def _slow(times: Times) -> float:
    return sorted(times.each)[-len(times.each) // 100] * 1e3


def one_item_whole(bench: Bench) -> Figures:
    """GetItem of one item with all its properties."""
    return bench.cpu_of([get_items([id], "AllProperties") for id in bench.ids], 1000)


def hundred_items(bench: Bench) -> Figures:
    """GetItem of a hundred items."""
    pages = [bench.ids[start : start + 100] for start in range(0, 1000, 100)]
    return bench.cpu_of([get_items(page) for page in pages], 60)


def page_of_items(bench: Bench) -> Figures:
    """FindItem of a page of a hundred."""
    return bench.cpu_of([find_items(100, offset=start) for start in range(0, 1000, 100)], 60)


def nothing_new(bench: Bench) -> Figures:
    """SyncFolderItems when nothing has changed."""
    state = state_in(bench.ask(sync_items()))
    while b"<m:IncludesLastItemInRange>true<" not in (answer := bench.ask(sync_items(state))):
        state = state_in(answer)
    return bench.cpu_of([sync_items(state_in(answer))], 1000)


def sending(bench: Bench) -> Figures:
    """CreateItem that sends to one's own mailbox and keeps a copy."""
    return bench.cpu_of([send_message(f"Number {number}") for number in range(50)], 100)
