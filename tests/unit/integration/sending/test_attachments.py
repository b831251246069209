"""What is attached to a mail leaves with it, once, and is refused beforehand where it is too large."""

from __future__ import annotations

from pathlib import Path

import pytest

from integration.errors import Refused
from integration.model.mail import File, MailState
from integration.model.message import Attachment
from integration.model.outcome import Outcome
from tests.databases import fresh
from tests.unit.integration.world import NO_ANSWER, World

OFFER = File("Angebot.pdf", "application/pdf", b"%PDF-1.7")
BIG = File("film.mp4", "video/mp4", bytes(12 * 1024 * 1024))


def send(world: World, *files: File) -> str:
    account = world.connect()
    mail = world.integration.send_mail(
        account.id, to=["bob@client.test"], subject="Offer", html="<p>Hello</p>", files=files
    )
    return mail.key


def test_files_leave_with_the_mail_and_are_shown_by_name_and_size(world: World) -> None:
    key = send(world, OFFER, File("leer.txt", "text/plain", b""))
    world.run()
    (delivered,) = world.mailbox().delivered
    assert delivered.files == (OFFER, File("leer.txt", "text/plain", b""))
    (entry,) = world.integration.timeline("bob@client.test")
    assert entry.attachments == (
        Attachment("Angebot.pdf", "application/pdf", 8),
        Attachment("leer.txt", "text/plain", 0),
    )
    assert world.integration.mail_files(key)[0] == OFFER


def test_they_are_there_after_a_restart_and_an_answer_that_was_lost(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    send(world, OFFER)
    world.restart()
    world.mailbox().fail("save_draft", NO_ANSWER, after=True)
    world.mailbox().fail("send_draft", NO_ANSWER, after=True)
    world.pass_time(hours=1)
    assert [item.files for item in world.mailbox().delivered] == [(OFFER,)]
    world.integration.close()


def test_more_than_20_mb_together_is_refused_and_nothing_is_stored(world: World) -> None:
    with pytest.raises(Refused) as refused:
        send(world, BIG, BIG)
    assert "24.0 MB together; at most 20 MB" in refused.value.sentence("en")
    assert world.integration.contacts() == []


def test_a_mail_that_is_too_large_for_the_server_is_told_in_the_users_words(world: World) -> None:
    key = send(world, BIG)
    world.mailbox().fail("send_draft", Outcome(status=200, response_code="ErrorMessageSizeExceeded"))
    world.run()
    failed = world.integration.mail(key)
    assert (failed.state, failed.reason) == (MailState.FAILED, "mail.too-large-for-exchange")
    assert world.mailbox().draft_items == []


def test_whoever_is_forgotten_takes_his_files_along(world: World) -> None:
    key = send(world, OFFER)
    world.run()
    world.integration.forget_contact("bob@client.test")
    assert world.integration._mails.files(key) == []
