// How long a trial of a proposed change says something, and which refusals are worth remembering.
import { identityRef } from '../../src/domain/ids';
import { isAboutTheValues, trialStanding, type ChangeTrial } from '../../src/domain/sign-in-change-trial';
import { now } from '../support/builders';

const by = { side: 'tenant', ref: identityRef('ref-admin') } as const;
const passed: ChangeTrial = { passed: true, reason: null, at: now, by, of: 'a' };

it.each([
  [null, 'a', 'none'],
  [passed, 'a', 'passed'],
  [passed, 'b', 'outdated'],
  [{ ...passed, passed: false, reason: 'identity-missing' }, 'a', 'failed'],
  [{ ...passed, passed: false, reason: 'identity-missing' }, 'b', 'outdated'],
] as const)('a trial stands: %j of %s is %s', (trial, of, standing) => {
  expect(trialStanding(trial, of)).toBe(standing);
});

it.each([
  ['saml-signature', true],
  ['saml-issuer', true],
  ['saml-status', true],
  ['identity-missing', true],
  ['saml-busy', false],
  ['saml-wrong-browser', false],
  ['saml-request-unknown', false],
  ['saml-replayed', false],
])('a refusal says something about the values or not: %s', (reason, said) => {
  expect(isAboutTheValues(reason)).toBe(said);
});
