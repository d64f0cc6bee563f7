// The documents that a municipality hands to its people, English.
export const documents = {
  title: 'Documents',
  lead: 'What is in force here is found by your staff in the portal. Earlier versions are kept unchanged.',
  'overview-text':
    'What your administration gives to its staff in writing, as a PDF, a text or a link and with all versions.',
  'overview-link': 'See the documents',
  kind: { 'privacy-notice': 'Privacy notice', leaflet: 'Leaflet about working at home' },
  about: {
    'privacy-notice':
      'It stands on the page “Privacy”, which everybody can read, without signing in as well (Article 13 GDPR).',
    leaflet:
      'It stands at the bottom of every page for staff who are signed in, and in the form for a request. The short text that people confirm when they apply is changed under “Settings”, “Leaflet”.',
  },
  'file-name': {
    'privacy-notice': 'privacy-notice-{{tenant}}-version-{{version}}',
    leaflet: 'leaflet-{{tenant}}-version-{{version}}',
  },
  form: { pdf: 'PDF', text: 'Text', link: 'Link' },
  'form-with-size': '{{form}}, {{kilobytes}} KB',
  link: '{{name}}, version {{version}} of {{day}} ({{form}})',
  versions: 'Versions: {{name}}',
  version: 'Version {{version}}',
  'in-force-then': 'version {{version}} was in force when the request was sent',
  'in-force': 'in force',
  column: { version: 'Version', since: 'Published', form: 'Form' },
  empty: 'There is no version yet.',
  'empty-text': {
    'privacy-notice':
      'Until then the page “Privacy” says that what your administration has to say is missing.',
    leaflet: 'Until then there is no link to it.',
  },
  'publish-link': '{{name}}: new version',
  'publish-title': '{{name}}: new version',
  'publish-lead': 'The new version is in force as soon as you publish it. Give either a link or a file.',
  address: 'Link',
  'address-hint':
    'Where the document stands on the Internet, for example https://www.musterstadt.de/datenschutz',
  file: 'File',
  'file-hint':
    'A PDF up to {{megabytes}} MB, best an accessible one (PDF/UA), or plain text in UTF-8 up to 200 KB.',
  submit: 'Publish',
  published: '{{name}}: version {{version}} is in force from now on.',
  unchanged: '{{name}}: this is the same as before. Version {{version}} stays in force.',
} as const;
