"""How the telling of users is put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from integration.clock import Clock
from integration.db.database import Database
from integration.db.notices import Notices
from integration.model.account import Account
from integration.notices.letters import Letters
from integration.notices.relay import Relay, SmtpRelay
from integration.notices.service import NoticeService
from integration.settings import Settings


def notices_on(
    settings: Settings,
    clock: Clock,
    database: Database,
    users: Callable[[Account], Sequence[str]],
    relay: Relay | None,
) -> NoticeService:
    """Return it; ``relay`` is that of the settings, if any, unless given."""
    if relay is None and settings.notice_relay:
        relay = SmtpRelay(settings.notice_relay, settings.ca_file)
    letters = Letters(settings.notice_sender, settings.language, settings.public_url)
    return NoticeService(Notices(database), clock, users, letters, relay)
