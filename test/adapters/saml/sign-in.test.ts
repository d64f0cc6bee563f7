// Signing in over SAML: the whole way through the demo identity provider, and every response that must be refused.
import { Refusal } from '../../../src/domain/errors';
import { testKey, type Forgery } from '../../support/saml-signer';
import { encryptAssertion, type Encryption } from '../../support/xml-encryption';
import type { Stage } from './saml-stage';
import { anna, cookiesIn, createStage, publicUrl } from './saml-stage';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

function field(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return value.replace(/&amp;/g, '&');
}

describe('the way through the identity provider', () => {
  const stage = createStage();

  it('brings the browser there with a signed request and back with the person', async () => {
    const start = await stage.http.get('/saml/musterstadt/login?return=/t/musterstadt/access');
    expect(start.status).toBe(302);
    expect(start.headers['cache-control']).toBe('no-store');
    const target = new URL(String(start.headers['location']));
    expect(target.href.startsWith(`${publicUrl}/demo/idp/sso?`)).toBe(true);
    expect(target.searchParams.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    const choice = await stage.http.get(`${target.pathname}${target.search}`).expect(200);
    const fields = { request: field(choice.text, 'request'), RelayState: field(choice.text, 'RelayState') };
    const page = await stage.http
      .post('/demo/idp/choose')
      .type('form')
      .send({ ...fields, login: anna.login });
    expect(page.text).toContain(`<form method="post" action="${publicUrl}/saml/musterstadt/acs">`);
    const cookies = cookiesIn(start);
    const answer = await stage.post('musterstadt', field(page.text, 'SAMLResponse'), cookies).expect(200);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^_[0-9a-f]{32}$/),
      expiresAt: expect.any(String),
      browser: stage.requests.get(fields.request)?.browser,
      issuer: `${publicUrl}/demo/idp/metadata`,
      nameId: { value: 'anna.müller', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      sessionIndex: expect.stringMatching(/^_[0-9a-f]{32}$/),
      inResponseTo: fields.request,
      authentication: {
        instant: expect.any(String),
        contextClass: 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
      },
      attributes: expect.arrayContaining([
        { name: 'department', friendlyName: null, values: ['Bürgeramt & Meldewesen'] },
        { name: 'groups', friendlyName: null, values: ['vpn-admins', 'alle'] },
      ]),
    });
    expect(stage.requests.get(fields.request)).toMatchObject({
      tenant: 'musterstadt',
      returnTo: '/t/musterstadt/access',
    });
  });

  it('sends neither a NameID format nor an authentication context, which AD FS and Entra ID would refuse', async () => {
    const start = await stage.http.get('/saml/musterstadt/login');
    const { inflateRawSync } = await import('node:zlib');
    const message = new URL(String(start.headers['location'])).searchParams.get('SAMLRequest') ?? '';
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString();
    expect(xml).toContain(`AssertionConsumerServiceURL="${publicUrl}/saml/musterstadt/acs"`);
    expect(xml).not.toContain('RequestedAuthnContext');
    expect(xml).not.toContain('Format=');
    expect(xml).not.toContain('ForceAuthn');
  });

  it('asks for a new proof of who it is where an essential act wants one, and only then', async () => {
    const asked = async (query: string): Promise<string> => {
      const start = await stage.http.get(`/saml/musterstadt/login${query}`);
      const { inflateRawSync } = await import('node:zlib');
      const message = new URL(String(start.headers['location'])).searchParams.get('SAMLRequest') ?? '';
      return inflateRawSync(Buffer.from(message, 'base64')).toString();
    };
    expect(await asked('?fresh=1&return=%2Ft%2Fmusterstadt%2Fsettings')).toContain('ForceAuthn="true"');
    expect(await asked('?fresh=0')).not.toContain('ForceAuthn');
    expect(await asked('?fresh=1&fresh=1')).not.toContain('ForceAuthn');
  });

  it('keeps the return path on the server and lets no stranger choose the relay state', async () => {
    const start = await stage.http.get('/saml/musterstadt/login?return=//evil.example&RelayState=evil');
    const relayState = new URL(String(start.headers['location'])).searchParams.get('RelayState');
    expect(relayState).toMatch(/^[\w-]{22}$/);
    expect([...stage.requests.values()].at(-1)?.returnTo).toBe('/');
  });

  it('takes an assertion signed alone, as AD FS sends it, or a response signed alone, as Keycloak does', async () => {
    const adfs = createStage({ wantResponseSigned: false });
    const alone = adfs.response(await adfs.signIn(), { signed: ['Assertion'] });
    await adfs.post('musterstadt', alone).expect(200);
    const keycloak = createStage({ wantAssertionsSigned: false });
    const around = keycloak.response(await keycloak.signIn(), { signed: ['Response'] });
    await keycloak.post('musterstadt', around).expect(200);
  });

  it('takes the second of two signing certificates, so that a rollover goes unnoticed', async () => {
    const metadata = stage.idp.metadata();
    const both = [testKey('next').certificatePem, ...metadata.signingCertificates];
    const rolling = createStage({ idp: { ...metadata, signingCertificates: both } });
    await rolling.post('musterstadt', rolling.response(await rolling.signIn())).expect(200);
  });

  it('does not consume the request id: that is left to the transaction that makes the session', async () => {
    const id = await stage.signIn();
    const response = stage.response(id);
    await stage.post('musterstadt', 'Z2FyYmFnZQ==').expect(403);
    await stage.post('musterstadt', stage.response(id, { key: testKey('foreign') })).expect(403);
    await stage.post('musterstadt', response).expect(200);
    await stage.post('musterstadt', response).expect(200);
    expect(stage.requests.has(id)).toBe(true);
  });
});

describe('an encrypted assertion', () => {
  const encrypting = (encryption: Encryption): Forgery => ({
    before: (xml) => encryptAssertion(xml, testKey('portal').certificatePem, encryption),
    signed: ['Response'],
  });
  const signedAround = { wantAssertionsSigned: false, wantResponseSigned: true };

  it.each<Encryption>([
    { content: 'aes256-gcm', key: 'oaep' },
    { content: 'aes256-cbc', key: 'oaep' },
  ])('is taken inside a signed response: $content', async (encryption) => {
    const stage = createStage(signedAround);
    const answer = await stage.post(
      'musterstadt',
      stage.response(await stage.signIn(), encrypting(encryption)),
    );
    expect([answer.status, answer.body.nameId?.value]).toEqual([200, anna.login]);
  });

  it('is refused with a key in PKCS#1 v1.5, and where the response need not be signed', async () => {
    const stage = createStage(signedAround);
    const old = stage.response(await stage.signIn(), encrypting({ content: 'aes256-gcm', key: '1_5' }));
    expect((await stage.post('musterstadt', old)).body.reason).toBe('saml-encryption');
    const lax = createStage({ wantAssertionsSigned: true, wantResponseSigned: false });
    const good = lax.response(await lax.signIn(), encrypting({ content: 'aes256-gcm', key: 'oaep' }));
    expect((await lax.post('musterstadt', good)).body.reason).toBe('saml-encryption');
  });

  it('is refused when it was made for another key, or changed on the way', async () => {
    const stage = createStage(signedAround);
    const forOthers: Forgery = {
      ...encrypting({ content: 'aes256-gcm', key: 'oaep' }),
      before: (xml) =>
        encryptAssertion(xml, testKey('foreign').certificatePem, { content: 'aes256-gcm', key: 'oaep' }),
    };
    const answer = await stage.post('musterstadt', stage.response(await stage.signIn(), forOthers));
    expect(answer.body.reason).toBe('saml-encryption');
    const unsigned = {
      ...encrypting({ content: 'aes256-cbc', key: 'oaep' }),
      key: testKey('foreign'),
    } as const;
    const changed = await stage.post('musterstadt', stage.response(await stage.signIn(), unsigned));
    expect(changed.body.reason).toBe('saml-signature');
  });
});

type Case = readonly [what: string, reason: string, make: (stage: Stage, id: string) => string];

const foreign = 'http://localhost:8080/saml/nachbardorf/metadata';
const refused: readonly Case[] = [
  ['a signature by a foreign key', 'saml-signature', (s, id) => s.response(id, { key: testKey('foreign') })],
  ['no signature at all', 'saml-signature', (s, id) => s.response(id, { signed: [] })],
  [
    'a signed assertion in an unsigned response',
    'saml-signature',
    (s, id) => s.response(id, { signed: ['Assertion'] }),
  ],
  [
    'a signed response around an unsigned assertion',
    'saml-signature',
    (s, id) => s.response(id, { signed: ['Response'] }),
  ],
  [
    'a word changed after signing',
    'saml-signature',
    (s, id) => s.response(id, { after: (xml) => xml.replace('vpn-admins', 'vpn-owners') }),
  ],
  [
    'the audience of another tenant',
    'saml-audience',
    (s, id) => s.response(id, { fields: { audience: foreign } }),
  ],
  [
    'another issuer with the right key',
    'saml-issuer',
    (s, id) => s.response(id, { fields: { issuer: 'https://idp.example' } }),
  ],
  ['a request that nobody made', 'saml-request-unknown', (s) => s.response('_never-made')],
  [
    'a response that nobody asked for',
    'saml-request-missing',
    (s, id) => s.response(id, { before: (xml) => xml.replace(/ InResponseTo="[^"]*"/g, '') }),
  ],
  [
    'an assertion that names no request',
    'saml-request-missing',
    (s, id) =>
      s.response(id, { before: (xml) => xml.replace(/(ConfirmationData) InResponseTo="[^"]*"/, '$1') }),
  ],
  [
    'an expired assertion',
    'saml-expired',
    (s, id) =>
      s.response(id, {
        fields: { notBefore: minutesAgo(8), notOnOrAfter: minutesAgo(2) },
      }),
  ],
  [
    'an assertion older than five minutes, however long it says it is valid',
    'saml-issue-instant',
    (s, id) => s.response(id, { fields: { issuedAt: minutesAgo(7), notOnOrAfter: minutesAgo(-60) } }),
  ],
  [
    'an assertion for later',
    'saml-not-yet-valid',
    (s, id) => s.response(id, { fields: { notBefore: minutesAgo(-3), notOnOrAfter: minutesAgo(-8) } }),
  ],
  [
    'two NameIDs',
    'saml-subject',
    (s, id) => s.response(id, { before: (xml) => xml.replace(/(<saml:NameID.*<\/saml:NameID>)/, '$1$1') }),
  ],
  [
    'no NameID',
    'saml-subject',
    (s, id) => s.response(id, { before: (xml) => xml.replace(/<saml:NameID.*<\/saml:NameID>/, '') }),
  ],
  [
    'a comment inside the NameID',
    'saml-forbidden-markup',
    (s, id) => s.response(id, { before: (xml) => xml.replace('anna.m', 'anna<!-- -->.m') }),
  ],
  [
    'a document type',
    'saml-forbidden-markup',
    (s, id) => s.response(id, { after: (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}` }),
  ],
  [
    'an identity provider that said no',
    'saml-status',
    (s, id) =>
      s.response(id, {
        before: (xml) =>
          xml
            .replace(/<saml:Assertion.*<\/saml:Assertion>/, '')
            .replace('status:Success', 'status:Responder'),
        signed: ['Response'],
      }),
  ],
  ['no XML', 'saml-malformed', () => Buffer.from('hello').toString('base64')],
  ['an empty message', 'saml-malformed', () => ''],
  ['thousands of unclosed tags', 'saml-too-deep', () => Buffer.from('<a>'.repeat(20_000)).toString('base64')],
  ['a message of many kilobytes', 'saml-too-large', () => 'A'.repeat(200_000)],
];

describe('a response is refused', () => {
  const stage = createStage();

  it.each(refused)('for %s (%s)', async (_what, reason, make) => {
    const id = await stage.signIn();
    const answer = await stage.post('musterstadt', make(stage, id));
    expect(answer.body).toEqual({
      kind: reason.startsWith('saml-too') ? 'too-large' : 'unauthenticated',
      reason,
    });
  });

  it('when it answers the request of another tenant', async () => {
    const id = await stage.signIn('nachbardorf');
    const answer = await stage.post('musterstadt', stage.response(id));
    expect(answer.body.reason).toBe('saml-request-unknown');
  });

  it('when its request has become too old', async () => {
    const id = await stage.signIn();
    const request = stage.requests.get(id);
    if (request !== undefined) stage.requests.set(id, { ...request, expiresAt: minutesAgo(1) });
    const answer = await stage.post('musterstadt', stage.response(id));
    expect(answer.body.reason).toBe('saml-request-unknown');
  });

  it('when it comes anywhere but in the body of a plain post to the ACS', async () => {
    const response = stage.response(await stage.signIn());
    const inQuery = `?SAMLResponse=${encodeURIComponent(response)}`;
    const asForm = { SAMLResponse: response };
    const answers = [
      await stage.http.post(`/saml/musterstadt/acs${inQuery}`),
      await stage.http.post('/saml/musterstadt/acs?x=1').type('form').send(asForm),
      await stage.http
        .post('/saml/musterstadt/acs')
        .type('form')
        .send({ ...asForm, SAMLRequest: 'x' }),
      await stage.http.post('/saml/musterstadt/acs').type('form').send(`SAMLResponse=a&SAMLResponse=b`),
      await stage.http.post('/saml/musterstadt/acs'),
      await stage.http.get(`/saml/musterstadt/login${inQuery}`),
      await stage.http.get('/saml/musterstadt/login').type('form').send(asForm),
    ];
    expect(answers.map(({ body }) => body.reason)).toEqual(answers.map(() => 'saml-malformed'));
  });

  it('when neither kind of signature is asked for and none is there', async () => {
    const lax = createStage({ wantAssertionsSigned: false, wantResponseSigned: false });
    const answer = await lax.post('musterstadt', lax.response(await lax.signIn(), { signed: [] }));
    expect(answer.body.reason).toBe('saml-signature');
  });
});

describe('without an identity provider', () => {
  it('is refused: a tenant that is not set up yet', async () => {
    const stage = createStage({ idp: null });
    const early = await stage.http.get('/saml/musterstadt/login');
    expect(early.body).toEqual({ kind: 'unavailable', reason: 'saml-not-set-up' });
  });

  it('tells an outage of the store from a bad response', async () => {
    const countAttempt = () => Promise.reject(new Error('database away'));
    const stage = createStage({}, { countAttempt });
    const answer = await stage.post('musterstadt', stage.response(await stage.signIn()));
    expect(answer.status).toBe(500);
    expect(answer.body.message).toContain('database away');
    const save = () => Promise.reject(new Refusal('conflict', 'saml-request-exists'));
    const login = await createStage({}, { save }).http.get('/saml/musterstadt/login');
    expect(login.body).toEqual({ kind: 'conflict', reason: 'saml-request-exists' });
  });
});

describe('ten sign-ins at once', () => {
  it('keep to their own tenant and request', async () => {
    const stage = createStage();
    const ids = await Promise.all(Array.from({ length: 10 }, () => stage.signIn())).then(() => [
      ...stage.requests.keys(),
    ]);
    const answers = await Promise.all(ids.map((id) => stage.post('musterstadt', stage.response(id))));
    expect(answers.map(({ body }) => body.inResponseTo)).toEqual(ids);
  });
});
