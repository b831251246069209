"""What visitors and owners of meeting links are told."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

MEETINGS: Final[tuple[Sentence, ...]] = (
    Sentence(
        "meeting.taken",
        "This time was just taken. Please choose another one.",
        "Diese Zeit wurde gerade vergeben. Bitte wählen Sie eine andere.",
    ),
    Sentence(
        "meeting.not-offered",
        "This time is not offered. Please choose one of the times shown.",
        "Diese Zeit wird nicht angeboten. Bitte wählen Sie eine der gezeigten Zeiten.",
    ),
    Sentence(
        "meeting.bad-visitor",
        "The booking form is not filled in properly: {detail}.",
        "Das Buchungsformular ist nicht richtig ausgefüllt: {detail}.",
    ),
    Sentence(
        "meeting.bad-link",
        "No page can be made with this setting of the meeting link: {detail}.",
        "Mit dieser Einstellung des Terminlinks lässt sich keine Seite machen: {detail}.",
    ),
    Sentence(
        "meeting.slug-taken",
        "The address {detail} belongs to another user's meeting link.",
        "Die Adresse {detail} gehört zum Terminlink eines anderen Benutzers.",
    ),
    Sentence(
        "meeting.link-gone",
        "The meeting was not booked because its link was removed.",
        "Der Termin wurde nicht gebucht, weil sein Link entfernt wurde.",
    ),
    Sentence(
        "meeting.calendar-unavailable",
        "The calendar cannot be read at the moment, so no time can be promised. Please try again later.",
        "Der Kalender lässt sich gerade nicht lesen, deshalb kann keine Zeit zugesagt werden. Bitte versuchen Sie es "
        "später noch einmal.",
    ),
    Sentence(
        "meeting.refused",
        "Exchange refused to write the meeting into the calendar: {detail}.",
        "Exchange hat abgelehnt, den Termin in den Kalender einzutragen: {detail}.",
    ),
    Sentence(
        "meeting.not-written",
        "The meeting could not be written into the calendar before its time came.",
        "Der Termin ließ sich nicht mehr rechtzeitig in den Kalender eintragen.",
    ),
)
