// Making an access file in the page: the key is born there; what people choose, read meanwhile, and do next, German.
export const accessFile = {
  make: {
    title: 'Zugangsdatei für „{{device}}“ erstellen',
    here: 'Zugangsdatei erstellen',
    key: 'Der Schlüssel entsteht in diesem Browser und bleibt auf Ihrem Gerät. Das Portal bekommt ihn nicht.',
    'where-computer':
      'Erstellen Sie die Datei an dem Gerät, für das sie bestimmt ist, und speichern Sie sie gleich.',
    'where-phone':
      'Erstellen Sie die Datei am Telefon selbst, oder an einem Computer mit dem Telefon neben sich.',
    'vpn-label': 'Welche VPN-Art möchten Sie einrichten?',
    'vpn-openvpn': 'OpenVPN (empfohlen)',
    'vpn-wireguard': 'WireGuard',
    'vpn-both': 'Beide einrichten',
    'vpn-both-hint': 'Sie bekommen zwei Dateien. Klappt die eine Verbindung nicht, nehmen Sie die andere.',
    button: 'Zugangsdatei erstellen',
  },
  without: {
    title: 'Hier fehlt JavaScript.',
    text: 'Der Schlüssel entsteht in Ihrem Browser. Dafür muss JavaScript eingeschaltet sein. Schalten Sie es ein und laden Sie diese Seite neu, oder nehmen Sie einen anderen Browser.',
    help: 'Kommen Sie nicht weiter, hilft der Benutzerservice.',
  },
  server: {
    offer:
      'Ihre Verwaltung erlaubt auch einen zweiten Weg ohne JavaScript: Der Server erstellt den Schlüssel.',
    link: 'Schlüssel vom Server erstellen lassen',
    title: 'Schlüssel für „{{device}}“ vom Server erstellen lassen?',
    here: 'Schlüssel vom Server',
    label: 'Der Schlüssel wird auf dem Server erzeugt.',
    text: 'Der Server übergibt ihn mit der Zugangsdatei und vergisst ihn dann. Für diesen Augenblick kennt ihn der Server. Sicherer ist es, die Datei auf der Seite des Geräts zu erstellen: Dann bleibt der Schlüssel auf Ihrem Gerät.',
    made: 'Der Schlüssel dieser Datei wurde auf dem Server erzeugt. Gespeichert ist er dort nicht.',
    button: 'Zugangsdatei vom Server erstellen lassen',
  },
  said: {
    working: 'Der Schlüssel wird erstellt. Bitte warten Sie einen Moment.',
    'too-old': 'Dieser Browser kann keine Schlüssel erstellen.',
    'too-old-text':
      'Aktualisieren Sie ihn, oder nehmen Sie einen anderen: Firefox, Chrome, Edge oder Safari in einer Fassung der letzten Jahre.',
    failed: 'Das hat nicht geklappt. Sie haben keine Datei bekommen.',
    'failed-text':
      'Laden Sie diese Seite neu und versuchen Sie es noch einmal. Klappt es wieder nicht, hilft der Benutzerservice.',
    away: 'Das Portal ist im Moment nicht zu erreichen.',
    'away-text': 'Prüfen Sie Ihre Internetverbindung. Laden Sie dann diese Seite neu.',
    'signed-out': 'Ihre Anmeldung ist abgelaufen. Es wurde nichts erstellt.',
    'signed-out-text': 'Laden Sie diese Seite neu und melden Sie sich wieder an.',
    refused: 'Es wurde keine Datei erstellt.',
    reload: 'Seite neu laden',
  },
  made: {
    'title-one': 'Ihre Zugangsdatei ist fertig.',
    'title-both': 'Ihre beiden Zugangsdateien sind fertig.',
    for: 'Für „{{device}}“ ({{system}}).',
    'once-title': 'Speichern Sie jetzt, bevor Sie diese Seite verlassen.',
    'once-text':
      'Der Schlüssel ist nur hier, in diesem Browserfenster. Verlassen Sie die Seite, ohne zu speichern, wird die Datei ungültig. Sie können dann eine neue erstellen.',
    heading: 'Zugangsdatei für {{protocol}}',
    save: 'Zugangsdatei speichern',
    'save-for': 'Datei für {{protocol}} speichern',
    saved: 'gespeichert',
    name: 'Dateiname',
    'where-computer':
      'Die Datei liegt danach im Ordner „Downloads“. Geben Sie sie niemandem und senden Sie sie nicht per E-Mail.',
    'where-phone':
      'Die Datei liegt danach in den Downloads Ihres Telefons. Geben Sie sie niemandem und senden Sie sie nicht per E-Mail.',
    'qr-heading': 'Mit dem Telefon scannen',
    'qr-alt': 'QR-Code mit dem Inhalt der Zugangsdatei',
    'qr-text':
      'Scannen Sie den Code in der WireGuard-App („+“, dann „QR-Code scannen“), nicht mit der Kamera. Klicken Sie danach unten auf „Ich habe die Datei“. Können Sie ihn nicht scannen, nehmen Sie die Datei oder den Text darunter.',
    'file-heading': 'Oder als Datei',
    'text-summary': 'Inhalt als Text zeigen',
    'text-label': 'Inhalt der Zugangsdatei',
    'text-hint':
      'Falls das Speichern nicht klappt: Kopieren Sie den Text in eine neue Textdatei und speichern Sie sie unter dem Dateinamen, der oben steht.',
    copy: 'Text kopieren',
    copied: 'Der Text ist kopiert.',
    'not-copied': 'Kopieren ist hier nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn selbst.',
    'done-one': 'Ich habe die Datei. Weiter zum Gerät',
    'done-both': 'Ich habe beide Dateien. Weiter zum Gerät',
  },
  others: {
    heading: 'Weitere Datei, falls das Gateway ausfällt',
    text: 'Importieren Sie auch diese Datei. Verbindet sich das Gerät mit der ersten nicht, schalten Sie die erste aus und diese ein. Schalten Sie nie zwei davon zugleich ein.',
    host: 'Sie führt zu:',
    'qr-alt': 'QR-Code der weiteren Zugangsdatei',
    save: 'Weitere Datei speichern',
  },
  pkcs12: {
    summary: 'Schlüssel mit Kennwort schützen (PKCS #12)',
    text: 'Nur nötig, wenn Ihre IT es so vorsieht: Der Schlüssel kommt in eine Datei mit der Endung .p12, die sich nur mit Ihrem Kennwort öffnen lässt. Dazu speichern Sie eine zweite Datei mit den Einstellungen.',
    password: 'Kennwort für die Datei',
    hint: 'Mindestens 12 Zeichen. Niemand kann es zurücksetzen: Ist es vergessen, erstellen Sie eine neue Zugangsdatei.',
    'too-short': 'Noch zu kurz: Es müssen mindestens 12 Zeichen sein.',
    weak: 'Leicht zu erraten. Nehmen Sie verschiedene Wörter, Ziffern oder Zeichen.',
    fair: 'Ausreichend.',
    strong: 'Gut.',
    failed: 'Das hat nicht geklappt. Nehmen Sie die Zugangsdatei oben.',
    button: 'Beide Dateien speichern',
  },
} as const;
