// Who gets which role: the rules and their trial, German.
export const roles = {
  rules: {
    title: 'Rollen vergeben',
    explained:
      'Jede Regel sagt: Wer in diesem Attribut genau diesen Wert hat, bekommt diese Rolle. Groß- und Kleinschreibung zählt. Eine Änderung wirkt bei jeder Person ab ihrer nächsten Anmeldung.',
    heading: 'Regeln',
    rule: 'Regel {{number}}',
    'remove-hint': 'Leeren Sie Attribut und Wert, um eine Regel zu entfernen.',
    choose: 'Rolle wählen',
    'try-heading': 'Ausprobieren: Wer wäre was?',
    sample: 'Angaben einer gedachten Person',
    'sample-hint':
      'Je Zeile ein Attribut und ein Wert, zum Beispiel: groups = vpn-it. Nichts davon wird gespeichert.',
    try: 'Regeln ausprobieren',
    outcome: 'Diese Person wäre: {{roles}}',
    unread: 'Diese Zeile haben wir nicht verstanden: {{line}}',
    'nothing-kept': 'Das war nur eine Probe. Es wurde nichts gespeichert.',
    'by-value': 'Was jeder einzelne Wert ergibt',
    who: 'Wer das hat',
    becomes: 'Ist',
    'everybody-else': 'alle anderen',
    unchanged: 'Es hat sich nichts geändert.',
    meanwhile: 'Diese Regeln gelten jetzt',
    change: 'Rollen vergeben',
  },
} as const;
