"""The clients of docs/front-door.md by the names that they have there: each asks for one thing, and says what came."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from types import MappingProxyType
from typing import Any, Final

import dns.resolver
import requests
from lxml import etree

from harness.slow_client import status_after_a_pause
from tests.calling import create, create_message, distinguished, subject, to
from tests.wire.front_door.envelopes import NAMES
from tests.wire.front_door.requests_by_hand import GET_INBOX, PASSWORD, POX, SOAP, by_basic, by_ntlm
from tests.wire.front_door.world import ANN, BEA, CARL, HOST, PATIENCE, SERVICE, Refused, World

DRAFT: Final = create_message(subject("Offer"))
TWO_DRAFTS: Final = create(f"<t:Message>{subject('One')}</t:Message><t:Message>{subject('Two')}</t:Message>")
_WITH_SUBJECT: Final = '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>'
_SHAPE: Final = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
_DRAFTS: Final = f"<m:ParentFolderIds>{distinguished('drafts')}</m:ParentFolderIds>"


@dataclass(frozen=True, slots=True)
class Client:
    """What a client does, and what it says where nothing is in its way."""

    asks: Callable[[World], str]
    succeeds: str = "200 NoError"

    def says(self, world: World) -> str:
        """Return what the client is answered, or what becomes of its connection."""
        try:
            return self.asks(world)
        except Refused as refused:
            return str(refused)
        except requests.exceptions.SSLError as error:
            return next(words for sign, words in _TLS.items() if sign in str(error))
        except requests.exceptions.ChunkedEncodingError:
            return "half an answer"
        except requests.Timeout:
            return f"nothing in {PATIENCE} seconds"
        except requests.ConnectionError:
            return "no answer"


_TLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "has expired": "certificate expired",
        "mismatch": "certificate for another host",
        "unable to get local issuer": "certificate of an unknown authority",
        "TLS handshake failed": "no TLS handshake",
        "": "no version of TLS in common",
    }
)


# folders and items --------------------------------------------------------------------------------------------------


def get_folder(folder: str = "inbox", whose: str = "") -> str:
    mailbox = f"<t:Mailbox><t:EmailAddress>{whose}</t:EmailAddress></t:Mailbox>"
    id = f'<t:DistinguishedFolderId Id="{folder}">{mailbox}</t:DistinguishedFolderId>' if whose else ""
    shape = "<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    return f"<m:GetFolder>{shape}<m:FolderIds>{id or distinguished(folder)}</m:FolderIds></m:GetFolder>"


def asking(payload: str | bytes, **how: Any) -> Client:
    """Return a client that asks for one thing."""

    def ask(world: World) -> str:
        world.ask(payload, **how)
        return "200 NoError"

    return Client(ask)


def after_wrong_passwords(world: World) -> str:
    for _ in range(3):
        with world.session() as session:
            session.post(f"https://{HOST}/EWS/Exchange.asmx", GET_INBOX, auth=by_basic(ANN, "guess"))
    return asking(get_folder()).asks(world)


def newest_version(world: World) -> str:
    return asking(get_folder(), version=world.product.schema.name).asks(world)


def acting_for(address: str) -> str:
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{address}</t:PrimarySmtpAddress></t:ConnectingSID>"
    return f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"


# limits -------------------------------------------------------------------------------------------------------------


def subscribe(kind: str = "Pull") -> str:
    timeout = "<t:Timeout>10</t:Timeout>" if kind == "Pull" else ""
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    request = f"{kind}SubscriptionRequest"
    folders = f"<t:FolderIds>{distinguished('drafts')}</t:FolderIds>"
    return f"<m:Subscribe><m:{request}>{folders}{events}{timeout}</m:{request}></m:Subscribe>"


@contextmanager
def subscribed(world: World, kind: str = "Pull") -> Iterator[tuple[str, str]]:
    """Yield a subscription's id and its watermark, where it has one, and end it with all others of Ann's."""
    reply = world.ask(subscribe(kind))
    try:
        yield reply.findtext(".//{*}SubscriptionId") or "", reply.findtext(".//{*}Watermark") or ""
    finally:
        world.exchange.organisation.premises.end_subscriptions(ANN)


def two_subscriptions(world: World) -> str:
    with subscribed(world):
        return asking(subscribe()).asks(world)


def two_streams(world: World) -> str:
    with subscribed(world, "Streaming") as (id, _), ExitStack() as streams:
        ids = f"<m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
        payload = f"<m:GetStreamingEvents>{ids}<m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"
        for _ in range(2):
            streams.enter_context(world.asking(payload, stream=True))
    return "200 NoError"


def one_after_the_other(world: World) -> str:
    world.ask(DRAFT)
    return asking(DRAFT).asks(world)


def find(more: str = "", query: str = "") -> str:
    return f'<m:FindItem Traversal="Shallow">{_SHAPE}{more}{_DRAFTS}{query}</m:FindItem>'


def nested(levels: int) -> str:
    inside = "<t:Message><t:Subject>Inside</t:Subject></t:Message>"
    for level in range(levels):
        attached = f"<t:ItemAttachment><t:Name>{level}</t:Name>{inside}</t:ItemAttachment>"
        inside = f"<t:Message><t:Subject>{level}</t:Subject><t:Attachments>{attached}</t:Attachments></t:Message>"
    return f'<m:CreateItem MessageDisposition="SaveOnly"><m:Items>{inside}</m:Items></m:CreateItem>'


def calendar_view(years: int) -> str:
    view = f'<m:CalendarView StartDate="2026-01-01T00:00:00Z" EndDate="{2026 + years}-01-02T00:00:00Z"/>'
    where = f"<m:ParentFolderIds>{distinguished('calendar')}</m:ParentFolderIds>"
    return f'<m:FindItem Traversal="Shallow">{_SHAPE}{view}{where}</m:FindItem>'


_AVAILABILITY: Final = (
    "<m:GetUserAvailabilityRequest><t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>02:00:00"
    "</t:Time><t:DayOrder>5</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>"
    "<t:DaylightTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month>"
    "<t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone><m:MailboxDataArray><t:MailboxData><t:Email>"
    f"<t:Address>{BEA}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>"
    "</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>2026-03-02T00:00:00</t:StartTime>"
    "<t:EndTime>2026-03-05T00:00:00</t:EndTime></t:TimeWindow><t:RequestedView>FreeBusy</t:RequestedView>"
    "</t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>"
)


# failures -----------------------------------------------------------------------------------------------------------


def sync(world: World) -> str:
    """Go on from the state that was given out last; without one, or when it is taken no more, begin anew."""
    state = world.kept.pop("SyncState", "")
    said = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    where = f"<m:SyncFolderId>{distinguished('drafts')}</m:SyncFolderId>{said}"
    reply = world.ask(
        f"<m:SyncFolderItems>{_SHAPE}{where}<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    world.kept["SyncState"] = reply.findtext(".//{*}SyncState") or ""
    return "200 NoError"


def events(world: World) -> str:
    with subscribed(world) as (id, watermark):
        world.ask(DRAFT)
        asked = f"<m:SubscriptionId>{id}</m:SubscriptionId><m:Watermark>{watermark}</m:Watermark>"
        reply = world.ask(f"<m:GetEvents>{asked}</m:GetEvents>")
        return f"{len(reply.findall('.//{*}CreatedEvent'))} of 1 events"


# finding ------------------------------------------------------------------------------------------------------------


def autodiscover(world: World, path: str, *, host: str = HOST, scheme: str = "https", of: str = ANN) -> etree._Element:
    body = (POX if path.endswith(".xml") else SOAP).replace("ADDRESS", of)
    url = f"{scheme}://{host}/autodiscover/{path}"
    with world.session() as session:
        answer = session.post(
            url, body, auth=by_basic(), headers={"Content-Type": "text/xml"}, allow_redirects=False, timeout=PATIENCE
        )
    world.judge_headers(answer)
    if answer.status_code != 200:
        raise Refused(str(answer.status_code))
    return etree.fromstring(answer.content)


def told(reply: etree._Element, host: str = HOST) -> str:
    """Return what a document of Autodiscover says: an error, a redirection, or whether its URL is the right one."""
    action = reply.findtext(".//{*}Action") or ""
    codes = [one.text or "" for one in reply.iter("{*}ErrorCode") if one.text != "NoError"]
    url = reply.findtext(".//{*}EwsUrl") or reply.findtext(".//{*}Value") or ""
    said = codes[-1] if codes else action if action.startswith("redirect") else url
    return "200" if said == f"https://{host}/EWS/Exchange.asmx" else f"200 {said}"


def both_dialects(world: World) -> str:
    said = [told(autodiscover(world, path)) for path in ("autodiscover.xml", "autodiscover.svc")]
    return " ".join(dict.fromkeys(" ".join(said).split()))


def followed(world: World) -> str:
    of = ANN
    for _ in range(10):
        reply = autodiscover(world, "autodiscover.xml", of=of)
        if reply.findtext(".//{*}Action") != "redirectAddr":
            return told(reply)
        of = reply.findtext(".//{*}RedirectAddr") or ""
    return "10 redirections"


def names(world: World) -> str:
    """Look for the server as a client does: autodiscover.DOMAIN, else what the SRV record says."""
    exchange = world.on_the_network()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = [exchange.host], exchange.dns_port or 0
    with suppress(dns.resolver.NXDOMAIN):
        return f"A {resolver.resolve('autodiscover.example.test.', 'A')[0]}"
    with suppress(dns.resolver.NXDOMAIN):
        record = resolver.resolve("_autodiscover._tcp.example.test.", "SRV")[0]
        return f"SRV {record.target.to_text().rstrip('.')}:{record.port}"
    return "no such name"


def over_tls(world: World) -> str:
    exchange = world.on_the_network()
    with requests.Session() as session:
        session.trust_env, session.verify = False, str(exchange.ca_path)
        answer = session.post(
            exchange.ews_url, GET_INBOX, auth=by_basic(), headers={"Content-Type": "text/xml"}, timeout=10
        )
    return f"{answer.status_code} NoError"


def with_a_pause(world: World) -> str:
    exchange = world.on_the_network()
    status = status_after_a_pause(exchange.ews_url, str(exchange.ca_path), f"{ANN}:{PASSWORD}", GET_INBOX, 0.3)
    return f"{status} NoError" if status else "no answer"


def by_newest_tls(world: World) -> str:
    exchange = world.on_the_network()
    context = ssl.create_default_context(cadata=exchange.ca_pem)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        with (
            socket.create_connection((exchange.host, exchange.port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname=exchange.host) as client,
        ):
            return client.version() or ""
    except ssl.SSLError as error:
        raise requests.exceptions.SSLError(error) from error


# mail ---------------------------------------------------------------------------------------------------------------


def by_smtp(recipient: str) -> Client:
    """Return a client that hands in a mail from outside, and looks whether it is reported back."""

    def hand_in(world: World) -> str:
        exchange = world.on_the_network()
        before = len(exchange.control.outside_inbox(CARL))
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = CARL, recipient, "Hello"
        letter.set_content("From outside. " * 200)
        try:
            with smtplib.SMTP(exchange.host, exchange.smtp_port or 0, "mx.outside.test", timeout=10) as client:
                client.send_message(letter)
        except smtplib.SMTPRecipientsRefused as refused:
            return str(refused.recipients[recipient][0])
        except smtplib.SMTPResponseException as refused:
            return str(refused.smtp_code)
        return "250, reported back" if len(exchange.control.outside_inbox(CARL)) > before else "250"

    return Client(hand_in, "250")


def by_ews(recipient: str) -> Client:
    """Return a client that sends a mail, and looks whether it is reported back."""

    def send(world: World) -> str:
        def reports() -> int:
            return sum(1 for one in world.exchange.control.items(ANN, "inbox") if "Undeliverable" in one.subject)

        before = reports()
        world.ask(create_message(subject("Hello"), to(recipient), disposition="SendOnly"))
        return "200 NoError, reported back" if reports() > before else "200 NoError"

    return Client(send)


def in_envelope(content: bytes) -> bytes:
    return f"<s:Envelope {NAMES}><s:Body>".encode() + content + b"</s:Body></s:Envelope>"


_ENTITIES: Final = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
_OUTSIDE: Final = b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><a>&x;</a>'

#: Every client by its name.
CLIENTS: Final[Mapping[str, Client]] = MappingProxyType(
    {
        "Ann": asking(get_folder()),
        "Ann by NTLM": asking(get_folder(), login=by_ntlm),
        "Ann by NTLM without channel binding": asking(get_folder(), login=lambda user: by_ntlm(user, bound=False)),
        "Ann after three wrong passwords": Client(after_wrong_passwords),
        "Bea": asking(get_folder(), user=BEA),
        "Bea in Ann's inbox": asking(get_folder(whose=ANN), user=BEA),
        "Bea in Ann's calendar": asking(get_folder("calendar", whose=ANN), user=BEA),
        "the room Blue": asking(get_folder(), user="blue@example.test"),
        "the shared mailbox Sales": asking(get_folder(), user="sales@example.test"),
        "the equipment Van": asking(get_folder(), user="van@example.test"),
        "a service for Ann": asking(get_folder(), user=SERVICE, header=acting_for(ANN)),
        "Ann naming Exchange2010_SP3": asking(get_folder(), version="Exchange2010_SP3"),
        "Ann naming V2018_01_08": asking(get_folder(), version="V2018_01_08"),
        "Ann naming no version": asking(get_folder(), version=""),
        "Ann naming no version, for her archive": asking(get_folder("archiveroot"), version=""),
        "Ann naming Exchange2007_SP1, for room lists": asking("<m:GetRoomLists/>", version="Exchange2007_SP1"),
        "Ann naming Exchange2010, for room lists": asking("<m:GetRoomLists/>", version="Exchange2010"),
        "Ann naming the newest version of the front end": Client(newest_version),
        "Ann with a draft": asking(DRAFT),
        "Ann with two drafts, one after the other": Client(one_after_the_other),
        "Ann with two drafts at once": asking(TWO_DRAFTS),
        "Ann with two subscriptions": Client(two_subscriptions),
        "Ann with two streams": Client(two_streams),
        "Ann for all her drafts": asking(find()),
        "Ann for drafts with a subject": asking(find(_WITH_SUBJECT)),
        "Ann for drafts with the word Draft": asking(find(query="<m:QueryString>Draft</m:QueryString>")),
        "Ann for three days of Bea's": asking(_AVAILABILITY),
        "Ann with eleven items in one another": asking(nested(11)),
        "Ann with two items in one another": asking(nested(2)),
        "Ann for three years of her calendar": asking(calendar_view(3)),
        "Ann for a year of her calendar": asking(calendar_view(1)),
        "Ann synchronising": Client(sync),
        "Ann listening": Client(events, "1 of 1 events"),
        "Autodiscover": Client(both_dialects, "200"),
        "Autodiscover, followed": Client(followed, "200"),
        "Autodiscover by SOAP": Client(lambda world: told(autodiscover(world, "autodiscover.svc")), "200"),
        "Autodiscover at example.test": Client(
            lambda world: told(autodiscover(world, "autodiscover.xml", host="example.test"), "example.test"), "200"
        ),
        "Autodiscover by plain HTTP": Client(
            lambda world: told(autodiscover(world, "autodiscover.xml", scheme="http")), "200"
        ),
        "DNS": Client(names, "A 127.0.0.1"),
        "Ann over TLS": Client(over_tls),
        "a client of TLS 1.3 alone": Client(by_newest_tls, "TLSv1.3"),
        "Ann to Bea": by_ews(BEA),
        "Ann to Carl": by_ews(CARL),
        "Carl to Ann by SMTP": by_smtp(ANN),
        "Carl to Bea by SMTP": by_smtp(BEA),
        "Carl to a stranger by SMTP": by_smtp("dora@elsewhere.test"),
        "entities that expand": asking(_ENTITIES),
        "an entity from elsewhere": asking(_OUTSIDE),
        "fifty thousand levels": asking(in_envelope(b"<a>" * 50_000 + b"</a>" * 50_000)),
        "a million characters in an attribute": asking(in_envelope(b'<a b="' + b"c" * 1_000_000 + b'"/>')),
        "Ann pausing in the middle of her request": Client(with_a_pause),
        "half a surrogate": asking(in_envelope(b"<a>\xed\xa0\x80</a>")),
    }
)
