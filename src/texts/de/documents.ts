// The documents that a municipality hands to its people, German.
export const documents = {
  title: 'Dokumente',
  lead: 'Was hier gilt, finden Ihre Beschäftigten im Portal. Frühere Fassungen bleiben unverändert erhalten.',
  'overview-text':
    'Was Ihre Verwaltung den Beschäftigten schriftlich gibt, als PDF, Text oder Link und mit allen Fassungen.',
  'overview-link': 'Dokumente ansehen',
  kind: { 'privacy-notice': 'Datenschutzhinweise', leaflet: 'Merkblatt Heimarbeit' },
  about: {
    'privacy-notice':
      'Sie stehen auf der Seite „Datenschutz“, die alle lesen können, auch ohne Anmeldung (Artikel 13 DSGVO).',
    leaflet:
      'Es steht für angemeldete Beschäftigte unten auf jeder Seite und im Antrag. Den kurzen Text, den man im Antrag bestätigt, ändern Sie unter „Einstellungen“ bei „Merkblatt“.',
  },
  'file-name': {
    'privacy-notice': 'datenschutzhinweise-{{tenant}}-fassung-{{version}}',
    leaflet: 'merkblatt-heimarbeit-{{tenant}}-fassung-{{version}}',
  },
  form: { pdf: 'PDF', text: 'Text', link: 'Link' },
  'form-with-size': '{{form}}, {{kilobytes}} KB',
  link: '{{name}}, Fassung {{version}} vom {{day}} ({{form}})',
  versions: 'Fassungen: {{name}}',
  version: 'Fassung {{version}}',
  'in-force': 'gilt',
  'in-force-then': 'Fassung {{version}} galt, als der Antrag gestellt wurde',
  column: { version: 'Fassung', since: 'Veröffentlicht', form: 'Form' },
  empty: 'Noch gibt es keine Fassung.',
  'empty-text': {
    'privacy-notice': 'Bis dahin sagt die Seite „Datenschutz“, dass die Angaben Ihrer Verwaltung fehlen.',
    leaflet: 'Bis dahin fehlt der Verweis darauf.',
  },
  'publish-link': '{{name}}: neue Fassung',
  'publish-title': '{{name}}: neue Fassung',
  'publish-lead':
    'Die neue Fassung gilt sofort, sobald Sie sie veröffentlichen. Geben Sie entweder einen Link an oder eine Datei.',
  address: 'Link',
  'address-hint': 'Wo das Dokument im Internet steht, zum Beispiel https://www.musterstadt.de/datenschutz',
  file: 'Datei',
  'file-hint':
    'PDF bis {{megabytes}} MB, am besten barrierefrei (PDF/UA), oder einfacher Text in UTF-8 bis 200 KB.',
  submit: 'Veröffentlichen',
  published: '{{name}}: Ab jetzt gilt Fassung {{version}}.',
  unchanged: '{{name}}: Das ist dasselbe wie bisher. Es bleibt bei Fassung {{version}}.',
} as const;
