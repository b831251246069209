"""What only items of some kinds say, and what only some products say (MS-OXWSCORE 2.2.4.24)."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from tests.calendars import daily, endless, recurring
from tests.calling import ANN, BOB, Exchange, create_message, every_product, first_and_last_product, subject, to
from tests.evidence.cases import case
from tests.items import PLAIN, asked_for, base, kept, with_fields

since_2013: Final = pytest.mark.parametrize("product", ["2013", "2019"])

SERIES: Final = f"<t:Task>{subject('Plan')}{recurring(daily(), endless('2026-03-03'))}</t:Task>"


@pytest.mark.parametrize(
    ("item", "icon"),
    [
        case(SERIES, "TaskRecur", shows="MS-OXWSCORE_R1917 MS-OXWSCORE_R2063", id="a task that recurs"),
        case(PLAIN["Task"], "TaskItem", shows="MS-OXWSCORE_R2063", id="a task"),
        case(PLAIN["PostItem"], "PostItem", shows="MS-OXWSCORE_R2063", id="a post"),
        case(PLAIN["Message"], "Default", shows="MS-OXWSCORE_R2063", id="a message"),
        case(PLAIN["CalendarItem"], "AppointmentItem", shows="MS-OXWSCORE_R2063", id="an appointment"),
    ],
)
@since_2013
def test_an_icon_goes_by_the_kind(product: str, item: str, icon: str) -> None:
    exchange = Exchange(product)

    assert asked_for(exchange, kept(exchange, item), base() + with_fields("item:IconIndex")).texts("//t:IconIndex") == [
        icon
    ]


@pytest.mark.shows("MS-OXWSCORE_R1348", "MS-OXWSCORE_R2047")
@since_2013
def test_an_instance_key_is_another_for_each_item(product: str) -> None:
    exchange = Exchange(product)
    keys = {
        asked_for(exchange, kept(exchange), base() + with_fields("item:InstanceKey")).text("//t:InstanceKey")
        for _ in range(2)
    }

    assert len(keys) == 2
    assert all(base64.b64decode(key, validate=True) for key in keys)


@pytest.mark.shows("MS-OXWSCORE_R2288")
@first_and_last_product
def test_mail_and_the_answer_to_it_are_one_conversation(product: str) -> None:
    exchange = Exchange(product)
    for title in ("Plan", "Other"):
        exchange.ask(create_message(subject(title), to(ANN), disposition="SendOnly"), user=BOB)
    first, other = exchange.found("inbox")
    exchange.ask(
        '<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:ReplyToItem>'
        f'<t:ReferenceItemId Id="{first}"/></t:ReplyToItem></m:Items></m:CreateItem>'
    )
    (reply,) = exchange.found("sentitems")

    def conversation(id: str) -> str:
        answer = asked_for(exchange, id, base() + with_fields("item:ConversationId"))
        return answer.ids("//t:ConversationId")[0][0]

    assert conversation(reply) == conversation(first) != conversation(other)


@pytest.mark.shows("MS-OXWSCORE_R2283")
@since_2013
def test_a_reminder_is_shown_so_many_minutes_before(product: str) -> None:
    exchange = Exchange(product)
    reminder = (
        "<t:ReminderDueBy>2026-03-05T12:00:00Z</t:ReminderDueBy><t:ReminderIsSet>{}</t:ReminderIsSet>"
        "<t:ReminderMinutesBeforeStart>25</t:ReminderMinutesBeforeStart>"
    )

    def next_time(is_set: str) -> list[str]:
        id = kept(exchange, f"<t:Message>{reminder.format(is_set)}</t:Message>")
        return asked_for(exchange, id, base() + with_fields("item:ReminderNextTime")).texts("//t:ReminderNextTime")

    assert next_time("true") == ["2026-03-05T11:35:00Z"]
    assert next_time("false") == []


@pytest.mark.shows("MS-OXWSCORE_R2503")
@every_product
def test_there_is_an_address_at_which_a_browser_edits_a_draft_before_2016(product: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(exchange, kept(exchange), base() + with_fields("item:WebClientEditFormQueryString"))

    shown = answer.texts("//t:WebClientEditFormQueryString")
    assert [text.partition("&id=")[0] for text in shown] == (
        [] if product in ("2016", "2019") else ["?ae=Item&a=Edit&t=IPM.Note"]
    )


@pytest.mark.shows("MS-OXWSCORE_R2302", "MS-OXWSCORE_R91")
@every_product
def test_a_meeting_is_answered_by_those_invited_and_called_off_by_the_organizer(product: str) -> None:
    exchange = Exchange(product)
    attendee = f"<t:Attendee><t:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></t:Mailbox></t:Attendee>"
    exchange.ask(
        '<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem>'
        f"{subject('Plan')}<t:Start>2026-03-03T09:00:00Z</t:Start><t:End>2026-03-03T10:00:00Z</t:End>"
        f"<t:RequiredAttendees>{attendee}</t:RequiredAttendees></t:CalendarItem></m:Items></m:CreateItem>",
        user=BOB,
    )

    def offered(folder: str, user: str) -> list[str]:
        (id,) = exchange.found(folder, user=user)
        return exchange.get(id, "item:ResponseObjects", user=user).names("//t:ResponseObjects/*")

    answers = ["AcceptItem", "TentativelyAcceptItem", "DeclineItem", "ReplyToItem", "ReplyAllToItem", "ForwardItem"]
    proposing = [] if product in ("2010_SP2", "2010_SP3", "2013") else ["ProposeNewTime"]
    assert offered("inbox", ANN) == offered("calendar", ANN) == answers + proposing
    assert offered("calendar", BOB) == ["CancelCalendarItem", "ForwardItem"]
