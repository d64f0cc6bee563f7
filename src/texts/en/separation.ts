// Roles that should be apart, English.
export const separation = {
  title: 'Roles that should be apart',
  lead: 'Who holds two roles at once that are meant to check or to complete each other. That is not forbidden: you decide whether it can stay so. Record the reason in your files.',
  'as-of':
    'As of each person’s last sign-in. When a rule or a group changes, it shows here only after the next sign-in. Whoever has not signed in for 90 days is no longer listed here until they do.',
  people: 'People of the municipality',
  delegates: 'Delegates of the provider',
  chosen: 'Who has named whom',
  'chosen-text':
    'Whoever names a person of the provider also chooses who can decide about their own requests and accesses. Nobody may name themselves. The portal refuses it where both accounts have the same mail address or are declared to be one person. Otherwise it cannot know: check that there really are two people behind both names.',
  delegate: 'May decide in your municipality',
  'named-by': 'Named by',
  hint: 'Hint',
  alike: 'same name',
  who: 'Person',
  roles: 'Roles',
  why: 'Why apart',
  empty: 'Nobody holds roles that should be apart.',
  'empty-text': 'Only roles of people who have signed in before count.',
  'overview-text': 'Who holds roles that should be apart?',
  link: 'See the separation of roles',
  reason: {
    'checks-own-work': 'Checks what the person does themselves.',
    'gives-and-uses': 'Gives roles and uses them.',
    'confirms-twice': 'Two independent statements come from one person.',
    'provider-and-municipality': 'Keeps the sign-in for the provider and decides in the municipality.',
  },
} as const;
