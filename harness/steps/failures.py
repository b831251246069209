"""Steps about what goes wrong with Exchange on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from fake_ews.faults import PlannedFault
from harness.cast import Person
from harness.catalogue import Step
from harness.world.outages import outages
from harness.world.world import World

_UNTIL_CALLED_OFF: Final = 1_000_000


def out_of_order(world: World) -> None:
    """Every request is answered with 503, as IIS does without its application pool."""
    _until_called_off(world, PlannedFault("status", status=503))


def works_again(world: World) -> None:
    """Nothing fails any more."""
    world.exchange.call_off(*world.remembered.outage)
    world.remembered.outage.clear()


def fails_in_every_way(world: World, duration: timedelta) -> None:
    """Every effect of the table of planned failures has its turn, each for an equal part of the time."""
    plans = list(outages())
    for plan in plans:
        planned = world.exchange.plan(plan)
        world.advance(duration / len(plans))
        world.exchange.call_off(planned)


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
    _until_called_off(world, PlannedFault("refuse_login"))


def refuses_person(world: World, person: Person) -> None:
    """The sign-ins of one person are refused."""
    _until_called_off(world, PlannedFault("refuse_login", mailbox=world.people.address(person)))


def refuses_part(world: World, number: int, operation: str, code: str) -> None:
    """One part of the next request of that operation is refused with a response code, and the others are not."""
    _begin(world, PlannedFault("failure", operation, item=number, code=code))


def refuses_some(world: World, number: int, code: str) -> None:
    """So many of a hundred requests fail, which ones is drawn from the seed of the world."""
    plan = PlannedFault("fault", code=code, probability=number / 100, seed=world.seed)
    _until_called_off(world, plan)


def answers_late(world: World, duration: timedelta, operation: str) -> None:
    """The next request of that operation is carried out at once, and its answer takes its time."""
    _begin(world, PlannedFault("delay", operation, seconds=duration.total_seconds()))


def works_late(world: World, operation: str, duration: timedelta) -> None:
    """The next request of that operation is carried out later; whoever asked may have given up by then."""
    _begin(world, PlannedFault("late", operation, seconds=duration.total_seconds()))


def no_tls(world: World) -> None:
    """No TLS handshake succeeds, as with a certificate that was replaced by a broken one."""
    _until_called_off(world, PlannedFault("tls"))


def moves(world: World, person: Person) -> None:
    """Somebody's mailbox is on its way to another server."""
    _until_called_off(world, PlannedFault("move_mailbox", mailbox=world.people.address(person)))


def forgets_sync_states(world: World, person: Person) -> None:
    """What somebody's clients hold as sync states is invalid from the next synchronisation on."""
    _begin(world, PlannedFault("forget_sync_state", mailbox=world.people.address(person)))


def loses_event(world: World, person: Person) -> None:
    """The next event of somebody's mailbox is told to nobody."""
    _begin(world, PlannedFault("lose_event", mailbox=world.people.address(person)))


def delays_event(world: World, person: Person, duration: timedelta) -> None:
    """The next event of somebody's mailbox is told later."""
    plan = PlannedFault("delay_event", mailbox=world.people.address(person), seconds=duration.total_seconds())
    _begin(world, plan)


def repeats_event(world: World, person: Person) -> None:
    """The next event of somebody's mailbox is told twice."""
    _begin(world, PlannedFault("repeat_event", mailbox=world.people.address(person)))


def has_refused(world: World, code: str) -> None:
    """At least one request was refused, wholly or in part, with that code: what was planned has really been met."""
    codes = {why.code for one in world.exchange.organisation.recorder.exchanges for why in one.refused}
    assert code in codes, f"nothing was refused with {code}, but with: {', '.join(sorted(filter(None, codes)))}"


def _until_called_off(world: World, fault: PlannedFault) -> None:
    fault.times, fault.must_happen = _UNTIL_CALLED_OFF, False
    _begin(world, fault)


def _begin(world: World, fault: PlannedFault) -> None:
    world.remembered.outage.append(world.exchange.plan(fault))


STEPS: Final = (
    Step("Exchange is out of order", "Exchange ist ausgefallen", out_of_order),
    Step("Exchange works again", "Exchange läuft wieder", works_again),
    Step(
        "Exchange fails for {duration} in every way that there is, one after the other",
        "Exchange ist {duration} lang auf jede Art gestört, die es gibt, eine nach der anderen",
        fails_in_every_way,
    ),
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
    Step(
        "Exchange refuses part {number} of the next {operation:word} with {code:word}",
        "Exchange lehnt Teil {number} der nächsten Anfrage {operation:word} mit {code:word} ab",
        refuses_part,
    ),
    Step(
        "{number} percent of all requests fail with {code:word}",
        "{number} Prozent aller Anfragen scheitern mit {code:word}",
        refuses_some,
    ),
    Step(
        "Exchange takes {duration} to answer the next {operation:word}",
        "Exchange braucht {duration} für die Antwort auf die nächste Anfrage {operation:word}",
        answers_late,
    ),
    Step(
        "Exchange carries out the next {operation:word} only after {duration}",
        "Exchange führt die nächste Anfrage {operation:word} erst nach {duration} aus",
        works_late,
    ),
    Step("no TLS handshake with Exchange succeeds", "kein TLS-Handschlag mit Exchange gelingt", no_tls),
    Step("the mailbox of {person} is being moved", "das Postfach von {person} wird gerade verschoben", moves),
    Step(
        "Exchange forgets the sync states of {person}",
        "Exchange vergisst die Synchronisationsstände von {person}",
        forgets_sync_states,
    ),
    Step("the next event for {person} is lost", "das nächste Ereignis für {person} geht verloren", loses_event),
    Step(
        "the next event for {person} comes {duration} late",
        "das nächste Ereignis für {person} kommt {duration} zu spät",
        delays_event,
    ),
    Step("the next event for {person} comes twice", "das nächste Ereignis für {person} kommt zweimal", repeats_event),
    Step(
        "Exchange has refused a request with {code:word}",
        "Exchange hat eine Anfrage mit {code:word} abgelehnt",
        has_refused,
    ),
    Step("Exchange refuses every sign-in", "Exchange lehnt jede Anmeldung ab", refuses_everybody),
    Step("Exchange refuses the sign-ins of {person}", "Exchange lehnt die Anmeldungen von {person} ab", refuses_person),
)
