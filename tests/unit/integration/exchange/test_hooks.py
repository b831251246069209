"""The contract with exchangelib: every hook that we rely on still does what we rely on (it is pinned exactly)."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from exchangelib.protocol import BaseProtocol, Protocol
from exchangelib.util import DocumentYielder
from requests.exceptions import ConnectionError, ReadTimeout

from integration.errors import ExchangeFailed
from integration.exchange.egress import RoutingAdapter, WholeResponse
from integration.exchange.gateway import ExchangeGateway, ExchangeMailbox
from integration.exchange.session import STREAMS, WORKERS
from integration.exchange.ways import Ways
from integration.model.account import Account, AccountState, Endpoint
from integration.model.mail import Draft, File, Letter, MailState, Original, OutgoingMail, SentCopy
from integration.model.outcome import Transport
from tests.unit.integration.exchange.scripted import (
    Answer,
    Request,
    Script,
    ScriptedServer,
    answer,
    behind_basic,
    egress,
    envelope,
    error,
    fault,
    success,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
URL = "https://mail.firm.test/EWS/Exchange.asmx"
ACCOUNT = Account(
    "account",
    "anna@firm.test",
    "anna@firm.test",
    Endpoint(URL, "basic", "14.3.123.4", "Exchange2010_SP2"),
    AccountState.CONNECTED,
    NOW,
)
MAIL = OutgoingMail(
    "the-key",
    "account",
    Letter("Offer", "<p>Hi</p>", ("bob@client.test",), references=("<a@x>", "<b@x>")),
    "<the-key@firm.test>",
    "t",
    MailState.DRAFTING,
    NOW,
    NOW,
)


class Desk:
    """One mailbox on a scripted server."""

    def __init__(self) -> None:
        self.server = ScriptedServer(lambda request: Answer(404))
        self.gateway = ExchangeGateway(Ways(egress(self.server)))

    def mailbox(self, script: Script) -> ExchangeMailbox:
        self.server.script = behind_basic(script)
        return self.gateway.mailbox(ACCOUNT, "secret")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.gateway.close()


def created(request: Request) -> Answer:
    item = '<m:Items><t:Message><t:ItemId Id="AAMk1" ChangeKey="CQAAAA=="/></t:Message></m:Items>'
    return answer("CreateItem", success("CreateItem", item))


def found(request: Request) -> Answer:
    page = '<m:RootFolder TotalItemsInView="0" IncludesLastItemInRange="true"><t:Items/></m:RootFolder>'
    folders = request.body.count("<t:DistinguishedFolderId")
    return answer("FindItem", *[success("FindItem", page)] * folders)


def found_one(request: Request) -> Answer:
    item = (
        '<t:Message><t:ItemId Id="AAMk1" ChangeKey="CQAAAA=="/><t:IsDraft>true</t:IsDraft>'
        '<t:ConversationId Id="AAQk1"/><t:InternetMessageId>&lt;the-key@firm.test&gt;</t:InternetMessageId></t:Message>'
    )
    page = f'<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true"><t:Items>{item}</t:Items></m:RootFolder>'
    empty = '<m:RootFolder TotalItemsInView="0" IncludesLastItemInRange="true"><t:Items/></m:RootFolder>'
    rest = request.body.count("<t:DistinguishedFolderId") - 1
    return answer("FindItem", success("FindItem", page), *[success("FindItem", empty)] * rest)


def nothing_new(request: Request) -> Answer:
    content = "<m:SyncState>H4sI</m:SyncState><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange><m:Changes/>"
    return answer("SyncFolderItems", success("SyncFolderItems", content))


def test_http_adapter_cls_is_mounted_in_every_session(desk: Desk) -> None:
    assert BaseProtocol.HTTP_ADAPTER_CLS is RoutingAdapter
    with BaseProtocol.raw_session(URL) as session:
        assert isinstance(session.get_adapter(URL), RoutingAdapter)


def test_neither_a_netrc_nor_a_proxy_of_the_environment_has_a_say(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = tmp_path / "netrc"
    passwords.write_text("machine mail.firm.test login somebody password else")
    monkeypatch.setenv("NETRC", str(passwords))
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.firm.test")
    with BaseProtocol.raw_session(URL) as session, egress(desk.server).open():
        session.post(URL)
        assert not session.merge_environment_settings(URL, {}, None, None, None)["proxies"]
    assert "Authorization" not in desk.server.asked[-1].headers


def test_a_call_outside_an_open_way_out_goes_nowhere(desk: Desk) -> None:
    with BaseProtocol.raw_session(URL) as session, pytest.raises(RuntimeError, match="outside"):
        session.post(URL)


def test_saving_a_draft_is_one_request_with_our_key_and_our_message_id(desk: Desk) -> None:
    assert desk.mailbox(created).save_draft(MAIL) == Draft("AAMk1", "CQAAAA==")
    assert desk.server.operations == ["CreateItem"]
    body = desk.server.asked[-1].body
    assert 'MessageDisposition="SaveOnly"' in body
    assert 'Id="drafts"' in body
    assert 'PropertyName="MailKey" PropertyType="String"/><t:Value>the-key</t:Value>' in body
    assert "<t:EmailAddress>bob@client.test</t:EmailAddress>" in body
    mime = message_in(body)
    assert mime["Message-ID"] == "<the-key@firm.test>"
    assert mime["References"] == "<a@x> <b@x>"
    assert mime["In-Reply-To"] == "<b@x>"
    assert mime.get_content().strip() == "<p>Hi</p>"
    assert desk.server.asked[-1].version == "Exchange2010_SP2"


def test_a_draft_with_files_that_answers_in_a_conversation_is_one_request_too(desk: Desk) -> None:
    index = b"\x01\x01\xdc\xa9\xe2\x6a" + bytes(range(16))
    files = [File("Angebot für Größe.pdf", "application/pdf", b"%PDF" * 9000), File("no type", "", b"")]
    desk.mailbox(created).save_draft(MAIL, files, Original(index, "Offer", ("<z@x>", "<a@x>")))

    assert desk.server.operations == ["CreateItem"]
    mime = message_in(desk.server.asked[-1].body)
    assert mime["References"] == "<z@x> <a@x> <b@x>"
    assert mime["Thread-Topic"] == "Offer"
    assert b64decode(mime["Thread-Index"])[:22] == index
    assert len(b64decode(mime["Thread-Index"])) == 27
    assert [(part.get_filename(), part.get_content_type(), part.get_content()) for part in mime.iter_attachments()] == [
        ("Angebot für Größe.pdf", "application/pdf", b"%PDF" * 9000),
        ("no type", "application/octet-stream", b""),
    ]


def message_in(body: str) -> EmailMessage:
    """Return the MIME in a CreateItem."""
    found = re.search("MimeContent>(.+?)</", body)
    assert found
    return message_from_bytes(b64decode(found[1]), policy=default)


def test_submitting_is_one_request_with_the_change_key(desk: Desk) -> None:
    desk.mailbox(lambda request: answer("SendItem", success("SendItem"))).send_draft(Draft("AAMk1", "CQAAAA=="))
    assert desk.server.operations == ["SendItem"]
    body = desk.server.asked[-1].body
    assert 'SaveItemToFolder="true"' in body
    assert '<t:ItemId Id="AAMk1" ChangeKey="CQAAAA=="/>' in body
    assert 'Id="sentitems"' in body


def test_looking_for_the_sent_copy_is_one_request_for_both_folders(desk: Desk) -> None:
    assert desk.mailbox(found).sent("the-key") == ()
    assert desk.server.operations == ["FindItem"]
    body = desk.server.asked[-1].body
    assert "<t:IsEqualTo>" in body
    assert '<t:Constant Value="the-key"/>' in body
    assert 'Id="sentitems"' in body
    assert 'Id="outbox"' in body


def test_what_is_found_is_given_with_id_and_change_key(desk: Desk) -> None:
    mailbox = desk.mailbox(found_one)
    assert mailbox.drafts("the-key") == (Draft("AAMk1", "CQAAAA=="),)
    assert mailbox.sent("the-key") == (SentCopy("AAMk1", "<the-key@firm.test>", "AAQk1"),)
    assert mailbox.discarded("the-key")


def test_headers_and_bodies_are_plain_values(desk: Desk) -> None:
    def item(request: Request) -> Answer:
        told = (
            '<m:Items><t:Message><t:ItemId Id="AAMk1" ChangeKey="C"/><t:ItemClass>IPM.Note</t:ItemClass>'
            '<t:Subject>Re: Offer</t:Subject><t:Body BodyType="HTML">&lt;p&gt;Yes&lt;/p&gt;</t:Body>'
            "<t:DateTimeReceived>2026-03-02T08:00:00Z</t:DateTimeReceived><t:InReplyTo>&lt;a@x&gt;</t:InReplyTo>"
            '<t:InternetMessageHeaders><t:InternetMessageHeader HeaderName="Auto-Submitted">no'
            "</t:InternetMessageHeader></t:InternetMessageHeaders><t:From><t:Mailbox><t:EmailAddress>Bob@Client.test</t:EmailAddress></t:Mailbox>"
            "</t:From><t:InternetMessageId>&lt;b@x&gt;</t:InternetMessageId><t:References>&lt;r@x&gt; &lt;a@x&gt;"
            "</t:References></t:Message></m:Items>"
        )
        return answer("GetItem", success("GetItem", told), error("GetItem", "ErrorItemNotFound"))

    mailbox = desk.mailbox(item)
    (headers,) = mailbox.headers(["AAMk1", "gone"])
    assert type(headers.received_at) is datetime
    assert headers.received_at == NOW
    assert (headers.sender, headers.answers) == ("bob@client.test", ("<a@x>", "<r@x>"))
    assert headers.marks == (("auto-submitted", "no"),)
    assert "item:Body" not in desk.server.asked[-1].body
    (body,) = mailbox.bodies(["AAMk1", "gone"])
    assert (type(body.html), body.html, body.text) == (str, "<p>Yes</p>", "")


def test_a_sync_without_change_is_one_request_from_the_first_on(desk: Desk) -> None:
    mailbox = desk.mailbox(nothing_new)
    changes = mailbox.changes("AAMkinbox", "", 512)
    assert (changes.created, changes.sync_state, changes.complete) == ((), "H4sI", True)
    mailbox.changes("AAMkinbox", "H4sI", 512)
    assert desk.server.operations == ["SyncFolderItems", "SyncFolderItems"]
    assert "<m:SyncState>H4sI</m:SyncState>" in desk.server.asked[-1].body
    assert desk.server.connections == ["mail.firm.test"]


def test_a_missing_item_is_an_answer_and_a_stale_one_is_another(desk: Desk) -> None:
    for code in ("ErrorItemNotFound", "ErrorStaleObject"):
        mailbox = desk.mailbox(lambda request, code=code: answer("SendItem", error("SendItem", code)))  # type: ignore[misc]
        with pytest.raises(ExchangeFailed) as caught:
            mailbox.send_draft(Draft("AAMk1", "CQAAAA=="))
        assert caught.value.outcome.response_code == code


def test_fail_fast_never_waits_and_tells_what_the_server_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("exchangelib sleeps"))
    busy = '<t:Value Name="BackOffMilliseconds">297749</t:Value>'
    mailbox = desk.mailbox(lambda request: fault("ErrorServerBusy", detail=busy))
    with pytest.raises(ExchangeFailed) as caught:
        mailbox.changes("AAMkinbox", "", 10)
    assert caught.value.outcome.response_code == "ErrorServerBusy"
    assert caught.value.outcome.back_off == timedelta(milliseconds=297749)
    assert desk.server.operations == ["SyncFolderItems"]


@pytest.mark.parametrize(
    ("failure", "transport"),
    [
        (ConnectionError("reset"), Transport.CUT_OFF),
        (ReadTimeout("slow"), Transport.TIMED_OUT),
    ],
)
def test_what_the_client_calls_a_response_code_is_not_taken_for_one(
    desk: Desk, failure: Exception, transport: Transport
) -> None:
    mailbox = desk.mailbox(lambda request: failure)
    with pytest.raises(ExchangeFailed) as caught:
        mailbox.changes("AAMkinbox", "", 10)
    assert (caught.value.outcome.transport, caught.value.outcome.response_code) == (transport, "")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (Answer(401, "", {}), 401),
        (Answer(401, "", {"Connection": "close"}), 401),
        (Answer(503, "busy", {"Content-Type": "text/html"}), 503),
        (Answer(503, "busy", {"Connection": "close"}), 503),
        (Answer(302, "", {"Location": "/ews/genericerrorpage.htm?aspxerrorpath=/ews/exchange.asmx"}), 302),
        (Answer(500, "<html>Server Error in '/EWS' Application</html>", {"Content-Type": "text/html"}), 500),
        (Answer(404, "", {"X-CasErrorCode": "UserNotFound"}), 404),
    ],
)
def test_the_status_seen_is_the_status_told(desk: Desk, said: Answer, status: int) -> None:
    mailbox = desk.mailbox(lambda request: said)
    with pytest.raises(ExchangeFailed) as caught:
        mailbox.changes("AAMkinbox", "", 10)
    assert (caught.value.outcome.status, caught.value.outcome.response_code) == (status, "")


def test_an_envelope_that_breaks_off_is_not_mended(desk: Desk) -> None:
    whole = nothing_new(Request("POST", URL, "", {}, None)).body
    assert isinstance(whole, str)
    mailbox = desk.mailbox(lambda request: Answer(body=whole[: whole.index("<m:Changes/>")]))
    with pytest.raises(ExchangeFailed) as caught:
        mailbox.changes("AAMkinbox", "", 10)
    assert caught.value.outcome.transport is Transport.CUT_OFF


@pytest.mark.parametrize("body", ["", "<html><body>Hello</body></html>", "gibberish \x00", envelope("<m:Nothing/>")])
def test_an_answer_that_makes_no_sense_is_unreadable(desk: Desk, body: str) -> None:
    mailbox = desk.mailbox(lambda request: Answer(body=body))
    with pytest.raises(ExchangeFailed) as caught:
        mailbox.changes("AAMkinbox", "", 10)
    assert caught.value.outcome.transport is Transport.UNREADABLE


def test_protocols_are_kept_by_endpoint_and_credentials_and_let_go_on_close(desk: Desk) -> None:
    mailbox = desk.mailbox(nothing_new)
    mailbox.changes("AAMkinbox", "", 10)
    configuration = mailbox.session.configuration
    protocol, _ = Protocol[configuration]
    assert protocol is mailbox.session.protocol
    desk.gateway.forget(ACCOUNT.id)
    with pytest.raises(KeyError):
        assert Protocol[configuration]


def test_the_pool_has_room_for_a_stream_beside_the_lane(desk: Desk) -> None:
    protocol = desk.mailbox(nothing_new).session.protocol
    assert protocol.max_connections == STREAMS + WORKERS
    sessions = [protocol.get_session() for _ in range(STREAMS + WORKERS)]
    for session in sessions:
        protocol.release_session(session)


def test_a_body_is_handed_over_whole_and_a_stream_byte_by_byte() -> None:
    whole = WholeResponse()
    whole._content = b"<a>whole</a>"
    assert list(whole.iter_content()) == [b"<a>whole</a>"]

    class Raw:
        def stream(self, amount: int | None, decode_content: bool) -> Iterator[bytes]:
            assert amount is None
            yield b"<Envelope>1</Envelope><Enve"
            yield b"lope>2</Envelope>"

    stream = WholeResponse()
    stream.raw = Raw()
    documents = [document.split(b"\n", 1)[1] for document in DocumentYielder(stream.iter_content())]
    assert documents == [b"<Envelope>1</Envelope>", b"<Envelope>2</Envelope>"]


def test_our_time_outs_replace_those_of_the_library(desk: Desk) -> None:
    desk.mailbox(nothing_new).changes("AAMkinbox", "", 10)
    assert desk.server.asked[-1].timeout == (10.0, 60.0)


def test_every_request_says_who_asks_which_and_for_whom(desk: Desk) -> None:
    mailbox = desk.mailbox(nothing_new)
    mailbox.changes("AAMkinbox", "", 512)
    mailbox.changes("AAMkinbox", "H4sI", 512)
    asked = [request.headers for request in desk.server.asked]
    assert {one["User-Agent"] for one in asked} == {"exchange-integration"}
    assert {one["X-AnchorMailbox"] for one in asked} == {ACCOUNT.address}
    assert len({one["client-request-id"] for one in asked}) == len(asked) >= 2


def test_two_worlds_in_one_process_do_not_meet() -> None:
    desks = [Desk(), Desk()]
    for number, desk in enumerate(desks):
        script = nothing_new if number else created
        desk.mailbox(script)
    desks[0].mailbox(created).save_draft(MAIL)
    desks[1].mailbox(nothing_new).changes("AAMkinbox", "", 10)
    assert desks[0].server.operations == ["CreateItem"]
    assert desks[1].server.operations == ["SyncFolderItems"]
    for desk in desks:
        desk.gateway.close()


def test_autodiscovers_cache_file_is_never_made(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchangelib.autodiscover.cache.AUTODISCOVER_PERSISTENT_STORAGE", str(tmp_path / "cache"))
    desk.gateway.discover("anna@firm.test", "anna@firm.test", "secret")
    assert list(tmp_path.iterdir()) == []
