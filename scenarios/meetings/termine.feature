# language: de
Funktionalität: Termine über einen Link buchen
  Alle Zeiten sind UTC, wenn keine Zone genannt ist.

  Szenario: Eine Buchung steht im Kalender, in der Einladung und auf der Zeitleiste
    Angenommen Anna verbindet den Kalender
    Und Anna bietet Termine „Gespräch“ an
    Wenn Diana bucht „Gespräch“ am 3.3.2026 um 10:00
    Dann der Kalender von Anna zeigt „Gespräch“ am 3.3.2026 von 10:00 bis 10:30 genau einmal
    Und Diana hat eine Einladung zu „Gespräch“ für 3.3.2026 um 10:00 genau einmal erhalten
    Und die Zeitleiste von Diana zeigt den Termin „Gespräch“ am 3.3.2026 um 10:00 genau einmal

  Szenario: Eine Besucherin in New York sieht ihre eigene Uhr
    Angenommen Anna verbindet den Kalender
    Und Anna bietet Termine „Gespräch“ an mit:
      | Einstellung | Wert          |
      | Zone        | Europe/Berlin |
    Dann die erste Zeit für „Gespräch“ am 3.3.2026 in „America/New_York“ ist 3:00
    Wenn Diana bucht „Gespräch“ am 3.3.2026 um 3:00 in „America/New_York“
    Dann der Kalender von Anna zeigt „Gespräch“ am 3.3.2026 von 8:00 bis 8:30 genau einmal

  Szenario: Ein Puffer hält Termine auseinander
    Angenommen Anna verbindet den Kalender
    Und Anna bietet Termine „Gespräch“ an mit:
      | Einstellung | Wert       |
      | Puffer      | 30 Minuten |
    Wenn Anna trägt in Outlook „Mittag“ am 3.3.2026 von 13:00 bis 13:30 ein
    Dann „Gespräch“ wird am 3.3.2026 um 13:30 nicht angeboten
    Und „Gespräch“ wird am 3.3.2026 um 14:00 angeboten

  @limitation-L4 @refused
  Szenario: Ein gebuchter Termin lässt sich nicht verlegen
    Angenommen Anna verbindet den Kalender
    Und Anna bietet Termine „Gespräch“ an
    Und Diana bucht „Gespräch“ am 3.3.2026 um 10:00
    Wenn Diana bittet, den Termin auf 4.3.2026 um 10:00 zu verlegen
    Dann Diana erfährt, dass Termine sich nicht absagen oder verlegen lassen
    Und Diana liest den Ausweg „im Exchange-Kalender“
    Und der Kalender von Anna zeigt „Gespräch“ am 3.3.2026 von 10:00 bis 10:30 genau einmal
