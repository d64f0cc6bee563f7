// The municipality's own words in its mails, German.
export const mailTexts = {
  title: 'Texte der E-Mails',
  link: 'Texte der E-Mails ändern',
  lead: 'Für jede E-Mail können Sie eigene Worte vor oder hinter den Text des Portals setzen oder ihn ersetzen.',
  one: 'Text: {{mail}}',
  'one-lead':
    'Was Sie hier schreiben, steht in jeder E-Mail dieser Art. Bevor es gilt, sehen Sie es in einer Vorschau.',
  column: { mail: 'E-Mail', whose: 'Text', changed: 'Zuletzt geändert', version: 'Fassung' },
  whose: { product: 'Text des Portals', own: 'eigener Text' },
  nobody: 'Name nicht mehr bekannt',
  rules: 'Was möglich ist',
  always:
    'Betreff, Anrede, die Adresse des Portals, Ihr Benutzerservice und der Name Ihrer Verwaltung stehen immer in der E-Mail.',
  'no-links':
    'Adressen von Internetseiten und E-Mail-Adressen sind nicht möglich: Die einzige Adresse ist die des Portals. So fällt eine gefälschte E-Mail auf.',
  fields: 'Diese Felder ersetzt das Portal durch Angaben, geschrieben genau so, mit den Klammern:',
  'no-fields': 'In dieser E-Mail gibt es keine Felder.',
  field: {
    caseNumber: 'Vorgangsnummer, zum Beispiel MU-2026-0417',
    from: 'erster Tag, zum Beispiel 1. Dezember 2026',
    until: 'letzter Tag, zum Beispiel 31. März 2027',
    workingDays: 'Zahl der Werktage',
    count: 'Zahl der Anträge',
  },
  language: { de: 'Deutsch', en: 'Englisch' },
  part: {
    'opening-de': 'Vor dem Text (Deutsch)',
    'text-de': 'Statt des Textes des Portals (Deutsch)',
    'closing-de': 'Hinter dem Text (Deutsch)',
    'opening-en': 'Vor dem Text (Englisch)',
    'text-en': 'Statt des Textes des Portals (Englisch)',
    'closing-en': 'Hinter dem Text (Englisch)',
    'opening-hint': 'Steht nach der Anrede. Jede Zeile ist ein Absatz, höchstens 2000 Zeichen.',
    'text-hint': 'Leer: Es bleibt der Text des Portals. Jede Zeile ist ein Absatz, höchstens 2000 Zeichen.',
    'closing-hint': 'Steht vor der Adresse des Portals. Jede Zeile ist ein Absatz, höchstens 2000 Zeichen.',
  },
  preview: 'Vorschau ansehen',
  'preview-heading': 'So liest sich die E-Mail',
  'preview-lead': 'Mit erfundenen Angaben. Noch ist nichts gespeichert.',
  save: 'So speichern',
  saved: 'Der Text gilt ab jetzt.',
  unchanged: 'Es gilt schon dieser Text. Geändert wurde nichts.',
  present: 'So wird die E-Mail jetzt verschickt',
  product: 'Der Text des Portals',
  history: 'Fassungen',
  reset: 'Zurück zum Text des Portals',
  'reset-title': '„{{mail}}“: zurück zum Text des Portals?',
  'reset-consequence':
    'Ab jetzt steht in diesen E-Mails wieder der Text des Portals. Ihr Text bleibt als frühere Fassung im Export erhalten.',
  'reset-done': 'Ab jetzt gilt der Text des Portals.',
  error: {
    'too-long': 'Möglich sind {{max}} Zeichen, das sind {{found}}.',
    'control-character':
      'In Zeile {{line}} steht ein unsichtbares Steuerzeichen ({{found}}). Löschen Sie es.',
    braces:
      'In Zeile {{line}} passen die geschweiften Klammern nicht zusammen: {{found}}. Felder haben zwei vorn und zwei hinten.',
    field: 'In Zeile {{line}} steht ein Feld, das es in dieser E-Mail nicht gibt: {{found}}.',
    link: 'In Zeile {{line}} steht eine Adresse: {{found}}. Möglich ist nur die des Portals, und die steht immer in der E-Mail. Ist es keine Adresse, fehlt vielleicht ein Leerzeichen nach dem Punkt.',
    'one-language':
      'Dieser Teil steht nur in der anderen Sprache. Schreiben Sie ihn in beiden, oder lassen Sie beide leer.',
  },
} as const;
