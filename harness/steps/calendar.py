"""Steps about calendars: connecting them, what stands in them, and when people are free."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from harness import calendar_eyes
from harness.calendar_eyes import Entry
from harness.cast import Person
from harness.catalogue import Step
from harness.eyes import OLDEST_VERSION
from harness.mistakes import SentenceMistake
from harness.world.world import World
from integration.errors import Refused
from integration.model.account import AccountState, ConnectionRequest, Purpose

#: Zones that scenarios speak of, and their names in Windows.
_WINDOWS: Final = (
    ("Europe/Berlin", "W. Europe Standard Time"),
    ("America/New_York", "Eastern Standard Time"),
    ("Asia/Kolkata", "India Standard Time"),
    ("UTC", "UTC"),
)
_DAY: Final = timedelta(days=1)
#: As far as a scenario looks into a calendar.
_AHEAD: Final = timedelta(days=300)


def connect(world: World, person: Person) -> None:
    """Connect one's calendar with address and password; it has to work."""
    _try(world, person)
    refused = world.remembered.refusals.get(person.name)
    assert refused is None, f"{person.name} was refused: {refused}"


def try_to_connect(world: World, person: Person) -> None:
    """Connect one's calendar, and remember what was said."""
    _try(world, person)


def try_password(world: World, person: Person, password: str) -> None:
    """Connect with some other password."""
    _try(world, person, password=password)


def try_url(world: World, person: Person, url: str) -> None:
    """Connect with an Exchange URL; ``company.test`` in it stands for the firm's domain."""
    _try(world, person, url=world.here(url))


def try_second(world: World, person: Person, owner: Person) -> None:
    """One user connects somebody else's calendar as well, whose password is known."""
    _try(world, person, world.people.address(owner), password=world.people.password(owner))


def try_address(world: World, person: Person, address: str) -> None:
    """Connect the calendar of some other address with one's own user name and password."""
    _try(world, person, world.here(address), user_name=world.people.address(person))


def try_as_team(world: World, person: Person) -> None:
    """Connect the calendar of an inbox that a team uses."""
    _try(world, person, purpose=Purpose.TEAM)


def is_connected(world: World, person: Person) -> None:
    """The calendar is connected and in use."""
    state = _state(world, person)
    assert state is AccountState.CONNECTED, f"the calendar of {person.name} is {state or 'not known'}"


def is_not_connected(world: World, person: Person) -> None:
    """Nothing was stored, or the calendar is not in use any more."""
    state = _state(world, person)
    assert state is not AccountState.CONNECTED, f"the calendar of {person.name} is connected"


def disconnect(world: World, person: Person) -> None:
    """Stop using the calendar."""
    found = world.integration.app.calendars.of_user(world.people.address(person))
    assert found is not None, f"{person.name} has connected no calendar"
    world.integration.app.calendars.disconnect(found.id)


def enter(world: World, person: Person, subject: str, day: date, start: time, end: time) -> None:
    """Enter something in Outlook that makes busy; times are in UTC."""
    _enter(world, person, calendar_eyes.single(subject, at(day, start), at(day, end), "Busy"))


def enter_as(world: World, person: Person, subject: str, day: date, start: time, end: time, status: str) -> None:
    """Enter something with a status of its own, in Exchange's word for it."""
    _enter(world, person, calendar_eyes.single(subject, at(day, start), at(day, end), status))


def enter_day(world: World, person: Person, subject: str, day: date) -> None:
    """Enter something for a whole day."""
    midnight = at(day, time())
    _enter(world, person, calendar_eyes.single(subject, midnight, midnight + _DAY, "Busy", all_day=True))


def enter_daily(world: World, person: Person, subject: str, start: time, end: time, zone: str, day: date) -> None:
    """Enter a daily series at the same time of that zone's clock."""
    windows = dict(_WINDOWS).get(zone)
    if windows is None:
        raise SentenceMistake(f"no zone is called {zone!r}", f"zones: {', '.join(name for name, _ in _WINDOWS)}")
    begins, ends = at(day, start, zone), at(day, end, zone)
    _enter(world, person, calendar_eyes.daily(subject, begins, ends, windows))


def try_status(world: World, person: Person, subject: str, status: str, version: str) -> None:
    """Enter something tomorrow from 12 to 13 with that status, naming a version, and remember the answer."""
    start = datetime.combine(world.clock.now().date() + _DAY, time(12), UTC)
    item = calendar_eyes.single(subject, start, start + timedelta(hours=1), status)
    world.remembered.answer = calendar_eyes.enter(world.eyes(person), item, version)
    world.settle()


def delete(world: World, person: Person, subject: str) -> None:
    """Delete an entry in Outlook; who is invited gets a cancellation."""
    for entry in _named(world, person, subject):
        answer = calendar_eyes.cancel(world.eyes(person), entry)
        assert answer.code == "NoError", f"a second client got {answer.code}"
    world.settle()


def shows_once(world: World, person: Person, subject: str, day: date, start: time, end: time) -> None:
    """The calendar shows the entry at that time (UTC), and only once."""
    found = _named(world, person, subject)
    times = [(entry.start, entry.end) for entry in found]
    assert times == [(at(day, start), at(day, end))], f"the calendar shows it at: {_said(found)}"


def shows_none(world: World, person: Person, subject: str) -> None:
    """The calendar has no such entry."""
    found = _named(world, person, subject)
    assert not found, f"the calendar shows it at: {_said(found)}"


def is_empty(world: World, person: Person) -> None:
    """The calendar has no entry at all."""
    found = _entries(world, person)
    assert not found, f"the calendar shows: {_said(found)}"


def invites(world: World, person: Person, subject: str, guest: Person) -> None:
    """The entry has that person as its one attendee."""
    (entry,) = _named(world, person, subject)
    found = calendar_eyes.attendees(world.eyes(person), entry)
    assert world.people.address(guest) in found, f"invited are: {', '.join(found) or 'nobody'}"


def ask_free_times(world: World, person: Person, owner: Person, day: date, version: str) -> None:
    """A mail client asks when somebody is free on a day, naming a version, and remembers the answer."""
    midnight = at(day, time())
    world.remembered.answer = calendar_eyes.free_times(
        world.eyes(person), world.people.address(owner), midnight, midnight + _DAY, version
    )


def digits_are(world: World, start: time, end: time, digits: str) -> None:
    """The merged digits of the last answer, a digit each half hour of UTC."""
    answer = world.remembered.answer
    assert answer is not None, "nobody has asked"
    merged = "".join(answer.texts("//t:MergedFreeBusy"))
    found = merged[_half_hours(start) : _half_hours(end)]
    assert found == digits, f"the digits are {found!r} (of {answer.code} {merged!r})"


def at(day: date, clock: time, zone: str = "UTC") -> datetime:
    """Return the moment at which the clock of a zone shows that."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def _half_hours(clock: time) -> int:
    return clock.hour * 2 + clock.minute // 30


def _try(world: World, person: Person, address: str = "", password: str = "", **how: Any) -> None:
    user = world.people.address(person)
    request = ConnectionRequest(address or user, password or world.people.password(person), user=user, **how)
    try:
        world.integration.app.calendars.connect(request)
    except Refused as refused:
        world.remembered.refusals[person.name] = refused
    else:
        world.remembered.refusals.pop(person.name, None)
    world.settle()


def _state(world: World, person: Person) -> AccountState | None:
    found = world.integration.app.calendars.of_user(world.people.address(person))
    return found.state if found else None


def _enter(world: World, person: Person, item: str) -> None:
    # What came with 2013 has to be named by a version that knows it; what every version knows, by the oldest.
    version = "Exchange2013" if "WorkingElsewhere" in item else OLDEST_VERSION
    answer = calendar_eyes.enter(world.eyes(person), item, version)
    assert answer.code == "NoError", f"a second client got {answer.status} {answer.code}"
    world.settle()


def _entries(world: World, person: Person) -> list[Entry]:
    now = world.clock.now()
    return calendar_eyes.entries(world.eyes(person), now - _AHEAD, now + _AHEAD)


def _named(world: World, person: Person, subject: str) -> list[Entry]:
    return [entry for entry in _entries(world, person) if entry.subject == subject]


def _said(found: list[Entry]) -> str:
    return (
        "; ".join(f"{entry.subject!r} {entry.start:%Y-%m-%d %H:%M}-{entry.end:%H:%M}" for entry in found) or "nothing"
    )


STEPS: Final = (
    Step("{person} connects the calendar", "{person} verbindet den Kalender", connect),
    Step("{person} tries to connect the calendar", "{person} versucht, den Kalender zu verbinden", try_to_connect),
    Step(
        "{person} tries to connect the calendar with the password {password:text}",
        "{person} versucht, den Kalender mit dem Kennwort {password:text} zu verbinden",
        try_password,
    ),
    Step(
        "{person} tries to connect the calendar with the Exchange URL {url:text}",
        "{person} versucht, den Kalender mit der Exchange-URL {url:text} zu verbinden",
        try_url,
    ),
    Step(
        "{person} tries to connect the calendar of {owner:person} too",
        "{person} versucht, auch den Kalender von {owner:person} zu verbinden",
        try_second,
    ),
    Step(
        "{person} tries to connect the calendar of the address {address}",
        "{person} versucht, den Kalender der Adresse {address} zu verbinden",
        try_address,
    ),
    Step(
        "{person} tries to connect the calendar as that of a team",
        "{person} versucht, den Kalender als den eines Teams zu verbinden",
        try_as_team,
    ),
    Step("the calendar of {person} is connected", "der Kalender von {person} ist verbunden", is_connected),
    Step(
        "the calendar of {person} is not connected", "der Kalender von {person} ist nicht verbunden", is_not_connected
    ),
    Step("{person} disconnects the calendar", "{person} trennt den Kalender", disconnect),
    Step(
        "{person} enters {subject:text} in Outlook on {day:date} from {start:time} to {end:time}",
        "{person} trägt in Outlook {subject:text} am {day:date} von {start:time} bis {end:time} ein",
        enter,
    ),
    Step(
        "{person} enters {subject:text} in Outlook on {day:date} from {start:time} to {end:time} as {status:word}",
        "{person} trägt in Outlook {subject:text} am {day:date} von {start:time} bis {end:time} als {status:word} ein",
        enter_as,
    ),
    Step(
        "{person} enters {subject:text} in Outlook for the whole day {day:date}",
        "{person} trägt in Outlook {subject:text} für den ganzen Tag {day:date} ein",
        enter_day,
    ),
    Step(
        "{person} enters {subject:text} in Outlook every day from {start:time} to {end:time} in {zone:text}, "
        "beginning {day:date}",
        "{person} trägt in Outlook {subject:text} täglich von {start:time} bis {end:time} in {zone:text} ein, "
        "beginnend {day:date}",
        enter_daily,
    ),
    Step(
        "a mail client of {person} enters {subject:text} as {status:word} in version {version:word}",
        "ein Mailprogramm von {person} trägt {subject:text} als {status:word} in Version {version:word} ein",
        try_status,
    ),
    Step(
        "{person} deletes {subject:text} in Outlook and tells everybody",
        "{person} löscht {subject:text} in Outlook und sagt es allen",
        delete,
    ),
    Step(
        "the calendar of {person} shows {subject:text} on {day:date} from {start:time} to {end:time} exactly once",
        "der Kalender von {person} zeigt {subject:text} am {day:date} von {start:time} bis {end:time} genau einmal",
        shows_once,
    ),
    Step(
        "the calendar of {person} does not show {subject:text}",
        "der Kalender von {person} zeigt {subject:text} nicht",
        shows_none,
    ),
    Step("the calendar of {person} is empty", "der Kalender von {person} ist leer", is_empty),
    Step(
        "{guest:person} is invited to {subject:text} in the calendar of {person}",
        "{guest:person} ist im Kalender von {person} zu {subject:text} eingeladen",
        invites,
    ),
    Step(
        "a mail client of {person} asks in version {version:word} when {owner:person} is free on {day:date}",
        "ein Mailprogramm von {person} fragt in Version {version:word}, wann {owner:person} am {day:date} frei ist",
        ask_free_times,
    ),
    Step(
        "the digits from {start:time} to {end:time} are {digits:word}",
        "die Ziffern von {start:time} bis {end:time} sind {digits:word}",
        digits_are,
    ),
)
