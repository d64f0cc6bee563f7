// Changes to a sign-in that is live, German.
export const signInChanges = {
  title: 'Änderungen der Anmeldung',
  proposed: '{{when}}, {{by}}',
  kind: {
    'identity-provider': 'Identitätsanbieter ändern',
    'role-rules': 'Regeln für Rollen ändern',
    attributes: 'Attribute der Anmeldung ändern',
  },
  origin: {
    tenant: 'von der Verwaltung selbst',
    operator: 'vom Betreiber des Portals',
    metadata: 'aus den Metadaten des Identitätsanbieters',
    'command-line': 'auf dem Server des Portals, ohne Namen',
  },
  state: {
    open: 'wartet auf Bestätigung',
    applied: 'in Kraft',
    rejected: 'abgelehnt',
    withdrawn: 'zurückgezogen',
    lapsed: 'verfallen',
  },
  next: {
    waiting: 'Nichts, bis die Verwaltung oder zwei Personen des Betreibers bestätigen.',
    operator:
      'Der Betreiber hat einmal bestätigt. Eine zweite Person dort kann ab {{when}} bestätigen, die Verwaltung jederzeit.',
  },
  route: {
    tenant: 'Die Verwaltung hat am {{when}} bestätigt.',
    operator: 'Zwei Personen des Betreibers haben bestätigt, zuletzt am {{when}}.',
    emergency: 'Notfall: am {{when}} auf dem Server sofort in Kraft gesetzt, ohne Bestätigung.',
  },
  outcome: {
    rejected: 'Am {{when}} abgelehnt.',
    withdrawn: 'Am {{when}} zurückgezogen.',
    lapsed: 'Am {{when}} verfallen.',
  },
  list: {
    lead: 'Was an einer laufenden Anmeldung geändert wird, gilt erst nach Bestätigung: durch die Verwaltung selbst oder durch zwei Personen des Betreibers, zwischen denen 24 Stunden liegen.',
    caption: 'Vorgeschlagene Änderungen, neueste zuerst',
    about: 'Änderung',
    state: 'Stand',
    next: 'Was geschieht',
    empty: 'Noch wurde nichts vorgeschlagen.',
    'empty-text':
      'Hier stehen Vorschläge, den Identitätsanbieter, seine Zertifikate oder die Rollen zu ändern.',
  },
  new: {
    title: 'Änderung vorschlagen',
    lead: 'Geben Sie die neuen Metadaten des Identitätsanbieters an. Auf der nächsten Seite sehen Sie, was sich ändern würde. Noch gilt alles wie bisher.',
    address: 'Adresse der Metadaten',
    'address-hint':
      'Beginnt mit https://. Lassen Sie das Feld leer, wenn Sie eine Datei hochladen oder die Metadaten einfügen.',
    file: 'Metadaten als Datei',
    'file-hint': 'XML, höchstens 512 KB.',
    metadata: 'Metadaten (XML)',
    'metadata-hint': 'Der ganze Inhalt der Datei, höchstens 512 KB.',
    identity: 'Attribut, an dem wir Personen wiedererkennen',
    'identity-hint': 'Leer: die NameID. Wer hier etwas ändert, macht aus allen Personen neue.',
    reason: 'Grund',
    'reason-hint': 'Wer bestätigt, liest ihn. Zum Beispiel: Neues Zertifikat, das alte läuft am 1. März ab.',
    submit: 'Vorschlagen',
  },
  way: {
    tenant:
      'Was Sie hier in Kraft setzen, gilt sofort. Es wird protokolliert, und alle, die Ihre Verwaltung administrieren, sehen es auf jeder Seite.',
    operator:
      'Von hier aus können Sie nur vorschlagen. Bestätigen muss die Verwaltung, oder nach 24 Stunden eine zweite Person des Betreibers. Die Verwaltung sieht den Vorschlag auf jeder Seite.',
    'propose-roles': 'Regeln für Rollen vorschlagen',
    'submit-tenant': 'In Kraft setzen',
    'submit-operator': 'Der Verwaltung vorschlagen',
    'reason-hint': 'Diesen Grund lesen alle, die Änderungen der Anmeldung ansehen dürfen.',
  },
  error: { 'one-source': 'Geben Sie genau eines an: die Adresse, eine Datei oder den Text der Metadaten.' },
  strangers: {
    title: 'Danach erkennt das Portal niemanden wieder.',
    text_one:
      '{{shown}} bekannte Person gilt bei der nächsten Anmeldung als neu oder wartet auf eine Zuordnung. Zugänge und Geräte bleiben beim bisherigen Eintrag.',
    text_other:
      '{{shown}} bekannte Personen gelten bei der nächsten Anmeldung als neu oder warten auf eine Zuordnung. Zugänge und Geräte bleiben bei den bisherigen Einträgen.',
  },
  field: {
    'entity-id': 'Kennung (entityID)',
    'sso-url': 'Adresse der Anmeldung',
    'slo-url': 'Adresse der Abmeldung',
    certificates: 'Zertifikat',
    identity: 'Woran wir Personen wiedererkennen',
    signed: 'Unterschrieben sein muss',
    'role-rules': 'Regel für eine Rolle',
    required: 'Muss vorhanden sein',
    aliases: 'Eigener Name eines Attributs',
  },
  mark: { removed: 'entfällt', added: 'neu', kept: 'bleibt' },
  show: {
    origin: 'Vorgeschlagen',
    reason: 'Grund',
    next: 'Was geschieht',
    outcome: 'Ergebnis',
    compare: 'Was sich ändert',
    caption: 'Bisher und künftig',
    field: 'Angabe',
    value: 'Wert',
    mark: 'Änderung',
    ends: 'gültig bis {{day}}',
    'advice-tenant':
      'Vergleichen Sie jeden Fingerabdruck mit dem, den Ihr Identitätsanbieter anzeigt. Wer hier bestätigt, entscheidet, wessen Wort bei der Anmeldung gilt. Kennen Sie den Vorschlag nicht, lehnen Sie ihn ab.',
    'advice-operator':
      'Vergleichen Sie jeden Fingerabdruck mit dem, den die Verwaltung auf einem anderen Weg nennt, zum Beispiel am Telefon. Alle, die die Verwaltung administrieren, sehen diesen Vorschlag.',
    'advice-values-tenant':
      'Lesen Sie jede Zeile: Wer hier bestätigt, entscheidet, wer was darf. Kennen Sie den Vorschlag nicht, lehnen Sie ihn ab.',
    'advice-values-operator':
      'Fragen Sie die Verwaltung auf einem anderen Weg, zum Beispiel am Telefon, ob sie diese Änderung will. Alle, die sie administrieren, sehen diesen Vorschlag.',
    'confirm-tenant': 'Bestätigen und in Kraft setzen',
    'confirm-operator': 'Für den Betreiber bestätigen',
    withdraw: 'Vorschlag zurückziehen',
  },
  confirm: {
    title: 'Änderung bestätigen?',
    'consequence-tenant': '{{what}}: Was vorgeschlagen ist, gilt ab sofort für jede Anmeldung.',
    'consequence-operator':
      '{{what}}: Ihre Bestätigung zählt für den Betreiber. Sind es zwei mit 24 Stunden Abstand, gilt die Änderung.',
  },
  reject: {
    title: 'Änderung ablehnen?',
    consequence: 'Es bleibt bei der bisherigen Anmeldung. Die Änderung kann neu vorgeschlagen werden.',
    reason: 'Grund',
    button: 'Änderung ablehnen',
  },
  done: {
    proposed: 'Die Änderung ist vorgeschlagen. Noch gilt alles wie bisher.',
    seconded:
      'Ihre Bestätigung ist festgehalten. Nach 24 Stunden kann eine zweite Person des Betreibers bestätigen.',
    applied: 'Die Änderung ist in Kraft.',
    rejected: 'Die Änderung ist abgelehnt.',
    withdrawn: 'Der Vorschlag ist zurückgezogen.',
  },
  notice: {
    open: 'Eine Änderung der Anmeldung wartet auf Bestätigung.',
    tenant: 'Jemand aus Ihrer Administration hat die Anmeldung geändert.',
    operator: 'Der Betreiber hat die Anmeldung Ihrer Verwaltung geändert.',
    emergency: 'NOTFALL: Die Anmeldung Ihrer Verwaltung wurde auf dem Server geändert, ohne Bestätigung.',
    link: 'Änderung ansehen',
  },
} as const;
