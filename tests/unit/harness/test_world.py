"""A world owns everything that its scenario touches, and shares nothing with the next."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from fake_ews.faults import PlannedFault
from harness.cast import CAST
from harness.options import Options
from harness.products import PRODUCTS
from harness.requests_by_hand import get_folder
from harness.world.world import World, open_world
from integration.exchange.resolver import HostUnknown

ANNA, BEN = CAST[0], CAST[1]
MakeWorld = Callable[..., World]


@pytest.fixture
def make_world() -> Iterator[MakeWorld]:
    """Build worlds in process, and tear them down."""
    with ExitStack() as opened:

        def make(
            node: str = "s/f.feature::A[2019]", product: str = "2019", seed: int = 1, transport: str = "memory"
        ) -> World:
            options = Options(PRODUCTS, transport, seed, None)
            return opened.enter_context(open_world(node, product, options))

        yield make


def test_two_worlds_of_one_scenario_have_other_names_for_everything(make_world: MakeWorld) -> None:
    first, second = make_world("f::A[2013]", "2013"), make_world("f::A[2019]")
    assert first.domain != second.domain
    assert first.people.address(ANNA) != second.people.address(ANNA)
    assert second.exchange.organisation.accounts.find_account(first.people.address(ANNA)) is None


def test_time_in_one_world_stands_still_while_it_passes_in_another(make_world: MakeWorld) -> None:
    first, second = make_world("f::A[2013]", "2013"), make_world("f::A[2019]")
    before = second.clock.now()
    first.advance(timedelta(days=90))
    assert second.clock.now() == before


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_second_client_sees_the_product_that_the_matrix_asked_for(make_world: MakeWorld, product: str) -> None:
    world = make_world(product=product)
    assert world.eyes(ANNA).mails("inbox") == []
    assert world.exchange.organisation.product.name == product


def test_a_wrong_password_shows_a_second_client_nothing(make_world: MakeWorld) -> None:
    world = make_world()
    with pytest.raises(AssertionError, match="401"):
        world.exchange.eyes(world.people.address(ANNA), "guessed").mails("inbox")


def test_names_lead_to_exchange_to_nobody_or_nowhere(make_world: MakeWorld) -> None:
    world = make_world()
    assert world.network.reaches_exchange(f"MAIL.{world.domain}.")
    assert not world.network.reaches_exchange(f"switched-off.{world.domain}")
    with pytest.raises(HostUnknown):
        world.network.reaches_exchange("www.example.com")
    world.network.withdraw(f"mail.{world.domain}")
    with pytest.raises(HostUnknown):
        world.network.reaches_exchange(f"mail.{world.domain}")


def test_the_companys_name_in_a_feature_becomes_the_worlds_own(make_world: MakeWorld) -> None:
    world = make_world()
    assert world.here("https://mail.company.test/owa") == f"https://mail.{world.domain}/owa"
    assert world.here("COMPANY\\anna") == f"{world.domain.partition('.')[0].upper()}\\anna"


def test_a_mistake_of_the_emulator_fails_the_scenario_that_met_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_world("f::A[2019]", "2019", Options(PRODUCTS, "memory", 1, None))
    world = opened.__enter__()

    def choose(*_: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(
        world.exchange.emulator.front, "dispatch", SimpleNamespace(choose=choose, table=None, operations={})
    )
    assert world.eyes(ANNA).ask(get_folder("inbox")).status == 500
    with pytest.raises(AssertionError, match=r"the emulator made a mistake(.|\n)*no such luck"):
        opened.__exit__(None, None, None)


def everybody() -> list[str]:
    """The mailboxes that are looked into."""
    return ["anna@a.test"]


class TestStirrings:
    """What a client that looks again could see."""

    def test_nothing_new_is_nothing_to_look_for(self, make_world: MakeWorld) -> None:
        exchange = make_world().exchange
        assert not exchange.stirs_since(exchange.stirrings, everybody)

    def test_a_new_password_a_planned_failure_and_its_end_are_seen(self, make_world: MakeWorld) -> None:
        world = make_world()
        exchange = world.exchange
        before = exchange.stirrings
        plan = exchange.plan(PlannedFault("status", times=2, must_happen=False))
        assert exchange.stirs_since(before, everybody)
        assert exchange.stirs_since(exchange.stirrings, everybody), "as long as something fails, every look matters"
        exchange.call_off(plan)
        assert not exchange.stirs_since(exchange.stirrings, everybody)

    def test_what_fails_for_somebody_else_is_nothing_to_look_for(self, make_world: MakeWorld) -> None:
        exchange = make_world().exchange
        exchange.plan(PlannedFault("refuse_login", mailbox="ben@*", times=9, must_happen=False))
        assert exchange.stirs_since(exchange.stirrings, lambda: ["ben@a.test"])
        assert not exchange.stirs_since(exchange.stirrings, lambda: ["anna@a.test"])

    def test_an_inbox_that_is_well_does_not_stop_the_time(self, make_world: MakeWorld) -> None:
        world = make_world()
        world.integration.app.connect_inbox(world.people.address(ANNA), world.people.password(ANNA))
        world.settle()
        before = len(list(world.exchange.last_exchanges()))
        world.advance(timedelta(days=90))
        looks = len(list(world.exchange.last_exchanges())) - before
        assert 1 <= looks <= 12, "one look at everything, with the sign-in and the subscription that idle time cost"


@pytest.mark.parametrize("transport", ["memory", "wire"])
def test_the_same_seed_leaves_the_same_bytes_and_another_one_others(tmp_path: Path, transport: str) -> None:
    def transcript(run: str, seed: int) -> str:
        options = Options(PRODUCTS, transport, seed, tmp_path / run)
        with open_world("s/f.feature::A[2016]", "2016", options) as world:
            world.integration.app.connect_inbox(world.people.address(ANNA), world.people.password(ANNA))
            world.settle()
            account = world.integration.app.accounts()[0]
            to = [world.people.address(BEN)]
            world.integration.app.send_mail(account.id, to=to, subject="Offer", html="<p>Offer</p>")
            world.advance(timedelta(hours=1))
        (written,) = (tmp_path / run).iterdir()
        return hashlib.sha256(written.read_bytes()).hexdigest()

    assert transcript("first", 1) == transcript("second", 1)
    assert transcript("third", 2) != transcript("first", 1)
