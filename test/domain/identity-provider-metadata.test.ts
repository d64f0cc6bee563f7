// What of an identity provider's metadata is taken over, and what is refused with which reason.
import {
  acceptedProvider,
  chosenProvider,
  standingOf,
  type DescribedIdentityProvider,
  type SigningCertificate,
} from '../../src/domain/identity-provider-metadata';
import { now, refusalOf } from '../support/builders';

const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

function certificate(change: Partial<SigningCertificate> = {}): SigningCertificate {
  return { pem: 'pem', fingerprint: 'AA:BB', endsAt: inDays(400), rsaBits: 3072, ...change };
}

function described(change: Partial<DescribedIdentityProvider> = {}): DescribedIdentityProvider {
  return {
    entityId: 'https://idp.example/metadata',
    ssoUrl: 'https://idp.example/sso',
    sloUrl: null,
    certificates: [certificate()],
    ...change,
  };
}

describe('a certificate', () => {
  it.each([
    ['good', {}],
    ['good', { rsaBits: 2048, endsAt: inDays(30) }],
    ['ends-soon', { endsAt: inDays(29) }],
    ['ended', { endsAt: now }],
    ['weak', { rsaBits: 2047 }],
    ['weak', { rsaBits: null }],
  ])('is %s: %j', (standing, change) => {
    expect(standingOf(certificate(change), now)).toBe(standing);
  });
});

describe('an identity provider', () => {
  it('is taken over with its addresses and every certificate that may sign', () => {
    const sloUrl = 'https://idp.example/slo';
    const certificates = [certificate({ pem: 'one' }), certificate({ pem: 'two', endsAt: inDays(3) })];
    expect(acceptedProvider(described({ sloUrl, certificates }), now)).toEqual({
      entityId: 'https://idp.example/metadata',
      ssoUrl: 'https://idp.example/sso',
      sloUrl,
      signingCertificates: ['one', 'two'],
    });
  });

  it('leaves out what has ended or is too weak while another certificate holds', () => {
    const certificates = [
      certificate({ pem: 'old', endsAt: inDays(-1) }),
      certificate({ pem: 'small', rsaBits: 1024 }),
      certificate({ pem: 'new' }),
    ];
    expect(acceptedProvider(described({ certificates }), now).signingCertificates).toEqual(['new']);
  });

  it('may be tried out over http on localhost', () => {
    const ssoUrl = 'http://localhost:8080/sso';
    expect(acceptedProvider(described({ ssoUrl }), now).ssoUrl).toBe(ssoUrl);
  });

  it.each([
    ['saml-entity-id', { entityId: '' }],
    ['saml-entity-id', { entityId: 'x'.repeat(1025) }],
    ['metadata-no-redirect', { ssoUrl: null }],
    ['saml-address', { ssoUrl: 'http://idp.example/sso' }],
    ['saml-address', { ssoUrl: 'http://localhost.evil.example/sso' }],
    ['saml-address', { ssoUrl: 'javascript:alert(1)' }],
    ['saml-address', { ssoUrl: 'https://idp.example/a b' }],
    ['saml-address', { sloUrl: 'ftp://idp.example/slo' }],
    ['metadata-no-certificate', { certificates: [] }],
    ['metadata-certificates-many', { certificates: Array.from({ length: 11 }, () => certificate()) }],
    ['metadata-certificate-ended', { certificates: [certificate({ endsAt: inDays(-1) })] }],
    ['metadata-certificate-weak', { certificates: [certificate({ rsaBits: 1024 })] }],
    ['metadata-certificate-weak', { certificates: [certificate({ rsaBits: null })] }],
  ])('is refused: %s, %j', (reason, change) => {
    expect(refusalOf(() => acceptedProvider(described(change), now))).toBe(reason);
  });
});

describe('among several', () => {
  const one = described({ entityId: 'one' });
  const two = described({ entityId: 'two' });

  it('the only one needs no name, and a name finds its own', () => {
    expect(chosenProvider([one], null)).toBe(one);
    expect(chosenProvider([one, two], 'two')).toBe(two);
  });

  it.each([
    ['metadata-no-identity-provider', [], null],
    ['metadata-entity-choose', [one, two], null],
    ['metadata-entity-unknown', [one, two], 'three'],
    ['metadata-entity-choose', [one, one], 'one'],
  ])('is refused: %s', (reason, all, entityId) => {
    expect(refusalOf(() => chosenProvider(all, entityId))).toBe(reason);
  });
});
