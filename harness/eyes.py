"""A second client's eyes: plain EWS requests over requests and lxml, sharing no code with emulator or integration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from typing import Final

import requests
from lxml import etree

from harness.slow_client import status_after_a_pause

_TYPES: Final = "http://schemas.microsoft.com/exchange/services/2006/types"
_MESSAGES: Final = "http://schemas.microsoft.com/exchange/services/2006/messages"
_SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
_NAMES: Final = MappingProxyType(
    {"t": _TYPES, "m": _MESSAGES, "s": _SOAP, "e": "http://schemas.microsoft.com/exchange/services/2006/errors"}
)

#: What every product of the matrix understands.
OLDEST_VERSION: Final = "Exchange2010_SP2"

_XML: Final = MappingProxyType({"Content-Type": "text/xml; charset=utf-8"})
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server: HTTP status, header lines, and the XML where there is any."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    xml: etree._Element | None = field(repr=False, default=None)

    @property
    def code(self) -> str:
        """The first response code: of the fault, or of the first response message; "" where none came."""
        found = self.texts("//e:ResponseCode") or self.texts("//m:ResponseCode")
        return found[0] if found else ""

    @property
    def version(self) -> str:
        """What ServerVersionInfo gives as Version; "" where there is none."""
        return self.attribute("//t:ServerVersionInfo", "Version")

    @property
    def build(self) -> str:
        """The four numbers of ServerVersionInfo, with dots."""
        numbers = ("MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber")
        return ".".join(self.attribute("//t:ServerVersionInfo", number) for number in numbers)

    def elements(self, path: str) -> list[etree._Element]:
        """Return what an XPath finds; prefixes t, m, s and e are known."""
        if self.xml is None:
            return []
        found = self.xml.xpath(path, namespaces=dict(_NAMES))
        return [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []

    def texts(self, path: str) -> list[str]:
        """Return the texts of what an XPath finds."""
        return [element.text or "" for element in self.elements(path)]

    def attribute(self, path: str, name: str) -> str:
        """Return an attribute of the first element that an XPath finds, "" where there is none."""
        for element in self.elements(path):
            return element.get(name) or ""
        return ""


@dataclass(frozen=True, slots=True)
class SeenMail:
    """A mail as it lies in a folder."""

    item_id: str
    change_key: str
    subject: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    body: str
    message_id: str


class Eyes:
    """Looks into one mailbox with its owner's password; ``session`` brings its own adapters, ``url`` is the EWS URL."""

    def __init__(self, session: requests.Session, url: str, login: str, password: str) -> None:
        self._session = session
        self._url = url
        self._auth = (login, password)

    def ask(self, payload: str, version: str = OLDEST_VERSION, header: str = "") -> Answer:
        """Send the content of a SOAP body, with prefixes t and m, naming that version; returns whatever came.

        ``header`` is XML that stands in the SOAP header beside the version.
        """
        response = self._session.post(
            self._url, data=_envelope(payload, version, header), headers=_XML, auth=self._auth, timeout=30
        )
        return Answer(response.status_code, response.headers, response.content, _read(response.content))

    def open_stream(self, payload: str) -> Answer:
        """Send a request that is answered piece by piece; returns the first piece, after which the client hangs up."""
        with self._session.post(
            self._url,
            data=_envelope(payload, OLDEST_VERSION),
            headers=_XML,
            auth=self._auth,
            timeout=30,
            stream=True,
        ) as response:
            piece = next(response.iter_content(chunk_size=None))
        return Answer(response.status_code, response.headers, piece, _read(piece))

    def status_after_a_pause(self, payload: str, seconds: float) -> int:
        """Send half a request, wait, and send the rest; returns the HTTP status, 0 where the server hangs up."""
        body = _envelope(payload, OLDEST_VERSION)
        return status_after_a_pause(self._url, str(self._session.verify), ":".join(self._auth), body, seconds)

    def mails(self, folder: str) -> list[SeenMail]:
        """Return every mail in a distinguished folder, in the order in which the server gives them.

        Raises AssertionError where the server does not answer a plain FindItem and GetItem with success.
        """
        found = self._must(
            '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
            f'<m:ParentFolderIds><t:DistinguishedFolderId Id="{escape(folder)}"/></m:ParentFolderIds></m:FindItem>'
        )
        ids = [element.get("Id") or "" for element in found.elements("//t:ItemId")]
        return self._read(ids) if ids else []

    def _read(self, item_ids: Sequence[str]) -> list[SeenMail]:
        named = "".join(f'<t:ItemId Id="{escape(item_id)}"/>' for item_id in item_ids)
        fields = ("item:Subject", "message:From", "message:ToRecipients", "message:CcRecipients", "item:Body")
        wanted = "".join(f'<t:FieldURI FieldURI="{name}"/>' for name in (*fields, "message:InternetMessageId"))
        answer = self._must(
            "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>"
            f"<t:AdditionalProperties>{wanted}</t:AdditionalProperties></m:ItemShape>"
            f"<m:ItemIds>{named}</m:ItemIds></m:GetItem>"
        )
        return [_mail(element) for element in answer.elements("//m:Items/*")]

    def _must(self, payload: str) -> Answer:
        answer = self.ask(payload)
        assert (answer.status, answer.code) == (200, "NoError"), f"a second client got {answer.status} {answer.code}"
        return answer


def _envelope(payload: str, version: str, header: str = "") -> bytes:
    named = f'<t:RequestServerVersion Version="{version}"/>' if version else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<s:Envelope xmlns:s="{_SOAP}" xmlns:t="{_TYPES}" xmlns:m="{_MESSAGES}">'
        f"<s:Header>{named}{header}</s:Header><s:Body>{payload}</s:Body></s:Envelope>"
    ).encode()


def _read(content: bytes) -> etree._Element | None:
    return etree.fromstring(content, _PARSER) if b"Envelope" in content[:1000] else None


def _mail(element: etree._Element) -> SeenMail:
    def texts(path: str) -> tuple[str, ...]:
        return tuple(found.text or "" for found in element.iterfind(path, namespaces=dict(_NAMES)))

    def text(path: str) -> str:
        return next(iter(texts(path)), "")

    item_id = element.find("t:ItemId", namespaces=dict(_NAMES))
    assert item_id is not None, "a mail without an id"
    return SeenMail(
        item_id.get("Id") or "",
        item_id.get("ChangeKey") or "",
        text("t:Subject"),
        text("t:From/t:Mailbox/t:EmailAddress"),
        texts("t:ToRecipients/t:Mailbox/t:EmailAddress"),
        texts("t:CcRecipients/t:Mailbox/t:EmailAddress"),
        text("t:Body"),
        text("t:InternetMessageId"),
    )
