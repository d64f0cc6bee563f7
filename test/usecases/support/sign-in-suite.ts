// Signing in: one response is one sign-in, one key is one person, names follow, and roles come from the rules alone.
import type { SamlAttribute, PresentedAssertion } from '../../../src/domain/identity-attributes';
import { queryTokens } from '../../../src/domain/search-tokens';
import { signIn } from '../../../src/usecases/sign-in';
import { useDatabases, type Engine } from '../../support/databases';
import {
  AuditBroken,
  changedTables,
  eventsOf,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
} from './observed';
import { openStage, startTime, type Stage, type Town } from './stage';

export function testSignIn(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  const attribute = (name: string, ...values: readonly string[]): SamlAttribute => ({
    name,
    friendlyName: null,
    values,
  });

  /** A request has gone out; this is what the identity provider answers. */
  const answered = async (town: Town, key: string, ...attributes: readonly SamlAttribute[]) => {
    const inResponseTo = `_${stage.ports.ids.random()}`;
    const expiresAt = new Date(startTime.getTime() + 5 * 60_000);
    const browser = 'hash of a cookie';
    const returnTo = '/t/musterstadt';
    await town.store.samlRequests.save({ id: inResponseTo, browser, returnTo, expiresAt });
    const assertion: PresentedAssertion = {
      id: `_${stage.ports.ids.random()}`,
      browser,
      expiresAt,
      authentication: { instant: startTime, contextClass: null },
      issuer: 'https://idp.example',
      nameId: { value: key, format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      sessionIndex: null,
      inResponseTo,
      attributes: [attribute('displayName', `Name von ${key}`), ...attributes],
    };
    return assertion;
  };
  const arrive = (assertion: PresentedAssertion, town = stage.town) =>
    signIn(stage.ports, town.id, assertion);
  const registered = async (town = stage.town) =>
    (await eventsOf(town)).filter(({ action }) => action === 'person.registered').length;

  it('lets one of ten with the same response in', async () => {
    const assertion = await answered(stage.town, 'anna');
    const outcome = await outcomesOf(Array.from({ length: 10 }, () => arrive(assertion)));
    expect(outcome).toEqual({ done: 1, refused: Array(9).fill('saml-request-unknown') });
    expect(await reasonOf(arrive(assertion))).toBe('saml-request-unknown');
  });

  it('makes one person of eight first sign-ins at once', async () => {
    const before = await registered();
    const assertions = await Promise.all(Array.from({ length: 8 }, () => answered(stage.town, 'bernd')));
    const arrived = await Promise.all(assertions.map((assertion) => arrive(assertion)));
    expect(new Set(arrived.map(({ actor }) => actor.personId)).size).toBe(1);
    expect(await registered()).toBe(before + 1);
  });

  it('knows people again by their key, not by name or mail, and each municipality its own', async () => {
    const first = await arrive(await answered(stage.town, 'carla', attribute('mail', 'carla@alt.example')));
    const again = await answered(stage.town, 'carla', attribute('mail', 'carla@neu.example'));
    expect((await arrive(again)).actor.personId).toBe(first.actor.personId);
    const namesake = await answered(stage.town, 'carla-2', attribute('mail', 'carla2@neu.example'));
    expect((await arrive(namesake)).actor.personId).not.toBe(first.actor.personId);
    const elsewhere = await arrive(await answered(stage.otherTown, 'carla'), stage.otherTown);
    expect(elsewhere.actor).toMatchObject({ tenantId: stage.otherTown.id });
    expect(elsewhere.actor.personId).not.toBe(first.actor.personId);
    const otherProvider = { ...(await answered(stage.town, 'carla')), issuer: 'https://anderer.example' };
    expect((await arrive(otherProvider)).actor.personId).not.toBe(first.actor.personId);
  });

  it('finds people by their new names and no longer by the old ones', async () => {
    const named = (name: string) => answered(stage.town, 'doerte', attribute('department', name));
    await arrive(await named('Bauamt'));
    const assertions = await Promise.all(['Kämmerei', 'Kämmerei', 'Kämmerei'].map(named));
    await Promise.all(assertions.map((assertion) => arrive(assertion)));
    const found = async (words: string) => {
      const { items } = await stage.town.store.persons.search(queryTokens(words), { after: null, limit: 10 });
      return items.map(({ person }) => person.department);
    };
    expect(await found('doerte kaemm')).toEqual(['Kämmerei']);
    expect(await found('doerte bauamt')).toEqual([]);
  });

  it('keeps the address of a supervisor as long as the identity provider says it', async () => {
    const shape = { maker: 'other', aliases: { supervisor: ['manager'] } } as const;
    const arrival = async (...attributes: readonly SamlAttribute[]) => {
      const { actor } = await arrive(await answered(stage.town, 'gerda', ...attributes));
      return (await stage.town.store.persons.find(actor.personId))?.supervisor;
    };
    const boss = attribute('manager', 'Viola.Vogel@Musterstadt.example');
    expect(await arrival(boss)).toBeNull();
    await stage.town.store.identityShape.save(shape);
    expect(await arrival(boss)).toBe('viola.vogel@musterstadt.example');
    expect(await arrival(attribute('manager', 'CN=Viola,DC=stadt'))).toBeNull();
    expect(await arrival(boss)).toBe('viola.vogel@musterstadt.example');
    const self = [
      attribute('mail', 'gerda@musterstadt.example'),
      attribute('manager', 'Gerda@musterstadt.example'),
    ];
    expect(await arrival(...self)).toBeNull();
    expect(await arrival(boss)).toBe('viola.vogel@musterstadt.example');
    expect(await arrival()).toBeNull();
    expect(await arrival(boss)).toBe('viola.vogel@musterstadt.example');
    await stage.town.store.identityShape.save({ ...shape, aliases: {} });
    expect(await arrival(boss)).toBeNull();
  });

  it('writes nothing but the log when nothing is new', async () => {
    await arrive(await answered(stage.town, 'emil'));
    const assertion = await answered(stage.town, 'emil');
    const before = await everyRow(stage);
    stage.clock.now = new Date(startTime.getTime() + 1_000);
    await arrive(assertion);
    const changed = ['saml_messages', 'saml_requests', 'sign_ins'];
    expect(changedTables(before, await everyRow(stage))).toEqual(changed);
  });

  it('gives no role but employee without a rule, and by a rule only its own', async () => {
    const roles = async (...attributes: readonly SamlAttribute[]) =>
      (await arrive(await answered(stage.town, 'frauke', ...attributes))).actor.roles;
    expect(await roles()).toEqual(['employee']);
    expect(await roles(attribute('groups', 'vpn-admins'))).toEqual(['employee', 'it-admin']);
    expect(await roles()).toEqual(['employee']);
    expect(await roles(attribute('groups', 'VPN-admins', 'it-admin'))).toEqual(['employee']);
    expect(await roles(attribute('role', 'it-admin', 'operator-admin'))).toEqual(['employee']);
    await stage.town.store.tenant.replaceRoleRules([
      { attribute: 'groups', value: 'betrieb', role: 'operator-admin' },
      { attribute: 'groups', value: 'notfall', role: 'break-glass' },
    ]);
    expect(await roles(attribute('groups', 'vpn-admins', 'betrieb', 'notfall'))).toEqual(['employee']);
    expect((await everyRow(stage)).persons).not.toMatch(/vpn-admins|betrieb/);
  });

  it('lets roles rest where a second factor is demanded and was not shown', async () => {
    const multiple = 'http://schemas.microsoft.com/claims/multipleauthn';
    const methods = 'http://schemas.microsoft.com/claims/authnmethodsreferences';
    await stage.town.store.tenant.replaceRoleRules([
      { attribute: 'groups', value: 'vpn-admins', role: 'it-admin' },
    ]);
    const { assurance } = stage.town.store;
    const usual = await assurance.get();
    await assurance.set({ ...usual, adminsNeedMfa: true });
    const admin = attribute('groups', 'vpn-admins');
    const plain = await arrive(await answered(stage.town, 'mona', admin));
    expect([plain.actor.roles, plain.withheld]).toEqual([['employee'], ['it-admin']]);
    const proved = await arrive(await answered(stage.town, 'mona', admin, attribute(methods, 'x', multiple)));
    expect([proved.actor.roles, proved.withheld]).toEqual([['employee', 'it-admin'], []]);
    expect(proved.authentication).toEqual({
      instant: startTime,
      contextClass: null,
      methods: ['x', multiple],
    });
    await assurance.set(usual);
  });

  it('is refused without a request of this municipality that is still good', async () => {
    const assertion = await answered(stage.town, 'georg');
    expect(await reasonOf(arrive(assertion, stage.otherTown))).toBe('saml-request-unknown');
    expect(await reasonOf(arrive({ ...assertion, inResponseTo: '_unknown' }))).toBe('saml-request-unknown');
    stage.clock.now = new Date(startTime.getTime() + 5 * 60_000);
    expect(await reasonOf(arrive(assertion))).toBe('saml-request-unknown');
  });

  it('is refused without a lasting key, and nobody is registered', async () => {
    const before = await registered();
    const assertion = await answered(stage.town, 'hanna');
    const transient = { value: 'x', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' };
    expect(await reasonOf(arrive({ ...assertion, nameId: transient }))).toBe('identity-transient');
    const nobody = { value: ' ', format: null };
    expect(await reasonOf(arrive({ ...assertion, nameId: nobody }))).toBe('identity-missing');
    expect(await registered()).toBe(before);
  });

  it('leaves nothing behind when it cannot be written down', async () => {
    const assertion = await answered(stage.town, 'ingo');
    const before = await everyRow(stage);
    const tried = signIn(withoutAudit(stage.ports), stage.town.id, assertion);
    await expect(tried).rejects.toBeInstanceOf(AuditBroken);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  });
}
