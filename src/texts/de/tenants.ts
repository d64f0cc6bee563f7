// What people of the provider read about municipalities.
export const tenants = {
  title: 'Kommunen',
  list: {
    lead: 'Jede Kommune hat ihre eigene Anmeldung, ihre eigenen Schlüssel und Gateways. Personen einer Kommune sehen Sie hier nicht.',
    caption: 'Kommunen dieser Installation',
    empty: 'Noch keine Kommune',
    'empty-text': 'Sobald Sie eine Kommune anlegen, steht sie hier.',
  },
  column: { name: 'Name', slug: 'Kurzname in der Adresse' },
} as const;
