"""Several processes on one database, each with connections of its own: nobody trips over what another one writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from integration.crm.embedded import EmbeddedCrm
from integration.db.database import Database, is_postgresql
from integration.db.migrate import upgrade
from integration.db.sequences import Sequences
from integration.db.threads import Threads
from integration.errors import Refused
from integration.keys import RandomKeys
from integration.model.crm import Thread
from integration.settings import Settings
from tests.databases import fresh
from tests.unit.integration.world import World

TOGETHER = 4


def together(act: Callable[[int], object]) -> list[object]:
    """Do it several times in the same moment; returns what each came to."""
    start = Barrier(TOGETHER)

    def one(number: int) -> object:
        start.wait(20)
        return act(number)

    with ThreadPoolExecutor(TOGETHER) as pool:
        return list(pool.map(one, range(TOGETHER)))


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[list[Database]]:
    url = fresh(tmp_path / "state.db")
    made = [Database(url) for _ in range(TOGETHER)]
    yield made
    for database in made:
        database.close()


def test_whoever_starts_first_makes_the_tables_and_the_others_wait(databases: list[Database]) -> None:
    together(lambda number: databases[number].create() if number % 2 else upgrade(databases[number]))
    assert EmbeddedCrm(databases[0], RandomKeys()).contacts() == []


def test_a_contact_that_all_write_to_is_one_contact(databases: list[Database]) -> None:
    databases[0].create()
    crms = [EmbeddedCrm(database, RandomKeys()) for database in databases]
    for round in range(5):
        found = together(lambda number, round=round: crms[number].contact(f"bob{round}@client.test"))  # type: ignore[misc]
        assert len(set(found)) == 1
    assert len(crms[0].contacts()) == 5


def test_a_thread_is_begun_once_and_a_message_belongs_to_one(databases: list[Database]) -> None:
    databases[0].create()
    stores = [Threads(database) for database in databases]
    together(lambda number: stores[number].open(Thread("one", "anna", "Offer", ())))
    thread = stores[0].get("one")
    assert thread is not None
    together(lambda number: stores[number].learn(thread, "<1@client.test>"))
    assert stores[0].knows("anna", ["<1@client.test>"]) == {"<1@client.test>": thread}


def test_a_sender_has_the_time_zone_that_was_said_last(databases: list[Database]) -> None:
    databases[0].create()
    stores = [Sequences(database) for database in databases]
    together(lambda number: stores[number].set_time_zone("anna", f"Zone/{number}"))
    stores[0].set_time_zone("anna", "Europe/Berlin")
    assert stores[1].time_zone("anna") == "Europe/Berlin"


def test_one_address_is_connected_once(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    installations = [world.integration, *(world._start() for _ in range(TOGETHER - 1))]

    def connect(number: int) -> str:
        try:
            return installations[number].connect_inbox("anna@firm.test", "secret").address
        except Refused as refused:
            return refused.id

    assert sorted(together(connect), key=str)[:2] == ["anna@firm.test", "refused.already-connected"]
    assert len(world.integration.accounts()) == 1
    for one in installations:
        one.close()


@pytest.mark.parametrize("url", ["postgresql://host/name", "postgresql+psycopg://host/name"])
def test_postgresql_is_known_by_its_url(url: str) -> None:
    assert is_postgresql(url)
    assert not is_postgresql(Settings().database)


def test_another_database_is_refused_with_the_ones_that_are_known() -> None:
    with pytest.raises(ValueError, match="SQLite and PostgreSQL"):
        Database("mysql://host/name")
