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
      'Was Sie hier ändern, ist zuerst ein Vorschlag. Auf der nächsten Seite testen Sie die Anmeldung damit und setzen ihn dann in Kraft. Es wird protokolliert, und alle, die Ihre Verwaltung administrieren, sehen es auf jeder Seite.',
    operator:
      'Von hier aus können Sie nur vorschlagen. Bestätigen muss die Verwaltung, oder nach 24 Stunden eine zweite Person des Betreibers. Die Verwaltung sieht den Vorschlag auf jeder Seite.',
    'propose-roles': 'Regeln für Rollen vorschlagen',
    'submit-tenant': 'Weiter zum Test',
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
    trial: 'Test-Anmeldung',
    'without-trial': 'Ohne bestandenen Test bestätigt, weil',
    decide: 'Entscheiden',
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
  trial: {
    heading: 'Test-Anmeldung',
    none: 'Noch hat niemand eine Anmeldung mit diesen Werten getestet.',
    'none-tenant':
      'Melden Sie sich einmal zum Test damit an, bevor Sie bestätigen. Ein Tippfehler sperrt sonst Ihre ganze Verwaltung aus.',
    'none-operator':
      'Machen Sie einen Link zum Testen und senden Sie ihn an jemanden mit einem Konto in der Verwaltung. Ein Tippfehler sperrt sonst die ganze Verwaltung aus.',
    passed: 'Die Test-Anmeldung mit diesen Werten hat funktioniert.',
    failed: 'Die Test-Anmeldung mit diesen Werten hat nicht funktioniert.',
    outdated: 'Die Test-Anmeldung ist überholt.',
    'outdated-text':
      'Seither hat sich etwas anderes an der Anmeldung geändert. Testen Sie noch einmal, wie beides zusammen wirkt.',
    line: 'Getestet am {{when}}, {{by}}.',
    'by-yourself': 'von Ihnen',
    'by-tenant': 'von der Verwaltung selbst',
    'by-operator': 'mit einem Link vom Betreiber des Portals',
  },
  try: {
    title: 'Anmeldung mit den neuen Werten testen',
    submit: 'Anmeldung testen',
    again: 'Noch einmal testen',
    'lead-tenant':
      'Sie melden sich zum Test so an, als würde die Änderung schon gelten. Noch gilt alles wie bisher.',
    'lead-operator':
      'Senden Sie den Link an jemanden, der die Anmeldung der Verwaltung administriert. Haben Sie selbst ein solches Konto, können Sie gleich hier beginnen. Noch gilt alles wie bisher.',
    'step-leave':
      'Sie verlassen das Portal, melden sich beim Identitätsanbieter der Verwaltung an und kommen auf eine Seite mit dem Ergebnis.',
    'step-judged':
      'Der Test gelingt, wenn Sie hereinkämen und danach noch die Anmeldung administrieren dürften. Nehmen Sie das Konto, mit dem Sie das auch später tun.',
    'step-kept':
      'Niemand wird angemeldet oder abgemeldet. Beim Vorschlag halten wir nur fest, ob es gelungen wäre, wann, und woran es sonst lag; nichts von dem, was der Identitätsanbieter sendet.',
    start: 'Zum Identitätsanbieter',
    once: 'Dieser Link steht nur jetzt hier. Er gilt bis {{time}}.',
    'once-tenant':
      'Sie können ihn auch jemandem senden, der mit seinem Konto testet. Das Ergebnis steht dann beim Vorschlag.',
    'once-operator':
      'Wer ihn öffnet, sieht am Ende, was der Identitätsanbieter über das eigene Konto sendet. Sie sehen nur das Ergebnis.',
  },
  untried: {
    box: 'Ich bestätige, obwohl kein Test gelungen ist. Stimmt ein Wert nicht, kann sich in der ganzen Verwaltung niemand mehr anmelden, auch ich nicht.',
    reason: 'Warum geht es nicht mit Test?',
    'reason-hint':
      'Zum Beispiel: Das neue Zertifikat wird erst ab 1. März verwendet. Oder: Der Identitätsanbieter ist gerade nicht erreichbar. Der Grund wird protokolliert und steht beim Vorschlag.',
    'confirm-tenant': 'Ohne Test in Kraft setzen',
    'confirm-operator': 'Ohne Test für den Betreiber bestätigen',
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
