"""Answers and cancellations: what both sides see of them, product by product."""

from __future__ import annotations

import pytest

from tests.calendars import daily, numbered, recurring
from tests.calling import ANN, BOB, Exchange, body, create, every_product
from tests.meetings import answered, called, deleted, held, meeting, named, requests

_shows = pytest.mark.shows
_NEWER = ("2013", "2013_SP1", "2016", "2019")
_ROOM = "<t:Location>Room 1</t:Location>"
_SERIES = recurring(daily(), numbered("2026-03-03", 3))


@pytest.mark.shows("MS-OXWSMTGS_R139", "MS-OXWSMTGS_R141", "MS-OXWSMTGS_R205", "MS-OXWSMTGS_R489")
@pytest.mark.parametrize(
    ("element", "response", "kind"),
    [
        pytest.param("AcceptItem", "Accept", "Pos", marks=_shows("MS-OXWSMTGS_R82")),
        pytest.param("TentativelyAcceptItem", "Tentative", "Tent", marks=_shows("MS-OXWSMTGS_R81")),
        pytest.param("DeclineItem", "Decline", "Neg", marks=_shows("MS-OXWSMTGS_R83")),
    ],
)
@every_product
def test_an_answer_is_noted_with_its_time(product: str, element: str, response: str, kind: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting())
    assert answered(exchange, element, exchange.found("inbox", user=BOB)[0]).code == "NoError"
    mine = held(exchange, user=ANN)
    (told,) = requests(exchange, user=ANN)

    assert mine.text("//t:Attendee/t:ResponseType") == told.text("//t:ResponseType") == response
    assert mine.text("//t:Attendee/t:LastResponseTime") == "2026-03-02T08:00:00Z"
    assert told.text("//t:ItemClass") == f"IPM.Schedule.Meeting.Resp.{kind}"
    if response != "Decline":
        assert held(exchange).text("//t:AppointmentReplyTime") == "2026-03-02T08:00:00Z"


@pytest.mark.parametrize(
    ("field", "value", "behind"),
    [
        pytest.param("Start", "2026-03-03T09:00:00Z", "", marks=_shows("MS-OXWSMTGS_R906")),
        pytest.param("End", "2026-03-03T10:00:00Z", "", marks=_shows("MS-OXWSMTGS_R907")),
        pytest.param("Location", "Room 1", "", marks=_shows("MS-OXWSMTGS_R908")),
        pytest.param("Recurrence/t:DailyRecurrence/t:Interval", "1", _SERIES, marks=_shows("MS-OXWSMTGS_R909")),
        pytest.param("CalendarItemType", "Single", "", marks=_shows("MS-OXWSMTGS_R910")),
        pytest.param("EnhancedLocation/t:DisplayName", "Room 1", "", marks=_shows("MS-OXWSMTGS_R80011")),
    ],
)
@every_product
def test_an_answer_tells_of_its_meeting_since_2013(product: str, field: str, value: str, behind: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(_ROOM, behind=behind))
    answered(exchange, "AcceptItem", exchange.found("inbox", user=BOB)[0])
    (told,) = requests(exchange, user=ANN)

    assert told.texts(f"//t:MeetingResponse/t:{field}") == ([value] if product in _NEWER else [])


@pytest.mark.parametrize(
    ("field", "value", "behind"),
    [
        pytest.param("Start", "2026-03-03T09:00:00Z", "", marks=_shows("MS-OXWSMTGS_R900")),
        pytest.param("End", "2026-03-03T10:00:00Z", "", marks=_shows("MS-OXWSMTGS_R901")),
        pytest.param("Location", "Room 1", "", marks=_shows("MS-OXWSMTGS_R902")),
        pytest.param("Recurrence/t:DailyRecurrence/t:Interval", "1", _SERIES, marks=_shows("MS-OXWSMTGS_R903")),
        pytest.param("CalendarItemType", "Single", "", marks=_shows("MS-OXWSMTGS_R904")),
        pytest.param("EnhancedLocation/t:DisplayName", "Room 1", "", marks=_shows("MS-OXWSMTGS_R80003")),
    ],
)
@every_product
def test_a_cancellation_tells_of_its_meeting_since_2013(product: str, field: str, value: str, behind: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting(_ROOM, behind=behind))
    deleted(exchange, named(id))
    told = requests(exchange)[-1]

    assert told.texts(f"//t:MeetingCancellation/t:{field}") == ([value] if product in _NEWER else [])


_PROPOSAL = "<t:ProposedStart>2026-03-04T09:00:00Z</t:ProposedStart><t:ProposedEnd>2026-03-04T10:00:00Z</t:ProposedEnd>"


@pytest.mark.shows("MS-OXWSMTGS_R1284", "MS-OXWSMTGS_R1334", "MS-OXWSMTGS_R1336")
@pytest.mark.parametrize("product", ["2013_SP1", "2016", "2019"])
def test_an_attendee_proposes_other_times(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting())
    answered(exchange, "TentativelyAcceptItem", exchange.found("inbox", user=BOB)[0], _PROPOSAL)
    (told,) = requests(exchange, user=ANN)
    proposed = held(exchange, user=ANN).texts("//t:Attendee/t:ProposedStart|//t:Attendee/t:ProposedEnd")

    assert (told.text("//t:ProposedStart"), told.text("//t:ProposedEnd")) == (
        "2026-03-04T09:00:00Z",
        "2026-03-04T10:00:00Z",
    )
    assert proposed == ([] if product == "2013_SP1" else ["2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z"])


@pytest.mark.shows("MS-OXWSMTGS_R1292", "MS-OXWSMTGS_R1107")
@every_product
def test_other_times_can_be_proposed_since_2013_sp1(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting())
    (request,) = requests(exchange, "item:ResponseObjects")
    offered = request.names("//t:ResponseObjects/*")

    assert ("ProposeNewTime" in offered) == (product in ("2013_SP1", "2016", "2019"))
    assert offered[:3] == ["AcceptItem", "TentativelyAcceptItem", "DeclineItem"]


@pytest.mark.shows("MS-OXWSMTGS_R490", "MS-OXWSMTGS_R491", "MS-OXWSMTGS_R492")
@every_product
def test_a_meeting_that_was_called_off_is_removed_with_its_cancellation(product: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting())
    assert answered(exchange, "CancelCalendarItem", id, user=ANN).code == "NoError"
    request, cancellation = exchange.found("inbox", user=BOB)
    refused = answered(exchange, "RemoveItem", request)
    removed = answered(exchange, "RemoveItem", cancellation)

    assert (refused.code, removed.code) == ("ErrorInvalidItemForOperationRemoveItem", "NoError")
    assert exchange.found("calendar", user=BOB) == []
    assert exchange.found("inbox", user=BOB) == [request]
    assert len(exchange.found("deleteditems", user=BOB)) == 2


@pytest.mark.shows("MS-OXWSMTGS_R1240", "MS-OXWSMTGS_R1241", "MS-OXWSMTGS_R1342")
@pytest.mark.parametrize("element", ["AcceptItem", "TentativelyAcceptItem", "DeclineItem", "CancelCalendarItem"])
@every_product
def test_what_is_sent_says_what_becomes_of_it(product: str, element: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting())
    user, reference = (ANN, id) if element == "CancelCalendarItem" else (BOB, exchange.found("inbox", user=BOB)[0])
    answer = exchange.ask(
        f'<m:CreateItem><m:Items><t:{element}><t:ReferenceItemId Id="{reference}"/></t:{element}></m:Items>'
        "</m:CreateItem>",
        user=user,
    )
    message = exchange.ask("<m:CreateItem><m:Items><t:Message/></m:Items></m:CreateItem>")

    assert answer.code == message.code == "ErrorMessageDispositionRequired"


@pytest.mark.parametrize("how", ["SendOnly", "SendAndSaveCopy"])
@pytest.mark.parametrize(("element", "begins"), [("AcceptItem", "Accepted"), ("DeclineItem", "Declined")])
def test_whoever_answers_keeps_a_copy_that_is_read_where_they_want_one(element: str, begins: str, how: str) -> None:
    exchange = Exchange()
    called(exchange, meeting())
    said = body("Fine with me")
    assert answered(exchange, element, exchange.found("inbox", user=BOB)[0], said, how=how).code == "NoError"
    (told,) = requests(exchange, user=ANN)
    kept = [exchange.get(id, user=BOB) for id in exchange.found("sentitems", user=BOB)]

    assert len(kept) == (how == "SendAndSaveCopy")
    for one in (told, *kept):
        assert one.text("//m:Items/t:MeetingResponse/t:Subject") == f"{begins}: Kick-off"
        assert one.text("//t:Body") == "Fine with me"
        assert one.text("//t:ToRecipients//t:EmailAddress") == ANN
    assert [one.text("//t:IsRead") for one in kept] == ["true"] * len(kept)


def test_a_copy_of_an_answer_goes_into_the_folder_that_is_named() -> None:
    exchange = Exchange()
    called(exchange, meeting())
    (request,) = exchange.found("inbox", user=BOB)
    answer = exchange.ask(
        create(
            f'<t:AcceptItem><t:ReferenceItemId Id="{request}"/></t:AcceptItem>',
            disposition="SendAndSaveCopy",
            folder="notes",
        ),
        user=BOB,
    )

    assert answer.code == "NoError"
    assert exchange.found("sentitems", user=BOB) == []
    assert exchange.subjects("notes", user=BOB) == ["Accepted: Kick-off"]


def test_what_the_organizer_says_when_calling_off_stands_in_the_cancellation() -> None:
    exchange = Exchange()
    id = called(exchange, meeting())
    said = '<t:NewBodyContent BodyType="Text">The room is gone</t:NewBodyContent>'
    assert answered(exchange, "CancelCalendarItem", id, said, user=ANN).code == "NoError"

    for user, folder in ((BOB, "inbox"), (ANN, "sentitems")):
        cancellation = exchange.get(exchange.found(folder, user=user)[-1], user=user)
        assert cancellation.text("//m:Items/t:MeetingCancellation/t:Body") == "The room is gone"
