"""The audit log says who did what when and to what, in the transaction that does it, and nothing that is secret."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from integration.app import Integration
from integration.audit.actors import acting
from integration.errors import NotFound, Refused
from integration.model.account import Account, ConnectionRequest
from integration.model.administration import Access
from integration.model.audit import FORGOTTEN, AuditEntry, AuditQuery, Deed
from integration.model.log_policy import LogRule
from integration.model.meeting import MeetingLink
from integration.model.paging import Wanted
from integration.model.sequence import Step
from tests.databases import fresh
from tests.unit.integration.world import SIGN_IN_REFUSED, World

ANNA, BOB = "anna@firm.test", "bob@client.test"
DAY = timedelta(days=1)

Act = Callable[[Integration, Account], Any]


def log(world: World, **asked: Any) -> list[AuditEntry]:
    """Return the log, the oldest first."""
    return list(reversed(world.integration.audit.entries(AuditQuery(**asked), Wanted(size=1000)).items))


def deeds(world: World, **asked: Any) -> list[Deed]:
    return [entry.deed for entry in log(world, **asked)]


def enrolled(app: Integration, account: Account) -> str:
    made = app.sequences.create("Welcome", [Step(subject="Hello", html="<p>Hi</p>", delay=DAY)])
    return app.sequences.enrol(made.id, BOB, account.id).id


def deleted_sequence(app: Integration, account: Account) -> None:
    app.sequences.delete(app.sequences.enrolment(enrolled(app, account)).sequence_id)


def removed_template(app: Integration, account: Account) -> None:
    app.templates.remove(app.templates.save("Offer", "", "<p>Hi</p>").id)


def resumed(app: Integration, account: Account) -> None:
    one = enrolled(app, account)
    app.sequences.hold(one)
    app.sequences.resume(one)


def connected_again(app: Integration, account: Account) -> None:
    app.disconnect(account.id)
    app.connect_inbox(ANNA, "another secret")


def removed_link(app: Integration, account: Account) -> None:
    app.links.save(MeetingLink("anna/talk", ANNA, "Talk"))
    app.links.remove("anna/talk")


#: What somebody does, the deeds that are written down for it, and of what.
STORIES: list[tuple[Act, list[Deed], str]] = [
    (connected_again, [Deed.INBOX_DISCONNECTED, Deed.INBOX_RECONNECTED], ANNA),
    (lambda app, account: app.remove(account.id), [Deed.INBOX_REMOVED], ANNA),
    (lambda app, account: app.signatures.set(account.id, "<p>Anna</p>"), [Deed.INBOX_SIGNATURE], ANNA),
    (
        lambda app, account: app.log_policies.choose(account.id, LogRule.ALL, never=["bank.test"]),
        [Deed.INBOX_LOGGING],
        ANNA,
    ),
    (lambda app, account: app.sequences.set_time_zone(account.id, "Europe/Berlin"), [Deed.INBOX_TIME_ZONE], ANNA),
    (lambda app, _: app.calendars.connect(ConnectionRequest(ANNA, "secret")), [Deed.CALENDAR_CONNECTED], ANNA),
    (removed_template, [Deed.TEMPLATE_SAVED, Deed.TEMPLATE_REMOVED], "Offer"),
    (deleted_sequence, [Deed.SEQUENCE_CREATED, Deed.CONTACT_ENROLLED, Deed.SEQUENCE_DELETED], "Welcome"),
    (
        resumed,
        [Deed.SEQUENCE_CREATED, Deed.CONTACT_ENROLLED, Deed.CONTACT_HELD, Deed.CONTACT_RESUMED],
        BOB,
    ),
    (lambda app, _: app.sequences.block("@client.test"), [Deed.SEQUENCE_BLOCKED], "client.test"),
    (lambda app, _: app.set_never_log(["Bank.test"]), [Deed.NEVER_LOG_SET], ""),
    (removed_link, [Deed.LINK_SAVED, Deed.LINK_REMOVED], "anna/talk"),
    (lambda app, _: app.domains.set_exchange("firm.test", "mail.firm.test"), [Deed.DOMAIN_SET], "firm.test"),
    (lambda app, _: app.domains.remove("firm.test"), [Deed.DOMAIN_REMOVED], "firm.test"),
    (lambda app, _: app.send_limits.set(200, 5), [Deed.LIMITS_SET], ""),
    (lambda app, _: app.users.set_seat(ANNA, paid=False), [Deed.SEAT_TAKEN], ANNA),
    (lambda app, _: app.users.set_seat(ANNA, paid=True), [Deed.SEAT_GIVEN], ANNA),
    (lambda app, account: app.renew_password(account.id, "new"), [Deed.INBOX_PASSWORD], ANNA),
    (lambda app, _: app.users.set_access("Ben@firm.test", Access.WITHHELD), [Deed.ACCESS_SET], "ben@firm.test"),
    (lambda app, _: app.rotate_key(), [Deed.KEY_ROTATED], "1"),
]


@pytest.mark.parametrize(("act", "expected", "subject"), STORIES, ids=lambda value: getattr(value, "__name__", None))
def test_what_somebody_does_stands_in_the_log_with_their_name(
    world: World, act: Act, expected: list[Deed], subject: str
) -> None:
    account = world.connect()
    with acting("pages: clara"):
        act(world.integration, account)
    written = log(world, who="clara")
    assert [entry.deed for entry in written] == expected
    assert written[-1].subject == subject
    assert {entry.at for entry in written} == {world.clock.now()}


def test_mail_is_ordered_by_somebody_and_sent_by_the_integration(world: World) -> None:
    account = world.connect()
    with acting("command line: clara"):
        world.integration.send_mail(account.id, to=[BOB], subject="Offer", html="<p>Hi</p>")
    world.run()
    ordered, sent = log(world, family="mail")
    assert (ordered.deed, ordered.who, ordered.subject) == (Deed.MAIL_ORDERED, "command line: clara", ANNA)
    assert (sent.deed, sent.who, sent.subject) == (Deed.MAIL_SENT, "integration", ANNA)
    assert ordered.detail["to"] == sent.detail["to"] == (BOB,)


@pytest.mark.parametrize("sync_interval", [timedelta(days=9)], ids=["unread"])
def test_a_mail_that_is_called_off_is_written_down(world: World) -> None:
    account = world.connect()
    one = enrolled(world.integration, account)
    world.pass_time(days=1, minutes=-1)
    world.clock.advance(minutes=1)
    world.mailbox().fail("save_draft", SIGN_IN_REFUSED)
    world.integration.run_due(world.clock.now())
    world.integration.sequences.unenrol(one)
    assert deeds(world, family="mail") == [Deed.MAIL_ORDERED, Deed.MAIL_CANCELLED]
    assert deeds(world, family="contact.unenrolled") == [Deed.CONTACT_UNENROLLED]


def test_a_disconnection_by_proof_names_the_proof(world: World) -> None:
    world.connect()
    world.mailbox().fail("*", SIGN_IN_REFUSED, times=100)
    world.pass_time(hours=4)
    (refused,) = log(world, family="inbox.refused")
    assert (refused.who, refused.subject) == ("integration", ANNA)
    assert "401" in str(refused.detail["proof"])


def test_deed_and_entry_are_both_there_or_neither_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    account = world.connect()
    monkeypatch.setattr(world.integration.audit, "note", broken)
    with pytest.raises(RuntimeError):
        world.integration.disconnect(account.id)
    with pytest.raises(RuntimeError):
        world.integration.templates.save("Offer", "", "<p>Hi</p>")
    monkeypatch.undo()
    assert world.integration.account(ANNA).state is account.state
    assert world.integration.templates.all() == []
    with pytest.raises(Refused):
        world.integration.send_limits.set(2000)
    with pytest.raises(NotFound):
        world.integration.disconnect("nobody")
    assert deeds(world) == [Deed.INBOX_CONNECTED]


def test_a_refusal_by_the_database_leaves_no_entry(world: World) -> None:
    app = world.integration
    app.links.save(MeetingLink("anna/talk", ANNA, "Talk"))
    with pytest.raises(Refused):
        app.links.save(MeetingLink("anna/talk", "ben@firm.test", "Talk"))
    assert deeds(world) == [Deed.LINK_SAVED]


def test_no_entry_holds_a_password_or_what_a_mail_says(world: World) -> None:
    account = world.connect()
    world.integration.templates.save("Offer", "Our secret offer", "<p>secret</p>")
    world.integration.signatures.set(account.id, "<p>secret</p>")
    world.integration.send_mail(account.id, to=[BOB], subject="secret", html="<p>secret</p>")
    world.run()
    assert len(log(world)) > 4
    assert "secret" not in repr(log(world))


def test_whoever_is_forgotten_is_forgotten_here_and_the_fact_stays(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    account = world.connect()
    app = world.integration
    app.add_contact(BOB)
    app.send_mail(account.id, to=["Bob@client.test", "eva@client.test"], subject="Offer", html="<p>Hi</p>")
    app.set_never_log([BOB])
    enrolled(app, account)
    world.run()
    before = deeds(world)
    app.forget_contact(BOB)
    assert deeds(world) == [*before, Deed.CONTACT_FORGOTTEN]
    assert deeds(world, about=BOB) == []
    ordered, *_ = log(world, family="mail.ordered")
    assert ordered.detail["to"] == (FORGOTTEN, "eva@client.test")
    assert log(world, family="contact.forgotten")[0].subject == FORGOTTEN
    app.close()


def test_entries_are_kept_as_long_as_the_setting_says() -> None:
    world = World(audit_kept=timedelta(days=30))
    world.integration.send_limits.set(200)
    world.clock.advance(days=29)
    world.integration.send_limits.set(100)
    assert len(log(world)) == 2
    world.clock.advance(days=2)
    world.integration.send_limits.set(50)
    assert [entry.detail["per_day"] for entry in log(world)] == ["100", "50"]
    world.integration.close()


def test_the_log_is_asked_for_by_time_and_what_is_touched(world: World) -> None:
    world.connect()
    world.clock.advance(days=1)
    world.integration.set_never_log(["100%_bank.test"])
    tomorrow = world.clock.now()
    assert deeds(world, since=tomorrow) == [Deed.NEVER_LOG_SET]
    assert deeds(world, until=tomorrow) == [Deed.INBOX_CONNECTED]
    assert deeds(world, about="anna@FIRM.test") == [Deed.INBOX_CONNECTED]
    assert deeds(world, about="0%_b") == [Deed.NEVER_LOG_SET]
    assert deeds(world, about="0x_b") == []


def test_a_long_log_is_read_a_page_at_a_time_the_newest_first(world: World) -> None:
    for limit in range(1, 8):
        world.integration.send_limits.set(limit)
    pages = [world.integration.audit.entries(wanted=Wanted(number, 3)) for number in (1, 2, 3, 9)]
    assert [[entry.detail["per_day"] for entry in page.items] for page in pages] == [
        ["7", "6", "5"],
        ["4", "3", "2"],
        ["1"],
        ["1"],
    ]
    assert [(page.number, page.last, page.total) for page in pages] == [(1, 3, 7), (2, 3, 7), (3, 3, 7), (3, 3, 7)]
