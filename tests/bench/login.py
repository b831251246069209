"""What a login by NTLM costs the server, beside the least that any acceptor has to do."""

from __future__ import annotations

import base64
import hmac
import struct
import time

import spnego

from fake_ews.access.door import Admitted, Refused
from fake_ews.clock import SystemClock
from fake_ews.organisation import Organisation
from fake_ews.server import Server
from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.bench.bench import Bench
from tests.bench.goals import Figures, interleaved
from tests.bench.soap import PASSWORD, USER, get_folder

_TIMES = 50


class BareAcceptor:
    """NTLMv2 by the book and nothing else (MS-NLMP 3.3.2): one user, no signing, no checks of names or time."""

    def __init__(self, nt_hash: bytes) -> None:
        self._nt_hash = nt_hash
        self._challenge = bytes(range(8))

    def challenge(self, names: bytes) -> bytes:
        """Return the second message of a handshake."""
        head = struct.pack(
            "<8sIHHIIQQHHI8s", b"NTLMSSP\0", 2, 0, 0, 56, 0xE2898215, 0, 0, len(names), len(names), 56, b""
        )
        return head[:24] + self._challenge + head[32:] + names

    def accepts(self, token: bytes) -> bool:
        """Whether the third message proves the password."""
        response, domain, user = (_payload(token, at) for at in (20, 28, 36))
        name = user.decode("utf-16-le").upper() + domain.decode("utf-16-le")
        key = hmac.digest(self._nt_hash, name.encode("utf-16-le"), "md5")
        proof = hmac.digest(key, self._challenge + response[16:], "md5")
        hmac.digest(key, proof, "md5")  # the session's base key
        return hmac.compare_digest(proof, response[:16])


def _payload(token: bytes, at: int) -> bytes:
    size, _, start = struct.unpack_from("<HHI", token, at)
    return token[start : start + size]


def handshake(bench: Bench) -> Figures:
    """Return microseconds of CPU time that the server spends on both steps, the answer to the second not counted."""
    organisation = Organisation(clock=SystemClock())
    organisation.add_mailbox(USER, PASSWORD)
    server = Server(organisation, ("ntlm",))
    door = server.entrance._door
    account = organisation.accounts.find_account(USER)
    assert account is not None
    bare = BareAcceptor(account.nt_hash)

    def asked(token: bytes) -> HttpRequest:
        login = f"NTLM {base64.b64encode(token).decode()}"
        return HttpRequest("POST", "/EWS/Exchange.asmx", Headers([("Authorization", login)]), get_folder())

    def of_the_door() -> float:
        spent = 0.0
        for _ in range(_TIMES):
            client, connection = spnego.client(USER, PASSWORD, protocol="ntlm"), Connection()
            first = asked(client.step() or b"")
            began = time.process_time()
            challenged = door.admit(first, connection)
            spent += time.process_time() - began
            assert isinstance(challenged, Refused)
            offered = challenged.reply.headers.get("WWW-Authenticate").partition(" ")[2]
            second = asked(client.step(base64.b64decode(offered)) or b"")
            began = time.process_time()
            admitted = door.admit(second, connection)
            spent += time.process_time() - began
            assert isinstance(admitted, Admitted)
        return spent / _TIMES * 1e6

    def of_the_least() -> float:
        spent = 0.0
        for _ in range(_TIMES):
            client = spnego.client(USER, PASSWORD, protocol="ntlm")
            client.step()
            began = time.process_time()
            challenge = bare.challenge(_NAMES)
            spent += time.process_time() - began
            token = client.step(challenge) or b""
            began = time.process_time()
            assert bare.accepts(token)
            spent += time.process_time() - began
        return spent / _TIMES * 1e6

    return interleaved(bench.rounds, of_the_door, of_the_least)


#: A target of one name, and the end of the list (MS-NLMP 2.2.2.1).
_NAMES = struct.pack("<HH", 2, 14) + "EXAMPLE".encode("utf-16-le") + struct.pack("<HH", 0, 0)
