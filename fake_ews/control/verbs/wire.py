"""The wire, as people look at it: found again, judged, and copied as something that does it once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from fake_ews.control.copies import CopyForm, as_curl, as_test
from fake_ews.control.json_values import ControlError
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.verdicts import Verdict, verdict_of
from fake_ews.control.views import WhyLine, why_lines
from fake_ews.organisation import Organisation
from fake_ews.recorder import Exchanged
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class WireLine:
    """One request and its reply, in a line; sizes are those of the bodies, in bytes."""

    number: int
    moment: datetime
    method: str
    target: str
    operation: str
    version: str
    account: str
    status: int
    verdict: Verdict
    fault_id: int
    request_size: int
    reply_size: int
    streamed: bool


@dataclass(frozen=True, slots=True)
class WirePage:
    """The newest lines that were asked for, newest first, how many there are, and what one can ask for."""

    lines: tuple[WireLine, ...]
    found: int
    kept: int
    operations: dict[str, int]
    accounts: dict[str, int]
    verdicts: dict[str, int]


@dataclass(frozen=True, slots=True)
class WholeExchange:
    """One request and its reply, whole; bodies are text as far as they are UTF-8, ``why`` has a line a refusal."""

    line: WireLine
    request_headers: tuple[tuple[str, str], ...]
    request: str
    reply_headers: tuple[tuple[str, str], ...]
    reply: str
    why: tuple[WhyLine, ...]
    internal_error: str


class WireVerbs(Verbs):
    """What went over the wire."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__(organisation)
        #: Whoever watches asks for all of it after each exchange, and what was said once stays said.
        self._judged: dict[int, tuple[Exchanged, Verdict]] = {}

    @verb
    def wire(
        self, search: str = "", operation: str = "", account: str = "", verdict: str = "", limit: int = 200
    ) -> WirePage:
        """Return the newest requests with their replies; ``search`` looks into both, in any case of letters.

        What is no EWS has its path for an operation, as "/autodiscover/autodiscover.xml".
        """
        kept = self.organisation.recorder.exchanges
        self._judged = {one.number: (one, self._verdict(one)) for one in kept if one.ended}
        lines = [self._line(one) for one in reversed(kept) if _holds(one, search)]
        found = [
            one
            for one in lines
            if operation in ("", one.operation)
            and account.lower() in ("", one.account.lower())
            and verdict in ("", one.verdict.kind)
        ]
        return WirePage(
            tuple(found[:limit]),
            len(found),
            len(kept),
            _counted(one.operation for one in lines),
            _counted(one.account for one in lines if one.account),
            _counted(one.verdict.kind for one in lines),
        )

    @verb
    def exchange(self, number: int) -> WholeExchange:
        """Return one request with its reply, whole."""
        one = self._exchanged(number)
        return WholeExchange(
            self._line(one),
            one.request.headers.lines,
            one.request.body.decode("utf-8", "replace"),
            one.reply_headers,
            one.body.decode("utf-8", "replace"),
            why_lines(one),
            one.internal_error,
        )

    @verb
    def clear_wire(self) -> None:
        """Forget what went over the wire so far; numbers go on."""
        self.organisation.recorder.clear()

    @verb
    def copied(self, number: int, form: CopyForm = "pytest") -> str:
        """Return a request as a test with the fixture ``exchange``, or as a command for curl."""
        one = self._exchanged(number)
        return as_test(self.organisation, one) if form == "pytest" else as_curl(one)

    def _exchanged(self, number: int) -> Exchanged:
        kept = self.organisation.recorder.exchanges
        found = next((one for one in kept if one.number == number), None)
        if found is None:
            span = f"those from {kept[0].number} to {kept[-1].number}" if kept else "none"
            raise ControlError(f"Request {number} is not kept; there are {span}.", 404)
        return found

    def _verdict(self, one: Exchanged) -> Verdict:
        # After the way back to a snapshot another exchange has the same number.
        judged, verdict = self._judged.get(one.number, (None, None))
        return verdict if verdict is not None and judged is one else verdict_of(one)

    def _line(self, one: Exchanged) -> WireLine:
        return WireLine(
            one.number,
            one.moment,
            one.request.method,
            one.request.target,
            one.operation or one.request.path,
            one.version,
            one.account,
            one.status,
            self._verdict(one),
            one.fault_id,
            len(one.request.body),
            len(one.body),
            one.streamed,
        )


def _holds(one: Exchanged, search: str) -> bool:
    if not search:
        return True
    wanted = search.lower()
    heads = f"{one.number} {one.request.method} {one.request.target} {one.operation} {one.account}".lower()
    return wanted in heads or any(wanted.encode() in body.lower() for body in (one.request.body, one.body))


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
