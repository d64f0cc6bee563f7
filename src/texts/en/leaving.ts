// A municipality takes its data along and leaves, English.
export const leaving = {
  export: {
    title: 'Take all data along',
    'overview-text': 'Everything the portal knows about your municipality, as one file in an open format.',
    'overview-link': 'Take data along',
    lead: 'You receive one file with everything the portal knows about your municipality: one line of JSON for each entry (NDJSON). The format is described in the documents of the portal.',
    'with-heading': 'What it holds',
    'with-people': 'people with their names, addresses and departments',
    'with-access': 'requests with decisions, accesses, devices and the public parts of access files',
    'with-gateways': 'gateways, networks, profiles and the confirmations of suspensions and revocations',
    'with-settings': 'sign-in, rules for roles and settings',
    'with-audit': 'the audit log with names and reasons',
    'without-heading': 'What it does not hold',
    without: 'Private keys, shared secrets of the tunnels, sessions, and who signed in when.',
    personal:
      'The file holds data of all staff. Please keep it safe. That you download it is written to the audit log.',
    button: 'Download the file',
  },
} as const;
