# language: de
Funktionalität: E-Mails auf Deutsch
  Umlaute überstehen den Weg in beide Richtungen.

  Szenario: Umlaute und das Eurozeichen kommen an
    Angenommen Clara verbindet das Postfach
    Wenn Clara sendet Frieda die E-Mail „Angebot für Größe XL“ mit den Worten „Schöne Grüße – nur 9 €“
    Dann Frieda hat die E-Mail „Angebot für Größe XL“ genau einmal erhalten
    Und Frieda liest die Worte „Schöne Grüße – nur 9 €“ in der E-Mail „Angebot für Größe XL“
    Und die E-Mail „Angebot für Größe XL“ liegt genau einmal im Ordner Gesendete Elemente von Clara

  Szenario: Eine Antwort mit Umlauten steht auf der Zeitleiste
    Angenommen Clara verbindet das Postfach
    Und Clara sendet Frieda die E-Mail „Rückfrage“
    Wenn Frieda antwortet auf „Rückfrage“ mit „Ja, natürlich – übermorgen!“
    Und 5 Minuten vergehen
    Dann die Zeitleiste von Frieda zeigt die Antwort „Ja, natürlich – übermorgen!“ genau einmal
