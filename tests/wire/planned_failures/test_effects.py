"""Every planned failure as a client on the network meets it; the same client succeeds when the plan is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from fake_ews.clock import ManualClock
from fake_ews.faults import EFFECTS, PlannedFault
from fake_ews.testing import FakeExchange
from harness.eyes import Answer, Eyes

ANN = "ann@example.test"
BOB = "bob@example.test"

Client = Callable[[str], Eyes]


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: "secret", BOB: "secret"}, auth=("basic",), tls=False, clock=ManualClock()) as one:
        yield one


@pytest.fixture
def client(exchange: FakeExchange) -> Iterator[Client]:
    with ExitStack() as sessions:

        def connect(user: str = ANN) -> Eyes:
            session = sessions.enter_context(requests.Session())
            session.trust_env = False
            return Eyes(session, exchange.ews_url, user, "secret")

        yield connect


def folder(name: str = "inbox") -> str:
    shape = "<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    ids = "".join(f'<t:DistinguishedFolderId Id="{one}"/>' for one in name.split())
    return f"<m:GetFolder>{shape}<m:FolderIds>{ids}</m:FolderIds></m:GetFolder>"


def draft(*subjects: str) -> str:
    items = "".join(f"<t:Message><t:Subject>{one}</t:Subject></t:Message>" for one in subjects)
    return f'<m:CreateItem MessageDisposition="SaveOnly"><m:Items>{items}</m:Items></m:CreateItem>'


def sync(state: str = "") -> str:
    shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    where = '<m:SyncFolderId><t:DistinguishedFolderId Id="drafts"/></m:SyncFolderId>'
    said = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    rest = "<m:MaxChangesReturned>10</m:MaxChangesReturned>"
    return f"<m:SyncFolderItems>{shape}{where}{said}{rest}</m:SyncFolderItems>"


def subscribe(kind: str = "Pull") -> str:
    timeout = "<t:Timeout>10</t:Timeout>" if kind == "Pull" else ""
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    folders = '<t:FolderIds><t:DistinguishedFolderId Id="drafts"/></t:FolderIds>'
    request = f"{kind}SubscriptionRequest"
    return f"<m:Subscribe><m:{request}>{folders}{events}{timeout}</m:{request}></m:Subscribe>"


def codes(answer: Answer) -> list[str]:
    return answer.texts("//m:ResponseCode") or answer.texts("//e:ResponseCode")


def works(eyes: Eyes) -> bool:
    return eyes.ask(folder()).code == "NoError"


def drafts(exchange: FakeExchange) -> list[str]:
    return [item.subject for item in exchange.control.items(ANN, "drafts")]


# the whole request -------------------------------------------------------------------------------------------------


def test_an_http_status(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("status", status=503))
    ann = client(ANN)

    assert (refused := ann.ask(folder())).status == 503
    assert refused.body == b""
    assert works(ann)


def test_a_soap_fault_with_the_time_to_stay_away(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("fault", "GetFolder", back_off_ms=297_749))
    ann = client(ANN)

    busy = ann.ask(folder())

    assert (busy.status, busy.code) == (500, "ErrorServerBusy")
    assert busy.texts("//t:MessageXml/t:Value[@Name='BackOffMilliseconds']") == ["297749"]
    assert works(ann)


def test_a_login_that_is_refused_although_the_password_is_right(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("refuse_login", mailbox=BOB))

    assert works(client(ANN))
    assert client(BOB).ask(folder()).status == 401
    assert works(client(BOB))


def test_a_refused_login_is_challenged_as_the_directory_challenges(exchange: FakeExchange, client: Client) -> None:
    exchange.change(ews_authentication=("ntlm", "basic"), autodiscover_authentication=("negotiate", "basic"))
    exchange.plan(PlannedFault("refuse_login"))
    exchange.plan(PlannedFault("refuse_login", "Autodiscover"))

    ews = client(ANN).ask(folder())
    autodiscover = requests.post(exchange.autodiscover_url, b"", auth=(ANN, "secret"), timeout=10)

    assert ews.headers["WWW-Authenticate"] == 'NTLM, Basic realm="127.0.0.1"'
    assert autodiscover.headers["WWW-Authenticate"] == 'Negotiate, Basic realm="127.0.0.1"'


def test_what_happens_to_requests_of_ews_spares_autodiscover_and_the_other_way_round(
    exchange: FakeExchange, client: Client
) -> None:
    def autodiscover() -> int:
        return requests.get(exchange.autodiscover_url, auth=(ANN, "secret"), timeout=10).status_code

    exchange.plan(PlannedFault("status", times=2))
    assert (autodiscover(), client(ANN).ask(folder()).status) == (200, 503)
    exchange.control.clear_faults()
    exchange.plan(PlannedFault("status", "Autodiscover", ANN))
    assert (client(ANN).ask(folder()).status, autodiscover(), autodiscover()) == (200, 503, 200)


@pytest.mark.parametrize("after", [False, True])
def test_a_connection_that_breaks_before_or_after_the_work(exchange: FakeExchange, client: Client, after: bool) -> None:
    exchange.plan(PlannedFault("reset", "CreateItem", after=after))
    ann = client(ANN)

    with pytest.raises(requests.ConnectionError):
        ann.ask(draft("Offer"))

    assert drafts(exchange) == (["Offer"] if after else [])
    assert works(ann)


def test_half_an_answer(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("cut", share=0.5))
    ann = client(ANN)

    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)) as broken:
        ann.ask(folder())

    whole = len(exchange.organisation.recorder.exchanges[0].body)
    (read,) = {int(number) for number in re.findall(r"(\d+) bytes read", str(broken.value))} or {whole // 2}
    assert read == whole // 2
    assert works(ann)


def test_a_slow_answer_to_what_was_done_at_once(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("delay", "CreateItem", seconds=30))

    with pytest.raises(requests.Timeout):
        impatient(client(ANN), draft("Offer"))

    assert drafts(exchange) == ["Offer"]


def test_what_is_done_after_the_client_gave_up(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("late", "CreateItem", seconds=30))

    with pytest.raises(requests.Timeout):
        impatient(client(ANN), draft("Offer"))

    assert drafts(exchange) == []
    exchange.control.clock(advance_seconds=31)
    assert drafts(exchange) == ["Offer"]
    (late,) = [one for one in exchange.organisation.recorder.exchanges if one.operation == "CreateItem"]
    assert late.status == 200


def impatient(eyes: Eyes, payload: str) -> None:
    """Ask as somebody who waits a moment only; the server does not answer while its clock stands."""
    session: Any = eyes._session
    session.request = _hasty(session.request)
    eyes.ask(payload)


def _hasty(request: Callable[..., requests.Response]) -> Callable[..., requests.Response]:
    return lambda *args, **named: request(*args, **{**named, "timeout": 0.2})


def test_no_tls_handshake_and_no_use_of_a_connection_that_stands() -> None:
    with FakeExchange(mailboxes={ANN: "secret"}, auth=("basic",)) as exchange, requests.Session() as session:
        session.trust_env, session.verify = False, str(exchange.ca_path)
        ann = Eyes(session, exchange.ews_url, ANN, "secret")
        assert works(ann)
        exchange.plan(PlannedFault("tls"))

        with pytest.raises(requests.ConnectionError):
            ann.ask(folder())
        with pytest.raises(requests.exceptions.SSLError):
            ann.ask(folder())
        assert works(ann)


def test_a_mailbox_that_moves_loses_its_subscriptions(exchange: FakeExchange, client: Client) -> None:
    ann = client(ANN)
    (id,) = ann.ask(subscribe()).texts("//m:SubscriptionId")
    (mark,) = ann.ask(subscribe()).texts("//m:Watermark")
    exchange.plan(PlannedFault("move_mailbox", mailbox=ANN))

    moving = ann.ask(folder())

    assert (moving.status, moving.code) == (500, "ErrorMailboxMoveInProgress")
    assert works(client(BOB))
    assert works(ann)
    events = f"<m:GetEvents><m:SubscriptionId>{id}</m:SubscriptionId><m:Watermark>{mark}</m:Watermark></m:GetEvents>"
    assert ann.ask(events).code == "ErrorSubscriptionNotFound"


def test_a_stream_ends_when_its_mailbox_moves(exchange: FakeExchange, client: Client) -> None:
    ann = client(ANN)
    (id,) = ann.ask(subscribe("Streaming")).texts("//m:SubscriptionId")
    chunks = stream(exchange, id)
    assert b">OK<" in next(chunks)
    exchange.plan(PlannedFault("move_mailbox", "GetFolder", ANN))
    ann.ask(folder())

    rest = b"".join(chunks)

    assert b"ErrorInvalidSubscription" in rest
    assert id.encode() in rest


def test_sync_states_of_before_are_no_longer_valid(exchange: FakeExchange, client: Client) -> None:
    ann = client(ANN)
    (old,) = ann.ask(sync()).texts("//m:SyncState")
    exchange.plan(PlannedFault("forget_sync_state", "SyncFolderItems", ANN))

    assert ann.ask(sync(old)).code == "ErrorInvalidSyncStateData"
    assert ann.ask(sync(old)).code == "ErrorInvalidSyncStateData"  # not only once: the state is lost for good
    (new,) = ann.ask(sync()).texts("//m:SyncState")
    assert ann.ask(sync(new)).code == "NoError"
    assert [plan.taken for plan in exchange.control.faults()] == [1]


# one part of the request -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "after", "expected", "kept"),
    [
        (2, False, ["NoError", "ErrorItemSave", "NoError"], ["One", "Three"]),
        (2, True, ["NoError", "ErrorItemSave", "NoError"], ["One", "Two", "Three"]),
        (0, False, ["ErrorItemSave"] * 3, []),
    ],
)
def test_one_item_of_a_batch_or_every_one(
    exchange: FakeExchange, client: Client, item: int, after: bool, expected: list[str], kept: list[str]
) -> None:
    exchange.plan(PlannedFault("failure", "CreateItem", item=item, code="ErrorItemSave", after=after))
    ann = client(ANN)

    assert codes(ann.ask(draft("One", "Two", "Three"))) == expected
    assert drafts(exchange) == kept
    assert codes(ann.ask(draft("Four"))) == ["NoError"]


def test_some_failures_stop_the_rest_of_a_batch(exchange: FakeExchange, client: Client) -> None:
    exchange.plan(PlannedFault("failure", "CreateItem", item=2, code="ErrorMailboxStoreUnavailable"))

    answer = client(ANN).ask(draft("One", "Two", "Three", "Four"))

    assert codes(answer) == ["NoError", "ErrorMailboxStoreUnavailable", *["ErrorBatchProcessingStopped"] * 2]
    assert [one.get("ResponseClass") for one in answer.elements("//m:CreateItemResponseMessage")] == [
        "Success",
        "Error",
        "Warning",
        "Warning",
    ]
    assert answer.texts("//m:MessageText")[1:] == ["Item was not processed as a result of a previous error."] * 2
    assert drafts(exchange) == ["One"]


# events ------------------------------------------------------------------------------------------------------------


def stream(exchange: FakeExchange, id: str) -> Iterator[bytes]:
    session = requests.Session()
    session.trust_env = False
    payload = (
        f"<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
        "<m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>"
    )
    envelope = (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" '
        'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header>'
        f'<t:RequestServerVersion Version="Exchange2013"/></s:Header><s:Body>{payload}</s:Body></s:Envelope>'
    )
    answer = session.post(
        exchange.ews_url, envelope, headers={"Content-Type": "text/xml"}, auth=(ANN, "secret"), stream=True, timeout=10
    )
    return answer.iter_content(chunk_size=None)


class Listener:
    """A pull subscription of Ann to her drafts."""

    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes
        made = eyes.ask(subscribe())
        (self._id,), (self._watermark,) = made.texts("//m:SubscriptionId"), made.texts("//t:Watermark | //m:Watermark")

    def events(self) -> list[str]:
        answer = self._eyes.ask(
            f"<m:GetEvents><m:SubscriptionId>{self._id}</m:SubscriptionId>"
            f"<m:Watermark>{self._watermark}</m:Watermark></m:GetEvents>"
        )
        self._watermark = answer.texts("//t:Watermark")[-1]
        return [str(one.tag).partition("}")[2] for one in answer.elements("//m:Notification/*") if len(one) > 1]


@pytest.mark.parametrize(
    ("kind", "at_once", "later"),
    [("lose_event", 0, 0), ("delay_event", 0, 1), ("repeat_event", 2, 0)],
)
def test_an_event_is_lost_late_or_told_twice(
    exchange: FakeExchange, client: Client, kind: Any, at_once: int, later: int
) -> None:
    ann = client(ANN)
    listener = Listener(ann)
    seconds = 60.0 if kind == "delay_event" else 0.0
    exchange.plan(PlannedFault(kind, "GetEvents", ANN, event="CreatedEvent", seconds=seconds))
    ann.ask(draft("One"))

    assert listener.events() == ["CreatedEvent"] * at_once
    exchange.control.clock(advance_seconds=61)
    assert listener.events() == ["CreatedEvent"] * later
    ann.ask(draft("Two"))
    assert listener.events() == ["CreatedEvent"]


def test_a_streamed_event_comes_when_its_moment_comes(exchange: FakeExchange, client: Client) -> None:
    ann = client(ANN)
    (id,) = ann.ask(subscribe("Streaming")).texts("//m:SubscriptionId")
    exchange.plan(PlannedFault("delay_event", "GetStreamingEvents", seconds=20))
    chunks = stream(exchange, id)
    assert b">OK<" in next(chunks)
    ann.ask(draft("One"))
    began = exchange.organisation.clock.now()

    exchange.control.clock(advance_seconds=20)

    assert b"CreatedEvent" in next(chunks)
    assert exchange.organisation.clock.now() - began == timedelta(seconds=20)


def test_every_effect_is_shown_here() -> None:
    shown = Path(__file__).read_text(encoding="utf-8")
    assert [kind for kind in EFFECTS if f'"{kind}"' not in shown] == []
