/**
 * What OpenVPN does with our files and with single directives that differ: why each of them stands there, or must not.
 * Real servers and clients; the revocation lists are openssl's, since our own servers use the directory of serials.
 */
// Needs: openvpn, network-tools, network-namespaces, openssl
import type { CryptoProfileId } from '../../src/domain/crypto-profile';
import { until } from '../support/child-process';
import { createNetwork, type Machine, type Network } from './support/network';
import { revocationList } from './support/openssl-crl';
import { startOpenvpn } from './support/openvpn-client';
import {
  openvpnAuthorities,
  serverHost,
  type OpenvpnAuthorities,
  type Papers,
} from './support/openvpn-papers';
import { answers, startPing } from './support/ping';
import {
  changed,
  clientFile,
  insideAddress,
  spawnServer,
  startServer,
  type Changes,
  type RenderedServer,
  type ServerWish,
} from './support/rendered-openvpn';
import { rsaPapers } from './support/rsa-papers';

const compatible = 'TLS12-COMPATIBLE-2026';
const dayMs = 86_400_000;
const listFile = '/run/fernamt/lab/openvpn/list.pem';

let network: Network;
let gateway: Machine;
let person: Machine;
let authorities: OpenvpnAuthorities;
let anna: Papers;
let berta: Papers;
let server: RenderedServer | undefined;

beforeAll(async () => {
  network = await createNetwork({ clients: 1 });
  const [first] = network.clients;
  if (first === undefined) throw new Error('no client');
  [gateway, person] = [network.gateway, first];
  await network.nameHosts({ [serverHost]: gateway.address4 });
  authorities = await openvpnAuthorities();
  [anna, berta] = [await authorities.client(), await authorities.client()];
}, 60_000);

afterAll(() => network.stop());
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(
  changes: Changes = {},
  wish: Pick<ServerWish, 'files' | 'profile'> = {},
): Promise<RenderedServer> {
  server = await startServer(gateway, { authorities, welcome: [anna.name, berta.name], changes, ...wish });
  return server;
}

type Tried = { readonly outcome: 'connected' | 'refused'; readonly log: string; readonly serverLog: string };

/** One try, from the first packet to the end of the client. */
async function attempt(
  changes: Changes = {},
  papers: Papers = anna,
  profile?: CryptoProfileId,
): Promise<Tried> {
  const client = await startOpenvpn(
    person,
    'vpn.ovpn',
    changed(clientFile(authorities, papers, profile), changes),
  );
  try {
    const outcome = await client.outcome();
    return { outcome, log: client.log(), serverLog: server?.log() ?? '' };
  } finally {
    await client.stop();
  }
}

const controlChannel = /Control Channel: ([^\n]+)/;
const dataChannel = /Data Channel: ([^\n]+)/;

function list(revoked: readonly Papers[], nextUpdate = new Date(Date.now() + 7 * dayMs)): Promise<string> {
  return revocationList(authorities.clientCa, { revoked: revoked.map(({ serial }) => serial), nextUpdate });
}

/** As a program that updates a list does it: beside, then into its place. */
async function replaceList(text: string): Promise<void> {
  await gateway.mustExec(['tee', `${listFile}.new`], { input: text });
  await gateway.mustExec(['mv', `${listFile}.new`, listFile]);
}

describe('our files on both sides', () => {
  it('agree on TLS 1.3, AES-256-GCM and secp384r1, and on AES-256-GCM for data', async () => {
    await serve();
    const { outcome, log } = await attempt();
    expect(outcome).toBe('connected');
    expect(controlChannel.exec(log)?.[1]).toMatch(
      /^TLSv1\.3, cipher TLSv1\.3 TLS_AES_256_GCM_SHA384, .*peer temporary key: 384 bits ECsecp384r1$/,
    );
    expect(dataChannel.exec(log)?.[1]).toMatch(/^cipher 'AES-256-GCM'/);
  });

  it('of the compatible profile agree on ECDHE, ECDSA and AES-256-GCM with a client that knows only TLS 1.2', async () => {
    await serve({}, { profile: compatible });
    const { outcome, log } = await attempt({ 'tls-version-max': '1.2' }, anna, compatible);
    expect(outcome).toBe('connected');
    expect(controlChannel.exec(log)?.[1]).toMatch(
      /^TLSv1\.2, cipher TLSv1\.2 ECDHE-ECDSA-AES256-GCM-SHA384, /,
    );
  });

  it.each([
    ['compatible', 'BSI-TR-02102-2026'],
    ['BSI', 'TLS12-COMPATIBLE-2026'],
  ] as const)('go together, a %s server and a client file of %s, with TLS 1.3', async (side, profile) => {
    await serve({}, side === 'BSI' ? {} : { profile: compatible });
    const { outcome, log } = await attempt({}, anna, profile);
    expect(outcome).toBe('connected');
    expect(controlChannel.exec(log)?.[1]).toMatch(/^TLSv1\.3, .* 384 bits ECsecp384r1$/);
  });

  it('refuse TLS 1.2 where only one side would still speak it', async () => {
    await serve();
    const { outcome, serverLog } = await attempt({ 'tls-version-min': '1.2', 'tls-version-max': '1.2' });
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/unsupported protocol/);
  });
});

describe('groups and ciphers', () => {
  it('X25519, which TR-02102-2 does not list, is what comes without tls-groups', async () => {
    await serve({ 'tls-groups': null, 'tls-cert-profile': null });
    const { outcome, log } = await attempt({ 'tls-groups': null });
    expect(outcome).toBe('connected');
    expect(controlChannel.exec(log)?.[1]).toMatch(/peer temporary key: 253 bits X25519$/);
  });

  it('a client that offers only X25519 is refused', async () => {
    await serve();
    const { outcome, serverLog } = await attempt({ 'tls-groups': 'X25519' });
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/no suitable key share/);
  });

  it('a client that offers only ChaCha20 is refused', async () => {
    await serve();
    const { outcome, serverLog } = await attempt({ 'tls-ciphersuites': 'TLS_CHACHA20_POLY1305_SHA256' });
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/no shared cipher/);
  });

  it('a client that offers only ChaCha20 for data gets a control channel and no session', async () => {
    await serve();
    const { outcome, log } = await attempt({ 'data-ciphers': 'CHACHA20-POLY1305' });
    expect(outcome).toBe('refused');
    expect(log).toMatch(controlChannel);
    expect(log).not.toMatch(/Initialization Sequence Completed/);
  });

  it('secp256r1 is another name of prime256v1', async () => {
    await serve();
    const { outcome, log } = await attempt({ 'tls-groups': 'secp256r1' });
    expect(outcome).toBe('connected');
    expect(controlChannel.exec(log)?.[1]).toMatch(/peer temporary key: 256 bits ECprime256v1$/);
  });

  it('the Brainpool group of TLS 1.3 cannot be set with OpenSSL 3.0', async () => {
    await serve();
    const { outcome, log } = await attempt({ 'tls-groups': 'brainpoolP384r1tls13' });
    expect(outcome).toBe('refused');
    expect(log).toMatch(/Failed to set allowed TLS group list/);
  });
});

describe('certificates', () => {
  it.each([null, 'preferred'])(
    'an RSA-2048 certificate of the ECDSA authority is let in with tls-cert-profile %s',
    async (profile) => {
      const rsa = await rsaPapers(authorities.clientCa, anna.name);
      await serve({ 'tls-cert-profile': profile });
      expect((await attempt({}, rsa)).outcome).toBe('connected');
    },
  );

  it('an RSA-2048 certificate of the ECDSA authority is refused by our file, with suiteb', async () => {
    await serve();
    const { outcome } = await attempt({}, await rsaPapers(authorities.clientCa, anna.name));
    expect(outcome).toBe('refused');
  });

  it('suiteb in the client breaks the handshake with our server', async () => {
    await serve();
    expect((await attempt()).outcome).toBe('connected');
    const { outcome, serverLog } = await attempt({ 'tls-cert-profile': 'suiteb' });
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/peer did not return a certificate/);
  });

  it("a server's certificate is no client's", async () => {
    await serve();
    const { outcome, serverLog } = await attempt({}, authorities.server);
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/unsuitable certificate purpose|unsupported certificate purpose/);
  });
});

describe('a revocation list as a file', () => {
  it('that is replaced counts for new connections without a restart', async () => {
    await serve({ 'crl-verify': listFile }, { files: { 'list.pem': await list([]) } });
    expect((await attempt()).outcome).toBe('connected');
    await replaceList(await list([anna]));
    const { outcome, serverLog } = await attempt();
    expect(outcome).toBe('refused');
    expect(serverLog).toMatch(/certificate revoked/);
    expect((await attempt({}, berta)).outcome).toBe('connected');
  });

  it('cuts nobody who is connected, until their session is ended by name', async () => {
    const { manage } = await serve({ 'crl-verify': listFile }, { files: { 'list.pem': await list([]) } });
    const client = await startOpenvpn(person, 'vpn.ovpn', clientFile(authorities, anna));
    expect(await client.outcome()).toBe('connected');
    await replaceList(await list([anna]));
    const ping = await startPing(person, insideAddress);
    const before = Date.now();
    await until('two seconds of answers', 60_000, async () => {
      await ping.nextReply(2_000);
      return Date.now() - before > 2_000;
    });
    await ping.stop();
    expect(await manage(`kill ${anna.name}`)).toMatch(
      /^SUCCESS: common name .* found, 1 client\(s\) killed/m,
    );
    expect(await answers(person, insideAddress)).toBe(false);
    await client.stop();
  });

  it('cuts whoever is connected at the next renegotiation, after the time that the old key may still serve', async () => {
    const short = { 'reneg-sec': '8', 'tran-window': '4', 'crl-verify': listFile };
    const { log } = await serve(short, { files: { 'list.pem': await list([]) } });
    const client = await startOpenvpn(person, 'vpn.ovpn', clientFile(authorities, anna));
    expect(await client.outcome()).toBe('connected');
    await replaceList(await list([anna]));
    const ping = await startPing(person, insideAddress);
    await ping.nextReply(30_000);
    await ping.silence({ quietMs: 2_000, timeoutMs: 40_000 });
    expect(log()).toMatch(/certificate revoked/);
    await ping.stop();
    await client.stop();
  });

  it('that has expired refuses everybody', async () => {
    await serve(
      { 'crl-verify': listFile },
      { files: { 'list.pem': await list([], new Date(Date.now() - 3_600_000)) } },
    );
    for (const papers of [anna, berta]) {
      const { outcome, serverLog } = await attempt({}, papers);
      expect({ outcome, isSaid: serverLog.includes('CRL has expired') }).toEqual({
        outcome: 'refused',
        isSaid: true,
      });
    }
  });

  it('that is missing keeps the server from starting', async () => {
    const child = await spawnServer(gateway, {
      authorities,
      welcome: [],
      changes: { 'crl-verify': listFile },
    });
    expect(await child.exited(20_000)).not.toBe(0);
    expect(child.output()).toMatch(/crl-verify.*list\.pem|--crl-verify fails/);
  });
});
