"""The company whose mailboxes the page shows, and a client of it that comes over the wire."""

from __future__ import annotations

import base64
import ssl
import urllib.error
import urllib.request
from typing import Any, Final

from tests.browser.firm import PASSWORD
from tests.browser.programs import PATIENCE, Emulator

ANNA, BEN, ROOM = "anna@firm.test", "ben@firm.test", "room12@firm.test"
#: A Monday morning, at which the company's clock stands.
MONDAY: Final = "2026-03-02T08:00:00Z"

#: A green square, as a picture that comes with a mail.
LOGO: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgzit9DgADdAHLnrTXKAAAAABJRU5ErkJggg=="
#: A mail that would like to do more than to be read.
OFFER: Final = """<html><head><link rel="stylesheet" href="http://elsewhere.test/style.css">
<meta http-equiv="refresh" content="0; url=http://elsewhere.test/away">
<style>h1 { color: #0b6e75 } td { padding: 6px 24px 6px 0 }</style></head><body onload="parent.document.title='taken'">
<script>parent.document.title = 'taken'; fetch('http://elsewhere.test/ran')</script>
<p><img src="cid:logo" alt="logo" width="36" height="36"></p><h1>Your offer, Anna</h1>
<p>thank you for the talk last week. Here is what we discussed:</p>
<table><tr><td>20 seats</td><td><b>2,400 €</b></td></tr><tr><td>Onboarding</td><td><b>800 €</b></td></tr></table>
<p>The price holds until Friday. Just reply to this mail.</p><p>Kind regards<br>Diana Prince</p>
<img src="http://elsewhere.test/beacon.gif" alt=""><a href="http://elsewhere.test/offer">The offer on the web</a>
<form action="http://elsewhere.test/form"><input name="word"></form></body></html>"""

#: Folder, subject, author, when it came (of 2026), text, and what else is said of it.
LETTERS: Final[tuple[tuple[str, str, str, str, str, dict[str, Any]], ...]] = (
    ("inbox", "Order 4711 is on its way", "shop@books.test", "02-20T09:10", "Three parcels.", {"read": True}),
    ("inbox", "Lunch on Thursday?", BEN, "02-26T11:30", "The new place at the corner, noon?", {"read": True}),
    ("inbox", "Question about the invoice", "erik@north.test", "02-27T15:05", "Line 3 has another price.", {}),
    ("inbox", "Weekly report", "reports@firm.test", "03-01T18:00", "42 new contacts, 7 meetings.", {"read": True}),
    ("inbox", "Maintenance tonight", "it@firm.test", "03-02T06:45", "From 22:00.", {"importance": "High"}),
    ("inbox/Customers", "Thank you", "carol@books.test", "02-18T10:00", "It arrived in time.", {"read": True}),
    ("drafts", "Draft of the contract", ANNA, "03-01T10:00", "Dear Diana,", {"draft": True, "read": True}),
    ("deleteditems", "Winter sale", "news@books.test", "01-15T08:00", "Everything must go.", {"read": True}),
)


def furnish(exchange: Emulator) -> None:
    """Fill the company's mailboxes: letters, meetings, contacts and tasks."""
    exchange.call("seed", **_seed())
    ask(exchange, create(*_meetings(), where="calendar", words='SendMeetingInvitations="SendToNone"'))
    invited = _meeting("Quarterly review", "06T12:00", "06T13:30", more=_attendee(BEN))
    ask(exchange, create(invited, where="calendar", words='SendMeetingInvitations="SendToAllAndSaveCopy"'))
    ask(exchange, create(*_contacts(), where="contacts"))
    ask(exchange, create(*_tasks(), where="tasks"))


def converse(exchange: Emulator) -> None:
    """Have clients ask for something over the wire: what succeeds, what fails, and what is planned to fail."""
    exchange.call("plan_fault", kind="fault", code="ErrorServerBusy", back_off_ms=5000, operation="SyncFolderItems")
    ask(exchange, get_folder("inbox"))
    ask(exchange, create(letter("Re: Your offer", "diana@customer.test"), words='MessageDisposition="SendOnly"'))
    ask(exchange, _FIND)
    ask(exchange, _SYNC, who=BEN)
    ask(exchange, get_folder("inbox"), who=BEN, password="wrong")
    ask(exchange, get_folder("inbox", shape="Everything"))
    ask(exchange, get_item("AAAA"))


def ask(exchange: Emulator, body: str, who: str = ANNA, password: str = PASSWORD) -> str:
    """Send a request over the wire as somebody; returns the answer, whatever its status."""
    sealed = base64.b64encode(f"{who}:{password}".encode()).decode()
    headers = {"Content-Type": "text/xml; charset=utf-8", "Authorization": f"Basic {sealed}"}
    request = urllib.request.Request(exchange.ews, _ENVELOPE.format(body).encode(), headers)
    trust = ssl.create_default_context(cafile=exchange.ca)
    try:
        with urllib.request.urlopen(request, context=trust, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        return refusal.read().decode()


def create(*items: str, where: str = "", words: str = "") -> str:
    """Return a CreateItem."""
    saved = f'<m:SavedItemFolderId><t:DistinguishedFolderId Id="{where}"/></m:SavedItemFolderId>' if where else ""
    return f"<m:CreateItem {words}>{saved}<m:Items>{''.join(items)}</m:Items></m:CreateItem>"


def get_item(id: str) -> str:
    """Return a GetItem."""
    return f'<m:GetItem>{_SHAPE}<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'


def get_folder(name: str, shape: str = "Default") -> str:
    """Return a GetFolder."""
    asked = f"<m:FolderShape><t:BaseShape>{shape}</t:BaseShape></m:FolderShape>"
    return f'<m:GetFolder>{asked}<m:FolderIds><t:DistinguishedFolderId Id="{name}"/></m:FolderIds></m:GetFolder>'


def letter(subject: str, to: str) -> str:
    """Return a Message."""
    text = '<t:Body BodyType="Text">Dear Diana, the price is fine.</t:Body>'
    return (
        f"<t:Message><t:Subject>{subject}</t:Subject>{text}<t:ToRecipients>{_mailbox(to)}</t:ToRecipients></t:Message>"
    )


_ENVELOPE: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">'
    '<s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header><s:Body>{}</s:Body></s:Envelope>'
)
_SHAPE: Final = "<m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>"
_FIND: Final = (
    f'<m:FindItem Traversal="Shallow">{_SHAPE}<m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/>'
    "</m:ParentFolderIds></m:FindItem>"
)
_SYNC: Final = (
    f'<m:SyncFolderItems>{_SHAPE}<m:SyncFolderId><t:DistinguishedFolderId Id="inbox"/></m:SyncFolderId>'
    "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
)
_WORKDAYS: Final = (
    "<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval>"
    "<t:DaysOfWeek>Monday Tuesday Wednesday Thursday Friday</t:DaysOfWeek></t:WeeklyRecurrence>"
    "<t:NumberedRecurrence><t:StartDate>2026-03-02Z</t:StartDate><t:NumberOfOccurrences>20</t:NumberOfOccurrences>"
    "</t:NumberedRecurrence></t:Recurrence>"
)


def _seed() -> dict[str, Any]:
    messages = [
        {"folder": folder, "subject": subject, "from": author, "received": f"2026-{when}:00Z", "text": text, **more}
        for folder, subject, author, when, text, more in LETTERS
    ]
    offer = {"mime": base64.b64encode(_offer()).decode(), "received": "2026-03-02T07:20:00Z"}
    mailboxes: list[dict[str, Any]] = [
        {"address": ANNA, "name": "Anna Berg", "folders": ["Inbox/Customers", "Inbox/Suppliers"]},
        {"address": BEN, "name": "Ben Moor"},
        {"address": ROOM, "name": "Room 12", "kind": "room"},
    ]
    mailboxes[0]["messages"] = [*messages, offer]
    people = (("diana@customer.test", "Diana Prince"), ("erik@north.test", "Erik Olsen"))
    return {
        "mailboxes": [one | {"password": PASSWORD} for one in mailboxes],
        "people": [{"address": address, "name": name} for address, name in people],
    }


def _offer() -> bytes:
    related = (
        f"--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{OFFER}\r\n"
        "--r\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{LOGO}\r\n--r--\r\n"
    )
    head = (
        f"From: Diana Prince <diana@customer.test>\r\nTo: Anna Berg <{ANNA}>\r\nSubject: Your offer\r\n"
        "Date: Mon, 02 Mar 2026 07:20:00 +0000\r\nMessage-ID: <offer@customer.test>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=m\r\n\r\n"
    )
    file = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=offer.pdf\r\n\r\n%PDF-1.4\r\n"
    related = f"Content-Type: multipart/related; boundary=r\r\n\r\n{related}"
    return f"{head}--m\r\n{related}--m\r\n{file}--m--\r\n".encode()


def _meetings() -> tuple[str, ...]:
    zones = "".join(f'<t:{end}TimeZone Id="W. Europe Standard Time"/>' for end in ("Start", "End"))
    return (
        _meeting("Stand-up", "02T08:30", "02T08:45", more=_WORKDAYS),
        _meeting("Offer for Diana", "03T09:00", "03T10:30", place="Room 12"),
        _meeting("Call with Erik", "03T10:00", "03T11:00", status="Tentative"),
        _meeting("Dentist", "04T13:00", "04T14:00", status="OOF"),
        _meeting("Trade fair", "04T23:00", "06T23:00", more=zones, all_day=True, status="OOF", place="Hanover"),
        _meeting("Lunch with Carol", "05T11:00", "05T12:30", place="Harbour"),
    )


def _meeting(
    subject: str,
    start: str,
    end: str,
    *,
    all_day: bool = False,
    status: str = "Busy",
    place: str = "",
    more: str = "",
) -> str:
    """Return a CalendarItem of March 2026; times are UTC."""
    flag = "<t:IsAllDayEvent>true</t:IsAllDayEvent>" if all_day else ""
    location = f"<t:Location>{place}</t:Location>" if place else ""
    return (
        f"<t:CalendarItem><t:Subject>{subject}</t:Subject><t:Start>2026-03-{start}:00Z</t:Start>"
        f"<t:End>2026-03-{end}:00Z</t:End>{flag}<t:LegacyFreeBusyStatus>{status}</t:LegacyFreeBusyStatus>{location}{more}"
        "</t:CalendarItem>"
    )


def _attendee(address: str) -> str:
    return f"<t:RequiredAttendees><t:Attendee>{_mailbox(address)}</t:Attendee></t:RequiredAttendees>"


def _mailbox(address: str) -> str:
    return f"<t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>"


def _contacts() -> list[str]:
    people = (
        ("Diana Prince", "Customer Ltd", "diana@customer.test", "+44 20 7946 0000"),
        ("Erik Olsen", "North AS", "erik@north.test", "+47 22 00 00 00"),
        ("Carol Jones", "Books Inc", "carol@books.test", "+1 202 555 0143"),
    )
    return [
        f"<t:Contact><t:DisplayName>{name}</t:DisplayName><t:CompanyName>{company}</t:CompanyName>"
        f'<t:EmailAddresses><t:Entry Key="EmailAddress1">{address}</t:Entry></t:EmailAddresses>'
        f'<t:PhoneNumbers><t:Entry Key="BusinessPhone">{phone}</t:Entry></t:PhoneNumbers></t:Contact>'
        for name, company, address, phone in people
    ]


def _tasks() -> list[str]:
    tasks = (("Write the offer", 3, 50), ("Book the train to Hanover", 4, 0), ("Call the landlord", 2, 100))
    return [
        f"<t:Task><t:Subject>{subject}</t:Subject><t:DueDate>2026-03-0{day}T12:00:00Z</t:DueDate>"
        f"<t:PercentComplete>{done}</t:PercentComplete></t:Task>"
        for subject, day, done in tasks
    ]
