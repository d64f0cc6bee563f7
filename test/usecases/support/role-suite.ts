// Role rules: changed as a whole, by whom it may be, never so that nobody could change them again, never unseen.
import type { RoleRule } from '../../../src/domain/role-rules';
import { changeRoleRules } from '../../../src/usecases/change-role-rules';
import { showRoleRules } from '../../../src/usecases/show-role-rules';
import { useDatabases, type Engine } from '../../support/databases';
import {
  AuditBroken,
  changedTables,
  eventsDuring,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
} from './observed';
import { openStage, person, the, type Stage } from './stage';

const itRule: RoleRule = { attribute: 'groups', value: 'vpn-it', role: 'it-admin' };
const lead: RoleRule = { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' };

export function testRoleRules(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);

  const admin = () => person(stage, stage.town, 'tenant-admin');
  const change = async (rules: readonly RoleRule[], ports = stage.ports) => {
    const actor = await admin();
    const { version } = await showRoleRules(stage.ports, actor);
    return changeRoleRules(ports, actor, { rules, seen: version });
  };

  it('are replaced, and the log says which came and which went', async () => {
    const events = await eventsDuring(stage.town, () => change([itRule, lead]));
    expect(the(events)).toMatchObject({
      action: 'tenant.role-rules-changed',
      data: { rules: 2, added: 2, removed: 1 },
      reason:
        '+ groups = vpn-it: it-admin\n+ groups = vpn-leitung: tenant-admin\n− groups = vpn-admins: it-admin',
    });
    expect(await stage.town.store.tenant.roleRules()).toEqual([itRule, lead]);
    expect(await stage.otherTown.store.tenant.roleRules()).not.toContainEqual(lead);
  });

  it('leave no trace when nothing is different', async () => {
    await change([lead]);
    const before = await everyRow(stage);
    expect(await change([lead])).toBe(false);
    expect(changedTables(before, await everyRow(stage))).toEqual(['identities', 'persons', 'search_tokens']);
  });

  it('are refused as a whole: nobody would be tenant admin, or one rule is bad', async () => {
    await change([lead]);
    expect(await reasonOf(change([itRule]))).toBe('role-rules-without-tenant-admin');
    expect(await reasonOf(change([lead, { ...itRule, role: 'break-glass' }]))).toBe('role-not-grantable');
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
  });

  it('let one of two who change at once win, and tell the other', async () => {
    await change([lead]);
    const [one, two] = [await admin(), await admin()];
    const { version: seen } = await showRoleRules(stage.ports, one);
    const outcome = await outcomesOf([
      changeRoleRules(stage.ports, one, { rules: [lead, itRule], seen }),
      changeRoleRules(stage.ports, two, { rules: [lead, { ...itRule, role: 'auditor' }], seen }),
    ]);
    expect(outcome).toEqual({ done: 1, refused: ['role-rules-changed-meanwhile'] });
  });

  it.each(['it-admin', 'help-desk', 'auditor', 'dpo', 'operator-admin'] as const)(
    'are neither shown to nor changed by %s',
    async (role) => {
      const actor = await person(stage, stage.town, role);
      expect(await reasonOf(showRoleRules(stage.ports, actor))).toBe('role-missing');
      expect(await reasonOf(changeRoleRules(stage.ports, actor, { rules: [lead], seen: '' }))).toBe(
        'role-missing',
      );
    },
  );

  it('stay as they were when the change cannot be written down', async () => {
    await change([lead]);
    await expect(change([lead, itRule], withoutAudit(stage.ports))).rejects.toBeInstanceOf(AuditBroken);
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
  });
}
