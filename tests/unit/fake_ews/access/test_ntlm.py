"""NTLM over HTTP, judged by pyspnego's client."""

from __future__ import annotations

import base64
import struct

import pytest
from spnego._ntlm_raw.messages import Challenge, NegotiateFlags

from fake_ews.access.account_book import AccountBook
from fake_ews.access.door import Admitted, Door, Refused
from fake_ews.access.ntlm import Challenged, ExtendedProtection, LoggedOn, NtlmAcceptor, ServerNames, server_names
from fake_ews.access.ntlm_messages import AvId, pack_av_pairs
from fake_ews.access.outcome import LogonRefused
from fake_ews.clock import ManualClock
from fake_ews.identity import Principal
from fake_ews.seeds import Seeds
from fake_ews.traffic import Connection
from tests.unit.fake_ews.access.clients import (
    JOSS,
    PASSWORD,
    a_client,
    a_door,
    a_request,
    bearing,
    log_in,
    token_of,
)

MARA_BY_NTLM = Admitted(Principal("mara@contoso.com", "ntlm"), (("persistent-auth", "true"),))
HERE = b"\xaa" * 32
ELSEWHERE = b"\xbb" * 32


def refusal(answer: Admitted | Refused) -> str:
    assert isinstance(answer, Refused)
    assert answer.reply.status == 401
    return answer.reason


@pytest.mark.shows("MS-NLMP 3.2.5.1.1", "MS-NLMP 3.2.5.1.2", by="pyspnego")
@pytest.mark.parametrize(
    "user", ["mara@contoso.com", "MARA@Contoso.COM", r"CONTOSO\mara", r"contoso.com\Mara", "mara", r"\mara"]
)
def test_every_spelling_of_the_name_is_let_in(user: str) -> None:
    assert log_in(a_door(), Connection(), a_client(user)) == MARA_BY_NTLM


@pytest.mark.parametrize(
    ("user", "password", "reason"),
    [
        ("mara", "wrong", "wrong password for 'mara'"),
        ("mara", "", "wrong password"),
        ("nobody", PASSWORD, "no account 'nobody'"),
        (r"FABRIKAM\mara", PASSWORD, r"no account 'fabrikam\\mara'"),
    ],
)
def test_a_wrong_name_or_password_stays_out(user: str, password: str, reason: str) -> None:
    assert reason in refusal(log_in(a_door(), Connection(), a_client(user, password)))


def test_a_name_whose_capitals_are_disputed_is_let_in_both_ways() -> None:
    """Python writes ß as SS in capitals, Windows leaves it; the response depends on it."""
    assert isinstance(log_in(a_door(), Connection(), a_client(JOSS)), Admitted)
    client = a_client(JOSS)
    client._credential.username = _WindowsCapitals(JOSS)
    assert isinstance(log_in(a_door(), Connection(), client), Admitted)


class _WindowsCapitals(str):
    def upper(self) -> str:
        return "JOß@CONTOSO.COM"


def test_a_client_that_speaks_no_unicode_is_let_in() -> None:
    client = a_client(r"CONTOSO\mara")
    client._context_req &= ~NegotiateFlags.unicode
    door, connection = a_door(), Connection()
    challenge = door.admit(bearing("NTLM", client.step()), connection)
    assert isinstance(challenge, Refused)
    assert Challenge.unpack(token_of(challenge)).flags & NegotiateFlags.oem
    assert door.admit(bearing("NTLM", client.step(token_of(challenge))), connection) == MARA_BY_NTLM


@pytest.mark.parametrize("flag", ["version", "key_exch", "sign", "key_128", "extended_session_security"])
def test_a_client_that_asks_for_less_is_let_in(flag: str) -> None:
    client = a_client()
    client._context_req &= ~NegotiateFlags[flag]
    assert log_in(a_door(), Connection(), client) == MARA_BY_NTLM


@pytest.mark.shows("MS-NLMP 2.2.1.2", "MS-NLMP 2.2.2.1", by="pyspnego")
def test_the_challenge_names_the_server_and_its_time() -> None:
    challenge = a_door().admit(bearing("NTLM", a_client().step()), Connection())
    assert isinstance(challenge, Refused)
    message = Challenge.unpack(token_of(challenge))
    assert message.target_name == "CONTOSO"
    assert message.target_info is not None
    info = {key.name: value for key, value in message.target_info.items()}
    assert str(info.pop("timestamp")).startswith("2026-03-02T08:00")
    assert info == {
        "nb_domain_name": "CONTOSO",
        "nb_computer_name": "MAIL",
        "dns_domain_name": "contoso.com",
        "dns_computer_name": "mail.contoso.com",
        "dns_tree_name": "contoso.com",
        "eol": b"",
    }


def test_the_same_seed_gives_the_same_challenge_and_no_two_are_alike() -> None:
    negotiate = a_client().step()

    def challenges(seed: int) -> list[str]:
        door = a_door(seed=seed)
        answers = [door.admit(bearing("NTLM", negotiate), Connection()) for _ in range(2)]
        return [answer.reply.headers.get("WWW-Authenticate") for answer in answers if isinstance(answer, Refused)]

    assert challenges(1) == challenges(1)
    assert len({*challenges(1), *challenges(2)}) == 4


class TestChannelBinding:
    """Extended Protection: MsvAvChannelBindings against the certificate of the connection."""

    @pytest.mark.shows("RFC 5929 4", by="pyspnego")
    @pytest.mark.parametrize(
        ("policy", "sent", "let_in"),
        [
            ("none", b"", True),
            ("none", HERE, True),
            ("none", ELSEWHERE, True),
            ("allow", b"", True),
            ("allow", HERE, True),
            ("allow", ELSEWHERE, False),
            ("require", b"", False),
            ("require", HERE, True),
            ("require", ELSEWHERE, False),
        ],
    )
    @pytest.mark.parametrize("scheme", ["ntlm", "negotiate"])
    def test_the_policy_decides(self, policy: str, sent: bytes, let_in: bool, scheme: str) -> None:
        door = a_door(extended_protection=ExtendedProtection(policy))
        connection = Connection(secure=True, channel_binding=HERE)
        answer = log_in(door, connection, a_client(scheme=scheme, binding=sent), scheme)
        assert isinstance(answer, Admitted if let_in else Refused)

    def test_without_tls_there_is_nothing_to_bind_to(self) -> None:
        door = a_door(extended_protection=ExtendedProtection.REQUIRE)
        assert isinstance(log_in(door, Connection(), a_client()), Admitted)


class TestTheConnection:
    """NTLM logs in the connection, not the request."""

    def test_a_request_without_header_passes_once_logged_in(self) -> None:
        door, connection = a_door(), Connection()
        log_in(door, connection, a_client())
        assert door.admit(a_request(), connection) == MARA_BY_NTLM

    def test_another_connection_is_not_logged_in(self) -> None:
        door = a_door()
        log_in(door, Connection(), a_client())
        assert refusal(door.admit(a_request(), Connection())) == "no Authorization header"

    def test_a_new_handshake_ends_the_old_login_at_once(self) -> None:
        door, connection = a_door(), Connection()
        log_in(door, connection, a_client())
        door.admit(bearing("NTLM", a_client().step()), connection)
        refusal(door.admit(a_request(), connection))

    def test_a_second_handshake_may_log_in_somebody_else(self) -> None:
        door, connection = a_door(), Connection()
        log_in(door, connection, a_client())
        log_in(door, connection, a_client(JOSS))
        answer = door.admit(a_request(), connection)
        assert isinstance(answer, Admitted)
        assert answer.principal.address == JOSS

    def test_a_wrong_password_ends_the_old_login(self) -> None:
        door, connection = a_door(), Connection()
        log_in(door, connection, a_client())
        log_in(door, connection, a_client(password="wrong"))
        refusal(door.admit(a_request(), connection))

    def test_noise_ends_the_old_login(self) -> None:
        door, connection = a_door(), Connection()
        log_in(door, connection, a_client())
        door.admit(a_request(("Authorization", "Bearer x")), connection)
        refusal(door.admit(a_request(), connection))

    def test_a_challenge_allows_one_guess(self) -> None:
        door, connection = a_door(), Connection()
        wrong, right = a_client(password="wrong"), a_client()
        challenge = door.admit(bearing("NTLM", wrong.step()), connection)
        assert right.step() == wrong._temp_negotiate.pack()
        assert isinstance(challenge, Refused)
        refusal(door.admit(bearing("NTLM", wrong.step(token_of(challenge))), connection))
        guess = bearing("NTLM", right.step(token_of(challenge)))
        assert "out of turn" in refusal(door.admit(guess, connection))

    def test_an_answer_to_another_connections_challenge_stays_out(self) -> None:
        door, one, two = a_door(), Connection(), Connection()
        client = a_client()
        negotiate = client.step()
        challenge = door.admit(bearing("NTLM", negotiate), one)
        door.admit(bearing("NTLM", negotiate), two)
        assert isinstance(challenge, Refused)
        assert "wrong password" in refusal(door.admit(bearing("NTLM", client.step(token_of(challenge))), two))

    def test_a_login_cannot_be_replayed(self) -> None:
        door, connection = a_door(), Connection()
        client = a_client()
        challenge = door.admit(bearing("NTLM", client.step()), connection)
        assert isinstance(challenge, Refused)
        authenticate = bearing("NTLM", client.step(token_of(challenge)))
        assert isinstance(door.admit(authenticate, connection), Admitted)
        assert "out of turn" in refusal(door.admit(authenticate, connection))

    def test_a_handshake_does_not_change_its_scheme_half_way(self) -> None:
        door, connection = a_door(), Connection()
        client = a_client()
        challenge = door.admit(bearing("NTLM", client.step()), connection)
        assert isinstance(challenge, Refused)
        assert "out of turn" in refusal(door.admit(bearing("Negotiate", client.step(token_of(challenge))), connection))


class TestTampering:
    """What is changed on its way is noticed."""

    @staticmethod
    def _authenticate(door: Door, connection: Connection) -> bytes:
        client = a_client()
        challenge = door.admit(bearing("NTLM", client.step()), connection)
        assert isinstance(challenge, Refused)
        message: bytes = client.step(token_of(challenge))
        return message

    def test_flags_that_were_changed_break_the_mic(self) -> None:
        door, connection = a_door(), Connection()
        message = bytearray(self._authenticate(door, connection))
        message[62] ^= 0x01
        assert "MIC" in refusal(door.admit(bearing("NTLM", bytes(message)), connection))

    @pytest.mark.shows("MS-NLMP 3.2.5.1.2", by="pyspnego")
    def test_a_mic_that_was_changed_is_noticed(self) -> None:
        door, connection = a_door(), Connection()
        message = bytearray(self._authenticate(door, connection))
        message[80] ^= 0x01
        assert "MIC" in refusal(door.admit(bearing("NTLM", bytes(message)), connection))

    @pytest.mark.parametrize("position", [20, 24, 36, 40])
    def test_a_field_that_points_elsewhere_stays_out(self, position: int) -> None:
        door, connection = a_door(), Connection()
        message = bytearray(self._authenticate(door, connection))
        struct.pack_into("<H", message, position, 0xFFFF)
        reason = refusal(door.admit(bearing("NTLM", bytes(message)), connection))
        assert "behind the end" in reason


def test_ntlm_version_1_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LM_COMPAT_LEVEL", "2")
    assert "NTLMv2" in refusal(log_in(a_door(), Connection(), a_client()))


@pytest.mark.shows("MS-NLMP 4.2.4")
def test_the_numbers_of_the_specification_come_out() -> None:
    """MS-NLMP 4.2.4: user User, domain Domain, password Password, every random byte given."""
    book = AccountBook(ManualClock())
    book.add("user@domain.example", "Password", (r"domain\user",))
    names = ServerNames("Domain", "Server", "", "")
    acceptor = NtlmAcceptor(book, names, ManualClock(), Seeds(0))
    info = pack_av_pairs(
        ((AvId.NB_DOMAIN_NAME, "Domain".encode("utf-16-le")), (AvId.NB_COMPUTER_NAME, "Server".encode("utf-16-le")))
    )
    temp = bytes.fromhex("0101" + "00" * 14 + "aa" * 8 + "00" * 4) + info + bytes(8)
    proof = bytes.fromhex("68cd0ab851e51c96aabc927bebef6a1c")
    session_key = bytes.fromhex("c5dad2544fc9799094ce1ce90bc9d03e")
    fields = [b"", proof + temp, "Domain".encode("utf-16-le"), "User".encode("utf-16-le"), b"", session_key]
    header, payload = b"NTLMSSP\0\3\0\0\0", b""
    for value in fields:
        header += struct.pack("<HHI", len(value), len(value), 88 + len(payload))
        payload += value
    message = header + struct.pack("<I", 0xE2888235) + bytes(8 + 16) + payload
    state = Challenged(b"", b"", bytes.fromhex("0123456789abcdef"))
    logged_on = acceptor.accept(message, state, b"")
    assert isinstance(logged_on, LoggedOn)
    assert logged_on.session.key == b"U" * 16
    with pytest.raises(LogonRefused):
        acceptor.accept(message, Challenged(b"", b"", bytes(8)), b"")


def test_a_server_has_the_names_of_its_machine_and_its_domain() -> None:
    assert server_names("ex01.contoso.com") == ServerNames("CONTOSO", "EX01", "contoso.com", "ex01.contoso.com")


def test_what_is_no_base64_stays_out() -> None:
    door = a_door()
    assert "base64" in refusal(door.admit(a_request(("Authorization", "NTLM *")), Connection()))
    assert "no NTLM message" in refusal(door.admit(bearing("NTLM", base64.b64encode(b"hello")), Connection()))
