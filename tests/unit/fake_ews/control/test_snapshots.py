"""A snapshot is the whole world: after going back to it everything is as it was, and happens as it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import timedelta
from random import Random
from typing import Any, Final

import pytest

from fake_ews.clock import ManualClock
from fake_ews.control import Control, ControlError
from fake_ews.faults import PlannedFault
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from tests.calling import ANN, BOB, Exchange, create, create_message, distinguished, subject, to

Act = Callable[[Exchange, Control], None]

#: What is nobody's state: what a reply showed can be shown again or not, and listeners are those outside.
_LEFT_OUT: Final = frozenset({"shown", "_showing", "lock", "_lock", "_listeners", "observers"})


def send(exchange: Exchange, control: Control) -> None:
    exchange.ask(create_message(subject("Offer"), to(BOB, "jo@customer.test"), disposition="SendAndSaveCopy"))


def update(exchange: Exchange, control: Control) -> None:
    for id in exchange.found("inbox"):
        exchange.ask(
            '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges>'
            f'<t:ItemChange><t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="message:IsRead"/>'
            "<t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField><t:SetItemField>"
            '<t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>Changed</t:Subject></t:Message>'
            "</t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
        )


def delete(exchange: Exchange, control: Control) -> None:
    for kind, id in zip(("HardDelete", "MoveToDeletedItems"), exchange.found("inbox"), strict=False):
        exchange.ask(f'<m:DeleteItem DeleteType="{kind}"><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>')


def move(exchange: Exchange, control: Control) -> None:
    for id in exchange.found("inbox")[1:]:
        for verb in ("CopyItem", "MoveItem"):
            exchange.ask(
                f"<m:{verb}><m:ToFolderId>{distinguished('drafts')}</m:ToFolderId>"
                f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:{verb}>'
            )


def folders(exchange: Exchange, control: Control) -> None:
    exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{distinguished('inbox')}</m:ParentFolderId><m:Folders>"
        "<t:Folder><t:DisplayName>Customers</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>"
    )


def meetings(exchange: Exchange, control: Control) -> None:
    exchange.ask(
        create(
            "<t:CalendarItem><t:Subject>Demo</t:Subject><t:Start>2026-03-04T09:00:00Z</t:Start>"
            "<t:End>2026-03-04T10:00:00Z</t:End><t:RequiredAttendees><t:Attendee><t:Mailbox>"
            f"<t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees></t:CalendarItem>",
            disposition="",
            more='SendMeetingInvitations="SendToAllAndSaveCopy"',
        )
    )


def subscribe(exchange: Exchange, control: Control) -> None:
    exchange.ask(
        f"<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds><t:EventTypes>"
        "<t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>5</t:Timeout></m:PullSubscriptionRequest>"
        "</m:Subscribe>"
    )


def outside(exchange: Exchange, control: Control) -> None:
    control.outside_send("jo@customer.test", (ANN,), "Question", "How much?")
    control.outside_send("jo@customer.test", (ANN,), "Later", "Still there?", after_seconds=3600)


def administer(exchange: Exchange, control: Control) -> None:
    control.set_password(BOB, "another")
    control.set_password(BOB, "secret")
    exchange.organisation.add_mailbox("eve@example.test", "secret")
    exchange.organisation.let_impersonate(ANN)
    exchange.organisation.faults.plan(PlannedFault("status", "SendItem"))


def pass_time(exchange: Exchange, control: Control) -> None:
    control.clock(advance_seconds=timedelta(days=2).total_seconds())


ACTS: Final = (send, update, delete, move, folders, meetings, subscribe, outside, administer, pass_time)


@pytest.fixture
def exchange() -> Exchange:
    exchange = Exchange()
    for number in range(3):
        exchange.ask(create_message(subject(f"Old {number}"), to(ANN), disposition="SendAndSaveCopy"))
    return exchange


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_what_happened_since_has_never_happened(exchange: Exchange, act: Act) -> None:
    control = Control(exchange.organisation)
    control.snapshot()
    before = state(exchange.organisation)

    act(exchange, control)
    happened = state(exchange.organisation)
    control.restore()

    assert happened != before
    assert state(exchange.organisation) == before


def test_the_same_things_happen_again_byte_for_byte(exchange: Exchange) -> None:
    control = Control(exchange.organisation)
    control.snapshot()

    assert story(exchange, control) == story(exchange, control)


def test_a_reset_is_no_end_of_a_snapshot(exchange: Exchange) -> None:
    control = Control(exchange.organisation)
    control.snapshot("with mail")
    before = state(exchange.organisation)

    control.reset()
    control.restore("with mail")

    assert state(exchange.organisation) == before
    assert exchange.subjects("inbox") == ["Old 0", "Old 1", "Old 2"]


def test_the_record_of_the_wire_comes_back_however_it_went(exchange: Exchange) -> None:
    control = Control(exchange.organisation)
    control.snapshot()
    before = control.wire()
    assert before.found == 3

    for forget in (control.reset, control.clear_wire):
        forget()
        exchange.organisation.recorder.begin(exchange.request("<m:GetRoomLists/>"), exchange.clock.now())
        control.restore()
        assert control.wire() == before
        assert control.exchange(before.lines[0].number).request


def test_what_a_stream_says_after_a_snapshot_is_not_in_its_record(exchange: Exchange) -> None:
    control = Control(exchange.organisation)
    folders = '<t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>'
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    wanted = f"<m:StreamingSubscriptionRequest>{folders}{events}</m:StreamingSubscriptionRequest>"
    id = exchange.ask(f"<m:Subscribe>{wanted}</m:Subscribe>").text("//m:SubscriptionId")
    ids = f"<m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
    stream = exchange.stream(
        f"<m:GetStreamingEvents>{ids}<m:ConnectionTimeout>9</m:ConnectionTimeout></m:GetStreamingEvents>"
    )
    next(stream)
    control.snapshot()
    said = control.exchange(control.wire().lines[0].number).reply

    exchange.ask(create_message(subject("New"), disposition="SaveOnly", folder="inbox"))
    while "New" not in said and not next(stream):
        pass
    assert control.exchange(control.wire().lines[1].number).reply != said
    control.restore()

    assert control.exchange(control.wire().lines[0].number).reply == said


REFUSED: dict[str, Any] = {
    "a mailbox without a password": {
        "mailboxes": [{"address": "new@example.test", "password": "x"}, {"address": "b@example.test"}]
    },
    "a folder that there is not": {
        "settings": {"password_days": 3},
        "people": [{"address": "carl@outside.test", "unknown": True}],
        "accounts": [{"address": "crm@example.test", "password": "x", "impersonates": ["*"]}],
        "managed_folders": [{"name": "Kept"}],
        "mailboxes": [
            {
                "address": ANN,
                "folders": ["Inbox/Customers"],
                "messages": [
                    {"subject": "One"},
                    {"folder": "Inbox/Customers", "subject": "Two"},
                    {"folder": "nowhere"},
                ],
            }
        ],
    },
    "a delegate who is nobody": {
        "mailboxes": [
            {"address": BOB, "delegates": [{"address": ANN, "calendar": "Editor"}, {"address": "nobody@example.test"}]},
            {"address": "new@example.test", "password": "x"},
        ],
        "groups": [{"address": "all@example.test", "members": [ANN, BOB]}],
    },
    "a meeting that ends before it begins": {
        "mailboxes": [
            {
                "address": ANN,
                "meetings": [
                    {"subject": "Plan", "start": "2026-03-26T09:00:00Z", "attendees": [{"address": BOB}]},
                    {"subject": "Odd", "start": "2026-03-26T09:00:00Z", "end": "2026-03-26T08:00:00Z"},
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("wanted", REFUSED.values(), ids=REFUSED)
def test_a_seed_that_is_refused_halfway_leaves_everything_as_it_was(exchange: Exchange, wanted: dict[str, Any]) -> None:
    control = Control(exchange.organisation)
    before = state(exchange.organisation)

    with pytest.raises(ControlError):
        control.call("seed", wanted)

    assert state(exchange.organisation) == before
    control.call("seed", {"mailboxes": [{"address": "new@example.test", "password": "x"}]})


def test_a_name_that_no_snapshot_has_is_refused_with_those_there_are(exchange: Exchange) -> None:
    control = Control(exchange.organisation)
    control.call("snapshot", {"name": "empty"})

    with pytest.raises(ControlError, match=r"no snapshot 'full'; there are empty\."):
        control.call("restore", {"name": "full"})


def story(exchange: Exchange, control: Control) -> list[bytes]:
    """Let everything happen, go back, and return what was answered."""
    before = len(exchange.organisation.recorder.exchanges)
    for act in ACTS:
        act(exchange, control)
    said = [one.body + repr(one.reply_headers).encode() for one in exchange.organisation.recorder.exchanges[before:]]
    control.restore()
    return said


def state(thing: Any, seen: dict[int, int] | None = None) -> Any:
    """Return everything that an object holds, and what that holds, as values that compare."""
    seen = {} if seen is None else seen
    if isinstance(thing, Random):
        return thing.getstate()
    if isinstance(thing, Row | type) or thing is None or isinstance(thing, str | bytes | int | float):
        return thing
    if isinstance(thing, dict):
        return [(state(key, seen), state(value, seen)) for key, value in thing.items()]
    if isinstance(thing, list | tuple):
        return [state(one, seen) for one in thing]
    if isinstance(thing, set | frozenset):
        return sorted(map(repr, thing))
    if isinstance(thing, Record):
        return thing
    if id(thing) in seen:
        return f"number {seen[id(thing)]}"
    seen[id(thing)] = len(seen)
    names = [one.name for one in fields(thing)] if is_dataclass(thing) else list(getattr(thing, "__dict__", {}))
    if not names or type(thing).__module__.partition(".")[0] != "fake_ews":
        return repr(thing)
    held = [name for name in names if name not in _LEFT_OUT]
    return [type(thing).__name__, *((name, state(getattr(thing, name), seen)) for name in held)]


def test_the_clock_goes_back_too() -> None:
    exchange = Exchange(clock=ManualClock())
    control = Control(exchange.organisation)
    control.snapshot()
    before = exchange.clock.now()

    control.clock(advance_seconds=60)
    control.restore()

    assert exchange.clock.now() == before
