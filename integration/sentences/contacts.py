"""Why something cannot be said of a contact."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

CONTACTS: Final[tuple[Sentence, ...]] = (
    Sentence(
        "contact.address-taken",
        "{detail} belongs to another contact. Take the address away from that contact first.",
        "{detail} gehört zu einem anderen Kontakt. Entfernen Sie die Adresse zuerst dort.",
    ),
    Sentence(
        "contact.property-name",
        "“{detail}” cannot name a property: small letters, digits and _ can, such as job_title.",
        "„{detail}“ kann keine Eigenschaft benennen: möglich sind kleine Buchstaben, Ziffern und _, etwa job_title.",
    ),
)
