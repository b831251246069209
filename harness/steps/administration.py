"""Steps about what administrators do: of the CRM (mail domains, limits, seats), and of Exchange."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fake_ews.settings import AutodiscoverRule
from harness.cast import Person
from harness.catalogue import Step
from harness.world.integration import STATIC_ADDRESSES
from harness.world.pages import page
from harness.world.world import World
from integration.errors import Refused
from integration.model.administration import Access


def enter_exchange_url(world: World, person: Person, url: str) -> None:
    """Say for everybody of the firm where its Exchange is."""
    _ask(world, person, lambda: world.integration.app.domains.set_exchange(world.domain, world.here(url)))


def enter_static_exchange_url(world: World, person: Person, url: str) -> None:
    """Say where the firm's Exchange is, and that it is reached from static addresses."""
    domains = world.integration.app.domains
    _ask(world, person, lambda: domains.set_exchange(world.domain, world.here(url), static_addresses=True))


def enter_imap(world: World, person: Person) -> None:
    """Say that the firm's mailboxes are reached by IMAP."""
    _ask(world, person, lambda: world.integration.app.domains.set_imap(world.domain))


def remove_settings(world: World, person: Person) -> None:
    """Forget what was said of the firm's domain."""
    world.integration.app.domains.remove(world.domain)


def limit_day(world: World, person: Person, number: int) -> None:
    """Limit what every inbox may send in 24 hours."""
    _ask(world, person, lambda: world.integration.app.send_limits.set(per_day=number))


def limit_minute(world: World, person: Person, number: int) -> None:
    """Limit what every inbox may send in a minute."""
    _ask(world, person, lambda: world.integration.app.send_limits.set(per_minute=number))


def take_seat(world: World, person: Person) -> None:
    """Somebody's seat is not a paid one."""
    world.integration.app.users.set_seat(world.people.address(person), paid=False)


def give_seat(world: World, person: Person) -> None:
    """Somebody is given a paid seat."""
    world.integration.app.users.set_seat(world.people.address(person), paid=True)


def withhold_access(world: World, person: Person) -> None:
    """An administrator withholds somebody's access to personal email."""
    world.integration.app.users.set_access(world.people.address(person), Access.WITHHELD)


def view_only(world: World, person: Person) -> None:
    """Somebody's seat may look at everything and connect nothing."""
    world.integration.app.users.set_access(world.people.address(person), Access.VIEW_ONLY)


def give_access(world: World, person: Person) -> None:
    """An administrator gives somebody access to personal email."""
    world.integration.app.users.set_access(world.people.address(person), Access.PERSONAL_EMAIL)


def lists_static_addresses(world: World) -> None:
    """Administrators read, to hand them to the IT team, from which addresses static connections come."""
    shown = page(world, "/administration")
    missing = [address for address in STATIC_ADDRESSES if f"<code>{address}</code>" not in shown]
    assert not missing, f"the page does not list {', '.join(missing)}"


def two_factors(world: World, person: Person, password: str) -> None:
    """Exchange takes the app password in place of the one that its owner signs in with elsewhere."""
    world.exchange.organisation.set_password(world.people.address(person), password)


def moved_online(world: World, person: Person) -> None:
    """In a hybrid firm the mailbox lives in the cloud by now; Autodiscover points to its address there."""
    online = f"{person.local_part}@{world.domain.partition('.')[0]}.mail.onmicrosoft.com"
    world.exchange.tell_autodiscover(AutodiscoverRule(of=world.people.address(person), redirect=online))


def _ask(world: World, person: Person, act: Callable[[], None]) -> None:
    world.remembered.refusals.pop(person.name, None)
    try:
        act()
    except Refused as refused:
        world.remembered.refusals[person.name] = refused


STEPS: Final = (
    Step(
        "{person} enters the Exchange URL {url:text} for the whole company",
        "{person} trägt die Exchange-URL {url:text} für die ganze Firma ein",
        enter_exchange_url,
    ),
    Step(
        "{person} enters the Exchange URL {url:text} and static addresses for the whole company",
        "{person} trägt die Exchange-URL {url:text} und feste Adressen für die ganze Firma ein",
        enter_static_exchange_url,
    ),
    Step(
        "{person} enters IMAP settings for the whole company",
        "{person} trägt IMAP-Einstellungen für die ganze Firma ein",
        enter_imap,
    ),
    Step(
        "{person} removes the settings of the company",
        "{person} entfernt die Einstellungen der Firma",
        remove_settings,
    ),
    Step(
        "{person} limits every inbox to {number} mails in 24 hours",
        "{person} begrenzt jedes Postfach auf {number} E-Mails in 24 Stunden",
        limit_day,
    ),
    Step(
        "{person} limits every inbox to {number} mails a minute",
        "{person} begrenzt jedes Postfach auf {number} E-Mails in der Minute",
        limit_minute,
    ),
    Step("{person} has no paid seat", "{person} hat keinen bezahlten Platz", take_seat),
    Step("{person} gets a paid seat", "{person} bekommt einen bezahlten Platz", give_seat),
    Step(
        "{person} has no access to personal email",
        "{person} hat keinen Zugang zu persönlichen E-Mails",
        withhold_access,
    ),
    Step("{person} has a view-only seat", "{person} hat einen Platz nur zum Ansehen", view_only),
    Step(
        "{person} gets access to personal email",
        "{person} bekommt Zugang zu persönlichen E-Mails",
        give_access,
    ),
    Step(
        "administrators read which static addresses to let in",
        "Administratoren lesen, welche festen Adressen hereinzulassen sind",
        lists_static_addresses,
    ),
    Step(
        "{person} signs in with two factors and has the app password {password:text}",
        "{person} meldet sich mit zwei Faktoren an und hat das App-Kennwort {password:text}",
        two_factors,
    ),
    Step(
        "the mailbox of {person} has moved to Exchange Online",
        "das Postfach von {person} ist nach Exchange Online umgezogen",
        moved_online,
    ),
)
