"""Whether a sign-in by NTLM was refused by Exchange, or broken on its way there: what its legs looked like says so.

NTLM signs in a connection (MS-NTHT 1.3): challenge and answer have to travel on the same one, all the way to the
server. A proxy that closes connections, or spreads requests over several, breaks it, and the server then refuses an
answer to a question that it never asked, by the same 401 as a wrong password.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from integration.exchange.egress import Seen
from integration.exchange.sign_in import AUTHENTICATE, NEGOTIATE

_CHALLENGE: Final = re.compile(r"\b(ntlm|negotiate)\s+[a-z0-9+/]{8}", re.IGNORECASE)
# What the request with NEGOTIATE and the one behind it show, in order; the first row that holds says what is wrong.
_BROKEN: Final[tuple[tuple[Callable[[Seen, Seen], bool], str], ...]] = (
    (lambda asked, _: not _CHALLENGE.search(asked.challenges), "no challenge came back"),
    (lambda asked, _: asked.closes, "the connection was closed after the challenge"),
    (lambda asked, answered: asked.line != answered.line, "challenge and answer went by different connections"),
)


def broken(seen: Sequence[Seen]) -> str:
    """Return what broke the handshake that the last of these requests belongs to, "" where it was in order."""
    last = seen[-1]
    if not by_ntlm(last):
        return ""
    asked = next((one for one in reversed(seen) if one.authorization == NEGOTIATE), None)
    if asked is None:
        return ""
    return next((why for holds, why in _BROKEN if holds(asked, last)), "")


def by_ntlm(last: Seen) -> bool:
    """Return whether that request was a 401 to a sign-in by NTLM."""
    return last.status == 401 and last.authorization in (NEGOTIATE, AUTHENTICATE)


def offers_basic(last: Seen) -> bool:
    """Return whether what was refused there may be tried by Basic as well."""
    return by_ntlm(last) and "basic" in last.challenges.lower()
