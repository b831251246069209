"""The catalogue of sentences that people read, by id, in English and German."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from integration.limitations import LIMITATIONS

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in every language; ``{name}`` stands for a value."""

    id: str
    en: str
    de: str

    def say(self, language: str, **values: str) -> str:
        """Fill in the values; anything but German is English."""
        return (self.de if language.lower().startswith("de") else self.en).format(**values)


_REFUSALS = (
    Sentence(
        "refused.wrong-password",
        "Exchange did not accept the user name or password for {address}. Check both. If your user name is not your "
        "email address, enter it too; with two-factor sign-in you need an app password.",
        "Exchange hat Benutzername oder Kennwort für {address} nicht angenommen. Prüfen Sie beides. Ist Ihr "
        "Benutzername nicht Ihre E-Mail-Adresse, geben Sie auch ihn an; bei Zwei-Faktor-Anmeldung brauchen Sie ein "
        "App-Kennwort.",
    ),
    Sentence(
        "refused.unreachable-url",
        "No server can be reached at {url}. Check the Exchange URL; it looks like "
        "https://mail.example.com/ews/exchange.asmx.",
        "Unter {url} ist kein Server zu erreichen. Prüfen Sie die Exchange-URL; sie sieht aus wie "
        "https://mail.example.com/ews/exchange.asmx.",
    ),
    Sentence(
        "refused.owa-url",
        "{url} belongs to Outlook Web App, not to Exchange Web Services. Take the host name from it and enter "
        "https://that-host/ews/exchange.asmx.",
        "{url} gehört zu Outlook Web App, nicht zu den Exchange-Webdiensten. Nehmen Sie den Servernamen daraus und "
        "geben Sie https://dieser-server/ews/exchange.asmx ein.",
    ),
    Sentence(
        "refused.invalid-url",
        "{url} is not an Exchange URL. It looks like https://mail.example.com/ews/exchange.asmx.",
        "{url} ist keine Exchange-URL. Sie sieht aus wie https://mail.example.com/ews/exchange.asmx.",
    ),
    Sentence(
        "refused.version-too-old",
        "The server runs an Exchange version that is too old ({build}). Exchange 2010 SP2 or later is needed.",
        "Auf dem Server läuft eine zu alte Exchange-Version ({build}). Nötig ist Exchange 2010 SP2 oder neuer.",
    ),
    Sentence(
        "refused.exchange-online",
        "The mailbox {address} is in Exchange Online. Please connect it with the Office 365 integration.",
        "Das Postfach {address} liegt in Exchange Online. Bitte verbinden Sie es mit der Office-365-Integration.",
    ),
    Sentence(
        "refused.shared-mailbox",
        "{address} is a shared or team mailbox. Only personal mailboxes can be connected with Exchange; please use "
        "hosted email for team email.",
        "{address} ist ein gemeinsames oder Team-Postfach. Mit Exchange lassen sich nur persönliche Postfächer "
        "verbinden; bitte nutzen Sie für Team-E-Mail die gehostete E-Mail.",
    ),
    Sentence(
        "refused.mailbox-not-found",
        "The server knows no mailbox with the address {address}.",
        "Der Server kennt kein Postfach mit der Adresse {address}.",
    ),
    Sentence(
        "refused.autodiscover-failed",
        "The Exchange server of {address} could not be found by itself. Please enter the Exchange URL.",
        "Der Exchange-Server von {address} ließ sich nicht von selbst finden. Bitte geben Sie die Exchange-URL an.",
    ),
    Sentence(
        "refused.server-unavailable",
        "The Exchange server does not answer properly at the moment. Your password was not judged; try again later.",
        "Der Exchange-Server antwortet gerade nicht richtig. Ihr Kennwort wurde nicht beurteilt; versuchen Sie es "
        "später noch einmal.",
    ),
    Sentence(
        "refused.untrusted-certificate",
        "The certificate of {url} is not trusted, so no password was sent. Ask your IT department to install a valid "
        "certificate.",
        "Dem Zertifikat von {url} wird nicht vertraut, deshalb wurde kein Kennwort gesendet. Bitten Sie Ihre "
        "IT-Abteilung, ein gültiges Zertifikat einzurichten.",
    ),
    Sentence(
        "refused.sign-in-method",
        "The server at {url} offers neither NTLM nor Basic sign-in, which the integration needs.",
        "Der Server unter {url} bietet weder NTLM- noch Standardanmeldung (Basic) an; eine davon wird gebraucht.",
    ),
    Sentence(
        "refused.ews-disabled",
        "The server does not allow Exchange Web Services for {address}. Ask your IT department to switch them on.",
        "Der Server erlaubt {address} die Exchange-Webdienste nicht. Bitten Sie Ihre IT-Abteilung, sie einzuschalten.",
    ),
    Sentence(
        "refused.address-not-allowed",
        "{url} leads into a network that connections are not allowed to.",
        "{url} führt in ein Netz, zu dem keine Verbindungen erlaubt sind.",
    ),
    Sentence(
        "refused.invalid-address",
        "“{address}” is not an email address.",
        "„{address}“ ist keine E-Mail-Adresse.",
    ),
    Sentence(
        "refused.password-missing",
        "Please enter the password of {address}.",
        "Bitte geben Sie das Kennwort von {address} ein.",
    ),
    Sentence(
        "refused.already-connected",
        "The mailbox {address} is already connected.",
        "Das Postfach {address} ist bereits verbunden.",
    ),
    Sentence(
        "refused.calendar-already-connected",
        "The calendar of {address} is already connected.",
        "Der Kalender von {address} ist bereits verbunden.",
    ),
    Sentence(
        "refused.second-calendar",
        "A user can connect one calendar, and {address} is connected. Disconnect it first.",
        "Ein Benutzer kann einen Kalender verbinden, und {address} ist verbunden. Trennen Sie ihn zuerst.",
    ),
    Sentence(
        "refused.calendar-of-team-mailbox",
        "{address} is a shared or team mailbox, whose calendar cannot be connected. Please connect the calendar of a "
        "personal mailbox.",
        "{address} ist ein gemeinsames oder Team-Postfach, dessen Kalender sich nicht verbinden lässt. Bitte verbinden "
        "Sie den Kalender eines persönlichen Postfachs.",
    ),
)

_MAIL = (
    Sentence(
        "mail.no-recipient",
        "The mail has no recipient.",
        "Die E-Mail hat keinen Empfänger.",
    ),
    Sentence(
        "mail.not-connected",
        "The mail was not sent because the inbox {detail} is not connected.",
        "Die E-Mail wurde nicht gesendet, weil das Postfach {detail} nicht verbunden ist.",
    ),
    Sentence(
        "mail.daily-limit",
        "The mail was not sent because the limit of {detail} mails in 24 hours is reached.",
        "Die E-Mail wurde nicht gesendet, weil die Grenze von {detail} E-Mails in 24 Stunden erreicht ist.",
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

_TEMPLATES = (
    Sentence(
        "template.incomplete",
        "A template needs a name and a text.",
        "Eine Vorlage braucht einen Namen und einen Text.",
    ),
)

_ACCOUNT = (
    Sentence(
        "account.sign-in-needed",
        "Exchange has refused the sign-in of {address} several times. The inbox is disconnected; please connect it "
        "again with the current password.",
        "Exchange hat die Anmeldung von {address} mehrmals abgelehnt. Das Postfach ist getrennt; bitte verbinden Sie "
        "es mit dem aktuellen Kennwort neu.",
    ),
    Sentence(
        "account.outage",
        "The Exchange server of {address} cannot be reached properly. Nothing is lost; it is tried again by itself.",
        "Der Exchange-Server von {address} ist nicht richtig zu erreichen. Nichts geht verloren; es wird von selbst "
        "wieder versucht.",
    ),
)

_SEQUENCES = (
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

_MEETINGS = (
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

_LIMITATIONS = tuple(
    Sentence(
        f"limitation.{limitation.id}",
        f"{limitation.say('en')} {limitation.say_way_out('en')}".strip(),
        f"{limitation.say('de')} {limitation.say_way_out('de')}".strip(),
    )
    for limitation in LIMITATIONS
)

_ALL = (*_REFUSALS, *_MAIL, *_TEMPLATES, *_SEQUENCES, *_ACCOUNT, *_MEETINGS, *_LIMITATIONS)
SENTENCES: Mapping[str, Sentence] = MappingProxyType({sentence.id: sentence for sentence in _ALL})


def say(id: str, language: str = "en", **values: str) -> str:
    """Return the sentence of that id with its values filled in; raises KeyError for an unknown id."""
    return SENTENCES[id].say(language, **values)
