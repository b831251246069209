"""Calendar items: what is set comes back, and what Exchange knows of an item by itself."""

from __future__ import annotations

import pytest

from tests.calendars import (
    BERLIN,
    appointment,
    asked_to_create,
    created,
    daily,
    got,
    item_id,
    numbered,
    occurrence_id,
    recurring,
    updated,
    zone,
)
from tests.calling import ANN, BOB, Exchange, every_product
from tests.meetings import meeting

_shows = pytest.mark.shows
_TIMES = ("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z")
_NEWER = ("2013", "2013_SP1", "2016", "2019")
_UP_TO_2013 = ("2010_SP2", "2010_SP3", "2013", "2013_SP1")


def said(field: str, value: str) -> str:
    """Return one element of the types namespace."""
    return f"<t:{field}>{value}</t:{field}>"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("LegacyFreeBusyStatus", "Busy", marks=_shows("MS-OXWSMTGS_R16500")),
        pytest.param("LegacyFreeBusyStatus", "Free", marks=_shows("MS-OXWSMTGS_R16501")),
        pytest.param("LegacyFreeBusyStatus", "NoData", marks=_shows("MS-OXWSMTGS_R16502")),
        pytest.param("LegacyFreeBusyStatus", "OOF", marks=_shows("MS-OXWSMTGS_R16503")),
        pytest.param("LegacyFreeBusyStatus", "Tentative", marks=_shows("MS-OXWSMTGS_R16504")),
        pytest.param("Location", "Room 1", marks=_shows("MS-OXWSMTGS_R167")),
        pytest.param("When", "Tuesday at nine", marks=_shows("MS-OXWSMTGS_R169")),
        pytest.param("IsResponseRequested", "true", marks=_shows("MS-OXWSMTGS_R179", "MS-OXWSMTGS_R736")),
        pytest.param("IsResponseRequested", "false", marks=_shows("MS-OXWSMTGS_R737")),
        pytest.param("AllowNewTimeProposal", "true", marks=_shows("MS-OXWSMTGS_R229", "MS-OXWSMTGS_R744")),
        pytest.param("AllowNewTimeProposal", "false", marks=_shows("MS-OXWSMTGS_R745")),
        pytest.param("MeetingWorkspaceUrl", "http://workspace.test/", marks=_shows("MS-OXWSMTGS_R233")),
        pytest.param("NetShowUrl", "http://netshow.test/", marks=_shows("MS-OXWSMTGS_R235")),
    ],
)
@every_product
def test_a_property_that_is_set_comes_back(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)

    assert exchange.get(created(exchange, appointment(*_TIMES, more=said(field, value)))).text(f"//t:{field}") == value


@pytest.mark.shows("MS-OXWSCDATA_R4001")
@pytest.mark.parametrize("product", _NEWER)
def test_somebody_may_work_elsewhere_since_2013(product: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, appointment(*_TIMES, more=said("LegacyFreeBusyStatus", "WorkingElsewhere")))

    assert exchange.get(id).text("//t:LegacyFreeBusyStatus") == "WorkingElsewhere"


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("0", marks=_shows("MS-OXWSMTGS_R227", "MS-OXWSMTGS_R516", "MS-OXWSMTGS_R2184")),
        pytest.param("1", marks=_shows("MS-OXWSMTGS_R742")),
        pytest.param("2", marks=_shows("MS-OXWSMTGS_R743")),
    ],
)
@every_product
def test_an_item_keeps_the_kind_of_conference(product: str, number: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, appointment(*_TIMES, more=said("ConferenceType", number)))

    assert exchange.get(id).text("//t:ConferenceType") == number


@pytest.mark.shows("MS-OXWSMTGS_R231", "MS-OXWSMTGS_R746", "MS-OXWSMTGS_R747", "MS-OXWSMTGS_R2301")
@every_product
def test_whether_a_meeting_is_online_is_the_servers_word_since_2016(product: str) -> None:
    exchange = Exchange(product)
    answer = asked_to_create(exchange, appointment(*_TIMES, more=said("IsOnlineMeeting", "true")))
    plain = exchange.get(created(exchange, appointment(*_TIMES)))

    assert plain.text("//t:IsOnlineMeeting") == "false"
    if product in _UP_TO_2013:
        assert exchange.get(answer.ids()[0][0]).text("//t:IsOnlineMeeting") == "true"
    else:
        assert answer.code == "ErrorInvalidPropertySet"


@pytest.mark.shows("MS-OXWSMTGS_R151", "MS-OXWSMTGS_R157", "MS-OXWSMTGS_R159", "MS-OXWSMTGS_R593")
@every_product
def test_an_appointment_has_times_and_a_name_of_its_own(product: str) -> None:
    exchange = Exchange(product)
    first = exchange.get(created(exchange, appointment(*_TIMES)))
    second = exchange.get(created(exchange, appointment(*_TIMES)))

    assert (first.text("//t:Start"), first.text("//t:End")) == _TIMES
    assert first.text("//t:UID") != second.text("//t:UID")


@pytest.mark.shows("MS-OXWSMTGS_R163", "MS-OXWSMTGS_R720", "MS-OXWSMTGS_R721")
@every_product
def test_an_item_is_of_whole_days_or_not(product: str) -> None:
    exchange = Exchange(product)
    whole = created(exchange, appointment(*_TIMES, more=said("IsAllDayEvent", "true")))
    hour = created(exchange, appointment(*_TIMES))

    assert exchange.get(whole).text("//t:IsAllDayEvent") == "true"
    assert exchange.get(whole).text("//t:Duration") == "P1D"
    assert exchange.get(hour).text("//t:IsAllDayEvent") == "false"


@pytest.mark.shows("MS-OXWSMTGS_R209", "MS-OXWSMTGS_R514", "MS-OXWSMTGS_R171", "MS-OXWSMTGS_R729", "MS-OXWSMTGS_R731")
@every_product
def test_what_is_nobody_elses_is_an_appointment(product: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, appointment(*_TIMES)))

    assert [shown.text(f"//t:{field}") for field in ("AppointmentState", "IsMeeting", "IsCancelled")] == [
        "0", "false", "false",
    ]  # fmt: skip


@pytest.mark.shows("MS-OXWSMTGS_R80", "MS-OXWSMTGS_R185", "MS-OXWSMTGS_R18407", "MS-OXWSMTGS_R512")
@every_product
def test_whoever_makes_an_item_organizes_it(product: str) -> None:
    exchange = Exchange(product)
    for item in (appointment(*_TIMES), meeting(required=ANN)):
        shown = exchange.get(created(exchange, item, user=BOB), user=BOB)

        assert shown.text("//t:Organizer/t:Mailbox/t:EmailAddress") == BOB
        assert shown.text("//t:MyResponseType") == "Organizer"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(said("IsMeeting", "true"), marks=_shows("MS-OXWSMTGS_R2000")),
        said("IsCancelled", "true"),
        said("MeetingRequestWasSent", "true"),
    ],
)
@every_product
def test_what_becomes_of_a_meeting_is_not_said_at_its_creation(product: str, field: str) -> None:
    exchange = Exchange(product)

    assert asked_to_create(exchange, appointment(*_TIMES, more=field)).code == "ErrorInvalidPropertySet"
    assert exchange.found("calendar") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("StartWallClock", "2026-03-03T09:00:00", marks=_shows("MS-OXWSMTGS_R699")),
        pytest.param("EndWallClock", "2026-03-03T10:00:00", marks=_shows("MS-OXWSMTGS_R700")),
        pytest.param("StartTimeZoneId", BERLIN, marks=_shows("MS-OXWSMTGS_R701")),
        pytest.param("EndTimeZoneId", BERLIN, marks=_shows("MS-OXWSMTGS_R702")),
        pytest.param("IsOrganizer", "true", marks=_shows("MS-OXWSMTGS_R80048")),
    ],
)
@every_product
def test_clocks_and_organizers_are_told_since_2013(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, appointment(_TIMES[0][:-1], _TIMES[1][:-1], zones=zone(BERLIN))))

    assert shown.texts(f"//t:{field}") == ([value] if product in _NEWER else [])


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("StartTimeZone", marks=_shows("MS-OXWSMTGS_R713")),
        pytest.param("EndTimeZone", marks=_shows("MS-OXWSMTGS_R714")),
    ],
)
@every_product
def test_zones_are_told_by_id(product: str, field: str) -> None:
    exchange = Exchange(product)
    (told,) = exchange.get(created(exchange, appointment(*_TIMES, zones=zone(BERLIN)))).elements(f"//t:{field}")

    assert told.get("Id") == BERLIN


_PLACE = (
    "<t:EnhancedLocation><t:DisplayName>Room 1</t:DisplayName><t:Annotation>Ring twice</t:Annotation><t:PostalAddress>"
    "<t:Street>Main St 1</t:Street><t:City>Potsdam</t:City></t:PostalAddress></t:EnhancedLocation>"
)


@pytest.mark.shows("MS-OXWSMTGS_R542", "MS-OXWSMTGS_R543", "MS-OXWSMTGS_R544", "MS-OXWSMTGS_R696", "MS-OXWSMTGS_R697")
@pytest.mark.parametrize("product", _NEWER)
def test_a_place_has_a_name_a_note_and_an_address_since_2013(product: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, appointment(*_TIMES, zones=_PLACE))
    shown = exchange.get(id)

    assert shown.text("//t:EnhancedLocation/t:DisplayName") == shown.text("//t:CalendarItem/t:Location") == "Room 1"
    assert shown.text("//t:EnhancedLocation/t:Annotation") == "Ring twice"
    assert shown.text("//t:EnhancedLocation/t:PostalAddress/t:City") == "Potsdam"
    updated(exchange, item_id(id), Location="Room 2")
    assert exchange.get(id).text("//t:EnhancedLocation/t:DisplayName") == "Room 2"


@pytest.mark.shows("MS-OXWSCORE_R2935", "MS-OXWSCORE_R2936")
@every_product
def test_an_item_without_a_place_has_an_empty_one_in_2010_and_none_later(product: str) -> None:
    exchange = Exchange(product)

    assert exchange.get(created(exchange, appointment(*_TIMES))).texts("//t:Location") == (
        [] if product in _NEWER else [""]
    )


def reminders(*each: list[str]) -> str:
    """Return inbox reminders, each with these fields."""
    inner = "".join(f"<t:InboxReminder>{''.join(fields)}</t:InboxReminder>" for fields in each)
    return f"<t:InboxReminders>{inner}</t:InboxReminders>"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("ReminderOffset", "5", marks=_shows("MS-OXWSMTGS_R1063")),
        pytest.param("Message", "Do come", marks=_shows("MS-OXWSMTGS_R1065")),
        pytest.param("IsOrganizerReminder", "true", marks=_shows("MS-OXWSMTGS_R1067", "MS-OXWSMTGS_R1339")),
        pytest.param("IsOrganizerReminder", "false", marks=_shows("MS-OXWSMTGS_R1340")),
        pytest.param("OccurrenceChange", "None", marks=_shows("MS-OXWSMTGS_R1163")),
        pytest.param("OccurrenceChange", "Added", marks=_shows("MS-OXWSMTGS_R1164")),
        pytest.param("OccurrenceChange", "Override", marks=_shows("MS-OXWSMTGS_R1165")),
        pytest.param("OccurrenceChange", "Deleted", marks=_shows("MS-OXWSMTGS_R1166")),
        pytest.param("SendOption", "User", marks=_shows("MS-OXWSMTGS_R1170")),
        pytest.param("SendOption", "AllAttendees", marks=_shows("MS-OXWSMTGS_R1171")),
    ],
)
@pytest.mark.parametrize("product", ["2016", "2019"])
def test_reminders_by_mail_are_kept_since_2016(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    # InboxReminders stand behind the attendees, of which an appointment has none.
    id = created(exchange, appointment(*_TIMES, more=reminders([said(field, value)])))

    assert exchange.get(id).text(f"//t:InboxReminder/t:{field}") == value


@pytest.mark.shows("MS-OXWSMTGS_R2004001")
@pytest.mark.parametrize("product", ["2016", "2019"])
def test_an_item_has_as_many_reminders_by_mail_as_are_set(product: str) -> None:
    exchange = Exchange(product)
    two = reminders([said("Message", "Do come")], [said("Message", "Come now")])

    assert exchange.get(created(exchange, appointment(*_TIMES, more=two))).texts("//t:InboxReminder/t:Message") == [
        "Do come",
        "Come now",
    ]


@pytest.mark.shows("MS-OXWSMTGS_R1061", "MS-OXWSMTGS_R116902", "MS-OXWSMTGS_R116903")
@pytest.mark.parametrize("product", ["2016", "2019"])
def test_a_reminder_by_mail_gets_an_id_and_goes_to_all_if_it_is_the_organizers(product: str) -> None:
    exchange = Exchange(product)
    both = reminders([said("IsOrganizerReminder", "true")], [said("IsOrganizerReminder", "false")])

    id = created(exchange, appointment(*_TIMES, more=both))
    updated(exchange, item_id(id), Location="Room 2")
    shown = exchange.get(id)

    assert len(set(shown.texts("//t:InboxReminder/t:Id"))) == 2
    assert shown.texts("//t:InboxReminder/t:SendOption") == ["AllAttendees", "User"]


@pytest.mark.shows(
    "MS-OXWSMTGS_R53", "MS-OXWSMTGS_R55", "MS-OXWSMTGS_R56", "MS-OXWSMTGS_R181", "MS-OXWSMTGS_R175",
    "MS-OXWSMTGS_R732", "MS-OXWSMTGS_R733",
)  # fmt: skip
@every_product
def test_items_say_how_they_stand_to_a_series(product: str) -> None:
    exchange = Exchange(product)
    single = created(exchange, appointment(*_TIMES))
    master = created(exchange, appointment(*_TIMES, recurrence=recurring(daily(), numbered("2026-03-03", 3))))
    updated(exchange, occurrence_id(master, 2), Location="Room 2")

    def kind(id: str) -> tuple[str, str]:
        shown = got(exchange, id)
        return shown.text("//t:CalendarItemType"), shown.text("//t:IsRecurring")

    assert kind(item_id(single)) == ("Single", "false")
    assert kind(item_id(master))[0] == "RecurringMaster"
    assert kind(occurrence_id(master, 1)) == ("Occurrence", "true")
    assert kind(occurrence_id(master, 2)) == ("Exception", "true")


@pytest.mark.shows("MS-OXWSMTGS_R381", "MS-OXWSMTGS_R383", "MS-OXWSMTGS_R385")
@every_product
def test_a_series_lists_its_changed_occurrences_by_id_and_times(product: str) -> None:
    exchange = Exchange(product)
    master = created(exchange, appointment(*_TIMES, recurrence=recurring(daily(), numbered("2026-03-03", 3))))
    (id, _), *_ = updated(exchange, occurrence_id(master, 2), End="2026-03-04T11:00:00Z").ids()
    shown = exchange.get(master)

    assert shown.ids("//t:ModifiedOccurrences/t:Occurrence/t:ItemId")[0][0] == id
    assert shown.text("//t:ModifiedOccurrences/t:Occurrence/t:Start") == "2026-03-04T09:00:00Z"
    assert shown.text("//t:ModifiedOccurrences/t:Occurrence/t:End") == "2026-03-04T11:00:00Z"


_EASTERN = (
    '<t:MeetingTimeZone TimeZoneName="Mine"><t:BaseOffset>PT5H</t:BaseOffset>'
    '<t:Standard TimeZoneName="Standard"><t:Offset>PT0H</t:Offset><t:RelativeYearlyRecurrence>'
    "<t:DaysOfWeek>Sunday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex><t:Month>November</t:Month>"
    "</t:RelativeYearlyRecurrence><t:Time>02:00:00</t:Time></t:Standard>"
    '<t:Daylight TimeZoneName="Daylight"><t:Offset>-PT1H</t:Offset><t:RelativeYearlyRecurrence>'
    "<t:DaysOfWeek>Sunday</t:DaysOfWeek><t:DayOfWeekIndex>Second</t:DayOfWeekIndex><t:Month>March</t:Month>"
    "</t:RelativeYearlyRecurrence><t:Time>02:00:00</t:Time></t:Daylight></t:MeetingTimeZone>"
)


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        pytest.param("2026-01-05T09:00:00", "2026-01-05T14:00:00Z", marks=_shows("MS-OXWSMTGS_R407")),
        pytest.param("2026-07-06T09:00:00", "2026-07-06T13:00:00Z", marks=_shows("MS-OXWSMTGS_R399")),
        pytest.param("2026-03-08T01:30:00", "2026-03-08T06:30:00Z", marks=_shows("MS-OXWSMTGS_R401")),
        pytest.param("2026-03-08T03:30:00", "2026-03-08T07:30:00Z", marks=_shows("MS-OXWSMTGS_R411")),
        pytest.param("2026-11-01T03:30:00", "2026-11-01T08:30:00Z", marks=_shows("MS-OXWSMTGS_R409")),
    ],
)
@every_product
def test_a_client_of_2007_spells_out_the_clock_of_its_zone(product: str, local: str, utc: str) -> None:
    exchange = Exchange(product)
    end = local.replace("30:00", "45:00").replace("09:00:00", "09:15:00")
    answer = asked_to_create(exchange, appointment(local, end, zones=_EASTERN), version="Exchange2007_SP1")

    assert answer.code == "NoError"
    assert exchange.get(answer.ids()[0][0]).text("//t:Start") == utc
