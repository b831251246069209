"""What a scheme says after each token of a client: go on, done, or refused."""

from __future__ import annotations

from fake_ews.access.accounts import Account
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Continue:
    """One more round: the token to send with the next 401, and what to remember on the connection until then."""

    token: bytes
    state: object


@dataclass(frozen=True, slots=True)
class Done:
    """The account proved who it is; ``token`` (often empty) goes back with the answer of the request itself."""

    account: Account
    token: bytes = b""


class LogonRefused(Exception):
    """The login failed; the text says why, for logs and transcripts (a client is only told 401).

    ``setting`` is what an administrator would change to let it pass, where there is such a setting.
    """

    def __init__(self, reason: str, setting: str = "") -> None:
        super().__init__(reason)
        self.setting = setting
