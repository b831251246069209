"""A sign-in by NTLM that something on the way breaks is told from a wrong password, and Basic proves which it was."""

from __future__ import annotations

import struct
from base64 import b64encode

import pytest

from integration.errors import ExchangeFailed
from integration.exchange import legs
from integration.exchange.egress import Seen
from integration.exchange.gateway import ExchangeGateway
from integration.exchange.sign_in import step_of
from integration.exchange.ways import Ways
from integration.model.account import Findings
from integration.model.outcome import Transport
from integration.verdicts import Verdict, verdict
from tests.unit.integration.exchange.scripted import Answer, Request, Script, ScriptedServer, egress
from tests.unit.integration.exchange.test_inspection import exchange, inbox

URL = "https://mail.firm.test/EWS/Exchange.asmx"
BASIC = "Basic " + b64encode(b"anna@firm.test:secret").decode()
# MS-NLMP 2.2.1.2: no name, NTLM with Unicode and target information, eight bytes of challenge, only the last pair.
_FLAGS = 0x00000001 | 0x00000200 | 0x00080000 | 0x00800000
CHALLENGE = b64encode(
    b"NTLMSSP\0" + struct.pack("<IHHII8s8xHHI4s", 2, 0, 0, 48, _FLAGS, b"question", 4, 4, 48, b"\0" * 4)
).decode()


def refusing(challenge: str = f"NTLM {CHALLENGE}", basic: bool = False, connection: str = "keep-alive") -> Script:
    """A server that challenges so, takes no answer by NTLM, and a good one by Basic where that is on offer."""
    good = exchange(inbox("one"), inbox("one"))

    def script(request: Request) -> Answer | Exception:
        authorization = request.headers.get("Authorization", "")
        if basic and authorization == BASIC:
            return good(request)
        said = challenge if step_of(authorization) == "NEGOTIATE" else "NTLM"
        offered = f'{said}, Basic realm="mail.firm.test"' if basic else said
        return Answer(401, "", {"WWW-Authenticate": offered, "Content-Length": "0", "Connection": connection})

    return script


def inspect(script: Script, password: str = "secret") -> Findings:
    gateway = ExchangeGateway(Ways(egress(ScriptedServer(script))))
    try:
        return gateway.inspect(URL, "anna@firm.test", "anna@firm.test", password)
    finally:
        gateway.close()


@pytest.mark.parametrize(
    ("script", "transport", "meaning"),
    [
        (refusing(), Transport.NOTHING, Verdict.SIGN_IN_REFUSED),
        (refusing(challenge="NTLM"), Transport.SIGN_IN_BROKEN, Verdict.OUTAGE),
        (refusing(connection="close"), Transport.SIGN_IN_BROKEN, Verdict.OUTAGE),
    ],
)
def test_only_a_handshake_in_order_says_something_of_the_password(
    script: Script, transport: Transport, meaning: Verdict
) -> None:
    with pytest.raises(ExchangeFailed) as caught:
        inspect(script)
    outcome = caught.value.outcome
    assert (outcome.status, outcome.transport, outcome.by_ntlm) == (401, transport, True)
    assert verdict(outcome) is meaning


@pytest.mark.parametrize("challenge", [f"NTLM {CHALLENGE}", "NTLM"])
def test_where_basic_is_offered_it_lets_in_who_has_the_right_password(challenge: str) -> None:
    assert inspect(refusing(challenge, basic=True)).endpoint.auth_type == "basic"


def test_what_basic_refuses_is_a_wrong_password() -> None:
    with pytest.raises(ExchangeFailed) as caught:
        inspect(refusing(basic=True), password="wrong")
    assert (caught.value.outcome.status, caught.value.outcome.by_ntlm) == (401, False)


@pytest.mark.parametrize(
    ("lines", "why"), [((1, 1), ""), ((1, 2), "challenge and answer went by different connections")]
)
def test_challenge_and_answer_have_to_go_by_one_connection(lines: tuple[int, int], why: str) -> None:
    asked = Seen(URL, 401, challenges=f"NTLM {CHALLENGE}", authorization="NEGOTIATE", line=lines[0])
    answered = Seen(URL, 401, challenges="NTLM", authorization="AUTHENTICATE", line=lines[1])
    assert legs.broken([Seen(URL, 401, challenges="NTLM"), asked, answered]) == why
