"""How many items and folders a find call may return, and how long a search by query string may take."""

from __future__ import annotations

from typing import Final

from fake_ews.causes import Cause
from fake_ews.errors import Failure
from fake_ews.mailbox.session import Session
from fake_ews.schema.record import Record
from fake_ews.schema.rows import LAST
from fake_ews.schema.views import BasePagingType
from fake_ews.throttling_policy import THROTTLING, UNLIMITED, exceeded
from fake_ews.values import dataclass
from fake_ews.versions import E2010_SP1, Version


@dataclass(frozen=True, slots=True)
class _Since:
    since: Version
    until: Version = LAST


#: From this version on a page that exceeds the limit is cut; before, it is refused (EWSFindCountLimit).
_PARTIAL_PAGES: Final = _Since(E2010_SP1)

#: No limit at all: more than any folder holds.
_ENDLESS: Final = 1 << 31


def most_entries(session: Session, view: Record | None, total: int, *, searching: bool = False) -> int:
    """Return how many of ``total`` results may be returned, and count what will be against the caller's find calls.

    Raises Failure for more results than EWSFindCountLimit allows to a request that does not page, or that names a
    version before Exchange2010_SP1 (documentation of EWS throttling).
    """
    name = "ews_find_count_limit_of_searches" if searching else "ews_find_count_limit"
    limit: int | None = getattr(session.policy, name)
    room = _ENDLESS if limit in (None, UNLIMITED) else max((limit or 0) - session.finds.by_others, 0)
    size = view.get(BasePagingType.max_entries_returned) if view is not None else None
    wanted = total if size is None else min(size, total)
    if wanted > room:
        cause = Cause(f"{wanted} results are more than the {room} that are left.", THROTTLING, setting=name)
        if not session.profile.shows(_PARTIAL_PAGES):
            raise Failure("ErrorServerBusy", cause=cause)
        if size is None or not room:
            raise Failure("ErrorExceededFindCountLimit", cause=cause)
    session.finds.here += min(wanted, room)
    return room


def check_search_time(session: Session, items: int) -> None:
    """Raise Failure for a search by query string that takes longer than EWSFastSearchTimeoutInSeconds.

    What it takes is what each item of the folder costs.
    """
    limit = session.policy.ews_fast_search_timeout_in_seconds
    seconds = items * session.premises.settings.part_milliseconds / 1000
    if exceeded(limit, seconds):
        said = f"The search of {items} items took {seconds:g} seconds."
        raise Failure(
            "ErrorTimeoutExpired", cause=Cause(said, THROTTLING, setting="ews_fast_search_timeout_in_seconds")
        )
