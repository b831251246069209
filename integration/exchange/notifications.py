"""Streaming notifications as bytes: what is asked, and what the envelopes of a stream say (MS-OXWSNTIF 3.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

_M: Final = "{http://schemas.microsoft.com/exchange/services/2006/messages}"
_T: Final = "{http://schemas.microsoft.com/exchange/services/2006/types}"
_END: Final = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?Envelope\s*>")
# A notification is some hundred bytes; whoever sends this much without an end is no Exchange.
_LONGEST: Final = 4 * 1024 * 1024

_ENVELOPE: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"'
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">'
    '<s:Header><t:RequestServerVersion Version="{version}"/></s:Header><s:Body>{body}</s:Body></s:Envelope>'
)
# What puts an item into the folder: new mail, and what a person or a rule moves, copies or makes there.
_SUBSCRIBE: Final = (
    "<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>{folders}</t:FolderIds>"
    "<t:EventTypes><t:EventType>NewMailEvent</t:EventType><t:EventType>CreatedEvent</t:EventType>"
    "<t:EventType>MovedEvent</t:EventType><t:EventType>CopiedEvent</t:EventType></t:EventTypes>"
    "</m:StreamingSubscriptionRequest></m:Subscribe>"
)
_STREAM: Final = (
    "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
    "<m:ConnectionTimeout>{minutes}</m:ConnectionTimeout></m:GetStreamingEvents>"
)
_EVENTS: Final = tuple(f"{_T}{kind}Event" for kind in ("NewMail", "Created", "Moved", "Copied"))


class Unreadable(Exception):
    """What came is no envelope of Exchange."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one envelope says; ``code`` is the first response code, or the fault's, "" for none."""

    code: str = ""
    back_off_ms: int = 0
    subscription_id: str = ""
    events: int = 0
    closed: bool = False


def subscribe(version: str, folder_ids: Sequence[str] = ()) -> bytes:
    """Return the request for a streaming subscription to these folders, or to the inbox of whoever signs in."""
    named = "".join(f"<t:FolderId Id={quoteattr(id)}/>" for id in folder_ids)
    body = _SUBSCRIBE.format(folders=named or '<t:DistinguishedFolderId Id="inbox"/>')
    return _ENVELOPE.format(version=version, body=body).encode()


def stream(version: str, subscription_id: str, minutes: int) -> bytes:
    """Return the request for a stream of that subscription's events, ``minutes`` (1 to 30) long."""
    return _ENVELOPE.format(version=version, body=_STREAM.format(id=subscription_id, minutes=minutes)).encode()


class Splitter:
    """Cuts what arrives, in whatever pieces, into envelopes."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the envelopes that are whole now; raises Unreadable for one without an end."""
        # An end tag may be cut in two, so a search begins a little before what is new.
        begin = max(len(self._rest) - 64, 0)
        self._rest += piece
        while found := _END.search(self._rest, begin):
            envelope, self._rest = self._rest[: found.end()], self._rest[found.end() :]
            begin = 0
            yield envelope.lstrip()
        if len(self._rest) > _LONGEST:
            raise Unreadable(f"an envelope of more than {_LONGEST} bytes")


def read(envelope: bytes) -> Said:
    """Return what an envelope says; raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(envelope, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
    code = _first(root, f"{_M}ResponseCode") or _first(root, "{*}ResponseCode") or _first(root, "faultcode")
    back_off = root.xpath("string(//*[local-name()='Value' and @Name='BackOffMilliseconds'])")
    return Said(
        code="" if code == "NoError" else code,
        back_off_ms=int(back_off) if str(back_off).isdigit() else 0,
        subscription_id=_first(root, f"{_M}SubscriptionId"),
        events=sum(1 for _ in root.iter(*_EVENTS)),
        closed=_first(root, f"{_M}ConnectionStatus") == "Closed",
    )


def _first(root: etree._Element, name: str) -> str:
    found = next(root.iter(name), None)
    return (found.text or "").strip() if found is not None else ""
