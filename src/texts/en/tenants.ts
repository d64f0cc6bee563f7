// What people of the provider read about municipalities, in English.
export const tenants = {
  title: 'Municipalities',
  list: {
    lead: 'Each municipality has its own sign-in, keys and gateways. You do not see a municipality’s people here.',
    caption: 'Municipalities of this installation',
    empty: 'No municipality yet',
    'empty-text': 'Municipalities appear here once you add them.',
  },
  column: { name: 'Name', slug: 'Short name in addresses' },
} as const;
