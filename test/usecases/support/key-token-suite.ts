// Keys of authorities in a token: made there and nowhere else, named before they are made, gone when nobody stands for them;
// and what happens while the token does not answer.
import { strayKeyMs } from '../../../src/domain/authority-key';
import { profileOfAuthority } from '../../../src/domain/authority-name';
import { validity } from '../../../src/domain/certificate-profile';
import { minNoticeDays } from '../../../src/domain/closing';
import { addDays, localDay } from '../../../src/domain/local-day';
import { announceClosing } from '../../../src/usecases/announce-closing';
import { confirmClosing } from '../../../src/usecases/confirm-closing';
import { createTenant } from '../../../src/usecases/create-tenant';
import { exportRoot } from '../../../src/usecases/export-root';
import { issueAuthority } from '../../../src/usecases/issue-authority';
import { carryOutClosing } from '../../../src/usecases/jobs/carry-out-closings';
import { destroyStrayKeys } from '../../../src/usecases/jobs/destroy-stray-keys';
import { makeRevocationLists } from '../../../src/usecases/jobs/make-revocation-lists';
import { listTokenKeys } from '../../../src/usecases/list-token-keys';
import type { Ports, TenantStore } from '../../../src/usecases/ports';
import { requestAuthority } from '../../../src/usecases/request-authority';
import { retireAuthority } from '../../../src/usecases/retire-authority';
import { startAuthority } from '../../../src/usecases/start-authority';
import { takeAuthority } from '../../../src/usecases/take-authority';
import { useDatabases, type Engine } from '../../support/databases';
import { memoryToken, type MemoryToken } from '../../support/memory-token';
import { readRevocationList } from '../../support/read-revocation-list';
import { agentOf } from './asking';
import { connected } from './holdings';
import { changedTables, everyRow, outcomesOf, reasonOf } from './observed';
import { dayMs, enrolledGateway, openStage, person, startTime, townToCreate, type Stage } from './stage';

export function testKeyToken(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let token: MemoryToken;
  beforeEach(async () => {
    token = memoryToken();
    stage = await openStage(databases, undefined, token);
  }, 60_000);

  const of = { slug: 'musterstadt' };
  const issue = (ports: Ports = stage.ports) => issueAuthority(ports, { ...of, kind: 'client-ca' });
  const places = async () =>
    (await stage.town.store.authorities.list()).map(
      ({ id, state, keyPlace }) => `${id} ${state} ${keyPlace}`,
    );
  const strays = async () =>
    (await stage.knex('stray_token_keys').select<{ id: string }[]>('id')).map(({ id }) => id);
  const sealedKeys = async () =>
    (await stage.knex('authorities').whereNot('private_key', '').select('id')).length;
  const labels = () => [...token.keys.values()].map(({ label }) => label).toSorted();
  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };

  it('a municipality begins with its keys in the token and none in the database', async () => {
    expect(await places()).toEqual([
      'client-ca issuing token',
      'root issuing token',
      'server-ca issuing token',
    ]);
    expect(labels().slice(0, 3)).toEqual([
      'fernamt musterstadt client-ca',
      'fernamt musterstadt root',
      'fernamt musterstadt server-ca',
    ]);
    expect([token.keys.size, await sealedKeys(), await strays()]).toEqual([6, 0, []]);
  });

  it('issues for gateways and devices, publishes lists, and renews the authority', async () => {
    const gateway = await enrolledGateway(stage, stage.town);
    const agent = agentOf(stage, stage.town, gateway);
    await agent.catchUp();
    expect((await connected(stage, stage.town)).file.content).toContain('BEGIN CERTIFICATE');
    expect((await makeRevocationLists(stage.ports)).failed).toEqual([]);
    const { id, keyPlace } = await issue();
    expect([id, keyPlace]).toEqual(['client-ca-2', 'token']);
    await agent.catchUp();
    await startAuthority(stage.ports, { ...of, id, emergency: null });
    const { credential } = await connected(stage, stage.town);
    expect(credential.authorityId).toBe('client-ca-2');
    expect([token.keys.size, await sealedKeys(), await strays()]).toEqual([7, 0, []]);
  });

  it('makes nothing, and nothing in the database instead, while the token is away', async () => {
    const before = await everyRow(stage);
    const { size } = token.keys;
    for (const reason of ['token-away', 'token-pin', 'token-package']) {
      token.refuses = reason;
      expect(await reasonOf(issue())).toBe(reason);
      expect(await reasonOf(createTenant(stage.ports, townToCreate('neustadt')))).toBe(reason);
      expect(await reasonOf(requestAuthority(stage.ports, { ...of, kind: 'server-ca' }))).toBe(reason);
    }
    expect(changedTables(before, await everyRow(stage))).toEqual(['stray_token_keys']);
    expect([token.keys.size, await sealedKeys()]).toEqual([size, 0]);
    token.refuses = null;
    turn(strayKeyMs);
    await destroyStrayKeys(stage.ports);
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
  });

  it('a device gets nothing while the token is away, and its pending key stands for nothing', async () => {
    const gateway = await enrolledGateway(stage, stage.town);
    await agentOf(stage, stage.town, gateway).catchUp();
    token.refuses = 'token-away';
    expect(await reasonOf(connected(stage, stage.town))).toBe('token-away');
    const states = await stage.knex('credentials').select<{ state: string }[]>('state');
    expect(states.map(({ state }) => state)).toEqual(['pending']);
    const { failed } = await makeRevocationLists(stage.ports);
    expect(failed.length).toBeGreaterThan(0);
    token.refuses = null;
    turn(dayMs);
    expect((await makeRevocationLists(stage.ports)).failed).toEqual([]);
  });

  it('an attempt that ended before its signature leaves a key that goes with the next one', async () => {
    const pki = { ...stage.ports.pki, issueAuthority: () => Promise.reject(new Error('the power is gone')) };
    await expect(issue({ ...stage.ports, pki })).rejects.toThrow('the power is gone');
    expect(await places()).toContain('client-ca-2 requested token');
    const { size } = token.keys;
    await issue();
    expect(await places()).toEqual(
      expect.arrayContaining(['client-ca-2 retired destroyed', 'client-ca-3 prepared token']),
    );
    expect((await strays()).length).toBe(1);
    expect(await destroyStrayKeys(stage.ports)).toBe(1);
    expect([token.keys.size, await strays()]).toEqual([size, []]);
  });

  it('a crash between making a key and taking it up leaves nobody’s key, which is destroyed an hour later', async () => {
    const { size } = token.keys;
    const dying: Ports = {
      ...stage.ports,
      pki: {
        ...stage.ports.pki,
        createTenantAuthorities: () => Promise.reject(new Error('the power is gone')),
      },
    };
    await expect(createTenant(dying, townToCreate('neustadt'))).rejects.toThrow('the power is gone');
    expect([token.keys.size, (await strays()).length]).toEqual([size + 3, 3]);
    expect(await destroyStrayKeys(stage.ports)).toBe(0);
    turn(strayKeyMs);
    token.refuses = 'token-away';
    expect(await reasonOf(destroyStrayKeys(stage.ports))).toBe('token-away');
    expect((await strays()).length).toBe(3);
    token.refuses = null;
    expect(await destroyStrayKeys(stage.ports)).toBe(3);
    expect([token.keys.size, await strays()]).toEqual([size, []]);
  });

  it('who takes longer than that is refused, since the key may be gone', async () => {
    const slow: Ports = {
      ...stage.ports,
      pki: {
        ...stage.ports.pki,
        createTenantAuthorities: async (order) => {
          turn(strayKeyMs);
          const made = await stage.ports.pki.createTenantAuthorities(order);
          await destroyStrayKeys(stage.ports);
          return made;
        },
      },
    };
    expect(await reasonOf(createTenant(slow, townToCreate('neustadt')))).toBe('changed-meanwhile');
    expect(await stage.ports.store.installation.findTenant('neustadt')).toBeNull();
  });

  it('a request for an offline root is for one key, however often and at whatever time it is asked for', async () => {
    const ask = () => requestAuthority(stage.ports, { ...of, kind: 'client-ca' });
    const { done } = await outcomesOf([ask(), ask(), ask()]);
    expect(done).toBe(3);
    expect((await places()).filter((one) => one.includes('requested'))).toEqual([
      'client-ca-2 requested token',
    ]);
    const hashes = [await ask(), await ask()].map(({ keyHash }) => keyHash);
    expect(new Set(hashes).size).toBe(1);
    turn(strayKeyMs);
    await destroyStrayKeys(stage.ports);
    expect(token.keys.size).toBe(7);
    expect((await ask()).keyHash).toBe(hashes[0]);
  });

  it('makes no key for a request that is refused in the end', async () => {
    await issue();
    const before = await everyRow(stage);
    const { size } = token.keys;
    expect(await reasonOf(requestAuthority(stage.ports, { ...of, kind: 'client-ca' }))).toBe(
      'authority-under-way',
    );
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
    expect(token.keys.size).toBe(size);
  });

  it('is not asked while the database is held: it may hang, and everybody would wait for it', async () => {
    const { pki } = stage.ports;
    const { authority, request } = await requestAuthority(stage.ports, { ...of, kind: 'client-ca' });
    const { authorities } = stage.town.store;
    const root = await authorities.toSign((await authorities.issuing('root')).id);
    const { certificatePem } = await pki.issueAuthority({
      ...authority,
      ...validity(profileOfAuthority('client-ca'), stage.clock.now, root.notAfter),
      tenantLabel: of.slug,
      root,
      key: null,
      publicKey: pki.readCertificateRequest(request).publicKey,
      serial: pki.newSerial(),
    });
    let isHeld = false;
    const asked: boolean[] = [];
    const watched: Ports = {
      ...stage.ports,
      pki: {
        ...pki,
        publicKeyOf: (key) => {
          asked.push(isHeld);
          return pki.publicKeyOf(key);
        },
      },
      store: {
        ...stage.ports.store,
        forTenant: (id) => {
          const store = stage.ports.store.forTenant(id);
          const transaction: TenantStore['transaction'] = async (work) => {
            isHeld = true;
            return store.transaction(work).finally(() => (isHeld = false));
          };
          return { ...store, transaction };
        },
      },
    };
    expect((await takeAuthority(watched, { ...of, certificatePem })).state).toBe('prepared');
    expect(asked).toEqual([false]);
  });

  it('is retired with a last list before its key goes, at once or when the token is back', async () => {
    const { id } = await issue();
    await startAuthority(stage.ports, { ...of, id, emergency: 'Probe' });
    token.refuses = 'token-away';
    const before = await everyRow(stage);
    expect(await reasonOf(retireAuthority(stage.ports, { ...of, id: 'client-ca', emergency: null }))).toBe(
      'token-away',
    );
    expect(changedTables(before, await everyRow(stage))).toEqual(
      expect.not.arrayContaining(['authorities', 'audit_events']),
    );
    await retireAuthority(stage.ports, { ...of, id: 'client-ca', emergency: 'Token gestohlen' });
    expect((await strays()).length).toBe(1);
    const { size } = token.keys;
    token.refuses = null;
    await destroyStrayKeys(stage.ports);
    expect([token.keys.size, await strays()]).toEqual([size - 1, []]);
    expect(await reasonOf(stage.town.store.authorities.toSign((await issuedFirst()).id))).toBe(
      'authority-closed',
    );
  });
  const issuedFirst = async () => {
    const [first] = (await stage.town.store.authorities.list()).filter(({ id }) => id === 'client-ca');
    if (first === undefined) throw new Error('no authority');
    return first;
  };

  it('gives no key away: not to an export of the root', async () => {
    const passphrase = 'sechs ausgeloste Wörter für die Wurzel';
    expect(await reasonOf(exportRoot(stage.ports, { ...of, id: 'root', passphrase }))).toBe(
      'authority-key-elsewhere',
    );
  });

  it('goes on with keys that were sealed before, and without the token for them', async () => {
    const sealed = await openStage(databases);
    const mixed: Ports = { ...sealed.ports, pki: stage.ports.pki };
    const { id } = await issueAuthority(mixed, { ...of, kind: 'client-ca' });
    expect(await sealed.town.store.authorities.list()).toMatchObject([
      { id: 'client-ca', keyPlace: 'sealed' },
      { id, keyPlace: 'token' },
      { id: 'root', keyPlace: 'sealed' },
      { id: 'server-ca', keyPlace: 'sealed' },
    ]);
    token.refuses = 'token-away';
    const gateway = await enrolledGateway({ ...sealed, ports: mixed }, sealed.town);
    expect(gateway.id).toBeDefined();
    // Without any token configured, what lies in one is refused, and what is sealed goes on.
    await startAuthority(sealed.ports, { ...of, id, emergency: 'Probe' });
    expect(await reasonOf(connected(sealed, sealed.town))).toBe('token-not-configured');
  });

  it('goes with the municipality, also when the token is away for longer than everything else takes', async () => {
    const create = townToCreate('betreiber');
    const operatorId = await createTenant(stage.ports, {
      ...create,
      tenant: { ...create.tenant, kind: 'operator' },
    });
    const operator = { id: operatorId, store: stage.ports.store.forTenant(operatorId) };
    const olga = await person(stage, operator, 'operator-admin');
    const admin = await person(stage, stage.town, 'tenant-admin');
    const onDay = addDays(localDay(startTime), minNoticeDays);
    await announceClosing(stage.ports, olga, { ...of, onDay, reason: 'Wechsel' });
    await confirmClosing(stage.ports, admin, { tenantId: stage.town.id, signedInAt: stage.clock.now });
    turn((minNoticeDays + 1) * dayMs);
    token.refuses = 'token-away';
    while (await carryOutClosing(stage.ports, stage.town.id));
    expect((await stage.town.store.closings.standing())?.state ?? null).toBe('closed');
    expect((await strays()).length).toBe(3);
    token.refuses = null;
    expect(await destroyStrayKeys(stage.ports)).toBe(3);
    expect(labels().filter((label) => label.includes('musterstadt'))).toEqual([]);
    expect(labels().filter((label) => label.includes('nebendorf'))).toHaveLength(3);
  });

  it('says what lies in the token, what does not, and what is nobody’s', async () => {
    const [lost] = [...token.keys].filter(([, { label }]) => label === 'fernamt nebendorf root');
    token.keys.delete(lost?.[0] ?? '');
    await token.create({ id: 'ab'.repeat(16), label: 'fernamt eines anderen Portals' });
    const { keys, missing } = await listTokenKeys(stage.ports);
    expect(keys.filter((key) => key.of === null).map(({ label }) => label)).toEqual([
      'fernamt eines anderen Portals',
    ]);
    expect(keys.filter((key) => key.of !== null)).toHaveLength(5);
    expect(missing).toMatchObject([{ slug: 'nebendorf', authority: 'root' }]);
    expect(await reasonOf(issueAuthority(stage.ports, { slug: 'nebendorf', kind: 'client-ca' }))).toBe(
      'token-key-missing',
    );
  });

  it('a last list is made before a sealed key goes, too', async () => {
    const sealed = await openStage(databases);
    const gateway = await enrolledGateway(sealed, sealed.town);
    const agent = agentOf(sealed, sealed.town, gateway);
    await agent.catchUp();
    const { credential } = await connected(sealed, sealed.town);
    await makeRevocationLists(sealed.ports);
    const { id } = await issueAuthority(sealed.ports, { ...of, kind: 'client-ca' });
    await agent.catchUp();
    await startAuthority(sealed.ports, { ...of, id, emergency: null });
    const serial = credential.serial ?? '';
    await sealed
      .knex('credentials')
      .where({ serial })
      .update({ state: 'revoked', taken_back_at: sealed.clock.now.toISOString() });
    await retireAuthority(sealed.ports, { ...of, id: 'client-ca', emergency: null });
    const [first] = await sealed.town.store.revocationLists.list();
    const found = await sealed.ports.store.installation.findRevocationList(first?.authoritySerial ?? '');
    const { entries } = await readRevocationList((await found?.content()) ?? new Uint8Array());
    // Nobody waits for another one, and nobody is alarmed when this one is over.
    sealed.clock.now = new Date(sealed.clock.now.getTime() + 8 * dayMs);
    expect(await makeRevocationLists(sealed.ports)).toMatchObject({ failed: [] });
    const { installation } = sealed.ports.store;
    const ending = await installation.revocationListsEndingBefore(sealed.clock.now, sealed.clock.now, 9);
    expect(ending.map(({ authorityId }) => authorityId)).not.toContain('client-ca');
    expect([first?.authorityId, Object.keys(entries)]).toEqual(['client-ca', [serial]]);
  });
}
