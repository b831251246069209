"""Why nobody can be enrolled, why a sequence waits, and what has ended an enrolment."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

SEQUENCES: Final[tuple[Sentence, ...]] = (
    Sentence(
        "sequence.refused-already-enrolled",
        "{address} is enrolled in a sequence already; a contact can be in one at a time.",
        "{address} ist bereits in einer Sequenz; ein Kontakt kann nur in einer zugleich sein.",
    ),
    Sentence(
        "sequence.refused-unsubscribed",
        "{address} has unsubscribed and is not written to by sequences.",
        "{address} hat sich abgemeldet und bekommt keine E-Mails aus Sequenzen.",
    ),
    Sentence(
        "sequence.refused-unsubscribed-personal",
        "{address} has unsubscribed from one-to-one mail and is not written to by sequences.",
        "{address} hat sich von persönlichen E-Mails abgemeldet und bekommt keine E-Mails aus Sequenzen.",
    ),
    Sentence(
        "sequence.refused-bounced",
        "Mail to {address} came back as undeliverable, so the contact cannot be enrolled.",
        "E-Mail an {address} kam als unzustellbar zurück, deshalb lässt sich der Kontakt nicht aufnehmen.",
    ),
    Sentence(
        "sequence.refused-blocked-address",
        "The address {address} is blocked for sequences.",
        "Die Adresse {address} ist für Sequenzen gesperrt.",
    ),
    Sentence(
        "sequence.refused-blocked-domain",
        "The domain of {address} is blocked for sequences.",
        "Die Domäne von {address} ist für Sequenzen gesperrt.",
    ),
    Sentence(
        "sequence.refused-not-connected",
        "The inbox {detail} is not connected, so nobody can be enrolled with it.",
        "Das Postfach {detail} ist nicht verbunden, deshalb lässt sich damit niemand aufnehmen.",
    ),
    Sentence(
        "sequence.refused-missing-token",
        "{address} cannot be enrolled, since values are not known: {detail}. Add them to the contact first.",
        "{address} lässt sich nicht aufnehmen, weil Angaben fehlen: {detail}. Ergänzen Sie zuerst den Kontakt.",
    ),
    Sentence(
        "sequence.refused-limit",
        "The limit for sequences of {detail} mails in 24 hours is reached. Choose another day.",
        "Die Grenze für Sequenzen von {detail} E-Mails in 24 Stunden ist erreicht. Wählen Sie einen anderen Tag.",
    ),
    Sentence(
        "sequence.refused-too-many",
        "At most {detail} contacts can be enrolled at once.",
        "Es lassen sich höchstens {detail} Kontakte auf einmal aufnehmen.",
    ),
    Sentence(
        "sequence.refused-window",
        "The send window of “{detail}” has to end after it begins, on the same day.",
        "Das Sendefenster von „{detail}“ muss nach seinem Beginn enden, am selben Tag.",
    ),
    Sentence(
        "sequence.refused-steps",
        "The steps of “{detail}” are not complete: a mail needs a subject or an earlier mail to continue, a task a "
        "title, and no delay is negative.",
        "Die Schritte von „{detail}“ sind nicht vollständig: Eine E-Mail braucht einen Betreff oder eine frühere "
        "E-Mail, die sie fortsetzt, eine Aufgabe einen Titel, und keine Verzögerung ist negativ.",
    ),
    Sentence(
        "sequence.refused-changed",
        "Somebody else has changed “{detail}” meanwhile. Look at it again and change it then.",
        "Jemand anderes hat „{detail}“ inzwischen geändert. Sehen Sie nach und ändern Sie dann.",
    ),
    Sentence(
        "sequence.refused-hold",
        "{address} cannot be put on hold, since it does not wait for its next step now.",
        "{address} lässt sich gerade nicht anhalten, da nicht auf den nächsten Schritt gewartet wird.",
    ),
    Sentence(
        "sequence.refused-resume",
        "{address} is not on hold.",
        "{address} ist nicht angehalten.",
    ),
    Sentence(
        "sequence.paused",
        "The sequence is paused because the inbox {detail} is not connected. It goes on when the inbox is connected "
        "again.",
        "Die Sequenz ruht, weil das Postfach {detail} nicht verbunden ist. Sie geht weiter, sobald es wieder verbunden "
        "ist.",
    ),
    Sentence(
        "sequence.replied",
        "The contact has replied.",
        "Der Kontakt hat geantwortet.",
    ),
    Sentence(
        "sequence.new-mail",
        "The contact has written a mail.",
        "Der Kontakt hat eine E-Mail geschrieben.",
    ),
    Sentence(
        "sequence.colleague-wrote",
        "Somebody of the same company has written.",
        "Jemand aus derselben Firma hat geschrieben.",
    ),
    Sentence(
        "sequence.meeting-booked",
        "A meeting was booked.",
        "Ein Termin wurde gebucht.",
    ),
    Sentence(
        "sequence.bounced",
        "The mail came back as undeliverable.",
        "Die E-Mail kam als unzustellbar zurück.",
    ),
    Sentence(
        "sequence.unsubscribed",
        "The contact has unsubscribed.",
        "Der Kontakt hat sich abgemeldet.",
    ),
    Sentence(
        "sequence.send-failed",
        "The mail could not be sent: {detail}.",
        "Die E-Mail ließ sich nicht senden: {detail}.",
    ),
    Sentence(
        "sequence.token-missing",
        "The mail was not sent, since values are not known: {detail}.",
        "Die E-Mail wurde nicht gesendet, weil Angaben fehlen: {detail}.",
    ),
    Sentence(
        "sequence.ended-by-hand",
        "Somebody has unenrolled the contact.",
        "Jemand hat den Kontakt aus der Sequenz genommen.",
    ),
    Sentence(
        "sequence.deleted",
        "The sequence was deleted.",
        "Die Sequenz wurde gelöscht.",
    ),
    Sentence(
        "sequence.sender-removed",
        "The sender's inbox was removed.",
        "Das Postfach des Absenders wurde entfernt.",
    ),
)
