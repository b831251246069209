"""Ending an enrolment before its last step, so that no mail of it leaves any more."""

from __future__ import annotations

from integration.clock import Clock
from integration.db.enrolments import Enrolments
from integration.model.sequence import ACTIVE, Enrolment, EnrolmentState, Figure, Stop
from integration.sending.service import SendingService

CALLED_OFF = "mail.unenrolled"


class Endings:
    """Ends enrolments. Killed in between, the mail on its way is called off by whoever works on the sender next."""

    def __init__(self, enrolments: Enrolments, sending: SendingService, clock: Clock) -> None:
        self._enrolments = enrolments
        self._sending = sending
        self._clock = clock

    def end(self, enrolment: Enrolment, stop: Stop, *figures: Figure, detail: str = "") -> None:
        """End it, unless it has ended already; what is counted is counted all the same."""
        now = self._clock.now()
        found: Enrolment | None = enrolment
        while found and found.state in ACTIVE:
            ended = self._enrolments.move(
                found,
                *figures,
                state=EnrolmentState.UNENROLLED,
                reason=stop.value,
                detail=detail,
                ended_at=now,
            )
            if ended:
                self.call_off(ended)
                return
            found = self._enrolments.get(enrolment.id)
        for figure in figures:
            self._enrolments.count(enrolment, figure, now)

    def call_off(self, enrolment: Enrolment) -> None:
        """Keep the mail that is on its way from leaving, if it is not too late."""
        if enrolment.mail_key:
            self._sending.cancel(enrolment.mail_key, CALLED_OFF)
