// PostgreSQL ends in the midst of acts and begins again: each act is there whole or not at all, whoever was told that it is
// done was told the truth, and the portal goes on without being started anew.
// Needs: postgresql
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openDatabase } from '../../src/adapters/db/connection';
import { migrate } from '../../src/adapters/db/migrate';
import { createStore } from '../../src/adapters/db/store';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { testSecrets } from '../support/databases';
import { startPostgres, type TestPostgres } from '../support/postgres';
import { agentOf, saidOf, type TestAgent } from './support/asking';
import { connected, type Connected } from './support/holdings';
import { enrolledGateway, openStage, startTime, type Stage } from './support/stage';

const reason = 'Ausgeschieden';
let server: TestPostgres;
let knex: Knex;
let stage: Stage;
let agent: TestAgent;

beforeAll(async () => {
  server = await startPostgres({ confirmed: 'on' });
  const url = await server.createDatabase();
  knex = openDatabase({ url });
  await migrate(knex);
  const store = createStore(knex, testSecrets, () => startTime);
  stage = await openStage({ open: async () => ({ url, knex, store }) });
  agent = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town));
}, 90_000);
afterAll(async () => {
  await knex.destroy();
  await server.stop();
});

const revoke = ({ admin, device }: Connected) =>
  revokeDevice(stage.ports, admin, { id: device.id, reason }).then(
    () => 'done' as const,
    () => 'failed' as const,
  );

/** What each of the places where a revocation leaves something says. */
async function tracesOf({ device, credential }: Connected) {
  const { store } = stage.town;
  const [proof] = await store.credentials.enforcementsOf([credential.id]);
  const log = await knex('audit_events').where({ object_id: device.id, action: 'device.revoked' });
  return {
    device: (await store.devices.find(device.id))?.state === 'revoked',
    credential: (await store.credentials.find(credential.id))?.state === 'revoked',
    order: proof?.kind === 'revocation',
    told: saidOf((await agent.snapshot()).changes, credential.id) === 'client.remove for good',
    log: log.length === 1,
    effective: proof?.kind === 'revocation' && proof.effectiveAt !== null,
  };
}

const nothing = { device: false, credential: false, order: false, told: false, log: false, effective: false };
const ordered = { device: true, credential: true, order: true, told: true, log: true, effective: false };

it('leaves each revocation whole or not at all, and lets it be done again', async () => {
  const held: Connected[] = [];
  for (let count = 0; count < 16; count += 1) held.push(await connected(stage, stage.town));
  await agent.catchUp();
  let ended = 0;
  const acts = held.map(async (one, place) => {
    await sleep(place * 10);
    const end = await revoke(one);
    ended += 1;
    return end;
  });
  // Some are done by then, and some are under way.
  while (ended < 3) await sleep(1);
  await server.restart();
  const ends = await Promise.all(acts);
  expect(ends).toContain('done');
  expect(ends).toContain('failed');

  for (const [place, one] of held.entries()) {
    const traces = await tracesOf(one);
    // An act that broke off while it was being confirmed may be there; if so, it is there whole.
    expect(traces).toEqual(ends[place] === 'done' || traces.device ? ordered : nothing);
  }
  for (const [place, one] of held.entries()) {
    if (ends[place] === 'failed' && !(await tracesOf(one)).device) expect(await revoke(one)).toBe('done');
  }
  await agent.catchUp();
  for (const one of held) expect(await tracesOf(one)).toEqual({ ...ordered, effective: true });
});

it('loses no confirmation that was taken, and takes one again that was not', async () => {
  const one = await connected(stage, stage.town);
  await agent.catchUp();
  expect(await revoke(one)).toBe('done');
  const { position } = await agent.snapshot();
  const ack = agent.ack(position).then(
    () => 'taken' as const,
    () => 'failed' as const,
  );
  await server.restart();
  const { effective } = await tracesOf(one);
  if ((await ack) === 'taken') expect(effective).toBe(true);
  await agent.ack(position);
  expect(await tracesOf(one)).toMatchObject({ effective: true });
});
