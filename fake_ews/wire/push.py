"""The wire of push notifications, where the server is the client: SendNotification out, SendNotificationResult back."""

from __future__ import annotations

from lxml import etree

from fake_ews.schema.namespaces import MESSAGES, SOAP, TYPES
from fake_ews.schema.record import Record
from fake_ews.schema.view import SchemaView
from fake_ews.versions import Version
from fake_ews.wire.writer import writer


def send_notification(view: SchemaView, version: Version, notification: Record) -> bytes:
    """Return the envelope that a listener gets (MS-OXWSPSNTIF 3.1.4.1); it names the version subscribed with."""
    content = writer(view).element("m:SendNotification", notification)
    opening = "<m:SendNotification"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><soap11:Envelope xmlns:soap11="{SOAP}"><soap11:Header>'
        f'<t:RequestServerVersion xmlns:t="{TYPES}" Version="{version.name}"/></soap11:Header><soap11:Body>'
        f'{opening} xmlns:t="{TYPES}" xmlns:m="{MESSAGES}"{content[len(opening) :]}</soap11:Body></soap11:Envelope>'
    ).encode()


def subscription_status(body: bytes) -> str:
    """Return what a listener answered, "OK" or "Unsubscribe"; empty for an answer that says neither."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ""
    found = root.find(f".//{{{MESSAGES}}}SendNotificationResult/{{{MESSAGES}}}SubscriptionStatus")
    text = (found.text or "").strip() if found is not None else ""
    return text if text in ("OK", "Unsubscribe") else ""
