// The emergency account, English.
export const emergency = {
  name: 'Emergency account',
  notice: {
    title: 'The emergency account is on.',
    text: 'With it the provider can suspend and revoke accesses and devices without signing in through an identity provider. Do you not know why? Ask the provider at once.',
  },
  today: {
    title: 'The emergency account was switched on: {{time}}.',
    text: 'What was done with it in your municipality stands in your audit log under “Notfallkonto”. If nothing stands there, nothing was done.',
  },
  key: {
    title: 'Open the emergency account',
    lead: 'For an emergency only. Every try stands in the audit log of the provider.',
    passphrase: 'Passphrase from the envelope',
    code: 'One-time code',
    'code-hint': 'Six digits from the app. Each code is good for one time only.',
    submit: 'Open the emergency account',
    wrong: 'Passphrase or one-time code are not right.',
    'wrong-text': 'Wait for a new code. After five wrong codes the account switches itself off.',
  },
  desk: {
    title: 'Emergency: suspend and revoke',
    lead: 'You find only what you name exactly. After ten minutes without a click the account is off again.',
    town: 'Short name of the municipality',
    'town-hint': 'As it stands in the address, for example musterstadt.',
    what: 'Number or name',
    'what-hint': 'The whole number of an access, a device or a gateway, or the exact name of a person.',
    find: 'Find',
    missing: 'There is nothing of that here, or it is not clear which one.',
    'missing-text': 'Check how it is written. If several people have this name, you need the number.',
    'end-heading': 'Done?',
    'end-text': 'This switches the emergency account off.',
    end: 'End and switch off',
  },
  act: {
    title: '{{act}}?',
    consequence:
      'This happens in the municipality {{town}} and counts at once. Revoking and taking out of service are final.',
    detail: 'It stands in the audit logs of the municipality and of the provider.',
    done: 'Done. It stands in both audit logs.',
    grants: { suspend: 'Suspend the access', revoke: 'Revoke the access' },
    devices: { suspend: 'Suspend the device', revoke: 'Revoke the device' },
    gateways: { remove: 'Take the gateway out of service' },
  },
  gateway: { new: 'not enrolled yet', enrolled: 'in service', removed: 'out of service' },
} as const;
