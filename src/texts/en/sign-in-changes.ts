// Changes to a sign-in that is live, English.
export const signInChanges = {
  title: 'Changes of the sign-in',
  proposed: '{{when}}, {{by}}',
  kind: {
    'identity-provider': 'Change the identity provider',
    'role-rules': 'Change the rules for roles',
    attributes: 'Change attributes of the sign-in',
  },
  origin: {
    tenant: 'by the municipality itself',
    operator: 'by the provider of the portal',
    metadata: 'from the metadata of the identity provider',
    'command-line': 'on the portal’s server, without a name',
  },
  state: {
    open: 'waits for confirmation',
    applied: 'in force',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    lapsed: 'lapsed',
  },
  next: {
    waiting: 'Does nothing until the municipality confirms it, or two people of the provider do.',
    operator:
      'The provider has confirmed once. A second person there can confirm from {{when}}, the municipality at any time.',
  },
  route: {
    tenant: 'The municipality confirmed on {{when}}.',
    operator: 'Two people of the provider confirmed, the second on {{when}}.',
    emergency: 'Emergency: put in force at once on the server on {{when}}, without confirmation.',
  },
  outcome: {
    rejected: 'Rejected on {{when}}.',
    withdrawn: 'Withdrawn on {{when}}.',
    lapsed: 'Lapsed on {{when}}.',
  },
  list: {
    lead: 'What is changed about a sign-in in use counts only once it is confirmed: by the municipality itself, or by two people of the provider with 24 hours between them.',
    caption: 'Proposed changes, newest first',
    about: 'Change',
    state: 'State',
    next: 'What happens',
    empty: 'Nothing has been proposed yet.',
    'empty-text': 'Proposals to change the identity provider, its certificates or the roles stand here.',
  },
  new: {
    title: 'Propose a change',
    lead: 'Give the new metadata of the identity provider. The next page shows what would change. Until then all stays as it is.',
    address: 'Address of the metadata',
    'address-hint': 'Begins with https://. Leave it empty when you upload a file or paste the metadata.',
    file: 'Metadata as a file',
    'file-hint': 'XML, 512 KB at most.',
    metadata: 'Metadata (XML)',
    'metadata-hint': 'The whole content of the file, at most 512 KB.',
    identity: 'Attribute by which we recognise people',
    'identity-hint': 'Empty: the NameID. Whoever changes this makes everybody a new person.',
    reason: 'Reason',
    'reason-hint': 'Read by whoever confirms. For example: new certificate, the old one ends on 1 March.',
    submit: 'Propose',
  },
  way: {
    tenant:
      'What you change here is a proposal first. On the next page you test the sign-in with it and then put it in force. It is recorded, and everybody who administers your municipality sees it on every page.',
    operator:
      'From here you can only propose. The municipality must confirm, or after 24 hours a second person of the provider. The municipality sees the proposal on every page.',
    'propose-roles': 'Propose rules for roles',
    'submit-tenant': 'On to the test',
    'submit-operator': 'Propose to the municipality',
    'reason-hint': 'Everybody who may look at changes of the sign-in reads this reason.',
  },
  error: { 'one-source': 'Give exactly one: the address, a file or the text of the metadata.' },
  strangers: {
    title: 'Afterwards the portal recognises nobody.',
    text_one:
      '{{shown}} known person counts as new at the next sign-in or waits to be assigned. Accesses and devices stay with the entry there is.',
    text_other:
      '{{shown}} known people count as new at the next sign-in or wait to be assigned. Accesses and devices stay with the entries there are.',
  },
  field: {
    'entity-id': 'Identifier (entityID)',
    'sso-url': 'Address of the sign-in',
    'slo-url': 'Address of the sign-out',
    certificates: 'Certificate',
    identity: 'How we recognise people',
    signed: 'Must be signed',
    'role-rules': 'Rule for a role',
    required: 'Must be there',
    aliases: 'Own name of an attribute',
  },
  mark: { removed: 'goes', added: 'new', kept: 'stays' },
  show: {
    origin: 'Proposed',
    reason: 'Reason',
    next: 'What happens',
    outcome: 'Outcome',
    compare: 'What changes',
    caption: 'Before and after',
    field: 'Detail',
    value: 'Value',
    mark: 'Change',
    ends: 'valid until {{day}}',
    trial: 'Test sign-in',
    'without-trial': 'Confirmed without a test that worked, because',
    decide: 'Decide',
    'advice-tenant':
      'Compare each fingerprint with the one that your identity provider shows. Whoever confirms here decides whose word counts at sign-in. If you do not know this proposal, reject it.',
    'advice-operator':
      'Compare each fingerprint with the one that the municipality tells you in another way, for example by telephone. All admins of the municipality see this proposal.',
    'advice-values-tenant':
      'Read every line: whoever confirms here decides who may do what. Reject the proposal if you do not know it.',
    'advice-values-operator':
      'Ask the municipality by another way, for example by telephone, whether it wants this change. Everybody who administers it sees this proposal.',
    'confirm-tenant': 'Confirm and put in force',
    'confirm-operator': 'Confirm for the provider',
    withdraw: 'Withdraw the proposal',
  },
  trial: {
    heading: 'Test sign-in',
    none: 'Nobody has tested a sign-in with these values yet.',
    'none-tenant':
      'Sign in with them once as a test before you confirm. A slip would otherwise lock your whole municipality out.',
    'none-operator':
      'Make a link for testing and send it to somebody with an account in the municipality. A slip would otherwise lock the whole municipality out.',
    passed: 'The test sign-in with these values has worked.',
    failed: 'The test sign-in with these values has not worked.',
    outdated: 'The test sign-in is out of date.',
    'outdated-text':
      'Something else about the sign-in has changed since. Test once more how both work together.',
    line: 'Tested on {{when}}, {{by}}.',
    'by-yourself': 'by you',
    'by-tenant': 'by the municipality itself',
    'by-operator': 'with a link by the provider of the portal',
  },
  try: {
    title: 'Test the sign-in with the new values',
    submit: 'Test the sign-in',
    again: 'Test once more',
    'lead-tenant':
      'You sign in as a test as if the change were in force already. Until then all stays as it is.',
    'lead-operator':
      'Send the link to somebody who administers the sign-in of the municipality. If you have such an account yourself, you can begin right here. Until then all stays as it is.',
    'step-leave':
      'You leave the portal, sign in at the identity provider of the municipality, and come to a page with the outcome.',
    'step-judged':
      'The test works if you would get in and could still administer the sign-in afterwards. Use the account with which you will do so.',
    'step-kept':
      'Nobody is signed in or out. With the proposal we keep only whether it would have worked, when, and what was in the way if not; nothing of what the identity provider sends.',
    start: 'To the identity provider',
    once: 'This link stands here only now. It holds until {{time}}.',
    'once-tenant':
      'You can also send it to somebody who tests with their own account. The outcome then stands with the proposal.',
    'once-operator':
      'Whoever opens it sees at the end what the identity provider sends about their own account. You see the outcome only.',
  },
  untried: {
    box: 'I confirm although no test has worked. If one value is wrong, nobody in the whole municipality can sign in any more, nor can I.',
    reason: 'Why can it not be tested?',
    'reason-hint':
      'For example: the new certificate will be used only from 1 March. Or: the identity provider cannot be reached at the moment. The reason is recorded and stands with the proposal.',
    'confirm-tenant': 'Put in force without a test',
    'confirm-operator': 'Confirm for the provider without a test',
  },
  confirm: {
    title: 'Confirm the change?',
    'consequence-tenant': '{{what}}: what is proposed counts from now on for every sign-in.',
    'consequence-operator':
      '{{what}}: your confirmation counts for the provider. With two of them 24 hours apart, the change is in force.',
  },
  reject: {
    title: 'Reject the change?',
    consequence: 'The sign-in stays as it is. The change can be proposed again.',
    reason: 'Reason',
    button: 'Reject the change',
  },
  done: {
    proposed: 'The change is proposed. Until it is confirmed, all stays as it is.',
    seconded: 'Your confirmation is recorded. After 24 hours a second person of the provider can confirm.',
    applied: 'The change is in force.',
    rejected: 'The change is rejected.',
    withdrawn: 'The proposal is withdrawn.',
  },
  notice: {
    open: 'A change of the sign-in waits for confirmation.',
    tenant: 'One of your administrators has changed the sign-in.',
    operator: 'The provider has changed the sign-in of your municipality.',
    emergency: 'EMERGENCY: the sign-in of your municipality was changed on the server, without confirmation.',
    link: 'View the change',
  },
} as const;
