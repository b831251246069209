"""Steps about what goes wrong with Exchange on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from fake_ews.faults import PlannedFault
from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World

_UNTIL_CALLED_OFF: Final = 1_000_000


def out_of_order(world: World) -> None:
    """Every request is answered with 503, as IIS does without its application pool."""
    _begin(world, PlannedFault("status", times=_UNTIL_CALLED_OFF, status=503))


def works_again(world: World) -> None:
    """Nothing fails any more."""
    world.exchange.call_off(*world.remembered.outage)
    world.remembered.outage.clear()


def loses_submission(world: World) -> None:
    """The next mail is sent, but the connection breaks before anybody hears of it."""
    _begin(world, PlannedFault("reset", "SendItem", after=True))


def never_hears_submission(world: World) -> None:
    """The connection breaks before the next mail is submitted."""
    _begin(world, PlannedFault("status", "SendItem", status=503))


def dies_after_submission(world: World) -> None:
    """The next mail is sent, the answer is lost, and then Exchange is gone."""
    _begin(world, PlannedFault("reset", "SendItem", after=True))
    world.exchange.after_next("SendItem", lambda: out_of_order(world))


def loses_draft(world: World) -> None:
    """The next draft is saved, but the connection breaks before anybody hears of it."""
    _begin(world, PlannedFault("reset", "CreateItem", after=True))


def breaks_off_submission(world: World) -> None:
    """The next mail is sent, but the answer to that breaks off in its middle."""
    _begin(world, PlannedFault("cut", "SendItem", size=200))


def refuses_mail(world: World, code: str) -> None:
    """Exchange refuses the next submission with that response code."""
    _begin(world, PlannedFault("fault", "SendItem", code=code))


def is_busy(world: World, number: int, duration: timedelta) -> None:
    """The next requests are put off with ErrorServerBusy and the time that the server wants to be left alone."""
    milliseconds = int(duration.total_seconds() * 1000)
    _begin(world, PlannedFault("fault", times=number, code="ErrorServerBusy", back_off_ms=milliseconds))


def refuses_everybody(world: World) -> None:
    """Every sign-in is refused, as when the directory is down behind a server that is not."""
    _begin(world, PlannedFault("refuse_login", times=_UNTIL_CALLED_OFF))


def refuses_person(world: World, person: Person) -> None:
    """The sign-ins of one person are refused."""
    _begin(world, PlannedFault("refuse_login", mailbox=world.people.address(person), times=_UNTIL_CALLED_OFF))


def _begin(world: World, fault: PlannedFault) -> None:
    world.remembered.outage.append(world.exchange.plan(fault))


STEPS: Final = (
    Step("Exchange is out of order", "Exchange ist ausgefallen", out_of_order),
    Step("Exchange works again", "Exchange läuft wieder", works_again),
    Step(
        "the answer to the next submission is lost",
        "die Antwort auf die nächste Übergabe geht verloren",
        loses_submission,
    ),
    Step("the next submission is not heard", "die nächste Übergabe wird nicht gehört", never_hears_submission),
    Step(
        "Exchange dies right after the next submission",
        "Exchange fällt gleich nach der nächsten Übergabe aus",
        dies_after_submission,
    ),
    Step(
        "the answer to the next submission breaks off",
        "die Antwort auf die nächste Übergabe bricht ab",
        breaks_off_submission,
    ),
    Step("the answer to the next draft is lost", "die Antwort auf den nächsten Entwurf geht verloren", loses_draft),
    Step(
        "Exchange refuses the next submission with {code:word}",
        "Exchange lehnt die nächste Übergabe mit {code:word} ab",
        refuses_mail,
    ),
    Step(
        "Exchange is too busy for the next {number} requests and asks for {duration} of patience",
        "Exchange ist für die nächsten {number} Anfragen zu beschäftigt und bittet um {duration} Geduld",
        is_busy,
    ),
    Step("Exchange refuses every sign-in", "Exchange lehnt jede Anmeldung ab", refuses_everybody),
    Step("Exchange refuses the sign-ins of {person}", "Exchange lehnt die Anmeldungen von {person} ab", refuses_person),
)
