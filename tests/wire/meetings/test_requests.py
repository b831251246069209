"""Meeting requests: what the attendee is told of a meeting, and what the organizer keeps to themselves."""

from __future__ import annotations

import pytest

from tests.calendars import BERLIN, appointment, created, daily, numbered, occurrence_id, recurring, zone
from tests.calling import ANN, BOB, Exchange, every_product
from tests.meetings import answered, called, changed, deleted, held, meeting, named, people, requests

_shows = pytest.mark.shows
_CARL = "carl@example.test"
_ROOM = "room@example.test"
_NEWER = ("2013", "2013_SP1", "2016", "2019")
_SERIES = recurring(daily(), numbered("2026-03-03", 3))


def said(field: str, value: str) -> str:
    """Return one element of the types namespace."""
    return f"<t:{field}>{value}</t:{field}>"


@pytest.mark.parametrize(
    ("field", "value", "behind"),
    [
        pytest.param("Start", "2026-03-03T09:00:00Z", "", marks=_shows("MS-OXWSMTGS_R500")),
        pytest.param("End", "2026-03-03T10:00:00Z", "", marks=_shows("MS-OXWSMTGS_R287")),
        pytest.param("IsAllDayEvent", "false", "", marks=_shows("MS-OXWSMTGS_R293", "MS-OXWSMTGS_R755")),
        pytest.param(
            "IsMeeting", "true", "", marks=_shows("MS-OXWSMTGS_R301", "MS-OXWSMTGS_R756", "MS-OXWSMTGS_R7561")
        ),
        pytest.param("IsCancelled", "false", "", marks=_shows("MS-OXWSMTGS_R303", "MS-OXWSMTGS_R759")),
        pytest.param("IsRecurring", "false", "", marks=_shows("MS-OXWSMTGS_R305", "MS-OXWSMTGS_R761")),
        pytest.param("IsRecurring", "true", _SERIES, marks=_shows("MS-OXWSMTGS_R760")),
        pytest.param(
            "MeetingRequestWasSent", "true", "",
            marks=_shows("MS-OXWSMTGS_R307", "MS-OXWSMTGS_R762", "MS-OXWSMTGS_R763"),
        ),
        pytest.param("CalendarItemType", "Single", "", marks=_shows("MS-OXWSMTGS_R309")),
        pytest.param("CalendarItemType", "RecurringMaster", _SERIES),
        pytest.param("Duration", "PT1H", "", marks=_shows("MS-OXWSMTGS_R329")),
        pytest.param("AppointmentSequenceNumber", "0", "", marks=_shows("MS-OXWSMTGS_R335")),
        pytest.param("AppointmentState", "3", "", marks=_shows("MS-OXWSMTGS_R337", "MS-OXWSMTGS_R555")),
        pytest.param("IsOnlineMeeting", "false", "", marks=_shows("MS-OXWSMTGS_R767")),
        pytest.param("IsDelegated", "false", "", marks=_shows("MS-OXWSMTGS_R266", "MS-OXWSMTGS_R749")),
        pytest.param(
            "MeetingRequestType", "NewMeetingRequest", "", marks=_shows("MS-OXWSMTGS_R283", "MS-OXWSMTGS_R72")
        ),
        pytest.param("ItemClass", "IPM.Schedule.Meeting.Request", "", marks=_shows("MS-OXWSMTGS_R488")),
    ],
)  # fmt: skip
@every_product
def test_a_request_tells_of_its_meeting(product: str, field: str, value: str, behind: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(behind=behind))
    (request,) = requests(exchange)

    assert request.text(f"//t:MeetingRequest/t:{field}") == value


@pytest.mark.parametrize(
    ("status", "products"),
    [
        pytest.param("Busy", "2010_SP2 2013 2019", marks=_shows("MS-OXWSMTGS_R28500")),
        pytest.param("Free", "2010_SP2 2013 2019", marks=_shows("MS-OXWSMTGS_R28501")),
        pytest.param("NoData", "2010_SP2 2013 2019", marks=_shows("MS-OXWSMTGS_R28502")),
        pytest.param("OOF", "2010_SP2 2013 2019", marks=_shows("MS-OXWSMTGS_R28503", "MS-OXWSMTGS_R703")),
        pytest.param("Tentative", "2010_SP2 2013 2019", marks=_shows("MS-OXWSMTGS_R28504")),
        ("WorkingElsewhere", "2013 2019"),
    ],
)
def test_what_the_organizer_intends_is_what_an_accepted_meeting_shows(status: str, products: str) -> None:
    for product in products.split():
        exchange = Exchange(product)
        called(exchange, meeting(said("LegacyFreeBusyStatus", status)))
        (request,) = requests(exchange)
        tentative = held(exchange).text("//t:LegacyFreeBusyStatus")
        answered(exchange, "AcceptItem", request.ids("//t:MeetingRequest/t:ItemId")[0][0])

        assert request.text("//t:IntendedFreeBusyStatus") == status
        assert (tentative, held(exchange).text("//t:LegacyFreeBusyStatus")) == ("Tentative", status)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("Location", "Room 1", marks=_shows("MS-OXWSMTGS_R297")),
        pytest.param("MeetingWorkspaceUrl", "http://workspace.test/", marks=_shows("MS-OXWSMTGS_R361")),
        pytest.param("NetShowUrl", "http://netshow.test/", marks=_shows("MS-OXWSMTGS_R363")),
        ("AllowNewTimeProposal", "false"),
    ],
)
@every_product
def test_what_the_organizer_says_of_a_meeting_travels(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    before = field in ("Location",)
    item = meeting(said(field, value)) if before else meeting(behind=said(field, value))
    called(exchange, item)
    (request,) = requests(exchange)

    assert request.text(f"//t:MeetingRequest/t:{field}") == held(exchange).text(f"//t:{field}") == value


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("0", marks=_shows("MS-OXWSMTGS_R355", "MS-OXWSMTGS_R35500", "MS-OXWSMTGS_R3541")),
        pytest.param("1", marks=_shows("MS-OXWSMTGS_R35501")),
        pytest.param("2", marks=_shows("MS-OXWSMTGS_R35502")),
    ],
)
@every_product
def test_the_kind_of_conference_travels_up_to_2013(product: str, number: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(behind=said("ConferenceType", number)))
    (request,) = requests(exchange)

    assert request.texts("//t:ConferenceType") == ([] if product in ("2016", "2019") else [number])


@pytest.mark.shows("MS-OXWSMTGS_R359", "MS-OXWSMTGS_R766")
@pytest.mark.parametrize("product", ["2010_SP2", "2010_SP3", "2013", "2013_SP1"])
def test_an_online_meeting_is_one_for_everybody(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(behind=said("IsOnlineMeeting", "true")))
    (request,) = requests(exchange)

    assert request.text("//t:IsOnlineMeeting") == "true"


@pytest.mark.shows("MS-OXWSMTGS_R299", "MS-OXWSMTGS_R319", "MS-OXWSMTGS_R1047", "MS-OXWSMTGS_R191")
@every_product
def test_attendees_are_told_of_neither_resources_nor_the_words_for_when(product: str) -> None:
    exchange = Exchange(product, _ROOM)
    called(exchange, meeting(said("When", "Tuesday"), behind=people("Resources", _ROOM)))
    (request,) = requests(exchange)

    for shown in (request, held(exchange)):
        assert shown.texts("//t:When") == shown.texts("//t:Resources") == []
    mine = held(exchange, user=ANN)
    assert mine.text("//t:When") == "Tuesday"
    assert mine.text("//t:Resources/t:Attendee/t:Mailbox/t:EmailAddress") == _ROOM
    assert len(exchange.found("inbox", user=_ROOM)) == 1


@pytest.mark.shows(
    "MS-OXWSMTGS_R137", "MS-OXWSMTGS_R187", "MS-OXWSMTGS_R189", "MS-OXWSMTGS_R313", "MS-OXWSMTGS_R315",
    "MS-OXWSMTGS_R317",
)  # fmt: skip
@every_product
def test_everybody_sees_who_is_invited_and_by_whom(product: str) -> None:
    exchange = Exchange(product, _CARL)
    called(exchange, meeting(behind=people("OptionalAttendees", _CARL)))
    (request,) = requests(exchange)
    (sent,) = (exchange.get(id) for id in exchange.found("sentitems"))

    for shown in (request, sent, held(exchange, user=ANN), held(exchange)):
        assert shown.text("//t:Organizer/t:Mailbox/t:EmailAddress") == ANN
        assert shown.text("//t:RequiredAttendees/t:Attendee/t:Mailbox/t:EmailAddress") == BOB
        assert shown.text("//t:RequiredAttendees/t:Attendee/t:Mailbox/t:Name") == "Bob"
        assert shown.text("//t:RequiredAttendees/t:Attendee/t:Mailbox/t:RoutingType") == "SMTP"
        assert shown.text("//t:OptionalAttendees/t:Attendee/t:Mailbox/t:EmailAddress") == _CARL


@pytest.mark.shows("MS-OXWSMTGS_R79", "MS-OXWSMTGS_R84", "MS-OXWSMTGS_R1282")
@every_product
def test_nobody_has_answered_yet(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting())
    (request,) = requests(exchange)
    newer = product in _NEWER

    assert request.texts("//t:MeetingRequest/t:ResponseType") == (["NoResponseReceived"] if newer else [])
    assert held(exchange, user=ANN).texts("//t:Attendee/t:ResponseType") == (["Unknown"] if newer else [])
    assert held(exchange).text("//t:MyResponseType") == "NoResponseReceived"


@pytest.mark.parametrize(
    "element",
    [
        pytest.param(
            "MeetingRequest",
            marks=_shows("MS-OXWSMTGS_R321", "MS-OXWSMTGS_R323", "MS-OXWSMTGS_R325", "MS-OXWSMTGS_R327"),
        ),
        pytest.param(
            "CalendarItem",
            marks=_shows(
                "MS-OXWSMTGS_R193", "MS-OXWSMTGS_R195", "MS-OXWSMTGS_R197", "MS-OXWSMTGS_R199", "MS-OXWSCDATA_R8852"
            ),
        ),
    ],
)  # fmt: skip
@every_product
def test_attendees_are_told_what_else_they_have_to_do(product: str, element: str) -> None:
    exchange = Exchange(product)
    created(exchange, appointment("2026-03-03T09:30:00Z", "2026-03-03T09:45:00Z", "over"), user=BOB)
    created(exchange, appointment("2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z", "after"), user=BOB)
    called(exchange, meeting())
    more = ("calendar:ConflictingMeetings", "calendar:AdjacentMeetings")
    folder = "inbox" if element == "MeetingRequest" else "calendar"
    shown = exchange.get(exchange.found(folder, user=BOB)[-1], *more, user=BOB)

    assert shown.names("//m:Items/*") == [element]
    assert (shown.text("//t:ConflictingMeetingCount"), shown.text("//t:AdjacentMeetingCount")) == ("1", "1")
    assert shown.texts("//t:ConflictingMeetings/t:CalendarItem/t:Subject") == ["over"]
    assert shown.texts("//t:AdjacentMeetings/t:CalendarItem/t:Subject") == ["after"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("StartWallClock", "2026-03-03T10:00:00", marks=_shows("MS-OXWSMTGS_R708")),
        pytest.param("EndWallClock", "2026-03-03T11:00:00", marks=_shows("MS-OXWSMTGS_R709")),
        pytest.param("StartTimeZoneId", BERLIN, marks=_shows("MS-OXWSMTGS_R710")),
        pytest.param("EndTimeZoneId", BERLIN, marks=_shows("MS-OXWSMTGS_R711")),
        pytest.param("IsOrganizer", "false", marks=_shows("MS-OXWSMTGS_R80049")),
        pytest.param("EnhancedLocation/t:DisplayName", "Room 1", marks=_shows("MS-OXWSMTGS_R707")),
    ],
)
@every_product
def test_requests_tell_clocks_places_and_organizers_since_2013(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(said("Location", "Room 1"), behind=zone(BERLIN)))
    (request,) = requests(exchange)

    assert request.texts(f"//t:MeetingRequest/t:{field}") == ([value] if product in _NEWER else [])


@pytest.mark.shows("MS-OXWSMTGS_R718", "MS-OXWSMTGS_R719", "MS-OXWSMTGS_R2189")
@every_product
def test_requests_tell_zones(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(behind=zone(BERLIN)))
    (request,) = requests(exchange)

    assert [one.get("Id") for one in request.elements("//t:StartTimeZone|//t:EndTimeZone")] == [BERLIN, BERLIN]
    assert len(request.elements("//t:TimeZone")) == (product not in ("2016", "2019"))


@pytest.mark.shows("MS-OXWSMTGS_R339", "MS-OXWSMTGS_R341", "MS-OXWSMTGS_R343", "MS-OXWSMTGS_R390", "MS-OXWSMTGS_R391")
@every_product
def test_the_request_for_a_series_tells_its_days(product: str) -> None:
    exchange = Exchange(product)
    called(exchange, meeting(behind=_SERIES))
    (request,) = requests(exchange)

    assert request.text("//t:DailyRecurrence/t:Interval") == "1"
    assert request.text("//t:NumberedRecurrence/t:NumberOfOccurrences") == "3"
    assert request.text("//t:FirstOccurrence/t:Start") == "2026-03-03T09:00:00Z"
    assert request.text("//t:LastOccurrence/t:Start") == "2026-03-05T09:00:00Z"


@pytest.mark.shows("MS-OXWSMTGS_R345", "MS-OXWSMTGS_R347", "MS-OXWSMTGS_R277")
@every_product
def test_a_request_tells_what_became_of_single_occurrences(product: str) -> None:
    exchange = Exchange(product)
    master = called(exchange, meeting(behind=_SERIES))
    changed(exchange, occurrence_id(master, 2), said("Location", "Room 2"))
    deleted(exchange, occurrence_id(master, 3))
    changed(exchange, named(master), said("Location", "Room 3"))
    one, last = [shown for shown in requests(exchange) if shown.names("//m:Items/*") == ["MeetingRequest"]][-2:]

    assert one.text("//t:RecurrenceId") == "2026-03-04T09:00:00Z"
    assert last.texts("//t:ModifiedOccurrences/t:Occurrence/t:OriginalStart") == ["2026-03-04T09:00:00Z"]
    assert last.texts("//t:DeletedOccurrences/t:DeletedOccurrence/t:Start") == ["2026-03-05T09:00:00Z"]
