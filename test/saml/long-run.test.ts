// What identity providers do in the course of years, as signed answers posted to the composed portal: they get a second
// key, rename people, and leave groups out.
import type { Agent } from 'supertest';
import type { IdentityRule } from '../../src/domain/identity-attributes';
import type { TenantId } from '../../src/domain/ids';
import { paths } from '../../src/http/kit/paths';
import { textFor } from '../../src/texts/translate';
import { entityXml } from '../support/idp-metadata';
import { beginLogin, idpEntityId, isSignedIn, slug, useAttackedPortal } from './support/attacked-portal';
import { post, sceneOf, type Forgery } from './support/attacks';
import { keyOf } from './support/keys';
import { attributeStatement } from './support/message-parts';

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com';
const groups = `${microsoft}/ws/2008/06/identity/claims/groups`;

const portal = useAttackedPortal();
let town: TenantId;
beforeAll(async () => {
  const tenant = await portal().portal.ports.store.installation.findTenant(slug);
  if (tenant === null) throw new Error('no such municipality');
  town = tenant.id;
});
beforeEach(() => portal().expect('both'));

const records = () => portal().portal.ports.store.forTenant(town);

async function know(identity: IdentityRule): Promise<void> {
  await records().tenant.updateSamlSettings({ ...(await records().tenant.samlSettings()), identity });
}

type Said = readonly (readonly [name: string, value: string])[];
const saying = (...said: Said): Forgery => ({
  assertion: { attributeStatement: attributeStatement(...said) },
});

async function arrive(forgery: Forgery): Promise<{ readonly browser: Agent; readonly to: string }> {
  const browser = portal().browser();
  const scene = sceneOf('both', await beginLogin(browser));
  const answer = await post(browser, scene.response(forgery));
  expect(answer.status).toBe(303);
  return { browser, to: String(answer.headers['location']) };
}

async function peopleCalled(...words: readonly string[]): Promise<readonly string[]> {
  const { items } = await records().persons.search(words, { after: null, limit: 10 });
  return items.map(({ person }) => `${person.displayName}, ${person.mail ?? '–'}`);
}

describe('a second certificate for signatures', () => {
  const both = ['idp', 'next'] as const;
  const metadata = (names: readonly ('idp' | 'next')[]): string =>
    entityXml({
      entityId: idpEntityId,
      certificates: names.map((name) => ({ pem: keyOf(name).certificatePem, use: 'signing' })),
    });
  const certificatesIn = (xml: string): readonly string[] =>
    portal()
      .portal.ports.metadata.read(xml)
      .flatMap(({ certificates }) => certificates.map(({ pem }) => pem));

  it.each(both)('in the metadata makes answers count that are signed with either: %s', async (name) => {
    const certificates = certificatesIn(metadata(both));
    expect(certificates).toHaveLength(2);
    await portal().expect('both', certificates);
    const { browser } = await arrive({ signing: { key: keyOf(name) } });
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('counts for nothing where the metadata that were read had one', async () => {
    await portal().expect('both', certificatesIn(metadata(['idp'])));
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const answer = await post(browser, scene.response({ signing: { key: keyOf('next') } }));
    expect([answer.status, await isSignedIn(browser)]).toEqual([401, false]);
  });
});

describe('a login name that changes', () => {
  const immutable = `${microsoft}/LiveID/Federation/2008/05/ImmutableID`;
  const upn = `${claims}/upn`;
  const called = (name: string, login: string): Said => [
    [upn, `${login}@stadt.example`],
    [`${claims}/emailaddress`, `${login}@stadt.example`],
    [`${microsoft}/identity/claims/displayname`, name],
  ];

  it('leaves somebody who they are where another key is theirs for good', async () => {
    await know({ kind: 'attribute', name: immutable, recyclable: false });
    const guid = [immutable, 'b2JqZWN0R1VJRA=='] as const;
    await arrive(saying(guid, ...called('Berta Buche', 'berta.buche')));
    const { browser, to } = await arrive(saying(guid, ...called('Berta Birke', 'berta.birke')));
    expect([to, await isSignedIn(browser)]).toEqual([paths.start(slug), true]);
    expect(await peopleCalled('berta')).toEqual(['Berta Birke, berta.birke@stadt.example']);
    const late = await browser.get(paths.start(slug)).expect(200);
    expect(late.text).toContain('Berta Birke');
  });

  it('makes somebody wait where it is the key itself and the address is somebody’s', async () => {
    await know({ kind: 'attribute', name: upn, recyclable: true });
    const mail = [`${claims}/emailaddress`, 'carla.clever@stadt.example'] as const;
    const name = [`${microsoft}/identity/claims/displayname`, 'Carla Clever'] as const;
    await arrive(saying([upn, 'carla.clever@stadt.example'], mail, name));
    const { browser, to } = await arrive(saying([upn, 'carla.neu@stadt.example'], mail, name));
    expect([to, await isSignedIn(browser)]).toEqual([paths.awaitingAssignment(slug), false]);
    const { items } = await records().assignments.listWaiting(new Date(0), { after: null, limit: 5 });
    expect(items.map(({ assignment }) => [assignment.kind, assignment.key.keyValue])).toEqual([
      ['changed-name', 'carla.neu@stadt.example'],
    ]);
    expect(await peopleCalled('carla')).toEqual(['Carla Clever, carla.clever@stadt.example']);
  });
});

describe('more groups than Entra ID sends', () => {
  const link = [
    `${microsoft}/claims/groups.link`,
    'https://graph.microsoft.com/v1.0/users/1/getMemberObjects',
  ] as const;
  const dora = [`${microsoft}/identity/claims/objectidentifier`, 'dora'] as const;
  beforeEach(async () => {
    await know({ kind: 'attribute', name: dora[0], recyclable: false });
    const { tenant } = records();
    await tenant.replaceRoleRules([
      { attribute: groups, value: 'vpn-it', role: 'it-admin' },
      { attribute: groups, value: 'vpn-leitung', role: 'tenant-admin' },
    ]);
  });

  const told = textFor('de', 'assignments.groups-withheld.own');

  it('leave somebody without the roles of groups, who reads so once and stays an employee', async () => {
    const { browser, to } = await arrive(saying(dora, link));
    expect(to).toBe(paths.start(slug));
    expect((await browser.get(to).expect(200)).text).toContain(told);
    expect((await browser.get(to).expect(200)).text).not.toContain(told);
    await browser.get(paths.today(slug)).expect(403);
    expect(
      portal()
        .log()
        .map(({ reason }) => reason),
    ).toContain('groups-withheld');
  });

  it('do not matter where the groups came as well', async () => {
    const { browser, to } = await arrive(saying(dora, link, [groups, 'vpn-it']));
    expect(to).toBe(paths.today(slug));
    expect((await browser.get(to).expect(200)).text).not.toContain(told);
  });
});
