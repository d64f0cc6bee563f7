// Our own key for a municipality's sign-ins, changed as an act: who may, what is stored and sealed, what is destroyed.
import { createPki } from '../../../src/adapters/pki/pki';
import { createSamlKey, type SamlKey } from '../../../src/adapters/saml/saml-key';
import type { Actor } from '../../../src/domain/actor';
import { publishedForMs, signingForMs, type RotationStep } from '../../../src/domain/own-key-rotation';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { createTenant } from '../../../src/usecases/create-tenant';
import type { Ports } from '../../../src/usecases/ports';
import { proposeSignInChange } from '../../../src/usecases/propose-sign-in-change';
import { turnOwnKey } from '../../../src/usecases/turn-own-key';
import { useDatabases, type Engine } from '../../support/databases';
import { connection } from '../../support/sign-in-values';
import { AuditBroken, eventsDuring, everyRow, outcomesOf, reasonOf, withoutAudit } from './observed';
import { openStage, person, townToCreate, type Stage, type Town } from './stage';

export function testOwnKeys(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let admin: Actor;
  let olga: Actor;
  let ports: Ports;
  let made: SamlKey[];

  beforeEach(async () => {
    stage = await openStage(databases);
    town = stage.town;
    await connectIdentityProvider(stage.ports, town.id, connection());
    const create = townToCreate('betreiber');
    const id = await createTenant(stage.ports, { ...create, tenant: { ...create.tenant, kind: 'operator' } });
    const operator = { ...town, id, slug: 'betreiber', store: stage.ports.store.forTenant(id) };
    admin = await person(stage, town, 'tenant-admin');
    olga = await person(stage, operator, 'operator-admin');
    made = [];
    const createKey = async (slug: string, now: Date): Promise<SamlKey> => {
      const key = await createSamlKey(slug, now);
      made.push(key);
      return key;
    };
    ports = { ...stage.ports, pki: createPki({ createSamlKey: createKey }) };
  }, 60_000);

  const settings = () => town.store.tenant.samlSettings();
  const next = (by: Actor | 'command-line', from: RotationStep, emergency: string | null = null) =>
    turnOwnKey(ports, by, { tenantId: town.id, from, way: 'next', emergency });
  const back = (by: Actor, from: RotationStep) =>
    turnOwnKey(ports, by, { tenantId: town.id, from, way: 'back' });
  const turn = (ms: number): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + ms);
  };

  it('goes all the way, and the old one is gone in the end', async () => {
    const old = await settings();
    const events = await eventsDuring(town, async () => {
      expect(await next(admin, 'settled')).toBe('published');
      expect((await settings()).spCertificatePem).toBe(old.spCertificatePem);
      turn(publishedForMs);
      expect(await next(olga, 'published')).toBe('signing');
      expect((await settings()).keyRotation?.other.privateKeyPem).toBe(old.spPrivateKeyPem);
      turn(signingForMs);
      expect(await next('command-line', 'signing')).toBe('settled');
    });
    const [key] = made;
    expect(await settings()).toEqual({
      ...old,
      spPrivateKeyPem: key?.privateKeyPem,
      spCertificatePem: key?.certificatePem,
      keyRotation: null,
    });
    expect((await everyRow(stage))['saml_key_rotations']).toBe('');
    expect(events.map(({ action, actor, reason }) => [action, actor, reason])).toEqual([
      ['saml-key.published', admin.ref, null],
      ['saml-key.switched', olga.ref, null],
      ['saml-key.destroyed', null, null],
    ]);
  });

  it('is sealed at every step', async () => {
    const old = await settings();
    const secretLines = () =>
      [old.spPrivateKeyPem, ...made.map(({ privateKeyPem }) => privateKeyPem)].map(
        (pem) => pem.split('\n')[5] ?? '',
      );
    for (const from of ['settled', 'published'] as const) {
      await next(admin, from);
      turn(publishedForMs);
      const everything = JSON.stringify(await everyRow(stage));
      for (const line of secretLines()) expect(everything).not.toContain(line);
      expect(everything).toContain('saml_key_rotations');
    }
  });

  it('goes back, and is as it was', async () => {
    const old = await settings();
    await next(admin, 'settled');
    turn(publishedForMs);
    await next(admin, 'published');
    expect(await back(admin, 'signing')).toBe('published');
    expect(await reasonOf(next(admin, 'published'))).toBe('key-rotation-too-early');
    expect(await back(admin, 'published')).toBe('settled');
    expect(await settings()).toEqual(old);
    expect(await reasonOf(back(admin, 'settled'))).toBe('key-rotation-none');
  });

  it('waits for nobody in an emergency, and says why', async () => {
    await next(admin, 'settled');
    const events = await eventsDuring(town, () => next('command-line', 'published', 'Rechner gestohlen'));
    expect(events.map(({ action, reason, data }) => [action, reason, data['emergency']])).toEqual([
      ['saml-key.switched', 'Rechner gestohlen', true],
    ]);
  });

  it('takes a step once, of two at once', async () => {
    const first = await outcomesOf([next(admin, 'settled'), next(olga, 'settled')]);
    expect(first).toEqual({ done: 1, refused: ['key-rotation-moved'] });
    turn(publishedForMs);
    const second = await outcomesOf([next(admin, 'published'), back(olga, 'published')]);
    expect(second).toEqual({ done: 1, refused: ['key-rotation-moved'] });
  });

  it('is not lost when the sign-in is changed meanwhile', async () => {
    await next(admin, 'settled');
    const before = await settings();
    const after = connection({ ssoUrl: 'https://new.example/sso' });
    const id = await proposeSignInChange(ports, admin, { tenantId: town.id, after, reason: null });
    turn(publishedForMs);
    await Promise.all([
      confirmSignInChange(ports, admin, {
        tenantId: town.id,
        id,
        signedInAt: stage.clock.now,
        withoutTrial: 'Noch nicht zu testen',
      }),
      next(admin, 'published'),
    ]);
    const now = await settings();
    expect(now.idp?.ssoUrl).toBe('https://new.example/sso');
    expect(now.spCertificatePem).toBe(before.keyRotation?.other.certificatePem);
    expect(now.keyRotation?.other.certificatePem).toBe(before.spCertificatePem);
  });

  it('is changed with its entry in the log or not at all', async () => {
    const before = await settings();
    const begin = turnOwnKey(withoutAudit(ports), admin, {
      tenantId: town.id,
      from: 'settled',
      way: 'next',
      emergency: null,
    });
    await expect(begin).rejects.toBeInstanceOf(AuditBroken);
    expect(await settings()).toEqual(before);
  });

  it('is nobody else’s to change, and another municipality’s stays as it is', async () => {
    const foreign = await person(stage, stage.otherTown, 'tenant-admin', 'operator-admin');
    const it = await person(stage, town, 'it-admin');
    const theirs = await stage.otherTown.store.tenant.samlSettings();
    for (const other of [foreign, it]) {
      expect(await reasonOf(next(other, 'settled'))).toBe('role-missing');
      expect(await reasonOf(back(other, 'published'))).toBe('role-missing');
    }
    await next(admin, 'settled');
    expect(await stage.otherTown.store.tenant.samlSettings()).toEqual(theirs);
  });
}
