"""What is no mail address is refused at every door of the library, and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

import pytest

from integration.app import Integration
from integration.errors import Refused
from integration.model.administration import Access
from integration.model.mail import Letter
from integration.model.sequence import Step
from tests.unit.integration.world import World

BOB: Final = "bob@client.test"


def _send(app: Integration, **people: list[str]) -> str:
    (account,) = app.accounts()
    at = app.clock.now() + timedelta(hours=1)
    said: dict[str, Any] = {"to": [BOB]} | people
    return app.send_mail(account.id, subject="Offer", html="<p>Hello</p>", at=at, **said).key


def _enrol(app: Integration) -> None:
    sequence = app.sequences.create("Intro", [Step(subject="Hello", html="<p>Hello</p>")])
    (account,) = app.accounts()
    app.sequences.enrol(sequence.id, "nobody", account.id)


def _change(app: Integration) -> None:
    app.scheduled.change(_send(app), Letter("Offer", "<p>Hello</p>", (BOB,), ("nobody",)), None)


DOORS: Final = MappingProxyType[str, Callable[[Integration], object]](
    {
        "a contact": lambda app: app.add_contact("nobody"),
        "whom a mail is to": lambda app: _send(app, to=["nobody"]),
        "who gets a copy": lambda app: _send(app, cc=["nobody"]),
        "who gets a blind copy": lambda app: _send(app, bcc=["nobody"]),
        "whom a scheduled mail is to": _change,
        "who is enrolled": _enrol,
        "who has a seat": lambda app: app.users.set_seat("nobody", True),
        "who may connect": lambda app: app.users.set_access("nobody", Access.WITHHELD),
    }
)


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_address_is_refused(world: World, door: str) -> None:
    world.connect()
    with pytest.raises(Refused) as refused:
        DOORS[door](world.integration)
    assert refused.value.sentence("en") == "“nobody” is not an email address."
    assert all(contact.address == BOB for contact in world.integration.contacts())
    assert all(mail.letter.recipients == (BOB,) for mail in world.integration.scheduled.all())
