// Trying a sign-in out: a real exchange with the settings that are being prepared, explained to whoever tries, and
// leaving no session, no person and no value behind.
import request from 'supertest';
import { verifyResponse, type VerificationJob } from '../../src/adapters/saml/verify-response';
import { portalSaml } from '../../src/compose-saml';
import { Refusal } from '../../src/domain/errors';
import type { DraftContent, Recognition } from '../../src/domain/sign-in-draft';
import { tenantInPath } from '../../src/http/kit/tenant-in-path';
import { signInRoutes } from '../../src/http/sign-in/routes';
import { changeSignInDraft } from '../../src/usecases/change-sign-in-draft';
import { makeSignInTestLink } from '../../src/usecases/make-sign-in-test-link';
import { switchSignInOn } from '../../src/usecases/switch-sign-in-on';
import { answerOf, idpEntityId as entityId, postAnswer, sentAway } from '../support/idp-answers';
import { textOf } from '../support/it-pages';
import { usePortal, type TestTown } from '../support/portal';
import { testKey, type Forgery } from '../support/saml-signer';

async function verify(_lane: string, job: VerificationJob) {
  const verdict = await verifyResponse(job);
  if ('refused' in verdict) throw new Refusal(verdict.refused.kind, verdict.refused.reason);
  return verdict.assertion;
}

const portalOf = usePortal((ports, publicUrl) =>
  signInRoutes({
    ports,
    saml: portalSaml(publicUrl, ports, { verify }).service,
    tenantInPath: tenantInPath((slug) => ports.store.installation.findTenant(slug)),
  }),
);

const anna = {
  login: 'anna.amsel',
  displayName: 'Anna <b>Amsel</b>',
  givenName: 'Anna',
  surname: 'Amsel',
  mail: 'anna.amsel@musterstadt.example',
  department: 'Bauamt',
  groups: ['vpn-it', 'alle'],
};
const recognition: Recognition = {
  identity: { kind: 'attribute', name: 'uid' },
  wantAssertionsSigned: true,
  wantResponseSigned: true,
  requiredAttribute: null,
};
const ready: Partial<DraftContent> = {
  idp: {
    entityId,
    ssoUrl: 'https://idp.musterstadt.example/sso',
    sloUrl: null,
    signingCertificates: [testKey('idp').certificatePem],
  },
  recognition,
  roleRules: [{ attribute: 'groups', value: 'vpn-it', role: 'it-admin' }],
};

const prepare = (change: Partial<DraftContent>, slug = 'musterstadt') =>
  changeSignInDraft(portalOf().ports, 'command-line', { slug, change: () => change });
const newLink = async (slug = 'musterstadt') =>
  `/saml/${slug}/test/${(await makeSignInTestLink(portalOf().ports, 'command-line', slug)).token}`;
const draftOf = (town: TestTown = portalOf().musterstadt) => town.store.signInDrafts.find();

const begin = sentAway;
const answerTo = (requestId: string, forgery: Forgery = {}): string => answerOf(anna, { requestId, forgery });
const post = postAnswer;

async function tried(forgery: Forgery = {}) {
  const agent = request.agent(portalOf().app);
  const requestId = await begin(agent, await newLink());
  return { agent, requestId, answer: await post(agent, answerTo(requestId, forgery)) };
}

beforeAll(async () => {
  // The SAML library keeps the real time.
  portalOf().clock.now = new Date();
  await prepare(ready);
});

it('has nobody sign in while it is being prepared', async () => {
  const { text } = await request(portalOf().app).get('/saml/musterstadt/login').expect(503);
  expect(textOf(text)).toContain('noch nicht eingerichtet');
});

describe('a test that works', () => {
  it('shows what came, what it is for, who this would be, and is remembered as nothing but a success', async () => {
    const { musterstadt } = portalOf();
    const { agent, answer } = await tried();
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const text = textOf(answer.text);
    expect(text).toContain('So würde die Anmeldung gelingen.');
    expect(text).toContain('Fester Schlüssel anna.amsel uid');
    expect(text).toContain('Rollen Beschäftigte, IT-Administration');
    expect(text).toContain('vpn-it · alle Gruppen, Rollen');
    expect(answer.text).not.toContain('<b>Amsel');
    expect((await draftOf())?.tested?.version).toBe((await draftOf())?.version);
    expect(await musterstadt.store.persons.countUpTo([], 10)).toBe(0);
    await agent.get('/t/musterstadt/start').expect(({ status }) => expect(status).not.toBe(200));
    const everything = { action: null, subject: null, objectId: null, from: null, before: null };
    const { items } = await musterstadt.store.audit.list(everything, { afterSeq: null, limit: 50 });
    expect(items[0]).toMatchObject({ action: 'tenant.sign-in-tested', actor: null });
    expect(JSON.stringify(items)).not.toMatch(/amsel/i);
  });

  it('may be done again with the same link, but no answer counts twice', async () => {
    const agent = request.agent(portalOf().app);
    const link = await newLink();
    const first = answerTo(await begin(agent, link));
    expect((await post(agent, first)).status).toBe(200);
    const again = await post(agent, first);
    expect([again.status, textOf(again.text)]).toEqual([
      422,
      expect.stringContaining('saml-request-unknown'),
    ]);
    expect((await post(agent, answerTo(await begin(agent, link)))).status).toBe(200);
  });
});

describe('a test that does not work says why and what helps', () => {
  it.each<[string, Forgery, string]>([
    ['saml-signature', { key: testKey('foreign') }, 'passt nicht zu den Zertifikaten'],
    ['saml-signature', { signed: ['Assertion'] }, 'Die Unterschrift fehlt'],
    ['saml-issuer', { fields: { issuer: 'https://other.example' } }, 'von einem anderen Identitätsanbieter'],
    ['saml-audience', { fields: { audience: 'https://other.example' } }, 'für jemand anderen bestimmt'],
    ['saml-destination', { fields: { destination: 'https://other.example' } }, 'an eine andere Adresse'],
    [
      'saml-status',
      { before: (xml) => xml.replace('status:Success', 'status:Responder') },
      'hat die Anmeldung abgelehnt',
    ],
    ['saml-forbidden-markup', { after: (xml) => xml.replace('<saml:Issuer>', '<!-- --><saml:Issuer>') }, ''],
    ['identity-missing', { fields: { attributes: [['mail', ['a@b.example']]] } }, 'nicht gesendet'],
    ['identity-ambiguous', { fields: { attributes: [['uid', ['a', 'b']]] } }, 'mehrere Werte'],
  ])('%s', async (reason, forgery, sentence) => {
    await prepare({});
    const { answer } = await tried(forgery);
    const text = textOf(answer.text);
    expect([answer.status, text]).toEqual([422, expect.stringContaining(`Kennung des Fehlers: ${reason}`)]);
    expect(text).toContain(sentence);
    expect((await draftOf())?.tested?.version).not.toBe((await draftOf())?.version);
  });

  it('shows what came where only the key is missing', async () => {
    const { answer } = await tried({ fields: { attributes: [['mail', ['a@b.example']]] } });
    expect(textOf(answer.text)).toContain('mail a@b.example E-Mail-Adresse');
  });

  it('wants the required attribute with its value', async () => {
    const requiredAttribute = { name: 'department', value: 'Tiefbauamt' };
    await prepare({ recognition: { ...recognition, requiredAttribute } });
    const { answer } = await tried();
    expect([answer.status, textOf(answer.text)]).toEqual([
      422,
      expect.stringContaining('Das Pflichtattribut fehlt'),
    ]);
    await prepare(ready);
  });

  it('is not for another browser', async () => {
    const { app } = portalOf();
    const requestId = await begin(request.agent(app), await newLink());
    const answer = await post(request.agent(app), answerTo(requestId));
    expect([answer.status, textOf(answer.text)]).toEqual([
      422,
      expect.stringContaining('saml-wrong-browser'),
    ]);
  });

  it('proves nothing when the settings have changed meanwhile', async () => {
    const agent = request.agent(portalOf().app);
    const requestId = await begin(agent, await newLink());
    await prepare({});
    const answer = await post(agent, answerTo(requestId));
    expect([answer.status, textOf(answer.text)]).toEqual([
      422,
      expect.stringContaining('sign-in-test-outdated'),
    ]);
    expect((await draftOf())?.tested?.version).not.toBe((await draftOf())?.version);
  });
});

describe('the link', () => {
  it.each(['x', '', 'A'.repeat(43), '..%2f..', '%00'])(
    'is refused when nobody made it: %j',
    async (token) => {
      const { status } = await request(portalOf().app).get(`/saml/musterstadt/test/${token}`);
      expect([404, 410]).toContain(status);
    },
  );

  it('is refused after a day, after a newer one, and for another municipality', async () => {
    const { app, clock } = portalOf();
    const [old, link] = [await newLink(), await newLink()];
    await request(app).get(old).expect(410);
    await request(app).get(link).expect(302);
    await request(app).get(link.replace('musterstadt', 'nebendorf')).expect(410);
    const before = clock.now;
    clock.now = new Date(before.getTime() + 24 * 3_600_000);
    await request(app).get(link).expect(410);
    clock.now = before;
  });
});

describe('once it is switched on', () => {
  it('no test answers for a sign-in, and the link is void', async () => {
    const { app, ports, musterstadt } = portalOf();
    const { agent } = await tried();
    const link = await newLink();
    const requestId = await begin(agent, link);
    await switchSignInOn(ports, 'command-line', 'musterstadt');
    await request(app).get(link).expect(410);
    const late = await post(agent, answerTo(requestId));
    expect([late.status, textOf(late.text)]).toEqual([422, expect.stringContaining('saml-test-link')]);
    expect(await musterstadt.store.persons.countUpTo([], 10)).toBe(0);
  });

  it('staff sign in, but nobody without the required attribute', async () => {
    const { app, musterstadt } = portalOf();
    const signIn = async () => {
      const agent = request.agent(app);
      return post(agent, answerTo(await begin(agent, '/saml/musterstadt/login')));
    };
    expect((await signIn()).status).toBe(303);
    expect(await musterstadt.store.persons.countUpTo([], 10)).toBe(1);
    await musterstadt.store.signInDrafts.setRequiredAttribute({ name: 'department', value: 'Nebendorf' });
    expect((await signIn()).status).toBe(401);
    await musterstadt.store.signInDrafts.setRequiredAttribute({ name: 'department', value: 'Bauamt' });
    expect((await signIn()).status).toBe(303);
  });
});
