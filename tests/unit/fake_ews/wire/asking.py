"""A request read as a server that validates reads it, and the violation that comes of one that is not valid."""

from __future__ import annotations

import pytest

from fake_ews.dispatch import standard
from fake_ews.errors import SchemaViolation
from fake_ews.schema.record import Record
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.soap import Reading, read_envelope


def envelope(payload: str, version: str = "Exchange2010_SP2", header: str = "") -> bytes:
    """Return a request with that payload, which begins on its fifth line."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" '
        'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">\n'
        f'<s:Header><t:RequestServerVersion Version="{version}"/>{header}</s:Header>\n<s:Body>\n'
        f"{payload}\n</s:Body></s:Envelope>"
    ).encode()


def read(body: bytes) -> Record:
    """Return the payload as the version named reads it."""
    taken = read_envelope(body)
    return taken.request(Reading(view(standard().table, Version[taken.named_version()])))


def refused(body: bytes) -> SchemaViolation:
    """Return the violation of a request that is refused."""
    with pytest.raises(SchemaViolation) as caught:
        read(body)
    return caught.value


def violation(payload: str, version: str = "Exchange2010_SP2") -> str:
    """Return what is wrong with a payload."""
    return refused(envelope(payload, version)).violation


def spot(payload: str, version: str = "Exchange2010_SP2") -> tuple[int, int]:
    """Return where in a payload something is wrong: its line, from 1, and the position in it."""
    wrong = refused(envelope(payload, version))
    return wrong.line - 4, wrong.column
