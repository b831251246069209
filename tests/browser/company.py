"""The company whose mailboxes the page shows, and clients of it that come over the wire."""

from __future__ import annotations

import base64
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any, Final

from tests.browser.programs import Emulator

PASSWORD: Final = "secret-1"
ANNA, BEN, ROOM = "anna@firm.test", "ben@firm.test", "room12@firm.test"
#: A Monday morning, at which the company's clock stands.
MONDAY: Final = "2026-03-02T08:00:00Z"

#: A pixel, as a picture that came with a mail.
PIXEL: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
#: A mail that would like to do more than to be read.
HOSTILE: Final = """<html><head><link rel="stylesheet" href="http://elsewhere.test/style.css">
<style>h1 { color: #0b6e75 } td { padding: 6px 18px 6px 0 }</style></head><body onload="document.title='taken'">
<script>document.body.dataset.ran = 'yes'; parent.document.title = 'taken'; fetch('http://elsewhere.test/ran')</script>
<h1>Your offer, Anna</h1><p>Dear Anna,</p><p>thank you for the talk last week. Here is what we discussed:</p>
<table><tr><td>20 seats</td><td><b>2,400 €</b></td></tr><tr><td>Onboarding</td><td><b>800 €</b></td></tr></table>
<p>The price holds until Friday. Just reply to this mail.</p><p>Kind regards<br>Diana Prince</p>
<img src="cid:logo" alt="logo" width="40" height="40"><img src="http://elsewhere.test/beacon.gif" alt="">
<form action="http://elsewhere.test/form"><button>Accept</button></form>
<a id="away" href="http://elsewhere.test/click">The offer on the web</a></body></html>"""

_T: Final = 'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
_M: Final = 'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"'
_S: Final = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'


def seed() -> dict[str, Any]:
    """Return what the verb ``seed`` fills the company's mailboxes with."""

    def letter(subject: str, sender: str, received: str, text: str = "", **more: Any) -> dict[str, Any]:
        return {"subject": subject, "from": sender, "received": f"2026-{received}:00Z", "text": text, **more}

    offer = {"name": "offer.pdf", "content": base64.b64encode(b"%PDF-1.4 an offer").decode()}
    letters = [
        letter(
            "Order 4711 has been shipped",
            "shop@books.test",
            "02-20T09:10",
            "Three parcels are on their way.",
            read=True,
        ),
        letter("Lunch on Thursday?", "ben@firm.test", "02-26T11:30", "The new place at the corner, noon?", read=True),
        letter(
            "Question about the invoice", "erik@north.test", "02-27T15:05", "Line 3 has another price than we agreed."
        ),
        letter(
            "Weekly report", "reports@firm.test", "03-01T18:00", "42 new contacts, 7 meetings, 3 contracts.", read=True
        ),
        letter("Server maintenance tonight", "it@firm.test", "03-02T06:45", "From 22:00.", importance="High"),
        letter("Your offer", "diana@customer.test", "03-02T07:20", html=HOSTILE, attachments=[offer]),
        letter(
            "Draft of the contract",
            "anna@firm.test",
            "03-01T10:00",
            "Dear Diana,",
            folder="drafts",
            draft=True,
            to=["diana@customer.test"],
            read=True,
        ),
        letter("Old newsletter", "news@books.test", "01-15T08:00", "Winter sale.", folder="deleteditems", read=True),
    ]
    anna = {
        "address": ANNA,
        "password": PASSWORD,
        "name": "Anna Berg",
        "folders": ["Inbox/Customers", "Inbox/Suppliers"],
    }
    people = [
        {"address": "diana@customer.test", "name": "Diana Prince"},
        {"address": "erik@north.test", "name": "Erik Olsen"},
    ]
    return {
        "mailboxes": [
            {**anna, "messages": letters},
            {"address": BEN, "password": PASSWORD, "name": "Ben Moor"},
            {"address": ROOM, "password": PASSWORD, "name": "Room 12", "kind": "room"},
        ],
        "people": people,
    }


def envelope(body: str, version: str = "Exchange2013") -> str:
    """Return a request as a client sends it."""
    header = f'<s:Header><t:RequestServerVersion Version="{version}"/></s:Header>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope {_S} {_T} {_M}>{header}<s:Body>{body}</s:Body></s:Envelope>'
    )


def ask(exchange: Emulator, body: str, who: str = ANNA, password: str = PASSWORD) -> str:
    """Send a request over the wire as somebody; returns the answer, whatever its status."""
    sealed = base64.b64encode(f"{who}:{password}".encode()).decode()
    headers: Mapping[str, str] = {"Content-Type": "text/xml; charset=utf-8", "Authorization": f"Basic {sealed}"}
    request = urllib.request.Request(exchange.ews, envelope(body).encode(), dict(headers))
    try:
        with urllib.request.urlopen(request, context=ssl.create_default_context(cafile=exchange.ca)) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        return refusal.read().decode()


def create(items: str, folder: str, words: str = "") -> str:
    """Return a CreateItem."""
    saved = f'<m:SavedItemFolderId><t:DistinguishedFolderId Id="{folder}"/></m:SavedItemFolderId>'
    return f"<m:CreateItem {words}>{saved}<m:Items>{items}</m:Items></m:CreateItem>"


def meeting(subject: str, start: str, end: str, *, more: str = "", place: str = "", status: str = "Busy") -> str:
    """Return a CalendarItem of March 2026: ``start`` and ``end`` are as 03T09:00 (UTC)."""
    location = f"<t:Location>{place}</t:Location>" if place else ""
    return (
        f"<t:CalendarItem><t:Subject>{subject}</t:Subject><t:Start>2026-03-{start}:00Z</t:Start>"
        f"<t:End>2026-03-{end}:00Z</t:End><t:LegacyFreeBusyStatus>{status}</t:LegacyFreeBusyStatus>{location}{more}"
        "</t:CalendarItem>"
    )
