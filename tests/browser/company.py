"""The documentation's company, with what the page is tried with, and a client that comes over the wire."""

from __future__ import annotations

import base64
import ssl
import urllib.error
import urllib.request
from typing import Final

from tests.browser.programs import PATIENCE, ROOT, Emulator

SEED_FILE: Final = ROOT / "docs" / "company.yaml"
ANNA, BEN, PETRA = "anna.berg@nordwind.test", "ben.voss@nordwind.test", "petra.holm@baltic-tours.test"
PASSWORD: Final = "secret"
#: A Monday morning, at which the company's clock stands; its letters and meetings are counted from there.
MONDAY: Final = "2026-03-02T08:00:00Z"

#: A green square, as a picture that comes with a mail.
LOGO: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgzit9DgADdAHLnrTXKAAAAABJRU5ErkJggg=="
#: A mail that would like to do more than to be read.
OFFER: Final = """<html><head><link rel="stylesheet" href="http://elsewhere.test/style.css">
<meta http-equiv="refresh" content="0; url=http://elsewhere.test/away">
<style>h1 { color: #0b6e75; font-size: 26px } td { padding: 6px 24px 6px 0 }</style></head>
<body onload="parent.document.title='taken'">
<script>parent.document.title = 'taken'; fetch('http://elsewhere.test/ran')</script>
<p><img src="cid:logo" alt="logo" width="36" height="36"></p><h1>We take two more</h1>
<p>Dear Anna,</p><p>your sails are the best that we ever had. Please add to our order:</p>
<table><tr><td>Spinnaker, green</td><td><b>2,400 €</b></td></tr><tr><td>Storm jib</td><td><b>800 €</b></td></tr></table>
<p>The fleet sails on the first of April.</p><p>Petra Holm<br>Baltic Tours</p>
<img src="http://elsewhere.test/beacon.gif" alt=""><a href="http://elsewhere.test/fleet">Our fleet</a>
<form action="http://elsewhere.test/form"><input name="word"></form></body></html>"""


def furnish(exchange: Emulator) -> None:
    """Add to the company's mailboxes what no seed file can say, or should not."""
    offer = {"mime": base64.b64encode(_order()).decode(), "received": "2026-03-02T07:57:00Z"}
    call = {"subject": "Call with Jan", "start": "2026-03-03T10:30:00+01:00", "minutes": 60, "shown_as": "Tentative"}
    exchange.call("seed", mailboxes=[{"address": ANNA, "messages": [offer], "meetings": [call]}])
    ask(exchange, create(*_contacts(), where="contacts"))
    ask(exchange, create(*_tasks(), where="tasks"))


def converse(exchange: Emulator) -> None:
    """Have clients ask for something over the wire: what succeeds, what fails, and what is planned to fail."""
    exchange.call("plan_fault", kind="fault", code="ErrorServerBusy", back_off_ms=5000, operation="SyncFolderItems")
    ask(exchange, get_folder("inbox"))
    ask(exchange, create(letter("Re: Our order", PETRA), words='MessageDisposition="SendOnly"'))
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
    text = '<t:Body BodyType="Text">Dear Petra, you will have them.</t:Body>'
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


def _order() -> bytes:
    related = (
        f"--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{OFFER}\r\n"
        "--r\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{LOGO}\r\n--r--\r\n"
    )
    head = (
        f"From: Petra Holm <{PETRA}>\r\nTo: Anna Berg <{ANNA}>\r\nSubject: Our order\r\n"
        "Date: Mon, 02 Mar 2026 07:20:00 +0000\r\nMessage-ID: <order@baltic-tours.test>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=m\r\n\r\n"
    )
    file = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=fleet.pdf\r\n\r\n%PDF-1.4\r\n"
    related = f"Content-Type: multipart/related; boundary=r\r\n\r\n{related}"
    return f"{head}--m\r\n{related}--m\r\n{file}--m--\r\n".encode()


def _mailbox(address: str) -> str:
    return f"<t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>"


def _contacts() -> list[str]:
    people = (
        ("Petra Holm", "Baltic Tours", PETRA, "+49 431 000 11"),
        ("Jan Oster", "Oster Shipyard", "jan.oster@oster-shipyard.test", "+49 461 000 22"),
        ("Carla Segel", "Canvas &amp; Co", "carla@canvas.test", "+49 40 000 33"),
    )
    return [
        f"<t:Contact><t:DisplayName>{name}</t:DisplayName><t:CompanyName>{company}</t:CompanyName>"
        f'<t:EmailAddresses><t:Entry Key="EmailAddress1">{address}</t:Entry></t:EmailAddresses>'
        f'<t:PhoneNumbers><t:Entry Key="BusinessPhone">{phone}</t:Entry></t:PhoneNumbers></t:Contact>'
        for name, company, address, phone in people
    ]


def _tasks() -> list[str]:
    tasks = (("Offer for three mainsails", 3, 50), ("Book a stand at the boat show", 4, 0), ("Order canvas", 2, 100))
    return [
        f"<t:Task><t:Subject>{subject}</t:Subject><t:DueDate>2026-03-0{day}T12:00:00Z</t:DueDate>"
        f"<t:PercentComplete>{done}</t:PercentComplete></t:Task>"
        for subject, day, done in tasks
    ]
