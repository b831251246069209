"""Which schemes the door offers, and that nothing but a login opens it."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_ews.access.door import Admitted, Refused
from fake_ews.clock import ManualClock
from fake_ews.traffic import Connection
from tests.unit.fake_ews.access.clients import PASSWORD, a_client, a_door, a_request, bearing, log_in, token_of


def offers(*schemes: str) -> list[str]:
    answer = a_door(schemes=schemes).admit(a_request(), Connection())
    assert isinstance(answer, Refused)
    return answer.reply.headers.all("WWW-Authenticate")


def test_a_request_without_credentials_is_told_the_schemes_in_the_order_of_iis() -> None:
    assert offers("basic", "ntlm", "negotiate") == ["Negotiate", "NTLM", 'Basic realm="mail.contoso.com"']


def test_only_the_schemes_chosen_are_offered() -> None:
    assert offers("NTLM", " basic") == ["NTLM", 'Basic realm="mail.contoso.com"']


def test_a_scheme_that_does_not_exist_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="no such scheme: digest"):
        a_door(schemes=("ntlm", "digest"))


def test_a_scheme_that_is_not_offered_is_refused_with_right_credentials_too() -> None:
    request = bearing("Basic", f"mara:{PASSWORD}".encode())
    answer = a_door(schemes=("ntlm",)).admit(request, Connection())
    assert isinstance(answer, Refused)
    assert answer.reason == "scheme 'Basic' is not offered"


def test_the_refusal_is_bare() -> None:
    answer = a_door().admit(a_request(), Connection())
    assert isinstance(answer, Refused)
    assert (answer.reply.status, answer.reply.body) == (401, b"")
    assert answer.reply.headers.get("Content-Length") == "0"
    assert not answer.reply.headers.get("Connection")


def test_during_a_handshake_only_its_own_scheme_is_named() -> None:
    answer = a_door().admit(bearing("NTLM", a_client().step()), Connection())
    assert isinstance(answer, Refused)
    assert token_of(answer).startswith(b"NTLMSSP\0")


def test_a_login_goes_with_its_connection_after_two_idle_minutes() -> None:
    clock, connection = ManualClock(), Connection()
    door = a_door(clock=clock)
    log_in(door, connection, a_client())
    for _ in range(3):
        clock.advance(timedelta(minutes=2))
        assert isinstance(door.admit(a_request(), connection), Admitted)
    clock.advance(timedelta(minutes=2, seconds=1))
    assert isinstance(door.admit(a_request(), connection), Refused)


SCHEMES = st.sampled_from(["Basic", "NTLM", "Negotiate", "ntlm", "Bearer", ""])
TOKENS = st.binary(max_size=120).map(lambda token: base64.b64encode(token).decode()) | st.text(max_size=40)


@settings(deadline=None)
@given(scheme=SCHEMES, token=TOKENS, challenged=st.booleans())
def test_noise_is_answered_with_401(scheme: str, token: str, challenged: bool) -> None:
    door, connection = a_door(), Connection()
    if challenged:
        door.admit(bearing(scheme or "NTLM", NEGOTIATE), connection)
    answer = door.admit(a_request(("Authorization", f"{scheme} {token}")), connection)
    assert isinstance(answer, Refused)
    assert answer.reply.status == 401


NEGOTIATE = a_client().step()
SPNEGO_INIT = a_client(scheme="negotiate").step()
CHANGES = st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 255)), min_size=1, max_size=6)


@settings(deadline=None)
@given(changes=CHANGES, scheme=st.sampled_from(["NTLM", "Negotiate"]), last=st.booleans(), cut=st.integers(0, 600))
def test_a_login_with_changed_bytes_is_answered_with_401(
    changes: list[tuple[int, int]], scheme: str, last: bool, cut: int
) -> None:
    """Every byte of a real handshake may be another; with the password wrong nobody must get in or crash us."""
    door, connection = a_door(), Connection()
    client = a_client("mara", "wrong", scheme=scheme.lower())
    token = client.step()
    if last:
        challenge = door.admit(bearing(scheme, token), connection)
        assert isinstance(challenge, Refused)
        token = client.step(token_of(challenge))
    changed = bytearray(token[: max(cut, 12)])
    for position, change in changes:
        changed[position % len(changed)] ^= change
    assert isinstance(door.admit(bearing(scheme, bytes(changed)), connection), Refused)
