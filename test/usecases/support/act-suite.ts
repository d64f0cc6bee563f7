// Every act that changes something: it works, is refused to whoever may not, leaves nothing behind when its event cannot
// be written, and of two at once one goes through and the other is told why not.
import type { Actor } from '../../../src/domain/actor';
import { roles } from '../../../src/domain/roles';
import { useDatabases, type Engine } from '../../support/databases';
import { actCases, type ActCase } from './act-cases';
import {
  AuditBroken,
  changedTables,
  eventsDuring,
  everyRow,
  outcomesOf,
  reasonOf,
  refusalOf,
  withoutAudit,
} from './observed';
import { enrolledGateway, openStage, person, type Stage } from './stage';

const cases: readonly (readonly [string, ActCase])[] = Object.entries(actCases);

export function testEveryAct(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town);
  }, 60_000);

  describe.each(cases)('to %s', (_, { arrange, act, events, may, refusal, missing, second, wakes }) => {
    it('works, writes its events and wakes gateways once all stands', async () => {
      const { by, id } = await arrange(stage, stage.town);
      stage.woken.length = 0;
      const written = await eventsDuring(stage.town, () => act(stage.ports, by, id));
      expect(written.map(({ action, actor }) => ({ action, actor }))).toEqual(
        events.map((action) => ({ action, actor: by.ref })),
      );
      expect(stage.woken).not.toContain('too early');
      expect(stage.woken.length > 0).toBe(wakes);
    });

    it('leaves nothing behind when its event cannot be written', async () => {
      const { by, id } = await arrange(stage, stage.town);
      const before = await everyRow(stage);
      stage.woken.length = 0;
      await expect(act(withoutAudit(stage.ports), by, id)).rejects.toBeInstanceOf(AuditBroken);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      expect(stage.woken).toEqual([]);
    });

    it('is refused to everybody else, and changes nothing', async () => {
      const { id } = await arrange(stage, stage.town);
      const others = await everybodyElse(stage, may);
      const before = await everyRow(stage);
      for (const other of others) {
        const seesDevices = other.roles.includes('help-desk') && refusal === 'no-such-device';
        const said = seesDevices ? [refusal, 'role-missing'] : [refusal];
        expect(said).toContain(await reasonOf(act(stage.ports, other, id)));
      }
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('answers another municipality as if there were nothing', async () => {
      const { by, id } = await arrange(stage, stage.town);
      const stranger = { ...(await person(stage, stage.otherTown)), roles: by.roles };
      const written = await eventsDuring(stage.town, async () => {
        const said = await refusalOf(act(stage.ports, stranger, id));
        expect(said).toEqual(missing === null ? 'not refused' : { kind: 'not-found', reason: missing });
      });
      expect(written).toEqual([]);
      if (missing !== null) expect(await reasonOf(act(stage.ports, by, 'nothing'))).toBe(missing);
    });

    it('goes through once of two at once', async () => {
      const { by, id } = await arrange(stage, stage.town);
      const written = await eventsDuring(stage.town, async () => {
        const { done, refused } = await outcomesOf([act(stage.ports, by, id), act(stage.ports, by, id)]);
        expect(done).toBe(second.length === 0 ? 2 : 1);
        expect(refused.filter((reason) => !second.includes(reason))).toEqual([]);
      });
      const times = second.length === 0 ? 2 : 1;
      expect(written.filter(({ action }) => action === events.at(-1))).toHaveLength(times);
    });
  });
}

/** One person who is not the holder, in each role that is not enough. */
async function everybodyElse(stage: Stage, may: ActCase['may']): Promise<readonly Actor[]> {
  const somebody = await person(stage, stage.town);
  return roles
    .filter((role) => !may.includes(role))
    .map((role) => ({ ...somebody, roles: may.includes('employee') ? [role] : ['employee', role] }));
}
