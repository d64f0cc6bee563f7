// The fixed words for states: the same word everywhere, English.
export const status = {
  request: {
    draft: 'draft',
    submitted: 'submitted',
    'in-review': 'in review',
    query: 'question for you',
    'query-admin': 'question asked',
    endorsed: 'endorsed',
    approved: 'approved',
    released: 'released',
    denied: 'denied',
    withdrawn: 'withdrawn',
    lapsed: 'lapsed',
  },
  access: {
    pending: 'being made',
    active: 'active',
    suspended: 'suspended',
    revoked: 'revoked',
    expired: 'expired',
    void: 'never completed',
  },
  own: {
    pending: 'being made',
    active: 'active',
    suspended: 'temporarily blocked',
    revoked: 'withdrawn for good',
    expired: 'expired',
  },
  enforcement: {
    ordered: 'ordered',
    effective: 'in effect',
    'effective-since': 'in effect since {{time}}',
    unconfirmed: 'not yet confirmed',
  },
} as const;
