"""exchangelib asks what is in nobody's mailbox: names, time zones, forms of ids, and where the server is."""

from __future__ import annotations

import socket
from typing import Any

import dns.resolver
import pytest
from exchangelib import BASIC, DELEGATE, NTLM, Account, Credentials, Message
from exchangelib.autodiscover import clear_cache
from exchangelib.errors import ErrorNameResolutionNoResults, ErrorNonExistentMailbox, UnauthorizedError
from exchangelib.properties import AlternateId, Mailbox

from fake_ews.products import PRODUCTS
from tests.compat.conftest import ANN, BOB, PASSWORD, StartExchange
from tests.compat.exchangelib_client.conftest import OpenMailbox, World


def test_a_person_is_found_by_what_people_type(world: World) -> None:
    for typed in ("bob", "ray", "Bob Ray", BOB, f"smtp:{BOB}"):
        (found,) = world.ann.protocol.resolve_names([typed])
        assert (found.name, found.email_address, found.mailbox_type) == ("Bob Ray", BOB, Mailbox.MAILBOX), typed


def test_more_is_told_about_a_person_to_whoever_asks(world: World) -> None:
    ((mailbox, contact),) = world.ann.protocol.resolve_names([BOB], return_full_contact_data=True)
    assert (mailbox.email_address, contact.display_name) == (BOB, "Bob Ray")


def test_nobody_is_nobody(world: World) -> None:
    (error,) = world.ann.protocol.resolve_names(["zebra"])
    assert isinstance(error, ErrorNameResolutionNoResults)
    assert str(error) == "No results were found."


def test_time_zones_come_with_their_rules(world: World) -> None:
    zones = {zone.id: zone for zone in world.ann.protocol.get_timezones(return_full_timezone_data=True)}
    assert 100 <= len(zones) <= 160
    berlin = zones["W. Europe Standard Time"]
    assert "Berlin" in berlin.name
    winter, summer, period = berlin.get_std_and_dst(for_year=2026)
    assert (period.bias_in_minutes, winter.bias, summer.bias) == (-60, 0, -60)
    assert (winter.iso_month, winter.occurrence, winter.weekday) == (10, 5, 7)
    assert (summer.iso_month, summer.occurrence, summer.weekday) == (3, 5, 7)


def test_an_id_is_written_in_every_form_and_back(world: World) -> None:
    item = Message(account=world.ann, folder=world.ann.inbox, subject="x").save()
    own = AlternateId(id=item.id, format="EwsId", mailbox=ANN)
    for wanted in ("EntryId", "EwsId", "EwsLegacyId", "HexEntryId", "OwaId", "StoreId"):
        (other,) = world.ann.protocol.convert_ids([own], destination_format=wanted)
        assert (other.format, other.mailbox) == (wanted, ANN)
        (back,) = world.ann.protocol.convert_ids([other], destination_format="EwsId")
        assert back.id == item.id, wanted


@pytest.mark.parametrize("auth_type", [BASIC, NTLM])
@pytest.mark.parametrize("product", PRODUCTS)
def test_an_account_is_found_by_its_address_alone(
    start_exchange: StartExchange,
    open_mailbox: OpenMailbox,
    monkeypatch: pytest.MonkeyPatch,
    product: str,
    auth_type: str,
) -> None:
    exchange = start_exchange(product, auth=[auth_type.lower()])
    open_mailbox(exchange, ANN)
    stand_for_the_domain(monkeypatch, exchange.port)
    account = Account(ANN, credentials=Credentials(ANN, PASSWORD), autodiscover=True, access_type=DELEGATE)
    assert account.protocol.service_endpoint == "https://example.test/EWS/Exchange.asmx"
    assert account.protocol.auth_type == auth_type
    assert account.inbox.total_count == 0


def test_autodiscover_tells_a_stranger_from_a_wrong_password(
    start_exchange: StartExchange, open_mailbox: OpenMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = start_exchange()
    open_mailbox(exchange, ANN)
    stand_for_the_domain(monkeypatch, exchange.port)
    with pytest.raises(ErrorNonExistentMailbox):
        Account("zebra@example.test", credentials=Credentials(ANN, PASSWORD), autodiscover=True)
    clear_cache()
    with pytest.raises(UnauthorizedError):
        Account(ANN, credentials=Credentials(ANN, "wrong"), autodiscover=True)


def stand_for_the_domain(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """Let example.test be this server for the length of a test, and every other name none."""
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, wanted: Any, *args: Any, **kwargs: Any) -> Any:
        if (host, wanted) == ("example.test", 443):
            return real("127.0.0.1", port, *args, **kwargs)
        if host == "127.0.0.1":
            return real(host, wanted, *args, **kwargs)
        raise socket.gaierror(socket.EAI_NONAME, f"{host} is not known here")

    def resolve(self: Any, name: Any, kind: Any = "A", *args: Any, **kwargs: Any) -> Any:
        if (str(name).rstrip("."), kind) == ("example.test", "A"):
            return ["127.0.0.1"]
        raise dns.resolver.NXDOMAIN

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(dns.resolver.Resolver, "resolve", resolve)
    clear_cache()
