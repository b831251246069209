"""Steps about connecting inboxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from harness.cast import Person
from harness.catalogue import Step
from harness.world.integration import STATIC_ADDRESSES
from harness.world.world import World
from integration.errors import Refused
from integration.model.account import Account, AccountState, Purpose


def connect(world: World, person: Person) -> None:
    """Connect with address and password; it has to work."""
    _try_to_connect(world, person)
    refused = world.remembered.refusals.get(person.name)
    assert refused is None, f"{person.name} was refused: {refused}"


def try_to_connect(world: World, person: Person) -> None:
    """Connect with address and password, and remember what was said."""
    _try_to_connect(world, person)


def try_password(world: World, person: Person, password: str) -> None:
    """Connect with some other password."""
    _try_to_connect(world, person, password=password)


def try_user_name(world: World, person: Person, user_name: str) -> None:
    """Connect with a user name beside the address; ``COMPANY\\`` stands for the firm's domain."""
    _try_to_connect(world, person, user_name=world.here(user_name))


def try_url(world: World, person: Person, url: str) -> None:
    """Connect with an Exchange URL; ``company.test`` in it stands for the firm's domain."""
    _try_to_connect(world, person, url=world.here(url))


def try_address(world: World, person: Person, address: str) -> None:
    """Connect some other address with one's own password and user name."""
    own = world.people.address(person)
    _try_to_connect(world, person, address=world.here(address), user_name=own)


def try_as_team_inbox(world: World, person: Person) -> None:
    """Connect one's inbox for a team."""
    _try_to_connect(world, person, purpose=Purpose.TEAM)


def connect_from_static_addresses(world: World, person: Person) -> None:
    """Connect, with the choice to come from static addresses; it has to work."""
    _try_to_connect(world, person, static_addresses=True)
    refused = world.remembered.refusals.get(person.name)
    assert refused is None, f"{person.name} was refused: {refused}"


def firewall(world: World) -> None:
    """The firm's firewall knows the static addresses of the CRM and lets in nobody else."""
    world.exchange.let_in(*STATIC_ADDRESSES)


def firewall_opens(world: World) -> None:
    """The firm's firewall lets in everybody again."""
    world.exchange.let_in()


def is_told(world: World, person: Person, reason: str) -> None:
    """The last attempt was refused for that reason, and says so in both languages."""
    refused = world.remembered.refusals.get(person.name)
    assert refused is not None, f"{person.name} was not refused"
    assert refused.id == reason, f"{person.name} was told: {refused} ({refused.id})"
    assert all(refused.sentences.values()), f"{refused.id} has no sentence in some language"


def is_connected(world: World, person: Person) -> None:
    """The inbox is connected and in use."""
    state = _state(world, person)
    assert state is AccountState.CONNECTED, f"the inbox of {person.name} is {state or 'not known'}"


def is_not_connected(world: World, person: Person) -> None:
    """Nothing was stored, or the inbox is not in use any more."""
    state = _state(world, person)
    assert state is not AccountState.CONNECTED, f"the inbox of {person.name} is connected"


def needs_sign_in(world: World, person: Person) -> None:
    """The integration has stopped signing in and waits for the new password."""
    state = _state(world, person)
    assert state is AccountState.SIGN_IN_NEEDED, f"the inbox of {person.name} is {state or 'not known'}"


def runs_build(world: World, person: Person, build: str) -> None:
    """The integration knows which build the mailbox's server runs."""
    known = _account(world, person).endpoint.build
    assert known == build, f"the integration believes in build {known}"


def disconnect(world: World, person: Person) -> None:
    """Stop using an inbox."""
    world.integration.app.disconnect(_account(world, person).id)


def remove(world: World, person: Person) -> None:
    """Forget an inbox with its password."""
    world.integration.app.remove(_account(world, person).id)


def enter_new_password(world: World, person: Person) -> None:
    """Tell the integration the password as it is now; it has to work."""
    enter_password(world, person, world.people.password(person))
    refused = world.remembered.refusals.get(person.name)
    assert refused is None, f"{person.name} was refused: {refused}"


def enter_password(world: World, person: Person, password: str) -> None:
    """Tell the integration some other password, and remember what was said."""
    account = _account(world, person)
    _remembering(world, person, lambda: world.integration.app.renew_password(account.id, password))


def is_unknown(world: World, person: Person) -> None:
    """Nothing is known of the inbox, and no password is kept."""
    state = _state(world, person)
    assert state is None, f"the inbox of {person.name} is {state}"


def change_password(world: World, person: Person) -> None:
    """The password changes in Exchange; the integration is not told."""
    world.exchange.set_password(world.people.address(person), world.people.choose_password(person))


def without_autodiscover(world: World) -> None:
    """The firm's DNS does not know the names that Autodiscover asks for."""
    world.network.withdraw(world.domain, f"autodiscover.{world.domain}")


def too_old_server(world: World) -> None:
    """The firm's server is older than the integration takes."""
    world.exchange.become_too_old()


def shared_mailbox(world: World, address: str) -> None:
    """The firm has a shared mailbox of that address."""
    world.exchange.organisation.add_mailbox(world.here(address), "nobody signs in here", kind="shared")


def opens_shared_mailbox(world: World, person: Person, address: str) -> None:
    """Somebody has full access to a shared mailbox."""
    mailbox = world.exchange.organisation.premises.directory.find(world.here(address))
    assert mailbox is not None, f"there is no mailbox {address}"
    mailbox.open_to.add(world.people.address(person))


def _try_to_connect(world: World, person: Person, address: str = "", password: str = "", **how: Any) -> None:
    address = address or world.people.address(person)
    secret = password or world.people.password(person)
    _remembering(world, person, lambda: world.integration.app.connect_inbox(address, secret, **how))


def _remembering(world: World, person: Person, act: Callable[[], object]) -> None:
    try:
        act()
    except Refused as refused:
        world.remembered.refusals[person.name] = refused
    else:
        world.remembered.refusals.pop(person.name, None)
    world.settle()


def _account(world: World, person: Person) -> Account:
    return world.integration.app.account(world.people.address(person))


def _state(world: World, person: Person) -> AccountState | None:
    address = world.people.address(person)
    return next((account.state for account in world.integration.app.accounts() if account.address == address), None)


STEPS: Final = (
    Step("{person} connects the inbox", "{person} verbindet das Postfach", connect),
    Step("{person} tries to connect the inbox", "{person} versucht, das Postfach zu verbinden", try_to_connect),
    Step(
        "{person} tries to connect the inbox with the password {password:text}",
        "{person} versucht, das Postfach mit dem Kennwort {password:text} zu verbinden",
        try_password,
    ),
    Step(
        "{person} tries to connect the inbox with the user name {user_name:text}",
        "{person} versucht, das Postfach mit dem Benutzernamen {user_name:text} zu verbinden",
        try_user_name,
    ),
    Step(
        "{person} tries to connect the inbox with the Exchange URL {url:text}",
        "{person} versucht, das Postfach mit der Exchange-URL {url:text} zu verbinden",
        try_url,
    ),
    Step(
        "{person} tries to connect the address {address}",
        "{person} versucht, die Adresse {address} zu verbinden",
        try_address,
    ),
    Step(
        "{person} tries to connect the inbox as a team inbox",
        "{person} versucht, das Postfach als Team-Postfach zu verbinden",
        try_as_team_inbox,
    ),
    Step(
        "{person} connects the inbox from static addresses",
        "{person} verbindet das Postfach von festen Adressen aus",
        connect_from_static_addresses,
    ),
    Step(
        "the firewall of the company lets in the static addresses of the CRM only",
        "die Firewall der Firma lässt nur die festen Adressen des CRM herein",
        firewall,
    ),
    Step(
        "the firewall of the company lets in everybody",
        "die Firewall der Firma lässt alle herein",
        firewall_opens,
    ),
    Step("{person} is told that {reason}", "{person} erfährt, dass {reason}", is_told),
    Step("the inbox of {person} is connected", "das Postfach von {person} ist verbunden", is_connected),
    Step("the inbox of {person} is not connected", "das Postfach von {person} ist nicht verbunden", is_not_connected),
    Step(
        "the inbox of {person} waits for a new sign-in",
        "das Postfach von {person} wartet auf eine neue Anmeldung",
        needs_sign_in,
    ),
    Step(
        "the integration knows that the server of {person} runs build {build:word}",
        "die Integration weiß, dass auf dem Server von {person} Build {build:word} läuft",
        runs_build,
    ),
    Step("{person} disconnects the inbox", "{person} trennt das Postfach", disconnect),
    Step("{person} removes the inbox", "{person} entfernt das Postfach", remove),
    Step("the inbox of {person} is not known", "das Postfach von {person} ist nicht bekannt", is_unknown),
    Step(
        "{person} enters the new password of the inbox",
        "{person} trägt das neue Kennwort des Postfachs ein",
        enter_new_password,
    ),
    Step(
        "{person} enters the password {password:text} of the inbox",
        "{person} trägt das Kennwort {password:text} des Postfachs ein",
        enter_password,
    ),
    Step("{person} gets a new password", "{person} bekommt ein neues Kennwort", change_password),
    Step("the company has no Autodiscover", "die Firma hat kein Autodiscover", without_autodiscover),
    Step("the company runs an Exchange that is too old", "die Firma betreibt ein zu altes Exchange", too_old_server),
    Step("there is a shared mailbox {address}", "es gibt ein gemeinsames Postfach {address}", shared_mailbox),
    Step(
        "{person} may open the mailbox {address}", "{person} darf das Postfach {address} öffnen", opens_shared_mailbox
    ),
)
