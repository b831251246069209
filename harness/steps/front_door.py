"""Steps about coming in to Exchange: accounts of Windows, applications that are let in, channel binding, proxies."""

from __future__ import annotations

from typing import Final

from fake_ews.access.accounts import logon_names
from fake_ews.settings import EwsAccess
from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World


def password_expires(world: World, person: Person) -> None:
    """The password is too old; Windows takes it no more."""
    world.exchange.put_account(world.people.address(person), "password_expired")


def account_locked(world: World, person: Person) -> None:
    """Somebody has typed too many wrong passwords."""
    world.exchange.put_account(world.people.address(person), "locked")


def account_disabled(world: World, person: Person) -> None:
    """An administrator has switched the account off."""
    world.exchange.put_account(world.people.address(person), "disabled")


def account_in_order(world: World, person: Person) -> None:
    """The account is enabled and unlocked, its password good."""
    world.exchange.put_account(world.people.address(person), "enabled")


def locks_accounts(world: World, number: int) -> None:
    """So many wrong passwords within half an hour lock an account for half an hour."""
    world.exchange.change(lockout_threshold=number, lockout_minutes=30)


def is_not_locked(world: World, person: Person) -> None:
    """No account was locked because of wrong passwords."""
    account = world.exchange.organisation.accounts.by_address[world.people.address(person).lower()]
    until = account.locked_until
    assert until is None or until <= world.clock.now(), f"the account of {person.name} is locked until {until}"


def other_user_name(world: World, person: Person, user_name: str) -> None:
    """The user name has nothing to do with the address, which nobody can sign in with then."""
    address = world.people.address(person)
    names = logon_names(address, world.exchange.organisation.netbios, upn=f"{user_name}@corp.local", user=user_name)
    world.exchange.organisation.accounts.rename(address, names)


def ews_off(world: World) -> None:
    """Set-OrganizationConfig -EwsEnabled $false."""
    world.exchange.change(ews_access=EwsAccess(enabled=False))


def ews_off_for(world: World, person: Person) -> None:
    """Set-CASMailbox -EwsEnabled $false."""
    world.exchange.set_ews_access(world.people.address(person), EwsAccess(enabled=False))


def only_application(world: World, application: str) -> None:
    """An allow list with one pattern for the User-Agent."""
    access = EwsAccess(application_access_policy="EnforceAllowList", allow_list=(application,))
    world.exchange.change(ews_access=access)


def not_application(world: World, application: str) -> None:
    """A block list with one pattern for the User-Agent."""
    access = EwsAccess(application_access_policy="EnforceBlockList", block_list=(application,))
    world.exchange.change(ews_access=access)


def ews_open(world: World) -> None:
    """Nothing is said of EWS any more, of the company or of anybody."""
    world.exchange.change(ews_access=EwsAccess())
    for mailbox in world.exchange.organisation.premises.directory:
        world.exchange.set_ews_access(mailbox.address, EwsAccess())


def only_scheme(world: World, scheme: str) -> None:
    """Exchange offers one way to sign in, in both directories."""
    world.exchange.change(ews_authentication=(scheme.lower(),), autodiscover_authentication=(scheme.lower(),))


def demands_binding(world: World) -> None:
    """Extended Protection: only a login that is bound to the server's own certificate is taken."""
    world.exchange.change(extended_protection="require")


def proxy_with_certificate(world: World) -> None:
    """A proxy shows clients a certificate of its own."""
    world.exchange.change(proxy="bridges_tls")


def proxy_shares(world: World) -> None:
    """A proxy sends the requests of all clients over connections of its own."""
    world.exchange.change(proxy="pools_connections")


def no_proxy(world: World) -> None:
    """Clients reach Exchange itself."""
    world.exchange.change(proxy="none")


def certificate_expired(world: World) -> None:
    """Nobody has renewed the certificate."""
    world.exchange.change(certificate="expired")


def certificate_of_another(world: World) -> None:
    """The certificate names a host that nobody asked for."""
    world.exchange.change(certificate="wrong_host")


def certificate_of_unknown(world: World) -> None:
    """The certificate is signed by an authority that nobody was told of."""
    world.exchange.change(certificate="unknown_authority")


def certificate_right(world: World) -> None:
    """The certificate is good again, and so is the version of TLS."""
    world.exchange.change(certificate="valid", tls="")


def speaks_only(world: World, version: str) -> None:
    """One version of TLS is all that is spoken."""
    world.exchange.change(tls=version)


def left_behind(world: World, person: Person, product: str) -> None:
    """The company moves to the newer Exchange, and this mailbox has not been moved yet."""
    world.exchange.leave_behind(world.people.address(person), product)


def room(world: World, address: str) -> None:
    """The firm has a room of that address; its account is disabled, as Exchange does it."""
    world.exchange.organisation.add_mailbox(world.here(address), "nobody signs in here", kind="room")


STEPS: Final = (
    Step("the password of {person} expires", "das Kennwort von {person} läuft ab", password_expires),
    Step("the account of {person} is locked", "das Konto von {person} wird gesperrt", account_locked),
    Step("the account of {person} is disabled", "das Konto von {person} wird deaktiviert", account_disabled),
    Step("the account of {person} is in order", "das Konto von {person} ist in Ordnung", account_in_order),
    Step(
        "Windows locks accounts after {number} wrong passwords",
        "Windows sperrt Konten nach {number} falschen Kennwörtern",
        locks_accounts,
    ),
    Step("the account of {person} is not locked", "das Konto von {person} ist nicht gesperrt", is_not_locked),
    Step(
        "{person} signs in to Windows as {user_name:text}",
        "{person} meldet sich an Windows als {user_name:text} an",
        other_user_name,
    ),
    Step(
        "the mailbox of {person} is still on Exchange {product}",
        "das Postfach von {person} liegt noch auf Exchange {product}",
        left_behind,
    ),
    Step("there is a room {address}", "es gibt einen Raum {address}", room),
    Step("EWS is switched off for the company", "EWS ist für die Firma abgeschaltet", ews_off),
    Step("EWS is switched off for {person}", "EWS ist für {person} abgeschaltet", ews_off_for),
    Step(
        "Exchange lets in no application but {application:text}",
        "Exchange lässt keine Anwendung ein außer {application:text}",
        only_application,
    ),
    Step(
        "Exchange keeps out the application {application:text}",
        "Exchange weist die Anwendung {application:text} ab",
        not_application,
    ),
    Step("EWS is open to everybody", "EWS steht allen offen", ews_open),
    Step(
        "Exchange offers only the sign-in {scheme:word}", "Exchange bietet nur die Anmeldung {scheme:word}", only_scheme
    ),
    Step("Exchange demands channel binding", "Exchange verlangt Kanalbindung", demands_binding),
    Step(
        "a proxy in front of Exchange has its own certificate",
        "ein Proxy vor Exchange hat sein eigenes Zertifikat",
        proxy_with_certificate,
    ),
    Step(
        "a proxy in front of Exchange shares connections",
        "ein Proxy vor Exchange teilt Verbindungen",
        proxy_shares,
    ),
    Step("no proxy stands in front of Exchange", "kein Proxy steht vor Exchange", no_proxy),
    Step("the certificate of Exchange has expired", "das Zertifikat von Exchange ist abgelaufen", certificate_expired),
    Step(
        "the certificate of Exchange is for another host",
        "das Zertifikat von Exchange gilt für einen anderen Namen",
        certificate_of_another,
    ),
    Step(
        "the certificate of Exchange comes from an unknown authority",
        "das Zertifikat von Exchange stammt von einer unbekannten Stelle",
        certificate_of_unknown,
    ),
    Step("Exchange shows the right certificate", "Exchange zeigt das richtige Zertifikat", certificate_right),
    Step("Exchange speaks only TLS {version:word}", "Exchange spricht nur TLS {version:word}", speaks_only),
)
