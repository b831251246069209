"""A stream of envelopes is read whole, however it is cut, and whatever an envelope says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.exchange.notifications import Said, Splitter, Unreadable, read

M = "http://schemas.microsoft.com/exchange/services/2006/messages"
T = "http://schemas.microsoft.com/exchange/services/2006/types"


def envelope(inner: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">'
        f'<s:Body><m:GetStreamingEventsResponse xmlns:m="{M}" xmlns:t="{T}"><m:ResponseMessages>'
        f"<m:GetStreamingEventsResponseMessage>{inner}</m:GetStreamingEventsResponseMessage>"
        "</m:ResponseMessages></m:GetStreamingEventsResponse></s:Body></s:Envelope>"
    ).encode()


SIGN_OF_LIFE = envelope("<m:ResponseCode>NoError</m:ResponseCode><m:ConnectionStatus>OK</m:ConnectionStatus>")
NEWS = envelope(
    "<m:ResponseCode>NoError</m:ResponseCode><m:Notifications><m:Notification><t:NewMailEvent/><t:CreatedEvent/>"
    "</m:Notification></m:Notifications>"
)
END = envelope("<m:ResponseCode>NoError</m:ResponseCode><m:ConnectionStatus>Closed</m:ConnectionStatus>")


@given(st.lists(st.integers(1, 700), max_size=12))
def test_envelopes_are_whole_however_the_bytes_arrive(sizes: list[int]) -> None:
    splitter, sent = Splitter(), SIGN_OF_LIFE + NEWS + END
    got: list[bytes] = []
    for size in (*sizes, len(sent)):
        piece, sent = sent[:size], sent[size:]
        got += splitter.feed(piece)
    assert got == [SIGN_OF_LIFE, NEWS, END]


def test_what_an_envelope_says() -> None:
    assert read(SIGN_OF_LIFE) == Said()
    assert read(NEWS) == Said(events=2)
    assert read(END) == Said(closed=True)


def test_an_error_names_its_code_and_how_long_to_wait() -> None:
    busy = envelope(
        f'<m:ResponseCode>ErrorServerBusy</m:ResponseCode><m:MessageXml><t:Value xmlns:t="{T}" '
        'Name="BackOffMilliseconds">30000</t:Value></m:MessageXml>'
    )
    assert read(busy) == Said(code="ErrorServerBusy", back_off_ms=30000)


def test_a_fault_names_its_code() -> None:
    fault = (
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>'
        b"<faultcode>a:ErrorSchemaValidation</faultcode><detail>"
        b'<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">ErrorSchemaValidation'
        b"</e:ResponseCode></detail></s:Fault></s:Body></s:Envelope>"
    )
    assert read(fault).code == "ErrorSchemaValidation"


def test_what_is_no_envelope_is_said_to_be_none() -> None:
    with pytest.raises(Unreadable):
        read(b"<html>")
    with pytest.raises(Unreadable):
        list(Splitter().feed(b"x" * 5_000_000))
