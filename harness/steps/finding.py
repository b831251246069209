"""Steps about finding Exchange: names in DNS, and what Autodiscover says."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.settings import AutodiscoverRule
from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World
from integration.exchange.resolver import Service


def only_srv(world: World) -> None:
    """DNS has neither of the usual names, but an SRV record that names the server."""
    without_names(world)
    world.network.publish_service(f"_autodiscover._tcp.{world.domain}", Service(0, 0, 443, world.exchange.host))


def only_http_redirect(world: World) -> None:
    """No TLS at the usual names; plain HTTP at autodiscover.DOMAIN sends clients on to the server."""
    without_names(world)
    world.network.publish_plain(f"autodiscover.{world.domain}")
    there = f"https://{world.exchange.host}/autodiscover/autodiscover.xml"
    world.exchange.tell_autodiscover(AutodiscoverRule(scheme="http", status=302, redirect=there))


def without_names(world: World) -> None:
    """Take out the names that Autodiscover asks for first."""
    world.network.withdraw(world.domain, f"autodiscover.{world.domain}")


def only_pox(world: World) -> None:
    """A front door publishes autodiscover.xml and nothing else."""
    world.exchange.tell_autodiscover(AutodiscoverRule(dialect="soap", status=404))


def refused_at_one_step(world: World) -> None:
    """The company's web site has an Autodiscover folder that refuses everybody, as hosters' panels do."""
    world.exchange.tell_autodiscover(AutodiscoverRule(host=world.domain, status=401))


def circles(world: World, person: Person) -> None:
    """Two addresses point to each other."""
    here, there = world.people.address(person), f"{person.local_part}@old.{world.domain}"
    world.network.publish(f"old.{world.domain}")
    world.exchange.tell_autodiscover(
        AutodiscoverRule(of=here, redirect=there), AutodiscoverRule(of=there, redirect=here)
    )


def circles_by_url(world: World) -> None:
    """Autodiscover names its own URL as the one to ask instead."""
    here = f"https://{world.exchange.host}/autodiscover/autodiscover"
    world.exchange.tell_autodiscover(
        AutodiscoverRule(dialect="pox", redirect=f"{here}.xml"),
        AutodiscoverRule(dialect="soap", redirect=f"{here}.svc"),
    )


def says_error(world: World, number: Any) -> None:
    """Autodiscover answers everybody with an error document, by its number in plain XML."""
    world.exchange.tell_autodiscover(AutodiscoverRule(error=number))


def publishes(world: World, url: str) -> None:
    """Somebody entered another URL with Set-WebServicesVirtualDirectory than clients can use."""
    world.exchange.tell_autodiscover(AutodiscoverRule(ews_url=world.here(url)))


def tells_truth(world: World) -> None:
    """Autodiscover is as it was installed."""
    world.exchange.change(autodiscover=())


STEPS: Final = (
    Step("DNS knows Exchange only by an SRV record", "das DNS kennt Exchange nur durch einen SRV-Eintrag", only_srv),
    Step(
        "only plain HTTP points the way to Exchange",
        "nur einfaches HTTP weist den Weg zu Exchange",
        only_http_redirect,
    ),
    Step("Autodiscover answers in plain XML only", "Autodiscover antwortet nur in einfachem XML", only_pox),
    Step(
        "the company's web site refuses every sign-in to Autodiscover",
        "die Website der Firma lehnt jede Anmeldung an Autodiscover ab",
        refused_at_one_step,
    ),
    Step(
        "Autodiscover sends {person} round in circles",
        "Autodiscover schickt {person} im Kreis herum",
        circles,
    ),
    Step("Autodiscover points to itself", "Autodiscover verweist auf sich selbst", circles_by_url),
    Step("Autodiscover answers with error {number}", "Autodiscover antwortet mit Fehler {number}", says_error),
    Step("Autodiscover names the Exchange URL {url:text}", "Autodiscover nennt die Exchange-URL {url:text}", publishes),
    Step("Autodiscover tells the truth", "Autodiscover sagt die Wahrheit", tells_truth),
)
