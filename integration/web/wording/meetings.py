"""What pages say of meeting links, to their owners and to visitors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "links.new": ("New meeting link", "Neuer Terminlink"),
        "links.edit": ("Change meeting link", "Terminlink ändern"),
        "links.none": ("No meeting link yet.", "Noch kein Terminlink."),
        "links.about": (
            "Each link is a page on which visitors book a free time with you.",
            "Jeder Link ist eine Seite, auf der Besucher eine freie Zeit mit Ihnen buchen.",
        ),
        "links.online": ("books into the calendar", "bucht in den Kalender"),
        "links.offline": ("requests only", "nur Anfragen"),
        "links.offline.help": (
            "{user} has no connected calendar, so this page takes requests only: nothing is checked or written.",
            "{user} hat keinen verbundenen Kalender, deshalb nimmt diese Seite nur Anfragen entgegen: Nichts wird "
            "abgeglichen oder eingetragen.",
        ),
        "links.share": ("Give this address to whoever is to book:", "Geben Sie diese Adresse weiter:"),
        "links.what": ("What visitors see", "Was Besucher sehen"),
        "links.lengths": ("How long", "Wie lange"),
        "links.when": ("When", "Wann"),
        "links.title": ("Title", "Titel"),
        "links.title.help": ("Also the subject of the event.", "Auch der Betreff des Termins."),
        "links.slug": ("Address of the page", "Adresse der Seite"),
        "links.slug.help": (
            "Stands behind {url}/meet/. Small letters, digits and hyphens; one slash if you like.",
            "Steht hinter {url}/meet/. Kleinbuchstaben, Ziffern und Bindestriche; ein Schrägstrich, wenn Sie mögen.",
        ),
        "links.user": ("Whose link it is", "Wessen Link es ist"),
        "links.user.help": (
            "The user whose calendar is asked and written to.",
            "Der Benutzer, dessen Kalender gefragt und beschrieben wird.",
        ),
        "links.location.help": (
            "A room, a phone number, or the address of a video meeting.",
            "Ein Raum, eine Telefonnummer oder die Adresse einer Videokonferenz.",
        ),
        "links.description": ("Description", "Beschreibung"),
        "links.description.help": ("Also stands in the invitation.", "Steht auch in der Einladung."),
        "links.durations": ("Lengths to choose from", "Längen zur Auswahl"),
        "links.increment": ("A start every", "Ein Beginn alle"),
        "links.increment.duration": ("length of the meeting", "Länge des Termins"),
        "links.hours.help": (
            "Working hours like 9:00-12:00, 13:00-17:00; empty is closed.",
            "Arbeitszeiten wie 9:00-12:00, 13:00-17:00; leer heißt geschlossen.",
        ),
        "links.buffer": ("Minutes free around a meeting", "Freie Minuten um einen Termin"),
        "links.buffer.help": ("Before and after.", "Davor und danach."),
        "links.notice": ("Minimum notice in minutes", "Vorlauf in Minuten"),
        "links.notice.help": ("60 is an hour, 1440 a day.", "60 ist eine Stunde, 1440 ein Tag."),
        "links.weeks": ("Weeks ahead", "Wochen im Voraus"),
        "links.weeks.help": ("52 at most.", "Höchstens 52."),
        "links.guests": ("Guests that a visitor may bring", "Gäste, die Besucher mitbringen dürfen"),
        "links.guests.help": ("0: none; they get the invitation, too.", "0: keine; auch sie bekommen die Einladung."),
        "links.remove.question": ("Remove “{of}”?", "„{of}“ entfernen?"),
        "links.remove.follows": (
            "The page is gone at once. Meetings that were booked stay.",
            "Die Seite ist sofort weg. Gebuchte Termine bleiben.",
        ),
        "links.wrong.slug": (
            "That address cannot be used. Take small letters, digits and hyphens, such as anna/30min.",
            "Diese Adresse geht nicht. Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche, etwa anna/30min.",
        ),
        "links.wrong.title": ("Please enter a title.", "Bitte geben Sie einen Titel ein."),
        "links.wrong.durations": ("Please choose at least one length.", "Bitte wählen Sie mindestens eine Länge."),
        "links.wrong.increment": ("Please choose how often a start is offered.", "Bitte wählen Sie den Abstand."),
        "links.wrong.time_zone": ("Please choose a time zone.", "Bitte wählen Sie eine Zeitzone."),
        "links.wrong.hours": (
            "Working hours go from early to late and do not overlap: 9:00-12:00, 13:00-17:00.",
            "Arbeitszeiten gehen von früh nach spät und überschneiden sich nicht: 9:00-12:00, 13:00-17:00.",
        ),
        "links.wrong.buffer": ("At most a day can stay free.", "Höchstens ein Tag kann frei bleiben."),
        "links.wrong.minimum_notice": ("The notice cannot be negative.", "Der Vorlauf kann nicht negativ sein."),
        "links.wrong.weeks": ("Please choose 1 to 52 weeks.", "Bitte wählen Sie 1 bis 52 Wochen."),
        "links.wrong.most_guests": ("Please choose 0 to 50 guests.", "Bitte wählen Sie 0 bis 50 Gäste."),
        "closed": ("closed", "geschlossen"),
        "guests": ("Guests", "Gäste"),
        "bookings": ("Bookings", "Buchungen"),
        "bookings.none": ("Nobody has booked yet.", "Noch hat niemand gebucht."),
        "booking.requested": ("under way", "unterwegs"),
        "booking.creating": ("under way", "unterwegs"),
        "booking.written": ("in the calendar", "im Kalender"),
        "booking.done": ("in the calendar", "im Kalender"),
        "booking.offline": ("request only", "nur Anfrage"),
        "booking.lost": ("time was taken", "Zeit war vergeben"),
        "booking.failed": ("failed", "fehlgeschlagen"),
        "meet.duration": ("How long?", "Wie lange?"),
        "meet.zone": ("Times are shown for", "Zeiten gelten für"),
        "meet.zone.show": ("Show", "Zeigen"),
        "meet.pick": ("Pick a day and a time", "Tag und Zeit wählen"),
        "meet.previous": ("Earlier", "Früher"),
        "meet.following": ("Later", "Später"),
        "meet.none": ("No free time at the moment", "Im Moment ist nichts frei"),
        "meet.none.help": (
            "All times are taken. Please look again later, or choose another length.",
            "Alle Zeiten sind vergeben. Bitte sehen Sie später noch einmal nach, oder wählen Sie eine andere Länge.",
        ),
        "meet.again": ("Try again", "Noch einmal versuchen"),
        "meet.offline": (
            "This is a request: the calendar is not connected, so the time is not reserved. You will be told whether "
            "it suits.",
            "Dies ist eine Anfrage: Der Kalender ist nicht verbunden, die Zeit wird also nicht reserviert. Sie "
            "erfahren, ob sie passt.",
        ),
        "meet.other-time": ("Choose another time", "Andere Zeit wählen"),
        "meet.form": ("Your details", "Ihre Angaben"),
        "meet.others": ("These times are still free:", "Diese Zeiten sind noch frei:"),
        "meet.name": ("Your name", "Ihr Name"),
        "meet.address.help": ("The invitation goes there.", "Dorthin geht die Einladung."),
        "meet.guests": ("Guests", "Gäste"),
        "meet.guests.help": (
            "Email addresses, one a line, {most} at most.",
            "E-Mail-Adressen, je Zeile eine, höchstens {most}.",
        ),
        "meet.wrong.name": ("Please enter your name.", "Bitte geben Sie Ihren Namen ein."),
        "meet.wrong.address": (
            "That is not an email address, such as name@example.com.",
            "Das ist keine E-Mail-Adresse, etwa name@example.com.",
        ),
        "meet.wrong.guests": (
            "Please enter at most {most} email addresses, one a line.",
            "Bitte geben Sie höchstens {most} E-Mail-Adressen ein, je Zeile eine.",
        ),
        "meet.book": ("Book the meeting", "Termin buchen"),
        "meet.request": ("Request the meeting", "Termin anfragen"),
        "booked.what": ("What", "Was"),
        "booked.when": ("When", "Wann"),
        "booked.written": ("The meeting is booked", "Der Termin ist gebucht"),
        "booked.written.help": (
            "The invitation is on its way to {address}.",
            "Die Einladung ist unterwegs an {address}.",
        ),
        "booked.offline": ("Your request has arrived", "Ihre Anfrage ist angekommen"),
        "booked.offline.help": (
            "The time is not reserved yet: {host} will tell you at {address} whether it suits.",
            "Die Zeit ist noch nicht reserviert: {host} sagt Ihnen unter {address}, ob sie passt.",
        ),
        "booked.under-way": ("Your booking is being entered", "Ihre Buchung wird eingetragen"),
        "booked.under-way.help": (
            "The calendar takes longer than usual. Your time is kept; the invitation will come to {address}. You can "
            "load this page again to see how far it is.",
            "Der Kalender braucht länger als sonst. Ihre Zeit ist vorgemerkt; die Einladung kommt an {address}. Laden "
            "Sie diese Seite neu, um zu sehen, wie weit es ist.",
        ),
        "booked.failed": ("The meeting was not booked", "Der Termin wurde nicht gebucht"),
        "booked.again": ("Book another time", "Eine weitere Zeit buchen"),
        "booked.change": (
            "To move or cancel the meeting, answer the invitation; this page cannot do it.",
            "Zum Verlegen oder Absagen antworten Sie auf die Einladung; diese Seite kann das nicht.",
        ),
    }
)
