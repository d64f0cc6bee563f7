// Certificate revocation lists, English.
export const revocationLists = {
  title: 'Revocation lists',
  'overview-text': 'Which certificates no longer count, for others to fetch.',
  'overview-link': 'See revocation lists',
  'own-lead':
    'Whoever checks certificates of your administration outside this portal finds out here which of them are suspended or revoked. Pass on the address: it can be reached without signing in and names numbers only, no people.',
  'all-lead':
    'The revocation lists of all municipalities. Those that end first come first. They name numbers of certificates only, no people.',
  how: 'The portal renews each list within seconds after every suspension, revocation and release, and daily otherwise. A list counts for seven days. Its own gateways do not depend on it.',
  column: {
    of: 'Certificate authority',
    state: 'State',
    number: 'Number',
    made: 'Made',
    until: 'Counts until',
    entries: 'Entries',
    address: 'Address',
  },
  authority: {
    root: 'Root (authorities)',
    'client-ca': 'Certificates of devices',
    'server-ca': 'Certificates of gateways',
  },
  generation: '{{name}}, no. {{number}}',
  state: {
    current: 'current',
    'ends-soon': 'ends soon',
    over: 'over',
    'never-made': 'not made yet',
    ended: 'authority has ended',
  },
  failure: {
    'no-key': 'Without a key since {{since}}: destroyed, or not on this system. No newer list will come.',
    closed: 'The municipality has been closed. No newer list will come, and this one goes when it ends.',
    other: 'Not made since {{since}}. The portal’s log says why.',
  },
  size: '{{size}} KiB',
  'not-yet': 'Cannot be fetched here yet',
  empty: 'No revocation lists',
  'empty-text': 'Every certificate authority gets its list as soon as it has been made.',
  alarm: {
    title: 'Revocation lists are ending',
    text: 'Once a list is over, other systems that go by it refuse every certificate.',
    which: '{{municipality}}, {{authority}}',
    never: '{{name}}: never made.',
    until: '{{name}}: counts until {{until}}.',
    more: 'These are not all.',
  },
} as const;
