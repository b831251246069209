"""Telling users what they have not asked for: once, taken back when it is over, and by mail where there is a relay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256

from integration.clock import Clock
from integration.db.notices import Notices
from integration.model.account import Account
from integration.model.address import is_address
from integration.model.audit import Deed
from integration.model.notice import Notice, NoticeMail, NoticeMailState
from integration.notices import rules
from integration.notices.letters import Letters
from integration.notices.relay import Relay


class NoticeService:
    """Notices of one installation; without a ``relay`` they stand on the pages alone.

    ``users`` tells who uses an account. May be killed between any two lines: a notice and its mails are recorded in
    the transaction that does what it tells of, and what the relay is about to be asked before it is asked.
    """

    def __init__(
        self,
        store: Notices,
        clock: Clock,
        users: Callable[[Account], Sequence[str]],
        letters: Letters,
        relay: Relay | None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._users = users
        self._letters = letters
        self._relay = relay

    def tell(self, deed: Deed, account: Account, detail: str = "") -> bool:
        """Tell the users of an account, in the transaction that is open; False where they have been told."""
        now = self._clock.now()
        if self._store.standing(now, rules.SILENT_WHILE[deed], account.id):
            return False
        number = self._store.count(deed, account.id) + 1
        stands_for = rules.STANDS_FOR[deed]
        until = now + stands_for if stands_for else None
        notice = Notice(f"{deed.value}-{account.id}-{number}", deed, account.id, account.address, now, until, detail)
        users = [user for user in self._users(account) if is_address(user)] if self._relay else []
        return self._store.add(
            notice, [NoticeMail(_key(notice, user), notice, user, NoticeMailState.WAITING, now) for user in users]
        )

    def take_back(self, *deeds: Deed, account_id: str = "") -> None:
        """Let what was told be over, of one account or of all."""
        self._store.end(self._clock.now(), deeds, account_id)

    def standing(self) -> list[Notice]:
        """Return what is true by now, the oldest first."""
        return self._store.standing(self._clock.now())

    def latest(self, most: int = 100) -> list[Notice]:
        """Return the newest notices, over or not, the newest first."""
        return self._store.latest(most)

    def mails(self, notices: Sequence[Notice]) -> list[NoticeMail]:
        """Return the mails that tell these notices."""
        return self._store.mails([notice.id for notice in notices])

    def next_due(self) -> datetime | None:
        """Return when a mail is to be handed to the relay, None where there is neither."""
        return self._store.next_due() if self._relay else None

    def deliver(self, now: datetime) -> None:
        """Hand over what is due by now."""
        for mail in self._store.due(now):
            self._deliver(mail, now)

    def _deliver(self, mail: NoticeMail, now: datetime) -> None:
        if self._relay is None or not mail.notice.stands(now):
            self._store.move(mail, state=NoticeMailState.OVER)
            return
        asked = self._store.move(
            mail, state=NoticeMailState.ASKING, attempts=mail.attempts + 1, due_at=now + rules.IN_DOUBT
        )
        if asked is None:
            return
        reply = self._relay.hand_over(self._letters.of(asked), asked.recipient)
        if reply.taken:
            self._store.move(asked, state=NoticeMailState.TOLD, said=reply.said)
        elif reply.final:
            self._store.move(asked, state=NoticeMailState.REFUSED, said=reply.said)
        else:
            later = now + rules.wait(asked.attempts)
            self._store.move(asked, state=NoticeMailState.WAITING, due_at=later, said=reply.said)


def _key(notice: Notice, recipient: str) -> str:
    return sha256(f"{notice.id} {recipient}".encode()).hexdigest()[:32]
