// The person's own requests: list, form, detail, withdrawal, English.
export const accessRequests = {
  list: {
    title: 'My requests',
    lead: 'Your requests for access and what became of them.',
    caption: 'My requests, newest first',
    'column-request': 'Request',
    'column-period': 'Period',
    'column-submitted': 'Submitted',
    'column-state': 'State',
    new: 'Submit a new request',
    empty: 'You have not submitted a request yet.',
    'empty-text': 'With a request you ask your IT for access from home. It takes about five minutes.',
    'empty-not-for-you':
      'Employees whose account your IT has enabled can submit requests. The help desk can tell you more.',
  },
  new: {
    title: 'Apply for access',
    lead: 'A few entries, about five minutes. Your IT decides and sees what you enter here.',
    'profile-label': 'Which access do you need?',
    'profile-hint_one': '{{description}} – at most {{days}} days, one device',
    'profile-hint_other': '{{description}} – at most {{days}} days, up to {{count}} devices',
    'profile-heading': 'Your access: {{name}}',
    'purpose-label': 'What do you need the access for?',
    'purpose-hint':
      'One or two sentences about your tasks are enough. Do not mention illnesses or names of other people.',
    'from-label': 'From when?',
    'from-hint': 'Today at the earliest.',
    'from-hint-after': 'Your present access is valid until {{until}}. The new one begins after it.',
    'until-label': 'Until when?',
    'until-hint':
      'An end is required. At most {{days}} days are possible: beginning on {{from}}, until {{latest}}.',
    'until-hint-many': 'An end is required. How long is possible is stated above, at the access you choose.',
    'device-kind-label': 'Which device do you work with?',
    'device-kind': {
      managed: 'An office device',
      private: 'My own device',
    },
    'device-kind-hint': {
      managed: 'Your municipality gave it to you.',
      private: 'It belongs to you.',
    },
    'device-kind-only': {
      managed: 'For this access you use an office device.',
      private: 'For this access you use your own device.',
    },
    'leaflet-heading': 'Leaflet, version {{version}}',
    'leaflet-empty': 'Your municipality has not entered a text yet.',
    document: '{{label}} (opens a new window)',
    'leaflet-label': 'I have read the leaflet (version {{version}}) and will follow it.',
    'leaflet-changed':
      'The leaflet changed while you were writing. Read the new version and accept it. Your other entries are still here.',
    submit: 'Submit request',
    submitted: 'Your request is submitted.',
    'submitted-text': 'Your case number is {{caseNumber}}. Your IT decides; you see the state here.',
    'open-title': 'There is already a request for “{{profile}}”.',
    'open-text':
      'It was submitted on {{day}} and is waiting for a decision. You can submit a second one only after that. If it no longer fits, withdraw it.',
    'open-link': 'View request {{caseNumber}}',
    'none-title': 'You cannot apply for access at the moment.',
    'none-text':
      'Your municipality has not set up an access profile yet. The help desk knows when it will be ready.',
  },
  show: {
    title: 'Request {{caseNumber}}',
    state: 'State',
    profile: 'Access',
    period: 'Period',
    purpose: 'Purpose',
    'device-kind': 'Device',
    leaflet: 'Leaflet',
    'leaflet-version': 'Version {{version}} accepted',
    submitted: 'Submitted',
    decided: 'Decided',
    withdrawn: 'Withdrawn',
    'reason-heading': 'Reason given by your IT',
    says: {
      draft: 'The request is not submitted yet.',
      submitted:
        'Your IT has received the request and will decide (waiting: {{since}}). You do not need to do anything.',
      'in-review': 'Your IT is reviewing the request (waiting: {{since}}). You do not need to do anything.',
      query: 'Your IT has a question about it. Contact the help desk and give the case number.',
      endorsed: 'The request is endorsed and waits for the decision of your IT.',
      approved: 'Your IT has approved the request. The access is still being set up.',
      released:
        'Your IT has approved the request and released the access. Set up your device under “My access”.',
      denied: 'Your IT has denied the request. If something has changed, you can submit a new one.',
      withdrawn: 'You have withdrawn the request. It will not be decided any more.',
      lapsed: 'The request was not decided in time. If you still need the access, submit a new one.',
    },
    'to-access': 'My access',
    'apply-again': 'Submit a new request',
    withdraw: 'Withdraw request',
  },
  withdraw: {
    title: 'Withdraw request {{caseNumber}}?',
    consequence:
      'Your IT will then no longer decide on it. This cannot be undone; but you can submit a new request at any time.',
    button: 'Withdraw request',
    done: 'Your request {{caseNumber}} is withdrawn.',
    late: 'This request has already been decided.',
    'late-text': 'You can withdraw only requests that have not been decided yet. You see the state here.',
  },
} as const;
