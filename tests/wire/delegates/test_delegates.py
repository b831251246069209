"""Delegates are added, shown, changed and removed; what they may do are entries in the folders' permission sets."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create_message, every_product, subject, to
from tests.wire.folders.asking import shown

EVE = "eve@example.test"


def user(address: str) -> str:
    return f"<t:UserId><t:PrimarySmtpAddress>{address}</t:PrimarySmtpAddress></t:UserId>"


def delegate(address: str, *, calendar: str = "", inbox: str = "", more: str = "") -> str:
    levels = f"<t:CalendarFolderPermissionLevel>{calendar}</t:CalendarFolderPermissionLevel>" if calendar else ""
    levels += f"<t:InboxFolderPermissionLevel>{inbox}</t:InboxFolderPermissionLevel>" if inbox else ""
    permissions = f"<t:DelegatePermissions>{levels}</t:DelegatePermissions>" if levels else ""
    return f"<t:DelegateUser>{user(address)}{permissions}{more}</t:DelegateUser>"


def ask(exchange: Exchange, operation: str, content: str, *, user: str = ANN, attributes: str = "") -> Answer:
    mailbox = f"<m:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></m:Mailbox>"
    return exchange.ask(f"<m:{operation}{attributes}>{mailbox}{content}</m:{operation}>", user=user)


def change(exchange: Exchange, operation: str, *delegates: str, deliver: str = "", user: str = ANN) -> Answer:
    told = f"<m:DeliverMeetingRequests>{deliver}</m:DeliverMeetingRequests>" if deliver else ""
    users = f"<m:DelegateUsers>{''.join(delegates)}</m:DelegateUsers>" if delegates else ""
    return ask(exchange, operation, f"{users}{told}", user=user)


def got(exchange: Exchange, *users: str, permissions: bool = True) -> Answer:
    ids = f"<m:UserIds>{''.join(users)}</m:UserIds>" if users else ""
    return ask(exchange, "GetDelegate", ids, attributes=f' IncludePermissions="{str(permissions).lower()}"')


def removed(exchange: Exchange, *users: str) -> Answer:
    return ask(exchange, "RemoveDelegate", f"<m:UserIds>{''.join(users)}</m:UserIds>")


@every_product
def test_a_delegate_is_shown_with_what_they_may_do(product: str) -> None:
    exchange = Exchange(product, EVE)
    private = "<t:ReceiveCopiesOfMeetingMessages>true</t:ReceiveCopiesOfMeetingMessages>"

    added = change(exchange, "AddDelegate", delegate(BOB, calendar="Editor", more=private), delegate(EVE))
    answer = got(exchange)

    assert added.codes == ["NoError"] * 3
    assert answer.texts("//t:PrimarySmtpAddress") == [BOB, EVE]
    assert answer.texts("//t:CalendarFolderPermissionLevel") == ["Editor"]
    assert answer.texts("//t:ReceiveCopiesOfMeetingMessages") == ["true", "false"]
    assert answer.texts("//t:SID")[0].startswith("S-1-5-21-")
    assert got(exchange, permissions=False).elements("//t:DelegatePermissions") == []


@every_product
def test_the_folder_itself_says_what_a_delegate_may_do(product: str) -> None:
    exchange = Exchange(product)
    change(exchange, "AddDelegate", delegate(BOB, inbox="Author"))

    entry = f"//t:Permission[t:UserId/t:PrimarySmtpAddress='{BOB}']"
    answer = shown(exchange, "inbox", "folder:PermissionSet")
    assert (answer.text(f"{entry}/t:PermissionLevel"), answer.text(f"{entry}/t:EditItems")) == ("Author", "Owned")

    removed(exchange, user(BOB))
    assert shown(exchange, "inbox", "folder:PermissionSet").elements(entry) == []


@every_product
def test_what_an_update_does_not_say_stays(product: str) -> None:
    exchange = Exchange(product)
    change(exchange, "AddDelegate", delegate(BOB, calendar="Editor", inbox="Author"), deliver="DelegatesOnly")

    change(exchange, "UpdateDelegate", delegate(BOB, inbox="Reviewer"))
    answer = got(exchange)
    assert answer.texts("//t:CalendarFolderPermissionLevel") == ["Editor"]
    assert answer.texts("//t:InboxFolderPermissionLevel") == ["Reviewer"]
    assert answer.text("//m:DeliverMeetingRequests") == "DelegatesOnly"

    change(exchange, "UpdateDelegate", deliver="DelegatesAndMe")
    assert got(exchange).text("//m:DeliverMeetingRequests") == "DelegatesAndMe"


@every_product
def test_each_delegate_is_answered_for_in_place(product: str) -> None:
    exchange = Exchange(product)
    change(exchange, "AddDelegate", delegate(BOB))
    bad = "<t:UserId><t:SID>XXX</t:SID></t:UserId>"
    nobody, herself = user("nobody@example.test"), user(ANN)

    assert got(exchange, bad, nobody, herself, user(BOB)).codes == [
        "NoError",
        "ErrorInvalidUserSid",
        "ErrorDelegateNoUser",
        "ErrorNotDelegate",
        "NoError",
    ]
    assert change(exchange, "AddDelegate", delegate(BOB), delegate(ANN)).codes == [
        "NoError",
        "ErrorDelegateAlreadyExists",
        "ErrorDelegateCannotAddOwner",
    ]
    assert removed(exchange, user(BOB), user(BOB)).codes == ["NoError", "NoError", "ErrorNotDelegate"]


@pytest.mark.parametrize("level", ["Custom"])
def test_what_is_custom_can_be_seen_but_not_given(level: str) -> None:
    answer = change(Exchange(), "AddDelegate", delegate(BOB, calendar=level))
    assert answer.codes == ["NoError", "ErrorInvalidDelegatePermission"]


@every_product
def test_a_mailbox_without_delegates_says_so_and_others_may_not_ask(product: str) -> None:
    exchange = Exchange(product)
    assert (got(exchange).codes, got(exchange).elements("//m:DelegateUser")) == (["NoError"], [])
    assert change(exchange, "AddDelegate", delegate(BOB), user=BOB).code == "ErrorAccessDenied"


@every_product
def test_a_delegate_sends_on_behalf_of_the_owner_and_shows(product: str) -> None:
    exchange = Exchange(product, EVE)
    letter = create_message(
        subject("News"),
        to(EVE),
        f"<t:From><t:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></t:Mailbox></t:From>",
        disposition="SendOnly",
    )
    assert exchange.ask(letter, user=BOB).code == "ErrorSendAsDenied"

    change(exchange, "AddDelegate", delegate(BOB))
    assert exchange.ask(letter, user=BOB).code == "NoError"

    arrived = exchange.get(exchange.found("inbox", user=EVE)[0], user=EVE)
    assert arrived.text("//t:From//t:EmailAddress") == ANN
    assert arrived.text("//t:Sender//t:EmailAddress") == BOB
