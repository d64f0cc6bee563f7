// What the assertion says under a right signature: about whom, for whom, from when to when. An honest identity provider
// made it for another purpose, or one that is not so honest made it for this one.
import { testAttacks, type Attack } from './support/attacks';
import {
  assertion,
  audienceRestriction,
  authnStatement,
  bearer,
  conditions,
  confirmation,
  issuer,
  minutes,
  nameId,
  subject,
  tag,
  type Facts,
} from './support/message-parts';

type Change = (facts: Facts) => string;

/** An attack that replaces the Subject, and so on. */
function withSubject(name: string, reason: string | readonly string[], make: Change): Attack {
  return [name, reason, (s) => s.response({ assertion: { subject: make(s.facts) } })];
}
function withConditions(name: string, reason: string | readonly string[], make: Change): Attack {
  return [name, reason, (s) => s.response({ assertion: { conditions: make(s.facts) } })];
}
function withStatement(name: string, reason: string | readonly string[], make: Change): Attack {
  return [name, reason, (s) => s.response({ assertion: { authnStatement: make(s.facts) } })];
}

const method = (name: string): string => `urn:oasis:names:tc:SAML:2.0:cm:${name}`;
const bare = (facts: Facts, ...confirmations: readonly string[]): string =>
  subject(facts, nameId(facts) + confirmations.join(''));

const heads: readonly Attack[] = [
  [
    'an assertion without Version',
    'saml-version',
    (s) => s.response({ assertion: { attributes: { Version: null } } }),
  ],
  [
    'an assertion of Version 1.1',
    'saml-version',
    (s) => s.response({ assertion: { attributes: { Version: '1.1' } } }),
  ],
  [
    'an assertion without IssueInstant',
    'saml-issue-instant',
    (s) => s.response({ assertion: { attributes: { IssueInstant: null } } }),
  ],
  [
    'an assertion issued in five minutes',
    'saml-issue-instant',
    (s) => s.response({ assertion: { attributes: { IssueInstant: minutes(s.facts, 5) } } }),
  ],
  [
    'an assertion issued ten minutes ago',
    'saml-issue-instant',
    (s) => s.response({ assertion: { attributes: { IssueInstant: minutes(s.facts, -10) } } }),
  ],
  [
    'an assertion without ID',
    ['saml-signature', 'saml-malformed', 'saml-assertion-count'],
    (s) => s.response({ assertion: { attributes: { ID: null } } }),
  ],
  [
    'an assertion of another issuer',
    'saml-issuer',
    (s) => s.response({ assertion: { issuer: issuer(s.facts, 'https://mallory.example') } }),
  ],
  [
    'an assertion of two issuers',
    'saml-issuer',
    (s) =>
      s.response({ assertion: { issuer: issuer(s.facts) + issuer(s.facts, 'https://mallory.example') } }),
  ],
  [
    'an assertion of nobody',
    'saml-issuer',
    (s) => s.response({ assertion: { issuer: issuer(s.facts, '') } }),
  ],
];

const subjects: readonly Attack[] = [
  withSubject('no Subject', 'saml-subject', () => ''),
  withSubject(
    'two Subjects',
    'saml-subject',
    (f) => subject(f) + subject(f, nameId(f, 'mallory') + confirmation(f)),
  ),
  withSubject('no NameID', 'saml-subject', (f) => subject(f, confirmation(f))),
  withSubject('two NameIDs', 'saml-subject', (f) =>
    subject(f, nameId(f) + nameId(f, 'mallory') + confirmation(f)),
  ),
  withSubject('an empty NameID', 'saml-subject', (f) => subject(f, nameId(f, '') + confirmation(f))),
  withSubject('a NameID of spaces', 'saml-subject', (f) => subject(f, nameId(f, ' \n ') + confirmation(f))),
  withSubject('a NameID with an element in it', 'saml-subject', (f) =>
    subject(f, nameId(f, 'anna<x></x>.amsel') + confirmation(f)),
  ),
  withSubject('a NameID inside another one', 'saml-subject', (f) =>
    subject(f, nameId(f, `anna${nameId(f, 'mallory')}`) + confirmation(f)),
  ),
  withSubject('a BaseID instead', 'saml-subject', (f) => subject(f, tag('saml:BaseID') + confirmation(f))),
  withSubject('an encrypted NameID', 'saml-subject', (f) =>
    subject(f, tag('saml:EncryptedID', {}, 'AAAA') + confirmation(f)),
  ),
  withSubject('a NameID within the confirmation alone', 'saml-subject', (f) =>
    subject(f, confirmation(f).replace('<saml:SubjectConfirmationData', `${nameId(f)}$&`)),
  ),
];

const confirmations: readonly Attack[] = [
  withSubject('no confirmation', 'saml-confirmation', (f) => bare(f)),
  withSubject('a confirmation without data', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { data: null })),
  ),
  withSubject('a confirmation with two data', 'saml-confirmation', (f) =>
    bare(
      f,
      confirmation(f).replace(/<saml:SubjectConfirmationData.*<\/saml:SubjectConfirmationData>/, '$&$&'),
    ),
  ),
  withSubject('holder of key', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { method: method('holder-of-key') })),
  ),
  withSubject('sender vouches', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { method: method('sender-vouches') })),
  ),
  withSubject('a method that goes on', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { method: `${bearer}x` })),
  ),
  withSubject('no method', 'saml-confirmation', (f) => bare(f, confirmation(f, { method: '' }))),
  withSubject('no end of the confirmation', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { data: { NotOnOrAfter: null } })),
  ),
  withSubject('an end of the confirmation that is no time', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { data: { NotOnOrAfter: 'never' } })),
  ),
  withSubject('a beginning of the confirmation', 'saml-confirmation', (f) =>
    bare(f, confirmation(f, { data: { NotBefore: minutes(f, -1) } })),
  ),
  withSubject('a confirmation that has ended', 'saml-expired', (f) =>
    bare(f, confirmation(f, { data: { NotOnOrAfter: minutes(f, -3) } })),
  ),
  withSubject('no Recipient', 'saml-recipient', (f) =>
    bare(f, confirmation(f, { data: { Recipient: null } })),
  ),
  withSubject('the Recipient of another municipality', 'saml-recipient', (f) =>
    bare(f, confirmation(f, { data: { Recipient: f.acs.replace('musterstadt', 'nachbardorf') } })),
  ),
  withSubject('the Recipient of another portal', 'saml-recipient', (f) =>
    bare(f, confirmation(f, { data: { Recipient: 'https://mallory.example/acs' } })),
  ),
  withSubject(
    'a confirmation in answer to nothing',
    ['saml-request-missing', 'saml-confirmation', 'saml-request-unknown'],
    (f) => bare(f, confirmation(f, { data: { InResponseTo: null } })),
  ),
  withSubject(
    'a confirmation in answer to another request',
    ['saml-request-unknown', 'saml-confirmation'],
    (f) => bare(f, confirmation(f, { data: { InResponseTo: '_another' } })),
  ),
  withSubject(
    'two confirmations that each fit by half',
    ['saml-recipient', 'saml-request-unknown', 'saml-confirmation'],
    (f) =>
      bare(
        f,
        confirmation(f, { data: { Recipient: 'https://mallory.example/acs' } }),
        confirmation(f, { data: { InResponseTo: '_another' } }),
      ),
  ),
  withSubject(
    'a fitting confirmation of another method beside one that does not fit',
    'saml-recipient',
    (f) =>
      bare(
        f,
        confirmation(f, { data: { Recipient: 'https://mallory.example/acs' } }),
        confirmation(f, { method: method('sender-vouches') }),
      ),
  ),
];

const limits: readonly Attack[] = [
  withConditions('no Conditions', 'saml-conditions', () => ''),
  withConditions('Conditions twice', 'saml-conditions', (f) => conditions(f) + conditions(f)),
  withConditions(
    'Conditions twice, the strict ones last',
    'saml-conditions',
    (f) => conditions(f) + conditions(f, {}, audienceRestriction('https://mallory.example')),
  ),
  withConditions('no audience', 'saml-audience', (f) => conditions(f, {}, '')),
  withConditions('an empty audience', 'saml-audience', (f) => conditions(f, {}, audienceRestriction(''))),
  withConditions('a restriction to nobody', 'saml-audience', (f) => conditions(f, {}, audienceRestriction())),
  withConditions('the audience of another municipality', 'saml-audience', (f) =>
    conditions(f, {}, audienceRestriction(f.audience.replace('musterstadt', 'nachbardorf'))),
  ),
  withConditions('an audience that goes on', 'saml-audience', (f) =>
    conditions(f, {}, audienceRestriction(`${f.audience}/x`)),
  ),
  withConditions('an audience cut short', 'saml-audience', (f) =>
    conditions(f, {}, audienceRestriction(f.audience.slice(0, -1))),
  ),
  withConditions('our audience in one restriction, another in the second', 'saml-audience', (f) =>
    conditions(f, {}, audienceRestriction(f.audience) + audienceRestriction('https://mallory.example')),
  ),
  withConditions(
    'our audience in a restriction inside Advice',
    'saml-audience',
    (f) => conditions(f, {}, '') + tag('saml:Advice', {}, audienceRestriction(f.audience)),
  ),
  withConditions('a condition that nobody knows', 'saml-condition-unknown', (f) =>
    conditions(f, {}, audienceRestriction(f.audience) + tag('saml:Condition')),
  ),
  withConditions('a condition of another namespace', 'saml-condition-unknown', (f) =>
    conditions(
      f,
      {},
      audienceRestriction(f.audience) + tag('x:Weekend', { 'xmlns:x': 'urn:example:conditions' }),
    ),
  ),
  withConditions('a beginning in five minutes', 'saml-not-yet-valid', (f) =>
    conditions(f, { NotBefore: minutes(f, 5), NotOnOrAfter: minutes(f, 10) }),
  ),
  withConditions(
    'a beginning that is no time',
    ['saml-not-yet-valid', 'saml-window', 'saml-conditions'],
    (f) => conditions(f, { NotBefore: 'always' }),
  ),
  withConditions('an end three minutes ago', 'saml-expired', (f) =>
    conditions(f, { NotBefore: minutes(f, -10), NotOnOrAfter: minutes(f, -3) }),
  ),
  withConditions('an end just now, beyond what clocks may differ', 'saml-expired', (f) =>
    conditions(f, { NotBefore: minutes(f, -5), NotOnOrAfter: minutes(f, -1.1) }),
  ),
  withConditions('an end that is no time', ['saml-expired', 'saml-window', 'saml-conditions'], (f) =>
    conditions(f, { NotOnOrAfter: 'never' }),
  ),
  withConditions('no end', ['saml-window', 'saml-expired', 'saml-conditions'], (f) =>
    conditions(f, { NotOnOrAfter: null }),
  ),
  withConditions('two hours of validity', 'saml-window', (f) =>
    conditions(f, { NotOnOrAfter: minutes(f, 121) }),
  ),
  withConditions('a validity since yesterday', 'saml-window', (f) =>
    conditions(f, { NotBefore: minutes(f, -1_440) }),
  ),
];

const statements: readonly Attack[] = [
  withStatement('no statement of how they signed in', 'saml-authn-statement', () => ''),
  withStatement(
    'two statements of how they signed in',
    'saml-authn-statement',
    (f) => authnStatement(f) + authnStatement(f),
  ),
  withStatement('a decision on access instead', 'saml-authn-statement', () =>
    tag('saml:AuthzDecisionStatement', { Decision: 'Permit', Resource: 'x' }),
  ),
  withStatement('no time of the sign-in', 'saml-authn-instant', (f) =>
    authnStatement(f, { AuthnInstant: null }),
  ),
  withStatement('a sign-in in five minutes', 'saml-authn-instant', (f) =>
    authnStatement(f, { AuthnInstant: minutes(f, 5) }),
  ),
  withStatement('a sign-in of last year', 'saml-authn-instant', (f) =>
    authnStatement(f, { AuthnInstant: minutes(f, -525_600) }),
  ),
  withStatement('a time of the sign-in that is none', 'saml-authn-instant', (f) =>
    authnStatement(f, { AuthnInstant: 'today' }),
  ),
  withStatement('a session that has ended', 'saml-session-ended', (f) =>
    authnStatement(f, { SessionNotOnOrAfter: minutes(f, -3) }),
  ),
  withStatement('a session whose end is no time', 'saml-session-ended', (f) =>
    authnStatement(f, { SessionNotOnOrAfter: 'never' }),
  ),
];

const advised: readonly Attack[] = [
  [
    'an assertion inside the Advice of the right one',
    ['saml-assertion-count', 'saml-duplicate-id'],
    (s) =>
      s.response({
        assertion: { more: tag('saml:Advice', {}, assertion({ ...s.facts, assertionId: '_advice' })) },
      }),
  ],
];

testAttacks([...heads, ...subjects, ...confirmations, ...limits, ...statements, ...advised]);
