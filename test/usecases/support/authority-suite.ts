// Authorities in generations: who issues, what goes out with it, what gateways trust, and what an interrupted attempt leaves.
import { X509Certificate } from 'node:crypto';
import { newServerKey } from '../../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../../src/agent/identity/certificate-request';
import type { GatewaySettings } from '../../../src/domain/gateway-change';
import { issueAuthority } from '../../../src/usecases/issue-authority';
import type { Ports } from '../../../src/usecases/ports';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { retireAuthority } from '../../../src/usecases/retire-authority';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { startAuthority } from '../../../src/usecases/start-authority';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, type TestAgent } from './asking';
import { connected } from './holdings';
import { changedTables, everyRow, outcomesOf, reasonOf } from './observed';
import { enrolledGateway, openStage, person, type Stage } from './stage';

export function testAuthorities(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let agent: TestAgent;
  let gateway: Awaited<ReturnType<typeof enrolledGateway>>;
  beforeEach(async () => {
    stage = await openStage(databases);
    gateway = await enrolledGateway(stage, stage.town);
    agent = agentOf(stage, stage.town, gateway);
    await agent.catchUp();
  }, 60_000);

  const of = { slug: 'musterstadt' };
  const issue = (kind: 'root' | 'client-ca' | 'server-ca', ports: Ports = stage.ports) =>
    issueAuthority(ports, { ...of, kind });
  const start = (id: string, emergency: string | null = null) =>
    startAuthority(stage.ports, { ...of, id, emergency });
  const retire = (id: string, emergency: string | null = null) =>
    retireAuthority(stage.ports, { ...of, id, emergency });
  const renew = async (kind: 'root' | 'client-ca' | 'server-ca') => {
    const { id } = await issue(kind);
    await agent.catchUp();
    await start(id);
  };
  const settings = async (): Promise<NonNullable<GatewaySettings['openvpn']>> => {
    for (const { change } of (await agent.snapshot()).changes)
      if (change.kind === 'gateway.settings' && change.openvpn !== null) return change.openvpn;
    throw new Error('no settings');
  };
  const namesIn = (chain: string): readonly string[] =>
    (chain.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? []).map((pem) =>
      new X509Certificate(pem).subject.replace(/^CN=Fernamt /, '').replace(' musterstadt', ''),
    );
  const blockIn = ({ content }: { readonly content: string }, tag: string): string =>
    new RegExp(`<${tag}>([^]*)</${tag}>`).exec(content)?.[1] ?? '';
  const inAll = async () =>
    (await stage.town.store.authorities.list()).map(
      ({ id, state, keyPlace }) => `${id} ${state} ${keyPlace}`,
    );
  const serverCertificates = async () =>
    (await stage.town.store.serverCertificates.ofGateway(gateway.id)).map(
      ({ authorityId, state }) => `${authorityId} ${state}`,
    );

  it('gateways learn of a new one when it is prepared, and it issues when they have confirmed', async () => {
    const { credential: before } = await connected(stage, stage.town);
    await agent.catchUp();
    stage.woken.length = 0;
    const { id } = await issue('client-ca');
    expect(stage.woken).toEqual([gateway.id]);
    expect(namesIn((await settings()).ca)).toEqual(['Client CA', 'Client CA 2', 'Root']);
    expect(await reasonOf(start(id))).toBe('authority-unconfirmed');
    const { position } = await agent.snapshot();
    await agent.ack(position, [
      { revision: position.revision, id: 'gateway', reason: 'openvpn-does-not-start' },
    ]);
    expect(await reasonOf(start(id))).toBe('authority-unconfirmed');
    await agent.ack(position);
    await start(id);
    const { credential, file } = await connected(stage, stage.town);
    expect([before.authorityId, credential.authorityId]).toEqual(['client-ca', 'client-ca-2']);
    expect(namesIn(blockIn(file, 'cert'))).toEqual([`CN=${credential.id}`]);
    expect(namesIn(blockIn(file, 'extra-certs'))).toEqual(['Client CA 2']);
    expect(namesIn(blockIn(file, 'ca'))).toEqual(['Root']);
  });

  it('an old one goes when nothing hangs on it any more, and with its key', async () => {
    const { device, admin } = await connected(stage, stage.town);
    await renew('client-ca');
    expect(await reasonOf(retire('client-ca'))).toBe('authority-in-use');
    const before = await everyRow(stage);
    expect(await reasonOf(retire('client-ca-2'))).toBe('authority-issuing');
    expect(changedTables(before, await everyRow(stage))).toEqual([]);
    await revokeDevice(stage.ports, admin, { id: device.id, reason: 'Ausgeschieden' });
    await retire('client-ca');
    expect(await inAll()).toContain('client-ca retired destroyed');
    expect(
      await stage.knex('authorities').where({ id: 'client-ca', private_key: '' }).select('id'),
    ).toHaveLength(1);
    expect(namesIn((await settings()).ca)).toEqual(['Client CA 2', 'Root']);
  });

  it('a new one for servers signs at the next renewal, and the server sends the one that signed', async () => {
    await renew('server-ca');
    expect(namesIn((await settings()).certificate)[1]).toBe('Server CA');
    expect(await reasonOf(retire('server-ca'))).toBe('authority-in-use');
    await agent.report({ openvpnCsr: certificateRequest(newServerKey()) });
    expect(namesIn((await settings()).certificate)[1]).toBe('Server CA 2');
    expect((await serverCertificates()).toSorted()).toEqual(['server-ca superseded', 'server-ca-2 issued']);
    await retire('server-ca');
    await removeGateway(stage.ports, await person(stage, stage.town, 'it-admin'), gateway.id);
    expect((await serverCertificates()).toSorted()).toEqual(['server-ca revoked', 'server-ca-2 revoked']);
  });

  it('a certificate whose signature never came back is on record, and superseded by the next', async () => {
    const pki = {
      ...stage.ports.pki,
      issueServerCertificate: () => Promise.reject(new Error('the power is gone')),
    };
    const openvpnCsr = certificateRequest(newServerKey());
    await expect(agent.report({ openvpnCsr }, { ...stage.ports, pki })).rejects.toThrow('the power is gone');
    expect((await serverCertificates()).toSorted()).toEqual(['server-ca intended', 'server-ca issued']);
    await agent.report({ openvpnCsr });
    expect((await serverCertificates()).toSorted()).toEqual([
      'server-ca issued',
      'server-ca superseded',
      'server-ca superseded',
    ]);
  });

  it('an attempt that was interrupted makes way for the next, and its serial stays on record', async () => {
    const pki = { ...stage.ports.pki, issueAuthority: () => Promise.reject(new Error('the power is gone')) };
    await expect(issue('client-ca', { ...stage.ports, pki })).rejects.toThrow('the power is gone');
    expect(await inAll()).toContain('client-ca-2 requested sealed');
    expect(namesIn((await settings()).ca)).toEqual(['Client CA', 'Root']);
    await issue('client-ca');
    expect(await inAll()).toEqual(
      expect.arrayContaining(['client-ca-2 retired destroyed', 'client-ca-3 prepared sealed']),
    );
    const serials = (await stage.town.store.authorities.list()).map(({ serial }) => serial);
    expect(new Set(serials).size).toBe(5);
    expect(serials).not.toContain(null);
  });

  it('two commands at once make one, and start it once', async () => {
    const made = await outcomesOf([issue('client-ca'), issue('client-ca'), issue('client-ca')]);
    const prepared = (await inAll()).filter((one) => one.includes('prepared'));
    expect(prepared).toHaveLength(1);
    expect(made.done).toBe(1);
    await agent.catchUp();
    const [id = ''] = (prepared[0] ?? '').split(' ');
    await outcomesOf([start(id), start(id)]);
    expect((await inAll()).filter((one) => /^client-ca\S* issuing/.test(one))).toEqual([
      `${id} issuing sealed`,
    ]);
  });

  it('under a new root, servers wait until nobody holds a file that does not know it', async () => {
    const { device, admin } = await connected(stage, stage.town);
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000);
    await renew('root');
    await renew('client-ca');
    const { file, credential } = await connected(stage, stage.town);
    expect(namesIn(blockIn(file, 'ca'))).toEqual(['Root', 'Root 2']);
    expect(namesIn((await settings()).ca)).toEqual(['Client CA', 'Client CA 2', 'Root', 'Root 2']);
    expect(credential.authorityId).toBe('client-ca-2');
    const { id, issuerId } = await issue('server-ca');
    expect(issuerId).toBe('root-2');
    await agent.catchUp();
    expect(await reasonOf(start(id))).toBe('authority-files-without-root');
    await revokeDevice(stage.ports, admin, { id: device.id, reason: 'Neue Datei' });
    await agent.catchUp();
    await start(id);
    await retire('client-ca');
    expect(await reasonOf(retire('root'))).toBe('authority-in-use');
    await retire('server-ca', 'Der Schlüssel ist gestohlen');
    await retire('root');
    expect(namesIn((await settings()).ca)).toEqual(['Client CA 2', 'Root 2']);
  });

  it('is nobody else’s business: another municipality changes nothing', async () => {
    const before = await stage.otherTown.store.authorities.list();
    await renew('client-ca');
    expect(await stage.otherTown.store.authorities.list()).toEqual(before);
    expect(await reasonOf(issueAuthority(stage.ports, { slug: 'nirgends', kind: 'root' }))).toBe(
      'tenant-unknown',
    );
  });
}
