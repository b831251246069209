"""What users are told without having asked: a sentence for pages and mails, and the subject of the mail."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

NOTICES: Final[tuple[Sentence, ...]] = (
    Sentence(
        "notice.inbox.refused.subject",
        "The inbox {address} is disconnected",
        "Das Postfach {address} ist getrennt",
    ),
    Sentence(
        "notice.inbox.refused",
        "The inbox {address} is disconnected: Exchange has refused its sign-in several times, most likely since the "
        "password has changed. Until you connect it again with the current password no mail is sent from it and no "
        "reply is logged; scheduled mails fail. What was logged stays.",
        "Das Postfach {address} ist getrennt: Exchange hat die Anmeldung mehrmals abgelehnt, wahrscheinlich weil sich "
        "das Kennwort geändert hat. Bis Sie es mit dem aktuellen Kennwort neu verbinden, wird daraus keine E-Mail "
        "gesendet und keine Antwort protokolliert; geplante E-Mails scheitern. Was protokolliert ist, bleibt.",
    ),
    Sentence(
        "notice.calendar.refused.subject",
        "The calendar {address} is disconnected",
        "Der Kalender {address} ist getrennt",
    ),
    Sentence(
        "notice.calendar.refused",
        "The calendar {address} is disconnected: Exchange has refused its sign-in several times, most likely since the "
        "password has changed. Until you connect it again with the current password your meeting links take requests "
        "only, and nothing is written to the calendar.",
        "Der Kalender {address} ist getrennt: Exchange hat die Anmeldung mehrmals abgelehnt, wahrscheinlich weil sich "
        "das Kennwort geändert hat. Bis Sie ihn mit dem aktuellen Kennwort neu verbinden, nehmen Ihre Terminlinks nur "
        "Anfragen entgegen, und in den Kalender wird nichts geschrieben.",
    ),
    Sentence(
        "notice.inbox.limit-near.subject",
        "{address} has nearly reached its limit of sending",
        "{address} hat die Grenze beim Senden fast erreicht",
    ),
    Sentence(
        "notice.inbox.limit-near",
        "{address} has sent four fifths of the {detail} mails that it may send in 24 hours. What goes beyond is not "
        "sent. Put off what can wait until tomorrow.",
        "{address} hat vier Fünftel der {detail} E-Mails gesendet, die es in 24 Stunden senden darf. Was darüber "
        "hinausgeht, wird nicht gesendet. Verschieben Sie auf morgen, was warten kann.",
    ),
    Sentence(
        "notice.inbox.limit-reached.subject",
        "{address} has reached its limit of sending",
        "{address} hat die Grenze beim Senden erreicht",
    ),
    Sentence(
        "notice.inbox.limit-reached",
        "{address} has sent the {detail} mails that it may send in 24 hours. More are not sent, and fail. There is "
        "room again for each mail that is 24 hours old; schedule what is left for tomorrow.",
        "{address} hat die {detail} E-Mails gesendet, die es in 24 Stunden senden darf. Weitere werden nicht gesendet, "
        "sie scheitern. Für jede E-Mail, die 24 Stunden alt ist, gibt es wieder Platz; planen Sie für morgen, was noch "
        "offen ist.",
    ),
)
