"""What people want of the integration, told under a blow, and what they find wrong in the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from tests.kill.blows import PHASES, Blow, Outcome
from tests.kill.company import BOB, FIRST, FIRST_KEY, Company
from tests.kill.office import ANNA, PASSWORD
from tests.kill.points import kept_beside
from tests.kill.processes import Broken, Strike
from tests.kill.victim import HEARTBEAT, UNHURRIED, Orders

#: How long a company is watched after each story: the last look for drafts that come late is after 15 minutes.
AFTERWARDS: Final = timedelta(minutes=45)

#: When Exchange does what it was asked, at the latest; the integration reckons with a quarter of an hour.
LATE: Final = timedelta(minutes=5)

#: So often somebody tries who is refused or gets no answer.
ATTEMPTS: Final = 6

#: To whom Anna has not written before; what she writes about; and what stands in an attached file.
_CAROL: Final = "carol@client.test"
_OFFER: Final = "Offer"
_TEXT: Final = "What we offer, and what it costs.\n"


def tell(company: Company, story: str, blow: Blow) -> Outcome:
    """Let a story happen under that blow, wait until all is over, and see what people find."""
    company.begin_again()
    told = _Story(company, blow)
    try:
        told.outcome.problems += STORIES[story](told)
    except Broken as broken:
        told.outcome.problems.append(str(broken))
    told.outcome.passed = told.passed()
    return told.outcome


class _Story:
    """One thing that people want; each story returns what they find wrong in the end."""

    def __init__(self, company: Company, blow: Blow) -> None:
        self._company = company
        self._office = company.office
        self._blow = blow
        self._logs = {phase: company.new_log() for phase in PHASES}
        self.outcome = Outcome()

    def passed(self) -> list[tuple[str, str]]:
        """Return what the processes passed, each place with its phase."""
        there = [(phase, log) for phase, log in self._logs.items() if log.exists()]
        return [(phase, place) for phase, log in there for place in log.read_text().split("\n") if place]

    def connect(self) -> list[str]:
        """Anna connects her inbox, and tries again when she sees that it is not connected."""
        self._company.disconnect()
        self._break()
        for _ in range(ATTEMPTS):
            if not self._company.is_connected():
                self._act("connect", ANNA, PASSWORD)
        self._work()
        self._end()
        return [] if self._company.is_connected() else ["the inbox is not connected"]

    def send(self) -> list[str]:
        """Anna writes to somebody new, with a file; her browser sends the form again until it gets an answer."""
        self._break()
        self._write(_CAROL, text=_TEXT)
        self._work()
        problems = self._over(_CAROL, _OFFER, ["EMAIL SENT"])
        arrived = self._office.arrived(_CAROL, _OFFER)
        files = [part.get_content() for mail in arrived for part in mail.iter_attachments()]
        return problems + ([] if files == [_TEXT] else [f"with the mail came {files}"])

    def schedule(self) -> list[str]:
        """Anna writes a second mail in the thread of the first, which is to leave in an hour."""
        self._break()
        self._write(BOB, at=self._company.later(timedelta(hours=1)), follows=FIRST_KEY)
        self._company.pass_time(timedelta(minutes=59))
        self._company.wait(timedelta(minutes=1))
        self._work()
        problems = self._over(BOB, _OFFER, ["EMAIL SENT", "EMAIL SENT"])
        answered = [mail["In-Reply-To"] for mail in self._office.arrived(BOB, _OFFER)]
        return problems + ([] if answered == self._first() else [f"the mail answers {answered}, not {self._first()}"])

    def log(self) -> list[str]:
        """Bob answers, and Exchange tells which folder has news."""
        self._reply()
        self._break()
        self._work()
        return self._over(BOB, FIRST, ["EMAIL SENT", "INCOMING_EMAIL SENT"])

    def catch_up(self) -> list[str]:
        """Bob answers while Exchange is restarted, and has forgotten whom to tell of it."""
        self._office.forget_subscriptions()
        self._reply()
        self._break()
        self._work()
        return self._over(BOB, FIRST, ["EMAIL SENT", "INCOMING_EMAIL SENT"])

    def log_all(self) -> list[str]:
        """Anna has all her mail logged: Bob writes about something else, and she writes to him with Outlook."""
        self._company.log_all()
        self._office.write(BOB, "Something else")
        self._office.write_with_outlook(BOB, "From Outlook")
        self._company.look_into_mailbox()
        self._break()
        self._work()
        return self._over(BOB, FIRST, ["EMAIL SENT", "INCOMING_EMAIL SENT", "EMAIL SENT"], ordered=1)

    def _first(self) -> list[str]:
        """Return what the mail is called by which the thread began."""
        return [mail["Message-ID"] for mail in self._office.arrived(BOB, FIRST)]

    def _reply(self) -> None:
        for answered in self._first():
            self._office.write(BOB, f"Re: {FIRST}", answers=answered)
        self._company.look_into_mailbox()

    def _write(self, to: str, at: str = "", follows: str = "", text: str = "") -> None:
        mail = (ANNA, to, _OFFER, self._company.new_key(), at, follows, text)
        for _ in range(ATTEMPTS):
            if not self._act("send", *mail):
                break

    def _break(self) -> None:
        """Let the weather begin."""
        if self._blow.weather.lost:
            self._office.lose(self._blow.weather.lost)

    def _act(self, *act: str) -> int:
        return self._phase("act", self._company.act, self._orders("act", *act))

    def _work(self) -> int:
        return self._phase("work", self._company.work, self._orders("work"))

    def _phase(self, phase: str, run: Callable[[Orders, Strike | None], int], orders: Orders) -> int:
        """Let somebody act or work, struck if that is where it is to be, once; returns how many died."""
        strike = self._blow.strike if self._blow.phase == phase and not self.outcome.killed else None
        began = time.monotonic()
        killed = run(orders, strike)
        self.outcome.seconds[phase] = self.outcome.seconds.get(phase, 0.0) + time.monotonic() - began
        self.outcome.killed += killed
        return killed

    def _orders(self, phase: str, *act: str) -> Orders:
        point = self._blow.point
        deadly = (point.place, point.nth) if point and point.phase == phase else None
        orders = self._company.orders(self._logs[phase], *act)
        heartbeat = HEARTBEAT if self._blow.kills else UNHURRIED
        return replace(orders, deadly=deadly, late=self._blow.weather.late, heartbeat=heartbeat)

    def _end(self) -> None:
        """Let all that is left be done: what waits is tried again, and Exchange does what is late."""
        self.outcome.killed += self._company.pass_time(LATE, self._orders("work"))
        self._office.well()
        for log in self._logs.values():
            self._office.carry_out_late(kept_beside(log))
        self.outcome.killed += self._company.pass_time(AFTERWARDS, self._orders("work"))

    def _over(self, contact: str, subject: str, wanted: Sequence[str], ordered: int = 0) -> list[str]:
        """Let it end: one mail of that subject has reached the contact, whose timeline shows what is wanted.

        So many mails were ``ordered`` here: all that went out, if nothing else is said.
        """
        self._end()
        problems = []
        arrived, shown = self._office.arrived(contact, subject), self._company.timeline(contact)
        folders, noted = self._office.folders(subject), self._company.noted(contact)
        if len(arrived) != 1:
            problems.append(f"{contact} got {len(arrived)} mails")
        if sorted(shown) != sorted(wanted):
            problems.append(f"the timeline of {contact} shows {shown}")
        if sorted(noted) != sorted(["mail.ordered", "mail.sent"] * (ordered or wanted.count("EMAIL SENT"))):
            problems.append(f"the audit log has {noted}")
        if folders != ["Sent Items"]:
            problems.append(f"the mail lies in {folders}")
        return problems


#: The operations of the integration that are killed, each as a story.
STORIES: Final[Mapping[str, Callable[[_Story], list[str]]]] = MappingProxyType(
    {
        story.__name__: story
        for story in (_Story.connect, _Story.send, _Story.schedule, _Story.log, _Story.catch_up, _Story.log_all)
    }
)
