// What a gateway is told and what it tells: enrolment, changes, snapshots, confirmations, reports; over real HTTP.
import { newNonce, newServerKey, newSigningKey } from '../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import { gatewayPaths, parseEnrolmentAnswer, type Position } from '../../src/domain/gateway-protocol';
import { credentialId } from '../../src/domain/ids';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { removeGateway } from '../../src/usecases/remove-gateway';
import { renewEnrolmentToken } from '../../src/usecases/renew-enrolment-token';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { givenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import {
  believed,
  enrolledGateway,
  enrolmentOf,
  gatewayWith,
  openWire,
  type TestGateway,
  type Wire,
} from '../support/test-gateway';

const agent = Buffer.from('#!/usr/bin/env node\nconsole.log("agent");\n');
const portalOf = usePortal((ports, publicUrl) =>
  gatewayProtocolRoutes({ ports, publicUrl, agentFile: agentFileOf(agent) }),
);

let wire: Wire;
let nord: TestGateway;
let dorf: TestGateway;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  nord = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
  dorf = await enrolledGateway({ portal, wire }, portal.nebendorf, 'gateway-dorf');
});
afterAll(() => wire.close());

const ahead = ({ epoch, revision }: Position): Position => ({ epoch, revision: revision + 1 });
const kinds = (changes: readonly { readonly change: { readonly kind: string } }[]): readonly string[] =>
  changes.map(({ change }) => change.kind);

async function freshToken(gateway: TestGateway): Promise<string> {
  const portal = portalOf();
  const admin = await portal.person(gateway.town, 'Gabi', 'it-admin');
  return (await renewEnrolmentToken(portal.ports, admin, gateway.id)).token;
}

describe('enrolment', () => {
  const enrol = (token: string, key = newSigningKey(), fields: object = {}) =>
    wire.send(
      { key, keyid: 'enrol' },
      {
        method: 'POST',
        path: gatewayPaths.enrol,
        body: JSON.stringify({ ...enrolmentOf(token, key), ...fields }),
      },
    );

  it('answers with the gateway, the epoch and the time, signed for the nonce of the request', async () => {
    const portal = portalOf();
    const key = newSigningKey();
    const nonce = newNonce();
    const body = JSON.stringify(enrolmentOf(await freshToken(nord), key));
    const sent = { method: 'POST', path: gatewayPaths.enrol, body } as const;
    const received = await wire.send({ key, keyid: 'enrol' }, sent, { nonce });
    expect(received.status).toBe(200);
    expect(received.headers.get('cache-control')).toBe('no-store');
    const { content, trailer } = await believed(portal, received.body, { gateway: null, nonce });
    const answer = parseEnrolmentAnswer(content);
    expect(answer).toEqual({
      gateway: nord.id,
      name: 'gateway-nord',
      epoch: await portal.ports.store.installation.epoch(),
      portalTime: startTime.toISOString(),
    });
    expect(trailer).toMatchObject({ gateway: nord.id, epoch: answer.epoch });
    expect(trailer.from).toBe(trailer.to);
    nord = gatewayWith({ portal, wire }, portal.musterstadt, { key, keyid: nord.id });
    expect((await nord.snapshot()).changes.length).toBeGreaterThan(0);
  });

  it('takes the place of the keys before: the earlier agent is not believed any more', async () => {
    const earlier = nord;
    nord = await reenrolled(nord);
    expect((await earlier.send({ path: gatewayPaths.snapshot })).status).toBe(401);
  });

  it('works once for each token', async () => {
    const token = await freshToken(nord);
    const key = newSigningKey();
    expect((await enrol(token, key)).status).toBe(200);
    nord = gatewayWith({ portal: portalOf(), wire }, nord.town, { key, keyid: nord.id });
    const again = await enrol(token);
    expect(again.status).toBe(410);
    expect(JSON.parse(again.body)).toMatchObject({ reason: 'token-used' });
    expect((await nord.send({ path: gatewayPaths.snapshot })).status).toBe(200);
  });

  it('is refused with a token that nobody gave', async () => {
    expect((await enrol('A'.repeat(43))).status).toBe(410);
  });

  it('is refused a quarter of an hour after the token was made', async () => {
    const portal = portalOf();
    const token = await freshToken(nord);
    portal.clock.now = new Date(startTime.getTime() + 15 * 60_000);
    const late = await enrol(token);
    portal.clock.now = startTime;
    expect(late.status).toBe(410);
  });

  it('is refused with a token that a newer one has replaced', async () => {
    const first = await freshToken(nord);
    await freshToken(nord);
    expect((await enrol(first)).status).toBe(410);
  });

  it('is refused unless it is signed with the key that it brings', async () => {
    const token = await freshToken(nord);
    const brought = newSigningKey();
    const body = JSON.stringify(enrolmentOf(token, brought));
    const sent = { method: 'POST', path: gatewayPaths.enrol, body } as const;
    const foreign = await wire.send({ key: newSigningKey(), keyid: 'enrol' }, sent);
    expect(foreign.status).toBe(401);
    expect(JSON.parse(foreign.body)).toMatchObject({ reason: 'bad-signature' });
    const named = await wire.send({ key: brought, keyid: nord.id }, sent);
    expect(named.status).toBe(401);
    expect((await wire.send({ key: brought, keyid: 'enrol' }, sent)).status).toBe(200);
    nord = gatewayWith({ portal: portalOf(), wire }, nord.town, { key: brought, keyid: nord.id });
  });

  it.each([
    ['no key', { agentKey: '' }],
    ['a key on another curve', { agentKey: 'MCowBQYDK2VwAyEA'.padEnd(60, 'A') }],
    ['a WireGuard key that is none', { wireguardPublicKey: 'kurz' }],
    ['no certificate request', { openvpnCsr: '' }],
    [
      'a request that is no request',
      { openvpnCsr: '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n' },
    ],
    ['a version with a line break', { agentVersion: '1.0\nx' }],
    ['a token of another shape', { token: '../../etc/passwd' }],
  ])('is refused with %s, and the token stays good', async (_, fields) => {
    const token = await freshToken(nord);
    const refused = await enrol(token, newSigningKey(), fields);
    expect(refused.status).toBe(400);
    nord = await reenrolled(nord, token);
  });
});

async function reenrolled(gateway: TestGateway, given?: string): Promise<TestGateway> {
  const key = newSigningKey();
  const body = JSON.stringify(enrolmentOf(given ?? (await freshToken(gateway)), key));
  const { status } = await wire.send(
    { key, keyid: 'enrol' },
    { method: 'POST', path: gatewayPaths.enrol, body },
  );
  expect(status).toBe(200);
  return gatewayWith({ portal: portalOf(), wire }, gateway.town, { key, keyid: gateway.id });
}

describe('the snapshot', () => {
  it('begins with the settings, typed and complete', async () => {
    const { changes, position } = await nord.snapshot();
    const [first] = changes;
    expect(first).toMatchObject({
      revision: position.revision,
      change: {
        kind: 'gateway.settings',
        maxOfflineDays: 7,
        wireguard: { listenPort: 51_820, addresses: ['10.90.0.1/24', 'fd00:90::1/64'] },
        openvpn: {
          serverName: 'vpn.musterstadt.example',
          network4: '10.92.0.0/24',
          network6: 'fd00:92::/64',
          port: 1194,
        },
        reachable: ['10.1.0.0/16'],
        masquerade: true,
        reach: {
          timeZone: 'Europe/Berlin',
          profiles: [
            { networks: [{ network: '10.1.0.0/16', protocol: 'any', ports: null }], fullTunnel: true },
          ],
        },
      },
    });
  });

  it('holds who may connect and, as tombstones, who never may again; suspended people are absent', async () => {
    const portal = portalOf();
    const active = await givenAccess(portal, portal.musterstadt, 'wireguard');
    const revoked = await givenAccess(portal, portal.musterstadt, 'openvpn');
    const revokedPeer = await givenAccess(portal, portal.musterstadt, 'wireguard');
    const suspended = await givenAccess(portal, portal.musterstadt, 'openvpn');
    await revokeDevice(portal.ports, revoked.admin, { id: revoked.device.id, reason: 'Verlust' });
    await revokeDevice(portal.ports, revokedPeer.admin, { id: revokedPeer.device.id, reason: 'Verlust' });
    await suspendDevice(portal.ports, suspended.admin, { id: suspended.device.id, reason: 'Urlaub' });
    const { changes } = await nord.snapshot();
    const about = (id: string) =>
      changes
        .filter(({ change }) => 'credential' in change && change.credential === id)
        .map(({ change }) => change);
    expect(about(active.credential.id)).toEqual([
      {
        kind: 'peer.set',
        credential: active.credential.id,
        publicKey: active.credential.publicKey,
        presharedKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
        addresses: [`${active.credential.address4}/32`, `${active.credential.address6 ?? ''}/128`],
        until: '2027-06-30T22:00:00.000Z',
        profile: (await portal.musterstadt.store.profiles.list())[0]?.id,
      },
    ]);
    expect(about(revoked.credential.id)).toMatchObject([
      { kind: 'client.remove', serial: revoked.credential.serial, final: true },
    ]);
    expect(about(revokedPeer.credential.id)).toMatchObject([
      { kind: 'peer.remove', publicKey: revokedPeer.credential.publicKey, final: true },
    ]);
    expect(about(suspended.credential.id)).toEqual([]);
  });

  it('holds nothing of another municipality', async () => {
    const portal = portalOf();
    const here = await givenAccess(portal, portal.musterstadt);
    const there = await givenAccess(portal, portal.nebendorf);
    const [mine, theirs] = [JSON.stringify(await nord.snapshot()), JSON.stringify(await dorf.snapshot())];
    expect(mine).toContain(here.credential.id);
    expect(mine).not.toContain(there.credential.id);
    expect(theirs).toContain(there.credential.id);
    expect(theirs).not.toContain(here.credential.id);
  });

  it('names nobody', async () => {
    const portal = portalOf();
    await givenAccess(portal, portal.musterstadt);
    const { body } = await nord.ask({ path: gatewayPaths.snapshot });
    expect(body).not.toMatch(/Anna|Müller|Notebook|Bauamt/);
  });
});

describe('changes', () => {
  it('come after the position, in order, and lead to the next one', async () => {
    const portal = portalOf();
    const { position } = await nord.snapshot();
    const given = await givenAccess(portal, portal.musterstadt);
    await suspendDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Urlaub' });
    await resumeDevice(portal.ports, given.admin, given.device.id);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    const news = await nord.changes(position);
    expect(news.changes.map(({ revision }) => revision - position.revision)).toEqual([1, 2, 3, 4]);
    // Whole states of now: what was set and has since been revoked is not set again.
    expect(kinds(news.changes)).toEqual(Array(4).fill('client.remove'));
    expect(news.position.revision).toBe(position.revision + 4);
    expect((await nord.changes(news.position)).changes).toEqual([]);
  });

  it('are told again until they are confirmed, and not after', async () => {
    const portal = portalOf();
    const { position } = await nord.snapshot();
    await givenAccess(portal, portal.musterstadt);
    const first = await nord.changes(position);
    expect(first.changes).toHaveLength(1);
    expect(await nord.changes(position)).toEqual(first);
    expect((await nord.ack(first.position)).status).toBe(200);
    const tooLate = await nord.send({
      path: gatewayPaths.changes,
      query: `?after=${position.epoch}.${position.revision}`,
    });
    expect(tooLate.status).toBe(410);
    expect(JSON.parse(tooLate.body)).toMatchObject({ reason: 'snapshot-needed' });
  });

  it.each([
    ['of another epoch', ({ revision }: Position) => `0123456789abcdef.${revision}`],
    ['ahead of the portal', ({ epoch, revision }: Position) => `${epoch}.${revision + 1}`],
  ])('are not to be had for a position %s: a snapshot is needed', async (_, query) => {
    const { position } = await nord.snapshot();
    const refused = await nord.send({ path: gatewayPaths.changes, query: `?after=${query(position)}` });
    expect(refused.status).toBe(410);
    expect(JSON.parse(refused.body)).toMatchObject({ reason: 'snapshot-needed' });
  });

  it.each(['', '?after=', '?after=abc', '?after=a.1.2&wait=0', '?after=a.1&wait=x', '?after=a.1&wait=-1'])(
    'cannot be asked for with %p',
    async (query) => {
      expect((await nord.send({ path: gatewayPaths.changes, query })).status).toBe(400);
    },
  );
});

describe('a confirmation', () => {
  async function revoked() {
    const portal = portalOf();
    const given = await givenAccess(portal, portal.musterstadt);
    await nord.ack((await nord.snapshot()).position);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    const { position } = await nord.snapshot();
    const proof = async () => {
      const all = await portal.musterstadt.store.credentials.enforcementsOf([given.credential.id]);
      return all.find(({ gatewayId }) => gatewayId === nord.id);
    };
    return { given, position, proof };
  }

  it("makes the order effective by the portal's clock", async () => {
    const portal = portalOf();
    const { position, proof } = await revoked();
    expect(await proof()).toMatchObject({ kind: 'revocation', effectiveAt: null });
    portal.clock.now = new Date(startTime.getTime() + 1000);
    const { content, trailer } = await nord.ask({
      method: 'POST',
      path: gatewayPaths.acks,
      body: JSON.stringify({ ...position, failed: [] }),
    });
    portal.clock.now = startTime;
    expect(content).toBe('{"ok":true}\n');
    expect(trailer).toMatchObject({ from: position.revision, to: position.revision });
    expect(await proof()).toMatchObject({ effectiveAt: new Date(startTime.getTime() + 1000), failure: null });
  });

  it('is cumulative, and repeating it changes nothing', async () => {
    const portal = portalOf();
    const { position, proof } = await revoked();
    await nord.ack(position);
    const before = await proof();
    portal.clock.now = new Date(startTime.getTime() + 60_000);
    expect((await nord.ack(position)).status).toBe(200);
    expect((await nord.ack({ ...position, revision: 0 })).status).toBe(200);
    portal.clock.now = startTime;
    expect(await proof()).toEqual(before);
    expect(await portal.musterstadt.store.gateways.find(nord.id)).toMatchObject({
      acknowledged: position.revision,
    });
  });

  it('of everything but what failed leaves that unconfirmed, also when it came in a snapshot', async () => {
    const { given, position, proof } = await revoked();
    const failure = { revision: position.revision, id: given.credential.id, reason: 'openvpn-not-running' };
    expect((await nord.ack(position, [failure])).status).toBe(200);
    expect(await proof()).toMatchObject({ effectiveAt: null, failure: 'openvpn-not-running' });
    expect((await nord.ack(position)).status).toBe(200);
    expect(await proof()).toMatchObject({ effectiveAt: startTime, failure: null });
  });

  it('from the future is refused and confirms nothing', async () => {
    const { position, proof } = await revoked();
    const refused = await nord.ack(ahead(position));
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body)).toMatchObject({ reason: 'ack-from-the-future' });
    expect(await proof()).toMatchObject({ effectiveAt: null });
  });

  it('of another epoch is refused and confirms nothing', async () => {
    const { position, proof } = await revoked();
    expect((await nord.ack({ ...position, epoch: 'fedcba9876543210' })).status).toBe(410);
    expect(await proof()).toMatchObject({ effectiveAt: null });
  });

  it("does not count for another gateway's orders", async () => {
    const { position, proof } = await revoked();
    await dorf.ack(position);
    expect(await proof()).toMatchObject({ effectiveAt: null });
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no position', '{"failed":[]}'],
    ['a negative revision', '{"epoch":"a","revision":-1,"failed":[]}'],
    ['a revision that is text', '{"epoch":"a","revision":"1","failed":[]}'],
    [
      'a reason in words',
      '{"epoch":"a","revision":1,"failed":[{"revision":1,"id":"gateway","reason":"<b>oh</b>"}]}',
    ],
  ])('is refused when it is %s', async (_, body) => {
    const refused = await nord.send({ method: 'POST', path: gatewayPaths.acks, body });
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body)).toMatchObject({ reason: 'gateway-message-malformed' });
  });
});

describe('a report', () => {
  const reported = (gateway: TestGateway, fields: object) =>
    gateway.send({
      method: 'POST',
      path: gatewayPaths.report,
      body: JSON.stringify({
        firstConnected: [],
        tombstones: [],
        openvpnCsr: null,
        agentVersion: '1.0.1',
        ...fields,
      }),
    });

  it('tells the version, and who has connected once: yes or no', async () => {
    const portal = portalOf();
    const { credential } = await givenAccess(portal, portal.musterstadt);
    expect((await reported(nord, { firstConnected: [credential.id] })).status).toBe(200);
    expect(await portal.musterstadt.store.credentials.find(credential.id)).toMatchObject({ connected: true });
    expect(await portal.musterstadt.store.gateways.find(nord.id)).toMatchObject({ agentVersion: '1.0.1' });
  });

  it('says nothing about the devices of another municipality', async () => {
    const portal = portalOf();
    const { credential } = await givenAccess(portal, portal.musterstadt);
    const tombstone = { credential: credential.id, kind: 'client', key: credential.serial };
    const answer = await reported(dorf, { firstConnected: [credential.id], tombstones: [tombstone] });
    expect(answer.status).toBe(200);
    expect(await portal.musterstadt.store.credentials.find(credential.id)).toEqual(credential);
  });

  it('of a revocation that the portal has forgotten takes the credential back and stops the device', async () => {
    const portal = portalOf();
    const { credential, device } = await givenAccess(portal, portal.musterstadt);
    const { position } = await nord.snapshot();
    const tombstone = { credential: credential.id, kind: 'client', key: credential.serial };
    expect((await reported(nord, { tombstones: [tombstone, tombstone] })).status).toBe(200);
    expect(await portal.musterstadt.store.credentials.find(credential.id)).toMatchObject({
      state: 'revoked',
    });
    expect(await portal.musterstadt.store.devices.find(device.id)).toMatchObject({ state: 'suspended' });
    expect((await nord.changes(position)).changes).toMatchObject([
      { change: { kind: 'client.remove', final: true } },
    ]);
  });

  it('of a revocation with another key than the portal knows takes nothing back', async () => {
    const portal = portalOf();
    const { credential } = await givenAccess(portal, portal.musterstadt);
    await reported(nord, { tombstones: [{ credential: credential.id, kind: 'client', key: '12345' }] });
    await reported(nord, {
      tombstones: [{ credential: credentialId('a'.repeat(26)), kind: 'client', key: '12345' }],
    });
    expect(await portal.musterstadt.store.credentials.find(credential.id)).toEqual(credential);
  });

  it('with a certificate request renews the server certificate by way of new settings', async () => {
    const portal = portalOf();
    const { position, changes } = await nord.snapshot();
    const answer = await reported(nord, { openvpnCsr: certificateRequest(newServerKey()) });
    expect(answer.status).toBe(200);
    const news = await nord.changes(position);
    expect(kinds(news.changes)).toEqual(['gateway.settings']);
    expect(news.changes[0]?.change).not.toEqual(changes[0]?.change);
    const gateway = await portal.musterstadt.store.gateways.find(nord.id);
    const filter = {
      action: 'gateway.certificate-renewed',
      subject: null,
      objectId: nord.id,
      from: null,
      before: null,
    } as const;
    const { items } = await portal.musterstadt.store.audit.list(filter, { afterSeq: null, limit: 2 });
    expect(items).toMatchObject([{ actor: null, subject: null }]);
    expect(gateway?.certificateEndsAt?.getTime()).toBeGreaterThan(startTime.getTime() + 80 * 86_400_000);
  });

  it('that cannot be taken whole is not taken at all', async () => {
    const portal = portalOf();
    const { credential } = await givenAccess(portal, portal.musterstadt);
    const csr = '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n';
    expect((await reported(nord, { firstConnected: [credential.id], openvpnCsr: csr })).status).toBe(400);
    expect(await portal.musterstadt.store.credentials.find(credential.id)).toMatchObject({
      connected: false,
    });
  });
});

it('no longer answers a gateway that was taken out of service', async () => {
  const portal = portalOf();
  const going = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-alt');
  const admin = await portal.person(portal.musterstadt, 'Gabi', 'it-admin');
  const { position } = await going.snapshot();
  await removeGateway(portal.ports, admin, going.id);
  const refused = await going.send({
    path: gatewayPaths.changes,
    query: `?after=${position.epoch}.${position.revision}`,
  });
  expect(refused.status).toBe(401);
  expect(JSON.parse(refused.body)).toEqual({
    reason: 'unknown-gateway',
    id: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
    time: startTime.toISOString(),
  });
});
