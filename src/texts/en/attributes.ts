// What sign-ins must carry and how they are read, English.
export const attributes = {
  title: 'Attributes of the sign-in',
  change: 'Change attributes of the sign-in',
  propose: 'Propose attributes of the sign-in',
  lead: 'The identity provider sends attributes with every sign-in. Here you say which of them means what, and which one must be there.',
  'required-heading': 'Who may sign in',
  'required-text':
    'If the identity provider serves several municipalities, this attribute tells them apart. Mind: whoever lacks it no longer gets in, not even the administration. Try it out below first.',
  'required-name': 'Attribute that must be there',
  'required-name-hint': 'Exactly as it is sent. Empty: everybody whom the identity provider lets in.',
  'required-value': 'Value that it must have',
  'names-heading': 'Which attribute means what',
  'names-text':
    'We know the usual names of each. Enter only what is named differently there, one name a line. The first one with a value counts, and the usual ones no longer do. Empty a field to return to the usual ones.',
  maker: 'Identity provider: {{maker}}.',
  preset: 'Usual: {{names}}',
  'supervisor-hint':
    'Read only if you name an attribute here, manager for example. What counts is a mail address or a login name with an @; a directory name (CN=…) is passed over. The address is then filled in for whoever applies, and they can change it.',
  concept: {
    email: 'Mail address',
    upn: 'Login name',
    given: 'Given name',
    surname: 'Family name',
    display: 'Displayed name',
    department: 'Department',
    supervisor: 'Supervisor (mail address)',
    groups: 'Groups',
    roles: 'Roles',
  },
  now: 'This counts now',
  'try-heading': 'Try it out: what would be read?',
  'sample-hint':
    'An attribute and a value a line, for example: mail = a.example@musterstadt.de. Nothing of it is stored.',
  try: 'Try it out',
  enters: 'This person could sign in.',
  'stays-out': 'This person would not get in: the required attribute is missing or has another value.',
} as const;
