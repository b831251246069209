"""Passwords at rest are sealed with a key that can be replaced, and stand in nothing that anybody reads."""

from __future__ import annotations

import base64
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect, text

from fake_ews.faults import PlannedFault
from fake_ews.testing import FakeExchange
from integration.accounts.rotation import Rotation
from integration.app import Integration
from integration.db.database import is_postgresql
from integration.errors import IntegrationError
from integration.exchange.resolver import StaticResolver
from integration.model.account import Account
from integration.settings import Settings
from integration.vault import Vault, VaultClosed
from integration.web.health import Standing, healths
from tests.databases import fresh
from tests.unit.integration.world import World

ANNA = "anna@firm.test"
HOST = "mail.firm.test"
PLANTED = "Plänt3d-Passw0rd"
#: The password, and the shapes that protocols and formats give it.
SHAPES = tuple(
    {
        PLANTED,
        PLANTED.encode("unicode_escape").decode(),
        quote(PLANTED),
        repr(PLANTED.encode()),
        base64.b64encode(f"{ANNA}:{PLANTED}".encode()).decode(),
        base64.b64encode(f"{ANNA}:{PLANTED}".encode("latin-1")).decode(),
    }
)


def shapes_in(said: str | bytes) -> list[str]:
    words = said.decode("latin-1") if isinstance(said, bytes) else said
    return [shape for shape in SHAPES if shape in words or shape.encode().decode("latin-1") in words]


def everything_in(integration: Integration) -> str:
    """Return every value of every table."""
    with integration.database.reading() as connection:
        tables = inspect(connection).get_table_names()
        return repr([[tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))] for name in tables])


def dumped(error: BaseException) -> str:
    """Return what a crash dump shows: the whole chain of causes, with the variables of every frame of ours."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    link: traceback.TracebackException | None = told
    while link:
        # This test's own frames hold the password in the open.
        link.stack = traceback.StackSummary.from_list([frame for frame in link.stack if frame.filename != __file__])
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "".join(told.format())


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    mailboxes = {ANNA: PLANTED}
    with FakeExchange(
        exchange="2010_SP2", domain="firm.test", mailboxes=mailboxes, auth=("basic",), hosts=(HOST,)
    ) as made:
        yield made


@pytest.fixture
def integration(exchange: FakeExchange, tmp_path: Path) -> Iterator[Integration]:
    settings = Settings(
        database=fresh(tmp_path / "state.db"),
        encryption_key=Vault.new_key(),
        address_policy="any",
        ca_file=str(exchange.ca_path),
    )
    known = dict.fromkeys((HOST, "autodiscover.firm.test"), (exchange.host, exchange.port))
    made = Integration(settings, resolver=StaticResolver(known))
    yield made
    made.close()


def test_what_is_stored_says_nothing(integration: Integration, tmp_path: Path) -> None:
    integration.connect_inbox(ANNA, PLANTED)
    assert "sealed_password" not in everything_in(integration)
    assert shapes_in(everything_in(integration)) == []
    files = [] if is_postgresql(integration.settings.database) else list(tmp_path.glob("state.db*"))
    assert [shapes_in(file.read_bytes()) for file in files] == [[]] * len(files)
    assert shapes_in(repr(integration.settings)) == []


FAULTS = [
    PlannedFault("refuse_login", times=1000),
    PlannedFault("reset", times=1000),
    PlannedFault("cut", size=300, times=1000),
    PlannedFault("fault", code="ErrorInternalServerError", times=1000),
    PlannedFault("status", status=503, times=1000),
]


@pytest.mark.parametrize("connected", [False, True], ids=["connecting", "working"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind)
def test_no_log_no_message_and_no_crash_dump_says_it(
    integration: Integration,
    exchange: FakeExchange,
    fault: PlannedFault,
    connected: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="integration")
    if connected:
        account = integration.connect_inbox(ANNA, PLANTED)
        integration.send_mail(account.id, to=["bob@client.test"], subject="Hi", html="<p>Hi</p>")
    exchange.organisation.faults.plan(replace(fault))
    if connected:
        integration.run_due(integration.clock.now())
        assert integration.account(ANNA).health.trouble
        said = everything_in(integration) + repr(integration.accounts())
    else:
        with pytest.raises(IntegrationError) as caught:
            integration.connect_inbox(ANNA, PLANTED)
        said = dumped(caught.value) + str(caught.value)
        assert "request" in said
    assert shapes_in(said + caplog.text) == []


def test_a_mistake_of_ours_in_the_middle_of_connecting_dumps_no_password(
    integration: Integration, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(account: Account, sealed: str, due_at: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(integration._inboxes, "connect", broken)
    with pytest.raises(RuntimeError) as caught:
        integration.connect_inbox(ANNA, PLANTED)
    dump = dumped(caught.value)
    assert "***" in dump
    assert shapes_in(dump) == []


def test_a_key_that_is_none_is_not_repeated() -> None:
    with pytest.raises(VaultClosed) as caught:
        Vault("my-own-key-that-is-too-short")
    assert "my-own-key" not in dumped(caught.value)


def test_a_key_that_does_not_open_is_not_taken_for_an_outage(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    world.connect()
    world.settings = replace(world.settings, encryption_key=Vault.new_key())
    world.restart()
    world.pass_time(minutes=5)
    (judged,) = healths(world.integration.accounts(), "inbox", "en")
    assert judged.standing is Standing.WAITS
    assert "The encryption key that the integration runs with does not open the password" in judged.trouble
    world.integration.close()


def rotated(world: World, *keys: str) -> Rotation:
    world.settings = replace(world.settings, encryption_key=" ".join(keys))
    world.restart()
    return world.integration.rotate_key()


def test_a_new_key_takes_over_from_the_old_one_while_both_are_known(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    old, new = world.settings.encryption_key, Fernet.generate_key().decode()
    account = world.connect()
    world.connect("bert@firm.test")
    before = world.integration._inboxes.sealed_password(account.id)
    assert rotated(world, new, old) == Rotation(2, ())
    assert world.integration._inboxes.sealed_password(account.id) != before
    assert rotated(world, new) == Rotation(2, ())
    world.deliver("Hello")
    world.integration.mailboxes_changed([account.id])
    world.run()
    assert "headers" in world.mailbox().calls
    world.integration.close()


def test_what_no_key_opens_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    old = world.settings.encryption_key
    world.connect()
    assert rotated(world, Fernet.generate_key().decode()) == Rotation(0, ("anna@firm.test",))
    assert rotated(world, old) == Rotation(1, ())
    world.integration.close()


def test_a_password_that_was_replaced_meanwhile_is_not_put_back(world: World) -> None:
    account = world.connect()
    store = world.integration._inboxes
    before = store.sealed_password(account.id)
    assert store.reseal(account.id, before, "newer")
    assert not store.reseal(account.id, before, "older")
    assert store.sealed_password(account.id) == "newer"
