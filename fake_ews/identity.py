"""Who is asking: the account that logged in, and the mailbox that it acts for."""

from __future__ import annotations

from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Principal:
    """An account that proved who it is: its primary SMTP address and how it logged in ("basic", "ntlm", ...)."""

    address: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf a request runs: the account that logged in, and the one acted for (impersonation)."""

    principal: Principal
    acting_as: str

    @property
    def impersonating(self) -> bool:
        """Whether the two differ."""
        return self.acting_as != self.principal.address
