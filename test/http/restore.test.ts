// Going through a restore: who sees it, what it says, closing it once, and refusals.
import { restoreRoutes } from '../../src/http/restore/routes';
import { todayRoutes } from '../../src/http/today/routes';
import { endOfLocalDay } from '../../src/domain/local-day';
import type { Role } from '../../src/domain/roles';
import { csrfTokenOn, type Browser } from './support/app';
import { givenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal((ports) => [...todayRoutes(ports), ...restoreRoutes(ports)]);
const address = '/t/musterstadt/restore';
let people = 0;

beforeEach(async () => {
  const { knex, ports, musterstadt, nebendorf } = portalOf();
  const epoch = await ports.store.installation.epoch();
  for (const table of ['restores', 'restore_findings']) await knex(table).delete();
  for (const { id: tenant_id } of [musterstadt, nebendorf])
    await knex('restores').insert({ tenant_id, epoch, restored_at: startTime.toISOString() });
  await knex('restore_findings').insert({
    tenant_id: musterstadt.id,
    epoch,
    gateway_id: 'gone',
    finding: 'unknown',
    protocol: 'client',
    finding_key: '4711',
    credential_id: 'aaaaaaaaaaaaaaaaaayyyyyyyz',
    found_at: startTime.toISOString(),
  });
});

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  people += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${people}`, ...roles));
}
const events = async () => portalOf().knex('audit_events').where({ action: 'restore.reconciled' });
const open = async () => portalOf().knex('restores').whereNull('closed_at').pluck('tenant_id');

it.each<readonly [Role, number]>([
  ['employee', 403],
  ['help-desk', 403],
  ['tenant-admin', 403],
  ['security-officer', 403],
  ['it-admin', 200],
])('as %s it answers %p', async (role, status) => {
  const { agent } = await signedInAs(role);
  expect((await agent.get(address)).status).toBe(status);
  const token = await csrfTokenOn(agent, status === 200 ? address : '/t/musterstadt/today').catch(
    () => 'none',
  );
  const answer = await agent.post(address).type('form').send({ _csrf: token, reason: 'Geprüft' });
  expect(answer.status).toBe(status === 200 ? 303 : 403);
});

it('says on the first page that it is open, shows what nobody knows by its numbers, and is closed once', async () => {
  const browser = await signedInAs('it-admin');
  const other = await signedInAs('it-admin');
  expect((await browser.agent.get('/t/musterstadt/today')).text).toContain('/t/musterstadt/restore');
  const { text } = await browser.agent.get(address);
  expect(text).toContain('Seriennummer 4711');
  expect(text).toContain('aaaaaaaaaaaaaaaaaayyyyyyyz');
  const before = (await events()).length;
  const token = await csrfTokenOn(other.agent, address);
  expect((await browser.submit(address, address, { reason: '' })).status).toBe(422);
  const { clock } = portalOf();
  clock.now = new Date(clock.now.getTime() + 1_000);
  expect((await browser.submit(address, address, { reason: 'Alles geprüft' })).status).toBe(303);
  expect(await events()).toHaveLength(before + 1);
  expect(await open()).toEqual([portalOf().nebendorf.id]);
  const again = await other.agent.post(address).type('form').send({ _csrf: token, reason: 'Auch geprüft' });
  expect(again.status).toBe(409);
  expect(await events()).toHaveLength(before + 1);
  expect((await browser.agent.get('/t/musterstadt/today')).text).not.toContain('/t/musterstadt/restore');
  expect((await browser.agent.get(address)).text).not.toContain('4711');
});

it('is nothing of another municipality', async () => {
  const { agent } = await signedInAs('it-admin');
  expect((await agent.get('/t/nebendorf/restore')).status).not.toBe(200);
});

it('decides about the end of no file that is not here', async () => {
  const browser = await signedInAs('it-admin');
  const answer = await browser.submit(address, `${address}/end`, {
    credential: 'aaaaaaaaaaaaaaaaaayyyyyyyz',
  });
  expect(answer.status).toBe(404);
});

it('says of ends the last day on which they lie ahead, as every other page does', async () => {
  const { knex, ports, musterstadt } = portalOf();
  await readyGateway(portalOf(), musterstadt);
  const { credential } = await givenAccess(portalOf(), musterstadt);
  const grant = await musterstadt.store.grants.find(credential.grantId);
  const earlier = endOfLocalDay('2026-12-01').toISOString();
  await knex('credentials').where({ id: credential.id }).update({ ends_at: earlier });
  await knex('restore_findings').insert({
    tenant_id: musterstadt.id,
    epoch: await ports.store.installation.epoch(),
    gateway_id: 'gone',
    finding: 'end-earlier',
    protocol: 'client',
    finding_key: credential.serial ?? '',
    credential_id: credential.id,
    known_until: earlier,
    found_at: startTime.toISOString(),
  });
  const { agent } = await signedInAs('it-admin');
  const text = (await agent.get(address)).text.replace(/\s+/g, ' ');
  const lastDay = grant?.period.until.split('-').reverse().join('.');
  expect(text).toContain(`bis 01.12.2026. Zugang im Portal: bis ${lastDay}.`);
  expect(text).toContain(`endet am 01.12.2026, der Zugang erst am ${lastDay}.`);
  expect(text).toContain(`Ende ${lastDay} gelten lassen`);
});
