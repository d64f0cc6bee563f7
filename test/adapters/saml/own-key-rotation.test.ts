// While our own key is being changed: which certificates our metadata name, which key signs what we send, and that an
// assertion encrypted to either key is read as long as both are there.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samlRefusal } from '../../../src/adapters/saml/saml-refusals';
import { spMetadata } from '../../../src/adapters/saml/sp-metadata';
import type { SamlTenant } from '../../../src/adapters/saml/saml-tenant';
import { nextStep, publishedForMs, stepOf } from '../../../src/domain/own-key-rotation';
import type { KeyRotation } from '../../../src/domain/saml-settings';
import { testKey } from '../../support/saml-signer';
import { encryptAssertion } from '../../support/xml-encryption';
import { anna, createStage } from './saml-stage';

type Keys = Pick<SamlTenant, 'spPrivateKeyPem' | 'spCertificatePem'> & {
  readonly keyRotation: KeyRotation | null;
};

const now = new Date('2026-11-23T13:03:27.000Z');

/** Every step, out of the rule itself. */
function stepsFrom(settled: Keys, newKey: KeyRotation['other']) {
  const published = nextStep(settled, { from: 'settled', now, newKey, emergency: null });
  const at = new Date(now.getTime() + publishedForMs);
  const signing = nextStep(published, { from: 'published', now: at, newKey: null, emergency: null });
  const done = nextStep(signing, { from: 'signing', now: at, newKey: null, emergency: 'Probe' });
  return { settled, published, signing, done };
}

const { settled, published, signing, done } = stepsFrom(
  {
    spPrivateKeyPem: testKey('portal').privateKeyPem,
    spCertificatePem: testKey('portal').certificatePem,
    keyRotation: null,
  },
  testKey('portal-new'),
);

const steps = [
  ['before', settled, { signs: 'portal', reads: ['portal'] }],
  ['published', published, { signs: 'portal', reads: ['portal', 'portal-new'] }],
  ['signing', signing, { signs: 'portal-new', reads: ['portal', 'portal-new'] }],
  ['after', done, { signs: 'portal-new', reads: ['portal-new'] }],
] as const;

describe.each(steps)('%s', (_name, keys, { signs, reads }) => {
  const stage = createStage({ ...keys, wantAssertionsSigned: false, wantResponseSigned: true });
  const others = ['portal', 'portal-new'].filter((name) => name !== signs);

  it(`signs what we send with the key ${signs}`, async () => {
    const login = await stage.http.get('/saml/musterstadt/login').expect(302);
    const logout = await stage.saml.logout(stage.tenant('musterstadt'), {
      nameId: { value: 'anna', format: null },
      sessionIndex: null,
    });
    for (const url of [String(login.headers['location']), logout ?? '']) {
      expect(isSignedBy(url, signs)).toBe(true);
      for (const other of others) expect(isSignedBy(url, other)).toBe(false);
    }
  });

  it.each(['portal', 'portal-new', 'foreign'])('meets an assertion encrypted to %s', async (name) => {
    const forgery = {
      before: (xml: string) =>
        encryptAssertion(xml, testKey(name).certificatePem, { content: 'aes256-gcm', key: 'oaep' }),
      signed: ['Response'],
    } as const;
    const answer = await stage.post('musterstadt', stage.response(await stage.signIn(), forgery));
    if (reads.some((each) => each === name)) {
      expect([answer.status, answer.body.nameId?.value]).toEqual([200, anna.login]);
    } else expect(answer.body.reason).toBe('saml-encryption');
  });

  it('refuses a forgery whichever key it is encrypted to', async () => {
    for (const name of ['portal', 'portal-new']) {
      const forgery = {
        before: (xml: string) =>
          encryptAssertion(xml, testKey(name).certificatePem, { content: 'aes256-gcm', key: 'oaep' }),
        signed: ['Response'],
        key: testKey('foreign'),
      } as const;
      const answer = await stage.post('musterstadt', stage.response(await stage.signIn(), forgery));
      expect(answer.body.reason).toBe('saml-signature');
    }
  });
});

it.each(['oaep decoding error', 'data too large for modulus'])(
  'a key that does not fit is told by what OpenSSL says: %s',
  (said) => {
    const error = new Error(`error:02000079:rsa routines::${said}`);
    expect(samlRefusal(error).reason).toBe('saml-encryption');
  },
);

describe('our metadata', () => {
  const pem = (text: string): string => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
  const first = { spPrivateKeyPem: 'old', spCertificatePem: pem('QUxU'), keyRotation: null };
  const newKey = { privateKeyPem: 'new', certificatePem: pem('TkVV') };
  const named = ['settled', 'published', 'signing'] as const;

  it.each(named)('of the step %s is as it was agreed on', (name) => {
    const keys = stepsFrom(first, newKey)[name];
    const golden = readFileSync(join(__dirname, `../../golden/saml-metadata-${name}.xml`), 'utf8');
    const tenant = { ...createStage().tenant('musterstadt'), ...keys };
    expect(stepOf(keys)).toBe(name);
    expect(spMetadata('https://portal.example/', tenant)).toBe(golden);
  });

  it('asks nobody to encrypt where the response need not be signed', () => {
    const stage = createStage({ wantResponseSigned: false });
    expect(stage.saml.metadata(stage.tenant('musterstadt'))).not.toContain('encryption');
  });
});

function isSignedBy(url: string, name: string): boolean {
  const query = url.slice(url.indexOf('?') + 1);
  const [signed = '', signature = ''] = query.split('&Signature=');
  const key = createPublicKey(testKey(name).certificatePem);
  return verify('sha256', Buffer.from(signed), key, Buffer.from(decodeURIComponent(signature), 'base64'));
}
