"""Steps about what is not offered: that there is no way to it, what is said to who asks, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.mistakes import SentenceMistake
from harness.steps.calendar import at
from harness.world.world import World
from integration.capabilities import Feature, offered
from integration.errors import Refused
from integration.limitations import LIMITATIONS
from integration.model.calendar import Span
from integration.model.limitation import Place

_HOUR: Final = timedelta(hours=1)

#: Features by their English and their German name.
_FEATURES: Final[Mapping[str, Feature]] = MappingProxyType(
    {feature.value: feature for feature in Feature}
    | {
        "einen gebuchten Termin absagen": Feature.CANCEL_MEETING,
        "einen gebuchten Termin verlegen": Feature.RESCHEDULE_MEETING,
        "Kalender in beide Richtungen abgleichen": Feature.TWO_WAY_SYNC,
        "einen Termin im Datensatz in den Kalender eintragen": Feature.RECORD_MEETING_IN_CALENDAR,
        "Termine des Kalenders in das CRM übernehmen": Feature.CALENDAR_MEETINGS_IN_CRM,
        "anklickbare Zeiten einfügen": Feature.CLICKABLE_TIMES,
        "ein Team-Postfach verbinden": Feature.TEAM_INBOX,
        "Terminlinks": Feature.MEETING_LINKS,
        "freie Zeiten anbieten": Feature.FREE_TIMES,
    }
)


#: Topics by their English and their German names.
_TOPICS: Final[Mapping[str, Place]] = MappingProxyType(
    {place.value: place for place in Place}
    | {
        "Postfach verbinden": Place.CONNECT_INBOX,
        "Kalender verbinden": Place.CONNECT_CALENDAR,
        "Senden": Place.SENDING,
        "Sequenzen": Place.SEQUENCES,
        "Antworten": Place.REPLIES,
        "Verfügbarkeit": Place.AVAILABILITY,
        "Termine": Place.MEETINGS,
    }
)


def is_not_offered(world: World, feature: str) -> None:
    """The integration has no such feature to offer."""
    assert _feature(feature) not in offered(), f"{feature!r} is offered"


def is_offered(world: World, feature: str) -> None:
    """The integration offers that."""
    assert _feature(feature) in offered(), f"{feature!r} is not offered"


def cancel(world: World, person: Person) -> None:
    """Ask for the last meeting with that visitor to be called off."""
    _ask(world, person, lambda: world.integration.app.not_offered.cancel(_last(world, person)))


def move(world: World, person: Person, day: date, clock: time) -> None:
    """Ask for the last meeting with that visitor to be moved."""
    start = at(day, clock)
    _ask(world, person, lambda: world.integration.app.not_offered.reschedule(_last(world, person), start))


def move_by_api(world: World, person: Person, day: date, clock: time) -> None:
    """Ask the same through the public interface."""
    start = at(day, clock)
    _ask(world, person, lambda: world.integration.app.not_offered.reschedule_by_api(_last(world, person), start))


def synchronise(world: World, person: Person) -> None:
    """Ask for CRM and calendar to be kept the same."""
    _ask(world, person, lambda: world.integration.app.not_offered.synchronise_both_ways(world.people.address(person)))


def take_over(world: World, person: Person) -> None:
    """Ask for meetings of the calendar in the CRM."""
    _ask(world, person, lambda: world.integration.app.not_offered.take_over_meetings(world.people.address(person)))


def insert_times(world: World, person: Person, title: str) -> None:
    """Ask for times to click in a mail."""
    links = world.integration.app.links.of_user(world.people.address(person))
    slug = next(link.slug for link in links if link.title == title)
    _ask(world, person, lambda: world.integration.app.not_offered.clickable_times(slug))


def use_calendar(world: World, person: Person, name: str) -> None:
    """Ask for another calendar than the primary one."""
    user = world.people.address(person)
    _ask(world, person, lambda: world.integration.app.not_offered.use_other_calendar(user, name))


def synchronise_tasks(world: World, person: Person) -> None:
    """Ask for tasks of the CRM in Exchange."""
    _ask(world, person, lambda: world.integration.app.not_offered.synchronise_tasks(world.people.address(person)))


def connect_everybody(world: World, person: Person) -> None:
    """Ask for everybody to be connected with one service account."""
    password = world.people.password(person)
    _ask(world, person, lambda: world.integration.app.not_offered.connect_everybody("service", password))


def sign_in_otherwise(world: World, person: Person) -> None:
    """Ask to connect without the password."""
    _ask(world, person, lambda: world.integration.app.not_offered.sign_in_otherwise(world.people.address(person)))


def log_anyway(world: World, person: Person, subject: str) -> None:
    """Ask to have a mail of the inbox logged that was not."""
    _ask(world, person, lambda: world.integration.app.not_offered.log_anyway(world.people.address(person), subject))


def enter_on_record(world: World, person: Person, title: str, contact: Person, day: date, clock: time) -> None:
    """Enter a meeting of an hour on a contact's record; times are in UTC."""
    _enter(world, person, title, contact, day, clock, in_calendar=False)


def enter_in_both(world: World, person: Person, title: str, contact: Person, day: date, clock: time) -> None:
    """Ask for the same, and for the Exchange calendar as well."""
    _ask(world, person, lambda: _enter(world, person, title, contact, day, clock, in_calendar=True))


def way_out_is(world: World, person: Person, words: str) -> None:
    """What was said last names a way out with these words, in English or German."""
    refused = world.remembered.refusals.get(person.name)
    assert refused is not None, f"{person.name} was not refused"
    assert any(words in sentence for sentence in refused.sentences.values()), f"{person.name} was told: {refused}"


def explains(world: World, topic: str, words: str) -> None:
    """One of the limitations that are told about that place has these words, in English or German."""
    told = [one for one in LIMITATIONS if _topic(topic) is one.place]
    assert any(words in one.en or words in one.de for one in told), f"told is: {[one.en for one in told]}"


def _topic(name: str) -> Place:
    if name not in _TOPICS:
        raise SentenceMistake(f"there is no topic {name!r}", f"topics: {', '.join(_TOPICS)}")
    return _TOPICS[name]


def _feature(name: str) -> Feature:
    if name not in _FEATURES:
        raise SentenceMistake(f"there is no feature {name!r}", f"features: {', '.join(_FEATURES)}")
    return _FEATURES[name]


def _ask(world: World, person: Person, act: Callable[[], object]) -> None:
    world.remembered.refusals.pop(person.name, None)
    try:
        act()
    except Refused as refused:
        world.remembered.refusals[person.name] = refused
    world.settle()


def _enter(
    world: World, person: Person, title: str, contact: Person, day: date, clock: time, *, in_calendar: bool
) -> None:
    start = at(day, clock)
    world.integration.app.record_meetings.enter(
        world.people.address(contact),
        title,
        Span(start, start + _HOUR),
        world.people.address(person),
        in_calendar=in_calendar,
    )
    world.settle()


def _last(world: World, person: Person) -> str:
    """Return the key of the last meeting on somebody's timeline."""
    meetings = world.integration.app.record_meetings.of_contact(world.people.address(person))
    return meetings[-1].id


STEPS: Final = (
    Step(
        "the integration does not offer {feature:text}",
        "die Integration bietet {feature:text} nicht an",
        is_not_offered,
    ),
    Step("the integration offers {feature:text}", "die Integration bietet {feature:text} an", is_offered),
    Step("{person} asks to cancel the meeting", "{person} bittet, den Termin abzusagen", cancel),
    Step(
        "{person} asks to move the meeting to {day:date} at {clock:time}",
        "{person} bittet, den Termin auf {day:date} um {clock:time} zu verlegen",
        move,
    ),
    Step(
        "{person} asks through the public interface to move the meeting to {day:date} at {clock:time}",
        "{person} bittet über die öffentliche Schnittstelle, den Termin auf {day:date} um {clock:time} zu verlegen",
        move_by_api,
    ),
    Step(
        "{person} asks to synchronise the calendar both ways",
        "{person} bittet, den Kalender in beide Richtungen abzugleichen",
        synchronise,
    ),
    Step(
        "{person} asks to take the meetings of the calendar into the CRM",
        "{person} bittet, die Termine des Kalenders in das CRM zu übernehmen",
        take_over,
    ),
    Step(
        "{person} asks for clickable times of {title:text}",
        "{person} bittet um anklickbare Zeiten von {title:text}",
        insert_times,
    ),
    Step(
        "{person} asks to use the calendar {name:text}",
        "{person} bittet, den Kalender {name:text} zu nutzen",
        use_calendar,
    ),
    Step("{person} asks to synchronise tasks", "{person} bittet, Aufgaben abzugleichen", synchronise_tasks),
    Step(
        "{person} asks to connect everybody with a service account",
        "{person} bittet, alle mit einem Dienstkonto zu verbinden",
        connect_everybody,
    ),
    Step(
        "{person} asks to sign in without a password",
        "{person} bittet um eine Anmeldung ohne Kennwort",
        sign_in_otherwise,
    ),
    Step(
        "{person} asks to have the mail {subject:text} logged all the same",
        "{person} bittet, die E-Mail {subject:text} trotzdem zu protokollieren",
        log_anyway,
    ),
    Step(
        "about {topic:text} the integration explains {words:text}",
        "zum Thema {topic:text} erklärt die Integration {words:text}",
        explains,
    ),
    Step(
        "{person} enters the meeting {title:text} on the record of {contact:person} for {day:date} at {clock:time}",
        "{person} trägt den Termin {title:text} im Datensatz von {contact:person} für {day:date} um {clock:time} ein",
        enter_on_record,
    ),
    Step(
        "{person} asks to enter the meeting {title:text} with {contact:person} for {day:date} at {clock:time} "
        "in Exchange too",
        "{person} bittet, den Termin {title:text} mit {contact:person} für {day:date} um {clock:time} auch in Exchange "
        "einzutragen",
        enter_in_both,
    ),
    Step("{person} reads the way out {words:text}", "{person} liest den Ausweg {words:text}", way_out_is),
)
