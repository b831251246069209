"""Delegates get copies of the owner's meeting messages, and answer for the owner (MS-OXODLGT 2.2.2)."""

from __future__ import annotations

import pytest

from fake_ews.control.handle import Control
from tests.calling import ANN, BOB, Exchange, every_product, first_and_last_product
from tests.meetings import answered, called, changed, deleted, held, meeting, named, requests

EVE = "eve@example.test"
DORA = "dora@example.test"

_PRIVATE = "<t:CalendarItem><t:Subject>Kick-off</t:Subject><t:Sensitivity>Private</t:Sensitivity>"


def office(product: str, how: str, *, copies: bool = True, calendar: str = "Editor") -> Exchange:
    """Eve acts for Bob, and Dora does too but wants no copies; Ann will call meetings."""
    exchange = Exchange(product, EVE, DORA)
    delegates = [
        {"address": EVE, "calendar": calendar, "meeting_copies": copies},
        {"address": DORA, "calendar": "Editor"},
    ]
    bob = {"address": BOB, "delegates": delegates, "meeting_requests": how}
    Control(exchange.organisation).call("seed", {"mailboxes": [bob]})
    return exchange


def kinds(exchange: Exchange, user: str) -> list[str]:
    """The MeetingRequestType of every request in somebody's Inbox."""
    return [one.text("//t:MeetingRequestType") for one in requests(exchange, user=user)]


@pytest.mark.parametrize(
    ("how", "owners", "delegates"),
    [
        ("DelegatesOnly", [], ["NewMeetingRequest"]),
        ("DelegatesAndMe", ["NewMeetingRequest"], ["NewMeetingRequest"]),
        pytest.param(
            "DelegatesAndSendInformationToMe",
            ["PrincipalWantsCopy"],
            ["NewMeetingRequest"],
            marks=pytest.mark.shows("MS-OXWSMTGS_R7512"),
        ),
        ("NoForward", ["NewMeetingRequest"], []),
    ],
)
@every_product
def test_a_request_goes_to_whom_the_owner_wants(
    product: str, how: str, owners: list[str], delegates: list[str]
) -> None:
    exchange = office(product, how)

    called(exchange, meeting())

    assert kinds(exchange, BOB) == owners
    assert kinds(exchange, EVE) == delegates
    assert kinds(exchange, DORA) == []
    assert held(exchange).text("//t:MyResponseType") == "NoResponseReceived"
    assert exchange.found("calendar", user=EVE) == []


def test_without_a_delegate_who_wants_copies_the_owner_gets_everything() -> None:
    exchange = office("2019", "DelegatesOnly", copies=False)

    called(exchange, meeting())

    assert kinds(exchange, BOB) == ["NewMeetingRequest"]
    assert kinds(exchange, EVE) == []


@first_and_last_product
def test_a_copy_says_for_whom_it_is_and_leads_to_the_owners_calendar(product: str) -> None:
    exchange = office(product, "DelegatesAndMe")
    called(exchange, meeting())

    (copy,) = requests(exchange, user=EVE)

    assert copy.text("//t:IsDelegated") == "true"
    assert copy.text("//t:ReceivedBy//t:EmailAddress") == EVE
    assert copy.text("//t:ReceivedRepresenting//t:EmailAddress") == BOB
    assert copy.text("//t:ToRecipients//t:EmailAddress") == BOB
    assert [id for id, _ in copy.ids("//t:AssociatedCalendarItemId")] == exchange.found("calendar", user=BOB)


@first_and_last_product
def test_a_delegate_accepts_for_the_owner(product: str) -> None:
    exchange = office(product, "DelegatesOnly")
    called(exchange, meeting())
    (request,) = exchange.found("inbox", user=EVE)

    assert answered(exchange, "AcceptItem", request, user=EVE).code == "NoError"

    assert held(exchange).text("//t:MyResponseType") == "Accept"
    assert exchange.found("calendar", user=EVE) == []
    assert exchange.found("inbox", user=EVE) == []
    assert len(exchange.found("sentitems", user=EVE)) == 1
    organizers = exchange.get(exchange.found("calendar")[0])
    assert organizers.text("//t:RequiredAttendees//t:EmailAddress") == BOB
    assert organizers.text("//t:RequiredAttendees//t:ResponseType") == "Accept"


def test_a_delegate_who_may_only_read_the_calendar_answers_nothing() -> None:
    exchange = office("2019", "DelegatesAndMe", calendar="Reviewer")
    called(exchange, meeting())
    (request,) = exchange.found("inbox", user=EVE)

    assert answered(exchange, "AcceptItem", request, user=EVE).code == "ErrorAccessDenied"

    assert held(exchange).text("//t:MyResponseType") == "NoResponseReceived"
    assert exchange.found("inbox", user=EVE) == [request]


def test_answers_and_cancellations_reach_delegates_too() -> None:
    exchange = office("2019", "DelegatesOnly")
    called(exchange, meeting(required=ANN), user=BOB)
    (request,) = exchange.found("inbox")
    answered(exchange, "AcceptItem", request, user=ANN)
    assert exchange.subjects("inbox", user=EVE) == ["Accepted: Kick-off"]
    assert exchange.found("inbox", user=BOB) == []

    exchange = office("2019", "DelegatesAndMe")
    id = called(exchange, meeting())
    deleted(exchange, named(id))
    for user in (BOB, EVE):
        assert exchange.subjects("inbox", user=user) == ["Kick-off", "Canceled: Kick-off"]


def test_what_is_private_stays_with_the_owner() -> None:
    exchange = office("2019", "DelegatesOnly")

    called(exchange, meeting().replace("<t:CalendarItem><t:Subject>Kick-off</t:Subject>", _PRIVATE))

    assert kinds(exchange, BOB) == ["NewMeetingRequest"]
    assert held(exchange).text("//t:Sensitivity") == "Private"
    assert exchange.found("inbox", user=EVE) == []


def test_an_update_that_only_informs_reaches_delegates_as_that() -> None:
    exchange = office("2019", "DelegatesAndMe")
    id = called(exchange, meeting())
    answered(exchange, "AcceptItem", exchange.found("inbox", user=EVE)[0], user=EVE)

    changed(exchange, named(id), "<t:Location>Room 2</t:Location>")

    assert kinds(exchange, EVE) == ["InformationalUpdate"]
    assert held(exchange).text("//t:Location") == "Room 2"
