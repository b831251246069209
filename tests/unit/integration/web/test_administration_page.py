"""What holds for everybody is set on one page, and what is not offered is refused there with its sentence."""

from __future__ import annotations

from html import unescape
from typing import Any

from integration.model.administration import Limits
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import ENDPOINT, World

DOMAINS = "/administration/domains"


async def post(client: Client, path: str, data: Any) -> tuple[int, str]:
    answer = await client.post(path, data=data)
    return answer.status, unescape(await answer.text())


def test_a_domain_is_entered_once_for_everybody_and_has_one_kind_of_settings(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, DOMAINS, {"domain": "firm.test", "kind": "exchange", "url": "mail.firm.test"})
        assert (status, "https://mail.firm.test/EWS/Exchange.asmx" in page) == (200, True)
        assert world.integration.domains.all()[0].url == ENDPOINT.url
        status, page = await post(client, DOMAINS, {"domain": "firm.test", "kind": "imap"})
        assert (status, "never both" in page) == (422, True)
        status, page = await post(client, DOMAINS, {"domain": "other.test", "url": "https://mail.other.test/owa"})
        assert (status, "Outlook Web App" in page, 'value="other.test"' in page) == (422, True, True)
        assert (await post(client, DOMAINS, {"domain": ""}))[0] == 422
        await post(client, f"{DOMAINS}/remove", {"domain": "firm.test"})

    visit(world, story)
    assert world.integration.domains.all() == []


def test_limits_go_down_but_not_up(world: World) -> None:
    async def story(client: Client) -> None:
        assert (await post(client, "/administration/limits", {"per_day": "200", "per_minute": "5"}))[0] == 200
        status, page = await post(client, "/administration/limits", {"per_day": "1001", "per_minute": "5"})
        assert (status, "at most 1,000 mails" in page) == (422, True)
        status, page = await post(client, "/administration/limits", {"per_day": "many", "per_minute": "5"})
        assert (status, "“many” cannot be understood" in page) == (422, True)

    visit(world, story)
    assert world.integration.send_limits.current() == Limits(200, 5)


def test_a_paid_seat_is_given_and_taken_away(world: World) -> None:
    world.connect()

    async def story(client: Client) -> None:
        _, page = await post(client, "/administration/seats", {"user": "anna@firm.test", "paid": ""})
        assert "free seat" in page
        assert not world.integration.crm.has_seat("anna@firm.test")
        _, page = await post(client, "/administration/seats", {"user": "anna@firm.test", "paid": "yes"})
        assert "paid seat" in page

    visit(world, story)
    assert world.integration.crm.has_seat("anna@firm.test")


def test_the_it_team_reads_where_connections_come_from() -> None:
    world = World(source_addresses=("192.0.2.7",), static_proxy="http://user:secret@proxy.firm.test:3128")

    async def story(client: Client) -> None:
        page = await (await client.get("/administration")).text()
        assert "192.0.2.7" in page
        assert "proxy.firm.test" in page
        assert "secret" not in page

    visit(world, story)
    world.integration.close()


def test_access_to_personal_email_is_withheld_and_given_back(world: World) -> None:
    async def story(client: Client) -> None:
        _, page = await post(client, "/administration/access", {"user": "Anna@firm.test", "access": "view-only"})
        assert "view-only seat" in page
        form = {"address": "anna@firm.test", "password": "secret"}
        status, page = await post(client, "/inboxes", form)
        assert (status, "core, sales or service seat" in page) == (422, True)
        await post(client, "/administration/access", {"user": "anna@firm.test", "access": "personal email"})
        assert (await post(client, "/inboxes", form))[0] == 200
        assert (await post(client, "/administration/access", {"user": "anna", "access": "withheld"}))[0] == 422

    visit(world, story)
    assert [account.address for account in world.integration.accounts()] == ["anna@firm.test"]
