"""Why a mail was not sent, or cannot be."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

MAIL: Final[tuple[Sentence, ...]] = (
    Sentence(
        "mail.no-recipient",
        "The mail has no recipient.",
        "Die E-Mail hat keinen Empfänger.",
    ),
    Sentence(
        "mail.missing-token",
        "The mail was not sent because nothing is known for {detail}.",
        "Die E-Mail wurde nicht gesendet, weil nichts bekannt ist für {detail}.",
    ),
    Sentence(
        "mail.not-connected",
        "The mail was not sent because the inbox {detail} is not connected.",
        "Die E-Mail wurde nicht gesendet, weil das Postfach {detail} nicht verbunden ist.",
    ),
    Sentence(
        "mail.not-of-user",
        "The mail was not sent because {detail} does not use this inbox (any more).",
        "Die E-Mail wurde nicht gesendet, weil {detail} dieses Postfach nicht (mehr) benutzt.",
    ),
    Sentence(
        "mail.daily-limit",
        "The mail was not sent because the limit of {detail} mails in 24 hours is reached.",
        "Die E-Mail wurde nicht gesendet, weil die Grenze von {detail} E-Mails in 24 Stunden erreicht ist.",
    ),
    Sentence(
        "mail.too-large",
        "The files are {detail} together; at most 20 MB can be attached to a mail. Send a link to larger ones.",
        "Die Dateien sind zusammen {detail} groß; höchstens 20 MB lassen sich an eine E-Mail anhängen. Schicken Sie "
        "für größere einen Link.",
    ),
    Sentence(
        "mail.too-large-for-exchange",
        "The mail was not sent because it is larger than your mail server allows. Send it with less attached.",
        "Die E-Mail wurde nicht gesendet, weil sie größer ist, als Ihr Mailserver erlaubt. Hängen Sie weniger an.",
    ),
    Sentence(
        "mail.called-off",
        "The mail was not sent because somebody called it off.",
        "Die E-Mail wurde nicht gesendet, weil jemand sie zurückgezogen hat.",
    ),
    Sentence(
        "mail.too-late",
        "The mail is being sent already and can no longer be changed.",
        "Die E-Mail wird bereits gesendet und lässt sich nicht mehr ändern.",
    ),
    Sentence(
        "mail.original-gone",
        "The mail that is to be answered is no longer in the mailbox. Write a new one instead.",
        "Die E-Mail, auf die geantwortet werden soll, liegt nicht mehr im Postfach. Schreiben Sie stattdessen eine "
        "neue.",
    ),
    Sentence(
        "mail.refused",
        "Exchange refused the mail: {detail}.",
        "Exchange hat die E-Mail abgelehnt: {detail}.",
    ),
    Sentence(
        "mail.draft-deleted",
        "The mail was not sent because its draft was deleted in the mailbox.",
        "Die E-Mail wurde nicht gesendet, weil ihr Entwurf im Postfach gelöscht wurde.",
    ),
    Sentence(
        "mail.unknown",
        "It is not known whether the mail was sent: the inbox {detail} was removed while it was being submitted.",
        "Ob die E-Mail gesendet wurde, ist nicht bekannt: Das Postfach {detail} wurde während der Übergabe entfernt.",
    ),
    Sentence(
        "mail.unenrolled",
        "The mail was not sent because its recipient left the sequence before.",
        "Die E-Mail wurde nicht gesendet, weil der Empfänger die Sequenz vorher verlassen hat.",
    ),
    Sentence(
        "mail.given-up",
        "The mail was not sent: Exchange kept answering in a way that is not understood ({detail}).",
        "Die E-Mail wurde nicht gesendet: Exchange antwortete immer wieder unverständlich ({detail}).",
    ),
)

LOGGING: Final[tuple[Sentence, ...]] = (
    Sentence(
        "log-rule.unknown",
        "“{detail}” is no rule of logging: replies, or all.",
        "„{detail}“ ist keine Regel des Protokollierens: replies oder all.",
    ),
)

TEMPLATES: Final[tuple[Sentence, ...]] = (
    Sentence(
        "template.incomplete",
        "A template needs a name and a text.",
        "Eine Vorlage braucht einen Namen und einen Text.",
    ),
)
