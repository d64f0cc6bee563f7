// What a person reads when the portal says no about questions and rules, English: by reason.
export const catalogueRefusals = {
  'adaptation-unfit': 'The draft does not fit the provider’s template. Nothing was published.',
  'adaptation-same': 'This is in force already. Nothing was published.',
  'template-same': 'The draft is the same as the newest version. Nothing was published.',
  'catalogue-changed-meanwhile':
    'Another version is in force meanwhile. Nothing was published; please compare again.',
  'catalogue-draft-changed':
    'Somebody else has changed the draft meanwhile. What you entered is still here, but not stored. Compare, and save again.',
  'catalogue-draft-missing': 'There is no draft any more. It may have been published already.',
  'catalogue-draft-unreadable': 'The draft cannot be read any more. Discard it and begin again.',
  'adaptation-proposal-open': 'A proposal still waits for confirmation. Confirm it first, or withdraw it.',
  'adaptation-proposal-decided': 'This proposal has been decided already.',
  'adaptation-proposal-stale':
    'This proposal cannot be confirmed any more: something else is in force, or it is older than 14 days.',
  'no-such-adaptation-proposal': 'There is no such proposal, or it has been decided already.',
  'own-proposal': 'Nobody can confirm their own proposal. Nothing was changed.',
  'loosening-reason-missing': 'Whoever loosens gives a reason. Nothing was changed.',
  'no-such-edition': 'There is no such version.',
  'no-such-template': 'There is no such version of the template.',
} as const;
