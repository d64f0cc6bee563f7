// From the command line: how a municipality stands, and that it leaves.
import { writeFileSync } from 'node:fs';
import { tenantLines } from '../../src/cli/tenant-lines';
import type { Ports } from '../../src/usecases/ports';
import { entityXml, madeCertificate } from '../support/idp-metadata';
import { addGateway } from '../support/town';
import { musterstadt, refused, useCommandLine } from './support/fernamt';

const { fernamt, inPorts, fileAt } = useCommandLine('show-and-close');
const show = async (...args: readonly string[]) =>
  (await fernamt(['tenant', 'show', 'musterstadt', ...args])).said;
const close = (slug: string, on: string, reason = 'Umzug in eine andere Lösung') =>
  fernamt(['tenant', 'close', slug, '--on', on, '--reason', reason]);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const { certificatePem } = await madeCertificate('rsa:2048');
  writeFileSync(fileAt('idp.pem'), certificatePem);
  writeFileSync(fileAt('idp.xml'), entityXml({ certificates: [{ pem: certificatePem }] }));
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0 });
  const operator = ['operator', 'create', '--slug', 'betreiber', '--name', 'Rechenzentrum'];
  expect(await fernamt([...operator, '--role', 'operator-admin:groups=betrieb'])).toMatchObject({ code: 0 });
});

it('shows a municipality that is being set up, with what is stored and missing', async () => {
  await fernamt(['tenant', 'set-up', 'musterstadt', '--metadata', fileAt('idp.xml')]);
  const said = await show();
  expect(said).toMatch(
    /^name: +Stadt Musterstadt \(musterstadt\)\nkind: +municipality\nstate: +being set up: /,
  );
  expect(said).toMatch(/\nidentity provider: https:\/\/idp\.musterstadt\.example\/metadata\n/);
  expect(said).toMatch(/\nstill missing: +by what people are known/);
  expect(said).toMatch(/\nour key: +One key: nothing is being changed\.\nsigns: +([0-9A-F]{2}:){31}/);
  expect(said).toMatch(/\npeople: +0, no quota\ndevices: +0, no quota\ngateways: +0, no quota$/);
});

it('shows a live one with certificates, the last reading, quotas and gateways', async () => {
  const facts = ['--entity-id', 'https://idp.example/metadata', '--sso-url', 'https://idp.example/sso'];
  const rest = ['--certificate', fileAt('idp.pem'), '--identity', 'uid'];
  expect(await fernamt(['tenant', 'connect', '--slug', 'musterstadt', ...facts, ...rest])).toMatchObject({
    code: 0,
  });
  expect(await show()).toMatch(/\nmetadata: +not read regularly: no address is known\n/);
  await inPorts(prepareMuch);
  const said = await show();
  expect(said).toMatch(
    /\nstate: +live\nidentity provider: https:\/\/idp\.example\/metadata\ncertificate: +[0-9A-F]{2}:/,
  );
  expect(said).toMatch(
    /\nlast read: +2026-11-01T00:00:00\.000Z\nreading: +FAILING since 2026-11-02T\S+ \(metadata-fetch-slow, 3 in a row\)\n/,
  );
  expect(said).toMatch(
    /\npeople: +0 of 500\ndevices: +0, no quota\ngateways: +1 of 1\ngateway: +gw1: new, waiting$/,
  );
});

it('warns of a certificate that ends, theirs or ours', async () => {
  const facts = { slug: 'x', name: 'X', kind: 'municipality', state: 'live', closing: null } as const;
  const ownKey = { step: 'settled', nextAt: null, certificates: [], warning: 60 } as const;
  const idp = { entityId: 'x', certificates: [], warning: 'ended', metadata: null } as const;
  const signIn = { ...idp, changeIsWaiting: false, ownKey };
  const lines = tenantLines({ ...facts, signIn, setUp: null, quotas: null, gateways: [] });
  expect(lines.filter(({ label }) => label === 'attention').map(({ text }) => text)).toEqual([
    "the identity provider's certificate HAS ENDED",
    'our certificate ENDS within 60 days',
  ]);
});

it('says the same as JSON, without secrets', async () => {
  const text = await show('--json');
  expect(JSON.parse(text)).toMatchObject({
    ...{ slug: 'musterstadt', kind: 'municipality', state: 'live', closing: null, setUp: null },
    signIn: { entityId: 'https://idp.example/metadata', ownKey: { step: 'settled' } },
    quotas: { people: { inUse: 0, most: 500 } },
    gateways: [{ name: 'gw1', state: 'new', health: 'waiting', problem: null }],
  });
  expect(text).not.toContain('PRIVATE');
});

it('shows the provider, and knows no stranger', async () => {
  expect((await fernamt(['tenant', 'show', 'betreiber'])).said).toMatch(/\nkind: +operator\n/);
  expect(await fernamt(['tenant', 'show', 'nirgendwo'])).toMatchObject(refused('tenant-unknown'));
});

it('announces a closing, once, and says who must confirm it', async () => {
  const day = inDays(60);
  expect(await close('musterstadt', inDays(10))).toMatchObject(refused('closing-too-soon'));
  expect(await close('musterstadt', 'soon')).toMatchObject(refused('field-local-day'));
  expect(await close('musterstadt', day, ' ')).toMatchObject(refused('reason-missing'));
  expect(await close('betreiber', day)).toMatchObject(refused('closing-of-provider'));
  expect(await close('nirgendwo', day)).toMatchObject(refused('tenant-unknown'));
  const { code, said } = await close('musterstadt', day);
  expect(code).toBe(0);
  expect(said).toContain(`The closing of musterstadt on ${day} is announced. Nothing happens until`);
  expect(said).toContain('at least 24 hours after the first');
  expect(said).toContain('https://fernamt.example/operator/tenants/musterstadt/closing');
  expect(await show()).toContain(`live; closing on ${day} is announced, not confirmed`);
  expect(await close('musterstadt', day)).toMatchObject(refused('closing-exists'));
});

it.each([
  ['confirmed', /\nstate: +closing on 20\S+\nidentity provider: /],
  ['waiting', /\nstate: +closing on 20\S+ \(waiting\)\nidentity provider: /],
  ['closed', /\nstate: +closed$/],
] as const)('shows a closing that is %s', async (state, expected) => {
  await inPorts(async ({ store }) => {
    const tenant = await store.installation.findTenant('musterstadt');
    const { closings } = store.forTenant(tenant?.id ?? nobody());
    const closing = (await closings.standing()) ?? nobody();
    await closings.update({ ...closing, state }, closing.state);
  });
  expect(await show()).toMatch(expected);
});

it('ends with 1 and a sentence when something needed is not named', async () => {
  const without = await fernamt(['tenant', 'close', 'musterstadt', '--on', inDays(60)]);
  expect(without).toEqual({
    code: 1,
    said: '',
    complained: "error: required option '--reason <text>' not specified",
  });
  expect(await fernamt(['tenant', 'close'])).toMatchObject({ code: 1 });
  const { code, said } = await fernamt(['tenant', 'set-up', '--help']);
  expect([code, said]).toEqual([0, expect.stringContaining('--metadata <source>')]);
});

/** Quotas, a gateway that waits for its host, and metadata that cannot be read any more. */
async function prepareMuch({ store, clock }: Ports): Promise<void> {
  const { id: tenantId } = (await store.installation.findTenant('musterstadt')) ?? nobody();
  const records = store.forTenant(tenantId);
  const [group = nobody()] = await records.groups.list();
  await records.quotas.set({ people: 500, devices: null, gateways: 1 });
  const endpointHost = 'gw1.musterstadt.example';
  await addGateway(records, { tenantId, gatewayGroupId: group.id, name: 'gw1', state: 'new', endpointHost });
  await records.metadataWatch.save({
    ...{ address: 'https://idp.example/metadata', nextAt: clock(), triedAt: clock(), found: null },
    readAt: new Date('2026-11-01T00:00:00Z'),
    failure: { reason: 'metadata-fetch-slow', since: new Date('2026-11-02T00:00:00Z'), times: 3 },
  });
}

function nobody(): never {
  throw new Error('there is none');
}
