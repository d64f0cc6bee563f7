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
  closing: {
    here: 'Closing',
    list: 'Closings',
    title: 'Closing: {{name}}',
    'overview-text':
      'When your municipality no longer uses the portal, all accesses are revoked and all data are erased.',
    'overview-link': 'See how the closing stands',
    'none-tenant':
      'No closing is announced. If your municipality no longer wants to use the portal, please turn to the provider: they announce the closing, and you confirm it.',
    'none-operator':
      'No closing is announced. You announce it, and the administration of the municipality confirms it. Nothing happens before that.',
    'announced-tenant':
      'The provider has announced to close your municipality on {{day}}. Nothing happens without a confirmation. Please confirm only what your municipality has decided, and take your data along before.',
    'announced-operator':
      'Announced for {{day}}. The administration of the municipality confirms it. If nobody there can any more, two people of the provider confirm it, a day apart.',
    lead: {
      confirmed:
        'On {{day}} signing in ends. After that all accesses are revoked and all data are erased. Until then the closing can be withdrawn.',
      revoking: 'Nobody can sign in any more. All accesses are being revoked.',
      waiting:
        'All accesses are revoked, and nobody can issue new ones. Data are erased as soon as all gateways have confirmed, on {{until}} at the latest.',
      erasing: 'All data of the municipality are being erased.',
      closed: 'All data of the municipality are erased. Its short name in the address stays taken.',
      withdrawn: 'The closing was withdrawn.',
    },
    state: {
      announced: 'announced',
      confirmed: 'confirmed',
      revoking: 'accesses are being revoked',
      waiting: 'waits for gateways',
      erasing: 'is being erased',
      closed: 'erased',
      withdrawn: 'withdrawn',
    },
    by: { operator: 'by the provider', 'command-line': 'on the server of the portal' },
    route: { tenant: 'by the municipality', operator: 'by two people of the provider' },
    'when-by': '{{when}}, {{by}}',
    'second-from': 'possible from {{when}}, by somebody else',
    fact: {
      day: 'Closing on',
      reason: 'Reason',
      announced: 'Announced',
      confirmed: 'Confirmed',
      second: 'Second confirmation of the provider',
      revoked: 'Accesses revoked',
      erased: 'Records erased',
      since: 'So since',
    },
    gateways: 'Gateways without confirmation',
    'gateways-text':
      'These gateways have not confirmed yet that they have removed all devices. If one is no longer in use, switch it off or revoke there with “fernamt agent revoke --local”.',
    gateway: 'Gateway',
    open: 'Open revocations',
    'last-contact': 'Last contact',
  },
  list: { name: 'Name', day: 'Closing on', state: 'State' },
  announce: {
    title: 'Announce a closing',
    button: 'Announce the closing',
    consequence:
      '{{name}} is closed on the day that you name, once it is confirmed. Its administration and IT see the announcement on every page.',
    detail: 'Until that day the closing can be withdrawn.',
    day: 'Day of the closing',
    'day-hint': 'In {{days}} days at the earliest. On this day nobody can sign in any more.',
    'reason-hint':
      'The administration of the municipality reads it. For example: contract ends with the year.',
  },
  confirm: {
    title: 'Confirm the closing',
    'button-tenant': 'Confirm the closing',
    'button-operator': 'Confirm for the provider',
    consequence:
      'On {{day}} signing in ends for everybody. Then all accesses of {{name}} are revoked and all data are erased, the audit log included.',
    detail: 'Until then the closing can be withdrawn, after that no more.',
  },
  withdraw: {
    title: 'Withdraw the closing',
    button: 'Withdraw the closing',
    consequence: '{{name}} is not closed. A later closing has to be announced anew.',
    detail: 'Both sides see your reason in the audit log.',
    'reason-hint': 'For example: the contract was prolonged.',
  },
  force: {
    title: 'Wait for gateways no longer',
    button: 'Erase now',
    consequence:
      'All data of {{name}} are erased now, although not all gateways have confirmed. This cannot be undone.',
    detail:
      'Please make sure first that the gateways named are switched off: a gateway without contact could let devices in until their end.',
    'reason-hint': 'For example: the gateway was dismantled.',
  },
  done: {
    announced: 'The closing is announced.',
    seconded:
      'Your confirmation counts as the first. A second person of the provider can confirm in 24 hours.',
    confirmed: 'The closing is confirmed.',
    withdrawn: 'The closing is withdrawn.',
    forced: 'The erasure begins.',
  },
  notice: {
    announced: 'The provider has announced to close your municipality on {{day}}.',
    confirmed: 'Your municipality is closed on {{day}}.',
    link: 'See the closing',
  },
} as const;
