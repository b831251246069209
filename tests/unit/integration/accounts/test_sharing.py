"""Several users on one mailbox: it is one mailbox all the same, and each of them may leave it to the others."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest

from integration.errors import NotFound, Refused
from integration.model.account import Account, AccountState, Findings, Ownership
from integration.model.audit import AuditQuery, Deed
from integration.model.mail import MailState, OutgoingMail
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import ENDPOINT, SIGN_IN_REFUSED, World

ANNA, ASSISTANT = "anna@firm.test", "ben@firm.test"


def shared(world: World) -> Account:
    world.connect()
    return world.integration.connect_inbox(ANNA, "secret", user="Ben@firm.test")


def send(world: World, account: Account, user: str = "", minutes: int = 0) -> OutgoingMail:
    at = world.clock.now() + timedelta(minutes=minutes)
    to = ["bob@client.test"]
    return world.integration.send_mail(account.id, to=to, subject="Offer", html="<p>Hi</p>", at=at, user=user)


def deeds(world: World) -> list[tuple[Deed, object]]:
    entries = world.integration.audit.entries(AuditQuery(family="inbox")).items
    return [(entry.deed, entry.detail.get("user")) for entry in reversed(entries)]


def test_who_joins_signs_in_himself_and_the_mailbox_stays_one(world: World) -> None:
    account = shared(world)
    assert world.integration.accounts() == [account]
    assert world.integration.inboxes.users(account) == (ANNA, ASSISTANT)
    assert deeds(world) == [(Deed.INBOX_CONNECTED, None), (Deed.INBOX_JOINED, ASSISTANT)]
    with pytest.raises(Refused, match="already connected"):
        world.integration.connect_inbox(ANNA, "secret", user=ASSISTANT)


@pytest.mark.parametrize(
    ("findings", "reason"),
    [
        (SIGN_IN_REFUSED, "refused.wrong-password"),
        (Findings(ENDPOINT, Ownership.SOMEBODY_ELSES), "refused.shared-mailbox"),
    ],
    ids=["a wrong password", "a sign-in of his own"],
)
def test_who_cannot_sign_in_to_the_mailbox_itself_does_not_join(world: World, findings: object, reason: str) -> None:
    account = world.connect()
    world.server.findings = findings  # type: ignore[assignment]
    with pytest.raises(Refused) as refused:
        world.integration.connect_inbox(ANNA, "guessed", user=ASSISTANT)
    assert refused.value.id == reason
    assert world.integration.inboxes.users(account) == (ANNA,)


def test_each_mail_is_logged_once_and_the_limit_is_that_of_the_mailbox() -> None:
    world = World(daily_send_limit=2)
    account = shared(world)
    mails = [send(world, account, user) for user in (ANNA, ASSISTANT)]
    world.run()
    mails.append(send(world, account, ASSISTANT))
    world.deliver("Re: Offer", answers=mails[1].internet_message_id)
    world.pass_time(minutes=5)
    states = [world.integration.mail(mail.key).state for mail in mails]
    assert states == [MailState.DONE, MailState.DONE, MailState.FAILED]
    assert [entry.sender for entry in world.integration.timeline("bob@client.test")].count("bob@client.test") == 1
    sent = world.integration.audit.entries(AuditQuery(family="mail.sent")).items
    assert [(entry.subject, entry.detail["user"]) for entry in sent] == [(ANNA, ASSISTANT), (ANNA, ANNA)]
    world.integration.close()


def test_whoever_leaves_takes_along_what_he_has_scheduled_and_the_last_one_disconnects(world: World) -> None:
    account = shared(world)
    his, hers = send(world, account, ASSISTANT, minutes=30), send(world, account, ANNA, minutes=30)
    world.integration.disconnect(account.id, ASSISTANT)
    world.pass_time(hours=1)
    assert world.integration.mail(his.key).reason == "mail.not-of-user"
    assert world.integration.mail(hers.key).state is MailState.DONE
    for act in (lambda: send(world, account, ASSISTANT), lambda: world.integration.disconnect(account.id, ASSISTANT)):
        with pytest.raises((Refused, NotFound)):
            act()
    world.integration.disconnect(account.id, ANNA)
    assert world.integration.account(ANNA).state is AccountState.DISABLED
    world.integration.connect_inbox(ANNA, "secret", user=ASSISTANT)
    assert world.integration.inboxes.users(account) == (ASSISTANT,)


def test_a_changed_password_is_told_to_all_who_use_the_mailbox_and_any_of_them_connects_it_again() -> None:
    world = World(notice_sender="crm@firm.test", sync_interval=timedelta(hours=1))
    account = shared(world)
    world.run()
    world.mailbox().fail("*", SIGN_IN_REFUSED, times=100)
    world.pass_time(hours=5)
    assert sorted(letter["To"] for letter in world.relay.taken) == [ANNA, ASSISTANT]
    world.mailbox().faults.clear()
    world.integration.connect_inbox(ANNA, "new", user=ASSISTANT)
    assert world.integration.inboxes.users(account) == (ANNA, ASSISTANT)
    world.integration.close()


def test_pages_connect_for_a_user_and_let_him_leave(world: World) -> None:
    world.connect()

    async def story(client: Client) -> None:
        form = {"address": ANNA, "password": "secret", "user": ASSISTANT}
        assert f"{ANNA}, {ASSISTANT}" in unescape(await (await client.post("/inboxes", data=form)).text())
        left = f"/inboxes/{world.integration.account(ANNA).id}/leave"
        assert f"{ANNA}, {ASSISTANT}" not in unescape(await (await client.post(left, data={"user": ANNA})).text())

    visit(world, story)
    assert world.integration.inboxes.users(world.integration.account(ANNA)) == (ASSISTANT,)
