"""What no client sends is refused in bounded memory, and whoever sends slowly is not waited for."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from fake_ews.settings import Settings
from fake_ews.testing import FakeExchange
from fake_ews.traffic import Reply
from tests.calling import Exchange, every_product
from tests.wire.front_door.envelopes import NAMES, send_bytes
from tests.wire.front_door.requests_by_hand import ANN, PASSWORD, ask, by_basic

MIB = 1 << 20
_STATUS, _PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def nested_entities(levels: int) -> bytes:
    """Return a document whose one reference stands for ten to the power of ``levels`` characters."""
    names = "abcdefghijklmnop"
    declared = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names[:levels]))
    return f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{declared}]><a>&{names[levels - 1]};</a>'.encode()


def in_envelope(content: bytes) -> bytes:
    return f"<s:Envelope {NAMES}><s:Body>".encode() + content + b"</s:Body></s:Envelope>"


ATTACKS = {
    "entities that expand": nested_entities(10),
    "entities that expand, in UTF-16": nested_entities(10).decode().encode("utf-16"),
    "an external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "a parameter entity from elsewhere": b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>',
    "an external document type": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    "a hundred thousand levels": in_envelope(b"<a>" * 100_000 + b"</a>" * 100_000),
    "levels that nobody closes": b"<a>" * 300_000,
    "an attribute of five million characters": in_envelope(b'<a b="' + b"c" * 5_000_000 + b'"/>'),
    "a hundred thousand attributes": in_envelope(
        b"<a " + b" ".join(b'b%d="c"' % one for one in range(100_000)) + b"/>"
    ),
    "fifty thousand namespaces": in_envelope(
        b"<a " + b" ".join(b'xmlns:b%d="c"' % one for one in range(50_000)) + b"/>"
    ),
    "a name of two million characters": in_envelope(b"<" + b"a" * 2_000_000 + b"/>"),
    "three million elements": in_envelope(b"<a/>" * 3_000_000),
    "three million attributes": in_envelope(b"<a " + b'b="" ' * 3_000_000 + b"/>"),
    "comments that do not end": b"<!--" * 200_000,
    "tags that do not end": b"<a " * 200_000,
    "nothing but ampersands": in_envelope(b"&" * 300_000),
}


@pytest.fixture(scope="module")
def exchange() -> Exchange:
    exchange = Exchange("2013_SP1")
    send_bytes(exchange, in_envelope(b"<a/>"))  # whatever is loaded once
    return exchange


@pytest.mark.parametrize("body", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_document_is_refused_in_memory_that_its_size_bounds(exchange: Exchange, body: bytes) -> None:
    reply, grown = with_peak(exchange, body)
    assert reply.status == 500
    assert is_refused(reply)
    assert len(reply.body) < 4096
    assert grown < 16 * MIB + 40 * min(len(body), 2 * MIB)


def test_nothing_that_an_entity_names_is_read(exchange: Exchange) -> None:
    for attack in ("an external entity", "a parameter entity from elsewhere", "an external document type"):
        reply = send_bytes(exchange, ATTACKS[attack])
        assert b"root:" not in reply.body
        assert b"DTD is prohibited" in reply.body


@every_product
def test_every_product_refuses_a_document_type_and_answers_the_next_request(product: str) -> None:
    exchange = Exchange(product)
    assert send_bytes(exchange, nested_entities(10)).status == 500
    assert exchange.found("inbox") == []


WRONG = {
    "not UTF-8": in_envelope(b"<a>\xff\xfe\xfa</a>"),
    "said to be UTF-16": b'<?xml version="1.0" encoding="utf-16"?>' + in_envelope(b"<a/>"),
    "said to be nothing known": b'<?xml version="1.0" encoding="rot13"?>' + in_envelope(b"<a/>"),
    "UTF-32": in_envelope(b"<a/>").decode().encode("utf-32"),
    "EBCDIC": in_envelope(b"<a/>").decode().encode("cp037"),
    "UTF-7": b'<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-',
    "half a surrogate": in_envelope(b"<a>\xed\xa0\x80</a>"),
    "an overlong slash": in_envelope(b"<a>\xc0\xaf</a>"),
    "nothing but zeros": bytes(4096),
    "half of a UTF-16 character": in_envelope(b"<a/>").decode().encode("utf-16")[:-1],
    "nothing": b"",
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_a_wrong_encoding_is_refused_as_no_xml(exchange: Exchange, body: bytes) -> None:
    reply = send_bytes(exchange, body)
    assert reply.status == 500
    assert is_refused(reply)


def is_refused(reply: Reply) -> bool:
    """Whether the request is called no XML, or XML that means nothing here."""
    return b"a:ErrorSchemaValidation" in reply.body or b"a:ErrorInvalidRequest" in reply.body


def with_peak(exchange: Exchange, body: bytes) -> tuple[Reply, int]:
    """Return a reply, and by how many bytes the memory of this process grew at most until it came."""
    try:
        _PEAK.write_text("5")  # proc(5): begin to measure the peak anew
    except OSError:
        pytest.skip("this system does not tell a process the peak of its memory")
    before = _kib("VmRSS")
    reply = send_bytes(exchange, body)
    grown = _kib("VmHWM") - before
    exchange.organisation.recorder.cut(0)
    return reply, grown * 1024


def _kib(name: str) -> int:
    return next(int(line.split()[1]) for line in _STATUS.read_text().splitlines() if line.startswith(f"{name}:"))


# slow senders -------------------------------------------------------------------------------------------------------


@pytest.fixture
def impatient() -> Iterator[FakeExchange]:
    settings = Settings(header_wait_seconds=0.3, min_bytes_per_second=1000.0)
    with FakeExchange(mailboxes={ANN: PASSWORD}, settings=settings) as running:
        yield running


def connected(exchange: FakeExchange) -> ssl.SSLSocket:
    context = ssl.create_default_context(cafile=str(exchange.ca_path))
    plain = socket.create_connection((exchange.host, exchange.port), timeout=20)
    return context.wrap_socket(plain, server_hostname=exchange.host)


LENGTH = b"Content-Length: 1000\r\n\r\n"
HEAD = b"POST /EWS/Exchange.asmx HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"POST /EWS",
        HEAD,
        HEAD + b"Content-Length: 1000\r\n\r\n",
        HEAD + b"Content-Length: 1000\r\n\r\n<s:Envelope",
    ],
    ids=["nothing", "half a line", "half a head", "no body", "a little of the body"],
)
def test_whoever_says_too_little_in_time_is_hung_up_on_and_the_others_are_served(
    impatient: FakeExchange, beginning: bytes
) -> None:
    with connected(impatient) as slow:
        slow.sendall(beginning)
        assert ended(slow)
        assert ask(impatient, by_basic()).status_code == 200

    impatient.change(header_wait_seconds=120.0, min_bytes_per_second=0.0)
    with connected(impatient) as slow:
        slow.sendall(beginning)
        slow.settimeout(0.5)
        with pytest.raises(TimeoutError):
            slow.recv(1)


def test_a_hundred_slow_senders_are_gone_and_hold_nothing(impatient: FakeExchange) -> None:
    slow = [connected(impatient) for _ in range(100)]
    for one in slow:
        one.sendall(HEAD)
    assert all(ended(one) for one in slow)
    assert ask(impatient, by_basic()).status_code == 200


def test_a_head_that_does_not_end_is_refused(impatient: FakeExchange) -> None:
    with connected(impatient) as client:
        client.sendall(HEAD + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n")
        assert client.recv(64)[8:].startswith(b" 400 ")


def ended(client: ssl.SSLSocket) -> bool:
    """Wait for the end of a connection; nothing is said on it before."""
    try:
        return client.recv(1) == b""
    except (ConnectionError, ssl.SSLError):
        return True
    finally:
        client.close()
