// The metadata of an identity provider, looked at by time and on demand: what is proposed, what is not, and that nothing
// found there, nor any failure, changes how people sign in.
import { samlKeyAtOnce } from '../../support/saml-key';
import type { Actor } from '../../../src/domain/actor';
import { Refusal } from '../../../src/domain/errors';
import { confirmSignInChange } from '../../../src/usecases/confirm-sign-in-change';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { pollMetadata } from '../../../src/usecases/jobs/poll-metadata';
import { pollMetadataNow } from '../../../src/usecases/poll-metadata-now';
import { proposeSignInChange } from '../../../src/usecases/propose-sign-in-change';
import { stopSignInChange } from '../../../src/usecases/stop-sign-in-change';
import { unwatchMetadata } from '../../../src/usecases/unwatch-metadata';
import { watchMetadata } from '../../../src/usecases/watch-metadata';
import type { Ports } from '../../../src/usecases/ports';
import { useDatabases, type Engine } from '../../support/databases';
import { entitiesXml, entityXml } from '../../support/idp-metadata';
import { connection } from '../../support/sign-in-values';
import { eventsDuring, outcomesOf, reasonOf } from './observed';
import { dayMs, openStage, person, startTime, type Stage, type Town } from './stage';

const address = 'https://idp.example/metadata.xml';
const [one = '', two = '', three = ''] = ['one', 'two', 'three'].map(
  (name) => samlKeyAtOnce(name, startTime).certificatePem,
);
const present = {
  ...connection(),
  idp: {
    entityId: 'https://idp.example/metadata',
    ssoUrl: 'https://idp.example/sso',
    sloUrl: null,
    signingCertificates: [one],
  },
};
const published = (...pems: readonly string[]): string =>
  entityXml({ ...present.idp, certificates: pems.map((pem) => ({ pem })) });

export function testMetadataWatches(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let town: Town;
  let admin: Actor;
  let ports: Ports;
  let answer: () => string;
  let asked: string[];

  beforeEach(async () => {
    stage = await openStage(databases);
    town = stage.town;
    await connectIdentityProvider(stage.ports, town.id, present);
    admin = await person(stage, town, 'tenant-admin');
    asked = [];
    answer = () => published(one);
    const fetch = async (where: string): Promise<string> => {
      asked.push(where);
      return answer();
    };
    ports = { ...stage.ports, metadata: { ...stage.ports.metadata, fetch } };
  }, 60_000);

  const watch = () => watchMetadata(ports, admin, { tenantId: town.id, address });
  const nextDay = (): void => {
    stage.clock.now = new Date(stage.clock.now.getTime() + dayMs);
  };
  const poll = () => {
    nextDay();
    return pollMetadata(ports, town.id);
  };
  const certificates = async () => (await town.store.tenant.samlSettings()).idp?.signingCertificates.length;
  const open = async () => (await town.store.signInChanges.open())[0];

  it('are looked at when the address is told, and then once a day', async () => {
    const events = await eventsDuring(town, async () => expect(await watch()).toBe('same'));
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['tenant.metadata-address-set', admin.ref],
    ]);
    expect(await pollMetadata(ports, town.id)).toBeNull();
    expect(await ports.store.installation.nextMetadataWatch(stage.clock.now)).toBeNull();
    nextDay();
    expect(await ports.store.installation.nextMetadataWatch(stage.clock.now)).toBe(town.id);
    expect(await pollMetadata(ports, town.id)).toBe('same');
    expect(await pollMetadata(ports, town.id)).toBeNull();
    expect(asked).toEqual([address, address]);
  });

  it('with a new certificate propose it once, and trust it only once somebody confirms', async () => {
    await watch();
    answer = () => published(one, two);
    const events = await eventsDuring(town, async () => expect(await poll()).toBe('to-propose'));
    expect(events.map(({ action, actor, data }) => [action, actor, data['origin']])).toEqual([
      ['sign-in-change.proposed', null, 'metadata'],
    ]);
    expect(await certificates()).toBe(1);
    expect(await eventsDuring(town, async () => expect(await poll()).toBe('proposed-already'))).toEqual([]);
    const change = await open();
    if (change === undefined) throw new Error('nothing is proposed');
    await confirmSignInChange(ports, admin, {
      tenantId: town.id,
      id: change.id,
      signedInAt: stage.clock.now,
      withoutTrial: 'Noch nicht zu testen',
    });
    expect(await certificates()).toBe(2);
    expect(await poll()).toBe('same');
  });

  it('propose to drop a certificate that vanished, and drop none by themselves', async () => {
    await connectIdentityProvider(ports, town.id, {
      ...present,
      idp: { ...present.idp, signingCertificates: [one, two] },
      emergency: 'Zweites Zertifikat',
    });
    expect(await watch()).toBe('to-propose');
    expect(await certificates()).toBe(2);
    expect((await open())?.after).toMatchObject({ idp: { signingCertificates: [one] } });
  });

  it('replace a finding that changed, and take back one that vanished', async () => {
    await watch();
    answer = () => published(one, two);
    await poll();
    const first = await open();
    answer = () => published(one, three);
    expect(await poll()).toBe('to-propose');
    expect(await town.store.signInChanges.open()).toHaveLength(1);
    expect(await open()).not.toEqual(first);
    answer = () => published(one);
    expect(await poll()).toBe('same');
    expect(await town.store.signInChanges.open()).toEqual([]);
    const states = (await town.store.signInChanges.list(9)).map(({ state }) => state);
    expect(states).toEqual(['lapsed', 'lapsed']);
  });

  it('do not propose again what was rejected, until it changes', async () => {
    await watch();
    answer = () => published(one, two);
    await poll();
    const change = await open();
    if (change === undefined) throw new Error('nothing is proposed');
    await stopSignInChange(ports, admin, {
      tenantId: town.id,
      id: change.id,
      how: 'reject',
      reason: 'unbekannt',
    });
    expect([await poll(), await poll()]).toEqual(['rejected-before', 'rejected-before']);
    answer = () => published(one, three);
    expect(await poll()).toBe('to-propose');
  });

  it('leave alone what somebody has proposed, and come after it', async () => {
    await watch();
    const after = connection({ ...present.idp, certificates: ['ANDERES'] });
    const id = await proposeSignInChange(ports, admin, { tenantId: town.id, after, reason: null });
    answer = () => published(one, two);
    expect(await poll()).toBe('another-open');
    expect((await open())?.id).toBe(id);
    await stopSignInChange(ports, admin, { tenantId: town.id, id, how: 'withdraw' });
    expect(await poll()).toBe('to-propose');
  });

  it('that cannot be read change nothing, are remembered as they were, and are tried again soon', async () => {
    await watch();
    const before = await town.store.tenant.samlSettings();
    for (const [reason, bad] of [
      [
        'metadata-fetch-slow',
        () => {
          throw new Refusal('unavailable', 'metadata-fetch-slow');
        },
      ],
      ['metadata-malformed', () => '<html>Wartung</html>'],
      [
        'metadata-entity-unknown',
        () => entityXml({ entityId: 'https://evil.example', certificates: [{ pem: two }] }),
      ],
      ['metadata-no-certificate', () => published()],
    ] as const) {
      answer = bad;
      expect(await poll()).toBe('unreadable');
      expect((await town.store.metadataWatch.find())?.failure?.reason).toBe(reason);
    }
    expect(await town.store.tenant.samlSettings()).toEqual(before);
    expect(await town.store.signInChanges.open()).toEqual([]);
    expect((await town.store.metadataWatch.find())?.found).toEqual(present.idp);
    answer = () => published(one);
    await poll();
    expect((await town.store.metadataWatch.find())?.failure).toBeNull();
  });

  it('are read for the identity provider in force alone, among others', async () => {
    answer = () =>
      entitiesXml(
        entityXml({ entityId: 'https://other.example', certificates: [{ pem: two }] }),
        published(one),
      );
    expect(await watch()).toBe('same');
    answer = () => entityXml({ entityId: 'https://other.example', certificates: [{ pem: two }] });
    const elsewhere = { tenantId: town.id, address: 'https://other.example/' };
    expect(await reasonOf(watchMetadata(ports, admin, elsewhere))).toBe('metadata-entity-unknown');
    expect((await town.store.metadataWatch.find())?.address).toBe(address);
  });

  it('are looked at by one of several processes', async () => {
    await watch();
    nextDay();
    const outcomes = await Promise.all([1, 2, 3].map(() => pollMetadata(ports, town.id)));
    expect(outcomes.toSorted()).toEqual(['same', null, null].toSorted());
    expect(asked).toHaveLength(2);
  });

  it('are looked at again after a process died over it', async () => {
    await watch();
    nextDay();
    const now = stage.clock.now;
    const until = new Date(now.getTime() + 120_000);
    expect(await town.store.metadataWatch.claim({ dueAt: now, now, until })).toBe(true);
    expect(await pollMetadata(ports, town.id)).toBeNull();
    stage.clock.now = until;
    expect(await pollMetadata(ports, town.id)).toBe('same');
  });

  it('are looked at on demand, but not all the time', async () => {
    expect(await reasonOf(pollMetadataNow(ports, admin, town.id))).toBe('metadata-not-watched');
    await watch();
    expect(await reasonOf(pollMetadataNow(ports, admin, town.id))).toBe('metadata-looked-at-just-now');
    stage.clock.now = new Date(stage.clock.now.getTime() + 30_000);
    const { done, refused } = await outcomesOf([1, 2].map(() => pollMetadataNow(ports, admin, town.id)));
    expect([done, refused]).toEqual([1, ['metadata-looked-at-just-now']]);
  });

  it('are nobody else’s to watch, look at or forget', async () => {
    await watch();
    const foreign = await person(stage, stage.otherTown, 'tenant-admin', 'operator-admin');
    const it = await person(stage, town, 'it-admin');
    for (const other of [foreign, it]) {
      expect(await reasonOf(watchMetadata(ports, other, { tenantId: town.id, address }))).toBe(
        'role-missing',
      );
      expect(await reasonOf(pollMetadataNow(ports, other, town.id))).toBe('role-missing');
      expect(await reasonOf(unwatchMetadata(ports, other, town.id))).toBe('role-missing');
    }
    const there = await person(stage, stage.otherTown, 'tenant-admin');
    const early = { tenantId: stage.otherTown.id, address };
    expect(await reasonOf(watchMetadata(ports, there, early))).toBe('sign-in-not-live');
  });

  it('are forgotten when somebody says so, and with the identity provider', async () => {
    await watch();
    await unwatchMetadata(ports, admin, town.id);
    expect(await eventsDuring(town, () => unwatchMetadata(ports, admin, town.id))).toEqual([]);
    expect(await town.store.metadataWatch.find()).toBeNull();
    await watch();
    const other = connection({ entityId: 'https://other.example' });
    await connectIdentityProvider(ports, town.id, { ...other, emergency: 'Neuer Anbieter' });
    expect(await town.store.metadataWatch.find()).toBeNull();
  });
}
