"""One organisation as a raw client meets it: a request goes in, the whole reply comes out, judged by the schemas."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

import pytest
from lxml import etree

from fake_ews.clock import ManualClock
from fake_ews.organisation import Organisation
from fake_ews.products import PRODUCTS
from fake_ews.server import Server
from fake_ews.settings import Settings
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply, Wait
from fake_ews.versions import Version, schema_of
from fake_ews.wire.validity import as_the_schema_has_it
from tests.microsoft_schema import FOLDERS, microsoft_validator, present
from tests.valid_replies import our_validator

ANN: Final = "ann@example.test"
BOB: Final = "bob@example.test"
PASSWORD: Final = "secret"

_NAMES: Final = {
    "t": "http://schemas.microsoft.com/exchange/services/2006/types",
    "m": "http://schemas.microsoft.com/exchange/services/2006/messages",
    "e": "http://schemas.microsoft.com/exchange/services/2006/errors",
    "s": "http://schemas.xmlsoap.org/soap/envelope/",
}

#: Runs a test once for each product, by its name.
every_product: Final = pytest.mark.parametrize("product", tuple(PRODUCTS))

#: Runs a test for the oldest product and the newest, where none between them is said to differ.
first_and_last_product: Final = pytest.mark.parametrize("product", [min(PRODUCTS), max(PRODUCTS)])


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply: its status, its bytes, and its XML behind XPaths with the prefixes t, m, e and s."""

    status: int
    body: bytes
    xml: etree._Element = field(repr=False)

    @property
    def codes(self) -> list[str]:
        """The response code of every response message, in order; of a fault its own."""
        return self.texts("//m:ResponseCode") or self.texts("//e:ResponseCode")

    @property
    def code(self) -> str:
        """The one response code there is."""
        (code,) = self.codes
        return code

    def elements(self, path: str) -> list[etree._Element]:
        """Return the elements that an XPath finds."""
        found = self.xml.xpath(path, namespaces=_NAMES)
        assert isinstance(found, list)
        return [one for one in found if isinstance(one, etree._Element)]

    def texts(self, path: str) -> list[str]:
        """Return the texts of the elements that an XPath finds."""
        return [one.text or "" for one in self.elements(path)]

    def text(self, path: str) -> str:
        """Return the text of the one element that an XPath finds."""
        (text,) = self.texts(path)
        return text

    def ids(self, path: str = "//t:ItemId") -> list[tuple[str, str]]:
        """Return Id and ChangeKey of the ids that an XPath finds."""
        return [(one.get("Id") or "", one.get("ChangeKey") or "") for one in self.elements(path)]

    def names(self, path: str) -> list[str]:
        """Return the local names of the elements that an XPath finds."""
        return [etree.QName(one).localname for one in self.elements(path)]


class Exchange:
    """An Exchange with the mailboxes of Ann and Bob (and more), on a clock that stands still."""

    def __init__(
        self, product: str = "2019", *more: str, settings: Settings | None = None, clock: ManualClock | None = None
    ) -> None:
        self.clock = clock or ManualClock()
        self.organisation = Organisation(exchange=product, clock=self.clock, settings=settings)
        for address in (ANN, BOB, *more):
            self.organisation.add_mailbox(address, PASSWORD)
        self.server = Server(self.organisation, ("basic",))

    @property
    def version(self) -> str:
        """The newest version that the product takes, which requests name unless told otherwise."""
        return self.organisation.product.schema.name

    def ask(self, payload: str, *, user: str = ANN, version: str = "", header: str = "") -> Answer:
        """Send the content of a SOAP body; every reply has to be valid, and no mistake of the server's own."""
        reply = self.handle(self.request(payload, user=user, version=version, header=header))
        if reply.ended is not None:
            reply.ended()
        answer = Answer(reply.status, reply.body, etree.fromstring(reply.body or b"<nothing/>"))
        if reply.status == 200:
            judge(answer.elements("/s:Envelope/s:Body/*")[0], Version[version or self.version])
        return answer

    def stream(self, payload: str, *, user: str = ANN) -> Iterator[Answer | None]:
        """Send a request that is answered piece by piece; None stands where there is nothing to say for now."""
        reply = self.handle(self.request(payload, user=user))
        assert reply.chunks is not None
        assert reply.ended is not None
        try:
            for chunk in reply.chunks:
                yield None if isinstance(chunk, Wait) else Answer(200, chunk, etree.fromstring(chunk))
        finally:
            reply.ended()

    def request(
        self, payload: str, *, user: str = ANN, version: str = "", header: str = "", padding: bytes = b""
    ) -> HttpRequest:
        """Return the request with the content of a SOAP body; ``padding`` stands behind the envelope."""
        names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items() if prefix != "e")
        envelope = (
            f'<?xml version="1.0" encoding="utf-8"?><s:Envelope {names}><s:Header><t:RequestServerVersion '
            f'Version="{version or self.version}"/>{header}</s:Header><s:Body>{payload}</s:Body></s:Envelope>'
        )
        login = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
        headers = Headers([("Authorization", f"Basic {login}"), ("Content-Type", "text/xml; charset=utf-8")])
        return HttpRequest("POST", "/EWS/Exchange.asmx", headers, envelope.encode() + padding)

    def handle(self, request: HttpRequest) -> Reply:
        """Hand the server a request, and return the reply with its effects: perhaps it is still on its way."""
        reply = self.server.handle(request, Connection())
        mistake = self.organisation.recorder.exchanges[-1].internal_error
        assert not mistake, mistake
        return reply

    def get(self, item_id: str, *paths: str, user: str = ANN, shape: str = "AllProperties") -> Answer:
        """Get one item; ``paths`` are further FieldURIs."""
        more = "".join(f'<t:FieldURI FieldURI="{path}"/>' for path in paths)
        wanted = f"<t:AdditionalProperties>{more}</t:AdditionalProperties>" if more else ""
        answer = self.ask(
            f"<m:GetItem><m:ItemShape><t:BaseShape>{shape}</t:BaseShape>{wanted}</m:ItemShape>"
            f'<m:ItemIds><t:ItemId Id="{item_id}"/></m:ItemIds></m:GetItem>',
            user=user,
        )
        assert answer.code == "NoError", answer.code
        return answer

    def found(self, folder: str, *, user: str = ANN) -> list[str]:
        """Return the ids of the items in a distinguished folder, oldest first."""
        store = self.store(user)
        items = store.distinguished[folder].items.values()
        return [store.ids.item(item.folder.counter, item.counter) for item in items]

    def subjects(self, folder: str, *, user: str = ANN) -> list[str]:
        """Return the subjects in a distinguished folder, oldest first, as GetItem gives them."""
        return [self.get(id, user=user).text("//t:Subject") for id in self.found(folder, user=user)]

    def store(self, user: str = ANN) -> Any:
        """Return a user's store, for looking at what no operation shows."""
        mailbox = self.organisation.premises.directory.find(user)
        assert mailbox is not None
        return mailbox.store


def create_message(*elements: str, disposition: str = "SaveOnly", folder: str = "") -> str:
    """Return CreateItem with one message of these elements, in schema order."""
    return create(f"<t:Message>{''.join(elements)}</t:Message>", disposition=disposition, folder=folder)


def create(item: str, *, disposition: str = "SaveOnly", folder: str = "", more: str = "") -> str:
    """Return CreateItem with these items; ``more`` are further attributes."""
    said = f' MessageDisposition="{disposition}"' if disposition else ""
    target = f"<m:SavedItemFolderId>{distinguished(folder)}</m:SavedItemFolderId>" if folder else ""
    return f"<m:CreateItem{said} {more}>{target}<m:Items>{item}</m:Items></m:CreateItem>"


def distinguished(folder: str) -> str:
    """Return a distinguished folder's id."""
    return f'<t:DistinguishedFolderId Id="{folder}"/>'


def to(*addresses: str, element: str = "ToRecipients") -> str:
    """Return recipients."""
    mailboxes = "".join(f"<t:Mailbox><t:EmailAddress>{one}</t:EmailAddress></t:Mailbox>" for one in addresses)
    return f"<t:{element}>{mailboxes}</t:{element}>"


def subject(text: str) -> str:
    """Return a subject."""
    return f"<t:Subject>{escape(text)}</t:Subject>"


def body(text: str, kind: str = "Text") -> str:
    """Return a body."""
    return f'<t:Body BodyType="{kind}">{escape(text)}</t:Body>'


def judge(payload: etree._Element, version: Version) -> None:
    """Assert that a message is valid for a version: by our own documents, and by Microsoft's where they are at hand."""
    for validator in _validators(version):
        validator.assertValid(as_the_schema_has_it(payload))


def _validators(version: Version) -> Iterator[etree.XMLSchema]:
    yield our_validator(version)
    if present() and schema_of(version) in FOLDERS:
        yield microsoft_validator(schema_of(version))
