"""What GetUserAvailability tells: views, digits, details for those who may see them, working hours, suggestions."""

from __future__ import annotations

import pytest

from fake_ews.mailbox.availability.working_hours import WorkingHours
from tests.calendars import (
    BERLIN,
    appointment,
    availability,
    context,
    created,
    daily,
    item_id,
    numbered,
    occurrence_id,
    recurring,
    updated,
    viewed,
    zone,
)
from tests.calling import ANN, BOB, PASSWORD, Exchange, every_product

_DAY = ("2026-03-10T00:00:00", "2026-03-11T00:00:00")
_BERLIN_BY_HAND = (
    "<t:TimeZone><t:Bias>-60</t:Bias>"
    "<t:StandardTime><t:Bias>0</t:Bias><t:Time>03:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>10</t:Month>"
    "<t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>"
    "<t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month>"
    "<t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>"
)


def busy(hour: int, status: str, *, hours: int = 1, text: str = "Plan", before: str = "") -> str:
    return appointment(
        f"2026-03-10T{hour:02}:00:00Z",
        f"2026-03-10T{hour + hours:02}:00:00Z",
        text,
        before=before,
        more=f"<t:LegacyFreeBusyStatus>{status}</t:LegacyFreeBusyStatus><t:Location>Room 1</t:Location>",
    )


@every_product
@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("MergedOnly", ["FreeBusyViewType", "MergedFreeBusy"]),
        ("FreeBusy", ["FreeBusyViewType", "CalendarEventArray", "WorkingHours"]),
        ("FreeBusyMerged", ["FreeBusyViewType", "MergedFreeBusy", "CalendarEventArray", "WorkingHours"]),
        ("Detailed", ["FreeBusyViewType", "CalendarEventArray", "WorkingHours"]),
        ("DetailedMerged", ["FreeBusyViewType", "MergedFreeBusy", "CalendarEventArray", "WorkingHours"]),
    ],
)
def test_each_view_has_its_parts(product: str, view: str, shown: list[str]) -> None:
    exchange = Exchange(product)
    created(exchange, busy(9, "Busy"))

    answer = availability(exchange, *_DAY, view=view)

    assert answer.text("//t:FreeBusyViewType") == view
    assert answer.names("//m:FreeBusyView/*") == shown
    assert len(answer.elements("//t:CalendarEventDetails")) == ("Detailed" in view)


@every_product
def test_the_highest_status_of_a_slot_wins_and_free_is_free(product: str) -> None:
    exchange = Exchange(product)
    held = (busy(1, "Free"), busy(2, "OOF", hours=2), busy(3, "Tentative", hours=3), busy(4, "Busy"), busy(4, "Free"))
    for one in held:
        created(exchange, one)

    assert availability(exchange, *_DAY, interval=60).text("//t:MergedFreeBusy")[:8] == "00332100"


@pytest.mark.parametrize(("product", "digits"), [("2013", "0450"), ("2019", "0450"), ("2010_SP2", "0040")])
def test_who_works_elsewhere_and_what_nobody_knows_have_the_digits_of_the_product(product: str, digits: str) -> None:
    exchange = Exchange(product)
    if digits[1] == "4":
        created(exchange, busy(1, "WorkingElsewhere"))
    created(exchange, busy(2, "NoData"))

    assert availability(exchange, *_DAY, interval=60).text("//t:MergedFreeBusy")[:4] == digits


def test_a_client_of_2010_sees_who_works_elsewhere_as_free() -> None:
    exchange = Exchange("2016")
    created(exchange, busy(1, "WorkingElsewhere"))

    assert availability(exchange, *_DAY, version="Exchange2010_SP2").texts("//t:BusyType") == ["Free"]


@every_product
def test_a_stranger_sees_when_and_nothing_else(product: str) -> None:
    exchange = Exchange(product)
    created(exchange, busy(9, "Busy", text="Secret"))

    answer = availability(exchange, *_DAY, ANN, user=BOB)

    assert answer.text("//t:FreeBusyViewType") == "FreeBusyMerged"
    assert answer.texts("//t:BusyType") == ["Busy"]
    assert answer.texts("//t:Subject") == []


@every_product
def test_of_a_private_entry_only_its_owner_sees_more_than_that_it_is_private(product: str) -> None:
    exchange = Exchange(product)
    created(exchange, busy(9, "Busy", text="Doctor", before="<t:Sensitivity>Private</t:Sensitivity>"))
    ann = exchange.organisation.premises.directory.find(ANN)
    assert ann is not None
    ann.open_to.add(BOB)

    hers, his = availability(exchange, *_DAY), availability(exchange, *_DAY, ANN, user=BOB)

    assert (hers.text("//t:Subject"), hers.text("//t:IsPrivate")) == ("Doctor", "true")
    assert (his.texts("//t:Subject"), his.texts("//t:ID"), his.text("//t:IsPrivate")) == ([], [], "true")


@every_product
def test_a_series_is_told_occurrence_by_occurrence(product: str) -> None:
    exchange = Exchange(product)
    master = created(
        exchange,
        appointment(
            "2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", recurrence=recurring(daily(), numbered("2026-03-09", 3))
        ),
    )
    moved = updated(exchange, occurrence_id(master, 2), Start="2026-03-10T15:00:00Z", End="2026-03-10T15:30:00Z")

    answer = availability(exchange, "2026-03-09T00:00:00", "2026-03-12T00:00:00", view="Detailed")

    assert moved.code == "NoError"
    assert answer.texts("//t:CalendarEvent/t:StartTime") == [
        "2026-03-09T09:00:00",
        "2026-03-10T15:00:00",
        "2026-03-11T09:00:00",
    ]
    assert answer.texts("//t:IsRecurring") == ["true", "false", "true"]
    assert answer.texts("//t:IsException") == ["false", "true", "false"]


@every_product
@pytest.mark.parametrize("said", ["request", "header", "offset"])
def test_times_are_those_of_the_zone_that_the_request_names(product: str, said: str) -> None:
    exchange = Exchange(product)
    created(exchange, busy(9, "Busy"))
    window = ("2026-03-09T23:00:00Z", "2026-03-10T23:00:00Z") if said == "offset" else _DAY

    answer = availability(
        exchange,
        *window,
        bias=_BERLIN_BY_HAND if said == "request" else "",
        header=context(BERLIN) if said != "request" else "",
        interval=60,
    )

    assert answer.text("//t:CalendarEvent/t:StartTime") == "2026-03-10T10:00:00"
    assert answer.text("//t:MergedFreeBusy").index("2") == 10


def test_an_unknown_mailbox_has_its_own_error_and_harms_no_other() -> None:
    answer = availability(Exchange(), *_DAY, ANN, "nobody@example.test", BOB)

    assert answer.codes == ["NoError", "ErrorMailRecipientNotFound", "NoError"]
    assert answer.texts("//t:FreeBusyViewType") == ["DetailedMerged", "None", "FreeBusyMerged"]


def test_working_hours_are_those_of_the_mailbox_in_its_own_zone() -> None:
    exchange = Exchange()
    hours = WorkingHours(("Monday", "Wednesday"), 9 * 60, 13 * 60)
    exchange.organisation.add_mailbox("eva@example.test", PASSWORD, time_zone="Europe/Berlin", working_hours=hours)

    answer = availability(exchange, *_DAY, "eva@example.test", user="eva@example.test")

    assert answer.text("//t:WorkingPeriod/t:DayOfWeek") == "Monday Wednesday"
    assert answer.text("//t:StartTimeInMinutes") == "540"
    assert answer.text("//t:EndTimeInMinutes") == "780"
    assert answer.text("//t:WorkingHours/t:TimeZone/t:Bias") == "-60"
    assert answer.texts("//t:WorkingHours//t:Month") == ["10", "3"]


def test_a_mailbox_in_a_zone_that_does_not_exist_is_not_made() -> None:
    with pytest.raises(ValueError, match="no time zone 'Nowhere'"):
        Exchange().organisation.add_mailbox("eva@example.test", PASSWORD, time_zone="Nowhere")


def suggestions(*options: str) -> str:
    window = (
        "<t:DetailedSuggestionsWindow><t:StartTime>2026-03-10T00:00:00</t:StartTime>"
        "<t:EndTime>2026-03-11T00:00:00</t:EndTime></t:DetailedSuggestionsWindow>"
    )
    return f"<t:SuggestionsViewOptions>{''.join(options)}{window}</t:SuggestionsViewOptions>"


@every_product
def test_suggested_are_the_working_hours_in_which_everybody_is_free(product: str) -> None:
    exchange = Exchange(product)
    created(exchange, busy(8, "Busy", hours=2))
    created(exchange, busy(11, "OOF", hours=5), user=BOB)

    answer = availability(exchange, *_DAY, ANN, BOB, view="", suggestions=suggestions())

    excellent = [
        one.findtext("{*}MeetingTime")
        for one in answer.elements("//t:Suggestion")
        if one.findtext("{*}SuggestionQuality") == "Excellent"
    ]
    assert excellent == ["2026-03-10T10:00:00", "2026-03-10T16:00:00"]
    assert answer.text("//t:DayQuality") == "Excellent"
    assert set(answer.texts("//t:IsWorkTime")) == {"true"}


def test_suggestions_are_as_good_and_as_many_as_was_asked() -> None:
    exchange = Exchange()
    created(exchange, busy(8, "Busy", hours=9))

    def asked(*options: str) -> list[str]:
        answer = availability(exchange, *_DAY, ANN, BOB, view="", suggestions=suggestions(*options))
        return answer.texts("//t:SuggestionQuality")

    assert asked() == []
    assert (
        asked(
            "<t:MaximumResultsByDay>3</t:MaximumResultsByDay>",
            "<t:MinimumSuggestionQuality>Poor</t:MinimumSuggestionQuality>",
        )
        == ["Poor"] * 3
    )
    assert asked("<t:MaximumNonWorkHourResultsByDay>2</t:MaximumNonWorkHourResultsByDay>") == ["Excellent"] * 2


def test_what_stands_at_the_edge_of_the_window_is_told_whole_or_not_at_all() -> None:
    exchange = Exchange()
    created(exchange, appointment("2026-03-09T22:00:00Z", "2026-03-10T00:00:00Z", "ends before"))
    created(exchange, appointment("2026-03-09T23:00:00Z", "2026-03-10T01:00:00Z", "reaches in"))
    created(exchange, appointment("2026-03-11T00:00:00Z", "2026-03-11T01:00:00Z", "begins after"))

    answer = availability(exchange, *_DAY, interval=60)

    assert answer.texts("//t:Subject") == ["reaches in"]
    assert answer.text("//t:CalendarEvent/t:StartTime") == "2026-03-09T23:00:00"
    assert answer.text("//t:MergedFreeBusy") == "2" + "0" * 23


def test_free_busy_and_a_calendar_view_agree() -> None:
    exchange = Exchange()
    id = created(exchange, appointment("2026-03-10T09:00:00", "2026-03-10T10:00:00", zones=zone(BERLIN)))
    assert updated(exchange, item_id(id), Start="2026-03-10T11:00:00Z", End="2026-03-10T12:00:00Z").code == "NoError"

    shown = viewed(exchange, f"{_DAY[0]}Z", f"{_DAY[1]}Z").text("//t:Start")
    told = availability(exchange, *_DAY).text("//t:CalendarEvent/t:StartTime")

    assert shown == f"{told}Z" == "2026-03-10T11:00:00Z"
