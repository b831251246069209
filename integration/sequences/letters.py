"""What the mail of a step says: its template with the contact's values, and the earlier mail that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from integration.crm.ports import Crm
from integration.db.enrolments import Enrolments
from integration.db.mails import Mails
from integration.model.account import Account
from integration.model.crm import Contact
from integration.model.mail import Letter
from integration.model.sequence import Enrolment, SequenceDefinition, SequenceMail, StepKind
from integration.sending.bodies import answer_subject
from integration.sending.unsubscribe_links import UnsubscribeLinks
from integration.sequences import rules, tokens


class Letters:
    """Writes the mails of sequences."""

    def __init__(self, enrolments: Enrolments, mails: Mails, crm: Crm, unsubscribe_links: UnsubscribeLinks) -> None:
        self._enrolments = enrolments
        self._mails = mails
        self._crm = crm
        self._unsubscribe_links = unsubscribe_links

    def write(
        self, enrolment: Enrolment, sequence: SequenceDefinition, account: Account
    ) -> tuple[Letter, tuple[str, ...]]:
        """Return the mail of the enrolment's step, and the markers of values that are missing."""
        contact = self._crm.find_contact(enrolment.address) or Contact(enrolment.contact_id, enrolment.address)
        link = self.unsubscribe_link(enrolment)
        known = tokens.values(contact, account, self._crm.properties(contact.id), link)
        step = sequence.steps[enrolment.step - 1]
        subject = tokens.fill_in(step.subject, known, markup=False)
        body = tokens.fill_in(step.html, known, markup=True)
        followed = self.followed(enrolment, sequence)
        earlier = self._mails.get(followed.mail_key) if followed else None
        if earlier:
            answer = Letter(answer_subject(earlier.letter.subject), body.text, (enrolment.address,))
            return answer, body.missing
        letter = Letter(subject.text, body.text, (enrolment.address,))
        return letter, tuple(dict.fromkeys((*subject.missing, *body.missing)))

    def followed(self, enrolment: Enrolment, sequence: SequenceDefinition) -> SequenceMail | None:
        """Return the earlier mail that the step's mail continues; of several attempts the last, which was sent."""
        number = rules.threads_to(sequence, enrolment.step)
        sent = [mail for mail in self._enrolments.mails(enrolment.id) if mail.step == number]
        return sent[-1] if sent else None

    def missing(self, sequence: SequenceDefinition, contact: Contact, account: Account) -> Sequence[str]:
        """Return the markers that would stand in mails of the sequence to that contact."""
        known = tokens.values(contact, account, self._crm.properties(contact.id), "known when it is sent")
        return list(
            dict.fromkeys(
                marker
                for number, step in enumerate(sequence.steps, 1)
                if step.kind is StepKind.EMAIL
                for text in (step.html, *(() if rules.threads_to(sequence, number) else (step.subject,)))
                for marker in tokens.fill_in(text, known, markup=False).missing
            )
        )

    def unsubscribe_link(self, enrolment: Enrolment) -> str:
        """Return the link that takes the contact out of the sequence, and is counted there."""
        return self._unsubscribe_links.of_token(enrolment.token)
