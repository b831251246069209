"""Inboxes and calendars are connected, watched, disconnected and removed by pages alone."""

from __future__ import annotations

from html import unescape

import pytest

from integration.model.account import AccountState, Findings, Ownership
from integration.model.log_policy import LogRule
from integration.model.outcome import Outcome
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import ENDPOINT, OUTAGE, SIGN_IN_REFUSED, World

FORM = {"address": "anna@firm.test", "password": "secret"}
ZONE = {"Cookie": "zone=Europe/Berlin"}


async def text(client: Client, path: str) -> str:
    return unescape(await (await client.get(path)).text())


def test_what_to_expect_comes_before_the_form(world: World) -> None:
    async def story(client: Client) -> None:
        for kind, told in (("inboxes", "Replies to it are logged"), ("calendars", "only the times are read")):
            page = await text(client, f"/{kind}/connect")
            assert told in page
            assert f"/{kind}/connect/form" in page

    visit(world, story)


def test_a_calendar_is_connected_for_a_user_by_the_form(world: World) -> None:
    async def story(client: Client) -> None:
        answer = await client.post("/calendars", data={**FORM, "user": "chief@firm.test"})
        assert answer.status == 200
        page = unescape(await answer.text())
        assert "anna@firm.test" in page
        assert "chief@firm.test" in page

    visit(world, story)
    (calendar,) = world.integration.calendars.all()
    assert (calendar.address, calendar.user) == ("anna@firm.test", "chief@firm.test")
    assert world.integration.accounts() == []


def test_only_checking_stores_nothing(world: World) -> None:
    async def story(client: Client) -> None:
        page = unescape(await (await client.post("/inboxes", data={**FORM, "act": "check"})).text())
        assert f"It works: Exchange2010 SP2 at {ENDPOINT.url}" in page
        assert 'value="anna@firm.test"' in page

    visit(world, story)
    assert world.integration.accounts() == []


def test_a_team_mailbox_is_refused_with_what_to_do_instead(world: World) -> None:
    world.server.findings = Findings(ENDPOINT, Ownership.SOMEBODY_ELSES)

    async def story(client: Client) -> None:
        answer = await client.post("/calendars", data=FORM)
        assert answer.status == 422
        assert "connect the calendar of a personal mailbox" in await answer.text()
        answer = await client.post("/inboxes", data={**FORM, "purpose": "team"})
        assert "use hosted email" in await answer.text()

    visit(world, story)


def test_everything_typed_stays_but_the_password(world: World) -> None:
    world.server.findings = SIGN_IN_REFUSED
    typed = {"user_name": "FIRM\\anna", "url": "https://mail.firm.test/ews/exchange.asmx", "version": "2016"}

    async def story(client: Client) -> None:
        page = unescape(await (await client.post("/inboxes", data={**FORM, **typed})).text())
        for value in typed.values():
            assert f'value="{value}"' in page
        assert "<details open>" in page
        assert "secret" not in page

    visit(world, story)


def test_disconnecting_asks_first_and_connecting_again_needs_only_the_password(world: World) -> None:
    account = world.connect()

    async def story(client: Client) -> None:
        page = await text(client, f"/inboxes/{account.id}/disconnect")
        assert "Disconnect anna@firm.test?" in page
        assert "scheduled mails fail" in page
        assert world.integration.accounts()[0].state is AccountState.CONNECTED
        page = unescape(await (await client.post(f"/inboxes/{account.id}/disconnect")).text())
        assert world.integration.accounts()[0].state is AccountState.DISABLED
        assert "Connect again" in page
        page = await text(client, f"/inboxes/connect/form?address=anna@firm.test&url={ENDPOINT.url}")
        assert f'value="{ENDPOINT.url}"' in page
        await client.post("/inboxes", data={**FORM, "url": ENDPOINT.url})

    visit(world, story)
    (again,) = world.integration.accounts()
    assert (again.id, again.state) == (account.id, AccountState.CONNECTED)


def test_removing_takes_two_steps(world: World) -> None:
    account = world.connect()

    async def story(client: Client) -> None:
        await client.post(f"/inboxes/{account.id}/remove")
        assert len(world.integration.accounts()) == 1
        assert "Remove anna@firm.test?" in await text(client, f"/inboxes/{account.id}/remove")
        await client.post(f"/inboxes/{account.id}/remove")
        assert world.integration.accounts() == []
        assert (await client.get(f"/inboxes/{account.id}/remove")).status == 404

    visit(world, story)


@pytest.mark.parametrize(
    ("outcome", "badge", "sentence"),
    [
        (OUTAGE, "server not reachable", "Nothing is lost"),
        (SIGN_IN_REFUSED, "sign-in refused", "did not accept the user name or password"),
    ],
)
def test_how_an_account_fares_is_said_with_what_to_do(
    world: World, outcome: Outcome, badge: str, sentence: str
) -> None:
    world.connect()
    world.mailbox().fail("*", outcome)
    world.run()

    async def story(client: Client) -> None:
        for path in ("/", "/inboxes"):
            page = await text(client, path)
            assert badge in page
            assert sentence in page

    visit(world, story)


def test_a_sender_works_on_the_clock_of_whoever_connects_the_inbox(world: World) -> None:
    async def story(client: Client) -> None:
        await client.post("/inboxes", data=FORM, headers=ZONE)
        (account,) = world.integration.accounts()
        assert world.integration.sequences.time_zone(account.id) == "Europe/Berlin"
        await client.post(f"/inboxes/{account.id}/time-zone", data={"zone": "Asia/Tokyo"})
        assert world.integration.sequences.time_zone(account.id) == "Asia/Tokyo"
        assert "Asia / Tokyo" in await text(client, "/inboxes")

    visit(world, story)


def test_the_first_page_leads_through_the_first_steps(world: World) -> None:
    async def story(client: Client) -> None:
        page = await text(client, "/")
        for place in ("/inboxes/connect", "/calendars/connect", "/links/new", "/sequences/new"):
            assert f'href="{place}"' in page
        world.connect()
        assert 'class="done"' in await text(client, "/")

    visit(world, story)


def test_a_new_password_is_tried_and_kept_only_when_it_is_taken(world: World) -> None:
    account = world.connect()
    connected_at = account.connected_at
    world.clock.advance(hours=1)

    async def story(client: Client) -> None:
        good, world.server.findings = world.server.findings, SIGN_IN_REFUSED
        answer = await client.post(f"/inboxes/{account.id}/password", data={"password": "guessed"})
        assert (answer.status, "did not accept" in await answer.text()) == (422, True)
        world.server.findings = good
        answer = await client.post(f"/inboxes/{account.id}/password", data={"password": "new secret"})
        assert answer.status == 200

    visit(world, story)
    renewed = world.integration.account(account.address)
    assert renewed.connected_at == connected_at
    assert world.integration._accounts.password(renewed) == "new secret"


def test_what_is_logged_is_chosen_for_each_inbox(world: World) -> None:
    account = world.connect()

    async def story(client: Client) -> None:
        page = await text(client, "/inboxes")
        assert "What is logged: replies to mail from here" in page
        chosen = {"rule": "all", "never": "bank.test\nlawyer@firm.test"}
        answer = await client.post(f"/inboxes/{account.id}/logging", data=chosen)
        page = unescape(await answer.text())
        assert "What is logged: all mail with known contacts" in page
        assert "bank.test\nlawyer@firm.test" in page
        assert (await client.post(f"/inboxes/{account.id}/logging", data={"rule": "some"})).status == 422

    visit(world, story)
    policy = world.integration.log_policies.of(account.id)
    assert (policy.rule, policy.attachments) == (LogRule.ALL, False)
    assert policy.never == {"bank.test", "lawyer@firm.test"}
