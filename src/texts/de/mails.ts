// Mails that the portal sends, and the pages about them, German.
export const mails = {
  title: 'E-Mails',
  'overview-text':
    'Das Portal schreibt Beschäftigten und der IT-Administration, wenn etwas geschehen ist oder ansteht.',
  'overview-link': 'E-Mails ansehen',
  lead: 'Das Portal schreibt, wenn ein Antrag eingeht, entschieden wird oder liegen bleibt, wenn ein Zugang endet, gesperrt oder widerrufen wird und wenn sich an Ihrer Anmeldung etwas ändern soll.',
  'not-configured': 'Dieses Portal verschickt keine E-Mails.',
  'not-configured-text':
    'Die Stelle, die es betreibt, hat keinen Mailserver eingetragen. Ihre Einstellung gilt, sobald es einen gibt.',
  state: 'E-Mails an Ihre Verwaltung',
  on: 'eingeschaltet',
  off: 'ausgeschaltet',
  'reply-to': 'Adresse für Antworten',
  'change-heading': 'Ändern',
  enabled: 'E-Mails verschicken',
  'enabled-hint':
    'Ausgeschaltet erfährt niemand mehr per E-Mail, dass ein Antrag wartet oder eine Änderung der Anmeldung vorgeschlagen ist. Was gerade wartet, wird nicht mehr verschickt.',
  'reply-to-hint': 'Wohin es geht, wenn jemand auf eine E-Mail des Portals antwortet.',
  'who-changes': 'Ändern kann das die Administration Ihrer Verwaltung.',
  'to-preview': 'Alle E-Mails ansehen',
  preview: {
    title: 'So sehen die E-Mails aus',
    lead: 'Mit erfundenen Angaben. Der Absendername ist „{{town}}“. Jede E-Mail ist deutsch und darunter englisch, weil das Portal nicht speichert, welche Sprache jemand liest.',
    subject: 'Betreff: {{subject}}',
  },
  undeliverable: {
    title: 'Nicht zugestellt',
    lead: 'Diese E-Mails konnten in den letzten 30 Tagen nicht zugestellt werden. Prüfen Sie die Adresse bei Ihrem Identitätsanbieter; das Portal übernimmt sie bei der nächsten Anmeldung.',
    caption: 'E-Mails, die nicht zugestellt werden konnten',
    person: 'Person',
    kind: 'Worum es ging',
    when: 'Wann',
    why: 'Warum',
    nobody: 'nicht mehr bekannt',
    refused: 'Konnte nicht zugestellt werden: Der Mailserver lehnt die Adresse oder die E-Mail ab.',
    'given-up': 'Konnte zwei Tage lang nicht zugestellt werden.',
    address: 'Konnte nicht zugestellt werden: Das ist keine E-Mail-Adresse.',
    answer: 'Antwort: {{answer}}',
    empty: 'Alles ist zugestellt.',
    'empty-text':
      'Der Mailserver hat jede E-Mail angenommen. Was er erst später zurückschickt, steht hier nicht.',
  },
  kind: {
    'application-received': 'Antrag eingegangen',
    'access-released': 'Zugang freigegeben',
    'application-question': 'Frage zu einem Antrag',
    'application-refused': 'Antrag abgelehnt',
    'access-ends': 'Zugang endet bald',
    'certificate-ends': 'Zertifikat endet bald',
    'access-suspended': 'Zugang gesperrt',
    'access-resumed': 'Sperre aufgehoben',
    'access-revoked': 'Zugang widerrufen',
    'application-waits': 'Ein Antrag wartet',
    'applications-still-wait': 'Anträge warten noch immer',
    'sign-in-change-proposed': 'Änderung der Anmeldung vorgeschlagen',
    'loosening-proposed': 'Lockerung der Regeln vorgeschlagen',
    'closing-announced': 'Schließung angekündigt',
    'endorsement-asked': 'Führungskraft gefragt',
    'endorsement-invited': 'Führungskraft eingeladen',
    'need-asked': 'Stelle nach dem Bedarf gefragt',
    'opinion-asked': 'Datenschutz oder Informationssicherheit gefragt',
    'stand-in-asked': 'Vertretung für eine Stelle gefragt',
    'inbox-still-waits': 'Anfragen warten noch immer',
    'step-waits-too-long': 'Antrag wartet zu lange auf eine Stelle',
    'application-approved': 'Antrag genehmigt, Auflagen offen',
    'crypto-waiver-proposed': 'Ausnahme vom Kryptoprofil vorgeschlagen',
    'crypto-waiver-ended': 'Ausnahme vom Kryptoprofil beendet',
    'orders-overdue': 'Bestätigung eines Gateways steht zu lange aus',
    'application-lapsed': 'Antrag verfallen',
  },
  test: {
    subject: 'Probe: E-Mail aus Fernamt',
    text: 'Diese E-Mail wurde auf der Kommandozeile ausgelöst. Das Portal kann E-Mails verschicken. / This mail was sent from the command line. The portal can send mails.',
  },
  'other-language-below': 'English version below.',
  greeting: 'Guten Tag,',
  'go-on': 'Hier geht es weiter. Sie melden sich dort wie immer mit Ihrem dienstlichen Konto an:',
  help: 'Fragen beantwortet Ihr Benutzerservice: {{ways}}',
  'help-missing': 'Fragen beantwortet Ihr Benutzerservice.',
  regards: 'Freundliche Grüße',
  automatic:
    'Diese E-Mail hat das Portal für den Homeoffice-Zugang automatisch verschickt. Es fragt nie per E-Mail nach Passwörtern.',
  subject: {
    'application-received': 'Ihr Antrag {{caseNumber}} ist eingegangen',
    'access-released': 'Ihr Homeoffice-Zugang ist freigegeben ({{caseNumber}})',
    'application-question': 'Eine Frage zu Ihrem Antrag {{caseNumber}}',
    'application-refused': 'Ihr Antrag {{caseNumber}} ist entschieden',
    'access-ends': 'Ihr Homeoffice-Zugang endet am {{until}}',
    'certificate-ends': 'Eine Zugangsdatei gilt nur noch bis {{until}}',
    'access-suspended': 'Ihr Homeoffice-Zugang ist gesperrt',
    'access-resumed': 'Ihr Homeoffice-Zugang ist wieder frei',
    'access-revoked': 'Ihr Homeoffice-Zugang ist widerrufen',
    'application-waits': 'Ein Antrag wartet auf Ihre Entscheidung',
    'applications-still-wait': 'Anträge warten seit {{workingDays}} Arbeitstagen',
    'sign-in-change-proposed': 'Eine Änderung Ihrer Anmeldung ist vorgeschlagen',
    'loosening-proposed': 'Eine Lockerung der Regeln wartet auf Bestätigung',
    'closing-announced': 'Die Schließung Ihrer Verwaltung im Portal ist angekündigt',
    'endorsement-asked': 'Sie sind zu einem Antrag gefragt ({{caseNumber}})',
    'endorsement-invited': 'Eine Kollegin oder ein Kollege bittet um Ihre Bestätigung ({{caseNumber}})',
    'need-asked': 'Ein Antrag wartet auf Ihre Stelle ({{caseNumber}})',
    'opinion-asked': 'Ein Antrag braucht Ihre Beteiligung ({{caseNumber}})',
    'stand-in-asked': 'Ein Antrag wartet auf Sie als Vertretung ({{caseNumber}})',
    'inbox-still-waits': 'Anfragen warten seit {{workingDays}} Arbeitstagen auf Sie',
    'step-waits-too-long': 'Der Antrag {{caseNumber}} wartet zu lange',
    'application-approved': 'Ihr Antrag {{caseNumber}} ist genehmigt, es fehlt noch etwas',
    'crypto-waiver-proposed': 'Eine Ausnahme vom Kryptoprofil ist vorgeschlagen',
    'crypto-waiver-ended': 'Eine Ausnahme vom Kryptoprofil ist abgelaufen',
    'orders-overdue': 'Entzogene Zugänge sind noch nicht bestätigt',
    'application-lapsed': 'Ihr Antrag {{caseNumber}} ist verfallen',
  },
  // One paragraph a line.
  body: {
    'application-received':
      'Ihr Antrag auf einen Homeoffice-Zugang ist eingegangen. Die Vorgangsnummer ist {{caseNumber}}.\nIhre IT-Administration entscheidet darüber. Sie bekommen wieder eine E-Mail, sobald das geschehen ist. Bis dahin müssen Sie nichts tun.',
    'access-released':
      'Ihr Antrag {{caseNumber}} ist genehmigt. Ihr Homeoffice-Zugang gilt vom {{from}} bis zum {{until}}.\nRichten Sie jetzt ein Gerät ein: Öffnen Sie im Portal Ihren Zugang und wählen Sie „Gerät einrichten“. Das Portal führt Sie Schritt für Schritt.',
    'application-question':
      'Zu Ihrem Antrag {{caseNumber}} gibt es eine Frage.\nSie steht im Portal bei Ihrem Antrag. Bitte antworten Sie dort; Sie müssen keinen neuen Antrag stellen. Bis dahin ruht Ihr Antrag.',
    'application-refused':
      'Ihr Antrag {{caseNumber}} ist abgelehnt.\nDer Grund steht im Portal bei Ihrem Antrag. Sie können jederzeit einen neuen Antrag stellen.',
    'access-ends':
      'Ihr Homeoffice-Zugang gilt noch bis einschließlich {{until}}. Danach verbindet sich kein Gerät mehr.\nBrauchen Sie ihn länger, stellen Sie bitte rechtzeitig einen neuen Antrag.',
    'certificate-ends':
      'Die Zugangsdatei auf mindestens einem Ihrer Geräte gilt nur noch bis {{until}}. Ihr Zugang selbst läuft weiter.\nErneuern Sie sie im Portal auf der Seite des Geräts und richten Sie die neue Datei ein: Die bisherige gilt, bis Sie sich mit der neuen verbunden haben.',
    'access-suspended':
      'Ihr Homeoffice-Zugang ist gesperrt. Bis die Sperre aufgehoben wird, verbindet sich keines Ihrer Geräte.\nWarum, sagt Ihnen Ihr Benutzerservice.',
    'access-resumed':
      'Die Sperre Ihres Homeoffice-Zugangs ist aufgehoben. Er gilt bis zum {{until}}; Ihre Geräte verbinden sich wieder.',
    'access-revoked':
      'Ihr Homeoffice-Zugang ist widerrufen. Ihre Geräte verbinden sich nicht mehr, und die Zugangsdateien sind ungültig.\nWarum, sagt Ihnen Ihr Benutzerservice. Für einen neuen Zugang stellen Sie einen neuen Antrag.',
    'application-waits':
      'Mindestens ein Antrag auf einen Homeoffice-Zugang wartet auf Ihre Entscheidung.\nIn der nächsten Stunde bekommen Sie keine weitere E-Mail dieser Art, auch wenn mehr Anträge eingehen.',
    'applications-still-wait':
      'Seit {{workingDays}} Arbeitstagen warten Anträge auf einen Homeoffice-Zugang. Anzahl: {{count}}.\nBitte entscheiden Sie darüber oder lassen Sie sich vertreten.',
    'sign-in-change-proposed':
      'Für die Anmeldung Ihrer Verwaltung ist eine Änderung vorgeschlagen. Sie bestimmt, wer sich anmelden kann und wer welche Rolle hat.\nBitte prüfen Sie den Vorschlag im Portal. Haben Sie ihn nicht erwartet, lehnen Sie ihn ab und rufen Sie die Stelle an, die das Portal betreibt.',
    'loosening-proposed':
      'Jemand aus Ihrer Verwaltung möchte die Regeln für Anträge lockern. Das gilt erst, wenn eine zweite Person es bestätigt. Geschieht das nicht innerhalb von 14 Tagen, verfällt der Vorschlag.\nWas sich ändern würde und warum, steht im Portal unter „Fragen und Regeln“. Bestätigen Sie nur, was Sie selbst für richtig halten.',
    'closing-announced':
      'Die Stelle, die das Portal betreibt, hat angekündigt, dass Ihre Verwaltung das Portal verlässt. Vorgesehener Tag: {{until}}. Danach werden alle Zugänge widerrufen und alle Daten gelöscht.\nBitte prüfen Sie das im Portal. Ohne Bestätigung geschieht nichts.',
    'endorsement-asked':
      'Jemand aus Ihrem Bereich hat einen Homeoffice-Zugang beantragt und Sie als Führungskraft angegeben. Die Vorgangsnummer ist {{caseNumber}}.\nBitte bestätigen Sie im Portal, ob der Zugang dienstlich gebraucht wird. Alles Technische prüft die IT. Ihre Antwort braucht dort einen Klick.',
    'endorsement-invited':
      'Eine Kollegin oder ein Kollege hat einen Homeoffice-Zugang beantragt und Sie als Führungskraft angegeben. Die Vorgangsnummer ist {{caseNumber}}.\nSie müssen in dieser E-Mail nichts anklicken: Geben Sie die Adresse unten selbst im Browser ein, oder rufen Sie den Benutzerservice an. Nach der Anmeldung mit Ihrem dienstlichen Konto steht der Antrag unter „Anfragen an mich“. Sie bestätigen nur, ob der Zugang dienstlich gebraucht wird.\nOb diese E-Mail echt ist, sagt Ihnen die Ankündigung des Homeoffice-Portals in Ihrer Verwaltung: Dort steht dieselbe Adresse.',
    'need-asked':
      'Ein Antrag auf einen Homeoffice-Zugang wartet darauf, dass Ihre Stelle den dienstlichen Bedarf bestätigt. Die Vorgangsnummer ist {{caseNumber}}.\nDer Antrag steht im Portal unter „Anfragen an mich“.',
    'opinion-asked':
      'Die Regeln für Anträge auf Homeoffice-Zugänge verlangen, dass Ihre Stelle beteiligt wird. Die Vorgangsnummer ist {{caseNumber}}.\nWarum, und was beantragt ist, steht im Portal unter „Anfragen an mich“.',
    'stand-in-asked':
      'Bei einem Antrag auf einen Homeoffice-Zugang kann die zuständige Stelle nicht selbst antworten. Die IT Ihrer Verwaltung hat Sie für diesen einen Antrag als Vertretung benannt. Die Vorgangsnummer ist {{caseNumber}}.\nWorum es geht, steht im Portal unter „Anfragen an mich“.',
    'inbox-still-waits':
      'Seit {{workingDays}} Arbeitstagen warten Anträge darauf, dass Sie antworten. Anzahl: {{count}}.\nSind Sie länger nicht da, benennen Sie im Portal bitte eine Vertretung.',
    'step-waits-too-long':
      'Der Antrag {{caseNumber}} wartet seit fünf Arbeitstagen auf eine andere Stelle. Erinnert wurde zweimal.\nBitte klären Sie, ob jemand fehlt, und benennen Sie im Portal bei Bedarf eine andere Führungskraft oder, wenn aus einer Stelle niemand antworten kann, eine Vertretung.',
    'application-approved':
      'Ihr Antrag {{caseNumber}} ist genehmigt. Freigegeben wird der Zugang, sobald alle Auflagen bestätigt sind.\nWelche das sind und was Sie selbst bestätigen, steht im Portal bei Ihrem Antrag.',
    'crypto-waiver-proposed':
      'Jemand aus Ihrer Verwaltung hat vorgeschlagen, für OpenVPN ein anderes Kryptoprofil als das der BSI TR-02102-2 zuzulassen.\nBitte prüfen Sie den Vorschlag im Portal. Er gilt erst, wenn eine zweite Person ihn bestätigt.',
    'crypto-waiver-ended':
      'Die Ausnahme vom Kryptoprofil der BSI TR-02102-2 galt bis zum {{until}} und ist abgelaufen. Eingerichtete Geräte bleiben verbunden, neue Zugangsdateien folgen wieder dem Profil des BSI.\nBitte entscheiden Sie im Portal: den Gateway-Verbund auf das Profil des BSI umstellen oder eine neue Ausnahme vorschlagen.',
    'orders-overdue':
      'Gesperrte, widerrufene oder verkürzte Zugänge sind nicht in der Zeit bestätigt, die Ihre Verwaltung dafür vorsieht. Anzahl: {{count}}.\nBis dahin könnte sich ein Gerät dort noch verbinden. Welches Gateway das betrifft und was zu tun ist, steht im Portal unter „Heute“. Solange das offen ist, bekommen Sie über weitere frühestens nach 15 Minuten wieder eine E-Mail.',
    'application-lapsed':
      'Ihr Antrag {{caseNumber}} wurde nicht rechtzeitig entschieden oder bestätigt und ist verfallen. Das ist keine Ablehnung.\nBrauchen Sie den Zugang noch, stellen Sie den Antrag bitte neu. Ihre Antworten sind aufgehoben.',
  },
} as const;
