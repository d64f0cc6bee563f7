// The emergency account, German.
export const emergency = {
  name: 'Notfallkonto',
  notice: {
    title: 'Das Notfallkonto ist eingeschaltet.',
    text: 'Damit kann der Betreiber Zugänge und Geräte sperren und widerrufen, ohne Anmeldung über einen Identitätsanbieter. Wissen Sie nicht, warum? Fragen Sie den Betreiber sofort.',
  },
  today: {
    title: 'Das Notfallkonto war eingeschaltet: {{time}}.',
    text: 'Was damit bei Ihnen getan wurde, steht in Ihrem Protokoll unter „Notfallkonto“. Steht dort nichts, wurde nichts getan.',
  },
  key: {
    title: 'Notfallkonto öffnen',
    lead: 'Nur für den Notfall. Jeder Versuch steht im Protokoll des Betreibers.',
    passphrase: 'Kennwort aus dem Umschlag',
    code: 'Einmalcode',
    'code-hint': 'Sechs Ziffern aus der App. Jeder Code gilt nur einmal.',
    submit: 'Notfallkonto öffnen',
    wrong: 'Kennwort oder Einmalcode stimmen nicht.',
    'wrong-text': 'Warten Sie auf einen neuen Code. Nach fünf falschen Codes schaltet sich das Konto ab.',
  },
  desk: {
    title: 'Notfall: sperren und widerrufen',
    lead: 'Sie finden nur, was Sie genau benennen. Nach zehn Minuten ohne Klick ist das Konto wieder aus.',
    town: 'Kurzname der Kommune',
    'town-hint': 'Wie er in der Adresse steht, zum Beispiel musterstadt.',
    what: 'Nummer oder Name',
    'what-hint':
      'Die vollständige Nummer eines Zugangs, Geräts oder Gateways, oder der genaue Name einer Person.',
    find: 'Suchen',
    missing: 'Dazu gibt es hier nichts, oder es ist nicht eindeutig.',
    'missing-text':
      'Prüfen Sie die Schreibweise. Haben mehrere Personen diesen Namen, brauchen Sie die Nummer.',
    'end-heading': 'Fertig?',
    'end-text': 'Damit schaltet sich das Notfallkonto ab.',
    end: 'Beenden und abschalten',
  },
  act: {
    title: '{{act}}?',
    consequence: '{{what}}: Das gilt sofort.',
    'consequence-final': '{{what}}: Das gilt sofort und lässt sich nicht rückgängig machen.',
    detail: 'Es steht in den Protokollen der Kommune und des Betreibers.',
    done: 'Erledigt. Es steht in beiden Protokollen.',
    grants: { suspend: 'Zugang sperren', revoke: 'Zugang widerrufen' },
    devices: { suspend: 'Gerät sperren', revoke: 'Gerät widerrufen' },
    gateways: { remove: 'Gateway außer Dienst stellen' },
  },
  gateway: { new: 'noch nicht angemeldet', enrolled: 'in Betrieb', removed: 'außer Dienst' },
} as const;
