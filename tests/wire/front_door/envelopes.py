"""An envelope as no well-behaved client writes it: with another version, or none, and whatever headers."""

from __future__ import annotations

import base64
from html import escape

from lxml import etree

from fake_ews.traffic import Connection, Headers, HttpRequest, Reply
from tests.calling import ANN, PASSWORD, Answer, Exchange

NAMES = (
    'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" '
    'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"'
)


def send(exchange: Exchange, payload: str, named: str | None, *, user: str = ANN, header: str = "") -> Answer:
    """Send a payload that names a version, or none, with further headers."""
    version = "" if named is None else f'<t:RequestServerVersion Version="{escape(named)}"/>'
    body = f"<s:Envelope {NAMES}><s:Header>{version}{header}</s:Header><s:Body>{payload}</s:Body></s:Envelope>"
    reply = send_bytes(exchange, body.encode(), user=user)
    return Answer(reply.status, reply.body, etree.fromstring(reply.body or b"<nothing/>"))


def send_bytes(exchange: Exchange, body: bytes, *, user: str = ANN) -> Reply:
    """Send any bytes; no mistake of the server's own comes of it."""
    login = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
    headers = Headers([("Authorization", f"Basic {login}"), ("Content-Type", "text/xml; charset=utf-8")])
    reply = exchange.server.handle(HttpRequest("POST", "/EWS/Exchange.asmx", headers, body), Connection())
    mistake = exchange.organisation.recorder.exchanges[-1].internal_error
    assert not mistake, mistake
    return reply
