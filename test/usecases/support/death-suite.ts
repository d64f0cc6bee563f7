/**
 * A portal killed at every write of a decision: afterwards state, audit event, orders for gateways and mails are there all
 * together or not at all; whoever acts again is told clearly; and the gateway is told what is so.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Actor } from '../../../src/domain/actor';
import { useDatabases, type Engine } from '../../support/databases';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { agentOf, saidOf, type TestAgent } from './asking';
import { dyingActs, type DyingAct, type DyingOrder } from './dying-acts';
import { applied, connected, equipped } from './holdings';
import { everyRow, eventsOf, reasonOf } from './observed';
import { enrolledGateway, openStage, type Stage } from './stage';

/** Somebody about to act on something. */
type Occasion = { readonly actor: Actor; readonly id: string };

const occasions: Readonly<Record<DyingAct, (stage: Stage) => Promise<Occasion>>> = {
  approve: async (stage) => {
    const { admin, request } = await applied(stage, stage.town);
    return { actor: admin, id: request.id };
  },
  issue: async (stage) => {
    const { holder, device } = await equipped(stage, stage.town);
    return { actor: holder, id: device.id };
  },
  suspend: (stage) => withDevice(stage),
  revoke: (stage) => withDevice(stage),
  'revoke-access': async (stage) => {
    const { admin, grant } = await connected(stage, stage.town);
    return { actor: admin, id: grant.id };
  },
};

async function withDevice(stage: Stage): Promise<Occasion> {
  const { admin, device } = await connected(stage, stage.town);
  return { actor: admin, id: device.id };
}

/** What whoever acts again is told when it was done, though nobody had said so. */
const saidAgain: Readonly<Record<DyingAct, string>> = {
  approve: 'already-decided',
  issue: 'credential-made-meanwhile',
  suspend: 'changed-meanwhile',
  revoke: 'changed-meanwhile',
  'revoke-access': 'changed-meanwhile',
};

/** Tables that must be among those that a whole act changes: or this test looks at nothing. */
const leavesIn: Readonly<Record<DyingAct, readonly string[]>> = {
  approve: ['access_requests', 'grants', 'audit_events', 'mails'],
  issue: ['credentials', 'audit_events', 'gateway_changes'],
  suspend: ['devices', 'credentials', 'audit_events', 'gateway_changes'],
  revoke: ['devices', 'credentials', 'audit_events', 'gateway_changes'],
  'revoke-access': ['grants', 'devices', 'credentials', 'audit_events', 'gateway_changes', 'mails'],
};

export function testDeaths(engine: Engine): void {
  describe(`a portal killed in the midst of an act, on ${engine}`, () => {
    const databases = useDatabases(engine);
    let stage: Stage;
    let agent: TestAgent;
    let folder: string;
    let script: string;
    beforeAll(async () => {
      folder = await temporaryFolder('deaths');
      script = path.join(folder, 'dying-acts.cjs');
      buildSync({
        entryPoints: [require.resolve('./dying-acts')],
        outfile: script,
        bundle: true,
        platform: 'node',
        packages: 'external',
      });
      stage = await openStage(databases, [{ protocol: 'openvpn', family: 4, cidr: '10.92.0.0/16' }]);
      agent = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town));
    }, 60_000);
    afterAll(() => removeFolder(folder));

    /** Everybody can be written to. */
    async function occasionOf(act: DyingAct): Promise<Occasion> {
      const occasion = await occasions[act](stage);
      await stage.knex('persons').whereNull('mail').update({ mail: 'someone@musterstadt.example' });
      return occasion;
    }

    function carryOut(act: DyingAct, { actor, id }: Occasion, stop: number) {
      const order: DyingOrder = { url: stage.url, act, actor, id, stop };
      const env = { ...process.env, NODE_PATH: path.resolve('node_modules') };
      const end = spawnSync(process.execPath, [script, JSON.stringify(order)], { encoding: 'utf8', env });
      expect(end).toMatchObject({ stderr: '', signal: stop === 0 ? null : 'SIGKILL' });
      const said = (word: string) => [...end.stdout.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))];
      return {
        writes: Number(said('writes').at(0)?.[1]),
        serials: said('serial').map(([, serial = '']) => serial),
      };
    }

    /** How many rows of each table an act has made or changed. */
    async function shapeOf(act: () => Promise<void> | void): Promise<string> {
      const before = await everyRow(stage);
      await act();
      const changed = Object.entries(await everyRow(stage)).flatMap(([table, text]) => {
        const known = new Set((before[table] ?? '').split('\n'));
        const fresh = text.split('\n').filter((line) => !known.has(line)).length;
        return fresh > 0 ? [`${table} ${fresh}`] : [];
      });
      return changed.join(', ');
    }

    /** Nothing is active without an order, and nothing was signed that is not on record. */
    async function expectSound(serials: readonly string[]): Promise<void> {
      for (const serial of serials) {
        expect(await stage.knex('credentials').where({ serial }).select('serial')).toHaveLength(1);
      }
      const active: readonly string[] = await stage.knex('credentials').where('state', 'active').pluck('id');
      const ordered: readonly string[] = await stage.knex('enforcements').pluck('credential_id');
      expect(active.filter((id) => !ordered.includes(id))).toEqual([]);
    }

    /** What gateways are told, now and by what was ordered meanwhile, is what stands in the database. */
    async function expectTold(): Promise<void> {
      await agent.catchUp();
      const { changes } = await agent.snapshot();
      for (const { id } of await stage.knex('credentials').whereIn('state', ['pending', 'void']).select('id'))
        expect(saidOf(changes, id)).toBeUndefined();
      for (const { id } of await stage.knex('credentials').where('state', 'revoked').select('id'))
        expect(saidOf(changes, id)).toBe('client.remove for good');
      // A snapshot leaves out what may come back.
      for (const { id } of await stage.knex('credentials').where('state', 'suspended').select('id'))
        expect(saidOf(changes, id)).toBeUndefined();
    }

    it.each(['approve', 'issue', 'suspend', 'revoke', 'revoke-access'] as const)(
      '%s: whole or not at all, at each of its writes',
      async (act) => {
        let writes = 0;
        const first = await occasionOf(act);
        const whole = await shapeOf(() => void ({ writes } = carryOut(act, first, 0)));
        for (const table of leavesIn[act]) expect(whole).toContain(`${table} `);
        expect(writes).toBeGreaterThan(4);
        const shapes = new Set<string>();
        for (let stop = 1; stop <= writes + 1; stop += 1) {
          const occasion = await occasionOf(act);
          let serials: readonly string[] = [];
          const shape = await shapeOf(() => void ({ serials } = carryOut(act, occasion, stop)));
          shapes.add(shape);
          await expectSound(serials);
          const said = await reasonOf(dyingActs[act](stage.ports, occasion.actor, occasion.id));
          expect([stop, said]).toEqual([stop, shape === whole ? saidAgain[act] : 'not refused']);
          expect(await reasonOf(dyingActs[act](stage.ports, occasion.actor, occasion.id))).toBe(
            saidAgain[act],
          );
        }
        // A file has its intention on record before it is signed; everything else is one step.
        const between = [...shapes].filter((shape) => shape !== '' && shape !== whole);
        expect(between).toHaveLength(act === 'issue' ? 1 : 0);
        if (act === 'issue') expect(between[0]).not.toContain('gateway_changes');
        expect([...shapes]).toEqual(expect.arrayContaining(['', whole]));
        await expectSound([]);
        await expectTold();
        const numbers = (await eventsOf(stage.town)).map(({ seq }) => seq);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        expect(new Set(numbers).size).toBe(numbers.length);
      },
      120_000,
    );
  });
}
