// Role rules: changed as a whole, by whom it may be, never so that nobody could change them again, never unseen.
import { signInChangeId } from '../../../src/domain/ids';
import type { RoleRule } from '../../../src/domain/role-rules';
import type { Actor } from '../../../src/domain/actor';
import { lapse } from '../../../src/domain/sign-in-change';
import { connectionOf } from '../../../src/domain/sign-in-values';
import { changeSignInValues } from '../../../src/usecases/change-sign-in-values';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { createTenant } from '../../../src/usecases/create-tenant';
import { listSignInNotices } from '../../../src/usecases/read-sign-in-changes';
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
import { connection } from '../../support/sign-in-values';
import { openStage, person, townToCreate, type Stage, type Town } from './stage';

const itRule: RoleRule = { attribute: 'groups', value: 'vpn-it', role: 'it-admin' };
const lead: RoleRule = { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' };

export function testRoleRules(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let operator: Town;
  beforeAll(async () => {
    stage = await openStage(databases);
    for (const { id } of [stage.town, stage.otherTown]) {
      await connectIdentityProvider(stage.ports, id, connectionOf(connection()));
    }
    const create = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...create, tenant: { ...create.tenant, kind: 'operator' } });
    operator = { ...stage.town, id, slug: 'betreiber', store: stage.ports.store.forTenant(id) };
  }, 60_000);

  /** Each change makes the sessions before it old. */
  const later = (): Date => (stage.clock.now = new Date(stage.clock.now.getTime() + 1000));
  const admin = () => person(stage, stage.town, 'tenant-admin');
  const version = async (actor: Actor) => (await showRoleRules(stage.ports, actor, stage.town.id)).version;
  const proposeAs = async (
    actor: Actor,
    rules: readonly RoleRule[],
    { ports = stage.ports, seen = '' } = {},
  ) =>
    changeSignInValues(ports, actor, {
      tenantId: stage.town.id,
      after: { kind: 'role-rules', rules },
      seen: seen === '' ? await version(actor) : seen,
      reason: null,
    });
  /** Proposed and confirmed alone. */
  const changeAs = async (
    actor: Actor,
    rules: readonly RoleRule[],
    { ports = stage.ports, seen = '', signedInAt = later() } = {},
  ) => {
    const id = await proposeAs(actor, rules, { ports, seen });
    if (id === null) return null;
    const input = { tenantId: stage.town.id, id, signedInAt, withoutTrial: 'Niemand zum Testen da' };
    return confirmSignInChange(ports, actor, input);
  };
  const nothingOpen = async (): Promise<void> => {
    for (const change of await stage.town.store.signInChanges.open()) {
      await stage.town.store.signInChanges.update(lapse(change, stage.clock.now).state);
    }
  };
  afterEach(nothingOpen);
  const change = async (rules: readonly RoleRule[], ports = stage.ports) =>
    changeAs(await admin(), rules, { ports });

  it('are replaced by an admin of the municipality, and the log says which came and which went', async () => {
    const events = await eventsDuring(stage.town, () => change([itRule, lead]));
    expect(events.map(({ action }) => action)).toEqual([
      'sign-in-change.proposed',
      'sign-in-change.applied',
      'tenant.role-rules-changed',
    ]);
    expect(events[2]).toMatchObject({
      data: { rules: 2, added: 2, removed: 1 },
      reason:
        '+ groups = vpn-it: it-admin\n+ groups = vpn-leitung: tenant-admin\n− groups = vpn-admins: it-admin',
    });
    expect(await stage.town.store.tenant.roleRules()).toEqual([itRule, lead]);
    expect(await stage.otherTown.store.tenant.roleRules()).not.toContainEqual(lead);
  });

  it('show every other admin who changed them alone, and not the one who did', async () => {
    const [one, two] = [await admin(), await admin()];
    await changeAs(one, [lead, { ...itRule, role: 'dpo' }]);
    const newestFor = async (actor: Actor) => (await listSignInNotices(stage.ports, actor))[0]?.decidedBy;
    expect(await newestFor(two)).toBe(one.ref);
    expect(await newestFor(one)).not.toBe(one.ref);
  });

  it('leave no trace when nothing is different', async () => {
    await change([lead]);
    const before = await everyRow(stage);
    expect(await change([lead])).toBeNull();
    expect(changedTables(before, await everyRow(stage))).toEqual(['identities', 'persons', 'search_tokens']);
  });

  it('are refused as a whole: nobody would be tenant admin, or one rule is bad', async () => {
    await change([lead]);
    expect(await reasonOf(change([itRule]))).toBe('role-rules-without-tenant-admin');
    expect(await reasonOf(change([lead, { ...itRule, role: 'break-glass' }]))).toBe('role-not-grantable');
    expect(await reasonOf(change([{ ...lead, value: 'vpn-leitnug' }]))).toBe('role-rules-replace-all-admins');
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
  });

  it('let one of two who change at once win, and tell the other', async () => {
    await change([lead]);
    const [one, two] = [await admin(), await admin()];
    const how = { seen: await version(one) };
    const outcome = await outcomesOf([
      proposeAs(one, [lead, itRule], how),
      proposeAs(two, [lead, { ...itRule, role: 'auditor' }], how),
    ]);
    expect(outcome).toEqual({ done: 1, refused: ['sign-in-change-open'] });
    await nothingOpen();
    await change([lead, itRule]);
    expect(await reasonOf(proposeAs(two, [lead], how))).toBe('sign-in-values-changed-meanwhile');
  });

  it('are not changed by a session that began before the last change', async () => {
    const signedInAt = later();
    await change([lead]);
    const late = changeAs(await admin(), [lead, itRule], { signedInAt });
    expect(await reasonOf(late)).toBe('sign-in-again-first');
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
  });

  it('are only proposed by the provider, once at a time, until the municipality confirms', async () => {
    await change([lead]);
    const olga = await person(stage, operator, 'operator-admin');
    const id = (await proposeAs(olga, [lead, itRule])) ?? signInChangeId('');
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
    expect(await reasonOf(proposeAs(olga, [lead, { ...itRule, role: 'dpo' }]))).toBe('sign-in-change-open');
    const input = { tenantId: stage.town.id, id, signedInAt: later(), withoutTrial: 'Kein Konto dort' };
    expect(await reasonOf(confirmSignInChange(stage.ports, olga, input))).toBe('second-operator-missing');
    expect(await confirmSignInChange(stage.ports, await admin(), input)).toBe('applied');
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead, itRule]);
  });

  it.each(['it-admin', 'help-desk', 'auditor', 'dpo', 'operator-admin'] as const)(
    'are neither shown to nor changed by %s of the municipality',
    async (role) => {
      const actor = await person(stage, stage.town, role);
      expect(await reasonOf(showRoleRules(stage.ports, actor, stage.town.id))).toBe('role-missing');
      expect(await reasonOf(proposeAs(actor, [lead], { seen: 'x' }))).toBe('role-missing');
    },
  );

  it('are not there for an admin of another municipality', async () => {
    const actor = await person(stage, stage.otherTown, 'tenant-admin');
    expect(await reasonOf(showRoleRules(stage.ports, actor, stage.town.id))).toBe('role-missing');
    expect(await reasonOf(proposeAs(actor, [lead], { seen: 'x' }))).toBe('role-missing');
  });

  it('stay as they were when the change cannot be written down', async () => {
    await change([lead]);
    await expect(change([lead, itRule], withoutAudit(stage.ports))).rejects.toBeInstanceOf(AuditBroken);
    expect(await stage.town.store.tenant.roleRules()).toEqual([lead]);
  });
}
