"""Steps about meeting links: setting them up, what visitors are offered, and booking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final

from fake_ews.faults import PlannedFault
from harness.blanks import read_duration
from harness.calendar_eyes import MeetingMail, meeting_mails
from harness.cast import CAST, Person
from harness.catalogue import Step
from harness.language import Language
from harness.mistakes import SentenceMistake
from harness.steps.calendar import at
from harness.tables import Table
from harness.world.world import World
from integration.errors import NotFound, Refused, TimeTaken
from integration.model.meeting import Booking, BookingState, MeetingLink, MeetingRecord, Visitor

_MINUTES: Final = 60


def offer(world: World, person: Person, title: str) -> None:
    """Make a link with what is usual: 30 minutes, Monday to Friday from 9 to 17 in UTC, an hour's notice, two weeks."""
    _save(world, person, title)


def offer_with(world: World, person: Person, title: str, table: Table) -> None:
    """Make a link with settings of its own; the table has the columns setting and value."""
    settings: dict[str, Any] = {}
    names, values = table.headings
    for row in table:
        if row[names] not in _SETTINGS:
            raise SentenceMistake(f"a link has no setting {row[names]!r}", f"settings: {', '.join(_SETTINGS)}")
        name, read = _SETTINGS[row[names]]
        settings[name] = read(row[values])
    _save(world, person, title, **settings)


def book(world: World, person: Person, title: str, day: date, clock: time) -> None:
    """Book a time on the clock of UTC; it has to work."""
    book_in(world, person, title, day, clock, "UTC")


def book_in(world: World, person: Person, title: str, day: date, clock: time, zone: str) -> None:
    """Book a time on the clock of one's own zone; it has to work."""
    _try(world, person, title, day, clock, zone)
    refused = world.remembered.refusals.get(person.name)
    assert refused is None, f"{person.name} was refused: {refused}"


def try_to_book(world: World, person: Person, title: str, day: date, clock: time) -> None:
    """Book a time, and remember what was said."""
    _try(world, person, title, day, clock, "UTC")


def all_book(world: World, number: int, title: str, day: date, clock: time) -> None:
    """So many visitors send the form in the same moment; what the others are told is kept for Diana."""
    link = _link(world, title)
    start = at(day, clock)

    def visit(visitor: int) -> Refused | None:
        try:
            world.integration.app.meetings.book(
                link.slug, start, Visitor(f"Visitor {visitor}", f"visitor{visitor}@customer.example")
            )
        except Refused as refused:
            return refused
        return None

    with ThreadPoolExecutor(number) as pool:
        world.remembered.crowd = list(pool.map(visit, range(number)))
    world.settle()


def one_got_it(world: World) -> None:
    """Of the visitors who booked at once, exactly one was not refused."""
    crowd = world.remembered.crowd
    assert crowd.count(None) == 1, f"{crowd.count(None)} of {len(crowd)} were told that they have it"


def others_are_offered(world: World, number: int) -> None:
    """So many of the visitors were told that the time is taken, and offered other times."""
    taken = [one for one in world.remembered.crowd if isinstance(one, TimeTaken)]
    assert len(taken) == number, f"{len(taken)} were told so"
    assert all(one.others for one in taken), "some were offered nothing else"


def is_offered_others(world: World, person: Person) -> None:
    """The last refusal named other times."""
    refused = world.remembered.refusals.get(person.name)
    assert isinstance(refused, TimeTaken), f"{person.name} was told: {refused}"
    assert refused.others, "no other times were offered"


def is_offered(world: World, title: str, day: date, clock: time) -> None:
    """The page shows that time on the clock of UTC."""
    is_offered_in(world, title, day, clock, "UTC")


def is_offered_in(world: World, title: str, day: date, clock: time, zone: str) -> None:
    """The page shows that time to a visitor whose clock is that of the zone."""
    times = _times(world, title, day, zone)
    assert clock in times, f"offered on {day} in {zone}: {_said(times)}"


def is_not_offered(world: World, title: str, day: date, clock: time) -> None:
    """The page does not show that time (UTC)."""
    times = _times(world, title, day, "UTC")
    assert clock not in times, f"offered on {day}: {_said(times)}"


def nothing_is_offered(world: World, title: str, day: date) -> None:
    """The page shows no time on that day (UTC)."""
    times = _times(world, title, day, "UTC")
    assert not times, f"offered on {day}: {_said(times)}"


def first_is(world: World, title: str, day: date, zone: str, clock: time) -> None:
    """The first time of a day, on the clock of a visitor in that zone."""
    times = _times(world, title, day, zone)
    assert times, f"nothing is offered on {day} in {zone}"
    assert times[0] == clock, f"offered on {day} in {zone}: {_said(times)}"


def look(world: World, person: Person, title: str) -> None:
    """A visitor opens the page, and what was said instead of times is remembered."""
    world.remembered.refusals.pop(person.name, None)
    try:
        world.integration.app.links.offer(_link(world, title).slug, "UTC")
    except Refused as refused:
        world.remembered.refusals[person.name] = refused


def got_invitation(world: World, person: Person, title: str, day: date, clock: time) -> None:
    """An invitation to that start (UTC) reached somebody outside, once."""
    found = _mails(world, person, "REQUEST", title)
    assert [mail.start for mail in found] == [at(day, clock)], f"there are: {found or 'none'}"


def got_no_invitation(world: World, person: Person, title: str) -> None:
    """No invitation to that meeting reached somebody outside."""
    found = _mails(world, person, "REQUEST", title)
    assert not found, f"there are: {found}"


def got_cancellation(world: World, person: Person, title: str) -> None:
    """A cancellation of that meeting reached somebody outside, once."""
    found = _mails(world, person, "CANCEL", title)
    assert len(found) == 1, f"there are: {found or 'none'}"


def shows_meeting(world: World, person: Person, title: str, day: date, clock: time) -> None:
    """The timeline has the meeting at that start (UTC), once."""
    found = [one for one in _meetings(world, person) if one.title == title]
    assert [one.span.start for one in found] == [at(day, clock)], f"the timeline shows: {found or 'none'}"


def shows_request(world: World, person: Person, title: str) -> None:
    """The timeline says that the meeting stands in no calendar."""
    found = [one.offline for one in _meetings(world, person) if one.title == title]
    assert found == [True], f"the timeline shows: {found or 'none'}"


def shows_no_meeting(world: World, person: Person) -> None:
    """The timeline has no meeting, or there is no such contact."""
    found = _meetings(world, person)
    assert not found, f"the timeline shows: {found}"


def loses_booking(world: World) -> None:
    """The next event is written and its invitation sent, but the connection breaks before anybody hears of it."""
    world.remembered.outage.append(world.exchange.plan(PlannedFault("reset", "CreateItem", after=True)))


def never_hears_booking(world: World) -> None:
    """The next event is not heard by Exchange."""
    world.remembered.outage.append(world.exchange.plan(PlannedFault("status", "CreateItem", status=503)))


def is_under_way(world: World, title: str) -> None:
    """The last booking is neither confirmed nor refused yet."""
    state = _booking(world, title).state
    assert state is BookingState.CREATING, f"the booking is {state}"


def _hours(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Read ``09:00-12:00 13:00-17:00``, for Monday to Friday."""
    ranges = tuple(_range(word) for word in text.split())
    return (*(ranges,) * 5, (), ())


def _range(text: str) -> tuple[int, int]:
    first, last = (time.fromisoformat(word) for word in text.split("-"))
    return first.hour * _MINUTES + first.minute, last.hour * _MINUTES + last.minute


def _duration(text: str) -> timedelta:
    german = any(word.startswith(("Minute", "Stunde", "Tag", "Woche")) for word in text.split())
    return read_duration(text, Language.DE if german else Language.EN)


#: What a table may set, in both languages.
_SETTINGS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = MappingProxyType(
    {
        word: (name, read)
        for words, name, read in (
            ("durations Dauern", "durations", lambda text: tuple(_duration(one.strip()) for one in text.split(","))),
            ("every alle", "increment", _duration),
            ("zone Zone", "time_zone", str),
            ("hours Zeiten", "hours", _hours),
            ("buffer Puffer", "buffer", _duration),
            ("notice Vorlauf", "minimum_notice", _duration),
            ("weeks Wochen", "weeks", int),
            ("place Ort", "location", str),
        )
        for word in words.split()
    }
)


def _save(world: World, person: Person, title: str, **settings: Any) -> None:
    link = MeetingLink(f"{person.local_part}/{_slug(title)}", world.people.address(person), title, **settings)
    world.integration.app.links.save(link)


def _slug(title: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower()).strip("-")


def _link(world: World, title: str) -> MeetingLink:
    for person in CAST:
        for link in world.integration.app.links.of_user(world.people.address(person)):
            if link.title == title:
                return link
    raise SentenceMistake(f"nobody offers meetings titled {title!r}")


def _booking(world: World, title: str) -> Booking:
    link = _link(world, title)
    found = [one for one in world.integration.app.meetings.of_user(link.user) if one.slug == link.slug]
    assert found, f"nobody has booked {title!r}"
    return max(found, key=lambda one: (one.created_at, one.span.start))


def _try(world: World, person: Person, title: str, day: date, clock: time, zone: str) -> None:
    visitor = Visitor(person.name, world.people.address(person), zone)
    try:
        world.integration.app.meetings.book(_link(world, title).slug, at(day, clock, zone), visitor)
    except Refused as refused:
        world.remembered.refusals[person.name] = refused
    else:
        world.remembered.refusals.pop(person.name, None)
    world.settle()


def _times(world: World, title: str, day: date, zone: str) -> list[time]:
    starts: tuple[datetime, ...] = world.integration.app.links.offer(_link(world, title).slug, zone).starts
    return [start.time() for start in starts if start.date() == day]


def _said(times: list[time]) -> str:
    return ", ".join(f"{one:%H:%M}" for one in times) or "nothing"


def _mails(world: World, person: Person, method: str, title: str) -> list[MeetingMail]:
    mimes = world.post.everything(world.people.address(person))
    # A cancellation is called "Canceled: Talk".
    titled = [one for one in meeting_mails(mimes) if one.summary.rpartition(": ")[2] == title]
    return [one for one in titled if one.method == method]


def _meetings(world: World, person: Person) -> list[MeetingRecord]:
    try:
        return world.integration.app.record_meetings.of_contact(world.people.address(person))
    except NotFound:
        return []


STEPS: Final = (
    Step("{person} offers meetings titled {title:text}", "{person} bietet Termine {title:text} an", offer),
    Step(
        "{person} offers meetings titled {title:text} with:", "{person} bietet Termine {title:text} an mit:", offer_with
    ),
    Step(
        "{person} books {title:text} on {day:date} at {clock:time}",
        "{person} bucht {title:text} am {day:date} um {clock:time}",
        book,
    ),
    Step(
        "{person} books {title:text} on {day:date} at {clock:time} in {zone:text}",
        "{person} bucht {title:text} am {day:date} um {clock:time} in {zone:text}",
        book_in,
    ),
    Step(
        "{person} tries to book {title:text} on {day:date} at {clock:time}",
        "{person} versucht, {title:text} am {day:date} um {clock:time} zu buchen",
        try_to_book,
    ),
    Step(
        "{number} visitors book {title:text} on {day:date} at {clock:time} in the same moment",
        "{number} Besucher buchen {title:text} am {day:date} um {clock:time} im selben Augenblick",
        all_book,
    ),
    Step("one of them has it", "einer von ihnen hat ihn", one_got_it),
    Step(
        "{number} of them are offered other times",
        "{number} von ihnen werden andere Zeiten angeboten",
        others_are_offered,
    ),
    Step("{person} is offered other times", "{person} werden andere Zeiten angeboten", is_offered_others),
    Step(
        "{title:text} is offered on {day:date} at {clock:time}",
        "{title:text} wird am {day:date} um {clock:time} angeboten",
        is_offered,
    ),
    Step(
        "{title:text} is offered on {day:date} at {clock:time} in {zone:text}",
        "{title:text} wird am {day:date} um {clock:time} in {zone:text} angeboten",
        is_offered_in,
    ),
    Step(
        "{title:text} is not offered on {day:date} at {clock:time}",
        "{title:text} wird am {day:date} um {clock:time} nicht angeboten",
        is_not_offered,
    ),
    Step(
        "{title:text} is not offered on {day:date}",
        "{title:text} wird am {day:date} nicht angeboten",
        nothing_is_offered,
    ),
    Step(
        "the first time for {title:text} on {day:date} in {zone:text} is {clock:time}",
        "die erste Zeit für {title:text} am {day:date} in {zone:text} ist {clock:time}",
        first_is,
    ),
    Step("{person} opens the page of {title:text}", "{person} öffnet die Seite von {title:text}", look),
    Step(
        "{person} has received an invitation to {title:text} for {day:date} at {clock:time} exactly once",
        "{person} hat eine Einladung zu {title:text} für {day:date} um {clock:time} genau einmal erhalten",
        got_invitation,
    ),
    Step(
        "{person} has received no invitation to {title:text}",
        "{person} hat keine Einladung zu {title:text} erhalten",
        got_no_invitation,
    ),
    Step(
        "{person} has received a cancellation of {title:text} exactly once",
        "{person} hat eine Absage von {title:text} genau einmal erhalten",
        got_cancellation,
    ),
    Step(
        "the timeline of {person} shows the meeting {title:text} on {day:date} at {clock:time} exactly once",
        "die Zeitleiste von {person} zeigt den Termin {title:text} am {day:date} um {clock:time} genau einmal",
        shows_meeting,
    ),
    Step(
        "the timeline of {person} shows {title:text} as a request that stands in no calendar",
        "die Zeitleiste von {person} zeigt {title:text} als Anfrage, die in keinem Kalender steht",
        shows_request,
    ),
    Step(
        "the timeline of {person} shows no meeting", "die Zeitleiste von {person} zeigt keinen Termin", shows_no_meeting
    ),
    Step("the answer to the next booking is lost", "die Antwort auf die nächste Buchung geht verloren", loses_booking),
    Step("the next booking is not heard", "die nächste Buchung wird nicht gehört", never_hears_booking),
    Step("the booking of {title:text} is under way", "die Buchung von {title:text} ist unterwegs", is_under_way),
)
