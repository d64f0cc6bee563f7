// Trying a proposed change of a live sign-in out, as acts: what is remembered, what a confirmation then asks for, and that
// nothing else comes of it.
import type { Actor } from '../../../src/domain/actor';
import { usualAssurance } from '../../../src/domain/assurance';
import type { PresentedAssertion, SamlAttribute } from '../../../src/domain/identity-attributes';
import type { SignInChangeId } from '../../../src/domain/ids';
import { openForMs } from '../../../src/domain/sign-in-change';
import { testLinkMs } from '../../../src/domain/sign-in-draft';
import { connectionOf, type SignInValues } from '../../../src/domain/sign-in-values';
import { operatorDelayMs } from '../../../src/domain/two-sided-consent';
import { beginSignInTest } from '../../../src/usecases/begin-sign-in-test';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { createTenant } from '../../../src/usecases/create-tenant';
import { findSignInChangeTrial, type TestUnderWay } from '../../../src/usecases/find-sign-in-change-trial';
import { judgeSignInChangeTrial, noteFailedTrial } from '../../../src/usecases/judge-sign-in-change-trial';
import { makeSignInChangeTrialLink } from '../../../src/usecases/make-sign-in-change-trial-link';
import { proposeSignInChange } from '../../../src/usecases/propose-sign-in-change';
import { showSignInChange } from '../../../src/usecases/read-sign-in-changes';
import { signIn } from '../../../src/usecases/sign-in';
import { stopSignInChange } from '../../../src/usecases/stop-sign-in-change';
import { useDatabases, type Engine } from '../../support/databases';
import { connection } from '../../support/sign-in-values';
import { changedTables, eventsDuring, everyRow, outcomesOf, reasonOf } from './observed';
import { openStage, person, townToCreate, type Stage, type Town } from './stage';

const first = connectionOf(connection());
const moved = connection({ ssoUrl: 'https://new.example/sso' });
const demanding: SignInValues = {
  kind: 'attributes',
  required: { name: 'mandant', value: '4711' },
  aliases: {},
};
const attribute = (name: string, ...values: readonly string[]): SamlAttribute => ({
  name,
  friendlyName: null,
  values,
});
const lead = [attribute('uid', 'tara'), attribute('groups', 'vpn-leitung')];

export function testSignInChangeTrials(engine: Engine): void {
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
    await town.store.tenant.replaceRoleRules([
      { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' },
    ]);
    const create = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...create, tenant: { ...create.tenant, kind: 'operator' } });
    const operator = { ...town, id, slug: 'betreiber', store: stage.ports.store.forTenant(id) };
    admin = await signedIn();
    olga = await person(stage, operator, 'operator-admin');
    omar = await person(stage, operator, 'operator-admin');
  }, 60_000);

  const assertionFor = (
    { id: inResponseTo, browser }: Pick<TestUnderWay, 'id' | 'browser'>,
    attributes: readonly SamlAttribute[],
  ): PresentedAssertion => ({
    id: `_${stage.ports.ids.random()}`,
    browser,
    expiresAt: new Date(stage.clock.now.getTime() + 300_000),
    authentication: { instant: stage.clock.now, contextClass: null },
    issuer: first.idp.entityId,
    nameId: { value: 'n', format: null },
    sessionIndex: null,
    inResponseTo,
    attributes,
  });
  const request = (returnTo: string) => ({
    id: `_${stage.ports.ids.random()}`,
    browser: 'hash of a cookie',
    returnTo,
    expiresAt: new Date(stage.clock.now.getTime() + 600_000),
  });
  /** Tara is known, by a sign-in like any other. */
  const signedIn = async (): Promise<Actor> => {
    const sent = request('/');
    await town.store.samlRequests.save(sent);
    return (await signIn(stage.ports, town.id, assertionFor(sent, lead))).actor;
  };
  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };
  const propose = (after: SignInValues = demanding, by = admin) =>
    proposeSignInChange(stage.ports, by, { tenantId: town.id, after, reason: null });
  const link = (id: SignInChangeId, by = admin, at = town) =>
    makeSignInChangeTrialLink(stage.ports, by, { tenantId: at.id, id });
  const begin = async (token: string): Promise<TestUnderWay> => {
    const { version } = await beginSignInTest(stage.ports, town.id, token);
    const sent = request(String(version));
    await town.store.samlTestRequests.save(sent);
    return sent;
  };
  const begun = async (id: SignInChangeId, by = admin) => begin((await link(id, by)).token);
  const answer = async (test: TestUnderWay, attributes: readonly SamlAttribute[]) => {
    const trial = await findSignInChangeTrial(stage.ports, town.id, test);
    const assertion = assertionFor(test, attributes);
    return judgeSignInChangeTrial(stage.ports, town.id, { trial, assertion });
  };
  const tryOut = async (id: SignInChangeId, attributes: readonly SamlAttribute[], by = admin) =>
    answer(await begun(id, by), attributes);
  const good = [...lead, attribute('mandant', '4711')];
  const standing = async (id: SignInChangeId) =>
    (await showSignInChange(stage.ports, admin, { tenantId: town.id, id })).trial;
  const confirm = (id: SignInChangeId, withoutTrial: string | null = null, by = admin) =>
    confirmSignInChange(stage.ports, by, {
      tenantId: town.id,
      id,
      signedInAt: stage.clock.now,
      withoutTrial,
    });

  it('remembers with the proposal that it passed, and nothing of what was sent', async () => {
    const id = await propose();
    const before = await everyRow(stage);
    const events = await eventsDuring(town, async () => {
      expect(await tryOut(id, good)).toMatchObject({ inTheWay: [], recognised: 'same', staysAdmin: true });
    });
    const after = await everyRow(stage);
    expect(changedTables(before, after)).toEqual([
      'audit_events',
      'counters',
      'saml_messages',
      'sign_in_changes',
      'sign_in_trial_links',
    ]);
    for (const table of ['audit_events', 'sign_in_changes']) expect(after[table]).not.toMatch(/tara|leitung/);
    expect(events.map(({ action, actor, data }) => [action, actor, data['passed'] ?? null])).toEqual([
      ['sign-in-change.trial-begun', admin.ref, null],
      ['sign-in-change.tried', admin.ref, true],
    ]);
    const change = await town.store.signInChanges.find(id);
    expect(change?.trial).toMatchObject({
      passed: true,
      reason: null,
      at: stage.clock.now,
      by: { side: 'tenant', ref: admin.ref },
    });
    expect(await standing(id)).toBe('passed');
    expect(await town.store.signInDrafts.requiredAttribute()).toBeNull();
  });

  it('lets the change be confirmed, and a change without one only with a reason that is written down', async () => {
    const id = await propose();
    expect(await reasonOf(confirm(id))).toBe('sign-in-change-untried');
    expect(await reasonOf(confirm(id, ' '))).toBe('sign-in-change-untried');
    await tryOut(id, good);
    const events = await eventsDuring(town, () => confirm(id));
    expect(events[0]).toMatchObject({
      action: 'sign-in-change.applied',
      data: { trial: 'passed' },
      reason: null,
    });
    turn(1000);
    const next = await propose(moved);
    const without = await eventsDuring(town, () => confirm(next, 'Erst ab März in Betrieb'));
    expect(without[0]).toMatchObject({
      action: 'sign-in-change.applied',
      data: { trial: 'without trial' },
      reason: 'Erst ab März in Betrieb',
    });
    expect((await town.store.signInChanges.find(next))?.withoutTrial).toBe('Erst ab März in Betrieb');
  });

  it.each<[string, readonly SamlAttribute[], string]>([
    ['the key is missing', good.filter(({ name }) => name !== 'uid'), 'identity-missing'],
    ['the required value is missing', lead, 'required-attribute-missing'],
    [
      'nobody would be an admin',
      [attribute('uid', 'tara'), attribute('mandant', '4711')],
      'trial-admin-lost',
    ],
  ])('remembers why it failed, and does not let the change be confirmed: %s', async (_, sent, reason) => {
    const id = await propose();
    await tryOut(id, good);
    const outlook = await tryOut(id, sent);
    expect(outlook.inTheWay).toContain(reason);
    expect((await town.store.signInChanges.find(id))?.trial).toMatchObject({ passed: false, reason });
    expect(await standing(id)).toBe('failed');
    expect(await reasonOf(confirm(id))).toBe('sign-in-change-untried');
    await tryOut(id, good);
    expect(await confirm(id)).toBe('applied');
  });

  it('says whom the portal would recognise: the same, another, somebody new, somebody to be assigned', async () => {
    const id = await propose();
    const recognised = async (...changed: readonly SamlAttribute[]) => {
      const names = changed.map(({ name }) => name);
      const rest = good.filter(({ name }) => !names.includes(name));
      return (await tryOut(id, [...rest, ...changed])).recognised;
    };
    expect(await recognised()).toBe('same');
    expect(await recognised(attribute('uid', 'neu'))).toBe('new');
    expect(await recognised(attribute('uid'))).toBe('unknown');
    const sent = request('/');
    await town.store.samlRequests.save(sent);
    const bernd = [attribute('uid', 'bernd'), attribute('mail', 'bernd@stadt.example')];
    await signIn(stage.ports, town.id, assertionFor(sent, bernd));
    expect(await recognised(attribute('uid', 'bernd'))).toBe('other');
    const before = await town.store.persons.countUpTo([], 10);
    const waits = await tryOut(id, [...good.slice(1), attribute('uid', 'bernd.neu'), ...bernd.slice(1)]);
    expect([waits.recognised, waits.inTheWay]).toEqual(['waits', ['account-awaits-assignment']]);
    expect(await town.store.persons.countUpTo([], 10)).toBe(before);
    expect(
      await town.store.assignments.findByKey({
        issuer: first.idp.entityId,
        keyName: 'uid',
        keyValue: 'bernd.neu',
      }),
    ).toBeNull();
  });

  it('does not tell the provider whom the municipality knows', async () => {
    const id = await propose(demanding, olga);
    for (const uid of ['tara', 'nobody']) {
      const sent = [attribute('uid', uid), ...good.slice(1)];
      expect(await tryOut(id, sent, olga)).toMatchObject({ recognised: null, inTheWay: [] });
    }
    expect((await town.store.signInChanges.find(id))?.trial?.by).toEqual({ side: 'operator', ref: olga.ref });
  });

  it('counts for the municipality and for the second one of the provider alike', async () => {
    const id = await propose(demanding, olga);
    await tryOut(id, good, olga);
    turn(operatorDelayMs);
    expect(await confirm(id, null, omar)).toBe('applied');
  });

  it('rests an admin’s role where a second factor is demanded and was not shown', async () => {
    await town.store.assurance.set({ ...usualAssurance, adminsNeedMfa: true });
    const outlook = await tryOut(await propose(), good);
    expect(outlook).toMatchObject({ inTheWay: ['trial-admin-rests'], withheld: ['tenant-admin'] });
  });

  it('is out of date once something else about the sign-in has changed', async () => {
    const id = await propose();
    await tryOut(id, good);
    const test = await begun(id);
    await confirm(await propose(moved), 'anders');
    turn(1000);
    expect(await standing(id)).toBe('outdated');
    expect(await reasonOf(confirm(id))).toBe('sign-in-change-untried');
    expect(await reasonOf(answer(test, good))).toBe('sign-in-test-outdated');
    await tryOut(id, good);
    expect(await confirm(id)).toBe('applied');
  });

  it('counts each answer once, also of several at once, and not by another browser', async () => {
    const id = await propose();
    const test = await begun(id);
    const trial = await findSignInChangeTrial(stage.ports, town.id, test);
    const assertion = assertionFor(test, good);
    const judge = (presented: PresentedAssertion) =>
      judgeSignInChangeTrial(stage.ports, town.id, { trial, assertion: presented });
    expect(await reasonOf(judge({ ...assertion, browser: 'another' }))).toBe('saml-wrong-browser');
    const outcome = await outcomesOf([judge(assertion), judge(assertion), judge(assertion)]);
    expect(outcome).toEqual({ done: 1, refused: ['saml-request-unknown', 'saml-request-unknown'] });
    const again = await begun(id);
    const replayed = { ...assertionFor(again, good), id: assertion.id };
    expect(
      await reasonOf(
        judgeSignInChangeTrial(stage.ports, town.id, {
          trial: await findSignInChangeTrial(stage.ports, town.id, again),
          assertion: replayed,
        }),
      ),
    ).toBe('saml-replayed');
  });

  it('is refused of what is decided or lies too long: the link, its opening, and its answer', async () => {
    const id = await propose();
    const { token } = await link(id);
    const test = await begin(token);
    const refusals = async () => [
      await reasonOf(link(id)),
      await reasonOf(beginSignInTest(stage.ports, town.id, token)),
      await reasonOf(answer(test, good)),
    ];
    await stopSignInChange(stage.ports, admin, { tenantId: town.id, id, how: 'withdraw' });
    expect(await refusals()).toEqual(Array(3).fill('sign-in-change-decided'));
    const other = await propose();
    turn(openForMs);
    expect(await reasonOf(link(other))).toBe('sign-in-change-lapsed');
    expect((await town.store.signInChanges.find(id))?.trial).toBeNull();
  });

  it('has links that hold for a day, in one municipality, and for nobody who made them up', async () => {
    const id = await propose();
    const { token } = await link(id);
    const open = (at: Town, with_: string) => reasonOf(beginSignInTest(stage.ports, at.id, with_));
    expect(await open(stage.otherTown, token)).toBe('saml-test-link');
    expect(await open(town, 'x')).toBe('saml-test-link');
    turn(testLinkMs - 1);
    expect(await open(town, token)).toBe('not refused');
    turn(1);
    expect(await open(town, token)).toBe('saml-test-link');
    expect(await town.store.signInTrialLinks.find(stage.ports.ids.hash(token), stage.clock.now)).toBeNull();
    await stage.ports.store.installation.sweep(stage.clock.now);
    const links = (await everyRow(stage))['sign_in_trial_links'] ?? [];
    expect(links).toHaveLength(0);
  });

  it('is begun by nobody who may not confirm, nor with another municipality’s proposal', async () => {
    const id = await propose();
    const foreign = await person(stage, stage.otherTown, 'tenant-admin');
    const it = await person(stage, town, 'it-admin', 'operator-admin');
    for (const other of [foreign, it]) expect(await reasonOf(link(id, other))).toBe('role-missing');
    expect(await reasonOf(link(id, foreign, stage.otherTown))).toBe('no-such-sign-in-change');
  });

  it('remembers what was refused before it could be judged, unless that lay in the attempt', async () => {
    const id = await propose();
    const trial = await findSignInChangeTrial(stage.ports, town.id, await begun(id));
    const note = (reason: string) => noteFailedTrial(stage.ports, town.id, { trial, reason });
    await note('saml-wrong-browser');
    expect(await standing(id)).toBe('none');
    await note('saml-signature');
    expect((await town.store.signInChanges.find(id))?.trial).toMatchObject({
      passed: false,
      reason: 'saml-signature',
    });
  });
}
