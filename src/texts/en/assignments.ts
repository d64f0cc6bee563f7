// Sign-ins that people must assign: what the person waits for, and what those who decide see, English.
export const assignments = {
  waiting: {
    title: 'Your account is being assigned',
    lead: 'Your sign-in has arrived. Before you can go on, your IT checks which account it belongs to.',
    why: 'This happens when your name or login name has changed, or when you have not been here for long.',
    'devices-heading': 'Your devices',
    devices: 'Devices that are set up go on working as before.',
    'next-heading': 'What happens next',
    next: 'You need not do anything. If it is urgent, call. Once it is assigned, simply sign in again.',
    again: 'Sign in again',
  },
  list: {
    title: 'Assign sign-ins',
    lead: 'With these sign-ins it is not certain who it was. You decide; nobody gets in before.',
    caption: 'Sign-ins that wait to be assigned, the oldest first',
    column: { brought: 'Signed in as', known: 'Perhaps', why: 'Cause', since: 'Waiting' },
    empty: 'No sign-in waits to be assigned.',
    'empty-text':
      'Sign-ins appear here when their key was unused for long, or when they match somebody known.',
    'settled-title': 'This sign-in has been assigned already.',
    'settled-text': 'Somebody was quicker, or it has lapsed. Nothing else was changed.',
  },
  kind: {
    'recycled-key': 'login name unused for long',
    'changed-name': 'perhaps a new name',
  },
  show: {
    title: 'Whose sign-in is this?',
    lead: {
      'recycled-key':
        'This login name belonged to a known person, but was not used for more than 90 days. It may have been given to somebody new.',
      'changed-name':
        'The key is new, but some details match a known person. Perhaps their name has changed.',
    },
    advice: 'Ask the personnel office or the department. Call a number that you knew before.',
    caption: 'Known person and sign-in compared',
    column: { what: 'Detail', known: 'Known person', brought: 'This sign-in' },
    row: { name: 'Name', mail: 'Mail', department: 'Department', key: 'Key', since: 'Since' },
    'known-since': 'known since {{day}}',
    'waits-since': 'waiting since {{day}}',
    stake: 'What the known person has',
    grants: 'Accesses',
    devices: 'Devices',
    person: 'Look at the person',
    'key-with-name': '{{value}} ({{name}})',
    own: 'This is about your own account. A colleague has to assign it.',
    verdict: 'Who has signed in?',
    same: 'The same person',
    'same-hint': {
      'recycled-key': 'They sign in again as before.',
      'changed-name': 'From now on they sign in with the new key; the old one no longer counts.',
    },
    other: 'Another person',
    'other-hint': {
      'recycled-key':
        'They are added as somebody new and get this key. The known person can no longer sign in; their accesses and devices stay until you revoke them.',
      'changed-name': 'They are added as somebody new. Nothing changes for the known person.',
    },
    reason: 'How do you know?',
    'reason-hint': 'Goes into the log. Mention no illnesses.',
    submit: 'Assign sign-in',
  },
  done: {
    same: 'The sign-in is assigned to the same person.',
    other: 'The sign-in now belongs to somebody new.',
    text: 'The next sign-in will work. Tell the person.',
    revoke:
      '{{person}} can no longer sign in. Look at the accesses and devices and revoke what is no longer needed.',
  },
  released: {
    title: 'This person can no longer sign in.',
    text: 'Their key belongs to somebody else now. Revoke accesses and devices that are no longer needed.',
  },
  today_one: 'sign-in waits to be assigned',
  today_other: 'sign-ins wait to be assigned',
  'settings-text': 'If it is not certain who has signed in, you decide it here.',
  'settings-link': 'Assign sign-ins',
  'groups-withheld': {
    title: 'The sign-in service sends no groups for some people.',
    text: 'Last on {{day}}: whoever is in more than 150 groups arrives without them, and roles from groups are missing, those of admins too. Give roles by app roles, or send only the groups of this application.',
    own: 'Your groups were not sent.',
    'own-text':
      'Your sign-in service leaves them out because you are in very many groups. If something is missing here, contact your IT.',
  },
} as const;
