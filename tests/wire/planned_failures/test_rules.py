"""Which requests a plan means: by operation, mailbox, count, chance and time; what it may name; whether it happened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fake_ews.faults import PlannedFault
from fake_ews.snapshots import Snapshot
from tests.calling import ANN, BOB, Exchange

FOLDER = (
    "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    '<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def plan(exchange: Exchange, fault: PlannedFault) -> PlannedFault:
    exchange.organisation.faults.plan(fault)
    return fault


def outcomes(exchange: Exchange, times: int = 1, user: str = ANN) -> str:
    """Ask so many times, and say for each whether it failed (x) or not (.)."""
    return "".join("." if exchange.ask(FOLDER, user=user).status == 200 else "x" for _ in range(times))


def test_a_plan_means_the_nth_request_and_as_many_as_it_says(exchange: Exchange) -> None:
    plan(exchange, PlannedFault("fault", "GetFolder", skip=2, times=2))

    assert outcomes(exchange, 6) == "..xx.."


def test_a_plan_means_one_operation_and_one_mailbox(exchange: Exchange) -> None:
    plan(exchange, PlannedFault("fault", "Find*", times=9))
    plan(exchange, PlannedFault("fault", mailbox="bob@*", times=9))

    assert outcomes(exchange, 2) == ".."
    assert outcomes(exchange, 2, user=BOB) == "xx"


def test_a_plan_for_a_mailbox_means_whoever_acts_for_it_too(exchange: Exchange) -> None:
    exchange.organisation.let_impersonate(ANN)
    plan(exchange, PlannedFault("fault", mailbox=BOB))
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress></t:ConnectingSID>"
    acting = f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"

    assert outcomes(exchange) == "."
    assert exchange.ask(FOLDER, header=acting).code == "ErrorServerBusy"


def test_chance_depends_on_the_seed_alone() -> None:
    def drawn(seed: int) -> str:
        exchange = Exchange()
        plan(exchange, PlannedFault("fault", times=99, probability=0.5, seed=seed))
        return outcomes(exchange, 20)

    assert drawn(1) == drawn(1) != drawn(2)
    assert 4 < drawn(1).count("x") < 16


def test_a_snapshot_goes_back_to_where_chance_stood(exchange: Exchange) -> None:
    plan(exchange, PlannedFault("fault", times=99, probability=0.5))
    outcomes(exchange, 5)
    snapshot = Snapshot(exchange.organisation)
    before = outcomes(exchange, 12)

    snapshot.restore()

    assert outcomes(exchange, 12) == before


def test_a_plan_ends_when_its_time_is_over(exchange: Exchange) -> None:
    plan(exchange, PlannedFault("fault", times=99, for_seconds=60))

    assert outcomes(exchange, 2) == "xx"
    exchange.clock.advance(timedelta(seconds=60))
    assert outcomes(exchange, 2) == ".."


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (PlannedFault("fault", "GetItems"), r"no operation 'GetItems'; the nearest are GetItem"),
        (PlannedFault("fault", "Finding*"), r"no operation 'Finding\*'; the nearest are Find"),
        (
            PlannedFault("fault", code="ErrorServerBussy"),
            r"no response code 'ErrorServerBussy'; the nearest are ErrorS",
        ),
        (PlannedFault("fault", mailbox="anne@example.test"), r"did you mean ann@.*there are ann@.*, bob@"),
        (PlannedFault("lose_event", "GetFolder"), r"no operation 'GetFolder'.*there are GetEvents, GetStreamingEvents"),
        (PlannedFault("lose_event", event="NewMail"), r"did you mean NewMailEvent\?"),
        (PlannedFault("fire"), r"no fault 'fire' .*there are cut, delay"),  # type: ignore[arg-type]
        (PlannedFault("status", seconds=3), r"a fault 'status' does not go by 'seconds'; it takes after, status"),
        (
            PlannedFault("fault", "Autodiscover"),
            r"'fault' does not happen to Autodiscover; .* are status, re",
        ),
        (PlannedFault("status", probability=0), r"probability is 0; give more than 0"),
    ],
    ids=lambda value: value.kind if isinstance(value, PlannedFault) else "",
)
def test_a_name_that_there_is_not_is_refused_with_what_there_is(
    exchange: Exchange, fault: PlannedFault, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        plan(exchange, fault)

    assert exchange.organisation.faults.plans == []


def test_a_plan_is_planned_once(exchange: Exchange) -> None:
    fault = plan(exchange, PlannedFault("fault"))

    with pytest.raises(ValueError, match="plan 1 already"):
        plan(exchange, fault)


def test_what_had_to_happen_and_never_did_is_known_also_after_it_was_cleared(exchange: Exchange) -> None:
    faults = exchange.organisation.faults
    happened, missed = plan(exchange, PlannedFault("fault")), plan(exchange, PlannedFault("fault", "SendItem"))
    plan(exchange, PlannedFault("fault", "MoveItem", must_happen=False))
    outcomes(exchange)

    assert faults.unhappened() == (missed,)
    faults.clear()
    assert faults.unhappened() == (missed,)
    assert happened.taken == 1
