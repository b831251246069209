"""Who is told of a meeting that is called, changed or called off, and where a copy stays (MS-OXWSMTGS 2.2.5)."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, every_product
from tests.meetings import answered, called, changed, deleted, held, meeting, named, people, requests

_shows = pytest.mark.shows
_CARL = "carl@example.test"
_MOVED = "<t:Location>Room 2</t:Location>"


@pytest.mark.parametrize(
    ("how", "told", "copies"),
    [
        pytest.param(
            "SendToNone", 0, 0,
            marks=_shows("MS-OXWSMTGS_R44", "MS-OXWSMTGS_R4400", "MS-OXWSMTGS_R4401", "MS-OXWSMTGS_R735"),
        ),
        pytest.param(
            "SendOnlyToAll", 1, 0,
            marks=_shows("MS-OXWSMTGS_R46", "MS-OXWSMTGS_R4600", "MS-OXWSMTGS_R4601", "MS-OXWSMTGS_R4602"),
        ),
        pytest.param(
            "SendToAllAndSaveCopy", 1, 1,
            marks=_shows(
                "MS-OXWSMTGS_R48", "MS-OXWSMTGS_R4800", "MS-OXWSMTGS_R4801", "MS-OXWSMTGS_R4802",
                "MS-OXWSMTGS_R177", "MS-OXWSMTGS_R734", "MS-OXWSMTGS_R494",
            ),
        ),
    ],
)  # fmt: skip
@every_product
def test_a_meeting_is_called_as_the_organizer_wants(product: str, how: str, told: int, copies: int) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(), how)

    assert held(exchange, user=ANN).text("//t:MeetingRequestWasSent") == ("true" if told else "false")
    assert len(exchange.found("inbox", user=BOB)) == len(exchange.found("calendar", user=BOB)) == told
    assert [exchange.get(id).text("//t:ItemClass") for id in exchange.found("sentitems")] == [
        "IPM.Schedule.Meeting.Request"
    ] * copies


@pytest.mark.parametrize(
    ("how", "told", "copies"),
    [
        pytest.param("SendToNone", 0, 0, marks=_shows("MS-OXWSMTGS_R45", "MS-OXWSMTGS_R4500")),
        pytest.param("SendOnlyToAll", 1, 0, marks=_shows("MS-OXWSMTGS_R47", "MS-OXWSMTGS_R4700", "MS-OXWSMTGS_R4701")),
        pytest.param(
            "SendToAllAndSaveCopy", 1, 1, marks=_shows("MS-OXWSMTGS_R49", "MS-OXWSMTGS_R4900", "MS-OXWSMTGS_R4901")
        ),
    ],
)
@every_product
def test_a_meeting_is_called_off_as_the_organizer_wants(product: str, how: str, told: int, copies: int) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting(), "SendOnlyToAll")

    assert deleted(exchange, named(id), how).code == "NoError"
    assert exchange.found("calendar") == []
    kinds = [shown.text("//t:ItemClass") for shown in requests(exchange)]
    assert kinds == ["IPM.Schedule.Meeting.Request", "IPM.Schedule.Meeting.Canceled"][: 1 + told]
    assert [exchange.get(one).text("//t:ItemClass") for one in exchange.found("sentitems")] == [
        "IPM.Schedule.Meeting.Canceled"
    ] * copies


@pytest.mark.parametrize(
    ("how", "told", "copies"),
    [
        pytest.param("SendToNone", 0, 0, marks=_shows("MS-OXWSMTGS_R60", "MS-OXWSMTGS_R6000")),
        pytest.param("SendOnlyToAll", 1, 0, marks=_shows("MS-OXWSMTGS_R61", "MS-OXWSMTGS_R6100", "MS-OXWSMTGS_R6101")),
        pytest.param(
            "SendToAllAndSaveCopy", 1, 1, marks=_shows("MS-OXWSMTGS_R64", "MS-OXWSMTGS_R6400", "MS-OXWSMTGS_R6401")
        ),
        ("SendOnlyToChanged", 0, 0),
    ],
)
@every_product
def test_a_change_is_told_as_the_organizer_wants(product: str, how: str, told: int, copies: int) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting(), "SendOnlyToAll")

    assert changed(exchange, named(id), _MOVED, how).code == "NoError"
    assert held(exchange, user=ANN).text("//t:CalendarItem/t:Location") == "Room 2"
    assert len(exchange.found("inbox", user=BOB)) == 1 + told
    assert len(exchange.found("sentitems")) == copies


@pytest.mark.parametrize(
    ("how", "copies"),
    [
        pytest.param("SendOnlyToChanged", 0, marks=_shows("MS-OXWSMTGS_R62", "MS-OXWSMTGS_R6200")),
        pytest.param(
            "SendToChangedAndSaveCopy", 1, marks=_shows("MS-OXWSMTGS_R65", "MS-OXWSMTGS_R6500", "MS-OXWSMTGS_R6501")
        ),
    ],
)
@every_product
def test_only_those_who_come_or_go_are_told(product: str, how: str, copies: int) -> None:
    dora = "dora@example.test"
    exchange = Exchange(product, _CARL, dora)
    id = called(exchange, meeting(behind=people("OptionalAttendees", _CARL)), "SendOnlyToAll")

    assert changed(exchange, named(id), people("OptionalAttendees", dora), how).code == "NoError"

    def kinds(user: str) -> list[str]:
        return [shown.names("//m:Items/*")[0] for shown in requests(exchange, user=user)]

    assert kinds(BOB) == ["MeetingRequest"]
    assert kinds(_CARL) == ["MeetingRequest", "MeetingCancellation"]
    assert kinds(dora) == ["MeetingRequest"]
    assert requests(exchange, user=dora)[0].text("//t:MeetingRequestType") == "NewMeetingRequest"
    assert len(exchange.found("sentitems")) == copies


@pytest.mark.shows("MS-OXWSMTGS_R484", "MS-OXWSMTGS_R485", "MS-OXWSMTGS_R268", "MS-OXWSMTGS_R750", "MS-OXWSMTGS_R751")
@every_product
def test_an_update_before_the_answer_asks_anew_and_leaves_the_first_request_behind(product: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting())
    changed(exchange, named(id), _MOVED)
    first, second = requests(exchange)

    assert (second.text("//t:MeetingRequestType"), second.text("//t:AppointmentSequenceNumber")) == ("FullUpdate", "1")
    assert (first.text("//t:IsOutOfDate"), second.text("//t:IsOutOfDate")) == ("true", "false")


@pytest.mark.shows("MS-OXWSMTGS_R71", "MS-OXWSMTGS_R587")
@pytest.mark.parametrize(("answer", "response"), [("AcceptItem", "Accept"), ("TentativelyAcceptItem", "Tentative")])
@every_product
def test_whoever_said_yes_is_only_informed_unless_the_times_change(product: str, answer: str, response: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting())
    answered(exchange, answer, exchange.found("inbox", user=BOB)[0])
    changed(exchange, named(id), _MOVED)
    informed = requests(exchange)[-1].text("//t:MeetingRequestType"), held(exchange).text("//t:MyResponseType")
    changed(exchange, named(id), "<t:End>2026-03-03T11:00:00Z</t:End>")
    asked = requests(exchange)[-1].text("//t:MeetingRequestType"), held(exchange).text("//t:MyResponseType")

    assert informed == ("InformationalUpdate", response)
    assert asked == ("FullUpdate", "NoResponseReceived")


@pytest.mark.shows(
    "MS-OXWSMTGS_R738", "MS-OXWSMTGS_R739", "MS-OXWSMTGS_R740", "MS-OXWSMTGS_R741", "MS-OXWSMTGS_R1052",
    "MS-OXWSMTGS_R173", "MS-OXWSMTGS_R730", "MS-OXWSMTGS_R728",
)  # fmt: skip
@every_product
def test_the_state_of_a_meeting_says_whose_it_is_and_whether_it_takes_place(product: str) -> None:
    exchange = Exchange(product)
    id = called(exchange, meeting())
    before = [held(exchange, user=user).text("//t:AppointmentState") for user in (ANN, BOB)]
    assert held(exchange, user=ANN).text("//t:IsMeeting") == "true"
    deleted(exchange, named(id))
    (gone,) = (exchange.get(one) for one in exchange.found("deleteditems"))

    assert before == ["1", "3"]
    assert [gone.text("//t:AppointmentState"), held(exchange).text("//t:AppointmentState")] == ["5", "7"]
    assert (gone.text("//t:IsCancelled"), held(exchange).text("//t:IsCancelled")) == ("true", "true")
