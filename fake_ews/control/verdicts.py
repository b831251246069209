"""What the product said to a request, in one word, with the response codes that it gave."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal

from fake_ews.recorder import Exchanged
from fake_ews.traffic import Headers
from fake_ews.values import dataclass

#: A streamed reply is "open" until its end; a "login" is a 401 that a client expects: it asks for credentials, or is a
#: step of NTLM or Negotiate (MS-NLMP 1.3.1).
VerdictKind = Literal["ok", "warning", "error", "fault", "refused", "login", "open", "internal"]

_CODE: Final = re.compile(rb"<(?:[\w-]+:)?(?:ResponseCode|ErrorCode)(?:\s[^>]*)?>\s*(\w+)\s*</")
_TEXT: Final = re.compile(rb"<(?:[\w-]+:)?(?:MessageText|faultstring|ErrorMessage)(?:\s[^>]*)?>([^<]*)</")
_CLASS: Final = re.compile(rb'\bResponseClass="(\w+)"')
_FAULT: Final = re.compile(rb"<(?:[\w-]+:)?Fault[\s>]")
_CHALLENGE: Final = re.compile(r"(?:NTLM|Negotiate) \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``codes`` are the response codes with how often each was given, in their order; ``text`` explains the first."""

    kind: VerdictKind
    codes: dict[str, int]
    text: str = ""


def response_codes(body: bytes) -> list[str]:
    """Return every response code of a reply, in document order."""
    return [code.decode() for code in _CODE.findall(body)]


def verdict_of(exchanged: Exchanged) -> Verdict:
    """Return what was said to a request, as far as the reply has come."""
    codes = dict(Counter(response_codes(exchanged.body)))
    text = _TEXT.search(exchanged.body)
    return Verdict(_kind(exchanged), codes, text[1].decode("utf-8", "replace") if text else "")


def _kind(exchanged: Exchanged) -> VerdictKind:
    body, status = exchanged.body, exchanged.status
    if exchanged.internal_error:
        return "internal"
    if status == 0 or (exchanged.streamed and not exchanged.ended):
        return "open"
    if status == 401:
        return "login" if _expected(exchanged) else "refused"
    if _FAULT.search(body):
        return "fault"
    if status >= 400:
        return "refused"
    classes = set(_CLASS.findall(body))
    if b"Error" in classes or any(not code.startswith("No") for code in response_codes(body) if not classes):
        return "error"
    return "warning" if b"Warning" in classes else "ok"


def _expected(exchanged: Exchanged) -> bool:
    if not exchanged.request.headers.get("Authorization"):
        return True
    return any(_CHALLENGE.match(value) for value in Headers(exchanged.reply_headers).all("WWW-Authenticate"))
