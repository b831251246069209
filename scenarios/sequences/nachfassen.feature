# language: de
Funktionalität: Nachfassen mit einer Sequenz
  Nachgefasst wird zur selben Uhrzeit, und nur bei denen, die nicht geantwortet haben.

  Grundlage:
    Angenommen Clara verbindet das Postfach
    Und die Sequenz „Messe“ beginnt mit der E-Mail „Schön, dass Sie da waren“
    Und die Sequenz „Messe“ geht nach 2 Tagen weiter mit der E-Mail „Ihr Angebot für Größe XL“

  Szenario: Ohne Antwort wird nachgefasst
    Wenn Clara nimmt Frieda in die Sequenz „Messe“ auf
    Und 1 Tag und 23 Stunden vergehen
    Dann Frieda hat die E-Mail „Schön, dass Sie da waren“ genau einmal erhalten
    Und Frieda hat die E-Mail „Ihr Angebot für Größe XL“ nicht erhalten
    Wenn 1 Stunde vergeht
    Dann Frieda hat die E-Mail „Ihr Angebot für Größe XL“ genau einmal erhalten
    Und die Sequenz „Messe“ zählt 1 beendet

  Szenario: Nach einer Antwort wird nicht nachgefasst
    Wenn Clara nimmt Frieda in die Sequenz „Messe“ auf
    Und Frieda antwortet auf „Schön, dass Sie da waren“ mit „Gern, übermorgen!“
    Und 5 Tage vergehen
    Dann Frieda hat die E-Mail „Ihr Angebot für Größe XL“ nicht erhalten
    Und die Zeitleiste von Frieda zeigt die Antwort „Gern, übermorgen!“ genau einmal
    Und die Sequenz „Messe“ zählt 1 beantwortet
