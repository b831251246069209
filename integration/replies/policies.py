"""What is logged of each inbox: the rule that was chosen, attachments or not, and both never-log lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from integration.audit.log import AuditLog
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.log_policies import LogPolicies
from integration.db.readings import Readings
from integration.errors import Refused
from integration.model.account import Account
from integration.model.audit import Deed
from integration.model.folder import FolderRole
from integration.model.log_policy import LogPolicy, LogRule


class PolicyService:
    """What one can choose; ``default`` holds for inboxes of which nothing was chosen."""

    def __init__(
        self,
        stored: LogPolicies,
        readings: Readings,
        crm: Crm,
        account_of: Callable[[str], Account],
        clock: Clock,
        default: LogPolicy,
        audit: AuditLog,
    ) -> None:
        """``account_of`` finds an account by id; raises NotFound."""
        self._stored = stored
        self._readings = readings
        self._crm = crm
        self._account_of = account_of
        self._clock = clock
        self._default = default
        self._audit = audit

    def of(self, account_id: str) -> LogPolicy:
        """Return what is logged of an inbox, with the entries of the company's list and of its own."""
        return replace(self._chosen(account_id), never=self.never(account_id))

    def _chosen(self, account_id: str) -> LogPolicy:
        return self._stored.get(account_id) or self._default

    def choose(
        self, account_id: str, rule: LogRule, *, attachments: bool = True, never: Iterable[str] | None = None
    ) -> None:
        """Choose what is logged from now on, and replace the inbox's own list if ``never`` is given.

        What was logged stays. Raises NotFound.
        """
        account = self._account_of(account_id)
        before = self._chosen(account_id)
        since = before.since if rule is before.rule else self._clock.now()
        own = self.never_log(account_id)
        listed = own if never is None else {entry.strip().lower() for entry in never if entry.strip()}
        with self._audit.deed(
            Deed.INBOX_LOGGING,
            account.address,
            rule=rule.value,
            attachments="yes" if attachments else "no",
            added=tuple(sorted(listed - own)),
            removed=tuple(sorted(own - listed)),
        ):
            self._stored.set(account_id, LogPolicy(rule, since, attachments))
            self._stored.set_never_log(account_id, listed)
            # What is read from now on waits there already, in folders that nobody looked into.
            self._readings.hasten([account_id], self._clock.now())

    def roles(self, account_id: str) -> tuple[FolderRole, ...]:
        """Return which folders of an inbox are read: what was sent is, where all mail is logged."""
        logs_all = self._chosen(account_id).rule is LogRule.ALL
        return (FolderRole.INBOX, FolderRole.OTHER, *((FolderRole.SENT,) if logs_all else ()))

    def watched(self, account_id: str) -> tuple[str, ...]:
        """Return the ids of these folders, as far as they are known."""
        return self._readings.watched(account_id, self.roles(account_id))

    def never(self, account_id: str) -> frozenset[str]:
        """Return whose mail with that inbox is not logged, by the company's list or by its own."""
        return self._crm.never_log() | self._stored.never_log(account_id)

    def never_log(self, account_id: str) -> frozenset[str]:
        """Return the inbox's own list."""
        return self._stored.never_log(account_id)


def rule_of(word: str) -> LogRule:
    """Return the rule of that name; raises Refused."""
    try:
        return LogRule(word)
    except ValueError as unknown:
        raise Refused("log-rule.unknown", detail=word) from unknown
