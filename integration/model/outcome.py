"""How a call to Exchange ended when it did not end well, in the protocol's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

#: How an outcome that is ``undecided`` says so in words.
BY_NTLM_ALONE: Final = "by NTLM alone"


class Transport(StrEnum):
    """What kept an answer from arriving whole; ``NOTHING`` when one did arrive."""

    NOTHING = ""
    UNRESOLVED = "unresolved"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed out"
    CUT_OFF = "cut off"
    CERTIFICATE = "certificate"
    HANDSHAKE = "TLS handshake"
    NOT_ALLOWED = "not allowed"
    SIGN_IN_BROKEN = "sign-in broken on its way"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One unhappy ending.

    ``response_code`` is EWS's ResponseCode or Autodiscover's ErrorCode; ``status`` the last HTTP status seen, 0 for
    none; ``location`` where a redirect pointed; ``back_off`` what the server asked for (BackOffMilliseconds);
    ``by_ntlm`` whether a sign-in by NTLM was refused, ``basic_too`` whether Basic was offered beside it.
    """

    response_code: str = ""
    status: int = 0
    transport: Transport = Transport.NOTHING
    content_type: str = ""
    location: str = ""
    back_off: timedelta | None = None
    text: str = ""
    by_ntlm: bool = False
    basic_too: bool = False

    @property
    def undecided(self) -> bool:
        """Whether a sign-in was refused where password and proxy look the same: by NTLM, with no Basic to tell them."""
        return self.by_ntlm and not self.basic_too and not self.transport

    def __str__(self) -> str:
        status = f"HTTP {self.status}" if self.status else ""
        by = BY_NTLM_ALONE if self.undecided else ""
        said = (self.response_code, status, by, str(self.transport), self.text)
        return ", ".join(word for word in said if word) or "no answer"
