// Changes to a live sign-in as acts: who puts one in force and when, what becomes of others, and the way from the command line.
import type { Actor } from '../../../src/domain/actor';
import type { SignInChangeId } from '../../../src/domain/ids';
import { openForMs } from '../../../src/domain/sign-in-change';
import { operatorDelayMs } from '../../../src/domain/two-sided-consent';
import { connectionOf, type SignInValues } from '../../../src/domain/sign-in-values';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { createTenant } from '../../../src/usecases/create-tenant';
import { lapseSignInChanges } from '../../../src/usecases/jobs/lapse-sign-in-changes';
import { proposeSignInChange } from '../../../src/usecases/propose-sign-in-change';
import { stopSignInChange } from '../../../src/usecases/stop-sign-in-change';
import { useDatabases, type Engine } from '../../support/databases';
import { connection, rules } from '../../support/sign-in-values';
import { eventsDuring, outcomesOf, reasonOf, refusalOf } from './observed';
import { openStage, person, startTime, townToCreate, type Stage, type Town } from './stage';

const first = connectionOf(connection());
const wanted = connection({ certificates: ['NEW'], ssoUrl: 'https://new.example/sso' });

export function testSignInChanges(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let admin: Actor;
  let olga: Actor;
  let omar: Actor;

  beforeEach(async () => {
    stage = await openStage(databases);
    town = stage.town;
    await connectIdentityProvider(stage.ports, town.id, first);
    const create = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...create, tenant: { ...create.tenant, kind: 'operator' } });
    const operator = { ...town, id, slug: 'betreiber', store: stage.ports.store.forTenant(id) };
    admin = await person(stage, town, 'tenant-admin');
    olga = await person(stage, operator, 'operator-admin');
    omar = await person(stage, operator, 'operator-admin');
  }, 60_000);

  const propose = (by: Actor, after: SignInValues = wanted) =>
    proposeSignInChange(stage.ports, by, { tenantId: town.id, after, reason: 'Neuer Anbieter' });
  const confirm = (by: Actor, id: SignInChangeId, signedInAt = stage.clock.now) =>
    confirmSignInChange(stage.ports, by, {
      tenantId: town.id,
      id,
      signedInAt,
      withoutTrial: 'Kein Konto hier',
    });
  const live = async () => (await town.store.tenant.samlSettings()).idp?.ssoUrl;
  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };

  it('proposed by the provider does nothing until the municipality confirms it', async () => {
    const events = await eventsDuring(town, async () => {
      const id = await propose(olga);
      expect(await live()).toBe(first.idp.ssoUrl);
      expect(await confirm(admin, id)).toBe('applied');
    });
    expect(await live()).toBe('https://new.example/sso');
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['sign-in-change.proposed', olga.ref],
      ['sign-in-change.applied', admin.ref],
    ]);
    const { spPrivateKeyPem } = await town.store.tenant.samlSettings();
    expect(spPrivateKeyPem).toContain('PRIVATE KEY');
  });

  it('needs two different admins of the provider with a day between them', async () => {
    const id = await propose(olga);
    turn(operatorDelayMs - 1);
    expect(await reasonOf(confirm(omar, id))).toBe('second-operator-too-early');
    turn(1);
    expect(await reasonOf(confirm(olga, id))).toBe('second-operator-missing');
    expect(await live()).toBe(first.idp.ssoUrl);
    expect(await confirm(omar, id)).toBe('applied');
    expect(await live()).toBe('https://new.example/sso');
  });

  it('proposed by the municipality needs two of the provider as well', async () => {
    const id = await propose(admin);
    turn(2 * operatorDelayMs);
    expect(await confirm(omar, id)).toBe('open');
    expect(await reasonOf(confirm(olga, id))).toBe('second-operator-too-early');
    turn(operatorDelayMs);
    expect(await confirm(olga, id)).toBe('applied');
  });

  it('is nobody else’s to propose, confirm or stop, and not there for another municipality', async () => {
    const id = await propose(olga);
    const foreign = await person(stage, stage.otherTown, 'tenant-admin', 'operator-admin');
    const it = await person(stage, town, 'it-admin', 'operator-admin');
    for (const other of [foreign, it]) {
      expect(await reasonOf(propose(other))).toBe('role-missing');
      expect(await reasonOf(confirm(other, id))).toBe('role-missing');
      const stop = { tenantId: town.id, id, how: 'reject', reason: 'x' } as const;
      expect(await reasonOf(stopSignInChange(stage.ports, other, stop))).toBe('role-missing');
    }
    const there = { tenantId: stage.otherTown.id, id, signedInAt: stage.clock.now, withoutTrial: null };
    expect(await refusalOf(confirmSignInChange(stage.ports, foreign, there))).toEqual({
      kind: 'not-found',
      reason: 'no-such-sign-in-change',
    });
    expect(await live()).toBe(first.idp.ssoUrl);
  });

  it('goes through once of two confirmations at once', async () => {
    const id = await propose(olga);
    const other = await person(stage, town, 'tenant-admin');
    const { done, refused } = await outcomesOf([confirm(admin, id), confirm(other, id)]);
    expect([done, refused]).toEqual([1, ['sign-in-change-decided']]);
  });

  it('is confirmed or rejected, never both', async () => {
    const id = await propose(olga);
    const stop = { tenantId: town.id, id, how: 'reject', reason: 'nicht bestellt' } as const;
    const { done } = await outcomesOf([confirm(admin, id), stopSignInChange(stage.ports, admin, stop)]);
    expect(done).toBe(1);
    const [change] = await town.store.signInChanges.list(1);
    expect(await live()).toBe(change?.state === 'applied' ? 'https://new.example/sso' : first.idp.ssoUrl);
  });

  it('is open once of its kind, also of two at once', async () => {
    const { done, refused } = await outcomesOf([propose(olga), propose(admin)]);
    expect([done, refused]).toEqual([1, ['sign-in-change-open']]);
    await propose(admin, rules('it-admin', 'tenant-admin'));
    expect(await town.store.signInChanges.open()).toHaveLength(2);
  });

  it('cannot come into force upon what no longer holds', async () => {
    const id = await propose(olga);
    const settings = await town.store.tenant.samlSettings();
    await town.store.tenant.updateSamlSettings({ ...settings, wantResponseSigned: false });
    expect(await reasonOf(confirm(admin, id))).toBe('sign-in-changed-meanwhile');
    expect(await live()).toBe(first.idp.ssoUrl);
    expect(await propose(admin)).not.toBe(id);
    expect((await town.store.signInChanges.find(id))?.state).toBe('lapsed');
  });

  it('is not confirmed by a session that began before the last change', async () => {
    await confirm(admin, await propose(admin));
    turn(1000);
    const id = await propose(olga, connection());
    expect(await reasonOf(confirm(admin, id, startTime))).toBe('not refused');
    const next = await propose(olga);
    expect(await reasonOf(confirm(admin, next, startTime))).toBe('sign-in-again-first');
    expect(await confirm(admin, next)).toBe('applied');
  });

  it('changes the rules for roles in the same way', async () => {
    const after = rules('tenant-admin', 'it-admin');
    expect(await confirm(admin, await propose(olga, after))).toBe('applied');
    expect(await town.store.tenant.roleRules()).toEqual(after.kind === 'role-rules' ? after.rules : []);
    expect(await reasonOf(propose(olga, rules('operator-admin', 'tenant-admin')))).toBe('role-not-grantable');
  });

  it('changes what sign-ins must carry and how they are read, but never the key of people into an address', async () => {
    const reading = { required: { name: 'mandant', value: '1' }, aliases: { email: ['post'] } };
    expect(await confirm(admin, await propose(olga, { kind: 'attributes', ...reading }))).toBe('applied');
    expect(await town.store.signInDrafts.requiredAttribute()).toEqual(reading.required);
    expect((await town.store.identityShape.get())?.aliases).toEqual(reading.aliases);
    const byMail = { kind: 'attributes', required: null, aliases: { email: ['uid'] } } as const;
    expect(await reasonOf(propose(olga, byMail))).toBe('identity-by-mail');
    // Each good by itself, and together not.
    const key = await propose(olga, connection({ identity: { kind: 'attribute', name: 'nummer' } }));
    const mail = await propose(olga, { ...byMail, aliases: { email: ['nummer'] } });
    expect(await confirm(admin, key)).toBe('applied');
    turn(1000);
    expect(await reasonOf(confirm(admin, mail))).toBe('identity-by-mail');
  });

  it('is not the way before the sign-in is live', async () => {
    const there = await person(stage, stage.otherTown, 'tenant-admin');
    const early = { tenantId: stage.otherTown.id, after: wanted, reason: null };
    expect(await reasonOf(proposeSignInChange(stage.ports, there, early))).toBe('sign-in-not-live');
  });

  it('lapses after two weeks', async () => {
    const id = await propose(olga);
    expect(await lapseSignInChanges(stage.ports, town.id)).toBe(0);
    turn(openForMs);
    expect(await reasonOf(confirm(admin, id))).toBe('sign-in-change-lapsed');
    const events = await eventsDuring(town, () => lapseSignInChanges(stage.ports, town.id));
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([['sign-in-change.lapsed', null]]);
  });

  it('is withdrawn by who proposed it and rejected by either side', async () => {
    const stop = (by: Actor, id: SignInChangeId, how: 'reject' | 'withdraw') =>
      stopSignInChange(stage.ports, by, { tenantId: town.id, id, how, reason: 'unbekannt' });
    const one = await propose(olga);
    expect(await reasonOf(stop(admin, one, 'withdraw'))).toBe('not-own-proposal');
    await stop(olga, one, 'withdraw');
    const events = await eventsDuring(town, async () => stop(admin, await propose(olga), 'reject'));
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ['sign-in-change.proposed', 'Neuer Anbieter'],
      ['sign-in-change.rejected', 'unbekannt'],
    ]);
    expect(await reasonOf(confirm(admin, one))).toBe('sign-in-change-decided');
  });

  describe('from the command line', () => {
    const other = connectionOf(wanted);

    it('is proposed by nobody, who counts for no confirmation', async () => {
      expect(await connectIdentityProvider(stage.ports, town.id, other)).toBe('proposed');
      expect(await live()).toBe(first.idp.ssoUrl);
      const [change] = await town.store.signInChanges.open();
      expect(change).toMatchObject({ origin: 'command-line', proposedBy: null, firstOperator: null });
    });

    it('is put in force at once in an emergency, with its reason, and overtakes what was open', async () => {
      const id = await propose(olga, connection({ sloUrl: null }));
      const events = await eventsDuring(town, () =>
        connectIdentityProvider(stage.ports, town.id, { ...other, emergency: 'Anbieter zerstört' }),
      );
      expect(await live()).toBe('https://new.example/sso');
      expect(events.map(({ action, reason }) => [action, reason])).toEqual([
        ['sign-in-change.lapsed', null],
        ['sign-in-change.applied', 'Anbieter zerstört'],
      ]);
      expect((await town.store.signInChanges.find(id))?.state).toBe('lapsed');
      const [newest] = await town.store.signInChanges.list(1);
      expect(newest).toMatchObject({ state: 'applied', route: 'emergency', reason: 'Anbieter zerstört' });
    });

    it('is no emergency without a reason, nor before the sign-in is live', async () => {
      const force = (at: Town, emergency: string) =>
        connectIdentityProvider(stage.ports, at.id, { ...other, emergency });
      expect(await reasonOf(force(town, ' '))).toBe('reason-missing');
      expect(await reasonOf(force(stage.otherTown, 'x'))).toBe('sign-in-not-live');
    });
  });
}
