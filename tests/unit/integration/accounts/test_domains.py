"""What an administrator enters for a mail domain holds for everybody in it."""

from __future__ import annotations

import pytest

from integration.errors import Refused
from integration.model.account import Purpose
from integration.ports import Discovery
from tests.unit.integration.world import World

URL = "https://mail.firm.test/EWS/Exchange.asmx"


def test_the_url_of_a_domain_is_used_where_nobody_gives_one_and_discovery_is_not_asked(world: World) -> None:
    world.server.discovery = Discovery("", "")
    world.integration.domains.set_exchange("FIRM.test", "mail.firm.test")
    world.integration.connect_inbox("anna@firm.test", "secret")
    assert world.server.inspected[0][0] == URL


def test_a_url_that_the_user_gives_wins(world: World) -> None:
    world.integration.domains.set_exchange("firm.test", URL)
    world.integration.connect_inbox("anna@firm.test", "secret", url="https://other.firm.test/EWS/Exchange.asmx")
    assert world.server.inspected[0][0] == "https://other.firm.test/EWS/Exchange.asmx"


def test_another_domain_is_none_of_its_business(world: World) -> None:
    world.server.discovery = Discovery("", "")
    world.integration.domains.set_exchange("firm.test", URL)
    with pytest.raises(Refused):
        world.integration.connect_inbox("anna@branch.firm.test", "secret")


def test_a_domain_has_one_kind_of_settings_and_the_url_may_change(world: World) -> None:
    domains = world.integration.domains
    domains.set_exchange("firm.test", URL)
    domains.set_exchange("firm.test", "new.firm.test")
    assert [one.url for one in domains.all()] == ["https://new.firm.test/EWS/Exchange.asmx"]
    with pytest.raises(Refused) as refused:
        domains.set_imap("firm.test")
    assert refused.value.id == "limitation.L9"
    domains.remove("firm.test")
    domains.set_imap("firm.test")
    assert [(one.domain, one.url) for one in domains.all()] == [("firm.test", "")]


def test_what_the_form_refuses_it_refuses_whatever_the_domain_has(world: World) -> None:
    world.integration.domains.set_exchange("firm.test", URL)
    with pytest.raises(Refused) as refused:
        world.integration.connect_inbox("anna@firm.test", "secret", purpose=Purpose.TEAM)
    assert refused.value.id == "refused.shared-mailbox"


def test_static_addresses_that_nobody_set_up_are_refused_and_nothing_is_stored(world: World) -> None:
    with pytest.raises(Refused) as refused:
        world.integration.domains.set_exchange("firm.test", URL, static_addresses=True)
    assert refused.value.id == "refused.no-static-addresses"
    assert world.integration.domains.all() == []
