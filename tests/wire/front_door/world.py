"""One Exchange of a product and the people of docs/front-door.md: what a client asks of it, and what it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import requests
import trustme
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from lxml import etree

from fake_ews.clock import ManualClock
from fake_ews.testing import FakeExchange
from fake_ews.testing.requests_adapter import InProcessAdapter
from tests.wire.front_door.envelopes import NAMES
from tests.wire.front_door.requests_by_hand import by_basic

ANN, BEA, SERVICE = "ann@example.test", "bea@example.test", "crm@example.test"
CARL: Final = "carl@outside.test"
PASSWORD: Final = "secret"
HOST: Final = "mail.example.test"
#: Whoever waits longer than this, by the organisation's clock, hangs up.
PATIENCE: Final = 60

_PEOPLE: Final[dict[str, Any]] = {
    "accounts": [{"address": SERVICE, "password": PASSWORD, "impersonates": ["*"]}],
    "mailboxes": [
        {"address": ANN, "messages": [{"folder": "drafts", "subject": f"Draft {one}"} for one in range(3)]},
        {"address": "blue@example.test", "kind": "room", "password": PASSWORD},
        {"address": "sales@example.test", "kind": "shared", "password": PASSWORD},
        {"address": "van@example.test", "kind": "equipment", "password": PASSWORD},
    ],
}


@cache
def certificate() -> bytes:
    """Return what clients that use no socket take for the server's certificate, in DER."""
    leaf = trustme.CA(key_type=trustme.KeyType.ECDSA).issue_cert(HOST, key_type=trustme.KeyType.ECDSA)
    return load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes()).public_bytes(Encoding.DER)


class World:
    """Ann, Bea, a service account that may act for everybody, and Carl outside; ``kept`` is what clients remember."""

    def __init__(self, product: str) -> None:
        self.clock = ManualClock(datetime(2026, 3, 2, 8, tzinfo=UTC))
        self.exchange = FakeExchange(
            exchange=product,
            mailboxes={ANN: PASSWORD, BEA: PASSWORD},
            auth=("basic", "ntlm", "negotiate"),
            clock=self.clock,
            smtp_port=0,
            dns_port=0,
        )
        self.exchange.control.call("seed", _PEOPLE)
        self.product = self.exchange.organisation.product
        self.kept: dict[str, str] = {}
        self._runs = False

    def tell(self, verb: str, arguments: dict[str, Any]) -> None:
        """Use a verb of the control handle, as POST /control/VERB does."""
        self.exchange.control.call(verb, arguments)
        if self._runs:
            self.exchange.change()  # whoever listens looks again at what is shown

    def on_the_network(self) -> FakeExchange:
        """Return the Exchange, listening."""
        if not self._runs:
            self.exchange.start()
            self._runs = True
        return self.exchange

    def stop(self) -> None:
        """Close what listens."""
        if self._runs:
            self.exchange.stop()

    @contextmanager
    def session(self) -> Iterator[requests.Session]:
        """Yield connections of one client that nobody has used yet."""
        adapter = InProcessAdapter(
            self.exchange.front, step=lambda wait: self.clock.move_to(wait.until), certificate=certificate()
        )
        with requests.Session() as session:
            session.trust_env = False
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            yield session

    def ask(self, payload: str | bytes, **how: Any) -> etree._Element:
        """Send the content of a SOAP body, or any bytes, and return the reply; raises Refused for what is no success.

        ``how`` is that of ``asking``.
        """
        with self.asking(payload, **how) as answer:
            return _success(answer)

    @contextmanager
    def asking(
        self,
        payload: str | bytes,
        *,
        user: str = ANN,
        version: str = "Exchange2010_SP2",
        header: str = "",
        login: Callable[[str], requests.auth.AuthBase] = by_basic,
        stream: bool = False,
    ) -> Iterator[requests.Response]:
        """Send that over a new connection; with ``stream`` the answer, a success, stays open meanwhile."""
        named = f'<t:RequestServerVersion Version="{version}"/>' if version else ""
        envelope = f"<s:Envelope {NAMES}><s:Header>{named}{header}</s:Header><s:Body>{payload!s}</s:Body></s:Envelope>"
        with self.session() as session:
            answer = session.post(
                f"https://{HOST}/EWS/Exchange.asmx",
                payload if isinstance(payload, bytes) else envelope.encode(),
                auth=login(user),
                headers={"Content-Type": "text/xml; charset=utf-8", "User-Agent": "Crm-Sync/2.1"},
                timeout=PATIENCE,
                stream=stream,
            )
            self.judge_headers(answer)
            if stream and answer.status_code != 200:
                _success(answer)
            with answer:
                yield answer

    def judge_headers(self, answer: requests.Response) -> None:
        """Assert that an answer is dressed as the product's web server dresses it, and a refused login challenged."""
        newer = self.product.generation > 2010
        assert answer.headers["Server"] == f"Microsoft-IIS/{self.product.iis}"
        assert answer.headers["X-Powered-By"] == "ASP.NET"
        assert ("request-id" in answer.headers, "X-FEServer" in answer.headers) == (newer, newer)
        if answer.status_code == 401:
            assert answer.headers["Content-Length"] == "0"
            assert answer.raw.headers.getlist("WWW-Authenticate")
        elif answer.status_code in (200, 500):
            assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"


class Refused(Exception):
    """What a client is answered in place of what it wanted: a status, and response codes."""


def _success(answer: requests.Response) -> etree._Element:
    if not answer.content:
        raise Refused(str(answer.status_code))
    reply = etree.fromstring(answer.content)
    codes = ", ".join(dict.fromkeys(one.text or "" for one in reply.iter("{*}ResponseCode")))
    if (answer.status_code, codes) != (200, "NoError"):
        raise Refused(f"{answer.status_code} {codes}")
    return reply
