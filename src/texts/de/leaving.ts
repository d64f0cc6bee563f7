// A municipality takes its data along and leaves, German.
export const leaving = {
  export: {
    title: 'Alle Daten mitnehmen',
    'overview-text':
      'Alles, was das Portal über Ihre Verwaltung weiß, als eine Datei in einem offenen Format.',
    'overview-link': 'Daten mitnehmen',
    lead: 'Sie erhalten eine Datei mit allem, was das Portal über Ihre Verwaltung weiß: eine Zeile JSON je Eintrag (NDJSON). Das Format ist in den Unterlagen des Portals beschrieben.',
    'with-heading': 'Das steht darin',
    'with-people': 'Personen mit ihren Namen, Adressen und Abteilungen',
    'with-access':
      'Anträge mit Entscheidungen, Zugänge, Geräte und die öffentlichen Teile der Zugangsdateien',
    'with-gateways': 'Gateways, Netze, Profile und die Bestätigungen von Sperren und Widerrufen',
    'with-settings': 'Anmeldung, Rollenregeln und Einstellungen',
    'with-audit': 'das Protokoll mit Namen und Begründungen',
    'without-heading': 'Das steht nicht darin',
    without:
      'Private Schlüssel, gemeinsame Geheimnisse der Tunnel, Sitzungen und wer sich wann angemeldet hat.',
    personal:
      'Die Datei enthält Daten aller Beschäftigten. Bewahren Sie sie geschützt auf. Dass Sie sie herunterladen, steht im Protokoll.',
    button: 'Datei herunterladen',
  },
  closing: {
    here: 'Schließung',
    list: 'Schließungen',
    title: 'Schließung: {{name}}',
    'overview-text':
      'Wenn Ihre Verwaltung das Portal nicht mehr nutzt, werden alle Zugänge widerrufen und alle Daten gelöscht.',
    'overview-link': 'Stand der Schließung ansehen',
    'none-tenant':
      'Eine Schließung ist nicht angekündigt. Möchte Ihre Verwaltung das Portal nicht mehr nutzen, wenden Sie sich an den Betreiber: Er kündigt die Schließung an, und Sie bestätigen sie.',
    'none-operator':
      'Eine Schließung ist nicht angekündigt. Sie kündigen sie an, die Administration der Kommune bestätigt sie. Vorher geschieht nichts.',
    'announced-tenant':
      'Der Betreiber hat angekündigt, Ihre Verwaltung zum {{day}} zu schließen. Ohne Bestätigung geschieht nichts. Bestätigen Sie nur, was Ihre Verwaltung entschieden hat, und nehmen Sie vorher Ihre Daten mit.',
    'announced-operator':
      'Angekündigt zum {{day}}. Die Administration der Kommune bestätigt es. Kann dort niemand mehr, bestätigen zwei Personen des Betreibers mit einem Tag Abstand.',
    lead: {
      confirmed:
        'Am {{day}} endet die Anmeldung. Danach werden alle Zugänge widerrufen und alle Daten gelöscht. Bis dahin lässt sich die Schließung zurücknehmen.',
      revoking: 'Niemand kann sich mehr anmelden. Alle Zugänge werden widerrufen.',
      waiting:
        'Alle Zugänge sind widerrufen, und niemand kann neue ausstellen. Gelöscht wird, sobald alle Gateways bestätigt haben, spätestens am {{until}}.',
      erasing: 'Alle Daten der Verwaltung werden gelöscht.',
      closed: 'Alle Daten der Verwaltung sind gelöscht. Ihr Kurzname in der Adresse bleibt vergeben.',
      withdrawn: 'Die Schließung wurde zurückgenommen.',
    },
    state: {
      announced: 'angekündigt',
      confirmed: 'bestätigt',
      revoking: 'Zugänge werden widerrufen',
      waiting: 'wartet auf Gateways',
      erasing: 'wird gelöscht',
      closed: 'gelöscht',
      withdrawn: 'zurückgenommen',
    },
    by: { operator: 'durch den Betreiber', 'command-line': 'auf dem Server des Portals' },
    route: { tenant: 'durch die Kommune', operator: 'durch zwei Personen des Betreibers' },
    'when-by': '{{when}}, {{by}}',
    'second-from': 'möglich ab {{when}}, durch eine andere Person',
    fact: {
      day: 'Schließung am',
      reason: 'Grund',
      announced: 'Angekündigt',
      confirmed: 'Bestätigt',
      second: 'Zweite Bestätigung des Betreibers',
      revoked: 'Widerrufene Zugänge',
      erased: 'Gelöschte Datensätze',
      since: 'Stand seit',
    },
    gateways: 'Gateways ohne Bestätigung',
    'gateways-text':
      'Diese Gateways haben noch nicht bestätigt, dass sie alle Geräte entfernt haben. Ist eines nicht mehr in Betrieb, schalten Sie es ab oder widerrufen Sie dort mit „fernamt agent revoke --local“.',
    gateway: 'Gateway',
    open: 'Offene Widerrufe',
    'last-contact': 'Letzter Kontakt',
  },
  list: { name: 'Name', day: 'Schließung am', state: 'Stand' },
  announce: {
    title: 'Schließung ankündigen',
    button: 'Schließung ankündigen',
    consequence:
      '{{name}} wird an dem Tag geschlossen, den Sie nennen, sobald es bestätigt ist. Ihre Administration und ihre IT sehen die Ankündigung auf jeder Seite.',
    detail: 'Bis zu diesem Tag lässt sich die Schließung zurücknehmen.',
    day: 'Tag der Schließung',
    'day-hint': 'Frühestens in {{days}} Tagen. An diesem Tag kann sich schon niemand mehr anmelden.',
    'reason-hint': 'Die Administration der Kommune liest ihn. Zum Beispiel: Vertrag endet zum Jahresende.',
  },
  confirm: {
    title: 'Schließung bestätigen',
    'button-tenant': 'Schließung bestätigen',
    'button-operator': 'Für den Betreiber bestätigen',
    consequence:
      'Am {{day}} endet die Anmeldung für alle. Dann werden alle Zugänge von {{name}} widerrufen und alle Daten gelöscht, auch das Protokoll.',
    detail: 'Bis dahin lässt sich die Schließung zurücknehmen, danach nicht mehr.',
  },
  withdraw: {
    title: 'Schließung zurücknehmen',
    button: 'Schließung zurücknehmen',
    consequence:
      '{{name}} wird nicht geschlossen. Für eine spätere Schließung ist eine neue Ankündigung nötig.',
    detail: 'Beide Seiten sehen Ihren Grund im Protokoll.',
    'reason-hint': 'Zum Beispiel: Der Vertrag wurde verlängert.',
  },
  force: {
    title: 'Nicht länger auf Gateways warten',
    button: 'Jetzt löschen',
    consequence:
      'Alle Daten von {{name}} werden jetzt gelöscht, obwohl nicht alle Gateways bestätigt haben. Das lässt sich nicht rückgängig machen.',
    detail:
      'Stellen Sie vorher sicher, dass die genannten Gateways abgeschaltet sind: Ein Gateway ohne Kontakt könnte Geräte noch bis zu deren Ende einlassen.',
    'reason-hint': 'Zum Beispiel: Das Gateway ist abgebaut.',
  },
  done: {
    announced: 'Die Schließung ist angekündigt.',
    seconded:
      'Ihre Bestätigung zählt als erste. Eine zweite Person des Betreibers kann in 24 Stunden bestätigen.',
    confirmed: 'Die Schließung ist bestätigt.',
    withdrawn: 'Die Schließung ist zurückgenommen.',
    forced: 'Das Löschen beginnt.',
  },
  notice: {
    announced: 'Der Betreiber hat angekündigt, Ihre Verwaltung zum {{day}} zu schließen.',
    confirmed: 'Ihre Verwaltung wird am {{day}} geschlossen.',
    link: 'Schließung ansehen',
  },
} as const;
