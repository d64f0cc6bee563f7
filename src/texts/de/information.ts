// The pages behind the footer links: generic, useful, and plain about what a municipality still has to enter; German.
export const information = {
  missing: {
    contact:
      '{{tenant}} hat hier noch keinen Kontakt eingetragen. Fragen Sie die IT-Stelle Ihrer Verwaltung.',
  },
  contact: {
    heading: 'Kontakt',
    'mail-link': 'E-Mail schreiben',
  },
  imprint: {
    title: 'Impressum',
    lead: 'Dieses Portal wird für die Beschäftigten bereitgestellt von {{tenant}}.',
    'responsible-heading': 'Verantwortlich für den Inhalt',
    'responsible-text':
      'Verantwortlich ist {{tenant}}. Anschrift, Vertretung und Umsatzsteuer-Nummer stehen im Impressum des Internetauftritts der Verwaltung.',
    'software-heading': 'Software',
    'software-text':
      'Das Portal läuft mit Fernamt, freier Software unter der Lizenz EUPL-1.2. Gestaltung: KERN-UX-Standard.',
  },
  privacy: {
    title: 'Datenschutz',
    lead: 'Welche Daten über Sie dieses Portal verarbeitet, wozu, und was es nicht tut.',
    'what-heading': 'Was gespeichert wird',
    'what-person':
      'Name, dienstliche E-Mail-Adresse und Kennung, wie Ihre Verwaltung sie bei der Anmeldung übermittelt.',
    'what-request': 'Ihre Anträge mit Zweck, Zeitraum und Entscheidung.',
    'what-device': 'Ihre Geräte mit Bezeichnung, System und öffentlichem Schlüssel.',
    'what-unused':
      'Ob ein Gerät schon einmal verbunden war und ob es seit mehr als 90 Tagen nicht benutzt wurde: je ein Ja oder Nein, ohne Datum.',
    'what-audit':
      'Ein Protokoll der Verwaltungsvorgänge: wer wann was beantragt, entschieden, gesperrt oder widerrufen hat.',
    'not-heading': 'Was nicht gespeichert wird',
    'not-times': 'wann und wie lange Sie verbunden sind',
    'not-place': 'von wo aus Sie verbunden sind',
    'not-traffic': 'welche Seiten oder Dienste Sie nutzen und wie viele Daten fließen',
    'not-password': 'Ihr Passwort',
    'not-key': 'der private Schlüssel Ihres Geräts',
    'cookies-heading': 'Cookies',
    'cookies-text':
      'Das Portal setzt nur technisch nötige Cookies: für Ihre Sitzung, Ihre Sprache und die zuletzt gewählte Verwaltung. Es gibt keine Auswertung und keine Inhalte von fremden Servern.',
    'rights-heading': 'Ihre Rechte',
    'rights-text':
      'Sie können Auskunft, Berichtigung, Löschung oder Einschränkung verlangen und sich bei der Datenschutzaufsicht Ihres Landes beschweren. Wenden Sie sich dafür an die oder den Datenschutzbeauftragten Ihrer Verwaltung.',
    'notice-heading': 'Hinweise Ihrer Verwaltung',
    'notice-text':
      'Rechtsgrundlage, Speicherfristen und wer für den Datenschutz zuständig ist, nennt Ihnen {{tenant}}:',
    'missing-text':
      'Rechtsgrundlage, Speicherfristen und den Namen der oder des Datenschutzbeauftragten nennt Ihnen {{tenant}}; sie sind hier noch nicht eingetragen.',
  },
  accessibility: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: '{{tenant}} möchte, dass alle Beschäftigten dieses Portal ohne Hindernisse nutzen können. Diese Erklärung gilt für das Portal „Homeoffice-Zugang“.',
    'state-heading': 'Stand der Vereinbarkeit',
    'state-text':
      'Maßstab ist die Norm EN 301 549 in der Fassung 3.2.1, also WCAG 2.1 auf den Stufen A und AA. Die Seiten werden bei jeder Änderung automatisch geprüft (axe). Eine Prüfung durch eine unabhängige Stelle steht noch aus; bis dahin gilt das Portal als teilweise vereinbar.',
    'parts-heading': 'Was noch nicht barrierefrei ist',
    'parts-apps':
      'Die VPN-Apps anderer Hersteller gehören nicht zum Portal. Sagen Sie uns, wenn eine davon für Sie nicht bedienbar ist; wir suchen einen anderen Weg.',
    'parts-language': 'Erläuterungen in Gebärdensprache liegen noch nicht als Video vor.',
    'alternatives-heading': 'Was Ihnen hilft',
    'alternatives-keyboard': 'Alles lässt sich nur mit der Tastatur bedienen.',
    'alternatives-script': 'Alles geht auch ohne JavaScript.',
    'alternatives-qr': 'Neben jedem QR-Code steht derselbe Inhalt als Datei bereit.',
    'report-heading': 'Barriere melden',
    'report-text': 'Sie stoßen auf ein Hindernis? Melden Sie es uns.',
    'report-link': 'Barriere melden',
    'enforcement-heading': 'Wenn wir nicht helfen konnten',
    'enforcement-text':
      'Erhalten Sie innerhalb eines Monats keine zufriedenstellende Antwort, können Sie sich an die Schlichtungs- oder Durchsetzungsstelle Ihres Landes wenden. Welche das ist, trägt {{tenant}} hier noch ein.',
  },
  barrier: {
    title: 'Barriere melden',
    lead: 'Sie können etwas nicht lesen, nicht bedienen oder nicht verstehen? Sagen Sie es uns. Sie brauchen keinen Grund und kein Formular.',
    'what-heading': 'Was uns hilft',
    'what-page': 'die Adresse der Seite oder ihre Überschrift',
    'what-problem': 'was nicht geht, in Ihren Worten',
    'what-technology': 'womit Sie arbeiten, zum Beispiel Bildschirmleser oder Vergrößerung',
    'answer-heading': 'Wie es weitergeht',
    'answer-text':
      'Sie bekommen spätestens nach einem Monat eine Antwort. Brauchen Sie den Zugang sofort, richtet der Benutzerservice ihn mit Ihnen zusammen ein.',
    'mail-subject': 'Barriere im Portal Homeoffice-Zugang',
  },
  'easy-language': {
    title: 'Leichte Sprache',
    lead: 'Hier erklären wir diese Seite in einfachen Worten.',
    'what-heading': 'Was ist diese Seite?',
    'what-1': 'Sie arbeiten bei {{tenant}}.',
    'what-2': 'Sie wollen auch zu Hause arbeiten.',
    'what-3': 'Dann brauchen Sie einen Zugang.',
    'what-4': 'Zugang heißt: Ihr Computer zu Hause darf in das Netz von der Arbeit.',
    'how-heading': 'Was können Sie hier machen?',
    'how-1': 'Sie fragen nach einem Zugang. Das heißt: Antrag.',
    'how-2': 'Jemand prüft Ihren Antrag.',
    'how-3': 'Dann richten Sie Ihr Gerät ein. Die Seite hilft Ihnen dabei.',
    'how-4': 'Ist Ihr Gerät weg? Sagen Sie es hier sofort.',
    'menu-heading': 'Wie finden Sie sich zurecht?',
    'menu-1': 'Oben steht das Menü.',
    'menu-2': '„Start“ zeigt: Das ist als Nächstes dran.',
    'menu-3': '„Mein Zugang“ zeigt: Das haben Sie schon.',
    'menu-4': 'Unten steht: So bekommen Sie Hilfe.',
    'help-heading': 'Brauchen Sie Hilfe?',
    'help-text': 'Rufen Sie an oder schreiben Sie eine E-Mail.',
    'barrier-text':
      'Können Sie etwas nicht lesen oder nicht benutzen? Das heißt: Barriere. Sagen Sie es uns. Wir antworten Ihnen.',
  },
  'sign-language': {
    title: 'Deutsche Gebärdensprache',
    lead: 'Erläuterungen in Deutscher Gebärdensprache.',
    'missing-text': '{{tenant}} hat noch kein Video in Deutscher Gebärdensprache eingestellt.',
    'way-heading': 'So erreichen Sie uns ohne Telefonat',
    'way-text':
      'Schreiben Sie dem Benutzerservice. Auf Wunsch vereinbaren wir einen Termin mit Dolmetscherin oder Dolmetscher.',
    'easy-link': 'Diese Seite in Leichter Sprache',
  },
} as const;
