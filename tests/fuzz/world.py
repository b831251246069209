"""A company with something of everything in it, which is asked anything."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from html import escape
from typing import Final

from fake_ews.clock import ManualClock
from fake_ews.recorder import Exchanged
from fake_ews.schema.namespaces import MESSAGES, SOAP, TYPES, XSI
from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.calling import ANN, BOB, PASSWORD, Exchange, body, create, create_message, distinguished, subject, to
from tests.fuzz.names import Names

#: As many parts of a stream are drawn; it would go on for half an hour.
_PARTS: Final = 3
_NAMESPACES: Final = f'xmlns:s="{SOAP}" xmlns:t="{TYPES}" xmlns:m="{MESSAGES}" xmlns:xsi="{XSI}"'

_SHAPE: Final = "<m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
_FOLDER_SHAPE: Final = "<m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>"
_MEETING: Final = (
    "<t:CalendarItem><t:Subject>Plan</t:Subject><t:Start>2026-03-02T09:00:00Z</t:Start><t:End>2026-03-02T10:00:00Z</t:End>"
    "{}</t:CalendarItem>"
)
_WEEKLY: Final = (
    "<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence>"
    "<t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>5</t:NumberOfOccurrences>"
    "</t:NumberedRecurrence></t:Recurrence>"
)
_ATTACHMENTS: Final = (
    "<t:Attachments><t:FileAttachment><t:Name>a.txt</t:Name><t:Content>YWJj</t:Content></t:FileAttachment>"
    "<t:ItemAttachment><t:Name>b</t:Name><t:Message><t:Subject>Inner</t:Subject></t:Message></t:ItemAttachment>"
    "</t:Attachments>"
)
_ATTENDEES: Final = (
    f"<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:Attendee>"
    "</t:RequiredAttendees>"
)

#: What the company does before anybody asks strange things: all of it is valid in every version from 2010 SP2 on.
FURNITURE: Final = (
    create_message(subject("Hello"), body("text"), _ATTACHMENTS, to(BOB, ANN), disposition="SendAndSaveCopy"),
    create_message(subject("Draft"), body("<p>html</p>", "HTML")),
    create(_MEETING.format(""), disposition="", more='SendMeetingInvitations="SendToNone"'),
    create(_MEETING.format(_ATTENDEES + _WEEKLY), disposition="", more='SendMeetingInvitations="SendToAllAndSaveCopy"'),
    create("<t:Contact><t:FileAs>Bob Ray</t:FileAs><t:GivenName>Bob</t:GivenName></t:Contact>", disposition=""),
    create("<t:Task><t:Subject>Task</t:Subject><t:Status>InProgress</t:Status></t:Task>", disposition=""),
    create("<t:PostItem><t:Subject>Post</t:Subject></t:PostItem>", disposition=""),
    f"<m:CreateFolder><m:ParentFolderId>{distinguished('inbox')}</m:ParentFolderId>"
    "<m:Folders><t:Folder><t:DisplayName>Below</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>",
    f'<m:FindFolder Traversal="Deep">{_FOLDER_SHAPE}<m:ParentFolderIds>{distinguished("msgfolderroot")}'
    "</m:ParentFolderIds></m:FindFolder>",
    *(
        f'<m:FindItem Traversal="Shallow">{_SHAPE}<m:ParentFolderIds>{distinguished(name)}</m:ParentFolderIds>'
        "</m:FindItem>"
        for name in ("inbox", "drafts", "calendar", "contacts", "tasks")
    ),
    f"<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>{distinguished('inbox')}"
    "</m:SyncFolderId><m:MaxChangesReturned>5</m:MaxChangesReturned></m:SyncFolderItems>",
    "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape></m:SyncFolderHierarchy>",
    f"<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds><t:EventTypes>"
    "<t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>",
    f"<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds><t:EventTypes>"
    "<t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>",
)


class World:
    """One organisation, and the names that live in it."""

    def __init__(self, product: str) -> None:
        self.product = product
        self.names = Names()
        clock = ManualClock(datetime(2026, 3, 1, 8, tzinfo=UTC))
        self._exchange = Exchange(product, clock=clock)
        for payload in FURNITURE:
            answer = self.ask(envelope(payload.encode(), "Exchange2010_SP2"))
            assert answer.status == 200, answer.body
        for folder in ("inbox", "calendar"):
            for id in self._exchange.found(folder):
                self.names.learn(self._exchange.get(id).body)

    def ask(self, request: bytes, user: str = ANN) -> Exchanged:
        """Send a whole request; what came of it is on record, and its names are learnt."""
        login = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
        headers = Headers([("Authorization", f"Basic {login}"), ("Content-Type", "text/xml; charset=utf-8")])
        server = self._exchange.server
        reply = server.handle(HttpRequest("POST", "/EWS/Exchange.asmx", headers, request), Connection())
        if reply.chunks is not None:
            for _, _part in zip(range(_PARTS), reply.chunks, strict=False):
                pass
            close = getattr(reply.chunks, "close", None)
            if close is not None:
                close()
        recorder = self._exchange.organisation.recorder
        exchanged = recorder.exchanges[-1]
        # Nobody looks back, and a hundred thousand requests would be all that memory holds.
        recorder.exchanges.clear()
        self.names.learn(exchanged.body)
        return exchanged


def envelope(payload: bytes, version: str, header: bytes = b"") -> bytes:
    """Return a whole request around a payload."""
    named = f'<t:RequestServerVersion Version="{escape(version)}"/>'.encode() if version else b""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope {_NAMESPACES}><s:Header>'.encode()
        + named
        + header
        + b"</s:Header><s:Body>"
        + payload
        + b"</s:Body></s:Envelope>"
    )
