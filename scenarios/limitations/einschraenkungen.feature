# language: de
Funktionalität: Einschränkungen und ihre Auswege
  Grundlage:
    Angenommen Anna verbindet den Kalender
    Und Anna bietet Termine „Gespräch“ an

  @limitation-L5 @refused
  Szenario: Kein Abgleich in beide Richtungen
    Wenn Anna bittet, den Kalender in beide Richtungen abzugleichen
    Dann Anna erfährt, dass es keinen Abgleich in beide Richtungen gibt
    Und die Integration bietet „Kalender in beide Richtungen abgleichen“ nicht an

  @limitation-L8 @refused
  Szenario: Statt anklickbarer Zeiten ein Terminlink
    Wenn Anna bittet um anklickbare Zeiten von „Gespräch“
    Dann Anna erfährt, dass es keine anklickbaren Zeiten gibt
    Und Anna liest den Ausweg „Fügen Sie stattdessen einen Terminlink ein“

  @limitation-L6 @refused
  Szenario: Ein Termin im Datensatz bleibt dort
    Wenn Anna bittet, den Termin „Rückblick“ mit Diana für 3.3.2026 um 10:00 auch in Exchange einzutragen
    Dann Anna erfährt, dass Termine im Datensatz dort bleiben
    Und der Kalender von Anna ist leer
