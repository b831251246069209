# language: de
Funktionalität: Anmelden
  Windows und Exchange lassen ein, wen sie einlassen wollen; jede Absage hat ihren Satz und ihren Ausweg.

  Szenariogrundriss: Ein Konto außer Betrieb wird abgelehnt wie ein falsches Kennwort
    Angenommen das Konto von Anna <Zustand>
    Wenn Anna versucht, das Postfach zu verbinden
    Dann Anna erfährt, dass das Kennwort falsch ist
    Wenn das Konto von Anna ist in Ordnung
    Und Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

    Beispiele:
      | Zustand          |
      | wird gesperrt    |
      | wird deaktiviert |

  Szenario: Ein abgelaufenes Kennwort wird nach einiger Zeit geglaubt, und ein neues verbindet wieder
    Angenommen Anna verbindet das Postfach
    Wenn das Kennwort von Anna läuft ab
    Und 4 Stunden vergehen
    Dann das Postfach von Anna wartet auf eine neue Anmeldung
    Wenn Anna bekommt ein neues Kennwort
    Und Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

  Szenario: Ein geändertes Kennwort sperrt niemandes Konto
    Angenommen Windows sperrt Konten nach 5 falschen Kennwörtern
    Und Anna verbindet das Postfach
    Wenn Anna bekommt ein neues Kennwort
    Und 30 Minuten vergehen
    Dann das Konto von Anna ist nicht gesperrt
    Wenn 4 Stunden vergehen
    Dann das Konto von Anna ist nicht gesperrt

  Szenario: Ein Benutzername, der nicht die Adresse ist, wird angegeben
    Angenommen Anna meldet sich an Windows als „ab1234“ an
    Wenn Anna versucht, das Postfach zu verbinden
    Dann Anna erfährt, dass das Kennwort falsch ist
    Wenn Anna versucht, das Postfach mit dem Benutzernamen „COMPANY\ab1234“ zu verbinden
    Dann das Postfach von Anna ist verbunden

  Szenariogrundriss: Abgeschaltete Exchange-Webdienste sind kein falsches Kennwort
    Angenommen <Regel>
    Wenn Anna versucht, das Postfach zu verbinden
    Dann Anna erfährt, dass EWS abgeschaltet ist
    Wenn EWS steht allen offen
    Und Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

    Beispiele:
      | Regel                                                      |
      | EWS ist für die Firma abgeschaltet                         |
      | EWS ist für Anna abgeschaltet                              |
      | Exchange lässt keine Anwendung ein außer „Microsoft*“      |
      | Exchange weist die Anwendung „exchange-integration*“ ab    |

  Szenario: Eine Liste, auf der die Integration steht, lässt sie ein
    Angenommen Exchange lässt keine Anwendung ein außer „exchange-integration*“
    Wenn Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

  Szenariogrundriss: Jedes Anmeldeverfahren von Exchange wird verstanden
    Angenommen Exchange bietet nur die Anmeldung <Verfahren>
    Wenn Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

    Beispiele:
      | Verfahren |
      | NTLM      |
      | Negotiate |
      | Basic     |

  @wire
  Szenario: Kanalbindung wird mitgeschickt, und ein Proxy mit eigenem Zertifikat bricht sie
    Angenommen Exchange verlangt Kanalbindung
    Und Exchange bietet nur die Anmeldung NTLM
    Wenn Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden
    Wenn ein Proxy vor Exchange hat sein eigenes Zertifikat
    Und Ben versucht, das Postfach zu verbinden
    Dann Ben erfährt, dass das Kennwort falsch ist oder ein Proxy NTLM bricht
    Wenn kein Proxy steht vor Exchange
    Und Ben verbindet das Postfach
    Dann das Postfach von Ben ist verbunden

  Szenario: Ein Proxy, der TLS beendet, lässt Kanalbindung nicht durch
    Angenommen Exchange bietet nur die Anmeldung NTLM
    Und Exchange wird gesagt: change_settings {"extended_protection": "require", "proxy": "offloads_tls"}
    Wenn Anna versucht, das Postfach zu verbinden
    Dann das Postfach von Anna ist nicht verbunden
    Wenn Exchange wird gesagt: change_settings {"extended_protection": "", "proxy": "none"}
    Und Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

  Szenario: Ein Proxy, der Verbindungen teilt, bricht NTLM
    Angenommen Exchange bietet nur die Anmeldung NTLM
    Und ein Proxy vor Exchange teilt Verbindungen
    Wenn Anna versucht, das Postfach zu verbinden
    Dann das Postfach von Anna ist nicht verbunden
    Wenn kein Proxy steht vor Exchange
    Und Anna verbindet das Postfach
    Dann das Postfach von Anna ist verbunden

  Szenario: Ein Raum ist kein Postfach, das jemandem gehört
    Angenommen es gibt einen Raum blau@company.test
    Und Anna darf das Postfach blau@company.test öffnen
    Wenn Anna versucht, die Adresse blau@company.test zu verbinden
    Dann Anna erfährt, dass das Postfach ein gemeinsames ist
