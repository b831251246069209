"""Why a wish is refused, in the words of scenarios, and the id of the sentence with which the integration says it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from harness.language import Language

#: English, German, id of the integration's sentence.
_ROWS: Final = (
    ("the password is wrong", "das Kennwort falsch ist", "refused.wrong-password"),
    (
        "the password is wrong or a proxy breaks NTLM",
        "das Kennwort falsch ist oder ein Proxy NTLM bricht",
        "refused.wrong-password-or-proxy",
    ),
    ("the sign-in is broken on its way", "die Anmeldung unterwegs zerstört wird", "refused.sign-in-broken"),
    ("the server cannot be reached", "der Server nicht zu erreichen ist", "refused.unreachable-url"),
    ("the URL leads to Outlook Web App", "die URL zu Outlook Web App führt", "refused.owa-url"),
    ("the URL is no Exchange URL", "die URL keine Exchange-URL ist", "refused.invalid-url"),
    ("the Exchange is too old", "das Exchange zu alt ist", "refused.version-too-old"),
    ("the mailbox is in Exchange Online", "das Postfach in Exchange Online liegt", "refused.exchange-online"),
    ("the mailbox is a shared one", "das Postfach ein gemeinsames ist", "refused.shared-mailbox"),
    ("there is no such mailbox", "es dieses Postfach nicht gibt", "refused.mailbox-not-found"),
    ("the Exchange URL is needed", "die Exchange-URL nötig ist", "refused.autodiscover-failed"),
    ("the server is not available", "der Server nicht verfügbar ist", "refused.server-unavailable"),
    ("EWS is switched off", "EWS abgeschaltet ist", "refused.ews-disabled"),
    ("the certificate is not trusted", "dem Zertifikat nicht vertraut wird", "refused.untrusted-certificate"),
    ("no secure connection came about", "keine sichere Verbindung zustande kam", "refused.no-secure-connection"),
    ("the sign-in method is unknown", "das Anmeldeverfahren unbekannt ist", "refused.sign-in-method"),
    ("the inbox is connected already", "das Postfach schon verbunden ist", "refused.already-connected"),
    ("the address is no address", "die Adresse keine ist", "refused.invalid-address"),
    ("the files are too large", "die Dateien zu groß sind", "mail.too-large"),
    ("the mail is gone", "die E-Mail nicht mehr da ist", "mail.original-gone"),
    ("the contact is in a sequence", "der Kontakt in einer Sequenz ist", "sequence.refused-already-enrolled"),
    ("the contact has unsubscribed", "der Kontakt sich abgemeldet hat", "sequence.refused-unsubscribed"),
    (
        "the contact wants no personal mail",
        "der Kontakt keine persönlichen E-Mails will",
        "sequence.refused-unsubscribed-personal",
    ),
    ("the domain of the contact is blocked", "die Domäne des Kontakts gesperrt ist", "sequence.refused-blocked-domain"),
    ("a value for the mail is missing", "der E-Mail eine Angabe fehlt", "mail.missing-token"),
    ("mail to the contact came back", "E-Mail an den Kontakt zurückkam", "sequence.refused-bounced"),
    ("the contact is blocked", "der Kontakt gesperrt ist", "sequence.refused-blocked-address"),
    ("so many contacts are too many", "so viele Kontakte zu viele sind", "sequence.refused-too-many"),
    ("a value of the contact is missing", "dem Kontakt eine Angabe fehlt", "sequence.refused-missing-token"),
    ("the sending inbox is not connected", "das sendende Postfach getrennt ist", "sequence.refused-not-connected"),
    (
        "there is no access to personal email",
        "es keinen Zugang zu persönlichen E-Mails gibt",
        "refused.no-personal-email",
    ),
    ("a view-only seat connects nothing", "ein Platz nur zum Ansehen nichts verbindet", "refused.view-only-seat"),
    ("a user has one calendar", "ein Benutzer einen Kalender hat", "refused.second-calendar"),
    ("the calendar is connected already", "der Kalender schon verbunden ist", "refused.calendar-already-connected"),
    ("the calendar is that of a team", "der Kalender der eines Teams ist", "refused.calendar-of-team-mailbox"),
    ("the time is taken", "die Zeit vergeben ist", "meeting.taken"),
    ("the time is not offered", "die Zeit nicht angeboten wird", "meeting.not-offered"),
    ("the calendar cannot be read", "der Kalender nicht zu lesen ist", "meeting.calendar-unavailable"),
    ("meetings cannot be cancelled or moved", "Termine sich nicht absagen oder verlegen lassen", "limitation.L4"),
    ("there is no two-way sync", "es keinen Abgleich in beide Richtungen gibt", "limitation.L5"),
    ("meetings on a record stay there", "Termine im Datensatz dort bleiben", "limitation.L6"),
    ("meetings of the calendar stay there", "Termine des Kalenders dort bleiben", "limitation.L7"),
    ("there are no clickable times", "es keine anklickbaren Zeiten gibt", "limitation.L8"),
    ("only the primary calendar is used", "nur der Hauptkalender genutzt wird", "limitation.L14"),
    ("the public interface moves no meetings", "die öffentliche Schnittstelle keine Termine verlegt", "limitation.L23"),
    ("sequences have used up their share", "Sequenzen ihren Anteil verbraucht haben", "sequence.refused-limit"),
    ("a domain has one kind of settings", "eine Domäne nur eine Art von Einstellungen hat", "limitation.L9"),
    ("there is no other sign-in", "es keine andere Anmeldung gibt", "limitation.L10"),
    ("1,000 mails a day are the most", "1.000 E-Mails am Tag das Äußerste sind", "limitation.L17"),
    ("10 mails a minute are the most", "10 E-Mails in der Minute das Äußerste sind", "limitation.L18"),
    (
        "only answers to the mail are logged",
        "nur Antworten auf die E-Mail protokolliert werden",
        "limitation.L19",
    ),
    ("sequences need a paid seat", "Sequenzen einen bezahlten Platz brauchen", "limitation.L25"),
    ("there is no service account", "es kein Dienstkonto gibt", "limitation.L26"),
)

#: By language: the words, and the id that they stand for.
REASONS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        Language.EN: MappingProxyType({english: id for english, _, id in _ROWS}),
        Language.DE: MappingProxyType({german: id for _, german, id in _ROWS}),
    }
)
