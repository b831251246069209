"""The page of time zones: their Windows ids, where they are, and how far they are ahead of UTC."""

from __future__ import annotations

from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import all_zones
from fake_ews.reference.markdown import code, page, table
from fake_ews.reference.versions import PROGRAM


def time_zones_page() -> str:
    """Return what stands on the page."""
    return page(
        "Time zones",
        PROGRAM,
        "What GetServerTimeZones lists and every other operation takes as an id. The offsets are those of the newest "
        "rule; `rules` says how many there are, since a country changes its mind now and then.",
        table(
            ("id", "name", "IANA zone", "standard time", "daylight time", "rules"),
            (_row(zone) for zone in all_zones()),
        ),
    )


def _row(zone: WindowsZone) -> tuple[object, ...]:
    rule = zone.rules[-1]
    daylight = _offset(rule.daylight) if rule.daylight_start else ""
    return code(zone.id), zone.name, code(zone.iana), _offset(rule.standard), daylight, len(zone.rules)


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
