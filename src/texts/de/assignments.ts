// Sign-ins that people must assign: what the person waits for, and what those who decide see, German.
export const assignments = {
  waiting: {
    title: 'Ihr Konto wird zugeordnet',
    lead: 'Ihre Anmeldung ist angekommen. Bevor es weitergeht, prüft Ihre IT, zu welchem Konto sie gehört.',
    why: 'Das kommt vor, wenn sich Ihr Name oder Ihr Anmeldename geändert hat, oder wenn Sie lange nicht hier waren.',
    'devices-heading': 'Ihre Geräte',
    devices: 'Eingerichtete Geräte funktionieren weiter wie bisher.',
    'next-heading': 'So geht es weiter',
    next: 'Sie brauchen nichts zu tun. Eilt es, rufen Sie an. Nach der Zuordnung melden Sie sich einfach noch einmal an.',
    again: 'Noch einmal anmelden',
  },
  list: {
    title: 'Anmeldungen zuordnen',
    lead: 'Bei diesen Anmeldungen ist nicht sicher, wer es war. Sie entscheiden; vorher kommt niemand hinein.',
    caption: 'Anmeldungen, die auf eine Zuordnung warten, die älteste zuerst',
    column: { brought: 'Angemeldet als', known: 'Vielleicht', why: 'Anlass', since: 'Wartet' },
    empty: 'Keine Anmeldung wartet auf eine Zuordnung.',
    'empty-text':
      'Hier erscheinen Anmeldungen, deren Kennung lange nicht benutzt wurde oder die zu jemand Bekanntem passen.',
    'settled-title': 'Diese Anmeldung ist schon zugeordnet.',
    'settled-text': 'Jemand war schneller, oder sie ist verfallen. Es wurde nichts weiter geändert.',
  },
  kind: {
    'recycled-key': 'Anmeldename lange nicht benutzt',
    'changed-name': 'vielleicht neuer Name',
  },
  show: {
    title: 'Wem gehört diese Anmeldung?',
    lead: {
      'recycled-key':
        'Dieser Anmeldename gehörte zu einer bekannten Person, wurde aber seit über 90 Tagen nicht benutzt. Er kann inzwischen neu vergeben sein.',
      'changed-name':
        'Die Kennung ist neu, aber einige Angaben passen zu einer bekannten Person. Vielleicht hat sich ihr Name geändert.',
    },
    advice:
      'Fragen Sie beim Personalamt oder im Bereich nach. Rufen Sie eine Nummer an, die Sie schon kannten.',
    caption: 'Bekannte Person und Anmeldung im Vergleich',
    column: { what: 'Angabe', known: 'Bekannte Person', brought: 'Diese Anmeldung' },
    row: { name: 'Name', mail: 'E-Mail', department: 'Bereich', key: 'Kennung', since: 'Seit' },
    'known-since': 'bekannt seit {{day}}',
    'waits-since': 'wartet seit {{day}}',
    stake: 'Was die bekannte Person hat',
    grants: 'Zugänge',
    devices: 'Geräte',
    person: 'Person ansehen',
    'key-with-name': '{{value}} ({{name}})',
    own: 'Hier geht es um Ihr eigenes Konto. Eine Kollegin oder ein Kollege muss es zuordnen.',
    verdict: 'Wer hat sich angemeldet?',
    same: 'Dieselbe Person',
    'same-hint': {
      'recycled-key': 'Sie meldet sich wieder an wie früher.',
      'changed-name': 'Sie meldet sich ab jetzt mit der neuen Kennung an; die alte gilt nicht mehr.',
    },
    other: 'Eine andere Person',
    'other-hint': {
      'recycled-key':
        'Sie wird neu angelegt und bekommt diese Kennung. Die bekannte Person kann sich nicht mehr anmelden; ihre Zugänge und Geräte bleiben, bis Sie sie widerrufen.',
      'changed-name': 'Sie wird neu angelegt. Bei der bekannten Person ändert sich nichts.',
    },
    reason: 'Woher wissen Sie das?',
    'reason-hint': 'Steht im Protokoll. Nennen Sie keine Krankheiten.',
    submit: 'Anmeldung zuordnen',
  },
  done: {
    same: 'Die Anmeldung ist derselben Person zugeordnet.',
    other: 'Die Anmeldung gehört jetzt einer neuen Person.',
    text: 'Bei der nächsten Anmeldung geht es weiter. Sagen Sie der Person Bescheid.',
    revoke:
      '{{person}} kann sich nicht mehr anmelden. Prüfen Sie die Zugänge und Geräte und widerrufen Sie, was nicht mehr gebraucht wird.',
  },
  released: {
    title: 'Diese Person kann sich nicht mehr anmelden.',
    text: 'Ihre Kennung gehört jetzt jemand anderem. Widerrufen Sie Zugänge und Geräte, die nicht mehr gebraucht werden.',
  },
  today_one: 'Anmeldung wartet auf Zuordnung',
  today_other: 'Anmeldungen warten auf Zuordnung',
  'settings-text': 'Ist nicht sicher, wer sich angemeldet hat, entscheiden Sie es hier.',
  'settings-link': 'Anmeldungen zuordnen',
  'groups-withheld': {
    title: 'Der Anmeldedienst sendet bei manchen Personen keine Gruppen.',
    text: 'Zuletzt am {{day}}: Wer in mehr als 150 Gruppen ist, kommt ohne sie an, und Rollen aus Gruppen fehlen, auch die von Admins. Vergeben Sie Rollen über App-Rollen, oder senden Sie nur die Gruppen dieser Anwendung.',
    own: 'Ihre Gruppen wurden nicht mitgesendet.',
    'own-text':
      'Ihr Anmeldedienst lässt sie weg, weil Sie in sehr vielen Gruppen sind. Fehlt Ihnen hier etwas, wenden Sie sich an Ihre IT.',
  },
} as const;
