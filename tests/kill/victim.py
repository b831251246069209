"""The process that is killed: one installation doing what a user wants, or what is due."""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from signal import SIGUSR1
from threading import Event
from types import MappingProxyType
from typing import Final

from requests.adapters import BaseAdapter

from integration.app import Integration
from integration.db.database import is_postgresql
from integration.errors import Refused
from integration.exchange.policy import AddressPolicy
from integration.exchange.resolver import StaticResolver
from integration.exchange.wire import WireAdapter, tls_context
from integration.model.mail import File
from integration.settings import Settings
from integration.work.queue import QueueRunner
from tests.kill.points import Road, WatchedAdapter, watch_commits

#: By this a worker that was killed is missed; and one where nobody is, who may be slow but is not to be missed.
HEARTBEAT: Final = timedelta(seconds=0.1)
UNHURRIED: Final = timedelta(seconds=10)


@dataclass(frozen=True)
class Orders:
    """What a process is to do: the user's ``act`` or, without one, everything that is due at ``now``.

    ``log``, ``deadly`` and ``late`` are those of its ``Road``; its ``heartbeat`` tells other workers that it lives.
    """

    settings: Settings
    hosts: dict[str, tuple[str, int]]
    now: datetime
    log: Path
    act: str = ""
    arguments: tuple[str, ...] = ()
    deadly: tuple[str, int] | None = None
    late: str = ""
    heartbeat: timedelta = UNHURRIED


class StoppedClock:
    """Stands where the orders say."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


def obey(orders: Orders) -> None:
    """Carry out the orders; the process ends after this, if not before."""
    logging.disable(logging.CRITICAL)
    # A look through all that was imported, for what could be thrown away, takes longer than everything else here.
    gc.disable()
    # Who is taken for stuck is asked where.
    faulthandler.register(SIGUSR1)
    road = Road(orders.log, orders.deadly, orders.late)
    integration = open_installation(orders.settings, orders.hosts, StoppedClock(orders.now), road)
    watch_commits(integration.database, road)
    if orders.act:
        ACTS[orders.act](integration, *orders.arguments)
    elif is_postgresql(orders.settings.database):
        _take_part(integration, orders, road)
    else:
        _alone(integration, orders.now)
    os._exit(0)


def open_installation(
    settings: Settings, hosts: dict[str, tuple[str, int]], clock: StoppedClock, road: Road | None = None
) -> Integration:
    """Return an installation that reaches those hosts, past the points of a road if there is one."""
    resolver, tls = StaticResolver(hosts), tls_context(settings.ca_file, legacy=False)

    def transport(host: str) -> BaseAdapter:
        adapter = WireAdapter(resolver, AddressPolicy("any"), tls)
        return WatchedAdapter(adapter, road) if road else adapter

    return Integration(settings, clock=clock, resolver=resolver, transport=transport)


def _alone(integration: Integration, now: datetime) -> None:
    while not integration.idle():
        integration.run_due(now)


def _take_part(integration: Integration, orders: Orders, road: Road) -> None:
    """Work beside the other process until nothing is due."""
    run_lane, look = integration.work.run_lane, Event()

    def watched(account_id: str, now: datetime) -> bool:
        road.passes("job taken")
        done = run_lane(account_id, now)
        road.passes("job done")
        look.set()
        return done

    integration.work.run_lane = watched  # type: ignore[method-assign]
    runner = QueueRunner(integration.work, integration.database, StoppedClock(orders.now), 2, orders.heartbeat)
    runner.start()
    while not integration.idle():
        # The other process may have done it.
        look.wait(0.1)
        look.clear()
    runner.stop()


def _connect(integration: Integration, address: str, password: str) -> None:
    # Who is refused sees it, and tries again.
    with suppress(Refused):
        integration.connect_inbox(address, password)


def _send(
    integration: Integration,
    address: str,
    to: str,
    subject: str,
    key: str,
    at: str = "",
    follows: str = "",
    text: str = "",
) -> None:
    """Write a mail: now or ``at`` a moment, in the thread of another one or not, with a file of that text or none."""
    integration.send_mail(
        integration.account(address).id,
        to=[to],
        subject=subject,
        html="<p>Hello</p>",
        at=datetime.fromisoformat(at) if at else None,
        key=key,
        follows=follows,
        files=[File("offer.txt", "text/plain", text.encode())] if text else [],
    )


ACTS: Final[Mapping[str, Callable[..., None]]] = MappingProxyType({"connect": _connect, "send": _send})
