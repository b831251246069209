"""Basic over HTTP."""

from __future__ import annotations

import pytest

from fake_ews.access.door import Admitted, Refused
from fake_ews.identity import Principal
from fake_ews.traffic import Connection
from tests.unit.fake_ews.access.clients import PASSWORD, a_door, a_request, bearing

MARA_BY_BASIC = Admitted(Principal("mara@contoso.com", "basic"))


@pytest.mark.shows("RFC 7617 2")
@pytest.mark.parametrize(
    "user", ["mara@contoso.com", "MARA@Contoso.COM", r"CONTOSO\mara", r"contoso.com\Mara", "mara", "MARA"]
)
def test_every_spelling_of_the_name_is_let_in(user: str) -> None:
    request = bearing("Basic", f"{user}:{PASSWORD}".encode())
    assert a_door().admit(request, Connection()) == MARA_BY_BASIC


def test_a_password_in_iso_8859_1_is_let_in() -> None:
    request = bearing("basic", f"mara:{PASSWORD}".encode("iso-8859-1"))
    assert a_door().admit(request, Connection()) == MARA_BY_BASIC


@pytest.mark.parametrize(
    ("credentials", "reason"),
    [
        (f"mara:{PASSWORD}x", "wrong password"),
        ("mara:", "wrong password"),
        (f"nobody:{PASSWORD}", "no account 'nobody'"),
        (rf"FABRIKAM\mara:{PASSWORD}", "no account"),
        ("mara", "no account"),
    ],
)
def test_anything_else_stays_out(credentials: str, reason: str) -> None:
    answer = a_door().admit(bearing("Basic", credentials.encode()), Connection())
    assert isinstance(answer, Refused)
    assert reason in answer.reason


def test_credentials_that_are_no_base64_stay_out() -> None:
    answer = a_door().admit(a_request(("Authorization", "Basic über")), Connection())
    assert isinstance(answer, Refused)
    assert answer.reply.status == 401


def test_basic_holds_for_one_request_only() -> None:
    door, connection = a_door(), Connection()
    assert isinstance(door.admit(bearing("Basic", f"mara:{PASSWORD}".encode()), connection), Admitted)
    assert isinstance(door.admit(a_request(), connection), Refused)
