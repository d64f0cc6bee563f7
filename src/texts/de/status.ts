// The fixed words for states: the same word everywhere, German.
export const status = {
  request: {
    draft: 'Entwurf',
    submitted: 'eingereicht',
    'in-review': 'in Prüfung',
    query: 'Rückfrage an Sie',
    'query-admin': 'Rückfrage gestellt',
    endorsed: 'befürwortet',
    approved: 'genehmigt',
    released: 'freigegeben',
    denied: 'abgelehnt',
    withdrawn: 'zurückgezogen',
    lapsed: 'verfallen',
  },
  access: {
    pending: 'wird erstellt',
    active: 'aktiv',
    suspended: 'gesperrt',
    revoked: 'widerrufen',
    expired: 'abgelaufen',
    void: 'nie fertiggestellt',
  },
  // What employees read: without the trade's words.
  own: {
    pending: 'wird erstellt',
    active: 'aktiv',
    suspended: 'vorübergehend gesperrt',
    revoked: 'dauerhaft entzogen',
    expired: 'abgelaufen',
  },
  enforcement: {
    ordered: 'veranlasst',
    effective: 'wirksam',
    'effective-since': 'wirksam seit {{time}}',
    unconfirmed: 'noch nicht bestätigt',
  },
} as const;
