"""exchangelib as Ann and as Bob, over HTTPS whose certificate it checks, against every product."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
import requests.adapters
from exchangelib import BASIC, DELEGATE, NTLM, UTC, Account, Configuration, Credentials, FailFast, Version
from exchangelib.protocol import BaseProtocol, CachingProtocol

from fake_ews.testing import FakeExchange
from integration.exchange.egress import WholeResponse
from tests.compat.conftest import ANN, BOB, PASSWORD, StartExchange

#: Every product once; of the two ways to log in each one has three. That every product takes both: test_login.
DEPLOYMENTS = (
    ("2010_SP2", BASIC),
    ("2010_SP3", NTLM),
    ("2013", BASIC),
    ("2013_SP1", NTLM),
    ("2016", BASIC),
    ("2019", NTLM),
)


class World(NamedTuple):
    """An Exchange, two people who use it, and the adapter through which both speak."""

    exchange: FakeExchange
    ann: Account
    bob: Account
    streaming: threading.Event


OpenMailbox = Callable[..., Account]


@pytest.fixture
def streaming() -> threading.Event:
    """Set as soon as a client holds the beginning of an answer to GetStreamingEvents."""
    return threading.Event()


@pytest.fixture
def open_mailbox(monkeypatch: pytest.MonkeyPatch, streaming: threading.Event) -> Iterator[OpenMailbox]:
    """Return the function that makes an exchangelib account for somebody's mailbox."""
    monkeypatch.setenv("NO_PROXY", "*")

    def open(
        exchange: FakeExchange | str,
        address: str,
        *,
        auth_type: str | None = BASIC,
        password: str = PASSWORD,
        username: str = "",
        ca: str = "",
        version: Version | None = None,
    ) -> Account:
        url = exchange
        if isinstance(exchange, FakeExchange):
            url, ca = exchange.ews_url, str(exchange.ca_path)
        monkeypatch.setattr(BaseProtocol, "HTTP_ADAPTER_CLS", trusting(ca, streaming))
        config = Configuration(
            service_endpoint=url,
            credentials=Credentials(username or address, password),
            auth_type=auth_type,
            version=version,
            retry_policy=FailFast(),
            max_connections=2,
        )
        return Account(address, config=config, access_type=DELEGATE, autodiscover=False, default_timezone=UTC)

    yield open
    CachingProtocol.clear_cache()


@pytest.fixture(params=DEPLOYMENTS, ids="-".join)
def world(
    request: pytest.FixtureRequest,
    start_exchange: StartExchange,
    open_mailbox: OpenMailbox,
    streaming: threading.Event,
) -> World:
    """Start an Exchange, and open Ann's and Bob's mailboxes."""
    product, auth_type = request.param
    exchange = start_exchange(product)
    ann = open_mailbox(exchange, ANN, auth_type=auth_type)
    # exchangelib learns the version by requests of its own; some of its calls cannot do without.
    bob = open_mailbox(exchange, BOB, auth_type=auth_type, version=ann.version)
    return World(exchange, ann, bob, streaming)


def trusting(ca: str, streaming: threading.Event) -> type[requests.adapters.HTTPAdapter]:
    """Return an adapter that trusts the certificate authority in that file, and no other."""

    class Adapter(requests.adapters.HTTPAdapter):
        def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
            super().cert_verify(conn, url, ca, cert)  # type: ignore[no-untyped-call]

        def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
            response = super().send(request, *args, **kwargs)
            if response.ok and b"<m:GetStreamingEvents" in (request.body or b""):
                streaming.set()
            return response

        def build_response(self, request: requests.PreparedRequest, answer: Any) -> requests.Response:
            # A body is handed over whole: exchangelib would take it a byte at a time, a third of what its tests cost.
            whole = WholeResponse()
            whole.__dict__.update(super().build_response(request, answer).__dict__)
            return whole

    return Adapter
