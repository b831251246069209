"""Days and times as readers write them: in their language and in a time zone of their choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

from aiohttp import web
from babel.dates import format_date, format_datetime

from integration.meetings.rules import is_zone

COOKIE = "zone"


def zone_of(request: web.Request, default: str = "UTC") -> tuple[str, bool]:
    """Return the reader's time zone, and whether it is known: asked for, or told by the browser earlier."""
    wishes = (request.query.get("zone", ""), request.cookies.get(COOKIE, ""))
    found = next((wish for wish in wishes if wish and is_zone(wish)), "")
    return found or default, bool(found)


def typed_moment(moment: datetime, zone: str) -> str:
    """Return a moment as a field for day and time has it."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


@cache
def zones() -> Mapping[str, tuple[str, ...]]:
    """Return the time zones that people live in, by continent; other names remain good, but nobody has to see them."""
    found: dict[str, list[str]] = {}
    continents = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    for name in sorted(available_timezones()):
        continent, slash, _ = name.partition("/")
        if slash and continent in continents:
            found.setdefault(continent, []).append(name)
    return MappingProxyType({continent: tuple(names) for continent, names in found.items()} | {"UTC": ("UTC",)})


@dataclass(frozen=True, slots=True)
class Moments:
    """Says days and times in ``language``; moments are shown in ``zone``."""

    language: str
    zone: str

    def moment(self, moment: datetime) -> str:
        """Say day and time."""
        return format_datetime(moment, "EEE d MMM y, HH:mm", tzinfo=ZoneInfo(self.zone), locale=self.language)

    def clock(self, moment: datetime) -> str:
        """Say the time of day."""
        return format_datetime(moment, "HH:mm", tzinfo=ZoneInfo(self.zone), locale=self.language)

    def date_of(self, moment: datetime) -> str:
        """Say the day of a moment in full."""
        return self.day(moment.astimezone(ZoneInfo(self.zone)).date())

    def day(self, day: date) -> str:
        """Say a day in full."""
        pattern = "EEEE, d. MMMM y" if self.language == "de" else "EEEE, d MMMM y"
        return format_date(day, pattern, locale=self.language)

    def month(self, day: date) -> str:
        """Say month and year."""
        return format_date(day, "LLLL y", locale=self.language)

    def weekday(self, number: int, width: str = "EEEE") -> str:
        """Say the name of a weekday, 0 for Monday."""
        return format_date(date(2024, 1, 1) + timedelta(days=number), width, locale=self.language)

    def zone_name(self, zone: str) -> str:
        """Say the name of a time zone."""
        return zone.replace("_", " ").replace("/", " / ")

    def length(self, duration: timedelta) -> str:
        """Say a duration in the largest units that it is whole in."""
        minutes = int(duration.total_seconds()) // 60
        days, hours = minutes / 1440, minutes / 60
        if days >= 1 and days.is_integer():
            one, many, number = ("Tag", "Tage", days) if self.language == "de" else ("day", "days", days)
        elif hours >= 1 and hours.is_integer():
            one, many, number = ("Stunde", "Stunden", hours) if self.language == "de" else ("hour", "hours", hours)
        else:
            return f"{minutes} " + ("Minuten" if self.language == "de" else "minutes")
        return f"{int(number)} {one if number == 1 else many}"
