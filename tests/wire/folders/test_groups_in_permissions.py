"""A permission that names a distribution group holds for everybody in it (MS-OXCPERM 3.2.4)."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, create_message, every_product, subject, to
from tests.wire.delegates.test_delegates import change, delegate, got
from tests.wire.folders.asking import shown
from tests.wire.folders.test_permissions import allowed, entry, granted

SALES = "sales@example.test"
BERLIN = "berlin@example.test"
AGENTS = "agents@example.test"
EVE = "eve@example.test"


def company(product: str = "2019") -> Exchange:
    """Bob is in Berlin's part of the sales, and one of the agents; Eve is nowhere."""
    exchange = Exchange(product, EVE)
    exchange.organisation.add_group(SALES, [BERLIN], name="Sales")
    exchange.organisation.add_group(BERLIN, [BOB])
    exchange.organisation.add_group(AGENTS, [BOB])
    return exchange


def of(address: str, level: str = "Custom", **rights: str) -> str:
    return entry(level, user=f"<t:PrimarySmtpAddress>{address}</t:PrimarySmtpAddress>", **rights)


@every_product
def test_members_of_a_group_within_the_group_may_do_what_it_may(product: str) -> None:
    exchange = company(product)

    folder, answer = granted(exchange, of(SALES, "Reviewer"))

    assert answer.code == "NoError"
    assert allowed(exchange, folder) == {"read"}
    found = shown(exchange, folder, "folder:PermissionSet")
    assert found.texts("//t:UserId/t:DisplayName") == ["Sales"]
    assert shown(exchange, folder, user=EVE).code == "ErrorFolderNotFound"
    sid = found.text("//t:UserId/t:SID")
    again, _ = granted(exchange, entry("Reviewer", user=f"<t:SID>{sid}</t:SID>"), folder=folder)
    assert shown(exchange, again, "folder:PermissionSet").texts("//t:UserId/t:PrimarySmtpAddress") == [SALES]


def test_what_several_groups_may_adds_up() -> None:
    exchange = company()
    read = {"IsFolderVisible": "true", "ReadItems": "FullDetails", "DeleteItems": "Owned"}

    folder, _ = granted(exchange, of(SALES, **read), of(AGENTS, CanCreateItems="true", EditItems="Owned"))

    assert allowed(exchange, folder) == {"read", "create", "edit-own", "delete-own"}


@pytest.mark.parametrize(("level", "what"), [("None", set()), ("Reviewer", {"read"})])
def test_an_entry_of_ones_own_counts_before_those_of_groups_and_these_before_default(
    level: str, what: set[str]
) -> None:
    exchange = company()
    default = entry("Author", user="<t:DistinguishedUser>Default</t:DistinguishedUser>")

    mine, _ = granted(exchange, default, of(SALES, "Editor"), of(BOB, level))
    assert allowed(exchange, mine) == what
    groups, _ = granted(exchange, default, of(SALES, level), folder=mine)
    assert allowed(exchange, groups) == what


@every_product
def test_a_group_that_acts_for_the_owner_sends_on_behalf_of_them(product: str) -> None:
    exchange = company(product)
    assert change(exchange, "AddDelegate", delegate(SALES, inbox="Editor")).codes == ["NoError"] * 2

    letter = (
        subject("Plan"),
        to(EVE),
        f"<t:From><t:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></t:Mailbox></t:From>",
    )

    assert exchange.ask(create_message(*letter, disposition="SendOnly"), user=BOB).code == "NoError"
    assert exchange.ask(create_message(*letter, disposition="SendOnly"), user=EVE).code == "ErrorSendAsDenied"
    assert got(exchange).text("//m:DelegateUser/t:UserId/t:PrimarySmtpAddress") == SALES
    assert got(exchange).text("//t:InboxFolderPermissionLevel") == "Editor"
