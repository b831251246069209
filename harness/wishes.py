"""What a mail client may want of Exchange, in the words of scenarios, and the request that it makes for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from harness import requests_by_hand as by_hand
from harness.eyes import OLDEST_VERSION
from harness.language import Language


@dataclass(frozen=True, slots=True)
class Wish:
    """One request: the content of its body, the version that it names, if any, and further SOAP headers."""

    payload: str
    version: str = OLDEST_VERSION
    header: str = ""


_HELLO: Final = by_hand.send_mail("ben@company.test", "Hello")

#: English, German, what is asked.
_ROWS: Final = (
    ("the inbox", "den Posteingang", Wish(by_hand.get_folder("inbox"))),
    ("the inbox of Ben", "den Posteingang von Ben", Wish(by_hand.get_folder("inbox", whose="ben@company.test"))),
    ("the calendar of Ben", "den Kalender von Ben", Wish(by_hand.get_folder("calendar", whose="ben@company.test"))),
    (
        "the inbox on behalf of Ben",
        "den Posteingang im Namen von Ben",
        Wish(by_hand.get_folder("inbox"), header=by_hand.impersonate("ben@company.test")),
    ),
    ("the archive, naming no version", "das Archiv, ohne Version", Wish(by_hand.get_folder("archiveroot"), "")),
    ("the inbox, naming no version", "den Posteingang, ohne Version", Wish(by_hand.get_folder("inbox"), "")),
    ("the room lists in the words of 2007", "die Raumlisten wie 2007", Wish("<m:GetRoomLists/>", "Exchange2007_SP1")),
    ("the room lists in the words of 2010", "die Raumlisten wie 2010", Wish("<m:GetRoomLists/>", "Exchange2010")),
    ("what is new in the drafts", "wissen, was es Neues in den Entwürfen gibt", Wish(by_hand.sync("drafts"))),
    ("all drafts at once", "alle Entwürfe auf einmal", Wish(by_hand.find("drafts"))),
    ("all drafts with a subject", "alle Entwürfe mit Betreff", Wish(by_hand.find("drafts", having="item:Subject"))),
    ("all drafts with a word", "alle Entwürfe mit einem Wort", Wish(by_hand.find("drafts", query="Notes"))),
    ("to be told of new mail", "über neue E-Mails unterrichtet werden", Wish(by_hand.subscribe())),
    ("to send Ben a mail", "Ben eine E-Mail senden", Wish(_HELLO)),
    ("to see when Ben is free", "sehen, wann Ben frei ist", Wish(by_hand.get_availability("ben@company.test", days=3))),
    ("a year of the calendar", "ein Jahr des Kalenders", Wish(by_hand.view_calendar(years=1))),
    ("three years of the calendar", "drei Jahre des Kalenders", Wish(by_hand.view_calendar(years=3))),
    ("to save two mails in one another", "zwei E-Mails ineinander speichern", Wish(by_hand.save_nested(2))),
    ("to save eleven mails in one another", "elf E-Mails ineinander speichern", Wish(by_hand.save_nested(11))),
    ("to confuse it by deep nesting", "es durch tiefe Schachtelung verwirren", Wish("<a>" * 5000 + "</a>" * 5000)),
    ("to confuse it by a huge attribute", "es durch ein riesiges Attribut verwirren", Wish(f'<a b="{"c" * 99_999}"/>')),
    ("to confuse it by an entity", "es durch eine Entität verwirren", Wish("<a>&b;</a>")),
    ("to confuse it by a wrong character", "es durch ein falsches Zeichen verwirren", Wish("<a>&#0;</a>")),
)

#: Language -> wording -> wish.
WISHES: Final[Mapping[Language, Mapping[str, Wish]]] = MappingProxyType(
    {
        Language.EN: {english: wish for english, _, wish in _ROWS},
        Language.DE: {german: wish for _, german, wish in _ROWS},
    }
)
