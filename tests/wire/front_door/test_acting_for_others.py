"""Services act for users by impersonation, as far as they were given the right; nobody logs in to a room."""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.control import Control
from tests.calling import ANN, BOB, PASSWORD, Answer, Exchange, distinguished, every_product
from tests.wire.front_door.envelopes import send, send_bytes

SERVICE = "svc.crm@example.test"
INBOX = (
    "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:GetFolder>"
)


def an_exchange(product: str = "2019", *whom: str) -> Exchange:
    """Return an Exchange with a service account that has no mailbox, and may act for ``whom``."""
    exchange = Exchange(product)
    account: dict[str, Any] = {"address": SERVICE, "password": PASSWORD, "impersonates": list(whom)}
    Control(exchange.organisation).call("seed", {"accounts": [account]})
    return exchange


def acting(exchange: Exchange, element: str, text: str, user: str = SERVICE) -> Answer:
    header = f"<t:ExchangeImpersonation><t:ConnectingSID><t:{element}>{text}</t:{element}></t:ConnectingSID>"
    return send(exchange, INBOX, "Exchange2010_SP1", user=user, header=f"{header}</t:ExchangeImpersonation>")


def inbox_of(exchange: Exchange, user: str) -> str:
    store = exchange.store(user)
    id: str = store.ids.folder(store.distinguished["inbox"].counter)
    return id


@every_product
@pytest.mark.parametrize("element", ["PrimarySmtpAddress", "SmtpAddress", "PrincipalName", "SID"])
def test_a_service_acts_for_whoever_it_names(product: str, element: str) -> None:
    exchange = an_exchange(product, "*")
    mailbox = exchange.organisation.premises.directory.find(BOB)
    assert mailbox is not None
    answer = acting(exchange, element, mailbox.sid if element == "SID" else BOB)
    assert [id for id, _ in answer.ids("//t:FolderId")] == [inbox_of(exchange, BOB)]


@every_product
def test_without_the_role_nobody_acts_for_anybody_and_with_it_the_same_request_works(product: str) -> None:
    exchange = an_exchange(product)
    refused = acting(exchange, "PrimarySmtpAddress", BOB)
    assert (refused.status, refused.code) == (500, "ErrorImpersonateUserDenied")
    assert refused.text("//faultstring") == "The account does not have permission to impersonate the requested user."

    control = Control(exchange.organisation)
    control.call("let_impersonate", {"address": SERVICE})
    assert acting(exchange, "PrimarySmtpAddress", BOB).code == "NoError"
    control.call("let_impersonate", {"address": SERVICE, "whom": []})
    assert acting(exchange, "PrimarySmtpAddress", BOB).code == "ErrorImpersonateUserDenied"


def test_the_role_can_have_a_scope() -> None:
    exchange = an_exchange("2019", "b*@example.test")
    assert acting(exchange, "PrimarySmtpAddress", BOB).code == "NoError"
    assert acting(exchange, "PrimarySmtpAddress", ANN).code == "ErrorImpersonateUserDenied"


@every_product
def test_whoever_has_no_mailbox_cannot_be_acted_for(product: str) -> None:
    exchange = an_exchange(product, "*")
    answer = acting(exchange, "PrimarySmtpAddress", "nobody@example.test")
    assert (answer.status, answer.code) == (500, "ErrorNonExistentMailbox")
    assert answer.texts("//t:Value[@Name='SmtpAddress']") == ["nobody@example.test"]

    Control(exchange.organisation).disable_mailbox(BOB)
    assert acting(exchange, "PrimarySmtpAddress", BOB).code == "ErrorNonExistentMailbox"
    Control(exchange.organisation).enable_mailbox(BOB)
    assert acting(exchange, "PrimarySmtpAddress", BOB).code == "NoError"


def test_an_account_without_a_mailbox_has_to_name_one() -> None:
    exchange = an_exchange("2019", "*")
    assert send(exchange, INBOX, "Exchange2010_SP2", user=SERVICE).code == "ErrorMissingEmailAddress"


@pytest.mark.parametrize("element", ["PrimarySmtpAddress", "PrincipalName", "SID"])
def test_nobody_named_is_no_name(element: str) -> None:
    answer = acting(an_exchange("2019", "*"), element, " ")
    assert answer.code in ("ErrorInvalidExchangeImpersonationHeaderData", "ErrorInvalidRequest")
    assert answer.status == 500


@every_product
@pytest.mark.parametrize("kind", ["shared", "room", "equipment"])
def test_nobody_logs_in_to_a_mailbox_that_is_nobodys_and_whoever_has_access_opens_it(product: str, kind: str) -> None:
    exchange, address = Exchange(product), "place@example.test"
    Control(exchange.organisation).call(
        "seed", {"mailboxes": [{"address": address, "kind": kind, "open_to": [ANN], "name": "Place"}]}
    )
    whose = f'<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>'
    payload = INBOX.replace(distinguished("inbox"), f"{whose}</t:DistinguishedFolderId>")
    assert send_bytes(exchange, b"<x/>", user=address).status == 401
    assert send(exchange, payload, "Exchange2010_SP2", user=ANN).code == "NoError"
    assert send(exchange, payload, "Exchange2010_SP2", user=BOB).code != "NoError"


@pytest.mark.parametrize("product", ["2013", "2019"])
def test_a_room_is_a_room_in_its_list_and_to_whoever_looks_for_people(product: str) -> None:
    exchange = Exchange(product)
    Control(exchange.organisation).call(
        "seed",
        {
            "mailboxes": [{"address": "blue@example.test", "kind": "room", "name": "Blue Room"}],
            "groups": [{"address": "rooms@example.test", "members": ["blue@example.test"], "room_list": True}],
        },
    )
    rooms = exchange.ask(
        "<m:GetRooms><m:RoomList><t:EmailAddress>rooms@example.test</t:EmailAddress></m:RoomList></m:GetRooms>"
    )
    assert rooms.texts("//t:Room/t:Id/t:EmailAddress") == ["blue@example.test"]
    people = exchange.ask(
        "<m:FindPeople><m:PersonaShape><t:BaseShape>Default</t:BaseShape><t:AdditionalProperties>"
        '<t:FieldURI FieldURI="persona:PersonaType"/></t:AdditionalProperties></m:PersonaShape>'
        '<m:IndexedPageItemView MaxEntriesReturned="10" Offset="0" BasePoint="Beginning"/>'
        "<m:QueryString>Blue</m:QueryString></m:FindPeople>"
    )
    assert people.texts("//t:PersonaType") == ["Room"]
    resolved = exchange.ask(
        '<m:ResolveNames ReturnFullContactData="false"><m:UnresolvedEntry>Blue</m:UnresolvedEntry></m:ResolveNames>'
    )
    assert resolved.texts("//t:MailboxType") == ["Mailbox"]


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no mailbox of the kind 'site'; choose one of user, shared, room, equipment"):
        Exchange().organisation.add_mailbox("site@example.test", "secret", kind="site")
