// What a person reads when the portal says no about municipalities, their look and their end, and the emergency account, German: by reason.
export const municipalityRefusals = {
  'emergency-is-off': 'Das Notfallkonto ist nicht eingeschaltet.',
  'emergency-is-on': 'Das Notfallkonto ist eingeschaltet. Schalten Sie es zuerst aus.',
  'emergency-hours-out-of-range': 'Das Notfallkonto läuft 1 bis 24 Stunden.',
  'no-emergency-account': 'Es gibt kein Notfallkonto. Legen Sie es zuerst an.',
  'operator-unknown': 'Es gibt noch keinen Betreiber.',
  'operator-without-task':
    'Sie sind angemeldet, haben beim Betreiber dieses Portals aber noch keine Aufgabe. Aufgaben vergibt das Verzeichnis Ihres Hauses; wenden Sie sich an Ihre IT.',
  'operator-without-accesses':
    'Der Betreiber des Portals hat hier keine eigenen Zugänge, Anträge und Gateways. Die gibt es nur bei den Kommunen.',
  'quota-people':
    'Die mit dem Betreiber vereinbarte Zahl von Personen mit Zugang ist erreicht. Beenden Sie einen Zugang, der nicht mehr gebraucht wird, oder vereinbaren Sie mehr. Es wurde nichts geändert.',
  'quota-devices':
    'Ihre Verwaltung hat die Zahl von Geräten erreicht, die sie mit dem Betreiber vereinbart hat. Entfernen Sie ein Gerät, das Sie nicht mehr brauchen, oder fragen Sie den Benutzerservice.',
  'quota-gateways':
    'Die mit dem Betreiber vereinbarte Zahl von Gateways ist erreicht. Nehmen Sie eines außer Dienst, oder vereinbaren Sie mehr.',
  'quota-out-of-range': 'Möglich sind 0 bis 1.000.000; leer heißt unbegrenzt.',
  'slug-taken': 'Diesen Kurznamen hat schon eine andere Verwaltung. Wählen Sie einen anderen.',
  'slug-malformed':
    'Erlaubt sind 2 bis 31 Kleinbuchstaben, Ziffern und Bindestriche; das erste Zeichen ist ein Buchstabe.',
  'case-code-malformed': 'Erlaubt sind zwei bis vier Großbuchstaben von A bis Z.',
  'federal-state-unknown': 'Dieses Land gibt es nicht. Kürzel nach ISO 3166-2 sehen so aus: DE-NW.',
  'time-zone-unknown': 'Diese Zeitzone gibt es nicht. In Deutschland ist es Europe/Berlin.',
  'network-missing': 'Eine Kommune braucht Servernamen, Adressbereiche und ein Zugangsprofil.',
  'operator-exists': 'Diese Installation hat schon einen Betreiber.',
  'max-grant-days-out-of-range': 'Möglich sind 1 bis 3660 Tage.',
  'review-day-in-the-past': 'Wählen Sie einen Tag in der Zukunft.',
  'review-day-too-far': 'Wählen Sie einen Tag innerhalb der nächsten fünf Jahre.',
  'leaflet-changed-meanwhile':
    'Inzwischen hat jemand anderes das Merkblatt geändert. Ihr Text steht noch hier, ist aber nicht gespeichert. Vergleichen Sie ihn mit der Fassung, die jetzt gilt.',
  'no-such-closing': 'Eine Schließung ist nicht angekündigt.',
  'closing-exists': 'Eine Schließung ist schon angekündigt.',
  'closing-of-provider': 'Der Betreiber selbst lässt sich nicht schließen.',
  'closing-too-soon': 'Zwischen Ankündigung und Schließung müssen mindestens 28 Tage liegen.',
  'closing-too-far': 'Der Tag liegt mehr als zwei Jahre in der Zukunft.',
  'closing-decided': 'Die Schließung ist schon bestätigt.',
  'closing-day-passed':
    'Der angekündigte Tag ist vorbei. Nehmen Sie die Schließung zurück und kündigen Sie sie neu an.',
  'closing-under-way': 'Die Schließung hat schon begonnen. Sie lässt sich nicht mehr zurücknehmen.',
  'closing-not-due': 'Der Tag der Schließung ist noch nicht gekommen.',
  'closing-not-waiting': 'Im Augenblick wird auf kein Gateway gewartet.',
  'tenant-closed':
    'Diese Verwaltung nutzt das Portal nicht mehr. Eine Anmeldung ist nicht möglich. Fragen Sie die IT Ihrer Verwaltung, wie Sie jetzt von zu Hause arbeiten.',
  'authority-closed':
    'Diese Verwaltung wird geschlossen. Neue Zugangsdateien und Zertifikate gibt es nicht mehr.',
  'colour-malformed':
    'Eine Farbe besteht aus dem Rautezeichen und sechs Ziffern oder Buchstaben von a bis f, zum Beispiel #1b3a6b.',
  'colour-too-faint':
    'Diese Farbe hebt sich von den hellen Flächen der Seite zu wenig ab. Nehmen Sie einen dunkleren Ton.',
  'file-empty': 'Diese Datei ist leer. Wählen Sie eine andere.',
  'logo-too-large': 'Das Bild ist zu groß. Möglich sind 200 KB. Wählen Sie eine kleinere Datei.',
  'logo-without-alternative':
    'Beschreiben Sie kurz, was das Logo zeigt: Wer es nicht sieht, bekommt diese Worte vorgelesen.',
  'picture-unknown':
    'Das ist kein Bild im Format PNG, JPEG oder WebP. SVG ist nicht möglich, auch nicht unter anderem Namen.',
  'picture-broken':
    'Dieses Bild ist unvollständig oder beschädigt. Speichern Sie es noch einmal ab und versuchen Sie es erneut.',
  'picture-moving': 'Dieses Bild bewegt sich. Nehmen Sie eines, das stillsteht.',
  'picture-with-more-behind':
    'Hinter dem Bild stehen in dieser Datei noch andere Daten. Speichern Sie das Bild neu ab und versuchen Sie es erneut.',
  'picture-too-small': 'Das Bild ist zu klein. Es muss mindestens 16 Pixel breit und hoch sein.',
  'picture-too-wide': 'Das Bild hat zu viele Pixel. Möglich sind höchstens 2.000 in Breite und Höhe.',
  'mail-template-changed-meanwhile':
    'Inzwischen hat jemand anderes diesen Text geändert. Ihre Worte stehen noch hier, sind aber nicht gespeichert.',
  'mail-template-malformed': 'Dieser Text lässt sich so nicht verwenden.',
  'look-changed-meanwhile':
    'Inzwischen hat jemand anders das Erscheinungsbild geändert. Prüfen Sie den jetzigen Stand; wenn Sie noch einmal speichern, gilt, was hier steht.',
  'document-unknown':
    'Das ist weder ein PDF noch ein einfacher Text in UTF-8. Speichern Sie das Dokument als PDF.',
  'document-markup':
    'Diese Datei ist eine Internetseite oder ein SVG-Bild. Speichern Sie das Dokument als PDF.',
  'document-cut-off':
    'Diesem PDF fehlt das Ende. Speichern Sie es noch einmal ab und versuchen Sie es erneut.',
  'document-too-large':
    'Das Dokument ist zu groß. Möglich sind 2 MB. Verkleinern Sie es, oder geben Sie einen Link an.',
  'document-text-too-long': 'Der Text ist zu lang. Möglich sind 200 KB. Speichern Sie ihn als PDF.',
  'document-address':
    'Ein Link beginnt mit https:// und führt zu einem Rechner mit Namen, zum Beispiel https://www.musterstadt.de/datenschutz.',
  'document-missing': 'Wählen Sie eine Datei aus, oder geben Sie einen Link an.',
  'document-twice': 'Das sind eine Datei und ein Link zugleich. Lassen Sie eines von beidem weg.',
  'document-unknown-kind': 'Dieses Dokument gibt es hier nicht.',
  'no-such-document': 'Dieses Dokument gibt es hier nicht, oder nicht mehr in dieser Fassung.',
  'tenant-without-name': 'Geben Sie den Namen der Verwaltung an.',
} as const;
