"""Negotiate over HTTP: SPNEGO around NTLM, judged by pyspnego's client."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from spnego._context import GSSMech
from spnego._spnego import NegState, NegTokenInit, NegTokenResp, pack_mech_type_list, unpack_token

from fake_ews.access.door import Admitted, Refused
from fake_ews.identity import Principal
from fake_ews.traffic import Connection, Headers
from tests.unit.fake_ews.access.clients import PASSWORD, a_client, a_door, a_request, bearing, log_in, token_of

MARA = Principal("mara@contoso.com", "negotiate")


@pytest.mark.parametrize("user", ["mara@contoso.com", r"CONTOSO\mara", "mara"])
def test_every_spelling_of_the_name_is_let_in(user: str) -> None:
    answer = log_in(a_door(), Connection(), a_client(user, scheme="negotiate"), "negotiate")
    assert isinstance(answer, Admitted)
    assert answer.principal == MARA


def test_a_wrong_password_stays_out() -> None:
    answer = log_in(a_door(), Connection(), a_client("mara", "wrong", scheme="negotiate"), "negotiate")
    assert isinstance(answer, Refused)
    assert "wrong password" in answer.reason


def test_the_client_is_satisfied_by_the_final_token() -> None:
    """pyspnego checks our signature under the list of mechanisms before it calls the login complete."""
    client = a_client(scheme="negotiate")
    answer = log_in(a_door(), Connection(), client, "negotiate")
    assert client.complete
    assert isinstance(answer, Admitted)
    assert Headers(answer.headers).get("WWW-Authenticate").startswith("Negotiate oR")
    assert Headers(answer.headers).get("Persistent-Auth") == "true"


def test_the_connection_stays_logged_in_without_any_token() -> None:
    door, connection = a_door(), Connection()
    log_in(door, connection, a_client(scheme="negotiate"), "negotiate")
    assert door.admit(a_request(), connection) == Admitted(MARA, (("persistent-auth", "true"),))


def test_ntlm_without_spnego_around_it_is_let_in_too() -> None:
    answer = log_in(a_door(), Connection(), a_client(scheme="ntlm"), "negotiate")
    assert answer == Admitted(MARA, (("persistent-auth", "true"),))


class TestKerberosWishedFirst:
    """What a Windows client in a domain sends: Kerberos first, NTLM as the second choice."""

    MECHANISMS = (GSSMech.kerberos.value, GSSMech.ntlm.value)

    def _until_challenged(self, connection: Connection) -> tuple[Any, Any]:
        door, ntlm = a_door(), a_client()
        init = NegTokenInit(list(self.MECHANISMS), mech_token=b"a Kerberos ticket").pack()
        answer = door.admit(bearing("Negotiate", init), connection)
        assert isinstance(answer, Refused)
        chosen = unpack_token(token_of(answer))
        assert (chosen.neg_state, chosen.supported_mech) == (NegState.request_mic, GSSMech.ntlm.value)
        answer = door.admit(bearing("Negotiate", NegTokenResp(response_token=ntlm.step()).pack()), connection)
        assert isinstance(answer, Refused)
        self.authenticate = ntlm.step(unpack_token(token_of(answer)).response_token)
        return door, ntlm

    @pytest.mark.shows("RFC 4178 4.2.2", "RFC 4178 5", by="pyspnego")
    def test_ntlm_is_chosen_and_the_list_is_signed_by_both_sides(self) -> None:
        connection = Connection()
        door, ntlm = self._until_challenged(connection)
        mic = ntlm.sign(pack_mech_type_list(list(self.MECHANISMS)))
        token = NegTokenResp(response_token=self.authenticate, mech_list_mic=mic).pack()
        answer = door.admit(bearing("Negotiate", token), connection)
        assert isinstance(answer, Admitted)
        final = unpack_token(base64.b64decode(Headers(answer.headers).get("WWW-Authenticate").split()[1]))
        assert final.neg_state == NegState.accept_complete
        ntlm.verify(pack_mech_type_list(list(self.MECHANISMS)), final.mech_list_mic)

    @pytest.mark.shows("RFC 4178 5", by="pyspnego")
    def test_without_a_signature_it_stays_out(self) -> None:
        connection = Connection()
        door, _ = self._until_challenged(connection)
        answer = door.admit(bearing("Negotiate", NegTokenResp(response_token=self.authenticate).pack()), connection)
        assert isinstance(answer, Refused)
        assert "not signed" in answer.reason

    @pytest.mark.shows("RFC 4178 5", by="pyspnego")
    def test_a_list_that_was_changed_on_its_way_is_noticed(self) -> None:
        connection = Connection()
        door, ntlm = self._until_challenged(connection)
        mic = ntlm.sign(pack_mech_type_list([GSSMech.ntlm.value]))
        token = NegTokenResp(response_token=self.authenticate, mech_list_mic=mic).pack()
        answer = door.admit(bearing("Negotiate", token), connection)
        assert isinstance(answer, Refused)
        assert "changed" in answer.reason


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (NegTokenInit([GSSMech.kerberos.value], mech_token=b"ticket").pack(), "no NTLM"),
        (NegTokenResp(response_token=b"x").pack(), "out of turn"),
        (NegTokenInit([GSSMech.ntlm.value], mech_token=b"x").pack(), "no NTLM message"),
        (b"", "too short"),
        (b"\x60\x82\xff\xff", "runs over the end"),
        (b"\x04\x00", "unknown tag"),
    ],
)
def test_other_tokens_stay_out(token: bytes, reason: str) -> None:
    answer = a_door().admit(bearing("Negotiate", token), Connection())
    assert isinstance(answer, Refused)
    assert reason in answer.reason


def test_a_login_of_ntlm_started_again_half_way_stays_out() -> None:
    door, connection, client = a_door(), Connection(), a_client(scheme="negotiate", password=PASSWORD)
    door.admit(bearing("Negotiate", client.step()), connection)
    again = NegTokenResp(response_token=a_client().step()).pack()
    answer = door.admit(bearing("Negotiate", again), connection)
    assert isinstance(answer, Refused)
    assert "started again" in answer.reason
