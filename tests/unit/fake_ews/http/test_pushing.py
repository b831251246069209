"""Push notifications over the network: the listener is really called, and its answer counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Empty, Queue

import pytest
import requests

from fake_ews.testing import FakeExchange

ANN = "ann@example.test"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
M = "http://schemas.microsoft.com/exchange/services/2006/messages"
T = "http://schemas.microsoft.com/exchange/services/2006/types"


@contextmanager
def listener(*statuses: str) -> Iterator[tuple[str, Queue[str]]]:
    """Serve a listener that answers with these statuses in order, and the last one from then on."""
    heard: Queue[str] = Queue()
    left = list(statuses)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status = left.pop(0) if len(left) > 1 else left[0]
            body = (
                f'<s:Envelope xmlns:s="{SOAP}"><s:Body><SendNotificationResult xmlns="{M}"><SubscriptionStatus>'
                f"{status}</SubscriptionStatus></SendNotificationResult></s:Body></s:Envelope>"
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(exchange: FakeExchange, payload: str) -> str:
    envelope = (
        f'<s:Envelope xmlns:s="{SOAP}" xmlns:m="{M}" xmlns:t="{T}"><s:Header>'
        f'<t:RequestServerVersion Version="Exchange2013"/></s:Header><s:Body>{payload}</s:Body></s:Envelope>'
    )
    headers = {"Content-Type": "text/xml; charset=utf-8"}
    reply = requests.post(exchange.ews_url, envelope, headers=headers, auth=(ANN, "secret"), timeout=10)
    assert reply.status_code == 200, reply.text
    return reply.text


def subscribe(exchange: FakeExchange, url: str) -> None:
    ask(
        exchange,
        '<m:Subscribe><m:PushSubscriptionRequest SubscribeToAllFolders="true"><t:EventTypes>'
        "<t:EventType>CreatedEvent</t:EventType></t:EventTypes><t:StatusFrequency>1</t:StatusFrequency>"
        f"<t:URL>{url}</t:URL></m:PushSubscriptionRequest></m:Subscribe>",
    )


def create(exchange: FakeExchange) -> None:
    ask(exchange, '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message/></m:Items></m:CreateItem>')


def test_a_listener_is_called_at_once_and_for_each_change_until_it_wants_no_more() -> None:
    with (
        listener("OK", "Unsubscribe") as (url, heard),
        FakeExchange(mailboxes={ANN: "secret"}, tls=False, auth=("basic",)) as exchange,
    ):
        subscribe(exchange, url)
        assert "StatusEvent" in heard.get(timeout=10)

        create(exchange)
        assert "CreatedEvent" in heard.get(timeout=10)
        # The answer to the second one was Unsubscribe, so nobody is written to any more.
        create(exchange)
        with pytest.raises(Empty):
            heard.get(timeout=0.3)


def test_a_listener_that_cannot_be_reached_harms_nobody() -> None:
    with FakeExchange(mailboxes={ANN: "secret"}, tls=False, auth=("basic",)) as exchange:
        subscribe(exchange, "http://127.0.0.1:9/")
        create(exchange)
        assert len(exchange.organisation.premises.subscriptions.by_id) == 1
