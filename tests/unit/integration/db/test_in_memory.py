"""Databases in memory: each is somebody's own, though all are made after one model."""

from __future__ import annotations

from datetime import UTC, datetime

from integration.db.accounts import Accounts
from integration.db.database import Database
from integration.model.account import Account, AccountState, Endpoint

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
AT = Endpoint("https://mail.company.test/EWS/Exchange.asmx", "NTLM", "15.1.2507.6", "Exchange2016")
ANNA = Account("1", "anna@company.test", "anna", AT, AccountState.CONNECTED, NOON)


def test_what_is_written_into_one_is_in_no_other_and_outlives_it() -> None:
    """Two databases in memory share nothing that is stored, and closing one closes no other."""
    one, other = Database("sqlite://"), Database("sqlite://")
    one.create()
    other.create()
    Accounts(one).connect(ANNA, "sealed", NOON)
    assert Accounts(other).all() == []
    other.close()
    assert Accounts(one).all() == [ANNA]
